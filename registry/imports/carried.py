"""What was known of a plan's words goes along into its newer text: citations and slips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Citation, CitationRuling, Document, Section, TextDefect
from registry import reading as read
from registry.citations import rule
from registry.imports.newer import Comparison
from registry.plan_rows import with_rows
from registry.policy import Action, Actor, require
from registry.reading import PlanReading
from registry.text import fold

# The path of the parts that a newer text no longer has.
GONE_PATH = "gone"
Span = tuple[int, int]


def is_gone(path: str) -> bool:
    """Whether a section stands among those that a newer text no longer has."""
    return path.startswith(GONE_PATH)


def carried(
    session: Session,
    plan: Document,
    reading: PlanReading,
    text: str,
    comparison: Comparison,
    dropped: frozenset[Span],
) -> tuple[PlanReading, dict[Span, Citation], list[Citation]]:
    """The newer reading with what only people knew of words that are still printed; the kept
    citations by where they stand now; and those whose words are there no more.

    The same words in a part that stayed are the same citation: who said what they mean holds.
    """
    whole = with_rows(reading)
    met, waiting = _met(session, plan, whole, comparison)
    places = _Places(whole, text, comparison)
    taken = [(one.start, one.end) for one in whole.citations]
    added: list[read.Citation] = []
    lost: list[Citation] = []
    for row in waiting:
        at = places.find(row.section_id, row.surface, [*taken, *dropped])
        if at is None:
            lost.append(row)
            continue
        found = _again(row, places, at)
        taken.append(at)
        met[at] = row
        added.append(found)
    defects = tuple(_slips(session, plan, reading, text))
    reading = replace(reading, citations=(*reading.citations, *added),
                      defects=(*reading.defects, *defects))
    return reading, met, lost


def _met(
    session: Session, plan: Document, whole: PlanReading, comparison: Comparison
) -> tuple[dict[Span, Citation], list[Citation]]:
    waiting: dict[tuple[int | str, str], list[Citation]] = defaultdict(list)
    for row in session.scalars(
        select(Citation).where(Citation.document_id == plan.id).order_by(Citation.start)
    ):
        if not is_gone(row.place):
            waiting[row.section_id or row.place, fold(row.surface)].append(row)
    paths = {one.path for one in whole.sections}
    met: dict[Span, Citation] = {}
    for found in whole.citations:
        home = comparison.pairs.get(found.section, -1) if found.section in paths else found.section
        same = waiting.get((home, fold(found.surface)))
        if same:
            met[found.start, found.end] = same.pop(0)
    return met, sorted((row for rows in waiting.values() for row in rows),
                       key=lambda row: row.start)


class _Places:
    """Where the parts of the newer text stand that kept parts have become."""

    def __init__(self, whole: PlanReading, text: str, comparison: Comparison) -> None:
        self.text = text
        of = {one.path: one for one in whole.sections}
        self.sections = {id_: of[path] for path, id_ in comparison.pairs.items()}
        self.uses = {use.line: use.section for use in whole.lines}

    def find(self, section_id: int | None, words: str, taken: Iterable[Span]) -> Span | None:
        """Where the words are printed in the part, apart from all that is read otherwise."""
        section = self.sections.get(section_id or 0)
        if section is None or not words:
            return None
        start = self.text.find(words, section.start, section.end)
        end = start + len(words)
        is_free = all(end <= first or last <= start for first, last in taken)
        return (start, end) if start >= 0 and is_free else None

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1


def _again(row: Citation, places: _Places, at: Span) -> read.Citation:
    line = places.line(at[0])
    roles = set(read.CitationRole)
    role = read.CitationRole(row.role.value) if row.role.value in roles else None
    return read.Citation(
        places.uses.get(line, ""), row.number, row.printed_number, read.Kind.OTHER, None, None,
        None, read.Via(row.via.value), role or read.CitationRole.MENTION, row.surface, *at, line,
        "carried",
    )


def _slips(
    session: Session, plan: Document, reading: PlanReading, text: str
) -> Iterable[read.Defect]:
    """Slips that were known of the text before and are printed still, though no rule finds them."""
    found = {one.printed for one in reading.defects}
    for row in session.scalars(
        select(TextDefect).where(TextDefect.document_id == plan.id).order_by(TextDefect.id)
    ):
        at = text.find(row.printed) if row.printed and row.printed not in found else -1
        if at >= 0 and row.line:
            yield read.Defect(text.count("\n", 0, at) + 1, row.printed, row.proposed or "",
                              row.kind, row.why)


def let_go(
    session: Session, citations: Sequence[Citation], reason: str, *, actor: Actor, at: datetime
) -> None:
    """Words that are there no more cite nothing; what a person said of them stays readable."""
    require(actor, Action.IMPORT_PLANS)
    ruled = set(session.scalars(
        select(CitationRuling.citation_id)
        .where(CitationRuling.citation_id.in_([row.id for row in citations]))
    ))
    for row in citations:
        if row.id not in ruled:
            session.delete(row)
            continue
        section = session.get(Section, row.section_id) if row.section_id else None
        row.place = section.path if section and is_gone(section.path) else GONE_PATH
        row.start = row.end = row.line = 0
        rule(session, row, None, is_general=True, reason=reason, actor=actor, at=at)
    session.flush()
