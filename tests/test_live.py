"""/live: nothing while nothing was written, the page anew after a deed, only what is one's own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import cast
import pytest
import time_machine
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from db import Database
from db.models import SignIn
from db.vocabulary import State
from registry import clock, progress


def ask(visitor: cast.Browser, path: str = "/heatmap", seen: str = "", search: str = "") -> Any:
    """What an open page asks."""
    query = {"seen": seen, "path": path, "search": search}
    return visitor.http.get("/live", query_string=query)


def record_something(database: Database) -> None:
    """An officer's status of the report the cast knows."""
    with database.writing() as rows:
        report = cast.report_of(rows)
        said = progress.StatusInput(state=State.IN_PROGRESS, percent=37, result="Đang tập huấn")
        progress.record_status(
            rows, report.id, said, expected_version=report.version, op_id=cast.new_op(),
            actor=cast.actor(rows, "officer"), at=clock.now(),
        )  # fmt: skip


def test_nothing_was_recorded_and_nothing_is_sent(browser: Any, database: Database) -> None:
    visitor = browser("leader")
    seen = ask(visitor).json["seen"]
    answer = ask(visitor, seen=seen)
    assert (answer.status_code, answer.data) == (204, b"")


def test_a_recorded_status_sends_the_page_drawn_anew(browser: Any, database: Database) -> None:
    visitor = browser("leader")
    seen = ask(visitor).json["seen"]
    record_something(database)
    answer = ask(visitor, seen=seen)
    assert answer.status_code == 200
    assert answer.json["seen"] != seen
    shown = visitor.page("/heatmap").json["response"]["page"]["children"]
    assert answer.json["body"] == shown[1:]
    assert ask(visitor, seen=answer.json["seen"]).status_code == 204


def test_somebody_s_signing_in_changes_no_page(browser: Any, database: Database) -> None:
    visitor = browser("leader")
    seen = ask(visitor).json["seen"]
    browser("officer")
    assert ask(visitor, seen=seen).status_code == 204


def test_at_midnight_every_page_is_drawn_anew(
    browser: Any, moment: time_machine.Traveller
) -> None:
    visitor = browser("leader")
    seen = ask(visitor).json["seen"]
    moment.shift(timedelta(minutes=14))
    assert ask(visitor, seen=seen).status_code == 204
    moment.move_to(cast.MOMENT.replace(hour=0) + timedelta(days=1))
    visitor.sign_in("leader")
    assert ask(visitor, seen=seen).status_code == 200


def test_what_a_page_has_seen_may_be_any_nonsense(browser: Any) -> None:
    visitor = browser("leader")
    for nonsense in ("", "x", "1", "-1.20261110", "9" * 400, "٣.20261110", "1.2.3"):
        assert ask(visitor, seen=nonsense).status_code == 200


def test_a_page_one_may_not_open_is_not_sent_by_this_way(browser: Any) -> None:
    visitor = browser("agency")
    for path in ("/heatmap", "/agencies/so-noi-vu", "/khong-co", "/audit"):
        said = ask(visitor, path).json["body"]
        assert said == visitor.page(path).json["response"]["page"]["children"][1:]
        assert len(str(said)) < 1500


def test_a_stranger_is_told_nothing(browser: Any) -> None:
    assert ask(browser()).status_code in (302, 401)


def test_asking_does_not_keep_a_session_in_use(
    browser: Any, database: Database, moment: time_machine.Traveller
) -> None:
    visitor = browser("leader")
    moment.shift(timedelta(minutes=20))
    ask(visitor)
    def last_used() -> datetime:
        with database.reading() as rows:
            return rows.scalars(select(func.max(SignIn.seen_at))).one()

    assert last_used() < cast.MOMENT + timedelta(minutes=5)
    visitor.page("/heatmap")
    assert last_used() > cast.MOMENT + timedelta(minutes=15)


def test_a_plain_question_cannot_write(database: Database) -> None:
    forbidden = "UPDATE users SET full_name = 'x'"
    for _ in range(2):
        with database.asking() as connection, pytest.raises(DBAPIError):
            connection.execute(text(forbidden))
        with database.writing() as rows:
            rows.execute(text("UPDATE users SET email = email"))


def test_the_address_of_a_feed_never_goes_on_into_another(browser: Any) -> None:
    for path in ("/calendar/secret.ics/", "/calendar/secret", "/calendar/secret.ICS"):
        answer = browser().http.get(path)
        assert answer.status_code == 404, path
        assert "secret" not in str(answer.headers) + answer.text
