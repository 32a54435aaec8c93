"""The text of a Word file as a reader sees it on paper; runs in the bounded child process alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

from registry.errors import Refused
from registry.evidence import archive, office
from registry.evidence.kinds import Kind
from registry.inputs.numbering import W, read_lists
from registry.inputs.paragraphs import Paragraphs
from registry.inputs.styles import Styles
from registry.inputs.tables import Table, is_layout, rows

PART = f"{office.OFFICE}wordprocessingml."
# How much markup one part may have: a plan of 200 pages has about four megabytes.
LARGEST_PART = 32 * 1024 * 1024
# More than any plan has: beyond it nobody reads on.
MOST_LETTERS = 4_000_000
DEEPEST = 12  # tables within tables and boxes within boxes
HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
SKIPPED = frozenset(W + name for name in ("del", "moveFrom", "sectPr"))


def read(data: bytes) -> dict[str, Any]:
    """The text of a Word file, its encoding, and what a person should know of it."""
    office.read(data, Kind.DOCX)
    with archive.opened(data) as opened:
        parts = office.parts_by_type(opened)
        main = _part(opened, parts, "document.main")
        styles = _part(opened, parts, "styles")
        paragraphs = Paragraphs(
            read_lists(_part(opened, parts, "numbering"), styles),
            Styles(styles),
            _notes(opened, parts),
        )
        body = None if main is None else main.find(f"{W}body")
        if body is None:
            raise Refused("evidence_unreadable")
        text = "\n\n".join(_blocks(body, paragraphs, 0))
        if any(_has_words(opened, name) for name in _margins(parts)):
            paragraphs.seen.add("headers_left_out")
    encodings = sorted(paragraphs.converted)
    notes = paragraphs.seen | {f"converted_{one}" for one in encodings}
    return {
        "text": text, "encoding": encodings[0] if encodings else "utf-8", "notes": sorted(notes),
    }  # fmt: skip


def _blocks(parent: Any, paragraphs: Paragraphs, deep: int) -> Iterator[str]:
    """The paragraphs and tables below an element, in order, with what hangs on them."""
    if deep > DEEPEST:
        raise Refused("evidence_crooked")
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, paragraphs, deep)
        elif child.tag == f"{W}tbl":
            yield from _table(child, paragraphs, deep)
        elif child.tag in HOLDERS:
            yield from _blocks(child, paragraphs, deep + 1)


def _paragraph(element: Any, paragraphs: Paragraphs, deep: int) -> Iterator[str]:
    """A paragraph, then the boxes that float beside it and the notes at its foot."""
    found = paragraphs.read(element)
    if found.text:
        yield _weighed(found.text, paragraphs)
    for box in found.boxes:
        yield from _blocks(box, paragraphs, deep + 1)
    for sign, note in found.notes:
        said = " ".join(_blocks(note, paragraphs, deep + 1))
        yield f"[{sign}] {said}"


def _table(element: Any, paragraphs: Paragraphs, deep: int) -> Iterator[str]:
    """A table as rows between bars; one without lines only places its words on the page."""
    table = Table(
        [
            [list(_blocks(cell, paragraphs, deep + 1)) if cell is not None else [] for cell in row]
            for row in rows(element)
        ]
    )
    if is_layout(element, table, paragraphs.styles):
        yield from (block for row in table.cells for cell in row for block in cell)
    elif printed := table.printed():
        yield printed


def _weighed(text: str, paragraphs: Paragraphs) -> str:
    paragraphs.letters += len(text)
    if paragraphs.letters > MOST_LETTERS:
        raise Refused("input_too_long")
    return text


def _notes(opened: ZipFile, parts: dict[str, list[str]]) -> dict[tuple[str, str], Any]:
    """The foot- and endnotes by their kind and number."""
    found: dict[tuple[str, str], Any] = {}
    for kind in ("footnote", "endnote"):
        part = _part(opened, parts, f"{kind}s")
        for note in [] if part is None else part.iterfind(W + kind):
            found[kind, note.get(f"{W}id", "")] = note
    return found


def _margins(parts: dict[str, list[str]]) -> list[str]:
    return [*parts.get(f"{PART}header+xml", ()), *parts.get(f"{PART}footer+xml", ())]


def _has_words(opened: ZipFile, name: str) -> bool:
    """Whether a header or footer says more than the number of its page."""
    root = _parsed(opened, name)
    return any(one.isalpha() for text in root.iter(f"{W}t") for one in text.text or "")


def _part(opened: ZipFile, parts: dict[str, list[str]], kind: str) -> Any | None:
    names = parts.get(f"{PART}{kind}+xml")
    return _parsed(opened, names[0]) if names else None


def _parsed(opened: ZipFile, name: str) -> Any:
    """The markup of a part; neither entities nor anything from outside is followed."""
    if opened.getinfo(name).file_size > LARGEST_PART:
        raise Refused("evidence_bomb")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    return etree.fromstring(opened.read(name), parser)
