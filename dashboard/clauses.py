"""Draws clauses of a plan: its printed words with citations, agencies and slips, and progress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from urllib.parse import quote

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.components import STANDING_ORDER, address, bar, chip
from dashboard.drawn import Node, el, link
from dashboard.plan_text import Flat, Mark, Piece, Span, bare, cut, paragraphs, printed_lines
from dashboard.queries import sections as queries
from dashboard.queries.scores import completion
from dashboard.queries.sections import Cited, Named, Progress, SectionRow, Slip
from dashboard.texts import sections as words
from dashboard.texts.scores import FORMULAS
from registry.rounds import OWES_REPORT
from registry.settings import Choices

PAGE_BREAK = "page_break"


@dataclass(frozen=True)
class Reading:
    """The received text, and what was read in it, of some sections of a plan."""

    text: str
    cited: list[Cited]
    slips: list[Slip]
    named: list[Named]

    @cached_property
    def lines(self) -> list[Span]:
        return printed_lines(self.text)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures of which round stand beside the words, and by which formula.

    `only` is an agency account's own. `as_of` is the past moment that every link to figures
    carries on, as the address asked for it; a task's page shows the present alone.
    """

    year: int | None
    agency: str | None
    only: str | None
    choices: Choices
    as_of: str | None = None

    def tasks(self, **query: object) -> str:
        """The list of reports behind a figure."""
        said = {"agency": self.agency, **query, "as_of": self.as_of}
        return address("/tasks", round=self.year, **said)

    def task(self, task_id: int) -> str:
        return address(f"/tasks/{task_id}", round=self.year, agency=self.agency)

    def section(self, path: str) -> str:
        chosen = None if self.agency == self.only else self.agency
        return address(section_path(path), round=self.year, agency=chosen, as_of=self.as_of)


def section_path(path: str) -> str:
    """The address of a section; the # of a repeated label must not cut it off."""
    return f"/sections/{quote(path, safe='')}"


def clause_words(path: str | None, start: int) -> str:
    """The address of words that cite a document, by where they stand in the received text."""
    return f"{section_path(path) if path else '/sections'}#cite-{start}"


def reading(session: Session, plan: int, rows: Sequence[SectionRow] | None) -> Reading:
    """What was read of some sections; of the header, preamble and ending when None."""
    ids = None if rows is None else [row.id for row in rows]
    tasks = [row.task_id for row in rows or () if row.task_id]
    return Reading(
        queries.received_text(session, plan),
        queries.citations(session, plan, ids),
        queries.slips(session, plan, ids),
        queries.named(session, tasks) if tasks else [],
    )


def clause(
    read: Reading, row: SectionRow, naming: Iterable[int], scope: Scope, *side: Node, level: str
) -> list[Node]:
    """A section's own words (not those of the sections in it), its label, and what stands beside.

    `naming` are the tasks whose agencies are looked for in the words.
    """
    flats = _flats(read, row)
    slips = [slip for slip in read.slips if slip.section_id == row.id]
    named = _named(read, row, set(naming), flats, scope)
    drawn = [
        el(level if row.heading and place == 0 else "p", *_words(read, row.id, flat, slips, named))
        for place, flat in enumerate(flats)
    ]
    label = link(scope.section(row.path), row.label, title=words.place(row.path))
    return el(
        "article",
        el("span", label if row.label else None, class_="clause-label"),
        el("div", *drawn, *notes(slips), class_="clause-words"),
        el("div", *side, class_="clause-side"),
        id=row.path,
        class_=f"clause {'headed' if row.heading else ''}",
    )


def passage(read: Reading, flat: Flat) -> list[Node]:
    """A paragraph of the header or the preamble."""
    return el("p", *_words(read, None, flat, read.slips, []))


def notes(slips: Sequence[Slip]) -> list[Node]:
    """Each slip as printed with the proposed reading; page breaks only counted."""
    breaks = sum(slip.kind == PAGE_BREAK for slip in slips)
    shown = [
        el("p", words.slip(_as_printed(slip), slip.proposed, slip.why), class_="slip-note")
        for slip in slips
        if slip.kind != PAGE_BREAK
    ]
    if breaks:
        listed = [
            el("li", words.slip(slip.printed, slip.proposed, slip.why))
            for slip in slips
            if slip.kind == PAGE_BREAK
        ]
        said = el("summary", words.PAGE_BREAKS.format(count=breaks))
        shown.append(el("details", said, el("ul", *listed), class_="slip-note"))
    return shown


def _as_printed(slip: Slip) -> str:
    """Without signs of format, unless they are the slip."""
    return slip.printed if bare(slip.printed) == slip.proposed else bare(slip.printed)


