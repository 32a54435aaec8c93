"""The reader of plans: text in, findings with their places in the text out, nothing else."""

from dataclasses import asdict, fields
from typing import Any

from registry.reading.findings import (
    AgencyRole,
    Assignment,
    Citation,
    CitationRole,
    Deadline,
    Defect,
    Header,
    Kind,
    Known,
    KnownAgency,
    KnownDocument,
    KnownGroup,
    Level,
    LineUse,
    Part,
    PlanReading,
    Section,
    Strength,
    Via,
)
from registry.reading.reader import read_plan
from registry.reading.text import decode_text, fold

__all__ = [
    "AgencyRole",
    "Assignment",
    "Citation",
    "CitationRole",
    "Deadline",
    "Defect",
    "Header",
    "Kind",
    "Known",
    "KnownAgency",
    "KnownDocument",
    "KnownGroup",
    "Level",
    "LineUse",
    "Part",
    "PlanReading",
    "Section",
    "Strength",
    "Via",
    "as_json",
    "decode_text",
    "fold",
    "read_plan",
]


def as_json(reading: PlanReading) -> dict[str, Any]:
    """The reading in plain lists and dictionaries, in a shape that is kept for good."""
    return {
        "header": {**asdict(reading.header), "recipients": list(reading.header.recipients)},
        "sections": [_plain(section, "rule") for section in reading.sections],
        "citations": [_plain(citation, "rule", "document_key") for citation in reading.citations],
        "deadlines": [_plain(deadline) for deadline in reading.deadlines],
        "assignments": [_plain(given, "rule", "start", "end") for given in reading.assignments],
        "defects": [_plain(defect, "rule") for defect in reading.defects],
        "lines": [_plain(use) for use in reading.lines],
    }


def _plain(
    finding: Section | Citation | Deadline | Assignment | Defect | LineUse, *internal: str
) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for each in fields(finding):
        if each.name not in internal:
            value = getattr(finding, each.name)
            plain[each.name] = list(value) if isinstance(value, tuple) else value
    return plain
