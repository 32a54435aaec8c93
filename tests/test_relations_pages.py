"""Relations of documents: their words both ways, list and drawing alike."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import cast
import pytest
from sqlalchemy import select
from test_pages import elements, hrefs, said, trees, visit

from dashboard import texts
from dashboard.pages import find
from dashboard.queries import relations as queries
from dashboard.relation_layout import Box, laid_out
from dashboard.texts import relations as words
from dashboard.visit import Page
from db import Database
from db.models import Alarm, Document, DocumentRelation, Effect, Source
from db.vocabulary import AlarmCause, RelationKind, Validity
from registry import alarms
from registry.accounts import COMMAND_LINE

PLAN = "kh-ubnd-66-2022"
BUSY = (PLAN, "luat-pctn", "nq-tw-26-2018", "nq-cp-30-2022", "kl-tw-21-2021")


def opened(database: Database, address: str, **query: str) -> Page:
    """The page at an address."""
    with database.reading() as rows:
        entry, parts = find(address) or pytest.fail(address)
        return entry.layout(visit(rows, "leader", **query), **parts)


def id_of(rows: Any, key: str) -> int:
    """A document's number."""
    return int(rows.scalar(select(Document.id).where(Document.key == key)))


def relate(rows: Any, kind: RelationKind, from_key: str, to_key: str, **more: Any) -> Any:
    """A relation as the registry's command leaves it."""
    row = DocumentRelation(kind=kind, from_id=id_of(rows, from_key), to_id=id_of(rows, to_key),
                           is_certain=more.pop("is_certain", True), sources=[], **more)
    rows.add(row)
    rows.flush()
    return row


def with_class(page: Page, name: str) -> list[Any]:
    """Every element of a page that has a class."""
    return [one for tree in trees(page) for one in elements(tree)
            if name in str(one[1].get("class", "")).split()]


# Words


def test_every_kind_has_words_from_both_sides() -> None:
    assert set(texts.RELATIONS) == set(RelationKind)
    same = [kind for kind, (there, back) in texts.RELATIONS.items() if there == back]
    assert same == [RelationKind.RELATED]


@pytest.mark.parametrize("kind", RelationKind)
def test_a_relation_is_listed_at_both_of_its_documents(
    database: Database, kind: RelationKind
) -> None:
    with database.writing() as rows:
        relate(rows, kind, "ct-ttg-33-2021", "kl-tw-40-2022")
    there = opened(database, "/documents/ct-ttg-33-2021/graph")
    back = opened(database, "/documents/kl-tw-40-2022/graph")
    for page, other, word in ((there, "kl-tw-40-2022", 0), (back, "ct-ttg-33-2021", 1)):
        listed = with_class(page, "relations")[0]
        heads = [said(one) for one in elements(listed) if one[0] == "dt"]
        assert texts.RELATIONS[kind][word] in heads
        assert f"/documents/{other}" in hrefs(listed)


# The list


def test_a_relation_tells_its_doubt_its_source_and_its_effects(database: Database) -> None:
    with database.writing() as rows:
        rows.add(Source(key="s1", url="https://vbpl.vn/x", supports="Điều 2", quality="vbpl"))
        row = relate(rows, RelationKind.AMENDS, "ct-ttg-33-2021", "kl-tw-40-2022",
                     is_certain=False, note="suy từ tên gọi")
        row.sources = ["s1"]
        rows.add(Effect(relation_id=row.id, from_clause="Điều 1", to_clause="khoản 2 Điều 5",
                        from_on=date(2026, 7, 1)))
        rows.add(Effect(relation_id=row.id, from_clause="Điều 2", to_clause="",
                        settled_at=cast.MOMENT))
        rows.add(Effect(relation_id=row.id, from_clause="Điều 3", to_clause="",
                        from_on=date(2022, 8, 1)))
        rows.flush()
        # What began before the plan was written asks nobody.
        alarms.raise_known(rows, actor=COMMAND_LINE, at=cast.MOMENT)
    listed = with_class(opened(database, "/documents/kl-tw-40-2022/graph"), "relations")[0]
    told = said(listed)
    assert "https://vbpl.vn/x" in hrefs(listed)
    for part in (texts.POSSIBLY, "suy từ tên gọi", "Điều 1 → khoản 2 Điều 5", "từ ngày 01/07/2026",
                 words.OPEN, f"Điều 2 → {words.NO_CLAUSE}", words.settled(cast.MOMENT, True),
                 words.NOT_ASKED):
        assert part in told, part


