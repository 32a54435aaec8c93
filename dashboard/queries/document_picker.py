"""Documents to choose from, with every look-alike beside them, and what a split may move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Citation, Document, DocumentName, LookAlike
from db.vocabulary import CitationVia, SearchKind
from registry import search
from registry.identity import Alike, look_alikes

MOST = 12
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a document, where it stands and in which words."""

    id: int
    place: str
    surface: str


def find(session: Session, words: str) -> list[Alike]:
    """The documents some words may mean: an address, a number however spaced, or a name.

    Whatever is found by its number stands with all that bear the same number.
    """
    said = words.strip()[:LONGEST]
    if len(said) < 2:
        return []
    key = said.rstrip("/").rpartition("/")[2]
    own = session.scalars(select(Document.id).where(Document.key.in_([said, key])))
    ids = list(own)
    ids += [one.id for one in look_alikes(session, said)]
    if len(ids) < MOST:
        for found in search.look(session, said, kinds=(SearchKind.DOCUMENT,), most=MOST):
            ids += [hit.ref_id for hit in found.hits]
    first = _choices(session, list(dict.fromkeys(ids))[:MOST])
    return _with_look_alikes(session, first)[:MOST]


def by_keys(session: Session, keys: Iterable[str]) -> list[Alike]:
    """Documents by their keys, newest first."""
    wanted = select(Document.id).where(Document.key.in_(list(keys)))
    found = _choices(session, list(session.scalars(wanted)))
    return sorted(found, key=lambda one: (one.issued_on or date.min, one.id), reverse=True)


def outside(session: Session, ids: Iterable[int]) -> list[str]:
    """Documents of the same numbers that the registry does not hold."""
    wanted = select(LookAlike.text).where(LookAlike.document_id.in_(list(ids)))
    said = dict.fromkeys(session.scalars(wanted.order_by(LookAlike.id)))
    return [one for one in said if not _is_registered(session, one)]


def one(session: Session, document_id: int) -> Alike | None:
    """A document as it stands in such a list; None when it is no more one of its own."""
    return next(iter(_choices(session, [document_id])), None)


def citations_of(session: Session, document_id: int) -> list[Cited]:
    """The places where others cite a document."""
    rows = session.execute(
        select(Citation.id, Citation.place, Citation.surface)
        .where(Citation.cited_id == document_id, Citation.via != CitationVia.SELF)
        .order_by(Citation.document_id, Citation.start)
    )
    return [Cited(*row) for row in rows]


def _is_registered(session: Session, said: str) -> bool:
    """Whether a look-alike, told by its number and first of all its day, was registered since."""
    number, *rest = said.split() or [""]
    bare = (word.strip(".,;:()") for word in rest)
    days = (word.split("/") for word in bare if word.replace("/", "").isdecimal())
    day = next(([int(part) for part in parts] for parts in days if len(parts) == 3 and all(parts)),
               None)
    return day is not None and any(
        one.issued_on and [one.issued_on.day, one.issued_on.month, one.issued_on.year] == day
        for one in look_alikes(session, number)
    )


def _with_look_alikes(session: Session, first: list[Alike]) -> list[Alike]:
    """Nobody may pick a number without seeing the other years that bear it."""
    shown: dict[int, Alike] = {}
    known = {one.id for one in first}
    for one in first:
        shown[one.id] = one
        if not one.number:
            continue
        same = [alike.id for alike in look_alikes(session, one.number, but=one.id)]
        wanted = [id_ for id_ in same if id_ not in known]
        beside = {item.id: item for item in _choices(session, wanted)}
        beside |= {item.id: item for item in first if item.id in same}
        shown |= {id_: beside[id_] for id_ in same if id_ in beside and id_ not in shown}
    return list(shown.values())


def _choices(session: Session, ids: list[int]) -> list[Alike]:
    if not ids:
        return []
    name = select(func.min(DocumentName.name)).where(DocumentName.document_id == Document.id)
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issuer,
               Document.issued_on,
               func.coalesce(Document.subject, Document.subject_in_plan, name.scalar_subquery()))
        .where(Document.id.in_(ids), Document.merged_into_id.is_(None))
    )
    found = {row[0]: Alike(*row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


