"""The first tour in a real browser: offered, never in the way, left at once, not offered again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import DESK, PHONE, Chromium, Window, chromium
from playwright.sync_api import Page, expect

from dashboard.texts import help as help_words
from dashboard.texts import tour as words
from db.vocabulary import Role

START = {"leader": "/", "officer": "/", "admin": "/", "agency": "/my"}


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def started(window: Window, role: str) -> Page:
    """The page where a role begins, with its tour opened by the keyboard."""
    page = window.open(START[role])
    offer = page.locator(".tour-offer")
    expect(offer).to_be_visible()
    assert not [one for one in window.requests if "/vendor/tour" in one]
    offer.get_by_role("button", name=words.START).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("role", list(START))
def test_a_tour_is_walked_by_the_keyboard_and_points_at_each_place(
    web: Chromium, role: str, size: tuple[int, int]
) -> None:
    with web.window(role, size, reduced_motion="reduce") as window:
        page = started(window, role)
        dialog = page.get_by_role("dialog")
        seen = []
        for _ in range(len(words.STEPS[Role(role)])):
            seen.append(dialog.locator("h2").inner_text())
            pointed = page.locator(".tour-here")
            expect(pointed).to_have_count(1)
            expect(pointed).to_be_in_viewport()
            box = dialog.bounding_box() or {}
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0]
            assert box["y"] + box["height"] <= size[1]
            assert page.evaluate("!!document.activeElement.closest('dialog')")
            page.keyboard.press("Tab")
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Enter")
        assert seen == [name for _, name, _ in words.STEPS[Role(role)]]
        expect(dialog).to_have_count(0)
        expect(page.locator("main h1")).to_be_focused()
        assert page.locator(".tour-here").count() == 0
        window.open(START[role])
        expect(page.locator(".tour-offer")).to_have_count(0)
        window.expect_nothing_wrong()


def test_escape_leaves_a_tour_at_any_step(web: Chromium) -> None:
    with web.window("leader") as window:
        page = started(window, "leader")
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator("main h1")).to_be_focused()
        page.reload()
        window.stands()
        expect(page.locator(".tour-offer")).to_have_count(0)


def test_a_tour_that_is_passed_over_is_not_offered_again_and_never_fetched(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        page.get_by_role("button", name=words.SKIP).click()
        expect(page.locator(".tour-offer")).to_be_hidden()
        window.open("/help")
        window.open("/")
        expect(page.locator(".tour-offer")).to_have_count(0)
        assert not [one for one in window.requests if "/vendor/tour" in one]
        window.expect_nothing_wrong()


def test_the_help_page_offers_it_again(web: Chromium) -> None:
    for role in ("leader", "agency"):
        with web.window(role) as window:
            page = window.open(START[role])
            page.get_by_role("button", name=words.SKIP).click()
            page.locator(".user > summary").click()
            page.locator(".user a[href='/help']").click()
            expect(page.locator("h1")).to_have_text(help_words.HELP)
            page.get_by_role("link", name=help_words.AGAIN).click()
            expect(page.locator(".tour-offer")).to_be_visible()
            page.get_by_role("button", name=words.START).click()
            expect(page.get_by_role("dialog")).to_be_visible()
            window.expect_nothing_wrong()


def test_the_offer_covers_nothing(web: Chromium) -> None:
    for size in (DESK, PHONE):
        with web.window("leader", size) as window:
            page = window.open("/")
            place = page.locator(".tour-offer").evaluate("one => getComputedStyle(one).position")
            assert place == "static"


def test_a_page_without_the_places_is_not_blocked(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        page.evaluate("""() => { const one = document.querySelector('[data-run]');
            one.dataset.steps = JSON.stringify([['.no-such', 'a', 'b']]); }""")
        page.get_by_role("button", name=words.START).click()
        page.wait_for_function("() => !!window.plan_monitor.tour")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.locator(".figures a").first.click()
        page.wait_for_url("**/tasks?**")
        window.expect_nothing_wrong()
