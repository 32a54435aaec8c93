"""The form of the house: an empty paper as Phụ lục I NĐ 30/2020 asks, with marks to be filled."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from registry.papers import docx_styles, vocabulary
from registry.papers.docx_parts import MM, POINT, cell, el, field, grid, line, paragraph, row
from registry.papers.docx_parts import said as says
from registry.papers.docx_parts import width as wide

A4 = (11906, 16838)
TOP = BOTTOM = round(20 * MM)
LEFT = round(30 * MM)
RIGHT = round(20 * MM)
RIGHT_TIGHT = round(15 * MM)
HEADER = round(8 * MM)
# Quốc hiệu in one line, with a little air.
NATION_ROOM = 280 * POINT
# Word keeps no time before it; the same paper is the same file, whenever it is made.
NO_TIME = (1980, 1, 1, 0, 0, 0)
KEPT_PARTS = (RT.STYLES, RT.SETTINGS)


def mark(name: str) -> str:
    """A mark as it stands in a template."""
    return f"[[{name}]]"


@functools.cache
def house_form(is_tight: bool = False) -> bytes:
    """The form as a file, with its marks; a tight one for papers that must be one page."""
    opened = docx.Document()
    _strip(opened)
    _lay_out(opened.sections[0], is_tight)
    room = A4[0] - LEFT - (RIGHT_TIGHT if is_tight else RIGHT)
    body = opened.element.body
    for one in list(body):
        if one.tag != qn("w:sectPr"):
            body.remove(one)
    # LibreOffice sets an empty line of its own above a file that begins with a table.
    first = paragraph("PaperGap", spacing=el("spacing", line=20, lineRule="exact"))
    for one in (first, _head(room), *_middle(), _foot(room), paragraph("PaperGap")):
        body.find(qn("w:sectPr")).addprevious(one)
    docx_styles.add_missing(opened.styles.element, is_tight)
    kept = io.BytesIO()
    opened.save(kept)
    return timeless(kept.getvalue())


def _strip(opened: Any) -> None:
    """Leave of the library's own file only what we set ourselves."""
    for holder in (opened.part, opened.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype not in (*KEPT_PARTS, RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES):
                del holder.rels[key]
    styles = opened.styles.element
    for one in list(styles):
        styles.remove(one)
    styles.append(docx_styles.defaults())
    styles.append(el("style", el("name", val="Normal"), el("qFormat"),
                     type="paragraph", default=1, styleId="Normal"))
    # The library looks for it when it opens a header.
    styles.append(el("style", el("name", val="header"), type="paragraph", styleId="Header"))
    settings = opened.settings.element
    for one in list(settings):
        settings.remove(one)
    for one in parse_xml(SETTINGS):
        settings.append(one)


SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""


def _lay_out(section: Any, is_tight: bool) -> None:
    section.page_width, section.page_height = (one * 635 for one in A4)
    section.top_margin = section.bottom_margin = TOP * 635
    section.left_margin = LEFT * 635
    section.right_margin = (RIGHT_TIGHT if is_tight else RIGHT) * 635
    section.header_distance = section.footer_distance = HEADER * 635
    section.different_first_page_header_footer = True
    for head, runs in ((section.header, field("PAGE", "2")), (section.first_page_header, [])):
        head.is_linked_to_previous = False
        old = head.paragraphs[0]._p
        old.addprevious(paragraph("PaperPageNumber", runs))
        old.getparent().remove(old)


def _head(room: int) -> Any:
    """Who issues it, the number and the subject; beside it Quốc hiệu, Tiêu ngữ, place and day."""
    words = vocabulary
    left, right = room - NATION_ROOM, NATION_ROOM
    return grid(
        (left, right),
        (
            row((
                cell(left, (says("PaperSuperior", mark(words.SUPERIOR)),
                            says("PaperIssuer", mark(words.ISSUER)),
                            says("PaperLine", mark(words.ISSUER_LINE)))),
                cell(right, (says("PaperNation", words.NATION),
                             says("PaperMotto", words.MOTTO),
                             line(right, wide(words.MOTTO, 14, is_bold=True)))),
            )),
            row((
                cell(left, (says("PaperNumber", f"{words.NUMBER} {mark(words.NOTATION)}"),
                            says("PaperSubject", f"{words.ABOUT} {mark(words.SUBJECT)}"))),
                cell(right, (says("PaperDate", f"{mark(words.PLACE)}, {mark(words.DATE)}"),)),
            )),
        ),
        has_lines=False,
    )


def _middle() -> list[Any]:
    words = vocabulary
    pairs = (
        ("PaperType", words.TYPE_NAME),
        ("PaperTitle", words.TITLE),
        ("PaperLine", words.TITLE_LINE),
        ("PaperTo", words.ADDRESSEES),
        ("PaperBasis", words.BASIS),
        ("PaperBody", words.BODY),
    )
    return [says(style, mark(name)) for style, name in pairs]


def _foot(room: int) -> Any:
    """Nơi nhận, and beside it who signs."""
    words = vocabulary
    left = room * 9 // 20
    right = room - left
    signs = (
        says("PaperAuthority", mark(words.AUTHORITY)),
        says("PaperAuthority", mark(words.POST)),
        paragraph("PaperSignatureRoom"),
        says("PaperSigner", mark(words.SIGNER)),
    )
    kept = cell(left, (says("PaperReceivers", mark(words.RECEIVERS)),))
    return grid((left, right), (row((kept, cell(right, signs))),), has_lines=False)


def timeless(data: bytes) -> bytes:
    """The same archive without the time of its making."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            made.writestr(zipfile.ZipInfo(name, NO_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
