"""Keep a file that was read and corrected as a plan: all of it in one transaction, or nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import (
    Agency,
    AgencyGroup,
    Document,
    DocumentChange,
    PlanImport,
    PlanVersion,
    Section,
)
from db.vocabulary import AgencyKind, ImportState
from registry import audit, search
from registry.alarms import raise_known
from registry.duties import tasks_of
from registry.errors import Refused
from registry.imports import deeds
from registry.imports.cited import (
    Mark,
    new_documents,
    plan_fields,
    plan_of,
    refuse_known,
    register,
    with_documents,
)
from registry.imports.corrected import Corrected, code_of_new, corrected
from registry.imports.corrections import AgencyNew, CitationDropped
from registry.imports.known import known_of
from registry.imports.newer import Comparison
from registry.imports.renew import compared, renew
from registry.keeping import touch
from registry.plan_rows import with_rows
from registry.plans import Registered, Said, keep_reading
from registry.policy import Action, Actor, require
from registry.reading import Known, PlanReading
from registry.rounds import join_rounds
from registry.text import fold

LONGEST_CODE, LONGEST_SHORT = 56, 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """What keeping did. `counts` are those of a comparison with the text before, empty for a
    first; `is_new`: the plan had no text before; `is_same`: nothing changed at all."""

    plan_id: int
    key: str
    is_new: bool
    is_same: bool = False
    tasks: int = 0
    documents: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    reports_opened: int = 0
    reports_ended: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A text that was read before the write lock is taken: of which file, with which corrections
    and which knowledge."""

    import_id: int
    version: int
    text_sha256: str | None
    known: Known
    read: Corrected


def read_ahead(
    session: Session, import_id: int, *, expected_version: int, actor: Actor
) -> Ahead:
    """Read the text again, which may take seconds, in a session that holds up nobody.

    Raises Stale when somebody corrected it since, Unreadable as the reader does.
    """
    require(actor, Action.IMPORT_PLANS)
    row = deeds.find(session, import_id, actor=actor)
    deeds.refuse_other(row, expected_version)
    known = known_of(session)
    read = corrected(deeds.text_of(row), known, deeds.said_of(row))
    return Ahead(row.id, row.version, row.text_sha256, known, read)


def keep_ahead(
    session: Session, ahead: Ahead, *, actor: Actor, at: datetime
) -> Outcome | None:
    """Keep what was read ahead as `keep` does; None, and nothing is done, when what the reader
    knows has changed since: then it is to be read once more."""
    require(actor, Action.IMPORT_PLANS)
    row = deeds.correctable(session, ahead.import_id, ahead.version)
    if (row.text_sha256, known_of(session)) != (ahead.text_sha256, ahead.known):
        return None
    return _kept(session, row, ahead.read, actor, at)


def keep(
    session: Session, import_id: int, *, expected_version: int, actor: Actor, at: datetime
) -> Outcome:
    """Read the text again with its corrections and keep what was read as the plan's.

    A plan that is there already gets a newer text: what stayed keeps its rows, reports and history.
    The same text again changes nothing. Raises Refused when a correction fits nothing any more
    (import_unfit), the head lacks its issuer (import_header), or nothing in it is a task
    (import_no_task); Stale when somebody corrected it since; Unreadable as the reader does.
    """
    require(actor, Action.IMPORT_PLANS)
    row = deeds.correctable(session, import_id, expected_version)
    return _kept(session, row, deeds.reading_of(session, row), actor, at)


def _kept(
    session: Session, row: PlanImport, read: Corrected, actor: Actor, at: datetime
) -> Outcome:
    if read.unfit:
        raise Refused("import_unfit", number=len(read.unfit))
    plan = plan_of(session, read)
    if plan is None:
        refuse_known(session, read)
    if plan is not None and is_same(plan, row):
        outcome = Outcome(plan.id, plan.key, is_new=False, is_same=True)
    else:
        outcome = _keep(session, row, read, plan, actor, at)
    row.state, row.plan_id = ImportState.KEPT, outcome.plan_id
    row.ended_at, row.ended_by_id = at, actor.id
    session.flush()
    audit.write(session, "keep_plan", "document", outcome.plan_id, actor=actor, at=at, details={
        "import": row.id, "key": outcome.key, "sha256": row.text_sha256, "name": row.name,
        "is_same": outcome.is_same, "tasks": outcome.tasks, "corrections": len(row.corrections),
        "new_documents": ", ".join(outcome.documents),
        "new_agencies": ", ".join(outcome.agencies),
        "reports_opened": outcome.reports_opened, "reports_ended": outcome.reports_ended,
        "counts": "; ".join(f"{name}={number}" for name, number in outcome.counts.items()),
    })
    return outcome


def is_same(plan: Document, row: PlanImport) -> bool:
    """Whether a text says what the kept one does, word for word, and nobody corrected it: how its
    lines end, and blanks, are all the same."""
    return not row.corrections and plan.text is not None and (
        _words(plan.text) == _words(deeds.text_of(row)))


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def dropped_of(row: PlanImport) -> frozenset[tuple[int, int]]:
    """The places that a person said cite nothing."""
    return frozenset((one.start, one.end) for one in deeds.said_of(row)
                     if isinstance(one, CitationDropped))


