"""Khó khăn, vướng mắc: gathered in the agencies' words, answered, proposed as an amendment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cast
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.queries import obstacles as lists
from db import Database
from db.models import Message, Obstacle, Section
from db.vocabulary import MessageKind, State
from registry import obstacles
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.policy import STRANGER
from registry.progress import StatusInput, record_status

TITLE = "Thiếu hướng dẫn của Trung ương"
WORDS = "Chưa có thông tư hướng dẫn"
ANSWER = "Sở Nội vụ đã có văn bản hỏi Bộ Nội vụ."
AMENDMENT = "Đề nghị sửa điểm a khoản 3 Mục II như sau: …"


def says(database: Database, code: str = "so-tu-phap", difficulties: str = WORDS,
         proposals: str = "") -> int:
    """An agency reports a difficulty; the id of its report."""
    with database.writing() as rows:
        report = cast.report_of(rows, code)
        said = StatusInput(State.IN_PROGRESS, 40, difficulties=difficulties, proposals=proposals)
        record_status(rows, report.id, said, expected_version=report.version,
                      op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        return report.id


def did(database: Database, deed: Callable[..., Obstacle], *given: Any,
        name: str | None = "officer", **named: Any) -> Obstacle:
    """One of the cast does one of the deeds."""
    with database.writing() as rows:
        who = cast.actor(rows, name) if name else STRANGER
        return deed(rows, *given, actor=who, at=cast.MOMENT, **named)


def gathered(database: Database, ids: list[int], title: str = TITLE, **named: Any) -> Obstacle:
    with database.reading() as rows:
        round_id = cast.round_of(rows).id
    return did(database, obstacles.gather, round_id, title, ids, **named)


def told(rows: Session) -> list[int | None]:
    wanted = select(Message.agency_id).where(Message.kind == MessageKind.OBSTACLE)
    return list(rows.scalars(wanted.order_by(Message.id)))


def test_what_was_said_is_gathered_answered_and_proposed(database: Database) -> None:
    ids = [says(database), says(database, "so-y-te", "", "Đề nghị cấp kinh phí")]
    one = gathered(database, ids)
    with database.reading() as rows:
        assert lists.counts(rows, one.round_id)["unanswered"] == 1
        section = rows.scalar(select(Section.id).where(Section.path == "II.3.a"))
    did(database, obstacles.answer, one.id, ANSWER, expected_version=1)
    did(database, obstacles.propose, one.id, section, AMENDMENT, expected_version=2)
    with database.reading() as rows:
        counts = lists.counts(rows, one.round_id)
        assert counts == {"new": 0, "unanswered": 0, "answered": 1, "proposed": 1}
        group, = lists.groups(rows, one.round_id, "proposed")
        assert (group.title, group.answer, group.amendment) == (TITLE, ANSWER, AMENDMENT)
        assert group.section_path == "II.3.a"
        voices = lists.voices(rows, [one.id])[one.id]
        assert {voice.words for voice in voices} == {WORDS, "Đề nghị cấp kinh phí"}
        assert len(told(rows)) == 2
        deeds = [line.deed for line in cast.deeds(rows) if line.subject == "obstacle"]
        assert deeds == ["gather_obstacles", "answer_obstacle", "propose_amendment"]


def test_only_difficulties_that_nobody_gathered_are_listed(database: Database) -> None:
    first, second = says(database), says(database, "so-y-te", "", "Đề nghị cấp kinh phí")
    gathered(database, [first])
    with database.reading() as rows:
        left = lists.ungathered(rows, cast.round_of(rows).id)
    assert [one.report_id for one in left] == [second]


def test_a_difficulty_that_changed_after_gathering_keeps_the_words_of_then(
    database: Database,
) -> None:
    one = gathered(database, [says(database)])
    says(database, difficulties="Đã có thông tư, thiếu kinh phí")
    with database.reading() as rows:
        voice, = lists.voices(rows, [one.id])[one.id]
    assert (voice.words, voice.now) == (WORDS, "Đã có thông tư, thiếu kinh phí")


def test_a_report_is_gathered_once(database: Database) -> None:
    report_id = says(database)
    gathered(database, [report_id])
    with pytest.raises(Refused, match="obstacle_gathered"):
        gathered(database, [report_id])


def test_more_reports_join_a_group_and_hear_its_answer(database: Database) -> None:
    one = gathered(database, [says(database)])
    did(database, obstacles.answer, one.id, ANSWER, expected_version=1)
    did(database, obstacles.add, one.id, [says(database, "so-y-te")])
    with database.reading() as rows:
        codes = [cast.report_of(rows, code).agency_id for code in ("so-tu-phap", "so-y-te")]
        assert told(rows) == codes


@pytest.mark.parametrize("title", ["", "ngắn", "x" * 201, "có \x00 lạ"])
def test_a_group_needs_a_title(database: Database, title: str) -> None:
    with pytest.raises(Refused):
        gathered(database, [says(database)], title)


def test_a_report_without_a_difficulty_or_of_nowhere_is_not_gathered(database: Database) -> None:
    with database.reading() as rows:
        silent = cast.report_of(rows).id
    for ids, error in (([silent], Refused), ([], Refused), ([999_999], NotFound)):
        with pytest.raises(error):
            gathered(database, ids)
    with pytest.raises(NotFound):
        did(database, obstacles.gather, 999, TITLE, [silent])


@pytest.mark.parametrize("name", ["leader", "agency", "admin", None])
def test_only_the_office_gathers_answers_and_proposes(
    database: Database, name: str | None
) -> None:
    report_id = says(database)
    one = gathered(database, [report_id])
    for deed, given, named in (
        (obstacles.gather, (one.round_id, TITLE, [report_id]), {}),
        (obstacles.add, (one.id, [report_id]), {}),
        (obstacles.answer, (one.id, ANSWER), {"expected_version": 1}),
        (obstacles.propose, (one.id, None, AMENDMENT), {"expected_version": 1}),
    ):
        with pytest.raises(NotAllowed):
            did(database, deed, *given, name=name, **named)


def test_an_answer_over_a_colleague_s_is_refused_and_the_same_answer_changes_nothing(
    database: Database,
) -> None:
    one = gathered(database, [says(database)])
    did(database, obstacles.answer, one.id, ANSWER, expected_version=1)
    with pytest.raises(Stale):
        did(database, obstacles.answer, one.id, "Câu trả lời khác", expected_version=1)
    with pytest.raises(NothingChanged):
        did(database, obstacles.answer, one.id, ANSWER, expected_version=1)
    with database.reading() as rows:
        assert len(told(rows)) == 1


def test_a_proposal_over_a_colleague_s_is_refused_and_so_is_one_for_another_plan(
    database: Database,
) -> None:
    one = gathered(database, [says(database)])
    did(database, obstacles.propose, one.id, None, AMENDMENT, expected_version=1)
    with pytest.raises(Stale):
        did(database, obstacles.propose, one.id, None, "Đề nghị khác", expected_version=1)
    with pytest.raises(NothingChanged):
        did(database, obstacles.propose, one.id, None, AMENDMENT, expected_version=1)
    with pytest.raises(NotFound):
        did(database, obstacles.propose, one.id, 999_999, "Đề nghị khác", expected_version=2)


@pytest.mark.parametrize("words", ["", "ừ", "x" * 5001, "có ký tự \x00 lạ"])
def test_an_answer_and_a_proposal_need_words(database: Database, words: str) -> None:
    one = gathered(database, [says(database)])
    with pytest.raises(Refused):
        did(database, obstacles.answer, one.id, words, expected_version=1)
    with pytest.raises(Refused):
        did(database, obstacles.propose, one.id, None, words, expected_version=1)


def test_a_group_that_nobody_made_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        did(database, obstacles.answer, 999, ANSWER, expected_version=1)
