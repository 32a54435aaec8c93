"""Long papers made in the background: who asked for one, who is making it, and its file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session, undefer

from db.models import Job, User
from db.vocabulary import JobState, MessageKind
from registry import audit, inbox
from registry.accounts import COMMAND_LINE, actor_of
from registry.errors import NotAllowed, NotFound, Refused, RegistryError, Stale
from registry.policy import Action, Actor, require

OPEN = (JobState.WAITING, JobState.RUNNING)
MOST_OPEN, MOST_TRIES = 5, 3
# A worker that said nothing for so long is gone, and its job is taken anew.
HOLD = timedelta(seconds=60)
# Finished files are kept so long, and so many of one person.
KEPT = timedelta(days=30)
MOST_KEPT = 20
MOST_WORDS, LONGEST_NAME, LONGEST_WORD, LONGEST_STEP = 20, 40, 300, 40
# Of these a person may have more open, counted apart: a drop of many files is one deed.
MOST_OF = {"plan-text": 50}
# Orders whose outcome is looked at elsewhere than in the list of files, by what was wanted.
LOOKED_AT = {"plan-text": "/import/{import}"}
# How a job is called in a list and in a message: its maker, and what was wanted.
Title = Callable[[str, Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A job in a worker's hand. `tries` tells this hold from a later one of the same job."""

    id: int
    tries: int
    maker: str
    wanted: dict[str, str]
    asked_by_id: int
    asked_at: datetime
    as_of: datetime

    @property
    def is_past(self) -> bool:
        """Whether the figures of another moment than that of asking were wanted."""
        return self.as_of != self.asked_at


@dataclass(frozen=True, slots=True)
class File:
    """A finished file as it was kept."""

    name: str
    media_type: str
    data: bytes


def ask(
    session: Session,
    maker: str,
    wanted: Mapping[str, str],
    *,
    needs: Action,
    as_of: datetime | None,
    actor: Actor,
    at: datetime,
) -> Job:
    """Put an order in the queue; the same order of the same person that is still open is that one.

    `as_of` is None for the figures of this moment. Raises Refused: "bad_choice",
    "too_many_jobs".
    """
    require(actor, needs)
    _refuse_odd(maker, wanted)
    own = select(Job).where(Job.asked_by_id == actor.id, Job.state.in_(OPEN)).order_by(Job.id)
    still_open = list(session.scalars(own))
    for job in still_open:
        is_present = as_of is None and job.as_of == job.asked_at
        if (job.maker, job.wanted) == (maker, dict(wanted)) and (is_present or job.as_of == as_of):
            return job
    most = MOST_OF.get(maker, MOST_OPEN)
    if sum((job.maker in MOST_OF) == (maker in MOST_OF) for job in still_open) >= most:
        raise Refused("too_many_jobs", most=most)
    job = Job(maker=maker, wanted=dict(wanted), state=JobState.WAITING, asked_by_id=actor.id,
              asked_at=at, as_of=as_of or at)
    session.add(job)
    session.flush()
    _log(session, "order_file", job, actor, at)
    return job


def is_anything_free(session: Session, *, at: datetime) -> bool:
    """Whether there is a job to take: asked without the write lock, which others want."""
    return session.scalar(select(Job.id).where(_is_free(at)).limit(1)) is not None


def take(session: Session, title: Title, *, at: datetime) -> Taken | None:
    """Take the oldest job that waits or whose worker is gone, and a drop of many files last; None
    when there is none. One that was begun often enough and never came to its end has failed.
    """
    # The write lock parts two workers; the rows are locked all the same.
    free = select(Job).where(_is_free(at)).order_by(Job.maker.in_(MOST_OF), Job.id).limit(1)
    free = free.with_for_update(skip_locked=True)
    while (job := session.scalar(free)) is not None:
        if job.tries >= MOST_TRIES:
            _fail(session, job, Refused("job_given_up", tries=job.tries), title, at)
            continue
        job.state, job.held_until, job.tries = JobState.RUNNING, at + HOLD, job.tries + 1
        job.done, job.of, job.step = 0, 0, ""
        session.flush()
        return Taken(job.id, job.tries, job.maker, job.wanted, job.asked_by_id, job.asked_at,
                     job.as_of)
    return None