def test_a_relation_taken_away_is_shown_no_more(database: Database) -> None:
    with database.writing() as rows:
        relate(rows, RelationKind.REPEALS, "ct-ttg-33-2021", "kl-tw-40-2022",
               removed_at=cast.MOMENT)
    page = opened(database, "/documents/kl-tw-40-2022/graph")
    assert texts.RELATIONS[RelationKind.REPEALS][1] not in said(page)


def test_a_document_that_is_not_registered_is_named_without_a_link(database: Database) -> None:
    with database.writing() as rows:
        rows.add(DocumentRelation(kind=RelationKind.REPLACES, to_id=id_of(rows, "ct-ttg-33-2021"),
                                  other_name="Chỉ thị thử", is_certain=True, sources=[]))
    page = opened(database, "/documents/ct-ttg-33-2021/graph")
    assert "Chỉ thị thử" in said(with_class(page, "unknown")[0])
    line = next(one for one in elements(with_class(page, "relations")[0])
                if one[0] == "dd" and words.NOT_REGISTERED in said(one))
    assert not [one for one in hrefs(line) if one.startswith("/documents/")]


# The drawing


def drawn_pairs(database: Database, key: str, depth: int) -> tuple[set[Any], int]:
    """What the neighbourhood holds, and how many lines with a tip are drawn of it."""
    with database.reading() as rows:
        found = queries.neighbourhood(rows, id_of(rows, key), depth)
        pairs = {one.ends for one in found.relations}
    page = opened(database, f"/documents/{key}/graph", depth=str(depth))
    return pairs, len(with_class(page, "edge-tip"))


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("key", BUSY)
def test_the_list_holds_just_the_relations_of_the_drawing(
    database: Database, key: str, depth: int
) -> None:
    pairs, tips = drawn_pairs(database, key, depth)
    page = opened(database, f"/documents/{key}/graph", depth=str(depth))
    with database.reading() as rows:
        found = queries.neighbourhood(rows, id_of(rows, key), depth)
    lines = [one for kept in with_class(page, "relations") for one in elements(kept)
             if one[0] == "dd"]
    assert (tips, len(lines)) == (len(pairs), len(found.relations))


def test_the_plan_is_drawn_with_every_document_its_words_cite(database: Database) -> None:
    page = opened(database, f"/documents/{PLAN}/graph")
    nodes = [one for one in with_class(page, "node") if one[0] == "a"]
    assert len(nodes) >= 31
    assert {urlsplit(one[1]["href"]).path for one in nodes} >= {
        "/documents/luat-pctn/graph", "/documents/hien-phap/graph"}


def test_a_box_says_validity_in_words_and_by_a_shape(database: Database) -> None:
    with database.writing() as rows:
        law = rows.get(Document, id_of(rows, "luat-pctn"))
        law.validity = Validity.EXPIRED
    page = opened(database, "/documents/luat-pctn/graph")
    centre = with_class(page, "centre")[0]
    assert texts.VALIDITIES[Validity.EXPIRED] in said(centre)
    assert [one[1]["d"] for one in elements(centre) if one[0] == "path"] == [
        "M1.5 1.5l7 7M8.5 1.5l-7 7"]


def test_the_tasks_that_rest_on_it_stand_beside_with_their_progress(database: Database) -> None:
    page = opened(database, "/documents/nq-cp-76-2021/graph")
    box = with_class(page, "tasks")[0]
    assert box[1]["href"].startswith("/tasks?document=nq-cp-76-2021")
    assert "quá hạn" in said(box)


def test_walking_remembers_the_way_and_walking_back_shortens_it(database: Database) -> None:
    page = opened(database, "/documents/nq-cp-30-2022/graph", trail=f"{PLAN},luat-pctn")
    by_path = {urlsplit(one[1]["href"]).path: parse_qs(urlsplit(one[1]["href"]).query)
               for one in with_class(page, "node") if one[0] == "a"}
    assert by_path["/documents/kl-tw-21-2021/graph"]["trail"] == [f"{PLAN},luat-pctn,nq-cp-30-2022"]
    assert "trail" not in by_path[f"/documents/{PLAN}/graph"]
    crumbs = hrefs(with_class(page, "crumbs")[0])
    assert crumbs == ["/documents", f"/documents/{PLAN}/graph",
                      f"/documents/luat-pctn/graph?trail={PLAN}"]


@pytest.mark.parametrize("trail", [
    "x" * 300, "../../etc", "a\0b", ",,,", "<script>", "khong-co", "é",
])
def test_an_odd_trail_is_dropped(database: Database, trail: str) -> None:
    page = opened(database, "/documents/luat-pctn/graph", trail=trail, depth="9")
    assert hrefs(with_class(page, "crumbs")[0]) == ["/documents"]


