"""The reviewed facts about Kế hoạch 66 that the reading tests stand on, read in one place."""

import json
from functools import cache
from typing import Any

from registry import facts
from registry.reading import Known, PlanReading, decode_text, read_plan


def plan_bytes() -> bytes:
    return facts.facts().text_bytes


@cache
def plan_text() -> str:
    return decode_text(plan_bytes())


@cache
def gold() -> dict[str, Any]:
    return json.loads((facts.PLAN66 / "structure.json").read_text("utf-8"))


@cache
def documents() -> dict[str, dict[str, Any]]:
    return {each["key"]: each for each in facts.facts().documents["documents"]}


def reviewed_defects() -> dict[str, Any]:
    return facts.facts().defects


@cache
def known() -> Known:
    return facts.known(facts.facts())


@cache
def reading() -> PlanReading:
    return read_plan(plan_text(), known())


@cache
def reading_alone() -> PlanReading:
    """What the text says by itself, with no reviewed fact lent to it."""
    return read_plan(plan_text())
