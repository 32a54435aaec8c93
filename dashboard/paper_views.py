"""A paper drawn as it will look: the head, the words, the tables, the foot; parts to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.papers import Part
from dashboard.texts import papers as words
from registry.papers import docx_values
from registry.papers.paper import Annex, Block, Heading, Paper, Paragraph, Table, Words

FORM = "paper-edit"
# Headings of the drawn page, whose own heading comes before them.
LEVELS = {1: "h2", 2: "h3", 3: "h4"}


@dataclass
class Sheet:
    """A paper being drawn: its parts, whether they may be written in, and its notes so far."""

    paper: Paper
    parts: Mapping[str, Part]
    may_edit: bool
    path: str
    query: Mapping[str, str]
    notes: list[str] = field(default_factory=list)

    def edit(self, key: str, label: str = words.EDIT) -> list[Node] | None:
        """The link that opens a part in the form beside the paper."""
        if not self.may_edit or key not in self.parts:
            return None
        where = f"{address(self.path, **self.query, edit=key)}#{place_of(key)}"
        return link(where, label, class_="paper-write",
                    aria_label=f"{label}: {words.part(key)}")

    def marks(self, key: str) -> list[Node]:
        """That somebody wrote here, and that the draft is another one by now."""
        one = self.parts.get(key)
        if one is None or not one.is_edited or one.edited_at is None:
            return []
        said = words.edited_by(one.edited_by, one.edited_at)
        found = [el("span", words.EDITED, class_="chip", title=said)]
        if one.has_moved_on:
            found.append(el("span", words.MOVED_ON, class_="chip s1"))
        return found


def place_of(key: str) -> str:
    """Where a part stands on the page, so that whoever writes it sees it beside the form."""
    return f"part-{key.replace(':', '-')}"


def sheet(
    paper: Paper, parts: Mapping[str, Part], *, may_edit: bool, path: str,
    query: Mapping[str, str],
) -> list[Node]:
    """The whole paper, annexes and notes too."""
    drawn = Sheet(paper, parts, may_edit, path, query)
    mark = el("p", texts.DEMONSTRATION, class_="paper-mark") if paper.is_demonstration else None
    body = [*_head(drawn), *_title(drawn), *_body(drawn, paper.body), _foot(drawn)]
    annexes = [_annex(drawn, one) for one in paper.annexes]
    return [el("article", mark, *body, *annexes, _notes(drawn), class_="paper",
               aria_label=words.KINDS[paper.kind])]


def _head(drawn: Sheet) -> list[Node]:
    head, dots = drawn.paper.letterhead, words.DOTS
    number = docx_values.number(head, dots)
    placed = words.PLACE_LINE.format(place=head.place or dots, day=docx_values.day(head, dots))
    about = None
    if head.subject:
        said = head.subject.removeprefix("V/v").strip()
        about = _line(drawn, words.ABOUT_LINE.format(subject=said), "subject")
    left = el("div", _line(drawn, head.superior.upper(), "superior"),
              _line(drawn, head.issuer.upper(), "issuer", is_bold=True),
              _line(drawn, words.NUMBER_LINE.format(notation=number), "notation"), about)
    right = el("div", el("p", el("b", words.NATION)), el("p", el("b", words.MOTTO)),
               el("p", el("i", placed), *_beside(drawn, "place"), " ",
                  drawn.edit("day", words.part("day"))))
    return [el("div", left, right, class_="paper-head")]


def _line(drawn: Sheet, said: str, key: str, *, is_bold: bool = False) -> list[Node]:
    return el("p", el("b", said) if is_bold else said, *_beside(drawn, key), id=place_of(key),
              class_="paper-part")


def _beside(drawn: Sheet, key: str) -> list[Node]:
    return [piece for one in (*drawn.marks(key), drawn.edit(key)) if one for piece in (" ", one)]


def _title(drawn: Sheet) -> list[Node]:
    paper = drawn.paper
    found: list[Node] = []
    if paper.type_name:
        found.append(el("div", el("p", el("b", paper.type_name)),
                        _line(drawn, paper.title, "title", is_bold=True), class_="paper-title"))
    if paper.to:
        said = words.TO_LINE.format(to="; ".join(paper.to))
        found.append(el("p", said, *_beside(drawn, "to"), class_="paper-to"))
    listed = [el("p", el("i", one)) for one in paper.basis]
    if listed:
        listed[-1] += _beside(drawn, "basis")
    return [*found, *listed]


def _body(drawn: Sheet, blocks: Iterable[Block]) -> list[Node]:
    found: list[Node] = []
    for key, group in groupby(blocks, key=lambda one: one.part if isinstance(one, Paragraph)
                              else ""):
        listed = list(group)
        if key:
            found += _written(drawn, key, listed)
        else:
            found += [_block(drawn, one) for one in listed]
    return found


def _written(drawn: Sheet, key: str, listed: list[Any]) -> list[Node]:
    """A part that may be written in: its paragraphs, and behind the last of them the link."""
    filled = [one for one in listed if any(piece.text for piece in one.words)]
    if not filled:
        one = drawn.parts.get(key)
        if not drawn.may_edit:
            return []
        said = words.TAKEN_OUT if one is not None and one.is_edited else f"[{words.part(key)}]"
        return [el("p", said, " ", drawn.edit(key, words.WRITE), id=place_of(key),
                   class_="paper-blank paper-part")]
    paragraphs = [_block(drawn, one) for one in filled]
    paragraphs[-1] += _beside(drawn, key)
    return [el("div", *paragraphs, id=place_of(key), class_="paper-part")]


def _block(drawn: Sheet, one: Block) -> list[Node]:
    if isinstance(one, Heading):
        return el(LEVELS[one.level], f"{one.label} {one.text}")
    if isinstance(one, Table):
        return _table(drawn, one)
    return el("p", *_said(drawn, one.words))


def _said(drawn: Sheet, stretch: Iterable[Words]) -> list[Node]:
    found: list[Node] = []
    for one in stretch:
        text: Node = el("b", one.text) if one.is_bold else one.text
        found.append(el("i", text) if one.is_italic else text)
        if one.note:
            found.append(_noted(drawn, one.note))
    return found


def _noted(drawn: Sheet, note: str) -> list[Node]:
    """The number of a note; the same note said again has the first one's."""
    if note not in drawn.notes:
        drawn.notes.append(note)
    return el("sup", str(drawn.notes.index(note) + 1), title=note)


