"""What is typed and not sent yet: kept for whoever typed it, for nobody else, until it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cast
import pytest
from sqlalchemy import select

from dashboard.texts import my as my_words
from db import Database
from db.models import Draft, Report
from db.vocabulary import State, Verification
from registry import drafts
from registry.progress import StatusInput, record_status

Open = Callable[..., cast.Browser]
TYPED = {"state": "in_progress", "percent": "40", "result": "đã mở 3 lớp", "proposals": "thêm vốn"}


def report_id(database: Database, agency: str = "so-tu-phap") -> int:
    with database.reading() as rows:
        return cast.report_of(rows, agency).id


def user_id(database: Database, name: str) -> int:
    with database.reading() as rows:
        return cast.user_of(rows, name).id


def send(
    database: Database, who: cast.Browser, name: str, to: int, method: str = "post", **body: Any
) -> Any:
    """What assets/draft.js sends, as one of the cast."""
    sent = {"owner": user_id(database, name), "fields": TYPED, "based_on": 1, **body}
    call = getattr(who.http, method)
    return call(f"/drafts/{to}", json=sent, headers={"X-CSRFToken": who.token()})


def kept(database: Database) -> list[tuple[int, str]]:
    """Every draft: of which report, by whom."""
    with database.reading() as rows:
        found = rows.scalars(select(Draft).order_by(Draft.id))
        return [(one.report_id, one.fields["result"]) for one in found]


def test_a_draft_is_kept_and_kept_anew_without_a_line_of_the_log(
    browser: Open, database: Database
) -> None:
    agency, report = browser("agency"), report_id(database)
    with database.reading() as rows:
        before = len(cast.deeds(rows))
    answer = send(database, agency, "agency", report)
    assert answer.status_code == 200
    assert answer.json["saved_at"] == "09:00"
    send(database, agency, "agency", report, fields={**TYPED, "result": "đã mở 4 lớp"})
    assert kept(database) == [(report, "đã mở 4 lớp")]
    with database.reading() as rows:
        assert len(cast.deeds(rows)) == before
        assert rows.get_one(Report, report).version == 1


def test_a_stranger_a_leader_and_a_foreign_agency_keep_nothing(
    browser: Open, database: Database
) -> None:
    report = report_id(database)
    assert send(database, browser(), "agency", report).status_code in (400, 401)
    assert send(database, browser("leader"), "leader", report).status_code == 403
    foreign = send(database, browser("other-agency"), "other-agency", report)
    absent = send(database, browser("other-agency"), "other-agency", 999_999)
    assert (foreign.status_code, foreign.json) == (absent.status_code, absent.json)
    assert foreign.status_code == 404
    assert kept(database) == []


def test_words_typed_under_one_account_are_not_kept_for_the_next_one_in_the_browser(
    browser: Open, database: Database
) -> None:
    report = report_id(database)
    answer = send(database, browser("officer"), "agency", report)
    assert answer.status_code == 422
    assert answer.json == {"code": "other_account", "error": my_words.REFUSALS["other_account"]}
    assert kept(database) == []


def test_nobody_can_ask_the_server_for_a_draft(browser: Open, database: Database) -> None:
    agency, report = browser("agency"), report_id(database)
    send(database, agency, "agency", report)
    for who in (agency, browser("officer"), browser("other-agency")):
        answer = who.http.get(f"/drafts/{report}")
        # The address is the app's page, like every address of no route.
        assert answer.mimetype == "text/html"
        assert TYPED["result"] not in answer.text


def test_a_draft_opens_in_its_writer_s_form_and_in_nobody_else_s(
    browser: Open, database: Database
) -> None:
    agency, report = browser("agency"), report_id(database)
    send(database, agency, "agency", report)
    with database.reading() as rows:
        where = f"/tasks/{rows.get_one(Report, report).task_id}?agency=so-tu-phap"
    assert "đã mở 3 lớp" in agency.page(where).text
    assert "đã mở 3 lớp" not in browser("officer").page(where).text


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"fields": None}, 422, "bad_choice"),
        ({"fields": {"result": ["x"]}}, 422, "text_unreadable"),
        ({"fields": {"result": "a\x00b"}}, 422, "text_unreadable"),
        ({"fields": {"result": "\ud800"}}, 422, "text_unreadable"),
        ({"fields": {"result": "đ" * 100_001}}, 422, "text_too_long"),
        ({"fields": {"result": "x" * 1_000_000}}, 422, "text_too_long"),
        ({"based_on": "1"}, 422, "bad_choice"),
        ({"based_on": 0}, 422, "bad_choice"),
    ],
    ids=["no fields", "a list", "NUL", "half a letter", "long", "1 MB", "a text", "version 0"],
)
def test_odd_drafts_are_refused_with_a_sentence_and_the_one_before_stays(
    browser: Open, database: Database, body: dict[str, Any], status: int, code: str
) -> None:
    agency, report = browser("agency"), report_id(database)
    send(database, agency, "agency", report)
    answer = send(database, agency, "agency", report, **body)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["error"].endswith(".")
    assert kept(database) == [(report, TYPED["result"])]


def test_a_draft_without_the_form_s_token_or_beyond_every_limit_is_not_taken(
    browser: Open, database: Database
) -> None:
    agency, report = browser("agency"), report_id(database)
    body = {"owner": user_id(database, "agency"), "fields": TYPED, "based_on": 1}
    assert agency.http.post(f"/drafts/{report}", json=body).status_code == 400
    huge = send(database, agency, "agency", report, fields={"result": "x" * 3_000_000})
    assert huge.status_code in (413, 422)
    assert kept(database) == []


def test_a_draft_is_thrown_away_by_its_writer_alone(browser: Open, database: Database) -> None:
    agency, report = browser("agency"), report_id(database)
    send(database, agency, "agency", report)
    assert send(database, browser("officer"), "officer", report, "delete").status_code == 200
    assert len(kept(database)) == 1
    assert send(database, agency, "agency", report, "delete").status_code == 200
    assert kept(database) == []


def test_a_sent_report_leaves_no_draft_of_its_sender_and_keeps_the_officer_s(
    database: Database,
) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows)
        for name in ("agency", "officer"):
            drafts.keep(rows, report.id, TYPED, based_on=1, actor=cast.actor(rows, name),
                        at=cast.MOMENT)
        record_status(
            rows, report.id, StatusInput(State.AWAITING, 100, "xong"), expected_version=1,
            op_id=cast.new_op(), actor=cast.actor(rows, "agency"), at=cast.MOMENT,
        )
    with database.reading() as rows:
        left = list(rows.scalars(select(Draft.user_id)))
        assert left == [cast.user_of(rows, "officer").id]
        assert cast.report_of(rows).verification is Verification.SELF_REPORTED
