"""The numbered migrations: one line of them, equal to the models, up and down with data in them."""

from __future__ import annotations

import re
from typing import Any

import cast
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from db import Database, schema
from db.models import Base

SCRIPTS = ScriptDirectory.from_config(schema.configuration())
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]


def test_the_migrations_are_one_line_numbered_without_a_gap_and_named_like_their_files() -> None:
    assert SCRIPTS.get_heads() == [REVISIONS[-1]] == [schema.newest()]
    numbers = [int(revision[:4]) for revision in REVISIONS]
    assert numbers == list(range(1, len(REVISIONS) + 1))
    files = sorted((schema.HERE / "migrations/versions").glob("*.py"))
    assert [file.stem for file in files] == REVISIONS
    assert all(re.fullmatch(r"\d{4}_[a-z_]+", revision) for revision in REVISIONS)


def is_ours(_object: Any, name: str | None, *_about: Any) -> bool:
    """Each database has its own index of words, which the models cannot name."""
    return not (name or "").startswith(("search_words", "vector", "ix_search_entries_vector"))


def differences(database: Database) -> list[Any]:
    """What the models say and the database does not, and the other way round."""
    options = {"compare_type": True, "include_object": is_ours}
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, Base.metadata)


def checks(database: Database) -> set[tuple[str, str]]:
    """The named CHECK constraints, which Alembic does not compare."""
    found = inspect(database.engine)
    return {
        (table, str(check["name"]))
        for table in Base.metadata.tables
        for check in found.get_check_constraints(table)
    }


def test_from_nothing_upwards_the_tables_are_those_of_the_models(
    empty_database: Database,
) -> None:
    assert schema.current(empty_database) == ""
    schema.upgrade(empty_database)
    assert schema.current(empty_database) == schema.newest()
    assert differences(empty_database) == []
    wanted = {
        (table.name, str(constraint.name))
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert checks(empty_database) == wanted


def test_an_upgrade_run_twice_changes_nothing(empty_database: Database) -> None:
    schema.upgrade(empty_database)
    schema.upgrade(empty_database)
    assert schema.current(empty_database) == schema.newest()


def test_each_step_goes_up_down_and_up_again(empty_database: Database) -> None:
    before = "base"
    for revision in REVISIONS:
        schema.upgrade(empty_database, revision)
        tables = set(inspect(empty_database.engine).get_table_names())
        schema.downgrade(empty_database, before)
        schema.upgrade(empty_database, revision)
        assert set(inspect(empty_database.engine).get_table_names()) == tables
        before = revision
    assert differences(empty_database) == []


def test_with_a_full_record_every_step_goes_down_keeps_the_rest_and_comes_up_again(
    database: Database,
) -> None:
    kept = cast.census(database)
    for revision in [*reversed(REVISIONS[:-1]), "base"]:
        schema.downgrade(database, revision)
        left = set(inspect(database.engine).get_table_names()) & kept.keys()
        with database.reading() as rows:
            for table in left:
                assert rows.scalar(text(f"SELECT count(*) FROM {table}")) == kept[table], table
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    cast.build(database)
    assert cast.census(database) == kept
    assert differences(database) == []


def test_an_upgrade_that_breaks_in_the_middle_leaves_the_record_where_it_was(
    empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.upgrade(empty_database, REVISIONS[0])
    module = SCRIPTS.get_revision(REVISIONS[-1]).module
    monkeypatch.setattr(schema.ScriptDirectory, "from_config", lambda _config: SCRIPTS)

    def broken() -> None:
        raise RuntimeError("power")

    monkeypatch.setattr(module, "upgrade", broken)
    with pytest.raises(RuntimeError, match="power"):
        schema.upgrade(empty_database)
    assert schema.current(empty_database) == REVISIONS[0]
    monkeypatch.undo()
    schema.upgrade(empty_database)
    assert differences(empty_database) == []