def _table(drawn: Sheet, one: Table) -> list[Node]:
    head = el("tr", *(el("th", column.head, scope="col") for column in one.columns))
    rows = [el("tr", *(_cell(drawn, cell, column.is_centred)
                       for cell, column in zip(row, one.columns, strict=True)))
            for row in (*one.rows, *([one.total] if one.total else []))]
    return el("div", el("table", el("thead", head), el("tbody", *rows)), class_="table-frame")


def _cell(drawn: Sheet, cell: Iterable[Words], is_centred: bool) -> list[Node]:
    return el("td", *_said(drawn, cell), class_="c" if is_centred else None)


def _foot(drawn: Sheet) -> list[Node]:
    paper, signs = drawn.paper, drawn.paper.signature
    received = [el("p", el("small", f"- {one.lstrip('- ')}")) for one in paper.recipients]
    left = el("div", el("p", el("b", el("i", words.RECIPIENTS)), *_beside(drawn, "recipients")),
              *received)
    right = el("div", *(
        el("p", el("b", said) if said else None, *_beside(drawn, key)) if said else
        el("p", drawn.edit(key, words.part(key)))
        for said, key in ((signs.authority, "authority"), (signs.post, "post"),
                          (signs.name, "name"))
        if said or drawn.may_edit
    ), class_="paper-signs")
    return el("div", left, right, class_="paper-foot")


def _annex(drawn: Sheet, one: Annex) -> list[Node]:
    return el("section", el("h2", f"{one.label}. {one.title}"),
              el("p", el("i", docx_values.attached(drawn.paper, words.DOTS))),
              *_body(drawn, one.body),
              class_="paper-annex")


def _notes(drawn: Sheet) -> list[Node] | None:
    if not drawn.notes:
        return None
    listed = (el("li", one) for one in drawn.notes)
    return el("section", el("h2", words.NOTES), el("ol", *listed), class_="paper-notes")

