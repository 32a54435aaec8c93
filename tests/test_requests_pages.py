"""/requests, /obstacles and the requests of one report: what each visitor sees and may send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import cast
import pytest

from dashboard import texts
from dashboard.texts import obstacles as obstacle_words
from dashboard.texts import requests as words
from db import Database
from db.models import Extension, Obstacle, Report
from db.vocabulary import Measure, State
from registry import explanations, extensions, obstacles, reviews
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status

Open = Callable[..., cast.Browser]
REASON = "Chưa nhận đủ số liệu của các xã"
QUESTION = "Vì sao đến nay chưa hoàn thành?"
DIFFICULTY = "Chưa có thông tư hướng dẫn"
TITLE = "Thiếu hướng dẫn của Trung ương"
ODD = (None, "", -1, 2**70, 1.5, True, [], {}, [[]], {"id": {}}, {"report": 1}, "x" * 6000, "\x00",
       "2026-13-45", [True], {"id": 1, "version": True})
DEEDS = ("extension-asked.data", "extension-decided.data", "explanation-asked.data",
         "explanation-spread.data", "explanation-answered.data", "requests.children",
         "requests-reviewed.data", "requests-body.children", "obstacles-gathered.data",
         "obstacles-answered.data", "obstacles-proposed.data", "obstacles-body.children",
         "..obstacles-amendment.value...obstacles-draft.data..")


@pytest.fixture
def report_id(database: Database) -> int:
    """The dated report of Sở Tư pháp, with a difficulty."""
    with database.writing() as rows:
        report = cast.report_of(rows)
        said = StatusInput(State.IN_PROGRESS, 40, difficulties=DIFFICULTY)
        record_status(rows, report.id, said, expected_version=1, op_id=cast.new_op(),
                      actor=cast.actor(rows, "agency"), at=cast.MOMENT)
        return report.id


def asked(database: Database, report_id: int) -> int:
    with database.writing() as rows:
        return extensions.ask(rows, report_id, date(2026, 11, 30), REASON,
                              actor=cast.actor(rows, "agency"), at=cast.MOMENT).id


def questioned(database: Database, report_id: int, by: date | None = None) -> int:
    with database.writing() as rows:
        one, = explanations.ask(rows, [report_id], QUESTION, by,
                                actor=cast.actor(rows, "leader"), at=cast.MOMENT)
        return one.id


def task_page(database: Database, report_id: int) -> str:
    with database.reading() as rows:
        task = rows.get_one(Report, report_id).task_id
    return f"/tasks/{task}?agency=so-tu-phap&round={cast.YEAR}"


def said(answer: Any) -> str:
    """An answer's text; Dash writes a slash as its number."""
    return str(answer.text).replace("\\u002f", "/")


def panel(visitor: cast.Browser, report_id: int) -> str:
    """What the panel of a report draws after a deed."""
    given = {"extension-asked.data": "now", "requests-key.data": {"report": report_id}}
    return str(visitor.call("requests.children", given).text)


def test_a_later_day_is_asked_for_decided_and_shown_beside_the_report(
    browser: Open, database: Database, report_id: int
) -> None:
    agency, officer = browser("agency"), browser("officer")
    answer = agency.call("extension-asked.data", {
        "extension-ask.n_clicks": 1, "requests-key.data": {"report": report_id},
        "extension-wanted-on.value": "30/11/2026", "extension-reason.value": REASON,
    })
    assert words.SENT_EXTENSION in answer.text
    assert words.GRANT in panel(officer, report_id)
    assert words.GRANT not in panel(agency, report_id)
    answer = officer.call("extension-decided.data", {
        "extension-grant.n_clicks": 1, "extension-key.data": {"id": 1, "version": 1},
        "extension-granted-on.value": "30/11/2026", "extension-answer.value": None,
    })
    assert words.GRANTED_SAID.format(day="30/11/2026") in said(answer)
    assert words.OUTCOMES["granted"] in panel(agency, report_id)
    with database.reading() as rows:
        assert cast.report_of(rows).due_on == date(2026, 11, 30)


def test_the_button_that_was_pressed_decides(
    browser: Open, database: Database, report_id: int
) -> None:
    one = asked(database, report_id)
    answer = browser("officer").call("extension-decided.data", {
        "extension-grant.n_clicks": 1, "extension-refuse.n_clicks": 1,
        "extension-key.data": {"id": one, "version": 1}, "extension-answer.value": REASON,
    }, changed="extension-refuse.n_clicks")
    assert words.REFUSED_SAID in answer.text
    with database.reading() as rows:
        assert rows.get_one(Extension, one).granted_on is None


