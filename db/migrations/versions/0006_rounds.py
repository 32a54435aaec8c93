"""A round's life, returned reports, whose words they are, and when which day was in force."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0006_rounds"
down_revision = "0005_citations_counted"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _allow(widened=True)
    op.add_column("deadlines", sa.Column("terms", sa.JSON(), nullable=True))
    op.add_column("reports", sa.Column("product", sa.Text(), server_default="", nullable=False))
    op.add_column("reports", sa.Column("proposals", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "reports", sa.Column("return_reason", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "reports",
        sa.Column("is_on_behalf", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("rounds", sa.Column("closes_on", sa.Date(), nullable=True))
    op.add_column("rounds", sa.Column("closed_at", Moment(), nullable=True))
    op.add_column(
        "status_changes", sa.Column("old_product", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "status_changes", sa.Column("new_product", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "status_changes", sa.Column("old_proposals", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "status_changes", sa.Column("new_proposals", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "status_changes", sa.Column("reason", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "status_changes",
        sa.Column("is_on_behalf", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column(
        "tasks", sa.Column("is_starred", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("users", sa.Column("email", sa.String(length=120), nullable=True))
    op.create_table(
        "due_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("deadline_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deadline_id"], ["deadlines.id"], name="fk_due_changes_deadline_id"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_due_changes_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_due_changes"),
    )
    op.create_index("ix_due_changes_report_id_id", "due_changes", ["report_id", "id"])
    op.create_table(
        "round_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            sa.Enum(
                "open",
                "extend",
                "close",
                "lock",
                "reopen",
                name="rounddeed",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name="fk_round_events_actor_id"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_round_events_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round_events"),
    )
    op.create_index("ix_round_events_round_id", "round_events", ["round_id"])
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=True),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_snapshots_round_id"),
        sa.ForeignKeyConstraint(["taken_by_id"], ["users.id"], name="fk_snapshots_taken_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
    )
    op.create_index("ix_snapshots_round_id", "snapshots", ["round_id"])
    _tell_what_is_known()
    _forbid_changes()


def downgrade() -> None:
    op.drop_table("snapshots")
    op.drop_table("round_events")
    op.drop_table("due_changes")
    op.drop_column("users", "email")
    op.drop_column("tasks", "is_starred")
    op.drop_column("status_changes", "is_on_behalf")
    op.drop_column("status_changes", "reason")
    op.drop_column("status_changes", "new_proposals")
    op.drop_column("status_changes", "old_proposals")
    op.drop_column("status_changes", "new_product")
    op.drop_column("status_changes", "old_product")
    op.drop_column("rounds", "closed_at")
    op.drop_column("rounds", "closes_on")
    op.drop_column("reports", "is_on_behalf")
    op.drop_column("reports", "return_reason")
    op.drop_column("reports", "proposals")
    op.drop_column("reports", "product")
    op.drop_column("deadlines", "terms")
    _allow(widened=False)


HISTORY = ("due_changes", "round_events", "snapshots")


def _forbid_changes() -> None:
    for table in HISTORY:
        if op.get_bind().dialect.name == "sqlite":
            for deed in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
                )
            continue
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


# What each closed list held before, and what it holds from here on.
RETURNED = ("none", "self_reported", "verified"), ("none", "self_reported", "returned", "verified")
RULES = (
    ("before_yearly", "set_by_officer"),
    (
        "before_yearly",
        "set_by_officer",
        "on_date",
        "working_days_after",
        "last_working_day_of_quarter",
        "from_document",
        "extension",
    ),
)
LISTS = (
    ("reports", "verification", "verification", RETURNED),
    ("status_changes", "old_verification", "old_verification", RETURNED),
    ("status_changes", "new_verification", "new_verification", RETURNED),
    ("deadlines", "rule", "deadlinerule", RULES),
)


def _allow(widened: bool) -> None:
    for table, column, name, (narrow, wide) in LISTS:
        old, new = (narrow, wide) if widened else (wide, narrow)
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


def _tell_what_is_known() -> None:
    """Rounds already open and days already set, as their own rows and the log tell of them."""
    op.execute(
        "INSERT INTO round_events (round_id, deed, at, actor_id, reason) "
        "SELECT rounds.id, 'open', min(audit_events.at), min(audit_events.actor_id), '' "
        "FROM rounds JOIN audit_events ON audit_events.deed = 'open_round' "
        "AND audit_events.subject = 'round' "
        "AND audit_events.subject_id = CAST(rounds.id AS VARCHAR) GROUP BY rounds.id"
    )
    op.execute(
        "INSERT INTO due_changes (report_id, deadline_id, due_on, at) "
        "SELECT reports.id, deadlines.id, deadlines.due_on, deadlines.set_at "
        "FROM deadlines JOIN reports ON reports.round_id = deadlines.round_id "
        "AND reports.task_id = deadlines.task_id "
        "AND (deadlines.agency_id IS NULL OR deadlines.agency_id = reports.agency_id) "
        "JOIN assignments ON assignments.id = reports.assignment_id "
        "WHERE deadlines.rule = 'set_by_officer' OR (assignments.has_yearly_date "
        "AND NOT EXISTS (SELECT 1 FROM deadlines AS older WHERE older.round_id = "
        "deadlines.round_id AND older.task_id = deadlines.task_id AND older.id < deadlines.id "
        "AND older.rule = 'set_by_officer' AND (older.agency_id IS NULL "
        "OR older.agency_id = reports.agency_id))) "
        "ORDER BY deadlines.id, reports.id"
    )
