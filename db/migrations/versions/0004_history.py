"""Status changes and audit events, and the rule that no row of history changes or goes."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0004_history"
down_revision = "0003_progress"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "status_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column(
            "old_state",
            sa.Enum(
                "not_started",
                "in_progress",
                "awaiting",
                "done",
                "suspended",
                "not_applicable",
                name="old_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "new_state",
            sa.Enum(
                "not_started",
                "in_progress",
                "awaiting",
                "done",
                "suspended",
                "not_applicable",
                name="new_state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "old_verification",
            sa.Enum(
                "none",
                "self_reported",
                "verified",
                name="old_verification",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "new_verification",
            sa.Enum(
                "none",
                "self_reported",
                "verified",
                name="new_verification",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("old_percent", sa.Integer(), nullable=True),
        sa.Column("new_percent", sa.Integer(), nullable=True),
        sa.Column("old_result", sa.Text(), nullable=False),
        sa.Column("new_result", sa.Text(), nullable=False),
        sa.Column("old_difficulties", sa.Text(), nullable=False),
        sa.Column("new_difficulties", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=("fk_status_changes_actor_id")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=("fk_status_changes_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_status_changes")),
        sa.UniqueConstraint("op_id", name=("uq_status_changes_op_id")),
    )
    op.create_index(("ix_status_changes_at"), "status_changes", ["at"], unique=False)
    op.create_index(
        "ix_status_changes_report_id_id", "status_changes", ["report_id", "id"], unique=False
    )
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=60), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=("fk_audit_events_actor_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_audit_events")),
        sa.UniqueConstraint("hash", name=("uq_audit_events_hash")),
    )
    op.create_index(("ix_audit_events_actor_id"), "audit_events", ["actor_id"], unique=False)
    op.create_index(("ix_audit_events_at"), "audit_events", ["at"], unique=False)
    op.create_index(
        "ix_audit_events_subject", "audit_events", ["subject", "subject_id"], unique=False
    )
    op.create_table(
        "record_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_record_kind")),
    )
    _forbid_changes()


def downgrade() -> None:
    _allow_changes()
    op.drop_table("record_kind")
    op.drop_table("audit_events")
    op.drop_table("status_changes")


HISTORY = ("status_changes", "audit_events", "deadlines", "record_kind")


def _forbid_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in HISTORY:
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
    )
    for table in HISTORY:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _allow_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in HISTORY:
            for deed in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{deed}")
        return
    for table in HISTORY:
        op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        op.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    op.execute("DROP FUNCTION refuse_change()")
