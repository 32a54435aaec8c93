"""What an address asks for, made safe: which round, which part of the plan."""

from __future__ import annotations

from dashboard.queries import board as boards
from dashboard.queries.board import RoundInfo
from dashboard.visit import Visit


def chosen_round(visit: Visit, plan: int) -> tuple[RoundInfo | None, list[RoundInfo]]:
    """The round of `?round=YEAR`, or the newest; None when no round was opened yet."""
    known = boards.rounds(visit.session, plan)
    if not known:
        return None, []
    year = visit.asked_number("round")
    return next((item for item in known if item.year == year), known[0]), known


def under(path: str, part: str) -> bool:
    """Whether a section lies in a part of the plan: II.3.đ is in II, II.3 and itself."""
    return path == part or path.startswith(f"{part}.")
