"""Look words up: SQLite's FTS5 and PostgreSQL's text search behind one function, answering alike.

What a database gives is bounded and in a fixed order; registry.search.ranking says how good an
answer it is. A word reaches a database as letters a-z and figures alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    exists,
    func,
    literal,
    select,
    text,
    union,
)
from sqlalchemy.orm import Session

from db.models import Citation, Document, SearchEntry, SearchTerm
from db.vocabulary import SearchKind
from registry.search.entries import KINDS, stretch
from registry.search.ranking import Entry, Hit, Query, hit_of, query_of

# Looked at for each kind; what is more common than that is "more than", newest first.
MOST_LOOKED_AT = 100
MOST_BY_NUMBER = 50
MOST_ENDINGS = 200
# PostgreSQL's index has no order: the newest blocks of ids are tried first (migration 0011).
BLOCK = 4096
NEWEST_BLOCKS = 3
AFTER_FIGURES, AFTER_LETTERS = ":", "{"
IN_SQLITE = (
    "SELECT rowid AS id FROM search_words WHERE search_words MATCH :sought "
    "AND rowid BETWEEN :first AND :last"
)
NEWEST_IN_SQLITE = (
    "SELECT rowid AS id FROM search_words WHERE search_words MATCH :sought "
    "AND rowid BETWEEN :first AND :last ORDER BY rowid DESC LIMIT :most"
)
# No stretch of ids is asked for: a plan made for any stretch would walk along all of them.
IN_POSTGRESQL = (
    "SELECT id FROM search_entries WHERE vector @@ CAST(:sought AS tsquery) AND kind = :kind"
)
# All that hold the words, then the newest of them: not the ids down until enough are met.
NEWEST_IN_POSTGRESQL = (
    "WITH held AS MATERIALIZED (SELECT id FROM search_entries "
    "WHERE vector @@ CAST(:sought AS tsquery) AND kind = :kind) "
    "SELECT id FROM held ORDER BY id DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Hits of one kind, best first. There may be more than `count` when `is_more`."""

    kind: SearchKind
    hits: tuple[Hit, ...]
    count: int
    is_more: bool


def look(
    session: Session,
    words: str,
    *,
    kinds: tuple[SearchKind, ...] | None = None,
    most: int = 10,
    offset: int = 0,
) -> list[Found]:
    """What answers some words, for each kind the best `most` from `offset` on, and how many.

    All the words must be there, the last at least as a beginning; or the number, however spaced.
    Any text may be asked: nothing is refused, and too short a question finds nothing.
    """
    query = query_of(words)
    if not query.is_enough:
        return [Found(kind, (), 0, False) for kind in kinds or KINDS]
    asked = _Asked(session, query, _endings(session, query), _tops(session))
    return [_look(asked, kind, most, offset) for kind in kinds or KINDS]


