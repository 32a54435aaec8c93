"""Places in the text that name another document: by number, by name, or as this very plan."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from registry.reading import vocabulary
from registry.reading.bodies import folded
from registry.reading.findings import Kind, Known, Via
from registry.reading.mentions import (
    KIND_WINDOW,
    Mention,
    day_of,
    find_numbered,
    kind_of_number,
    short_names,
)
from registry.reading.named import Name, congresses, laws, schemes
from registry.reading.patterns import common as patterns
from registry.reading.patterns import names as name_patterns
from registry.reading.text import KINDS_FOLDED, Flat

__all__ = [
    "Definition",
    "Mention",
    "find_definitions",
    "find_mentions",
    "find_named",
    "find_numbered",
    "find_self",
    "kind_of_number",
    "names_of",
]
SHORTEST_NAME = 12
LONGEST_TITLE = 160
LONGEST_KIND = max(map(len, vocabulary.KINDS))
ISSUED_BEHIND = (Kind.PLAN, Kind.PROGRAM, Kind.REGULATION)
# Each name is looked for in the whole text; a bound keeps the reading linear.
MOST_ISSUED_NAMES = 60


@dataclass(frozen=True, slots=True)
class Definition:
    """«(sau đây … là X)» at flat[start:end]."""

    start: int
    end: int
    term: str
    term_start: int


def find_definitions(flat: Flat) -> tuple[Definition, ...]:
    return tuple(
        Definition(found.start(), found.end(), found["term"].strip(), found.start("term"))
        for found in patterns.DEFINITION.finditer(flat.text)
    )


def find_mentions(
    flat: Flat,
    definitions: Sequence[Definition],
    own_kind: Kind,
    known: Known,
    own_number: Mention | None = None,
) -> tuple[Mention, ...]:
    """Every mention in the order of print, none inside another."""
    numbered = list(find_numbered(flat.text))
    defined = [_defining(definition, numbered) for definition in definitions]
    numbered = [_led_by_law(flat.text, mention) for mention in numbered]
    named = [
        m
        for m in (*find_named(flat.text), *_known_names(flat.text, known))
        if not _is_own_title(flat.text, m, numbered)
    ]
    aliases = _aliases(flat.text, definitions, numbered)
    own = find_self(flat.text, own_kind)
    kept = [mention for mention in (own_number, *defined) if mention is not None]
    for group in (numbered, own, aliases, named):
        kept = _without_overlaps(kept, group)
    return tuple(kept)


def find_self(text: str, own_kind: Kind) -> list[Mention]:
    return [
        Mention(found.start(), found.end(), own_kind, Via.SELF, "this_document")
        for found in _selves(text)
        if own_kind is Kind.OTHER or KINDS_FOLDED[found["kind"]] in _own_kinds(own_kind)
    ]


def _selves(text: str) -> Iterator[re.Match[str]]:
    """«Kế hoạch này»: looked for before every «này», which are few."""
    read_to, plain = 0, folded(text)
    for this in name_patterns.THIS.finditer(plain):
        nearest = max(read_to, this.start() - LONGEST_KIND)
        found = name_patterns.SELF.search(plain, nearest, this.end() + 1)
        if found and _stands_apart(text, found.start()) and _says_this(text, found):
            read_to = found.end()
            yield found


def _stands_apart(text: str, start: int) -> bool:
    """Whether a word begins there; also where the space before a capital was lost."""
    before = text[max(start - 1, 0) : start]
    return not before.isalnum() or (text[start].isupper() and before.islower())


def _says_this(text: str, found: re.Match[str]) -> bool:
    """«Quyết định này»; read from a scan without its marks only behind a capital."""
    this = text[found.end() - len(vocabulary.THIS) : found.end()]
    return this.lower() == vocabulary.THIS or text[found.start()].isupper()


def _own_kinds(own_kind: Kind) -> tuple[Kind, ...]:
    """What a document may call itself: a decision, also by what it issues and has behind it."""
    return (own_kind, *ISSUED_BEHIND) if own_kind is Kind.DECISION else (own_kind,)


def find_named(text: str) -> Iterator[Mention]:
    for found in patterns.PLENUM_DOCUMENT.finditer(text):
        yield _named(found, "party_plenum")
    told = {found.start(): found for found in patterns.CONGRESS_DOCUMENT.finditer(text)}
    for found in told.values():
        yield _named(found, "party_congress")
    for found in patterns.CONSTITUTION.finditer(text):
        yield Mention(
            found.start(),
            found.end(),
            Kind.CONSTITUTION,
            Via.NAME,
            "constitution",
            issuer=vocabulary.NATIONAL_ASSEMBLY,
            name=found[0],
        )
    for found in patterns.REGULATION_BY_NAME.finditer(text):
        if name_patterns.MADE_BEFORE.search(text, max(found.start() - KIND_WINDOW, 0),
                                            found.start()):
            continue
        yield Mention(
            found.start(),
            found.end(),
            Kind.REGULATION,
            Via.NAME,
            "named_regulation",
            issuer=found["issuer"],
            name=found[0],
        )
    misread = (name for name in congresses(text) if name.start not in told)
    for name in (*laws(text), *misread, *schemes(text)):
        yield _of_name(text, name)


def names_of(text: str, name: str, via: Via, kind: Kind, rule: str) -> Iterator[Mention]:
    """Every place where a name is printed as a whole."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        whole = not (text[end : end + 1].isalnum() or (place and text[place - 1].isalnum()))
        if whole:
            yield Mention(place, end, kind, via, rule, name=name)
        place = text.find(name, end)