def test_a_day_that_moved_since_is_said_with_both_days(
    browser: Open, database: Database, report_id: int
) -> None:
    one = asked(database, report_id)
    with database.writing() as rows:
        report = rows.get_one(Report, report_id)
        set_deadline(rows, report.round_id, report.task_id, date(2026, 11, 20), reason=REASON,
                     actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    answer = browser("officer").call("extension-decided.data", {
        "extension-grant.n_clicks": 1, "extension-key.data": {"id": one, "version": 1},
        "extension-granted-on.value": "30/11/2026",
    })
    assert words.DAY_MOVED.format(was="14/11/2026", due_on="20/11/2026") in said(answer)


def test_a_question_is_asked_and_answered_on_the_task_s_page(
    browser: Open, database: Database, report_id: int
) -> None:
    leader, agency = browser("leader"), browser("agency")
    leader.call("explanation-asked.data", {
        "explanation-ask.n_clicks": 1, "requests-key.data": {"report": report_id},
        "explanation-question.value": QUESTION, "explanation-answer-by.value": "20/11/2026",
    })
    assert QUESTION in panel(agency, report_id)
    answer = agency.call("explanation-answered.data", {
        "explanation-send.n_clicks": 1, "explanation-key.data": {"id": 1, "version": 1},
        "explanation-answer.value": "Ba xã chưa gửi số liệu.",
    })
    assert words.SENT_ANSWER in answer.text
    assert "Ba xã chưa gửi số liệu." in panel(leader, report_id)
    assert words.ANSWER_SEND not in panel(agency, report_id)


def test_several_agencies_are_asked_from_the_task_s_page(
    browser: Open, database: Database, report_id: int
) -> None:
    leader = browser("leader")
    with database.reading() as rows:
        other = cast.report_of(rows, "so-y-te")
        key = {"task": other.task_id, "round": other.round_id}
    leader.call("explanation-spread.data", {
        "explanation-spread-ask.n_clicks": 1, "explanation-reports.value": [report_id, other.id],
        "explanation-question.value": QUESTION,
    })
    given = {"explanation-spread.data": "now", "requests-key.data": key}
    assert leader.call("requests.children", given).text.count(QUESTION) == 2
    assert QUESTION not in browser("agency").call("requests.children", given).text


def test_an_agency_sees_and_sends_nothing_of_another_s_requests(
    browser: Open, database: Database, report_id: int
) -> None:
    asked(database, report_id)
    explanation = questioned(database, report_id)
    other = browser("other-agency")
    before = cast.census(database)
    assert texts.NOT_FOUND in panel(other, report_id)
    assert REASON not in panel(other, report_id)
    for name, given in (
        ("extension-asked.data", {"extension-ask.n_clicks": 1,
                                  "requests-key.data": {"report": report_id},
                                  "extension-wanted-on.value": "30/11/2026",
                                  "extension-reason.value": REASON}),
        ("explanation-answered.data", {"explanation-send.n_clicks": 1,
                                       "explanation-key.data": {"id": explanation, "version": 1},
                                       "explanation-answer.value": REASON}),
    ):
        assert texts.NOT_FOUND in other.call(name, given).text
    assert cast.census(database) == before


def test_the_page_gives_officers_the_form_and_leaders_the_list(
    browser: Open, database: Database, report_id: int
) -> None:
    asked(database, report_id)
    officer, leader = browser("officer").page("/requests"), browser("leader").page("/requests")
    assert REASON in officer.text
    assert words.GRANT in officer.text
    assert REASON in leader.text
    assert words.GRANT not in leader.text
    for name in ("agency", "admin"):
        assert texts.NO_RIGHT_LINE in browser(name).page("/requests").text


def test_the_page_opens_on_what_waits_and_names_late_answers(
    browser: Open, database: Database, report_id: int
) -> None:
    questioned(database, report_id, cast.MOMENT.date())
    officer = browser("officer")
    assert words.WAITING_ANSWER in officer.page("/requests").text
    with database.writing() as rows:
        rows.get_one(explanations.Explanation, 1).answer_by = date(2026, 11, 9)
    shown = officer.page("/requests?show=explanations").text
    assert words.LATE_ANSWER in shown
    assert words.tab("explanations", 1) in shown
    assert QUESTION not in officer.page("/requests?show=extensions").text


def test_a_contested_point_is_answered_on_the_page(
    browser: Open, database: Database, report_id: int
) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, "agency")
        reviews.ask(rows, cast.round_of(rows).id, who.agency_id or 0, Measure.ON_TIME, REASON,
                    shown="3/7", actor=who, at=cast.MOMENT)
    officer = browser("officer")
    assert words.UPHOLD in officer.page("/requests?show=reviews").text
    answer = officer.call("requests-reviewed.data", {
        "requests-keep.n_clicks": 1, "requests-review.data": {"id": 1, "version": 1},
        "requests-answer.value": "Đã kiểm tra, số liệu đúng.",
    }, changed="requests-keep.n_clicks")
    assert words.REVIEWED_SAID in answer.text
    given = {"requests-reviewed.data": "now", "address.search": "?show=reviews"}
    shown = officer.call("requests-body.children", given).text
    assert "Đã kiểm tra, số liệu đúng." in shown
    assert words.UPHOLD not in shown


