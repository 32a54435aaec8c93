"""The worker beside the server: takes ordered files one by one and makes them."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from types import FrameType

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard import chosen_plan
from dashboard.making import OF_PLAN, Cancelled, Made, Maker, Order
from dashboard.queue_makers import makers
from dashboard.texts import queue as words
from db import Database
from db.models import AuditEvent, RecordKind, User
from registry import clock, jobs, settings, workers
from registry.accounts import actor_of
from registry.errors import NotAllowed, Refused, RegistryError, Stale
from registry.jobs import File, Taken
from registry.policy import Actor, require

log = logging.getLogger("dashboard")

# Seconds: between two looks into an empty queue, between two words on how far a job is, between
# two renewals of a job whose maker is silent, and what one file may take at most.
LOOK, SAY, RENEW, LONGEST = 1.0, 1.0, 15.0, 900
BEAT, SWEEP, REST = 60.0, 3600.0, 10.0
# Deeds that change no figure of any paper.
QUIET = ("sign_in", "sign_out", "sign_in_failed", "change_password", "order_file", "make_file",
         "fail_file", "cancel_file", "sweep_files", "receive_plan", "read_plan_again",
         "plan_was_read", "correct_reading", "uncorrect_reading", "drop_plan")


class Stopping(BaseException):
    """The worker was told to stop; no maker may take this for an error of its own."""


class TooLong(Exception):
    """A file took longer than any may."""


def title(maker: str, wanted: Mapping[str, str]) -> str:
    """How an order is called; one of an older release, or an odd one, by a plain word."""
    known = makers().get(maker)
    try:
        named = known.title(dict(wanted)) if known else words.FILE
        return f"{named}, {wanted[OF_PLAN]}" if wanted.get(OF_PLAN) else named
    except (RegistryError, LookupError, TypeError, ValueError):
        return words.FILE


class Worker:
    """One worker of one record. `run` goes on until SIGTERM; `one` makes one file."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._stop = threading.Event()
        # Whether a signal may break off what the main thread does: a maker's work, never a write.
        self._is_making = False
        self._beat_at = self._swept_at = -SWEEP

    def run(self, parent: int | None = None) -> None:
        """Make what is ordered until told to stop, or until the process `parent` is gone."""
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._told_to_stop)
        signal.signal(signal.SIGALRM, self._took_too_long)
        while not self._stop.is_set():
            if parent is not None and os.getppid() != parent:
                return
            try:
                self._look_after()
                rest = 0.0 if self.one() else LOOK
            except SQLAlchemyError:
                # The disk is full or the record away for a while: nothing is lost, it waits.
                log.exception("the worker could not use the record")
                rest = REST
            self._stop.wait(rest)

    def one(self) -> bool:
        """Take one job, if there is one, and bring it to its end."""
        with self.database.reading() as rows:
            if not jobs.is_anything_free(rows, at=clock.now()):
                return False
        with self.database.writing() as rows:
            taken = jobs.take(rows, title, at=clock.now())
        if taken is None:
            return False
        try:
            made = self._made(taken)
        except Stopping:
            with self.database.writing() as rows:
                jobs.give_back(rows, taken)
            return False
        except (Cancelled, Stale):
            return True
        self._settle(taken, made)
        return True

    def _settle(self, taken: Taken, made: Made | RegistryError) -> None:
        """Keep the file or the failure; neither when nobody wants it any more."""
        try:
            with self.database.writing() as rows:
                at = clock.now()
                if isinstance(made, Made):
                    file = File(made.file_name, made.media_type, made.data)
                    jobs.finish(rows, taken, file, title, at=at)
                    self._end(rows, taken, made, at)
                else:
                    jobs.fail(rows, taken, made, title, at=at)
        except Stale:
            log.info("job %s was taken back while its file was made", taken.id)
        except RegistryError as refused:
            # What was made may go nowhere any more: nothing of it is kept but why.
            self._settle(taken, refused)

    def _end(self, rows: Session, taken: Taken, made: Made, at: datetime) -> None:
        maker = makers().get(taken.maker)
        if maker is not None and maker.ended is not None:
            maker.ended(rows, dict(taken.wanted), made, _asker(rows, taken), at)

    def _made(self, taken: Taken) -> Made | RegistryError:
        """The finished file, or why there is none; whatever a maker does wrong is its own."""
        maker = makers().get(taken.maker)
        if maker is None:
            return Refused("unknown_fault")
        try:
            with self.database.reading() as rows, self._holding(taken) as tell:
                chosen_plan.choose(rows, taken.wanted.get(chosen_plan.PARAMETER, ""))
                order = order_of(rows, taken, maker)
                return self._unhurried(maker, rows, order, tell)
        except Stale:
            raise
        except RegistryError as refused:
            return refused
        except TooLong:
            return Refused("job_too_long", minutes=LONGEST // 60)
        except Cancelled:
            raise
        except Exception:
            log.exception("job %s: %s could not be made", taken.id, taken.maker)
            return Refused("unknown_fault")

    def _unhurried(self, maker: Maker, rows: Session, order: Order, tell: _Tell) -> Made:
        """Let the maker work; from here a signal may break it off."""
        tell.worker = self
        try:
            with self.breakable():
                return maker.make(rows, order, tell)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def breakable(self, is_making: bool = True) -> Iterator[None]:
        """Whether, inside, a signal may break off the main thread's work."""
        before, self._is_making = self._is_making, is_making
        if is_making and signal.getsignal(signal.SIGALRM) == self._took_too_long:
            # Again and again: it may come while a word is being written.
            signal.setitimer(signal.ITIMER_REAL, LONGEST, REST)
        try:
            if is_making and self._stop.is_set():
                raise Stopping
            yield
        finally:
            self._is_making = before
        if before and self._stop.is_set():
            raise Stopping

    @contextmanager
    def _holding(self, taken: Taken) -> Iterator[_Tell]:
        """Hold the job while its file is made, also while its maker says nothing."""
        tell = _Tell(self.database, taken)
        over = threading.Event()
        renewing = threading.Thread(target=tell.renew, args=(over,), daemon=True)
        renewing.start()
        try:
            yield tell
        finally:
            over.set()
            renewing.join()

    def _look_after(self) -> None:
        """Once in a while: say that there is a worker, and let old files go."""
        if time.monotonic() - self._beat_at > BEAT:
            with self.database.writing() as rows:
                workers.beat(rows, at=clock.now())
            self._beat_at = time.monotonic()
        if time.monotonic() - self._swept_at > SWEEP:
            with self.database.writing() as rows:
                jobs.sweep(rows, at=clock.now())
            self._swept_at = time.monotonic()

    def _told_to_stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stop.set()
        if self._is_making:
            self._is_making = False
            raise Stopping

    def _took_too_long(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_making:
            self._is_making = False
            raise TooLong


class _Tell:
    """How a maker says how far it is: written at most once a second, and renewed while silent."""

    def __init__(self, database: Database, taken: Taken) -> None:
        self.database, self.taken = database, taken
        self.worker: Worker | None = None
        self.said = (0, 0, "")
        self.at = 0.0
        self.is_unwanted = False
        self.lock = threading.Lock()

    def __call__(self, done: int, of: int, step: str = "") -> None:
        """Raises Cancelled when nobody wants the file any more."""
        is_new = step != self.said[2]
        self.said = (done, of, step)
        if is_new or time.monotonic() - self.at > SAY:
            if self.worker is None:
                self._write()
            else:
                with self.worker.breakable(False):
                    self._write()
        if self.is_unwanted:
            raise Cancelled

    def renew(self, over: threading.Event) -> None:
        """Runs beside the maker."""
        while not over.wait(RENEW):
            if time.monotonic() - self.at > RENEW / 2:
                self._write()

    def _write(self) -> None:
        with self.lock:
            self.at = time.monotonic()
            try:
                with self.database.writing() as rows:
                    jobs.hold(rows, self.taken, *self.said, at=clock.now())
            except Stale:
                self.is_unwanted = True
            except SQLAlchemyError:
                # The next word may get through before the hold lapses.
                log.warning("job %s: could not say how far it is", self.taken.id, exc_info=True)


def order_of(rows: Session, taken: Taken, maker: Maker) -> Order:
    """The order as its maker gets it. The asker's right is checked anew: accounts end.

    An order of the present shows the moment of asking. When something was recorded since, that
    moment is a past one, and is asked for as such, so that its figures are true of it.
    """
    actor = _asker(rows, taken)
    require(actor, maker.needs)
    as_of: datetime | None = taken.as_of
    if not taken.is_past and not _has_moved(rows, taken.as_of):
        as_of = None
    choices = settings.choices_at(rows, as_of) if as_of else settings.choices(rows)
    is_demonstration = bool(rows.scalar(select(RecordKind.is_demonstration)))
    return Order(actor, taken.as_of, choices, dict(taken.wanted), as_of, is_demonstration)


def _asker(rows: Session, taken: Taken) -> Actor:
    user = rows.get(User, taken.asked_by_id)
    if user is None or not user.is_active:
        raise NotAllowed("account_ended")
    return actor_of(user)


def _has_moved(rows: Session, moment: datetime) -> bool:
    later = select(AuditEvent.id).where(AuditEvent.at > moment, AuditEvent.deed.not_in(QUIET))
    return rows.scalar(later.limit(1)) is not None
