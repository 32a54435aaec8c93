"""Mentions into citations: which document is meant, by the text first, then by known facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from registry.reading import vocabulary
from registry.reading.citations import Mention
from registry.reading.findings import (
    Citation,
    CitationRole,
    Header,
    Kind,
    Known,
    KnownDocument,
    Via,
)
from registry.reading.mentions import short_names
from registry.reading.patterns import common as patterns
from registry.reading.text import Flat, fold

# A short name is defined close behind the document it stands for.
RECENT = 6
# A printed kind that a document of another kind may be called by («Văn bản số …»).
VAGUE = (Kind.OTHER, Kind.OFFICIAL_LETTER)


@dataclass(frozen=True, slots=True)
class Identity:
    """A document as far as it is known: number, kind, issuer and date make it one."""

    number: str | None
    kind: Kind
    issuer: str | None
    issued_on: str | None
    name: str | None = None
    key: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the text and the caller say about documents, by number and by name."""

    by_number: dict[str, tuple[Identity, ...]]
    by_name: dict[str, Identity]
    known_by_number: dict[str, tuple[KnownDocument, ...]]
    known: Known


def identify(
    mentions: Sequence[Mention], header: Header, known: Known
) -> tuple[tuple[Mention, Identity], ...]:
    shelf = _shelf(mentions, known)
    own = _own_identity(header, known)
    shelf = replace(shelf, by_name=_names(mentions, shelf))
    spelt = _spellings(mentions)
    return tuple(
        (mention, own if mention.via is Via.SELF
         else _with_candidates(_spelt(mention, spelt), shelf))
        for mention in mentions
    )


def _spellings(mentions: Sequence[Mention]) -> dict[str, str]:
    """How each name is written: as it first stands in small letters, where it does so at all."""
    spelt: dict[str, str] = {}
    for mention in mentions:
        name = mention.name or ""
        if spelt.get(name.casefold(), "").isupper() or name.casefold() not in spelt:
            spelt[name.casefold()] = name
    return spelt


def _spelt(mention: Mention, spelt: Mapping[str, str]) -> Mention:
    """«LUẬT VIỆC LÀM» in a title and «Luật việc làm» are the text's «Luật Việc làm»."""
    return replace(mention, name=spelt[mention.name.casefold()]) if mention.name else mention


def as_citations(
    flat: Flat,
    identified: Iterable[tuple[Mention, Identity]],
    roles: Iterable[CitationRole],
) -> tuple[Citation, ...]:
    return tuple(
        _citation(flat, mention, identity, role)
        for (mention, identity), role in zip(identified, roles, strict=True)
    )


def _citation(flat: Flat, mention: Mention, identity: Identity, role: CitationRole) -> Citation:
    start, end = flat.span(mention.start, mention.end)
    return Citation(
        section=flat.block(mention.start),
        number=identity.number,
        printed_number=mention.printed_number,
        kind=identity.kind,
        issuer=identity.issuer,
        issued_on=identity.issued_on,
        name=identity.name,
        via=mention.via,
        role=role,
        surface=flat.surface(mention.start, mention.end),
        start=start,
        end=end,
        line=flat.line(mention.start),
        rule=mention.rule,
        document_key=identity.key,
        candidates=identity.candidates,
    )


def _shelf(mentions: Sequence[Mention], known: Known) -> _Shelf:
    printed: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.number is not None and mention.term is None:
            printed[mention.number].append(mention)
    by_key: dict[str, list[KnownDocument]] = defaultdict(list)
    for document in known.documents:
        if document.number is not None:
            by_key[document.number].append(document)
    known_by_number = {number: tuple(found) for number, found in by_key.items()}
    by_number = {
        number: _identities(number, found, known_by_number.get(number, ()))
        for number, found in printed.items()
    }
    return _Shelf(by_number, {}, known_by_number, known)


def _identities(
    number: str, mentions: Sequence[Mention], known: Sequence[KnownDocument]
) -> tuple[Identity, ...]:
    """One identity for each date the text prints; with none, one that is known, or undated."""
    days = sorted({m.issued_on for m in mentions if m.issued_on})
    if not days and len(known) == 1:
        return (_with_known(_printed(number, mentions, None), known[0]),)
    identities = []
    choices: list[str | None] = [*days] or [None]
    for day in choices:
        same = [m for m in mentions if day in (m.issued_on, None)] or list(mentions)
        identity = _printed(number, same, day)
        fits = [document for document in known if day and document.issued_on in (day, None)]
        identities.append(_with_known(identity, fits[0]) if len(fits) == 1 else identity)
    return tuple(identities)


def _printed(number: str, mentions: Sequence[Mention], day: str | None) -> Identity:
    issuer = next((m.issuer for m in mentions if m.issuer), None) or issuer_of_number(number)
    name = next((m.name for m in mentions if m.name), None)
    name = name or next((m.issued_name for m in mentions if m.issued_name), None)
    return Identity(number, mentions[0].kind, issuer, day, name)


