"""What the pages say: the same figure everywhere, links to what was counted, names and no ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import cast
import orjson
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.first_picture import html_of
from dashboard.pages import agencies, agency, audit, documents, heatmap, overview, sections, tasks
from dashboard.queries import accounts, board, scores
from dashboard.queries import calendar as calendars
from dashboard.queries import sections as plan_sections
from dashboard.texts import scores as score_words
from dashboard.texts import tasks as task_words
from dashboard.visit import Page, Visit
from db import Database
from db.models import Agency, AuditEvent, Report, Task
from db.vocabulary import Role, State
from registry import audit as log
from registry.accounts import create_user, record_failure
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.settings import Choices
from registry.standing import Standing

REASON = "Công văn của Sở Nội vụ"
TODAY = day_of(cast.MOMENT)


def visit(rows: Session, name: str = "officer", rate: str = "all", **query: str) -> Visit:
    """One of the cast opens a page with these filters."""
    return Visit(rows, cast.actor(rows, name), cast.MOMENT, TODAY, Choices(rate=rate), query)


def trees(part: Any) -> Iterator[Any]:
    """Every description of elements in a page."""
    if isinstance(part, Page):
        part = part.body
    for one in part if isinstance(part, list) else [part]:
        tree = getattr(one, "tree", None)
        if isinstance(tree, str):
            yield orjson.loads(tree)
        children = getattr(one, "children", None)
        if children is not None and not isinstance(children, str):
            yield from trees(children)


def elements(node: Any) -> Iterator[list[Any]]:
    """Every element of a description, outer ones first."""
    if not isinstance(node, list):
        return
    if node and isinstance(node[0], str) and len(node) > 1 and isinstance(node[1], dict):
        yield node
    for child in node:
        yield from elements(child)


def all_of(page: Page, tag: str) -> list[list[Any]]:
    """Every element of a page with this tag."""
    return [one for tree in trees(page) for one in elements(tree) if one[0] == tag]


def said(node: Any) -> str:
    """The words of an element or of a page."""
    if isinstance(node, Page):
        return " ".join(said(tree) for tree in trees(node))
    if isinstance(node, list):
        if node and isinstance(node[0], str) and len(node) > 1 and isinstance(node[1], dict):
            node = node[2:]
        return "".join(said(child) for child in node)
    return "" if node is None else str(node)


def hrefs(node: Any) -> list[str]:
    return [one[1]["href"] for one in elements(node) if "href" in one[1]]


def record(
    database: Database, state: State, code: str = "so-tu-phap", path: str = cast.DATED_TASK,
    percent: int | None = None,
) -> Report:
    """Sở Nội vụ writes down how one agency's task stands."""
    with database.writing() as rows:
        report = cast.report_of(rows, code, path)
        record_status(
            rows, report.id, StatusInput(state, percent, "xong"), expected_version=report.version,
            op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=cast.MOMENT,
        )
        return report


def dated(
    database: Database, path: str, due_on: date, at: datetime = cast.MOMENT
) -> None:
    """Sở Nội vụ gives a task a day in the open round."""
    with database.writing() as rows:
        report = cast.report_of(rows, "so-tu-phap", path)
        set_deadline(
            rows, cast.round_of(rows).id, report.task_id, due_on, reason=REASON,
            actor=cast.actor(rows, "officer"), at=at,
        )


# The log


def lines_of(database: Database, **query: str) -> list[str]:
    with database.reading() as rows:
        page = audit.layout(visit(rows, "admin", **query))
        return [said(row) for row in all_of(page, "tr")]


def test_a_user_name_that_looks_like_a_day_or_a_role_is_shown_as_typed(
    database: Database,
) -> None:
    with database.writing() as rows:
        for name in ("tnmt-hoang", "leader.x"):
            create_user(rows, name, "Người mới", Role.LEADER, agency_id=None,
                        password=cast.PASSWORD, actor=cast.actor(rows, "admin"), at=cast.MOMENT)
    shown = " ".join(lines_of(database, deed="create_user"))
    assert "tên đăng nhập: tnmt-hoang" in shown
    # One of the cast is called "admin": a name, not a role.
    assert "tên đăng nhập: admin" in shown
    assert f"vai trò: {texts.ROLES[Role.LEADER]}" in shown


def test_the_log_names_tasks_agencies_and_users_and_opens_them(database: Database) -> None:
    report = record(database, State.IN_PROGRESS, path="II.2.b", percent=40)
    dated(database, "II.2.b", date(2026, 12, 1))
    with database.reading() as rows:
        page = audit.layout(visit(rows, "admin"))
        shown = {said(row): hrefs(row) for row in all_of(page, "tr")}
    line = next(one for one in shown if "II.2.b · STP" in one)
    where = f"/tasks/{report.task_id}?agency=so-tu-phap&round=2026"
    assert shown[line] == [where]
    assert f"báo cáo {report.id}" not in line
    deadline = next(one for one in shown if "ngày cuối: 01/12/2026" in one)
    assert "nhiệm vụ: II.2.b" in deadline
    assert "kỳ báo cáo 2026" in deadline
    account = next(one for one in shown if "tên đăng nhập: agency" in one)
    assert "tài khoản agency" in account
    assert "cơ quan: STP" in account


