"""Takes the paragraphs, cells and headers out of the markup of Word and Excel, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Attributes = dict[str, str]
Emit = Callable[[str, bool], None]

# What is one line of text for a reader: a paragraph, a shared string, a string in a cell.
BLOCKS = frozenset({"p", "si", "is"})
# What holds its text itself: a title, and the header of a sheet.
WHOLE = frozenset({"title", "subject", "keywords", "category", "description"})
SHEET_HEADERS = frozenset(
    f"{which}{place}" for which in ("odd", "even", "first") for place in ("Header", "Footer")
)
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t"}
OFF = ("0", "false", "off")


class Paragraphs:
    """What the XML parser tells: gives every block's text away as soon as the block ends.

    `emit(text, free)` is told whether the block stands free, outside the cells of a table.
    """

    def __init__(self, emit: Emit, *, in_cells: bool) -> None:
        self.emit = emit
        self.blocks: list[list[str]] = []
        self.tables = int(in_cells)
        self.taking = 0
        self.in_capitals = False
        self.cell_type = ""
        self.local: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        name = self._local(tag)
        if name in BLOCKS:
            self.blocks.append([])
        elif name == "t":
            self.taking += 1
        elif name in BREAKS:
            self._add(BREAKS[name])
        elif name in WHOLE or name in SHEET_HEADERS or self._is_result(name):
            self.blocks.append([])
            self.taking += 1
        else:
            self._note(name, attributes)

    def end(self, tag: str) -> None:
        name = self._local(tag)
        if name in BLOCKS:
            self._give(name)
        elif name == "t":
            self.taking -= 1
        elif name in WHOLE or name in SHEET_HEADERS or self._is_result(name):
            self.taking -= 1
            self._give(name)
        elif name == "tbl":
            self.tables -= 1

    def data(self, text: str) -> None:
        if self.taking > 0:
            self._add(text.upper() if self.in_capitals else text)

    def close(self) -> None:
        """Nothing is kept."""

    def _note(self, name: str, attributes: Attributes) -> None:
        """What is no text but says how the text is meant, or holds words in an attribute."""
        if name == "c":
            self.cell_type = attributes.get("t", "")
        elif name == "tbl":
            self.tables += 1
        elif name == "r":
            self.in_capitals = False
        elif name in ("caps", "smallCaps"):
            self.in_capitals = _value(attributes) not in OFF
        elif name == "textpath":  # WordArt, such as a watermark
            self.emit(attributes.get("string", ""), True)
        elif name == "sheet":
            self.emit(attributes.get("name", ""), False)

    def _is_result(self, name: str) -> bool:
        """The text a formula gave."""
        return name == "v" and self.cell_type == "str"

    def _add(self, text: str) -> None:
        if self.blocks:
            self.blocks[-1].append(text)

    def _give(self, name: str) -> None:
        text = "".join(self.blocks.pop())
        if name in SHEET_HEADERS:
            text = header_text(text)
        self.emit(text, not self.tables or name in WHOLE or name in SHEET_HEADERS)

    def _local(self, tag: str) -> str:
        """A tag without its namespace."""
        if tag not in self.local:
            self.local[tag] = tag.rpartition("}")[2]
        return self.local[tag]


def header_text(coded: str) -> str:
    """A sheet's header without its codes: '&C&"Arial,Bold"&14Text' prints "Text"."""
    pieces: list[str] = []
    for number, piece in enumerate(coded.split("&")):
        if not number or not piece:
            pieces.append(piece)
        elif piece[0] in "LCR":
            pieces.append("\n" + piece[1:])
        elif piece[0] == '"':
            pieces.append(piece[1:].partition('"')[2])
        elif piece[0] == "K":
            pieces.append(piece[7:])
        elif piece[0].isdigit():
            pieces.append(piece.lstrip("0123456789"))
        else:
            pieces.append(piece[1:])
    return "".join(pieces)


def _value(attributes: dict[str, Any]) -> str:
    return next((said for name, said in attributes.items() if name.endswith("}val")), "")
