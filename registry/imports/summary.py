"""What keeping an import would do, told before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Agency, Document, PlanImport, Section
from db.vocabulary import DocumentKind
from registry.duties import TaskFound, tasks_of
from registry.errors import Refused
from registry.identity import Alike, look_alikes
from registry.imports.cited import (
    NewDocument,
    new_documents,
    plan_of,
    plans_alike,
    refuse_known,
    unresolved,
)
from registry.imports.corrected import Corrected, code_of_new
from registry.imports.keep import is_same
from registry.imports.known import known_of
from registry.imports.newer import Comparison
from registry.imports.renew import compared
from registry.plan_rows import with_rows
from registry.reading import Assignment, Citation
from registry.reading.agencies import normal
from registry.text import fold

MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class PlanInfo:
    """The registered document this text is of."""

    id: int
    key: str
    kind: DocumentKind
    number: str | None
    subject: str | None
    has_text: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A citation nobody knows the document of, with those it may mean."""

    citation: Citation
    candidates: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class UnknownAgency:
    """A name that no registered agency or group goes by, and how often duties fall on it."""

    printed: str
    times: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What would be kept. `refusal` is the code of why it would be refused, empty when it would
    not, and `facts` what its sentence is made from; `plan` is None for a plan that is new; `alike`
    are registered documents with its number.

    `comparison.told` are the changes against the kept text; `is_same`: keeping changes nothing.
    `names` are the agencies' short names by the codes that tasks and changes use.
    """

    plan: PlanInfo | None
    alike: tuple[Alike, ...]
    is_same: bool
    refusal: str
    facts: dict[str, object]
    sections: int
    citations: int
    deadlines: int
    tasks: tuple[TaskFound, ...]
    new_documents: tuple[NewDocument, ...]
    open_citations: tuple[Open, ...]
    unknown_agencies: tuple[UnknownAgency, ...]
    comparison: Comparison
    names: dict[str, str]


def foresee(session: Session, row: PlanImport, read: Corrected) -> Summary:
    """What `keep` would do with a reading (deeds.reading_of), which is not read again. Asks no
    right: whoever has the row was asked."""
    known = known_of(session)
    codes = [one.code for one in known.agencies] + [code_of_new(one) for one in read.agencies]
    members = {one.id: one.members or () for one in known.groups}
    whole = with_rows(read.reading)
    tasks = tasks_of(whole, codes, members, read.tasks)
    plan, refused = _plan(session, read)
    if read.unfit:
        refused = refused or Refused("import_unfit", number=len(read.unfit))
    comparison = Comparison()
    if plan is not None and plan.has_text:
        kept = session.get_one(Document, plan.id)
        comparison = compared(session, kept, read.reading, tasks)
        same = is_same(kept, row)
    else:
        same = False
    if not tasks and not same:
        refused = refused or Refused("import_no_task")
    return Summary(
        plan=plan,
        alike=tuple(one for one in plans_alike(session, read.reading.header)
                    if plan is None or one.id != plan.id),
        is_same=same,
        refusal=refused.code if refused else "",
        facts=refused.details if refused else {},
        sections=len(whole.sections),
        citations=len(whole.citations),
        deadlines=len(whole.deadlines),
        tasks=tasks,
        new_documents=tuple(new_documents(read).values()),
        open_citations=_open(session, read),
        unknown_agencies=unknown_agencies(whole.assignments, {*codes, *members}),
        comparison=comparison,
        names=_names(session, read),
    )


def _plan(session: Session, read: Corrected) -> tuple[PlanInfo | None, Refused | None]:
    try:
        found = plan_of(session, read)
        if found is None:
            refuse_known(session, read)
            return None, None
    except Refused as refused:
        return None, refused
    has_text = session.scalar(
        select(func.count()).select_from(Section).where(Section.document_id == found.id)
    )
    return PlanInfo(found.id, found.key, found.kind, found.number, found.subject,
                    bool(has_text)), None


def _open(session: Session, read: Corrected) -> tuple[Open, ...]:
    """Each with its candidates: looked up once for each number or name."""
    known: dict[str, tuple[Alike, ...]] = {}
    found: list[Open] = []
    for one in unresolved(read):
        called = one.number or fold(one.name or one.surface)
        if called not in known:
            known[called] = tuple(candidates(session, one)[:MOST_CANDIDATES])
        found.append(Open(one, known[called]))
    return tuple(found)


def candidates(session: Session, one: Citation) -> list[Alike]:
    """Registered documents a citation may mean: of its number, else whose subject or name holds
    its words."""
    if one.number:
        return look_alikes(session, one.number)
    said = fold(one.name or one.surface)
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issuer,
               Document.issued_on, Document.subject)
        .where(Document.kind == DocumentKind(one.kind.value), Document.merged_into_id.is_(None))
        .order_by(Document.id)
    )
    return [Alike(*row) for row in rows if said and said in fold(row.subject or "")]


def unknown_agencies(
    duties: tuple[Assignment, ...], codes: set[str]
) -> tuple[UnknownAgency, ...]:
    """The printed names that stand for nobody registered, in the order of the text."""
    lines: dict[str, list[int]] = {}
    printed: dict[str, str] = {}
    for duty in duties:
        if duty.agency_id not in codes:
            name = normal(duty.agency)
            printed.setdefault(name, duty.agency)
            lines.setdefault(name, []).append(duty.line)
    return tuple(
        UnknownAgency(printed[name], len(at), tuple(dict.fromkeys(at)))
        for name, at in lines.items()
    )


def _names(session: Session, read: Corrected) -> dict[str, str]:
    rows = session.execute(select(Agency.code, Agency.short_name))
    known = {one.code: one.short_name for one in rows}
    return known | {code_of_new(one): one.name for one in read.agencies}