def test_difficulties_are_gathered_answered_and_proposed_on_their_page(
    browser: Open, database: Database, report_id: int
) -> None:
    officer = browser("officer")
    shown = officer.page("/obstacles").text
    assert DIFFICULTY in shown
    assert "có phát sinh khó khăn, vướng mắc hoặc vấn đề mới cần sửa đổi" in shown
    officer.call("obstacles-gathered.data", {
        "obstacles-gather.n_clicks": 1, "obstacles-round.data": 1,
        "obstacles-reports.value": [report_id], "obstacles-into.value": "0",
        "obstacles-title.value": TITLE,
    })
    opened = officer.page("/obstacles?show=unanswered&open=1").text
    assert "Đề nghị UBND tỉnh xem xét sửa đổi, bổ sung đoạn cuối 1 Mục III Kế hoạch" in opened
    for name, button, given in (
        ("obstacles-answered.data", "obstacles-answer-send", {"obstacles-answer.value": REASON}),
        ("obstacles-proposed.data", "obstacles-propose", {
            "obstacles-section.value": "0", "obstacles-amendment.value": "Đề nghị sửa đổi: …"}),
    ):
        with database.reading() as rows:
            version = rows.get_one(Obstacle, 1).version
        officer.call(name, {f"{button}.n_clicks": 1, **given,
                            "obstacles-key.data": {"id": 1, "version": version}})
    leader = browser("leader").page("/obstacles?show=proposed").text
    assert all(one in leader for one in (TITLE, DIFFICULTY, REASON, "Đề nghị sửa đổi: …"))
    assert obstacle_words.PROPOSE not in leader


def test_a_draft_names_the_section_that_is_chosen_until_it_is_rewritten(
    browser: Open, database: Database, report_id: int
) -> None:
    with database.writing() as rows:
        obstacles.gather(rows, 1, TITLE, [report_id], actor=cast.actor(rows, "officer"),
                         at=cast.MOMENT)
    officer = browser("officer")
    given = {"obstacles-section.value": "0", "obstacles-key.data": {"id": 1, "version": 1},
             "obstacles-amendment.value": "a", "obstacles-draft.data": "a"}
    assert "bổ sung Kế hoạch số 66" in officer.call(DEEDS[-1], given).text
    rewritten = {**given, "obstacles-amendment.value": "b"}
    assert "Kế hoạch số 66" not in officer.call(DEEDS[-1], rewritten).text


def test_leaders_look_at_difficulties_and_agencies_do_not(
    browser: Open, report_id: int
) -> None:
    leader = browser("leader").page("/obstacles").text
    assert DIFFICULTY in leader
    assert obstacle_words.GATHER not in leader
    assert texts.NO_RIGHT_LINE in browser("agency").page("/obstacles").text


@pytest.mark.parametrize("address", [
    "/requests?show=nothing&page=0&open=x", "/requests?page=999999999&open=99999999999",
    "/requests?round=1&show=reviews", "/obstacles?show=x&sort=y&page=-1&open=none",
    "/obstacles?show=proposed&open=7&page=77",
])
def test_odd_filters_give_a_page(
    browser: Open, database: Database, report_id: int, address: str
) -> None:
    asked(database, report_id)
    answer = browser("officer").page(address)
    assert answer.status_code == 200
    assert "page-head" in answer.text


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:20])
def test_odd_values_are_answered_and_change_nothing(
    browser: Open, database: Database, report_id: int, value: Any
) -> None:
    asked(database, report_id)
    before = cast.census(database)
    for name in ("officer", "agency", "leader"):
        visitor = browser(name)
        for deed in DEEDS:
            declared = visitor.server.config["DASH"].callback_map[deed]
            wires = [f"{one['id']}.{one['property']}"
                     for one in (*declared["inputs"], *declared["state"])]
            odd = dict.fromkeys(wires, value)
            for given in (odd, {**odd, wires[0]: 1}):
                answer = visitor.call(deed, given)
                assert answer.status_code in (200, 204, 403), (name, deed)
                assert "Traceback" not in answer.text, (name, deed)
    after = cast.census(database)
    assert {name for name in after if after[name] != before[name]} <= {"audit_events"}


def test_a_drawn_button_is_no_press(browser: Open, database: Database, report_id: int) -> None:
    asked(database, report_id)
    officer = browser("officer")
    before = cast.census(database)
    for deed in ("extension-decided.data", "obstacles-gathered.data", "requests-reviewed.data"):
        assert officer.call(deed, {}).status_code in (200, 204)
    assert cast.census(database) == before
