"""The plan in the open data: its text, tasks and citations, and the agencies it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dashboard.api import answers
from dashboard.api.asked import Asked, Paged, PagedOfPlan
from dashboard.api.door import Call, operation
from dashboard.api.pages import after, by_id, listing
from dashboard.queries import open_data
from dashboard.queries.plan import group_of
from registry.tokens import Scope


@operation("/plans", says="The plans whose tasks are followed.", scopes=(Scope.PLAN,),
           asks=Asked, answers=answers.Plans)
def plans(call: Call, asked: Asked) -> answers.Plans:
    """Every plan but internal ones, the one that is meant where none is named first."""
    listed = [
        answers.Plan(
            key=one.key, number=one.number, issuer=one.issuer, issued_on=one.issued_on,
            subject=one.subject, page=call.page("/sections", of=one),
        )
        for one in open_data.plans(call.rows)
    ]
    return answers.Plans(**call.head, next=None, items=listed)


@operation("/sections", says="The plan's outline in the words of its print.",
           scopes=(Scope.PLAN,), asks=PagedOfPlan, answers=answers.Sections)
def sections(call: Call, asked: PagedOfPlan) -> answers.Sections:
    """Every section with the task it orders."""
    paths, withheld = open_data.paths(call.rows), open_data.withheld(call.rows)

    def made(rows: Sequence[Any]) -> list[answers.Section]:
        return [_section(call, row, paths, row.path in withheld) for row in rows]

    found = open_data.sections(call.rows, *after(asked), asked.limit)
    return listing(answers.Sections, call, asked, found, made, by_id)


def _section(call: Call, row: Any, paths: dict[int, str], is_withheld: bool) -> answers.Section:
    return answers.Section(
        id=row.id, section=row.path, parent=paths.get(row.parent_id), level=row.level,
        label=row.label, position=row.position,
        heading=None if is_withheld else row.heading, text=None if is_withheld else row.text,
        is_withheld=is_withheld, line=row.line, end_line=row.end_line, task_id=row.task_id,
        page=call.page(f"/sections/{quote(row.path)}"),
    )


@operation("/tasks", says="The plan's tasks and the agencies it names for each.",
           scopes=(Scope.PLAN,), asks=PagedOfPlan, answers=answers.Tasks)
def tasks(call: Call, asked: PagedOfPlan) -> answers.Tasks:
    """Every task with the agencies' parts in it."""
    withheld = open_data.withheld(call.rows)

    def made(rows: Sequence[Any]) -> list[answers.Task]:
        parts = open_data.assignments(call.rows, [row.id for row in rows])
        return [_task(call, row, parts.get(row.id, []), row.path in withheld) for row in rows]

    found = open_data.tasks(call.rows, *after(asked), asked.limit)
    return listing(answers.Tasks, call, asked, found, made, by_id)


def _task(call: Call, row: Any, parts: list[Any], is_withheld: bool) -> answers.Task:
    return answers.Task(
        id=row.id, section=row.path, group=group_of(row.path), position=row.position,
        text=None if is_withheld else row.text or row.heading, is_withheld=is_withheld,
        yearly_before=row.yearly_before,
        agencies=[
            answers.Part(agency=part.code, role=part.role,
                         as_printed=None if is_withheld else part.as_printed)
            for part in parts
        ],
        page=call.page(f"/tasks/{row.id}"),
    )


@operation("/citations", says="Words of the plan that stand for documents.",
           scopes=(Scope.PLAN,), asks=PagedOfPlan, answers=answers.Citations)
def citations(call: Call, asked: PagedOfPlan) -> answers.Citations:
    """Every citation but those of internal documents."""
    paths = open_data.paths(call.rows)

    def made(rows: Sequence[Any]) -> list[answers.Citation]:
        return [
            answers.Citation(
                id=row.id, section=paths.get(row.section_id), place=row.place, document=row.key,
                number=row.number, printed_number=row.printed_number, via=row.via, role=row.role,
                surface=row.surface, start=row.start, end=row.end, is_general=row.is_general,
            )
            for row in rows
        ]

    found = open_data.citations(call.rows, *after(asked), asked.limit)
    return listing(answers.Citations, call, asked, found, made, by_id)


@operation("/agencies", says="The agencies.", scopes=(), asks=Paged, answers=answers.Agencies)
def agencies(call: Call, asked: Paged) -> answers.Agencies:
    """Every agency; any key may know their names."""

    def made(rows: Sequence[Any]) -> list[answers.Agency]:
        return [
            answers.Agency(**row._asdict(), page=call.page(f"/agencies/{row.code}"))
            for row in rows
        ]

    found = open_data.agencies(call.rows, *after(asked), asked.limit)
    return listing(answers.Agencies, call, asked, found, made, by_id)
