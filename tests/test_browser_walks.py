"""What people do, done in a real browser: record, collide, lose the line, be refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browser import (
    ROLES,
    Chromium,
    Demonstration,
    Window,
    addresses,
    chromium,
    task_id,
)
from desk_hand import Desk, kept
from playwright.sync_api import Page, expect

from dashboard import texts
from dashboard.texts import admin as admin_words
from dashboard.texts import scores as score_words
from db.vocabulary import State

RESULT = "Đã ban hành kế hoạch; mở 03 lớp tập huấn cho 145 lượt người, ở Cầu Kè và Tiểu Cần."
SAVED = re.compile("^Đã lưu lúc")
SENT = re.compile("^Đã gửi lúc")
PAYLOADS = (
    '<img src=x onerror="window.__xss=1">',
    '"><script>window.__xss=1</script>',
    "javascript:window.__xss=1",
    "<svg/onload=window.__xss=1>{{constructor.constructor('window.__xss=1')()}}",
)


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def other(web: Chromium) -> Iterator[Chromium]:
    """The same browser with a server of its own, for a test that harms it."""
    server = Demonstration()
    yield Chromium(web.browser, server)
    server.close()


def open_report(server: Demonstration, path: str, place: int = 0) -> tuple[int, str]:
    """A report of the last round that is being worked on, and its agency's code."""
    found = server.ask(
        "select r.id, a.code from reports r join agencies a on a.id = r.agency_id "
        "join rounds o on o.id = r.round_id where r.task_id = ? and r.state = 'in_progress' "
        "and a.code not in ('so-tu-phap', 'so-noi-vu') "
        "and o.year = (select max(year) from rounds) order by r.id",
        task_id(server, path),
    )
    return int(found[place][0]), str(found[place][1])


def save(page: Page) -> None:
    """Press save and see that it was kept."""
    page.click("#report-save")
    expect(page.locator("#report-said")).to_have_text(SAVED)


def ratio(words: str) -> tuple[int, int]:
    """The first n/m in a text."""
    found = re.search(r"(\d+)/(\d+)", words)
    assert found, words
    return int(found[1]), int(found[2])


def figures(window: Window, task: int, code: str, name: str) -> dict[str, str]:
    """What the leader's pages say of one agency's report of II.2.b."""
    said = {}
    cell = window.open("/heatmap").locator(f".heatmap a[href^='/tasks/{task}?agency={code}&']")
    said["cell"] = cell.get_attribute("aria-label") or ""
    tiles = window.open(f"/agencies/{code}").locator(".tiles li")
    said["done"] = tiles.filter(has_text=score_words.COMPLETION).inner_text()
    said["verified"] = tiles.filter(has_text=score_words.VERIFIED).inner_text()
    page = window.open("/sections/II.2.b")
    said["section"] = page.locator(".clause").first.inner_text().split("%")[-1]
    said["row"] = page.locator("tr").filter(has_text=name).first.inner_text()
    page = window.open("/documents/kh-tu-35-2021")
    said["document"] = page.locator(".bar-rate").first.inner_text()
    window.expect_nothing_wrong()
    return said


def test_what_an_officer_records_shows_on_every_page_of_the_leader(web: Chromium) -> None:
    report, code = open_report(web.server, "II.2.b")
    task = task_id(web.server)
    named = "select name, short_name from agencies where code = ?"
    name, short = web.server.ask(named, code)[0]
    with web.window("leader") as leader, web.window("officer") as officer:
        before = figures(leader, task, code, name)
        desk = Desk(officer, f"/update?show=all&agency={code}&section=II.2")
        desk.at(report, "result").write(RESULT).press("Tab")
        desk.at(report, "state").press("4")
        desk.at(report, "verification").press("x", "Control+s").sent()
        history = officer.open(f"/tasks/{task}?agency={code}").locator("#report-history li")
        expect(history.first).to_contain_text(RESULT)
        after = figures(leader, task, code, name)
        for place in ("done", "verified", "section", "document"):
            assert ratio(after[place])[0] == ratio(before[place])[0] + 1, (place, before, after)
        assert ratio(after["done"])[1] == ratio(before["done"])[1]
        assert texts.STATES[State.DONE] in after["cell"] != before["cell"]
        assert texts.STATES[State.DONE] in after["row"]
        assert "100%" in after["row"]
        newest = officer.open("/audit").locator("tbody tr").filter(has_text=f"II.2.b · {short}")
        expect(newest.first).to_contain_text(f"→ {texts.STATES[State.DONE]}")
        expect(newest.first).to_contain_text(admin_words.DEEDS["record_status"])
        officer.expect_nothing_wrong()
    with web.window("admin") as admin:
        line = admin.open("/audit").locator("tbody tr").filter(has_text=f"II.2.b · {short}").first
        expect(line).to_contain_text(texts.ROLES[ROLES["officer"].role])


