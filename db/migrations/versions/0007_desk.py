"""Evidence, drafts, requests for time, questions, difficulties and agencies' own tasks."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0007_desk"
down_revision = "0006_rounds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence_files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_evidence_files"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column(
            "scan",
            sa.Enum(
                "clean",
                "not_scanned",
                name="scan",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_unread", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["added_by_id"], ["users.id"], name="fk_evidence_added_by_id"),
        sa.ForeignKeyConstraint(["removed_by_id"], ["users.id"], name="fk_evidence_removed_by_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_evidence_report_id"),
        sa.ForeignKeyConstraint(["sha256"], ["evidence_files.sha256"], name="fk_evidence_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
    )
    op.create_index("ix_evidence_report_id", "evidence", ["report_id"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_drafts_report_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_drafts_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint("report_id", "user_id", name="uq_drafts_report_id_user_id"),
    )
    op.create_index("ix_drafts_user_id", "drafts", ["user_id"])
    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "granted",
                "refused",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name="fk_extensions_asked_by_id"),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["users.id"], name="fk_extensions_decided_by_id"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_extensions_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_extensions"),
    )
    op.create_index("ix_extensions_decided_at", "extensions", ["decided_at"])
    op.create_index("ix_extensions_report_id", "extensions", ["report_id"])
    op.create_table(
        "explanations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["users.id"], name="fk_explanations_answered_by_id"
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name="fk_explanations_asked_by_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_explanations_report_id"),
        sa.PrimaryKeyConstraint("id", name="pk_explanations"),
    )
    op.create_index("ix_explanations_answered_at", "explanations", ["answered_at"])
    op.create_index("ix_explanations_report_id", "explanations", ["report_id"])
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "completion",
                "on_time",
                "updated",
                "report",
                name="measure",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("shown", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "granted",
                "refused",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_reviews_agency_id"),
        sa.ForeignKeyConstraint(["answered_by_id"], ["users.id"], name="fk_reviews_answered_by_id"),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name="fk_reviews_asked_by_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_reviews_report_id"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_reviews_round_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_agency_id", "reviews", ["agency_id"])
    op.create_index("ix_reviews_answered_at", "reviews", ["answered_at"])
    op.create_table(
        "obstacles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("gathered_by_id", sa.Integer(), nullable=False),
        sa.Column("gathered_at", Moment(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("amendment", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("proposed_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["users.id"], name="fk_obstacles_answered_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["gathered_by_id"], ["users.id"], name="fk_obstacles_gathered_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["users.id"], name="fk_obstacles_proposed_by_id"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_obstacles_round_id"),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name="fk_obstacles_section_id"),
        sa.PrimaryKeyConstraint("id", name="pk_obstacles"),
    )
    op.create_index("ix_obstacles_round_id", "obstacles", ["round_id"])
    op.create_table(
        "obstacle_reports",
        sa.Column("obstacle_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["obstacle_id"], ["obstacles.id"], name="fk_obstacle_reports_obstacle_id"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_obstacle_reports_report_id"
        ),
        sa.PrimaryKeyConstraint("obstacle_id", "report_id", name="pk_obstacle_reports"),
    )
    op.create_index("ix_obstacle_reports_report_id", "obstacle_reports", ["report_id"])
    op.create_table(
        "programme_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
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
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "percent is null or (percent >= 0 and percent <= 100)",
            name="percent",
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["users.id"], name="fk_programme_tasks_added_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name="fk_programme_tasks_agency_id"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_programme_tasks_round_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_programme_tasks_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_programme_tasks"),
    )
    op.create_index("ix_programme_tasks_round_agency", "programme_tasks", ["round_id", "agency_id"])
    op.create_index("ix_programme_tasks_task_id", "programme_tasks", ["task_id"])
    _forbid_changes()


def downgrade() -> None:
    op.drop_table("programme_tasks")
    op.drop_table("obstacle_reports")
    op.drop_table("obstacles")
    op.drop_table("reviews")
    op.drop_table("explanations")
    op.drop_table("extensions")
    op.drop_table("drafts")
    op.drop_table("evidence")
    op.drop_table("evidence_files")


HISTORY = ("evidence_files",)


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
