"""What a page is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from registry.policy import Action, Actor, can, scope
from registry.settings import Choices


@dataclass(frozen=True)
class Visit:
    """One opening of one page: who, when, what was asked, and a session that only reads.

    `as_of` is the past moment that was asked for; `at`, `today` and `choices` are then that
    moment's. None means the present.
    """

    session: Session
    actor: Actor
    at: datetime
    today: date
    choices: Choices
    query: dict[str, str] = field(default_factory=dict)
    as_of: datetime | None = None

    @property
    def kept(self) -> dict[str, str]:
        """What every link of a view must carry on: the past moment, as it was asked for."""
        return {"as_of": self.query["as_of"]} if self.as_of else {}

    @property
    def only_agency(self) -> int | None:
        """The one agency whose progress may be shown; None means every agency's."""
        return scope(self.actor)

    def may(self, action: Action, agency_id: int | None = None) -> bool:
        """Whether to draw what leads to a deed; the deed itself checks again."""
        return can(self.actor, action, agency_id)

    def asked(self, name: str, allowed: tuple[str, ...]) -> str:
        """A filter from the address, or its first allowed value."""
        value = self.query.get(name, "")
        return value if value in allowed else allowed[0]

    def asked_number(self, name: str) -> int | None:
        """A whole number from the address; None when there is none or it is no number."""
        value = self.query.get(name, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


@dataclass(frozen=True)
class Page:
    """A page's name for the tab, and its body: Dash components."""

    title: str
    body: Any
