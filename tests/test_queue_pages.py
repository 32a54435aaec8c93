"""/papers/queue: ordering, asking after it, fetching, and what the page says, by who asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dashboard.making import MAKERS, Made, Maker, Order, Tell
from dashboard.queue_views import order_button, sentence
from dashboard.queue_work import Worker
from dashboard.texts import queue as words
from db import Database
from db.models import Job
from db.vocabulary import JobState
from registry import clock, jobs, workers
from registry.policy import Action

Open = Callable[..., cast.Browser]
ROLES = ("leader", "officer", "agency", "admin")


@pytest.fixture(autouse=True)
def makers() -> Iterator[None]:
    """Two kinds of file: one for whoever makes papers, one for whoever sees everything."""

    def make(_rows: Session, order: Order, tell: Tell) -> Made:
        tell(1, 1)
        return Made("Báo cáo 2026.txt", "text/plain", order.actor.name.encode())

    MAKERS["paper"] = Maker(Action.MAKE_PAPERS, lambda wanted: f"Tờ {wanted.get('n', '')}", make)
    MAKERS["all"] = Maker(Action.VIEW_ALL, lambda _wanted: "Tất cả", make)
    yield
    del MAKERS["paper"], MAKERS["all"]


def order(visitor: cast.Browser, maker: Any = "paper", wanted: Any = None, **more: Any) -> Any:
    body = {"maker": maker, "wanted": {} if wanted is None else wanted, **more}
    return visitor.http.post("/papers/queue", json=body, headers={"X-CSRFToken": visitor.token()})


def cancel(visitor: cast.Browser, number: int) -> Any:
    where = f"/papers/queue/{number}/cancel"
    return visitor.http.post(where, json={}, headers={"X-CSRFToken": visitor.token()})


def ordered(visitor: cast.Browser, **wanted: str) -> int:
    answer = order(visitor, wanted=wanted)
    assert answer.status_code == 200, answer.text
    return int(answer.json["id"])


def shown(visitor: cast.Browser) -> str:
    return json.dumps(visitor.page("/papers/queue").json, ensure_ascii=False)


def test_a_file_is_ordered_made_and_fetched(browser: Open, database: Database) -> None:
    visitor = browser("officer")
    answer = order(visitor, wanted={"n": "7"})
    number = answer.json["id"]
    assert answer.json["address"] == f"/papers/queue#job-{number}"
    assert words.STATES[JobState.WAITING] in shown(visitor)
    assert visitor.http.get(f"/papers/queue/{number}/file").status_code == 422
    Worker(database).one()
    page = shown(visitor)
    assert "Tờ 7" in page
    assert f"/papers/queue/{number}/file" in page
    got = visitor.http.get(f"/papers/queue/{number}/file")
    assert (got.status_code, got.data) == (200, "Người officer".encode())
    said = got.headers["Content-Disposition"]
    assert said.startswith("attachment")
    assert "B%C3%A1o%20c%C3%A1o%202026.txt" in said
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "Đã làm xong: Tờ 7" in json.dumps(visitor.page("/inbox").json, ensure_ascii=False)


@pytest.mark.parametrize("who", ROLES)
def test_each_maker_is_for_those_with_its_right(browser: Open, who: str) -> None:
    visitor = browser(who)
    assert order(visitor).status_code == (403 if who == "admin" else 200)
    assert order(visitor, "all").status_code == (403 if who == "agency" else 200)
    assert words.TITLE in shown(visitor)


def test_a_file_of_another_person_is_not_there(browser: Open, database: Database) -> None:
    number = ordered(browser("officer"), n="secret")
    Worker(database).one()
    for who in ("colleague", *(one for one in ROLES if one != "officer")):
        visitor = browser(who)
        assert visitor.http.get(f"/papers/queue/{number}/file").status_code in (403, 404)
        assert cancel(visitor, number).status_code == 404
        assert "secret" not in shown(visitor)
        assert "secret" not in visitor.http.get("/papers/queue/state").text


def test_a_stranger_is_sent_to_the_door(browser: Open) -> None:
    stranger = browser()
    assert order(stranger).status_code in (400, 401)
    assert stranger.http.get("/papers/queue/state").status_code in (302, 401)
    assert stranger.http.get("/papers/queue/1/file").status_code in (302, 401)


@pytest.mark.parametrize(("maker", "wanted"), [
    ("none", {}), (None, {}), (["paper"], {}), ("paper", []), ("paper", "x"), ("paper", {"a": 1}),
    ("paper", {"a": {"b": "c"}}), ("paper", {"a": "x" * 999}),
])  # fmt: skip
def test_odd_orders_are_refused_with_a_sentence(
    browser: Open, database: Database, maker: Any, wanted: Any
) -> None:
    answer = order(browser("officer"), maker, wanted)
    assert answer.status_code == 422
    assert len(answer.json["error"]) > 10
    with database.reading() as rows:
        assert rows.scalar(select(Job.id)) is None


def test_an_order_of_a_past_moment_keeps_it_and_one_to_come_is_none(
    browser: Open, database: Database
) -> None:
    visitor = browser("officer")
    past = order(visitor, wanted={"n": "1"}, as_of="2026-11-01T08:00").json["id"]
    coming = order(visitor, wanted={"n": "2"}, as_of="2027-01-01").json["id"]
    with database.reading() as rows:
        kept = rows.get_one(Job, past)
        assert clock.local(kept.as_of).isoformat() == "2026-11-01T08:00:00+07:00"
        kept = rows.get_one(Job, coming)
        assert kept.as_of == kept.asked_at
    # Made again, it is of the same moment.
    assert "2026-11-01T01:00:00+00:00" not in shown(visitor)
    cancel(visitor, past)
    assert "2026-11-01T01:00:00+00:00" in shown(visitor)


def test_the_state_is_told_when_it_moves_and_only_then(browser: Open, database: Database) -> None:
    visitor = browser("officer")

    def state(seen: str) -> Any:
        return visitor.http.get("/papers/queue/state", query_string={"seen": seen})

    def frame(tree: Any) -> Any:
        return tree[0][1]

    number = ordered(visitor)
    first = frame(state("").json["tree"])
    assert first["data-open"] == 1
    assert state(first["data-queue"]).status_code == 204
    with database.writing() as rows:
        job = jobs.take(rows, lambda *_: "", at=clock.now())
        assert job
        jobs.hold(rows, job, 3, 12, "Lập bảng", at=clock.now())
    moved = state(first["data-queue"])
    said = json.dumps(moved.json["tree"], ensure_ascii=False)
    assert '"role": "progressbar"' in said
    assert '"aria-valuenow": "25"' in said
    assert "3/12 · Lập bảng" in said
    second = frame(moved.json["tree"])["data-queue"]
    assert cancel(visitor, number).status_code == 200
    ended = state(second)
    assert frame(ended.json["tree"])["data-open"] == 0
    assert cancel(visitor, number).status_code == 422


def test_progress_alone_renews_nobody_s_page(browser: Open, database: Database) -> None:
    visitor = browser("leader")
    ordered(browser("officer"))
    seen = visitor.http.get("/live", query_string={"path": "/"}).json["seen"]
    with database.writing() as rows:
        job = jobs.take(rows, lambda *_: "", at=clock.now())
        assert job
        jobs.hold(rows, job, 3, 12, "", at=clock.now())
        workers.beat(rows, at=clock.now())
    asked = {"path": "/", "seen": seen}
    assert visitor.http.get("/live", query_string=asked).status_code == 204


def test_a_failed_file_says_why_and_offers_another_try(browser: Open, database: Database) -> None:
    visitor = browser("officer")
    ordered(visitor, n="9")
    MAKERS["paper"] = Maker(Action.MAKE_PAPERS, MAKERS["paper"].title, lambda *_: 1 / 0)  # type: ignore[arg-type,return-value]
    Worker(database).one()
    page = shown(visitor)
    assert words.REFUSALS["unknown_fault"] in page
    assert words.AGAIN in page
    assert words.STATES[JobState.FAILED] in page


def test_a_file_that_was_let_go_is_offered_anew(browser: Open, database: Database) -> None:
    visitor = browser("officer")
    number = ordered(visitor)
    Worker(database).one()
    with database.writing() as rows:
        long_ago = clock.now() - jobs.KEPT - timedelta(days=1)
        rows.execute(update(Job).values(ended_at=long_ago))
        jobs.sweep(rows, at=clock.now())
    page = shown(visitor)
    assert words.LET_GO.format(days=30) in page
    assert f"/papers/queue/{number}/file" not in page
    assert visitor.http.get(f"/papers/queue/{number}/file").status_code == 422


def test_the_page_says_when_no_worker_is_there(browser: Open, database: Database) -> None:
    visitor = browser("officer")
    assert words.NO_WORKER not in shown(visitor)
    ordered(visitor)
    assert words.NO_WORKER in shown(visitor)
    with database.writing() as rows:
        workers.beat(rows, at=clock.now())
    assert words.NO_WORKER not in shown(visitor)


def test_every_reason_kept_with_a_job_becomes_a_sentence() -> None:
    for error in ({"code": "not_allowed"}, {"code": "not_found"}, {}, {"code": 5, "details": 5},
                  {"code": "job_given_up"}, {"code": "job_given_up", "details": {"tries": 3}}):
        assert len(sentence(error)) > 15


def test_an_order_button_carries_its_order_as_plain_words() -> None:
    button = order_button("paper", {"n": '"><script>'}, "Word", as_of="2026-11-01")[2]
    order_ = json.loads(button[1]["data-order"])
    assert order_ == {"maker": "paper", "wanted": {"n": '"><script>'}, "as_of": "2026-11-01"}
