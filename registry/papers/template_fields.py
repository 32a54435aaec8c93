"""Looks at the fields of an office's own form: they count pages, and ask for nothing else."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from registry.errors import Refused

# The only fields of a form. Others read files, ask for words, or run programs.
FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
# How their numbers may be set. No word else: a reader may skip the first and begin at the second.
MANNERS = {"\\*", "MERGEFORMAT", "CHARFORMAT", "ARABIC", "ARABICDASH", "ROMAN", "ALPHABETIC"}
SIGN, SIMPLE = qn("w:fldChar"), qn("w:fldSimple")
ASKING = (qn("w:instrText"), qn("w:delInstrText"))


def check(root: Any) -> None:
    """Refuse a part with a field that does more than count pages."""
    for asked in _asked(root):
        words = asked.upper().replace("\\*", " \\* ").split()
        if not words or words[0] not in FIELDS or not {*words} <= FIELDS | MANNERS:
            raise Refused("template_field", field=asked.strip()[:40])


def _asked(root: Any) -> list[str]:
    """What every field asks for, also one whose words stand in several pieces, or has no end."""
    found: list[str] = []
    open_one: str | None = None
    is_inside = False
    for one in root.iter():
        if one.tag == SIMPLE:
            found.append(_instruction(one))
        if one.tag == SIGN:
            sign = one.get(qn("w:fldCharType"))
            if is_inside and sign == "begin":
                # What an inner field shows would become words of the outer one.
                raise Refused("template_field", field=(open_one or "").strip()[:40])
            if open_one is not None:
                found.append(open_one)
            is_inside = sign != "end" and (is_inside or sign == "begin")
            open_one = "" if sign == "begin" else None
        elif one.tag in ASKING and open_one is None:
            found.append("".join(one.itertext()))
        elif open_one is not None and (one.tag in ASKING or len(one) == 0):
            open_one += "".join(one.itertext())
    return found if open_one is None else [*found, open_one]


def _instruction(one: Any) -> str:
    return " ".join(str(value) for name, value in one.attrib.items()
                    if etree.QName(name).localname == "instr")
