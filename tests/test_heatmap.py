"""The heatmap: what stands across it, zoom, two moments, and the figures its cells open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import cast
import orjson
import pytest
from sqlalchemy.orm import Session
from test_past import START, choose, date_to, say, trees

from dashboard import given as values
from dashboard import texts
from dashboard.heatmap_columns import wanted_of
from dashboard.heatmap_compare import JUDGED, Seen, Turn, turn
from dashboard.heatmap_html import written
from dashboard.heatmap_rows import Map, map_of
from dashboard.pages import heatmap, tasks
from dashboard.queries import board as boards
from dashboard.queries import tasks as task_queries
from dashboard.texts import heatmap as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Visit
from db import Database
from db.vocabulary import State
from registry import settings as choosing
from registry.clock import day_of
from registry.rounds import open_round
from registry.settings import Choices
from registry.standing import Standing

NOW = cast.MOMENT
BEFORE = "2026-11-01T09:00"


def visit(rows: Session, name: str = "leader", **query: str) -> Visit:
    moment = values.moment(query.get("as_of"))
    at = moment or NOW
    chosen = choosing.choices_at(rows, moment) if moment else choosing.choices(rows)
    return Visit(rows, cast.actor(rows, name), at, day_of(at), chosen, query, moment)


def shown(rows: Session, **query: str) -> Map:
    there = visit(rows, **query)
    wanted = wanted_of(there, boards.plan_id(rows))
    assert wanted is not None
    return map_of(there, wanted)


def props(rows: Session, **query: str) -> dict[str, Any]:
    """What the browser is sent of the map."""
    body = heatmap.layout(visit(rows, **query)).body
    (drawn,) = (one for one in body if type(one).__name__ == "Heatmap")
    kept = {name: orjson.loads(getattr(drawn, name)) for name in ("columns", "spans", "rows")}
    return {"words": drawn.words, **kept}


def page(rows: Session, **query: str) -> str:
    return "".join(trees(heatmap.layout(visit(rows, **query)).body))


def cells(drawn: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any], list[Any]]]:
    """Every cell with its row and column."""
    for row in drawn["rows"]:
        for column, cell in zip(drawn["columns"], row.get("cells", ()), strict="cells" in row):
            if isinstance(cell, list):
                yield row, column, cell


def count_of_list(rows: Session, where: str) -> int:
    """How many reports the list behind an address says it has."""
    parts = urlsplit(where)
    body = "".join(trees(tasks.layout(visit(rows, **dict(parse_qsl(parts.query)))).body))
    for count in range(500):
        if f'"{task_words.count(count)} · ' in body or f'"{task_words.count(count)}"' in body:
            return count
    raise AssertionError(where)


# Documents across


def test_a_cell_of_a_document_counts_exactly_the_reports_of_its_list(database: Database) -> None:
    with database.writing() as rows:
        say(rows, START, State.DONE, 100, path="II.2.b", verified=True)
    with database.reading() as rows:
        drawn = props(rows, across="document")
        assert len(drawn["columns"]) > 20
        checked = [(row, column, cell) for row, column, cell in cells(drawn)
                   if row["name"] in ("Sở Tư pháp", "Sở Nội vụ")]
        assert len(checked) > 20
        for row, column, cell in checked:
            parts = urlsplit(cell[6])
            query = dict(parse_qsl(parts.query))
            assert parts.path == "/tasks"
            assert column["address"] == f"/documents/{query['document']}"
            assert cell[5] == count_of_list(rows, cell[6]), (row["name"], column["label"])


def test_every_cell_of_every_map_opens_a_list_of_as_many_reports(database: Database) -> None:
    with database.writing() as rows:
        date_to(rows, START, date(2026, 11, 1), "II.3.a")
    with database.reading() as rows:
        for query in ({"across": "group"}, {"across": "round"},
                      {"across": "group", "section": "II"},
                      {"across": "round", "section": "II.3"},
                      {"across": "document", "section": "II.2"}):
            drawn = props(rows, **query)
            checked = [cell for row, _, cell in cells(drawn)
                       if row["name"] == "Sở Tư pháp" and cell[6].startswith("/tasks?")]
            assert checked, query
            for cell in checked:
                assert cell[5] == count_of_list(rows, cell[6]), (query, cell)


def test_the_plan_itself_is_no_document_its_tasks_rest_on(database: Database) -> None:
    with database.reading() as rows:
        keys = {column["address"] for column in props(rows, across="document")["columns"]}
    assert "/documents/kh-ubnd-66-2022" not in keys
    assert {"/documents/luat-pctn", "/documents/kh-tu-35-2021"} <= keys


def test_a_report_in_several_columns_is_one_report_in_every_total(database: Database) -> None:
    with database.writing() as rows:
        # II.1 cites more than one document.
        date_to(rows, START, date(2026, 11, 1), "II.1")
    with database.reading() as rows:
        made = shown(rows, across="document")
        several = [keys for keys in made.across.keys_of.values() if len(keys) > 1]
        assert several
        in_cells = sum(cell.total for row in made.rows for cell in row.cells if cell)
        assert in_cells > made.tally.total
        ids = {id_ for column in made.across.columns
               for id_ in task_queries.tasks_citing(rows, str(column.key))}
        lines = [line for line in boards.board(
            rows, cast.round_of(rows).id, today=day_of(NOW), choices=Choices())
            if line.task_id in ids]
        assert made.tally.total == len(lines)
        overdue = [line for line in lines if line.standing is Standing.OVERDUE]
        assert sum(row.red for row in made.rows) == len(overdue)
        said = page(rows, across="document")
        assert words.NOT_ADDED_UP in said


def test_documents_of_one_number_are_told_apart_by_their_years(database: Database) -> None:
    with database.reading() as rows:
        columns = props(rows, across="document")["columns"]
    labels = [column["label"] for column in columns]
    assert len(set(labels)) == len(labels)
    assert all("chưa xác minh" in column["title"] or "ngày " in column["title"]
               for column in columns)


# Figures in a cell


def test_a_cell_of_several_says_how_many_of_them_are_overdue(database: Database) -> None:
    with database.writing() as rows:
        date_to(rows, START, date(2026, 11, 1), "II.3.a")
        say(rows, START, State.DONE, 100, path="II.3.b", verified=True)
    with database.reading() as rows:
        for across in ("group", "round"):
            drawn = props(rows, across=across)
            (one,) = (row for row in drawn["rows"] if row.get("name") == "Sở Tư pháp")
            several = [cell for cell in one["cells"] if isinstance(cell, list) and cell[5] > 1]
            late = [cell for cell in several if cell[1]]
            assert late, across
            assert all((cell[0] == 0) is bool(cell[1]) for cell in several)
            for cell in late:
                assert cell[1] == count_of_list(rows, f"{cell[6]}&standing=overdue")
            assert words.READ in page(rows, across=across)
            (made,) = (part for part in heatmap.layout(visit(rows, across=across)).body
                       if type(part).__name__ == "Heatmap")
            share = f'{late[0][1] / late[0][5]:.3g}'
            assert f'style="--late:{share}"><a>{late[0][4]}/{late[0][5]}</a>' in written(made)
        assert words.READ in page(rows, across="document")
        assert words.READ not in page(rows)


def test_only_the_head_of_a_group_says_that_it_opens(database: Database) -> None:
    with database.reading() as rows:
        drawn = props(rows, across="group")
        assert words.OPEN_GROUP not in str(drawn["columns"])
        assert drawn["words"]["hint"] == words.OPEN_GROUP
        assert props(rows, across="round")["words"]["hint"] == ""


def test_the_first_picture_writes_words_and_turns_only_where_they_are(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        for query, has_words in (({"compare": BEFORE}, False), ({"section": "II.2"}, True)):
            (made,) = (part for part in heatmap.layout(visit(rows, **query)).body
                       if type(part).__name__ == "Heatmap")
            html = written(made)
            turned = [cell for _, _, cell in cells(props(rows, **query))
                      if len(cell) > 9 and cell[9] is not None]
            assert html.count("<i></i>") == len(turned)
            assert bool(turned) is not has_words
            assert ("<small>" in html) is has_words


# Zoom


def test_seven_groups_open_into_all_tasks_and_back(database: Database) -> None:
    with database.reading() as rows:
        groups = props(rows, across="group", sort="red")
        assert [column["label"] for column in groups["columns"]] == [
            "II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "III"]
        opened = 0
        for column in groups["columns"]:
            query = dict(parse_qsl(urlsplit(column["address"]).query))
            assert query == {"section": column["label"], "sort": "red"}
            zoomed = props(rows, **query)
            opened += len(zoomed["columns"])
            assert zoomed["words"]["zoom_out"] == "/heatmap?sort=red"
            said = page(rows, **query)
            assert words.ALL_TASKS in said
            assert words.part(column["label"]) in said
        whole = props(rows)
        assert opened == len(whole["columns"]) == 43
        assert sum(span["width"] for span in whole["spans"]) == 43
        assert [dict(parse_qsl(urlsplit(span["address"]).query))["section"]
                for span in whole["spans"]] == [one["label"] for one in groups["columns"]]
        assert whole["words"]["zoom_out"] == "/heatmap?across=group"
        assert (whole["words"]["zoom_in"], groups["words"]["zoom_in"]) == ("spans", "columns")
        assert words.ALL_TASKS not in page(rows)


def test_a_zoomed_map_is_written_in_words(database: Database) -> None:
    with database.writing() as rows:
        say(rows, START, State.IN_PROGRESS, 40, path="II.3.a")
    with database.reading() as rows:
        drawn = props(rows, section="II.3")
        assert drawn["words"]["look"] == "wide named big"
        assert all(column["words"] for column in drawn["columns"])
        (text,) = (cell[11] for row, column, cell in cells(drawn)
                   if row["name"] == "Sở Tư pháp" and column["label"] == "a")
        assert text == "Đang thực hiện, 40%"
        assert not any(len(cell) > 9 for _, _, cell in cells(props(rows)))
        # Part III is opened further by its own items.
        third = props(rows, section="III")
        assert [span["label"] for span in third["spans"]][:2] == ["III.1", "III.2"]
        inner = props(rows, section="III.2")
        assert inner["words"]["zoom_out"] == "/heatmap?section=III"
        assert inner["words"]["zoom_in"] == ""


@pytest.mark.parametrize("section", ["II.99", "x", "IV", "II.3.a.b", "\x00", "%", "II."])
def test_a_part_that_is_none_shows_the_whole_map(section: str, database: Database) -> None:
    with database.reading() as rows:
        made = shown(rows, section=section)
        assert (made.wanted.section, len(made.across.columns)) == ("", 43)


def test_filters_stay_in_every_address_of_the_map(database: Database) -> None:
    query = {"sort": "red", "as_of": "2026-11-09T09:00", "compare": BEFORE}
    with database.reading() as rows:
        drawn = props(rows, **query)
        for span in drawn["spans"]:
            kept = dict(parse_qsl(urlsplit(span["address"]).query))
            assert {**query, "section": span["label"]} == kept
        for across in ("group", "round"):
            for column in props(rows, across=across, **query)["columns"]:
                kept = dict(parse_qsl(urlsplit(column["address"]).query))
                assert query.items() <= kept.items()
        said = page(rows, **query)
        for ending in words.EXPORTS:
            assert (f'"/heatmap.{ending}?sort=red&as_of=2026-11-09T09%3A00'
                    f'&compare=2026-11-01T09%3A00"') in said


# Two moments

S = Standing
TURNS: tuple[tuple[Seen | None, Seen, Turn | None], ...] = (
    (None, Seen(S.OVERDUE, 0), Turn.NEW),
    (Seen(S.OVERDUE, 0), Seen(S.OVERDUE, 0), None),
    (Seen(S.ON_TRACK, 0), Seen(S.DUE_SOON, 0), Turn.WORSE),
    (Seen(S.DUE_SOON, 0), Seen(S.OVERDUE, 0), Turn.WORSE),
    (Seen(S.OVERDUE, 0), Seen(S.DONE_LATE, 1), Turn.BETTER),
    (Seen(S.DUE_SOON, 0), Seen(S.DONE_ON_TIME, 1), Turn.BETTER),
    (Seen(S.OVERDUE, 0), Seen(S.ON_TRACK, 0), Turn.BETTER),
    (Seen(S.OPEN_ENDED, 0), Seen(S.OVERDUE, 0), Turn.WORSE),
    (Seen(S.NOT_ASSESSABLE, 0), Seen(S.OVERDUE, 0), Turn.WORSE),
    # What lost its day or was set aside is no better for it.
    (Seen(S.OVERDUE, 0), Seen(S.OPEN_ENDED, 0), Turn.OTHER),
    (Seen(S.OVERDUE, 0), Seen(S.NOT_ASSESSABLE, 0), Turn.OTHER),
    (Seen(S.OPEN_ENDED, 0), Seen(S.ON_TRACK, 0), Turn.OTHER),
    (Seen(S.OPEN_ENDED, 0), Seen(S.OPEN_ENDED, 1), Turn.BETTER),
    (Seen(S.OPEN_ENDED, 2), Seen(S.OPEN_ENDED, 1), Turn.WORSE),
)


@pytest.mark.parametrize(("before", "now", "became"), TURNS)
def test_better_and_worse_follow_the_order_of_the_standings(
    before: Seen | None, now: Seen, became: Turn | None
) -> None:
    assert turn(before, now) is became


def test_what_is_better_one_way_is_worse_the_other_way() -> None:
    for one in JUDGED:
        for other in JUDGED:
            there, back = turn(Seen(one, 0), Seen(other, 0)), turn(Seen(other, 0), Seen(one, 0))
            assert {there, back} == ({None} if one is other else {Turn.BETTER, Turn.WORSE})
    said = words.turns_rule(JUDGED)
    places = [said.index(f" {texts.STANDINGS[kind]}") for kind in JUDGED]
    assert places == sorted(places)


def history(database: Database) -> None:
    """Before the other moment all have a day; since then each of four took its own turn."""
    then = START
    with database.writing() as rows:
        for path, due_on in (("II.2.b", date(2026, 11, 5)), ("II.2.c", date(2026, 12, 30)),
                             ("II.2.d", date(2026, 10, 20))):
            date_to(rows, then, due_on, path)
        say(rows, then, State.IN_PROGRESS, 40, path="II.2.c")
    later = NOW - timedelta(days=3)
    with database.writing() as rows:
        say(rows, later, State.DONE, 100, path="II.2.c", verified=True)
        say(rows, later, State.DONE, 100, code="so-y-te", path="II.2.d", verified=True)
        date_to(rows, later, date(2026, 12, 1), "II.2.đ")


def test_two_moments_are_compared_cell_by_cell(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        made = shown(rows, compare=BEFORE)
        by_place = {
            (row.agency.code, words.label(path)): (cell.turn, cell.before)
            for row in made.rows
            for path, cell in zip((task.path for task in made.wanted.tasks), row.cells, strict=True)
            if cell
        }
        assert by_place["so-tu-phap", "II.2.b"] == (Turn.WORSE, Seen(S.DUE_SOON, 0))
        assert by_place["so-tu-phap", "II.2.c"] == (Turn.BETTER, Seen(S.ON_TRACK, 0))
        assert by_place["so-y-te", "II.2.c"] == (None, None)
        assert by_place["so-y-te", "II.2.d"] == (Turn.BETTER, Seen(S.OVERDUE, 0))
        assert by_place["so-tu-phap", "II.2.d"] == (None, None)
        assert by_place["so-tu-phap", "II.2.đ"] == (Turn.OTHER, Seen(S.OPEN_ENDED, 0))
        total = sum(1 for row in made.rows for cell in row.cells if cell)
        assert made.turns.total() == total
        said = page(rows, compare=BEFORE)
        assert words.compared_with(values.moment(BEFORE)) in said
        for kind in ("worse", "better", "other"):
            count = made.turns[Turn(kind)]
            assert f'["b",{{}},"{words.cells(count)}"]," ","{words.TURNS[kind]}"' in said
            assert count == sum(one is Turn(kind) for one, _ in by_place.values()) > 0
        assert words.turns_rule(JUDGED) in said


def test_a_number_of_the_comparison_opens_exactly_those_cells(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        whole = shown(rows, compare=BEFORE)
        for kind in Turn:
            part = shown(rows, compare=BEFORE, only=kind.value)
            kept = [cell for row in part.rows for cell in row.cells if cell and not cell.is_off]
            assert len(kept) == whole.turns[kind]
            assert all(cell.turn is kind for cell in kept)
            assert all(any(cell and not cell.is_off for cell in row.cells) for row in part.rows)
            assert part.turns == whole.turns
        assert any(cell == 1 for row in props(rows, compare=BEFORE, only="better")["rows"]
                   for cell in row.get("cells", ()))
        assert words.NO_SUCH_CELL in page(rows, compare=BEFORE, only="new")
        # Without a comparison there is nothing to filter by.
        assert shown(rows, only="worse").wanted.only == ""


def test_the_card_of_a_cell_says_what_it_was(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        found = {cell[10] for _, _, cell in cells(props(rows, compare=BEFORE)) if len(cell) > 9}
        assert words.before(S.DUE_SOON, 0, 1) in found
        in_groups = {cell[10] for _, _, cell in cells(props(rows, across="group", compare=BEFORE))
                     if len(cell) > 9}
        assert any("hoàn thành 0/" in said for said in in_groups)


def test_a_comparison_of_two_past_moments_is_for_ever_the_same(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        now = shown(rows, compare=BEFORE)
        asked = (NOW - timedelta(seconds=1)).isoformat()
    with database.writing() as rows:
        say(rows, NOW + timedelta(hours=1), State.DONE, 100, path="II.2.b", verified=True)
        choose(rows, NOW + timedelta(hours=2), due_soon_days=60)
    with database.reading() as rows:
        then = shown(rows, as_of=asked, compare=BEFORE)
        assert then.turns == now.turns
        assert [row.cells and [cell and (cell.standing, cell.turn) for cell in row.cells]
                for row in then.rows] == [
            [cell and (cell.standing, cell.turn) for cell in row.cells] for row in now.rows]


@pytest.mark.parametrize("compare", ["2026-11-10T09:30", "2027-01-01", "hôm qua", "", "2026-13-01"])
def test_what_is_no_earlier_moment_is_said_and_compares_nothing(
    compare: str, database: Database
) -> None:
    with database.reading() as rows:
        made = shown(rows, compare=compare, only="worse")
        assert (made.wanted.compared, made.wanted.only, made.turns.total()) == (None, "", 0)
        assert words.BAD_COMPARE in page(rows, compare=compare)


def test_the_other_moment_must_lie_before_the_one_that_is_shown(database: Database) -> None:
    with database.reading() as rows:
        assert shown(rows, as_of="2026-11-05", compare="2026-11-06").wanted.compared is None
        assert shown(rows, as_of="2026-11-05", compare="2026-11-04").wanted.compared is not None


def test_a_round_that_was_not_open_then_is_new(database: Database) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2027, opens_on=date(2027, 1, 15),
                   actor=cast.actor(rows, "officer"), at=NOW - timedelta(days=1))
    with database.reading() as rows:
        made = shown(rows, round="2027", compare=BEFORE)
        assert made.turns[Turn.NEW] == made.turns.total() > 0
        both = shown(rows, across="round", compare=BEFORE)
        assert both.turns[Turn.NEW] == sum(1 for row in both.rows if row.cells[-1])


def test_the_moments_that_are_offered_lie_before_the_one_that_is_shown(
    database: Database
) -> None:
    with database.reading() as rows:
        there = visit(rows, as_of="2026-06-01T08:00")
        menu = heatmap.layout(there).body[0].children[-1]
        offered = [part for tree in trees(menu.children)
                   for part in tree.split('"') if "compare=" in part]
        assert offered
        for where in offered:
            moment = values.moment(dict(parse_qsl(urlsplit(where).query))["compare"])
            assert moment is not None
            assert moment < there.at


# What a page costs and who sees it


def test_a_page_of_the_map_is_small_in_every_mode(browser: Callable[..., cast.Browser]) -> None:
    leader = browser("leader")
    for query in ("across=task", "across=group", "across=round", "across=document",
                  "section=II.3", f"compare={BEFORE}", f"across=document&compare={BEFORE}",
                  f"compare={BEFORE}&as_of=2026-11-09T09:00&sort=red"):
        answer = leader.page(f"/heatmap?{query}")
        assert answer.status_code == 200
        assert len(answer.data) <= 130_000, (query, len(answer.data))


def test_an_agency_is_shown_nothing_of_the_map(browser: Callable[..., cast.Browser]) -> None:
    for query in ("", "?across=document", "?section=II.3", f"?compare={BEFORE}"):
        answer = browser("agency").page(f"/heatmap{query}")
        assert texts.NO_RIGHT in answer.text
        assert "Sở Y tế" not in answer.text


def test_the_legend_counts_each_report_once_and_opens_its_list(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        for query in ({}, {"section": "II.2"}, {"across": "group"}):
            made, said = shown(rows, **query), page(rows, **query)
            for kind in Standing:
                count = made.tally.by_standing[kind]
                assert f'["b",{{}},"{texts.number(count)}"]' in said
            where = f"/tasks?section={made.wanted.section}&standing=overdue&round=2026" if (
                made.wanted.section) else "/tasks?standing=overdue&round=2026"
            assert where in said
            assert count_of_list(rows, where) == made.tally.by_standing[S.OVERDUE] > 0
        for across in ("document", "round"):
            assert "/tasks?standing=" not in page(rows, across=across)
        meanings = page(rows)
        for meaning in texts.STANDING_MEANINGS.values():
            assert meanings.count(meaning.format(days=10)) == 2


def test_the_past_is_drawn_as_the_present_was(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        there = visit(rows, across="document")
        now = map_of(there, wanted_of(there, boards.plan_id(rows)))  # type: ignore[arg-type]
        asked = (NOW - timedelta(seconds=1)).isoformat()
        past = replace(there, query={"across": "document", "as_of": asked},
                       as_of=values.moment(asked))
        then = map_of(past, wanted_of(past, boards.plan_id(rows)))  # type: ignore[arg-type]
        assert then.tally == now.tally
