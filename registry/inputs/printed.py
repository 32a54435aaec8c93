"""From words with their places on pages to lines and paragraphs, for PDFs and scans alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

# Parts of the height of a word's box.
SAME_ROW = 0.5  # of two words that stand in one row so much lies beside each other
APART = 0.12  # a narrower gap is none: a letter taken from another font
TALL = 0.6  # a comma's box says little of where its row runs
INDENT = 0.7  # a first line begins so far inside
GUTTER = 1.6  # between two columns of words
# Parts of what is usual on the page.
WIDE_PITCH = 1.35  # between the rows of two paragraphs
FULL = 0.93  # a row that ends so far right was broken by the margin
CENTRED = 0.06  # the same room left and right, as a part of the width
FEW_ROWS = 4
LONGEST_LABEL = 5  # "III." or "1.10."


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in the page's own measure from the upper left."""

    text: str
    left: float
    top: float
    width: float
    height: float
    confidence: float | None = None

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Row:
    """Words side by side, left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def middle(self) -> float:
        return sum(word.top + word.height / 2 for word in self.words) / len(self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    @property
    def text(self) -> str:
        """The words with a space where there is room for one."""
        said = self.words[0].text
        for last, word in pairwise(self.words):
            room = word.left - last.right
            is_apart = word.confidence is not None or room > APART * max(last.height, word.height)
            said += (" " if is_apart else "") + word.text
        return said


@dataclass(frozen=True, slots=True)
class Page:
    """A page's words as a program gave them, and its size."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def letters(self) -> int:
        return sum(one.isalpha() for word in self.words for one in word.text)

    @property
    def confidence(self) -> float | None:
        """The mean over what was recognised, long words counting more."""
        sure = [(word.confidence, len(word.text)) for word in self.words]
        known = [(one, weight) for one, weight in sure if one is not None]
        total = sum(weight for _, weight in known)
        return sum(one * weight for one, weight in known) / total if total else None


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words put into rows from left to right, each beside its neighbour, so that a page may be
    askew; then the rows from top to bottom."""
    usual = median([word.height for word in words]) if words else 0.0
    found: list[list[Word]] = []
    guides: list[Word] = []
    for word in sorted(words, key=lambda one: one.left):
        shared = [_shared(word, guide) for guide in guides]
        best = max(range(len(shared)), key=lambda place: shared[place], default=-1)
        if best >= 0 and shared[best] >= SAME_ROW:
            found[best].append(word)
            if word.height >= TALL * usual:
                guides[best] = word
        else:
            found.append([word])
            guides.append(word)
    return sorted((Row(tuple(row)) for row in found), key=lambda row: row.middle)


def split(row: Row, at: tuple[float, float]) -> tuple[Row | None, Row | None]:
    """What of a row stands left of a gutter, and what right of it."""
    middle = (at[0] + at[1]) / 2
    left = tuple(word for word in row.words if word.right <= middle)
    right = tuple(word for word in row.words if word.left >= middle)
    return (Row(left) if left else None), (Row(right) if right else None)


def gaps(row: Row) -> list[tuple[float, float]]:
    """The wide gaps in a row, each from where to where; the room after a label is none."""
    found: list[tuple[float, float]] = []
    said = 0
    for last, word in pairwise(row.words):
        said += len(last.text)
        if said > LONGEST_LABEL and word.left - last.right >= GUTTER * row.height:
            found.append((last.right, word.left))
    return found


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the words of a page usually begin and end, and how far apart its rows are."""

    left: float
    right: float
    pitch: float

    def indented(self, row: Row) -> bool:
        return row.left - self.left > INDENT * row.height

    def full(self, row: Row) -> bool:
        return row.right - self.left >= FULL * (self.right - self.left)

    def centred(self, row: Row) -> bool:
        before, after = row.left - self.left, self.right - row.right
        width = self.right - self.left
        return before > CENTRED * width and abs(before - after) < CENTRED * width


def margins(rows: Sequence[Row]) -> Margins:
    """What is usual among rows."""
    lefts = sorted(row.left for row in rows)
    rights = sorted(row.right for row in rows)
    steps = sorted(
        below.middle - above.middle for above, below in pairwise(rows)
    )
    pitch = steps[len(steps) // 3] if steps else 0.0
    return Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], pitch)


def begins(row: Row, above: Row, at: Margins, is_same_page: bool) -> bool:
    """Whether a row begins a paragraph."""
    if is_same_page and row.middle - above.middle > WIDE_PITCH * at.pitch:
        return True
    if at.centred(row) and at.centred(above):
        return False
    if at.indented(row):
        return not at.indented(above) or not at.full(above)
    return not at.full(above) and at.centred(above)


def _shared(word: Word, guide: Word) -> float:
    """How much of the lower box of the two lies beside the other."""
    both = min(word.bottom, guide.bottom) - max(word.top, guide.top)
    return both / max(min(word.height, guide.height), 0.001)
