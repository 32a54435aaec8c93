"""What the record knows, in the form the reader takes: agencies, groups, documents."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, AgencyGroup, AgencyGroupMember, Document, DocumentName
from registry.facts import facts
from registry.reading import Kind, Known, KnownAgency, KnownDocument, KnownGroup


def known_of(session: Session) -> Known:
    """The registry of this record as the reader takes it.

    Short names that some text defined for a document are left out: in another text they may mean
    another ("Chương trình").
    """
    return Known(agencies=_agencies(session), groups=_groups(session),
                 documents=_documents(session))


def _agencies(session: Session) -> tuple[KnownAgency, ...]:
    called = {row["code"]: tuple(row["aliases"]) for row in facts().agencies["agencies"]}
    rows = session.execute(
        select(Agency.code, Agency.name, Agency.short_name).order_by(Agency.position, Agency.id)
    )
    return tuple(
        KnownAgency(code, name, short, called.get(code, ())) for code, name, short in rows
    )


def _groups(session: Session) -> tuple[KnownGroup, ...]:
    members: dict[int, list[str]] = defaultdict(list)
    for group_id, code in session.execute(
        select(AgencyGroupMember.group_id, Agency.code)
        .join(Agency, Agency.id == AgencyGroupMember.agency_id)
        .order_by(Agency.position)
    ):
        members[group_id].append(code)
    rows = session.scalars(select(AgencyGroup).order_by(AgencyGroup.id))
    return tuple(
        KnownGroup(row.code, (row.phrase,), tuple(members[row.id]) if row.is_listed else None)
        for row in rows
    )


def _documents(session: Session) -> tuple[KnownDocument, ...]:
    names: dict[int, list[str]] = defaultdict(list)
    for document_id, name in session.execute(
        select(DocumentName.document_id, DocumentName.name)
        .where(DocumentName.is_alias.is_(False)).order_by(DocumentName.id)
    ):
        names[document_id].append(name)
    rows = session.execute(
        select(Document.id, Document.key, Document.number, Document.kind, Document.issuer,
               Document.issued_on)
        .where(Document.merged_into_id.is_(None))
        .order_by(Document.id)
    )
    return tuple(
        KnownDocument(key, number, Kind(kind.value), issuer,
                      issued_on.isoformat() if issued_on else None, tuple(names.get(id_, ())))
        for id_, key, number, kind, issuer, issued_on in rows
    )
