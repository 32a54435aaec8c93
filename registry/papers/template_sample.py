"""The smallest paper of each kind, to try an office's own form with before it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

from registry.errors import Refused
from registry.papers import docx, template
from registry.papers.paper import (
    Annex,
    Column,
    Letterhead,
    Paper,
    PaperKind,
    Paragraph,
    Signature,
    Table,
    Words,
)

AT = datetime(2026, 1, 1, tzinfo=UTC)
SAID = "A"


def paper(kind: PaperKind) -> Paper:
    """Says only what the marks that every form of the kind holds have room for."""
    is_letter = kind in template.LETTERS
    said = Words(SAID, note=SAID)
    table = Table((Column(SAID),), (((said,),),))
    return Paper(
        kind=kind,
        letterhead=Letterhead("", "", SAID, "", AT.year, subject=SAID if is_letter else ""),
        type_name="" if is_letter else SAID,
        title="" if is_letter else SAID,
        to=(SAID,) if is_letter else (),
        basis=(),
        body=(Paragraph((said,)), table),
        recipients=(SAID,),
        signature=Signature("", SAID),
        at=AT,
        annexes=(Annex(SAID, SAID, (table,), is_landscape=True),),
        is_one_page=kind is PaperKind.MEETING,
        is_demonstration=True,
    )


def try_out(data: bytes, kind: PaperKind) -> None:
    """Refuse a form that no paper can be made with."""
    try:
        docx.write(paper(kind), data)
    except Refused as refused:
        if refused.code != "template_unfillable":
            raise
        raise Refused("template_fills_nothing") from refused
