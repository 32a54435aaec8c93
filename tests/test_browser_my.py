"""An agency's day in a real browser: typed words outlive a lost line and an ended session."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from browser import ROLES, Chromium, Window, chromium
from playwright.sync_api import Page, expect

from dashboard import texts
from dashboard.texts import my as words
from dashboard.texts import tasks as task_words
from db.vocabulary import State

LINE = task_words.DRAFT_LINE
SAVED_DRAFT = re.compile(LINE["saved"].format(time=r"\d\d:\d\d"))
REASON = "Chưa nêu số lớp tập huấn; đề nghị bổ sung số liệu."
RESULT = "Đã mở 03 lớp tập huấn cho 145 lượt người, ở Cầu Kè và Tiểu Cần."


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def one_report(web: Chromium, state: str = "in_progress", code: str = "so-tu-phap") -> int:
    """A report of the last round in a state, which no test took before."""
    found = web.server.ask(
        "select r.id from reports r join agencies a on a.id = r.agency_id "
        "join rounds o on o.id = r.round_id where a.code = ? and r.state = ? "
        "and r.verification = 'self_reported' and r.id not in (select report_id from drafts) "
        "and o.year = (select max(year) from rounds) order by r.id",
        code, state,
    )
    return int(found[0][0])


def draft(web: Chromium, report: int) -> str | None:
    """The result in the server's draft of a report."""
    asked = "select json_extract(fields, '$.result') from drafts where report_id = ?"
    found = web.server.ask(asked, report)
    return str(found[0][0]) if found else None


def local(page: Page) -> list[str]:
    """The copies of drafts on this machine."""
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))")


def end_session(web: Chromium) -> None:
    """Every session of the agency ends, as an administrator or twelve hours would end it."""
    with closing(sqlite3.connect(web.server.record)) as rows:
        rows.execute(
            "update sign_ins set ended_at = started_at where user_id = "
            "(select id from users where username = ?)", (ROLES["agency"].username,)
        )
        rows.commit()
    web.forget("agency")


def expect_line(page: Page, said: str | re.Pattern[str]) -> None:
    """What the line beside the buttons says of the draft."""
    expect(page.locator("#report-draft")).to_contain_text(said)


def sign_in_beside(window: Window) -> None:
    """By the link beside the form, in a second tab."""
    with window.context.expect_page() as opened:
        window.page.locator("#report-draft a").click()
    tab = opened.value
    tab.fill("#username", ROLES["agency"].username)
    tab.fill("#password", ROLES["agency"].password)
    tab.click("button[type=submit]")
    tab.wait_for_selector("#main h1")
    tab.close()


def test_a_returned_report_is_mended_through_a_lost_line_and_an_ended_session(
    web: Chromium,
) -> None:
    report = one_report(web, "awaiting")
    task = web.server.ask("select task_id from reports where id = ?", report)[0][0]
    with web.window("officer") as officer:
        page = officer.open(f"/tasks/{task}?agency=so-tu-phap")
        page.fill("#decision-reason", REASON)
        page.click("#decision-return")
        expect(page.locator("#notice")).to_contain_text(task_words.RETURNED_NOW)
        expect(page.locator("#report-history li").first).to_contain_text(REASON)
        expect(page.locator("#report-head .returned")).to_contain_text(REASON)
        officer.expect_nothing_wrong()
    with web.window("agency") as window:
        page = window.open("/my")
        row = page.locator("#my-returned li").filter(has_text=REASON)
        row.locator("a").first.click()
        expect(page.locator("#report-head .returned")).to_contain_text(REASON)
        page.fill("#report-result", "Đã mở 01 lớp.")
        expect_line(page, SAVED_DRAFT)
        assert draft(web, report) == "Đã mở 01 lớp."
        assert local(page) == []
        window.expect_nothing_wrong()

        window.context.set_offline(True)
        page.fill("#report-result", "Đã mở 02 lớp.")
        expect_line(page, LINE["lost"])
        assert len(local(page)) == 1
        window.context.set_offline(False)
        expect_line(page, SAVED_DRAFT)
        assert draft(web, report) == "Đã mở 02 lớp."

        end_session(web)
        page.fill("#report-result", RESULT)
        expect_line(page, LINE["signed_out"])
        assert draft(web, report) == "Đã mở 02 lớp."
        sign_in_beside(window)
        page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect_line(page, SAVED_DRAFT)
        assert draft(web, report) == RESULT

        page.reload()
        window.stands()
        expect(page.locator("#report-result")).to_have_value(RESULT)
        expect(page.locator(".draft-open")).to_contain_text("chưa gửi")
        page.click("#report-send")
        expect(page.locator("#report-said")).to_contain_text("Đã gửi lúc")
        expect(page.locator("#my-sent li")).not_to_have_count(0)
        expect(page.locator(".draft-open, #report-head .returned")).to_have_count(0)
        expect(page.locator("#report-state")).to_have_value(State.AWAITING.value)
        assert (draft(web, report), local(page)) == (None, [])
    kept = web.server.ask("select state, result from reports where id = ?", report)
    assert kept == [(State.AWAITING.value, RESULT)]


