"""The overview in a real browser: one screen answers, columns tell their numbers, words explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser import DESK, PHONE, WALL, Chromium, chromium
from playwright.sync_api import Locator, expect

from dashboard import texts
from dashboard.texts import overview as words

ANSWERS = ".answers > section"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("role", ["leader", "officer", "agency"])
@pytest.mark.parametrize("size", [DESK, WALL])
def test_the_four_answers_stand_on_the_first_screen(
    web: Chromium, role: str, size: tuple[int, int]
) -> None:
    with web.window(role, size) as window:
        page = window.open("/")
        assert page.locator(ANSWERS).count() == 4
        feet = page.locator(ANSWERS).evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().bottom)")
        assert max(feet) <= size[1], feet
        window.expect_nothing_wrong()


@pytest.mark.parametrize("size", [DESK, PHONE, WALL])
def test_nothing_is_wider_than_the_window(web: Chromium, size: tuple[int, int]) -> None:
    with web.window("leader", size) as window:
        page = window.open("/")
        for one in page.locator(".answers details > summary, .by-kind details > summary").all():
            one.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        window.open("/help")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        window.expect_nothing_wrong()


def is_told(tip: Locator) -> bool:
    """Whether words that are always there for a screen reader are shown to the eye."""
    return (tip.bounding_box() or {"width": 0})["width"] > 40


def test_a_column_tells_its_numbers_to_the_mouse_and_to_the_keys(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        chart = page.locator(".where-late .multiples > li").nth(1)
        bars = chart.locator("figure a")
        tip = bars.last.locator("span")
        assert not is_told(tip)
        bars.last.hover()
        assert is_told(tip)
        expect(tip).to_contain_text("lượt, ")
        page.keyboard.press("Escape")
        assert not is_told(tip)
        page.mouse.move(1, 1)
        chart.locator("> .tells").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        here = page.locator(".multiples figure a:focus")
        expect(here).to_have_count(1)
        assert is_told(here.locator("span"))
        told = here.text_content() or ""
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(texts.TASKS)
        count = re.search(r": ([\d.]+) lượt", told)[1]
        expect(page.locator(".what")).to_contain_text(f"{count} lượt nhiệm vụ")
        window.expect_nothing_wrong()


def test_tab_does_not_stop_at_every_column(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        stops = page.locator(".where-late .multiples > li a:not([tabindex='-1'])").count()
        late = page.locator(".where-late .multiples > li .late").count()
        assert stops == late + page.locator(".where-late .multiples > li").count()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_word_explains_itself_to_hover_focus_and_finger(
    web: Chromium, size: tuple[int, int]
) -> None:
    with web.window("leader", size, has_touch=size == PHONE) as window:
        page = window.open("/")
        for place in (".figures", ".compared"):
            word = page.locator(f"{place} .term").first
            shown = word.locator("[role=tooltip]")
            expect(shown).to_be_hidden()
            word.locator("[tabindex]").focus()
            expect(shown).to_be_visible()
            box = shown.bounding_box() or {}
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0]
            page.keyboard.press("Escape")
            expect(shown).to_be_hidden()
            page.evaluate("document.activeElement.blur()")
            if size == PHONE:
                word.locator("[tabindex]").tap()
            else:
                word.hover()
                expect(shown).to_be_visible()
                # The pointer may go onto what is told.
                shown.hover()
            expect(shown).to_be_visible()
            page.keyboard.press("Escape")
            expect(shown).to_be_hidden()
            page.mouse.move(1, 1)
            page.evaluate("document.activeElement.blur()")
        window.expect_nothing_wrong()


def test_the_columns_are_drawn_in_both_themes_with_more_than_colour(web: Chromium) -> None:
    for theme in ("light", "dark"):
        with web.window("leader", theme=theme) as window:
            page = window.open("/")
            red = page.locator(".multiples figure path.s0:not(.hatch)").first
            ground = red.evaluate("one => getComputedStyle(one).stroke")
            line = page.locator(".multiples figure .hatch.s0").first.evaluate(
                "one => getComputedStyle(one).stroke")
            assert ground != line
            assert ground.startswith("rgb")


def test_the_table_behind_the_columns_has_the_same_numbers(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        section = page.locator(".where-late")
        section.get_by_text(words.AS_TABLE).click()
        rows: Any = section.locator("tbody tr").all()
        charts = section.locator(".multiples > li").all()
        assert len(rows) == len(charts)
        for row, chart in zip(rows, charts, strict=True):
            overdue = row.locator("td").nth(-2).inner_text().split("/")[0]
            assert overdue == chart.locator(".late, .none-late").inner_text().split()[0]
