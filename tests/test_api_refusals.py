"""What the open data refuses, and how often it answers: each refusal with its sentence."""

from __future__ import annotations

import json
from datetime import timedelta

import api_hand
import flask
import pytest
import time_machine
from api_hand import Caller
from sqlalchemy import event, select

from db import Database
from db.models import ApiToken

ODD = (
    ("/reports?limit=0", "bad_parameter", "limit"),
    ("/reports?limit=501", "bad_parameter", "limit"),
    ("/reports?limit=9999999999999999999999", "bad_parameter", "limit"),
    ("/reports?round=abc", "bad_parameter", "round"),
    ("/reports?standing=late", "bad_parameter", "standing"),
    ("/reports?changed_since=2026-11-14", "bad_parameter", "changed_since"),
    ("/reports?changed_since=2026-11-14T10:00:00", "bad_parameter", "changed_since"),
    ("/reports?changed_since=1", "bad_parameter", "changed_since"),
    ("/reports?agency=%00", "bad_parameter", "agency"),
    ("/reports?agenci=so-y-te", "unknown_parameter", "agenci"),
    ("/reports?round=2026&round=2025", "repeated_parameter", "round"),
    ("/reports?as_of=2030-01-01T00:00:00Z", "future", "as_of"),
    ("/tallies?by=colour", "bad_parameter", "by"),
    ("/tasks?q=x", "unknown_parameter", "q"),
    ("/plans?limit=5", "unknown_parameter", "limit"),
)


@pytest.fixture
def caller(server: flask.Flask, database: Database) -> Caller:
    """A system that may read everything."""
    return Caller(server, api_hand.key(database))


def test_odd_parameters_are_refused_by_name(caller: Caller) -> None:
    for path, code, parameter in ODD:
        answer = caller.ask(path)
        said = answer.json
        assert (answer.status_code, said["code"], said["parameter"]) == (400, code, parameter), path
        assert answer.mimetype == "application/problem+json"
        assert said["title"]
        assert "{" not in said["detail"]


@pytest.mark.parametrize("path", [
    "/reports?round=2050", "/reports?agency=khong-co", "/reports/2147483647",
    "/reports/99999999999999999999", "/documents/khong-co", "/documents/%00", "/nothing",
    "/reports/", "/snapshots/1/package.zip", "/../../etc/passwd", "/openapi.json/x", "/",
])
def test_what_is_not_there_is_a_problem_and_no_page(caller: Caller, path: str) -> None:
    answer = caller.ask(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 404


def test_nothing_outside_the_open_data_answers_below_its_address(server: flask.Flask) -> None:
    for path in ("/api/", "/api/v2/tasks", "/api/v1", "/api/v1/../../tasks", "/api/_dash-layout"):
        assert Caller(server, None).http.get(path).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_writing_is_refused_with_what_is_allowed(caller: Caller, method: str) -> None:
    answer = caller.ask("/reports", method=method)
    assert answer.status_code == 405
    assert answer.json["code"] == "method"
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["Allow"].split(", "))


def test_head_tells_the_same_without_a_body_and_no_other_site_may_read(caller: Caller) -> None:
    whole, head = caller.ask("/tasks"), caller.ask("/tasks", method="HEAD")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    options = caller.ask("/tasks", method="OPTIONS", Origin="https://example.org")
    assert options.status_code == 200
    assert "GET" in options.headers["Allow"]
    assert not [name for name, _ in options.headers if name.startswith("Access-Control")]


def test_a_key_that_asks_too_often_is_told_when_to_ask_again(
    server: flask.Flask, database: Database, moment: time_machine.Traveller
) -> None:
    holder = Caller(server, api_hand.key(database, per_minute=3))
    other = Caller(server, api_hand.key(database, per_minute=3))
    assert [holder.ask("/rounds").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = holder.ask("/rounds")
    assert refused.json["code"] == "too_many"
    assert 1 <= int(refused.headers["Retry-After"]) <= 61
    assert other.ask("/rounds").status_code == 200
    moment.shift(timedelta(seconds=int(refused.headers["Retry-After"])))
    assert holder.ask("/rounds").status_code == 200


def test_an_address_that_tries_keys_is_slowed_but_a_good_key_behind_it_is_not(
    server: flask.Flask, database: Database
) -> None:
    guesser = Caller(server, "plan_sai")
    found = [guesser.ask("/rounds").status_code for _ in range(31)]
    assert found == [401] * 30 + [429]
    assert int(guesser.ask("/rounds").headers["Retry-After"]) >= 1
    holder = Caller(server, api_hand.key(database), address=guesser.address)
    assert holder.ask("/rounds").status_code == 200


def test_use_is_noted_once_an_hour(
    server: flask.Flask, database: Database, moment: time_machine.Traveller
) -> None:
    holder = Caller(server, api_hand.key(database))
    written: list[str] = []

    def watch(_c: object, _cu: object, statement: str, *_more: object) -> None:
        if statement.startswith("UPDATE"):
            written.append(statement)

    event.listen(database.engine, "before_cursor_execute", watch)
    for _ in range(3):
        assert holder.ask("/rounds").status_code == 200
    assert len(written) == 1
    moment.shift(timedelta(minutes=61))
    assert holder.ask("/rounds").status_code == 200
    assert len(written) == 2
    with database.reading() as rows:
        assert rows.scalar(select(ApiToken.used_at)) is not None


def test_a_record_that_cannot_be_read_is_said_plainly(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    from dashboard.queries import open_data

    def broken(*_given: object) -> None:
        raise OperationalError("select", {}, Exception("disk"))

    monkeypatch.setattr(open_data, "tasks", broken)
    answer = caller.ask("/tasks")
    assert (answer.status_code, answer.json["code"]) == (503, "unavailable")
    assert "disk" not in json.dumps(answer.json)
