"""Where the name of an agency that starts at a place of a text ends, by what is known of names."""

from __future__ import annotations

from functools import lru_cache

from registry.reading import text as letters
from registry.reading import vocabulary
from registry.reading.patterns import agencies as patterns

# The words that say which of its kind a group is: «có liên quan thuộc tỉnh trên địa bàn».
MOST_TAILS = 4
folded = lru_cache(maxsize=8)(letters.fold)


def end_of_body(text: str, at: int, *, is_list: bool = False) -> int | None:
    """The end of a department, ministry or other body whose name is known; None for any other.

    Names are told from words of the language by their capital.
    """
    several = patterns.BOARD.match(text, at) or patterns.MANY_FIELDS.match(folded(text), at)
    if several:
        return several.end()
    if not text[at : at + 1].isupper():
        return None
    plain = folded(text)
    for pattern in (patterns.DEPARTMENT, patterns.MINISTRY, patterns.BODY, patterns.ROOM):
        found = pattern.match(plain, at)
        if found:
            branch = patterns.BRANCH.match(plain, found.end())
            end = branch.end() if branch else found.end()
            is_field = pattern in (patterns.DEPARTMENT, patterns.ROOM)
            after = patterns.LEVEL_AFTER if is_field else patterns.PLACE_AFTER
            place = after.match(text, end)
            return place.end() if place else end
    short = patterns.SHORT_DEPARTMENT.match(text, at)
    if short:
        place = patterns.LEVEL_AFTER.match(text, short.end())
        return place.end() if place else short.end()
    unit = patterns.SHORT_UNIT.match(text, at)
    if unit:
        place = patterns.LEVEL_AFTER.match(text, unit.end())
        return place.end() if place else unit.end()
    return _end_of_word(text, plain, at, is_list=is_list)


def end_of_local(text: str, at: int) -> int | None:
    """The end of «UBND các xã, phường», «Chủ tịch UBND huyện, thị xã, thành phố»."""
    found = patterns.LOCAL_LIST.match(text, at)
    if found is None:
        return None
    is_plural = vocabulary.PLURAL in found[0]
    place = patterns.PLACE_NAME.match(text, found.end())
    if place is None and is_plural:
        place = patterns.PLACES_TOLD.match(text, found.end())
    end = place.end() if place else found.end()
    are_several = place is not None and is_plural
    more = patterns.MORE_PLACES.match(text, end) if are_several else None
    return _with_tails(text, more.end() if more else end)


def end_of_place(text: str, at: int, *, is_list: bool) -> int | None:
    """The end of «thành phố Hà Nội», which acts only where agencies are listed."""
    found = patterns.PLACE_BODY.match(text, at) if is_list else None
    return found.end() if found else None


def end_of_group(text: str, at: int) -> tuple[int, bool] | None:
    """The end of «các sở, ban, ngành có liên quan», and whether it is whoever it may concern.

    None when what follows makes it one of a kind: «đơn vị kinh doanh vận tải».
    """
    bare = patterns.BARE_LIST.match(text, at)
    if bare:
        return bare.end(), False
    found = patterns.GENERAL_LIST.match(text, at)
    if found is None:
        levels = patterns.LEVEL_LIST.match(text, at)
        return (_with_tails(text, levels.end()), False) if levels else None
    shared = patterns.SHARED_TAIL.match(text, found.end())
    end = _with_tails(text, shared.end() if shared else found.end())
    kind = patterns.KIND_TAIL.match(text, end)
    if kind:
        end = _with_tails(text, kind.end())
    given = patterns.GIVEN_TAIL.match(text, end)
    if given:
        return given.end(), True
    if found[0] in vocabulary.OPENING_NAMES:
        return None
    is_one = "," not in found[0]
    if is_one and patterns.OPENING_KIND.match(text, end):
        return None
    if patterns.CAPITAL_NEXT.match(text, end) and not text[at : at + 2].isupper():
        return None
    return end, kind is None and found["everybody"] is not None


def _end_of_word(text: str, plain: str, at: int, *, is_list: bool) -> int | None:
    found = patterns.ALSO_WORD.match(text, at)
    if found is None:
        return None
    branch = patterns.BRANCH.match(plain, found.end())
    end = branch.end() if branch else found.end()
    place = patterns.PLACE_AFTER.match(text, end)
    if place is None and end == found.end() and not is_list:
        return None
    return place.end() if place else end


def _with_tails(text: str, end: int) -> int:
    under = patterns.UNDER_BODY.match(text, end)
    owner = end_of_body(text, under.end()) if under else None
    if owner is not None:
        return owner
    for _ in range(MOST_TAILS):
        for pattern in (patterns.UNDER, patterns.WITHIN, patterns.GROUP_TAIL, patterns.LEVEL_AFTER):
            found = pattern.match(text, end)
            if found:
                end = found.end()
                break
        else:
            return end
    return end
