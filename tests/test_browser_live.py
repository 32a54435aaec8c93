"""An open page stays true: new figures come by themselves, and nothing the reader does is lost."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from browser import Chromium, Demonstration, Window, chromium, task_id
from desk_hand import Desk
from playwright.sync_api import Page, expect

from dashboard import texts
from db import connect
from db.models import Report, User
from db.vocabulary import State
from registry import clock, progress
from registry.accounts import actor_of

COME = 15_000
# A page's own first element and the window's place: neither may be taken down or moved.
MARK = """() => { document.querySelector('#page').children[0].dataset.kept = 'yes';
  window.scrollTo(0, 240); window.before = window.scrollY; }"""
KEPT = """() => document.querySelector('#page').children[0].dataset.kept === 'yes'
  && window.scrollY === window.before"""

PLACE = "() => [document.activeElement.id, document.activeElement.selectionEnd]"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def record(web: Chromium) -> Any:
    """Records how far an agency's report is, as an officer at another desk would."""
    database = connect(f"sqlite:///{web.server.record}")
    id_ = report_id(web.server)

    def deed(percent: int, state: State = State.IN_PROGRESS) -> None:
        with database.writing() as rows:
            officer = rows.query(User).filter_by(username="noivu").one()
            report = rows.get_one(Report, id_)
            said = progress.StatusInput(state=state, percent=percent, result="Đã tập huấn")
            progress.record_status(
                rows, id_, said, expected_version=report.version, op_id=str(uuid.uuid4()),
                actor=actor_of(officer), at=clock.now(),
            )  # fmt: skip

    yield deed
    database.close()


def report_id(server: Demonstration) -> int:
    """The report of Sở Y tế on II.2.b in the newest round."""
    return int(server.ask(
        "select r.id from reports r join agencies a on a.id = r.agency_id "
        "join rounds o on o.id = r.round_id where r.task_id = ? and a.code = 'so-y-te' "
        "and o.year = (select max(year) from rounds)", task_id(server),
    )[0][0])  # fmt: skip


def cell(page: Page, server: Any) -> Any:
    """The heatmap's cell of the report that is recorded."""
    return page.locator(f".heatmap a[href^='/tasks/{task_id(server)}?agency=so-y-te']")


def test_a_recorded_status_reaches_every_open_page(web: Chromium, record: Any) -> None:
    record(11)
    task = task_id(web.server)
    with ExitStack() as open_windows:
        shown: dict[str, Window] = {}
        lists = (f"/tasks/{task}?agency=so-y-te", "/tasks?agency=so-y-te")
        for address in ("/heatmap", *lists):
            window = open_windows.enter_context(web.window("leader"))
            window.open(address).evaluate(MARK)
            shown[address] = window
        record(46)
        expect(cell(shown["/heatmap"].page, web.server)).to_have_attribute(
            "aria-label", re.compile("Tiến độ 46%"), timeout=COME)
        for address in lists:
            expect(shown[address].page.locator("#page")).to_contain_text("46%", timeout=COME)
        for address, window in shown.items():
            assert window.page.evaluate(KEPT), address
            window.expect_nothing_wrong()


def test_words_being_typed_stay_when_new_figures_come(web: Chromium, record: Any) -> None:
    task = task_id(web.server)
    record(12)
    with web.window("officer") as window:
        page = window.open(f"/tasks/{task}?agency=so-y-te")
        page.locator("#report-result").press_sequentially("Kết quả đang gõ dở")
        page.evaluate("() => { const f = document.activeElement; f.setSelectionRange(3, 3); }")
        record(58)
        expect(page.locator("#page")).to_contain_text("58%", timeout=COME)
        assert "Kết quả đang gõ dở" in page.locator("#report-result").input_value()
        assert page.evaluate(PLACE) == ["report-result", 3]
        window.expect_nothing_wrong()


def test_the_desk_takes_what_others_record_and_keeps_what_is_typed(
    web: Chromium, record: Any
) -> None:
    record(13)
    with web.window("officer") as window:
        desk = Desk(window, "/update?show=all&agency=so-y-te&section=II.2")
        theirs = report_id(web.server)
        mine = next(id_ for id_ in desk.ids() if id_ != theirs)
        desk.at(mine, "result").write("Đang gõ ở dòng khác")
        record(67)
        expect(desk.cell(theirs, "percent")).to_have_text("67%", timeout=COME)
        assert desk.page.evaluate("() => document.activeElement.value") == "Đang gõ ở dòng khác"
        window.expect_nothing_wrong()


HIDE = """hidden => { Object.defineProperty(document, 'hidden', { get: () => hidden,
  configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }"""
# How often a page asks, and how long it waits at most for a lost server (live.js), with room.
SEVERAL, LONGEST_WAIT = 10_000, 35_000


def standing_still(page: Page) -> None:
    """From now on only the test moves the page's clock."""
    page.clock.pause_at(clock.now() + timedelta(seconds=5))


def test_a_hidden_tab_asks_nothing_and_asks_at_once_when_it_is_seen(web: Chromium) -> None:
    with web.window("leader") as window:
        window.page.clock.install()
        page = window.open("/heatmap")
        with page.expect_response("**/live?*"):
            standing_still(page)
            page.clock.run_for(SEVERAL)
        page.evaluate(HIDE, True)
        page.wait_for_timeout(300)
        asked = len(window.requests)
        page.clock.run_for(SEVERAL)
        page.wait_for_timeout(300)
        assert len(window.requests) == asked
        with page.expect_request("**/live?*"):
            page.evaluate(HIDE, False)


def test_a_past_moment_is_not_asked_about(web: Chromium) -> None:
    with web.window("leader") as window:
        window.page.clock.install()
        page = window.open("/heatmap?as_of=2026-11-01")
        asked = len(window.requests)
        page.clock.run_for(SEVERAL)
        page.wait_for_timeout(300)
        assert not [one for one in window.requests[asked:] if "/live" in one]


def test_a_lost_server_is_said_and_the_page_recovers_alone(web: Chromium) -> None:
    with web.window("leader") as window:
        window.page.clock.install()
        page = window.open("/heatmap")
        web.server.stop()
        page.clock.run_for(SEVERAL)
        line = page.locator("#live")
        expect(line).to_contain_text(texts.STALE_SINCE.split("{")[0], timeout=COME)
        assert page.locator(".heatmap tbody tr").count() > 30
        web.server.start()
        page.clock.run_for(LONGEST_WAIT)
        expect(line).to_have_count(0, timeout=COME)
