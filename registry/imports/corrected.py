"""Read a plan again with what a person said of the reading: labels first, then its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from registry.imports import corrections as said
from registry.imports.citing import correct_citations
from registry.imports.corrections import Correction, latest
from registry.imports.timing import correct_deadlines
from registry.reading import (
    AgencyRole,
    Assignment,
    Given,
    GivenLabel,
    Header,
    Kind,
    Known,
    Level,
    PlanReading,
    read_plan,
)
from registry.reading.agencies import normal
from registry.reading.patterns.common import LINE_BREAK
from registry.text import fold

HEADER_FIELDS = ("number", "kind", "issuer", "place", "issued_on", "subject", "signer")
# An agency that is not registered yet has this before the code it will be given.
NEW = "new:"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading with a person's corrections, and what they said that no reading holds.

    `unfit` are corrections that no longer fit anything: shown, never silently lost.
    """

    reading: PlanReading
    tasks: Mapping[int, bool] = field(default_factory=dict)
    general: frozenset[tuple[int, int]] = frozenset()
    agencies: tuple[said.AgencyNew, ...] = ()
    plan_key: str | None = None
    unfit: tuple[Correction, ...] = ()


def corrected(text: str, known: Known, given: Iterable[Correction]) -> Corrected:
    """Read the text with these corrections. Pure; the order of independent ones is all the same.

    Raises Unreadable as the reader does.
    """
    asked = latest(given)
    lines = _Lines(text)
    labels, unfit = _labels(asked, lines)
    reading = _read(text, known, Given(labels))
    reading = replace(reading, header=_header(reading.header, asked))
    places = Places(text, lines, reading)
    citing = correct_citations(reading.citations, asked, known, places)
    deadlines, misfits = correct_deadlines(reading.deadlines, asked, places)
    unfit += [*citing.unfit, *misfits]
    duties = _duties(reading.assignments, asked, places, unfit)
    duties, new = _agencies(duties, asked, unfit)
    reading = replace(reading, citations=citing.citations, deadlines=deadlines, assignments=duties)
    marks = {one.line: one.is_task for one in asked if isinstance(one, said.TaskMark)}
    unfit += [one for one in asked
              if isinstance(one, said.TaskMark) and not places.begins(one.line)]
    return Corrected(reading, marks, citing.general, new, _plan(asked), tuple(unfit))


@lru_cache(maxsize=8)
def _read(text: str, known: Known, given: Given) -> PlanReading:
    """The reading by its labels alone: whatever else is corrected, a long text is read once."""
    return read_plan(text, replace(known, is_cautious=True), given)


