"""Letters that urge, meetings, the inbox and the mail that goes out."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0008_urging"
down_revision = "0007_desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_reminders_agency_id"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name="fk_reminders_round_id"),
        sa.ForeignKeyConstraint(["sent_by_id"], ["users.id"], name="fk_reminders_sent_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    op.create_index("ix_reminders_round_agency", "reminders", ["round_id", "agency_id"])
    op.create_table(
        "reminder_reports",
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminders.id"], name="fk_reminder_reports_reminder_id"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_reminder_reports_report_id"
        ),
        sa.PrimaryKeyConstraint("reminder_id", "report_id", name="pk_reminder_reports"),
    )
    op.create_index("ix_reminder_reports_report_id", "reminder_reports", ["report_id"])
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("held_at", Moment(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.Column("noted_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["noted_by_id"], ["users.id"], name="fk_meetings_noted_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_meetings"),
    )
    op.create_index("ix_meetings_held_at", "meetings", ["held_at"])
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "returned",
                "reminder",
                "escalation",
                "extension",
                "explanation",
                "review",
                "obstacle",
                "round",
                name="messagekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "leader",
                "officer",
                "agency",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_messages_agency_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_messages_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
    )
    op.create_index("ix_messages_agency_id", "messages", ["agency_id"])
    op.create_index("ix_messages_user_id", "messages", ["user_id"])
    op.create_table(
        "message_reads",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name="fk_message_reads_message_id"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_message_reads_user_id"),
        sa.PrimaryKeyConstraint("message_id", "user_id", name="pk_message_reads"),
    )
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("to", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", Moment(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_outgoing_mail_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outgoing_mail"),
        sa.UniqueConstraint("user_id", "day", name="uq_outgoing_mail_user_id_day"),
    )
    op.create_index(
        "ix_outgoing_mail_sent_at_next_try_at", "outgoing_mail", ["sent_at", "next_try_at"]
    )
    _forbid_changes()


def downgrade() -> None:
    op.drop_table("outgoing_mail")
    op.drop_table("message_reads")
    op.drop_table("messages")
    op.drop_table("meetings")
    op.drop_table("reminder_reports")
    op.drop_table("reminders")


HISTORY = ("reminders", "reminder_reports", "meetings")


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
