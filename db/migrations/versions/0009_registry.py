"""What a document is identified by, until when it is in force, who looked which field up."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0009_registry"
down_revision = "0008_urging"
branch_labels = None
depends_on = None

PEOPLE = (
    ("document_relations", "added_by_id"),
    ("document_relations", "removed_by_id"),
    ("field_sources", "verified_by_id"),
)


def upgrade() -> None:
    _allow(widened=True)
    op.drop_column("documents", "search_fold")
    op.add_column(
        "citations",
        sa.Column("is_general", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "document_names",
        sa.Column("language", sa.String(length=8), server_default="vi", nullable=False),
    )
    op.add_column(
        "look_alikes", sa.Column("sources", sa.JSON(), server_default="[]", nullable=False)
    )
    op.add_column("document_relations", sa.Column("added_at", Moment(), nullable=True))
    op.add_column("document_relations", sa.Column("removed_at", Moment(), nullable=True))
    op.add_column("field_sources", sa.Column("value", sa.Text(), nullable=True))
    op.add_column("field_sources", sa.Column("verified_at", Moment(), nullable=True))
    for table, column in PEOPLE:
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
            f"CONSTRAINT fk_{table}_{column} REFERENCES users (id)"
        )
    op.add_column("documents", sa.Column("identity", sa.String(length=600), nullable=True))
    op.add_column("documents", sa.Column("expires_on", sa.Date(), nullable=True))
    op.add_column(
        "documents", sa.Column("version", sa.Integer(), server_default="1", nullable=False)
    )
    op.execute(
        "ALTER TABLE documents ADD COLUMN sensitivity VARCHAR(32) CONSTRAINT "
        "ck_documents_sensitivity CHECK (sensitivity IN ('public', 'internal'))"
    )
    op.execute(
        "ALTER TABLE documents ADD COLUMN merged_into_id INTEGER "
        "CONSTRAINT fk_documents_merged_into_id REFERENCES documents (id)"
    )
    op.create_index("ix_documents_merged_into_id", "documents", ["merged_into_id"])
    op.create_index("ix_documents_identity", "documents", ["identity"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_documents_merged_into_id", "documents")
    op.drop_index("ix_documents_identity", "documents")
    for column in ("identity", "expires_on", "sensitivity", "merged_into_id", "version"):
        op.execute(f"ALTER TABLE documents DROP COLUMN {column}")
    for table, column in PEOPLE:
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    op.drop_column("document_relations", "added_at")
    op.drop_column("document_relations", "removed_at")
    op.drop_column("field_sources", "value")
    op.drop_column("field_sources", "verified_at")
    op.drop_column("citations", "is_general")
    op.drop_column("document_names", "language")
    op.drop_column("look_alikes", "sources")
    op.add_column(
        "documents", sa.Column("search_fold", sa.Text(), server_default="", nullable=False)
    )
    _allow(widened=False)


# What each closed list held before, and what it holds from here on.
RELATIONS = (
    "legal_basis",
    "implements",
    "amends",
    "replaces",
    "repeals",
    "guides",
    "details",
    "contains",
    "mentions",
    "related",
)
MESSAGES = (
    "returned",
    "reminder",
    "escalation",
    "extension",
    "explanation",
    "review",
    "obstacle",
    "round",
)
LISTS = (
    (
        "document_relations",
        "kind",
        "relationkind",
        RELATIONS,
        (*RELATIONS, "consolidates", "corrects", "suspends"),
    ),
    ("messages", "kind", "messagekind", MESSAGES, (*MESSAGES, "alarm")),
)


def _allow(widened: bool) -> None:
    for table, column, name, narrow, wide in LISTS:
        old, new = (narrow, wide) if widened else (wide, narrow)
        if not widened:
            # An older release has no word for these.
            known = ", ".join(f"'{value}'" for value in narrow)
            op.execute(
                f"UPDATE {table} SET {column} = '{narrow[-1]}' WHERE {column} NOT IN ({known})"
            )
        if op.get_bind().dialect.name == "sqlite":
            _reword(table, _check(column, old), _check(column, new))
        else:
            op.drop_constraint(op.f(f"ck_{table}_{name}"), table, type_="check")
            op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, _check(column, new))


def _check(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _reword(table: str, old: str, new: str) -> None:
    """Change a CHECK of SQLite in place, as sqlite.org/lang_altertable.html allows for what does
    not touch a stored row: a table that others point at need not be copied."""
    bind = op.get_bind()
    version = bind.exec_driver_sql("PRAGMA schema_version").scalar()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = bind.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) "
        "WHERE type = 'table' AND name = ? AND instr(sql, ?)",
        (old, new, table, old),
    )
    if changed.rowcount != 1:
        raise RuntimeError(f"{table} has no check {old}")
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = OFF")