def documents_saying(session: Session, words: str) -> Select[Any] | None:
    """Every document that answers some words, as a question of ids; None when they say nothing."""
    query = query_of(words)
    if not query.words:
        return None
    sought = _sought(session, query, _endings(session, query))
    if session.get_bind().dialect.name == "sqlite":
        first, last = stretch(SearchKind.DOCUMENT)
        said = text(IN_SQLITE).bindparams(sought=sought, first=first, last=last)
    else:
        said = text(IN_POSTGRESQL).bindparams(sought=sought, kind=SearchKind.DOCUMENT.value)
    asked: list[Any] = [select(said.columns(id=Integer).subquery("held").c.id)]
    entry = select(SearchEntry.id).where(SearchEntry.kind == SearchKind.DOCUMENT)
    if query.number:
        held = (_holds(one) for one in query.before)
        asked.append(entry.where(_is_number(query), *held))
    # An entry of a document has the document's own id.
    return select(union(*asked).subquery("said").c.id)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question on its way: `tops` are the newest ids of PostgreSQL, empty on SQLite."""

    session: Session
    query: Query
    endings: list[str]
    tops: tuple[int, ...]


def _look(asked: _Asked, kind: SearchKind, most: int, offset: int) -> Found:
    entries: dict[int, Entry] = {}
    session, query = asked.session, asked.query
    if kind is SearchKind.DOCUMENT and asked.endings:
        # The very words go before longer ones where there are too many.
        entries = _newest(asked, [], kind)
    if len(entries) <= MOST_LOOKED_AT:
        entries = _newest(asked, asked.endings, kind)
    is_more = len(entries) > MOST_LOOKED_AT
    if kind is SearchKind.DOCUMENT:
        entries |= _others(session, query, is_more)
    hits = sorted((hit_of(query, entry) for entry in entries.values()), key=lambda hit: hit.score)
    count = MOST_LOOKED_AT if is_more else len(hits)
    return Found(kind, tuple(hits[offset : offset + most]), count, is_more)


def _others(session: Session, query: Query, is_more: bool) -> dict[int, Entry]:
    """Documents by their number; and where the words are common, those that must not be missed:
    named just so, or cited by a plan, however old."""
    found: dict[int, Entry] = {}
    if query.number:
        numbered = select(SearchEntry.id).where(
            _is_number(query), *(_holds(one) for one in query.before)
        )
        numbered = numbered.order_by(SearchEntry.number, SearchEntry.id.desc())
        found |= _entries(session, SearchEntry.id.in_(numbered.limit(MOST_BY_NUMBER)))
    if not is_more:
        return found
    named = select(SearchEntry.id).where(
        _begins(SearchEntry.title, " ".join(query.words)),
        SearchEntry.kind == SearchKind.DOCUMENT,
    )
    named = named.order_by(SearchEntry.title, SearchEntry.id.desc())
    found |= _entries(session, SearchEntry.id.in_(named.limit(MOST_BY_NUMBER)))
    cited = select(Citation.cited_id).where(Citation.cited_id.is_not(None))
    held = (*(_holds(word) for word in query.words[:-1]), _holds(query.words[-1], query))
    return found | _entries(session, SearchEntry.id.in_(cited) & and_(*held))


# Entries with what their rank depends on; only a document has a day or is cited.
IS_DOCUMENT = SearchEntry.kind == SearchKind.DOCUMENT
ENTRIES = select(
    SearchEntry.id, SearchEntry.kind, SearchEntry.ref_id, SearchEntry.number, SearchEntry.title,
    SearchEntry.printed, Document.issued_on,
    exists().where(Citation.cited_id == SearchEntry.ref_id) & IS_DOCUMENT,
).outerjoin(Document, and_(IS_DOCUMENT, Document.id == SearchEntry.ref_id))


def _entries(session: Session, which: ColumnElement[bool]) -> dict[int, Entry]:
    return {row[0]: Entry(*row) for row in session.execute(ENTRIES.where(which)).all()}


def _is_number(query: Query) -> ColumnElement[bool]:
    """Whether a number begins as asked; 7 is not the beginning of 76."""
    said, number = query.number, SearchEntry.number
    first = said + AFTER_FIGURES if said[-1].isdigit() else said
    return (number >= first) & (number < said + AFTER_LETTERS)


def _begins(column: Any, letters: str) -> ColumnElement[bool]:
    return and_(column >= letters, column < letters + AFTER_LETTERS)


def _holds(word: str, query: Query | None = None) -> ColumnElement[bool]:
    """Whether an entry holds a word, or a longer one when it may be a beginning."""
    end = "" if query is not None and query.beginning else " "
    return (literal(" ") + SearchEntry.words + " ").contains(f" {word}{end}")


def _endings(session: Session, query: Query) -> list[str]:
    """The longer words that the last word of a query begins."""
    if not query.beginning:
        return []
    asked = select(SearchTerm.word).where(_begins(SearchTerm.word, query.beginning))
    found = session.scalars(asked.order_by(SearchTerm.word).limit(MOST_ENDINGS)).all()
    return [word for word in found if word != query.beginning]


def _sought(session: Session, query: Query, endings: list[str]) -> str:
    """All the words, in the database's own language; the last may be any of some others."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    quote, both, either = ('"', " AND ", " OR ") if is_sqlite else ("'", " & ", " | ")
    *before, last = (f"{quote}{word}{quote}" for word in query.words)
    ends = either.join([last, *(f"{quote}{word}{quote}" for word in endings)])
    return both.join([*before, f"({ends})"])


def _tops(session: Session) -> tuple[int, ...]:
    """The newest id of each kind."""
    if session.get_bind().dialect.name == "sqlite":
        return ()
    lasts = (SearchEntry.id <= stretch(kind)[1] for kind in KINDS)
    newest = (select(func.max(SearchEntry.id)).where(last).scalar_subquery() for last in lasts)
    return tuple(top or 0 for top in session.execute(select(*newest)).one())


def _newest(asked: _Asked, endings: list[str], kind: SearchKind) -> dict[int, Entry]:
    """The newest entries of a kind that hold what is sought: one more than is looked at."""
    first, last = stretch(kind)
    sought = _sought(asked.session, asked.query, endings)
    given: dict[str, Any] = {"sought": sought, "most": MOST_LOOKED_AT + 1}
    if not asked.tops:
        given |= {"first": first, "last": last}
        return _entries(asked.session, _among(NEWEST_IN_SQLITE, given))
    newest = asked.tops[KINDS.index(kind)] // BLOCK
    oldest = max(first // BLOCK, newest - NEWEST_BLOCKS + 1)
    blocks = " | ".join(f"'#{block}'" for block in range(oldest, max(newest, oldest) + 1))
    given["kind"] = kind.value
    within = given | {"sought": f"{sought} & ({blocks})"}
    found = _entries(asked.session, _among(NEWEST_IN_POSTGRESQL, within))
    if len(found) > MOST_LOOKED_AT or oldest == first // BLOCK:
        return found
    return _entries(asked.session, _among(NEWEST_IN_POSTGRESQL, given))


def _among(question: str, given: dict[str, Any]) -> ColumnElement[bool]:
    ids = text(question).bindparams(**given).columns(id=Integer).subquery("newest")
    return SearchEntry.id.in_(select(ids.c.id))
