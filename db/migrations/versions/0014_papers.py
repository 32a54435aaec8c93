"""Papers: the office's own forms, edited words, jobs in the background; keys to the open data."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0014_papers"
down_revision = "0013_feeds"
branch_labels = None
depends_on = None

MESSAGES = ("returned", "reminder", "escalation", "extension", "explanation", "review", "obstacle",
            "round", "alarm")
STATES = ("waiting", "running", "done", "failed", "cancelled")


def upgrade() -> None:
    _allow(MESSAGES, (*MESSAGES, "paper"))
    op.create_table(
        "paper_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["evidence_files.sha256"],
                                name="fk_paper_templates_sha256"),
        *_people("paper_templates", "added_by_id", "withdrawn_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_templates"),
    )
    op.create_index("ix_paper_templates_kind", "paper_templates", ["kind"])
    op.create_table(
        "paper_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("part", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("draft_sha256", sa.String(length=64), nullable=False),
        sa.Column("edited_by_id", sa.Integer(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=False),
        *_people("paper_edits", "edited_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_edits"),
        sa.UniqueConstraint("kind", "about", "part", "version",
                            name="uq_paper_edits_kind_about_part_version"),
    )
    _jobs()
    _api_tokens()
    _forbid_changes("paper_edits")


def downgrade() -> None:
    for table in ("api_tokens", "jobs", "paper_edits", "paper_templates"):
        op.drop_table(table)
    # An older release has no word for these.
    op.execute("UPDATE messages SET kind = 'round' WHERE kind = 'paper'")
    _allow((*MESSAGES, "paper"), MESSAGES)


def _people(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [sa.ForeignKeyConstraint([column], ["users.id"], name=f"fk_{table}_{column}")
            for column in columns]


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("maker", sa.String(length=40), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("state", sa.Enum(*STATES, name="jobstate", native_enum=False,
                                   create_constraint=True, length=32), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("as_of", Moment(), nullable=False),
        sa.Column("held_until", Moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("error", sa.JSON(), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        *_people("jobs", "asked_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_state_id", "jobs", ["state", "id"])
    op.create_index("ix_jobs_asked_by_id", "jobs", ["asked_by_id"])


def _api_tokens() -> None:
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("custodian", sa.String(length=120), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("hint", sa.String(length=12), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("per_minute", sa.Integer(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=True),
        sa.Column("used_at", Moment(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_api_tokens_agency_id"),
        *_people("api_tokens", "opened_by_id", "withdrawn_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_api_tokens"),
        sa.UniqueConstraint("token_hash", name="uq_api_tokens_token_hash"),
    )


def _allow(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Let the kinds of a message be these."""
    if op.get_bind().dialect.name == "sqlite":
        _reword("messages", _check("kind", old), _check("kind", new))
        return
    op.drop_constraint(op.f("ck_messages_messagekind"), "messages", type_="check")
    op.create_check_constraint(op.f("ck_messages_messagekind"), "messages", _check("kind", new))


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