def hold(
    session: Session, taken: Taken, done: int, of: int, step: str, *, at: datetime
) -> None:
    """Say how far a job is, and go on holding it. Raises Stale when nobody wants it any more, or
    when another worker has it by now."""
    kept = update(Job).where(_is_held(taken)).values(
        done=max(done, 0), of=max(of, 0), step=step[:LONGEST_STEP], held_until=at + HOLD)
    if not session.execute(kept.returning(Job.id)).first():
        raise Stale("job", id=taken.id)


def give_back(session: Session, taken: Taken) -> None:
    """Put a job back in the queue, as a worker that is told to stop does; it counts as no try."""
    back = update(Job).where(_is_held(taken)).values(
        state=JobState.WAITING, held_until=None, tries=Job.tries - 1, done=0, of=0, step="")
    session.execute(back)


def finish(
    session: Session, taken: Taken, file: File, title: Title, *, at: datetime
) -> None:
    """Keep the file and tell the one who asked: all of it or nothing. Raises Stale as `hold`."""
    job = _held(session, taken)
    job.state, job.ended_at, job.held_until = JobState.DONE, at, None
    job.done, job.step = job.of, ""
    job.file_name, job.media_type, job.content = file.name[:200], file.media_type, file.data
    job.sha256 = hashlib.sha256(file.data).hexdigest()
    session.flush()
    _let_go_of_older(session, job.asked_by_id)
    _tell(session, job, title, at)
    facts = {"name": job.file_name, "size": len(file.data), "sha256": job.sha256}
    _log(session, "make_file", job, _asker(session, job), at, **facts)


def _let_go_of_older(session: Session, asked_by_id: int) -> None:
    """A person's newest files stay: nobody fills the disk by ordering on."""
    kept = (select(Job.id).where(Job.asked_by_id == asked_by_id, Job.content.is_not(None))
            .order_by(Job.ended_at.desc(), Job.id.desc()).offset(MOST_KEPT))
    older = list(session.scalars(kept))
    if older:
        session.execute(update(Job).where(Job.id.in_(older)).values(content=None))


def fail(
    session: Session, taken: Taken, why: RegistryError, title: Title, *, at: datetime
) -> None:
    """Give a job up and tell the one who asked why. Raises Stale as `hold`."""
    _fail(session, _held(session, taken), why, title, at)


def cancel(session: Session, job_id: int, *, actor: Actor, at: datetime) -> None:
    """Take an order back; the worker notices it at its next word. Raises NotFound, for another
    person's too, and Refused("job_over")."""
    require(actor, Action.VIEW)
    job = _own(session, job_id, actor, for_update=True)
    if job.state not in OPEN:
        raise Refused("job_over")
    job.state, job.ended_at, job.held_until = JobState.CANCELLED, at, None
    session.flush()
    _log(session, "cancel_file", job, actor, at)


def mine(session: Session, actor: Actor, most: int = 50) -> list[Job]:
    """A person's own orders, the newest first; never the bytes of their files."""
    require(actor, Action.VIEW)
    own = select(Job).where(Job.asked_by_id == actor.id).order_by(Job.id.desc()).limit(most)
    return list(session.scalars(own))


def maker_of(session: Session, job_id: int, actor: Actor) -> str:
    """What makes a person's own order. Raises NotFound, for another person's too."""
    require(actor, Action.VIEW)
    return _own(session, job_id, actor).maker


def file_of(session: Session, job_id: int, actor: Actor, *, needs: Action) -> File:
    """The file of one's own order. Raises NotFound for another person's, NotAllowed for one who
    lost the right since, Refused("job_open" or "file_let_go")."""
    require(actor, needs)
    job = _own(session, job_id, actor, with_content=True)
    if job.state is not JobState.DONE:
        raise Refused("job_open")
    if job.content is None:
        raise Refused("file_let_go", days=KEPT.days, most=MOST_KEPT)
    return File(job.file_name, job.media_type, job.content)