def test_the_log_says_settings_in_words(database: Database) -> None:
    chosen = {"rate": ["all", "due"], "before_includes_day": ["false", "true"]}
    with database.writing() as rows:
        log.write(rows, "choose", "settings", "", actor=cast.actor(rows, "admin"),
                  at=cast.MOMENT, details=chosen)
    shown = lines_of(database, deed="choose")[1]
    assert "không → có" in shown
    assert "due" not in shown


def test_what_nobody_is_called_is_not_kept_from_a_failed_sign_in(database: Database) -> None:
    """It may be a password, typed into the wrong field, and the log is for ever."""
    with database.writing() as rows:
        record_failure(rows, "mat-khau-cua-toi", address="192.0.2.9", at=cast.MOMENT)
        record_failure(rows, "officer", address="192.0.2.9", at=cast.MOMENT)
    known, unknown = lines_of(database, deed="sign_in_failed")[1:3]
    assert "officer" in known
    assert "mat-khau-cua-toi" not in unknown


def test_the_log_s_count_is_of_its_lines_and_not_its_newest_id(database: Database) -> None:
    with database.writing() as rows:
        lines = len(rows.scalars(select(AuditEvent.id)).all())
        # A deed that was rolled back leaves a gap in the ids.
        rows.add(AuditEvent(
            id=lines + 50, at=cast.MOMENT, actor_name="", role="", deed="seed", subject="document",
            subject_id="1", details={}, previous_hash="0" * 64, hash="1" * 64,
        ))
    with database.reading() as rows:
        assert accounts.deed_count(rows) == lines + 1


# One formula


def not_applicable(database: Database) -> None:
    """Of task II.2.b one agency is done and one has nothing to do with it."""
    record(database, State.DONE, "so-tu-phap", "II.2.b")
    record(database, State.NOT_APPLICABLE, "so-y-te", "II.2.b")


def ratio_of(database: Database, rate: str) -> tuple[str, int]:
    with database.reading() as rows:
        seen = visit(rows, rate=rate)
        around = cast.round_of(rows)
        report = cast.report_of(rows, "so-tu-phap", "II.2.b")
        lines = board.board(rows, around.id, today=TODAY, choices=seen.choices,
                            task_ids=[report.task_id])
        tally = board.tally(lines)
        found = scores.completion(tally, seen.choices)
        return texts.ratio(found.part, found.whole), tally.total


@pytest.mark.parametrize("rate", ["all", "due"])
def test_every_page_divides_the_same_by_the_same(database: Database, rate: str) -> None:
    not_applicable(database)
    dated(database, "II.2.b", TODAY - timedelta(days=1), at=cast.SET_UP)
    ratio, total = ratio_of(database, rate)
    assert f"/{total})" not in ratio
    with database.reading() as rows:
        page = sections.layout(visit(rows, rate=rate), path="II.2.b")
        done, whole = ratio.split("(")[1].rstrip(")").split("/")
        assert f"Hoàn thành {done}/{whole} lượt nhiệm vụ" in said(page)
        listed = sections.layout(visit(rows, rate=rate))
        figure = [one for one in all_of(listed, "a") if one[1].get("class") == "figure"]
        assert all(score_words.FORMULAS[rate] in one[1]["title"] for one in figure)


def test_progress_counted_by_the_database_leaves_out_what_does_not_apply(
    database: Database,
) -> None:
    not_applicable(database)
    dated(database, "II.2.b", TODAY + timedelta(days=9))
    with database.reading() as rows:
        around = cast.round_of(rows)
        task = cast.report_of(rows, "so-tu-phap", "II.2.b").task_id
        counted = plan_sections.progress(rows, around.id, today=TODAY, choices=Choices())[task]
        assert counted.applicable == counted.total - 1
        assert scores.completion(counted, Choices()) == scores.Rate(1, counted.total - 1)
        known = board.rounds(rows, cast.plan_of(rows).id)
        scope = calendars.Scope(tuple(known), None, TODAY, Choices())
        entry = next(one for one in calendars.agenda(rows, scope) if one.task_id == task)
        assert scores.completion(entry, Choices()) == scores.Rate(1, entry.total - 1)


@pytest.mark.parametrize("rate", ["all", "due"])
def test_every_table_of_completion_says_by_which_formula(database: Database, rate: str) -> None:
    record(database, State.DONE)
    with database.reading() as rows:
        seen = visit(rows, rate=rate)
        pages = (agencies.layout(seen), documents.layout(seen),
                 agency.layout(seen, code="so-tu-phap"))
        for page in pages:
            heads = [one for one in all_of(page, "th")
                     if said(one) in ("Hoàn thành", "Tiến độ")]
            assert heads, page.title
            assert all(score_words.FORMULAS[rate] in one[1]["title"] for one in heads)
        assert score_words.FORMULAS[rate] in html_of(overview.layout(seen).body)


