"""Documents, their names, relations and sources; sections, citations and defects of a text."""

import sqlalchemy as sa
from alembic import op

revision = "0002_documents"
down_revision = "0001_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "law",
                "constitution",
                "resolution",
                "decree",
                "decision",
                "circular",
                "directive",
                "plan",
                "conclusion",
                "regulation",
                "program",
                "official_letter",
                "report",
                "notice",
                "guideline",
                "other",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_group", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("number_as_written", sa.String(length=80), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "central",
                "party_central",
                "province",
                "party_province",
                name="documentlevel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("is_date_verified", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("subject_in_plan", sa.Text(), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column(
            "validity",
            sa.Enum(
                "in_force",
                "partly_expired",
                "expired",
                "not_yet",
                name="validity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("validity_note", sa.Text(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("urls", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("search_fold", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_documents")),
        sa.UniqueConstraint("key", name=("uq_documents_key")),
    )
    op.create_index(("ix_documents_number"), "documents", ["number"], unique=False)
    op.create_table(
        "document_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_alias", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_document_names_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_document_names")),
    )
    op.create_index(
        ("ix_document_names_document_id"), "document_names", ["document_id"], unique=False
    )
    op.create_table(
        "look_alikes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_look_alikes_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_look_alikes")),
    )
    op.create_index(("ix_look_alikes_document_id"), "look_alikes", ["document_id"], unique=False)
    op.create_table(
        "sources",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("supports", sa.Text(), nullable=False),
        sa.Column("quality", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=("pk_sources")),
    )
    op.create_table(
        "field_sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("source_key", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_field_sources_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_key"], ["sources.key"], name=("fk_field_sources_source_key")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_field_sources")),
    )
    op.create_index(
        ("ix_field_sources_document_id"), "field_sources", ["document_id"], unique=False
    )
    op.create_table(
        "document_relations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "legal_basis",
                "implements",
                "amends",
                "replaces",
                "repeals",
                "guides",
                "details",
                "contains",
                "mentions",
                "related",
                name="relationkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("other_name", sa.Text(), nullable=True),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["documents.id"], name=("fk_document_relations_from_id")
        ),
        sa.ForeignKeyConstraint(["to_id"], ["documents.id"], name=("fk_document_relations_to_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_document_relations")),
    )
    op.create_index(
        ("ix_document_relations_from_id"), "document_relations", ["from_id"], unique=False
    )
    op.create_index(("ix_document_relations_to_id"), "document_relations", ["to_id"], unique=False)
    op.create_table(
        "sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=60), nullable=False),
        sa.Column("segments", sa.JSON(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "section",
                "item",
                "subitem",
                "point",
                "paragraph",
                "appendix",
                name="sectionlevel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("end_line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_sections_document_id")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["sections.id"], name=("fk_sections_parent_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_sections")),
        sa.UniqueConstraint("document_id", "path", name=("uq_sections_document_id_path")),
    )
    op.create_index(("ix_sections_document_id"), "sections", ["document_id"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("cited_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=True),
        sa.Column("printed_number", sa.String(length=80), nullable=True),
        sa.Column(
            "via",
            sa.Enum(
                "number",
                "name",
                "alias",
                "self",
                name="citationvia",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "legal_basis",
                "implements",
                "mention",
                "amends",
                "replaces",
                "repeals",
                "guides",
                name="citationrole",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cited_id"], ["documents.id"], name=("fk_citations_cited_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_citations_document_id")
        ),
        sa.ForeignKeyConstraint(["section_id"], ["sections.id"], name=("fk_citations_section_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_citations")),
    )
    op.create_index(("ix_citations_cited_id"), "citations", ["cited_id"], unique=False)
    op.create_index(("ix_citations_document_id"), "citations", ["document_id"], unique=False)
    op.create_index(("ix_citations_section_id"), "citations", ["section_id"], unique=False)
    op.create_table(
        "text_defects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=("fk_text_defects_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["section_id"], ["sections.id"], name=("fk_text_defects_section_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_text_defects")),
    )
    op.create_index(("ix_text_defects_document_id"), "text_defects", ["document_id"], unique=False)


def downgrade() -> None:
    op.drop_table("text_defects")
    op.drop_table("citations")
    op.drop_table("sections")
    op.drop_table("document_relations")
    op.drop_table("field_sources")
    op.drop_table("sources")
    op.drop_table("look_alikes")
    op.drop_table("document_names")
    op.drop_table("documents")
