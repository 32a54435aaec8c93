"""Some reports of the open data, counted: every report in exactly one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.api.progress_answers import NATIONAL, NationalCategory, Tally
from dashboard.queries.board import Line, tally
from registry.standing import Standing


def tally_of(key: str | None, name: str | None, lines: Sequence[Line]) -> Tally:
    """The figures of the screens (board.tally), and the four cells."""
    counted = tally(lines)
    cells: Counter[NationalCategory | None] = Counter()
    for standing, count in counted.by_standing.items():
        cells[NATIONAL.get(standing)] += count
    return Tally(
        key=key,
        name=name or None,
        total=counted.total,
        done_on_time=cells[NationalCategory.DONE_ON_TIME],
        done_overdue=cells[NationalCategory.DONE_OVERDUE],
        open_on_time=cells[NationalCategory.OPEN_ON_TIME],
        open_overdue=cells[NationalCategory.OPEN_OVERDUE],
        not_judged=cells[None],
        by_standing={standing: counted.by_standing[standing] for standing in Standing},
        completed=counted.done,
        applicable=counted.applicable,
        verified=counted.verified,
        reported=counted.reported,
        stale=counted.stale,
    )
