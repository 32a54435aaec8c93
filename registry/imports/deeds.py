"""What Sở Nội vụ does with a plan's file before it is kept: send it, correct what was read, drop
it. Each asks for the right, and leaves one line in the log."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from db.models import EvidenceFile, Job, PlanImport
from db.vocabulary import ImportState, JobState, Scan
from registry import audit, jobs
from registry.errors import NotFound, NothingChanged, Refused, RegistryError, Stale
from registry.evidence import marks, names
from registry.evidence.kinds import LARGEST, LARGEST_MB
from registry.imports.checks import check
from registry.imports.corrected import Corrected, corrected
from registry.imports.corrections import Correction, from_json, latest, name_of, to_json
from registry.imports.known import known_of
from registry.inputs import TextRead
from registry.policy import Action, Actor, require

# The maker of the queue that reads the file: dashboard.import_work.
MAKER = "plan-text"
MOST_CORRECTIONS = 5_000
OPEN = (ImportState.WAITING, ImportState.READING, ImportState.READY, ImportState.FAILED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a file is: `done` of `of` pages, and why it failed if it did."""

    state: ImportState
    done: int = 0
    of: int = 0
    code: str = ""
    details: dict[str, object] | None = None


def receive(
    session: Session,
    data: bytes,
    name: str,
    *,
    scan: Scan = Scan.NOT_SCANNED,
    actor: Actor,
    at: datetime,
) -> PlanImport:
    """Keep a sent file byte for byte and put its reading in the queue.

    The same bytes again are the import they already are: the one on its way, or the one that was
    kept ("importing the same file again changes nothing"). Raises Refused for a file that is
    empty, too large, or secret by its name; what is in it is looked at when it is read.
    """
    require(actor, Action.IMPORT_PLANS)
    called = names.clean(name)
    _refuse_bad(data, called)
    sha256 = hashlib.sha256(data).hexdigest()
    same = select(PlanImport).where(
        PlanImport.sha256 == sha256, PlanImport.state != ImportState.DROPPED
    )
    known = session.scalar(same.order_by(PlanImport.id.desc()).limit(1))
    if known is not None and progress(session, known).state is not ImportState.FAILED:
        return known
    if session.get(EvidenceFile, sha256) is None:
        session.add(EvidenceFile(sha256=sha256, size=len(data), content=data))
        session.flush()
    row = PlanImport(name=called, sha256=sha256, size=len(data), scan=scan,
                     state=ImportState.WAITING, received_by_id=actor.id, received_at=at)
    session.add(row)
    session.flush()
    _order(session, row, actor, at)
    _log(session, "receive_plan", row, actor, at, name=called, size=len(data), sha256=sha256)
    return row


def _refuse_bad(data: bytes, name: str) -> None:
    if not data:
        raise Refused("evidence_empty", name=name)
    if len(data) > LARGEST:
        raise Refused("evidence_too_large", largest=LARGEST_MB, name=name)
    if marks.in_name(name):
        raise Refused("evidence_secret_name", name=name)


def read_again(session: Session, import_id: int, *, actor: Actor, at: datetime) -> PlanImport:
    """Put a file whose reading failed, or was taken back, in the queue once more."""
    require(actor, Action.IMPORT_PLANS)
    row = _open_import(session, import_id)
    if progress(session, row).state is not ImportState.FAILED:
        raise NothingChanged("plan_import")
    row.state, row.error = ImportState.WAITING, None
    _order(session, row, actor, at)
    _log(session, "read_plan_again", row, actor, at, name=row.name)
    return row


def _order(session: Session, row: PlanImport, actor: Actor, at: datetime) -> None:
    job = jobs.ask(session, MAKER, {"import": str(row.id), "name": row.name},
                   needs=Action.IMPORT_PLANS, as_of=None, actor=actor, at=at)
    row.job_id = job.id
    session.flush()


def progress(session: Session, row: PlanImport) -> Progress:
    """How far the reading is, as the queue knows it. Asks no right: the page did."""
    if row.state is not ImportState.WAITING:
        error = row.error or {}
        return Progress(row.state, code=error.get("code", ""), details=error.get("details"))
    job = session.get(Job, row.job_id) if row.job_id else None
    if job is None or job.state is JobState.WAITING:
        return Progress(ImportState.WAITING)
    if job.state in (JobState.FAILED, JobState.CANCELLED):
        error = job.error or {"code": "reading_taken_back"}
        return Progress(ImportState.FAILED, code=error["code"], details=error.get("details"))
    return Progress(ImportState.READING, job.done, job.of)


def file_of(session: Session, import_id: int, *, actor: Actor) -> tuple[str, bytes]:
    """The name of a sent file and its bytes as they came."""
    require(actor, Action.IMPORT_PLANS)
    row = find(session, import_id, actor=actor)
    kept = session.get_one(EvidenceFile, row.sha256)
    return row.name, kept.content


