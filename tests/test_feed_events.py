"""What a calendar program reads from a feed: the icalendar reader's word, and RFC 5545's rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import cast
import pytest
from icalendar import Calendar
from ics_rules import Part, broken, events_of, read
from test_screens import make_internal

from dashboard import ics
from dashboard.calendar_reasons import whys
from dashboard.feed_entries import calendar_of
from dashboard.texts import feeds as words
from db import Database
from db.models import Report
from db.vocabulary import Outcome, State
from registry import clock, extensions
from registry.deadlines import WorkingDaysAfter
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status

AT = cast.MOMENT
PATH, CODE = "II.2.b", "so-tu-phap"
REASON = "Để kịp trình kỳ họp; theo ý kiến: “gấp”, \\ chậm nhất"
FIRST, SECOND = date(2026, 11, 20), date(2026, 12, 4)
BASE = "https://theo-doi.example"


def written(
    database: Database, code: str | None = CODE, *, is_demonstration: bool = False
) -> bytes:
    """A feed as it is sent, checked against the rules."""
    with database.reading() as rows:
        agency = cast.report_of(rows, code).agency_id if code else None
        name, about, where, entries = calendar_of(
            rows, cast.plan_of(rows).id, agency, base=BASE, today=clock.today(),
            is_demonstration=is_demonstration,
        )  # fmt: skip
        made = ics.calendar(name, about, where, entries, AT)
    assert broken(made) == []
    return made


def dated(
    database: Database, due_on: date | None, code: str | None = None, at: datetime = AT
) -> None:
    """Sở Nội vụ gives a task a day, for one agency or all, or takes it away."""
    with database.writing() as rows:
        report = cast.report_of(rows, CODE, PATH)
        agency = cast.report_of(rows, code).agency_id if code else None
        set_deadline(rows, cast.round_of(rows).id, report.task_id, due_on, agency_id=agency,
                     reason=REASON, actor=cast.actor(rows, "officer"), at=at)


def recorded(database: Database, state: State, code: str = CODE) -> None:
    """Sở Nội vụ writes down how an agency's task stands."""
    with database.writing() as rows:
        report = cast.report_of(rows, code, PATH)
        record_status(
            rows, report.id, StatusInput(state, 100 if state is State.DONE else None, "đã xong"),
            expected_version=report.version, op_id=cast.new_op(),
            actor=cast.actor(rows, "officer"), at=AT,
        )  # fmt: skip


def event(database: Database, code: str | None = CODE, *, whose: str | None = None) -> Part:
    """The task's event: the agency's, or in the plan's feed the common one or that of `whose`."""
    with database.reading() as rows:
        task, plan = cast.report_of(rows, CODE, PATH).task_id, cast.plan_of(rows).key
    name = ics.uid(plan, cast.YEAR, task, whose or code, is_demonstration=False)
    return events_of(written(database, code))[name]


def reports(database: Database) -> list[Report]:
    """The task's reports."""
    with database.reading() as rows:
        one = cast.report_of(rows, CODE, PATH)
        return list(rows.query(Report).filter_by(round_id=one.round_id, task_id=one.task_id))


# Read by the library


@pytest.mark.parametrize("code", [CODE, None])
def test_the_icalendar_reader_reads_back_what_the_record_holds(
    database: Database, code: str | None
) -> None:
    dated(database, FIRST)
    sent = written(database, code)
    found = Calendar.from_ical(sent)
    assert found.errors == []
    events = {str(one["uid"]): one for one in found.events}
    assert len(events) == len(events_of(sent))
    one = events[event(database, code).one("UID")]
    assert (one.start, one.end) == (FIRST, FIRST + timedelta(days=1))
    assert one["summary"].startswith("Hạn báo cáo: II.2.b ")
    assert "Lý do: " + REASON in one["description"]
    assert "Tình trạng tính đến ngày 10/11/2026: " in one["description"]
    assert str(one["url"]).startswith(f"{BASE}/tasks/")
    assert str(one["url"]) in one["description"]
    assert [alarm["trigger"].dt for alarm in one.subcomponents] == [
        timedelta(days=-7, hours=8), timedelta(days=-1, hours=8),
    ]
    assert [zone["tzid"] for zone in found.timezones] == ["Asia/Ho_Chi_Minh"]
    assert found.timezones[0].to_tz().utcoffset(AT.replace(tzinfo=None)) == timedelta(hours=7)


