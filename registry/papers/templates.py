"""An office's own forms of papers: put in the place of the house's form, and taken away again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import EvidenceFile, PaperTemplate
from registry import audit
from registry.errors import NotFound, NothingChanged
from registry.papers.paper import PaperKind
from registry.papers.template_check import Checked
from registry.policy import Action, Actor, require


def add(session: Session, checked: Checked, *, actor: Actor, at: datetime) -> PaperTemplate:
    """Keep a file as the form of a kind of paper; the form before it stays on record.

    It was checked before the write lock was taken: others shall not wait for that.
    """
    require(actor, Action.KEEP_TEMPLATES)
    kind, found = checked.kind, checked.found
    before = in_use(session, kind)
    if before is not None and before.sha256 == found.sha256:
        raise NothingChanged("paper_template")
    if session.get(EvidenceFile, found.sha256) is None:
        session.add(EvidenceFile(sha256=found.sha256, size=found.size, content=checked.data))
        session.flush()
    kept = PaperTemplate(kind=kind.value, name=found.name, sha256=found.sha256, size=found.size,
                         added_by_id=actor.id, added_at=at)
    session.add(kept)
    session.flush()
    audit.write(session, "add_paper_template", "paper_template", kept.id, actor=actor, at=at,
                details=_said(kept))
    return kept


def withdraw(session: Session, template_id: int, *, actor: Actor, at: datetime) -> PaperTemplate:
    """Use a form no more: the one before it holds again, or else the form of the house."""
    require(actor, Action.KEEP_TEMPLATES)
    kept = session.get(PaperTemplate, template_id, with_for_update=True)
    if kept is None:
        raise NotFound("paper_template", id=template_id)
    if kept.withdrawn_at is not None:
        raise NothingChanged("paper_template")
    kept.withdrawn_at, kept.withdrawn_by_id = at, actor.id
    session.flush()
    audit.write(session, "withdraw_paper_template", "paper_template", kept.id, actor=actor, at=at,
                details=_said(kept))
    return kept


def in_use(session: Session, kind: PaperKind) -> PaperTemplate | None:
    """The form that papers of a kind are made with; None when it is the house's."""
    return session.scalar(
        select(PaperTemplate)
        .where(PaperTemplate.kind == kind.value, PaperTemplate.withdrawn_at.is_(None))
        .order_by(PaperTemplate.id.desc())
        .limit(1)
    )


def fetch(session: Session, template_id: int, *, actor: Actor) -> tuple[PaperTemplate, bytes]:
    """A form that was kept, as it came."""
    require(actor, Action.KEEP_TEMPLATES)
    row = session.execute(
        select(PaperTemplate, EvidenceFile.content)
        .join(EvidenceFile, EvidenceFile.sha256 == PaperTemplate.sha256)
        .where(PaperTemplate.id == template_id)
    ).first()
    if row is None:
        raise NotFound("paper_template", id=template_id)
    return row[0], row[1]


def _said(kept: PaperTemplate) -> dict[str, object]:
    return {"kind": kept.kind, "name": kept.name, "size": kept.size, "sha256": kept.sha256}
