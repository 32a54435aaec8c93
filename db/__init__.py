"""The record: tables, sessions, migrations and reviewed seed data. It knows nothing of screens."""

from db.engine import Database, UnsafeEngine, connect

__all__ = ["Database", "UnsafeEngine", "connect"]
