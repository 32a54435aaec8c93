"""An officer sends a plan's file, looks at what was read, corrects it by hand and keeps it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import plans_hand
import pytest
from browser import DESK, PHONE, Chromium, Window, chromium
from playwright.sync_api import FileChooser, Page, TimeoutError, expect
from test_browser_accessible import found as barriers

from dashboard.queue_work import Worker
from dashboard.texts import import_forms as form_words
from dashboard.texts import imports as words
from db import connect

WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
CHOSEN = "() => document.querySelectorAll('.review-text [data-chosen]').length"
SHOWN = """key => {
  const mark = document.querySelector(`.review-text [data-at="${key}"]`).getBoundingClientRect();
  const pane = document.querySelector(".review-words").getBoundingClientRect();
  return mark.top >= pane.top - 1 && mark.bottom <= pane.bottom + 1;
}"""
SELECT = """line => {
  const node = document.querySelector(`.review-text [data-line="${line}"]`).firstChild;
  const range = document.createRange();
  range.setStart(node, 0);
  range.setEnd(node, 8);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def read(web: Chromium) -> None:
    """What the worker beside the server does with every file that waits."""
    database = connect(f"sqlite:///{web.server.record}")
    while Worker(database).one():
        pass
    database.close()


def sent(web: Chromium, window: Window, folder: Path, text: str, name: str) -> Page:
    """Upload a text, have it read, and open its review from the list."""
    path = folder / name
    path.write_text(text, "utf-8")
    page = window.open("/import")
    page.set_input_files("#import-upload-file", path)
    expect(page.locator("#import-files")).to_contain_text(name)
    read(web)
    row = page.locator("#import-files tr", has_text=name)
    expect(row.locator(".import-ready")).to_be_visible()
    row.locator("a").first.click()
    expect(page.locator(".review")).to_be_visible()
    return page


def marking(page: Page, text: str) -> int:
    """Mark «Vận hành» by hand as a deadline, up to the button; gives where it stands."""
    start = text.index("Vận hành")
    line = text[:start].count("\n") + 1
    page.locator(f".review-text [data-line='{line}']").scroll_into_view_if_needed()
    page.evaluate(SELECT, line)
    page.click(".review-mark button[data-mark=deadline]")
    page.locator("#import-forms input").fill("30/06/2026")
    return start


def correct_meanwhile(page: Page) -> None:
    """A colleague opens the same review and merges a section."""
    colleague = page.context.new_page()
    colleague.goto(page.url.partition("?")[0])
    colleague.click("a[data-tab=sections]")
    colleague.locator("[data-of=sections] li", has_text="Mục đích").last.locator("a").click()
    colleague.get_by_role("button", name=form_words.MERGE).click()
    expect(colleague.locator(".review-said")).to_contain_text("Đã sửa")


def test_an_officer_sends_corrects_and_keeps_a_plan(web: Chromium, tmp_path: Path) -> None:
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, plans_hand.PLAN, "ke-hoach-12.txt")
        # A mark leads to its finding, and the address keeps which.
        page.locator(".review-text a.mark-agency").first.click()
        expect(page.locator(".review-panel h2")).to_be_visible()
        assert re.search(r"\?at=a\d+", page.url)
        # A finding leads to its words, wherever they are.
        page.click("a[data-tab=agencies]")
        last = page.locator("[data-of=agencies] li").last
        last.locator("a").click()
        key = last.get_attribute("data-at")
        assert page.url.endswith(f"at={key}&tab=agencies") or f"at={key}" in page.url
        page.wait_for_function(CHOSEN)
        # By keyboard through what waits for a look.
        page.click("a[data-tab=look]")
        page.locator("[data-of=look] li a").first.click()
        first = page.url
        page.keyboard.press("j")
        page.wait_for_url(lambda url: url != first)
        page.keyboard.press("k")
        page.wait_for_url(first)
        # A correction is shown at once and listed, with the way to take it back.
        page.click("a[data-tab=sections]")
        page.locator("[data-of=sections] li", has_text="Mục đích").last.locator("a").click()
        page.get_by_role("button", name=form_words.MERGE).click()
        expect(page.locator(".review-said")).to_contain_text(words.CORRECTED)
        expect(page.locator(".said-list li")).to_have_count(1)
        page.locator(".said-list button").click()
        expect(page.locator(".said-list")).to_have_count(0)
        page.get_by_role("button", name=words.KEEP).click()
        expect(page.locator(".import-kept")).to_be_visible()
        page.get_by_role("link", name=words.OPEN_PLAN).click()
        expect(page.locator("main")).to_contain_text("Hạ tầng")
        window.expect_nothing_wrong()


