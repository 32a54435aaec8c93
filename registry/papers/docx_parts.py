"""The pieces that a Word file is built from: elements, runs, paragraphs, and how wide words are."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

# Everything is measured in twips, a twentieth of a point, as Word does.
POINT = 20
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MM = 1440 / 25.4

# How wide the letters from space to ~ are in Times New Roman, in thousandths of its size.
PLAIN = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 "
    "500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 "
    "722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 "
    "444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 "
    "200 480 541"
)
BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 "
    "500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 "
    "722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 "
    "444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 "
    "220 394 520"
)
WIDTHS = {
    is_bold: {chr(32 + place): int(width) for place, width in enumerate(table.split())}
    for is_bold, table in ((False, PLAIN), (True, BOLD))
}
UNKNOWN = 500
# Controls, halves of letters, and signs that turn the direction of writing.
UNSEEN = {"Cc", "Cs", "Cn", "Co"}
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))


def clean(text: str) -> str:
    """Words as they may stand in a file, in NFC; line ends stay, other controls become spaces."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one if one == "\n" or (one not in TURNING and unicodedata.category(one) not in UNSEEN)
        else (" " if one == "\t" else "")
        for one in lines
    )


def on_one_line(text: str) -> str:
    """Words without line ends and double spaces."""
    return " ".join(clean(text).split())


def width(text: str, points: float, *, is_bold: bool = False) -> int:
    """How wide words are when printed on one line, in twips."""
    table = WIDTHS[is_bold]
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = (one for one in plain if not unicodedata.combining(one))
    return round(sum(table.get(one, UNKNOWN) for one in letters) * points * POINT / 1000)


def el(tag: str, *children: Any, **attributes: object) -> Any:
    """An element of Word's language: el("jc", val="center") is <w:jc w:val="center"/>."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def run(text: str, *, is_bold: bool = False, is_italic: bool = False) -> Any:
    """A stretch of words in one manner."""
    manner = el("rPr", el("b") if is_bold else None, el("i") if is_italic else None)
    said = el("t")
    said.text = text
    said.set(SPACE, "preserve")
    return el("r", manner if len(manner) else None, said)


def field(instruction: str, shown: str, style: str = "") -> list[Any]:
    """A field that we ourselves write, with what it shows until Word reckons it anew."""

    def piece(child: Any) -> Any:
        manner = el("rPr", el("rStyle", val=style)) if style else None
        return el("r", manner, child)

    asked = el("instrText")
    asked.text = f" {instruction} "
    asked.set(SPACE, "preserve")
    said = el("t")
    said.text = shown
    return [
        piece(el("fldChar", fldCharType="begin")),
        piece(asked),
        piece(el("fldChar", fldCharType="separate")),
        piece(said),
        piece(el("fldChar", fldCharType="end")),
    ]


def paragraph(style: str, runs: Iterable[Any] = (), **more: Any) -> Any:
    """A paragraph of a style. `more` are children of its pPr by tag, in the order of the schema."""
    manner = el("pPr", el("pStyle", val=style))
    for tag in ("keepNext", "spacing", "ind", "jc"):
        if tag in more:
            manner.append(copy.deepcopy(more[tag]))
    return el("p", manner, *runs)


def said(style: str, text: str, **more: Any) -> Any:
    """A paragraph of plain words."""
    return paragraph(style, [run(text)] if text else [], **more)


def line(room: int, length: int) -> Any:
    """A paragraph that is a ruled line of a length, in the middle of the room."""
    indent = max(room - length, 0) // 2
    return paragraph("PaperLine", ind=el("ind", left=indent, right=indent, firstLine=0))


def grid(widths: Iterable[int], rows: Iterable[Any], *, has_lines: bool) -> Any:
    """A table of fixed widths."""
    columns = list(widths)
    rule = "single" if has_lines else "nil"
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [el(name, val=rule, **({"sz": 4, "space": 0, "color": "000000"} if has_lines else {}))
               for name in names]
    side = 70 if has_lines else 0
    manner = el(
        "tblPr",
        el("tblW", w=sum(columns), type="dxa"),
        el("tblBorders", *borders),
        el("tblLayout", type="fixed"),
        el("tblCellMar", el("left", w=side, type="dxa"), el("right", w=side, type="dxa")),
    )
    return el("tbl", manner, el("tblGrid", *(el("gridCol", w=one) for one in columns)), *rows)


def row(cells: Iterable[Any], *, is_head: bool = False, is_whole: bool = True) -> Any:
    """A row of a table: repeated on every page when it is the head, or kept in one piece."""
    manner = el("trPr", el("cantSplit") if is_whole else None, el("tblHeader") if is_head else None)
    return el("tr", manner if len(manner) else None, *cells)


def cell(wide: int, paragraphs: Iterable[Any], *, is_middle: bool = False) -> Any:
    """A cell of a table; it always holds a paragraph."""
    manner = el("tcPr", el("tcW", w=wide, type="dxa"),
                el("vAlign", val="center") if is_middle else None)
    return el("tc", manner, *(list(paragraphs) or [paragraph("PaperCell")]))