def progress_of(part: Progress | None, scope: Scope, path: str) -> list[Node]:
    """How far a section is: its rate of completion, and every standing that occurs."""
    if scope.year is None or part is None or not part.total:
        return []
    where = scope.tasks(section=path)
    chips = [
        el(
            "li",
            link(
                f"{where}&standing={kind.value}",
                chip(kind),
                el("b", texts.number(part.by_standing[kind])),
            ),
        )
        for kind in STANDING_ORDER
        if part.by_standing[kind]
    ]
    rate = completion(part, scope.choices)
    said = words.DONE_OF.format(done=texts.number(rate.part), total=texts.number(rate.whole))
    formula = FORMULAS[scope.choices.rate]
    return [
        link(where, bar(rate.part, rate.whole, texts.rate(rate.part, rate.whole)),
             title=f"{said}: {formula}", class_="rate"),
        el("p", said, title=formula, class_="quiet"),
        el("ul", *chips, class_="chips"),
    ]


def _flats(read: Reading, row: SectionRow) -> list[Flat]:
    said = [part for part in (row.heading, *(row.text or "").split("\n")) if part]
    # What a newer text no longer has is not printed in it: its words were kept.
    if not read.text or not row.line:
        return [Flat(part, ((0, 0),)) for part in said]
    return paragraphs(read.text, read.lines[row.line - 1 : row.end_line], row.label, said)


@dataclass(frozen=True, slots=True)
class _Name:
    """Words that name agencies: where they stand, what they say and where they lead."""

    mark: Mark
    title: str
    where: str


def _named(
    read: Reading, row: SectionRow, tasks: set[int], flats: list[Flat], scope: Scope
) -> list[_Name]:
    found: dict[str, Named] = {}
    for one in sorted(read.named, key=lambda one: -len(one.as_printed)):
        if one.task_id in tasks:
            found.setdefault(one.as_printed, one)
    made: list[_Name] = []
    for printed, one in found.items():
        marks = (flat.find(printed, len(made)) for flat in flats)
        mark = next((mark for mark in marks if mark), None)
        if mark:
            title = words.named(one.role, one.count)
            made.append(_Name(mark, title, _where(one, row, scope)))
    return made


def _where(one: Named, row: SectionRow, scope: Scope) -> str:
    if one.role not in OWES_REPORT:
        return scope.task(one.task_id)
    if one.code and scope.only in (None, one.code):
        return scope.tasks(agency=one.code)
    return scope.tasks(section=row.path.removesuffix(".intro"))


def _words(
    read: Reading, section: int | None, flat: Flat, slips: Sequence[Slip], named: list[_Name]
) -> list[Node]:
    cited = [one for one in read.cited if one.section_id == section]
    links = [Mark(one.start, one.end, place) for place, one in enumerate(cited)]
    links += [
        Mark(one.mark.start, one.mark.end, len(cited) + place) for place, one in enumerate(named)
    ]
    pieces = cut(flat, links, _slip_marks(read, flat, slips))
    drawn: list[Node] = []
    for number, group in groupby(pieces, key=lambda piece: piece.link):
        inside = [_slipped(piece) for piece in group]
        if number is None:
            drawn += inside
        elif number < len(cited):
            # Words that run over two paragraphs bear their name once.
            starts_here = not flat.runs or cited[number].start >= flat.origin(0)
            drawn.append(_citation(cited[number], inside, is_named=starts_here))
        else:
            one = named[number - len(cited)]
            drawn.append(link(one.where, *inside, title=one.title, class_="named"))
    return drawn


def _slip_marks(read: Reading, flat: Flat, slips: Sequence[Slip]) -> list[Mark]:
    found = [
        flat.find(slip.printed, place, after=read.lines[slip.line - 1][0])
        for place, slip in enumerate(slips)
        if slip.line and read.text and _stands_in_words(slip)
    ]
    return [mark for mark in found if mark]


def _stands_in_words(slip: Slip) -> bool:
    """Whether some words are to be read otherwise; other slips are only noted below."""
    is_read_otherwise = slip.proposed is not None and bare(slip.printed) != slip.proposed
    return is_read_otherwise and slip.kind != PAGE_BREAK


def _slipped(piece: Piece) -> Node:
    return el("span", piece.words, class_="slip") if piece.slip is not None else piece.words


def _citation(one: Cited, inside: list[Node], *, is_named: bool) -> list[Node]:
    name = f"cite-{one.start}" if is_named else None
    if one.key is None:
        unknown = el("small", f" ({words.UNRESOLVED})")
        return el("span", *inside, unknown, class_="cite unresolved", id=name)
    title = words.cited(
        one.kind, one.number, one.issued_on, one.is_date_verified, one.via, one.role
    )
    return link(f"/documents/{one.key}", *inside, title=title, id=name,
                class_=f"cite {one.via.value}")
