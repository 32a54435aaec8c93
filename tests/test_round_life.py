"""A round's life: opened, extended, closed, locked, reopened; its figures told again for ever."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import cast
import flask
import pytest
import time_machine
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.queries import board as boards
from dashboard.texts import rounds as words
from db import Database
from db.models import Agency, Message, Report, Round, RoundEvent, Snapshot
from db.vocabulary import MessageKind, Outcome, Role, RoundDeed, State
from registry import clock, extensions, facts, rounds, selfcheck, settings, snapshots
from registry.due_dates import set_deadline
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused
from registry.plan_days import redate
from registry.policy import Actor
from registry.progress import StatusInput, record_status
from registry.settings import DEFAULTS, choose
from registry.verification import send_back, undo, verify

PATH = "II.3.a"
# The day after the plan's own, and later days.
CLOSING = datetime(2026, 11, 15, 2, 0, tzinfo=UTC)
LATER = CLOSING + timedelta(days=30)
REASON = "Theo ý kiến chỉ đạo của lãnh đạo UBND tỉnh"
NAME = "Số liệu chốt năm 2026"
Deed = Callable[[Session, Actor], Any]


def done(database: Database, deed: Deed, name: str = "officer") -> Any:
    """One of the cast does something in a transaction of its own."""
    with database.writing() as rows:
        return deed(rows, cast.actor(rows, name))


def extended(day: date = date(2026, 11, 30), at: datetime = cast.MOMENT, why: str = REASON) -> Deed:
    return lambda rows, who: rounds.extend_round(
        rows, cast.round_of(rows).id, day, why, actor=who, at=at)


def closed(at: datetime = CLOSING) -> Deed:
    return lambda rows, who: rounds.close_round(rows, cast.round_of(rows).id, actor=who, at=at)


def locked(name: str = NAME, at: datetime = CLOSING) -> Deed:
    return lambda rows, who: rounds.lock_round(
        rows, cast.round_of(rows).id, name, actor=who, at=at)


def reopened(why: str = REASON, at: datetime = LATER) -> Deed:
    return lambda rows, who: rounds.reopen_round(
        rows, cast.round_of(rows).id, why, actor=who, at=at)


def kept(name: str = NAME, at: datetime = cast.MOMENT) -> Deed:
    return lambda rows, who: snapshots.take(
        rows, cast.round_of(rows).id, name, actor=who, at=at)


def reported(
    said: StatusInput, path: str = PATH, code: str = "so-tu-phap", at: datetime = cast.MOMENT
) -> Deed:
    def deed(rows: Session, who: Actor) -> Any:
        report = cast.report_of(rows, code, path)
        return record_status(rows, report.id, said, expected_version=report.version,
                             op_id=cast.new_op(), actor=who, at=at)
    return deed


SENT = StatusInput(State.AWAITING, 100, "Đã ban hành kế hoạch")
GOING = StatusInput(State.IN_PROGRESS, 40, "Đang lấy ý kiến")
VERIFIED = StatusInput(State.DONE, 100, "Đã ban hành kế hoạch", verified=True)


# The order of things


def test_a_round_goes_through_its_life_and_every_step_stays(database: Database) -> None:
    done(database, extended())
    late = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    done(database, closed(late))
    done(database, locked(at=late + timedelta(hours=1)))
    done(database, reopened(), "leader")
    with database.reading() as rows:
        life = rows.scalars(select(RoundEvent).order_by(RoundEvent.id)).all()
        assert [step.deed for step in life] == list(RoundDeed)
        assert [step.closes_on for step in life[:2]] == [date(2026, 11, 14), date(2026, 11, 30)]
        assert [step.reason for step in life if step.reason] == [REASON, REASON]
        assert {step.actor_id for step in life[1:4]} == {cast.user_of(rows, "officer").id}
        for deed in ("extend_round", "close_round", "lock_round", "take_snapshot", "reopen_round"):
            assert len(cast.deeds(rows, deed)) == 1, deed
        assert cast.deeds(rows, "lock_round")[0].details["sha256"]


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
@pytest.mark.parametrize("deed", [extended(), closed(), locked(), kept()])
def test_only_an_officer_extends_closes_locks_and_keeps(
    database: Database, deed: Deed, name: str
) -> None:
    before = cast.census(database)
    with pytest.raises(NotAllowed):
        done(database, deed, name)
    assert cast.census(database) == before


@pytest.mark.parametrize("name", ["officer", "agency", "admin"])
def test_only_a_leader_reopens_and_says_why(database: Database, name: str) -> None:
    done(database, closed())
    done(database, locked())
    with pytest.raises(NotAllowed):
        done(database, reopened(), name)
    with pytest.raises(Refused, match="reason_needed"):
        done(database, reopened("vì"), "leader")
    done(database, reopened(), "leader")
    with pytest.raises(Refused, match="round_not_locked"):
        done(database, reopened(), "leader")


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (closed(datetime(2026, 11, 14, 16, 59, tzinfo=UTC)), "round_still_open"),
        (locked(), "round_not_closed"),
        (extended(date(2026, 11, 13)), "round_extended_back"),
        (extended(date(2028, 1, 1)), "round_extended_far"),
        (extended(why="vì"), "reason_needed"),
        (extended(why="có ký tự\x00lạ"), "text_unreadable"),
        (kept("  x "), "snapshot_name"),
        (kept("x" * 201), "snapshot_name"),
        (kept("tên\x00lạ"), "snapshot_name"),
    ],
)
def test_a_step_out_of_its_time_is_refused_with_a_sentence(
    database: Database, deed: Deed, code: str
) -> None:
    before = cast.census(database)
    with pytest.raises(Refused, match=code) as refused:
        done(database, deed)
    assert texts.refusal(refused.value) != texts.SENTENCES["bad_choice"]
    assert cast.census(database) == before


def test_a_round_closes_at_midnight_in_viet_nam(database: Database) -> None:
    done(database, closed(datetime(2026, 11, 14, 17, 0, tzinfo=UTC)))


@pytest.mark.parametrize("deed", [extended(), kept(), closed()])
def test_the_same_step_twice_is_done_once(database: Database, deed: Deed) -> None:
    done(database, deed)
    before = cast.census(database)
    with pytest.raises((NothingChanged, Refused)):
        done(database, deed)
    assert cast.census(database) == before


def test_what_is_not_there_has_no_life(database: Database) -> None:
    for deed in (rounds.close_round, lambda *a, **b: snapshots.take(*a, "Tên", **b)):
        with pytest.raises(NotFound), database.writing() as rows:
            deed(rows, 999_999, actor=cast.actor(rows, "officer"), at=cast.MOMENT)


def test_every_agency_that_owes_is_told_of_a_new_day(database: Database) -> None:
    done(database, extended())
    with database.reading() as rows:
        told = rows.scalars(select(Message).where(Message.kind == MessageKind.ROUND)).all()
        owing = set(rows.scalars(select(Report.agency_id)))
        assert {one.agency_id for one in told} == owing
        assert told[0].details == {"deed": "extend", "year": 2026, "closes_on": "2026-11-30"}
    done(database, closed(LATER))
    done(database, locked(at=LATER))
    done(database, reopened(), "leader")
    with database.reading() as rows:
        assert rows.scalars(select(Message).where(Message.role == Role.OFFICER)).one()


# Closed, and locked


def test_a_closed_round_takes_nothing_from_agencies_and_all_from_so_noi_vu(
    database: Database,
) -> None:
    done(database, reported(SENT), "agency")
    done(database, closed())
    with pytest.raises(Refused, match="round_closed"):
        done(database, reported(GOING, "II.2.b", at=CLOSING), "agency")
    done(database, reported(GOING, "II.2.b", at=CLOSING))
    done(database, extended(date(2026, 11, 20), CLOSING))
    done(database, reported(SENT, "II.2.b", at=CLOSING), "agency")


def test_nothing_is_locked_while_a_report_waits(database: Database) -> None:
    done(database, reported(SENT), "agency")
    done(database, reported(SENT, code="so-y-te"), "other-agency")
    done(database, closed())
    with pytest.raises(Refused, match="reports_waiting") as refused:
        done(database, locked())
    assert refused.value.details["count"] == 2
    with database.reading() as rows:
        assert rows.scalars(select(Snapshot)).all() == []


def _version(rows: Session) -> dict[str, Any]:
    report = cast.report_of(rows, path=PATH)
    return {"expected_version": report.version, "op_id": cast.new_op(), "at": LATER}


def _set_day(rows: Session, who: Actor) -> Any:
    report = cast.report_of(rows, path=PATH)
    return set_deadline(rows, report.round_id, report.task_id, date(2026, 12, 30), reason=REASON,
                        actor=who, at=LATER)


def _undo(rows: Session, who: Actor) -> Any:
    op_id = rows.scalars(text("SELECT op_id FROM status_changes ORDER BY id DESC LIMIT 1")).one()
    return undo(rows, op_id, op_id=cast.new_op(), actor=who, at=LATER)


def _ask(rows: Session, who: Actor) -> Any:
    return extensions.ask(rows, cast.report_of(rows).id, date(2026, 12, 30), REASON, actor=who,
                          at=LATER)


def _decide(rows: Session, who: Actor) -> Any:
    return extensions.decide(rows, 1, Outcome.GRANTED, "", expected_version=1, actor=who, at=LATER)


WRITES: list[tuple[str, Deed]] = [
    ("officer", reported(GOING, at=LATER)),
    ("agency", reported(GOING, "II.2.b", at=LATER)),
    ("officer", lambda rows, who: verify(
        rows, cast.report_of(rows, path=PATH).id, actor=who, **_version(rows))),
    ("officer", lambda rows, who: send_back(
        rows, cast.report_of(rows, path=PATH).id, REASON, actor=who, **_version(rows))),
    ("officer", _undo),
    ("officer", _set_day),
    ("agency", _ask),
    ("officer", _decide),
    ("officer", extended(date(2026, 12, 30), LATER)),
    ("officer", closed(LATER)),
    ("officer", locked("Tên khác", LATER)),
]


@pytest.mark.parametrize(("name", "deed"), WRITES)
def test_in_a_locked_round_nobody_writes_anything(
    database: Database, name: str, deed: Deed
) -> None:
    done(database, lambda rows, who: extensions.ask(
        rows, cast.report_of(rows).id, date(2026, 12, 1), REASON, actor=who, at=cast.MOMENT,
    ), "agency")
    done(database, reported(VERIFIED))
    done(database, closed())
    done(database, locked())
    before = cast.census(database)
    with pytest.raises(Refused, match="round_locked"):
        done(database, deed, name)
    assert cast.census(database) == before


def test_a_choice_of_the_office_moves_no_day_of_a_locked_round(database: Database) -> None:
    done(database, closed())
    done(database, locked())
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        choose(rows, _including(), actor=who, at=LATER)
        assert redate(rows, cast.plan_of(rows).id, actor=who, at=LATER) == []


def _including() -> Any:
    return replace(DEFAULTS, before_includes_day=True, due_soon_days=3)


def test_a_reopened_round_is_set_right_and_locked_again_under_another_name(
    database: Database,
) -> None:
    done(database, reported(VERIFIED))
    done(database, closed())
    done(database, locked())
    done(database, reopened(), "leader")
    with pytest.raises(Refused, match="round_closed"):
        done(database, reported(GOING, "II.2.b", at=LATER), "agency")
    done(database, reported(GOING, at=LATER))
    done(database, lambda rows, who: verify(
        rows, cast.report_of(rows, path=PATH).id, actor=who, **_version(rows)))
    with pytest.raises(Refused, match="snapshot_taken"):
        done(database, locked(at=LATER))
    done(database, locked(words.name_for(2026, 2), LATER + timedelta(hours=1)))
    with database.reading() as rows:
        assert snapshots.broken(rows) == []


# Figures for ever


def test_a_snapshot_is_told_again_whatever_happens_afterwards(database: Database) -> None:
    done(database, reported(SENT), "agency")
    done(database, kept("Số liệu giao ban", cast.MOMENT + timedelta(minutes=1)))
    at = cast.MOMENT + timedelta(hours=1)
    done(database, reported(VERIFIED, at=at))
    done(database, reported(GOING, "II.2.b", "so-y-te", at=at))
    done(database, lambda rows, who: set_deadline(
        rows, cast.round_of(rows).id, cast.report_of(rows, path=PATH).task_id,
        date(2026, 11, 12), reason=REASON, actor=who, at=at))
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        choose(rows, _including(), actor=who, at=at)
        redate(rows, cast.plan_of(rows).id, actor=who, at=at)
        rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one().valid_to = at.date()
    with database.reading() as rows:
        assert snapshots.broken(rows) == []
        taken = rows.scalars(select(Snapshot)).one()
        mine = cast.report_of(rows, path=PATH)
        line = next(line for line in taken.lines if line[0] == mine.id)
        assert line[3:6] == ["awaiting", "self_reported", 100]
        assert mine.state is State.DONE


def test_a_snapshot_and_the_heatmap_of_its_moment_show_the_same(database: Database) -> None:
    done(database, reported(SENT), "agency")
    done(database, kept(at=cast.MOMENT + timedelta(minutes=1)))
    done(database, reported(VERIFIED, at=cast.MOMENT + timedelta(hours=1)))
    with database.reading() as rows:
        taken = rows.scalars(select(Snapshot)).one()
        lines = boards.board(rows, taken.round_id, today=date(2026, 11, 10), choices=DEFAULTS,
                             as_of=taken.taken_at)
        assert [(line.report_id, line.standing.value) for line in lines] == [
            (line[0], line[-1]) for line in taken.lines
        ]


def _allow_changes(rows: Session, table: str) -> None:
    """What a thief with the owner's rights would do first."""
    if rows.get_bind().dialect.name == "sqlite":
        rows.execute(text(f"DROP TRIGGER {table}_no_update"))
    else:
        rows.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("status_changes", "new_state = 'in_progress'"),
        ("due_changes", "due_on = '2026-12-24'"),
        ("snapshots", "lines = '[]'"),
        ("snapshots", "sha256 = 'x'"),
    ],
)
def test_a_history_that_somebody_forged_no_longer_gives_the_snapshot(
    database: Database, table: str, change: str
) -> None:
    done(database, reported(SENT), "agency")
    done(database, kept())
    with database.reading() as rows:
        whole = {one.code: one for one in selfcheck.findings(database, facts.facts())}
    assert (whole["snapshots"].broken, whole["snapshots"].details) == ("", {"count": 1})
    with database.writing() as rows:
        _allow_changes(rows, table)
        rows.execute(text(f"UPDATE {table} SET {change}"))
    found = {one.code: one.broken for one in selfcheck.findings(database, facts.facts())}
    assert found["snapshots"] == "1"


