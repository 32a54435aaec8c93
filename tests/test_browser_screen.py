"""A wallboard on a real screen: let in, going round, readable, lost and found, taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from browser import Chromium, chromium
from playwright.sync_api import Locator, Page, expect

from dashboard.texts import screens as words
from db.vocabulary import ScreenView

FULL_HD, FOUR_K = (1920, 1080), (3840, 2160)
# How often a screen asks, and after how long at the latest when it was not answered (screen.js).
ASKS, ASKS_AGAIN = 3_000, 30_000
# What is cut, lies outside its picture or over its neighbour, and how small the letters are.
MEASURE = """() => {
  const root = document.documentElement, wrong = [], stage = document.querySelector('#stage');
  const box = stage.getBoundingClientRect();
  const all = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const apart = (a, b) => a.right <= b.left + 1 || a.left >= b.right - 1
    || a.bottom <= b.top + 1 || a.top >= b.bottom - 1;
  let smallest = Infinity, largest = 0;
  if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) wrong.push('scrolls');
  const seen = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (seen.nextNode()) {
    const words = seen.currentNode.textContent.trim(), parent = seen.currentNode.parentElement;
    if (!words || !parent.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    const range = document.createRange();
    range.selectNodeContents(seen.currentNode);
    for (const one of range.getClientRects()) {
      const inside = stage.contains(parent) ? box : all;
      if (one.left < inside.left - 1 || one.right > inside.right + 1 || one.top < inside.top - 1
          || one.bottom > inside.bottom + 1) wrong.push(`outside: ${words.slice(0, 40)}`);
    }
  }
  for (const one of document.querySelectorAll('body *')) {
    const style = getComputedStyle(one);
    if (one.scrollWidth > one.clientWidth + 2 && one.clientWidth && style.display !== 'inline')
      wrong.push(`wide: ${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`);
    const isCut = one.scrollHeight > one.clientHeight + 2 && style.overflowY !== 'visible';
    if (isCut && one.clientHeight)
      wrong.push(`tall: ${one.tagName}.${one.className}`);
    const next = one.nextElementSibling;
    if (next && /^(LI|TR)$/.test(one.tagName) && one.parentElement === next.parentElement) {
      if (!apart(one.getBoundingClientRect(), next.getBoundingClientRect()))
        wrong.push(`over: ${one.textContent.slice(0, 40)}`);
    }
  }
  return { wrong: [...new Set(wrong)], smallest, largest };
}"""
TURN = "document.dispatchEvent(new Event('screen:turn'))"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A browser, with a server of its own: it is stopped and started here."""
    with chromium() as opened:
        yield opened


def hurried(page: Page) -> Page:
    """A device whose clock the test may put forward: nobody waits for its next question."""
    page.clock.install()
    return page


def ask(page: Page) -> None:
    """The device comes to its next question and gets the answer."""
    with page.expect_response("**/screen/data*"):
        page.clock.run_for(ASKS + 1_000)


def let_in(web: Chromium, page: Page, name: str, seconds: int = 600) -> None:
    """The administrator types what the device shows, in a window of their own."""
    page.goto(f"{web.server.address}/screen")
    code = page.locator(".code")
    expect(code).to_have_text(re.compile(r"^\w{4}\s\w{4}$"))
    with web.window("admin") as window:
        admin = window.open("/admin/screens")
        admin.fill("#screens-code", code.inner_text())
        admin.fill("#screens-new-name", name)
        admin.fill("#screens-new-place", "Tầng 2, trụ sở UBND tỉnh")
        admin.fill("#screens-new-custodian", "Văn phòng UBND tỉnh")
        admin.fill("#screens-new-seconds", str(seconds))
        admin.click("#screens-enrol")
        expect(admin.locator("#notice")).to_contain_text(f"Đã ghi danh “{name}”")
        expect(admin.locator("#screens-body")).to_contain_text(name)
        window.expect_nothing_wrong()
    expect(page.locator("body")).to_have_attribute("data-mode", "showing", timeout=20_000)


