"""Routes of the November desk: rows are recorded, confirmed, returned and taken back in batches.

Each row is a deed of its own: one that is refused stops none of the others. Every deed carries an
id made in the browser, so a batch that is sent again after a lost answer changes nothing twice.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from typing import Any

from flask import Blueprint, jsonify
from sqlalchemy.orm import Session

from dashboard import access, given, texts
from dashboard.desk_rows import COLUMNS, grid_rows
from dashboard.queries import board as boards
from dashboard.queries import desk as desks
from dashboard.routes import STATUS, body, guarded_route
from dashboard.store import record, visit_of
from dashboard.texts import desk as words
from db.models import StatusChange
from db.vocabulary import State
from registry import clock
from registry.errors import NothingChanged, Refused, RegistryError, Stale
from registry.policy import Action
from registry.progress import StatusInput, record_status
from registry.verification import send_back, undo, verify

log = logging.getLogger("dashboard")
routes = Blueprint("desk", __name__)
MOST_ROWS = 50
# The bulk deeds name rows only; the grid sends a longer list in parts.
MOST_NAMED = 200

Deed = Callable[[Session], StatusChange]


class OtherOwner(Refused):
    """The words were typed by somebody else than the one who is signed in now."""


STATUS[OtherOwner] = 409


@guarded_route(routes, "/desk/record", needs=Action.VERIFY)
def record_rows() -> Any:
    """Record what was typed into some rows."""
    rows = _rows(MOST_ROWS)
    return _answer([(_row_id(row), _op(row.get("op")), _recording(row)) for row in rows])


@guarded_route(routes, "/desk/verify", needs=Action.VERIFY)
def verify_rows() -> Any:
    """Confirm some reports."""
    batch = _op(_body().get("op"))

    def deed(report_id: int, version: int, op: str) -> Deed:
        return lambda rows: verify(
            rows, report_id, expected_version=version, op_id=op, actor=access.actor(),
            at=clock.now(),
        )

    return _answer(_named(batch, deed))


@guarded_route(routes, "/desk/return", needs=Action.VERIFY)
def return_rows() -> Any:
    """Return some reports with one reason."""
    batch, reason = _op(_body().get("op")), given.words(_body().get("reason"))

    def deed(report_id: int, version: int, op: str) -> Deed:
        return lambda rows: send_back(
            rows, report_id, reason, expected_version=version, op_id=op, actor=access.actor(),
            at=clock.now(),
        )

    return _answer(_named(batch, deed))


@guarded_route(routes, "/desk/undo", needs=Action.VERIFY)
def undo_rows() -> Any:
    """Take some deeds of this sitting back."""
    ops = _body().get("ops")
    if not isinstance(ops, list) or len(ops) > MOST_NAMED:
        raise Refused("bad_choice")

    def deed(undone: str) -> Deed:
        again = str(uuid.uuid5(uuid.UUID(undone), "undo"))
        return lambda rows: undo(
            rows, undone, op_id=again, actor=access.actor(), at=clock.now()
        )

    return _answer([(None, op, deed(op)) for op in map(_op, ops)])


def _recording(row: dict[str, Any]) -> Deed:
    def deed(rows: Session) -> StatusChange:
        said = StatusInput(
            state=given.choice(State, row.get("state")),
            percent=given.percent(row.get("percent")),
            result=given.words(row.get("result")),
            product=given.words(row.get("product")),
            difficulties=given.words(row.get("difficulties")),
            verified=row.get("verified") is True,
            done_on=given.day(row.get("done_on")),
        )
        return record_status(
            rows,
            _row_id(row),
            said,
            expected_version=given.row_id(row.get("version")),
            op_id=_op(row.get("op")),
            actor=access.actor(),
            at=clock.now(),
        )

    return deed


def _named(
    batch: str, deed: Callable[[int, int, str], Deed]
) -> list[tuple[int | None, str, Deed]]:
    """Each row of a bulk deed has its own id, made from the batch's: resent, it is the same."""
    made: list[tuple[int | None, str, Deed]] = []
    for row in _rows(MOST_NAMED):
        report_id, version = _row_id(row), given.row_id(row.get("version"))
        op = str(uuid.uuid5(uuid.UUID(batch), str(report_id)))
        made.append((report_id, op, deed(report_id, version, op)))
    return made


def _body() -> dict[str, Any]:
    """What the grid sent; refused when somebody else signed in since it was typed."""
    sent = body()
    if sent.get("owner") != str(access.actor().id):
        raise OtherOwner("desk_owner")
    return sent


def _rows(most: int) -> list[dict[str, Any]]:
    rows = _body().get("rows")
    is_list = isinstance(rows, list) and 0 < len(rows) <= most
    if not is_list or not all(isinstance(row, dict) for row in rows):
        raise Refused("bad_choice")
    if len({row.get("id") for row in rows if isinstance(row.get("id"), int)}) < len(rows):
        raise Refused("bad_choice")
    return rows


def _row_id(row: dict[str, Any]) -> int:
    return given.row_id(row.get("id"))


def _op(value: Any) -> str:
    try:
        return str(uuid.UUID(given.words(value)))
    except ValueError:
        raise Refused("bad_choice") from None


def _answer(deeds: list[tuple[int | None, str, Deed]]) -> Any:
    answers = [_one(report_id, op, deed) for report_id, op, deed in deeds]
    fresh = _fresh([one["id"] for one in answers if one["id"] is not None])
    for one in answers:
        one["row"] = fresh.get(one["id"])
        one["version"] = one["row"]["version"] if one["row"] else None
    return jsonify(rows=answers)


def _one(report_id: int | None, op: str, deed: Deed) -> dict[str, Any]:
    said: dict[str, Any] = {"id": report_id, "op": op, "status": "saved"}
    try:
        with record().writing() as rows:
            change = deed(rows)
            said["id"], said["op"] = change.report_id, change.op_id
    except NothingChanged:
        said["status"] = "same"
    except (ValueError, OverflowError):
        # What no rule foresaw of one row must not hold the others back.
        log.warning("a row of the desk held odd values", exc_info=True)
        said["status"], said["said"] = "refused", texts.refusal(Refused("text_unreadable"))
    except RegistryError as error:
        said["status"] = "stale" if isinstance(error, Stale) else "refused"
        said["said"] = _sentence(error)
    return said


def _sentence(error: RegistryError) -> str:
    """Who was first, of a stale row: the grid shows both versions and asks whose shall stay."""
    if not isinstance(error, Stale) or "who" not in error.details:
        return texts.refusal(error)
    facts = error.details
    return words.STALE.format(
        who=facts["who"], moment=texts.moment(facts["at"]), state=texts.STATES[facts["new_state"]]
    )


def _fresh(report_ids: list[int]) -> dict[int, dict[str, Any]]:
    """What the record says now of the rows that were spoken of."""
    found: dict[int, dict[str, Any]] = {}
    with record().reading() as rows:
        visit = visit_of(rows)
        plan = boards.plan_id(rows)
        years = {around.id: around.year for around in boards.rounds(rows, plan)}
        for round_id in set(desks.round_of(rows, report_ids).values()) & years.keys():
            named = desks.desk_rows(rows, round_id, today=visit.today, choices=visit.choices,
                                    report_ids=report_ids)
            for values in grid_rows(visit, plan, years[round_id], named):
                row = dict(zip(COLUMNS, values, strict=True))
                found[row["id"]] = row
    return found