def settle(
    session: Session,
    import_id: int,
    outcome: TextRead | RegistryError,
    *,
    actor: Actor,
    at: datetime,
) -> PlanImport:
    """Put down the text that was taken out of the file, or why there is none."""
    require(actor, Action.IMPORT_PLANS)
    row = _open_import(session, import_id)
    if isinstance(outcome, TextRead):
        row.state, row.error, row.text = ImportState.READY, None, outcome.text
        row.text_sha256 = hashlib.sha256(outcome.text.encode()).hexdigest()
        row.kind, row.encoding = outcome.kind.value, outcome.encoding[:40]
        row.pages = [[page.number, page.confidence] for page in outcome.pages]
        row.notes = list(outcome.notes)
        row.read_at = at
    else:
        row.state = ImportState.FAILED
        details = {name: str(value) for name, value in outcome.details.items()}
        row.error = {"code": outcome.code or "unknown_fault", "details": details}
    session.flush()
    _log(session, "plan_was_read", row, actor, at, state=row.state, text_sha256=row.text_sha256)
    return row


def find(session: Session, import_id: int, *, actor: Actor) -> PlanImport:
    """An import with its text. Raises NotFound."""
    require(actor, Action.IMPORT_PLANS)
    row = session.scalar(
        select(PlanImport).where(PlanImport.id == import_id).options(undefer(PlanImport.text))
    )
    if row is None:
        raise NotFound("plan_import", id=import_id)
    return row


def reading_of(session: Session, row: PlanImport) -> Corrected:
    """The text read anew with the corrections said so far. Raises Refused when there is no text
    yet, Unreadable when it is no plan's. Asks no right: whoever has the row was asked."""
    return corrected(text_of(row), known_of(session), said_of(row))


def text_of(row: PlanImport) -> str:
    """The text as read. Raises Refused when there is none yet."""
    if row.text is None:
        raise Refused("import_not_read")
    return row.text


def said_of(row: PlanImport) -> tuple[Correction, ...]:
    """The corrections said so far, oldest first."""
    return tuple(from_json(one) for one in row.corrections)


def correct(
    session: Session,
    import_id: int,
    corrections: Correction | Sequence[Correction],
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PlanImport:
    """Say something of the reading; a later word about the same place takes the earlier back.

    Raises Refused("bad_correction") for what cannot be, and Stale when somebody corrected since.
    """
    require(actor, Action.IMPORT_PLANS)
    row = correctable(session, import_id, expected_version)
    given = [corrections] if not isinstance(corrections, Sequence) else list(corrections)
    for one in given:
        check(one)
    said = latest([*said_of(row), *given])
    if len(said) > MOST_CORRECTIONS:
        raise Refused("too_many_corrections", most=MOST_CORRECTIONS)
    if [to_json(one) for one in said] == row.corrections:
        raise NothingChanged("plan_import")
    row.corrections = [to_json(one) for one in said]
    session.flush()
    kinds = sorted({name_of(one) for one in given})
    _log(session, "correct_reading", row, actor, at, kinds=", ".join(kinds), number=len(given))
    return row


def uncorrect(
    session: Session,
    import_id: int,
    which: int | None = None,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> PlanImport:
    """Take back one correction by its place in the list, or the last one."""
    require(actor, Action.IMPORT_PLANS)
    row = correctable(session, import_id, expected_version)
    said = list(row.corrections)
    place = len(said) - 1 if which is None else which
    if not 0 <= place < len(said):
        raise NothingChanged("plan_import")
    gone = said.pop(place)
    row.corrections = said
    session.flush()
    _log(session, "uncorrect_reading", row, actor, at, kinds=gone["is"], number=1)
    return row


def drop(session: Session, import_id: int, *, actor: Actor, at: datetime) -> PlanImport:
    """Put an import away without keeping it; its file and what was said of it stay."""
    require(actor, Action.IMPORT_PLANS)
    row = _open_import(session, import_id)
    job = session.get(Job, row.job_id) if row.job_id else None
    if job is not None and job.state in jobs.OPEN and job.asked_by_id == actor.id:
        jobs.cancel(session, job.id, actor=actor, at=at)
    row.state, row.ended_at, row.ended_by_id = ImportState.DROPPED, at, actor.id
    session.flush()
    _log(session, "drop_plan", row, actor, at, name=row.name)
    return row


def _open_import(session: Session, import_id: int) -> PlanImport:
    row = session.get(PlanImport, import_id, with_for_update=True)
    if row is None:
        raise NotFound("plan_import", id=import_id)
    if row.state not in OPEN:
        raise Refused("import_over")
    return row


def correctable(session: Session, import_id: int, expected_version: int) -> PlanImport:
    """An import with a text that nobody ended or corrected since. Asks no right: the deed did."""
    row = _open_import(session, import_id)
    text_of(row)
    refuse_other(row, expected_version)
    return row


def refuse_other(row: PlanImport, expected_version: int) -> None:
    """Raise Stale when somebody corrected or ended an import since a page of it was drawn, Refused
    when it is over."""
    if row.state not in OPEN:
        raise Refused("import_over")
    if row.version != expected_version:
        raise Stale("plan_import", version=row.version)


def _log(
    session: Session, deed: str, row: PlanImport, actor: Actor, at: datetime, **details: object
) -> None:
    audit.write(session, deed, "plan_import", row.id, actor=actor, at=at, details=details)
