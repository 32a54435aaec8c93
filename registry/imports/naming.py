"""What kind of agency a printed name is of, offered to whoever registers it."""

from __future__ import annotations

from db.vocabulary import AgencyKind
from registry.imports import vocabulary
from registry.text import fold

_BY_WORDS = {
    tuple(fold(words).split()): kind
    for kind, every in vocabulary.KINDS_BY_NAME.items() for words in every
}


def kind_of(name: str) -> AgencyKind | None:
    """By the longest words known that the name begins with; None when it begins with none."""
    words = fold(name).split()
    for count in range(len(words), 0, -1):
        if kind := _BY_WORDS.get(tuple(words[:count])):
            return kind
    return None
