"""Calendar feeds: each has a secret address, kept as its hash alone."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0013_feeds"
down_revision = "0012_screens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("fetched_at", Moment(), nullable=True),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_feeds_agency_id"),
        sa.ForeignKeyConstraint(["plan_id"], ["documents.id"], name="fk_feeds_plan_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_feeds_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("token_hash", name="uq_feeds_token_hash"),
    )
    op.create_index("ix_feeds_user_id", "feeds", ["user_id"])


def downgrade() -> None:
    op.drop_table("feeds")
