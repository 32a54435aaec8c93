"""A paragraph of Word: its label, its words as they are shown, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.inputs import letters
from registry.inputs.numbering import Lists, W, whole
from registry.inputs.styles import PLAIN, Look, Styles, look_of, value

# What was taken away or is another form of what is there already.
LEFT_OUT = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "fldData")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)
ADDED = frozenset({f"{W}ins", f"{W}moveTo"})
TAKEN = frozenset({f"{W}del", f"{W}moveFrom"})
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t",
          f"{W}noBreakHyphen": "-"}  # fmt: skip
BOX = f"{W}txbxContent"
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
BEYOND_BYTES = "\u00ff"
DEEPEST = 60


@dataclass(slots=True)
class Piece:
    """Words in one font; those in an old one are converted together, a mark may be a run apart."""

    words: str
    encoding: str | None
    capitals: bool


@dataclass(slots=True)
class Found:
    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[int, Any]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Paragraphs:
    """Reads the paragraphs of a document in their order; keeps what is counted over them."""

    lists: Lists
    styles: Styles
    notes: Mapping[tuple[str, str], Any]
    seen: set[str] = field(default_factory=set)
    converted: set[str] = field(default_factory=set)
    letters: int = 0
    numbered: int = 0

    def read(self, element: Any) -> Found:
        """A paragraph as it is shown, and the boxes and notes that belong to it."""
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else value(properties, "pStyle")
        style = style or self.styles.usual
        found = Found()
        self._walk(element, self.styles.look(style), found, 0)
        words = "".join(self._meant(piece) for piece in found.pieces).strip()
        label = self._label(properties, style)
        found.text = f"{label} {words}".strip()
        return found

    def _label(self, properties: Any | None, style: str) -> str:
        num, depth = self.styles.numbering(style)
        said = None if properties is None else properties.find(f"{W}numPr")
        if said is not None:
            num, depth = value(said, "numId") or num, value(said, "ilvl") or depth
        if num in ("", "0") or num not in self.lists.nums:
            return ""
        return self.lists.label(num, whole(depth) if depth else self.lists.depth_of(num, style))

    def _walk(self, parent: Any, under: Look, found: Found, deep: int) -> None:
        if deep > DEEPEST:
            return
        for child in parent:
            tag = child.tag
            if tag in LEFT_OUT:
                self._note_left_out(tag)
            elif tag == f"{W}r":
                self._run(child, under, found, deep)
            elif tag == BOX:
                found.boxes.append(child)
            elif tag != f"{W}p":
                if tag in ADDED:
                    self.seen.add("tracked_changes")
                self._walk(child, under, found, deep + 1)

    def _note_left_out(self, tag: str) -> None:
        if tag in TAKEN:
            self.seen.add("tracked_changes")

    def _run(self, run: Any, under: Look, found: Found, deep: int) -> None:
        properties = run.find(f"{W}rPr")
        look = look_of(properties)
        style = "" if properties is None else value(properties, "rStyle")
        look = look.over(self.styles.look(style) if style else PLAIN).over(under)
        look = look.over(self.styles.defaults)
        if look.hidden:
            self.seen.add("hidden_left_out")
            return
        for child in run:
            words = self._words(child, found)
            if words:
                self._add(words, look, found)
            elif child.tag not in LEFT_OUT and len(child):
                self._walk(child, under, found, deep + 1)

    def _words(self, child: Any, found: Found) -> str:
        if child.tag == f"{W}t":
            return str(child.text or "")
        if child.tag in NOTES:
            return self._note(NOTES[child.tag], child.get(f"{W}id", ""), found)
        return BREAKS.get(child.tag, "")

    def _note(self, kind: str, key: str, found: Found) -> str:
        """The sign of a note where it was set; its words come below the paragraph."""
        note = self.notes.get((kind, key))
        if note is None:
            return ""
        self.numbered += 1
        self.seen.add("footnotes")
        found.notes.append((self.numbered, note))
        return f"[{self.numbered}]"

    def _add(self, words: str, look: Look, found: Found) -> None:
        encoding = look.encoding
        in_capitals = bool(look.capitals) or letters.is_capital_font(look.font or "")
        last = found.pieces[-1] if found.pieces else None
        if last and (last.encoding, last.capitals) == (encoding, in_capitals):
            last.words += words
        else:
            found.pieces.append(Piece(words, encoding, in_capitals))

    def _meant(self, piece: Piece) -> str:
        words = piece.words
        turn = _CONVERTED.get(piece.encoding or "")
        if turn is not None and _is_old(words):
            words = turn(words, piece.capitals)
            self.converted.add(str(piece.encoding))
        return words.upper() if piece.capitals else words


def _is_old(words: str) -> bool:
    """Whether letters may be those of an old encoding: marked ones, and none that it never had."""
    if words.isascii():
        return False
    return not any(one.isalpha() and one > BEYOND_BYTES for one in words)


_CONVERTED: dict[str, Callable[[str, bool], str]] = {
    letters.TCVN3: lambda words, capitals: letters.from_tcvn3(words, capitals=capitals),
    letters.VNI: lambda words, _: letters.from_vni(words),
}
