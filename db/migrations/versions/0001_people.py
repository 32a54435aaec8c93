"""Agencies, their groups and successions, accounts, sign-ins and settings."""

import sqlalchemy as sa
from alembic import op

from db.models.types import Moment

revision = "0001_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "province",
                "department",
                "equivalent",
                "armed_forces",
                "press",
                "public_unit",
                "district",
                "central_branch",
                "requested",
                "central",
                name="agencykind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_agencies")),
        sa.UniqueConstraint("code", name=("uq_agencies_code")),
    )
    op.create_table(
        "agency_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_agency_groups")),
        sa.UniqueConstraint("code", name=("uq_agency_groups_code")),
    )
    op.create_table(
        "agency_group_members",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=("fk_agency_group_members_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["agency_groups.id"], name=("fk_agency_group_members_group_id")
        ),
        sa.PrimaryKeyConstraint("group_id", "agency_id", name=("pk_agency_group_members")),
    )
    op.create_table(
        "successions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("operating_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("from_names", sa.JSON(), nullable=False),
        sa.Column("to_names", sa.JSON(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_successions")),
        sa.UniqueConstraint("code", name=("uq_successions_code")),
    )
    op.create_table(
        "succession_agencies",
        sa.Column("succession_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=("fk_succession_agencies_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["succession_id"], ["successions.id"], name=("fk_succession_agencies_succession_id")
        ),
        sa.PrimaryKeyConstraint("succession_id", "agency_id", name=("pk_succession_agencies")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
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
            nullable=False,
        ),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("last_signed_in_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=("fk_users_agency_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_users")),
        sa.UniqueConstraint("username", name=("uq_users_username")),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=("fk_sign_ins_user_id")),
        sa.PrimaryKeyConstraint("token_hash", name=("pk_sign_ins")),
    )
    op.create_index(("ix_sign_ins_user_id"), "sign_ins", ["user_id"], unique=False)
    op.create_table(
        "sign_in_failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_sign_in_failures")),
    )
    op.create_index(
        "ix_sign_in_failures_address_at", "sign_in_failures", ["address", "at"], unique=False
    )
    op.create_index(
        "ix_sign_in_failures_username_at", "sign_in_failures", ["username", "at"], unique=False
    )
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_settings")),
        sa.UniqueConstraint("name", name=("uq_settings_name")),
    )


def downgrade() -> None:
    op.drop_table("settings")
    op.drop_table("sign_in_failures")
    op.drop_table("sign_ins")
    op.drop_table("users")
    op.drop_table("succession_agencies")
    op.drop_table("successions")
    op.drop_table("agency_group_members")
    op.drop_table("agency_groups")
    op.drop_table("agencies")
