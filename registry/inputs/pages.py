"""The text of pages: columns in their order, page numbers and running heads left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.errors import Refused
from registry.inputs.printed import (
    FEW_ROWS,
    Margins,
    Page,
    Row,
    Word,
    begins,
    gaps,
    margins,
    rows_of,
    split,
)

COLUMNS = 12
# No page of a plan has so many; each is compared with the rows of its page.
MOST_WORDS = 8_000
PAGE_LEVEL, WORD_LEVEL = "1", "5"
# So many rows at the top and at the bottom may be a running head.
EDGE_ROWS = 2
# A head that stands on so many pages, and on so much of all, is a running one.
FEWEST_REPEATS, REPEATED_SHARE = 3, 0.5
NUMBER_SIGNS = "0123456789-–—/.[]() "
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of all pages, and whether running heads were left out of it."""

    text: str
    has_heads: bool


def parse(said: str, *, is_recognised: bool) -> list[Page]:
    """The pages of what pdftotext or tesseract wrote as a table of words (TSV)."""
    sizes: dict[int, tuple[float, float]] = {}
    words: dict[int, list[Word]] = {}
    for line in said.split("\n"):
        cells = line.split("\t")
        if len(cells) < COLUMNS or cells[0] not in (PAGE_LEVEL, WORD_LEVEL):
            continue
        number = int(cells[1])
        left, top, width, height, sure = map(float, cells[6:11])
        if cells[0] == PAGE_LEVEL:
            sizes[number] = (width, height)
        elif text := cells[11].strip():
            words.setdefault(number, []).append(
                Word(text, left, top, width, height, sure / 100 if is_recognised else None)
            )
    if any(len(some) > MOST_WORDS for some in words.values()):
        raise Refused("evidence_bomb")
    return [
        Page(number, *size, tuple(words.get(number, ()))) for number, size in sorted(sizes.items())
    ]


def of_lines(number: int, text: str) -> Page:
    """A page of which only the lines are known, not where they stand."""
    lines = enumerate(line.strip() for line in text.split("\n"))
    words = (Word(line, 0.0, 12.0 * at, 6.0 * len(line), 10.0) for at, line in lines if line)
    return Page(number, 0.0, 0.0, tuple(words))


def printed(pages: Iterable[Page]) -> Printed:
    """The text of pages in the order of reading, an empty line before each paragraph."""
    found = [rows_of(page.words) for page in pages]
    heads = _running(found)
    kept = [
        [row for place, row in enumerate(rows) if not _is_margin(row, place, len(rows), heads)]
        for rows in found
    ]
    blocks = [block for rows in kept if rows for block in _blocks(rows, margins(rows))]
    return Printed("\n".join(_lines(blocks)), bool(heads))


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows below each other in one column, with the margins they are measured by."""

    rows: tuple[Row, ...]
    at: Margins
    is_column: bool


def _lines(blocks: Sequence[_Block]) -> Iterator[str]:
    above: Row | None = None
    was_column = False
    for block in blocks:
        for place, row in enumerate(block.rows):
            is_first = above is not None and place == 0
            starts_column = is_first and (block.is_column or was_column)
            if above is not None and (starts_column or begins(row, above, block.at, place > 0)):
                yield ""
            yield row.text
            above = row
        was_column = block.is_column


def _blocks(rows: Sequence[Row], at: Margins) -> Iterator[_Block]:
    """The rows of a page from top to bottom; where two columns stand, the left one first."""
    place = 0
    while place < len(rows):
        end, gutter = _zone(rows, place)
        if gutter is None:
            yield _Block(tuple(rows[place:end]), at, False)
        else:
            halves = [split(row, gutter) for row in rows[place:end]]
            for side in (0, 1):
                column = tuple(half for pair in halves if (half := pair[side]) is not None)
                yield _Block(column, margins(column), True)
        place = end


def _zone(rows: Sequence[Row], start: int) -> tuple[int, tuple[float, float] | None]:
    """Where the rows from here on end that share a gutter, or that have none."""
    gutter, end = _shared_gutter(rows, start)
    if gutter is not None:
        return end, gutter
    end = start + 1
    while end < len(rows) and _shared_gutter(rows, end)[0] is None:
        end += 1
    return end, None


def _shared_gutter(rows: Sequence[Row], start: int) -> tuple[tuple[float, float] | None, int]:
    """The gutter of the columns that begin at a row: at least two of its rows have both sides."""
    best: tuple[float, float] | None = None
    end, both = start, 0
    for place in range(start, len(rows)):
        row = rows[place]
        wide = gaps(row)
        if len(wide) > 1 or (not wide and best is None):
            break
        if not wide:
            if best is not None and best[0] < row.right and row.left < best[1]:
                break
            continue
        common = wide[0] if best is None else _common(best, wide[0])
        if common is None or common[1] - common[0] < row.height:
            break
        best, end, both = common, place + 1, both + 1
    if both < 2:
        return None, start
    return best, _to_the_end(rows, end, best)


def _to_the_end(rows: Sequence[Row], end: int, gutter: tuple[float, float] | None) -> int:
    """A column at the foot of a page may be longer than the one beside it."""
    rest = rows[end:]
    if gutter and all(row.right <= gutter[1] or row.left >= gutter[0] for row in rest):
        return len(rows) if len(rest) <= 2 * FEW_ROWS else end
    return end


def _common(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float] | None:
    left, right = max(one[0], other[0]), min(one[1], other[1])
    return (left, right) if left < right else None


def _running(pages: Sequence[Sequence[Row]]) -> frozenset[str]:
    """What stands at the edge of many pages, its figures aside."""
    edges: Counter[str] = Counter()
    for rows in pages:
        near = [*rows[:EDGE_ROWS], *rows[-EDGE_ROWS:]]
        edges.update({_shape(row.text) for row in near if not _is_number(row.text)})
    fewest = max(FEWEST_REPEATS, REPEATED_SHARE * len(pages))
    return frozenset(shape for shape, count in edges.items() if count >= fewest)


def _is_margin(row: Row, place: int, count: int, heads: frozenset[str]) -> bool:
    if EDGE_ROWS <= place < count - EDGE_ROWS:
        return False
    return _is_number(row.text) or _shape(row.text) in heads


def _is_number(text: str) -> bool:
    """A page's number: 2, - 2 -, 2/10."""
    return len(text) <= LONGEST_NUMBER and all(one in NUMBER_SIGNS for one in text)


def _shape(text: str) -> str:
    return "".join("0" if one.isdigit() else one for one in text)
