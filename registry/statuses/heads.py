"""Finds the head of a table of statuses among notes, sheets and merged cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from registry.errors import Refused
from registry.statuses import vocabulary
from registry.statuses.columns import SAYING, Column
from registry.text import fold, fold_number

# So many lines of notes may stand above the head.
HEAD_WITHIN = 30
LONGEST_HEAD = 120
PERCENT = "%"
# A head is compared so far: no known one is half as long.
COMPARED = 60
# A shorter beginning of a head says too little.
SHORTEST_BEGINNING = 6
SHOWN = 60

Grid = list[list[str]]
Meant = Mapping[str, "Column | None"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file: its name and its cells."""

    name: str
    rows: Grid


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands, how many lines it takes, and which column says what.

    `titles` are the heads as they are written, by place; `places` says where each column is.
    """

    sheet: int
    at: int
    depth: int
    titles: tuple[str, ...]
    places: dict[Column, int]

    @property
    def first_row(self) -> int:
        """The place of the first row below the head."""
        return self.at + self.depth

    @property
    def unused(self) -> tuple[str, ...]:
        """Heads of columns nothing is read from."""
        used = set(self.places.values())
        return tuple(title[:SHOWN] for place, title in enumerate(self.titles)
                     if title and place not in used)


def widest(sheets: list[Sheet]) -> Head | None:
    """The line that most looks like a head, whatever it lacks; None when there is no cell."""
    best: Head | None = None
    for number, sheet in enumerate(sheets):
        for at in range(min(HEAD_WITHIN, len(sheet.rows))):
            for depth in (1, 2):
                found = _head(number, sheet.rows, at, depth)
                # A line of notes above the head is no part of it.
                if best is None or _worth(found) > _worth(best):
                    best = found
    return best


def _worth(head: Head) -> tuple[int, int]:
    return len(head.places), -head.depth


def find_head(sheets: list[Sheet], chosen: Mapping[Column, int] | None = None) -> Head:
    """The head that says most, on whichever sheet; `chosen` places are a person's own word, and
    -1 means that no column says it. Refused: none, or what is needed is missing."""
    best = widest(sheets)
    if best is None or len(best.places) < 2:
        raise Refused("sheet_no_head", within=HEAD_WITHIN)
    places = _corrected(best, chosen or {})
    _refuse_lacking(places)
    return Head(best.sheet, best.at, best.depth, best.titles, places)


def _corrected(head: Head, chosen: Mapping[Column, int]) -> dict[Column, int]:
    taken = {place for place in chosen.values() if place >= 0}
    places = {column: place for column, place in head.places.items()
              if column not in chosen and place not in taken}
    wanted = [place for place in chosen.values() if place >= 0]
    if len(wanted) != len(set(wanted)) or any(place >= len(head.titles) for place in wanted):
        raise Refused("sheet_column_twice")
    return places | {column: place for column, place in chosen.items() if place >= 0}


def _refuse_lacking(places: Mapping[Column, int]) -> None:
    if not {Column.KEY, Column.PATH, Column.TASK} & places.keys():
        raise Refused("sheet_no_task_column")
    if not set(SAYING) & places.keys():
        raise Refused("sheet_nothing_said")


def _head(sheet: int, rows: Grid, at: int, depth: int) -> Head:
    """What a head of one line would say, or of two with the upper one's merged cells spread."""
    upper = [_title(cell) for cell in rows[at]]
    lower = [_title(cell) for cell in rows[at + 1]] if depth == 2 and at + 1 < len(rows) else []
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    spread = _spread(upper, lower) if depth == 2 else upper
    titles = tuple(" ".join(filter(None, pair)) for pair in zip(spread, lower, strict=True))
    return Head(sheet, at, depth, titles, _placed(spread, lower))


def _title(cell: str) -> str:
    return " ".join(cell.split()) if len(cell) <= LONGEST_HEAD else ""


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """A head above several columns is written once: the blanks beside it mean the same."""
    found, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        found.append(last)
    return found


def _placed(upper: list[str], lower: list[str]) -> dict[Column, int]:
    """Each column's place: what is written exactly first, then what begins so."""
    places: dict[Column, int] = {}
    settled: set[int] = set()
    for surely in (2, 1, 0):
        for is_joined in (False, True):
            for place, (above, below) in enumerate(zip(upper, lower, strict=True)):
                head = f"{above} {below}" if is_joined else below or above
                column, is_known = _meaning(head[: LONGEST_HEAD + 1], surely)
                if place in settled or not is_known or column in places:
                    continue
                settled.add(place)
                if column is not None:
                    places[column] = place
    return places


@lru_cache(maxsize=4_096)
def _meaning(head: str, surely: int) -> tuple[Column | None, bool]:
    """The column a head means, and whether it means anything known.

    How surely: 2 for its usual names, 1 for those that are used for other things too, 0 for a head
    that begins with one.
    """
    if len(head) > LONGEST_HEAD:
        return None, False
    known, said = _known(), _compared(head)
    if PERCENT in head and (head.strip() == PERCENT or _plain(vocabulary.DONE) in _plain(head)):
        return Column.PERCENT, True
    if said in known and (surely < 2 or said not in _doubtful()):
        return known[said], True
    if surely or not said:
        return None, False
    begun = [word for word in known if len(word) >= SHORTEST_BEGINNING and said.startswith(word)]
    return (known[max(begun, key=len)], True) if begun else (None, False)


@lru_cache(maxsize=4_096)
def _compared(head: str) -> str:
    return fold_number(head.partition("(")[0][:COMPARED])


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(map(fold_number, vocabulary.DOUBTFUL_HEADERS))


def _plain(head: str) -> str:
    return " ".join(fold(head).split())


@cache
def _known() -> dict[str, Column | None]:
    found = {fold_number(said): column for said, column in vocabulary.OTHER_HEADERS.items()}
    return found | {fold_number(said): column for column, said in vocabulary.HEADERS.items()}
