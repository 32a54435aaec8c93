"""Answers kept while nothing was written: every deed adds a line to the log, so its newest id
is the version of the whole record."""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

from db.models import AuditEvent

Answer = TypeVar("Answer")
Question = TypeVar("Question", bound=Callable[..., object])
MOST = 64
# What a session is about, when it is not the plan that is shown by default (kept_plans.choose).
CHOSEN = "plan"

_kept: WeakKeyDictionary[Pool, OrderedDict[Hashable, object]] = WeakKeyDictionary()
_lock = threading.Lock()


def version(session: Session) -> int:
    """The newest line of the log, as this session's snapshot sees it; asked once a session."""
    if "version" not in session.info:
        session.info["version"] = session.scalar(select(func.max(AuditEvent.id))) or 0
    known: int = session.info["version"]
    return known


def forget_version(session: Session) -> None:
    """Ask it anew when it is needed next."""
    session.info.pop("version", None)


def remembered(question: Question) -> Question:
    """A query of a session and plain values whose answer is kept until anything is written."""

    @functools.wraps(question)
    def ask(session: Session, *given: Hashable, **named: Hashable) -> object:
        key = (question.__module__, question.__name__, given, tuple(sorted(named.items())))
        return remember(session, key, lambda: question(session, *given, **named))

    return ask  # type: ignore[return-value]


def remember(
    session: Session, key: Hashable, ask: Callable[[], Answer], *, for_good: bool = False
) -> Answer:
    """The answer to `ask`, kept until anything is written. `key` must hold whose answer it is; the
    plan that the session is about is added to it, so none is given for another plan.

    What is given back is shared by later callers: it must not be changed. `for_good`, what is told
    of a past moment by the history, which nothing written later changes.
    """
    whole_key = (None if for_good else version(session), session.info.get(CHOSEN), key)
    # Two engines of one database share its pool; a closed database takes its answers with it.
    with _lock:
        answers = _kept.setdefault(session.get_bind().pool, OrderedDict())  # type: ignore[union-attr]
        if whole_key in answers:
            answers.move_to_end(whole_key)
            return answers[whole_key]  # type: ignore[return-value]
    answer = ask()
    with _lock:
        answers[whole_key] = answer
        while len(answers) > MOST:
            answers.popitem(last=False)
    return answer
