"""The search box in a real browser: the key / leads to it, Enter searches, a hit opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import PHONE, Chromium, chromium
from playwright.sync_api import expect

from dashboard.texts import search as words


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def test_from_any_page_one_key_then_words_then_the_document(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.page
        window.open("/calendar")
        page.keyboard.press("/")
        expect(page.get_by_label(words.BOX)).to_be_focused()
        page.keyboard.type("76/nq cp")
        page.keyboard.press("Enter")
        expect(page.locator("#search-words")).to_have_value("76/nq cp")
        expect(page.locator(".found mark").first).to_have_text("76/NQ-CP")
        page.locator(".found a.title").first.click()
        page.wait_for_url("**/documents/nq-cp-76-2021")


def test_on_a_phone_the_box_stays_within_the_bar(web: Chromium) -> None:
    with web.window("agency", PHONE) as window:
        window.open("/search?q=tham+nhung")
        expect(window.page.get_by_label(words.BOX)).to_be_visible()
        wide = "document.documentElement.scrollWidth <= window.innerWidth"
        assert window.page.evaluate(wide)
