"""Đề nghị xem xét lại: who may contest which point, who answers, and what stays of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cast
import pytest
from sqlalchemy import select

from db import Database
from db.models import Message, Review
from db.vocabulary import Measure, MessageKind, Outcome, Role, State
from registry import reviews
from registry.errors import NotAllowed, NotFound, Refused, Stale
from registry.progress import StatusInput, record_status
from registry.rounds import close_round, lock_round

REASON = "Báo cáo gửi ngày 10/11 chưa được tính"
ASK = "..review-trace.tree...review-reason.value.."
LATER = cast.MOMENT.replace(month=12)


def asked(
    database: Database, measure: Measure = Measure.COMPLETION, who: str = "agency",
    code: str = "so-tu-phap", reason: str = REASON, *, at: Any = cast.MOMENT, **options: Any,
) -> Review:
    """The agency contests a point."""
    with database.writing() as rows:
        around, agency = cast.round_of(rows), cast.report_of(rows, code).agency_id
        return reviews.ask(rows, options.pop("round_id", around.id), agency, measure, reason,
                           actor=cast.actor(rows, who), at=at, **options)


def answered(
    database: Database, review: Review, who: str = "officer", said: str = "Đã kiểm tra lại",
    version: int = 1,
) -> Review:
    """Sở Nội vụ answers."""
    with database.writing() as rows:
        return reviews.answer(rows, review.id, Outcome.GRANTED, said, expected_version=version,
                              actor=cast.actor(rows, who), at=cast.MOMENT)


def report_id(database: Database, code: str = "so-tu-phap") -> int:
    with database.reading() as rows:
        return cast.report_of(rows, code).id


def test_an_agency_contests_its_own_point_and_the_office_is_told(database: Database) -> None:
    review = asked(database, shown="3/7")
    with database.reading() as rows:
        kept = rows.get_one(Review, review.id)
        assert (kept.shown, kept.reason, kept.outcome) == ("3/7", REASON, None)
        told = rows.scalars(select(Message).where(Message.role == Role.OFFICER)).one()
        assert told.kind is MessageKind.REVIEW
        assert (told.details["round"], told.details["measure"]) == (cast.YEAR, "completion")
        assert told.details["reason"] == REASON
        assert [line.subject_id for line in cast.deeds(rows, "ask_review")] == [str(review.id)]


def test_nobody_contests_for_another_agency_and_nobody_but_an_agency_contests(
    database: Database,
) -> None:
    with pytest.raises(NotFound):
        asked(database, who="other-agency")
    for who in ("officer", "leader", "admin"):
        with pytest.raises(NotAllowed):
            asked(database, who=who)


def test_a_request_is_about_an_own_report_of_the_round_that_exists(database: Database) -> None:
    with pytest.raises(NotFound):
        asked(database, Measure.REPORT, report_id=report_id(database, "so-y-te"))
    with pytest.raises(NotFound):
        asked(database, round_id=9999)
    with pytest.raises(Refused, match="review_report_needed"):
        asked(database, Measure.REPORT)
    assert asked(database, Measure.REPORT, report_id=report_id(database)).report_id


@pytest.mark.parametrize("reason", ["", "    ", "ngắn", "x" * 1001, "có \x00 bên trong"])
def test_a_request_needs_a_reason_that_can_be_read(database: Database, reason: str) -> None:
    before = cast.census(database)
    with pytest.raises(Refused):
        asked(database, reason=reason)
    assert cast.census(database) == before


def test_one_request_for_a_point_waits_at_a_time(database: Database) -> None:
    first, own = asked(database), report_id(database)
    with pytest.raises(Refused, match="review_waiting"):
        asked(database)
    asked(database, Measure.ON_TIME)
    asked(database, report_id=own)
    with pytest.raises(Refused, match="review_waiting"):
        asked(database, report_id=own)
    answered(database, first)
    assert asked(database).id != first.id


def test_the_answer_is_given_once_and_the_agency_is_told(database: Database) -> None:
    review = asked(database)
    with pytest.raises(Stale):
        answered(database, review, version=2)
    kept = answered(database, review)
    assert (kept.outcome, kept.answer) == (Outcome.GRANTED, "Đã kiểm tra lại")
    with pytest.raises(Refused, match="review_answered"):
        answered(database, review, version=kept.version)
    with database.reading() as rows:
        own = Message.agency_id == review.agency_id
        told = rows.scalars(select(Message).where(own)).one()
        assert (told.kind, told.details["outcome"]) == (MessageKind.REVIEW, "granted")
        assert len(cast.deeds(rows, "answer_review")) == 1


def test_only_the_office_answers_and_says_why(database: Database) -> None:
    review = asked(database)
    for who in ("agency", "leader", "admin"):
        with pytest.raises(NotAllowed):
            answered(database, review, who)
    with pytest.raises(Refused, match="review_answer_needed"):
        answered(database, review, said=" ok ")
    review.id = 9999
    with pytest.raises(NotFound):
        answered(database, review)


def test_a_locked_round_may_still_be_contested(database: Database) -> None:
    with database.writing() as rows:
        officer, around = cast.actor(rows, "officer"), cast.round_of(rows)
        close_round(rows, around.id, actor=officer, at=LATER)
        lock_round(rows, around.id, "Báo cáo năm", actor=officer, at=LATER)
    assert asked(database, at=LATER).id


# On the page


def opened(window: cast.Browser, address: str) -> str:
    """What a page sends, as it is read: JSON hides the slashes."""
    return str(window.page(address).text.replace("\\u002f", "/"))


def given(database: Database, **values: Any) -> dict[str, Any]:
    """What the form sends."""
    with database.reading() as rows:
        key = {"round": cast.round_of(rows).id}
    said = {"key.data": key, "measure.value": "completion", "report.value": "none",
            "reason.value": REASON, "send.n_clicks": 1}
    return {f"review-{name}": values.get(name, value) for name, value in said.items()}


def kept(database: Database) -> list[Review]:
    with database.reading() as rows:
        return list(rows.scalars(select(Review)))


def test_the_form_sends_with_the_figure_shown_at_that_moment(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    own = report_id(database)
    with database.writing() as rows:
        record_status(rows, own, StatusInput(State.DONE, 100, "Đã xong"), expected_version=1,
                      op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    agency = browser("agency")
    answer = agency.call(ASK, given(database)).json["response"]
    assert REASON in str(answer["review-trace"]["tree"])
    assert answer["review-reason"]["value"] == ""
    agency.call(ASK, given(database, **{"measure.value": "report", "report.value": str(own)}))
    shown = [review.shown for review in kept(database)]
    assert shown[0].startswith("1/")
    assert shown[1] == "Hoàn thành đúng hạn, Hoàn thành"


@pytest.mark.parametrize(
    "odd",
    [
        {"send.n_clicks": None},
        {"measure.value": "verified"},
        {"measure.value": ["completion"]},
        {"measure.value": None},
        {"report.value": "1 or 1=1"},
        {"report.value": "-1"},
        {"report.value": "²"},
        {"report.value": {"id": 1}},
        {"report.value": "999999999"},
        {"reason.value": None},
        {"reason.value": 12},
        {"reason.value": "có \x00 bên trong"},
        {"key.data": None},
        {"key.data": {"round": "1"}},
        {"key.data": {"round": 2**31 - 1}},
        {"key.data": {"round": True}},
    ],
)
def test_odd_values_of_the_form_change_nothing(
    database: Database, browser: Callable[..., cast.Browser], odd: dict[str, Any]
) -> None:
    answer = browser("agency").call(ASK, given(database, **odd))
    assert answer.status_code in (200, 204)
    assert kept(database) == []


def test_the_form_contests_for_the_agency_that_signed_in_alone(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    for name in ("officer", "leader", "admin"):
        assert browser(name).call(ASK, given(database)).status_code == 403
    other = {"measure.value": "report", "report.value": str(report_id(database))}
    browser("other-agency").call(ASK, given(database, **other))
    assert kept(database) == []


def test_the_form_is_the_agency_s_and_the_trace_is_for_all_who_see_the_scorecard(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    review = asked(database, shown="3/7")
    for name in ("agency", "officer", "leader"):
        page = opened(browser(name), "/agencies/so-tu-phap")
        assert REASON in page, name
        assert "3/7" in page
        assert ("review-send" in page) is (name == "agency"), name
        assert ("contest=completion" in page) is (name == "agency"), name
    answered(database, review, said="Đã tính lại từ ngày 10/11")
    page = opened(browser("agency"), "/agencies/own")
    assert "Đã tính lại từ ngày 10/11" in page
    assert "Người officer" in page


def test_a_past_scorecard_has_no_form_and_no_later_answer(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    review = asked(database, at=cast.MOMENT.replace(hour=1))
    answered(database, review, said="Câu trả lời về sau")
    agency = browser("agency")
    for hour, was_asked in ((0, False), (1, True)):
        before = cast.MOMENT.replace(hour=hour, minute=30).isoformat().replace("+", "%2B")
        page = opened(agency, f"/agencies/own?as_of={before}")
        assert (REASON in page) is was_asked
        assert "Câu trả lời về sau" not in page
        assert "review-send" not in page


def test_a_link_of_a_point_opens_the_form_with_that_point(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    agency = browser("agency")
    assert '"value":"on_time"' in opened(agency, "/agencies/own?contest=on_time")
    page = opened(agency, "/agencies/own?contest=<script>")
    assert '"value":"completion"' in page
    assert "<script>" not in page
