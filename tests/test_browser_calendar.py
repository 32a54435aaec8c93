"""The calendar in a real browser: walked by keys alone, and put into a calendar program."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from browser import PHONE, Chromium, Window, chromium
from icalendar import Calendar
from playwright.sync_api import expect

from dashboard.texts import calendar as words
from dashboard.texts import feeds as feed_words

HERE = "() => document.activeElement.dataset.day || ''"
STOPS = "() => document.querySelectorAll('.cal-month a[tabindex=\"0\"]').length"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def at_day(window: Window, day: str) -> None:
    """The focus comes to a day, which may have to be drawn first."""
    window.page.wait_for_function(f"() => document.activeElement.dataset.day === '{day}'")


def press(window: Window, *keys: str) -> None:
    for key in keys:
        window.page.keyboard.press(key)


def with_keys(window: Window, address: str) -> None:
    """Open a page of the calendar, and wait until its own script is there."""
    with window.page.expect_response("**/vendor/calendar-keys.js*"):
        window.open(address)


def due_day(web: Chromium) -> str:
    """A day on which something is due in a round of the demonstration."""
    asked = "select due_on from reports where due_on is not null group by 1 order by count(*) desc"
    return str(web.server.ask(asked)[0][0])


def test_a_month_is_walked_by_arrows_within_and_over_its_edges(web: Chromium) -> None:
    with web.window("leader") as window:
        with_keys(window, "/calendar?month=2026-03")
        window.page.locator("[data-day='2026-03-18']").focus()
        walk = [("ArrowRight", "19"), ("ArrowDown", "26"), ("ArrowLeft", "25"), ("ArrowUp", "18"),
                ("Home", "16"), ("End", "22")]  # fmt: skip
        for key, day in walk:
            press(window, key)
            assert window.page.evaluate(HERE) == f"2026-03-{day}", key
        assert window.page.evaluate(STOPS) == 1
        press(window, "ArrowDown", "ArrowDown")
        at_day(window, "2026-04-05")
        assert words.month_head(4)[1:] in window.text(".cal-span h2")
        press(window, "PageUp")
        at_day(window, "2026-03-05")
        press(window, "Shift+PageDown")
        at_day(window, "2027-03-05")
        press(window, "Shift+PageUp", "End")
        window.expect_nothing_wrong()


def test_the_last_day_of_a_long_month_becomes_the_last_of_a_short_one(web: Chromium) -> None:
    with web.window("leader") as window:
        with_keys(window, "/calendar?month=2026-03")
        window.page.locator("[data-day='2026-03-31']").focus()
        press(window, "PageUp")
        at_day(window, "2026-02-28")


def test_the_calendar_ends_where_its_years_end(web: Chromium) -> None:
    with web.window("leader") as window:
        with_keys(window, "/calendar?month=2022-01")
        window.page.locator("[data-day='2022-01-01']").focus()
        press(window, "ArrowLeft", "PageUp")
        assert window.page.evaluate(HERE) == "2022-01-01"


def test_t_goes_to_today_only_where_the_days_are_walked(web: Chromium) -> None:
    with web.window("leader") as window:
        with_keys(window, "/calendar?month=2026-03")
        today = window.page.locator(".cal-month").get_attribute("data-today") or ""
        press(window, "t")
        assert "month=2026-03" in window.page.url
        window.page.locator("[data-day='2026-03-18']").focus()
        press(window, "t")
        at_day(window, today)


def test_enter_opens_a_day_with_its_reasons_and_escape_comes_back(web: Chromium) -> None:
    day = due_day(web)
    with web.window("leader") as window:
        with_keys(window, f"/calendar?month={day[:7]}")
        window.page.locator(f"[data-day='{day}']").focus()
        press(window, "Enter")
        window.page.wait_for_function(f"() => document.activeElement.dataset.of === '{day}'")
        detail = window.page.locator(".cal-detail")
        expect(detail.get_by_text(words.WHY).first).to_be_visible()
        assert detail.locator(".basis-link").count() > 0
        press(window, "Tab", "Escape")
        at_day(window, day)
        expect(detail).to_have_count(0)
        window.expect_nothing_wrong()


def test_every_day_reads_itself_whole_and_the_grid_is_described(web: Chromium) -> None:
    day = due_day(web)
    with web.window("leader") as window:
        page = window.open(f"/calendar?month={day[:7]}")
        names = page.locator("[data-day]").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label'))")
        assert all("/" in name for name in names)
        assert any("nhiệm vụ đến hạn" in name for name in names)
        described = page.locator(".cal-month").get_attribute("aria-describedby") or ""
        for name in described.split():
            assert page.locator(f"#{name}").inner_text()


def test_the_year_is_walked_cell_by_cell_and_pages_through_years(web: Chromium) -> None:
    year = int(due_day(web)[:4])
    with web.window("leader") as window:
        with_keys(window, f"/calendar?view=year&year={year}")
        page = window.page
        assert page.locator(".cal-year a[tabindex='0']").count() == 1
        page.locator(".cal-year tfoot td a").first.focus()
        place = "() => [document.activeElement.closest('tr').rowIndex, " \
                "document.activeElement.closest('td, th').cellIndex]"
        row, column = page.evaluate(place)
        press(window, "ArrowUp")
        above, same = page.evaluate(place)
        assert above < row
        assert same == column
        press(window, "Home")
        assert page.evaluate(place) == [above, 0]
        press(window, "ArrowRight")
        assert page.evaluate(place)[0] == above
        assert page.evaluate(place)[1] > 0
        press(window, "PageDown")
        page.wait_for_function(
            f"() => document.activeElement.closest('[data-cells=\"{year + 1}\"]')")
        window.expect_nothing_wrong()


def test_an_agenda_is_walked_by_j_and_k(web: Chromium) -> None:
    with web.window("leader") as window:
        with_keys(window, "/calendar?view=agenda")
        page = window.page
        lines = page.locator("[data-line]")
        place = "() => [...document.querySelectorAll('[data-line]')].indexOf(" \
                "document.activeElement)"
        lines.first.focus()
        for key, at in (("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
            press(window, key)
            assert page.evaluate(place) == at
        press(window, "Tab", "j")
        assert page.evaluate(place) == 1
        press(window, "Shift+Tab", "k")
        assert page.evaluate(place) == 0


def test_an_address_is_opened_copied_read_and_revoked(web: Chromium) -> None:
    with web.window("agency") as window:
        with_keys(window, "/calendar")
        window.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = window.page
        page.locator(".cal-feeds > summary").click()
        page.get_by_role("button", name=feed_words.OPEN).click()
        shown = page.locator("#calendar-feed-address")
        expect(shown).to_contain_text(f"{web.server.address}/calendar/")
        address = shown.inner_text()
        page.get_by_role("button", name=feed_words.COPY).click()
        expect(page.get_by_text(feed_words.COPIED)).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == address
        with urllib.request.urlopen(address, timeout=20) as answer:
            found = Calendar.from_ical(answer.read())
        assert "[Trình diễn]" in found["x-wr-calname"]
        assert found.events
        # What the open page is redrawn for does not take the address away.
        page.wait_for_timeout(3000)
        assert shown.inner_text() == address
        page.locator("#calendar-feeds button").first.click()
        expect(page.locator("#calendar-feeds button")).to_have_count(0)
        expect(shown).to_have_count(0)
        with pytest.raises(urllib.error.HTTPError, match="410"):
            urllib.request.urlopen(address, timeout=20)
        window.expect_nothing_wrong()


@pytest.mark.parametrize("address", ["/calendar", "/calendar?view=year", "/calendar?view=agenda"])
def test_on_a_phone_nothing_runs_over_the_edge(web: Chromium, address: str) -> None:
    with web.window("agency", PHONE) as window:
        page = window.open(address)
        page.locator(".cal-feeds > summary").click()
        wide = "() => document.documentElement.scrollWidth <= window.innerWidth"
        assert page.evaluate(wide)