def test_a_deed_that_waits_for_another_is_later_than_it(database: Database) -> None:
    """The moment is asked once the write lock is held, so moments follow each other as deeds."""
    began, moments = threading.Event(), {}

    def first() -> None:
        with database.writing() as rows:
            rows.execute(text("SELECT 1"))
            began.set()
            threading.Event().wait(0.3)
            moments["first"] = clock.now()
        moments["first is over"] = clock.now()

    def second() -> None:
        began.wait()
        moments["second is asked for"] = clock.now()
        with database.writing():
            moments["second"] = clock.now()

    both = [threading.Thread(target=one) for one in (first, second)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert moments["second is asked for"] < moments["first"] < moments["second"]


# The page


def named(server: flask.Flask, input_id: str) -> str:
    """Dash's name of the callback that a field or a button sets off."""
    callbacks = server.config["DASH"].callback_map
    return next(name for name, wired in callbacks.items()
                if any(one["id"] == input_id for one in wired["inputs"]))


def said_in(answer: Any) -> str:
    """All that an answer puts on the screen."""
    return json.dumps(answer.json, ensure_ascii=False) if answer.data else ""


def pressed(database: Database, button: str, **fields: Any) -> dict[str, Any]:
    """A press of a button of /rounds with what the fields say."""
    with database.reading() as rows:
        key = {"round": cast.round_of(rows).id}
    return {"rounds-key.data": key, f"{button}.n_clicks": 1,
            **{f"rounds-{name.replace('_', '-')}.value": said for name, said in fields.items()}}


OPENING = {"year": "2025", "opens_on": "15/01/2025", "open_sure": True}


def links(part: Any) -> Iterator[tuple[str, str]]:
    """Every address in a page with the first words it stands under."""
    if isinstance(part, str) and part.startswith("["):
        part = json.loads(part)
    if isinstance(part, dict):
        part = list(part.values())
    if not isinstance(part, list):
        return
    if part and part[0] == "a" and "href" in part[1]:
        yield part[1]["href"], part[2] if isinstance(part[2], str) else part[2][-1]
    for one in part:
        yield from links(one)


def test_the_page_shows_every_round_with_counts_that_add_up_and_open_their_lists(
    browser: Any, database: Database
) -> None:
    done(database, reported(SENT), "agency")
    done(database, reported(VERIFIED, "II.2.b"))
    found = dict(links(browser("officer").page("/rounds").json))
    with database.reading() as rows:
        total = len(rows.scalars(select(Report.id)).all())
    counts = [found[f"/tasks?round=2026{word}"] for word in (
        "", "&verification=none", "&verification=reported", "&verification=self_reported",
        "&verification=returned", "&verification=verified")]
    assert counts == [str(total), str(total - 2), "2", "1", "0", "1"]


@pytest.mark.parametrize(
    ("name", "there", "absent"),
    [
        ("officer", ["rounds-close", "rounds-extend", "rounds-keep", "rounds-open"],
         ["rounds-reopen", "rounds-lock"]),
        ("leader", [], ["rounds-close", "rounds-extend", "rounds-keep", "rounds-open",
                        "rounds-reopen"]),
        ("admin", [words.NOTHING_TO_DO], ["rounds-close", "rounds-reopen", "rounds-open"]),
        ("agency", [texts.NO_RIGHT_LINE], ["rounds-close", "867"]),
    ],
)
def test_each_person_finds_what_they_may_do_with_an_open_round(
    browser: Any, name: str, there: list[str], absent: list[str]
) -> None:
    shown = said_in(browser(name).page("/rounds"))
    assert [one for one in there if one not in shown] == []
    assert [one for one in absent if f'"{one}"' in shown] == []


def test_what_may_be_done_follows_the_phase(browser: Any, database: Database) -> None:
    done(database, closed())
    officer, leader = browser("officer"), browser("leader")
    shown = said_in(officer.page("/rounds"))
    assert '"rounds-lock"' in shown
    assert '"rounds-close"' not in shown
    done(database, locked())
    shown = said_in(officer.page("/rounds"))
    assert all(f'"rounds-{one}"' not in shown for one in ("lock", "close", "extend", "reopen"))
    assert '"rounds-reopen"' in said_in(leader.page("/rounds"))


def test_the_link_of_a_snapshot_opens_its_very_moment(browser: Any, database: Database) -> None:
    done(database, kept())
    shown = said_in(browser("leader").page("/rounds"))
    start = shown.index("/heatmap?round=2026&as_of=")
    where = urlsplit(shown[start : shown.index("\\", start)])
    with database.reading() as rows:
        taken = rows.scalars(select(Snapshot)).one()
        assert datetime.fromisoformat(parse_qs(where.query)["as_of"][0]) == taken.taken_at
        assert taken.sha256[:12] in shown
    assert words.WHOLE in shown


def test_a_round_is_opened_from_the_page_once_and_only_when_confirmed(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    officer, button = browser("officer"), named(server, "rounds-open")
    told = officer.call(named(server, "rounds-year"), pressed(database, "", **OPENING))
    assert "Kỳ 2025 sẽ giao" in said_in(told)
    assert "ngày chốt 14/11/2025" in said_in(told)
    unsure = officer.call(button, pressed(database, "rounds-open", **{**OPENING,
                                                                      "open_sure": False}))
    assert words.REFUSALS["round_confirm"] in said_in(unsure)
    opened = officer.call(button, pressed(database, "rounds-open", **OPENING))
    assert "Đã mở kỳ 2025" in said_in(opened)
    again = officer.call(button, pressed(database, "rounds-open", **OPENING))
    assert "Kỳ báo cáo 2025 đã được mở" in said_in(again)
    with database.reading() as rows:
        made = rows.scalars(select(Round).where(Round.year == 2025)).one()
        assert made.opens_on == date(2025, 1, 15)


def test_closing_before_its_day_is_refused_with_the_day_and_a_link_leads_to_what_waits(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    officer = browser("officer")
    answer = officer.call(named(server, "rounds-close"),
                          pressed(database, "rounds-close", close_sure=True))
    assert "còn nhận báo cáo hết ngày 14/11/2026" in said_in(answer)
    done(database, reported(SENT), "agency")
    done(database, closed())
    shown = said_in(officer.page("/rounds"))
    assert "còn 1 lượt tự báo cáo chưa được xác nhận" in shown
    assert "/update?round=2026&show=unverified" in shown
    answer = officer.call(named(server, "rounds-lock"), pressed(
        database, "rounds-lock", lock_name=NAME, lock_sure=True))
    assert "còn 1 lượt tự báo cáo chưa được xác nhận" in said_in(answer)


def test_a_round_is_closed_from_the_page_only_when_confirmed_and_the_outcome_stands_there(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    button = named(server, "rounds-close")
    with time_machine.travel(CLOSING):
        officer = browser("officer")
        shown = said_in(officer.page("/rounds"))
        assert words.CLOSE_SILENT.format(count=867) in shown
        assert words.CLOSE_CONFIRM in shown
        before = cast.census(database)
        for unsure in (False, None, "true", [True]):
            answer = officer.call(button, pressed(database, "rounds-close", close_sure=unsure))
            assert words.REFUSALS["round_confirm"] in said_in(answer)
            assert "rounds-close-said" in said_in(answer)
        assert cast.census(database) == before
        closing = officer.call(button, pressed(database, "rounds-close", close_sure=True))
        assert "Đã chốt kỳ 2026" in said_in(closing)
        assert words.LOCK_SILENT.format(count=867) in said_in(closing)


def test_the_whole_life_is_lived_from_the_page(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    officer, leader = browser("officer"), browser("leader")
    extend = pressed(database, "rounds-extend", closes_on="20/11/2026", extend_why=REASON)
    keep = pressed(database, "rounds-keep", name="Số liệu giao ban")
    assert "20/11/2026" in said_in(officer.call(named(server, "rounds-extend"), extend))
    assert texts.NOTHING_CHANGED in said_in(officer.call(named(server, "rounds-extend"), extend))
    assert "Đã lưu bản số liệu" in said_in(officer.call(named(server, "rounds-keep"), keep))
    assert "Đặt tên khác" in said_in(officer.call(named(server, "rounds-keep"), keep))
    done(database, closed(LATER))
    lock = pressed(database, "rounds-lock", lock_name=NAME, lock_sure=True)
    assert "Đã khóa sổ kỳ 2026" in said_in(officer.call(named(server, "rounds-lock"), lock))
    assert "đã khóa sổ" in said_in(officer.call(named(server, "rounds-lock"), lock))
    why = pressed(database, "rounds-reopen", reopen_why=REASON)
    assert officer.call(named(server, "rounds-reopen"), why).status_code == 403
    assert "Đã mở lại kỳ 2026" in said_in(leader.call(named(server, "rounds-reopen"), why))
    assert "không cần mở lại" in said_in(leader.call(named(server, "rounds-reopen"), why))


BUTTONS = ("open", "extend", "close", "lock", "keep")


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_the_deeds_of_the_page_are_the_officer_s(
    browser: Any, server: flask.Flask, database: Database, name: str
) -> None:
    visitor = browser(name)
    for button in (*BUTTONS, "year"):
        said = pressed(database, f"rounds-{button}", **OPENING)
        assert visitor.call(named(server, f"rounds-{button}"), said).status_code == 403, button


@pytest.mark.parametrize("odd", [None, "", -1, 2**70, True, [], {}, "x" * 5000, "\x00", "²025",
                                 "9999", "31/12/2999", "2026-13-45"])
def test_odd_values_do_nothing_to_a_round(
    browser: Any, server: flask.Flask, database: Database, odd: Any
) -> None:
    officer = browser("officer")
    before = cast.census(database)
    names = ("year", "opens_on", "closes_on", "extend_why", "lock_name", "name")
    fields = dict.fromkeys(names, odd)
    for button in (*BUTTONS, "year"):
        for key in (odd, {"round": odd}, {"round": 999_999}):
            said = pressed(database, f"rounds-{button}", open_sure=True, close_sure=True,
                           lock_sure=True, **fields)
            said["rounds-key.data"] = key
            answer = officer.call(named(server, f"rounds-{button}"), said)
            assert answer.status_code in (200, 204), button
            assert texts.UNKNOWN_ERROR not in said_in(answer), button
    assert cast.census(database) == before


# The choices


CHOSEN = {"settings-includes.value": False, "settings-day-off.value": "keep",
          "settings-rate.value": "all", "settings-soon.value": "5", "settings-stale.value": "60",
          "settings-gap.value": "4", "settings-escalate.value": "2",
          "settings-volumes.value": "10, 20", "settings-save.n_clicks": 1}


def _key(database: Database) -> dict[str, str]:
    with database.reading() as rows:
        return settings.plain(settings.choices(rows))


def test_every_choice_is_saved_from_the_page_and_a_late_save_is_told(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    officer, save, key = browser("officer"), named(server, "settings-save"), _key(database)
    assert "Đã lưu thiết lập" in said_in(officer.call(save, {**CHOSEN, "settings-key.data": key}))
    assert _key(database) == {**key, "due_soon_days": "5", "stale_days": "60",
                              "urge_gap_days": "4", "escalate_after": "2",
                              "volume_limits": "10,20"}
    late = said_in(officer.call(save, {**CHOSEN, "settings-gap.value": "9",
                                       "settings-key.data": key}))
    assert "Có người vừa sửa mục này" in late


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("gap", "0", "bad_urging"), ("gap", "x", "bad_urging"), ("escalate", "10", "bad_urging"),
        ("volumes", "20, 10", "bad_volumes"), ("volumes", "", "bad_volumes"),
        ("volumes", "1", "bad_volumes"), ("volumes", "10; hai", "bad_volumes"),
        ("volumes", "2 3 4 5 6", "bad_volumes"), ("soon", "61", "bad_days"),
        ("soon", "-1", "bad_days"), ("rate", "half", "bad_choice"),
    ],
)
def test_an_odd_choice_is_refused_with_what_to_write(
    browser: Any, server: flask.Flask, database: Database, field: str, value: str, sentence: str
) -> None:
    officer, key = browser("officer"), _key(database)
    answer = officer.call(named(server, "settings-save"), {
        **CHOSEN, f"settings-{field}.value": value, "settings-key.data": key})
    assert texts.SENTENCES[sentence] in said_in(answer)
    assert _key(database) == key
