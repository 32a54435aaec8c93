"""An agency's own tasks: added under a point of the plan, changed, withdrawn, never counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import cast
import pytest
from sqlalchemy import func, select

from dashboard.texts import programme as words
from db import Database
from db.models import ProgrammeTask, Report
from db.vocabulary import State
from registry import programme
from registry.errors import NotAllowed, NotFound, Refused, RegistryError, Stale
from registry.programme import OwnTask
from registry.rounds import close_round


def said(rows: Any, **change: Any) -> OwnTask:
    """A task as an agency would write it."""
    usual = OwnTask("Rà soát 12 thủ tục nội bộ", cast.report_of(rows).task_id,
                    "Danh mục thủ tục", date(2026, 12, 1))
    return replace(usual, **change)


def added(database: Database, name: str = "agency", **change: Any) -> int:
    with database.writing() as rows:
        report = cast.report_of(rows)
        row = programme.add(rows, report.round_id, report.agency_id, said(rows, **change),
                            actor=cast.actor(rows, name), at=cast.MOMENT)
        return row.id


def test_an_own_task_stands_under_its_point_and_counts_in_no_rate(database: Database) -> None:
    before = cast.census(database)["reports"]
    own_id = added(database)
    with database.reading() as rows:
        row = rows.get_one(ProgrammeTask, own_id)
        assert row.task_id == cast.report_of(rows).task_id
        assert rows.scalar(select(func.count()).select_from(Report)) == before
        assert cast.deeds(rows, "add_own_task")


def test_only_the_agency_itself_adds_and_changes_its_tasks(database: Database) -> None:
    own_id = added(database)
    for name in ("other-agency", "officer", "leader"):
        with pytest.raises(NotAllowed):
            added(database, name)
        with pytest.raises(NotFound), database.writing() as rows:
            programme.change(rows, own_id, said(rows, state=State.IN_PROGRESS),
                             expected_version=1, actor=cast.actor(rows, name), at=cast.MOMENT)


def test_a_stale_form_overwrites_nothing(database: Database) -> None:
    own_id = added(database)
    with database.writing() as rows:
        programme.change(rows, own_id, said(rows, state=State.IN_PROGRESS, percent=20),
                         expected_version=1, actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    with pytest.raises(Stale), database.writing() as rows:
        programme.change(rows, own_id, said(rows, state=State.IN_PROGRESS, percent=30),
                         expected_version=1, actor=cast.actor(rows, "agency"), at=cast.MOMENT)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "ít"}, "own_task_title"),
        ({"title": "x" * 501}, "own_task_title"),
        ({"title": "Có ký tự \x00 lạ"}, "text_unreadable"),
        ({"task_id": 10**8}, "bad_choice"),
        ({"task_id": programme.NO_POINT}, "own_task_point"),
        ({"task_id": programme.NO_POINT, "title": "ít"}, "own_task_title"),
        ({"due_on": date(2026, 11, 9)}, "deadline_in_past"),
        ({"due_on": date(2031, 1, 1)}, "deadline_outside_round"),
        ({"percent": 101}, "percent_out_of_range"),
        ({"state": State.DONE}, "result_needed"),
        ({"state": State.AWAITING}, "bad_choice"),
        ({"state": State.NOT_APPLICABLE}, "bad_choice"),
    ],
)
def test_odd_tasks_are_refused(database: Database, change: dict[str, Any], code: str) -> None:
    with pytest.raises(RegistryError) as refused:
        added(database, **change)
    assert refused.value.code == code


def test_the_same_title_is_not_added_twice_until_it_was_withdrawn(database: Database) -> None:
    own_id = added(database)
    with pytest.raises(Refused, match="own_task_exists"):
        added(database)
    with database.writing() as rows:
        programme.withdraw(rows, own_id, actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    assert added(database) != own_id


def test_in_a_closed_round_nothing_is_added_or_changed(database: Database) -> None:
    own_id, later = added(database), datetime(2026, 12, 20, 2, 0, tzinfo=UTC)
    with database.writing() as rows:
        close_round(rows, cast.round_of(rows).id, actor=cast.actor(rows, "officer"), at=later)
    with pytest.raises(Refused, match="round_closed"):
        added(database, title="Việc thêm sau ngày chốt")
    with pytest.raises(Refused, match="round_closed"), database.writing() as rows:
        programme.change(rows, own_id, said(rows, state=State.IN_PROGRESS),
                         expected_version=1, actor=cast.actor(rows, "agency"), at=later)


SAVE = "..own-key.data...own-list.tree...own-said.tree.."
FIELDS = {"own-title.value": "Rà soát 12 thủ tục nội bộ", "own-product.value": "",
          "own-due.value": "01/12/2026", "own-state.value": "in_progress",
          "own-percent.value": "20", "own-result.value": ""}


def test_the_form_on_the_desk_keeps_a_task(browser: Any, database: Database) -> None:
    agency = browser("agency")
    with database.reading() as rows:
        report = cast.report_of(rows)
        key = {"id": 0, "version": 1, "round": report.round_id}
    body = {**FIELDS, "own-save.n_clicks": 1, "own-key.data": key,
            "own-task.value": str(report.task_id)}
    answer = agency.call(SAVE, body)
    assert answer.status_code == 200
    assert words.SAVED in str(answer.json["response"]["own-said"]["tree"])
    assert "Rà soát 12 thủ tục nội bộ" in answer.text
    assert "Rà soát 12 thủ tục nội bộ" in agency.page("/my").text
    assert "Rà soát 12 thủ tục nội bộ" not in browser("other-agency").page("/my").text


@pytest.mark.parametrize("task", [None, "", "x", "0", "-1", 7, "9" * 40])
def test_hostile_values_add_nothing(browser: Any, database: Database, task: Any) -> None:
    key = {"id": 0, "version": 1, "round": 1}
    body = {**FIELDS, "own-save.n_clicks": 1, "own-key.data": key, "own-task.value": task}
    assert browser("agency").call(SAVE, body).status_code == 200
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(ProgrammeTask)) == 0


def test_without_a_point_the_form_says_so_beside_its_button(browser: Any) -> None:
    key = {"id": 0, "version": 1, "round": 1}
    body = {**FIELDS, "own-save.n_clicks": 1, "own-key.data": key, "own-task.value": ""}
    said = browser("agency").call(SAVE, body).json["response"]["own-said"]["tree"]
    assert words.REFUSALS["own_task_point"] in str(said)
    assert "alert" in str(said)