def test_a_long_trail_keeps_its_last_steps(database: Database) -> None:
    page = opened(database, "/documents/luat-pctn/graph", trail=",".join(BUSY * 4))
    longest = max(len(parse_qs(urlsplit(one).query).get("trail", [""])[0].split(","))
                  for one in hrefs(list(trees(page))))
    assert longest <= 8


def test_an_alarm_is_known_of_a_document(database: Database) -> None:
    with database.writing() as rows:
        rows.add(Alarm(document_id=id_of(rows, "luat-pctn"), cause=AlarmCause.VALIDITY,
                       raised_at=cast.MOMENT))
    with database.reading() as rows:
        law = id_of(rows, "luat-pctn")
        assert queries.known(rows, [law], date(2026, 11, 10))[law].is_alarmed


def test_a_date_that_has_come_outruns_the_recorded_validity(database: Database) -> None:
    day = date(2026, 11, 10)
    with database.writing() as rows:
        law = rows.get(Document, id_of(rows, "luat-pctn"))
        law.validity, law.expires_on = Validity.IN_FORCE, day
    with database.reading() as rows:
        law_id = id_of(rows, "luat-pctn")
        assert queries.known(rows, [law_id], day)[law_id].validity is Validity.EXPIRED
        before = queries.known(rows, [law_id], day - timedelta(1))[law_id].validity
        assert before is Validity.IN_FORCE


# Positions


def shapes() -> list[tuple[dict[int, list[Any]], list[tuple[Any, Any]]]]:
    """Graphs from a lone document to a hundred around one, both ways, with lanes and loops."""
    made: list[tuple[dict[int, list[Any]], list[tuple[Any, Any]]]] = [({0: ["o"]}, [])]
    for left, right, far in itertools.product((0, 1, 14, 60), (0, 3, 30), (0, 2, 20)):
        columns = {0: ["o"], -1: [f"l{n}" for n in range(left)], 1: [f"r{n}" for n in range(right)],
                   2: [f"f{n}" for n in range(far)] if right else []}
        pairs = [("o", one) for one in columns[-1]] + [(one, "o") for one in columns[1]]
        pairs += [(one, columns[1][n % right]) for n, one in enumerate(columns[2])]
        pairs += [(b, a) for a, b in pairs[:2]]
        if left and right:
            pairs += [("r0", "l0"), ("r0", f"l{left - 1}")]
        if left > 1:
            pairs.append(("l0", "l1"))
        made.append((columns, list(dict.fromkeys(pairs))))
    return made


def overlap(one: Box, two: Box) -> bool:
    return (one.x < two.x + two.width and two.x < one.x + one.width
            and one.y < two.y + two.height and two.y < one.y + one.height)


@pytest.mark.parametrize(("columns", "pairs"), shapes())
def test_no_box_lies_on_another_and_all_lie_on_the_sheet(columns: Any, pairs: Any) -> None:
    laid = laid_out(columns, pairs)
    boxes = list(laid.boxes.values())
    assert len(boxes) == sum(len(keys) for keys in columns.values())
    assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)]
    assert all(one.x >= 0 and one.x + one.width <= laid.width and one.y >= 0
               and one.y + one.height <= laid.height for one in boxes)


def on_edge(box: Box, point: tuple[float, float]) -> bool:
    x, y = point
    return x in (box.x, box.x + box.width) and box.y < y < box.y + box.height


@pytest.mark.parametrize(("columns", "pairs"), shapes())
def test_every_line_runs_from_the_edge_of_one_box_to_the_edge_of_the_other(
    columns: Any, pairs: Any
) -> None:
    laid = laid_out(columns, pairs)
    assert set(laid.lines) == set(pairs)
    for (from_, to), line in laid.lines.items():
        assert on_edge(laid.boxes[from_], line.start), (from_, to)
        assert on_edge(laid.boxes[to], line.end), (from_, to)
        assert line.path.startswith(f"M{line.start[0]:g},{line.start[1]:g}")


@pytest.mark.parametrize(("columns", "pairs"), shapes()[:6])
def test_the_same_graph_is_always_drawn_the_same(columns: Any, pairs: Any) -> None:
    turned = dict(reversed(columns.items()))
    assert laid_out(columns, pairs) == laid_out(turned, pairs)


def test_no_two_lines_of_words_lie_on_another() -> None:
    columns = {0: ["o"], -1: [f"l{n}" for n in range(30)], 1: [f"r{n}" for n in range(30)]}
    pairs = [("o", one) for one in columns[-1]] + [(one, "o") for one in columns[1]]
    at = [line.words_at for line in laid_out(columns, pairs).lines.values()]
    close = [pair for pair in itertools.combinations(at, 2)
             if pair[0][0] == pair[1][0] and abs(pair[0][1] - pair[1][1]) < 20]
    assert not close
