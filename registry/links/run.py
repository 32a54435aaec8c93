"""One run over many links: few at a time, each site in peace, and never two runs at once."""

from __future__ import annotations

import fcntl
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from db import Database
from db.vocabulary import LinkResult
from registry.errors import Refused
from registry.links.addresses import Hosts, checked, host_of
from registry.links.fetch import Outcome, ask

THREADS = 4
# Seconds between two questions to the same site.
PAUSE = 1.0
# When no name at all is known, it is our own name server that is away, not all the sites.
TOO_MANY_GONE = 3
# Any number that no other advisory lock of this PostgreSQL database uses (db.engine has 660066).
RUN_LOCK = 660_067

Ask = Callable[[str, Hosts], Outcome]


def ask_all(
    links: Sequence[tuple[int, str]],
    sites: Hosts,
    *,
    seconds: float,
    asking: Ask = ask,
    pause: float = PAUSE,
) -> list[tuple[int, Outcome]]:
    """Ask each link once; those whose turn has not come when the time is up are left out.

    Holds no session of the record: the network may take its time, nobody waits for it.
    """
    until = time.monotonic() + seconds
    by_host: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link_id, url in links:
        by_host[_host(url)].append((link_id, url))

    def one_site(queue: list[tuple[int, str]]) -> list[tuple[int, Outcome]]:
        found = []
        for place, (link_id, url) in enumerate(queue):
            if place:
                time.sleep(pause)
            if time.monotonic() >= until:
                break
            found.append((link_id, asking(url, sites)))
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        # Written down inside: a `with` ends when the last site is done.
        said = list(pool.map(one_site, by_host.values()))
    return _not_our_own_fault([one for found in said for one in found])


@contextmanager
def one_at_a_time(database: Database) -> Iterator[None]:
    """Only one run at once in an installation, over every worker and the command line.

    Raises Refused("links_busy"). The turn ends with the process at the latest.
    """
    if database.is_sqlite:
        place = Path(f"{database.engine.url.database}.links")
        with place.open("w") as kept:
            try:
                fcntl.flock(kept, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused("links_busy") from None
            yield
        return
    with database.engine.connect() as line:
        # Held by the connection, not by a transaction that would stay open all the while.
        line = line.execution_options(isolation_level="AUTOCOMMIT")
        if not line.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": RUN_LOCK}):
            raise Refused("links_busy")
        try:
            yield
        finally:
            line.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": RUN_LOCK})


def _host(url: str) -> str:
    try:
        return host_of(checked(url))
    except Refused:
        return ""


def _not_our_own_fault(found: list[tuple[int, Outcome]]) -> list[tuple[int, Outcome]]:
    gone = [one for _, one in found if one.detail == "no_name"]
    answered = [one for _, one in found if one.result is not LinkResult.REFUSED]
    if len(gone) < max(TOO_MANY_GONE, len(answered)):
        return found
    away = Outcome(LinkResult.UNREACHABLE, "lookup")
    return [(id_, away if one.detail == "no_name" else one) for id_, one in found]
