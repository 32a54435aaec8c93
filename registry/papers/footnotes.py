"""Real footnotes of a Word file: the same note said again points at the first one's number."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree  # type: ignore[import-untyped]

from registry.papers.docx_parts import el, field, on_one_line, paragraph, run

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MARK = "PaperFootnoteMark"
# What stands after footnotePr in the settings of a file, in the order of the schema.
AFTER = ("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
         "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")


class Footnotes:
    """The footnotes of one file while it is made: `mark` in the text, then `finish` once."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened
        self._part = _part_of(opened)
        self._root = parse_xml(self._part.blob) if self._part else _empty()
        self._next = max([0, *(_id(one) for one in self._root)]) + 1
        body = opened.element.body
        marks = [_id(one) for one in body.iter(qn("w:bookmarkStart"))]
        self._bookmark = max([0, *marks]) + 1
        self._known: dict[str, int] = {}
        self._shown: list[tuple[int, Any]] = []

    def mark(self, note: str) -> list[Any]:
        """The small number that leads to a note."""
        said = on_one_line(note)
        if not said:
            return []
        if said in self._known:
            return self._again(self._known[said])
        number, self._next = self._next, self._next + 1
        self._known[said] = number
        self._root.append(_note(number, said))
        at, self._bookmark = self._bookmark, self._bookmark + 1
        manner = el("rPr", el("rStyle", val=MARK))
        return [
            el("bookmarkStart", id=at, name=f"_Note{number}"),
            el("r", manner, el("footnoteReference", id=number)),
            el("bookmarkEnd", id=at),
        ]

    def _again(self, number: int) -> list[Any]:
        pieces = field(f"NOTEREF _Note{number}", "", MARK)
        self._shown.append((number, pieces[3].find(qn("w:t"))))
        return pieces

    def finish(self) -> None:
        """Write the notes into the file, and under what number each is printed."""
        if not self._known:
            return
        order = [_id(one) for one in self._opened.element.body.iter(qn("w:footnoteReference"))]
        printed = {number: place for place, number in enumerate(order, 1)}
        for number, said in self._shown:
            said.text = str(printed[number])
        data = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._part is not None:
            self._part._blob = data
            return
        package = self._opened.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, data, package)
        self._opened.part.relate_to(part, RT.FOOTNOTES)
        _name_separators(self._opened.settings.element)


def _part_of(opened: Any) -> Any:
    for relation in opened.part.rels.values():
        if relation.reltype == RT.FOOTNOTES:
            return relation.target_part
    return None


def _id(one: Any) -> int:
    said = str(one.get(qn("w:id"), "0"))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _empty() -> Any:
    """The list of notes with the line above them and its continuation, which Word asks for."""
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        spacing = el("pPr", el("spacing", before=0, after=0, line=240, lineRule="auto"))
        root.append(el("footnote", el("p", spacing, el("r", el(kind))), type=kind, id=number))
    return root


def _note(number: int, said: str) -> Any:
    mark = el("r", el("rPr", el("rStyle", val=MARK)), el("footnoteRef"))
    return el("footnote", paragraph("PaperFootnote", [mark, run(f" {said}")]), id=number)


def _name_separators(settings: Any) -> None:
    if settings.find(qn("w:footnotePr")) is not None:
        return
    said = el("footnotePr", el("footnote", id=-1), el("footnote", id=0))
    for child in settings:
        if etree.QName(child).localname in AFTER:
            child.addprevious(said)
            return
    settings.append(said)
