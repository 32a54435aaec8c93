"""A reading written back as plain text: reading that again finds the same structure."""

from __future__ import annotations

from collections.abc import Iterator

from registry.reading.findings import Level, PlanReading, Section

# Their first words are a heading, or nothing; an item's may be its text.
HEADED = (Level.SECTION, Level.APPENDIX)


def render(reading: PlanReading) -> str:
    """The sections as plain text: a paragraph each, empty lines between, the label before."""
    return "\n\n".join(one for section in reading.sections for one in _paragraphs(section)) + "\n"


def _paragraphs(section: Section) -> Iterator[str]:
    texts = section.text.split("\n") if section.text else []
    first = section.heading
    if section.label and not first and texts and section.level not in HEADED:
        first = texts.pop(0)
    if section.label:
        yield f"{section.label} {first}".strip()
    yield from texts
