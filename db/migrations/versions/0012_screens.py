"""Wallboards: the devices that may show the figures, and the ones waiting to be let in."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0012_screens"
down_revision = "0011_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("custodian", sa.String(length=120), nullable=False),
        sa.Column("views", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("enrolled_by_id", sa.Integer(), nullable=False),
        sa.Column("enrolled_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolled_by_id"], ["users.id"], name="fk_screens_enrolled_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["users.id"], name="fk_screens_withdrawn_by_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_screens"),
        sa.UniqueConstraint("token_hash", name="uq_screens_token_hash"),
    )
    op.create_table(
        "screen_enrolments",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("begun_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_screen_enrolments"),
        sa.UniqueConstraint("code_hash", name="uq_screen_enrolments_code_hash"),
    )
    op.create_index("ix_screen_enrolments_begun_at", "screen_enrolments", ["begun_at"])


def downgrade() -> None:
    op.drop_table("screen_enrolments")
    op.drop_table("screens")
