"""Documents of the registry: added, corrected and verified by Sở Nội vụ, each deed kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document, DocumentName, FieldSource
from registry import search, written
from registry.errors import NothingChanged, Refused
from registry.fields import Fields, Name, Proof, check, fields_of, said_of
from registry.identity import free_key, identity_of, look_alikes
from registry.keeping import forget_proofs, kept, note_change, prove, refuse_stale, touch
from registry.policy import Action, Actor, require

__all__ = [
    "VERIFIABLE",
    "Fields",
    "Name",
    "Proof",
    "add",
    "check",
    "correct",
    "fields_of",
    "verify_field",
]
# The fields somebody can look up in a source. `validity` has deeds of its own.
VERIFIABLE = (
    "number", "issuer", "issued_on", "effective_on", "expires_on", "subject", "signer", "validity",
)


def add(
    session: Session,
    fields: Fields,
    *,
    is_other: bool = False,
    reason: str = "",
    proof: Proof | None = None,
    actor: Actor,
    at: datetime,
) -> Document:
    """Register a document. Refused when it is registered already; when its number is known, it
    must be said (`is_other`) that this is another document."""
    require(actor, Action.KEEP_REGISTRY)
    fields = check(fields)
    identity = free_identity(session, fields, is_other=is_other)
    document = Document(
        key=free_key(session, fields.number, fields.issued_on, fields.called()),
        identity=identity,
        is_date_verified=proof is not None and fields.issued_on is not None,
    )
    _put(document, fields)
    session.add(document)
    session.flush()
    said = said_of(fields)
    if proof is not None:
        prove(session, document, [name for name in VERIFIABLE if name in said], proof, actor, at)
    note_change(session, document, "add_document", {}, said, reason=reason, actor=actor, at=at)
    search.keep_document(session, document)
    return document


def correct(
    session: Session,
    document_id: int,
    fields: Fields,
    *,
    expected_version: int,
    reason: str,
    proof: Proof | None = None,
    is_other: bool = False,
    actor: Actor,
    at: datetime,
) -> Document:
    """Change what is said of a document; what it said before stays in its history."""
    require(actor, Action.KEEP_REGISTRY)
    document = kept(session, document_id)
    refuse_stale(session, document, expected_version)
    fields = check(fields)
    was, becomes = said_of(fields_of(document)), said_of(fields)
    changed = [name for name in {**was, **becomes} if was.get(name) != becomes.get(name)]
    if not changed:
        raise NothingChanged("document")
    identity = free_identity(session, fields, is_other=is_other, but=document)
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    _put(document, fields)
    document.identity = identity
    if "issued_on" in changed:
        document.is_date_verified = proof is not None and fields.issued_on is not None
    forget_proofs(session, document, changed)
    session.flush()
    if proof is not None:
        proven = [name for name in changed if name in VERIFIABLE and name in becomes]
        prove(session, document, proven, proof, actor, at)
    old, new = ({name: said.get(name) for name in changed} for said in (was, becomes))
    note_change(session, document, "correct_document", old, new, reason=reason, actor=actor, at=at)
    search.keep_document(session, document)
    return document


def verify_field(
    session: Session,
    document_id: int,
    field: str,
    proof: Proof,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> FieldSource:
    """Say that a field was looked up in a source and found so, as it was read."""
    require(actor, Action.KEEP_REGISTRY)
    document = kept(session, document_id)
    refuse_stale(session, document, expected_version)
    if field not in VERIFIABLE:
        raise Refused("bad_choice")
    if getattr(document, field) is None:
        raise written.refuse(field, "nothing_to_verify")
    if field == "issued_on":
        document.is_date_verified = True
    made = prove(session, document, [field], proof, actor, at)[0]
    note_change(session, document, "verify_field", {}, {field: made.value},
                reason=made.source.supports, actor=actor, at=at)
    return made


def free_identity(
    session: Session, fields: Fields, *, is_other: bool, but: Document | None = None
) -> str:
    """The identity of these fields. Refused when a document has it, or, unless `is_other`, when
    another document bears the same number."""
    own = but.id if but else None
    identity = identity_of(
        fields.kind, fields.number, fields.issuer, fields.issued_on, fields.called()
    )
    same = session.scalar(select(Document).where(Document.identity == identity))
    if same is not None and same.id != own:
        raise Refused("document_exists", key=same.key, number=same.number or fields.called())
    is_kept = but is not None and but.identity == identity
    if fields.number and not is_other and not is_kept:
        alike = look_alikes(session, fields.number, but=own)
        if alike:
            raise Refused("document_alike", number=fields.number, count=len(alike),
                          keys=[one.key for one in alike])
    return identity


def _put(document: Document, fields: Fields) -> None:
    for name in ("kind", "number", "issuer", "level", "issued_on", "effective_on", "expires_on",
                 "subject", "signer", "sensitivity"):
        setattr(document, name, getattr(fields, name))
    document.notes = list(fields.notes)
    # A list that is the same is left alone: its rows keep their place.
    if tuple(Name(one.name, one.is_alias, one.language) for one in document.names) != fields.names:
        document.names = [
            DocumentName(name=one.name, is_alias=one.is_alias, language=one.language)
            for one in fields.names
        ]
        touch(document)


