"""In a real browser: the graph is walked by keyboard, and a cell's card leads to its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browser import DESK, PHONE, Chromium, Window, chromium
from playwright.sync_api import Page, expect
from test_browser_accessible import COLOUR_RULES, found

from dashboard.texts import basis as basis_words
from dashboard.texts import relations as words

PLAN = "/documents/kh-ubnd-66-2022/graph"
BUSY = (PLAN, "/documents/luat-pctn/graph?depth=2", "/documents/nq-tw-26-2018/graph?depth=2")


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def focused(page: Page) -> str:
    """Where the link that has the focus leads."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


def tab_to_the_middle(page: Page) -> None:
    """From the page's heading by Tab alone to the document in the middle of the drawing."""
    page.locator("#main h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.relation-graph .centre')"):
            return
    raise AssertionError("Tab never came to the middle")


def test_the_graph_is_walked_two_steps_and_back_by_keyboard(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/documents/nq-tw-26-2018/graph")
        tab_to_the_middle(page)
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        while "kh-ubnd-66-2022" not in focused(page):
            before = focused(page)
            page.keyboard.press("ArrowDown")
            assert focused(page) != before
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"{PLAN}\\?trail=nq-tw-26-2018$"))
        expect(page.locator(".centre .node-name")).to_contain_text("66/KH-UBND")
        tab_to_the_middle(page)
        page.keyboard.press("ArrowLeft")
        second = focused(page).split("/")[2]
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"/documents/{second}/graph\\?trail=nq-tw-26-2018"))
        expect(page.locator(".crumbs li")).to_have_count(4)
        page.locator(".crumbs a").nth(2).press("Enter")
        expect(page).to_have_url(re.compile(f"{PLAN}\\?trail=nq-tw-26-2018$"))
        page.evaluate("history.go(-3)")
        expect(page).to_have_url(re.compile("/documents/nq-tw-26-2018/graph$"))
        # Nothing of it loaded the page anew.
        assert sum(one.endswith("_dash-layout") for one in window.requests) == 1
        window.expect_nothing_wrong()


@pytest.mark.parametrize("address", BUSY)
def test_no_boxes_overlap_as_drawn_and_the_page_does_not_scroll_sideways(
    web: Chromium, address: str
) -> None:
    with web.window("leader") as window:
        page = window.open(address)
        boxes = page.evaluate("""() => [...document.querySelectorAll('.relation-graph .node rect')]
          .map(one => one.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])""")
        clash = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n]
                 if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
        out = page.evaluate("""() => [...document.querySelectorAll('.relation-graph .node')]
          .filter(one => { const b = one.querySelector('rect').getBoundingClientRect();
            return [...one.querySelectorAll('text')].some(t =>
              t.getBoundingClientRect().right > b.right + 1); }).map(one => one.textContent)""")
        assert (clash, out) == ([], [])
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK[0]
        window.expect_nothing_wrong()


