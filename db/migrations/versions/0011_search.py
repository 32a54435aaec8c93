"""What the search box looks through; addresses of documents become rows."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0011_search"
down_revision = "0010_keeping"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "document",
                "section",
                "task",
                "agency",
                name="searchkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.Column("number", _plain(80), nullable=True),
        sa.Column("title", _plain(200), nullable=False),
        sa.Column("printed", sa.String(length=300), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_search_entries")),
        sa.UniqueConstraint("kind", "ref_id", name=("uq_search_entries_kind_ref_id")),
    )
    op.create_index(("ix_search_entries_number"), "search_entries", ["number"], unique=False)
    op.create_index("ix_search_entries_kind_title", "search_entries", ["kind", "title"])
    op.create_table(
        "search_terms",
        sa.Column("word", _plain(40), nullable=False),
        sa.PrimaryKeyConstraint("word", name=("pk_search_terms")),
    )
    _index_words()
    _keep_links()


def downgrade() -> None:
    _give_links_back()
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")
    op.drop_table("search_entries")
    op.drop_table("search_terms")


def _plain(length: int) -> sa.String:
    """Letters ordered by their codes, so that what begins with some letters is one stretch."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    return sa.String(length=length, collation=None if is_sqlite else "C")


def _index_words() -> None:
    """Each database's own index of words; both take the words as they are cut in Python.

    PostgreSQL's holds one word more, the block of 4096 ids: it finds the newest rows by it.
    """
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "ALTER TABLE search_entries ADD COLUMN vector tsvector "
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' ') "
            "|| ('#' || (id / 4096)::text))) STORED"
        )
        op.execute(
            "CREATE INDEX ix_search_entries_vector ON search_entries USING gin (vector) "
            "WITH (fastupdate = off)"
        )
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_entries', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 0', detail=none)"
    )
    take = (
        "INSERT INTO search_words (search_words, rowid, words) "
        "VALUES ('delete', old.id, old.words);"
    )
    put = "INSERT INTO search_words (rowid, words) VALUES (new.id, new.words);"
    for deed, order in (("insert", put), ("delete", take), ("update", take + put)):
        op.execute(
            f"CREATE TRIGGER search_entries_{deed} AFTER {deed.upper()} ON search_entries "
            f"BEGIN {order} END"
        )


def _keep_links() -> None:
    """Addresses become rows, so that each can be checked and taken away by itself."""
    bind = op.get_bind()
    for document, urls in bind.execute(sa.text("SELECT id, urls FROM documents")).all():
        for url in json.loads(urls) if isinstance(urls, str) else urls or ():
            bind.execute(
                sa.text("INSERT INTO document_links (document_id, url) VALUES (:document, :url)"),
                {"document": document, "url": url},
            )
    op.drop_column("documents", "urls")


def _give_links_back() -> None:
    op.add_column("documents", sa.Column("urls", sa.JSON(), server_default="[]", nullable=False))
    bind = op.get_bind()
    kept: dict[int, list[str]] = {}
    rows = sa.text(
        "SELECT document_id, url FROM document_links WHERE removed_at IS NULL ORDER BY id"
    )
    for document, url in bind.execute(rows):
        kept.setdefault(document, []).append(url)
    documents = sa.table("documents", sa.column("id", sa.Integer), sa.column("urls", sa.JSON))
    for document, urls in kept.items():
        bind.execute(documents.update().where(documents.c.id == document).values(urls=urls))
