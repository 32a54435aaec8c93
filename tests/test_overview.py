"""The overview: its four answers, comparisons only where they are fair, figures that open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import cast
import orjson
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard import multiples
from dashboard.pages import overview, tasks
from dashboard.queries import board, scores
from dashboard.texts import overview as words
from dashboard.texts import scores as score_words
from dashboard.visit import Page, Visit
from db import Database
from db.models import Agency, Reminder, ReminderReport, Report, Section, Task
from db.vocabulary import AgencyKind, State
from registry import meetings
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.settings import Choices
from registry.standing import Standing

CODE = "so-tu-phap"
DAY = timedelta(days=1)
END = cast.MOMENT + 20 * DAY
BEFORE = datetime(2025, 1, 15, 2, 0, tzinfo=cast.MOMENT.tzinfo)


def visit(
    rows: Session, name: str = "leader", at: datetime = END, as_of: datetime | None = None,
    choices: Choices | None = None, **query: str,
) -> Visit:
    """One of the cast opens the overview, at a moment or at a past one."""
    shown = as_of or at
    if as_of is not None:
        query["as_of"] = as_of.isoformat()
    return Visit(rows, cast.actor(rows, name), shown, day_of(shown), choices or Choices(), query,
                 as_of)


def elements(node: Any) -> Iterator[list[Any]]:
    """Every element of a page or of a description, outer ones first."""
    if isinstance(node, Page):
        node = node.body
    if isinstance(node, list) and len(node) > 1 and isinstance(node[1], dict):
        yield node
    for child in node if isinstance(node, list) else _inside(node):
        yield from elements(child)


def _inside(node: Any) -> list[Any]:
    tree, children = (getattr(node, name, None) for name in ("tree", "children"))
    found = orjson.loads(tree) if isinstance(tree, str) else []
    return found + (children if isinstance(children, list) else [children] if children else [])


def is_told(node: list[Any]) -> bool:
    """Whether only hover tells it."""
    return node[1].get("class") == "tip-line" or node[1].get("role") == "tooltip"


def said(node: Any) -> str:
    """The words of an element, without what only hover tells."""
    if not isinstance(node, list):
        return "" if node is None else str(node)
    is_element = len(node) > 1 and isinstance(node[1], dict)
    if is_element and is_told(node):
        return ""
    return "".join(said(child) for child in (node[2:] if is_element else node))


def part(page: Page, class_: str) -> list[Any]:
    """The first element with this class."""
    return next(one for one in elements(page) if class_ in one[1].get("class", "").split())


def own_report(rows: Session, code: str, path: str) -> Report:
    """One agency's report of one task in the newest round."""
    return rows.scalars(
        select(Report)
        .join(Agency, Agency.id == Report.agency_id)
        .join(Task, Task.id == Report.task_id)
        .join(Section, Section.id == Task.section_id)
        .where(Agency.code == code, Section.path == path,
               Report.round_id == cast.round_of(rows).id)
    ).one()


def record(
    database: Database, path: str, state: State, code: str = CODE, at: datetime = cast.MOMENT,
    **more: Any,
) -> None:
    """Sở Nội vụ writes down how one agency's task stands."""
    with database.writing() as rows:
        report = own_report(rows, code, path)
        record_status(rows, report.id, StatusInput(state, result="Đã làm", **more),
                      expected_version=report.version, op_id=cast.new_op(),
                      actor=cast.actor(rows, "officer"), at=at)


def due(database: Database, path: str, due_on: date) -> None:
    """Sở Nội vụ gives a task a day."""
    with database.writing() as rows:
        set_deadline(rows, cast.round_of(rows).id, own_report(rows, CODE, path).task_id,
                     due_on, reason="Công văn của Sở Nội vụ", actor=cast.actor(rows, "officer"),
                     at=cast.MOMENT)


def held(database: Database, at: datetime) -> None:
    """A giao ban was held."""
    with database.writing() as rows:
        meetings.note(rows, at, "", actor=cast.actor(rows, "leader"), at=at)


@pytest.fixture
def mixed(database: Database) -> Database:
    """A record with something of everything: late, soon, done, a round and a giao ban before."""
    today = day_of(cast.MOMENT)
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=BEFORE)
    due(database, "II.2.b", today + 9 * DAY)
    due(database, "II.3.b", today + 2 * DAY)
    due(database, "II.5.a", today + 45 * DAY)
    record(database, "II.2.b", State.DONE, verified=True)
    record(database, "II.2.c", State.DONE)
    record(database, "II.2.d", State.NOT_APPLICABLE)
    record(database, "II.3.a", State.IN_PROGRESS, percent=40)
    held(database, cast.MOMENT + DAY)
    record(database, "II.2.c", State.DONE, "so-y-te", at=cast.MOMENT + 2 * DAY)
    return database


