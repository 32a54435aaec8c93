"""Two plans in a real browser: the switch, two tabs, a page loaded again, a link in a new tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import second_plan
from browser import PHONE, STANDS, Chromium, Window, chromium
from playwright.sync_api import Page, expect
from second_plan import KEY, MARK, SHORT

from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.texts import plans as words
from db import connect
from registry import clock

SWITCH = ".plan-switch"
TAG = ".brand b"


@pytest.fixture(scope="module")
def two() -> Iterator[Chromium]:
    """A browser on a server whose record holds a second plan."""
    with chromium() as opened:
        record = connect(f"sqlite:///{opened.server.record}")
        second_plan.keep(record, officer="noivu", at=clock.now())
        record.close()
        yield opened


def plan_of(page: Page) -> str:
    """The plan that the page says it shows, once it stands."""
    page.wait_for_function(STANDS)
    return str(page.evaluate("document.body.dataset.plan"))


def named(page: Page) -> str | None:
    """The plan that the visible address names."""
    found: str | None = page.evaluate("new URLSearchParams(location.search).get('plan')")
    return found


def switch(page: Page, key: str) -> None:
    page.locator(f"{SWITCH} summary").click()
    page.locator(f"{SWITCH} a[href*='plan={key}']").click()
    page.wait_for_function("key => document.body.dataset.plan === key", arg=key)
    page.wait_for_function(STANDS)


def to_second(window: Window, address: str = "/tasks") -> Page:
    page = window.open(f"{address}?plan={KEY}")
    expect(page.locator(TAG)).to_have_text("77")
    return page


def test_the_switch_leads_to_the_same_page_of_another_plan_and_back(two: Chromium) -> None:
    with two.window("officer") as window:
        page = window.open("/tasks")
        expect(page.locator(TAG)).to_have_text("66")
        assert named(page) is None
        switch(page, KEY)
        expect(page.locator(TAG)).to_have_text("77")
        expect(page.locator("main")).to_contain_text(MARK)
        assert (page.url.partition("?")[0].endswith("/tasks"), named(page)) == (True, KEY)
        page.wait_for_function("name => document.title.endsWith(name)", arg=SHORT)
        switch(page, PLAN_KEY)
        expect(page.locator(TAG)).to_have_text("66")
        expect(page.locator("main")).not_to_contain_text(MARK)
        window.expect_nothing_wrong()


def test_the_switch_works_by_keyboard(two: Chromium) -> None:
    with two.window("officer") as window:
        page = window.open("/tasks")
        page.locator(f"{SWITCH} summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"{SWITCH} ul")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(f"{SWITCH} ul")).to_be_hidden()
        assert page.evaluate("document.activeElement.closest('.plan-switch') !== null")
        page.keyboard.press("Enter")
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(TAG)).to_have_text("77")
        window.expect_nothing_wrong()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_switch_fits_a_phone(two: Chromium, theme: str) -> None:
    with two.window("officer", PHONE, theme) as window:
        page = window.open("/tasks")
        page.locator(f"{SWITCH} summary").click()
        box = page.locator(f"{SWITCH} > div").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
        page.locator(f"{SWITCH} a[href*='plan={KEY}']").click()
        expect(page.locator(TAG)).to_have_text("77")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE[0]


def test_links_keep_the_plan_and_a_page_loaded_again_shows_it(two: Chromium) -> None:
    with two.window("officer") as window:
        page = to_second(window)
        page.locator("nav a[href='/sections']").click()
        page.wait_for_url(f"**/sections?plan={KEY}")
        expect(page.locator(TAG)).to_have_text("77")
        assert plan_of(page) == KEY
        page.reload()
        assert plan_of(page) == KEY
        expect(page.locator(TAG)).to_have_text("77")
        page.go_back()
        expect(page.locator("main")).to_contain_text(MARK)
        assert named(page) == KEY
        window.expect_nothing_wrong()


def test_going_back_to_an_address_without_a_plan_shows_the_usual_one(two: Chromium) -> None:
    with two.window("officer") as window:
        page = window.open("/tasks")
        switch(page, KEY)
        page.locator("nav a[href='/sections']").click()
        page.wait_for_url("**/sections?plan=*")
        page.go_back()
        page.go_back()
        expect(page.locator(TAG)).to_have_text("66")
        expect(page.locator("main")).not_to_contain_text(MARK)
        assert plan_of(page) == PLAN_KEY


def test_a_link_in_a_new_tab_shows_the_plan_it_was_followed_from(two: Chromium) -> None:
    with two.window("officer") as window:
        page = to_second(window)
        with window.context.expect_page() as opened:
            page.locator("nav a[href='/sections']").click(modifiers=["Control"])
        beside = opened.value
        assert plan_of(beside) == KEY
        expect(beside.locator(TAG)).to_have_text("77")
        assert named(beside) == KEY
        # Switched back there, it stays with the usual plan when it is loaded again.
        switch(beside, PLAN_KEY)
        beside.locator("nav a[href='/tasks']").first.click()
        beside.wait_for_url("**/tasks*")
        assert plan_of(beside) == PLAN_KEY
        beside.reload()
        assert plan_of(beside) == PLAN_KEY
        expect(beside.locator("main")).not_to_contain_text(MARK)


def test_the_search_box_asks_within_the_plan_that_is_shown(two: Chromium) -> None:
    with two.window("officer") as window:
        page = to_second(window)
        page.fill("#find", "lưu trữ")
        page.press("#find", "Enter")
        page.wait_for_url("**/search?*")
        assert plan_of(page) == KEY


def test_two_tabs_with_two_plans_never_write_into_each_other(two: Chromium) -> None:
    with two.window("agency") as window:
        page = to_second(window, "/my")
        beside = window.context.new_page()
        beside.goto(f"{window.address}/my")
        assert plan_of(beside) == PLAN_KEY
        usual = two.server.ask("SELECT count(*) FROM status_changes")[0][0]
        page.locator("main a[href*='report=']").first.click()
        page.wait_for_url("**/my?*report=*")
        page.wait_for_function(STANDS)
        said = list[str | None]()
        page.on("request", lambda one: said.append(one.headers.get("x-plan")))
        page.fill("#report-result", f"Đã kiểm đếm {MARK}")
        page.click("#report-send")
        expect(page.locator("#report-said")).to_contain_text("Đã gửi lúc")
        assert set(said) == {KEY}
        rows = two.server.ask(
            "SELECT d.key FROM status_changes c JOIN reports r ON r.id = c.report_id "
            "JOIN tasks t ON t.id = r.task_id JOIN documents d ON d.id = t.plan_id "
            "ORDER BY c.id")
        assert [key for (key,) in rows[usual:]] == [KEY]
        # The other tab heard that something was written, and still shows its own plan.
        beside.bring_to_front()
        beside.wait_for_timeout(2500)
        assert plan_of(beside) == PLAN_KEY
        expect(beside.locator("main")).not_to_contain_text(MARK)
        # What was sent is not waited for any more: the line about the other plan has gone.
        expect(beside.locator("main")).not_to_contain_text(words.OTHERS)


def test_a_printed_page_says_which_plan_it_is_of(two: Chromium) -> None:
    with two.window("officer") as window:
        page = to_second(window)
        expect(page.locator(".plan-printed")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator(".plan-printed")).to_be_visible()
        expect(page.locator(".plan-printed")).to_contain_text(second_plan.NUMBER)
        expect(page.locator(SWITCH)).to_be_hidden()
        page.emulate_media(media="screen")
