"""Tasks, assignments, requirements, rounds, deadlines and reports."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0003_progress"
down_revision = "0002_documents"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("yearly_before", sa.String(length=5), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["documents.id"], name=("fk_tasks_plan_id")),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=("fk_tasks_section_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_tasks")),
        sa.UniqueConstraint("section_id", name=("uq_tasks_section_id")),
    )
    op.create_index(("ix_tasks_plan_id"), "tasks", ["plan_id"], unique=False)
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "lead",
                "all",
                "coordinate",
                "request",
                name="assignmentrole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("as_printed", sa.Text(), nullable=False),
        sa.Column("has_yearly_date", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=("fk_assignments_agency_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=("fk_assignments_task_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_assignments")),
        sa.UniqueConstraint("task_id", "agency_id", name=("uq_assignments_task_id_agency_id")),
    )
    op.create_index(("ix_assignments_agency_id"), "assignments", ["agency_id"], unique=False)
    op.create_index(("ix_assignments_task_id"), "assignments", ["task_id"], unique=False)
    op.create_table(
        "requirements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["sections.id"], name=("fk_requirements_item_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=("fk_requirements_task_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_requirements")),
        sa.UniqueConstraint("item_id", "task_id", name=("uq_requirements_item_id_task_id")),
    )
    op.create_index(("ix_requirements_item_id"), "requirements", ["item_id"], unique=False)
    op.create_index(("ix_requirements_task_id"), "requirements", ["task_id"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("locked_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["documents.id"], name=("fk_rounds_plan_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_rounds")),
        sa.UniqueConstraint("plan_id", "year", name=("uq_rounds_plan_id_year")),
    )
    op.create_table(
        "deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "rule",
            sa.Enum(
                "before_yearly",
                "set_by_officer",
                name="deadlinerule",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("stated_on", sa.Date(), nullable=True),
        sa.Column("includes_day", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("day_off_policy", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("set_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=("fk_deadlines_agency_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=("fk_deadlines_round_id")),
        sa.ForeignKeyConstraint(["set_by_id"], ["users.id"], name=("fk_deadlines_set_by_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=("fk_deadlines_task_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_deadlines")),
    )
    op.create_index("ix_deadlines_round_task", "deadlines", ["round_id", "task_id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("deadline_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "not_started",
                "in_progress",
                "awaiting",
                "done",
                "suspended",
                "not_applicable",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "verification",
            sa.Enum(
                "none",
                "self_reported",
                "verified",
                name="verification",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("difficulties", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "percent is null or (percent >= 0 and percent <= 100)", name="percent"
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=("fk_reports_agency_id")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=("fk_reports_assignment_id")
        ),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadlines.id"], name=("fk_reports_deadline_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=("fk_reports_round_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=("fk_reports_task_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_reports")),
        sa.UniqueConstraint(
            "assignment_id", "round_id", name=("uq_reports_assignment_id_round_id")
        ),
    )
    op.create_index("ix_reports_round_agency", "reports", ["round_id", "agency_id"], unique=False)
    op.create_index("ix_reports_round_changed", "reports", ["round_id", "changed_at"], unique=False)
    op.create_index("ix_reports_round_due", "reports", ["round_id", "due_on"], unique=False)
    op.create_index("ix_reports_round_task", "reports", ["round_id", "task_id"], unique=False)


def downgrade() -> None:
    op.drop_table("reports")
    op.drop_table("deadlines")
    op.drop_table("rounds")
    op.drop_table("requirements")
    op.drop_table("assignments")
    op.drop_table("tasks")
