"""The November desk's routes: batches of rows recorded, confirmed, returned and taken back."""

from __future__ import annotations

import json
from typing import Any

import cast
import pytest
from sqlalchemy import func, select

from db import Database
from db.models import Message, Report, StatusChange
from db.vocabulary import MessageKind, State, Verification

RESULT = "Đã ban hành quy chế"


def some_reports(database: Database, count: int = 5) -> list[dict[str, int]]:
    """Reports of agencies that are not Sở Nội vụ, as the grid names them."""
    with database.reading() as rows:
        wanted = select(Report.id, Report.version).order_by(Report.id)
        office = cast.report_of(rows, "so-noi-vu").agency_id
        found = rows.execute(wanted.where(Report.agency_id != office).limit(count))
        return [{"id": id_, "version": version} for id_, version in found]


def typed(row: dict[str, int], **more: Any) -> dict[str, Any]:
    """A row as the grid sends it."""
    usual = {"op": cast.new_op(), "state": "awaiting", "percent": 90, "done_on": "",
             "result": RESULT, "product": "", "difficulties": "", "verified": False}
    return {**row, **usual, **more}


def owner_of(browser: cast.Browser) -> str:
    """The id that the page gives the grid for whoever is signed in."""
    page = browser.page("/update?show=all").json["response"]["page"]["children"]
    grid = next((part for part in page if part["type"] == "Grid"), None)
    return str(grid["props"]["owner"]) if grid else "1"


def send(browser: cast.Browser, path: str, body: Any) -> Any:
    """Post JSON as the grid does."""
    if isinstance(body, dict):
        body = {"owner": owner_of(browser), **body}
    return browser.http.post(path, json=body, headers={"X-CSRFToken": browser.token()})


def answers(browser: cast.Browser, path: str, body: Any) -> list[dict[str, Any]]:
    answer = send(browser, path, body)
    assert answer.status_code == 200, answer.text
    return list(answer.json["rows"])


def test_rows_are_recorded_on_behalf_of_their_agencies(browser: Any, database: Database) -> None:
    rows = some_reports(database)
    said = answers(browser("officer"), "/desk/record", {"rows": [typed(row) for row in rows]})
    assert [one["status"] for one in said] == ["saved"] * 5
    assert {one["row"]["state"] for one in said} == {"awaiting"}
    assert all(one["row"]["on_behalf"] for one in said)
    with database.reading() as kept:
        words = {r.verification for r in kept.scalars(select(Report).where(Report.result != ""))}
    assert words == {Verification.SELF_REPORTED}


def test_a_batch_sent_again_after_a_lost_answer_changes_nothing_twice(
    browser: Any, database: Database
) -> None:
    officer, batch = browser("officer"), [typed(row) for row in some_reports(database)]
    first = answers(officer, "/desk/record", {"rows": batch})
    again = answers(officer, "/desk/record", {"rows": batch})
    assert [one["version"] for one in again] == [one["version"] for one in first]
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(StatusChange)) == 5


def test_one_refused_row_stops_none_of_the_others_and_says_why(
    browser: Any, database: Database
) -> None:
    first, second, third = some_reports(database, 3)
    batch = [typed(first), typed(second, percent=101), typed(third, result="", percent=100)]
    said = answers(browser("officer"), "/desk/record", {"rows": batch})
    assert [one["status"] for one in said] == ["saved", "refused", "refused"]
    assert "0 đến 100" in said[1]["said"]
    assert "Điền ô Kết quả" in said[2]["said"]


def test_a_colleague_who_saved_first_is_named_and_nothing_is_overwritten(
    browser: Any, database: Database
) -> None:
    (row,) = some_reports(database, 1)
    answers(browser("colleague"), "/desk/record", {"rows": [typed(row, result="của đồng nghiệp")]})
    (said,) = answers(browser("officer"), "/desk/record", {"rows": [typed(row, result="của tôi")]})
    assert said["status"] == "stale"
    assert "Người colleague" in said["said"]
    assert said["row"]["result"] == "của đồng nghiệp"


