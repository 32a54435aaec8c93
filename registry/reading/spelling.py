"""Words that lost a mark, proven by how the same text spells them everywhere else."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from registry.reading import vocabulary
from registry.reading.findings import Defect
from registry.reading.patterns import common as patterns
from registry.reading.text import Flat, fold, lowered

# Seen this often together with a neighbour, a spelling is the usual one.
USUAL = 5
# On the other side the usual spelling must have been seen at least this often too.
SEEN = 2
STROKED = {ord("đ"): "d\u0335"}

Pairs = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Syllables:
    """The syllables of a text and their neighbours; an empty one where more than a space parts."""

    printed: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    pieces: Sequence[str]  # what is between, a syllable, what is between …


def lost_marks(flat: Flat) -> Iterator[Defect]:
    syllables = _syllables(flat.text)
    pairs = Counter(zip(syllables.before, syllables.printed, strict=True))
    doubtful = _doubtful(sorted(set(syllables.printed)))
    around = zip(syllables.before, syllables.printed, syllables.after, strict=True)
    starts: Sequence[int] = ()
    for place, (before, printed, after) in enumerate(around):
        if printed not in doubtful:
            continue
        if (before and pairs[before, printed] > 1) or (after and pairs[printed, after] > 1):
            continue
        usual = _usual(doubtful[printed], (before, after), pairs)
        if usual:
            starts = starts or tuple(accumulate(map(len, syllables.pieces), initial=0))
            own = starts[2 * place + 1], starts[2 * place + 2]
            yield _defect(flat, own, (before, usual, after), pairs)


def _syllables(text: str) -> _Syllables:
    pieces = patterns.APART.split(lowered(text))
    printed, gaps = pieces[1::2], pieces[::2]
    before = [one if gap == " " else "" for one, gap in zip(["", *printed], gaps, strict=True)]
    after = [one if gap == " " else "" for one, gap in zip([*printed, ""], gaps, strict=True)]
    return _Syllables(printed, before[:-1], after[1:], pieces)


def _doubtful(syllables: Sequence[str]) -> dict[str, list[str]]:
    """Syllable → the spellings in the same text that have all its marks and more."""
    # All at once: a call for each would take longer than the rest together.
    together = "".join(syllable + "\n" for syllable in syllables)
    apart = unicodedata.normalize("NFD", together.translate(STROKED)).splitlines()
    spellings: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for folded, one, bare in zip(fold(together).splitlines(), syllables, apart, strict=True):
        spellings[folded].append((one, bare))
    doubtful: dict[str, list[str]] = {}
    for alike in spellings.values():
        for syllable, bare in alike if len(alike) > 1 else ():
            fuller = [other for other, full in alike if _only_lost(bare, full)]
            if fuller:
                doubtful[syllable] = fuller
    return doubtful


def _usual(
    fuller: Sequence[str],
    around: tuple[str, str],
    pairs: Pairs,
) -> str | None:
    """A fuller spelling that fits both neighbours, and one of them many times."""
    for other in fuller:
        left = pairs[around[0], other] if around[0] else None
        right = pairs[other, around[1]] if around[1] else None
        counts = [count for count in (left, right) if count is not None]
        if counts and min(counts) >= SEEN and max(counts) >= USUAL:
            return other
    return None


def _only_lost(bare: str, full: str) -> bool:
    """True when taking marks off the second spelling, both taken apart, gives the first."""
    if len(bare) >= len(full):
        return False
    rest = iter(full)
    return all(sign in rest for sign in bare)


def _defect(
    flat: Flat, place: tuple[int, int], proven: tuple[str, str, str], pairs: Pairs
) -> Defect:
    """Shown with the neighbour that proves it best."""
    (own, own_end), (before, usual, after) = place, proven
    left = pairs[before, usual] if before else 0
    right = pairs[usual, after] if after else 0
    first = own - len(before) - 1 if left == max(left, right) else own
    last = own_end + 1 + len(after) if right == max(left, right) else own_end
    shown = flat.text[first:last]
    proposed = shown[: own - first] + usual + shown[own_end - first :]
    why = vocabulary.WHY_LOST_MARK.format(usual=proposed, count=max(left, right))
    return Defect(flat.line(own), shown, proposed, "lost_mark", why, "own_spelling")
