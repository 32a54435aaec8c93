"""Who issues a document: the left column over its number, read with the symbol in the number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.reading import vocabulary
from registry.reading.patterns import common as patterns
from registry.reading.patterns import names as name_patterns
from registry.reading.text import Line, fold

OWN_BODIES = tuple(map(fold, vocabulary.OWN_BODIES))
LOCAL = {fold(vocabulary.PEOPLES_COMMITTEE): vocabulary.PEOPLES_COMMITTEE,
         fold(vocabulary.PEOPLES_COUNCIL): vocabulary.PEOPLES_COUNCIL,
         **{fold(short): short for short in vocabulary.BODIES_IN_SHORT}}
# What stands over every right column, for pieces of it on lines of their own.
NATIONAL = f" {fold(vocabulary.NATIONAL_HEADING)} "
ORGANS = frozenset(map(fold, vocabulary.ORGANS))
STAMPS = frozenset(map(fold, vocabulary.STAMPS))
LEVELS = {fold(level): level.lower() for level in vocabulary.PLACE_LEVELS}
# A name in the column with more words than this has run into something else.
LONGEST_NAME = 5
# So many places of a name in capitals are tried for one in small letters.
MOST_TRIES = 20
MARKS = " .,:;-–—_*|⁄/"


def left_column(lines: Iterable[Line]) -> tuple[tuple[Line, str], ...]:
    """The lines over the number, in capitals, without what stands to their right."""
    left: list[tuple[Line, str]] = []
    for line in lines:
        plain = " ".join(line.plain.split())
        right = patterns.RIGHT_COLUMN.search(fold(plain))
        own = _without_noise((plain[: right.start()] if right else plain).strip(MARKS))
        is_name = own.isupper() and len(own) > 1 and not any(map(str.isdigit, own))
        if is_name and f" {fold(own)} " not in NATIONAL and fold(own) not in STAMPS:
            left.append((line, own))
    return tuple(left)


def _without_noise(own: str) -> str:
    """Without the signs and lone letters that a stamp or a scanner leaves behind a name."""
    words = own.split()
    while len(words) > 1:
        last, is_marked = words[-1], not any(map(str.isalnum, words[-2]))
        is_numeral = last in vocabulary.NUMERALS and not is_marked
        if any(map(str.isalnum, last)) and (len(last) > 1 or is_numeral):
            break
        words.pop()
    return " ".join(words).rstrip(MARKS)


def issuer_of(
    left: Sequence[str], symbols: Sequence[str], place: str | None, frame: str, text: str
) -> str | None:
    """The issuer by the symbol in the number, its level and place by the left column.

    Without that column the frame may name the level elsewhere, before the place.
    """
    bodies = [vocabulary.ISSUERS_BY_SYMBOL[one] for one in symbols
              if one in vocabulary.ISSUERS_BY_SYMBOL]
    head = fold(" ".join(left))
    if bodies and bodies[-1] not in vocabulary.LOCAL_BODIES:
        return _party(bodies[-1], left, place)
    if bodies and place and not _level(head)[0]:
        return f"{bodies[-1]}{_named_elsewhere(frame, text, place)}"
    if bodies:
        return f"{bodies[-1]}{_where(head, ' '.join(left), place)}"
    return _own_body(left, place, text) or _only_local(head, left, place)


def _party(body: str, left: Sequence[str], place: str | None) -> str:
    """A provincial committee of the Party by its place; others have none."""
    if body != vocabulary.PROVINCIAL_PARTY or not place:
        return body
    head = fold(" ".join(left))
    city = fold(vocabulary.PARTY_COMMITTEES[1])
    name = vocabulary.PARTY_COMMITTEES[1] if city in head else body
    return f"{name} {place}"


def _own_body(left: Sequence[str], place: str | None, text: str) -> str | None:
    """«VĂN PHÒNG» under «HĐND TỈNH …»: the body in the last lines, with what it belongs to.

    Under a ministry or a department it stands alone: «TỔNG CỤC THUẾ».
    """
    while len(left) > 1 and fold(left[-1]) in ORGANS:
        left = left[:-1]
    starts = [at for at, one in enumerate(left) if fold(one).startswith(OWN_BODIES)]
    if not starts:
        return None
    at = starts[-1]
    own = as_written(" ".join(left[at:]), text)
    above = " ".join(left[:at])
    if not above:
        return own
    if " " in own and fold(own).startswith(OWN_BODIES[0]):
        return f"{own}{_where(fold(above), above, place)}"
    body = next((LOCAL[one] for one in LOCAL if fold(above).startswith(one)), "")
    return f"{own} {body}{_where(fold(above), above, place)}" if body else own


def _only_local(head: str, left: Sequence[str], place: str | None) -> str | None:
    for folded, body in LOCAL.items():
        if head.startswith(folded):
            full = vocabulary.BODIES_IN_SHORT.get(body, body)
            return f"{full}{_where(head, ' '.join(left), place)}"
    return None


def _where(head: str, printed: str, place: str | None) -> str:
    """« tỉnh Trà Vinh»: the level as the column has it, the place as the date's line writes it."""
    bare = fold(place or "")
    level, at = _level(head)
    own = printed[at:].strip(MARKS).title() if level else ""
    if place and (not own or _is_one(fold(own), bare) or level not in bare):
        if level and bare.startswith(level):
            return f" {place}"
        is_own = not own or _is_one(fold(own), bare) or len(own.split()) > LONGEST_NAME
        return f" {LEVELS[level]} {place if is_own else own}" if level else f" {place}"
    return f" {LEVELS[level]} {own}" if level and own else ""


