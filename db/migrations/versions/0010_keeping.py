"""Links, files and history of documents, effects, alarms, and rulings on citations."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0010_keeping"
down_revision = "0009_registry"
branch_labels = None
depends_on = None

TABLES = (
    "citation_rulings",
    "alarms",
    "effects",
    "link_checks",
    "document_links",
    "document_files",
    "document_changes",
)
HISTORY = ("document_changes", "link_checks", "citation_rulings")


def upgrade() -> None:
    op.create_table(
        "document_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=("fk_document_changes_actor_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_document_changes_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_document_changes")),
    )
    op.create_index(
        "ix_document_changes_document_id_id",
        "document_changes",
        ["document_id", "id"],
        unique=False,
    )
    op.create_table(
        "document_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["users.id"], name=("fk_document_files_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_document_files_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["removed_by_id"], ["users.id"], name=("fk_document_files_removed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["evidence_files.sha256"], name=("fk_document_files_sha256")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_document_files")),
    )
    op.create_index(
        ("ix_document_files_document_id"), "document_files", ["document_id"], unique=False
    )
    op.create_table(
        "document_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_at", Moment(), nullable=True),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["users.id"], name=("fk_document_links_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_document_links_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["removed_by_id"], ["users.id"], name=("fk_document_links_removed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_document_links")),
    )
    op.create_index(
        ("ix_document_links_document_id"), "document_links", ["document_id"], unique=False
    )
    op.create_table(
        "citation_rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("old_cited_id", sa.Integer(), nullable=True),
        sa.Column("new_cited_id", sa.Integer(), nullable=True),
        sa.Column("is_general", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=("fk_citation_rulings_actor_id")),
        sa.ForeignKeyConstraint(
            ["citation_id"], ["citations.id"], name=("fk_citation_rulings_citation_id")
        ),
        sa.ForeignKeyConstraint(
            ["new_cited_id"], ["documents.id"], name=("fk_citation_rulings_new_cited_id")
        ),
        sa.ForeignKeyConstraint(
            ["old_cited_id"], ["documents.id"], name=("fk_citation_rulings_old_cited_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_citation_rulings")),
    )
    op.create_index(
        ("ix_citation_rulings_citation_id"), "citation_rulings", ["citation_id"], unique=False
    )
    op.create_table(
        "effects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("relation_id", sa.Integer(), nullable=False),
        sa.Column("from_clause", sa.Text(), nullable=False),
        sa.Column("to_clause", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["relation_id"], ["document_relations.id"], name=("fk_effects_relation_id")
        ),
        sa.ForeignKeyConstraint(["settled_by_id"], ["users.id"], name=("fk_effects_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_effects")),
    )
    op.create_index(("ix_effects_relation_id"), "effects", ["relation_id"], unique=False)
    op.create_table(
        "link_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column(
            "result",
            sa.Enum(
                "ok",
                "moved",
                "dead",
                "unreachable",
                "refused",
                name="linkresult",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["users.id"], name=("fk_link_checks_actor_id")),
        sa.ForeignKeyConstraint(
            ["link_id"], ["document_links.id"], name=("fk_link_checks_link_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_link_checks")),
    )
    op.create_index("ix_link_checks_link_id_id", "link_checks", ["link_id", "id"], unique=False)
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "validity",
                "effect",
                "dead_link",
                name="alarmcause",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("effect_id", sa.Integer(), nullable=True),
        sa.Column("link_id", sa.Integer(), nullable=True),
        sa.Column(
            "old_validity",
            sa.Enum(
                "in_force",
                "partly_expired",
                "expired",
                "not_yet",
                name="old_validity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "new_validity",
            sa.Enum(
                "in_force",
                "partly_expired",
                "expired",
                "not_yet",
                name="new_validity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("raised_at", Moment(), nullable=False),
        sa.Column("raised_by_id", sa.Integer(), nullable=True),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "amend_plan",
                "no_change",
                "corrected",
                "not_so",
                name="alarmoutcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=("fk_alarms_document_id")),
        sa.ForeignKeyConstraint(["effect_id"], ["effects.id"], name=("fk_alarms_effect_id")),
        sa.ForeignKeyConstraint(["link_id"], ["document_links.id"], name=("fk_alarms_link_id")),
        sa.ForeignKeyConstraint(["raised_by_id"], ["users.id"], name=("fk_alarms_raised_by_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["users.id"], name=("fk_alarms_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_alarms")),
    )
    op.create_index(("ix_alarms_document_id"), "alarms", ["document_id"], unique=False)
    op.create_index("ix_alarms_settled_at", "alarms", ["settled_at"], unique=False)
    _forbid_changes()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


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
