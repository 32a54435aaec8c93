"""The reader of plans: text in, findings with their places in the text out, nothing else."""

from dataclasses import fields
from typing import Any

from registry.reading.confidence import confidence_of
from registry.reading.corrections import NOTHING_GIVEN, Given, GivenLabel
from registry.reading.findings import (
    AgencyRole,
    Assignment,
    Citation,
    CitationRole,
    Deadline,
    Defect,
    Header,
    HeaderField,
    Kind,
    Known,
    KnownAgency,
    KnownDocument,
    KnownGroup,
    Level,
    LineUse,
    Part,
    PlanReading,
    Row,
    Section,
    Strength,
    Unread,
    Via,
    Why,
)
from registry.reading.reader import read_plan
from registry.reading.text import decode_text, fold

__all__ = [
    "NOTHING_GIVEN",
    "AgencyRole",
    "Assignment",
    "Citation",
    "CitationRole",
    "Deadline",
    "Defect",
    "Given",
    "GivenLabel",
    "Header",
    "HeaderField",
    "Kind",
    "Known",
    "KnownAgency",
    "KnownDocument",
    "KnownGroup",
    "Level",
    "LineUse",
    "Part",
    "PlanReading",
    "Row",
    "Section",
    "Strength",
    "Unread",
    "Via",
    "Why",
    "as_json",
    "confidence_of",
    "decode_text",
    "fold",
    "read_plan",
]


_PLACE = ("rule", "start", "end")
_RESOLVED = ("rule", "document_key", "candidates")


def as_json(reading: PlanReading) -> dict[str, Any]:
    """The reading in plain lists and dictionaries, in a shape that is kept for good."""
    return {
        "header": _plain(reading.header, "fields"),
        "sections": [_plain(section, *_PLACE) for section in reading.sections],
        "citations": [_plain(one, *_RESOLVED) for one in reading.citations],
        "deadlines": [_plain(deadline) for deadline in reading.deadlines],
        "assignments": [_plain(given, *_PLACE) for given in reading.assignments],
        "defects": [_plain(defect, *_PLACE) for defect in reading.defects],
        "lines": [_plain(use) for use in reading.lines],
    }


def _plain(
    finding: Header | Section | Citation | Deadline | Assignment | Defect | LineUse, *internal: str
) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for each in fields(finding):
        if each.name not in internal:
            value = getattr(finding, each.name)
            plain[each.name] = list(value) if isinstance(value, tuple) else value
    return plain
