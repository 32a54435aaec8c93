"""A wallboard for months in minutes: 10,000 turns in Chromium, its memory measured on the way.

Every question is answered with all pictures anew, which a screen in use sees only when something
was recorded. Run by `make soak`; ends with 1 when the second half grew.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from browser import chromium  # noqa: E402
from playwright.sync_api import Page, Route  # noqa: E402
from test_browser_screen import FULL_HD, heap, let_in, turned  # noqa: E402

TURNS, EACH = 10_000, 1_000
# What may differ between two measurements of a page that holds the same.
MOST_BYTES, MOST_NODES, MOST_LISTENERS = 250_000, 500, 0
# One turn a frame: each picture is laid out and painted.
TURN_MANY = """async (times) => {
  for (let n = 0; n < times; n += 1) {
    document.dispatchEvent(new Event('screen:turn'));
    await new Promise(requestAnimationFrame);
  }
}"""
NAMES = ("JSHeapUsedSize", "Nodes", "JSEventListeners", "Documents", "LayoutObjects")


def say(line: str) -> None:
    """A line of the table, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measured(page: Page, session: Any, began: float) -> dict[str, float]:
    """What the page holds now, said as a line."""
    found = heap(session)
    kept = {name: found[name] for name in NAMES}
    elements = page.evaluate("document.querySelectorAll('*').length")
    say(f"{turned(page):>7} {kept['JSHeapUsedSize'] / 1024:>10.0f} {elements:>9} "
        f"{kept['Nodes']:>7.0f} {kept['JSEventListeners']:>10.0f} {kept['Documents']:>10.0f} "
        f"{time.monotonic() - began:>8.0f}")
    return kept


def soak() -> int:
    """Turn, measure, compare the two halves."""
    asked = 0

    def all_anew(route: Route) -> None:
        nonlocal asked
        asked += 1
        route.continue_(url=route.request.url.partition("?")[0])

    with chromium() as web, web.window(size=FULL_HD) as device:
        page = device.page
        let_in(web, page, "Màn hình chạy bền", seconds=600)
        page.route("**/screen/data*", all_anew)
        session = device.context.new_cdp_session(page)
        session.send("Performance.enable")
        began = time.monotonic()
        say("  turns    heap kB  elements   nodes  listeners  documents  seconds")
        lines = [measured(page, session, began)]
        for _ in range(TURNS // EACH):
            page.evaluate(TURN_MANY, EACH)
            lines.append(measured(page, session, began))
        trouble = [one for one in device.troubles if "401" not in one]
    middle, last = lines[len(lines) // 2], lines[-1]
    grown = {name: last[name] - middle[name] for name in NAMES}
    say(f"second half: heap {grown['JSHeapUsedSize'] / 1024:+.0f} kB, nodes {grown['Nodes']:+.0f}, "
        f"listeners {grown['JSEventListeners']:+.0f}; {asked} answers with all pictures; "
        f"troubles {trouble}")
    is_flat = (grown["JSHeapUsedSize"] < MOST_BYTES and grown["Nodes"] < MOST_NODES
               and grown["JSEventListeners"] <= MOST_LISTENERS)
    return 0 if is_flat and asked and not trouble else 1


if __name__ == "__main__":
    sys.exit(soak())
