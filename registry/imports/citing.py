"""The documents a text cites, with what a person said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from registry.imports import corrections as said
from registry.imports.corrections import Correction
from registry.imports.timing import InText
from registry.reading import (
    Citation,
    CitationRole,
    Kind,
    Known,
    KnownDocument,
    Via,
)
from registry.reading.citations import kind_of_number
from registry.reading.guesses import has_year
from registry.reading.resolve import issuer_of_number
from registry.text import fold_number

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citing:
    """Citations with the corrections; the places that mean no single document; what fits none."""

    citations: tuple[Citation, ...]
    general: frozenset[Span]
    unfit: tuple[Correction, ...]


_OnCitation = (
    said.CitationDropped | said.CitationAdded | said.CitationNumber | said.CitationAs
    | said.CitationOf | said.CitationGeneral
)
_ORDER = (said.CitationAdded, said.CitationDropped, said.CitationNumber, said.CitationAs,
          said.CitationOf, said.CitationGeneral)


def correct_citations(
    found: Sequence[Citation], asked: Iterable[Correction], known: Known, places: InText
) -> Citing:
    """The citations with the corrections; document by document, in the order of the text."""
    about = [one for one in asked if isinstance(one, _OnCitation)]
    kept = {(one.start, one.end): one for one in found}
    general: set[Span] = set()
    unfit: list[Correction] = []
    for kind in _ORDER:
        for one in about:
            if isinstance(one, kind) and not _change(kept, general, one, known, places):
                unfit.append(one)
    inside = frozenset(general & kept.keys())
    return Citing(tuple(sorted(kept.values(), key=lambda one: one.start)), inside, tuple(unfit))


def _change(
    kept: dict[Span, Citation],
    general: set[Span],
    one: _OnCitation,
    known: Known,
    places: InText,
) -> bool:
    """Put one word about a citation in force; False when it fits none."""
    key = (one.start, one.end)
    if isinstance(one, said.CitationAdded):
        added = _added(one, known, places)
        if added is not None:
            kept[key] = added
        return added is not None
    if key not in kept:
        return False
    if isinstance(one, said.CitationDropped):
        del kept[key]
    elif isinstance(one, said.CitationNumber):
        kept[key] = _numbered(kept[key], one.number, known)
    elif isinstance(one, said.CitationAs):
        kept[key] = replace(kept[key], role=CitationRole(one.role))
    elif isinstance(one, said.CitationGeneral):
        kept[key] = replace(kept[key], document_key=None)
        general.add(key)
    else:
        return _chosen(kept, one, known)
    return True


def _added(one: said.CitationAdded, known: Known, places: InText) -> Citation | None:
    section = places.section(one.start)
    if not section or not places.is_inside(one.start, one.end):
        return None
    surface = places.text[one.start : one.end]
    name = " ".join(surface.split())
    plain = Citation(section, None, None, Kind.OTHER, None, None, name, Via.NAME,
                     CitationRole.MENTION, surface, one.start, one.end, places.line(one.start),
                     "given")
    if one.number is None:
        return plain
    return _numbered(replace(plain, via=Via.NUMBER, name=None), one.number, known)


def _numbered(citation: Citation, number: str, known: Known) -> Citation:
    """The citation with the number that is meant, and the document, if that says which it is."""
    number = "".join(number.split())
    same = [one for one in known.documents if fold_number(one.number or "") == fold_number(number)]
    days = {citation.issued_on, None}
    fits = [one for one in same if one.issued_on in days] if citation.issued_on else same
    is_sure = len(fits) == 1 and (has_year(number) or citation.issued_on is not None)
    bare = replace(citation, number=number, kind=kind_of_number(number), document_key=None,
                   issuer=issuer_of_number(number) or citation.issuer, name=None)
    return _as(bare, fits[0]) if is_sure else bare


def _chosen(kept: dict[Span, Citation], one: said.CitationOf, known: Known) -> bool:
    document = next((each for each in known.documents if each.key == one.key), None)
    if document is None:
        return False
    kept[one.start, one.end] = _as(kept[one.start, one.end], document)
    return True


def _as(citation: Citation, document: KnownDocument) -> Citation:
    return replace(
        citation,
        number=document.number or citation.number,
        kind=document.kind,
        issuer=document.issuer or citation.issuer,
        issued_on=document.issued_on or citation.issued_on,
        name=citation.name or next(iter(document.names), None),
        document_key=document.key,
    )
