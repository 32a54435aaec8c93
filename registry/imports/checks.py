"""Whether a correction says something that can be: values a browser sent are checked here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from db.vocabulary import AgencyKind, AssignmentRole
from registry import written
from registry.due_values import is_value
from registry.errors import Refused
from registry.imports import corrections as said
from registry.imports.corrected import HEADER_FIELDS
from registry.imports.corrections import Correction
from registry.reading import CitationRole, Kind, Level, Strength

LONGEST_LABEL, LONGEST_NUMBER, LONGEST_AGENCY = 20, 60, 200


def check(correction: Correction) -> None:
    """Raise Refused("bad_correction") for what cannot be, "document_field" for bad words."""
    for kinds, is_good in _CHECKS:
        if isinstance(correction, kinds) and not is_good(correction):
            raise Refused("bad_correction")


def _is_label(one: Any) -> bool:
    is_short = one.label is None or len(one.label) <= LONGEST_LABEL
    return is_short and (one.level is None or one.level in set(Level))


def _is_header(one: Any) -> bool:
    if one.field not in HEADER_FIELDS:
        return False
    if one.field == "kind":
        return one.value in set(Kind)
    if one.field == "issued_on":
        return not one.value or _is_day(one.value)
    longest = LONGEST_NUMBER if one.field == "number" else written.LONGEST_LINE
    written.line(one.value, one.field, longest=2000 if one.field == "subject" else longest)
    return True


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(one: Any) -> bool:
    if one.number is None:
        return True
    written.line(one.number, "number", longest=LONGEST_NUMBER, needed=True)
    return any(letter.isdigit() for letter in one.number)


def _is_new_agency(one: Any) -> bool:
    written.line(one.name, "name", longest=LONGEST_AGENCY, needed=True)
    return one.kind in set(AgencyKind) and bool(one.printed.strip())


_CHECKS: tuple[tuple[Any, Callable[[Any], bool]], ...] = (
    (said.LineLabel, _is_label),
    (said.HeaderWord, _is_header),
    (said.CitationAdded | said.CitationNumber, _is_number),
    (said.CitationAs, lambda one: one.role in set(CitationRole)),
    (said.DeadlineAdded | said.DeadlineValue, lambda one: is_value(one.value)),
    (said.DeadlineAdded | said.DeadlineStrength, lambda one: one.strength in set(Strength)),
    (said.DutyAdded | said.DutyRole, lambda one: one.role in set(AssignmentRole)),
    (said.AgencyNew, _is_new_agency),
)
