"""The heatmap in a real browser: zoom by keyboard, two moments, shapes on grey paper, files."""

from __future__ import annotations

import io
import itertools
import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser import DESK, PHONE, WALL, Chromium, Window, chromium
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect
from test_browser_accessible import COLOUR_RULES, found

from dashboard import texts
from dashboard.texts import heatmap as words
from db.vocabulary import State
from registry.standing import Standing

# The demonstration's giao ban: there is something better and worse since.
COMPARED = "compare=2026-11-09T10:00"
MODES = ("across=task", "across=group", "across=document", "across=round", "section=II.3",
         COMPARED, f"across=group&{COMPARED}&only=better")


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def map_at(window: Window, query: str = "") -> Page:
    page = window.open(f"/heatmap{'?' if query else ''}{query}")
    page.wait_for_selector(".heatmap thead")
    return page


# Zoom


def test_plus_and_minus_lead_from_the_groups_to_one_s_tasks_and_back(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, "across=group&sort=red")
        assert page.locator(".heatmap thead th a").all_inner_texts()[-1].startswith("III")
        page.locator('.heatmap [data-at="0.2"]').press("+")
        expect(page).to_have_url(re.compile(r"\?sort=red&section=II\.3$"))
        expect(page.locator(".heatmap thead .spans")).to_contain_text("II.3")
        expect(page.locator(".heatmap.big td b").first).to_be_visible()
        back = page.get_by_role("link", name=words.ALL_TASKS)
        expect(back).to_have_attribute("href", "/heatmap?sort=red")
        page.locator('.heatmap [data-at="0.0"]').press("-")
        expect(page).to_have_url(re.compile(r"/heatmap\?sort=red$"))
        expect(page.locator(".heatmap.dense")).to_be_visible()
        page.locator('.heatmap [data-at="0.9"]').press("=")
        expect(page).to_have_url(re.compile(r"section=II\.3$"))
        page.go_back()
        expect(page.locator(".heatmap.dense")).to_be_visible()
        page.locator('.heatmap [data-at="0.9"]').press("-")
        expect(page).to_have_url(re.compile(r"across=group$"))
        window.expect_nothing_wrong()


def test_keys_go_on_in_the_map_that_a_key_opened(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, "across=group")
        page.locator('.heatmap [data-at="0.2"]').focus()
        page.keyboard.press("+")
        first = page.locator('.heatmap.big [data-at="0.0"]')
        expect(first).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.locator('.heatmap [data-at="1.0"]')).to_be_focused()
        page.keyboard.press("-")
        expect(page.locator('.heatmap.dense [data-at="0.0"]')).to_be_focused()
        page.keyboard.press("-")
        expect(page.locator('.heatmap.named [data-at="0.0"]')).to_be_focused()
        expect(page).to_have_url(re.compile(r"across=group$"))


def test_the_browsers_own_zoom_is_left_alone(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, "across=group")
        page.locator('.heatmap [data-at="0.2"]').focus()
        before = page.url
        page.keyboard.press("Control+Equal")
        assert page.url == before


def test_a_head_opens_its_group_by_mouse(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window)
        page.locator(".heatmap .spans a", has_text="II.5").click()
        expect(page.locator(".map-crumbs")).to_contain_text("II.5")
        page.get_by_role("link", name=words.ALL_TASKS).click()
        expect(page.locator(".heatmap.dense")).to_be_visible()


# Two moments


def test_two_moments_are_chosen_from_the_menu_or_by_hand(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, "across=group&sort=name")
        page.locator(".compare-bar > summary").click()
        page.locator(".compare-bar").get_by_role("link", name=words.WEEK_AGO).click()
        expect(page.locator(".map-changes")).to_contain_text(words.UNCHANGED)
        page.locator(".compare-bar > summary").click()
        page.fill("#compare-at", "2026-11-09T10:00")
        page.locator(".compare-bar").get_by_role("button", name=words.COMPARE_SHOW).click()
        expect(page.locator(".map-changes")).to_contain_text("10:00 ngày 09/11/2026")
        for part in ("across=group", "sort=name", "compare=2026-11-09T10%3A00"):
            assert part in page.url
        window.expect_nothing_wrong()


def test_a_number_shows_its_cells_alone_and_their_card_says_what_they_were(
    web: Chromium,
) -> None:
    with web.window("leader") as window:
        page = map_at(window, COMPARED)
        better = page.locator(".map-changes a", has_text=words.TURNS["better"])
        count = int(re.sub(r"\D", "", better.locator("b").inner_text()))
        assert count > 0
        assert page.locator(".heatmap td.t1").count() == count
        better.click()
        expect(page.locator(".heatmap td.off").first).to_be_visible()
        assert page.locator(".heatmap td:not(.off, .none, .sum, .spans td)").evaluate_all(
            "all => all.filter((one) => one.querySelector('a') && !one.matches('.t1')).length"
        ) == 0
        page.locator(".heatmap td.t1 a").first.focus()
        expect(page.locator(".tip")).to_contain_text("Trước đó")
        page.get_by_role("link", name=words.NO_COMPARE).first.click()
        expect(page.locator(".map-changes")).to_have_count(0)