def sweep(session: Session, *, at: datetime) -> int:
    """Let go of the bytes of files nobody needs any more; what was made and for whom stays."""
    old = and_(Job.ended_at < at - KEPT, Job.content.is_not(None))
    count = session.scalar(select(func.count()).select_from(Job).where(old)) or 0
    if count:
        session.execute(update(Job).where(old).values(content=None))
        audit.write(session, "sweep_files", "job", "", actor=COMMAND_LINE, at=at,
                    details={"number": count})
    return count


def _is_free(at: datetime) -> ColumnElement[bool]:
    lapsed = and_(Job.state == JobState.RUNNING, Job.held_until < at)
    return or_(Job.state == JobState.WAITING, lapsed)


def _is_held(taken: Taken) -> ColumnElement[bool]:
    return and_(Job.id == taken.id, Job.state == JobState.RUNNING, Job.tries == taken.tries)


def _held(session: Session, taken: Taken) -> Job:
    job = session.scalar(select(Job).where(_is_held(taken)).with_for_update())
    if job is None:
        raise Stale("job", id=taken.id)
    return job


def _own(
    session: Session, job_id: int, actor: Actor, *, for_update: bool = False,
    with_content: bool = False,
) -> Job:
    wanted = select(Job).where(Job.id == job_id, Job.asked_by_id == actor.id)
    if for_update:
        wanted = wanted.with_for_update()
    if with_content:
        wanted = wanted.options(undefer(Job.content))
    job = session.scalar(wanted)
    if job is None:
        raise NotFound("job", id=job_id)
    return job


def _refuse_odd(maker: str, wanted: Mapping[str, str]) -> None:
    words = [*wanted, *wanted.values(), maker]
    if len(wanted) > MOST_WORDS or not all(isinstance(word, str) for word in words):
        raise Refused("bad_choice")
    is_long = any(len(name) > LONGEST_NAME for name in (maker, *wanted))
    if is_long or any(len(word) > LONGEST_WORD or "\x00" in word for word in words):
        raise Refused("bad_choice")


def _fail(
    session: Session, job: Job, why: RegistryError, title: Title, at: datetime
) -> None:
    job.state, job.ended_at, job.held_until = JobState.FAILED, at, None
    kind = {NotAllowed: "not_allowed", NotFound: "not_found"}.get(type(why), why.code)
    job.error = {"code": kind or "unknown_fault", "details": _facts(why.details)}
    session.flush()
    _tell(session, job, title, at)
    _log(session, "fail_file", job, _asker(session, job), at, code=job.error["code"])


def _facts(details: Mapping[str, object]) -> dict[str, Any]:
    """What a sentence is made from, as it can be kept."""
    return {name: value if isinstance(value, str | int | float | bool | None) else str(value)
            for name, value in details.items()}


def _tell(session: Session, job: Job, title: Title, at: datetime) -> None:
    details = {"outcome": job.state.value, "title": title(job.maker, job.wanted)}
    inbox.tell(session, MessageKind.PAPER, user_id=job.asked_by_id, at=at, details=details,
               address=looked_at(job) or f"/papers/queue#job-{job.id}")


def looked_at(job: Job) -> str:
    """Where the outcome of an order is looked at, when that is not in the list of files."""
    number = str(job.wanted.get("import", ""))
    is_there = job.maker in LOOKED_AT and number.isascii() and number.isdecimal()
    return LOOKED_AT[job.maker].format_map({"import": number}) if is_there else ""


def _asker(session: Session, job: Job) -> Actor:
    return actor_of(session.get_one(User, job.asked_by_id))


def _log(
    session: Session, deed: str, job: Job, actor: Actor, at: datetime, **more: object
) -> None:
    wanted = "; ".join(f"{name}={value}" for name, value in job.wanted.items())
    details = {"maker": job.maker, "wanted": wanted, **more}
    audit.write(session, deed, "job", job.id, actor=actor, at=at, details=details)
