"""Draws a document's relations as a list: by kind and direction, with sources and effects."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.queries import document as documents
from dashboard.queries import relations as queries
from dashboard.queries.document import SourceLine
from dashboard.queries.relations import EffectLine, Known, Relation
from dashboard.texts import relations as words
from dashboard.visit import Visit
from db.vocabulary import Validity

Line = tuple[Relation, Known | None]


def relations(visit: Visit, document: int, key: str) -> list[Node]:
    """What a document does to others and what others do to it, with the way to the graph."""
    found = queries.touching(visit.session, [document])
    head = el("h2", words.TITLE, id="relations")
    if not found:
        return el("section", head, el("p", words.NONE, class_="quiet"))
    known = queries.known(visit.session, {one.other(document) for one in found}, visit.today)
    way = el("p", link(f"/documents/{key}/graph", words.OPEN_GRAPH))
    return el("section", head, way, listed(visit, document, found, known))


def listed(
    visit: Visit, document: int, found: Iterable[Relation], known: dict[int, Known]
) -> list[Node]:
    """Relations seen from one document, those it makes first, grouped by the words for them."""
    kept = list(found)
    sources = documents.sources(visit.session, {key for one in kept for key in one.sources})
    groups: dict[str, list[Relation]] = {}
    for is_from in (True, False):
        for one in kept:
            if (one.ends[0] == document) is is_from:
                said = words.relation(one.kind, is_from=is_from)
                groups.setdefault(said, []).append(one)
    drawn: list[Node] = []
    for said, ones in groups.items():
        lines = [el("dd", *_line(one, known.get(one.other(document)), sources)) for one in ones]
        drawn += [el("dt", said), *lines]
    return el("dl", *drawn, class_="relations")


def document_link(one: Known, where: str | None = None) -> list[Node]:
    """A document by its name, leading to its record."""
    name = words.name(one.kind, one.number, one.name)
    return link(where or f"/documents/{one.key}", name, title=one.name)


def validity_mark(validity: Validity | None) -> list[Node]:
    """Whether a document is in force, by shape and word; nobody checked says so."""
    kind = "unverified" if validity is None else validity.value.replace("_", "-")
    return el("span", texts.VALIDITIES[validity], class_=f"validity shaped {kind}")


def graph_address(key: str, *, depth: int = 1, trail: Iterable[str] = ()) -> str:
    """The graph around a document, and the documents one came by."""
    walked = ",".join(trail)
    return address(f"/documents/{key}/graph", depth=depth if depth > 1 else None,
                   trail=walked or None)


def _line(one: Relation, other: Known | None, sources: dict[str, SourceLine]) -> list[Node]:
    doubt = None if one.is_certain else el("em", texts.POSSIBLY, class_="possible")
    if other:
        said: list[Node] = [document_link(other), " ", validity_mark(other.validity)]
    else:
        name = texts.shortened(one.other_name or "", 140)
        said = [name, el("span", f" ({words.NOT_REGISTERED})", class_="quiet")]
    stated = el("p", words.cited(one.times), class_="quiet") if one.times else None
    note = el("p", one.note, class_="quiet") if one.note else None
    lines = [sources[key] for key in one.sources if key in sources]
    parts = (doubt, " " if doubt else None, *said, note, stated, _effects(one.effects),
             _sources(lines, is_needed=not one.times))
    return [part for part in parts if part is not None]


def _effects(effects: tuple[EffectLine, ...]) -> list[Node] | None:
    if not effects:
        return None
    lines = [
        el("li", words.clauses(one.from_clause, one.to_clause),
           el("span", f" · {words.since(one.from_on)} · ", class_="quiet"),
           el("span", words.settled(one.settled_at, one.is_asked), class_=_state(one)))
        for one in effects
    ]
    return el("ul", *lines, class_="effects", aria_label=words.EFFECTS)


def _state(one: EffectLine) -> str:
    if one.settled_at:
        return "state state-done"
    return "state state-not-started" if one.is_asked else "quiet"


def _sources(lines: list[SourceLine], *, is_needed: bool) -> list[Node] | None:
    """Where a relation was read, each a link; that nobody wrote it down is said."""
    if not lines:
        return el("p", words.NO_SOURCE, class_="quiet") if is_needed else None
    shown: list[Node] = []
    for one in lines:
        is_address = one.url and one.url.startswith(("https://", "http://"))
        told = texts.shortened(one.supports, 80)
        shown += [" · ", link(one.url or "", told, " ↗", title=one.quality)
                  if is_address else el("span", told, title=one.supports)]
    return el("p", el("b", f"{words.SOURCES}: "), *shown[1:], class_="quiet")
