"""Common words a scanner printed with wrong marks, put right letter for letter."""

from __future__ import annotations

from registry.reading import vocabulary
from registry.reading.text import fold, lowered


def restored(text: str) -> str:
    """The text with the words duties are told in as they are spelled; every offset stays."""
    plain, lower = fold(text), lowered(text)
    letters: list[str] | None = None
    for word, bare in _WORDS:
        if plain.count(bare) == lower.count(word):
            continue
        at = plain.find(bare)
        while at >= 0:
            end = at + len(bare)
            if lower[at:end] != word and _is_misread(lower, at, end):
                letters = letters or list(text)
                letters[at:end] = _in_case(word, text[at:end])
            at = plain.find(bare, end)
    return "".join(letters) if letters else text


def _is_misread(lower: str, at: int, end: int) -> bool:
    """Whether whole words stand there that are no other words."""
    is_whole = not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum()
    return is_whole and lower[at:end] not in vocabulary.OTHER_WORDS


def _in_case(word: str, printed: str) -> list[str]:
    pairs = zip(word, printed, strict=True)
    return [right.upper() if was.isupper() else right for right, was in pairs]


_WORDS = [(word, fold(word)) for word in vocabulary.COMMON_WORDS]