def _keep(
    session: Session,
    row: PlanImport,
    read: Corrected,
    plan: Document | None,
    actor: Actor,
    at: datetime,
) -> Outcome:
    plan = plan or register(session, plan_fields(read.reading.header), actor=actor, at=at)
    agencies = _new_agencies(session, read.agencies)
    made = _new_documents(session, read, actor, at)
    reading = with_documents(read, plan, made)
    registered = _registered(session, reading, agencies)
    said = Said(read.tasks, read.general)
    found = tasks_of(with_rows(reading), registered.agencies, registered.members(), said.tasks)
    if not found:
        raise Refused("import_no_task")
    has_text = session.scalar(
        select(func.count()).select_from(Section).where(Section.document_id == plan.id)
    )
    comparison, ended = Comparison(), 0
    if has_text:
        comparison = compared(session, plan, reading, found)
        ended = renew(session, plan, reading, registered, comparison, text=deeds.text_of(row),
                      dropped=dropped_of(row), said=said, actor=actor, at=at)
    else:
        keep_reading(session, plan, reading, registered, said=said)
    _keep_text(session, plan, row, reading, comparison, actor, at)
    opened = join_rounds(session, plan.id, actor=actor, at=at)
    search.keep_document(session, plan)
    search.keep_plan(session, plan)
    raise_known(session, actor=actor, at=at)
    return Outcome(
        plan.id, plan.key, is_new=not has_text, tasks=len(found),
        documents=tuple(one.key for one in made.values()),
        agencies=tuple(one.code for one in agencies.values()),
        reports_opened=len(opened), reports_ended=ended, counts=comparison.counts(),
    )


def _new_agencies(session: Session, asked: tuple[AgencyNew, ...]) -> dict[str, Agency]:
    """The agencies a person named, by the codes the reading gives them; one of that name that is
    registered already is that one."""
    made: dict[str, Agency] = {}
    named = {fold(one.name): one for one in session.scalars(select(Agency))}
    position = 1 + (session.scalar(select(func.max(Agency.position))) or 0)
    for one in asked:
        agency = named.get(fold(one.name))
        if agency is None:
            name = " ".join(one.name.split())
            agency = Agency(
                code=_free_code(session, name), name=name, short_name=name[:LONGEST_SHORT],
                kind=AgencyKind(one.kind), position=position, is_confirmed=True,
            )
            position += 1
            session.add(agency)
            session.flush()
            search.keep_agency(session, agency)
            named[fold(name)] = agency
        made[code_of_new(one)] = agency
    return made


def _free_code(session: Session, name: str) -> str:
    letters = "".join(one if one.isascii() and one.isalnum() else " " for one in fold(name))
    stem = "-".join(letters.split())[:LONGEST_CODE].strip("-") or "agency"
    code, times = stem, 1
    while session.scalar(select(Agency.id).where(Agency.code == code)) is not None:
        times += 1
        code = f"{stem}-{times}"
    return code


def _new_documents(
    session: Session, read: Corrected, actor: Actor, at: datetime
) -> dict[Mark, Document]:
    return {
        mark: register(session, one.fields, actor=actor, at=at)
        for mark, one in new_documents(read).items()
    }


def _registered(
    session: Session, reading: PlanReading, new: Mapping[str, Agency]
) -> Registered:
    """The rows that the reading's keys and codes stand for."""
    agencies = {one.code: one for one in session.scalars(select(Agency))}
    groups = {one.code: one for one in session.scalars(select(AgencyGroup))}
    keys = {one.document_key for one in reading.citations if one.document_key}
    documents = session.scalars(select(Document).where(Document.key.in_(keys)))
    return Registered({one.key: one for one in documents}, {**agencies, **new}, groups)


def _keep_text(
    session: Session,
    plan: Document,
    row: PlanImport,
    reading: PlanReading,
    comparison: Comparison,
    actor: Actor,
    at: datetime,
) -> None:
    """The text itself, as the plan's newest; what it said before stays among its versions."""
    last = session.scalar(
        select(PlanVersion).where(PlanVersion.plan_id == plan.id)
        .order_by(PlanVersion.number.desc()).limit(1)
    )
    text, sha256 = deeds.text_of(row), row.text_sha256 or ""
    if last is None or last.sha256 != sha256:
        session.add(PlanVersion(
            plan_id=plan.id, number=last.number + 1 if last else 1, text=text, sha256=sha256,
            import_id=row.id, changes=comparison.counts(), at=at, by_id=actor.id,
        ))
    was = plan.text_sha256
    plan.text, plan.text_sha256 = text, sha256
    for name, said in (("subject", reading.header.subject or None),
                       ("signer", reading.header.signer)):
        # What the registry says of the document is corrected in the registry, with a reason.
        if said and getattr(plan, name) is None:
            setattr(plan, name, said[:2000 if name == "subject" else 120])
    touch(plan)
    session.flush()
    session.add(DocumentChange(document_id=plan.id, at=at, actor_id=actor.id, deed="keep_plan",
                               old={"text_sha256": was}, new={"text_sha256": sha256}))
    session.flush()
