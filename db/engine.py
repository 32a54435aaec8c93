"""One way to open the record, on SQLite or PostgreSQL, with the settings that keep written rows."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.orm import Session, sessionmaker

# SQLite 3.7.0-3.51.2 can lose committed rows in WAL mode with several writers; these lines have
# the fix (sqlite.org/wal.html#the_wal_reset_bug).
SAFE_SQLITE = (3, 51, 3)
BACKPORTED = {(3, 44): 6, (3, 50): 7}
# Any number that no other advisory lock of this PostgreSQL database uses.
WRITE_LOCK = 660_066
# What a connection of SQLite remembers of itself: whether it may write.
WRITES = "may_write"


class UnsafeEngine(Exception):
    """The database engine could lose a written row; `version` is what was found."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(f"SQLite {version} may lose committed rows in WAL mode")


def is_safe_sqlite(version: tuple[int, ...]) -> bool:
    """Whether this SQLite release holds the fix of the WAL-reset fault."""
    if version >= SAFE_SQLITE:
        return True
    patch = BACKPORTED.get((version[0], version[1]))
    return patch is not None and version[2] >= patch


class Database:
    """An engine and the two kinds of session it gives: `reading` and `writing`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        options: dict[str, Any] = {"reading": True}
        if not self.is_sqlite:
            options |= {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}
        self._readers = sessionmaker(engine.execution_options(**options))
        options = {"asking": True}
        if not self.is_sqlite:
            options |= {"postgresql_readonly": True}
        self._asking = engine.execution_options(**options)
        self._writers = sessionmaker(engine, expire_on_commit=False)
        self._tell: Callable[[Session], None] = lambda _session: None

    def telling(self, tell: Callable[[Session], None]) -> Database:
        """The same record, whose sessions are told by `tell` what they are about before use."""
        told = copy.copy(self)
        told._tell = tell
        return told

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent snapshot; a write inside it fails in the database itself."""
        with self._readers() as session:
            self._tell(session)
            yield session

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for one plain question, without the costs of a session; it cannot
        write either."""
        with self._asking.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction, all or nothing, holding the one write lock from its beginning.

        The moment of a deed is asked inside it: then moments follow each other as deeds do, and
        what the record said at a moment never changes afterwards.
        """
        with self._writers.begin() as session:
            if self.is_sqlite:
                session.connection()
            else:
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
            self._tell(session)
            yield session

    def close(self) -> None:
        """Let every connection go, as a worker must before it is forked."""
        self.engine.dispose()


def connect(url: str, *, echo: bool = False) -> Database:
    """Open the record at a SQLAlchemy URL; refuses an SQLite that could lose rows.

    Raises UnsafeEngine when the SQLite library lacks the fix of the WAL-reset fault.
    """
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        return Database(_open_sqlite(where, echo))
    where = where.set(drivername="postgresql+psycopg")
    return Database(create_engine(where, pool_pre_ping=True, echo=echo, hide_parameters=True))


def _open_sqlite(where: URL, echo: bool) -> Engine:
    if not is_safe_sqlite(sqlite.sqlite_version_info):
        raise UnsafeEngine(sqlite.sqlite_version)
    if where.database:
        Path(where.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        where, module=sqlite, echo=echo, hide_parameters=True, connect_args={"timeout": 10}
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    # The driver must not open transactions by itself: `_begin` says which kind is meant.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    # Without it INSERT OR REPLACE takes a row of history away behind its triggers' back.
    cursor.execute("PRAGMA recursive_triggers = ON")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except sqlite.OperationalError:
            # A read-only file can still be shown; every write to it is refused with a sentence.
            continue
    cursor.close()


def _begin(connection: Connection) -> None:
    # BEGIN IMMEDIATE: a deferred transaction that turns into a writer fails at once with "locked".
    options = connection.get_execution_options()
    is_asking, is_reading = options.get("asking", False), options.get("reading", False)
    _let_write(connection, allowed=not (is_asking or is_reading))
    if not is_asking:
        connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")


def _let_write(connection: Connection, *, allowed: bool) -> None:
    """Shut a connection to writes, or open it; what it was told last holds until it is closed."""
    if connection.info.get(WRITES) is not allowed:
        connection.exec_driver_sql(f"PRAGMA query_only = {not allowed:d}")
        connection.info[WRITES] = allowed
