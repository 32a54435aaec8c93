"""The dry run of an import: what each row would do, or why it is refused. Nothing is written."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from registry.clock import day_of
from registry.errors import Refused
from registry.exchange.columns import Column, Words, write_day
from registry.exchange.held import Held, held
from registry.exchange.rows import Wanted, read_row
from registry.exchange.sheets import Upload, table_of
from registry.fields import Fields, said_of
from registry.identity import identity_of
from registry.policy import Action, Actor, require
from registry.text import fold_number


class Verdict(StrEnum):
    """What a row would do."""

    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that would change, as it is written now and as it would be."""

    column: Column
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another of the same number: a document by its key, or a row above by its line."""

    fields: Fields
    key: str = ""
    line: int = 0


@dataclass(slots=True)
class RowPlan:
    """One row: its line in the file, what it would do, and all that is against it."""

    line: int
    called: str = ""
    verdict: Verdict = Verdict.REFUSED
    key: str = ""
    version: int = 0
    changes: list[Change] = field(default_factory=list)
    problems: list[Refused] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    wanted: Wanted | None = None
    now: Held | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole dry run. `digest` says of what state of the record and the file it was made."""

    rows: list[RowPlan]
    unknown: tuple[str, ...]
    digest: str

    def count(self) -> Counter[Verdict]:
        """How many rows have each verdict."""
        return Counter(row.verdict for row in self.rows)

    def alike(self) -> int:
        """How many rows bear a number that another document bears."""
        return sum(bool(row.alike) for row in self.rows)


def plan_import(
    session: Session, upload: Upload, words: Words, *, actor: Actor, at: datetime
) -> Plan:
    """What importing the file would do, row by row. Refused as `table_of` does."""
    require(actor, Action.KEEP_REGISTRY)
    table = table_of(upload.grid, words)
    planner = _Planner(session, words, day_of(at))
    rows = [planner.row(line, cells, table.columns) for line, cells in table.rows]
    return Plan(rows, table.unknown, _digest(upload, rows))


class _Planner:
    """What is known while the rows are gone through one after another."""

    def __init__(self, session: Session, words: Words, today: date) -> None:
        self.words, self.lists, self.today = words, words.lists(), today
        everything = held(session, today)
        self.by_key = {one.key: one for one in everything}
        self.by_identity = {one.identity: one for one in everything if one.identity}
        self.by_number: dict[str, list[Held]] = {}
        for one in everything:
            if one.fields.number and one.identity:
                self.by_number.setdefault(fold_number(one.fields.number), []).append(one)
        # What the rows above claim: keys and identities by line, numbers with identity.
        self.claimed: dict[str, int] = {}
        self.numbers: dict[str, list[tuple[str, Alike]]] = {}

    def row(self, line: int, cells: list[str], columns: tuple[Column | None, ...]) -> RowPlan:
        plan = RowPlan(line)
        if any(cell.strip() for cell in cells[len(columns) :]):
            plan.problems.append(Refused("import_ragged"))
        given = {column: cells[place] if place < len(cells) else ""
                 for place, column in enumerate(columns) if column is not None}
        plan.called = " ".join(
            (given.get(Column.NUMBER) or given.get(Column.NAMES) or given.get(Column.SUBJECT)
             or "")[:300].split())[:80]
        try:
            self._decide(plan, given)
        except Refused as refused:
            plan.problems.append(refused)
        if plan.problems:
            plan.verdict = Verdict.REFUSED
        return plan

    def _decide(self, plan: RowPlan, given: dict[Column, str]) -> None:
        plan.key = given.pop(Column.KEY, "").strip()[:100]
        now = self._named(plan) if plan.key else None
        wanted = self._read(plan, given, now)
        if wanted is None:
            return
        identity = _identity(wanted.fields, now)
        known = self.by_identity.get(identity)
        self._claim(plan, identity, now or known)
        if now is None and known is not None:
            wanted = self._read(plan, given, known)
            if wanted is None:
                return
        elif now is not None and known is not None and known.id != now.id:
            raise Refused("document_exists", key=known.key, number=wanted.fields.called())
        self._judge(plan, wanted, now or known)
        if now is None and plan.verdict is Verdict.CHANGED:
            # Without its key nobody said that this row means to change that document.
            raise Refused("import_exists", key=plan.key,
                          columns=[change.column for change in plan.changes])
        self._note_alike(plan, wanted.fields, now or known, identity)

    def _read(
        self, plan: RowPlan, given: dict[Column, str], now: Held | None
    ) -> Wanted | None:
        wanted, problems = read_row(given, now, self.lists, self.words)
        plan.problems += problems
        return wanted

    def _named(self, plan: RowPlan) -> Held:
        now = self.by_key.get(plan.key)
        if now is None:
            raise Refused("import_no_key", key=plan.key)
        if now.is_merged:
            raise Refused("import_merged", key=plan.key)
        return now

    def _claim(self, plan: RowPlan, identity: str, now: Held | None) -> None:
        for claim in (identity, f"#{now.id}" if now else identity):
            above = self.claimed.setdefault(claim, plan.line)
            if above != plan.line:
                raise Refused("import_twice", line=above)

    def _judge(self, plan: RowPlan, wanted: Wanted, now: Held | None) -> None:
        plan.wanted, plan.now = wanted, now
        wanted.refuse_odd_validity(self.today)
        wanted.refuse_unproven(now, self.today)
        if now is None:
            plan.verdict = Verdict.NEW
            return
        plan.key, plan.version = now.key, now.version
        plan.changes = _changes(wanted, now, self.words)
        plan.verdict = Verdict.CHANGED if plan.changes else Verdict.SAME

    def _note_alike(
        self, plan: RowPlan, fields: Fields, now: Held | None, identity: str
    ) -> None:
        number = fold_number(fields.number or "")
        if not number:
            return
        above = self.numbers.setdefault(number, [])
        if now is None or now.identity != identity:
            own = now.id if now else None
            plan.alike = [Alike(one.fields, key=one.key)
                          for one in self.by_number.get(number, ()) if one.id != own]
            plan.alike += [one for other, one in above if other != identity]
        if now is None or plan.verdict is Verdict.CHANGED:
            above.append((identity, Alike(fields, line=plan.line)))


def _changes(wanted: Wanted, now: Held, words: Words) -> list[Change]:
    """The cells that would change; a source alone changes nothing."""
    told = wanted.changed(now)
    if not told:
        return []
    old, new = now.cells(words), wanted.cells(now, words)
    return [
        Change(column, _plain(old[column]), _plain(new[column]))
        for column in Column if column in told
    ]


def _identity(fields: Fields, now: Held | None) -> str:
    if now is not None and now.identity and fields == now.fields:
        return now.identity
    return identity_of(fields.kind, fields.number, fields.issuer, fields.issued_on,
                       fields.called())


def _plain(value: str | date | None) -> str:
    return write_day(value) if isinstance(value, date) else value or ""


def _digest(upload: Upload, rows: list[RowPlan]) -> str:
    said: list[Any] = [
        [row.line, row.verdict, row.key, row.version, [[one.key, one.line] for one in row.alike],
         [problem.code for problem in row.problems],
         [[change.column, change.old, change.new] for change in row.changes],
         _all_of(row.wanted)]
        for row in rows
    ]
    told = json.dumps([upload.sha256, said], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _all_of(wanted: Wanted | None) -> list[Any] | None:
    if wanted is None:
        return None
    proof = wanted.proof
    return [said_of(wanted.fields), sorted(wanted.said), wanted.validity, wanted.links,
            [proof.url, proof.supports] if proof else None]
