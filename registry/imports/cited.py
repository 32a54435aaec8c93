"""Documents a reading cites that are not registered yet, and the plan's own document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document, DocumentChange, DocumentName
from db.vocabulary import DocumentKind, DocumentLevel
from registry import search
from registry.errors import Refused
from registry.fields import Fields, Name, check, said_of
from registry.identity import Alike, free_key, identity_of, look_alikes
from registry.imports import vocabulary as words
from registry.imports.corrected import Corrected
from registry.policy import Action, Actor, require
from registry.reading import Citation, Header, PlanReading, Via
from registry.reading.guesses import has_year
from registry.text import fold, fold_number

LONGEST_SUBJECT, LONGEST_NAME, LONGEST_ISSUER, LONGEST_SIGNER = 2000, 500, 300, 120
# How the reader writes a number that is printed without its ordinal, and one it is not sure of.
BLANK, DOUBTFUL = ("/", "-"), "?"
# A document cited by number: the number folded, and the day if the text prints it.
Mark = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document the text names fully enough to be one: what it says, and how often it cites it."""

    fields: Fields
    times: int


def new_documents(read: Corrected) -> dict[Mark, NewDocument]:
    """The cited documents that would be registered: a number with its own year or a day, and an
    issuer. Whatever is less waits for a person; nothing is guessed."""
    found: dict[Mark, NewDocument] = {}
    for one in _open_citations(read):
        mark = mark_of(one)
        fields = _fields(one)
        if fields is not None:
            earlier = found.get(mark)
            found[mark] = NewDocument(_joined(earlier, fields), earlier.times + 1 if earlier else 1)
    return found


def unresolved(read: Corrected) -> tuple[Citation, ...]:
    """The citations that would be kept without their document."""
    new = new_documents(read)
    return tuple(one for one in _open_citations(read) if mark_of(one) not in new)


def mark_of(one: Citation) -> Mark:
    """By what two citations by number are seen to cite one document."""
    number = fold_number(one.number or "")
    return number, None if has_year(one.number) else one.issued_on


def _open_citations(read: Corrected) -> Iterable[Citation]:
    for one in read.reading.citations:
        is_settled = one.document_key is not None or one.via is Via.SELF
        if not is_settled and (one.start, one.end) not in read.general:
            yield one


def _fields(one: Citation) -> Fields | None:
    is_one = has_year(one.number) or day(one.issued_on) is not None
    if one.number is None or not one.issuer or not is_one or not fold_number(one.number):
        return None
    name = one.name if one.name and len(one.name) <= LONGEST_NAME else None
    fields = Fields(
        kind=DocumentKind(one.kind.value),
        number=one.number,
        issuer=one.issuer[:LONGEST_ISSUER],
        level=level_of(one.number, one.issuer),
        issued_on=day(one.issued_on),
        names=(Name(name),) if name else (),
    )
    try:
        return check(fields)
    except Refused:
        # Words no field may hold, of a page badly recognised.
        return None


def _joined(earlier: NewDocument | None, fields: Fields) -> Fields:
    """What two places say of one document."""
    if earlier is None:
        return fields
    was = earlier.fields
    return replace(was, issued_on=was.issued_on or fields.issued_on,
                   names=was.names or fields.names)


def day(value: str | None) -> date | None:
    """A day as the reader writes it; of a month or a year alone, none."""
    return date.fromisoformat(value) if value and len(value) == 10 else None


def level_of(number: str | None, issuer: str) -> DocumentLevel:
    """Whose the document is, by the signs of its number, else by the first words of its issuer."""
    signs = {part for piece in (number or "").split("/") for part in piece.split("-")}
    by_sign: tuple[tuple[tuple[str, ...], DocumentLevel], ...] = (
        (words.PARTY_CENTRAL_SIGNS, DocumentLevel.PARTY_CENTRAL),
        (words.PARTY_PROVINCE_SIGNS, DocumentLevel.PARTY_PROVINCE),
        (words.PROVINCE_SIGNS, DocumentLevel.PROVINCE),
    )
    for known, level in by_sign:
        if signs & set(known):
            return level
    by_issuer: tuple[tuple[tuple[str, ...], DocumentLevel], ...] = (
        (words.PARTY_ISSUERS, DocumentLevel.PARTY_CENTRAL),
        (words.PARTY_PROVINCE_ISSUERS, DocumentLevel.PARTY_PROVINCE),
        (words.PROVINCE_ISSUERS, DocumentLevel.PROVINCE),
    )
    for known, level in by_issuer:
        if fold(issuer).startswith(tuple(fold(one) for one in known)):
            return level
    return DocumentLevel.CENTRAL