def test_long_vietnamese_words_are_folded_between_letters_and_come_back_whole(
    database: Database,
) -> None:
    said = "Đẩy mạnh phòng, chống tham nhũng; tiêu cực \\ “nghiêm túc”\nƯớc thực hiện " * 20
    entry = ics.Entry("a@b", FIRST, said.replace("\n", " "), said, "https://a.example/", ("Ă, â",),
                      0, AT, False, said)
    sent = ics.calendar("Lịch", "Về lịch", "https://a.example/", [entry], AT)
    assert broken(sent) == []
    assert max(len(line) for line in sent.split(b"\r\n")) <= 75
    one = Calendar.from_ical(sent).events[0]
    assert one["description"] == said
    assert one["categories"].cats == ["Ă, â"]


def test_a_calendar_says_what_it_is_and_how_often_it_is_worth_asking(database: Database) -> None:
    whole = read(written(database, None))
    assert whole.one("X-WR-CALNAME") == whole.one("NAME") == words.calendar_name(
        "Kế hoạch 66", None, is_demonstration=False)
    assert whole.one("REFRESH-INTERVAL") == whole.one("X-PUBLISHED-TTL") == "PT6H"
    assert whole.one("X-WR-TIMEZONE") == "Asia/Ho_Chi_Minh"
    # A snapshot: RFC 5546 asks an ORGANIZER of whatever has a METHOD.
    assert whole.all("METHOD") == []


def test_a_demonstration_says_so_in_its_name_and_in_every_event(database: Database) -> None:
    real, shown = written(database), written(database, is_demonstration=True)
    assert "rình diễn" not in real.decode()
    assert "[Trình diễn]" in read(shown).one("X-WR-CALNAME")
    for one in events_of(shown).values():
        assert one.one("SUMMARY").startswith("[Trình diễn]")
    assert events_of(real).keys().isdisjoint(events_of(shown))


# What becomes of a day


@pytest.mark.parametrize("code", [CODE, None])
def test_a_moved_day_is_the_same_event_with_a_higher_sequence(
    database: Database, code: str | None
) -> None:
    dated(database, FIRST)
    first = event(database, code)
    dated(database, SECOND, at=AT + timedelta(hours=1))
    second, again = event(database, code), event(database, code)
    assert (first.one("SEQUENCE"), second.one("SEQUENCE")) == ("0", "1")
    assert first.one("UID") == second.one("UID")
    assert second.one("DTSTART") == f"{SECOND:%Y%m%d}"
    assert second.one("DTSTAMP") > first.one("DTSTAMP")
    assert again == second
    dated(database, FIRST, at=AT + timedelta(hours=2))
    assert event(database, code).one("SEQUENCE") == "2"


@pytest.mark.parametrize("code", [CODE, None])
def test_a_day_taken_away_cancels_the_event_where_it_last_stood(
    database: Database, code: str | None
) -> None:
    dated(database, FIRST)
    dated(database, None, at=AT + timedelta(hours=1))
    one = event(database, code)
    assert (one.one("STATUS"), one.one("DTSTART")) == ("CANCELLED", f"{FIRST:%Y%m%d}")
    assert one.one("SEQUENCE") == "1"
    assert one.parts == []
    assert "Không còn thời hạn" in one.one("SUMMARY")


@pytest.mark.parametrize(("state", "said"), [
    (State.SUSPENDED, "Tạm dừng"), (State.NOT_APPLICABLE, "Không áp dụng"),
])
def test_a_duty_set_aside_cancels_the_agencys_event_and_taken_up_again_it_stands(
    database: Database, state: State, said: str
) -> None:
    dated(database, FIRST)
    recorded(database, state)
    one = event(database)
    assert (one.one("STATUS"), one.one("SEQUENCE"), one.parts) == ("CANCELLED", "1", [])
    assert one.one("SUMMARY").startswith(said)
    # The others still owe theirs.
    assert event(database, None).one("STATUS") == "CONFIRMED"
    recorded(database, State.IN_PROGRESS)
    one = event(database)
    assert (one.one("STATUS"), one.one("SEQUENCE")) == ("CONFIRMED", "2")


def test_what_is_done_stays_says_so_and_rings_no_more(database: Database) -> None:
    dated(database, FIRST)
    recorded(database, State.DONE)
    one = event(database)
    assert one.one("SUMMARY").startswith("Đã hoàn thành: II.2.b")
    assert (one.one("STATUS"), one.one("TRANSP"), one.parts) == ("CONFIRMED", "TRANSPARENT", [])
    whole = event(database, None)
    assert "Đã hoàn thành 1/" in whole.one("DESCRIPTION")
    assert len(whole.parts) == 2