def listed(seen: Visit, where: str) -> int:
    """How many reports the list at an address has, opened as the browser opens it."""
    query = dict(parse_qsl(urlsplit(where).query))
    past = query.get("as_of")
    if past:
        at = datetime.fromisoformat(past if "T" in past else f"{past}T23:59:59+07:00")
        seen = replace(seen, as_of=at, at=at, today=day_of(at))
    page = tasks.layout(replace(seen, query=query))
    found = re.match(r"[\d.]+", said(part(page, "what")))
    assert found, where
    return int(found[0].replace(".", ""))


def counted(link: list[Any]) -> int | None:
    """The number a link shows: of a column all its reports, of a rate what it is made of."""
    if link[1].get("tabindex") == "-1":
        return int(re.search(r": ([\d.]+) lượt", said(link))[1].replace(".", ""))
    if link[1].get("class") == "tells":
        return None
    of_whole = re.search(r"([\d.]+)/[\d.]+", said(link) or link[1].get("aria-label", ""))
    if of_whole:
        return int(of_whole[1].replace(".", ""))
    numbers = re.findall(r"[\d.]+", said(link))
    return int(numbers[0].replace(".", "")) if numbers else None


@pytest.mark.parametrize("rate", ["all", "due"])
@pytest.mark.parametrize("as_of", [None, cast.MOMENT + 6 * DAY])
@pytest.mark.parametrize("name", ["leader", "agency"])
def test_every_number_opens_exactly_what_it_counts(
    mixed: Database, rate: str, as_of: datetime | None, name: str
) -> None:
    with mixed.reading() as rows:
        seen = visit(rows, name, as_of=as_of, choices=Choices(rate=rate))
        page = overview.layout(seen)
        links = [one for one in elements(page)
                 if one[0] == "a" and one[1]["href"].startswith("/tasks?")]
        checked = 0
        for link in links:
            number = counted(link)
            if number is not None:
                assert listed(seen, link[1]["href"]) == number, (said(link), link[1]["href"])
                checked += 1
    assert checked > (60 if name == "leader" else 40)


def test_the_four_answers_stand_first_under_their_questions(mixed: Database) -> None:
    with mixed.reading() as rows:
        for name, third in (("leader", words.WHO_TO_CALL), ("agency", words.OWN_LATE)):
            page = overview.layout(visit(rows, name))
            heads = [said(one) for one in elements(page) if one[0] == "h2"]
            assert heads[:4] == [words.WHERE_LATE, words.IS_BETTER, third,
                                 words.WHAT_NEXT.format(days=30)]


def test_red_comes_first_and_what_cannot_be_judged_last(mixed: Database) -> None:
    with mixed.reading() as rows:
        figures = part(overview.layout(visit(rows)), "figures")[2:]
        assert [one[1]["class"] for one in figures] == [
            "figure-overdue", "figure-due-soon", "figure-stale", "figure-open-ended",
            "figure-not-assessable"]


# Is it better


def test_now_is_compared_with_the_last_giao_ban_and_the_same_day_a_round_ago(
    mixed: Database,
) -> None:
    with mixed.reading() as rows:
        table = said(part(overview.layout(visit(rows)), "compared"))
    assert words.MEETING.format(day="11/11") in table
    assert words.SAME_DAY.format(year=2025) in table
    row = table.split(score_words.UPDATED)[-1]
    now, then = re.findall(r"(\d+)/\d+", row)[:2]
    assert (int(now), int(then)) == (5, 4)


def test_more_overdue_is_worse_and_more_done_is_better_in_words(mixed: Database) -> None:
    due(mixed, "II.2.a", day_of(cast.MOMENT) + 3 * DAY)
    record(mixed, "II.1", State.DONE, at=cast.MOMENT + 3 * DAY)
    for code in ("so-y-te", "so-tai-chinh", "so-xay-dung", "so-cong-thuong"):
        for path in ("II.4.a", "II.4.b", "II.4.c"):
            record(mixed, path, State.DONE, code, at=cast.MOMENT + 3 * DAY)
    with mixed.reading() as rows:
        compared = part(overview.layout(visit(rows)), "compared")
        by_name = {said(row[2]): said(row[4]) for row in elements(compared)
                   if row[0] == "tr" and row[2][1].get("scope") == "row"}
    overdue = next(value for name, value in by_name.items() if score_words.OVERDUE in name)
    done = next(value for name, value in by_name.items() if score_words.COMPLETION in name)
    assert overdue.endswith(f"{words.UP} {words.WORSE}")
    assert done.endswith(f"{words.UP} {words.BETTER}")


