"""The reviewed facts about Kế hoạch 66 that the reading tests stand on, read in one place."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from registry.reading import (
    Defect,
    Kind,
    Known,
    KnownAgency,
    KnownDocument,
    KnownGroup,
    PlanReading,
    decode_text,
    read_plan,
)

SEED = Path(__file__).parents[1] / "db" / "seed" / "plan66"


@cache
def plan_bytes() -> bytes:
    return (SEED / "ke-hoach-66.txt").read_bytes()


@cache
def plan_text() -> str:
    return decode_text(plan_bytes())


@cache
def gold() -> dict[str, Any]:
    return _load("structure.json")


@cache
def documents() -> dict[str, dict[str, Any]]:
    return {each["key"]: each for each in _load("documents.json")["documents"]}


@cache
def reviewed_defects() -> dict[str, Any]:
    return _load("defects.json")


@cache
def known() -> Known:
    facts = _load("agencies.json")
    return Known(
        agencies=tuple(
            KnownAgency(a["code"], a["name"], a["short_name"] or "", tuple(a["aliases"]))
            for a in facts["agencies"]
        ),
        groups=tuple(
            KnownGroup(g["id"], (g["phrase"],), None if g["members"] is None else tuple(g["members"]))
            for g in facts["groups"]
        ),
        documents=tuple(
            KnownDocument(
                d["key"], d["number"], Kind(d["kind"]), d["issuer"], d["issued_on"],
                tuple(d["names"]), tuple(d["aliases"]),
            )
            for d in documents().values()
        ),
        defects=tuple(Defect(**each) for each in reviewed_defects()["defects"]),
    )


@cache
def reading() -> PlanReading:
    return read_plan(plan_text(), known())


@cache
def reading_alone() -> PlanReading:
    """What the text says by itself, with no reviewed fact lent to it."""
    return read_plan(plan_text())


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEED / name).read_text(encoding="utf-8"))
    return loaded