def test_the_list_has_the_same_documents_as_the_drawing(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/documents/nd-cp-59-2019/graph")
        keys = """where => [...new Set([...document.querySelectorAll(where)]
          .map(one => one.getAttribute('href').split(/[/?]/)[2]))].sort()"""
        drawn = page.evaluate(keys, ".relation-graph .node:not(.centre, .tasks, .unknown)")
        listed = page.evaluate(keys, ".relations dd > a")
        assert drawn == listed


def test_on_a_phone_the_list_stands_for_the_drawing(web: Chromium) -> None:
    with web.window("leader", PHONE) as window:
        page = window.open(PLAN)
        expect(page.locator(".relation-graph")).to_be_hidden()
        expect(page.locator(".relations dd").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert page.get_by_role("heading", name=words.AS_LIST).count() == 1


def cell_at(window: Window, address: str = "/heatmap") -> Page:
    page = window.open(address)
    page.wait_for_selector(".heatmap td a[data-at]")
    return page


def test_a_cells_card_leads_to_its_basis_by_mouse(web: Chromium) -> None:
    with web.window("leader") as window:
        page = cell_at(window)
        cell = page.locator(".heatmap td a[href^='/tasks/']").nth(40)
        where = cell.get_attribute("href")
        cell.hover()
        card = page.locator(".tip")
        expect(card).to_be_visible()
        frame = card.bounding_box()
        assert frame
        # The pointer crosses a corner on its way and the card stays.
        page.mouse.move(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2, steps=6)
        page.wait_for_timeout(500)
        link = card.get_by_role("link", name=basis_words.QUESTION)
        expect(link).to_have_attribute("href", f"{where}#basis")
        link.click()
        expect(page.locator("#basis.arrived")).to_be_in_viewport()
        window.expect_nothing_wrong()


def test_the_card_can_be_sent_away_and_goes_when_the_pointer_goes(web: Chromium) -> None:
    with web.window("leader") as window:
        page = cell_at(window)
        cell = page.locator(".heatmap td a[href^='/tasks/']").nth(40)
        cell.hover()
        expect(page.locator(".tip")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".tip")).to_have_count(0)
        page.locator(".heatmap td a[href^='/tasks/']").nth(44).hover()
        expect(page.locator(".tip")).to_be_visible()
        page.locator("#main h1").hover()
        expect(page.locator(".tip")).to_have_count(0)


def test_the_key_c_on_a_cell_opens_its_basis(web: Chromium) -> None:
    with web.window("leader") as window:
        page = cell_at(window)
        cell = page.locator(".heatmap td a[href^='/tasks/']").first
        where = str(cell.get_attribute("href"))
        cell.focus()
        expect(page.locator(".tip")).to_contain_text(basis_words.QUESTION)
        page.keyboard.press("c")
        expect(page).to_have_url(re.compile(re.escape(f"{where}#basis") + "$"))
        expect(page.locator("#basis.arrived")).to_be_in_viewport()


def test_a_group_leads_to_its_section_and_a_round_says_why_not(web: Chromium) -> None:
    with web.window("leader") as window:
        page = cell_at(window, "/heatmap?across=group")
        page.locator(".heatmap td a[href^='/tasks?']").first.focus()
        link = page.locator(".tip").get_by_role("link", name=basis_words.QUESTION)
        expect(link).to_have_attribute("href", re.compile("^/sections/II"))
        page = cell_at(window, "/heatmap?across=round")
        page.locator(".heatmap td a[href^='/tasks?']").first.focus()
        expect(page.locator(".tip small")).to_be_visible()
        before = page.url
        page.keyboard.press("c")
        assert page.url == before


def test_from_a_document_to_the_citing_words_in_the_text(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/documents/luat-pctn")
        quoted = page.locator(".quotation a").first
        said = quoted.inner_text()
        quoted.press("Enter")
        there = page.locator(".cite.arrived")
        expect(there).to_be_in_viewport()
        expect(there).to_be_focused()
        assert said.split()[0] in there.inner_text()
        window.expect_nothing_wrong()


HARM = [
    ["svg", {"onload": "window.__harm=1", "style": "color:red", "width": "1rem"},
     ["script", {}, "window.__harm=1"], ["foreignObject", {}, "x"], ["use", {"href": "/x#y"}],
     ["image", {"href": "/x"}], ["style", {}, "*{}"],
     ["a", {"href": "javascript:window.__harm=1", "class": "bad"}, ["text", {"x": "1"}, "x"]],
     ["path", {"d": "url(//x)", "stroke": "url(//x)", "transform": "url(x)", "class": "p"}],
     ["rect", {"x": "1;y", "width": "expression(1)", "rx": "2"}]],
]


def test_a_drawing_holds_nothing_but_shapes_and_checked_links(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open(PLAN)
        shown = page.evaluate("""tree => {
          const { draw } = window.plan_monitor, frame = document.createElement('div');
          document.body.append(frame);
          const root = window.ReactDOM.createRoot ? window.ReactDOM.createRoot(frame) : null;
          const node = window.React.createElement('div', null, ...tree.map(draw));
          if (root) window.ReactDOM.flushSync(() => root.render(node));
          else window.ReactDOM.render(node, frame);
          return frame.innerHTML; }""", HARM)
        assert page.evaluate("window.__harm") is None
        for word in ("script", "foreign", "use", "image", "style", "url", "java", "onload", ";"):
            assert word not in shown, shown
        assert 'rx="2"' in shown


@pytest.mark.parametrize("address", [*BUSY, "/documents/nd-cp-59-2019/graph", "/tasks/1#basis",
                                     "/tasks/1", "/sections/II.1"])
def test_axe_finds_nothing_wrong_in_either_theme(web: Chromium, address: str) -> None:
    with web.window("leader") as window:
        page = window.open(address)
        assert found(page) == []
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert found(page, COLOUR_RULES) == []


def test_axe_finds_nothing_wrong_with_the_card(web: Chromium) -> None:
    with web.window("leader") as window:
        page = cell_at(window)
        page.locator(".heatmap td a[href^='/tasks/']").first.focus()
        expect(page.locator(".tip a").first).to_be_visible()
        assert found(page) == []
