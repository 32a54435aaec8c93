"""Correct an agency's names, confirm that it existed, say from when to when it was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from db.models import Agency
from registry import audit, search
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, require

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class AgencyInput:
    """What the form says of an agency."""

    name: str
    short_name: str
    is_confirmed: bool
    valid_from: date | None
    valid_to: date | None
    note: str


def correct_agency(
    session: Session,
    agency_id: int,
    said: AgencyInput,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Agency:
    """Save what an administrator says of an agency; the old values stay in the log."""
    require(actor, Action.MANAGE_AGENCIES)
    agency = session.get(Agency, agency_id, with_for_update=True)
    if agency is None:
        raise NotFound("agency", id=agency_id)
    if agency.version != expected_version:
        raise Stale("agency", version=agency.version)
    _refuse_bad(said)
    wanted = {
        "name": said.name.strip(),
        "short_name": said.short_name.strip(),
        "is_confirmed": said.is_confirmed,
        "valid_from": said.valid_from,
        "valid_to": said.valid_to,
        "note": said.note.strip() or None,
    }
    changed = {
        field: [getattr(agency, field), value]
        for field, value in wanted.items()
        if getattr(agency, field) != value
    }
    if not changed:
        raise NothingChanged("agency")
    for field, (_old, new) in changed.items():
        setattr(agency, field, new)
    search.keep_agency(session, agency)
    audit.write(
        session, "correct_agency", "agency", agency.id, actor=actor, at=at, details=changed
    )
    return agency


def _refuse_bad(said: AgencyInput) -> None:
    if not 2 <= len(said.name.strip()) <= 200:
        raise Refused("agency_name")
    if not 1 <= len(said.short_name.strip()) <= 60:
        raise Refused("agency_short_name")
    if len(said.note) > LONGEST_NOTE:
        raise Refused("text_too_long", longest=LONGEST_NOTE)
    if "\x00" in said.name + said.short_name + said.note:
        raise Refused("text_unreadable")
    if set("<>") & set(said.name + said.short_name):
        raise Refused("agency_marks")
    if said.valid_from and said.valid_to and said.valid_to < said.valid_from:
        raise Refused("agency_dates")
