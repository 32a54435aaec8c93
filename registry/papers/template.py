"""Fills the marks of a Word file with what a paper says. Nothing in the file is ever evaluated."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import EvidenceFile, PaperTemplate
from registry.errors import Refused
from registry.papers import docx_body, docx_styles, vocabulary
from registry.papers.docx_parts import SPACE, clean, line, on_one_line, paragraph, width
from registry.papers.docx_values import values
from registry.papers.footnotes import Footnotes
from registry.papers.paper import Paper, PaperKind

OPEN, SHUT = "[[", "]]"
words = vocabulary
# A mark that becomes paragraphs stands alone in its own; the others stand within a text.
BLOCKS = (words.ADDRESSEES, words.BASIS, words.BODY, words.RECEIVERS, words.ISSUER_LINE,
          words.TITLE_LINE)
SINGLES = (words.SUPERIOR, words.ISSUER, words.NOTATION, words.SUBJECT, words.PLACE, words.DATE,
           words.TYPE_NAME, words.TITLE, words.AUTHORITY, words.POST, words.SIGNER)
# An office may print these itself; every other value would be lost without its mark.
MAY_LACK = {words.SUPERIOR, words.ISSUER, words.TYPE_NAME, words.PLACE}
# A template without them could take no paper at all.
ALWAYS = (words.NOTATION, words.DATE, words.BODY, words.RECEIVERS, words.POST)
LETTERS = {PaperKind.URGING, PaperKind.EXPLANATION, PaperKind.EXTENSION}
# Between a rule's length and the words above it.
SHARE = 0.4
CELL_SIDE = 2 * 108


def for_kind(session: Session, kind: PaperKind) -> bytes | None:
    """The office's own form of a kind of paper; None when the form of the house is used."""
    return session.scalar(
        select(EvidenceFile.content)
        .join(PaperTemplate, PaperTemplate.sha256 == EvidenceFile.sha256)
        .where(PaperTemplate.kind == kind.value, PaperTemplate.withdrawn_at.is_(None))
        .order_by(PaperTemplate.id.desc())
        .limit(1)
    )


def written(name: str) -> str:
    """A mark as it stands in a file."""
    return f"{OPEN}{name}{SHUT}"


def mandatory(kind: PaperKind) -> tuple[str, ...]:
    """The marks that a template of a kind must hold."""
    more = (words.SUBJECT, words.ADDRESSEES) if kind in LETTERS else (words.TITLE,)
    return (*ALWAYS, *more)


@dataclass(frozen=True, slots=True)
class Found:
    """A mark in a file: its name, and the paragraph that it stands in."""

    name: str
    paragraph: Any
    is_alone: bool


def marks_of(opened: Any) -> list[Found]:
    """Every mark of a file, in its text, its tables, its headers and footers."""
    found = []
    for root in roots(opened):
        for one, texts in _paragraphs(root):
            text = _joined(texts)
            found += [Found(name, one, text.strip() == written(name))
                      for _start, _end, name in _marks_in(text)]
    return found


def roots(opened: Any) -> list[Any]:
    """The text of a file, and of each of its headers and footers, however often it is named."""
    parts = {
        id(relation.target_part): relation.target_part
        for relation in opened.part.rels.values()
        if not relation.is_external and relation.reltype in (RT.HEADER, RT.FOOTER)
    }
    return [opened.element.body, *(part.element for part in parts.values())]


def fill(data: bytes, paper: Paper, *, is_tight: bool) -> Any:
    """The file with its marks filled, opened. Refused when words of the paper would be lost."""
    opened = docx.Document(io.BytesIO(data))
    docx_styles.add_missing(opened.styles.element, is_tight)
    said = values(paper)
    found = marks_of(opened)
    _refuse_loss(paper, said, {one.name for one in found})
    notes = Footnotes(opened)
    makers = _makers(opened, paper, notes)
    tables = {id(table): table for one in found for table in _outer(one)}
    seen: set[int] = set()
    for one in found:
        if id(one.paragraph) in seen:
            continue
        seen.add(id(one.paragraph))
        if one.name in makers and one.is_alone:
            _put(one.paragraph, makers[one.name](one.paragraph))
        else:
            _write(one.paragraph, said)
    for table in tables.values():
        if not any(_joined(texts).strip() for _one, texts in _paragraphs(table)):
            table.getparent().remove(table)
    return opened, notes


