"""Documents cited by name alone: laws, resolutions of congresses, schemes and programmes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.reading import vocabulary
from registry.reading.bodies import end_of_body, end_of_local, folded
from registry.reading.findings import Kind
from registry.reading.patterns import names as patterns

WINDOW = 60
FEWEST_SYLLABLES = 3
# A law's name as a rule has no comma behind its third word.
HEAD_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name at text[start:end]; `year` where it tells one law from its namesakes."""

    start: int
    end: int
    kind: Kind
    rule: str
    issuer: str | None = None
    year: str | None = None


def laws(text: str) -> Iterator[Name]:
    """«Luật Phòng, chống tham nhũng năm 2018», «Luật sửa đổi … Luật Đê điều»: without the year."""
    read_to = 0
    for found in patterns.LAW.finditer(text):
        if found.start() < read_to:
            continue
        end_of = _end_of_laws if found["amends"] else _end_of_law
        end = end_of(text, found.end())
        kind = found["kind"].capitalize()
        is_plain = not found["kind"].isupper() and patterns.CAPITAL.match(text, found.end())
        if not (is_plain or found["amends"]):
            end = _end_of_known(text, found.end())
        if found["kind"].isupper() and _is_of_a_word(text, found.start()):
            continue
        if end > found.end():
            year = patterns.LAW_YEAR.match(text, end)
            read_to = end
            yield Name(
                found.start(),
                end,
                vocabulary.KINDS[kind],
                "amending_law" if found["amends"] else "law",
                vocabulary.NATIONAL_ASSEMBLY,
                year["year"] if year else None,
            )


def congresses(text: str) -> Iterator[Name]:
    """«Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX», also as a scanner reads it."""
    for found in patterns.LOCAL_CONGRESS.finditer(text):
        yield Name(found.start(), found.end(), Kind.RESOLUTION, "party_congress", found["issuer"])
    for found in patterns.CONGRESS.finditer(folded(text)):
        if text[found.start()].isupper():
            issuer = text[found.start("issuer") : found.end("issuer")]
            yield Name(found.start(), found.end(), Kind.RESOLUTION, "party_congress", issuer)


def schemes(text: str) -> Iterator[Name]:
    """«Đề án … giai đoạn 2025 - 2030», «Chiến lược dữ liệu quốc gia», «Đề án 06»."""
    for found in patterns.SCANNED_SCHEME.finditer(folded(text)):
        if text[found.start()].isupper():
            yield Name(found.start(), found.end(), Kind.OTHER, "numbered_scheme")
    loud = list(_in_titles(text))
    yield from loud
    named = {one.start for one in loud}
    for found in patterns.NAMED.finditer(text):
        start, end = found.start(), found.end()
        if start in named:
            continue
        before = text[max(0, start - WINDOW) : start]
        length = _length(found["kind"], found["rest"], before)
        if length:
            kind = _kind(found["kind"])
            yield Name(start, _with_owner(text, end + length, before), kind, "named_document")


def _in_titles(text: str) -> Iterator[Name]:
    """«THỰC HIỆN CHƯƠNG TRÌNH … TRÊN ĐỊA BÀN TỈNH …»: what a title in capitals carries out."""
    for found in patterns.LOUD.finditer(text):
        rest = found["rest"]
        quoted = patterns.QUOTED.match(rest)
        stop = patterns.LOUD_STOP.search(rest)
        end = quoted.end() if quoted else stop.start() if stop else len(rest)
        if heights := patterns.LOUD_HEIGHTS.match(rest):
            end = heights.end()
        if rest[:end].isupper() and len(rest[:end].split()) >= FEWEST_SYLLABLES:
            yield Name(found.start("kind"), found.start("rest") + end, _kind(found["kind"]),
                       "named_in_title")


def _kind(printed: str) -> Kind:
    phrase = printed.capitalize()
    first = next((word for word in vocabulary.KINDS if phrase.startswith(word)), "")
    return vocabulary.KINDS.get(first, Kind.OTHER)


def _length(kind: str, rest: str, before: str) -> int:
    """How much of the words behind a kind are its name; 0 when no document is cited."""
    rest = " " + rest
    if patterns.NUMBERED.match(rest) or patterns.BLANK_NUMBERED.match(rest):
        return 0
    quoted = patterns.QUOTED.match(rest)
    if quoted:
        return _with_time(rest, quoted.end())
    if patterns.MADE_BEFORE.search(before):
        return 0
    if end := _of_another(kind, rest, before):
        return end
    if patterns.OWN_PLAN_BEFORE.search(before) and (place := patterns.OF_A_PLACE.search(rest)):
        # «Kế hoạch thực hiện Chiến lược … tỉnh Trà Vinh đến năm 2030»: the plan is for the place.
        rest = rest[: place.start()]
    if end := _timed(kind, rest):
        return end if kind != vocabulary.REPORT or _is_report(rest[:end], before) else 0
    return _untimed(kind, rest, before)


