"""Relations of documents: those somebody recorded, and those the plan's own words state."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from db.models import Alarm, Citation, Document, DocumentName, DocumentRelation, Effect
from db.vocabulary import CitationRole, CitationVia, DocumentKind, RelationKind, Validity
from registry.validity import shown

# The words of a plan that amend, replace or repeal are words about others; it only mentions them.
STATED = {
    CitationRole.LEGAL_BASIS: RelationKind.LEGAL_BASIS,
    CitationRole.IMPLEMENTS: RelationKind.IMPLEMENTS,
}
KINDS = tuple(RelationKind)
# Of each document one step away, so many others are drawn a second step away.
MOST_SECOND = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A registered document as lists and drawings show it."""

    id: int
    key: str
    kind: DocumentKind
    number: str | None
    name: str | None
    issued_on: date | None
    validity: Validity | None
    is_alarmed: bool


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What a relation does: which clause to which, from when, and whether that was dealt with.

    `is_asked` when Sở Nội vụ was asked to look at it: what is older than the plan asks nobody.
    """

    from_clause: str
    to_clause: str
    from_on: date | None
    settled_at: datetime | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """from → to. A side that is not registered is None and named by `other_name`.

    `times` counts the places where the text of `from` says so itself; then `id` may be None.
    """

    id: int | None
    kind: RelationKind
    from_id: int | None
    to_id: int | None
    other_name: str | None = None
    is_certain: bool = True
    note: str | None = None
    sources: tuple[str, ...] = ()
    effects: tuple[EffectLine, ...] = ()
    times: int = 0

    @property
    def ends(self) -> tuple[int, int]:
        """Both documents; a side that is not registered by a number below nought."""
        unknown = -(self.id or 0)
        return self.from_id or unknown, self.to_id or unknown

    def other(self, one: int) -> int:
        """The document at the other end, as `ends` numbers it."""
        from_, to = self.ends
        return to if from_ == one else from_


@dataclass
class Neighbourhood:
    """A document, what is one or two steps from it, and the relations between them.

    `side` is -1 of what it acts or rests on, 1 of what acts or rests on it; `above` is the document
    through which one two steps away was reached; `hidden` counts what was left out behind it.
    """

    centre: int
    side: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)

    @property
    def first(self) -> list[int]:
        """The documents one step away."""
        return [one for one in self.side if one not in self.above]


def touching(session: Session, documents: Collection[int]) -> list[Relation]:
    """Relations that start from or reach some documents: recorded ones first, by kind."""
    stated = _stated(session, documents)
    kept = []
    for one in _recorded(session, documents):
        key = (one.kind, one.from_id, one.to_id)
        kept.append(replace(one, times=stated.pop(key, 0)))
    kept += [Relation(None, *key, times=times) for key, times in stated.items()]
    return sorted(kept, key=lambda one: KINDS.index(one.kind))


def neighbourhood(session: Session, centre: int, depth: int = 1) -> Neighbourhood:
    """What is around a document, `depth` steps far."""
    found = Neighbourhood(centre, relations=touching(session, [centre]))
    for one in found.relations:
        from_, _to = one.ends
        found.side.setdefault(one.other(centre), -1 if from_ == centre else 1)
    found.side.pop(centre, None)
    registered = [one for one in found.side if one > 0]
    if depth > 1 and registered:
        further = [one for one in touching(session, registered) if centre not in one.ends]
        for middle in registered:
            _walk_on(found, middle, [one for one in further if middle in one.ends])
    return found


def _walk_on(found: Neighbourhood, middle: int, relations: list[Relation]) -> None:
    """Add what is behind a document; what is drawn already is only joined to it."""
    left_out: set[int] = set()
    drawn = {id(one) for one in found.relations}
    new = 0
    for one in relations:
        other = one.other(middle)
        if other not in found.side:
            if new >= MOST_SECOND:
                left_out.add(other)
                continue
            new += 1
            found.side[other], found.above[other] = found.side[middle], middle
        if id(one) not in drawn:
            found.relations.append(one)
    if left_out:
        found.hidden[middle] = len(left_out)


def known(session: Session, documents: Iterable[int], today: date) -> dict[int, Known]:
    """Documents by their ids, as of today."""
    name = select(func.min(DocumentName.name)).where(DocumentName.document_id == Document.id)
    said = func.coalesce(Document.subject, Document.subject_in_plan)
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number,
               func.coalesce(name.scalar_subquery(), said), Document.issued_on, shown(today),
               is_alarmed())
        .where(Document.id.in_([one for one in documents if one > 0]))
    )
    return {row[0]: Known(*row) for row in rows}


def by_keys(session: Session, keys: list[str], today: date) -> list[Known]:
    """Documents by their keys, in the order of the keys; unknown ones are left out."""
    if not keys:
        return []
    rows = session.execute(select(Document.key, Document.id).where(Document.key.in_(keys)))
    ids: dict[str, int] = dict(rows.all())
    found = known(session, ids.values(), today)
    return [found[ids[key]] for key in keys if key in ids]


def is_alarmed():  # type: ignore[no-untyped-def]
    """Whether something about a document waits for Sở Nội vụ to look at it."""
    return exists().where(Alarm.document_id == Document.id, Alarm.settled_at.is_(None))


def _recorded(session: Session, documents: Collection[int]) -> list[Relation]:
    rows = session.scalars(
        select(DocumentRelation)
        .where(
            or_(DocumentRelation.from_id.in_(documents), DocumentRelation.to_id.in_(documents)),
            DocumentRelation.removed_at.is_(None),
        )
        .order_by(DocumentRelation.id)
    ).all()
    effects: dict[int, list[EffectLine]] = {}
    for relation_id, *said in session.execute(
        select(Effect.relation_id, Effect.from_clause, Effect.to_clause, Effect.from_on,
               Effect.settled_at, exists().where(Alarm.effect_id == Effect.id))
        .where(Effect.relation_id.in_([one.id for one in rows]))
        .order_by(Effect.id)
    ):
        effects.setdefault(relation_id, []).append(EffectLine(*said))
    return [
        Relation(one.id, one.kind, one.from_id, one.to_id, one.other_name, one.is_certain,
                 one.note, tuple(one.sources or ()), tuple(effects.get(one.id, ())))
        for one in rows
    ]


def _stated(
    session: Session, documents: Collection[int]
) -> dict[tuple[RelationKind, int | None, int | None], int]:
    """What texts say of other documents: kind, from, to, and at how many places."""
    rows = session.execute(
        select(Citation.role, Citation.document_id, Citation.cited_id, func.count())
        .where(
            or_(Citation.document_id.in_(documents), Citation.cited_id.in_(documents)),
            Citation.cited_id.is_not(None),
            Citation.cited_id != Citation.document_id,
            Citation.via != CitationVia.SELF,
        )
        .group_by(Citation.role, Citation.document_id, Citation.cited_id)
        .order_by(func.min(Citation.start))
    )
    kept: dict[tuple[RelationKind, int | None, int | None], int] = {}
    for role, from_id, to_id, times in rows:
        key = (STATED.get(role, RelationKind.MENTIONS), from_id, to_id)
        kept[key] = kept.get(key, 0) + times
    return kept
