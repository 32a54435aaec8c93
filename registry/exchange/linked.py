"""Documents as JSON-LD with the terms of ELI; docs/open-data.md says what each term means here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import DocumentRelation
from db.vocabulary import RelationKind, Validity
from registry.clock import local
from registry.exchange.columns import PLAIN_LANGUAGE
from registry.exchange.held import Held
from registry.fields import Name

ELI = "http://data.europa.eu/eli/ontology#"
# Our own terms: the same wherever this system is installed.
TERMS = "urn:plan-monitor:terms#"
# Languages as the Publications Office of the EU names them.
LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
LANGUAGES = {"vi": "VIE", "en": "ENG", "km": "KHM", "fr": "FRA", "zh": "ZHO"}
IN_FORCE = {
    Validity.IN_FORCE: "InForce-inForce",
    Validity.PARTLY_EXPIRED: "InForce-partiallyInForce",
    Validity.EXPIRED: "InForce-notInForce",
    Validity.NOT_YET: "InForce-notInForce",
}
# A relation read from the document it starts from, and from the one it reaches. ELI's `repeals`
# covers what replaces; what ELI has no term for stands under our own vocabulary.
RELATIONS: dict[RelationKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    RelationKind.LEGAL_BASIS: (("eli:based_on",), ("eli:basis_for",)),
    RelationKind.IMPLEMENTS: (
        ("eli:ensures_implementation_of",), ("eli:implementation_ensured_by",)
    ),
    RelationKind.AMENDS: (("eli:amends",), ("eli:amended_by",)),
    RelationKind.REPLACES: (
        ("eli:repeals", "plan:replaces"), ("eli:repealed_by", "plan:replacedBy")
    ),
    RelationKind.REPEALS: (("eli:repeals",), ("eli:repealed_by",)),
    RelationKind.GUIDES: (("plan:guides",), ("plan:guidedBy",)),
    RelationKind.DETAILS: (("plan:details",), ("plan:detailedBy",)),
    RelationKind.CONTAINS: (("eli:has_member",), ("eli:is_member_of",)),
    RelationKind.MENTIONS: (("eli:cites",), ("eli:cited_by",)),
    RelationKind.RELATED: (("eli:related_to",), ("eli:related_to",)),
    RelationKind.CONSOLIDATES: (("eli:consolidates",), ("eli:consolidated_by",)),
    RelationKind.CORRECTS: (("eli:corrects",), ("eli:corrected_by",)),
    RelationKind.SUSPENDS: (("plan:suspends",), ("plan:suspendedBy",)),
}
# From, to and kind, by the ids of both.
Edge = tuple[RelationKind, int, int]


def relations(session: Session) -> list[Edge]:
    """Every relation between two registered documents that is certain and was not taken away."""
    rows = session.execute(
        select(DocumentRelation.kind, DocumentRelation.from_id, DocumentRelation.to_id)
        .where(DocumentRelation.removed_at.is_(None), DocumentRelation.is_certain)
        .where(DocumentRelation.from_id.is_not(None), DocumentRelation.to_id.is_not(None))
        .order_by(DocumentRelation.id)
    )
    return [(row.kind, row.from_id, row.to_id) for row in rows]


def graph(
    documents: list[Held],
    edges: list[Edge],
    keys: Mapping[int, str],
    *,
    base: str,
    here: str,
    at: datetime,
    is_demonstration: bool,
    left_out: int,
) -> dict[str, Any]:
    """The documents as one JSON-LD graph; `keys` are of those that a relation may name.

    `base` is the address of this installation, without a slash at its end; `here` is the graph's.
    """
    terms = _terms(edges, keys, base)
    about: dict[str, Any] = {
        "@id": here,
        "@type": "plan:Export",
        "plan:asOf": {"@value": local(at).isoformat(timespec="seconds"), "@type": "xsd:dateTime"},
        "plan:isDemonstration": is_demonstration,
    }
    if left_out:
        about["plan:leftOut"] = left_out
    resources = [_resource(one, terms[one.id], base) for one in documents]
    return {"@context": context(), "@graph": [about, *resources]}


def context() -> dict[str, Any]:
    """The prefixes, and the terms whose values are addresses or days."""
    days = ("date_document", "first_date_entry_in_force", "date_no_longer_in_force")
    addresses = ["eli:in_force", "eli:type_document", "eli:language", "plan:readAt"]
    addresses += [term for pair in RELATIONS.values() for side in pair for term in side]
    return {
        "eli": ELI,
        "plan": TERMS,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{f"eli:{name}": {"@type": "xsd:date"} for name in days},
        **{term: {"@type": "@id"} for term in dict.fromkeys(addresses)},
    }


def address(base: str, key: str) -> str:
    """The permanent address of a document."""
    return f"{base}/documents/{quote(key, safe='')}"


def _terms(edges: list[Edge], keys: Mapping[int, str], base: str) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for kind, from_id, to_id in edges:
        if from_id not in keys or to_id not in keys:
            continue
        ends = ((from_id, to_id), (to_id, from_id))
        for names, (own, other) in zip(RELATIONS[kind], ends, strict=True):
            for name in names:
                there = address(base, keys[other])
                if there not in found[own].setdefault(name, []):
                    found[own][name].append(there)
    return found


def _resource(one: Held, related: dict[str, Any], base: str) -> dict[str, Any]:
    """One eli:LegalResource; a fact that nobody verified is left out."""
    said, here = one.fields, address(base, one.key)
    facts: dict[str, Any] = {
        "@id": here,
        "@type": "eli:LegalResource",
        "eli:type_document": f"plan:{said.kind.value}",
        "eli:id_local": said.number,
        "eli:responsibility_of": said.issuer,
        "plan:level": said.level.value,
        "eli:date_document": _day(said.issued_on),
        "eli:first_date_entry_in_force": _day(said.effective_on),
        "eli:date_no_longer_in_force": _day(said.expires_on),
        "eli:in_force": f"eli:{IN_FORCE[one.shown]}" if one.shown else None,
        "plan:notYetInForce": True if one.shown is Validity.NOT_YET else None,
        "plan:signer": said.signer,
        "plan:readAt": list(one.links),
        "plan:source": list(one.sources),
        "eli:is_realized_by": _expressions(one, here),
        **related,
    }
    return {name: value for name, value in facts.items() if value not in (None, [])}


def _expressions(one: Held, here: str) -> list[dict[str, Any]]:
    """The titles in each language; the subject is the title of the Vietnamese text."""
    by_language: dict[str, list[Name]] = {PLAIN_LANGUAGE: []} if one.fields.subject else {}
    for name in one.fields.names:
        by_language.setdefault(name.language, []).append(name)
    found = []
    for language, names in by_language.items():
        own = [name.name for name in names if not name.is_alias]
        if language == PLAIN_LANGUAGE and one.fields.subject:
            own.insert(0, one.fields.subject)
        made: dict[str, Any] = {"@id": f"{here}#{language}", "@type": "eli:LegalExpression"}
        if language in LANGUAGES:
            made["eli:language"] = f"{LANGUAGE}{LANGUAGES[language]}"
        titles = [{"@value": said, "@language": language} for said in own]
        short = [{"@value": name.name, "@language": language} for name in names if name.is_alias]
        for term, values in (("eli:title", titles[:1]), ("eli:title_alternative", titles[1:]),
                             ("eli:title_short", short)):
            if values:
                made[term] = values
        found.append(made)
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
