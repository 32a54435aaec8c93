"""Đôn đốc: who is on the list, letters counted lần 1-2-3 by working days, and the leaders told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import cast
import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import Database
from db.models import Message, Reminder, ReminderReport, Report, Round
from db.vocabulary import MessageKind, Role, State
from registry import settings
from registry.due_dates import set_deadline
from registry.errors import NotAllowed, NotFound, Refused, Stale
from registry.policy import STRANGER
from registry.progress import StatusInput, record_status
from registry.settings import Choices
from registry.urging import Letter, Owing, urge, urge_many, who_to_urge

# The plan's own day is Saturday 14/11/2026; this is 09:00 of the Monday after it.
MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
SUBJECT = "V/v đôn đốc thực hiện Kế hoạch 66 (lần 1)"
LETTER = "Kính gửi: Sở Tư pháp\n\nĐề nghị báo cáo."


def on(day: int, month: int = 11, year: int = 2026) -> datetime:
    """09:00 in Việt Nam on a day."""
    return datetime(year, month, day, 2, 0, tzinfo=UTC)


def owing(database: Database, at: datetime, agency: str = "so-tu-phap") -> list[Owing]:
    """What one agency is to be urged for."""
    with database.reading() as rows:
        around, choices = cast.round_of(rows), settings.choices(rows)
        wanted = cast.report_of(rows, agency).agency_id
        return who_to_urge(rows, around.id, day_of(at), choices, agency_id=wanted)


def day_of(at: datetime) -> date:
    return at.astimezone(UTC).date()


def urged(
    database: Database, at: datetime, name: str = "officer", agency: str = "so-tu-phap",
    reports: list[int] | None = None, **options: Any,
) -> Reminder:
    """Urge one agency about its yearly report, as one of the cast."""
    with time_machine.travel(at), database.writing() as rows:
        report = cast.report_of(rows, agency)
        who = cast.actor(rows, name) if name else STRANGER
        return urge(rows, report.round_id, options.pop("agency_id", report.agency_id),
                    [report.id] if reports is None else reports, options.pop("subject", SUBJECT),
                    options.pop("letter", LETTER), actor=who, at=at, **options)


def said(database: Database, at: datetime, state: State, name: str = "officer") -> None:
    """Somebody records the yearly report of Sở Tư pháp."""
    with time_machine.travel(at), database.writing() as rows:
        report = cast.report_of(rows)
        record_status(
            rows, report.id, StatusInput(state, result="Đã gửi báo cáo năm"),
            expected_version=report.version, op_id=cast.new_op(),
            actor=cast.actor(rows, name), at=at,
        )


def told(rows: Session, kind: MessageKind) -> list[Message]:
    return list(rows.scalars(select(Message).where(Message.kind == kind).order_by(Message.id)))


def test_what_is_near_due_and_overdue_is_counted_in_working_days(database: Database) -> None:
    # 14/11/2026 is a Saturday: ten working days before it is Monday 02/11, and not Friday 30/10.
    assert owing(database, on(30, 10)) == []
    (near,) = owing(database, on(2))
    assert (near.is_overdue, near.days, near.times, near.may_urge) == (False, 9, 0, True)
    (weekend,) = owing(database, on(15))
    assert (weekend.is_overdue, weekend.days) == (True, 0)
    (late,) = owing(database, on(18))
    assert (late.is_overdue, late.days, late.is_escalated) == (True, 3, False)


def test_how_near_is_near_is_the_office_s_choice(database: Database) -> None:
    with database.writing() as rows:
        settings.choose(rows, Choices(due_soon_days=20), actor=cast.actor(rows, "officer"),
                        at=cast.MOMENT)
    assert len(owing(database, on(20, 10))) == 1


def test_a_report_without_a_day_is_never_urged(database: Database) -> None:
    with database.reading() as rows:
        around = cast.round_of(rows)
        everyone = who_to_urge(rows, around.id, date(2026, 12, 31), Choices())
        dated = set(rows.scalars(select(Report.id).where(Report.due_on.is_not(None))))
    assert {one.report_id for one in everyone} == dated


@pytest.mark.parametrize("state", [State.DONE, State.SUSPENDED, State.NOT_APPLICABLE])
def test_what_is_done_or_set_aside_is_on_no_list(database: Database, state: State) -> None:
    said(database, on(13), state)
    assert owing(database, MONDAY) == []
    with pytest.raises(Refused, match="not_to_urge"):
        urged(database, MONDAY)


def test_who_reported_in_time_is_not_late_while_sở_nội_vụ_checks(database: Database) -> None:
    said(database, on(13), State.AWAITING, "agency")
    assert owing(database, MONDAY) == []


def test_who_reported_late_is_listed_and_not_urged_for_they_answered(database: Database) -> None:
    said(database, MONDAY, State.AWAITING, "agency")
    (listed,) = owing(database, on(17))
    assert (listed.is_overdue, listed.may_urge) == (True, False)
    with pytest.raises(Refused, match="not_to_urge"):
        urged(database, on(17))


def test_letters_are_counted_one_two_three_with_working_days_between(database: Database) -> None:
    numbers = [urged(database, at).number for at in (MONDAY, on(19), on(25))]
    assert numbers == [1, 2, 3]
    (late,) = owing(database, on(25))
    # From Saturday 14/11 to Wednesday 25/11: seven working days, for Tuesday 24/11 is a holiday.
    assert (late.times, late.last_on, late.days) == (3, date(2026, 11, 25), 7)
    assert (late.is_escalated, late.may_urge) == (True, False)
    with database.reading() as rows:
        kept = select(ReminderReport.times, ReminderReport.days_late).order_by(ReminderReport.times)
        assert [tuple(row) for row in rows.execute(kept)] == [(1, 1), (2, 4), (3, 7)]


@pytest.mark.parametrize(
    ("first", "too_soon", "again"),
    [
        (on(16), on(18), on(19)),
        # Over a weekend: Friday's third working day is Wednesday.
        (on(4, 12), on(8, 12), on(9, 12)),
        # Over a weekend and Ngày Văn hóa Việt Nam, Tuesday 24/11.
        (on(19), on(24), on(25)),
        # Over the New Year holiday of 2027: Friday 01/01 is off.
        (on(30, 12), on(4, 1, 2027), on(5, 1, 2027)),
    ],
)
def test_between_two_letters_the_office_waits_so_many_working_days(
    database: Database, first: datetime, too_soon: datetime, again: datetime
) -> None:
    urged(database, first)
    with pytest.raises(Refused, match="urged_too_soon"):
        urged(database, too_soon)
    assert urged(database, again).number == 2


def test_the_leaders_are_told_once_of_a_report_urged_three_times(database: Database) -> None:
    for at in (MONDAY, on(19), on(25), on(30)):
        urged(database, at)
    with database.reading() as rows:
        (message,) = told(rows, MessageKind.ESCALATION)
        report = cast.report_of(rows)
        assert message.role is Role.LEADER
        assert message.details == {
            "report": report.id, "task": report.task_id, "agency": report.agency_id, "times": 3,
            "round": 2026,
        }
        assert message.address == f"/tasks/{report.task_id}?agency=so-tu-phap&round=2026"


def test_a_lower_threshold_escalates_with_the_next_letter_and_still_once(
    database: Database,
) -> None:
    urged(database, MONDAY)
    urged(database, on(19))
    with database.writing() as rows:
        settings.choose(rows, Choices(escalate_after=1), actor=cast.actor(rows, "officer"),
                        at=on(20))
    urged(database, on(25))
    urged(database, on(30))
    with database.reading() as rows:
        assert [one.details["times"] for one in told(rows, MessageKind.ESCALATION)] == [3]


def test_a_letter_is_kept_whole_told_to_its_agency_and_logged_once(database: Database) -> None:
    reminder = urged(database, MONDAY)
    with database.reading() as rows:
        kept = rows.get_one(Reminder, reminder.id)
        assert (kept.subject, kept.letter) == (SUBJECT, LETTER)
        assert kept.sent_by_id == cast.user_of(rows, "officer").id
        (message,) = told(rows, MessageKind.REMINDER)
        assert message.agency_id == reminder.agency_id
        assert message.address == f"/inbox?letter={reminder.id}"
        assert message.details == {"number": 1, "reports": 1, "round": 2026}
        (line,) = cast.deeds(rows, "urge")
        assert line.details == {"year": 2026, "number": 1, "reports": 1, "reminder": reminder.id}


@pytest.mark.parametrize("name", ["leader", "agency", "other-agency", "admin", ""])
def test_only_sở_nội_vụ_urges(database: Database, name: str) -> None:
    before = cast.census(database)
    with pytest.raises(NotAllowed):
        urged(database, MONDAY, name)
    with database.reading() as rows:
        who = cast.actor(rows, name) if name else STRANGER
        with pytest.raises(NotAllowed):
            urge_many(rows, cast.round_of(rows).id, [], actor=who, at=MONDAY)
    assert cast.census(database) == before


def test_a_letter_speaks_of_its_own_agency_s_reports_alone(database: Database) -> None:
    with database.reading() as rows:
        foreign = cast.report_of(rows, "so-y-te")
        mine = cast.report_of(rows)
    for reports in ([foreign.id], [mine.id, foreign.id], [999_999]):
        with pytest.raises(NotFound):
            urged(database, MONDAY, reports=reports)
    with pytest.raises(Refused, match="nothing_to_urge"):
        urged(database, MONDAY, reports=[])


def test_a_report_that_is_not_yet_near_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="not_to_urge"):
        urged(database, on(1, 10))


@pytest.mark.parametrize(
    ("words", "code"),
    [({"subject": " "}, "letter_needed"), ({"letter": "\n"}, "letter_needed"),
     ({"letter": "a\x00b"}, "text_unreadable"), ({"subject": "a" * 301}, "text_too_long")],
)
def test_an_odd_letter_is_refused(database: Database, words: dict[str, str], code: str) -> None:
    with pytest.raises(Refused, match=code):
        urged(database, MONDAY, **words)


def test_a_letter_that_counts_itself_wrongly_is_stale(database: Database) -> None:
    urged(database, MONDAY, number=1)
    with pytest.raises(Stale):
        urged(database, on(19), number=1)


def test_nobody_is_urged_in_a_locked_round(database: Database) -> None:
    with database.writing() as rows:
        rows.get_one(Round, cast.round_of(rows).id).locked_at = cast.MOMENT
    with pytest.raises(Refused, match="round_locked"):
        urged(database, MONDAY)


def letters(rows: Session, *agencies: str) -> list[Letter]:
    reports = [cast.report_of(rows, code) for code in agencies]
    return [Letter(one.agency_id, (one.id,), SUBJECT, LETTER, 1) for one in reports]


def test_a_whole_list_is_urged_in_one_press(database: Database) -> None:
    with time_machine.travel(MONDAY), database.writing() as rows:
        drafted = letters(rows, "so-tu-phap", "so-y-te", "so-tai-chinh")
        made = urge_many(rows, cast.round_of(rows).id, drafted, actor=cast.actor(rows, "officer"),
                         at=MONDAY)
        assert [one.number for one in made] == [1, 1, 1]
    with database.reading() as rows:
        agencies = {message.agency_id for message in told(rows, MessageKind.REMINDER)}
        assert agencies == {one.agency_id for one in drafted}
        assert len(cast.deeds(rows, "urge")) == 3


def test_a_list_with_one_letter_that_may_not_go_sends_none(database: Database) -> None:
    urged(database, MONDAY, agency="so-y-te")
    before = cast.census(database)
    with pytest.raises(Refused), database.writing() as rows:
        urge_many(rows, cast.round_of(rows).id, letters(rows, "so-tu-phap", "so-y-te"),
                  actor=cast.actor(rows, "officer"), at=on(17))
    assert cast.census(database) == before


def test_a_later_day_takes_a_report_off_the_list(database: Database) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows)
        set_deadline(rows, report.round_id, report.task_id, date(2026, 12, 31),
                     agency_id=report.agency_id, reason="Công văn gia hạn",
                     actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    assert owing(database, MONDAY) == []


SEND, PREVIEW = "urging-body.children", "urging-previews.tree"


def form(agencies: Any, **more: Any) -> dict[str, Any]:
    """What the browser sends when the whole list is pressed."""
    return {"urging-send.n_clicks": 1, "urging-preview.n_clicks": 1,
            "urging-agencies.value": agencies, "urging-answer-by.value": "27/11/2026",
            "urging-query.data": {}, **more}


def test_the_page_lists_who_is_late_and_drafts_their_letter(browser: Any) -> None:
    with time_machine.travel(MONDAY):
        page = browser("officer").page("/urging").text
        assert "vừa quá hạn" not in page
        assert "lâu nhất 1 ngày làm việc" in page
        assert "Sở Tư pháp: 1 quá hạn; thư lần 1" in page
        one = browser("officer").page("/urging?agency=so-tu-phap").text
        assert "Kính gửi: Sở Tư pháp" in one
        assert "quá hạn 1 ngày làm việc" in one


def test_the_page_says_which_agencies_of_the_list_get_no_letter_and_why(
    browser: Any, database: Database
) -> None:
    urged(database, MONDAY)
    with time_machine.travel(on(17)):
        officer = browser("officer")
        page = officer.page("/urging").text
        assert "Không đôn đốc lần này 1 cơ quan: STP (mới đôn đốc chưa đủ 3 ngày làm việc" in page
        assert "0/1 quá hạn" in page.replace("\\u002f", "/")
        assert "Sở Tư pháp: 1" not in page
        refused = officer.call(SEND, form(["so-tu-phap"])).text
        assert "urging-said" in refused


def test_the_page_says_kindly_that_nobody_is_late(browser: Any) -> None:
    assert "Không cơ quan nào phải đôn đốc" in browser("officer").page("/urging").text


def test_one_press_sends_the_chosen_agencies_their_letters(
    browser: Any, database: Database
) -> None:
    with time_machine.travel(MONDAY):
        officer = browser("officer")
        shown = officer.call(PREVIEW, form(["so-tu-phap"])).text
        assert "Kính gửi: Sở Tư pháp" in shown
        assert "27/11/2026" in shown.replace("\\u002f", "/")
        answer = officer.call(SEND, form(["so-tu-phap", "so-y-te"])).text
        assert "Đã đôn đốc 2 cơ quan (2 báo cáo)" in answer
        again = officer.call(SEND, form(["so-tu-phap"])).text
        assert "Chưa chọn cơ quan" in again
    with database.reading() as rows:
        sent = rows.scalars(select(Reminder).order_by(Reminder.id)).all()
        assert [one.number for one in sent] == [1, 1]
        assert "Kính gửi: Sở Tư pháp" in sent[0].letter


def test_a_press_that_is_only_drawn_or_hostile_sends_nothing(
    browser: Any, database: Database
) -> None:
    with time_machine.travel(MONDAY):
        officer = browser("officer")
        odd = [form(["so-tu-phap"], **{"urging-send.n_clicks": None}), form("so-tu-phap"),
               form([["x"]]), form([None]), form(["so-tu-phap"], **{"urging-answer-by.value": "x"}),
               form(["so-tu-phap"], **{"urging-answer-by.value": "01/01/2020"}),
               form(["so-tu-phap"], **{"urging-query.data": {"round": 5}}), form(["không-có"])]
        for given in odd:
            assert officer.call(SEND, given).status_code < 500
        for who in ("leader", "agency", "admin"):
            assert browser(who).call(SEND, form(["so-tu-phap"])).status_code == 403
    rows_of = cast.census(database)
    assert (rows_of["reminders"], rows_of["messages"]) == (0, 0)