def _of_another(kind: str, rest: str, before: str) -> int:
    """The end of a name that says whose document it is: «… của Chính phủ», «… của … về việc …»."""
    heights = patterns.OF_HEIGHTS.match(rest) if kind in vocabulary.KINDS_OF_ACTION else None
    if heights:
        return 0 if patterns.AMENDED_BEFORE.search(before) else heights.end()
    titled = patterns.TITLED.match(rest) if patterns.CITED_BEFORE.search(before) else None
    return titled.end() if titled else 0


def _is_report(name: str, before: str) -> bool:
    """«Căn cứ Báo cáo … đến ngày 21/11/2025»: one that is there already has its day."""
    is_there = patterns.REPORT_BEFORE.search(before)
    return is_there is not None and patterns.REPORT_DAY.search(name) is not None


def _untimed(kind: str, rest: str, before: str) -> int:
    """The end of a name that says no time."""
    if kind in vocabulary.ABBREVIATED_KINDS and patterns.ABBREVIATED.match(rest):
        stop = patterns.ABBREVIATED_STOP.search(rest, 1)
        return stop.start() if stop else len(rest)
    stop = patterns.NAME_STOP.search(rest)
    end = stop.start() if stop else len(rest)
    if patterns.ANOTHER_KIND.search(rest, 0, end):
        return 0
    between = kind == vocabulary.RULES and patterns.BETWEEN.match(rest)
    if between or _is_known_without_time(kind, rest[:end], before):
        return end
    return 0


def _timed(kind: str, rest: str) -> int:
    """The end of the name when a time is part of it, before anything else begins."""
    time = patterns.TIME_MARK.search(rest)
    if time is None or len(rest[: time.start()].split()) < FEWEST_SYLLABLES:
        return 0
    around = kind != vocabulary.REPORT and patterns.AROUND.search(rest, 0, time.start())
    if around or patterns.ANOTHER_KIND.search(rest, 0, time.start() + 1):
        return 0
    return time.end()


def _with_time(rest: str, end: int) -> int:
    time = patterns.TIME_MARK.match(rest, end)
    return time.end() if time else end


def _is_known_without_time(kind: str, name: str, before: str) -> bool:
    if len(name.split()) < FEWEST_SYLLABLES or patterns.TIME_MARK.match(name):
        return False
    if kind in vocabulary.ALWAYS_CITED:
        return True
    is_national = vocabulary.NATIONAL in name
    if patterns.LINE_START.search(before):
        # In a table it may be what is to be made.
        return is_national
    is_carried_out = patterns.CITED_BEFORE.search(before) is not None
    return is_carried_out and (kind == vocabulary.SCHEME or is_national)


def _with_owner(text: str, end: int, before: str) -> int:
    """«… của Sở Công Thương», «… của Trung ương» belong to the name."""
    owner = patterns.OWNER.match(text, end)
    if owner is None:
        return end
    if text[owner.end() : owner.end() + 1].isupper():
        heights = patterns.HEIGHTS.match(text, owner.end())
        if heights:
            return heights.end()
        return end_of_body(text, owner.end()) or end_of_local(text, owner.end()) or end
    return end if patterns.OWN_PLAN_BEFORE.search(before) else owner.end()


def _is_of_a_word(text: str, start: int) -> bool:
    """«KỶ LUẬT LAO ĐỘNG», «PHÁP LUẬT …»: half of a word in capitals."""
    before = text[max(start - WINDOW, 0) : start].split()
    return bool(before) and before[-1].lower() in vocabulary.BEFORE_NO_LAW


def _end_of_known(text: str, at: int) -> int:
    """In capitals throughout, or in small letters, a known name is a law, or one with its day."""
    known = patterns.KNOWN_LAW.match(folded(text), at) or patterns.DATED_LAW.match(text, at)
    return known.end() if known else at


def _end_of_laws(text: str, at: int) -> int:
    """The laws that an amending law names, one after another."""
    first = patterns.LAW.match(text, at)
    end = _end_of_one(text, first.end()) if first else at
    while (following := patterns.NEXT_LAW.match(text, end)) is not None:
        stop = _end_of_one(text, following.end())
        if stop == following.end():
            break
        end = stop
    return end


def _end_of_one(text: str, at: int) -> int:
    is_plain = patterns.CAPITAL.match(text, at)
    return _end_of_law(text, at) if is_plain else _end_of_known(text, at)


def _end_of_law(text: str, at: int) -> int:
    """A law's name as it is known, or up to a stop; a comma belongs to it near its beginning."""
    rest = patterns.LAW_REST.match(text, at)
    if rest is None:
        return at
    known = patterns.KNOWN_LAW.match(folded(text), at)
    end = at + len(_open_name(rest[0]))
    is_capital = rest[0].isupper()
    if known and (is_capital or end <= known.end() or patterns.JOINED_ON.match(text, known.end())):
        return known.end()
    return end


def _open_name(rest: str) -> str:
    name = _cut(rest, patterns.LAW_STOP).rstrip(" ,")
    head, comma, tail = name.partition(", ")
    if comma and len(head.split()) <= HEAD_SYLLABLES:
        return head + comma + tail.partition(",")[0]
    return head


def _cut(text: str, stop: re.Pattern[str]) -> str:
    found = stop.search(text)
    return (text[: found.start()] if found else text).rstrip()
