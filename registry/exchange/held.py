"""What the registry holds of its documents, many at once, as the columns say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document, DocumentLink, DocumentName, FieldSource, Source
from db.vocabulary import Sensitivity, Validity
from registry.exchange.columns import Column, Words, joined, write_name
from registry.fields import Fields, Name
from registry.validity import shown

# As many ids as a statement takes on every engine.
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Held:
    """A registered document. `shown` is its validity on the day of asking, dates included;
    `identity` is None for one that was merged into another."""

    id: int
    key: str
    identity: str | None
    version: int
    is_merged: bool
    fields: Fields
    validity: Validity | None
    shown: Validity | None
    validity_note: str
    links: tuple[str, ...]
    sources: tuple[str, ...]

    def cells(self, words: Words) -> dict[Column, str | date | None]:
        """The document as a row: days stay days, everything else is words."""
        said, known, more = self.fields, self.shown, words.more
        return {
            Column.KEY: self.key,
            Column.KIND: words.kinds[said.kind],
            Column.NUMBER: said.number,
            Column.ISSUER: said.issuer,
            Column.LEVEL: words.levels[said.level],
            Column.ISSUED_ON: said.issued_on,
            Column.EFFECTIVE_ON: said.effective_on,
            Column.EXPIRES_ON: said.expires_on,
            Column.SUBJECT: said.subject,
            Column.SIGNER: said.signer,
            Column.VALIDITY: words.validities[known] if known else words.unverified,
            Column.SENSITIVITY: words.sensitivities[said.sensitivity] if said.sensitivity else "",
            Column.NAMES: joined(
                (write_name(one) for one in said.names if not one.is_alias), more),
            Column.ALIASES: joined(
                (write_name(one) for one in said.names if one.is_alias), more),
            Column.LINKS: joined(self.links, more),
            Column.NOTES: joined(said.notes, more),
            Column.SOURCE: joined(self.sources, more),
        }


def held(
    session: Session,
    today: date,
    *,
    ids: Collection[int] | None = None,
    with_internal: bool = True,
) -> list[Held]:
    """Documents in the order of their registration; all of them unless some are asked for."""
    wanted = select(
        Document.id, Document.key, Document.identity, Document.version, Document.merged_into_id,
        Document.kind, Document.number, Document.issuer, Document.level, Document.issued_on,
        Document.effective_on, Document.expires_on, Document.subject, Document.signer,
        Document.sensitivity, Document.notes, Document.validity, shown(today).label("shown"),
        Document.validity_note,
    )
    if not with_internal:
        wanted = wanted.where(Document.sensitivity.is_distinct_from(Sensitivity.INTERNAL))
    rows = sorted(_every(session, wanted, Document.id, ids), key=lambda row: int(row.id))
    names, links, sources = _names(session, ids), _links(session, ids), _sources(session, ids)
    return [_one(row, names[row.id], links[row.id], sources[row.id]) for row in rows]


def _one(row: Any, names: list[Name], links: list[str], sources: list[str]) -> Held:
    return Held(
        row.id, row.key, row.identity, row.version, row.merged_into_id is not None,
        Fields(row.kind, row.number, row.issuer, row.level, row.issued_on, row.effective_on,
               row.expires_on, row.subject, row.signer, row.sensitivity, tuple(row.notes),
               tuple(names)),
        row.validity, row.shown, row.validity_note or "", tuple(links),
        tuple(dict.fromkeys(sources)),
    )


def _every(
    session: Session, wanted: Any, column: Any, ids: Collection[int] | None
) -> list[Any]:
    if ids is None:
        return list(session.execute(wanted))
    listed = list(ids)
    found: list[Any] = []
    for start in range(0, len(listed), AT_ONCE):
        found += session.execute(wanted.where(column.in_(listed[start : start + AT_ONCE]))).all()
    return found


def _names(session: Session, ids: Collection[int] | None) -> dict[int, list[Name]]:
    wanted = select(DocumentName.document_id, DocumentName.name, DocumentName.is_alias,
                    DocumentName.language).order_by(DocumentName.id)
    found = defaultdict(list)
    for row in _every(session, wanted, DocumentName.document_id, ids):
        found[row.document_id].append(Name(row.name, row.is_alias, row.language))
    return found


def _links(session: Session, ids: Collection[int] | None) -> dict[int, list[str]]:
    wanted = (
        select(DocumentLink.document_id, DocumentLink.url)
        .where(DocumentLink.removed_at.is_(None))
        .order_by(DocumentLink.id)
    )
    found = defaultdict(list)
    for row in _every(session, wanted, DocumentLink.document_id, ids):
        found[row.document_id].append(row.url)
    return found


def _sources(session: Session, ids: Collection[int] | None) -> dict[int, list[str]]:
    wanted = (
        select(FieldSource.document_id, Source.supports, Source.url)
        .join(Source, Source.key == FieldSource.source_key)
        .order_by(FieldSource.id)
    )
    found = defaultdict(list)
    for row in _every(session, wanted, FieldSource.document_id, ids):
        found[row.document_id].append(written_source(row.supports, row.url))
    return found


def written_source(supports: str, url: str | None) -> str:
    """Where something was read, as one line: what the place says, then its address."""
    said = " ".join(supports.split())
    return f"{said} {url}" if url and url != said else said


def standing_for(session: Session, key: str) -> tuple[int, str] | None:
    """The id and key of the document at an address: its own, or the one it was merged into."""
    found = session.execute(
        select(Document.id, Document.key, Document.merged_into_id).where(Document.key == key)
    ).first()
    for _ in range(20):  # each merge points to a document that stood then
        if found is None or found.merged_into_id is None:
            break
        found = session.execute(
            select(Document.id, Document.key, Document.merged_into_id)
            .where(Document.id == found.merged_into_id)
        ).first()
    return (found.id, found.key) if found is not None else None
