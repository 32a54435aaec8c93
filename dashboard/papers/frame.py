"""The frame of a paper: who issues it, who signs, who receives it; words with their notes."""

from __future__ import annotations

from dashboard.papers.ground import Ground
from dashboard.queries.plan import AgencyInfo
from dashboard.texts import paper_words as words
from db.vocabulary import AgencyKind
from registry.clock import local
from registry.office import OFFICE
from registry.papers.paper import Letterhead, Paragraph, Signature, Words

# What stands in the notation: the abbreviation of the kind, or nothing for a công văn.
REPORT, SUBMISSION, SHEET = "BC", "TTr", "PGB"


def office_head(ground: Ground, kind: str = "", subject: str = "") -> Letterhead:
    """Sở Nội vụ under UBND tỉnh. A công văn's notation ends with who drafted it: for the clerk."""
    notation = f"{kind}-{words.OFFICE_SHORT}" if kind else f"{words.OFFICE_SHORT}-"
    return Letterhead(words.PROVINCE, words.OFFICE_NAME, notation, words.PLACE,
                      local(ground.at).year, subject=subject)


def province_head(ground: Ground, subject: str) -> Letterhead:
    """UBND tỉnh itself: it asks and answers Sở Nội vụ, which does not write to itself."""
    return Letterhead("", words.TO_PROVINCE, f"{words.DISTRICT_SHORT}-", words.PLACE,
                      local(ground.at).year, subject=subject)


def agency_head(ground: Ground, agency: AgencyInfo, kind: str) -> Letterhead:
    """An agency under its own name; what no rule and nobody says of it stays blank."""
    superior = words.PROVINCE if agency.kind in words.UNDER_PROVINCE else ""
    short = agency_short(agency)
    place = words.PLACE
    for prefix in words.DISTRICT_PREFIXES:
        place = agency.name.removeprefix(prefix) if agency.name.startswith(prefix) else place
    return Letterhead(superior, agency.name, f"{kind}-{short}" if short else "", place,
                      local(ground.at).year)


def agency_short(agency: AgencyInfo) -> str:
    """An abbreviation as a notation takes it, where it is one: "STP"; else nothing."""
    if agency.kind is AgencyKind.DISTRICT:
        return words.DISTRICT_SHORT
    short = agency.short_name
    is_plain = short.isalpha() and short.isupper() and agency.kind is AgencyKind.DEPARTMENT
    return short if is_plain else ""


def office_signs() -> Signature:
    return Signature("", words.DIRECTOR)


def province_signs() -> Signature:
    return Signature(words.FOR_COMMITTEE, words.CHAIRMAN)


def agency_signs(agency: AgencyInfo) -> Signature:
    """The post as far as the kind of agency says it; the name is for a person to write."""
    if agency.kind is AgencyKind.DISTRICT:
        return Signature(words.FOR_COMMITTEE, words.CHAIRMAN)
    return Signature("", words.DIRECTOR if agency.kind is AgencyKind.DEPARTMENT else "")


def is_office(agency: AgencyInfo) -> bool:
    """Whether it is Sở Nội vụ itself."""
    return agency.code == OFFICE


def paragraphs(text: str, part: str) -> list[Paragraph]:
    """A drafted text that a person may edit: each of its lines a paragraph."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [Paragraph((Words(line),), part) for line in lines] or [Paragraph((), part)]


def stated(*pieces: Words | str) -> Paragraph:
    """A paragraph of figures, which only the record can change."""
    return Paragraph(tuple(Words(one) if isinstance(one, str) else one for one in pieces))


def filled(sentence: str, *figures: Words) -> Paragraph:
    """A sentence whose places {} are filled with figures and their notes."""
    pieces = sentence.split("{}")
    said: list[Words | str] = [pieces[0]]
    for figure, piece in zip(figures, pieces[1:], strict=True):
        said += [figure, piece]
    return stated(*(one for one in said if one != ""))


def figure(count: int, noun: str, note: str) -> Words:
    """A figure with its noun and its note: the mark stands behind the noun."""
    return Words(words.counted(count, noun), note=note)


def cell(text: str, *, is_bold: bool = False, note: str = "") -> tuple[Words, ...]:
    """One cell of a table."""
    return (Words(text, is_bold=is_bold, note=note),)
