"""What the reader found in a plan, one list in the order of the text, with what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dashboard.plan_text import Span
from registry.imports.cited import BLANK, DOUBTFUL
from registry.reading import Citation, Defect, PlanReading, Section

# A finding of a rule that is right less often is looked at by a person.
SURE = 0.7
# A duty that a heading gives to everything below it is printed once, at the heading.
INHERITED = "inherited"
# Slips that change no word of the text: said at their line, not marked in it.
UNMARKED = ("page_break",)


class Sort(StrEnum):
    """The sorts of findings, as they are marked in the text."""

    HEADER = "header"
    SECTION = "section"
    DOCUMENT = "document"
    DEADLINE = "deadline"
    AGENCY = "agency"
    SLIP = "slip"
    UNREAD = "unread"


class Doubt(StrEnum):
    """Why a person should look at a finding."""

    UNDECIDED = "undecided"
    NEW_AGENCY = "new_agency"
    UNSURE = "unsure"
    MISSING = "missing"
    SLIP = "slip"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. `key` names it in an address; `start` to `end` is where it is printed, empty
    when it is printed nowhere of its own. `of` is the finding as the reader gives it."""

    key: str
    sort: Sort
    line: int
    start: int
    end: int
    of: Any
    doubt: Doubt | None = None

    @property
    def is_printed(self) -> bool:
        return self.end > self.start


def findings(
    reading: PlanReading, text: str, lines: list[Span], undecided: frozenset[Span]
) -> list[Found]:
    """Every finding of a reading in the order of the text, each with a key of its own. `undecided`
    are the citations that may be of several documents, or of none that is known."""
    found = [
        *_header(reading),
        *(_section(one, text, lines) for one in reading.sections),
        *_documents(reading, undecided),
        *_deadlines(reading),
        *_agencies(reading),
        *_slips(reading),
        *(Found(f"u{one.start}", Sort.UNREAD, one.line, one.start, one.end, one, Doubt.UNREAD)
          for one in reading.unread),
    ]
    return _named_apart(sorted(found, key=lambda one: (one.line, one.start)))


def doubtful(found: Iterable[Found]) -> list[Found]:
    """Those that need a look, what hinders most first; within a kind in the order of the text."""
    order = list(Doubt)
    waiting = [one for one in found if one.doubt is not None]
    return sorted(waiting, key=lambda one: order.index(one.doubt or Doubt.UNREAD))


def _header(reading: PlanReading) -> Iterator[Found]:
    places = {one.name: one for one in reading.header.fields}
    for name in HEADER_FIELDS:
        value = getattr(reading.header, name)
        place = places.get(name)
        doubt = None
        if name in NEEDED and (not value or (name == "number" and is_blank(value))):
            doubt = Doubt.MISSING
        elif place is not None and place.confidence < SURE:
            doubt = Doubt.UNSURE
        line, start, end = (place.line, place.start, place.end) if place else (0, 0, 0)
        yield Found(f"h-{name}", Sort.HEADER, line, start, end, (name, value), doubt)


HEADER_FIELDS = (
    "number", "kind", "issuer", "place", "issued_on", "subject", "signer", "recipients",
)
# Without these a plan has no identity.
NEEDED = ("number", "issuer", "issued_on")


def is_blank(number: str) -> bool:
    """Whether a number was left blank in the print, or could not be read to its end."""
    return number.startswith(BLANK) or number.endswith(DOUBTFUL)


def _section(section: Section, text: str, lines: list[Span]) -> Found:
    """Marked at its label; one without a label is marked at its line alone."""
    first, last = lines[section.line - 1] if section.line <= len(lines) else (0, 0)
    start = text.find(section.label, first, last) if section.label else -1
    span = (start, start + len(section.label)) if start >= 0 else (first, first)
    doubt = Doubt.UNSURE if section.confidence < SURE else None
    return Found(f"s{section.line}", Sort.SECTION, section.line, *span, section, doubt)


def _documents(reading: PlanReading, undecided: frozenset[Span]) -> Iterator[Found]:
    """A document that nobody knows waits for a look where it is cited first: what is said of it
    may count everywhere."""
    waiting: set[str] = set()
    heads = [(one.start, one.end) for one in reading.header.fields if one.name == "number"]
    own = {one.start for one in reading.citations
           for start, end in heads if start <= one.start and one.end <= end}
    for one in reading.citations:
        doubt = None
        if (one.start, one.end) in undecided and cited_as(one) not in waiting:
            waiting.add(cited_as(one))
            doubt = Doubt.UNDECIDED
        elif one.confidence < SURE:
            doubt = Doubt.UNSURE
        # The plan's own number is marked as the head's.
        end = one.start if one.start in own else one.end
        yield Found(f"c{one.start}", Sort.DOCUMENT, one.line, one.start, end, one, doubt)


def cited_as(citation: Citation) -> str:
    """What two places that cite the same document have alike: its number, else its name."""
    return citation.number or " ".join((citation.name or citation.surface).lower().split())


def _deadlines(reading: PlanReading) -> Iterator[Found]:
    for one in reading.deadlines:
        doubt = Doubt.UNSURE if one.confidence < SURE else None
        yield Found(f"d{one.start}", Sort.DEADLINE, one.line, one.start, one.end, one, doubt)


def _agencies(reading: PlanReading) -> Iterator[Found]:
    """Those a heading gives to its parts are listed with the parts; they are printed once. An
    unknown name waits for a look where it stands first: what is said of it counts everywhere."""
    unknown: set[str] = set()
    for one in reading.assignments:
        name, doubt = " ".join(one.agency.split()).lower(), None
        if one.agency_id is None and name not in unknown and one.rule != INHERITED:
            unknown.add(name)
            doubt = Doubt.NEW_AGENCY
        elif one.agency_id is not None and one.confidence < SURE:
            doubt = Doubt.UNSURE
        if one.rule == INHERITED:
            key = f"a{one.line}-{one.section}-{one.role.value}"
            yield Found(key, Sort.AGENCY, one.line, 0, 0, one)
        else:
            yield Found(f"a{one.start}", Sort.AGENCY, one.line, one.start, one.end, one, doubt)


def _slips(reading: PlanReading) -> Iterator[Found]:
    for one in reading.defects:
        span = (one.start, one.end) if _is_marked(one) else (0, 0)
        yield Found(f"x{one.line}", Sort.SLIP, one.line, *span, one, Doubt.SLIP)


def _is_marked(slip: Defect) -> bool:
    return slip.kind not in UNMARKED and slip.end > slip.start


def _named_apart(found: list[Found]) -> list[Found]:
    """A second finding with the same key, as of two agencies in one place, is told by its turn."""
    seen: Counter[str] = Counter()
    made = []
    for one in found:
        seen[one.key] += 1
        again = seen[one.key]
        made.append(replace(one, key=f"{one.key}.{again}") if again > 1 else one)
    return made


def owner_line(reading: PlanReading, duty: Any) -> int:
    """The line at which the section begins that a duty is of; a table's row is one too."""
    return next((one.line for one in reading.sections if one.path == duty.section), 0)
