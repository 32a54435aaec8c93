"""Whether a document is in force: said by an officer who looked it up, or by its own dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, literal
from sqlalchemy.orm import Session

from db.models import Document
from db.vocabulary import AlarmCause, Validity
from registry import search, written
from registry.alarms import citing_since, raise_alarm
from registry.clock import day_of
from registry.errors import NothingChanged, Refused
from registry.fields import FIRST_DAY, LAST_DAY, Proof
from registry.keeping import forget_proofs, kept, note_change, prove, refuse_stale
from registry.policy import Action, Actor, require

# From nothing known, or from not yet, to in force: good news that asks nobody to do anything.
EXPECTED = {(None, Validity.IN_FORCE), (Validity.NOT_YET, Validity.IN_FORCE),
            (None, Validity.NOT_YET)}


# These say that it began.
HOLDING = (Validity.IN_FORCE, Validity.PARTLY_EXPIRED)


def shown(today: date) -> ColumnElement[Validity | None]:
    """The validity that holds on a day: a date that has come is never outrun by a late timer."""
    return case(
        (Document.expires_on <= today, literal(Validity.EXPIRED, Document.validity.type)),
        (Document.effective_on > today, literal(Validity.NOT_YET, Document.validity.type)),
        else_=Document.validity,
    )


def set_validity(
    session: Session,
    document_id: int,
    validity: Validity | None,
    *,
    from_on: date | None = None,
    note: str = "",
    proof: Proof | None = None,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Document:
    """Say whether a document is in force, from when, and where that was read.

    When something rests on it and its force is not what it was, an item to settle is left. None
    takes an unproven word back: nobody verified it. An end that is to come is kept as its day.
    """
    require(actor, Action.KEEP_REGISTRY)
    document = kept(session, document_id)
    refuse_stale(session, document, expected_version)
    note = written.text(note, "validity_note", longest=1000) or ""
    if validity is not None and proof is None:
        raise written.refuse("proof", "needed")
    was = _state(document)
    _check_day(document, validity, from_on, day_of(at))
    before = document.validity
    _put(document, validity, from_on, note, day_of(at))
    becomes = _state(document)
    if becomes == was:
        raise NothingChanged("document")
    changed = [name for name in was if was[name] != becomes[name]]
    # Each source proves what it was read for: the force, or the day on which it ends.
    proven = [name for name in ("validity", "expires_on") if name in changed] or ["validity"]
    forget_proofs(session, document, proven)
    session.flush()
    if proof is not None:
        said_now = [name for name in proven if getattr(document, name) is not None]
        prove(session, document, said_now, proof, actor, at)
    old, new = ({name: said[name] for name in changed} for said in (was, becomes))
    if from_on is not None:
        new["from_on"] = from_on.isoformat()
    note_change(session, document, "set_validity", old, new, reason=note, actor=actor, at=at)
    search.keep_document(session, document)
    is_expected = (before, document.validity) in EXPECTED or before == document.validity
    if not is_expected and citing_since(session, document.id) is not None:
        raise_alarm(session, document.id, AlarmCause.VALIDITY, old=before, new=document.validity,
                    from_on=from_on, actor=actor, at=at)
    return document


def _state(document: Document) -> dict[str, Any]:
    day = document.expires_on
    return {"validity": document.validity.value if document.validity else None,
            "expires_on": day.isoformat() if day else None,
            "validity_note": document.validity_note}


def _check_day(
    document: Document, validity: Validity | None, from_on: date | None, today: date
) -> None:
    begins = document.effective_on
    if validity in HOLDING and begins is not None and begins > today:
        raise written.refuse("validity", "not_yet")
    if from_on is None:
        return
    if not FIRST_DAY <= from_on <= LAST_DAY:
        raise written.refuse("validity_from", "day_out_of_range")
    for name in ("issued_on", "effective_on"):
        day = getattr(document, name)
        if day is not None and from_on < day:
            raise Refused("document_dates", before=name, first=day, after="validity_from",
                          second=from_on)
    if from_on > today and validity is not Validity.EXPIRED:
        # Only an end can be foretold: the day itself is kept, and the timer does the rest.
        raise written.refuse("validity_from", "in_future")


def _put(
    document: Document, validity: Validity | None, from_on: date | None, note: str, today: date
) -> None:
    document.validity_note = note or None
    if validity is Validity.EXPIRED and from_on is not None:
        document.expires_on = from_on
        if from_on > today:
            return
    elif validity is not Validity.EXPIRED and document.expires_on is not None:
        # Somebody looked it up: it did not end on that day.
        document.expires_on = document.expires_on if document.expires_on > today else None
    document.validity = validity
