"""One agency: what it is, how it was reorganised, and its peers by volume."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Source, Succession, SuccessionAgency
from db.vocabulary import AgencyKind
from registry.errors import NotFound


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """An agency with what is known of it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: AgencyKind
    is_confirmed: bool
    valid_from: date | None
    valid_to: date | None
    note: str | None
    version: int


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """One change of organisation as its sources tell it."""

    operating_on: date | None
    kind: str
    from_names: list[str]
    to_names: list[str]
    basis: str | None
    confidence: str
    note: str | None
    sources: list[tuple[str, str | None]]


def agency_detail(session: Session, code: str) -> AgencyDetail:
    """An agency by its code. Raises NotFound."""
    row = session.scalar(select(Agency).where(Agency.code == code))
    if row is None:
        raise NotFound("agency", code=code)
    return AgencyDetail(
        row.id, row.code, row.name, row.short_name, row.kind, row.is_confirmed,
        row.valid_from, row.valid_to, row.note, row.version,
    )


def code_of(session: Session, agency_id: int | None) -> str:
    """The code of the one agency an account belongs to. Raises NotFound for the others."""
    found = session.scalar(select(Agency.code).where(Agency.id == agency_id))
    if found is None:
        raise NotFound("agency", id=agency_id)
    return found


def successions(session: Session, agency_id: int) -> list[SuccessionLine]:
    """What became of an agency, oldest first; names of our own agencies are written out."""
    rows = session.scalars(
        select(Succession)
        .join(SuccessionAgency, SuccessionAgency.succession_id == Succession.id)
        .where(SuccessionAgency.agency_id == agency_id)
        .order_by(Succession.operating_on)
    ).all()
    if not rows:
        return []
    names = dict(session.execute(select(Agency.code, Agency.name)).all())
    sources = {row.key: (row.quality, row.url) for row in session.scalars(select(Source))}
    return [
        SuccessionLine(
            row.operating_on,
            row.kind,
            [_named(name, names) for name in row.from_names],
            [_named(name, names) for name in row.to_names],
            row.basis,
            row.confidence,
            row.note,
            [sources[key] for key in row.sources if key in sources],
        )
        for row in rows
    ]


def _named(given: str, names: dict[str, str]) -> str:
    code, _, rest = given.partition(" ")
    return f"{names[code]} {rest}".strip() if code in names else given
