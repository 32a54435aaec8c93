"""Make a record a hundred times as large: the same plan again and again under other names."""

from __future__ import annotations

from sqlalchemy import Column, Table, text

from db import Database
from db.models import Base
from registry import search

# Agencies and people stay: a province does not have a hundred times as many of them.
COPIED = (
    "documents", "document_names", "document_links", "look_alikes", "field_sources",
    "document_relations", "effects", "alarms",
    "sections", "citations", "text_defects", "tasks", "assignments", "requirements", "rounds",
    "deadlines", "reports", "status_changes", "due_changes", "round_events", "audit_events",
)
COUNTED = ("documents", "sections", "assignments", "reports", "status_changes", "audit_events")
# Further apart than any id of the original.
APART = 1_000_000
OTHER_WORDS = {
    "key": "key || '-' || n",
    # Another number is another document.
    "identity": "n || identity",
    "op_id": "substr(op_id, 1, 30) || '-' || n",
    "hash": "hash || '-' || n",
}


def multiply(database: Database, times: int) -> None:
    """Copy every row that belongs to the plan, so that there are `times` as many of each."""
    tables = [table for table in Base.metadata.sorted_tables if table.name in COPIED]
    with database.writing() as rows:
        rows.execute(text("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY)"))
        rows.execute(text("INSERT INTO copies VALUES (:n)"), [{"n": n} for n in range(1, times)])
        # Parents and children of one table come in one statement, before their keys are looked at.
        rows.execute(text("PRAGMA defer_foreign_keys = 1"))
        for table in tables:
            rows.execute(text(_copy_of(table)))
        search.rebuild(rows)


def counts(database: Database) -> dict[str, int]:
    """How many rows the tables have that grow with the years."""
    with database.reading() as rows:
        return {name: rows.scalar(text(f"SELECT count(*) FROM {name}")) or 0 for name in COUNTED}


def _copy_of(table: Table) -> str:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_value(column) for column in table.columns)
    return (
        f"INSERT INTO {table.name} ({names}) SELECT {values} "
        f"FROM copies, (SELECT * FROM {table.name}) ORDER BY n, id"
    )


def _value(column: Column[object]) -> str:
    name = f'"{column.name}"'
    points_to = {key.column.table.name for key in column.foreign_keys}
    if column.name == "id" or points_to & set(COPIED):
        return f"{name} + n * {APART}"
    return OTHER_WORDS.get(column.name, name)
