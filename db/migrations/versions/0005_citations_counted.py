"""Count the citations of every document from an index alone."""

from alembic import op

revision = "0005_citations_counted"
down_revision = "0004_history"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_citations_cited_via_section", "citations", ["cited_id", "via", "section_id"]
    )
    op.drop_index("ix_citations_cited_id", "citations")


def downgrade() -> None:
    op.create_index("ix_citations_cited_id", "citations", ["cited_id"])
    op.drop_index("ix_citations_cited_via_section", "citations")