def test_an_agency_finds_only_its_own(web: Chromium) -> None:
    foreign = task_id(web.server, "III.7")
    with web.window("agency") as window:
        window.open("/")
        menu = window.text(".bar nav")
        for word in (texts.HEATMAP, texts.UPDATE, texts.ADMIN, texts.AUDIT):
            assert word not in menu
        for address in ("/heatmap", "/agencies", "/update", "/admin", "/audit"):
            page = window.open(address)
            expect(page.locator("h1")).to_have_text(texts.NO_RIGHT)
        expect(window.open("/agencies/so-y-te").locator("h1")).to_have_text(texts.NO_PAGE)
        page = window.open(f"/tasks/{foreign}?agency=so-y-te")
        assert page.locator("#report-form, #report-history li").count() == 0
        for row in page.locator("#task-agencies tbody tr").all_inner_texts():
            assert row.startswith("STP"), row
        for address in addresses(web.server, "agency"):
            links = window.open(address).eval_on_selector_all(
                "#main a[href]", "all => all.map(one => one.getAttribute('href'))"
            )
            named = set(re.findall(r"agenc\w+[=/]([\w-]+)", " ".join(links)))
            assert named <= {"so-tu-phap", "own"}, (address, named)
        window.expect_nothing_wrong()


def test_a_deadline_for_one_agency_is_not_told_to_another(web: Chromium) -> None:
    task, reason = task_id(web.server, "II.6.a"), "Sở Y tế xin lùi vì đợt dịch ở cơ sở."
    year = web.server.ask("select max(year) from rounds")[0][0]
    with web.window("officer") as officer:
        page = officer.open(f"/tasks/{task}?agency=so-y-te")
        page.click(".deadline-form summary")
        page.fill("#deadline-due-on", f"31/12/{year}")
        page.fill("#deadline-reason", reason)
        page.check("#deadline-one")
        page.click("#deadline-save")
        expect(page.locator("#task-deadline")).to_contain_text(reason)
    with web.window("agency") as agency:
        assert reason not in agency.open(f"/tasks/{task}").inner_text("#main")


def test_an_agency_reports_and_the_officer_confirms(web: Chromium) -> None:
    report, task = web.server.ask(
        "select r.id, t.id from reports r join tasks t on t.id = r.task_id "
        "join sections s on s.id = t.section_id join agencies a on a.id = r.agency_id "
        "join rounds o on o.id = r.round_id where a.code = 'so-tu-phap' and s.path like 'II.%' "
        "and r.state = 'in_progress' and o.year = (select max(year) from rounds)"
    )[0]
    with web.window("agency") as agency:
        page = agency.open(f"/tasks/{task}")
        assert page.locator(f"#report-state option[value={State.DONE.value}]").count() == 0
        expect(page.locator("#report-verified")).to_be_hidden()
        page.fill("#report-percent", "100")
        page.fill("#report-result", RESULT)
        page.click("#report-send")
        expect(page.locator("#report-said")).to_have_text(SENT)
        agency.expect_nothing_wrong()
    with web.window("officer") as officer:
        desk = Desk(officer, "/update?show=awaiting&agency=so-tu-phap")
        expect(desk.cell(report, "result")).to_have_text(RESULT)
        desk.at(report, "verification").press("x", "Control+s").sent()
        officer.expect_nothing_wrong()
    assert kept(web.server, report, "state, verification") == ("done", "verified")


