"""Hands for the tests of papers: what agencies said, what is ordered, what a paper says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import cast
from sqlalchemy.orm import Session

from dashboard import papers
from dashboard.making import Order
from db import Database
from db.vocabulary import State
from registry import settings
from registry.papers.paper import Heading, Paper, PaperKind, Paragraph, Table
from registry.progress import StatusInput, record_status

ANNUAL = PaperKind.ANNUAL_REPORT
RESULT = "Đã mở 03 lớp tập huấn cho 145 lượt người."
DIFFICULTY = "Thiếu kinh phí tập huấn ở cấp xã."
PROPOSAL = "Đề nghị bổ sung kinh phí năm sau."


def said(
    database: Database, path: str = "II.3.a", code: str = "so-tu-phap",
    state: State = State.DONE, at: datetime = cast.MOMENT, who: str = "officer", **more: Any,
) -> int:
    """One agency's task, as somebody wrote it down."""
    with database.writing() as rows:
        report = cast.report_of(rows, code, path)
        words = {"result": RESULT, **more}
        record_status(rows, report.id, StatusInput(state, **words), op_id=cast.new_op(),
                      expected_version=report.version, actor=cast.actor(rows, who), at=at)
        return report.id


def some_reports(database: Database) -> None:
    """A round in which three agencies spoke of four tasks."""
    said(database, verified=True)
    said(database, code="so-y-te", state=State.IN_PROGRESS, percent=40, result="Đang tập huấn.",
         difficulties=DIFFICULTY, proposals=PROPOSAL)
    said(database, code="so-tai-chinh", path="II.4.a", state=State.DONE, verified=True)
    said(database, path=cast.DATED_TASK, state=State.DONE, verified=True)


def order(
    rows: Session, name: str = "officer", *, at: datetime = cast.MOMENT,
    as_of: datetime | None = None, **wanted: str,
) -> Order:
    chosen = settings.choices_at(rows, as_of) if as_of else settings.choices(rows)
    return Order(cast.actor(rows, name), as_of or at, chosen, wanted, as_of, False)


def about_round(rows: Session) -> str:
    return f"round:{cast.round_of(rows).id}"


def about_agency(rows: Session, code: str = "so-tu-phap") -> str:
    report = cast.report_of(rows, code)
    return f"agency:{report.agency_id}:round:{report.round_id}"


def made(
    rows: Session, kind: PaperKind = ANNUAL, about: str = "", name: str = "officer", **more: Any
) -> Paper:
    return papers.paper_of(rows, kind, about or about_round(rows), order(rows, name, **more))


def blocks(paper: Paper) -> list[Any]:
    return [*paper.body, *(one for annex in paper.annexes for one in annex.body)]


def text(paper: Paper) -> str:
    """Everything a paper says, its tables too."""
    return "\n".join(_said(one) for one in blocks(paper))


def _said(one: Any) -> str:
    if isinstance(one, Heading):
        return f"{one.label} {one.text}"
    if isinstance(one, Paragraph):
        return "".join(piece.text for piece in one.words)
    rows = (*one.rows, *([one.total] if one.total else []))
    return "\n".join(" | ".join(piece.text for cell in row for piece in cell) for row in rows)


def noted(paper: Paper, after: str) -> list[tuple[str, str]]:
    """The figures with their notes in the paragraph that begins so, in order."""
    for one in paper.body:
        if isinstance(one, Paragraph) and _said(one).startswith(after):
            return [(piece.text, piece.note) for piece in one.words if piece.note]
    raise AssertionError(f"nothing begins with {after}")


def tables(paper: Paper) -> list[Table]:
    return [one for one in blocks(paper) if isinstance(one, Table)]


def total(table: Table) -> list[int]:
    """The counts of the last row: the whole, then its seven parts."""
    assert table.total is not None
    return [int(cell[0].text.replace(".", "")) for cell in table.total[2:10]]
