"""The dry run of a table: what each row would record, or why not. Nothing is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from db.models import Report
from db.vocabulary import Role
from registry.changes import refuse_shut
from registry.errors import Refused, RegistryError
from registry.policy import Action, Actor, require, scope
from registry.progress import StatusInput, as_allowed
from registry.statuses import named, newer
from registry.statuses.columns import SAYING
from registry.statuses.heads import Head, find_head
from registry.statuses.rows import Row, read_rows
from registry.statuses.said import Change, wanted_of
from registry.statuses.sheets import Upload

Problem = RegistryError


class Verdict(StrEnum):
    """What a row would do."""

    REFUSED = "refused"
    CONFLICT = "conflict"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"


@dataclass(slots=True)
class RowPlan:
    """One row: its line in the file, the report it means, what would change, what is against it.

    `notes` are codes of what a row says in vain; `above` says that its task or agency stands in a
    row above.
    """

    line: int
    called: str = ""
    verdict: Verdict = Verdict.REFUSED
    report_id: int | None = None
    task_id: int | None = None
    agency_id: int | None = None
    version: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    above: bool = False
    said: StatusInput | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole dry run. `digest` says of what state of the record and the file it was made."""

    year: int
    round_id: int
    head: Head
    sheet: str
    rows: list[RowPlan]
    digest: str

    def count(self) -> Counter[Verdict]:
        """How many rows have each verdict."""
        return Counter(row.verdict for row in self.rows)


def plan_statuses(
    session: Session,
    upload: Upload,
    round_id: int,
    *,
    agency_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> Plan:
    """What recording a table in a round would do, row by row. Refused as `find_head` does.

    `agency_id` is whose table it is where a row names no agency; an agency's own is always its.
    """
    require(actor, Action.RECORD_STATUS)
    own = scope(actor)
    known = named.known(session, round_id)
    head = find_head(upload.sheets, upload.chosen)
    sheet = upload.sheets[head.sheet]
    usual = own if own is not None else agency_id
    planner = _Planner(session, known, usual, actor, at)
    rows = [planner.row(row) for row in read_rows(sheet.rows, head, known, usual)]
    digest = _digest(upload, round_id, usual, rows)
    return Plan(known.around.year, round_id, head, sheet.name, rows, digest)


class _Planner:
    """What is known while the rows are gone through one after another."""

    def __init__(
        self, session: Session, known: named.Known, usual: int | None, actor: Actor, at: datetime
    ) -> None:
        self.session, self.known, self.usual = session, known, usual
        self.actor, self.at = actor, at
        self.claimed: dict[int, int] = {}

    def row(self, row: Row) -> RowPlan:
        plan = RowPlan(row.line, row.called, above=row.is_from_above)
        if row.skipped:
            plan.verdict, plan.notes = Verdict.SKIPPED, [row.skipped]
            return plan
        try:
            report = self._meant(plan, row)
            self._judge(plan, row, report)
        except RegistryError as refused:
            plan.problems.append(refused)
            plan.verdict = Verdict.REFUSED
        return plan

    def _meant(self, plan: RowPlan, row: Row) -> Report:
        """The report a row means, if the actor may write it."""
        plan.task_id, plan.agency_id = row.task(self.known)
        if plan.agency_id is None:
            plan.agency_id = self._only_one(plan.task_id)
        foreign = self.actor.role is Role.AGENCY and plan.agency_id != self.actor.agency_id
        if foreign:
            raise Refused("sheet_foreign")
        report = self.known.reports.get((plan.task_id, plan.agency_id))
        if report is None:
            raise Refused("sheet_no_report", year=self.known.around.year)
        above = self.claimed.setdefault(report.id, plan.line)
        if above != plan.line:
            raise Refused("sheet_twice", line=above)
        plan.report_id, plan.version = report.id, report.version
        return report

    def _only_one(self, task_id: int) -> int:
        owing = [self.usual] if self.usual is not None else self.known.owing.get(task_id, [])
        if len(owing) != 1:
            raise Refused("sheet_no_agency")
        return owing[0]

    def _judge(self, plan: RowPlan, row: Row, report: Report) -> None:
        if not any(row.cell(column) for column in SAYING):
            plan.verdict, plan.notes = Verdict.SKIPPED, ["nothing_said"]
            return
        wanted, problems = wanted_of(self.session, row, report, self.actor)
        plan.problems += problems
        if problems or wanted is None:
            return
        plan.changes, plan.notes = wanted.changes, wanted.notes
        if not wanted.changes:
            plan.verdict = Verdict.SAME
            return
        later = newer.entry(self.session, row, report)
        if later is not None:
            plan.problems.append(later)
            plan.verdict = Verdict.CONFLICT
            return
        around = refuse_shut(self.session, report, self.actor, self.at)
        as_allowed(self.session, wanted.said, report, around.opens_on, self.actor, self.at)
        plan.said, plan.verdict = wanted.said, Verdict.CHANGED


def _digest(
    upload: Upload, round_id: int, usual: int | None, rows: Sequence[RowPlan]
) -> str:
    said: list[Any] = [
        [row.line, row.verdict, row.report_id, row.version, [one.code for one in row.problems],
         [[change.column, change.old, change.new] for change in row.changes]]
        for row in rows
    ]
    told = json.dumps([upload.sha256, round_id, usual, sorted(upload.chosen.items()), said],
                      ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()
