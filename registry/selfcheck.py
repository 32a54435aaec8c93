"""Is this record sound: the engine, the schema, the chain of the log, the plan's text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import func, select, text

from db import Database, schema
from db.models import AuditEvent, Document, Snapshot
from registry import audit, snapshots
from registry.facts import Facts


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `broken` is empty when it is sound, else what was found instead."""

    code: str
    broken: str = ""
    details: dict[str, object] = field(default_factory=dict)


def findings(database: Database, said: Facts) -> list[Finding]:
    """Everything that is looked at, sound or not."""
    return [_engine(database), _pragmas(database), _schema(database), _chain(database),
            _snapshots(database), _text(database, said)]


def _engine(database: Database) -> Finding:
    if database.is_sqlite:
        return Finding("engine", details={"version": f"SQLite {sqlite.sqlite_version}"})
    with database.reading() as rows:
        version = rows.scalar(text("SHOW server_version"))
    return Finding("engine", details={"version": f"PostgreSQL {version}"})


def _pragmas(database: Database) -> Finding:
    """A commit is only a commit once the disk has it."""
    if database.is_sqlite:
        wanted = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
        ask = "PRAGMA {}"
    else:
        wanted = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
        ask = "SHOW {}"
    with database.reading() as rows:
        found = {name: str(rows.scalar(text(ask.format(name)))) for name in wanted}
    return Finding("pragmas", ", ".join(
        f"{name}={found[name]}" for name in wanted if found[name] != wanted[name]
    ))


def _schema(database: Database) -> Finding:
    found, newest = schema.current(database), schema.newest()
    return Finding("schema", "" if found == newest else found or "-", {"revision": newest})


def _chain(database: Database) -> Finding:
    with database.reading() as rows:
        count = rows.scalar(select(func.count()).select_from(AuditEvent))
        broken = audit.first_broken(rows)
    return Finding("audit", str(broken) if broken is not None else "", {"count": count})


def _snapshots(database: Database) -> Finding:
    """The figures of every signed report come out of the history again."""
    with database.reading() as rows:
        count = rows.scalar(select(func.count()).select_from(Snapshot))
        broken = snapshots.broken(rows)
    return Finding("snapshots", ", ".join(map(str, broken)), {"count": count})


def _text(database: Database, said: Facts) -> Finding:
    with database.reading() as rows:
        row = rows.execute(
            select(Document.text, Document.text_sha256).where(Document.text.is_not(None))
        ).first()
    if row is None or row[1] != said.sha256:
        return Finding("text", "sha256")
    digest = hashlib.sha256((row[0] or "").encode()).hexdigest()
    return Finding("text", "" if digest == said.sha256 else digest)