def test_words_typed_without_a_line_are_there_after_the_tab_was_closed(web: Chromium) -> None:
    report = one_report(web)
    with web.window("agency") as window:
        page = window.open(f"/my?report={report}")
        window.context.set_offline(True)
        page.fill("#report-proposals", "Bổ sung kinh phí")
        expect_line(page, LINE["lost"])
        page.close()
        window.context.set_offline(False)
        window.page = window.context.new_page()
        page = window.open(f"/my?report={report}")
        expect(page.locator("#report-proposals")).to_have_value("Bổ sung kinh phí")
        expect_line(page, SAVED_DRAFT)
        page.on("dialog", lambda dialog: dialog.accept())
        page.click("#report-draft button")
        expect(page.locator("#report-proposals")).to_have_value("")
        assert (draft(web, report), local(page)) == (None, [])


def test_what_can_not_be_taken_is_said_beside_the_button_and_kept(web: Chromium) -> None:
    report = one_report(web)
    with web.window("agency") as window:
        page = window.open(f"/my?report={report}")
        page.fill("#report-percent", "101")
        page.click("#report-save")
        expect(page.locator("#report-said .error")).to_contain_text("từ 0 đến 100")
        page.fill("#report-percent", "90")
        page.fill("#report-result", "")
        page.click("#report-send")
        expect(page.locator("#report-said .error")).to_contain_text("Điền ô Kết quả")
        expect_line(page, SAVED_DRAFT)
        window.expect_nothing_wrong()
        long = "x" * 1_000_000
        page.evaluate(
            """text => { const field = document.getElementById('report-result');
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set
              .call(field, text);
            field.dispatchEvent(new Event('input', { bubbles: true })); }""", long)
        expect_line(page, "100000 ký tự")
        page.click("#report-save")
        expect_line(page, "10.000 ký tự")
        assert page.evaluate("document.getElementById('report-result').value.length") == len(long)
        assert len(local(page)) == 1
        page.fill("#report-result", "Ngắn lại rồi.")
        expect_line(page, SAVED_DRAFT)
        assert local(page) == []


def test_last_year_s_words_are_copied_by_a_press_and_marked_until_changed(web: Chromium) -> None:
    report = one_report(web)
    with web.window("agency") as window:
        page = window.open(f"/my?report={report}")
        page.fill("#report-product", "")
        page.fill("#report-result", "")
        page.click(".last-year summary")
        page.click("[data-copy=result]")
        last = page.locator("#last-result").inner_text()
        expect(page.locator("#report-result")).to_have_value(last)
        expect(page.locator("#copied-result")).to_be_visible()
        page.click("#report-send")
        expect(page.locator("#report-said .error")).to_contain_text("giống từng chữ")
        expect(page.locator("#report-same")).to_be_visible()
        page.locator("#report-result").press("Home")
        page.locator("#report-result").press_sequentially("Năm nay: ")
        expect(page.locator("#copied-result")).to_be_visible()
        page.fill("#report-result", RESULT)
        expect(page.locator("#copied-result")).to_be_hidden()
        page.click("#report-send")
        expect(page.locator("#report-said")).to_contain_text("Đã gửi lúc")
        expect(page.locator("#report-same")).to_be_hidden()
        window.expect_nothing_wrong()


def test_the_next_report_s_form_keeps_its_own_draft(web: Chromium) -> None:
    with web.window("agency") as window:
        page = window.open("/my")
        page.locator("#my-in-hand .my-list a").first.click()
        page.wait_for_selector("#report-form")
        first = page.locator("#report-head h2").inner_text()
        page.fill("#report-difficulties", "Thiếu kinh phí")
        page.get_by_role("link", name=words.NEXT).click()
        expect(page.locator("#report-head h2")).not_to_have_text(first)
        expect(page.locator("#report-difficulties")).not_to_have_value("Thiếu kinh phí")
        page.wait_for_timeout(1500)
        page.get_by_role("link", name=words.PREVIOUS).click()
        expect(page.locator("#report-head h2")).to_have_text(first)
        expect(page.locator("#report-difficulties")).to_have_value("Thiếu kinh phí")
        expect(page.locator(".my-list a[aria-current] .draft")).to_have_count(1)
        window.expect_nothing_wrong()


def test_a_leader_confirms_the_office_s_own_report(web: Chromium) -> None:
    report = one_report(web, "awaiting", "so-noi-vu")
    task = web.server.ask("select task_id from reports where id = ?", report)[0][0]
    with web.window("leader") as window:
        page = window.open(f"/tasks/{task}?agency=so-noi-vu")
        page.click("#decision-verify")
        expect(page.locator("#notice")).to_contain_text(task_words.VERIFIED_NOW)
        expect(page.locator("#decision-verify")).to_be_hidden()
        row = page.locator("#task-agencies tr").filter(has_text="SNV")
        expect(row).to_contain_text(texts.STATES[State.DONE])
        expect(page.locator("#report-history li").first).to_contain_text(texts.STATES[State.DONE])
        window.expect_nothing_wrong()
