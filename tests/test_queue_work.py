"""The worker: makes what was ordered once, however it is stopped, and only for who still may."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import cast
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dashboard import queue_work
from dashboard.making import MAKERS, Made, Maker, Order, Tell
from dashboard.queue_work import Worker, title
from db import Database
from db.models import Job, Message, Setting, User
from db.vocabulary import JobState, Role, State
from registry import accounts, clock, jobs, progress, workers
from registry.errors import Refused
from registry.policy import Action

ROOT = Path(__file__).parent.parent
SECRET = "a secret of the tests, 32 letters and more"
Make = Callable[[Session, Order, Tell], Made]
DONE = Made("x.txt", "text/plain", b"whole")


@contextmanager
def maker(make: Make, needs: Action = Action.MAKE_PAPERS) -> Iterator[None]:
    """Let the orders called "test" be made so."""
    MAKERS["test"] = Maker(needs, lambda wanted: f"test {wanted['n']}", make)
    try:
        yield
    finally:
        del MAKERS["test"]


def ordered(database: Database, who: str = "officer", name: str = "test", **wanted: str) -> int:
    with database.writing() as rows:
        return jobs.ask(rows, name, {"n": "1", **wanted}, needs=Action.VIEW, as_of=None,
                        actor=cast.actor(rows, who), at=clock.now()).id


def row(database: Database, job_id: int) -> Job:
    with database.reading() as rows:
        return rows.get_one(Job, job_id)


def code_of(database: Database, job_id: int) -> str:
    job = row(database, job_id)
    return f"{job.state.value} {(job.error or {}).get('code', '')}".strip()


def test_a_worker_makes_what_is_ordered_and_rests_when_nothing_is(database: Database) -> None:
    seen: list[Order] = []

    def make(_rows: Session, order: Order, tell: Tell) -> Made:
        seen.append(order)
        tell(1, 2, "half")
        return DONE

    with maker(make):
        assert Worker(database).one() is False
        number = ordered(database)
        assert Worker(database).one() is True
    job = row(database, number)
    assert (job.state, job.file_name, job.done, job.of) == (JobState.DONE, "x.txt", 2, 2)
    [order] = seen
    assert (order.as_of, order.at, order.actor.name) == (None, job.asked_at, "Người officer")
    assert order.is_demonstration is False


def test_a_maker_can_only_read(database: Database) -> None:
    def make(rows: Session, _order: Order, _tell: Tell) -> Made:
        rows.execute(update(User).values(full_name="changed"))
        return DONE

    with maker(make):
        number = ordered(database)
        Worker(database).one()
    assert code_of(database, number) == "failed unknown_fault"


@pytest.mark.parametrize(("error", "code"), [
    (Refused("pdf_no_office"), "pdf_no_office"), (RuntimeError("a bug"), "unknown_fault"),
])  # fmt: skip
def test_what_a_maker_cannot_make_has_failed_with_its_reason(
    database: Database, error: Exception, code: str
) -> None:
    def make(_rows: Session, _order: Order, _tell: Tell) -> Made:
        raise error

    with maker(make):
        number = ordered(database)
        assert Worker(database).one() is True
        assert Worker(database).one() is False
    assert code_of(database, number) == f"failed {code}"
    with database.reading() as rows:
        message = rows.scalars(select(Message).order_by(Message.id.desc())).first()
    assert message is not None
    assert message.details == {"outcome": "failed", "title": "test 1"}


def test_an_order_of_a_maker_that_is_gone_fails_and_is_still_called_something(
    database: Database,
) -> None:
    number = ordered(database, name="older")
    Worker(database).one()
    assert code_of(database, number) == "failed unknown_fault"
    with maker(lambda _rows, _order, _tell: DONE):
        assert title("test", {}) == title("older", {"a": "b"}) != ""


@pytest.mark.parametrize("ends", ["account closed", "right lost"])
def test_whoever_lost_the_right_since_gets_no_file(database: Database, ends: str) -> None:
    with maker(lambda _rows, _order, _tell: DONE, Action.VIEW_ALL):
        number = ordered(database, "colleague")
        with database.writing() as rows:
            user = cast.user_of(rows, "colleague")
            if ends == "account closed":
                accounts.set_active(rows, user.id, False, actor=accounts.COMMAND_LINE,
                                    at=clock.now())
            else:
                user.role, user.agency_id = Role.AGENCY, cast.report_of(rows).agency_id
        Worker(database).one()
    assert code_of(database, number) == "failed not_allowed"


def test_what_was_recorded_after_asking_is_not_in_the_file(database: Database) -> None:
    seen: list[Order] = []

    def make(_rows: Session, order: Order, _tell: Tell) -> Made:
        seen.append(order)
        return DONE

    with maker(make):
        number = ordered(database)
        with database.writing() as rows:
            report = cast.report_of(rows)
            progress.record_status(
                rows, report.id, progress.StatusInput(state=State.IN_PROGRESS, percent=37),
                expected_version=report.version, op_id=cast.new_op(),
                actor=cast.actor(rows, "officer"), at=clock.now(),
            )  # fmt: skip
        Worker(database).one()
    assert seen[0].as_of == seen[0].at == row(database, number).asked_at


def test_a_cancelled_order_breaks_its_maker_off_at_the_next_word(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_work, "SAY", -1.0)
    steps: list[int] = []

    def make(_rows: Session, order: Order, tell: Tell) -> Made:
        for step in range(5):
            if step == 2:
                with database.writing() as rows:
                    jobs.cancel(rows, number, actor=order.actor, at=clock.now())
            tell(step, 5)
            steps.append(step)
        return DONE

    with maker(make):
        number = ordered(database)
        Worker(database).one()
    assert steps == [0, 1]
    assert code_of(database, number) == "cancelled"


def test_a_silent_maker_keeps_its_job_and_its_file_is_dropped_when_cancelled(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_work, "RENEW", 0.05)

    def make(_rows: Session, order: Order, _tell: Tell) -> Made:
        until = row(database, number).held_until
        end = time.monotonic() + 30
        while row(database, number).held_until == until and time.monotonic() < end:
            time.sleep(0.05)
        renewed.append(row(database, number).held_until != until)
        with database.writing() as rows:
            jobs.cancel(rows, number, actor=order.actor, at=clock.now())
        return DONE

    renewed: list[bool] = []
    with maker(make):
        number = ordered(database)
        Worker(database).one()
    assert renewed == [True]
    assert code_of(database, number) == "cancelled"


class Running:
    """A real worker process over a record."""

    def __init__(self, address: str, folder: Path, pause: float = 0.3) -> None:
        self.steps = folder / "steps"
        env = {**os.environ, "PLAN_DATABASE_URL": address, "PLAN_SECRET_KEY": SECRET,
               "PLAN_TEST_STEPS": str(self.steps), "PLAN_TEST_PAUSE": str(pause)}
        self.log = (folder / "log").open("ab")
        self.process = subprocess.Popen([sys.executable, "tests/slow_worker.py", "work"], cwd=ROOT,
                                        env=env, stdout=self.log, stderr=self.log)

    def is_at(self, step: int) -> bool:
        return self.steps.exists() and f"{step} " in self.steps.read_text()

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        self.log.close()
        return code


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not until():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


@pytest.fixture
def real_order(seeded_url: str, database: Database, tmp_path: Path) -> int:
    """An order of the real present: the worker process has its own clock."""
    with database.writing() as rows:
        return jobs.ask(rows, "slow", {}, needs=Action.MAKE_PAPERS, as_of=None,
                        actor=cast.actor(rows, "officer"), at=clock.now()).id


def test_a_worker_that_was_killed_is_started_again_and_makes_the_file_once(
    database: Database, seeded_url: str, tmp_path: Path, real_order: int
) -> None:
    first = Running(seeded_url, tmp_path)
    wait(lambda: first.is_at(3))
    first.end(signal.SIGKILL)
    assert row(database, real_order).state is JobState.RUNNING
    # The minute that its hold lasts is over.
    with database.writing() as rows:
        rows.execute(update(Job).values(held_until=cast.MOMENT - timedelta(days=365)))
    second = Running(seeded_url, tmp_path, 0.01)
    wait(lambda: row(database, real_order).state is JobState.DONE)
    assert second.end(signal.SIGTERM) == 0
    job = row(database, real_order)
    assert (job.tries, job.file_name) == (2, "slow.txt")
    with database.reading() as rows:
        assert len(cast.deeds(rows, "make_file")) == 1
        own = select(Message).where(Message.user_id == job.asked_by_id)
        assert len(rows.scalars(own).all()) == 1


def test_a_worker_told_to_stop_gives_its_job_back_at_once(
    database: Database, seeded_url: str, tmp_path: Path, real_order: int
) -> None:
    # A step of a minute: no maker need say a word for the worker to stop.
    worker = Running(seeded_url, tmp_path, 60)
    wait(lambda: worker.is_at(0))
    time.sleep(0.3)
    began = time.monotonic()
    assert worker.end(signal.SIGTERM) == 0
    assert time.monotonic() - began < 30
    job = row(database, real_order)
    assert (job.state, job.tries, job.held_until) == (JobState.WAITING, 0, None)
    assert "Traceback" not in (tmp_path / "log").read_text()
    with database.reading() as rows:
        # It said that it is there by its own clock, which is not the test's.
        assert rows.scalar(select(Setting.value).where(Setting.name == workers.HEARTBEAT))
