"""Two officers press Save on the same report at the same moment, a thousand times over."""

from __future__ import annotations

import threading
from collections import Counter

import cast
from sqlalchemy import func, select

from db import Database, connect
from db.models import AuditEvent, Report, StatusChange
from db.vocabulary import State
from registry import audit, clock
from registry.errors import Stale
from registry.progress import StatusInput, record_status

PAIRS = 1000


def test_of_a_thousand_pairs_one_always_wins_and_no_update_is_lost(
    database: Database, seeded_url: str
) -> None:
    with database.reading() as rows:
        report_id = cast.report_of(rows).id
        officers = [cast.actor(rows, name) for name in ("officer", "colleague")]
    barrier = threading.Barrier(2)
    outcomes: list[Counter[str]] = [Counter(), Counter()]
    lost: list[str] = []

    def press(place: int) -> None:
        own = connect(seeded_url)
        for pair in range(PAIRS):
            barrier.wait()
            said = StatusInput(State.IN_PROGRESS, pair % 100, f"{place}: {pair}")
            try:
                with own.writing() as rows:
                    # Both forms were opened on the version that stood before this pair.
                    record_status(rows, report_id, said, expected_version=pair + 1,
                                  op_id=cast.new_op(), actor=officers[place], at=clock.now())
                outcomes[place]["saved"] += 1
            except Stale as stale:
                outcomes[place]["stale"] += 1
                if stale.details["version"] != pair + 2:
                    lost.append(f"pair {pair}: {stale.details['version']}")
            barrier.wait()
        own.close()

    pressing = [threading.Thread(target=press, args=(place,)) for place in (0, 1)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join(timeout=240)
    assert lost == []
    assert outcomes[0] + outcomes[1] == Counter(saved=PAIRS, stale=PAIRS)
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).version == PAIRS + 1
        assert rows.scalar(select(func.count()).select_from(StatusChange)) == PAIRS
        written = select(func.count()).where(AuditEvent.deed == "record_status")
        assert rows.scalar(written) == PAIRS
        moments = list(rows.scalars(select(StatusChange.at).order_by(StatusChange.id)))
        assert moments == sorted(moments)
        assert audit.first_broken(rows) is None
