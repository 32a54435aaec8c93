"""The benchmark of the first view: its targets' arithmetic, and that all show the same heatmap."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import cast
import orjson
import pytest
from sqlalchemy.orm import Session

from benchmarks import first_view
from benchmarks.first_view import Measured
from benchmarks.peers import servers
from benchmarks.peers.matrix import Matrix, keep, matrix_of
from benchmarks.peers.watching import Line, Opening
from dashboard.pages import heatmap
from dashboard.visit import Visit
from db import Database
from db.vocabulary import State
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status
from registry.settings import choices

OURS = Opening(paint=200, readable=400, bytes=300_000, requests=20)
VIZRO = Opening(paint=1_000, readable=3_000, bytes=10_000_000, requests=60)
DATASETTE = Opening(paint=300, readable=500, bytes=1_000_000, requests=10)


def found(**openings: Opening) -> first_view.Results:
    """What was measured, one cold opening of each."""
    return {(name, "cold"): Measured([opening]) for name, opening in openings.items()}


def missed(ours: Opening) -> list[str]:
    """Which targets a first view of ours would miss."""
    return first_view.missed(found(ours=ours, vizro=VIZRO, datasette=DATASETTE))


def test_a_first_view_within_all_three_targets_misses_none() -> None:
    assert missed(OURS) == []


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        (replace(OURS, readable=501), "later than Datasette"),
        (replace(OURS, bytes=500_000), "a twentieth of Vizro's"),
    ],
)
def test_a_missed_target_is_named(ours: Opening, words: str) -> None:
    said = missed(ours)
    assert len(said) == 1
    assert words in said[0]


def test_a_fifth_of_vizros_time_is_no_longer_less_than_a_fifth() -> None:
    slow = replace(DATASETTE, readable=10_000)
    for readable, count in ((599, 0), (600, 1)):
        ours = replace(OURS, readable=readable)
        assert len(first_view.missed(found(ours=ours, vizro=VIZRO, datasette=slow))) == count


def test_what_was_not_measured_is_not_missed() -> None:
    assert first_view.missed(found(ours=replace(OURS, readable=90_000))) == []
    assert first_view.missed(found(vizro=VIZRO)) == []


def test_the_median_speaks_and_the_spread_is_told() -> None:
    times = (900, 300, 400)
    one = Measured([replace(OURS, readable=time) for time in times])
    assert (one.readable, one.spread) == (400, (300, 900))
    assert "| 400 | 300–900 |" in first_view.table({("ours", "cold"): one})


def test_a_ratio_is_against_the_same_kind_of_opening() -> None:
    both = {**found(ours=OURS, vizro=VIZRO), ("ours", "warm"): Measured([OURS])}
    cold, warm = first_view.table(both).splitlines()[2], first_view.table(both).splitlines()[4]
    assert cold.endswith("| 0.133 | 0.030 | – |")
    assert warm.endswith("| – | – | – |")


def test_kept_answers_and_drawings_in_a_style_sheet_cost_no_request() -> None:
    line = Line()
    for id_, url in (("1", "http://here/a"), ("2", "data:image/png;x"), ("3", "http://here/b")):
        line._begins({"requestId": id_, "request": {"url": url}})
    line._answered({"requestId": "3", "response": {"fromDiskCache": True}})
    line.kept.add("2")
    line._ends({"requestId": "1"}, 700)
    line._ends({"requestId": "2"}, 900)
    line._ends({"requestId": "3"}, 0)
    assert (line.requests, line.bytes, line.open) == (1, 700, set())


def test_every_other_program_is_pinned_with_its_hash() -> None:
    locked = servers.REQUIREMENTS.read_text("utf-8")
    assert [one.name for one in servers.CONTESTANTS if one.package and not
            servers.version(one.package)] == []
    assert locked.count("--hash=sha256:") >= locked.count("==")
    assert "http" not in "".join(line for line in locked.splitlines() if line.startswith("--"))


def a_near_and_a_finished_report(database: Database) -> None:
    """Two reports that stand differently from the rest."""
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        near, done = cast.report_of(rows), cast.report_of(rows, path="II.3.a")
        set_deadline(rows, near.round_id, near.task_id, date(2026, 11, 12), reason="muộn rồi",
                     agency_id=near.agency_id, actor=officer, at=cast.MOMENT)
        record_status(rows, done.id, StatusInput(State.DONE, None, "xong"),
                      expected_version=done.version, op_id=cast.new_op(), actor=officer,
                      at=cast.MOMENT)


def shown(rows: Session) -> tuple[list[str], list[list[int | None]]]:
    """The agencies and standings that /heatmap sends to the browser."""
    visit = Visit(rows, cast.actor(rows, "leader"), cast.MOMENT, day_of(cast.MOMENT), choices(rows))
    body = heatmap.layout(visit).body
    drawn = next(one for one in body if type(one).__name__ == "Heatmap")
    lines = [row for row in orjson.loads(drawn.rows) if "cells" in row]
    cells = [[cell[0] if cell else None for cell in row["cells"]] for row in lines]
    return [row["short"] for row in lines], cells


def test_the_others_show_the_same_matrix_as_our_heatmap(database: Database) -> None:
    a_near_and_a_finished_report(database)
    with database.reading() as rows:
        made = matrix_of(rows, today=day_of(cast.MOMENT), choices=choices(rows))
        agencies, cells = shown(rows)
    assert (made.agencies, made.cells) == (agencies, cells)
    assert len(made.tasks) == len(set(made.tasks)) == len(cells[0])
    assert len({cell for row in cells for cell in row if cell is not None}) >= 2


def test_the_kept_files_hold_the_matrix_once_as_numbers_and_once_as_words(tmp_path: Path) -> None:
    words = ["Quá hạn", "Đúng hạn"]
    matrix = Matrix(["Sở A", "Sở B"], ["II.1", "II.2"], words, [[0, None], [1, 1]])
    keep(matrix, tmp_path)
    assert json.loads((tmp_path / "matrix.json").read_text("utf-8"))["cells"] == matrix.cells
    with closing(sqlite3.connect(tmp_path / "matrix.db")) as table:
        rows = table.execute("SELECT * FROM heatmap ORDER BY rowid").fetchall()
    assert rows == [("Sở A", "Quá hạn", None), ("Sở B", "Đúng hạn", "Đúng hạn")]
    assert matrix.filled == 3