def turned(page: Page) -> int:
    return int(page.locator("body").get_attribute("data-turns") or 0)


def test_a_device_is_let_in_goes_round_and_obeys_the_keyboard(web: Chromium) -> None:
    with web.window(size=FULL_HD) as device:
        page = hurried(device.page)
        let_in(web, page, "Màn hình đi vòng", seconds=5)
        first = page.locator("#title").inner_text()
        assert first.startswith("Toàn cảnh kỳ")
        expect(page.locator("#moment")).to_contain_text("Số liệu lúc")
        expect(page.locator(".demonstration")).to_contain_text("DỮ LIỆU TRÌNH DIỄN")
        page.clock.run_for(6_000)
        expect(page.locator("#title")).to_contain_text("quá hạn")
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#title")).to_have_text(first)
        page.keyboard.press(" ")
        expect(page.locator("#stopped")).to_be_visible()
        before = turned(page)
        page.clock.run_for(7_000)
        assert turned(page) == before
        page.keyboard.press("ArrowRight")
        expect(page.locator("#views li[aria-current=true]")).to_have_text("Cơ quan quá hạn")
        page.keyboard.press(" ")
        page.clock.run_for(6_000)
        expect(page.locator("#title")).to_contain_text("Nhóm nhiệm vụ")
        assert "Văn phòng" not in page.locator("body").inner_text(), "no custodian on the wall"
        asked = [url for url in device.requests if "/screen/data" in url]
        secret = next(one["value"] for one in device.context.cookies() if one["name"] == "screen")
        assert secret not in "".join(asked)
        assert "screen=" not in page.evaluate("document.cookie")
        assert device.troubles == [], "not one question is answered with an error"


@pytest.mark.parametrize("size", [FULL_HD, FOUR_K], ids=["1080p", "4K"])
def test_every_view_is_one_screenful_readable_from_three_metres(
    web: Chromium, size: tuple[int, int]
) -> None:
    with web.window(size=size) as device:
        page, scale = device.page, size[0] / 1920
        page.goto(f"{web.server.address}/screen")
        expect(page.locator(".code")).to_be_visible()
        shown = page.evaluate(MEASURE)
        assert shown["wrong"] == []
        assert shown["largest"] >= 96 * scale
        let_in(web, page, f"Màn hình {size[0]}")
        page.keyboard.press(" ")
        for view in ScreenView:
            expect(page.locator(f".view-{view.value}")).to_be_visible()
            expect(page.locator(f".view-{view.value}")).to_have_css("opacity", "1")
            found = page.evaluate(MEASURE)
            assert found["wrong"] == [], view
            assert found["smallest"] >= 24 * scale - 0.01, view
            if view not in (ScreenView.GROUPS, ScreenView.TREND) and page.locator(
                    ".calm").count() == 0:
                assert found["largest"] >= 96 * scale, view
            page.keyboard.press("ArrowRight")


def answered(page: Page, lost: Locator) -> None:
    """Put the clock forward from question to question until one is answered; the question before
    may still wait for the server that went, and the next is counted from its end."""
    for _ in range(10):
        page.clock.run_for(ASKS_AGAIN + 1_000)
        with suppress(AssertionError):
            expect(lost).to_be_hidden(timeout=3_000)
            return
    expect(lost).to_be_hidden()


def test_a_lost_server_leaves_the_last_picture_with_its_age_and_the_screen_comes_back_alone(
    web: Chromium,
) -> None:
    with web.window(size=FULL_HD) as device:
        page = hurried(device.page)
        let_in(web, page, "Màn hình mất mạng")
        picture, moment = page.locator("#stage").inner_html(), page.locator("#moment")
        expect(page.locator("#lost")).to_be_hidden()
        web.server.stop()
        try:
            lost = page.locator("#lost")
            page.clock.run_for(ASKS + 1_000)
            expect(lost).to_be_visible()
            expect(lost).to_have_text(re.compile(
                r"^Mất kết nối với máy chủ từ \d\d:\d\d · số liệu lúc \d\d:\d\d "
                r"\(chưa đầy 1 phút trước\)$"))
            assert page.locator("#stage").inner_html() == picture
            expect(moment).to_contain_text("Số liệu lúc")
            page.clock.run_for(60_000)
            expect(lost).to_have_text(re.compile(r"\((1|2) phút trước\)$"))
            assert page.evaluate(MEASURE)["wrong"] == []
        finally:
            web.server.start()
        answered(page, lost)
        assert page.locator("#stage").inner_html() == picture


