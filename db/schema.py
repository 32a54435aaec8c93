"""Bring a database to the newest numbered migration, or say where it stands."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import Database

HERE = Path(__file__).parent


def configuration() -> Config:
    """Alembic's settings; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations that are still missing, all in one transaction where the engine can."""
    with database.engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Undo the migrations after `revision`; for tests and for a failed release."""
    with database.engine.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def newest() -> str:
    """The revision that this release needs."""
    return ScriptDirectory.from_config(configuration()).get_current_head() or ""


def current(database: Database) -> str:
    """The revision that this database stands at; empty when it has no tables yet."""
    with database.reading() as rows:
        return MigrationContext.configure(rows.connection()).get_current_revision() or ""
