"""What a document is: number + kind + issuer + date. The same number alone says little."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document, SearchEntry
from db.vocabulary import DocumentKind, SearchKind
from registry.text import fold, fold_number

LONGEST_KEY = 72
# Pages of the registry stand at these addresses.
RESERVED = frozenset({"new", "import", "links", "unresolved", "export"})


@dataclass(frozen=True, slots=True)
class Alike:
    """A registered document that bears the same number, or the same name when it has none."""

    id: int
    key: str
    kind: DocumentKind
    number: str | None
    issuer: str
    issued_on: date | None
    subject: str | None


def identity_of(
    kind: DocumentKind, number: str | None, issuer: str, issued_on: date | None, name: str
) -> str:
    """The four facts folded into one line; a document without a number goes by its name."""
    called = fold_number(number) if number else f"~{fold(name)[:200]}"
    day = issued_on.isoformat() if issued_on else "?"
    return "|".join((called, kind.value, fold(issuer)[:300], day))


def look_alikes(session: Session, number: str, *, but: int | None = None) -> list[Alike]:
    """Every registered document with this number, however it is spaced, newest first."""
    called = fold_number(number)
    if not called:
        return []
    # The search keeps the folded number of every document that is still one of its own.
    bearing = select(SearchEntry.ref_id).where(
        SearchEntry.number == called, SearchEntry.kind == SearchKind.DOCUMENT
    )
    found = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issuer,
               Document.issued_on, Document.subject)
        .where(Document.id.in_(bearing), Document.id != (but or 0))
        .order_by(Document.issued_on.is_(None), Document.issued_on.desc(), Document.id)
    )
    return [Alike(*row) for row in found]


def free_key(session: Session, number: str | None, issued_on: date | None, name: str) -> str:
    """A permanent address that nobody has: number and year, or the name, in plain letters."""
    letters = fold(number or name)
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters)
    parts = words.split()
    if issued_on is not None and str(issued_on.year) not in parts:
        parts.append(str(issued_on.year))
    stem = "-".join(parts)[:LONGEST_KEY].strip("-") or "document"
    key, times = stem, 1
    while key in RESERVED or _is_taken(session, key):
        times += 1
        key = f"{stem}-{times}"
    return key


def _is_taken(session: Session, key: str) -> bool:
    return session.scalar(select(Document.id).where(Document.key == key)) is not None
