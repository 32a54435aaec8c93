"""Files of plans on their way to be kept, what was read in one, and the plans that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from dashboard.queries.kept_plans import task_counts
from dashboard.queries.remembered import remember
from db.models import Document, PlanImport, PlanVersion, Round, Task, User
from db.vocabulary import ImportState
from registry.duties import task_paths
from registry.errors import NotFound
from registry.imports import deeds
from registry.imports.cited import unresolved
from registry.imports.corrected import Corrected, corrected
from registry.imports.corrections import Correction
from registry.imports.known import known_of
from registry.imports.summary import Summary, foresee
from registry.imports.summary import candidates as alike
from registry.inputs.kinds import LOW_CONFIDENCE
from registry.plan_rows import with_rows
from registry.reading import Citation, Known, KnownDocument, PlanReading

MOST_LISTED = 100
OPEN = (ImportState.WAITING, ImportState.READING)


@dataclass(frozen=True, slots=True)
class Listed:
    """One file in the list. `done` of `of` pages are read while it is read."""

    id: int
    name: str
    state: ImportState
    error: dict[str, Any] | None
    plan_key: str | None
    plan_number: str | None
    received_by: str
    received_at: datetime
    done: int
    of: int

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan as the list names it, and how many texts it had."""

    key: str
    number: str | None
    issued_on: date | None
    subject: str
    tasks: int
    versions: int


@dataclass(frozen=True, slots=True)
class Review:
    """One file whose text was read, with the reading as corrected so far.

    In `reading` the rows of tables of tasks are sections; `tasks` are the lines tasks begin at,
    `undecided` the citations whose document nobody knows yet.
    """

    id: int
    name: str
    version: int
    text: str
    corrections: tuple[Correction, ...]
    low_pages: tuple[int, ...]
    notes: tuple[str, ...]
    read: Corrected
    reading: PlanReading
    tasks: frozenset[int]
    undecided: frozenset[tuple[int, int]]


def listed(session: Session) -> list[Listed]:
    """The newest files first."""
    newest = _SENT.order_by(PlanImport.id.desc()).limit(MOST_LISTED)
    return [_listed(session, *row) for row in session.execute(newest)]


def one(session: Session, import_id: int) -> Listed:
    """A file by its number. Raises NotFound."""
    row = session.execute(_SENT.where(PlanImport.id == import_id)).first()
    if row is None:
        raise NotFound("import", id=import_id)
    return _listed(session, *row)


_SENT = (
    select(PlanImport, User.full_name, Document.key, Document.number)
    .join(User, User.id == PlanImport.received_by_id)
    .outerjoin(Document, Document.id == PlanImport.plan_id)
)


def _listed(
    session: Session, row: PlanImport, by: str, key: str | None, number: str | None
) -> Listed:
    far = deeds.progress(session, row)
    error = {"code": far.code, "details": far.details or {}} if far.code else None
    return Listed(row.id, row.name, far.state, error, key, number, by, row.received_at,
                  far.done, far.of)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a file did to its plan; `number` is None when it changed no text."""

    key: str
    called: str
    tasks: int
    number: int | None
    changes: dict[str, int]
    has_round: bool


def kept(session: Session, import_id: int) -> Kept:
    """The plan that a kept file became, as it was told then. Raises NotFound."""
    row = session.execute(
        select(Document.key, Document.number, Document.id, PlanVersion.number,
               PlanVersion.changes)
        .join(PlanImport, PlanImport.plan_id == Document.id)
        .outerjoin(PlanVersion, PlanVersion.import_id == PlanImport.id)
        .where(PlanImport.id == import_id)
    ).first()
    if row is None:
        raise NotFound("import", id=import_id)
    key, called, plan_id, number, changes = row
    tasks = task_counts(session)
    has_round = session.scalar(select(Round.id).where(Round.plan_id == plan_id).limit(1))
    return Kept(key, called or key, tasks.get(plan_id, 0), number, dict(changes or {}),
                has_round is not None)


def kept_plans(session: Session) -> list[KeptPlan]:
    """Every plan whose tasks are followed, in the order in which they were issued."""
    tasks = task_counts(session)
    versions = (select(PlanVersion.plan_id, func.count().label("n"))
                .group_by(PlanVersion.plan_id).subquery())
    rows = session.execute(
        select(Document.id, Document.key, Document.number, Document.issued_on, Document.subject,
               Document.subject_in_plan, versions.c.n)
        .where(Document.id.in_(select(Task.plan_id)))
        .outerjoin(versions, versions.c.plan_id == Document.id)
        .order_by(Document.issued_on, Document.id)
    )
    return [KeptPlan(key, number, day, subject or other or "", tasks.get(id_, 0), texts or 1)
            for id_, key, number, day, subject, other, texts in rows]


def review(session: Session, import_id: int) -> Review:
    """A file's text and its reading with the corrections. Raises NotFound when it has none."""
    kept = session.scalar(select(PlanImport).where(PlanImport.id == import_id)
                          .options(undefer(PlanImport.text)))
    if kept is None or not kept.text:
        raise NotFound("import", id=import_id)
    text = kept.text

    lent = known(session)
    # What others write meanwhile changes a reading only when it changes what the reader knows.
    made = remember(session, ("plan_import", kept.id, kept.version, lent),
                    lambda: _read(text, lent, deeds.said_of(kept)), for_good=True)
    low = tuple(page for page, sure in kept.pages if sure is not None and sure < LOW_CONFIDENCE)
    return Review(kept.id, kept.name, kept.version, text, deeds.said_of(kept), low,
                  tuple(kept.notes), *made)


def _read(
    text: str, lent: Known, said: tuple[Correction, ...]
) -> tuple[Corrected, PlanReading, frozenset[int], frozenset[tuple[int, int]]]:
    found = corrected(text, lent, said)
    reading = with_rows(found.reading)
    paths = set(task_paths(reading, found.tasks))
    tasks = frozenset(each.line for each in reading.sections if each.path in paths)
    return found, reading, tasks, frozenset((each.start, each.end) for each in unresolved(found))


def summary(session: Session, of: Review) -> Summary:
    """What keeping a file would do."""
    kept = session.get_one(PlanImport, of.id)
    return remember(session, ("plan_import_summary", of.id, of.version),
                    lambda: foresee(session, kept, of.read))


def known(session: Session) -> Known:
    """The registry as the reader takes it."""
    return remember(session, "plan_import_known", lambda: known_of(session))


def candidates(session: Session, known_: Known, cited: Citation) -> list[KnownDocument]:
    """The documents a citation may mean: those of its number or name, then others of its kind."""
    likely = {each.key for each in alike(session, cited)}
    first = [each for each in known_.documents if each.key in likely]
    rest = [each for each in known_.documents
            if each.kind is cited.kind and each.key not in likely]
    return [*first, *rest]
