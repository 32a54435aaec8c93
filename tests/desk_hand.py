"""The November desk's grid in a window, moved in by keys, and what the record says beside it."""

from __future__ import annotations

from typing import Any

from browser import Demonstration, Window
from playwright.sync_api import Page, expect

MOST_WAIT = 60_000
PASTE = """text => { const data = new DataTransfer(); data.setData('text/plain', text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }"""


class Desk:
    """The grid in one window, moved in by keys."""

    def __init__(self, window: Window, address: str = "/update?show=all") -> None:
        self.window = window
        self.page: Page = window.open(address)
        self.page.wait_for_selector(".desk-grid tbody tr")
        self.outbox = self.page.locator(".desk-outbox")
        self.said = self.page.locator(".desk-said")

    def cell(self, report: int, field: str) -> Any:
        """One cell of one row."""
        return self.page.locator(f'tr[data-id="{report}"] td.c-{field}')

    def ids(self) -> list[int]:
        """The rows from top to bottom."""
        lines = self.page.locator(".desk-grid tbody tr")
        return list(lines.evaluate_all("all => all.map(one => Number(one.dataset.id))"))

    def at(self, report: int, field: str) -> Desk:
        """Go to a cell."""
        self.cell(report, field).click()
        return self

    def press(self, *keys: str) -> Desk:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Desk:
        """Type words, as into any field."""
        self.page.keyboard.type(text)
        return self

    def write(self, text: str) -> Desk:
        """The first letter opens the field; the rest comes as from a Vietnamese keyboard."""
        if text[0].isascii():
            self.press(text[0])
        else:
            self.press("F2", "Control+a")
        self.page.keyboard.insert_text(text[1:] if text[0].isascii() else text)
        return self

    def paste(self, text: str) -> Desk:
        """What Ctrl+V does with a block of cells."""
        self.page.evaluate(PASTE, text)
        return self

    def unaware(self) -> Desk:
        """The desk is not told what others write (a slow machine may tell it before it types)."""
        self.page.route("**/live?*", lambda route: route.fulfill(status=204))
        return self

    def sent(self) -> Desk:
        """Wait until nothing is left to send."""
        expect(self.outbox).to_have_text("", timeout=MOST_WAIT)
        return self

    def mark(self, report: int, name: str) -> Desk:
        """Wait for a row's mark."""
        row = self.page.locator(f'tr[data-id="{report}"][data-mark="{name}"]')
        expect(row).to_have_count(1, timeout=MOST_WAIT)
        return self


def reports(server: Demonstration, count: int, fits: str = "a.code <> 'so-noi-vu'") -> list[int]:
    """Reports of this year that are under way, said by their agencies and not confirmed."""
    ids = server.ask(
        "select r.id from reports r join agencies a on a.id = r.agency_id where r.state = "
        "'in_progress' and r.verification = 'self_reported' and r.round_id = "
        f"(select max(id) from rounds) and {fits} order by r.id desc limit ?", count)
    assert len(ids) == count
    return [int(row[0]) for row in ids]


def kept(server: Demonstration, report: int, names: str) -> tuple[Any, ...]:
    """What the record says of a report."""
    return server.ask(f"select {names} from reports where id = ?", report)[0]


def changes(server: Demonstration) -> int:
    """How many lines of history there are."""
    return int(server.ask("select count(*) from status_changes")[0][0])