class _Lines:
    """The lines of a text as the reader counts them."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
        self.text = text

    def at(self, place: int) -> int:
        return bisect_right(self.starts, place)

    def has_words(self, line: int) -> bool:
        if not 1 <= line <= len(self.starts):
            return False
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return bool(self.text[self.starts[line - 1] : end].strip())


class Places:
    """Which section a place of the text belongs to."""

    def __init__(self, text: str, lines: _Lines, reading: PlanReading) -> None:
        self.text, self.lines = text, lines
        self._used = {use.line: use.section for use in reading.lines}
        # A table's row is a section of its own to a person, though not to the reader.
        self._begins = {row.line: row.section for row in reading.rows}
        self._begins |= {one.line: one.path for one in reading.sections}
        self._line_of = {one.path: one.line for one in reading.sections}
        self._rows = reading.rows

    def line(self, at: int) -> int:
        return self.lines.at(at)

    def section(self, at: int) -> str:
        """The path of the section these words stand in; "" outside of all."""
        return self._used.get(self.line(at), "")

    def is_inside(self, start: int, end: int) -> bool:
        return end <= len(self.text) and bool(self.text[start:end].strip())

    def begins(self, line: int) -> str | None:
        """The path of the section that begins at a line (or holds the row that does)."""
        return self._begins.get(line)

    def owner(self, duty: Assignment) -> int:
        """The line at which the section, or the row, begins that a duty is of."""
        for row in self._rows:
            if row.section == duty.section and row.line <= duty.line <= row.end_line:
                return row.line
        return self._line_of.get(duty.section, 0)


def _labels(
    asked: Iterable[Correction], lines: _Lines
) -> tuple[tuple[GivenLabel, ...], list[Correction]]:
    given: list[GivenLabel] = []
    unfit: list[Correction] = []
    for one in asked:
        if not isinstance(one, said.LineLabel):
            continue
        is_level = one.level is None or one.level in set(Level)
        if lines.has_words(one.line) and is_level:
            given.append(GivenLabel(one.line, one.label, Level(one.level) if one.level else None))
        else:
            unfit.append(one)
    return tuple(sorted(given, key=lambda label: label.line)), unfit


def _header(header: Header, asked: Iterable[Correction]) -> Header:
    """Values were checked when they were said (registry.imports.checks)."""
    changes: dict[str, Any] = {}
    for one in asked:
        if isinstance(one, said.HeaderWord) and one.field in HEADER_FIELDS:
            value: Any = one.value or ("" if one.field == "subject" else None)
            changes[one.field] = Kind(one.value) if one.field == "kind" else value
    return replace(header, **changes)


def _plan(asked: Iterable[Correction]) -> str | None:
    return next((one.key for one in asked if isinstance(one, said.PlanMeant)), None)


_OnDuty = said.DutyDropped | said.DutyAdded | said.DutyRole | said.DutyAgency


def _duties(
    found: tuple[Assignment, ...],
    asked: Iterable[Correction],
    places: Places,
    unfit: list[Correction],
) -> tuple[Assignment, ...]:
    about = [one for one in asked if isinstance(one, _OnDuty)]
    kept = {(places.owner(one), one.start, one.end): one for one in found}
    for kind in (said.DutyAdded, said.DutyDropped, said.DutyRole, said.DutyAgency):
        for one in about:
            if isinstance(one, kind) and not _change(kept, one, places):
                unfit.append(one)
    return tuple(sorted(kept.values(), key=lambda duty: (duty.line, duty.start)))


def _change(
    kept: dict[tuple[int, int, int], Assignment], one: _OnDuty, places: Places
) -> bool:
    """Put one word about a duty in force; False when it fits none."""
    key = (one.line, one.start, one.end)
    section = places.begins(one.line)
    if isinstance(one, said.DutyAdded):
        if section is None or not places.is_inside(one.start, one.end):
            return False
        line = max(places.line(one.start), one.line)
        kept[key] = Assignment(section, places.text[one.start : one.end], one.agency,
                               AgencyRole(one.role), line, "given", one.start, one.end)
        return True
    if key not in kept:
        return False
    if isinstance(one, said.DutyDropped):
        del kept[key]
    elif isinstance(one, said.DutyRole):
        kept[key] = replace(kept[key], role=AgencyRole(one.role))
    else:
        kept[key] = replace(kept[key], agency_id=one.agency)
    return True


def _agencies(
    duties: tuple[Assignment, ...], asked: Iterable[Correction], unfit: list[Correction]
) -> tuple[tuple[Assignment, ...], tuple[said.AgencyNew, ...]]:
    """Whom the printed names mean, where a person said so."""
    meant: dict[str, str] = {}
    new: list[said.AgencyNew] = []
    printed = {normal(duty.agency) for duty in duties}
    own = {(one.start, one.end) for one in asked if isinstance(one, said.DutyAgency)}
    for one in asked:
        if isinstance(one, said.AgencyMeant | said.AgencyNew):
            if normal(one.printed) not in printed:
                unfit.append(one)
            elif isinstance(one, said.AgencyNew):
                meant[normal(one.printed)] = code_of_new(one)
                new.append(one)
            else:
                meant[normal(one.printed)] = one.agency

    def meaning(duty: Assignment) -> Assignment:
        code = meant.get(normal(duty.agency))
        is_named_itself = (duty.start, duty.end) in own
        return replace(duty, agency_id=code) if code and not is_named_itself else duty

    return tuple(map(meaning, duties)), tuple(new)


def code_of_new(one: said.AgencyNew) -> str:
    """What a reading calls an agency that will be registered when it is kept."""
    return NEW + "-".join(fold(one.name).split())


__all__ = ["HEADER_FIELDS", "NEW", "Corrected", "Places", "code_of_new",
           "corrected"]
