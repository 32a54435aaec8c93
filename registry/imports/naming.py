"""What kind of agency a printed name is of, offered to whoever registers it."""

from __future__ import annotations

import unicodedata

from db.vocabulary import AgencyKind
from registry.imports import vocabulary
from registry.text import fold


def kind_of(name: str) -> AgencyKind | None:
    """By the longest words known that the name begins with; None when it begins with none."""
    words = _spelled(name)
    for count in range(len(words), 0, -1):
        if kind := _BY_WORDS.get(words[:count]):
            return kind
    return None


def _spelled(name: str) -> tuple[str, ...]:
    """Its words with their marks, wherever in a word they stand: «Uỷ» is «Ủy», «Bảo» no «Báo»."""
    return tuple(fold(word) + "".join(sorted(_marks(word))) for word in name.split())


def _marks(word: str) -> list[str]:
    return [one for one in unicodedata.normalize("NFD", word.lower()) if not one.isascii()]


_BY_WORDS = {
    _spelled(words): kind
    for kind, every in vocabulary.KINDS_BY_NAME.items() for words in every
}
