"""Documents named by their numbers, as printed and as meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registry.reading import vocabulary
from registry.reading.figures import iso_day, likely_number, tidy_number
from registry.reading.findings import Kind, Via
from registry.reading.patterns import common as patterns
from registry.reading.patterns import numbers as number_patterns
from registry.reading.text import KINDS_FOLDED, fold

KIND_WINDOW = 45


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named at flat[start:end]; what it is called there, not yet which one it is."""

    start: int
    end: int
    kind: Kind
    via: Via
    rule: str
    number: str | None = None
    printed_number: str | None = None
    issued_on: str | None = None
    issuer: str | None = None
    name: str | None = None
    subject: str | None = None
    issued_name: str | None = None
    year: str | None = None  # of a law cited by its name
    is_worded: bool = False  # its kind stands before it
    term: str | None = None  # set where the text gives the document a short name


def find_numbered(text: str) -> Iterator[Mention]:
    """Every number with its kind, day and issuer; what a list says once holds for all of it."""
    numbered = list(_shared(text, list(_numbered(text))))
    yield from sorted([*numbered, *_dated(text, numbered)], key=lambda mention: mention.start)


def _dated(text: str, numbered: Sequence[Mention]) -> Iterator[Mention]:
    """Numbers without a symbol, or left blank, by the day behind them.

    «Nghị quyết số 57 ngày …» is the text's «Nghị quyết số 57-NQ/TW» where it has that whole.
    """
    whole = {name for mention in numbered for name in short_names(mention)}
    for found in number_patterns.DATED_NUMBER.finditer(text):
        printed = found["number"].lstrip(f"{vocabulary.BLANK}._ ")
        end, issued_on, issuer = _date_and_issuer(text, found.end())
        if issued_on and f"{found['kind']} {printed}" not in whole:
            kind = vocabulary.KINDS[found["kind"]]
            yield Mention(found.start(), end, kind, Via.NUMBER, "dated_number",
                          tidy_number(printed), printed, issued_on, issuer, is_worded=True)


def _numbered(text: str) -> Iterator[Mention]:
    for found in patterns.DOCUMENT_NUMBER.finditer(text):
        before = text[max(0, found.start() - KIND_WINDOW) : found.start()]
        if patterns.STANDARD_BEFORE.search(before):
            continue
        worded = patterns.KIND_BEFORE.search(before)
        start = found.start() - len(before) + worded.start() if worded else found.start()
        plain = tidy_number(found[0])
        number = likely_number(found[0])
        if worded is None and not _symbols(number):
            # «Quyết định số 56/2021» is one, «kỳ họp số 5/2021» is none.
            continue
        kind = KINDS_FOLDED[fold(worded[1])] if worded else kind_of_number(number)
        end, issued_on, issuer = _date_and_issuer(text, found.end())
        subject = patterns.SUBJECT_AFTER.match(text, end)
        issued = patterns.ISSUED_NAME_AFTER.match(text, end)
        yield Mention(
            start,
            end,
            kind,
            Via.NUMBER,
            "document_number" if number == plain else "likely_number",
            number,
            found[0],
            issued_on,
            issuer,
            subject=subject["subject"] if subject else None,
            issued_name=_cut(issued["name"]) if issued else None,
            is_worded=worded is not None,
        )


def short_names(mention: Mention) -> Iterator[str]:
    """What a numbered document may be called in short: «Nghị quyết 57», «Nghị quyết số 57»."""
    number = patterns.LEADING_NUMBER.match(mention.number or "")
    phrase = next((word for word in vocabulary.SHORT_KINDS
                   if vocabulary.KINDS[word] is mention.kind), "")
    if number and phrase:
        yield f"{phrase} {number[0]}"
        yield f"{phrase} {vocabulary.NUMBER_WORD.lower()} {number[0]}"


def kind_of_number(number: str) -> Kind:
    symbols = [symbol.upper() for symbol in patterns.SYLLABLE.findall(number)]
    for symbol in symbols:
        if symbol in vocabulary.SYMBOLS:
            return vocabulary.SYMBOLS[symbol]
        if symbol in vocabulary.OTHER_SYMBOLS:
            return Kind.OTHER
    if symbols and symbols[0] == vocabulary.NATIONAL_ASSEMBLY_SYMBOL:
        return Kind.LAW
    return Kind.OFFICIAL_LETTER if len(symbols) > 1 else Kind.OTHER


def _date_and_issuer(text: str, end: int) -> tuple[int, str | None, str | None]:
    """«ngày …» and «của …» behind a number, in either order."""
    issued_on: str | None = None
    issuer: str | None = None
    for _ in range(2):
        dated = patterns.DATE_AFTER.match(text, end) if issued_on is None else None
        if dated:
            issued_on, end = day_of(dated), dated.end()
        by = patterns.ISSUER_AFTER.match(text, end) if issuer is None else None
        if by:
            issuer, end = by["issuer"], by.end()
    return end, issued_on, issuer


def day_of(dated: re.Match[str]) -> str | None:
    """The day as ISO; a scanner reads 1 as l."""
    day = dated["day"].replace("l", "1").replace("I", "1")
    return iso_day(dated["year"], dated["month"], day)


def _shared(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """«các Nghị quyết số 1/2023/QH15, số 2/2023/QH15 của Quốc hội»: one kind, one issuer."""
    told: list[Mention] = []
    for mention in mentions:
        before = told[-1] if told else None
        if before and not mention.is_worded and _is_listed(text, before, mention):
            mention = replace(mention, kind=before.kind)
        told.append(mention)
    for place in range(len(told) - 2, -1, -1):
        mention, after = told[place], told[place + 1]
        joined = not after.is_worded and _is_listed(text, mention, after)
        if joined and mention.issuer is None and after.issuer is not None:
            told[place] = replace(mention, issuer=after.issuer)
    yield from told


def _is_listed(text: str, one: Mention, two: Mention) -> bool:
    gap = number_patterns.LIST_GAP.fullmatch(text, one.end, two.start)
    return gap is not None and _symbols(one.number) == _symbols(two.number)


def _symbols(number: str | None) -> list[str]:
    return patterns.SYLLABLE.findall(number or "")


def _cut(name: str) -> str:
    found = patterns.ISSUED_NAME_STOP.search(name)
    return (name[: found.start()] if found else name).rstrip()
