"""One opening of a heatmap in a real browser: when it can be read, and what came over the line."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, TimeoutError

LONGEST = 120_000
# At every frame: do enough cells and names stand, seen, in their letters and colours? The moment
# is taken after that frame is painted, and thrown away again should the picture vanish.
WATCH = """asked => {
  if (window.top !== window) return;
  const names = new Set(asked.names);
  const isSeen = one => one.getBoundingClientRect().width > 0
    && one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const areNamed = () => new Set([...document.querySelectorAll(asked.nameAt)]
    .map(one => one.textContent.trim()).filter(one => names.has(one))).size >= names.size * 0.9;
  const hasColour = one => !/, 0\\)$/.test(getComputedStyle(one).backgroundColor);
  const isColoured = cells => !asked.coloured
    || [0, 0.25, 0.5, 0.75].some(part => hasColour(cells[Math.floor(cells.length * part)]));
  const lettersWait = () => [...document.fonts].some(
    one => one.status === 'loading' && one.display !== 'swap');
  const isReadable = () => {
    const cells = document.querySelectorAll(asked.cellAt);
    return cells.length >= asked.cells && areNamed() && isSeen(cells[0])
      && isSeen(cells[cells.length - 1]) && isColoured(cells) && !lettersWait();
  };
  const watched = window.firstView = { since: null, first: null, vanished: 0 };
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    watched.since = watched.since ?? performance.now();
    watched.first = watched.first ?? watched.since;
  };
  const look = () => {
    if (isReadable()) { if (watched.since === null) painted.port2.postMessage(0); }
    else if (watched.since !== null) { watched.since = null; watched.vanished += 1; }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
# What was there when it never became readable.
COUNTED = "() => document.body.innerText.slice(0, 500)"
STANDS = "() => window.firstView && window.firstView.since !== null"
TOLD = """() => ({ ...window.firstView, paint: (performance
  .getEntriesByName('first-contentful-paint')[0] || {}).startTime })"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How slow the reader's computer and line are; 0 is as fast as this machine."""

    throttle: float = 0
    megabits: float = 0
    latency: float = 20

    def lay(self, panel: CDPSession) -> None:
        """Put the page into these surroundings."""
        if self.throttle:
            panel.send("Emulation.setCPUThrottlingRate", {"rate": self.throttle})
        if self.megabits:
            speed = self.megabits * 1e6 / 8
            panel.send("Network.emulateNetworkConditions", {
                "offline": False, "latency": self.latency,
                "downloadThroughput": speed, "uploadThroughput": speed,
            })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opening:
    """What one opening took: milliseconds since the navigation began, bytes, requests."""

    paint: float
    readable: float
    bytes: float
    requests: int
    stood_first: float = 0
    vanished: int = 0


@dataclass
class Line:
    """Everything that comes over the line, as the browser's own network panel shows it."""

    open: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    bytes: float = 0
    last: float = field(default_factory=time.monotonic)

    def tap(self, panel: CDPSession) -> None:
        """Listen; answers the browser had kept count for nothing."""
        panel.on("Network.requestWillBeSent", self._begins)
        panel.on("Network.requestServedFromCache", lambda one: self.kept.add(one["requestId"]))
        panel.on("Network.responseReceived", self._answered)
        panel.on("Network.dataReceived", lambda one: self._moves())
        panel.on("Network.loadingFinished", lambda one: self._ends(one, one["encodedDataLength"]))
        panel.on("Network.loadingFailed", lambda one: self._ends(one, 0))
        panel.send("Network.enable")

    @property
    def requests(self) -> int:
        """How many requests went out to the server."""
        return len([one for one in self.asked if one not in self.kept])

    def is_quiet(self, wanted: float) -> bool:
        """Nothing moved for so many seconds; an answer that never ends is not waited for."""
        still = time.monotonic() - self.last
        return still > (3 * wanted if self.open else wanted)

    def _moves(self) -> None:
        self.last = time.monotonic()

    def _begins(self, one: dict[str, Any]) -> None:
        if one["request"]["url"].startswith(("data:", "blob:")):
            return
        self._moves()
        self.asked.append(one["requestId"])
        self.bytes += one.get("redirectResponse", {}).get("encodedDataLength", 0)
        self.open.add(one["requestId"])

    def _answered(self, one: dict[str, Any]) -> None:
        if one["response"].get("fromDiskCache"):
            self.kept.add(one["requestId"])

    def _ends(self, one: dict[str, Any], size: float) -> None:
        if one["requestId"] in self.open:
            self._moves()
            self.open.discard(one["requestId"])
            self.bytes += size


def watch(context: BrowserContext, asked: dict[str, object]) -> None:
    """Have every page of a window tell when its heatmap can be read."""
    context.add_init_script(f"({WATCH})({json.dumps(asked)})")


def opening(context: BrowserContext, address: str, surroundings: Surroundings) -> Opening:
    """Open an address in a new tab and wait until it can be read and the line is quiet."""
    page = context.new_page()
    panel = context.new_cdp_session(page)
    line = Line()
    line.tap(panel)
    surroundings.lay(panel)
    try:
        page.goto(address, wait_until="commit", timeout=LONGEST)
        page.wait_for_function(STANDS, polling=100, timeout=LONGEST)
        _wait_for_quiet(page, line, max(1.0, surroundings.throttle * 0.5))
        page.wait_for_function(STANDS, polling=100, timeout=LONGEST)
        told = page.evaluate(TOLD)
    except TimeoutError as late:
        raise SystemExit(f"{address} never stood: {page.evaluate(COUNTED)}") from late
    finally:
        page.close()
    return Opening(told["paint"], told["since"], line.bytes, line.requests, told["first"],
                   told["vanished"])


def _wait_for_quiet(page: Page, line: Line, wanted: float) -> None:
    until = time.monotonic() + 30
    while not line.is_quiet(wanted) and time.monotonic() < until:
        page.wait_for_timeout(100)
