"""Giao ban: the moments from which leaders count what moved."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Meeting
from registry import audit
from registry.errors import NothingChanged, Refused
from registry.policy import Action, Actor, require
from registry.rounds import FIRST_YEAR

LONGEST_NOTE = 500
# Pressed twice, it was one meeting.
SAME = timedelta(minutes=1)


def note(
    session: Session, held_at: datetime, note: str, *, actor: Actor, at: datetime
) -> Meeting:
    """Note that a giao ban was held at a moment, not in the future.

    Raises NothingChanged when one was noted within the same minute already.
    """
    require(actor, Action.NOTE_MEETING)
    if held_at > at:
        raise Refused("meeting_in_future")
    if held_at.year < FIRST_YEAR:
        raise Refused("bad_moment")
    note = note.strip()
    if len(note) > LONGEST_NOTE:
        raise Refused("text_too_long", longest=LONGEST_NOTE)
    if "\x00" in note:
        raise Refused("text_unreadable")
    same = select(Meeting.id).where(Meeting.held_at > held_at - SAME,
                                    Meeting.held_at < held_at + SAME)
    if session.scalar(same.limit(1)) is not None:
        raise NothingChanged("meeting")
    meeting = Meeting(held_at=held_at, note=note, noted_by_id=actor.id, noted_at=at)
    session.add(meeting)
    session.flush()
    details = {"held_at": held_at.isoformat(), "note": note}
    audit.write(session, "note_meeting", "meeting", meeting.id, actor=actor, at=at,
                details=details)
    return meeting