def test_no_deadline_fills_anybodys_day(database: Database) -> None:
    dated(database, FIRST)
    assert {one.one("TRANSP") for one in events_of(written(database, None)).values()} == {
        "TRANSPARENT"}


def test_an_agency_with_a_day_of_its_own_has_an_event_of_its_own_in_the_plans_calendar(
    database: Database,
) -> None:
    dated(database, FIRST)
    dated(database, SECOND, CODE, at=AT + timedelta(hours=1))
    common, own = event(database, None), event(database, None, whose=CODE)
    assert (common.one("DTSTART"), own.one("DTSTART")) == (f"{FIRST:%Y%m%d}", f"{SECOND:%Y%m%d}")
    assert (common.one("SEQUENCE"), own.one("SEQUENCE")) == ("0", "1")
    assert "Sở Tư pháp" in own.one("SUMMARY")
    count = len(reports(database))
    assert f"0/{count - 1} cơ quan" in common.one("DESCRIPTION")
    # Given the common day again it is one of the many; whose sequence never falls.
    dated(database, FIRST, CODE, at=AT + timedelta(hours=2))
    assert f"0/{count} cơ quan" in event(database, None).one("DESCRIPTION")
    names = events_of(written(database, None))
    assert own.one("UID") not in names


def test_what_never_had_a_day_is_in_no_calendar(database: Database) -> None:
    with database.reading() as rows:
        task = cast.report_of(rows, CODE, PATH).task_id
    for code in (CODE, None):
        assert not [name for name in events_of(written(database, code)) if f".{task}." in name]


def test_an_agencys_calendar_holds_nothing_of_another_agency(database: Database) -> None:
    dated(database, FIRST)
    dated(database, SECOND, "so-y-te", at=AT + timedelta(hours=1))
    said = written(database).decode().replace("\r\n ", "")
    assert "Sở Y tế" not in said
    assert "so-y-te" not in said
    assert "1/" not in "".join(one.one("SUMMARY") for one in events_of(said.encode()).values())


def test_alarms_ring_only_for_a_day_that_is_still_to_come(
    database: Database, moment: Any
) -> None:
    dated(database, FIRST)
    moment.move_to(datetime(2026, 11, 21, 2, tzinfo=UTC))
    one = event(database)
    assert one.parts == []
    assert "21/11/2026: quá hạn\\; trạng thái: chưa thực hiện." in one.one("DESCRIPTION")


def test_a_granted_extension_moves_the_agencys_event_and_says_from_which_day(
    database: Database,
) -> None:
    dated(database, FIRST)
    with database.writing() as rows:
        report = cast.report_of(rows, CODE, PATH)
        asked = extensions.ask(rows, report.id, SECOND, "Chưa nhận đủ số liệu của các xã",
                               actor=cast.actor(rows, "agency"), at=AT)
        extensions.decide(rows, asked.id, Outcome.GRANTED, "", expected_version=1,
                          actor=cast.actor(rows, "officer"), at=AT + timedelta(hours=1))
    for one in (event(database), event(database, None, whose=CODE)):
        assert (one.one("DTSTART"), one.one("SEQUENCE")) == (f"{SECOND:%Y%m%d}", "1")
        assert "Gia hạn từ ngày 20/11/2026 đến ngày 04/12/2026" in one.one("DESCRIPTION")


def test_a_day_by_a_rule_tells_the_rule_in_the_feed_and_on_the_page(database: Database) -> None:
    rule = WorkingDaysAfter(date(2026, 11, 10), "nhận được công văn đôn đốc", 5)
    with database.writing() as rows:
        report = cast.report_of(rows, CODE, PATH)
        given = set_deadline(rows, cast.round_of(rows).id, report.task_id, rule=rule,
                             reason=REASON, actor=cast.actor(rows, "officer"), at=AT)
        deadline = given.id
    said = "5 ngày làm việc kể từ ngày nhận được công văn đôn đốc"
    assert said in event(database).one("DESCRIPTION")
    with database.reading() as rows:
        assert said in whys(rows, [deadline])[deadline]


def test_words_that_speak_of_an_internal_document_stay_in_the_house(database: Database) -> None:
    dated(database, FIRST)
    before = Calendar.from_ical(written(database, None)).events
    task_words = make_internal(database)[:30]
    after = Calendar.from_ical(written(database, None)).events
    assert len(after) == len(before)
    assert [one for one in before if task_words in f"{one['summary']} {one['description']}"]
    assert not [one for one in after if task_words in f"{one['summary']} {one['description']}"]
    assert [one for one in after if words.HIDDEN in one["description"]]
