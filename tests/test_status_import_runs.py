"""Dry runs: one at a time, kept until anything is recorded, and never made under the write lock."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cast
import pytest
import ugly
from test_status_import import OWN, only, plan, said, save, sent

from dashboard import status_import_runs as runs
from dashboard.texts import refusals
from db import Database
from db.vocabulary import Role
from registry.errors import NotFound, Refused
from registry.statuses import named, waiting
from registry.statuses import rows as table_rows
from registry.statuses.apply import record_planned
from registry.statuses.columns import Column
from registry.statuses.plan import Verdict

Open = Callable[..., cast.Browser]
PAGE = "/update/import"


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> threading.Semaphore:
    """A place of this test's own, and a folder for what waits."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(runs, "PLACE", threading.BoundedSemaphore(1))
    return runs.PLACE


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What dry runs were made."""
    found: list[Any] = []
    make = runs.plan_statuses

    def counted(*given: Any, **named_: Any) -> Any:
        found.append(named_)
        return make(*given, **named_)

    monkeypatch.setattr(runs, "plan_statuses", counted)
    return found


def put(browser: cast.Browser, data: bytes) -> None:
    answer = browser.http.post(
        f"{PAGE}/file", data={"file": (io.BytesIO(data), "bảng.xlsx")},
        headers={"X-CSRFToken": browser.token()}, content_type="multipart/form-data",
    )
    assert answer.status_code == 200, answer.text


def test_a_table_is_compared_once_until_anything_is_written(
    browser: Open, database: Database, made: list[Any]
) -> None:
    officer = browser("officer")
    put(officer, ugly.plain())
    first = officer.page(PAGE).text
    assert officer.page(PAGE).text == first
    assert len(made) == 1
    save(database)
    officer.page(PAGE)
    assert len(made) == 2
    put(officer, ugly.plain(ugly.ROWS[0]))
    officer.page(PAGE)
    assert len(made) == 3


def test_a_dry_run_of_one_person_is_never_anothers(browser: Open, made: list[Any]) -> None:
    data, officer, agency = ugly.plain(), browser("officer"), browser("agency")
    put(officer, data)
    officer.page(f"{PAGE}?agency={OWN}")
    put(agency, data)
    agency.page(PAGE)
    assert [named_["actor"].role for named_ in made] == [Role.OFFICER, Role.AGENCY]


def test_a_second_dry_run_is_refused_without_waiting(
    browser: Open, place: threading.Semaphore
) -> None:
    officer = browser("officer")
    put(officer, ugly.plain())
    sentence = refusals.sentences()["sheet_busy"]
    assert place.acquire(blocking=False)
    assert sentence in str(officer.page(PAGE).json)
    place.release()
    assert sentence not in str(officer.page(PAGE).json)
    assert place.acquire(blocking=False), "the place was not given back"


def test_few_dry_runs_are_kept(browser: Open, database: Database, made: list[Any]) -> None:
    officer = browser("officer")
    for count in range(runs.MOST_KEPT + 3):
        put(officer, ugly.plain([count, *ugly.ROWS[0][1:]]))
        officer.page(PAGE)
    assert len(made) == runs.MOST_KEPT + 3
    assert len(runs._kept[database.engine.pool]) == runs.MOST_KEPT


def test_what_was_compared_is_recorded_unless_a_report_was_written_since(
    database: Database,
) -> None:
    upload = sent(ugly.plain())
    table = plan(database, upload)
    save(database)
    before = cast.census(database)
    with pytest.raises(Refused, match="sheet_moved"), database.writing() as rows:
        record_planned(rows, table, upload.note, expected=table.digest, leaves_others=False,
                       actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    assert cast.census(database) == before
    assert said(database)[2] == "Ghi tay"


def test_the_page_records_without_comparing_again(
    browser: Open, database: Database, made: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.pages import status_import as page

    written: list[int] = []
    record = page.record_planned

    def counted(*given: Any, **named_: Any) -> Any:
        written.append(len(made))
        return record(*given, **named_)

    monkeypatch.setattr(page, "record_planned", counted)
    officer, data = browser("officer"), ugly.plain()
    put(officer, data)
    officer.page(PAGE)
    name = next(one for one, wires in officer.server.config["DASH"].callback_map.items()
                if wires["inputs"] == [{"id": "status-record", "property": "n_clicks"}])
    answer = officer.call(name, {"status-record.n_clicks": 1,
                                 "status-digest.data": plan(database, sent(data)).digest})
    assert answer.status_code == 200, answer.text
    assert said(database)[2] == ugly.ROWS[0][6]
    assert (written, len(made)) == ([1], 1)


def test_what_waits_is_known_without_its_cells(database: Database) -> None:
    upload = sent(ugly.plain())
    with database.reading() as rows:
        who = cast.actor(rows, "officer")
    with pytest.raises(NotFound):
        waiting.noted("f", actor=who)
    waiting.keep("f", upload, actor=who)
    waiting.choose("f", {Column.RESULT: 6}, actor=who)
    assert waiting.noted("f", actor=who).chosen == {Column.RESULT: 6}
    kept = waiting.kept("f", actor=who)
    assert (kept.sheets, kept.note) == (upload.sheets, waiting.noted("f", actor=who))


def test_exact_words_are_known_however_many_others_were_searched_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named, "MOST_SEARCHED", 1)
    with database.reading() as rows:
        known = named.known(rows, cast.round_of(rows).id)
        words = next(text for path, text in known.tasks.values() if path == ugly.FIRST)
    odd = [[one, "", f"việc lạ thứ {one} của ai", f"Sở Lạ {one}", "Đang thực hiện", "5%", "x"]
           for one in range(5)]
    good = [9, "", f"  {words.upper()} ", f"{ugly.OWN} ", "Đang thực hiện", "5%", "x"]
    table = plan(database, sent(ugly.plain(*odd, good)))
    [row] = only(table, Verdict.CHANGED)
    with database.reading() as rows:
        assert row.report_id == cast.report_of(rows, OWN, ugly.FIRST).id


def test_more_rows_than_a_round_needs_are_refused_as_the_file_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table_rows, "MOST_ROWS", 2)
    sent(ugly.plain(ugly.ROWS[0], [], ["", " "], ugly.ROWS[1]))
    with pytest.raises(Refused, match="sheet_too_many"):
        sent(ugly.plain(*ugly.ROWS, ugly.ROWS[0]))
