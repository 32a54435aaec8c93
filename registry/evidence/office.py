"""Reads a Word or Excel file as far as needed: what it is, what it fetches, how it is marked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from defusedxml.ElementTree import DefusedXMLParser, fromstring  # type: ignore[import-untyped]

from registry.errors import Refused
from registry.evidence import archive, marks
from registry.evidence.kinds import Kind, Marks
from registry.evidence.text import Paragraphs

TYPES_PART = "[Content_Types].xml"
LARGEST_LIST = 4 * 1024 * 1024
# How much markup is read for marks (about two seconds); what lies beyond is said to be unread.
MOST_MARKUP = 24 * 1024 * 1024
CHUNK = 1 << 16
# So little text beside a picture may be the caption of a scanned page.
FEW_LETTERS = 200

MACROS = ("macroenabled", "vbaproject")
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    Kind.DOCX: f"{OFFICE}wordprocessingml.document.main+xml",
    Kind.XLSX: f"{OFFICE}spreadsheetml.sheet.main+xml",
}
TITLES = "application/vnd.openxmlformats-package.core-properties+xml"
# In the order of reading: a stamp stands in what comes first.
WITH_TEXT = {
    Kind.DOCX: (
        TITLES,
        f"{OFFICE}wordprocessingml.header+xml",
        f"{OFFICE}wordprocessingml.footer+xml",
        MAIN[Kind.DOCX],
    ),
    Kind.XLSX: (
        TITLES,
        MAIN[Kind.XLSX],
        f"{OFFICE}spreadsheetml.sharedStrings+xml",
        f"{OFFICE}drawing+xml",
        f"{OFFICE}spreadsheetml.worksheet+xml",
    ),
}


def read(data: bytes, kind: Kind) -> Marks:
    """Refuse what may not be kept; say whether the text could be read for marks."""
    try:
        with archive.opened(data) as opened:
            archive.check_content(opened)
            parts = parts_by_type(opened)
            _check_kind(parts, kind)
            _check_relations(opened)
            return _read_marks(opened, parts, kind)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise Refused("evidence_unreadable") from error


def parts_by_type(opened: ZipFile) -> dict[str, list[str]]:
    """The parts of each content type: named one by one, or else by the ending of their name."""
    if TYPES_PART not in opened.namelist():
        raise Refused("evidence_false_type", actual=".zip")
    said: dict[str, str] = {}
    for element in _elements(opened, TYPES_PART):
        named = element.get("PartName") or f".{element.get('Extension')}"
        said[named.lstrip("/").lower()] = element.get("ContentType", "")
    if any(word in one.lower() for one in said.values() for word in MACROS):
        raise Refused("evidence_macro")
    found: dict[str, list[str]] = {}
    for name in opened.namelist():
        by_ending = said.get("." + name.rpartition(".")[2].lower(), "")
        found.setdefault(said.get(name.lower(), by_ending), []).append(name)
    return found


def _check_kind(parts: dict[str, list[str]], kind: Kind) -> None:
    if MAIN[kind] in parts:
        return
    others = [f".{other}" for other, said in MAIN.items() if said in parts]
    if any("presentationml" in said for said in parts):
        others.append(".pptx")
    raise Refused("evidence_false_type", actual=(others or [".zip"])[0])


def _check_relations(opened: ZipFile) -> None:
    """Links to click are fine; whatever Word or Excel would fetch by itself is not."""
    for name in opened.namelist():
        if not name.lower().endswith(".rels"):
            continue
        for element in _elements(opened, name):
            target = element.get("Target", "")
            is_outside = element.get("TargetMode", "").lower() == "external" or "://" in target
            if is_outside and element.get("Type", "").rpartition("/")[2].lower() != "hyperlink":
                raise Refused("evidence_external", target=target[:80])


def _elements(opened: ZipFile, name: str) -> Iterator[Any]:
    if opened.getinfo(name).file_size > LARGEST_LIST:
        raise Refused("evidence_bomb")
    yield from fromstring(opened.read(name), forbid_dtd=True)


class _Text:
    """Looks at each block for a stamp, and counts letters until there are enough."""

    def __init__(self) -> None:
        self.letters = 0

    def block(self, text: str, free: bool) -> None:
        if self.letters < FEW_LETTERS:
            self.letters += sum(map(str.isalpha, text))
        # In a table "Mật" may be the head of a column; only capitals are a stamp there.
        found = marks.stamp(text.upper() if free else text)
        if found:
            raise Refused("evidence_secret", found=found)

    def title(self, text: str, free: bool) -> None:
        self.block(text, free)
        if marks.bracketed(text):
            raise Refused("evidence_secret", found=text[: marks.SHOWN])


def _read_marks(opened: ZipFile, parts: dict[str, list[str]], kind: Kind) -> Marks:
    seen = _Text()
    left = MOST_MARKUP
    in_cells = kind is Kind.XLSX
    for said in WITH_TEXT[kind]:
        emit = seen.title if said == TITLES else seen.block
        for name in parts.get(said, ()):
            left -= _parse(opened, name, Paragraphs(emit, in_cells=in_cells), left)
    has_pictures = any("/media/" in name.lower() for name in opened.namelist())
    if left <= 0 or (has_pictures and seen.letters < FEW_LETTERS):
        return Marks.UNREAD
    return Marks.NONE


def _parse(opened: ZipFile, name: str, target: Paragraphs, most: int) -> int:
    """Feed a part to the parser until it ends or too much was read; how much it was."""
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    fed = 0
    with opened.open(name) as part:
        while fed < most and (chunk := part.read(CHUNK)):
            parser.feed(chunk)
            fed += len(chunk)
        if fed < most:
            parser.close()
    return fed
