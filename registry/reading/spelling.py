"""Words that lost a mark, proven by how the same text spells them everywhere else."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from registry.reading import vocabulary
from registry.reading.findings import Defect
from registry.reading.patterns import common as patterns
from registry.reading.text import Flat, fold

# Seen this often together with a neighbour, a spelling is the usual one.
USUAL = 5
# On the other side the usual spelling must have been seen at least this often too.
SEEN = 2
STROKED = {ord("đ"): "d\u0335"}

# The syllables of a text with their places; an empty one stands where punctuation parts them.
Syllables = Sequence[tuple[str, int, int]]


def lost_marks(flat: Flat) -> Iterator[Defect]:
    syllables = _syllables(flat.text)
    pairs = Counter((one[0], two[0]) for one, two in pairwise(syllables))
    doubtful = _doubtful({syllable for syllable, _, _ in syllables})
    for place in range(1, len(syllables) - 1):
        printed = syllables[place][0]
        if printed not in doubtful:
            continue
        around = syllables[place - 1][0], syllables[place + 1][0]
        if pairs[around[0], printed] > 1 and around[0]:
            continue
        if pairs[printed, around[1]] > 1 and around[1]:
            continue
        usual = _usual(doubtful[printed], around, pairs)
        if usual:
            yield _defect(flat, syllables, place, usual, pairs)


def _syllables(text: str) -> list[tuple[str, int, int]]:
    syllables: list[tuple[str, int, int]] = [("", 0, 0)]
    last = 0
    lowered = text.lower()
    # A few foreign capitals grow when lowered; offsets matter more than they do.
    lowered = lowered if len(lowered) == len(text) else text
    for found in patterns.SYLLABLE.finditer(text):
        if text[last : found.start()] != " ":
            syllables.append(("", last, last))
        start, last = found.span()
        syllables.append((lowered[start:last], start, last))
    return [*syllables, ("", last, last)]


def _doubtful(syllables: set[str]) -> dict[str, list[str]]:
    """Syllable → the spellings in the same text that have all its marks and more."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for syllable in sorted(syllables):
        spellings[fold(syllable)].append(syllable)
    return {
        syllable: fuller
        for alike in spellings.values()
        if len(alike) > 1
        for syllable in alike
        if (fuller := [other for other in alike if _only_lost(syllable, other)])
    }


def _usual(
    fuller: Sequence[str],
    around: tuple[str, str],
    pairs: Counter[tuple[str, str]],
) -> str | None:
    """A fuller spelling that fits both neighbours, and one of them many times."""
    for other in fuller:
        left = pairs[around[0], other] if around[0] else None
        right = pairs[other, around[1]] if around[1] else None
        counts = [count for count in (left, right) if count is not None]
        if counts and min(counts) >= SEEN and max(counts) >= USUAL:
            return other
    return None


def _only_lost(printed: str, usual: str) -> bool:
    """True when taking marks off the usual spelling gives the printed one."""
    bare, full = _taken_apart(printed), _taken_apart(usual)
    rest = iter(full)
    return len(bare) < len(full) and all(sign in rest for sign in bare)


def _taken_apart(syllable: str) -> str:
    return unicodedata.normalize("NFD", syllable.translate(STROKED))


def _defect(
    flat: Flat, syllables: Syllables, place: int, usual: str, pairs: Counter[tuple[str, str]]
) -> Defect:
    """Shown with the neighbour that proves it best."""
    (before, start, _), (_, own, own_end), (after, _, end) = syllables[place - 1 : place + 2]
    left = pairs[before, usual] if before else 0
    right = pairs[usual, after] if after else 0
    first = start if left == max(left, right) else own
    last = end if right == max(left, right) else own_end
    shown = flat.text[first:last]
    proposed = shown[: own - first] + usual + shown[own_end - first :]
    why = vocabulary.WHY_LOST_MARK.format(usual=proposed, count=max(left, right))
    return Defect(flat.line(own), shown, proposed, "lost_mark", why, "own_spelling")