def _defining(definition: Definition, numbered: Sequence[Mention]) -> Mention | None:
    """The definition as a mention of what it defines; None when it names agencies."""
    kind = _leading_kind(definition.term)
    if kind is None:
        return None
    inside = [m for m in numbered if definition.start < m.start and m.end <= definition.end]
    first = inside[0] if inside else None
    return Mention(
        definition.start,
        definition.end,
        kind,
        Via.ALIAS,
        "short_name_defined",
        number=first.number if first else None,
        printed_number=first.printed_number if first else None,
        term=definition.term,
    )


def _leading_kind(term: str) -> Kind | None:
    for phrase in sorted(vocabulary.KINDS, key=len, reverse=True):
        if term.startswith(phrase):
            return vocabulary.KINDS[phrase]
    return None


def _led_by_law(text: str, mention: Mention) -> Mention:
    """«Luật Xây dựng số 50/2014/QH13» is one mention, of the law by its number."""
    start = max(0, mention.start - 2 * KIND_WINDOW)
    for law in laws(text[start : mention.start]):
        gap = text[start + law.end : mention.start].strip().lower()
        if gap in ("", vocabulary.NUMBER_WORD.lower()):
            name = text[start + law.start : start + law.end]
            return replace(mention, start=start + law.start, kind=law.kind, name=name)
    return mention


def _of_name(text: str, name: Name) -> Mention:
    """The name as a mention; a law's day or year behind it belongs to the mention."""
    dated = patterns.DATE_AFTER.match(text, name.end) if name.issuer else None
    year = name_patterns.LAW_YEAR.match(text, name.end) if name.year else None
    after = dated or year
    return Mention(
        name.start,
        after.end() if after else name.end,
        name.kind,
        Via.NAME,
        name.rule,
        issuer=name.issuer,
        issued_on=day_of(dated) if dated else None,
        name=text[name.start : name.end],
        year=name.year,
    )


def _cut(text: str, stop: re.Pattern[str]) -> str:
    found = stop.search(text)
    return (text[: found.start()] if found else text).rstrip()


def _named(found: re.Match[str], rule: str) -> Mention:
    kind = vocabulary.KINDS[found["kind"]]
    return Mention(
        found.start(), found.end(), kind, Via.NAME, rule, issuer=found["issuer"], name=found[0]
    )


def _known_names(text: str, known: Known) -> Iterator[Mention]:
    for document in known.documents:
        for name in document.names:
            if len(name) >= SHORTEST_NAME:
                yield from names_of(text, name, Via.NAME, document.kind, "reviewed_name")


def _aliases(
    text: str, definitions: Sequence[Definition], numbered: Sequence[Mention]
) -> list[Mention]:
    """Short names where they are used: those the text defines, then those it gives in passing."""
    found: list[Mention] = []
    for definition in definitions:
        kind = _leading_kind(definition.term)
        if kind is not None:
            found.extend(names_of(text, definition.term, Via.ALIAS, kind, "defined_short_name"))
    for name in sorted({m.issued_name for m in numbered if m.issued_name})[:MOST_ISSUED_NAMES]:
        if len(name) >= SHORTEST_NAME and len(name.split()) > 3:
            kind = _leading_kind(name) or Kind.OTHER
            found.extend(names_of(text, name, Via.NAME, kind, "name_of_issued_program"))
    found.extend(_said_in_short(text, numbered))
    return [m for m in found if not _is_own_title(text, m, numbered)]


def _said_in_short(text: str, numbered: Sequence[Mention]) -> Iterator[Mention]:
    """«Nghị quyết 57» where the text has «Nghị quyết số 57-NQ/TW»."""
    whole = {name for mention in numbered for name in short_names(mention)}
    for found in name_patterns.SHORT_NUMBER.finditer(text):
        if f"{found['kind']} {found['number']}" in whole:
            kind = vocabulary.KINDS[found["kind"]]
            yield Mention(found.start(), found.end(), kind, Via.ALIAS, "number_in_short",
                          name=found[0])


def _is_own_title(text: str, mention: Mention, numbered: Sequence[Mention]) -> bool:
    """«Nghị quyết số … ban hành Chương trình …»: the program is that resolution's own title.

    So is a plan anywhere in such a title: «… về giải pháp thực hiện Kế hoạch phát triển …».
    """
    place = bisect_right(numbered, mention.start, key=lambda m: m.end)
    if place == 0:
        return False
    gap = text[numbered[place - 1].end : mention.start]
    if mention.kind is Kind.PLAN and len(gap) <= LONGEST_TITLE:
        begins, ends = patterns.TITLE_BEGINS.search(gap), patterns.TITLE_ENDS.search(gap)
        return begins is not None and ends is None
    return len(gap) <= KIND_WINDOW and gap.strip(' “"') in vocabulary.OWN_NAME_OPENERS


def _without_overlaps(kept: list[Mention], added: Iterable[Mention]) -> list[Mention]:
    """What is already kept wins; among the added, the earlier, then the longer."""
    result = sorted(kept, key=lambda m: m.start)
    for mention in sorted(added, key=lambda m: (m.start, -m.end)):
        place = bisect_right(result, mention.start, key=lambda m: m.start)
        before_ends = place == 0 or result[place - 1].end <= mention.start
        after_starts = place == len(result) or mention.end <= result[place].start
        if before_ends and after_starts:
            result.insert(place, mention)
    return result