# Grey paper


SHAPES = """kinds => {
  const frame = document.createElement('div');
  frame.innerHTML = kinds.map(([look, names, text], at) => `<table class="heatmap ${look}"
    style="min-width:0;width:44px;position:absolute;left:10px;top:${40 * at}px"><tbody><tr>
    <td class="${names}"><a href="#">${text}</a></td></tr></tbody></table>`).join('');
  Object.assign(frame, { id: 'shapes' });
  Object.assign(frame.style, { position: 'relative', height: `${40 * kinds.length}px` });
  document.querySelector('#main').replaceChildren(frame);
}"""
# Whole pixels, so that two cells are laid one over the other exactly; and no colour.
IN_GREY = """html { filter: grayscale(1); font-size: 100% !important; }
  body { margin: 0; } #main { padding: 0 !important; position: absolute; left: 0; top: 0; }
  body > *:not(:has(#shapes)), header, aside { display: none !important; }
  #shapes td { height: var(--high) !important; }"""


def drawn_in_grey(page: Page, at: int) -> Image.Image:
    """One cell as two tones: whatever stands out of its own ground, and the ground."""
    shot = page.locator("#shapes table").nth(at).screenshot()
    grey = Image.open(io.BytesIO(shot)).convert("L")
    # The page around a cell is no part of it.
    cell = page.locator("#shapes td").nth(at).bounding_box()
    table = page.locator("#shapes table").nth(at).bounding_box()
    assert cell
    assert table
    # Two dots a pixel; the outermost ones are the rounded corner.
    left, top = 2 * (cell["x"] - table["x"]), 2 * (cell["y"] - table["y"])
    inner = grey.crop((round(left) + 1, round(top) + 1, round(left + 2 * cell["width"]) - 1,
                       round(top + 2 * cell["height"]) - 1))
    ground = max(inner.getcolors(1000) or [], key=lambda one: one[0])[1]
    return inner.point(lambda light: 255 if abs(light - ground) > 40 else 0)


# Dots, at two a pixel: a shape of its own is about a hundred.
LEAST_APART = 40
HIGH = {"dense": "13px", "wide": "24px"}
# Which states a report can have in each standing: registry.standing says so.
STATES_OF = {
    Standing.OVERDUE: (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING),
    Standing.DUE_SOON: (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING),
    Standing.DONE_LATE: (State.DONE,),
    Standing.ON_TRACK: (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING),
    Standing.DONE_ON_TIME: (State.DONE,),
    Standing.OPEN_ENDED: (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING, State.DONE),
    Standing.NOT_ASSESSABLE: (State.DONE, State.SUSPENDED, State.NOT_APPLICABLE),
}


def kinds_of(look: str) -> list[tuple[Standing, tuple[str, str, str]]]:
    """Every cell there may be, with the classes it has."""
    standings, states = list(Standing), list(State)
    made = []
    for kind, several in STATES_OF.items():
        place = standings.index(kind)
        for state in several:
            made.append((kind, (look, f"s{place} one m{states.index(state)}", "")))
        if look != "dense":
            made.append((kind, (look, f"s{place} many", "1/2")))
    return made


