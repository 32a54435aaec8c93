"""Any past moment: it shows what the record said then, and for ever the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import cast
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard import given as values
from dashboard.pages import agencies, find, heatmap, overview, sections, tasks
from dashboard.queries import board as boards
from dashboard.queries import scores, section_duties
from dashboard.queries import sections as plan_sections
from dashboard.texts import moved as words
from dashboard.visit import Visit
from db import Database
from db.models import Report, Snapshot
from db.vocabulary import State
from registry import settings as choosing
from registry import snapshots
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.errors import RegistryError
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.verification import send_back, verify

START = cast.MOMENT - timedelta(days=40)
REASON = "Công văn của Sở Nội vụ"
AGENCIES = ("so-tu-phap", "so-y-te")
PATHS = (cast.DATED_TASK, "II.2.b")


def say(
    rows: Session, at: datetime, state: State, percent: int | None = None, *,
    who: str = "officer", code: str = "so-tu-phap", path: str = cast.DATED_TASK,
    verified: bool = False,
) -> Any:
    report = cast.report_of(rows, code, path)
    said = StatusInput(state, percent, "Đã làm" if state in (State.DONE, State.AWAITING) else "",
                       verified=verified)
    return record_status(rows, report.id, said, expected_version=report.version,
                         op_id=cast.new_op(), actor=cast.actor(rows, who), at=at)


def give_back(
    rows: Session, at: datetime, code: str = "so-tu-phap", path: str = cast.DATED_TASK
) -> Any:
    report = cast.report_of(rows, code, path)
    return send_back(rows, report.id, "Thiếu tài liệu kèm theo", expected_version=report.version,
                     op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=at)


def confirm(
    rows: Session, at: datetime, code: str = "so-tu-phap", path: str = cast.DATED_TASK
) -> Any:
    report = cast.report_of(rows, code, path)
    return verify(rows, report.id, expected_version=report.version, op_id=cast.new_op(),
                  actor=cast.actor(rows, "officer"), at=at)


def date_to(
    rows: Session, at: datetime, due_on: date | None, path: str = cast.DATED_TASK
) -> Any:
    report = cast.report_of(rows, "so-tu-phap", path)
    return set_deadline(rows, report.round_id, report.task_id, due_on, reason=REASON,
                        actor=cast.actor(rows, "officer"), at=at)


def choose(rows: Session, at: datetime, **wanted: Any) -> Any:
    chosen = replace(choosing.choices(rows), **wanted)
    return choosing.choose(rows, chosen, actor=cast.actor(rows, "officer"), at=at)


def seen(rows: Session, moment: datetime, *, as_of: datetime | None) -> dict[str, Any]:
    """What the screens are drawn from: at present, or told from the history."""
    chosen = choosing.choices_at(rows, as_of) if as_of else choosing.choices(rows)
    today, around = day_of(moment), cast.round_of(rows)
    plan, task = cast.plan_of(rows).id, cast.report_of(rows).task_id
    asked: dict[str, Any] = {"today": today, "choices": chosen, "as_of": as_of}
    return {
        "choices": chosen,
        "board": boards.board(rows, around.id, **asked),
        "progress": plan_sections.progress(rows, around.id, **asked),
        "by agency": plan_sections.progress(rows, around.id, by_agency=True, **asked),
        "trend": scores.trend(rows, plan, **asked).to_dict(),
        "duties": section_duties.duties(rows, task, around.id, as_of=as_of),
    }


DEEDS: tuple[Callable[[Session, datetime], Any], ...] = (
    lambda rows, at: say(rows, at, State.IN_PROGRESS, 40),
    lambda rows, at: say(rows, at, State.AWAITING, 100, who="agency"),
    lambda rows, at: give_back(rows, at),
    lambda rows, at: date_to(rows, at, date(2026, 10, 20)),
    lambda rows, at: choose(rows, at, due_soon_days=3, stale_days=30, rate="due"),
    lambda rows, at: say(rows, at, State.DONE, 100, code="so-y-te", verified=True),
    lambda rows, at: date_to(rows, at, None),
    lambda rows, at: say(rows, at, State.NOT_APPLICABLE, path="II.2.b"),
)


def test_every_past_moment_shows_exactly_what_the_record_said_then(database: Database) -> None:
    then: list[tuple[datetime, dict[str, Any]]] = []
    for place, deed in enumerate(DEEDS):
        at = START + timedelta(days=2 * place, microseconds=place)
        with database.writing() as rows:
            deed(rows, at)
        with database.reading() as rows:
            then.append((at, seen(rows, at, as_of=None)))
    with database.reading() as rows:
        for at, said in then:
            assert seen(rows, at, as_of=at) == said
    assert len({orjson.dumps(said["trend"], option=orjson.OPT_NON_STR_KEYS)
                for _, said in then}) > 4


MADE = st.tuples(
    st.sampled_from(("say", "done", "await", "return", "confirm", "date", "choose")),
    st.sampled_from(AGENCIES), st.sampled_from(PATHS), st.integers(0, 40),
)


def do(rows: Session, at: datetime, deed: tuple[str, str, str, int]) -> None:
    kind, code, path, number = deed
    where = {"code": code, "path": path}
    if kind == "say":
        say(rows, at, State.IN_PROGRESS, number, **where)
    elif kind == "done":
        say(rows, at, State.DONE, 100, verified=number % 2 == 0, **where)
    elif kind == "await":
        who = "agency" if code == "so-tu-phap" else "other-agency"
        say(rows, at, State.AWAITING, who=who, **where)
    elif kind == "return":
        give_back(rows, at, **where)
    elif kind == "confirm":
        confirm(rows, at, **where)
    elif kind == "date":
        date_to(rows, at, day_of(at) + timedelta(days=number), path)
    else:
        choose(rows, at, due_soon_days=number + 1)


@settings(max_examples=6, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 40), MADE), min_size=1, max_size=8))
def test_the_standings_of_any_moment_add_up_to_all_reports(
    database: Database, history: list[tuple[int, tuple[str, str, str, int]]]
) -> None:
    """Each example goes on where the one before it ended."""
    then: list[tuple[datetime, Counter[Any]]] = []
    for hours, deed in history:
        at = _last(database) + timedelta(hours=hours)
        try:
            with database.writing() as rows:
                do(rows, at, deed)
        except RegistryError:
            continue
        with database.reading() as rows:
            then.append((at, boards.tally(seen(rows, at, as_of=None)["board"]).by_standing))
    with database.reading() as rows:
        total = rows.scalar(select(func.count()).select_from(Report))
        for at, counted in then:
            for moment in (at, at + timedelta(minutes=30)):
                today, chosen = day_of(moment), choosing.choices_at(rows, moment)
                lines = boards.board(rows, cast.round_of(rows).id, today=today, choices=chosen,
                                     as_of=moment)
                assert boards.tally(lines).by_standing.total() == len(lines) == total
                if moment == at:
                    assert boards.tally(lines).by_standing == counted


def _last(database: Database) -> datetime:
    with database.reading() as rows:
        return max([START, *(line.at for line in cast.deeds(rows))])


# Snapshots


def test_a_snapshot_s_moment_gives_its_figures_whatever_happened_since(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    taken_at = cast.MOMENT - timedelta(days=3, microseconds=123_456)
    with database.writing() as rows:
        say(rows, taken_at - timedelta(days=1), State.IN_PROGRESS, 40)
        taken = snapshots.take(rows, cast.round_of(rows).id, "Báo cáo quý IV", at=taken_at,
                               actor=cast.actor(rows, "officer")).id
    with database.writing() as rows:
        say(rows, taken_at + timedelta(seconds=1), State.DONE, 100, verified=True)
        date_to(rows, taken_at + timedelta(hours=1), date(2026, 12, 30), "II.2.b")
        choose(rows, taken_at + timedelta(hours=2), due_soon_days=60)
    with database.reading() as rows:
        assert snapshots.broken(rows) == []
        kept = rows.get_one(Snapshot, taken)
        asked = kept.taken_at.isoformat()
        moment = values.moment(asked)
        assert moment == taken_at
        lines = seen(rows, taken_at, as_of=moment)["board"]
        assert [[line.report_id, line.state.value, line.percent, line.standing.value]
                for line in lines] == [[row[0], row[3], row[5], row[8]] for row in kept.lines]
    page = browser("leader").page(f"/heatmap?as_of={quote(asked)}")
    counted = Counter(row[8] for row in kept.lines)
    assert f'\\"b\\",{{}},\\"{counted["open_ended"]}\\"' in page.text
    assert quote(asked, safe="").replace("%3A", ":") in page.text.replace("%3A", ":")


# Before there was anything


def test_before_a_round_was_opened_there_is_nothing_and_the_page_says_so(
    browser: Callable[..., cast.Browser], database: Database
) -> None:
    before = cast.SET_UP - timedelta(seconds=1)
    with database.reading() as rows:
        assert seen(rows, before, as_of=before)["board"] == []
    leader = browser("leader")
    for path in ("/", "/heatmap", "/agencies", "/tasks", "/sections", "/sections/II.2.b"):
        text = leader.page(f"{path}?as_of=2026-01-10").text
        assert words.not_open_then(cast.YEAR) in text, path


def test_a_round_that_was_not_open_is_not_offered_and_the_one_before_it_is_shown(
    database: Database,
) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=cast.SET_UP - timedelta(days=300))
    with database.reading() as rows:
        page = heatmap.layout(visit(rows, "2025-06-01"))
        assert "round=2026" not in "".join(trees(page.body))
        asked = tasks.layout(visit(rows, "2025-06-01", round="2026"))
        assert words.not_open_then(2026) in "".join(trees(asked.body))


def test_the_choices_of_a_moment_are_those_that_were_in_force(database: Database) -> None:
    with database.writing() as rows:
        choose(rows, START, due_soon_days=3)
    with database.writing() as rows:
        choose(rows, START + timedelta(days=1), due_soon_days=5, rate="due")
    with database.reading() as rows:
        found = [choosing.choices_at(rows, START + timedelta(hours=hours)) for hours in (-1, 0, 24)]
    assert [(one.due_soon_days, one.rate) for one in found] == [(10, "all"), (3, "all"), (5, "due")]


# The pages

PAST = ("/", "/heatmap", "/heatmap?across=round", "/agencies", "/tasks", "/sections",
        "/sections/II.2.b", "/agencies/so-tu-phap")


def visit(rows: Session, as_of: str, **query: str) -> Visit:
    moment = values.moment(as_of)
    assert moment is not None
    chosen = choosing.choices_at(rows, moment)
    return Visit(rows, cast.actor(rows, "leader"), moment, day_of(moment), chosen,
                 {**query, "as_of": as_of}, moment)


def trees(part: Any) -> Iterator[str]:
    """Everything a page sends to be drawn."""
    for one in part if isinstance(part, list) else [part]:
        for name in ("tree", "columns", "spans", "rows"):
            if isinstance(getattr(one, name, None), str):
                yield getattr(one, name)
        children = getattr(one, "children", None)
        if children is not None and not isinstance(children, str):
            yield from trees(children)


@pytest.mark.parametrize("path", PAST)
def test_a_view_of_the_past_says_so(path: str, browser: Callable[..., cast.Browser]) -> None:
    leader = browser("leader")
    mark = "&" if "?" in path else "?"
    answer = leader.page(f"{path}{mark}as_of=2026-11-01T09:30")
    assert answer.status_code == 200
    assert "Đang xem số liệu lúc 09:30, 01\\u002f11\\u002f2026" in answer.text
    assert words.NOT_PRESENT in answer.text
    assert words.NOT_PRESENT not in leader.page(path).text


@pytest.mark.parametrize(
    "as_of", ["2026-11-11", "2027-01-01T00:00", "hôm qua vậy đó", "2026-13-45"]
)
def test_what_is_no_past_moment_is_said_and_never_shown_as_one(
    as_of: str, browser: Callable[..., cast.Browser]
) -> None:
    text = browser("leader").page(f"/heatmap?as_of={quote(as_of)}").text
    assert words.NOT_A_MOMENT in text
    assert words.NOT_PRESENT not in text


def test_every_link_between_views_of_the_past_stays_in_the_past(database: Database) -> None:
    with database.writing() as rows:
        say(rows, START, State.DONE, 100, verified=True)
        date_to(rows, START, date(2026, 10, 5), "II.2.b")
    with database.reading() as rows:
        there = visit(rows, "2026-11-01T09:30")
        pages = (overview.layout(there), heatmap.layout(there), agencies.layout(there),
                 heatmap.layout(replace(there, query={**there.query, "across": "group"})),
                 heatmap.layout(replace(there, query={**there.query, "across": "round"})),
                 tasks.layout(there), sections.layout(there), sections.layout(there, "II.2.b"))
        wrong, seen_links = [], 0
        for page in pages:
            for where in hrefs(page.body):
                parts = urlsplit(where)
                found = find(parts.path)
                if not found:
                    continue
                carries = "as_of" in dict(parse_qsl(parts.query))
                seen_links += 1
                if carries is not found[0].has_past:
                    wrong.append((page.title, where))
    assert seen_links > 200
    # The way back to the present, in the panel of moments.
    assert {where.split("?")[0] for _, where in wrong} <= {
        "/", "/heatmap", "/agencies", "/tasks", "/sections", "/sections/II.2.b"}
    assert len(wrong) == len(pages), wrong


def hrefs(body: Any) -> Iterator[str]:
    for tree in trees(body):
        yield from _addresses(orjson.loads(tree))


def _addresses(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (value for name, value in node.items()
                    if name in ("href", "address") and isinstance(value, str))
    for inner in node.values() if isinstance(node, dict) else node:
        if isinstance(inner, dict | list):
            yield from _addresses(inner)
        elif isinstance(node, list) and isinstance(inner, str) and inner.startswith("/tasks"):
            # A cell of the map.
            yield inner


def show(browser: cast.Browser, value: Any, search: str = "?round=2026&page=2",
         name: str = "as_of") -> Any:
    """Choose a moment in the form."""
    wired = next(one for one in browser.server.config["DASH"].callback_map
                 if one.startswith("address.search@"))
    return browser.call(wired, {"moment-show.n_clicks": 1, "moment-name.data": name,
                                "moment-at.value": value, "address.search": search})


def test_choosing_a_moment_opens_the_same_view_then(browser: Callable[..., cast.Browser]) -> None:
    for name in ("leader", "agency"):
        answer = show(browser(name), "2026-11-01T09:30")
        assert answer.json["response"]["address"]["search"] == (
            "?round=2026&as_of=2026-11-01T09%3A30")


@pytest.mark.parametrize(
    ("value", "code"),
    [("", "bad_moment"), (None, "bad_moment"), ("2026", "bad_moment"), (7, "bad_moment"),
     ("1066-10-14T09:00", "bad_moment"), ("2026-11-10T09:30", "moment_in_future")],
)
def test_a_moment_that_is_none_or_not_yet_past_is_refused(
    value: Any, code: str, browser: Callable[..., cast.Browser]
) -> None:
    answer = show(browser("leader"), value)
    assert words.REFUSALS[code] in answer.text
    assert "response" not in answer.json or "address" not in answer.json["response"]


def test_the_plan_s_own_pages_show_the_progress_of_the_moment_too(database: Database) -> None:
    with database.writing() as rows:
        say(rows, START, State.DONE, 100, path="II.2.b", verified=True)
    with database.reading() as rows:
        later, before = (visit(rows, as_of) for as_of in ("2026-10-01T10:00", "2026-10-01T08:00"))
        assert "Hoàn thành 1/" in "".join(trees(sections.layout(later, "II.2.b").body))
        assert "Hoàn thành 1/" not in "".join(trees(sections.layout(before, "II.2.b").body))


@pytest.mark.parametrize("as_of", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_time_are_no_moments_either(
    as_of: str, browser: Callable[..., cast.Browser]
) -> None:
    answer = browser("leader").page(f"/heatmap?as_of={quote(as_of)}")
    assert answer.status_code == 200
