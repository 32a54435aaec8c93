"""How soon the heatmap can be read in a browser, beside the same in Vizro, Dash and Datasette.

`python benchmarks/first_view.py [--only ours] [--rounds 7] [--throttle 4] [--line 10]`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from benchmarks.peers import servers, watching  # noqa: E402
from benchmarks.peers.matrix import Matrix, keep, matrix_of  # noqa: E402
from benchmarks.peers.servers import CONTESTANTS, Contestant  # noqa: E402
from benchmarks.peers.watching import Opening, Surroundings  # noqa: E402
from db import connect  # noqa: E402
from registry import clock, settings  # noqa: E402
from tests.browser import ARGUMENTS, DESK, PROGRAM, Window  # noqa: E402

OPENINGS = ("cold", "warm")
# Readable in less than this part of Vizro's time, with less than this part of its bytes, and
# no later than Datasette; all of a cold opening, which is what a first view is.
OF_VIZRO_TIME, OF_VIZRO_BYTES, OF_DATASETTE_TIME = 1 / 5, 1 / 20, 1.0
HEAD = ("| | | first paint ms | readable ms | from–to | bytes | requests | "
        "÷ Vizro time | ÷ Vizro bytes | ÷ Datasette time |\n"
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|")  # fmt: skip


@dataclass
class Measured:
    """Every opening of one contestant, cold or warm."""

    openings: list[Opening] = field(default_factory=list)

    @property
    def paint(self) -> float:
        return median(one.paint for one in self.openings)

    @property
    def readable(self) -> float:
        return median(one.readable for one in self.openings)

    @property
    def spread(self) -> tuple[float, float]:
        times = [one.readable for one in self.openings]
        return min(times), max(times)

    @property
    def bytes(self) -> float:
        return median(one.bytes for one in self.openings)

    @property
    def stood_first(self) -> float:
        return median(one.stood_first for one in self.openings)

    @property
    def vanished(self) -> int:
        return sum(one.vanished > 0 for one in self.openings)

    @property
    def requests(self) -> int:
        return round(median(one.requests for one in self.openings))


Results = dict[tuple[str, str], Measured]


def missed(found: Results) -> list[str]:
    """The targets that were measured and not met, each with both figures."""
    ours, vizro, plain = (found.get((name, "cold")) for name in ("ours", "vizro", "datasette"))
    if ours is None:
        return []
    said = []
    if vizro and not ours.readable < vizro.readable * OF_VIZRO_TIME:
        said.append(f"readable in {ours.readable:,.0f} ms, not in less than a fifth of Vizro's "
                    f"{vizro.readable:,.0f} ms")  # fmt: skip
    if vizro and not ours.bytes < vizro.bytes * OF_VIZRO_BYTES:
        said.append(f"{ours.bytes:,.0f} bytes, not less than a twentieth of Vizro's "
                    f"{vizro.bytes:,.0f}")  # fmt: skip
    if plain and not ours.readable <= plain.readable * OF_DATASETTE_TIME:
        said.append(f"readable in {ours.readable:,.0f} ms, later than Datasette's plain table in "
                    f"{plain.readable:,.0f} ms")  # fmt: skip
    return said


def table(found: Results) -> str:
    """One Markdown table of everything measured."""
    lines = [HEAD]
    for (name, kind), one in found.items():
        vizro, plain = found.get(("vizro", kind)), found.get(("datasette", kind))
        first, last = one.spread
        ratios = (
            _ratio(one.readable, vizro and vizro.readable),
            _ratio(one.bytes, vizro and vizro.bytes),
            _ratio(one.readable, plain and plain.readable),
        )
        cells = (title(name), kind, f"{one.paint:,.0f}", f"{one.readable:,.0f}",
                 f"{first:,.0f}–{last:,.0f}", f"{one.bytes:,.0f}", str(one.requests), *ratios)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def title(name: str) -> str:
    """A contestant as the table calls it."""
    one = next(one for one in CONTESTANTS if one.name == name)
    return "ours" if one.is_ours else f"{name.capitalize()} {servers.version(one.package)}"


def _ratio(ours: float, theirs: float | None) -> str:
    return f"{ours / theirs:.3f}" if theirs else "–"


@dataclass
class Race:
    """One browser and the running servers, opened in turns."""

    browser: Browser
    matrix: Matrix
    addresses: dict[str, str]
    surroundings: Surroundings
    cookies: Any = None

    def sign_in(self) -> None:
        """Be somebody who has signed in: the others ask nobody who they are."""
        address = self.addresses["ours"].removesuffix("/heatmap")
        context = self.browser.new_context(locale="vi-VN")
        window = Window(context, address, "leader").sign_in()
        window.page.wait_for_url(lambda url: "/login" not in url)
        self.cookies = context.storage_state()
        context.close()

    def run(self, one: Contestant) -> dict[str, Opening]:
        """A first opening by a browser that has kept nothing, and a second one."""
        with self._window(one) as context:
            return {
                kind: watching.opening(context, self.addresses[one.name], self.surroundings)
                for kind in OPENINGS
            }

    @contextmanager
    def _window(self, one: Contestant) -> Iterator[Any]:
        context = self.browser.new_context(
            viewport={"width": DESK[0], "height": DESK[1]},
            locale="vi-VN",
            storage_state=self.cookies if one.is_ours else None,
        )
        try:
            watching.watch(context, one.asked(self.matrix))
            yield context
        finally:
            context.close()


def measure(
    chosen: list[Contestant], rounds: int, surroundings: Surroundings, programs: Path, record: Path
) -> Results:
    """Every contestant in turns, after an opening each that does not count."""
    found: Results = defaultdict(Measured)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plan-first-")))
        kept = folder / "record.db"
        if record.is_file():
            shutil.copy(record, kept)
        servers.build_record(kept)
        matrix = exported(kept, folder)
        addresses = {}
        for one in chosen:
            served = servers.served(one, programs, folder, kept)
            addresses[one.name] = stack.enter_context(served) + one.address
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        stack.callback(browser.close)
        race = Race(browser, matrix, addresses, surroundings)
        if "ours" in addresses:
            race.sign_in()
        for turn in range(rounds + 1):
            # Nobody always comes after the same neighbour.
            for one in chosen[turn % len(chosen):] + chosen[: turn % len(chosen)]:
                for kind, opened in race.run(one).items():
                    if turn:
                        found[one.name, kind].openings.append(opened)
    return {(one.name, kind): found[one.name, kind] for one in chosen for kind in OPENINGS}


def exported(record: Path, folder: Path) -> Matrix:
    """The matrix of a record, kept for the others in a folder."""
    database = connect(f"sqlite:///{record}")
    try:
        with database.reading() as rows:
            matrix = matrix_of(rows, today=clock.today(), choices=settings.choices(rows))
    finally:
        database.close()
    keep(matrix, folder)
    return matrix


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    names = [one.name for one in CONTESTANTS]
    parser.add_argument("--only", action="append", choices=names, help="may be given repeatedly")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--throttle", type=float, default=0, help="times slower a processor")
    parser.add_argument("--line", type=float, default=0, help="Mbit/s, with 20 ms of latency")
    parser.add_argument("--peers-env", type=Path, default=servers.HERE / ".venv")
    parser.add_argument("--record", type=Path, default=Path(),
                        help="a record that `app.py demo --only-build` made")  # fmt: skip
    return parser.parse_args()


def main() -> None:
    """Measure, print, and end with an error when a target is missed."""
    asked = options()
    chosen = [one for one in CONTESTANTS if not asked.only or one.name in asked.only]
    needs_peers = any(not one.is_ours for one in chosen)
    programs = servers.environment(asked.peers_env.resolve()) if needs_peers else Path()
    surroundings = Surroundings(asked.throttle, asked.line)
    found = measure(chosen, asked.rounds, surroundings, programs, asked.record)
    print(table(found))
    for (name, kind), one in found.items():
        if one.vanished:
            print(f"{title(name)}, {kind}: stood already after {one.stood_first:,.0f} ms, then "
                  f"vanished and came again, in {one.vanished} of {len(one.openings)} openings")
    broken = missed(found)
    print("\n".join(["\nMissed:", *broken]) if broken else "\nNo measured target is missed.")
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
