"""Fill an empty record with Kế hoạch 66: reviewed facts first, then the plan's text, read anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import (
    Agency,
    AgencyGroup,
    Citation,
    Document,
    DocumentLink,
    DocumentName,
    DocumentRelation,
    Effect,
    FieldSource,
    LookAlike,
    PlanVersion,
    RecordKind,
    Requirement,
    Section,
    Source,
    Succession,
    SuccessionAgency,
    Task,
)
from db.vocabulary import (
    AgencyKind,
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    Validity,
)
from registry import audit, search
from registry.accounts import COMMAND_LINE
from registry.alarms import AFFECTING, raise_known
from registry.errors import NotAllowed, Refused
from registry.facts import Facts, known
from registry.identity import identity_of
from registry.plans import Registered, keep_reading
from registry.policy import Actor
from registry.reading import decode_text, read_plan

PLAN66_KEY = "kh-ubnd-66-2022"
SOURCED_FIELDS = {
    "issued_on": "issued_on_sources",
    "effective_on": "effective_on_sources",
    "subject": "subject_sources",
    "signer": "signer_sources",
}


def seed(
    session: Session, said: Facts, *, is_demonstration: bool, actor: Actor, at: datetime
) -> Document:
    """Load the registry, the agencies and the plan; gives the plan.

    Raises NotAllowed for anybody but the command line, and Refused when the record is not empty.
    """
    if actor != COMMAND_LINE:
        raise NotAllowed("seed")
    if session.scalar(select(RecordKind.id).limit(1)) is not None:
        raise Refused("already_seeded")
    session.add(RecordKind(is_demonstration=is_demonstration, made_at=at))
    documents = _keep_documents(session, said.documents)
    registered = Registered(documents, _keep_agencies(session, said.agencies), {})
    registered.groups.update(_keep_groups(session, said.agencies, registered.agencies))
    _keep_successions(session, said.agencies, registered.agencies)
    plan = documents[PLAN66_KEY]
    plan.text = decode_text(said.text_bytes)
    plan.text_sha256 = said.sha256
    keep_reading(session, plan, read_plan(plan.text, known(said)), registered)
    session.add(PlanVersion(plan_id=plan.id, number=1, text=plan.text, sha256=said.sha256, at=at))
    _keep_general(session, plan, said.documents["generic_references"])
    _keep_requirements(session, plan, said.requirements)
    session.flush()
    # Known from the beginning: an item to settle, but no news to anybody's inbox.
    raise_known(session, is_told=False, actor=actor, at=at)
    search.rebuild(session)
    details = {"sha256": said.sha256, "documents": len(documents)}
    audit.write(session, "seed", "document", plan.id, actor=actor, at=at, details=details)
    return plan


def counts(session: Session) -> dict[str, int]:
    """How much of the plan a record holds."""
    kinds = {"documents": Document, "sections": Section, "tasks": Task}
    return {
        name: session.scalar(select(func.count()).select_from(kind)) or 0
        for name, kind in kinds.items()
    }


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _keep_documents(session: Session, said: dict[str, Any]) -> dict[str, Document]:
    session.add_all(Source(key=key, **row) for key, row in said["sources"].items())
    # Those that the plan cites, and those that change, replace or resemble them.
    documents = {row["key"]: _document(row) for row in [*said["documents"], *said["linked"]]}
    session.add_all(documents.values())
    session.flush()
    session.add_all(
        DocumentLink(document_id=documents[row["key"]].id, url=url)
        for row in said["documents"]
        for url in row["urls"]
    )
    for row in said["relations"]:
        _keep_relation(session, row, documents)
    return documents


def _keep_relation(
    session: Session, row: dict[str, Any], documents: dict[str, Document]
) -> None:
    relation = DocumentRelation(
        kind=RelationKind(row["kind"]),
        from_id=documents[row["from"]].id if row["from"] else None,
        to_id=documents[row["to"]].id if row["to"] else None,
        other_name=row["other"],
        is_certain=row["certain"],
        note=row["note"],
        sources=row["sources"],
    )
    session.add(relation)
    session.flush()
    if relation.kind in AFFECTING:
        given = row["effect"] or {"from_clause": "", "to_clause": "", "from_on": None}
        session.add(Effect(relation_id=relation.id, from_clause=given["from_clause"],
                           to_clause=given["to_clause"], from_on=_day(given["from_on"])))


def _keep_general(session: Session, plan: Document, references: list[dict[str, Any]]) -> None:
    """Words that point at documents without naming any wait in the list of the unresolved."""
    sections = {
        section.path: section
        for section in session.scalars(select(Section).where(Section.document_id == plan.id))
    }
    cited = select(Citation.start, Citation.end).where(Citation.document_id == plan.id)
    taken = [(start, end) for start, end in session.execute(cited)]
    read = plan.text or ""
    for row in references:
        start = read.index(row["phrase"])
        # Where the phrase runs into a document that is named, the name stands for itself.
        inside = [other for other, _ in taken if start < other < start + len(row["phrase"])]
        end = min([start + len(row["phrase"]), *inside])
        surface = read[start:end].rstrip()
        session.add(Citation(
            document_id=plan.id, section_id=sections[row["place"]].id, place=row["place"],
            via=CitationVia.NAME, role=CitationRole.MENTION, surface=surface, start=start,
            end=start + len(surface), line=read.count("\n", 0, start) + 1,
        ))


def _document(row: dict[str, Any]) -> Document:
    validity = row["validity"]
    names = [DocumentName(name=name, is_alias=False) for name in row["names"]]
    names += [DocumentName(name=name, is_alias=True) for name in row["aliases"]]
    fields = [(name, key) for name, kept in SOURCED_FIELDS.items() for key in row[kept]]
    fields += [("validity", key) for key in validity["sources"]]
    issued_on = _day(row["issued_on"])
    name = next(iter(row["names"]), row["subject"] or row["key"])
    return Document(
        key=row["key"],
        identity=identity_of(
            DocumentKind(row["kind"]), row["number"], row["issuer"], issued_on, name
        ),
        kind=DocumentKind(row["kind"]),
        is_group=row["is_group"],
        number=row["number"],
        number_as_written=row["number_as_written"],
        issuer=row["issuer"],
        level=DocumentLevel(row["level"]),
        issued_on=issued_on,
        is_date_verified=row["issued_on_verified"],
        effective_on=_day(row["effective_on"]),
        subject=row["subject"],
        subject_in_plan=row["subject_in_plan"],
        signer=row["signer"],
        validity=Validity(validity["status"]) if validity["status"] else None,
        validity_note=validity["note"],
        notes=row["notes"],
        names=names,
        lookalikes=[
            LookAlike(text=other["text"], sources=other["sources"]) for other in row["lookalikes"]
        ],
        sources=[FieldSource(field=field, source_key=key) for field, key in fields],
    )


def _keep_agencies(session: Session, said: dict[str, Any]) -> dict[str, Agency]:
    _keep_missing_sources(session, said["sources"])
    agencies = {
        row["code"]: Agency(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            kind=AgencyKind(row["kind"]),
            position=position,
            is_confirmed=row["existed_2022"],
            note=row["note"],
            sources=row["sources"],
        )
        for position, row in enumerate(said["agencies"])
    }
    session.add_all(agencies.values())
    session.flush()
    return agencies


def _keep_missing_sources(session: Session, sources: dict[str, Any]) -> None:
    session.flush()
    kept = set(session.scalars(select(Source.key)))
    session.add_all(Source(key=key, **row) for key, row in sources.items() if key not in kept)


def _keep_groups(
    session: Session, said: dict[str, Any], agencies: dict[str, Agency]
) -> dict[str, AgencyGroup]:
    groups = {
        row["id"]: AgencyGroup(
            code=row["id"],
            phrase=row["phrase"],
            note=row["note"],
            is_listed=row["members"] is not None,
            members=[agencies[code] for code in row["members"] or ()],
        )
        for row in said["groups"]
    }
    session.add_all(groups.values())
    return groups


def _keep_successions(
    session: Session, said: dict[str, Any], agencies: dict[str, Agency]
) -> None:
    for row in said["successions"]:
        succession = Succession(
            code=row["id"],
            operating_on=_day(row["operating_on"]),
            effective_on=_day(row["effective_on"]),
            kind=row["kind"],
            from_names=row["from"],
            to_names=row["to"],
            basis=row["basis"],
            confidence=row["confidence"],
            note=row["note"],
            sources=row["sources"],
        )
        session.add(succession)
        session.flush()
        codes = {name.split(" ", 1)[0] for name in [*row["from"], *row["to"]]}
        for code in sorted(codes & agencies.keys()):
            session.add(
                SuccessionAgency(succession_id=succession.id, agency_id=agencies[code].id)
            )


def _keep_requirements(session: Session, plan: Document, said: dict[str, Any]) -> None:
    sections = {
        section.path: section
        for section in session.scalars(select(Section).where(Section.document_id == plan.id))
    }
    tasks = {task.section_id: task for task in session.scalars(select(Task))}
    for row in said["requirements"]:
        for path in row["tasks"]:
            session.add(
                Requirement(
                    item_id=sections[row["item"]].id,
                    task_id=tasks[sections[path].id].id,
                    why=row["why"],
                )
            )
