"""Looks at the markup of an office's own form: bounded in size, and what all readers agree on.

What one reader skips, another may run: so nothing is weighed by how a reader would choose.
"""

from __future__ import annotations

import io
from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from registry.errors import Refused
from registry.papers import template_fields

# Word's own list of styles has nine thousand elements, and an older copy of it as many again.
MOST_IN_PART = 20_000
MOST_IN_ALL = 50_000
DEEPEST = 40
# Two for each attribute of an element; Word's first element has some eighty.
MOST_QUOTES = 400
MOST_QUOTES_IN_PART = 200_000
MOST_RELATIONS = 500
ENCODINGS = {"UTF-8", "UTF-16", "US-ASCII"}
ELEMENTS = {"altChunk", "subDoc", "object", "control", "OLEObject", "attachedTemplate", "mailMerge",
            "dataBinding", "hyperlink", "ffData", "fldData"}
TRACKED = {"ins", "del", "moveFrom", "moveTo"}
# A note of a program's own, as the refusal shows it: it could part the words of a field.
NOTE = "<!-- -->"
# Attributes of drawings that name a file elsewhere; Word itself names its pictures by relations.
SOURCES = {"href", "src", "althref"}
SCHEMAS = "http://schemas.openxmlformats.org/"
OFFICE = "http://schemas.microsoft.com/office/"
WORD = f"{SCHEMAS}wordprocessingml/2006/main"
ALTERNATIVES = f"{SCHEMAS}markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml"
# What Word writes next to its own elements. A reader skips what it does not know, as a file asks.
KNOWN = {
    WORD, f"{SCHEMAS}schemaLibrary/2006/main", f"{SCHEMAS}officeDocument/2006/math",
    *(f"{SCHEMAS}drawingml/2006/{one}" for one in ("main", "picture", "wordprocessingDrawing")),
    *(f"urn:schemas-microsoft-com:{one}" for one in ("vml", "office:office", "office:word")),
    *(f"{OFFICE}word/{one}" for one in (
        "2006/wordml", "2010/wordml", "2010/wordprocessingDrawing", "2010/wordprocessingShape",
        "2010/wordprocessingGroup", "2010/wordprocessingCanvas", "2012/wordml",
        "2012/wordprocessingDrawing", "2015/wordml/symex", "2016/wordml/cid", "2018/wordml",
        "2018/wordml/cex", "2020/wordml/sdtdatahash", "2023/wordml/word16du",
        "2024/wordml/sdtformatlock")),
    *(f"{OFFICE}drawing/{one}" for one in ("2010/main", "2014/main", "2017/decorative")),
}


def parsed(part: bytes, room: int) -> tuple[Any, int]:
    """The root of a part, and how many elements may follow in the other parts."""
    most = min(MOST_IN_PART, room)
    _check_crowd(part)
    depth = count = 0
    events = etree.iterparse(io.BytesIO(part), events=("start", "end", "comment", "pi"),
                             resolve_entities=False, no_network=True, load_dtd=False)
    for event, _one in events:
        depth += {"start": 1, "end": -1}.get(event, 0)
        count += event != "end"
        # While it is read: a million of them would fill the memory first.
        if count > most or depth > DEEPEST:
            raise too_complex()
    about = events.root.getroottree().docinfo
    if about.doctype or (about.encoding or "UTF-8").upper() not in ENCODINGS:
        raise Refused("template_unreadable")
    return events.root, room - count


def _check_crowd(part: bytes) -> None:
    """Refuse by its bytes what would hold the parser itself up: every attribute of an element is
    weighed against all the others. No value holds a "<" as it is."""
    if part.count(b"<") > 2 * MOST_IN_PART + 2:
        raise too_complex()
    quotes = 0
    for one in part.split(b"<"):
        tag = one[: one.rfind(b">") + 1]
        here = tag.count(b'"') + tag.count(b"'")
        quotes += here
        if here > MOST_QUOTES or quotes > MOST_QUOTES_IN_PART:
            raise too_complex()


def too_complex() -> Refused:
    """What is said of a form that would take too long to look at."""
    return Refused("template_too_complex", most=MOST_IN_PART, deepest=DEEPEST)


def check(root: Any) -> None:
    """Refuse a part that asks for anything, or that two readers would take for two things."""
    spaces: set[str | None] = set()
    for one in root.iter():
        if not isinstance(one.tag, str):
            spaces.add(NOTE)
            continue
        said = etree.QName(one)
        spaces.add(said.namespace)
        _check_name(said.localname, is_word=said.namespace == WORD)
        _check_sources(one)
        if one.tag == qn("w:p") and one.getparent() is not None and one.getparent().tag == one.tag:
            raise Refused("template_unreadable")
    _check_spaces(spaces)
    template_fields.check(root)


def _check_name(local: str, *, is_word: bool) -> None:
    if local in ELEMENTS:
        raise Refused("template_part", part=local)
    if is_word and local in TRACKED:
        raise Refused("template_tracked")


def _check_sources(one: Any) -> None:
    for name, value in one.attrib.items():
        if value.strip() and etree.QName(name).localname.lower() in SOURCES:
            raise Refused("template_linked", target=value[:80])


def _check_spaces(spaces: set[str | None]) -> None:
    """A part without one element of Word's is data that nobody prints: it may be of any kind."""
    if any((one or "").startswith(STRICT) for one in spaces):
        raise Refused("template_strict")
    if WORD not in spaces:
        return
    if ALTERNATIVES in spaces:
        raise Refused("template_drawn")
    odd = sorted((one or "") for one in spaces - KNOWN)
    if odd:
        raise Refused("template_part", part=odd[0][-40:] or "xmlns")
