"""Scorecards: every number opens what it counts, ranks within volume groups, and past figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import cast
import orjson
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard import peers, texts
from dashboard.pages import agency, tasks
from dashboard.queries.scores import Rate
from dashboard.texts import scores as words
from dashboard.visit import Page, Visit
from db import Database
from db.models import Agency, Report
from db.vocabulary import State
from registry import stars
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status
from registry.settings import Choices
from registry.verification import send_back

CODE = "so-tu-phap"
DAY = timedelta(days=1)
END = cast.MOMENT + 20 * DAY


def visit(
    rows: Session, name: str = "leader", at: datetime = END, as_of: datetime | None = None,
    choices: Choices | None = None, **query: str,
) -> Visit:
    """One of the cast opens a scorecard, at a moment or at a past one."""
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


def _inside(component: Any) -> list[Any]:
    tree, children = (getattr(component, name, None) for name in ("tree", "children"))
    found = orjson.loads(tree) if isinstance(tree, str) else []
    return found + (children if isinstance(children, list) else [children] if children else [])


def said(node: Any) -> str:
    """The words of an element."""
    if not isinstance(node, list):
        return "" if node is None else str(node)
    inside = node[2:] if len(node) > 1 and isinstance(node[1], dict) else node
    return "".join(said(child) for child in inside)


def part(page: Page, class_: str) -> list[Any]:
    """The first element with this class."""
    return next(one for one in elements(page) if class_ in one[1].get("class", "").split())


def record(
    database: Database, path: str, state: State, code: str = CODE, at: datetime = cast.MOMENT,
    **more: Any,
) -> None:
    """Sở Nội vụ writes down how one agency's task stands."""
    with database.writing() as rows:
        report = cast.report_of(rows, code, path)
        record_status(rows, report.id, StatusInput(state, result="Đã làm", **more),
                      expected_version=report.version, op_id=cast.new_op(),
                      actor=cast.actor(rows, "officer"), at=at)


def returned(database: Database, path: str) -> None:
    """The agency reports, and Sở Nội vụ sends it back."""
    record(database, path, State.AWAITING)
    with database.writing() as rows:
        report = cast.report_of(rows, CODE, path)
        send_back(rows, report.id, "Thiếu văn bản kèm theo", expected_version=report.version,
                  op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=cast.MOMENT)


def due(database: Database, path: str, due_on: date) -> None:
    """Sở Nội vụ gives a task a day."""
    with database.writing() as rows:
        set_deadline(rows, cast.round_of(rows).id, cast.report_of(rows, CODE, path).task_id,
                     due_on, reason="Công văn của Sở Nội vụ", actor=cast.actor(rows, "officer"),
                     at=cast.MOMENT)


