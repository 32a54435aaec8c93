"""The import itself: the dry run again, then every deed of it, in one transaction or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import DocumentLink
from registry import audit
from registry.clock import day_of
from registry.documents import add, correct
from registry.errors import NothingChanged, Refused
from registry.exchange.columns import Column, Words
from registry.exchange.plan import Plan, RowPlan, Verdict, plan_import
from registry.exchange.sheets import Upload
from registry.fields import said_of
from registry.links.keep import add_link, remove_link
from registry.policy import Action, Actor, require
from registry.validity import set_validity


@dataclass(frozen=True, slots=True)
class Imported:
    """How many documents an import added, changed and left as they were."""

    new: int
    changed: int
    same: int


def import_documents(
    session: Session,
    upload: Upload,
    words: Words,
    *,
    expected: str,
    is_other: bool,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Imported:
    """Do what the dry run said, all of it or nothing.

    Refused: "import_moved" when the dry run of now is not the `expected` one (its digest),
    "import_refused" when a row is refused, "import_alike" when numbers are known and nobody said
    (`is_other`) that these are other documents. NothingChanged when there is nothing to do.
    """
    require(actor, Action.KEEP_REGISTRY)
    plan = plan_import(session, upload, words, actor=actor, at=at)
    count = plan.count()
    _refuse(plan, expected, is_other)
    for row in plan.rows:
        if row.verdict in (Verdict.NEW, Verdict.CHANGED):
            _do(session, row, reason, actor, at)
    done = Imported(count[Verdict.NEW], count[Verdict.CHANGED], count[Verdict.SAME])
    details = {"name": upload.name, "sha256": upload.sha256, "new": done.new,
               "changed": done.changed, "same": done.same}
    audit.write(session, "import_documents", "documents", upload.sha256[:16], actor=actor, at=at,
                details=details)
    return done


def _refuse(plan: Plan, expected: str, is_other: bool) -> None:
    count = plan.count()
    if plan.digest != expected:
        raise Refused("import_moved")
    if count[Verdict.REFUSED]:
        raise Refused("import_refused", count=count[Verdict.REFUSED])
    if plan.alike() and not is_other:
        raise Refused("import_alike", count=plan.alike())
    if not count[Verdict.NEW] and not count[Verdict.CHANGED]:
        raise NothingChanged("documents")


def _do(session: Session, row: RowPlan, reason: str, actor: Actor, at: datetime) -> None:
    """One row's deeds. Whether its number is another's was asked for all rows at once."""
    wanted, now, today = row.wanted, row.now, day_of(at)
    if wanted is None:
        raise Refused("import_moved")
    if now is None:
        document = add(session, wanted.fields, is_other=True, reason=reason,
                       proof=wanted.proof, actor=actor, at=at)
        document_id, version = document.id, document.version
    else:
        document_id, version = now.id, now.version
        if said_of(wanted.fields) != said_of(now.fields):
            version = correct(session, now.id, wanted.fields, expected_version=version,
                              reason=reason, proof=wanted.proof, is_other=True, actor=actor,
                              at=at).version
    if now is None:
        for url in wanted.links:
            add_link(session, document_id, url, actor=actor, at=at)
    elif Column.LINKS in wanted.said:
        _relink(session, document_id, wanted.links, actor, at)
    if wanted.needs_saying(now, today):
        set_validity(session, document_id, wanted.validity,
                     note=now.validity_note if now else "", proof=wanted.proof,
                     expected_version=version, actor=actor, at=at)


def _relink(
    session: Session, document_id: int, wanted: tuple[str, ...], actor: Actor, at: datetime
) -> None:
    """Take away the links that the row lacks and keep those that are new."""
    require(actor, Action.KEEP_REGISTRY)
    rows = session.execute(
        select(DocumentLink.url, DocumentLink.id)
        .where(DocumentLink.document_id == document_id, DocumentLink.removed_at.is_(None))
    )
    have = {row.url: row.id for row in rows}
    for url, link_id in have.items():
        if url not in wanted:
            remove_link(session, link_id, actor=actor, at=at)
    for url in wanted:
        if url not in have:
            add_link(session, document_id, url, actor=actor, at=at)