def _named_elsewhere(frame: str, text: str, place: str) -> str:
    """The level the place is named with in the frame; else anywhere in the text."""
    folded = ""
    for folded in map(fold, (frame, text)):
        for level in LEVELS:
            if f"{level} {fold(place)}" in folded:
                return f" {LEVELS[level]} {place}"
    # «Chủ tịch UBND tỉnh» below «ỦY BAN NHÂN DÂN» and «Bắc Giang, ngày …».
    said = name_patterns.LEVEL_OF_BODY.search(folded)
    return f" {LEVELS[said['level']]} {place}" if said else f" {place}"


def _is_one(one: str, other: str) -> bool:
    """The same name, spaces and dashes aside: a scanner loses them."""
    bare = str.maketrans("", "", " -.")
    return one.translate(bare) == other.translate(bare)


def _level(head: str) -> tuple[str, int]:
    """The first level named in the column, and where the name after it begins."""
    found = [(head.find(f" {level} "), level) for level in LEVELS]
    found += [(0, level) for level in LEVELS if head.startswith(f"{level} ")]
    at, level = min(((at, level) for at, level in found if at >= 0), default=(-1, ""))
    return level, at + len(level) + 2 if at > 0 else len(level) + 1


def as_written(capitals: str, text: str) -> str:
    """A name in capitals as the text writes it elsewhere; else with one capital."""
    folded, wanted = fold(text), fold(capitals)
    at = folded.find(wanted)
    for _ in range(MOST_TRIES):
        if at < 0:
            break
        written = text[at : at + len(capitals)]
        if not written.isupper() and written[:1].isupper():
            return " ".join(written.split())
        at = folded.find(wanted, at + 1)
    return _department(capitals) or _proper(capitals)


def _proper(capitals: str) -> str:
    """«CÔNG AN TỈNH TRÀ VINH»: the first word, what is a name, and a place keep their capitals."""
    written = _placed(capitals.capitalize())
    for proper in vocabulary.PROPER_WORDS:
        written = written.replace(f" {proper.lower()}", f" {proper}")
    return written


def _placed(written: str) -> str:
    """«… tỉnh trà vinh» with the capitals of the place."""
    level = name_patterns.LEVEL_IN_NAME.search(written)
    return written[: level.end()] + written[level.end() :].title() if level else written


def _department(capitals: str) -> str:
    """«SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH»: each of the fields after the first word opens large."""
    first, _, rest = capitals.partition(" ")
    if fold(first) not in vocabulary.DEPARTMENTS or not rest:
        return ""
    joint = f" {vocabulary.JOINING_WORDS[0]} "
    fields = joint.join(one.capitalize() for one in rest.lower().split(joint))
    fields = ", ".join(one[:1].upper() + one[1:] for one in fields.split(", "))
    return _placed(f"{first.capitalize()} {fields}")
