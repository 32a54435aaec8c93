"""Looks at an office's own form before it is kept: data only, with the marks that a paper needs."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from registry.errors import Refused
from registry.evidence.inspect import Inspected
from registry.evidence.kinds import Kind
from registry.papers import template, template_markup, template_sample, vocabulary
from registry.papers.paper import PaperKind

LARGEST_MB = 2
LARGEST = LARGEST_MB * 1024 * 1024
LARGEST_UNPACKED = 20 * 1024 * 1024
# All that a form is made of; whatever else hangs on a file may fetch or run something.
RELATIONS = {
    RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES, RT.CUSTOM_PROPERTIES,
    RT.THUMBNAIL, RT.STYLES, RT.SETTINGS, RT.WEB_SETTINGS, RT.FONT_TABLE, RT.THEME, RT.NUMBERING,
    RT.HEADER, RT.FOOTER, RT.FOOTNOTES, RT.ENDNOTES, RT.IMAGE, RT.CUSTOM_XML, RT.CUSTOM_XML_PROPS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
PICTURES = {".png": b"\x89PNG", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff", ".gif": b"GIF8",
            ".bmp": b"BM"}
# Each is replaced by itself: thousands in one form would hold its maker up.
MOST_MARKS = 100
RELATED = ".rels"


@dataclass(frozen=True, slots=True)
class Checked:
    """A form that papers of a kind can be made with."""

    kind: PaperKind
    found: Inspected
    data: bytes


def check(data: bytes, found: Inspected, kind: PaperKind) -> Checked:
    """Refuse what is no form of a kind of paper; `found` is what the inspection said of it."""
    if found.kind is not Kind.DOCX:
        raise Refused("template_no_word", name=found.name)
    if found.size > LARGEST:
        raise Refused("template_too_large", name=found.name, largest=LARGEST_MB)
    try:
        _check_parts(data)
        opened = docx.Document(io.BytesIO(data))
        _check_marks(opened, kind)
        template_sample.try_out(data, kind)
    except Refused as refused:
        raise Refused(refused.code, **{"name": found.name, **refused.details}) from refused
    except Exception as error:
        # Whatever the library stumbles over, no paper could be made with it.
        raise Refused("template_unreadable", name=found.name) from error
    return Checked(kind, found, data)


def _check_parts(data: bytes) -> None:
    room = template_markup.MOST_IN_ALL
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
            raise Refused("template_too_large", largest=LARGEST_MB)
        for name in archive.namelist():
            if not name.endswith("/"):
                room = _check_part(name, archive.read(name), room)


def _check_part(name: str, part: bytes, room: int) -> int:
    """How many elements the other parts may have. Word goes by what a part is said to be, not by
    its name: other names are refused."""
    ending = f".{name.lower().rpartition('.')[2]}"
    if ending in (".xml", RELATED):
        root, room = template_markup.parsed(part, room)
        _check_relations(root) if ending == RELATED else template_markup.check(root)
    elif not part.startswith(PICTURES.get(ending, b"\0no")):
        raise Refused("template_part", part=name.rpartition("/")[2][-40:])
    return room


def _check_relations(root: Any) -> None:
    if len(root) > template_markup.MOST_RELATIONS:
        raise template_markup.too_complex()
    for one in root:
        target = str(one.get("Target", ""))
        if one.get("TargetMode", "").lower() == "external" or "://" in target:
            raise Refused("template_linked", target=target[:80])
        kind = str(one.get("Type", ""))
        is_odd_picture = kind == RT.IMAGE and not target.lower().endswith(tuple(PICTURES))
        if kind not in RELATIONS or is_odd_picture:
            raise Refused("template_part", part=kind.rpartition("/")[2][:40] or target[:40])


def _check_marks(opened: Any, kind: PaperKind) -> None:
    found = template.marks_of(opened)
    if len(found) > MOST_MARKS:
        raise Refused("template_too_many_marks", most=MOST_MARKS)
    count = Counter(one.name for one in found)
    unknown = [one for one in count if one not in (*template.BLOCKS, *template.SINGLES)]
    if unknown:
        raise Refused("template_unknown_mark", mark=template.written(unknown[0][:40]))
    lacking = [one for one in template.mandatory(kind) if one not in count]
    if lacking:
        raise Refused("template_without_marks", marks=", ".join(map(template.written, lacking)))
    for one in found:
        if one.name in template.BLOCKS:
            _check_block(opened, one, count[one.name])


def _check_block(opened: Any, one: template.Found, times: int) -> None:
    """A mark that becomes paragraphs: once, alone, and what bears footnotes in the text itself."""
    said = template.written(one.name)
    if times > 1:
        raise Refused("template_mark_twice", mark=said)
    if not one.is_alone:
        raise Refused("template_mark_not_alone", mark=said)
    above = one.paragraph.getparent()
    is_in_text = above is opened.element.body
    if one.name == vocabulary.BODY and not is_in_text:
        raise Refused("template_mark_place", mark=said)
    if not is_in_text and above.tag != qn("w:tc"):
        raise Refused("template_mark_place", mark=said)
