"""The tables of open data: their columns as the Data Package standard describes them, and the
files they become."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from db.vocabulary import AgencyKind, DocumentKind, DocumentLevel, State, Validity, Verification
from registry.exchange.columns import guarded
from registry.standing import Standing


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its type, and what a value must be."""

    name: str
    says: str
    type: str = "string"
    constraints: dict[str, Any] = field(default_factory=dict)
    one_of: type[StrEnum] | None = None
    # Of Parquet, where the type alone does not say it.
    width: str = ""

    @property
    def described(self) -> dict[str, Any]:
        """The column as a field of a Table Schema."""
        constraints = dict(self.constraints)
        if self.one_of is not None:
            constraints["enum"] = [one.value for one in self.one_of]
        said = {"name": self.name, "type": self.type, "description": self.says}
        return {**said, "constraints": constraints} if constraints else said


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is called, its columns, and which of them refer to other tables."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: str
    refers: tuple[tuple[str, str, str], ...] = ()

    @property
    def described(self) -> dict[str, Any]:
        """The table's schema."""
        keys = [{"fields": [mine], "reference": {"resource": other, "fields": [theirs]}}
                for mine, other, theirs in self.refers]
        said = {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [one.described for one in self.columns],
            "missingValues": [""],
            "primaryKey": [self.key],
        }
        return {**said, "foreignKeys": keys} if keys else said


NEEDED = {"required": True}
UNIQUE = {"required": True, "unique": True}
MARK = Column("is_demonstration", "True when nothing of this ever happened.", "boolean", NEEDED)
REPORTS = Table("reports", "What each agency had said of each task when the snapshot was taken.", (
    Column("report_id", "The report's number.", "integer", UNIQUE, width="int32"),
    Column("task_id", "The task, see tasks.", "integer", NEEDED, width="int32"),
    Column("agency_id", "The agency, see agencies.", "integer", NEEDED, width="int32"),
    Column("state", "What was recorded.", constraints=NEEDED, one_of=State),
    Column("verification", "Whose word it stands on.", constraints=NEEDED, one_of=Verification),
    Column("percent", "How far it is said to be.", "integer", {"minimum": 0, "maximum": 100},
           width="int8"),
    Column("due_on", "The last day in time; empty: no deadline.", "date"),
    Column("reported_on", "The day it was reported.", "date"),
    Column("standing", "How it stood against its day, then.", constraints=NEEDED, one_of=Standing),
    Column("round", "The year of the round.", "year", NEEDED, width="int16"),
    Column("section", "The place in the plan.", constraints=NEEDED),
    Column("agency", "The agency's code.", constraints=NEEDED),
    MARK,
), "report_id", (("task_id", "tasks", "task_id"), ("agency_id", "agencies", "agency_id")))
TASKS = Table("tasks", "The plan's tasks.", (
    Column("task_id", "The task's number.", "integer", UNIQUE),
    Column("section", "The place in the plan: II.3.đ.", constraints=UNIQUE),
    Column("group", "The item it stands under: II.3.", constraints=NEEDED),
    Column("position", "Its place in the order of the text.", "integer", NEEDED),
    Column("text", "What is ordered, in the plan's words."),
    Column("is_withheld", "True when the words are left out, because they speak of a document "
           "that is not public.", "boolean", NEEDED),
    Column("yearly_before", "The one date the plan prints, as MM-DD: before it, each year.",
           constraints={"pattern": "[0-9]{2}-[0-9]{2}"}),
    MARK,
), "task_id")
AGENCIES = Table("agencies", "The agencies.", (
    Column("agency_id", "The agency's number.", "integer", UNIQUE),
    Column("code", "Its permanent code.", constraints=UNIQUE),
    Column("name", "Its name.", constraints=NEEDED),
    Column("short_name", "Its short name.", constraints=NEEDED),
    Column("kind", "What kind of agency.", constraints=NEEDED, one_of=AgencyKind),
    Column("position", "Its place in lists.", "integer", NEEDED),
    Column("is_confirmed", "False when no source says that it existed.", "boolean", NEEDED),
    Column("valid_from", "Since when it exists.", "date"),
    Column("valid_to", "Until when it existed.", "date"),
    MARK,
), "agency_id")
DOCUMENTS = Table("documents", "The registry of documents, without internal ones.", (
    Column("key", "Its permanent key.", constraints=UNIQUE),
    Column("kind", "What kind of document.", constraints=NEEDED, one_of=DocumentKind),
    Column("is_group", "True for a name that stands for several.", "boolean", NEEDED),
    Column("number", "Its number."),
    Column("number_as_written", "The number as a text prints it."),
    Column("issuer", "Who issued it.", constraints=NEEDED),
    Column("level", "Of which level.", constraints=NEEDED, one_of=DocumentLevel),
    Column("issued_on", "When it was issued.", "date"),
    Column("is_date_verified", "Whether somebody verified that day.", "boolean", NEEDED),
    Column("effective_on", "From when it is in force.", "date"),
    Column("expires_on", "The first day without force.", "date"),
    Column("subject", "What it is about."),
    Column("subject_in_plan", "What the plan says it is about."),
    Column("validity", "On the snapshot's day; empty: nobody verified it.", one_of=Validity),
    MARK,
), "key")


def as_csv(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """CSV as RFC 4180 says, in UTF-8. What a person typed and a spreadsheet would take for a
    formula is guarded, as in every other list of ours."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([one.name for one in table.columns])
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def as_parquet(table: Table, rows: Sequence[Sequence[Any]]) -> bytes:
    """The same, typed, for programs that read a million rows."""
    import pyarrow as pa  # heavy: only the process that writes such a file carries it
    from pyarrow import parquet

    words = pa.dictionary(pa.int16(), pa.string())
    types = {"date": pa.date32(), "boolean": pa.bool_(), "string": words,
             "int8": pa.int8(), "int16": pa.int16(), "int32": pa.int32()}
    schema = pa.schema([
        pa.field(one.name, types[one.width or one.type],
                 nullable="required" not in one.constraints, metadata={"description": one.says})
        for one in table.columns
    ])
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    arrays = [pa.array(values, type=one.type) for values, one in zip(columns, schema, strict=True)]
    sink = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    return sink.getvalue()
