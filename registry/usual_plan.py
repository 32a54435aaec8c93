"""The plan that an address means when it names none; the others are named by their key."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document

KEY = "kh-ubnd-66-2022"
PARAMETER = "plan"


def key_to_name(session: Session, plan_id: int | None) -> str:
    """The key that an address of a plan's page must carry; "" for the usual plan."""
    key = session.scalar(select(Document.key).where(Document.id == plan_id))
    return key if key and key != KEY else ""


def with_plan(address: str, key: str) -> str:
    """An address of ours with the plan named in it."""
    if not key or not address:
        return address
    path, mark, part = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{PARAMETER}={key}{mark}{part}"