def test_words_are_marked_by_hand_and_a_picked_finding_is_brought_back(
    web: Chromium, tmp_path: Path
) -> None:
    text = plans_hand.PLAN.replace("12/KH-UBND", "13/KH-UBND")
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, text, "ke-hoach-13.txt")
        start = marking(page, text)
        page.get_by_role("button", name=form_words.ADD_DEADLINE).click()
        expect(page.locator(".review-said")).to_contain_text(words.CORRECTED)
        expect(page.locator(f".review-text [data-at=d{start}]")).to_have_text("Vận hành")
        # The address opens it again, in sight.
        page = window.open(f"{re.sub('[?].*', '', page.url.removeprefix(window.address))}"
                           f"?at=d{start}")
        expect(page.locator(".review-panel h2")).to_contain_text("30/06/2026")
        page.wait_for_function(SHOWN, arg=f"d{start}")
        page.locator(".review-text [data-chosen]").first.focus()
        page.keyboard.press("Escape")
        expect(page.locator(".review-panel")).to_be_hidden()
        window.expect_nothing_wrong()


def test_the_review_fits_a_phone_and_has_no_barrier(web: Chromium, tmp_path: Path) -> None:
    text = plans_hand.PLAN.replace("12/KH-UBND", "14/KH-UBND")
    with web.window("officer", PHONE) as window:
        page = sent(web, window, tmp_path, text, "ke-hoach-14.txt")
        assert page.evaluate(WIDE) == 0
        assert barriers(page) == []
        page.click(".pane-found")
        page.locator("[data-of=look] li a").first.click()
        expect(page.locator(".review-panel h2")).to_be_visible()
        assert page.evaluate(WIDE) == 0
        assert barriers(page) == []
        window.expect_nothing_wrong()


def test_a_long_plan_is_drawn_and_walked_quickly(web: Chromium, tmp_path: Path) -> None:
    head, body, tail = (plans_hand.PLAN[: plans_hand.PLAN.index("1. Hạ tầng")],
                        "Sở Tư pháp chủ trì, phối hợp với Sở Y tế rà soát văn bản theo Nghị "
                        "quyết số 57-NQ/TW, hoàn thành trước ngày 30 tháng 6 năm 2026.\n\n",
                        plans_hand.PLAN[plans_hand.PLAN.index("III. TỔ CHỨC"):])
    long = head + "".join(f"{number}. Việc {number}. {body * 3}" for number in range(1, 250)) + tail
    assert len(long) > 100_000
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, long, "ke-hoach-dai.txt")
        assert page.locator(".review-text a[data-at]").count() > 600
        page.click("a[data-tab=deadlines]")
        begun = time.monotonic()
        page.locator("[data-of=deadlines] li a").nth(200).click()
        expect(page.locator(".review-panel h2")).to_be_visible()
        page.wait_for_function(CHOSEN)
        assert time.monotonic() - begun < 30
        window.expect_nothing_wrong()


