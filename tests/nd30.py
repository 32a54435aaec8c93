"""The layout that Phụ lục I of Nghị định 30/2020/NĐ-CP asks for, checked in a Word file.

Each check names its place: "II.6.e" is phần I, mục II, khoản 6, điểm e. `wrong(data)` gives what is
against the law; an empty list is a paper that keeps it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
CENTRE, BOTH = "center", "both"


class Seen:
    """A paragraph as it is printed: its own manner, that of its style, and the defaults."""

    def __init__(self, opened: Any, element: Any) -> None:
        self.element = element
        self.text = "".join(one.text or "" for one in element.iter(qn("w:t"))).strip()
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        self.style = "" if named is None else str(named.get(qn("w:val")))
        styles = {one.get(qn("w:styleId")): one for one in opened.styles.element}
        style = styles.get(self.style)
        self._run = element.find(f"{qn('w:r')}/{qn('w:rPr')}")
        self._places = [element.find(qn("w:pPr")),
                        None if style is None else style.find(qn("w:pPr"))]
        self._manners = [None if style is None else style.find(qn("w:rPr")),
                         opened.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")]

    def letter(self, tag: str, attribute: str = "val") -> str | None:
        """A property of its letters."""
        return _first([self._run, *self._manners], tag, attribute)

    def place(self, tag: str, attribute: str = "val") -> str | None:
        """A property of the paragraph."""
        return _first(self._places, tag, attribute)

    @property
    def size(self) -> float:
        return int(self.letter("sz") or 0) / 2

    @property
    def is_bold(self) -> bool:
        return self.letter("b") not in (None, "0", "false")

    @property
    def is_italic(self) -> bool:
        return self.letter("i") not in (None, "0", "false")

    @property
    def jc(self) -> str:
        return self.place("jc") or "left"


def _first(holders: list[Any], tag: str, attribute: str) -> str | None:
    for holder in holders:
        found = None if holder is None else holder.find(qn(f"w:{tag}"))
        if found is not None and (attribute == "val" or found.get(qn(f"w:{attribute}"))):
            return str(found.get(qn(f"w:{attribute}"), "1"))
    return None


# The manner of each element: sizes, bold, italic, place, capitals; and its number in the law.
RULES: dict[str, tuple[str, tuple[float, float], bool, bool, str | None, bool]] = {
    "PaperNation": ("II.1.a", (12, 13), True, False, CENTRE, True),
    "PaperMotto": ("II.1.b", (13, 14), True, False, CENTRE, False),
    "PaperSuperior": ("II.2.b", (12, 13), False, False, CENTRE, True),
    "PaperIssuer": ("II.2.b", (12, 13), True, False, CENTRE, True),
    "PaperNumber": ("II.3.c", (13, 13), False, False, CENTRE, False),
    "PaperDate": ("II.4.c", (13, 14), False, True, CENTRE, False),
    "PaperType": ("II.5.b", (13, 14), True, False, CENTRE, True),
    "PaperTitle": ("II.5.b", (13, 14), True, False, CENTRE, False),
    "PaperSubject": ("II.5.b", (12, 13), False, False, CENTRE, False),
    "PaperTo": ("II.9.d", (13, 14), False, False, None, False),
    "PaperBasis": ("II.6.a", (13, 14), False, True, BOTH, False),
    "PaperBody": ("II.6.e", (13, 14), False, False, BOTH, False),
    "PaperHeading1": ("V.6.b", (13, 14), True, False, BOTH, True),
    "PaperHeading2": ("II.6.đ", (13, 14), True, False, BOTH, False),
    "PaperHeading3": ("II.6.đ", (13, 14), False, False, BOTH, False),
    "PaperAuthority": ("II.7.đ", (13, 14), True, False, CENTRE, True),
    "PaperSigner": ("II.7.đ", (13, 14), True, False, CENTRE, False),
    "PaperReceivers": ("II.9.d", (12, 12), True, True, "left", False),
    "PaperReceiver": ("II.9.d", (11, 11), False, False, "left", False),
    "PaperAnnex": ("III.1.b", (14, 14), True, False, CENTRE, False),
    "PaperAnnexTitle": ("III.1.b", (13, 14), True, False, CENTRE, True),
    "PaperAttached": ("III.1.c", (13, 14), False, True, CENTRE, False),
    "PaperPageNumber": ("I.7", (13, 14), False, False, CENTRE, False),
}


def wrong(data: bytes) -> list[str]:
    """What in a file is against the law, each with its place in it."""
    opened = docx.Document(io.BytesIO(data))
    seen = [Seen(opened, one) for one in opened.element.body.iter(qn("w:p"))]
    return [*_pages(opened), *_head(seen), *_manners(opened, seen), *_spacing(seen),
            *_lists(seen), *_colours(opened, seen)]


MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}


def _pages(opened: Any) -> Iterator[str]:
    for place, section in enumerate(opened.sections):
        yield from _section(section)
        if place and section._sectPr.find(qn("w:pgNumType")) is None:
            yield "III.1.đ annex has no pages of its own"
    first = opened.sections[0]
    if first.page_width > first.page_height:
        yield "I.2 upright"
    if " PAGE " not in _instructions(first.header) or _instructions(first.first_page_header):
        yield "I.7 page number"


def _section(section: Any) -> Iterator[str]:
    size = sorted((section.page_width, section.page_height))
    if abs(size[0] - Mm(210)) > Mm(1) or abs(size[1] - Mm(297)) > Mm(1):
        yield "I.1 paper"
    for name, (least, most) in MARGINS.items():
        wide = getattr(section, f"{name}_margin")
        if not Mm(least) - Pt(0.1) <= wide <= Mm(most) + Pt(0.1):
            yield f"I.3 {name} margin"
    if not section.different_first_page_header_footer:
        yield "I.7 first page shows its number"


def _instructions(header: Any) -> str:
    return "".join(one.text or "" for one in header._element.iter(qn("w:instrText")))


def _head(seen: list[Seen]) -> Iterator[str]:
    said = {one.text: one for one in seen}
    if NATION not in said:
        yield "II.1.a"
    if MOTTO not in said or not _rule_below(said[MOTTO]):
        yield "II.1.b"
    for style, law in (("PaperIssuer", "II.2.b"), ("PaperTitle", "II.5.b")):
        if any(one.style == style and not _rule_below(one) for one in seen):
            yield f"{law} line"
    number = next((one for one in seen if one.text.startswith("Số:")), None)
    date = next((one for one in seen if one.is_italic and ", ngày " in one.text), None)
    if number is None or "/" not in number.text:
        yield "II.3.c"
    elif date is None or _row(date) is not _row(number):
        yield "II.4.c same line"


def _rule_below(one: Seen) -> bool:
    """A solid line below: a border of the next paragraph."""
    below = one.element.getnext()
    return below is not None and below.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(
        qn("w:val")) == "PaperLine"


def _row(one: Seen) -> Any:
    return next(one.element.iterancestors(qn("w:tr")), None)


def _manners(opened: Any, seen: list[Seen]) -> Iterator[str]:
    headers = [Seen(opened, one._p) for one in opened.sections[0].header.paragraphs]
    for one in [*seen, *headers]:
        rule = RULES.get(one.style)
        if rule is None or not one.text:
            continue
        law, (least, most), is_bold, is_italic, place, is_upper = rule
        if not least <= one.size <= most:
            yield f"{law} size of {one.style}: {one.size}"
        # A word of the text may be bold or slanted; the style is what is asked.
        if one.style not in ("PaperBody",) and (one.is_bold, one.is_italic) != (is_bold, is_italic):
            yield f"{law} manner of {one.style}"
        if place is not None and one.jc != place:
            yield f"{law} place of {one.style}"
        if is_upper and one.text != one.text.upper():
            yield f"{law} capitals of {one.style}"


def _spacing(seen: list[Seen]) -> Iterator[str]:
    for one in seen:
        if one.style == "PaperSubject" and int(one.place("spacing", "before") or 0) != 120:
            yield "II.5.b 6 pt above V/v"
        if one.style not in ("PaperBody", "PaperBasis"):
            continue
        after = int(one.place("spacing", "after") or 0) + int(one.place("spacing", "before") or 0)
        lines = int(one.place("spacing", "line") or 240)
        if after < 120:
            yield "II.6.e between paragraphs"
        if one.place("spacing", "lineRule") == "exact" or not 240 <= lines <= 360:
            yield "II.6.e between lines"
        if int(one.place("ind", "firstLine") or 0) not in range(566, 722):
            yield "II.6.e first line"


def _lists(seen: list[Seen]) -> Iterator[str]:
    for style, law in (("PaperBasis", "II.6.a"), ("PaperReceiver", "II.9.d")):
        said = [one.text for one in seen if one.style == style]
        if said and (any(not one.endswith(";") for one in said[:-1]) or said[-1][-1:] != "."):
            yield f"{law} ends"
        if style == "PaperReceiver" and said and not said[-1].startswith("- Lưu: VT"):
            yield "II.9.d Lưu"
    to = [one for one in seen if one.style == "PaperTo"]
    if to and not to[0].text.startswith("Kính gửi:"):
        yield "II.9.d Kính gửi"
    if len(to) > 1 and (to[0].text != "Kính gửi:" or not to[-1].text.endswith(".")):
        yield "II.9.d several"


def _colours(opened: Any, seen: list[Seen]) -> Iterator[str]:
    for one in seen:
        if not one.text:
            continue
        fonts = {one.letter("rFonts", side) for side in ("ascii", "hAnsi")}
        if fonts != {"Times New Roman"}:
            yield f"I.4 font of {one.style}"
        if one.letter("color") not in (None, "000000", "auto"):
            yield f"I.4 colour of {one.style}"
