"""The manner of each element of a paper (Phụ lục I NĐ 30/2020, phần I, mục V), as Word's styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from registry.papers.docx_parts import POINT, el
from registry.papers.vocabulary import STYLE_NAMES

FONT = "Times New Roman"
FIRST_LINE = round(12.7 * 1440 / 25.4)
# Room for a signature and a seal.
SIGNATURE_ROOM = 1500


@dataclass(frozen=True, slots=True)
class Style:
    """How one element stands: size in points, its distance from its neighbours, its indent."""

    size: float
    is_bold: bool = False
    is_italic: bool = False
    place: str = "left"
    before: float = 0
    after: float = 0
    lines: float = 1
    first: int = 0
    left: int = 0
    outline: int | None = None
    is_kept: bool = False
    exactly: int = 0


def manners(is_tight: bool) -> dict[str, Style]:
    """Every style of a paper; a tight one takes the smaller of the sizes that the law allows."""
    body = 13 if is_tight else 14
    lines = 1 if is_tight else 1.1
    table = 11 if is_tight else 12
    text: dict[str, Any] = {"place": "both", "after": 6, "lines": lines, "first": FIRST_LINE}
    middle: dict[str, Any] = {"is_bold": True, "place": "center"}
    return {
        "PaperNation": Style(13, True, place="center"),
        "PaperMotto": Style(14, True, place="center"),
        "PaperSuperior": Style(13, place="center"),
        "PaperIssuer": Style(13, True, place="center"),
        "PaperLine": Style(2, place="center", before=2, exactly=6 * POINT),
        "PaperNumber": Style(13, place="center"),
        "PaperSubject": Style(12, place="center", before=6),
        "PaperDate": Style(body, is_italic=True, place="center"),
        "PaperType": Style(14, True, place="center", before=6 if is_tight else 14, is_kept=True),
        "PaperTitle": Style(14, True, place="center", is_kept=True),
        "PaperTo": Style(body, place="left", before=6, after=6),
        "PaperBasis": Style(body, is_italic=True, **text),
        "PaperBody": Style(body, **text),
        "PaperHeading1": Style(body, True, **text, outline=0, is_kept=True),
        "PaperHeading2": Style(body, True, **text, outline=1, is_kept=True),
        "PaperHeading3": Style(body, **text, outline=2, is_kept=True),
        "PaperAuthority": Style(body, is_kept=True, **middle),
        "PaperSignatureRoom": Style(body, is_kept=True,
                                    exactly=SIGNATURE_ROOM * (2 if is_tight else 3) // 3),
        "PaperSigner": Style(body, **middle),
        "PaperReceivers": Style(12, True, True),
        "PaperReceiver": Style(11),
        "PaperAnnex": Style(14, is_kept=True, outline=0, **middle),
        "PaperAnnexTitle": Style(14, is_kept=True, **middle),
        "PaperAttached": Style(14, is_italic=True, place="center", after=12, is_kept=True),
        "PaperCellHead": Style(table, True, place="center", before=2, after=2, is_kept=True),
        "PaperCell": Style(table, before=2, after=2),
        "PaperGap": Style(2, exactly=6 * POINT),
        "PaperPageNumber": Style(14, place="center"),
        "PaperDemonstration": Style(11, True, place="center"),
        "PaperFootnote": Style(10, place="both"),
    }


def defaults() -> Any:
    """What holds where no style says otherwise: the font of the law, black, Vietnamese."""
    return el(
        "docDefaults",
        el("rPrDefault", el("rPr", _font(), *_size(14),
                            el("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"))),
        el("pPrDefault"),
    )


def add_missing(styles: Any, is_tight: bool) -> None:
    """Give a file those of our styles that it lacks: an office may have changed the others."""
    known = {one.get(qn("w:styleId")) for one in styles.iter(qn("w:style"))}
    for name, manner in manners(is_tight).items():
        if name not in known:
            styles.append(_style(name, manner))
    if "PaperFootnoteMark" not in known:
        styles.append(el(
            "style", el("name", val=STYLE_NAMES["PaperFootnoteMark"]), el("qFormat"),
            el("rPr", el("vertAlign", val="superscript")),
            type="character", customStyle=1, styleId="PaperFootnoteMark",
        ))


def sizes(styles: Any) -> dict[str, float]:
    """The size of every style that says one, in points."""
    found: dict[str, float] = {}
    for one in styles.iter(qn("w:style")):
        size = one.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        said = "" if size is None else str(size.get(qn("w:val")))
        if said.isascii() and said.isdigit():
            found[str(one.get(qn("w:styleId")))] = int(said) / 2
    return found


def _style(name: str, manner: Style) -> Any:
    spacing = el("spacing", before=round(manner.before * POINT), after=round(manner.after * POINT),
                 line=manner.exactly or round(manner.lines * 240),
                 lineRule="exact" if manner.exactly else "auto")
    top = el("pBdr", el("top", val="single", sz=6, space=1, color="000000"))
    outline = None if manner.outline is None else el("outlineLvl", val=manner.outline)
    return el(
        "style",
        el("name", val=STYLE_NAMES[name]),
        el("qFormat"),
        el(
            "pPr",
            el("keepNext") if manner.is_kept else None,
            top if name == "PaperLine" else None,
            spacing,
            el("ind", left=manner.left, firstLine=manner.first),
            el("jc", val=manner.place),
            outline,
        ),
        el("rPr", _font(), el("b", val=int(manner.is_bold)), el("i", val=int(manner.is_italic)),
           el("color", val="000000"), *_size(manner.size)),
        type="paragraph", customStyle=1, styleId=name,
    )


def _font() -> Any:
    return el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _size(points: float) -> list[Any]:
    return [el("sz", val=round(points * 2)), el("szCs", val=round(points * 2))]
