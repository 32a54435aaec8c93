"""What Sở Nội vụ keeps about a document: links, files, history, effects, alarms, rulings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import AlarmCause, AlarmOutcome, LinkResult, Scan, SearchKind, Validity


class DocumentLink(Base):
    """An address where a document can be read. Taken away, it stays in the record, marked so."""

    __tablename__ = "document_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    url: Mapped[str] = mapped_column(Text)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class LinkCheck(Base):
    """What came of asking a link once. `status` is HTTP's; `detail` names what went wrong."""

    __tablename__ = "link_checks"
    __table_args__ = (Index("ix_link_checks_link_id_id", "link_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("document_links.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    result: Mapped[LinkResult] = mapped_column(choice(LinkResult))
    status: Mapped[int | None]
    final_url: Mapped[str | None] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text, default="")


class DocumentFile(Base):
    """A file of a document, byte for byte as it came (its bytes are an EvidenceFile)."""

    __tablename__ = "document_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence_files.sha256"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    scan: Mapped[Scan] = mapped_column(choice(Scan))
    is_unread: Mapped[bool] = mapped_column(server_default=false(), default=False)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class DocumentChange(Base):
    """One deed on a document: the fields that changed, as they were and as they became."""

    __tablename__ = "document_changes"
    __table_args__ = (Index("ix_document_changes_document_id_id", "document_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    deed: Mapped[str] = mapped_column(String(40))
    old: Mapped[dict[str, Any]] = mapped_column(JSON)
    new: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text, default="")


class Effect(Base):
    """What a relation does: which clause changes which clause of the other document, when."""

    __tablename__ = "effects"

    id: Mapped[int] = mapped_column(primary_key=True)
    relation_id: Mapped[int] = mapped_column(ForeignKey("document_relations.id"), index=True)
    from_clause: Mapped[str] = mapped_column(Text, default="")
    to_clause: Mapped[str] = mapped_column(Text, default="")
    from_on: Mapped[date | None]
    # Dealt with: somebody looked at what rests on the clause and said what follows.
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class Alarm(Base):
    """Something happened to a document that others rest on: an item for Sở Nội vụ to settle.

    `draft` is the line "đề nghị sửa đổi, bổ sung Kế hoạch" as an officer edited it; empty while
    nobody did. What rests on the document is never copied here: it is looked up.
    """

    __tablename__ = "alarms"
    __table_args__ = (Index("ix_alarms_settled_at", "settled_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    cause: Mapped[AlarmCause] = mapped_column(choice(AlarmCause))
    effect_id: Mapped[int | None] = mapped_column(ForeignKey("effects.id"))
    link_id: Mapped[int | None] = mapped_column(ForeignKey("document_links.id"))
    old_validity: Mapped[Validity | None] = mapped_column(choice(Validity, "old_validity"))
    new_validity: Mapped[Validity | None] = mapped_column(choice(Validity, "new_validity"))
    from_on: Mapped[date | None]
    raised_at: Mapped[datetime] = mapped_column(Moment)
    raised_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    draft: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[AlarmOutcome | None] = mapped_column(choice(AlarmOutcome))
    note: Mapped[str] = mapped_column(Text, default="")
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CitationRuling(Base):
    """Somebody said which document some words of the plan mean, or that none in particular is."""

    __tablename__ = "citation_rulings"

    id: Mapped[int] = mapped_column(primary_key=True)
    citation_id: Mapped[int] = mapped_column(ForeignKey("citations.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    old_cited_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    new_cited_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    is_general: Mapped[bool] = mapped_column(server_default=false(), default=False)
    reason: Mapped[str] = mapped_column(Text, default="")


# Ordered by the codes of its letters on both databases: what begins alike stands together.
def _plain(length: int) -> String:
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class SearchEntry(Base):
    """One thing the search box finds, as folded words (registry.search keeps it in step).

    `id` says what it is and which (registry.search.entries), alike on both databases. `printed` is
    the title in small letters with its marks. Migration 0011 says how `words` are indexed.
    """

    __tablename__ = "search_entries"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        Index("ix_search_entries_kind_title", "kind", "title"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[SearchKind] = mapped_column(choice(SearchKind))
    ref_id: Mapped[int]
    number: Mapped[str | None] = mapped_column(_plain(80), index=True)
    title: Mapped[str] = mapped_column(_plain(200))
    printed: Mapped[str] = mapped_column(String(300))
    words: Mapped[str] = mapped_column(Text)


class SearchTerm(Base):
    """A word some entry holds or held, so that the beginning of a word can be found."""

    __tablename__ = "search_terms"

    word: Mapped[str] = mapped_column(_plain(40), primary_key=True)
