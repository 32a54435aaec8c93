"""What a paper says in each single place of its form: the number, the day, who issues and signs."""

from __future__ import annotations

from registry.papers import vocabulary as words
from registry.papers.docx_parts import on_one_line
from registry.papers.paper import Annex, Letterhead, Paper


def values(paper: Paper) -> dict[str, str]:
    """Each single mark and its value; an empty one takes its paragraph away."""
    head, signs = paper.letterhead, paper.signature
    is_letter = not paper.type_name
    said = {
        words.SUPERIOR: head.superior.upper(),
        words.ISSUER: issuer(head),
        words.NOTATION: number(head),
        words.SUBJECT: _subject(head.subject or paper.title) if is_letter else "",
        words.PLACE: head.place,
        words.DATE: day(head),
        words.TYPE_NAME: paper.type_name.upper(),
        words.TITLE: "" if is_letter else paper.title,
        words.AUTHORITY: signs.authority.upper(),
        words.POST: signs.post.upper(),
        words.SIGNER: signs.name,
    }
    spaced = {words.ISSUER, words.NOTATION, words.DATE}
    return {name: one if name in spaced else on_one_line(one) for name, one in said.items()}


def issuer(head: Letterhead) -> str:
    """Who issues it, as it is printed: a long one breaks before HUYỆN, TỈNH and the like alone."""
    said = on_one_line(head.issuer).upper()
    before, at, place = said.partition(f"{words.COMMITTEE} ")
    if before or not place.startswith(words.LEVELS):
        return said
    return f"{at}{place.replace(' ', words.GLUE)}"


def number(head: Letterhead, blank: str = words.BLANK) -> str:
    """Số, ký hiệu: room for the number, unless a person wrote it ("12/BC-SNV")."""
    written = on_one_line(head.notation)
    return written if written[:1].isdecimal() and "/" in written else f"{blank}/{written}"


def day(head: Letterhead, blank: str = words.BLANK) -> str:
    """Ngày, tháng, năm: the day below 10 and the months 1 and 2 bear a 0; blank when not given."""
    if head.day is None:
        return words.DAY.format(day=blank, month=blank, year=head.year)
    month = head.day.month
    return words.DAY.format(day=f"{head.day.day:02}", month=f"{month:02}" if month < 3 else month,
                            year=head.day.year)


def attached(paper: Paper, blank: str = words.BLANK) -> str:
    """The line below the title of each annex."""
    head = paper.letterhead
    kind = on_one_line(paper.type_name).capitalize() or words.LETTER
    return words.ATTACHED.format(kind=kind, number=number(head, blank),
                                 day=day(head, blank), issuer=on_one_line(head.issuer))


def annex_label(annex: Annex) -> str:
    """Phụ lục and its number."""
    return on_one_line(annex.label)


def _subject(text: str) -> str:
    """What follows V/v."""
    return on_one_line(text).removeprefix(words.ABOUT).strip()
