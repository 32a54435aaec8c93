"""A paper as PDF, through LibreOffice when the machine has it."""

from __future__ import annotations

from registry.errors import Refused
from registry.evidence import sandbox

MEDIA_TYPE = "application/pdf"
HEAD = b"%PDF-"
END = b"%%EOF"


def is_possible() -> bool:
    """Whether papers can be had as PDF here."""
    return sandbox.has_office()


def convert(docx: bytes) -> bytes:
    """The PDF of a .docx that we made. Refused when LibreOffice is absent, busy or fails."""
    made = sandbox.printed(docx)
    if not made.startswith(HEAD) or END not in made[-1024:]:
        raise Refused("pdf_failed")
    return made
