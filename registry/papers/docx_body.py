"""The blocks of a paper as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from registry.papers import vocabulary as words
from registry.papers.docx_parts import (
    cell,
    clean,
    el,
    grid,
    on_one_line,
    paragraph,
    row,
    run,
    said,
    width,
)
from registry.papers.footnotes import Footnotes
from registry.papers.paper import Block, Heading, Paper, Paragraph, Table, Words

# A longer cell may break over two pages: kept whole it would leave a hole.
LONGEST_WHOLE = 500
ENDS = " .;,"
# The margins of a cell and its lines.
SIDES = 180


def body(paper: Paper, room: int, notes: Footnotes) -> list[Any]:
    """What the paper says; the last words of a signed one bear the sign of its end."""
    blocks = list(paper.body)
    if paper.signature.post and blocks and isinstance(blocks[-1], Paragraph):
        blocks[-1] = _ended(blocks[-1])
    made = list(_blocks(blocks, room, notes))
    if made and made[-1].tag == qn("w:p"):
        # The signature does not stand alone on a page.
        _keep(made[-1])
    return made


def blocks_of(blocks: tuple[Block, ...], room: int, notes: Footnotes) -> list[Any]:
    """Blocks of an annex."""
    return list(_blocks(list(blocks), room, notes))


def addressees(to: tuple[str, ...], room: int, points: float) -> list[Any]:
    """Kính gửi: one on the same line; several below each other under the colon."""
    names = [on_one_line(one).strip(ENDS) for one in to]
    if len(names) == 1:
        return [said("PaperTo", f"{words.TO} {names[0]}", jc=el("jc", val="center"))]
    left = room // 6
    under = left + width(words.TO[:-1], points)
    hang = width(f"{words.DASH} ", points)
    made = [said("PaperTo", words.TO, ind=el("ind", left=left, firstLine=0))]
    for one in items(to):
        indent = el("ind", left=under + hang, hanging=hang)
        made.append(said("PaperTo", f"{words.DASH} {one}", ind=indent))
    return made


def basis(grounds: tuple[str, ...]) -> list[Any]:
    """Căn cứ: each on lines of its own."""
    return [said("PaperBasis", one) for one in items(grounds)]


def receivers(names: tuple[str, ...]) -> list[Any]:
    """Nơi nhận: the last line says where the paper is kept."""
    listed = [on_one_line(one) for one in names]
    if not any(one.lstrip(words.DASH + " ").startswith(words.KEPT) for one in listed):
        listed.append(words.KEPT_BY)
    hang = width(words.DASH, 11)
    made = [said("PaperReceivers", words.RECIPIENTS)]
    for one in items(tuple(listed)):
        indent = el("ind", left=hang, hanging=hang)
        made.append(said("PaperReceiver", f"{words.DASH} {one}", ind=indent))
    return made


def items(names: tuple[str, ...]) -> list[str]:
    """The items of a list as the law ends them: a semicolon each, a full stop the last."""
    bare = [on_one_line(one).lstrip(words.DASH + " ").rstrip(ENDS) for one in names]
    bare = [one for one in bare if one]
    return [f"{one}{'.' if place == len(bare) else ';'}" for place, one in enumerate(bare, 1)]


def _ended(last: Paragraph) -> Paragraph:
    if not last.words:
        return last
    *before, end = last.words
    text = clean(end.text).rstrip()
    text = text.removesuffix(words.END).rstrip(ENDS) + words.END
    return Paragraph((*before, Words(text, end.is_bold, end.is_italic, end.note)), last.part)


def _keep(made: Any) -> None:
    manner = made.find(qn("w:pPr"))
    manner.find(qn("w:pStyle")).addnext(el("keepNext"))


def _blocks(blocks: list[Block], room: int, notes: Footnotes) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _heading(block)
        elif isinstance(block, Table):
            yield _table(block, room, notes)
            # Two tables would melt into one, and the next words would touch the lines.
            yield paragraph("PaperGap")
        else:
            yield from _paragraphs("PaperBody", block.words, notes)


def _heading(block: Heading) -> Any:
    level = min(max(block.level, 1), 3)
    text = on_one_line(f"{block.label} {block.text}")
    return said(f"PaperHeading{level}", text.upper() if level == 1 else text)


def _paragraphs(
    style: str, stretch: tuple[Words, ...], notes: Footnotes, *, is_bold: bool = False, **more: Any
) -> list[Any]:
    """A stretch of words; every line end in it begins another paragraph."""
    lines: list[list[Any]] = [[]]
    for one in stretch:
        first, *rest = clean(one.text).split("\n")
        manner = {"is_bold": one.is_bold or is_bold, "is_italic": one.is_italic}
        if first:
            lines[-1].append(run(first, **manner))
        lines += [[run(text, **manner)] for text in rest if text.strip()]
        if one.note:
            lines[-1] += notes.mark(one.note)
    return [paragraph(style, runs, **more) for runs in lines if runs]


def _table(table: Table, room: int, notes: Footnotes) -> Any:
    widths = _widths(table, room)
    head = [
        cell(wide, [said("PaperCellHead", on_one_line(column.head))], is_middle=True)
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    rows = [row(head, is_head=True)]
    rows += [_row(table, one, widths, notes) for one in table.rows]
    if table.total is not None:
        rows.append(_row(table, table.total, widths, notes, is_bold=True))
    return grid(widths, rows, has_lines=True)


def _row(
    table: Table,
    given: tuple[tuple[Words, ...], ...],
    widths: list[int],
    notes: Footnotes,
    *,
    is_bold: bool = False,
) -> Any:
    cells = []
    for column, stretch, wide in zip(table.columns, given, widths, strict=True):
        jc = {"jc": el("jc", val="center")} if column.is_centred else {}
        cells.append(cell(wide, _paragraphs("PaperCell", stretch, notes, is_bold=is_bold, **jc)))
    longest = max((sum(len(one.text) for one in stretch) for stretch in given), default=0)
    return row(cells, is_whole=longest <= LONGEST_WHOLE)


def _widths(table: Table, room: int) -> list[int]:
    """Each column by its share of the room, but never narrower than a word of its head."""
    shares = [max(column.share, 0.01) for column in table.columns]
    least = [
        max((width(word, 12, is_bold=True) for word in on_one_line(column.head).split()), default=0)
        + SIDES
        for column in table.columns
    ]
    widths = [max(int(room * share / sum(shares)), most)
              for share, most in zip(shares, least, strict=True)]
    # What the narrow ones took is missing from the widest.
    widest = widths.index(max(widths))
    widths[widest] = max(widths[widest] - sum(widths) + room, least[widest])
    return widths
