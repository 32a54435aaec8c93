"""Documents of the registry, their names, relations and look-alikes, and what their text says."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.types import Base, Moment, choice
from db.vocabulary import (
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    SectionLevel,
    Sensitivity,
    Validity,
)


class Document(Base):
    """A document is number + kind + issuer + date. What nobody verified is null, never guessed.

    `identity` is those four, folded (registry.identity); `key` is its permanent address. A document
    that turned out to be another keeps its address, has no identity any more, and points there.
    `expires_on` is the first day without force.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    identity: Mapped[str | None] = mapped_column(String(600), unique=True, index=True)
    kind: Mapped[DocumentKind] = mapped_column(choice(DocumentKind))
    is_group: Mapped[bool] = mapped_column(server_default=false())
    number: Mapped[str | None] = mapped_column(String(60), index=True)
    number_as_written: Mapped[str | None] = mapped_column(String(80))
    issuer: Mapped[str] = mapped_column(Text)
    level: Mapped[DocumentLevel] = mapped_column(choice(DocumentLevel))
    issued_on: Mapped[date | None]
    is_date_verified: Mapped[bool] = mapped_column(server_default=false())
    effective_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    subject: Mapped[str | None] = mapped_column(Text)
    subject_in_plan: Mapped[str | None] = mapped_column(Text)
    signer: Mapped[str | None] = mapped_column(Text)
    validity: Mapped[Validity | None] = mapped_column(choice(Validity))
    validity_note: Mapped[str | None] = mapped_column(Text)
    sensitivity: Mapped[Sensitivity | None] = mapped_column(choice(Sensitivity))
    notes: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str | None] = mapped_column(Text, deferred=True)
    text_sha256: Mapped[str | None] = mapped_column(String(64))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    names: Mapped[list[DocumentName]] = relationship(
        order_by="DocumentName.id", cascade="all, delete-orphan"
    )
    lookalikes: Mapped[list[LookAlike]] = relationship(order_by="LookAlike.id")
    sources: Mapped[list[FieldSource]] = relationship(order_by="FieldSource.id")

    __mapper_args__ = {"version_id_col": version}


class DocumentName(Base):
    """A name the document goes by: its own, or one that a text defines for it ("sau đây gọi")."""

    __tablename__ = "document_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    is_alias: Mapped[bool]
    # The language of the name, as BCP 47 writes it: "vi", "en", "km".
    language: Mapped[str] = mapped_column(String(8), default="vi", server_default="vi")


class LookAlike(Base):
    """Another document that bears the same number: the reason why a number is no identity."""

    __tablename__ = "look_alikes"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")


class Source(Base):
    """Where a fact was read: an address when there is one, and what kind of place it is."""

    __tablename__ = "sources"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    url: Mapped[str | None] = mapped_column(Text)
    supports: Mapped[str] = mapped_column(Text)
    quality: Mapped[str] = mapped_column(Text)


class FieldSource(Base):
    """Which source stands behind which field of a document, and who looked it up, when.

    `value` is what the field said then. Facts that came with the system name no person.
    """

    __tablename__ = "field_sources"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    source_key: Mapped[str] = mapped_column(ForeignKey("sources.key"))
    value: Mapped[str | None] = mapped_column(Text)
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    verified_at: Mapped[datetime | None] = mapped_column(Moment)

    source: Mapped[Source] = relationship()


class DocumentRelation(Base):
    """from → to, typed. A side that is not in the registry is kept by its name alone.

    Taken away, it stays in the record, marked so.
    """

    __tablename__ = "document_relations"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[RelationKind] = mapped_column(choice(RelationKind))
    from_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    other_name: Mapped[str | None] = mapped_column(Text)
    is_certain: Mapped[bool]
    note: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class Section(Base):
    """One labelled or unlabelled part of a plan's text, in the order of the text."""

    __tablename__ = "sections"
    __table_args__ = (UniqueConstraint("document_id", "path"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"))
    path: Mapped[str] = mapped_column(String(60))
    segments: Mapped[list[str]] = mapped_column(JSON)
    level: Mapped[SectionLevel] = mapped_column(choice(SectionLevel))
    label: Mapped[str | None] = mapped_column(String(40))
    position: Mapped[int]
    heading: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    line: Mapped[int]
    end_line: Mapped[int]


class Citation(Base):
    """A section's words that stand for a document; `cited_id` is empty until somebody resolves it.

    `is_general` when somebody said that no single document is meant ("các nghị định").
    `start` and `end` are character offsets into the plan's text as received.
    """

    __tablename__ = "citations"
    # The registry's list counts every document's citations: it reads them from the index alone.
    __table_args__ = (Index("ix_citations_cited_via_section", "cited_id", "via", "section_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"), index=True)
    place: Mapped[str] = mapped_column(String(60))
    cited_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[str | None] = mapped_column(String(60))
    printed_number: Mapped[str | None] = mapped_column(String(80))
    via: Mapped[CitationVia] = mapped_column(choice(CitationVia))
    role: Mapped[CitationRole] = mapped_column(choice(CitationRole))
    surface: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    line: Mapped[int]
    is_general: Mapped[bool] = mapped_column(server_default=false(), default=False)


class TextDefect(Base):
    """A slip of the printed text: kept as printed, shown beside the proposed reading."""

    __tablename__ = "text_defects"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"))
    line: Mapped[int | None] = mapped_column(Integer)
    printed: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
