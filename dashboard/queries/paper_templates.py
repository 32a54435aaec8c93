"""The offices' own forms of papers, as their page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import PaperTemplate, User


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One form that was kept: whose, since when, and when it was taken out of use."""

    id: int
    kind: str
    name: str
    size: int
    added_by: str
    added_at: datetime
    withdrawn_at: datetime | None


def listed(session: Session) -> list[TemplateLine]:
    """Every form, the newest first."""
    wanted = (
        select(PaperTemplate.id, PaperTemplate.kind, PaperTemplate.name, PaperTemplate.size,
               User.full_name, PaperTemplate.added_at, PaperTemplate.withdrawn_at)
        .join(User, User.id == PaperTemplate.added_by_id)
        .order_by(PaperTemplate.id.desc())
    )
    return [TemplateLine(*row) for row in session.execute(wanted)]
