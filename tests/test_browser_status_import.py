"""An officer sends a crooked table, sees what each row would do, and records the good rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import ugly
from browser import PHONE, Chromium, chromium
from playwright.sync_api import expect
from test_browser_accessible import found as barriers

from dashboard.texts import status_import as words

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RESULT = "Đã tổ chức ba lớp bồi dưỡng trong quý IV"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def test_an_officer_records_the_good_rows_of_a_crooked_table(
    web: Chromium, tmp_path: Path
) -> None:
    good = [1, ugly.FIRST, "", ugly.OWN, "Đang thực hiện", "45%", RESULT]
    bad = [2, ugly.SECOND, "", ugly.OWN, "gần xong", "1", "x"]
    sent = tmp_path / "bảng của sở.xlsx"
    sent.write_bytes(ugly.plain(good, bad, head=[*ugly.HEAD[:6], "Ghi chú"]))
    with web.window("officer", PHONE) as window:
        page = window.open("/update/import")
        page.set_input_files("#status-upload-file", sent)
        expect(page.locator("#status-plan")).to_contain_text(words.VERDICTS["refused"])
        page.locator(".status-columns summary").click()
        page.select_option("#status-column-result", "6")
        page.click("#status-match")
        expect(page.locator("#status-plan")).to_contain_text(RESULT)
        # What was put right is kept with the file that waits.
        page = window.open("/update/import")
        expect(page.locator("#status-plan")).to_contain_text(RESULT)
        assert page.evaluate(WIDE) == 0
        assert barriers(page) == []
        page.click("#status-record")
        expect(page.locator("#status-record-said")).to_contain_text("1 dòng bị từ chối")
        page.check("#status-leaves")
        page.click("#status-record")
        expect(page.locator("#notice")).to_contain_text("Đã ghi 1 dòng")
