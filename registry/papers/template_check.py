"""Looks at an office's own form before it is kept: data only, with the marks that a paper needs."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from registry.errors import Refused
from registry.evidence.inspect import Inspected
from registry.evidence.kinds import Kind
from registry.papers import template, vocabulary
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
# The only fields of a form: they count pages. Others read files, ask for words, or run programs.
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
ELEMENTS = {"altChunk", "subDoc", "object", "control", "OLEObject", "attachedTemplate", "mailMerge",
            "dataBinding", "hyperlink"}
TRACKED = {"ins", "del", "moveFrom", "moveTo"}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = ".rels"


def check(data: bytes, found: Inspected, kind: PaperKind) -> None:
    """Refuse what is no form of a kind of paper; `found` is what the inspection said of it."""
    if found.kind is not Kind.DOCX:
        raise Refused("template_no_word", name=found.name)
    if found.size > LARGEST:
        raise Refused("template_too_large", name=found.name, largest=LARGEST_MB)
    try:
        _check_parts(data)
        opened = docx.Document(io.BytesIO(data))
        _check_marks(opened, kind)
    except Refused as refused:
        raise Refused(refused.code, **{"name": found.name, **refused.details}) from refused
    except Exception as error:
        # Whatever the library stumbles over, no paper could be made with it.
        raise Refused("template_unreadable", name=found.name) from error


def _check_parts(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
            raise Refused("template_too_large", largest=LARGEST_MB)
        for name in archive.namelist():
            if not name.endswith("/"):
                _check_part(name, archive.read(name))


def _check_part(name: str, part: bytes) -> None:
    """Word goes by what a part is said to be, not by its name: other names are refused."""
    ending = f".{name.lower().rpartition('.')[2]}"
    if ending in (".xml", RELATED):
        root = etree.fromstring(part, _reader())
        _check_relations(root) if ending == RELATED else _check_elements(root)
    elif not part.startswith(PICTURES.get(ending, b"\0no")):
        raise Refused("template_part", part=name.rpartition("/")[2][-40:])


def _reader() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _check_relations(root: Any) -> None:
    for one in root:
        target = str(one.get("Target", ""))
        if one.get("TargetMode", "").lower() == "external" or "://" in target:
            raise Refused("template_linked", target=target[:80])
        kind = str(one.get("Type", ""))
        is_odd_picture = kind == RT.IMAGE and not target.lower().endswith(tuple(PICTURES))
        if kind not in RELATIONS or is_odd_picture:
            raise Refused("template_part", part=kind.rpartition("/")[2][:40] or target[:40])


def _check_elements(root: Any) -> None:
    for one in root.iter():
        local = etree.QName(one).localname if isinstance(one.tag, str) else ""
        is_word = isinstance(one.tag, str) and etree.QName(one).namespace == WORD
        if local in ELEMENTS:
            raise Refused("template_part", part=local)
        if is_word and local in TRACKED:
            raise Refused("template_tracked")
    for asked in _fields(root):
        name = asked.split()[0].upper() if asked.split() else ""
        if name not in FIELDS:
            raise Refused("template_field", field=asked.strip()[:40])


def _fields(root: Any) -> list[str]:
    """What every field asks for, also one whose words stand in several pieces."""
    asked = [str(one.get(qn("w:instr"), "")) for one in root.iter(qn("w:fldSimple"))]
    # The fields that are open at a place, the inner ones last; None once only shown words follow.
    inside: list[str | None] = []
    for one in root.iter(qn("w:fldChar"), *ASKING, qn("w:t")):
        if one.tag == qn("w:fldChar"):
            asked += _turned(inside, str(one.get(qn("w:fldCharType"))))
        elif inside and inside[-1] is not None:
            inside[-1] += one.text or ""
        elif one.tag in ASKING:
            asked.append(one.text or "")
    return asked


ASKING = (qn("w:instrText"), qn("w:delInstrText"))


def _turned(inside: list[str | None], sign: str) -> list[str]:
    """Open, divide or shut a field; what it asked for once that is known."""
    if sign == "begin":
        inside.append("")
        return []
    if not inside:
        return []
    asked, inside[-1] = inside[-1], None
    if sign == "end":
        inside.pop()
    return [] if asked is None else [asked]


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
