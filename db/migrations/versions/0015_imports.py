"""Plans read from a file: the files on their way, every text a plan had, and what those change."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0015_imports"
down_revision = "0014_papers"
branch_labels = None
depends_on = None

STATES = ("waiting", "reading", "ready", "failed", "kept", "dropped")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("due_value", sa.String(length=40), nullable=True))
    op.add_column("assignments", sa.Column("ended_at", Moment(), nullable=True))
    op.add_column("reports", sa.Column("opened_at", Moment(), nullable=True))
    _plan_imports()
    _plan_versions()
    # The text a plan has so far is its first.
    op.execute(
        "INSERT INTO plan_versions (plan_id, number, text, sha256, changes, at) "
        "SELECT documents.id, 1, documents.text, documents.text_sha256, '{}', "
        "(SELECT min(record_kind.made_at) FROM record_kind) FROM documents "
        "WHERE documents.text IS NOT NULL AND documents.text_sha256 IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM record_kind) ORDER BY documents.id"
    )
    _forbid_changes("plan_versions")


def downgrade() -> None:
    op.drop_table("plan_versions")
    op.drop_table("plan_imports")
    op.drop_column("reports", "opened_at")
    op.drop_column("assignments", "ended_at")
    op.drop_column("tasks", "due_value")


def _plan_imports() -> None:
    op.create_table(
        "plan_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scan", _choice("scan", "clean", "not_scanned"), nullable=False),
        sa.Column("state", _choice("importstate", *STATES), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("error", sa.JSON(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("encoding", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("corrections", sa.JSON(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("read_at", Moment(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _points("plan_imports", "sha256", "evidence_files.sha256"),
        _points("plan_imports", "job_id", "jobs.id"),
        _points("plan_imports", "plan_id", "documents.id"),
        _points("plan_imports", "received_by_id", "users.id"),
        _points("plan_imports", "ended_by_id", "users.id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_imports"),
    )
    op.create_index("ix_plan_imports_sha256_state", "plan_imports", ["sha256", "state"])
    op.create_index("ix_plan_imports_plan_id", "plan_imports", ["plan_id"])
    op.create_index("ix_plan_imports_received_by_id", "plan_imports", ["received_by_id"])


def _plan_versions() -> None:
    op.create_table(
        "plan_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        _points("plan_versions", "plan_id", "documents.id"),
        _points("plan_versions", "import_id", "plan_imports.id"),
        _points("plan_versions", "by_id", "users.id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_versions"),
        sa.UniqueConstraint("plan_id", "number", name="uq_plan_versions_plan_id_number"),
    )


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _points(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=f"fk_{table}_{column}")


def _forbid_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