def press_until(page: Page, wanted: str, key: str = "Tab", most: int = 80) -> None:
    """Press a key until what has the focus fits."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("at => document.activeElement.matches(at)", wanted):
            return
    raise AssertionError(f"{wanted} is not reached by {key}")


def test_everything_is_done_by_the_keyboard_alone(web: Chromium) -> None:
    with web.window("officer") as window:
        page = window.open("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == texts.SKIP_TO_CONTENT
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('#main')")
        window.open("/")
        press_until(page, ".bar nav a[href='/heatmap']")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(texts.HEATMAP)
        expect(page.locator("h1")).to_be_focused()
        press_until(page, ".heatmap [data-at]")
        _walk_the_map(page)
        expect(page.locator("h1")).to_contain_text(texts.TASK)
        _fill_by_keys(page)
        window.expect_nothing_wrong()


def _walk_the_map(page: Page) -> None:
    def at() -> str:
        return str(page.evaluate("document.activeElement.dataset.at"))

    assert at() == "0.0"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert at() == "1.1"
    expect(page.locator(".tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_have_count(0)
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert at() == "1.0"
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def _fill_by_keys(page: Page) -> None:
    page.wait_for_selector("#report-state")
    press_until(page, "#report-state", most=200)
    page.keyboard.press("ArrowDown")
    press_until(page, "#report-percent")
    page.keyboard.press("Control+A")
    page.keyboard.type("100")
    press_until(page, "#report-result")
    page.keyboard.press("Control+A")
    page.keyboard.type(RESULT)
    press_until(page, "#report-verified")
    page.keyboard.press("Space")
    press_until(page, "#report-save")
    page.keyboard.press("Enter")
    expect(page.locator("#report-said")).to_have_text(SAVED)


@pytest.mark.parametrize(
    "address",
    ["/khong-co", "/tasks/999999", "/tasks/abc", "/agencies/khong-co", "/documents/khong-co",
     "/sections/IX.9", "/tasks/1/../../x"],
)  # fmt: skip
def test_an_unknown_address_gets_a_designed_page(web: Chromium, address: str) -> None:
    with web.window("leader") as window:
        page = window.open(address)
        expect(page.locator("h1")).to_have_text(texts.NO_PAGE)
        expect(page.locator("#main a.btn")).to_have_attribute("href", "/")
        window.expect_nothing_wrong()


def test_the_dark_theme_stays_after_a_reload(web: Chromium) -> None:
    with web.window("leader") as window:
        page = window.open("/")
        light = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.click(".user > summary")
        page.click("#theme")
        page.reload()
        window.stands()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
        window.expect_nothing_wrong()


@pytest.mark.timeout(600)
def test_no_typed_text_is_ever_run(other: Chromium) -> None:
    with other.window("officer") as officer, other.window("admin") as admin:
        for place, payload in enumerate(PAYLOADS):
            report, code = open_report(other.server, "II.2.b", place)
            desk = Desk(officer, f"/update?show=all&agency={code}&section=II.2")
            desk.at(report, "result").write(payload).press("Control+Enter")
            desk.at(report, "difficulties").write(payload).press("Control+Enter").sent()
        page = admin.open("/admin/agencies/so-tu-phap")
        page.fill("#agency-note", " ".join(PAYLOADS))
        page.click("#agency-save")
        expect(page.locator("#notice")).to_contain_text(admin_words.AGENCY_SAVED)
        seen = addresses(other.server, "officer")
        rest = [one for one in addresses(other.server, "admin") if one not in seen]
        one_view = {one.partition("?")[0]: one for one in reversed([*seen])}.values()
        for window, pages in ((officer, one_view), (admin, rest)):
            for address in pages:
                page = window.open(address)
                assert page.evaluate("window.__xss") is None, address
            window.expect_nothing_wrong()
