"""The queue of files in the record: no order is lost, made twice, half kept, or shown to others."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from dashboard.texts import inbox as words
from db import Database, connect
from db.models import Job, Message
from db.vocabulary import JobState, MessageKind
from registry import jobs, workers
from registry.errors import NotAllowed, NotFound, Refused, Stale
from registry.jobs import File, Taken
from registry.policy import STRANGER, Action

NOW = cast.MOMENT
FILE = File("bao-cao.docx", "application/test", b"every byte")
LATER = NOW + timedelta(minutes=5)


def named(maker: str, wanted: Mapping[str, str]) -> str:
    return f"{maker} {wanted.get('round', '')}".strip()


def ordered(
    database: Database, who: str = "officer", at: datetime = NOW, as_of: datetime | None = None,
    **wanted: str,
) -> int:
    with database.writing() as rows:
        return jobs.ask(rows, "report", wanted, needs=Action.MAKE_PAPERS, as_of=as_of,
                        actor=cast.actor(rows, who), at=at).id


def taken(database: Database, at: datetime = NOW) -> Taken:
    with database.writing() as rows:
        found = jobs.take(rows, named, at=at)
    assert found is not None
    return found


def finished(database: Database, job: Taken, at: datetime = NOW) -> None:
    with database.writing() as rows:
        jobs.finish(rows, job, FILE, named, at=at)


def held(database: Database, job: Taken, done: int = 1, at: datetime = NOW) -> None:
    with database.writing() as rows:
        jobs.hold(rows, job, done, 10, "step", at=at)


def row(database: Database, job_id: int) -> Job:
    with database.reading() as rows:
        return rows.get_one(Job, job_id)


def fetched(database: Database, job_id: int, who: str = "officer") -> File:
    with database.reading() as rows:
        return jobs.file_of(rows, job_id, cast.actor(rows, who), needs=Action.MAKE_PAPERS)


def told(database: Database) -> list[Message]:
    with database.reading() as rows:
        wanted = select(Message).where(Message.kind == MessageKind.PAPER).order_by(Message.id)
        return list(rows.scalars(wanted))


def test_an_order_becomes_a_file_that_its_asker_is_told_of_and_fetches(database: Database) -> None:
    number = ordered(database, round="2026")
    job = taken(database)
    assert (job.id, job.wanted, job.as_of, job.is_past) == (number, {"round": "2026"}, NOW, False)
    held(database, job, 4)
    assert (row(database, number).done, row(database, number).of) == (4, 10)
    finished(database, job, LATER)
    kept = row(database, number)
    assert (kept.state, kept.ended_at, kept.held_until) == (JobState.DONE, LATER, None)
    assert fetched(database, number) == FILE
    [message] = told(database)
    assert (message.user_id, message.address) == (kept.asked_by_id, f"/papers/queue#job-{number}")
    assert "report 2026" in words.sentence(message.kind, message.details, words.Names())
    with database.reading() as rows:
        assert [len(cast.deeds(rows, one)) for one in ("order_file", "make_file")] == [1, 1]


@pytest.mark.parametrize("who", ["colleague", "leader", "agency", "admin"])
def test_nobody_else_sees_fetches_or_cancels_an_order(database: Database, who: str) -> None:
    number = ordered(database)
    with database.reading() as rows:
        assert jobs.mine(rows, cast.actor(rows, who)) == []
        with pytest.raises((NotFound, NotAllowed)):
            jobs.file_of(rows, number, cast.actor(rows, who), needs=Action.MAKE_PAPERS)
        with pytest.raises(NotFound):
            jobs.maker_of(rows, number, cast.actor(rows, who))
    with database.writing() as rows, pytest.raises(NotFound):
        jobs.cancel(rows, number, actor=cast.actor(rows, who), at=NOW)


def test_without_the_makers_right_nothing_is_ordered_or_fetched(database: Database) -> None:
    with pytest.raises(NotAllowed):
        ordered(database, "admin")
    number = ordered(database, "agency")
    finished(database, taken(database))
    with database.writing() as rows:
        agency = cast.actor(rows, "agency")
        with pytest.raises(NotAllowed):
            jobs.file_of(rows, number, agency, needs=Action.VIEW_ALL)
        with pytest.raises(NotAllowed):
            jobs.ask(rows, "r", {}, needs=Action.VIEW, as_of=None, actor=STRANGER, at=NOW)


def test_the_same_open_order_is_one_job_and_a_finished_one_is_asked_anew(
    database: Database,
) -> None:
    first = ordered(database, round="2026")
    assert ordered(database, at=LATER, round="2026") == first
    assert ordered(database, round="2025") != first
    assert ordered(database, "colleague", round="2026") != first
    past = ordered(database, as_of=NOW - timedelta(days=1), round="2026")
    assert past != first
    assert ordered(database, at=LATER, as_of=NOW - timedelta(days=1), round="2026") == past
    finished(database, taken(database))
    assert ordered(database, at=LATER, round="2026") != first


def test_a_person_has_so_many_open_orders_at_most(database: Database) -> None:
    for year in range(jobs.MOST_OPEN):
        ordered(database, round=str(year))
    with pytest.raises(Refused, match="too_many_jobs"):
        ordered(database, round="one more")
    ordered(database, "colleague")


def test_a_drop_of_many_files_lets_everybody_s_papers_pass(database: Database) -> None:
    with database.writing() as rows:
        for number in range(3):
            jobs.ask(rows, "plan-text", {"import": str(number)}, needs=Action.IMPORT_PLANS,
                     as_of=None, actor=cast.actor(rows, "officer"), at=NOW)
    paper = ordered(database, "leader", at=LATER, round="2026")
    assert taken(database, LATER).id == paper
    assert taken(database, LATER).wanted == {"import": "0"}


@pytest.mark.parametrize("wanted", [
    {"a": "x" * 301}, {"n" * 41: "x"}, {"a": "\x00"}, {"a": 5}, {"a": None}, {"a": ["x"]},
    {str(number): "x" for number in range(21)},
])  # fmt: skip
def test_odd_orders_are_refused(database: Database, wanted: Any) -> None:
    with pytest.raises(Refused, match="bad_choice"):
        ordered(database, **wanted)


def test_jobs_are_taken_in_their_order_and_none_by_two_workers(
    database: Database, seeded_url: str
) -> None:
    numbers = [ordered(database, who, round=str(year)) for year in range(5)
               for who in ("officer", "leader")]
    found: list[int] = []

    def worker() -> None:
        own = connect(seeded_url)
        while True:
            with own.writing() as rows:
                job = jobs.take(rows, named, at=NOW)
            if job is None:
                break
            found.append(job.id)
        own.close()

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(found) == numbers
    with database.writing() as rows:
        assert jobs.take(rows, named, at=NOW) is None


def test_a_job_whose_worker_died_is_taken_anew_and_the_first_worker_can_do_nothing_to_it(
    database: Database,
) -> None:
    number = ordered(database)
    first = taken(database)
    with database.writing() as rows:
        assert jobs.take(rows, named, at=NOW + jobs.HOLD) is None
    second = taken(database, LATER)
    assert (second.id, second.tries) == (number, 2)
    for deed in (held, finished):
        with pytest.raises(Stale):
            deed(database, first, at=LATER)
    with database.writing() as rows, pytest.raises(Stale):
        jobs.fail(rows, first, Refused("unknown_fault"), named, at=LATER)
    with database.writing() as rows:
        jobs.give_back(rows, first)
    assert row(database, number).state is JobState.RUNNING
    finished(database, second, LATER)
    assert len(told(database)) == 1


def test_a_held_job_is_nobody_elses_however_long_it_takes(database: Database) -> None:
    ordered(database)
    job, at = taken(database), NOW
    for _ in range(20):
        at += jobs.HOLD - timedelta(seconds=1)
        held(database, job, at=at)
        with database.writing() as rows:
            assert jobs.take(rows, named, at=at) is None


def test_after_three_lost_workers_a_job_has_failed_and_its_asker_is_told(
    database: Database,
) -> None:
    number, next_one = ordered(database, round="1"), ordered(database, round="2")
    at = NOW
    for _ in range(jobs.MOST_TRIES):
        assert taken(database, at).id == number
        at += timedelta(minutes=2)
    assert taken(database, at).id == next_one
    kept = row(database, number)
    assert kept.state is JobState.FAILED
    assert kept.error == {"code": "job_given_up", "details": {"tries": 3}}
    assert [one.details["outcome"] for one in told(database)] == ["failed"]


def test_a_job_given_back_waits_again_and_counts_as_no_try(database: Database) -> None:
    number = ordered(database)
    for _ in range(jobs.MOST_TRIES + 2):
        job = taken(database)
        assert job.tries == 1
        with database.writing() as rows:
            jobs.give_back(rows, job)
    assert row(database, number).state is JobState.WAITING


def test_a_cancelled_order_is_never_kept_whoever_is_making_it(database: Database) -> None:
    number = ordered(database)
    job = taken(database)
    with database.writing() as rows:
        jobs.cancel(rows, number, actor=cast.actor(rows, "officer"), at=NOW)
    for deed in (held, finished):
        with pytest.raises(Stale):
            deed(database, job)
    kept = row(database, number)
    assert (kept.state, kept.file_name, kept.sha256) == (JobState.CANCELLED, "", "")
    assert told(database) == []
    with database.writing() as rows, pytest.raises(Refused, match="job_over"):
        jobs.cancel(rows, number, actor=cast.actor(rows, "officer"), at=NOW)


def test_a_file_that_cannot_be_kept_whole_is_not_kept_at_all(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ordered(database)
    job = taken(database)

    def full(*_given: object, **_named: object) -> None:
        raise SQLAlchemyError("the disk is full")

    for place in ("_tell", "_log"):
        with monkeypatch.context() as patched:
            patched.setattr(jobs, place, full)
            with pytest.raises(SQLAlchemyError):
                finished(database, job)
        kept = row(database, number)
        assert (kept.state, kept.file_name) == (JobState.RUNNING, "")
        with pytest.raises(Refused, match="job_open"):
            fetched(database, number)
    assert told(database) == []
    finished(database, job)
    assert fetched(database, number) == FILE


def test_a_failure_says_why_and_the_right_that_was_missing(database: Database) -> None:
    for year, (why, code) in enumerate([
        (Refused("pdf_no_office"), "pdf_no_office"), (NotAllowed("view"), "not_allowed"),
        (NotFound("round", id=5, at=NOW), "not_found"),
    ]):
        number = ordered(database, round=str(year))
        with database.writing() as rows:
            job = jobs.take(rows, named, at=NOW)
            assert job
            jobs.fail(rows, job, why, named, at=NOW)
        kept = row(database, number)
        assert kept.error is not None
        assert (kept.state, kept.error["code"]) == (JobState.FAILED, code)


def test_a_person_keeps_the_newest_files_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_KEPT", 2)
    numbers = []
    for year in range(3):
        at = NOW + timedelta(minutes=year)
        numbers.append(ordered(database, at=at, round=str(year)))
        finished(database, taken(database, at), at)
    with pytest.raises(Refused, match="file_let_go"):
        fetched(database, numbers[0])
    assert [fetched(database, number).data for number in numbers[1:]] == [FILE.data] * 2


def test_old_files_lose_their_bytes_and_keep_their_row(database: Database) -> None:
    old = ordered(database, round="old")
    finished(database, taken(database))
    new = ordered(database, at=LATER, round="new")
    finished(database, taken(database, LATER), NOW + timedelta(days=2))
    with database.writing() as rows:
        assert jobs.sweep(rows, at=NOW + jobs.KEPT) == 0
        assert jobs.sweep(rows, at=NOW + jobs.KEPT + timedelta(days=1)) == 1
        assert jobs.sweep(rows, at=NOW + jobs.KEPT + timedelta(days=1)) == 0
        assert len(cast.deeds(rows, "sweep_files")) == 1
    assert (row(database, old).sha256 != "", row(database, old).file_name) == (True, FILE.name)
    with pytest.raises(Refused, match="file_let_go"):
        fetched(database, old)
    assert fetched(database, new) == FILE


def test_a_list_of_orders_never_reads_the_bytes_of_the_files(database: Database) -> None:
    finished(database, taken(database)) if ordered(database) else None
    with database.reading() as rows:
        [job] = jobs.mine(rows, cast.actor(rows, "officer"))
        assert "content" not in job.__dict__


def test_a_worker_is_there_while_it_says_so_or_holds_a_job(database: Database) -> None:
    def there(at: datetime) -> bool:
        with database.reading() as rows:
            return workers.is_there(rows, at=at)

    assert not there(NOW)
    for _ in range(2):
        with database.writing() as rows:
            workers.beat(rows, at=NOW)
    assert there(NOW + timedelta(minutes=2))
    assert not there(LATER)
    ordered(database)
    taken(database, LATER)
    assert there(LATER)
    assert not there(LATER + jobs.HOLD)


def test_the_record_itself_refuses_a_state_that_is_none(database: Database) -> None:
    ordered(database)
    with pytest.raises(SQLAlchemyError), database.writing() as rows:
        rows.execute(text("UPDATE jobs SET state = 'half'"))
