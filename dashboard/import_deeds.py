"""What a form of the review says, as corrections of the reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dashboard import given
from dashboard.import_forms import GENERAL
from dashboard.import_times import Way, value_of
from registry.errors import Refused
from registry.imports.corrections import Correction, from_json

Given = Mapping[str, Any]
Said = list[dict[str, Any]]
ALL, HERE = "all", "here"
MOST_OTHERS = 500


def corrections(deed: object, target: object, values: object) -> list[Correction]:
    """The corrections one form makes. What a browser sent is trusted in nothing: odd values are
    refused here or by `from_json`."""
    make = _DEEDS.get(deed) if isinstance(deed, str) else None
    if make is None or not isinstance(target, dict) or not isinstance(values, dict):
        raise Refused("bad_correction")
    words = {name: " ".join(given.words(value).split()) for name, value in values.items()}
    return [from_json(one) for one in make(target, words)]


def _span(target: Given) -> dict[str, Any]:
    return {"start": target.get("start"), "end": target.get("end")}


def _duty(target: Given) -> dict[str, Any]:
    return {"line": target.get("line"), **_span(target)}


def _header_word(target: Given, values: Given) -> Said:
    value = values.get("value", "")
    if target.get("field") == "issued_on":
        day = given.day(value)
        value = day.isoformat() if day else ""
    return [{"is": "header_word", "field": target.get("field"), "value": value}]


def _task_mark(target: Given, _values: Given) -> Said:
    return [{"is": "task_mark", "line": target.get("line"), "is_task": target.get("is_task")}]


def _line_label(target: Given, values: Given) -> Said:
    level = values.get("level") or None
    return [{"is": "line_label", "line": target.get("line"), "label": values.get("label", ""),
             "level": level}]


def _merge(target: Given, _values: Given) -> Said:
    return [{"is": "line_label", "line": target.get("line"), "label": None, "level": None}]


def _citation_of(target: Given, values: Given) -> Said:
    """One place, or every place that cites the same."""
    key, others = values.get("key", ""), target.get("others")
    if not key:
        raise Refused("import_pick")
    spans = [_span(target)]
    if values.get("reach") == ALL and isinstance(others, list):
        spans += [{"start": start, "end": end} for start, end in others[:MOST_OTHERS]]
    if key == GENERAL:
        return [{"is": "citation_general", **span} for span in spans]
    return [{"is": "citation_of", **span, "key": key} for span in spans]


def _citation_added(target: Given, values: Given) -> Said:
    return [{"is": "citation_added", **_span(target), "number": values.get("number") or None}]


def _citation_number(target: Given, values: Given) -> Said:
    return [{"is": "citation_number", **_span(target), "number": values.get("number", "")}]


def _citation_as(target: Given, values: Given) -> Said:
    return [{"is": "citation_as", **_span(target), "role": values.get("role", "")}]


def _deadline_value(target: Given, values: Given) -> Said:
    return [{"is": "deadline_value", **_span(target), "value": _time(values)},
            {"is": "deadline_strength", **_span(target), "strength": values.get("strength", "")}]


def _deadline_added(target: Given, values: Given) -> Said:
    return [{"is": "deadline_added", **_span(target), "value": _time(values),
             "strength": values.get("strength", "")}]


def _time(values: Given) -> str:
    return value_of(given.choice(Way, values.get("way")), values.get("point", ""))


def _duty_added(target: Given, values: Given) -> Said:
    return [{"is": "duty_added", **_duty(target), "role": values.get("role", ""),
             "agency": _picked(values)}]


def _duty_role(target: Given, values: Given) -> Said:
    return [{"is": "duty_role", **_duty(target), "role": values.get("role", "")}]


def _agency_meant(target: Given, values: Given) -> Said:
    agency = _picked(values)
    if values.get("reach") == HERE:
        return [{"is": "duty_agency", **_duty(target), "agency": agency}]
    return [{"is": "agency_meant", "printed": target.get("printed"), "agency": agency}]


def _agency_new(target: Given, values: Given) -> Said:
    if not values.get("kind"):
        raise Refused("import_pick")
    return [{"is": "agency_new", "printed": target.get("printed"),
             "name": values.get("name", ""), "kind": values.get("kind", "")}]


def _picked(values: Given) -> str:
    agency: str = values.get("agency", "")
    if not agency:
        raise Refused("import_pick")
    return agency


def _plan_meant(target: Given, _values: Given) -> Said:
    return [{"is": "plan_meant", "key": target.get("key")}]


_DEEDS: dict[str, Callable[[Given, Given], Said]] = {
    "header_word": _header_word,
    "plan_meant": _plan_meant,
    "task_mark": _task_mark,
    "line_label": _line_label,
    "split": _line_label,
    "merge": _merge,
    "citation_of": _citation_of,
    "citation_added": _citation_added,
    "citation_number": _citation_number,
    "citation_as": _citation_as,
    "citation_dropped": lambda target, _: [{"is": "citation_dropped", **_span(target)}],
    "deadline_value": _deadline_value,
    "deadline_added": _deadline_added,
    "deadline_dropped": lambda target, _: [{"is": "deadline_dropped", **_span(target)}],
    "duty_added": _duty_added,
    "duty_role": _duty_role,
    "duty_dropped": lambda target, _: [{"is": "duty_dropped", **_duty(target)}],
    "agency_meant": _agency_meant,
    "agency_new": _agency_new,
}
