"""Giải trình: who asks, who answers, how often, and who is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import cast
import pytest
from sqlalchemy import select

from db import Database
from db.models import Explanation, Message
from db.vocabulary import MessageKind
from registry import explanations, inbox
from registry.errors import NotAllowed, NotFound, Refused, Stale
from registry.policy import STRANGER

QUESTION = "Vì sao đến nay chưa hoàn thành?"
ANSWER = "Do mưa bão, ba xã chưa gửi số liệu."
BY = date(2026, 11, 20)


def asked(database: Database, name: str | None = "leader", codes: tuple[str, ...] = ("so-tu-phap",),
          question: str = QUESTION, by: date | None = BY) -> list[Explanation]:
    """One of the cast asks some agencies about the dated task."""
    with database.writing() as rows:
        who = cast.actor(rows, name) if name else STRANGER
        ids = [cast.report_of(rows, code).id for code in codes]
        return explanations.ask(rows, ids, question, by, actor=who, at=cast.MOMENT)


def answered(database: Database, explanation_id: int, name: str = "agency", words: str = ANSWER,
             version: int = 1) -> Explanation:
    """One of the cast answers."""
    with database.writing() as rows:
        return explanations.answer(rows, explanation_id, words, expected_version=version,
                                   actor=cast.actor(rows, name), at=cast.MOMENT)


def told(database: Database, **wanted: Any) -> list[Message]:
    with database.reading() as rows:
        found = select(Message).where(Message.kind == MessageKind.EXPLANATION)
        return list(rows.scalars(found.filter_by(**wanted)))


@pytest.mark.parametrize("name", ["leader", "officer"])
def test_leaders_and_officers_ask_and_the_agency_is_told(database: Database, name: str) -> None:
    one, = asked(database, name)
    with database.reading() as rows:
        agency_id = cast.user_of(rows, "agency").agency_id
    message, = told(database, agency_id=agency_id)
    assert message.details["explanation"] == one.id
    assert message.details["answer_by"] == "2026-11-20"
    assert message.address.endswith("?agency=so-tu-phap&round=2026#requests")


@pytest.mark.parametrize("name", ["agency", "admin", None])
def test_nobody_else_asks(database: Database, name: str | None) -> None:
    with pytest.raises(NotAllowed):
        asked(database, name)


def test_several_agencies_of_a_task_are_asked_in_one_deed(database: Database) -> None:
    found = asked(database, codes=("so-tu-phap", "so-y-te"))
    assert len(found) == 2
    with database.reading() as rows:
        line, = cast.deeds(rows, "ask_explanation")
    assert line.details["reports"] == 2
    assert len(told(database)) == 2


def test_reports_of_different_tasks_are_not_asked_about_at_once(database: Database) -> None:
    with database.writing() as rows:
        ids = [cast.report_of(rows).id, cast.report_of(rows, path="II.3.a").id]
        leader = cast.actor(rows, "leader")
        with pytest.raises(Refused):
            explanations.ask(rows, ids, QUESTION, None, actor=leader, at=cast.MOMENT)


@pytest.mark.parametrize(("ids", "error"), [
    ([], Refused), ([999_999], NotFound), (list(range(1, 200)), Refused),
])
def test_nobody_and_strangers_and_everybody_are_not_asked(
    database: Database, ids: list[int], error: type[Exception]
) -> None:
    with database.writing() as rows, pytest.raises(error):
        explanations.ask(rows, ids, QUESTION, None, actor=cast.actor(rows, "leader"),
                         at=cast.MOMENT)


@pytest.mark.parametrize(("question", "by", "code"), [
    ("", BY, "question_needed"),
    ("x" * 1001, BY, "question_needed"),
    ("có ký tự \x00 lạ", BY, "text_unreadable"),
    (QUESTION, date(2026, 11, 9), "bad_answer_by"),
    (QUESTION, date(9999, 1, 1), "bad_answer_by"),
])
def test_a_question_needs_words_and_a_day_to_come(
    database: Database, question: str, by: date, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        asked(database, question=question, by=by)


def test_the_same_question_pressed_twice_is_asked_once(database: Database) -> None:
    asked(database)
    with pytest.raises(Refused, match="explanation_waiting"):
        asked(database)
    asked(database, question="Khi nào thì xong?")
    assert len(told(database)) == 2


def test_in_a_locked_round_nobody_is_asked_but_who_was_asked_may_answer(
    database: Database,
) -> None:
    one, = asked(database)
    with database.writing() as rows:
        cast.round_of(rows).locked_at = cast.MOMENT
    with pytest.raises(Refused, match="round_locked"):
        asked(database, question="Khi nào thì xong?")
    assert answered(database, one.id).answer == ANSWER


def test_the_agency_answers_and_who_asked_is_told(database: Database) -> None:
    one, = asked(database)
    answered(database, one.id)
    with database.reading() as rows:
        leader = cast.user_of(rows, "leader").id
        kept = rows.get_one(Explanation, one.id)
        assert (kept.answer, kept.answered_by_id) == (ANSWER, cast.user_of(rows, "agency").id)
        assert len(cast.deeds(rows, "answer_explanation")) == 1
    message, = told(database, user_id=leader)
    assert message.details["answer"] == ANSWER


def test_an_answer_is_given_once(database: Database) -> None:
    one, = asked(database)
    answered(database, one.id)
    with pytest.raises(Refused, match="explanation_answered"):
        answered(database, one.id, words="Một câu trả lời khác", version=2)
    with database.reading() as rows:
        assert rows.get_one(Explanation, one.id).answer == ANSWER


@pytest.mark.parametrize(("name", "error"), [
    ("other-agency", NotFound), ("leader", NotAllowed), ("admin", NotAllowed),
    ("officer", Refused),
])
def test_nobody_answers_for_another_agency(
    database: Database, name: str, error: type[Exception]
) -> None:
    one, = asked(database)
    with pytest.raises(error):
        answered(database, one.id, name)


def test_officers_are_told_and_answer_for_their_own_agency(database: Database) -> None:
    one, = asked(database, codes=("so-noi-vu",))
    with database.reading() as rows:
        for_officers = inbox.meant_for(cast.actor(rows, "officer"))
        wanted = select(Message).where(Message.kind == MessageKind.EXPLANATION, for_officers)
        assert len(rows.scalars(wanted).all()) == 1
    assert answered(database, one.id, "officer").answer == ANSWER


@pytest.mark.parametrize("words", ["", "ừ", "x" * 5001, "có ký tự \x00 lạ"])
def test_an_answer_needs_words_that_can_be_read(database: Database, words: str) -> None:
    one, = asked(database)
    with pytest.raises(Refused):
        answered(database, one.id, words=words)


def test_an_answer_to_another_version_or_to_nothing_is_refused(database: Database) -> None:
    one, = asked(database)
    with pytest.raises(Stale):
        answered(database, one.id, version=7)
    with pytest.raises(NotFound):
        answered(database, 999)