def test_what_cannot_be_compared_is_said_and_not_shown_as_a_rate(database: Database) -> None:
    with database.reading() as rows:
        page = part(overview.layout(visit(rows)), "is-better")
    assert words.NO_MEETING in said(page)
    assert words.NO_ROUND_BEFORE in said(page)
    assert len([one for one in elements(page) if one[1].get("scope") == "col"]) == 2


def test_a_round_that_was_not_open_on_the_same_day_is_not_compared(database: Database) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=cast.SET_UP)
    with database.reading() as rows:
        page = said(part(overview.layout(visit(rows, at=cast.MOMENT)), "is-better"))
    assert words.NOT_OPEN_BEFORE.format(year=2025, day="10/11/2025") in page
    assert words.SAME_DAY.format(year=2025) not in page


def test_the_29th_of_february_is_compared_with_the_28th() -> None:
    from dashboard.comparing import _same_day

    assert _same_day(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert _same_day(date(2026, 11, 23), 2) == date(2024, 11, 23)


# Small multiples


def test_each_part_of_the_plan_and_each_kind_of_agency_has_its_chart(mixed: Database) -> None:
    with mixed.reading() as rows:
        page = overview.layout(visit(rows))
        parts, kinds = (
            [said(one) for one in elements(part(page, place))
             if one[0] == "a" and one[1].get("class") == "tells"]
            for place in ("where-late", "by-kind")
        )
    assert parts == ["II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "III"]
    assert words.kind(AgencyKind.DEPARTMENT) in kinds
    assert words.kind(AgencyKind.DISTRICT) in kinds


def test_the_charts_of_all_parts_add_up_to_the_round(mixed: Database) -> None:
    with mixed.reading() as rows:
        plan, around = cast.plan_of(rows).id, cast.round_of(rows)
        seen = visit(rows)
        lines = board.board(rows, around.id, today=seen.today, choices=seen.choices)
        counted_ = scores.counts(rows, plan, today=seen.today, choices=seen.choices)
        whole = scores.over_rounds(counted_, lambda _one: "")[""]
        assert whole[cast.YEAR] == board.tally(lines).by_standing
        kinds = scores.over_rounds(counted_, lambda one: one.kind)
        assert sum(one[cast.YEAR].total() for one in kinds.values()) == len(lines)
        then = scores.counts(rows, plan, today=seen.today, choices=seen.choices, as_of=END)
        assert scores.over_rounds(then, lambda _one: "")[""] == whole


def test_columns_are_of_one_height_and_a_sliver_is_still_seen() -> None:
    sliver = Counter({Standing.OVERDUE: 1, Standing.OPEN_ENDED: 9_999})
    for stood in (sliver, Counter(dict.fromkeys(Standing, 1)), Counter({Standing.DONE_LATE: 3})):
        heights = dict(multiples._heights(stood))
        assert sum(heights.values()) == multiples.HEIGHT
        assert min(heights.values()) >= multiples.LEAST
    drawn = [one[1]["class"] for one in multiples._columns([sliver])]
    # The red is drawn last, over what is higher.
    assert drawn == ["s5", "s0"]
    assert multiples._columns([Counter()]) == []


def test_an_agency_sees_its_own_part_and_no_other(mixed: Database) -> None:
    with mixed.reading() as rows:
        page = overview.layout(visit(rows, "agency"))
        # Sở Nội vụ is named where a word is explained.
        foreign = Agency.code.not_in((CODE, "so-noi-vu"))
        others = set(rows.scalars(select(Agency.name).where(foreign)))
        whole = said([one for one in elements(page) if one[0] in ("th", "td", "li")])
        assert [name for name in others if name in whole] == []
        names = [one[1].get("class", "") for one in elements(page)]
        assert not [one for one in names if "by-kind" in one or "who-to-call" in one]


def test_what_is_done_without_a_day_is_told_apart_from_what_is_done_by_one(
    mixed: Database,
) -> None:
    stood = Counter({Standing.DONE_ON_TIME: 7, Standing.DONE_LATE: 2, Standing.OPEN_ENDED: 30,
                     Standing.ON_TRACK: 1})
    assert words.bar(2026, stood) == (
        f"2026: 40 lượt, hoàn thành có thời hạn 9, {words.NO_DAY} 30, còn lại 1")
    for rate, filters in (("all", "state=done"), ("due", "standing=done_with_day")):
        with mixed.reading() as rows:
            page = part(overview.layout(visit(rows, choices=Choices(rate=rate))), "where-late")
            assert words.COMPLETED[rate] in said(page)
            assert [one for one in elements(page) if one[0] == "a" and "/" in said(one)
                    and filters in one[1]["href"]]


# Who to call, what next


def test_overdue_that_came_late_and_waits_is_told_apart_from_what_is_owed(
    mixed: Database,
) -> None:
    with mixed.reading() as rows:
        late = set(rows.scalars(
            select(Section.path).join(Task, Task.section_id == Section.id)
            .join(Report, Report.task_id == Task.id)
            .join(Agency, Agency.id == Report.agency_id)
            .where(Agency.code == CODE, Report.due_on < day_of(cast.MOMENT + 7 * DAY),
                   Report.round_id == cast.round_of(rows).id,
                   Report.state == State.NOT_STARTED)))
    path = min(late)
    record(mixed, path, State.AWAITING, at=cast.MOMENT + 6 * DAY)
    with mixed.reading() as rows:
        own = overview.layout(visit(rows, "agency"))
        assert said(own_rows(own)[-1]).count(words.WAITS) == 1
        assert words.waiting(1) in said([one for one in elements(own) if one[0] == "small"])
        seen = visit(rows)
        calls = part(overview.layout(seen), "who-to-call")
        link = next(one for one in elements(calls)
                    if one[0] == "a" and said(one) == words.all_waiting(1))
        assert listed(seen, link[1]["href"]) == 1


def own_rows(page: Page) -> list[Any]:
    """The rows of an agency's own overdue tasks."""
    return [one for one in elements(part(page, "calls")) if one[0] == "tr"]


def test_who_is_called_is_told_with_days_and_letters(mixed: Database) -> None:
    with mixed.reading() as rows:
        called = part(overview.layout(visit(rows)), "calls")
        first = next(one for one in elements(called) if one[0] == "a")
        name, code = said(first), urlsplit(first[1]["href"]).path.split("/")[-1]
    with mixed.writing() as rows:
        report = own_report(rows, code, "II.3.b")
        letter = Reminder(round_id=report.round_id, agency_id=report.agency_id, number=1,
                          subject="Đôn đốc", letter="…", sent_at=cast.MOMENT + 5 * DAY,
                          sent_by_id=cast.actor(rows, "officer").id)
        rows.add(letter)
        rows.flush()
        rows.add(ReminderReport(reminder_id=letter.id, report_id=report.id, times=1,
                                due_on=report.due_on, days_late=1))
    # A deed of the registry would have left its line in the log, and so have let old answers go.
    record(mixed, "II.6.b", State.IN_PROGRESS, at=cast.MOMENT + 6 * DAY, percent=5)
    with mixed.reading() as rows:
        calls = part(overview.layout(visit(rows)), "calls")
        rows_ = [said(one) for one in elements(calls) if one[0] == "tr"]
        row = next(one for one in rows_ if name in one)
        assert words.urgings(1) in row
        assert words.letter(1, day_of(cast.MOMENT + 5 * DAY), 1) in row
        assert re.search(r"\d+ ngày làm việc", row)
        early = overview.layout(visit(rows, as_of=cast.MOMENT + 4 * DAY))
        assert words.urgings(1) not in said(part(early, "calls"))


def test_only_the_next_thirty_days_are_shown(mixed: Database) -> None:
    with mixed.reading() as rows:
        said_ = said(part(overview.layout(visit(rows, at=cast.MOMENT)), "next-days"))
        assert "II.2.b" in said_
        assert "II.5.a" not in said_
        later = overview.layout(visit(rows, at=cast.MOMENT + 20 * DAY))
        assert "II.5.a" in said(part(later, "next-days"))


def test_lists_of_the_second_screen_are_short_and_lead_to_the_whole(
    browser: Callable[..., cast.Browser], mixed: Database
) -> None:
    answer = browser("leader").page("/")
    assert answer.status_code == 200
    assert len(answer.data) < 60_000
    for number in range(8):
        record(mixed, "II.6.a" if number % 2 else "II.6.b", State.IN_PROGRESS,
               ("so-y-te", "so-tai-chinh", "so-xay-dung", "so-cong-thuong")[number // 2],
               at=cast.MOMENT + 3 * DAY, percent=5 + number)
    with mixed.reading() as rows:
        page = overview.layout(visit(rows))
        moved = [one for one in elements(page) if one[1].get("class") == "moved"]
        assert [len(one[2:]) <= 5 for one in moved] == [True] * len(moved)
        hrefs = {one[1]["href"] for one in elements(page) if one[0] == "a"}
        assert "/moved" in hrefs


@pytest.mark.parametrize("query", ["kind=department", "kind=x", "due=2026-11-14", "due=x",
                                   "due=<b>", "state=owed", "kind=department&due=2026-11-14"])
def test_odd_and_usual_filters_of_the_list_still_give_a_page(
    mixed: Database, browser: Callable[..., cast.Browser], query: str
) -> None:
    for name in ("leader", "agency"):
        assert browser(name).page(f"/tasks?{query}").status_code == 200
