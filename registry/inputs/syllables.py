"""Whether a word is a Vietnamese syllable: evidence that letters were read as meant."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator

from registry.inputs.vocabulary import BEGINNINGS, RHYMES

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
LONGEST = 7  # nghiêng


def is_syllable(word: str) -> bool:
    """Whether a word in composed letters could be said."""
    return len(word) <= LONGEST and _is_syllable(word.lower())


def marked_words(text: str) -> Iterator[str]:
    """The words that have a letter beyond a to z; the others say nothing of an encoding."""
    return (word for word in words(text) if not word.isascii())


def words(text: str) -> Iterator[str]:
    """Runs of letters, and of the signs that old encodings have in the place of letters."""
    return iter("".join(one if _in_word(one) else " " for one in text).split())


def share(text: str, most: int = 4_000) -> tuple[float, int]:
    """How many of the first marked words are syllables, and how many were looked at."""
    seen = good = 0
    for word in marked_words(text):
        seen += 1
        good += is_syllable(word)
        if seen >= most:
            break
    return (good / seen if seen else 0.0), seen


def _in_word(one: str) -> bool:
    return one.isalpha() or "\u0300" <= one <= "\u036f" or "\u00a1" <= one <= "\u00ff"


@functools.lru_cache(maxsize=20_000)
def _is_syllable(small: str) -> bool:
    apart = unicodedata.normalize("NFD", small)
    tones = sum(one in TONES for one in apart)
    toneless = unicodedata.normalize("NFC", "".join(one for one in apart if one not in TONES))
    if tones > 1 or not toneless:
        return False
    return any(
        toneless[:cut] in BEGINNINGS and toneless[cut:] in RHYMES
        for cut in range(min(4, len(toneless)))
    ) or toneless in ("gi", "đ")