def test_what_was_typed_outlives_a_colleagues_correction_and_the_end_of_a_session(
    web: Chromium, tmp_path: Path
) -> None:
    text = plans_hand.PLAN.replace("12/KH-UBND", "15/KH-UBND")
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, text, "ke-hoach-15.txt")
        page.click("a[data-tab=header]")
        page.locator("[data-of=header] li", has_text="Trích yếu").locator("a").click()
        field = page.locator("#import-forms textarea")
        field.fill("Chuyển đổi số năm 2027")
        correct_meanwhile(page)
        page.get_by_role("button", name=form_words.CHANGE, exact=True).click()
        expect(page.locator(".review-said")).to_have_text(words.CHANGED_BY_OTHER)
        expect(page.locator(".said-list li")).to_have_count(1)
        expect(field).to_have_value("Chuyển đổi số năm 2027")
        cookies = page.context.cookies()
        page.context.clear_cookies()
        page.keyboard.press("Enter")
        signed_out = page.evaluate("document.body.dataset.signedOut")
        expect(page.locator(".review-said")).to_have_text(signed_out)
        expect(field).to_have_value("Chuyển đổi số năm 2027")
        page.context.add_cookies(cookies)
        page.get_by_role("button", name=form_words.CHANGE, exact=True).click()
        expect(page.locator(".said-list li")).to_have_count(2)
        expect(page.locator(".review-subject")).to_have_text("Chuyển đổi số năm 2027")
        # The keys go on from where one was.
        expect(page.locator(".panel-head [data-value='1']")).to_be_focused()


def test_a_mark_by_hand_outlives_a_colleagues_correction(web: Chromium, tmp_path: Path) -> None:
    text = plans_hand.PLAN.replace("12/KH-UBND", "18/KH-UBND")
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, text, "ke-hoach-18.txt")
        start = marking(page, text)
        correct_meanwhile(page)
        page.get_by_role("button", name=form_words.ADD_DEADLINE).click()
        expect(page.locator(".review-said")).to_have_text(words.CHANGED_BY_OTHER)
        expect(page.locator(".said-list li")).to_have_count(1)
        expect(page.locator("#import-forms input")).to_have_value("30/06/2026")
        page.get_by_role("button", name=form_words.ADD_DEADLINE).click()
        expect(page.locator(f".review-text [data-at=d{start}]")).to_have_text("Vận hành")
        expect(page.locator(".said-list li")).to_have_count(2)


def test_what_hinders_keeping_leads_to_its_field(web: Chromium, tmp_path: Path) -> None:
    text = plans_hand.PLAN.replace("Số: 12/KH-UBND", "Số:      /KH-UBND")
    with web.window("officer", DESK) as window:
        page = sent(web, window, tmp_path, text, "chua-so.txt")
        page.locator("#import-foot").get_by_role("link", name=words.TO_FIELD).click()
        field = page.locator("#import-forms input")
        expect(field).to_be_in_viewport()
        field.fill("16/KH-UBND")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Kế hoạch 16/KH-UBND")
        page.locator("#import-head").get_by_role("button", name=words.TO_KEEP).click()
        expect(page.get_by_role("button", name=words.KEEP)).to_be_in_viewport()
        window.expect_nothing_wrong()


def chosen_by_keys(page: Page) -> FileChooser:
    """What the keys of a focused button open; a headless browser misses one now and then."""
    for key in ("Enter", "Space", "Enter", "Space"):
        with suppress(TimeoutError), page.expect_file_chooser(timeout=5_000) as opened:
            page.keyboard.press(key)
        if opened.is_done():
            return opened.value
    raise AssertionError("no key opens the choice of files")


def test_the_button_that_chooses_files_speaks_vietnamese_and_takes_keys_and_drops(
    web: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "ke-hoach-17.txt"
    path.write_text(plans_hand.PLAN.replace("12/KH-UBND", "17/KH-UBND"), "utf-8")
    with web.window("officer", DESK) as window:
        page = window.open("/import")
        chooser = page.get_by_label(words.UPLOAD["label"])
        expect(chooser).to_have_css("opacity", "0")
        label = page.locator(".upload label")
        expect(label).to_be_visible()
        # Whatever the browser writes on its own button lies unseen over our words.
        over, under = chooser.bounding_box(), label.bounding_box()
        assert over is not None
        assert under is not None
        assert over["width"] >= under["width"]
        chooser.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(label).to_have_css("outline-style", "solid")
        chosen_by_keys(page).set_files(path)
        expect(page.locator("#import-files")).to_contain_text("ke-hoach-17.txt")
        read(web)
        window.expect_nothing_wrong()
