"""What people write in drafted papers: each version kept for ever, the newest one holds."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import PaperEdit, User
from registry import audit
from registry.errors import NotAllowed, NothingChanged, Refused, Stale
from registry.papers import about as abouts
from registry.papers.paper import PaperKind
from registry.policy import Action, Actor, require

LONGEST = 20_000
# Of what stands in one line: a notation, a post, a name.
LONGEST_LINE = 300
LONGEST_PART = 80


@dataclass(frozen=True, slots=True)
class Edit:
    """What a part says since somebody wrote in it; `is_draft` gave the drafted words back."""

    part: str
    version: int
    text: str
    is_draft: bool
    draft_sha256: str
    edited_by: str
    edited_at: datetime


def hash_of(draft: str) -> str:
    """By which a later draft is told from the one a person saw."""
    return hashlib.sha256(draft.encode()).hexdigest()


def edits_of(
    session: Session, kind: PaperKind, about: str, *, until: datetime | None = None
) -> dict[str, Edit]:
    """The newest version of every part somebody wrote in; as of a past moment when one is given."""
    wanted = (
        select(PaperEdit.part, PaperEdit.version, PaperEdit.text, PaperEdit.is_draft,
               PaperEdit.draft_sha256, User.full_name, PaperEdit.edited_at)
        .join(User, User.id == PaperEdit.edited_by_id)
        .where(PaperEdit.kind == kind.value, PaperEdit.about == about)
        .order_by(PaperEdit.part, PaperEdit.version)
    )
    if until is not None:
        wanted = wanted.where(PaperEdit.edited_at <= until)
    return {row.part: Edit(*row) for row in session.execute(wanted)}


def save(
    session: Session,
    kind: PaperKind,
    about: str,
    part: str,
    text: str,
    *,
    draft: str,
    seen_version: int,
    is_line: bool = False,
    actor: Actor,
    at: datetime,
) -> PaperEdit:
    """Keep what somebody made of a part; nothing at all takes the part out of the paper.

    `draft` are the drafted words they saw. Raises Stale with both texts when somebody else saved
    first: "mine" was not kept, "theirs" is what holds, "version" what to save over.
    """
    _require_writer(session, kind, about, actor)
    text = _cleaned(text, is_line=is_line)
    held = _held(session, kind, about, part, seen_version, mine=text)
    if text == (draft if held is None or held.is_draft else held.text):
        raise NothingChanged("paper")
    return _add(session, "edit_paper", kind, about, part, held, text, draft, is_draft=False,
                actor=actor, at=at)


def restore(
    session: Session,
    kind: PaperKind,
    about: str,
    part: str,
    *,
    draft: str,
    seen_version: int,
    actor: Actor,
    at: datetime,
) -> PaperEdit:
    """Give a part its drafted words back; what was written stays in the history."""
    _require_writer(session, kind, about, actor)
    held = _held(session, kind, about, part, seen_version, mine="")
    if held is None or held.is_draft:
        raise NothingChanged("paper")
    return _add(session, "restore_paper", kind, about, part, held, "", draft, is_draft=True,
                actor=actor, at=at)


def _require_writer(session: Session, kind: PaperKind, about: str, actor: Actor) -> None:
    require(actor, Action.EDIT_PAPERS)
    if not abouts.may_edit(session, actor, kind, abouts.read(kind, about)):
        raise NotAllowed(Action.EDIT_PAPERS.value)


def _held(
    session: Session, kind: PaperKind, about: str, part: str, seen_version: int, *, mine: str
) -> PaperEdit | None:
    if not 0 < len(part) <= LONGEST_PART:
        raise Refused("bad_choice")
    held = session.scalar(
        select(PaperEdit)
        .where(PaperEdit.kind == kind.value, PaperEdit.about == about, PaperEdit.part == part)
        .order_by(PaperEdit.version.desc())
        .limit(1)
    )
    version = held.version if held else 0
    if version != seen_version:
        theirs = held.text if held else ""
        raise Stale("paper", version=version, mine=mine, theirs=theirs)
    return held


def _cleaned(text: str, *, is_line: bool) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    if is_line:
        lines = [" ".join(" ".join(lines).split())]
    text = unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in lines)).strip("\n")
    longest = LONGEST_LINE if is_line else LONGEST
    if len(text) > longest:
        raise Refused("text_too_long", longest=longest)
    # No .docx can keep a control character, no record half a letter.
    if any(unicodedata.category(one) in ("Cc", "Cs") and one != "\n" for one in text):
        raise Refused("text_unreadable")
    return text


def _add(
    session: Session,
    deed: str,
    kind: PaperKind,
    about: str,
    part: str,
    held: PaperEdit | None,
    text: str,
    draft: str,
    *,
    is_draft: bool,
    actor: Actor,
    at: datetime,
) -> PaperEdit:
    made = PaperEdit(kind=kind.value, about=about, part=part,
                     version=held.version + 1 if held else 1, text=text, is_draft=is_draft,
                     draft_sha256=hash_of(draft), edited_by_id=actor.id, edited_at=at)
    session.add(made)
    session.flush()
    details = {"paper": kind.value, "about": about, "part": part, "version": made.version}
    audit.write(session, deed, "paper", f"{kind.value}:{about}", actor=actor, at=at,
                details=details)
    return made
