"""The record itself: reading sessions cannot write, writing is all or nothing, safe settings."""

from __future__ import annotations

import threading

import cast
import pytest
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from db import Database, UnsafeEngine, connect
from db import engine as engines
from db.models import Agency, AuditEvent, Report, User
from db.vocabulary import State
from registry import accounts, audit
from registry.accounts import COMMAND_LINE
from registry.agencies import AgencyInput, correct_agency


def test_a_reading_session_can_write_nothing(database: Database) -> None:
    for deed in (
        update(Report).values(percent=1),
        delete(Report),
        text("INSERT INTO settings (name, value) VALUES ('due_soon_days', '1')"),
        text("CREATE TABLE added (id INTEGER)"),
    ):
        with database.reading() as rows, pytest.raises(DBAPIError, match=r"(?i)read-?\s?only"):
            rows.execute(deed)
    with database.reading() as rows:
        rows.add(AuditEvent(at=cast.MOMENT))
        with pytest.raises(DBAPIError):
            rows.flush()


def test_a_reading_session_sees_one_moment_even_while_others_write(database: Database) -> None:
    with database.reading() as reader:
        before = reader.scalar(select(Agency.name).where(Agency.code == "so-y-te"))
        with database.writing() as rows:
            rows.execute(update(Agency).values(name="đổi tên"))
        again = reader.scalar(select(Agency.name).where(Agency.code == "so-y-te"))
        assert again == before != "đổi tên"


def test_a_connection_that_read_can_write_next_and_the_other_way_round(database: Database) -> None:
    for _ in range(3):
        with database.reading() as rows, pytest.raises(DBAPIError):
            rows.execute(update(Report).values(percent=1))
        with database.writing() as rows:
            rows.execute(update(Report).values(percent=1))


def test_a_command_that_fails_leaves_nothing_half_written(database: Database) -> None:
    before = cast.census(database)

    def interrupted() -> None:
        with database.writing() as rows:
            cast.make_user(rows, cast.Player("half", cast.Role.LEADER))
            cast.report_of(rows).state = State.DONE
            rows.flush()
            raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        interrupted()
    assert cast.census(database) == before
    with database.reading() as rows:
        assert cast.report_of(rows).state is State.NOT_STARTED
        assert rows.scalar(select(User).where(User.username == "half")) is None


def test_a_log_that_can_not_be_written_undoes_the_deed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No deed without its line: the log's failure is the deed's failure."""

    def fail(_event: object) -> str:
        raise RuntimeError("no log")

    monkeypatch.setattr(audit, "hash_of", fail)

    def corrected() -> None:
        with database.writing() as rows:
            agency = rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one()
            correct_agency(
                rows,
                agency.id,
                AgencyInput("Tên mới", "TM", True, None, None, ""),
                expected_version=agency.version,
                actor=cast.actor(rows, "admin"),
                at=cast.MOMENT,
            )

    with pytest.raises(RuntimeError, match="no log"):
        corrected()
    with database.reading() as rows:
        assert rows.scalar(select(Agency.name).where(Agency.code == "so-y-te")) != "Tên mới"


def test_every_connection_is_opened_so_that_a_commit_is_a_commit(database: Database) -> None:
    if database.is_sqlite:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}
        ask = "PRAGMA {}"
    else:
        wanted = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
        ask = "SHOW {}"
    found = []
    gate = threading.Barrier(4)

    def look() -> None:
        with database.reading() as rows:
            rows.execute(text("SELECT 1"))
            gate.wait(timeout=10)
            found.append({name: rows.scalar(text(ask.format(name))) for name in wanted})

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert found == [wanted] * 4


def test_a_row_can_not_point_to_a_row_that_is_not_there(database: Database) -> None:
    with pytest.raises(DBAPIError), database.writing() as rows:
        rows.execute(update(Report).values(round_id=999_999))


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
        ((3, 6, 23), False),
    ],
)
def test_sqlite_releases_that_may_lose_committed_rows_are_known(
    version: tuple[int, ...], is_safe: bool
) -> None:
    assert engines.is_safe_sqlite(version) is is_safe


def test_an_unsafe_sqlite_is_not_opened(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines.sqlite, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(engines.sqlite, "sqlite_version", "3.40.1")
    with pytest.raises(UnsafeEngine) as unsafe:
        connect(f"sqlite:///{tmp_path}/never.db")
    assert unsafe.value.version == "3.40.1"


def test_the_sqlite_in_use_is_safe() -> None:
    assert engines.is_safe_sqlite(sqlite.sqlite_version_info)


def test_a_moment_without_its_zone_is_not_stored(database: Database) -> None:
    with pytest.raises(Exception, match="time zone"), database.writing() as rows:
        accounts.create_user(
            rows,
            "zoneless",
            "Không múi giờ",
            cast.Role.LEADER,
            actor=COMMAND_LINE,
            at=cast.MOMENT.replace(tzinfo=None),
        )


def test_both_kinds_of_database_give_back_the_same_moment(database: Database) -> None:
    with database.writing() as rows:
        cast.user_of(rows, "leader").last_signed_in_at = cast.MOMENT
    with database.reading() as rows:
        assert cast.user_of(rows, "leader").last_signed_in_at == cast.MOMENT
