"""Calendar feeds: secret addresses from which a person's own calendar program reads deadlines."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment


class Feed(Base):
    """One secret address of one user: the deadlines of one agency, or (empty) of the whole plan.

    Revoked, it stays in the record. `fetched_at` is kept to the hour.
    """

    __tablename__ = "feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    fetched_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