@pytest.fixture
def mixed(database: Database) -> Database:
    """A record in which every point of the scorecard has something to count."""
    today = day_of(cast.MOMENT)
    due(database, "II.2.b", today + 9 * DAY)
    due(database, "II.3.b", today + 2 * DAY)
    due(database, "II.5.a", today + 25 * DAY)
    record(database, "II.2.b", State.DONE, verified=True)
    record(database, "II.2.c", State.DONE)
    record(database, "II.2.d", State.NOT_APPLICABLE)
    record(database, "II.3.a", State.IN_PROGRESS, percent=40)
    returned(database, "II.2.đ")
    record(database, "II.2.c", State.DONE, "so-y-te")
    with database.writing() as rows:
        stars.star(rows, cast.report_of(rows, CODE, "II.3.a").task_id, True,
                   actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    return database


def counted(link: list[Any]) -> int | None:
    """The number a link shows: the upper one of n/m, or the first. A bar of parts opens the whole,
    and a name of a part of the plan shows none."""
    if said(link).startswith("II"):
        return None
    if not said(link):
        return int(re.search(r"/(\d+)", link[1]["aria-label"])[1])
    of_whole = re.search(r"(\d+)/\d+", said(link))
    if of_whole:
        return int(of_whole[1])
    numbers = re.findall(r"(?<![\w.])(\d+)(?![\d%.])", said(link))
    return int(numbers[0]) if numbers else None


def listed(seen: Visit, where: str) -> int:
    """How many reports the list at an address has."""
    page = tasks.layout(replace(seen, query=dict(parse_qsl(urlsplit(where).query))))
    found = re.match(r"[\d.]+", said(part(page, "what")))
    assert found, where
    return int(found[0].replace(".", ""))


@pytest.mark.parametrize("rate", ["all", "due"])
@pytest.mark.parametrize("as_of", [None, cast.MOMENT + 6 * DAY])
@pytest.mark.parametrize("name", ["leader", "agency"])
def test_every_number_opens_exactly_what_it_counts(
    mixed: Database, rate: str, as_of: datetime | None, name: str
) -> None:
    record(mixed, "II.3.b", State.DONE, at=cast.MOMENT + 5 * DAY)  # late
    with mixed.reading() as rows:
        seen = visit(rows, name, as_of=as_of, choices=Choices(rate=rate))
        page = agency.layout(seen, code=CODE)
        links = [one for one in elements(page)
                 if one[0] == "a" and one[1]["href"].startswith("/tasks?")]
        checked = Counter()
        for link in links:
            number, where = counted(link), link[1]["href"]
            assert ("as_of=" in where) is (as_of is not None)
            if number is not None:
                assert listed(seen, where) == number, (said(link), where)
                checked[number] += 1
        assert sum(checked.values()) > 40
        assert len(checked) > 4


def test_a_part_of_the_bar_and_its_words_add_up_to_the_whole(mixed: Database) -> None:
    with mixed.reading() as rows:
        page = agency.layout(visit(rows), code=CODE)
        bar = part(page, "tall")
        whole = rows.scalar(select(func.count()).select_from(Report).join(
            Agency, Agency.id == Report.agency_id).where(Agency.code == CODE))
        assert sum(int(said(one)) for one in bar[2:]) == whole


def point(page: Page, name: str) -> str:
    """What a point of the scorecard says."""
    return next(said(one) for one in part(page, "points")[2:] if name in said(one))


def test_a_point_says_its_formula_and_what_its_denominator_is_made_of(mixed: Database) -> None:
    with mixed.reading() as rows:
        page = agency.layout(visit(rows), code=CODE)
        total = int(re.search(r"= (\d+) lượt nhiệm vụ − 1 không áp dụng",
                              point(page, words.COMPLETION))[1])
        assert f"Tỷ lệ hoàn thành: 2/{total - 1}" in point(page, words.COMPLETION)
        assert words.FORMULAS["all"] in point(page, words.COMPLETION)
        page = agency.layout(visit(rows, choices=Choices(rate="due")), code=CODE)
        assert "1/3" in point(page, words.COMPLETION)
        assert "3 = 1 hoàn thành có thời hạn + 2 quá hạn" in point(page, words.COMPLETION)
        assert words.FORMULAS["due"] in point(page, words.COMPLETION)


def test_a_returned_report_is_recorded_but_not_done(mixed: Database) -> None:
    with mixed.reading() as rows:
        page = agency.layout(visit(rows), code=CODE)
        assert point(page, words.RETURNED).startswith("1")
        assert "Tỷ lệ cập nhật: 5/" in point(page, words.UPDATED)
        assert "Tỷ lệ hoàn thành: 2/" in point(page, words.COMPLETION)


def test_it_says_plainly_that_it_is_no_grade(mixed: Database) -> None:
    with mixed.reading() as rows:
        for name in ("leader", "agency"):
            note = part(agency.layout(visit(rows, name), code=CODE), "not-a-grade")
            assert "335/2025/NĐ-CP" in said(note)
            assert "quiet" not in note[1]["class"]


def test_a_past_scorecard_gives_the_figures_that_were_shown_then(mixed: Database) -> None:
    then = cast.MOMENT + DAY
    with mixed.reading() as rows:
        before = agency.layout(visit(rows, at=then), code=CODE)
        shown = [said(part(before, name)) for name in ("points", "bars", "starred", "peers")]
    record(mixed, "II.3.b", State.DONE, at=then + 5 * DAY)
    record(mixed, "II.3.b", State.DONE, "so-y-te", at=then + 5 * DAY)
    with mixed.writing() as rows:
        stars.star(rows, cast.report_of(rows, CODE, "II.3.a").task_id, False,
                   actor=cast.actor(rows, "officer"), at=then + 5 * DAY)
    with mixed.reading() as rows:
        past = agency.layout(visit(rows, as_of=then), code=CODE)
        assert [said(part(past, name)) for name in ("points", "bars", "starred", "peers")] == shown
        now = agency.layout(visit(rows), code=CODE)
        assert said(part(now, "points")) != shown[0]
        early = agency.layout(visit(rows, as_of=cast.SET_UP - 30 * DAY), code=CODE)
        assert [one for one in elements(early) if "points" in one[1].get("class", "")] == []


# Ranks


def test_equals_share_a_place_and_who_has_no_denominator_has_none() -> None:
    one = peers.ranking({1: Rate(1, 2), 2: Rate(2, 4), 3: Rate(3, 4), 4: Rate(0, 0), 5: Rate(0, 9)})
    assert one.places == {3: 1, 1: 2, 2: 2, 5: 4}
    assert list(one.places) == [3, 1, 2, 5]
    assert one.unrated == [4]
    assert (one.tied(1), one.tied(3)) == (1, 0)


def test_groups_are_named_by_their_limits() -> None:
    assert [words.group((20,), place) for place in (0, 1)] == [
        "Nhóm dưới 20 lượt nhiệm vụ", "Nhóm từ 20 lượt nhiệm vụ trở lên"]
    assert words.group((10, 20), 1) == "Nhóm từ 10 đến 19 lượt nhiệm vụ"


@pytest.mark.parametrize("limits", [(20,), (10, 30), (2, 29, 31)])
def test_only_agencies_that_owe_about_as_much_are_ranked_together(
    database: Database, limits: tuple[int, ...]
) -> None:
    with database.reading() as rows:
        owed = dict(rows.execute(
            select(Agency.code, func.count(Report.id)).join(Report, Report.agency_id == Agency.id)
            .group_by(Agency.code)).all())
        page = agency.layout(visit(rows, choices=Choices(volume_limits=limits)), code=CODE)
        drawn = {one[1]["href"].split("?")[0].removeprefix("/agencies/")
                 for one in elements(part(page, "peers"))
                 if one[1].get("href", "").startswith("/agencies/")}
    bounds = (0, *limits, 10_000)
    low, high = next((low, high) for low, high in pairwise(bounds)
                     if low <= owed[CODE] < high)
    assert drawn == {code for code, count in owed.items() if low <= count < high}


def test_both_ranks_are_shown_with_how_many_have_one(mixed: Database) -> None:
    with mixed.reading() as rows:
        ranks = said(part(agency.layout(visit(rows), code=CODE), "ranks"))
    assert re.search(r"Tỷ lệ hoàn thành: Hạng 1/\d+ trong nhóm", ranks)
    assert re.search(r"Tỷ lệ đúng hạn: Hạng 1/\d+ trong nhóm", ranks)


@pytest.mark.parametrize("at", [cast.MOMENT, END])
def test_an_agency_reads_its_own_rank_and_nothing_of_the_others(
    mixed: Database, at: datetime
) -> None:
    with mixed.reading() as rows:
        others = set(rows.scalars(select(Agency.short_name).where(Agency.code != CODE)))
        page = agency.layout(visit(rows, "agency", at), code=CODE)
        shown = part(page, "peers")
        assert "Hạng 1/" in said(shown)
        assert [name for name in others if name in said(shown)] == []
        assert [one for one in elements(shown) if "href" in one[1]] == []


# Doors


def test_another_agency_s_scorecard_is_not_found(
    mixed: Database, browser: Callable[..., cast.Browser]
) -> None:
    own = browser("agency")
    for address in ("/agencies/so-y-te", "/agencies/no-such", "/agencies/so-y-te?as_of=2026-11-01",
                    f"/agencies/{CODE}%00", "/agencies/' or 1=1"):
        page = own.page(address).text
        assert texts.NO_PAGE in page, address
        assert "Sở Y tế" not in page
    assert "Sở Tư pháp" in own.page("/agencies/own").text
    assert texts.NO_PAGE in browser("leader").page("/agencies/own").text


@pytest.mark.parametrize(
    "query", ["round=abc", "round=99999999", "as_of=<b>", "as_of=2999-01-01", "as_of=1900-01-01",
              "contest=x", "round=2026&round=2025", "as_of=2026-11-10T09:00%2B99:00"]
)
def test_odd_filters_still_give_a_page(
    mixed: Database, browser: Callable[..., cast.Browser], query: str
) -> None:
    for name in ("leader", "agency"):
        answer = browser(name).page(f"/agencies/{CODE}?{query}")
        assert answer.status_code == 200
        assert "335" in answer.text
