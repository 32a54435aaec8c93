"""Phụ lục: each a section of its own, with pages of its own, lying or upright; and the headers."""

from __future__ import annotations

import copy
from typing import Any

from docx.oxml.ns import qn

from registry.papers import docx_body, vocabulary
from registry.papers.docx_parts import el, on_one_line, paragraph, said
from registry.papers.docx_values import annex_label, attached
from registry.papers.footnotes import Footnotes
from registry.papers.paper import Annex, Paper


def add(opened: Any, paper: Paper, notes: Footnotes) -> None:
    """Put the annexes at the end of a file."""
    body = opened.element.body
    for annex in paper.annexes:
        last = body.sectPr
        before = copy.deepcopy(last)
        holder = _holder(body, last)
        holder.find(qn("w:pPr")).append(before)
        _begin(last, annex)
        room = _room(last)
        for one in _pages(annex, paper, room, notes):
            last.addprevious(one)


def mark_demonstration(opened: Any) -> None:
    """Say on every page that these are not real data."""
    has_even = opened.settings.odd_and_even_pages_header_footer
    marked: set[int] = set()
    for place, section in enumerate(opened.sections):
        heads = [section.header]
        heads += [section.first_page_header] if section.different_first_page_header_footer else []
        heads += [section.even_page_header] if has_even else []
        for head in heads:
            if place == 0 and head.is_linked_to_previous:
                head.is_linked_to_previous = False
            if head.is_linked_to_previous or id(head.part) in marked:
                continue
            marked.add(id(head.part))
            head._element.insert(0, said("PaperDemonstration", vocabulary.DEMONSTRATION))


def _holder(body: Any, last: Any) -> Any:
    """The paragraph that ends a section: the last one when it is an empty gap, or else a new one.
    """
    end = last.getprevious()
    is_gap = (
        end is not None
        and end.tag == qn("w:p")
        and not list(end.iter(qn("w:t")))
        and end.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is not None
        and end.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None
    )
    if is_gap:
        return end
    made = paragraph("PaperGap")
    last.addprevious(made)
    return made


def _begin(section: Any, annex: Annex) -> None:
    """Make the last section that of an annex: a new page, its own numbers, lying when asked."""
    for tag in ("headerReference", "footerReference", "type", "pgNumType"):
        for one in section.findall(qn(f"w:{tag}")):
            section.remove(one)
    section.insert(0, el("type", val="nextPage"))
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    wide, high = sorted((int(size.get(qn("w:w"))), int(size.get(qn("w:h")))))
    if annex.is_landscape:
        wide, high = high, wide
    size.set(qn("w:w"), str(wide))
    size.set(qn("w:h"), str(high))
    size.attrib.pop(qn("w:orient"), None)
    if annex.is_landscape:
        size.set(qn("w:orient"), "landscape")
    margins.addnext(el("pgNumType", start=1))


def _room(section: Any) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    sides = int(margins.get(qn("w:left"))) + int(margins.get(qn("w:right")))
    return int(size.get(qn("w:w"))) - sides


def _pages(annex: Annex, paper: Paper, room: int, notes: Footnotes) -> list[Any]:
    made = [said("PaperAnnex", annex_label(annex))]
    if annex.title.strip():
        made.append(said("PaperAnnexTitle", on_one_line(annex.title).upper()))
    made.append(said("PaperAttached", attached(paper)))
    return made + docx_body.blocks_of(annex.body, room, notes)
