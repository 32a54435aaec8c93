"""What a person says of a reading: small facts, each about a place of the text that cannot move.

A finding is named by its characters in the text as read (`start`, `end`), a section by the line it
begins at, an agency by its printed words. The last word about one place counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from registry.errors import Refused

LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class LineLabel:
    """The line opens a section with this label (and level), a paragraph of its own (""), or
    belongs to what stands above it (None): split, relabel, merge."""

    line: int
    label: str | None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class TaskMark:
    """The section that begins at the line is a task, or is none."""

    line: int
    is_task: bool


@dataclass(frozen=True, slots=True)
class HeaderWord:
    """A field of the head: number, kind, issuer, place, issued_on, subject, signer. "" for none."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class PlanMeant:
    """This is a newer text of the registered document with that key; "" of no registered one."""

    key: str


@dataclass(frozen=True, slots=True)
class CitationDropped:
    """These words cite nothing."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CitationAdded:
    """These words cite a document, by a number or (None) by its name."""

    start: int
    end: int
    number: str | None = None


@dataclass(frozen=True, slots=True)
class CitationNumber:
    """The number that is meant, where the text prints another."""

    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class CitationAs:
    """In which role the document is cited (db.vocabulary.CitationRole)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class CitationOf:
    """The registered document that is meant, by its key."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class CitationGeneral:
    """The words mean no single document ("các nghị định của Chính phủ")."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DeadlineDropped:
    """These words set no time."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DeadlineAdded:
    """These words set a time, written as the reader does: "before 2026-06-30"."""

    start: int
    end: int
    value: str
    strength: str


@dataclass(frozen=True, slots=True)
class DeadlineValue:
    """The time these words set is another than was read."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class DeadlineStrength:
    """The time is firm, or soft."""

    start: int
    end: int
    strength: str


@dataclass(frozen=True, slots=True)
class DutyDropped:
    """The section that begins at `line` gives no part to the agency named at these words."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DutyAdded:
    """The section gives the agency (a code of an agency or a group) named here a part."""

    line: int
    start: int
    end: int
    role: str
    agency: str


@dataclass(frozen=True, slots=True)
class DutyRole:
    """The part is another: lead, coordinate, all, request."""

    line: int
    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class DutyAgency:
    """The agency or group that is meant here, by its code."""

    line: int
    start: int
    end: int
    agency: str


@dataclass(frozen=True, slots=True)
class AgencyMeant:
    """Wherever the text prints this name it means that agency or group."""

    printed: str
    agency: str


@dataclass(frozen=True, slots=True)
class AgencyNew:
    """Wherever the text prints this name it means an agency that is not registered yet; kind is
    one of db.vocabulary.AgencyKind."""

    printed: str
    name: str
    kind: str


Correction = (
    LineLabel | TaskMark | HeaderWord | PlanMeant
    | CitationDropped | CitationAdded | CitationNumber | CitationAs | CitationOf | CitationGeneral
    | DeadlineDropped | DeadlineAdded | DeadlineValue | DeadlineStrength
    | DutyDropped | DutyAdded | DutyRole | DutyAgency | AgencyMeant | AgencyNew
)
_NAMES: dict[type, str] = {
    LineLabel: "line_label", TaskMark: "task_mark", HeaderWord: "header_word",
    PlanMeant: "plan_meant", CitationDropped: "citation_dropped", CitationAdded: "citation_added",
    CitationNumber: "citation_number", CitationAs: "citation_as", CitationOf: "citation_of",
    CitationGeneral: "citation_general", DeadlineDropped: "deadline_dropped",
    DeadlineAdded: "deadline_added", DeadlineValue: "deadline_value",
    DeadlineStrength: "deadline_strength", DutyDropped: "duty_dropped", DutyAdded: "duty_added",
    DutyRole: "duty_role", DutyAgency: "duty_agency", AgencyMeant: "agency_meant",
    AgencyNew: "agency_new",
}
KINDS: dict[str, type] = {name: kind for kind, name in _NAMES.items()}
# Two that answer the same question about the same place: the later one counts.
_QUESTIONS = {
    CitationDropped: "citation", CitationAdded: "citation",
    CitationOf: "cited", CitationGeneral: "cited",
    DeadlineDropped: "deadline", DeadlineAdded: "deadline",
    DutyDropped: "duty", DutyAdded: "duty",
    AgencyMeant: "agency", AgencyNew: "agency",
}
_PLACE = ("line", "start", "end", "field", "printed")
_TYPES = {"int": (int,), "bool": (bool,), "str": (str,), "str | None": (str, type(None))}


def name_of(correction: Correction) -> str:
    """What a kind of correction is called in JSON and in the log."""
    return _NAMES[type(correction)]


def to_json(correction: Correction) -> dict[str, Any]:
    """The correction in plain words and numbers."""
    said = {each.name: getattr(correction, each.name) for each in fields(correction)}
    return {"is": name_of(correction), **said}


def from_json(given: object) -> Correction:
    """The correction that `to_json` wrote. Raises Refused("bad_correction") for anything else."""
    kind = KINDS.get(str(given.get("is"))) if isinstance(given, Mapping) else None
    if kind is None or not isinstance(given, Mapping):
        raise Refused("bad_correction")
    parts = {each.name: str(each.type) for each in fields(kind)}
    if given.keys() != {"is", *parts}:
        raise Refused("bad_correction")
    values = {name: given[name] for name in parts}
    if not all(_fits(values[name], type_) for name, type_ in parts.items()):
        raise Refused("bad_correction")
    made: Correction = kind(**values)
    if "start" in values and not 0 <= values["start"] < values["end"]:
        raise Refused("bad_correction")
    return made


def _fits(value: object, type_: str) -> bool:
    if type(value) not in _TYPES[type_]:
        return False
    if isinstance(value, str):
        return len(value) <= LONGEST_WORDS and value.isprintable()
    return not isinstance(value, int) or 0 <= value < 2**31


def place_of(correction: Correction) -> tuple[Any, ...]:
    """The question a correction answers: what it is about, and where."""
    question = _QUESTIONS.get(type(correction), name_of(correction))
    return (question, *(getattr(correction, each.name) for each in fields(correction)
                        if each.name in _PLACE))


def latest(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Without those that a later one about the same place takes back."""
    kept: dict[tuple[Any, ...], Correction] = {}
    for correction in corrections:
        kept.pop(place_of(correction), None)
        kept[place_of(correction)] = correction
    return tuple(kept.values())

