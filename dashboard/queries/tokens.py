"""The keys of other systems as the administrator's list shows them; never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models import Agency, ApiToken, User
from registry.tokens import Scope


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One key: whose it is, what it opens, and how its life stands."""

    id: int
    name: str
    custodian: str
    hint: str
    scopes: tuple[Scope, ...]
    agency: str | None
    per_minute: int
    opened_by: str
    opened_at: datetime
    ends_at: datetime | None
    used_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None


def tokens(session: Session) -> list[TokenLine]:
    """Every key, those in use first."""
    opened, withdrawn = aliased(User), aliased(User)
    rows = session.execute(
        select(ApiToken, Agency.short_name, opened.full_name, withdrawn.full_name)
        .join(opened, opened.id == ApiToken.opened_by_id)
        .outerjoin(withdrawn, withdrawn.id == ApiToken.withdrawn_by_id)
        .outerjoin(Agency, Agency.id == ApiToken.agency_id)
        .order_by(ApiToken.withdrawn_at.is_not(None), ApiToken.name, ApiToken.id)
    )
    return [
        TokenLine(row.id, row.name, row.custodian, row.hint, tuple(map(Scope, row.scopes)), agency,
                  row.per_minute, who, row.opened_at, row.ends_at, row.used_at, by,
                  row.withdrawn_at)
        for row, agency, who, by in rows
    ]