def test_in_the_map_of_rounds_a_cell_opens_its_own_round(database: Database) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=cast.SET_UP)
    with database.reading() as rows:
        page = heatmap.layout(visit(rows, across="round"))
        drawn = next(one for one in page.body if type(one).__name__ == "Heatmap")
        years = [column["label"] for column in orjson.loads(drawn.columns)]
        cells = [
            (year, cell[6])
            for row in orjson.loads(drawn.rows) if "cells" in row
            for year, cell in zip(years, row["cells"], strict=True) if cell
        ]
    assert years == ["2025", "2026"]
    assert any(where.startswith("/tasks/") for _, where in cells)
    assert [where for year, where in cells if f"round={year}" not in where] == []


def test_coming_deadlines_are_not_hidden_behind_finished_ones(database: Database) -> None:
    paths = ["II.2.a", "II.2.b", "II.2.c", "II.2.d", "II.2.đ", "II.2.e", "II.3.a", "II.3.b"]
    for days, path in enumerate(paths, 1):
        dated(database, path, TODAY + timedelta(days=days))
    with database.writing() as rows:
        finished = select(Report).join(Task, Task.id == Report.task_id)
        ids = {cast.report_of(rows, "so-tu-phap", path).task_id for path in paths[:-1]}
        for report in rows.scalars(finished.where(Task.id.in_(ids))):
            report.state, report.reported_on = State.DONE, TODAY
    with database.reading() as rows:
        coming = [one for one in all_of(overview.layout(visit(rows)), "ol")
                  if one[1].get("class") == "next-days"]
    assert coming
    assert "II.3.b" in said(coming)


# Nothing to divide by


def test_an_agency_without_a_denominator_has_no_rank_and_comes_last(database: Database) -> None:
    code = "bao-tra-vinh"
    with database.writing() as rows:
        own = select(Agency.id).where(Agency.code == code).scalar_subquery()
        for report in rows.scalars(select(Report).where(Report.agency_id == own)):
            report.state = State.NOT_APPLICABLE
    with database.reading() as rows:
        page = agency.layout(visit(rows), code=code)
        assert score_words.NO_RANK in said(page)
        assert score_words.NOT_RATED.format(names="Báo TV") in said(page)
        assert "Báo TV" not in figure_names(page)
        other = agency.layout(visit(rows), code="dai-ptth-tra-vinh")
        assert "Hạng 1/" in said(other)
        listed = agencies.layout(visit(rows, sort="done"))
        assert "Báo Trà Vinh" in said(all_of(listed, "tr")[-1])


def figure_names(part: Any) -> list[str]:
    """Who is in the page's chart of peers."""
    if isinstance(part, Page):
        part = part.body
    found: list[str] = []
    for one in part if isinstance(part, list) else [part]:
        if getattr(one, "id", None) == "peers":
            found += one.figure["data"][0]["y"]
        children = getattr(one, "children", None)
        if children is not None and not isinstance(children, str):
            found += figure_names(children)
    return found


# The list of reports


def test_a_recorded_zero_percent_is_shown(database: Database) -> None:
    record(database, State.IN_PROGRESS, "so-tu-phap", "II.2.b", percent=0)
    with database.reading() as rows:
        page = tasks.layout(visit(rows, agency="so-tu-phap", state="in_progress"))
        assert "0%" in said(all_of(page, "tr")[1])


def test_an_agency_s_list_is_headed_by_itself_whatever_the_address_asks(
    database: Database,
) -> None:
    with database.reading() as rows:
        page = tasks.layout(visit(rows, "agency", agency="so-y-te"))
        head = said([one for one in all_of(page, "p") if one[1].get("class") == "what"])
    assert "Sở Tư pháp" in head
    assert "Sở Y tế" not in head


def test_a_list_by_document_names_it_as_people_do(database: Database) -> None:
    with database.reading() as rows:
        page = tasks.layout(visit(rows, document="nq-cp-76-2021"))
        head = said([one for one in all_of(page, "p") if one[1].get("class") == "what"])
        odd = tasks.layout(visit(rows, document="x\0y"))
    assert "Nghị quyết 76/NQ-CP, ngày 15/07/2021" in head
    assert "nq-cp-76-2021" not in head
    assert task_words.NOTHING_FITS in said(odd)


def test_done_with_a_day_is_done_in_time_or_late_and_nothing_else(database: Database) -> None:
    dated(database, "II.2.b", TODAY + timedelta(days=9))
    record(database, State.DONE, "so-tu-phap", "II.2.b")
    record(database, State.DONE, "so-tu-phap", "II.2.c")
    with database.reading() as rows:
        page = tasks.layout(visit(rows, standing="done_with_day"))
        assert "II.2.b" in said(page)
        assert task_words.count(1) in said(page)
        assert texts.STANDINGS[Standing.DONE_ON_TIME] in said(all_of(page, "tr")[1])
