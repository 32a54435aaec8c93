"""An officer in a real browser writes in a drafted paper and finds the words in the Word file."""

from __future__ import annotations

from collections.abc import Iterator

import docx
import pytest
from browser import Chromium, chromium
from playwright.sync_api import expect

from dashboard.paper_views import place_of
from dashboard.texts import papers as words

SAID = "Sở Nội vụ đã tổ chức sơ kết 6 tháng đầu năm."


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def test_an_officer_writes_in_the_annual_report_and_takes_it_as_word(web: Chromium) -> None:
    about = web.server.ask("select id from rounds order by year desc limit 1")[0][0]
    with web.window("officer") as window:
        page = window.page
        window.open(f"/papers/annual-report/round:{about}")
        page.locator(f"#{place_of('direction')} a").click()
        page.locator("#paper-text").fill(SAID)
        page.locator("#paper-save").click()
        expect(page.locator(f"#{place_of('direction')}")).to_contain_text(SAID)
        expect(page.locator("#notice")).to_contain_text(words.SAVED)
        with page.expect_download() as taken:
            page.locator(".paper-tools a", has_text="Word").click()
        opened = docx.Document(taken.value.path())
    assert any(SAID in one.text for one in opened.paragraphs)
    assert "DU-LIEU-TRINH-DIEN" in taken.value.suggested_filename
