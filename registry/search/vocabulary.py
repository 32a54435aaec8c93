"""The words under which a document is sought though its own text may lack them."""

from __future__ import annotations

from collections.abc import Iterator

from db.vocabulary import DocumentKind
from registry.reading.vocabulary import DAY, KINDS, MONTH, NUMBER_WORD, YEAR
from registry.text import fold

__all__ = ["DAY", "KIND_WORDS", "MONTH", "NUMBER_WORD", "YEAR"]


def _names(kind: DocumentKind) -> Iterator[str]:
    """The names of a kind without those that only add to a shorter one."""
    names = [name for name, said in KINDS.items() if said.value == kind.value]
    for name in names:
        if not any(other != name and fold(other) in fold(name) for other in names):
            yield name


KIND_WORDS = {
    kind: " ".join(_names(kind)) for kind in DocumentKind if kind is not DocumentKind.OTHER
}
