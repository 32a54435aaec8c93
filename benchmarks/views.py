"""What every view costs the server, against an empty Flask view and on a hundred times the data.

`make bench`, or `python benchmarks/views.py [--rounds 20] [--times 100] [--only TEXT]`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parent.parent
WARM_BUDGET, COLD_BUDGET, GROWTH_BUDGET, READER_BUDGET = 15.0, 50.0, 2.0, 50.0
# An open page that asks whether anything changed, when nothing did.
LIVE_BUDGET = 1.0
VIEWS = (
    ("empty", ""),
    ("login", ""),
    ("reader", ""),
    ("live", ""),
    ("/", "leader"),
    ("/", "agency"),
    ("/heatmap?across=task", "leader"),
    ("/heatmap?across=group", "leader"),
    ("/heatmap?across=round", "leader"),
    ("/heatmap?across=document", "leader"),
    ("/heatmap?section=II.3", "leader"),
    ("/calendar?view=month", "leader"),
    ("/calendar?view=year", "leader"),
    ("/calendar?view=agenda", "leader"),
    ("/calendar?view=agenda", "agency"),
    ("/sections/II", "leader"),
    ("/sections/II", "agency"),
    ("/sections/II.3.a", "leader"),
    ("/documents", "leader"),
    ("/documents?q=nghi+quyet+76", "leader"),
    ("/documents/kh-tu-49-2022", "leader"),
    ("/documents/luat-pctn", "officer"),
    ("/documents/luat-pctn/graph", "leader"),
    ("/alarms", "officer"),
    ("/documents/unresolved", "officer"),
    ("/search?q=tham+nhung", "leader"),
    ("/agencies", "leader"),
    ("/agencies/so-tu-phap", "leader"),
    ("/agencies/so-tu-phap", "agency"),
    ("/tasks", "officer"),
    ("/tasks?standing=overdue", "leader"),
    ("/tasks", "agency"),
    ("/tasks/*", "officer"),
    ("/tasks/*?agency=so-tu-phap", "agency"),
    ("/update", "officer"),
    ("/audit", "officer"),
    ("/admin", "admin"),
)
OF_DATA = frozenset(view for view in VIEWS if view[1])
ROW = "{:<28} {:<8} {:>7} {:>7} {:>7} {:>6} {:>8} {:>7} {:>4} | {:>7} {:>7} {:>7} {:>4} | {:>5}  {}"


@dataclass
class Cost:
    """What was measured of one view on one record."""

    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def p50(self) -> float:
        return median(self.warm)

    @property
    def p95(self) -> float:
        return quantiles(self.warm, n=20, method="inclusive")[-1]

    @property
    def first(self) -> float | None:
        return median(self.cold) if self.cold else None


class Worker:
    """A server in a process of its own: one Dash app is all that fits into a process."""

    def __init__(self, record: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", "serve", f"sqlite:///{record}"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.counts: dict[str, int] = self._heard()["counts"]
        self.costs: dict[tuple[str, str], Cost] = defaultdict(Cost)

    def ask(self, view: tuple[str, str], *, cold: bool = False, keep: bool = True) -> None:
        """Have one view measured once."""
        asked = {"view": view[0], "role": view[1], "cold": cold}
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        heard = self._heard()
        if not keep:
            return
        cost = self.costs[view]
        (cost.cold if cold else cost.warm).append(heard["ms"])
        if not cold:
            cost.last = heard

    def close(self) -> None:
        """Let the server end by itself."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def _heard(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(self.process.wait(timeout=30) or 1)
        heard: dict[str, Any] = json.loads(line)
        return heard


def run(rounds: int, cold_rounds: int, times: int, only: str) -> list[str]:
    """Build, measure in turns, print; gives what is over its budget."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        began = time.monotonic()
        command = [sys.executable, "-m", "benchmarks.worker", "build", kept, str(times)]
        subprocess.run(command, cwd=ROOT, check=True)
        workers = [Worker(folder / "1.db"), Worker(folder / "many.db")]
        print(f"Dựng dữ liệu: {time.monotonic() - began:.0f} giây")
        for name, worker in zip(("1×", f"{times}×"), workers, strict=True):
            print(f"{name}: " + ", ".join(f"{n:,} {what}" for what, n in worker.counts.items()))
        views = [view for view in VIEWS if only in " ".join(view) or view[0] == "empty"]
        _take_turns(workers, views, rounds, cold_rounds)
        over = _print(workers, views, times)
        for worker in workers:
            worker.close()
    return over


def _take_turns(
    workers: list[Worker], views: list[tuple[str, str]], rounds: int, cold_rounds: int
) -> None:
    for view in views:
        for worker in workers:
            worker.ask(view, keep=False)
    for turn in range(max(rounds, cold_rounds)):
        for view in views:
            for worker in workers:
                if view in OF_DATA and turn < cold_rounds:
                    worker.ask(view, cold=True)
                if turn < rounds:
                    # The first after a write would be cold; the second is what a reader meets.
                    worker.ask(view, keep=False)
                    worker.ask(view)


def _print(workers: list[Worker], views: list[tuple[str, str]], times: int) -> list[str]:
    once, many = workers
    nothing = once.costs[("empty", "")].p50
    print(f"CPU của máy chủ, mili giây; trang Flask rỗng p50 = {nothing:.2f}")
    print(ROW.format("trang", "vai", "p50", "p95", "nguội", "× rỗng", "byte", "gzip", "câu",
                     f"{times}×p50", "p95", "nguội", "câu", "tăng", "ngân sách"))
    over = []
    for view in views:
        small, large = once.costs[view], many.costs[view]
        broken = _broken(view, small, large)
        over += [f"{view[0]} {view[1]}: {reason}" for reason in broken]
        print(ROW.format(
            view[0], view[1], *map(_ms, (small.p50, small.p95, small.first)),
            f"{small.p50 / nothing:.1f}", small.last["bytes"], small.last["packed"],
            small.last["statements"], *map(_ms, (large.p50, large.p95, large.first)),
            large.last["statements"], f"{large.p50 / small.p50:.2f}",
            "vượt: " + ", ".join(broken) if broken else "trong ngân sách",
        ))
    return over


def _broken(view: tuple[str, str], small: Cost, large: Cost) -> list[str]:
    warm = {"reader": READER_BUDGET, "live": LIVE_BUDGET}.get(view[0], WARM_BUDGET)
    found = [f"p50 > {warm:.0f} ms"] if small.p50 > warm else []
    if view not in OF_DATA:
        return found
    if (small.first or 0) > COLD_BUDGET:
        found.append(f"nguội > {COLD_BUDGET:.0f} ms")
    if large.p50 > GROWTH_BUDGET * small.p50:
        found.append(f"tăng > {GROWTH_BUDGET:.0f} lần")
    if (large.first or 0) > GROWTH_BUDGET * (small.first or 0):
        found.append(f"nguội tăng > {GROWTH_BUDGET:.0f} lần")
    return found


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def main() -> None:
    """Measure and end with an error when something is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--cold-rounds", type=int, default=9)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--only", default="", help="views whose address or role holds this")
    asked = parser.parse_args()
    over = run(asked.rounds, asked.cold_rounds, asked.times, asked.only)
    print("\n".join(["Vượt ngân sách:", *over]) if over else "Mọi trang trong ngân sách.")
    raise SystemExit(1 if over else 0)


if __name__ == "__main__":
    main()
