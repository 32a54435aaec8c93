"""Reads a PDF as far as needed: whether it opens, what it would do by itself, how it is marked."""

from __future__ import annotations

import io
import itertools
from typing import Any

from pypdf import PageObject, PdfReader, overwrite_configuration
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from registry.errors import Refused
from registry.evidence import marks
from registry.evidence.kinds import Marks

PAGES_READ = 3
# Fewer letters than this on a page with pictures: most likely a scan with a signature over it.
FEW_LETTERS = 200
END = b"%%EOF"
END_WITHIN = 2_048
# A drawing of a hundred thousand strokes, such as a map, is left to a person's eyes.
MOST_STEPS = 200_000
MOST_UNPACKED = 32 * 1024 * 1024

# What a reader program would do, run or open without being asked, or carries along.
ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/GoToE", "/RichMediaExecute"})
CARRIERS = frozenset({"/FileAttachment", "/RichMedia"})
ACTIVE_KEYS = frozenset({"/JS", "/EF", "/XFA"})
# No action hangs below these, and they hold most of what there is in a file.
PASSIVE_KEYS = frozenset(
    {"/StructTreeRoot", "/Resources", "/DR", "/Contents", "/AP", "/Metadata", "/Thumb"}
)
# Seen in the bare bytes too, for a damaged file which another program would mend differently.
PLAIN_WORDS = (b"/JavaScript", b"/Launch")


def read(data: bytes) -> Marks:
    """Refuse what may not be kept; say whether the first pages could be read for marks."""
    overwrite_configuration(
        stream_parsing_work_maximum_count=MOST_STEPS, zlib_maximum_output_length=MOST_UNPACKED
    )
    if END not in data[-END_WITHIN:]:
        raise Refused("evidence_unreadable")
    reader = _opened(data)
    if any(word in data for word in PLAIN_WORDS) or _acts(reader.trailer):
        raise Refused("evidence_active")
    pages = list(itertools.islice(reader.pages, PAGES_READ))
    if not pages:
        raise Refused("evidence_unreadable")
    _check_titles(reader)
    were_read = [_was_read(page) for page in pages]
    return Marks.NONE if all(were_read) else Marks.UNREAD


def _opened(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        is_encrypted = reader.is_encrypted
    except Exception as error:
        # An encryption that pypdf does not know is refused as what it is.
        code = "evidence_encrypted" if b"/Encrypt" in data else "evidence_unreadable"
        raise Refused(code) from error
    if is_encrypted:
        raise Refused("evidence_encrypted")
    return reader


def _acts(trailer: DictionaryObject) -> bool:
    """Whether anything that hangs on the document is a script, a start of a program or a file."""
    waiting: list[Any] = [trailer]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            if _is_active(thing):
                return True
            waiting.extend(value for key, value in thing.items() if key not in PASSIVE_KEYS)
        elif isinstance(thing, ArrayObject):
            waiting.extend(thing)
    return False


def _is_active(thing: DictionaryObject) -> bool:
    if not ACTIVE_KEYS.isdisjoint(thing):
        return True
    does, kind, looks = (_said(thing, key) for key in ("/S", "/Type", "/Subtype"))
    return does in ACTIONS or kind == "/EmbeddedFile" or looks in CARRIERS


def _said(thing: DictionaryObject, key: str) -> str:
    value = thing.get(key)
    return "" if value is None else str(value.get_object())


def _check_titles(reader: PdfReader) -> None:
    told = reader.metadata
    for title in (told.title, told.subject, told.get("/Keywords")) if told else ():
        said = str(title or "")
        if marks.bracketed(said) or marks.stamp(said.upper()):
            raise Refused("evidence_secret", found=said[: marks.SHOWN])


def _was_read(page: PageObject) -> bool:
    """Look for a stamp on a page; whether the page was of letters, not only a picture of them."""
    plain = _text(page, "plain")
    # Laid out as printed, a stamp beside the date keeps apart from it; turned text is in the other.
    for text in (plain, _text(page, "layout"), *_notes(page)):
        found = marks.stamp(text)
        if found:
            raise Refused("evidence_secret", found=found)
    letters = sum(map(str.isalpha, plain))
    return letters >= FEW_LETTERS or (letters > 0 and not has_pictures(page))


def _text(page: PageObject, mode: Any) -> str:
    try:
        return page.extract_text(extraction_mode=mode)
    except Exception:
        # Fonts and drawings pypdf cannot follow: the page then counts as unread.
        return ""


def _notes(page: PageObject) -> list[str]:
    """What was written onto a page afterwards, as a typed stamp often is."""
    notes = (note.get_object() for note in page.annotations or ())
    return [_said(note, "/Contents") for note in notes if isinstance(note, DictionaryObject)]


def has_pictures(page: PageObject) -> bool:
    resources = page.get("/Resources", {}).get_object()
    return "/XObject" in resources