def plan_of(session: Session, read: Corrected) -> Document | None:
    """The registered document that this text is of: the one a person named, else the one of the
    same number, kind, issuer and day."""
    if read.plan_key is not None:
        named = select(Document).where(Document.key == read.plan_key,
                                       Document.merged_into_id.is_(None))
        found = session.scalar(named) if read.plan_key else None
        if read.plan_key and found is None:
            raise Refused("import_plan_unknown")
        return found
    fields = plan_fields(read.reading.header)
    return session.scalar(select(Document).where(Document.identity == _identity(fields)))


def refuse_known(session: Session, read: Corrected) -> None:
    """Raise Refused("import_is_registered") for a plan that a person calls a new one, while a
    document of the same number, kind, issuer and day is registered: it is that one."""
    fields = plan_fields(read.reading.header)
    if session.scalar(select(Document.id).where(Document.identity == _identity(fields))):
        raise Refused("import_is_registered", number=fields.number or fields.subject)


def plans_alike(session: Session, header: Header) -> list[Alike]:
    """Registered documents that bear the plan's number, for a person to choose from."""
    return look_alikes(session, header.number) if header.number else []


def plan_fields(header: Header) -> Fields:
    """What the head of a text says of its own document.

    Raises Refused("import_header") without an issuer, or with neither number nor subject, and
    Refused("import_number") when the number was left blank or could not be read to its end: which
    one it is is for a person to say.
    """
    subject = " ".join(header.subject.split())[:LONGEST_SUBJECT]
    if not header.issuer or not (header.number or subject):
        raise Refused("import_header")
    if header.number and (header.number.startswith(BLANK) or header.number.endswith(DOUBTFUL)):
        raise Refused("import_number", number=header.number)
    return check(Fields(
        kind=DocumentKind(header.kind.value),
        number=header.number,
        issuer=header.issuer[:LONGEST_ISSUER],
        level=level_of(header.number, header.issuer),
        issued_on=day(header.issued_on),
        subject=subject or None,
        signer=header.signer[:LONGEST_SIGNER] if header.signer else None,
    ))


def _identity(fields: Fields) -> str:
    return identity_of(fields.kind, fields.number, fields.issuer, fields.issued_on,
                       fields.called())


def register(session: Session, fields: Fields, *, actor: Actor, at: datetime) -> Document:
    """The document of these facts: the registered one, or a new one that nobody verified yet."""
    require(actor, Action.IMPORT_PLANS)
    known = session.scalar(select(Document).where(Document.identity == _identity(fields)))
    if known is not None:
        return known
    document = Document(
        key=free_key(session, fields.number, fields.issued_on, fields.called()),
        identity=_identity(fields), kind=fields.kind, number=fields.number, issuer=fields.issuer,
        level=fields.level, issued_on=fields.issued_on, subject=fields.subject,
        signer=fields.signer,
        names=[DocumentName(name=one.name, is_alias=False) for one in fields.names],
    )
    session.add(document)
    session.flush()
    session.add(DocumentChange(document_id=document.id, at=at, actor_id=actor.id,
                               deed="add_document", old={}, new=said_of(fields), reason=""))
    search.keep_document(session, document)
    return document


def with_documents(
    read: Corrected, plan: Document, made: Mapping[Mark, Document]
) -> PlanReading:
    """The reading with its citations tied to the documents just registered, and to the plan."""

    def tied(one: Citation) -> Citation:
        if one.via is Via.SELF:
            return replace(one, document_key=plan.key)
        document = made.get(mark_of(one))
        is_settled = one.document_key is not None or (one.start, one.end) in read.general
        if document is None or is_settled or one.number is None:
            return one
        return replace(one, document_key=document.key)

    return replace(read.reading, citations=tuple(map(tied, read.reading.citations)))