def test_many_are_confirmed_at_once_and_what_awaited_is_done(
    browser: Any, database: Database
) -> None:
    officer = browser("officer")
    sent = answers(
        officer, "/desk/record", {"rows": [typed(row) for row in some_reports(database)]}
    )
    named = [{"id": one["id"], "version": one["version"]} for one in sent]
    said = answers(officer, "/desk/verify", {"op": cast.new_op(), "rows": named})
    assert [one["row"]["verification"] for one in said] == ["verified"] * 5
    assert {(one["row"]["state"], one["row"]["percent"]) for one in said} == {("done", 100)}


def test_a_returned_report_is_not_done_and_its_agency_is_told_why(
    browser: Any, database: Database
) -> None:
    officer = browser("officer")
    (sent,) = answers(
        officer, "/desk/record", {"rows": [typed(row) for row in some_reports(database, 1)]}
    )
    body = {"op": cast.new_op(), "reason": "Chưa gửi quy chế kèm theo",
            "rows": [{"id": sent["id"], "version": sent["version"]}]}
    (said,) = answers(officer, "/desk/return", body)
    assert (said["row"]["state"], said["row"]["verification"]) == ("in_progress", "returned")
    with database.reading() as rows:
        report = rows.get_one(Report, sent["id"])
        assert report.return_reason == "Chưa gửi quy chế kèm theo"
        assert report.reported_on is None
        told = rows.scalars(select(Message).where(Message.kind == MessageKind.RETURNED)).one()
        assert told.agency_id == report.agency_id


def test_a_return_without_a_reason_is_refused(browser: Any, database: Database) -> None:
    officer = browser("officer")
    (sent,) = answers(
        officer, "/desk/record", {"rows": [typed(row) for row in some_reports(database, 1)]}
    )
    body = {"op": cast.new_op(), "reason": " ",
            "rows": [{"id": sent["id"], "version": sent["version"]}]}
    (said,) = answers(officer, "/desk/return", body)
    assert said["status"] == "refused"
    assert "lý do" in said["said"]


def test_a_sitting_can_be_taken_back_deed_by_deed(browser: Any, database: Database) -> None:
    officer = browser("officer")
    (sent,) = answers(
        officer, "/desk/record", {"rows": [typed(row) for row in some_reports(database, 1)]}
    )
    named = [{"id": sent["id"], "version": sent["version"]}]
    (verified,) = answers(officer, "/desk/verify", {"op": cast.new_op(), "rows": named})
    (back,) = answers(officer, "/desk/undo", {"ops": [verified["op"]]})
    assert (back["row"]["state"], back["row"]["percent"]) == ("awaiting", 90)
    assert back["row"]["verification"] == "self_reported"


def test_nobody_takes_back_what_a_colleague_did_or_what_was_changed_since(
    browser: Any, database: Database
) -> None:
    officer, colleague = browser("officer"), browser("colleague")
    (row,) = some_reports(database, 1)
    (mine,) = answers(officer, "/desk/record", {"rows": [typed(row)]})
    (foreign,) = answers(colleague, "/desk/undo", {"ops": [mine["op"]]})
    assert foreign["status"] == "refused"
    later = typed({"id": row["id"], "version": mine["version"]}, percent=95)
    answers(colleague, "/desk/record", {"rows": [later]})
    (stale,) = answers(officer, "/desk/undo", {"ops": [mine["op"]]})
    assert stale["status"] == "stale"


def test_the_offices_own_reports_wait_for_the_leaders(browser: Any, database: Database) -> None:
    with database.reading() as rows:
        own = cast.report_of(rows, "so-noi-vu")
        row = {"id": own.id, "version": own.version}
    officer = browser("officer")
    (done,) = answers(officer, "/desk/record", {"rows": [typed(row, state="done", percent=100)]})
    assert done["status"] == "refused"
    (sent,) = answers(officer, "/desk/record", {"rows": [typed(row)]})
    assert sent["row"]["on_behalf"] is False
    named = [{"id": row["id"], "version": sent["version"]}]
    (verified,) = answers(officer, "/desk/verify", {"op": cast.new_op(), "rows": named})
    assert verified["status"] == "refused"
    assert "lãnh đạo UBND tỉnh" in verified["said"]


