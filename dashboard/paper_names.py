"""What one paper is called on a page and in the name of its file."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.queries import papers as facts
from dashboard.queries import plan as plans
from dashboard.texts import papers as words
from registry.errors import NotFound
from registry.papers import about as abouts
from registry.papers.paper import PaperKind


def called(rows: Session, kind: PaperKind, about: str) -> tuple[str, str]:
    """Its name for people, and the middle of its file's name. Raises NotFound."""
    named = abouts.read(kind, about)
    if "snapshot" in named:
        kept = facts.kept_figures(rows, named["snapshot"])
        year = _year(rows, kept.round_id)
        return words.of_snapshot(year, kept.name), f"{year}-chot-{kept.id}"
    if "reminder" in named:
        sent = facts.reminder(rows, named["reminder"])
        agency, year = _agency(rows, sent.agency_id), _year(rows, sent.round_id)
        return (words.of_letter(agency.short_name, sent.number, year),
                f"{year}-{agency.code}-lan-{sent.number}")
    if "agency" in named:
        agency, year = _agency(rows, named["agency"]), _year(rows, named["round"])
        return words.of_agency(kind, agency.name, year), f"{year}-{agency.code}"
    if "round" in named:
        year = _year(rows, named["round"])
        return words.of_round(kind, year), str(year)
    found = facts.explanation if kind is PaperKind.EXPLANATION else facts.extension
    row, report = found(rows, named[kind.value])
    agency, year = _agency(rows, report.agency_id), _year(rows, report.round_id)
    return words.of_agency(kind, agency.name, year), f"{year}-{agency.code}-{row.id}"


def _agency(rows: Session, agency_id: int) -> plans.AgencyInfo:
    found = next((one for one in plans.agencies(rows) if one.id == agency_id), None)
    if found is None:
        raise NotFound("agency", id=agency_id)
    return found


def _year(rows: Session, round_id: int) -> int:
    """The year of a round, to whose plan the session turns: a paper is of its own round's plan."""
    known = boards.rounds(rows, kept_plans.turned_to(rows, round_id))
    found = next((one.year for one in known if one.id == round_id), None)
    if found is None:
        raise NotFound("round", id=round_id)
    return found
