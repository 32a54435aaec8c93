"""What an address asks for, made safe: which round, which part of the plan."""

from __future__ import annotations

from dashboard.queries import board as boards
from dashboard.queries.board import RoundInfo
from dashboard.visit import Visit


def chosen_round(visit: Visit, plan: int) -> tuple[RoundInfo | None, list[RoundInfo]]:
    """The round of `?round=YEAR`, or this year's, or the newest before; None when none is open."""
    known = boards.rounds(visit.session, plan)
    if not known:
        return None, []
    year = visit.asked_number("round")
    usual = next((item for item in known if item.year <= visit.today.year), known[0])
    return next((item for item in known if item.year == year), usual), known


def under(path: str, part: str) -> bool:
    """Whether a section lies in a part of the plan: II.3.đ is in II, II.3 and itself."""
    return path == part or path.startswith(f"{part}.")