@pytest.mark.parametrize("look", ["dense", "wide"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_grey_paper_every_standing_has_a_shape_of_its_own(
    web: Chromium, look: str, theme: str
) -> None:
    kinds = kinds_of(look)
    with web.window("leader", device_scale_factor=2) as window:
        page = map_at(window)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        page.emulate_media(media="print")
        page.evaluate(SHAPES, [classes for _, classes in kinds])
        page.add_style_tag(content=IN_GREY.replace("var(--high)", HIGH[look]))
        pictures = [drawn_in_grey(page, at) for at in range(len(kinds))]
    for (one, first), (other, second) in itertools.combinations(
        zip(kinds, pictures, strict=True), 2
    ):
        if one[0] is other[0]:
            continue
        assert first.size == second.size
        apart = ImageChops.difference(first, second).histogram()[255]
        assert apart >= LEAST_APART, (one, other, apart)


def test_the_printed_page_defines_every_colour_and_says_what_it_is(web: Chromium) -> None:
    with web.window("leader") as window:
        for query in MODES:
            page = map_at(window, query)
            page.emulate_media(media="print")
            listed = page.locator(".legend.definitions li")
            expect(listed).to_have_count(len(Standing))
            for at, kind in enumerate(Standing):
                said = texts.STANDING_MEANINGS[kind].format(days=10)
                expect(listed.nth(at)).to_contain_text(said)
                expect(listed.nth(at)).to_be_visible()
            expect(page.locator(".map-line")).to_be_visible()
            expect(page.locator(".as-of").first).to_be_visible()
            expect(page.locator(".filters").first).to_be_hidden()
            expect(page.locator(".compare-bar")).to_be_hidden()
            adjusted = page.locator(".heatmap td").first.evaluate(
                "one => getComputedStyle(one).printColorAdjust")
            assert adjusted == "exact"
            page.emulate_media(media="screen")


def test_the_printed_map_of_all_tasks_stands_on_one_page(web: Chromium) -> None:
    with web.window("leader") as window:
        data = map_at(window).pdf(prefer_css_page_size=True)
    assert data.count(b"/Type /Page\n") == 1


# Definitions on the screen


def test_a_colour_s_meaning_is_shown_when_it_has_the_focus(web: Chromium) -> None:
    with web.window("leader") as window:
        for query in ("across=task", "across=document"):
            page = map_at(window, query)
            first = page.locator(".heatmap-head .legend li").first
            meaning = first.locator(".meaning")
            expect(meaning).to_be_hidden()
            (first.locator("a") if query == "across=task" else first).focus()
            expect(meaning).to_be_visible()
            expect(meaning).to_have_text(texts.STANDING_MEANINGS[Standing.OVERDUE])


def test_a_press_puts_a_meaning_away_until_the_pointer_has_left(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, "across=document")
        first = page.locator(".heatmap-head .legend li").first
        first.hover()
        expect(first.locator(".meaning")).to_be_visible()
        page.mouse.down()
        page.mouse.up()
        expect(first.locator(".meaning")).to_be_hidden()
        page.locator("h1").hover()
        page.evaluate("document.activeElement.blur()")
        first.hover()
        expect(first.locator(".meaning")).to_be_visible()


# Room, barriers, files


def test_a_finger_s_map_has_room_and_shows_that_it_goes_on(web: Chromium) -> None:
    with web.window("leader", PHONE) as window:
        page = map_at(window)
        low = page.locator(".heatmap tbody td[class^=s]:not(.sum)").evaluate_all(
            "all => Math.min(...all.map((one) => one.getBoundingClientRect().height))")
        assert low >= 24
        shade = """frame => [getComputedStyle(frame, '::after').opacity,
            frame.scrollWidth > frame.clientWidth]"""
        frame = page.locator(".heatmap-frame")
        assert frame.evaluate(shade) == ["1", True]
        frame.evaluate("frame => { frame.scrollLeft = 9999 }")
        page.wait_for_function("() => getComputedStyle(document.querySelector("
                               "'.heatmap-frame'), '::after').opacity === '0'")


# In the light the others are audited as pages of an officer (test_browser_accessible).
AUDITED_HERE = MODES if "WHOLE" in os.environ else MODES[-2:]


@pytest.mark.parametrize("query", MODES)
def test_axe_finds_no_barrier_in_any_map(web: Chromium, query: str) -> None:
    with web.window("leader") as window:
        page = map_at(window, query)
        assert query not in AUDITED_HERE or found(page) == []
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert found(page, COLOUR_RULES) == []


def test_no_map_makes_the_page_scroll_sideways_and_its_bar_takes_two_rows(web: Chromium) -> None:
    with web.window("leader") as window:
        for query in MODES:
            window.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            page = map_at(window, query)
            for width, height in (PHONE, WALL, DESK):
                page.set_viewport_size({"width": width, "height": height})
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, (query, wide)
            box = page.locator(".page-top").bounding_box()
            assert box
            assert box["height"] <= 80, (query, box)


def test_every_file_is_downloaded_from_its_menu(web: Chromium) -> None:
    with web.window("leader") as window:
        page = map_at(window, f"across=document&{COMPARED}")
        page.locator(".heatmap-exports > summary").click()
        for ending, said in words.EXPORTS.items():
            with page.expect_download() as started:
                page.locator(".heatmap-exports").get_by_role("link", name=said).click()
            name = started.value.suggested_filename
            assert name.startswith("ban-do-nhiet-2026-van-ban-")
            assert name.endswith(f"DU-LIEU-TRINH-DIEN.{ending}")
        assert not [one for one in window.requests if one.endswith(".ttf")]


def test_the_svg_opens_by_itself_and_runs_nothing(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.page
        data = page.request.get(f"{web.server.address}/heatmap.svg?across=group").body()
        seen: list[Any] = []
        page.on("console", lambda said: seen.append(said.text))
        page.goto(f"{web.server.address}/login")
        page.set_content(f"<body>{data.decode().partition('?>')[2]}</body>")
        shown = page.locator("svg text", has_text="Sở Y tế")
        expect(shown.first).to_be_visible()
        assert page.evaluate("document.fonts.size") >= 2
