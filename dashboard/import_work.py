"""The maker that takes the text out of a plan's file, in the worker beside the server."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dashboard.making import MAKERS, Made, Maker, Order, Tell
from dashboard.texts import queue as words
from registry.errors import NotFound
from registry.imports import deeds
from registry.inputs import InputKind, PageRead, TextRead, read_file
from registry.policy import Action, Actor

MEDIA_TYPE = "application/json"


def _make(rows: Session, order: Order, tell: Tell) -> Made:
    name, data = deeds.file_of(rows, _import_id(order.wanted), actor=order.actor)
    # Recognising a scan takes minutes: no snapshot of the record is held open so long.
    rows.rollback()
    read = read_file(data, name, tell)
    said = json.dumps(asdict(read), ensure_ascii=False).encode()
    return Made(f"{name}.json", MEDIA_TYPE, said)


def _ended(
    rows: Session, wanted: dict[str, str], made: Made, actor: Actor, at: datetime
) -> None:
    read = text_read(json.loads(made.data))
    deeds.settle(rows, _import_id(wanted), read, actor=actor, at=at)


def text_read(said: dict[str, Any]) -> TextRead:
    """What `_make` wrote."""
    pages = tuple(PageRead(**page) for page in said["pages"])
    return TextRead(said["text"], InputKind(said["kind"]), said["encoding"], pages,
                    tuple(said["notes"]))


def _import_id(wanted: dict[str, str]) -> int:
    given = wanted.get("import", "")
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise NotFound("plan_import")
    return int(given)


def _title(wanted: dict[str, str]) -> str:
    return words.READ_PLAN.format(name=wanted.get("name", ""))


MAKERS[deeds.MAKER] = Maker(Action.IMPORT_PLANS, _title, _make, ended=_ended)