def issuer_of_number(number: str) -> str | None:
    symbols = patterns.SYLLABLE.findall(number)
    for symbol in symbols[1:]:
        if symbol in vocabulary.ISSUERS_BY_SYMBOL:
            return vocabulary.ISSUERS_BY_SYMBOL[symbol]
    if symbols and symbols[0] == vocabulary.NATIONAL_ASSEMBLY_SYMBOL:
        return vocabulary.NATIONAL_ASSEMBLY
    if symbols and symbols[0] == vocabulary.STANDING_COMMITTEE_SYMBOL:
        return vocabulary.STANDING_COMMITTEE
    return None


def _with_known(identity: Identity, document: KnownDocument) -> Identity:
    return replace(
        identity,
        issuer=document.issuer or identity.issuer,
        issued_on=identity.issued_on or document.issued_on,
        name=identity.name or next(iter(document.names), None),
        key=document.key,
    )


def _own_identity(header: Header, known: Known) -> Identity:
    identity = Identity(header.number, header.kind, header.issuer, header.issued_on)
    for document in known.documents:
        same_day = header.issued_on is None or document.issued_on == header.issued_on
        if header.number and document.number == header.number and same_day:
            return replace(identity, key=document.key)
    return identity


def _names(mentions: Sequence[Mention], shelf: _Shelf) -> dict[str, Identity]:
    """Names the text itself gives: «(sau đây … là X)», «ban hành X», «Kết luận của X»."""
    given: dict[str, set[Identity]] = defaultdict(set)
    defined: dict[str, Identity] = {}
    recent: list[Mention] = []
    for mention in mentions:
        if mention.term is not None:
            target = mention if mention.number else _defined_by(mention, recent)
            if target is not None:
                defined[mention.term] = _of_number(target, shelf)
        elif mention.number is not None:
            recent = [*recent[1 - RECENT :], mention]
            for name in _given_names(mention):
                given[name].add(_of_number(mention, shelf))
    single = {name: next(iter(found)) for name, found in given.items() if len(found) == 1}
    return {**single, **defined}


def _defined_by(definition: Mention, recent: Sequence[Mention]) -> Mention | None:
    """What issued the short name's program, else the nearest of its kind, else the nearest."""
    newest_first = list(reversed(recent))
    for mention in newest_first:
        if mention.issued_name == definition.term:
            return mention
    same_kind = [mention for mention in newest_first if mention.kind is definition.kind]
    return next(iter([*same_kind, *newest_first]), None)


def _given_names(mention: Mention) -> Iterable[str]:
    if mention.issued_name:
        yield mention.issued_name
    if mention.issuer:
        phrase = next(p for p, kind in vocabulary.KINDS.items() if kind is mention.kind)
        yield f"{phrase} {mention.issuer}"
    yield from short_names(mention)


def _of_number(mention: Mention, shelf: _Shelf) -> Identity:
    number = mention.number or ""
    choices = shelf.by_number.get(number, ())
    exact = [identity for identity in choices if mention.issued_on == identity.issued_on]
    if mention.issued_on and exact:
        return exact[0]
    if len(choices) == 1:
        return choices[0]
    issuer = mention.issuer or issuer_of_number(number)
    return Identity(number, mention.kind, issuer, mention.issued_on, mention.name)


def _identity(mention: Mention, shelf: _Shelf) -> Identity:
    if mention.term is not None and mention.term in shelf.by_name:
        return shelf.by_name[mention.term]
    if mention.number is not None:
        return _of_number(mention, shelf)
    name = mention.name or ""
    if name in shelf.by_name:
        return replace(shelf.by_name[name], name=name)
    plain = Identity(None, mention.kind, mention.issuer, mention.issued_on, name)
    fits = {d.key: d for d in shelf.known.documents if _is_called(d, mention)}
    if len(fits) != 1:
        return plain
    document = next(iter(fits.values()))
    return replace(_with_known(plain, document), number=document.number, kind=document.kind)


def _with_candidates(mention: Mention, shelf: _Shelf) -> Identity:
    """Where nothing says which document it is, every known one that fits; none is guessed."""
    identity = _identity(mention, shelf)
    if identity.key is not None:
        return identity
    if identity.number is None:
        fits = [d for d in shelf.known.documents if _is_called(d, mention)]
    else:
        same = shelf.known_by_number.get(identity.number, ())
        fits = [d for d in same if _fits(d, identity)]
    return replace(identity, candidates=tuple(d.key for d in fits))


def _fits(document: KnownDocument, identity: Identity) -> bool:
    same_day = identity.issued_on is None or document.issued_on in (identity.issued_on, None)
    return same_day and (document.kind is identity.kind or identity.kind in VAGUE)


def _is_called(document: KnownDocument, mention: Mention) -> bool:
    """A reviewed name is the printed one, or the printed one goes on into its subject."""
    printed = fold(mention.name or "")
    day = mention.issued_on or mention.year
    if day and document.issued_on and not document.issued_on.startswith(day):
        return False
    return document.kind is mention.kind and any(
        fold(name) == printed or fold(name).startswith(printed + " ") for name in document.names
    )
