"""What is asked of the search box, and how well an entry answers: the same on every database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.vocabulary import SearchKind
from registry.text import cut

LONGEST_QUERY = 100
MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Query:
    """The words asked for, as printed and folded.

    `number` is what stands from the first figure on, in one piece; `before` the words before it;
    `marked` the words typed with marks.
    """

    printed: tuple[str, ...]
    words: tuple[str, ...]
    before: tuple[str, ...]
    number: str
    marked: frozenset[str] = frozenset()

    @property
    def is_enough(self) -> bool:
        """Whether there are two letters to look for; one finds everything."""
        return sum(len(word) for word in self.words) > 1

    @property
    def beginning(self) -> str:
        """The last word when it may be the beginning of a longer one, else nothing."""
        last = self.words[-1] if self.words else ""
        return last if len(last) > 1 and last.isalpha() else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entry when it is ranked."""

    id: int
    kind: SearchKind
    ref_id: int
    number: str | None
    title: str
    printed: str
    issued_on: date | None = None
    is_cited: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found. Of two scores the smaller is the better answer."""

    kind: SearchKind
    ref_id: int
    score: tuple[int, ...]


def query_of(said: str) -> Query:
    """Words from a person, cut and bounded; whatever is neither letter nor figure separates."""
    pairs = cut(said[:LONGEST_QUERY])[:MOST_WORDS]
    words = tuple(bare for _, bare in pairs)
    figure = next((at for at, word in enumerate(words) if not word.isalpha()), len(words))
    return Query(
        printed=tuple(printed for printed, _ in pairs),
        words=words,
        before=words[:figure],
        number="".join(words[figure:]),
        marked=frozenset(printed for printed, bare in pairs if printed != bare),
    )


def hit_of(query: Query, entry: Entry) -> Hit:
    """How well an entry answers, by what matters most first; ties are broken by its id."""
    score = (
        _number(query, entry),
        _title(query, entry.title),
        _unlike(query, entry.printed),
        0 if entry.is_cited else 1,
        -entry.issued_on.toordinal() if entry.issued_on else 0,
        entry.id,
    )
    return Hit(entry.kind, entry.ref_id, score)


def _number(query: Query, entry: Entry) -> int:
    """The number itself, the beginning of it, or not; 7 is not the beginning of 76."""
    said, number = query.number, entry.number or ""
    if not said or not number.startswith(said):
        return 2
    if said[-1].isdigit() and number[len(said) : len(said) + 1].isdigit():
        return 2
    return 0 if number == said else 1


def _title(query: Query, title: str) -> int:
    """The whole title, its beginning, words of it in a row, all of them anywhere, or not."""
    said, bounded = " ".join(query.words), f" {title} "
    if said == title:
        return 0
    if title.startswith(said):
        return 1 if bounded.startswith(f" {said} ") else 2
    if f" {said}" in bounded:
        return 3 if f" {said} " in bounded else 4
    return 5 if set(query.words) <= set(title.split()) else 6


def _unlike(query: Query, printed: str) -> int:
    """How many of the words typed with marks the title does not print just so."""
    return len(query.marked.difference(printed.split())) if query.marked else 0
