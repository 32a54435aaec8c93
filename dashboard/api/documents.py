"""The registry in the open data: documents that may leave, and the relations between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from dashboard.api import answers
from dashboard.api.asked import Asked, PagedByPlan
from dashboard.api.door import Call, operation
from dashboard.api.pages import after, by_id, listing
from dashboard.queries import document as records
from dashboard.queries import open_data
from registry.errors import NotFound
from registry.tokens import Scope


@operation("/documents", says="The registry, without internal documents.",
           scopes=(Scope.DOCUMENTS,), asks=PagedByPlan, answers=answers.Documents)
def documents(call: Call, asked: PagedByPlan) -> answers.Documents:
    """Every document that may leave, of one plan when it is named."""

    def made(rows: Sequence[Any]) -> list[answers.Document]:
        names = open_data.names(call.rows, [row.id for row in rows])
        return [_document(call, row, names.get(row.id, [])) for row in rows]

    within = open_data.rested_on(call.rows) if asked.plan else None
    found = open_data.documents(call.rows, call.today, *after(asked), asked.limit, within)
    return listing(answers.Documents, call, asked, found, made, by_id)


@operation("/documents/<key>", says="One document; a merged one gives the one it became.",
           scopes=(Scope.DOCUMENTS,), asks=Asked, answers=answers.OneDocument)
def document(call: Call, asked: Asked, key: str) -> answers.OneDocument:
    """One document by its permanent address."""
    known = records.record(call.rows, key[:80].replace("\0", ""))
    standing = records.standing_for(call.rows, known, call.today)
    found = open_data.document(call.rows, standing.key, call.today)
    if found is None:
        raise NotFound("document", key=key)
    names = open_data.names(call.rows, [found.id])
    return answers.OneDocument(
        **call.head, item=_document(call, found, names.get(found.id, []))
    )


def _document(call: Call, row: Any, names: list[str]) -> answers.Document:
    said = row._asdict()
    del said["id"]
    return answers.Document(**said, names=names, page=call.page(f"/documents/{row.key}"))


@operation("/relations", says="Relations between documents: recorded ones, and those the plan's "
           "own words state.", scopes=(Scope.DOCUMENTS,), asks=PagedByPlan,
           answers=answers.Relations)
def relations(call: Call, asked: PagedByPlan) -> answers.Relations:
    """Every relation neither side of which is an internal document; those of one plan's documents
    when it is named."""
    keys, edges = open_data.keys(call.rows), open_data.relation_edges(call.rows)
    if asked.plan:
        within = open_data.rested_on(call.rows)
        edges = [pair for pair in edges if {pair[1].from_id, pair[1].to_id} & within]
    begins = bisect_right(edges, after(asked, parts=4), key=lambda pair: pair[0])

    def made(pairs: Sequence[Any]) -> list[answers.Relation]:
        return [
            answers.Relation(
                id=one.id, kind=one.kind, from_document=keys.get(one.from_id),
                to_document=keys.get(one.to_id), other_name=one.other_name,
                is_certain=one.is_certain, stated=one.times,
            )
            for _, one in pairs
        ]

    found = edges[begins : begins + asked.limit + 1]
    return listing(answers.Relations, call, asked, found, made, lambda pair: pair[0])