def test_a_screen_loaded_anew_while_the_record_is_away_shows_what_it_kept(web: Chromium) -> None:
    with web.window(size=FULL_HD) as device:
        page = hurried(device.page)
        let_in(web, page, "Màn hình giữ lại")
        page.route("**/screen/data*", lambda route: route.fulfill(status=503))
        page.reload()
        expect(page.locator("#lost")).to_contain_text("phút trước)")
        expect(page.locator(".view-totals")).to_be_visible()
        page.unroute("**/screen/data*")
        answered(page, page.locator("#lost"))


def test_after_a_release_the_page_is_loaded_anew_once(web: Chromium) -> None:
    with web.window(size=FULL_HD) as device:
        page = hurried(device.page)
        let_in(web, page, "Màn hình bản mới")
        page.route("**/screen/data*", lambda route: route.continue_(
            url=f"{web.server.address}/screen/data"))
        page.evaluate("document.body.dataset.build = 'before'; window.isOld = true")
        page.clock.run_for(ASKS + 1_000)
        page.wait_for_function("() => !window.isOld")
        expect(page.locator("body")).to_have_attribute("data-mode", "showing", timeout=20_000)
        page.evaluate("document.body.dataset.build = 'kept by a proxy'; window.isOld = true")
        ask(page)
        ask(page)
        assert page.evaluate("window.isOld"), "never twice for the same release"


def test_a_withdrawn_screen_says_so_and_keeps_no_figure(web: Chromium) -> None:
    with web.window(size=FULL_HD) as device, web.window("admin") as window:
        page = hurried(device.page)
        let_in(web, page, "Màn hình thu hồi")
        assert page.evaluate("localStorage.length") == 1
        admin = window.open("/admin/screens")
        admin.locator("tr", has_text="Màn hình thu hồi").locator("a.btn").click()
        admin.locator("#screens-withdraw").click()
        expect(admin.locator("#screens-withdraw-said")).to_contain_text("Đánh dấu")
        admin.locator("#screens-sure").check()
        admin.locator("#screens-withdraw").click()
        expect(admin.locator("#notice")).to_contain_text("Đã thu hồi")
        page.clock.run_for(ASKS + 1_000)
        expect(page.locator("#title")).to_have_text(words.SAID["withdrawn"])
        shown = page.locator("#stage, #views, #moment, #day, #where").all_inner_texts()
        assert not re.search(r"\d", " ".join(shown)), shown
        assert page.evaluate("localStorage.length") == 0
        ask(page)
        expect(page.locator("#title")).to_have_text(words.SAID["withdrawn"])
        page.reload()
        expect(page.locator(".code")).to_be_visible()
        expect(page.locator("#title")).to_have_text(words.SAID["withdrawn"])


def heap(session: Any) -> dict[str, float]:
    """What the page holds after a full collection."""
    session.send("HeapProfiler.collectGarbage")
    return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}


def test_two_hundred_turns_leave_nothing_behind(web: Chromium) -> None:
    with web.window(size=FULL_HD) as device:
        page = device.page
        let_in(web, page, "Màn hình bền")
        session = device.context.new_cdp_session(page)
        session.send("Performance.enable")
        for _ in range(30):
            page.evaluate(TURN)
        before = heap(session)
        for _ in range(200):
            page.evaluate(TURN)
        after = heap(session)
        assert turned(page) >= 230
        assert after["JSHeapUsedSize"] < before["JSHeapUsedSize"] + 300_000
        assert after["JSEventListeners"] <= before["JSEventListeners"]
        assert after["Nodes"] < before["Nodes"] + 1_000