@pytest.mark.parametrize("name", ["agency", "leader", "admin"])
@pytest.mark.parametrize("path", ["record", "verify", "return", "undo"])
def test_the_desk_is_the_officers_alone(
    browser: Any, database: Database, name: str, path: str
) -> None:
    body = {"op": cast.new_op(), "reason": "vì sao", "ops": [], "rows": [
        typed(row) for row in some_reports(database, 1)]}
    assert send(browser(name), f"/desk/{path}", body).status_code == 403
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(StatusChange)) == 0


ODD = [None, [], "x", {"rows": []}, {"rows": [1]}, {"rows": {"id": 1}},
       {"rows": [{"id": "1"}]}, {"rows": [{"id": 1, "version": 1, "op": "không phải"}]},
       {"rows": [{"id": 10**12, "version": 1, "op": "0" * 32, "state": "done"}]},
       {"rows": [{"id": 1}] * 51}]


@pytest.mark.parametrize("body", ODD)
def test_odd_batches_are_refused_with_a_sentence(
    browser: Any, database: Database, body: Any
) -> None:
    answer = send(browser("officer"), "/desk/record", body)
    assert answer.status_code in (200, 422)
    said = answer.json.get("error") or answer.json["rows"][0]["said"]
    assert said
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(StatusChange)) == 0


def test_words_typed_by_another_are_not_sent_in_ones_own_name(
    browser: Any, database: Database
) -> None:
    body = {"owner": "999", "rows": [typed(row) for row in some_reports(database, 1)]}
    assert send(browser("officer"), "/desk/record", body).status_code == 409
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(StatusChange)) == 0


def test_a_stranger_and_a_forged_form_reach_nothing(browser: Any, database: Database) -> None:
    assert browser().http.post("/desk/record", json={}).status_code in (302, 400, 401)
    assert browser("officer").http.post("/desk/record", json={"rows": []}).status_code == 400
    with database.reading() as rows:
        states = set(rows.scalars(select(Report.state)))
    assert states == {State.NOT_STARTED}


@pytest.mark.parametrize("state", ["not_applicable", "suspended", "done"])
def test_the_office_neither_sets_its_own_work_aside_nor_dates_it_back(
    browser: Any, database: Database, state: str
) -> None:
    with database.reading() as rows:
        own = cast.report_of(rows, "so-noi-vu")
        row = {"id": own.id, "version": own.version}
    officer = browser("officer")
    (aside,) = answers(officer, "/desk/record",
                       {"rows": [typed(row, state=state, percent=None)]})
    assert aside["status"] == "refused"
    (sent,) = answers(officer, "/desk/record", {"rows": [typed(row, done_on="01/02/2026")]})
    assert sent["row"]["done_on"] == "10/11/2026"


def test_half_a_letter_holds_back_its_own_row_alone(browser: Any, database: Database) -> None:
    first, second, third = some_reports(database, 3)
    officer = browser("officer")
    body = {"owner": owner_of(officer),
            "rows": [typed(first), typed(second, result="HALF"), typed(third)]}
    sent = officer.http.post(
        "/desk/record",
        data=json.dumps(body).replace("HALF", "\\ud800"),
        content_type="application/json",
        headers={"X-CSRFToken": officer.token()},
    )
    assert [one["status"] for one in sent.json["rows"]] == ["saved", "refused", "saved"]


def test_a_row_named_twice_in_one_batch_is_refused(browser: Any, database: Database) -> None:
    (row,) = some_reports(database, 1)
    body = {"rows": [typed(row), typed(row)]}
    assert send(browser("officer"), "/desk/record", body).status_code == 422