def _makers(
    opened: Any, paper: Paper, notes: Footnotes
) -> dict[str, Callable[[Any], list[Any]]]:
    """How each block is made for the place where its mark stands."""
    sizes = docx_styles.sizes(opened.styles.element)
    issuer = on_one_line(paper.letterhead.issuer).upper()
    title = on_one_line(paper.title) if paper.type_name else ""

    def ruled(text: str, style: str) -> Callable[[Any], list[Any]]:
        def made(place: Any) -> list[Any]:
            room = room_of(opened, place)
            long = min(width(text, sizes.get(style, 13), is_bold=True), room)
            return [line(room, round(long * SHARE))] if text else []

        return made

    def to(place: Any) -> list[Any]:
        points = sizes.get("PaperTo", 14)
        given = paper.to
        return docx_body.addressees(given, room_of(opened, place), points) if given else []

    return {
        words.ISSUER_LINE: ruled(issuer, "PaperIssuer"),
        words.TITLE_LINE: ruled(title, "PaperTitle"),
        words.ADDRESSEES: to,
        words.BASIS: lambda _place: docx_body.basis(paper.basis),
        words.BODY: lambda place: docx_body.body(paper, room_of(opened, place), notes),
        words.RECEIVERS: lambda _place: (
            docx_body.receivers(paper.recipients) if paper.recipients else []
        ),
    }


def room_of(opened: Any, place: Any) -> int:
    """How wide the text may be where a paragraph stands, in twips."""
    for above in place.iterancestors(qn("w:tc")):
        said = above.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        wide = "" if said is None else str(said.get(qn("w:w")))
        if wide.isascii() and wide.isdigit() and said.get(qn("w:type")) == "dxa":
            return max(int(wide) - _sides(above), 500)
    section = opened.sections[-1]
    return int((section.page_width or 0) - (section.left_margin or 0)
               - (section.right_margin or 0)) // 635


def _sides(place: Any) -> int:
    """The margins left and right inside a cell."""
    table = next(place.iterancestors(qn("w:tbl")))
    said = table.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn('w:left')}")
    wide = "" if said is None else str(said.get(qn("w:w")))
    return 2 * int(wide) if wide.isascii() and wide.isdigit() else CELL_SIDE


def _paragraphs(root: Any) -> list[tuple[Any, list[Any]]]:
    """Every paragraph and the pieces of its text, without those of a text box inside it. One walk:
    a paragraph for each would take for ever where many stand within each other."""
    found: list[tuple[Any, list[Any]]] = []
    open_ones: list[list[Any]] = []
    for event, one in etree.iterwalk(root, events=("start", "end"), tag=(qn("w:p"), qn("w:t"))):
        if one.tag == qn("w:t"):
            if event == "start" and open_ones:
                open_ones[-1].append(one)
        elif event == "start":
            open_ones.append([])
            found.append((one, open_ones[-1]))
        else:
            open_ones.pop()
    return found


def _texts(place: Any) -> list[Any]:
    return _paragraphs(place)[0][1]


def _joined(texts: list[Any]) -> str:
    return "".join(one.text or "" for one in texts)


def _marks_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each mark of a text begins and ends, and its name."""
    at = 0
    while (start := text.find(OPEN, at)) >= 0:
        end = text.find(SHUT, start)
        if end < 0:
            return
        at = end + len(SHUT)
        yield start, at, text[start + len(OPEN) : end].strip()


def _write(place: Any, said: dict[str, str]) -> None:
    """Put values in the place of the marks of a paragraph; without any, the paragraph goes."""
    texts = _texts(place)
    marks = [one for one in _marks_in(_joined(texts)) if one[2] in said]
    if marks and not any(said[name] for _start, _end, name in marks):
        _put(place, [])
        return
    # From the last to the first, so that the places of the others hold.
    for start, end, name in reversed(marks):
        _replace(texts, start, end, clean(said[name]))


def _replace(texts: list[Any], start: int, end: int, value: str) -> None:
    """Put a value where the text of several pieces from start to end was."""
    at = 0
    for one in texts:
        text = one.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        one.text = text[:first] + value + text[last:]
        one.set(SPACE, "preserve")
        value = ""


def _put(place: Any, made: list[Any]) -> None:
    """Put paragraphs where one was; a cell keeps at least one."""
    parent = place.getparent()
    others = [one for one in parent if one.tag in (qn("w:p"), qn("w:tbl")) and one is not place]
    if not made and not others:
        made = [paragraph("PaperGap")]
    for one in made:
        place.addprevious(one)
    section = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        # The paragraph ends a section of the template: the section stays.
        place.addprevious(_bearing(section))
    parent.remove(place)


def _bearing(section: Any) -> Any:
    made = paragraph("PaperGap")
    made.find(qn("w:pPr")).append(section)
    return made


def _outer(one: Found) -> list[Any]:
    return list(one.paragraph.iterancestors(qn("w:tbl")))[:1] if one.name == words.POST else []


def _refuse_loss(paper: Paper, said: dict[str, str], found: set[str]) -> None:
    given = {name for name, value in said.items() if value} - MAY_LACK
    blocks = {words.BODY: paper.body, words.ADDRESSEES: paper.to, words.BASIS: paper.basis,
              words.RECEIVERS: paper.recipients}
    given |= {name for name, value in blocks.items() if value}
    lost = sorted(given - found)
    if lost:
        raise Refused("template_loses", marks=", ".join(map(written, lost)))
