"""Where the boxes and lines of a relations graph stand: positions from nodes and edges alone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Key = Hashable
Pair = tuple[Key, Key]
# In sixteenths of the page's type size.
BOX, CENTRE, ROW = (184, 40), 208, 48
GAP, MARGIN, BULGE, LANE = 18, 14, 26, 17
# Between two columns: the lines' words, and beside them the bend of the lines.
CHANNEL, BEND = 172, 52
# A column of more rows stands in two, the further one half a row lower: its lines pass between.
MOST_ROWS = 13
BESIDE = 104


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner; `column` is 0 in the middle, below nought left."""

    x: float
    y: float
    width: float
    height: float
    column: int

    @property
    def middle(self) -> float:
        """Its height, half way."""
        return self.y + self.height / 2

    def port(self, side: int) -> float:
        """Where lines meet it: at its right (1) or its left (-1)."""
        return self.x + self.width if side > 0 else self.x


@dataclass(frozen=True, slots=True)
class Line:
    """A line as an SVG path from one box to another, where its tip points, where its words go."""

    path: str
    start: tuple[float, float]
    end: tuple[float, float]
    tip: int
    words_at: tuple[float, float]
    anchor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing."""

    width: float
    height: float
    boxes: dict[Key, Box]
    lines: dict[Pair, Line]


def laid_out(columns: Mapping[int, Sequence[Key]], pairs: Sequence[Pair]) -> Layout:
    """Boxes in columns from left to right, lines between them; the same for the same input.

    Column 0 holds the one document everything is about. `pairs` are from → to, each once.
    """
    filled = {column: list(columns[column]) for column in sorted(columns) if columns[column]}
    side_of = {key: column for column, keys in filled.items() for key in keys}
    lanes = [pair for pair in pairs if abs(side_of[pair[0]] - side_of[pair[1]]) > 1]
    # Outside a column within which lines run, their words need room.
    loops = {side_of[from_] for from_, to in pairs if side_of[from_] == side_of[to]}
    room = {column: BESIDE if column in loops else 0 for column in filled}
    first, last = min(filled), max(filled)
    edge = MARGIN + (BULGE if lanes else 0)
    top = MARGIN + LANE * len(lanes) + (LANE if lanes else 0)
    tall = max(_height(column, keys, pairs) for column, keys in filled.items())
    boxes: dict[Key, Box] = {}
    x: float = edge + room[first]
    spans: dict[int, tuple[float, float]] = {}
    for column, keys in filled.items():
        left = x
        x = _column(boxes, column, keys, x, top + (tall - _height(column, keys, pairs)) / 2, pairs)
        spans[column] = (left, x)
        x += CHANNEL + (room.get(column + 1, 0) if column < 0 else room[column])
    width = x - CHANNEL + edge + (room[last] if last <= 0 else 0)
    lines = _Lines(boxes, spans, list(pairs), lanes)
    return Layout(width, top + tall + MARGIN, boxes, {pair: lines.of(pair) for pair in pairs})


def _parts(column: int, keys: list[Key]) -> list[list[Key]]:
    """A column's keys as they stand from left to right: one column, or two."""
    if len(keys) <= MOST_ROWS:
        return [keys]
    near, far = keys[::2], keys[1::2]
    return [far, near] if column < 0 else [near, far]


def _height(column: int, keys: list[Key], pairs: Sequence[Pair]) -> float:
    if column == 0:
        busiest = max(sum(key in pair for pair in pairs) for key in keys)
        return max(72, 12 * busiest)
    rows = -(-len(keys) // len(_parts(column, keys)))
    return rows * ROW + (ROW / 2 if len(keys) > MOST_ROWS else 0) - (ROW - BOX[1])


def _column(
    boxes: dict[Key, Box], column: int, keys: list[Key], x: float, y: float, pairs: Sequence[Pair]
) -> float:
    """Set a column's boxes; its right edge."""
    if column == 0:
        boxes[keys[0]] = Box(x, y, CENTRE, _height(0, keys, pairs), 0)
        return x + CENTRE
    parts = _parts(column, keys)
    for place, part in enumerate(parts):
        is_far = len(parts) > 1 and place == (0 if column < 0 else 1)
        for row, key in enumerate(part):
            boxes[key] = Box(x, y + row * ROW + (ROW / 2 if is_far else 0), *BOX, column)
        x += BOX[0] + GAP
    return x - GAP


class _Lines:
    """Draws lines between boxes that stand already."""

    def __init__(
        self, boxes: dict[Key, Box], spans: dict[int, tuple[float, float]], pairs: list[Pair],
        lanes: list[Pair],
    ) -> None:
        self.boxes, self.spans, self.pairs, self.lanes = boxes, spans, pairs, lanes
        self.taken: list[tuple[float, float]] = []

    def of(self, pair: Pair) -> Line:
        """The line of one pair."""
        from_, to = (self.boxes[key] for key in pair)
        if from_.column == to.column:
            return self._loop(pair)
        if pair in self.lanes:
            return self._lane(pair)
        return self._across(pair)

    def _across(self, pair: Pair) -> Line:
        """Level past the words, then bent to the box nearer to the middle."""
        inner, outer = sorted(pair, key=lambda key: abs(self.boxes[key].column))
        side = 1 if self.boxes[outer].column > 0 else -1
        near, far = self.boxes[inner], self.boxes[outer]
        x_near, x_far = near.port(side), far.port(-side)
        y_far = self._port(outer, -side, pair)
        y_near = self._port(inner, side, pair)
        edge = self.spans[far.column][0 if side > 0 else 1]
        turn = self.spans[near.column][1 if side > 0 else 0]
        bend, half = turn + side * BEND, turn + side * BEND / 2
        curve = f"C{half:g},{y_near:g} {half:g},{y_far:g} {bend:g},{y_far:g}"
        back = f"C{half:g},{y_far:g} {half:g},{y_near:g} {turn:g},{y_near:g}"
        words = (edge - side * 13, y_far - 4)
        anchor = "end" if side > 0 else "start"
        if pair[0] == inner:
            path = f"M{x_near:g},{y_near:g}H{turn:g}{curve}H{x_far:g}"
            return Line(path, (x_near, y_near), (x_far, y_far), side, words, anchor)
        path = f"M{x_far:g},{y_far:g}H{bend:g}{back}H{x_near:g}"
        return Line(path, (x_far, y_far), (x_near, y_near), -side, words, anchor)

    def _port(self, key: Key, side: int, pair: Pair) -> float:
        """Lines meet a box one under another, in the order of where they come from."""
        box = self.boxes[key]
        meeting = [
            one for one in self.pairs
            if key in one and self.boxes[_other(one, key)].column == box.column + side
        ]
        meeting.sort(key=lambda one: self.boxes[_other(one, key)].middle)
        step = box.height / (len(meeting) + 1)
        return box.y + step * (meeting.index(pair) + 1)

    def _loop(self, pair: Pair) -> Line:
        """Within a column: out to the side that is turned away from the middle, and back."""
        from_, to = (self.boxes[key] for key in pair)
        side = 1 if from_.column > 0 else -1
        out = self.spans[from_.column][1 if side > 0 else 0] + side * BULGE
        is_second = (pair[1], pair[0]) in self.pairs[: self.pairs.index(pair)]
        (x1, y1), (x2, y2) = ((one.port(side), one.middle - (5 if is_second else 12))
                              for one in (from_, to))
        path = f"M{x1:g},{y1:g}C{out:g},{y1:g} {out:g},{y2:g} {x2:g},{y2:g}"
        words = (out, (y1 + y2) / 2 + 4)
        while any(abs(words[1] - y) < 14 and words[0] == x for x, y in self.taken):
            words = (out, words[1] + 7)
        self.taken.append(words)
        anchor = "start" if side > 0 else "end"
        return Line(path, (x1, y1), (x2, y2), -side, words, anchor)

    def _lane(self, pair: Pair) -> Line:
        """From one side of the drawing to the other: over the top of everything."""
        from_, to = (self.boxes[key] for key in pair)
        number = self.lanes.index(pair)
        y = MARGIN + LANE * (number + 1) - 6
        side_from, side_to = (1 if one.column > 0 else -1 for one in (from_, to))
        start = (from_.port(side_from), from_.middle + 9)
        end = (to.port(side_to), to.middle + 9)
        off = 10 + 5 * (number % 4)
        x1 = self.spans[from_.column][1 if side_from > 0 else 0] + side_from * off
        x2 = self.spans[to.column][1 if side_to > 0 else 0] + side_to * off
        path = (f"M{start[0]:g},{start[1]:g}H{x1:g}V{y:g}H{x2:g}V{end[1]:g}H{end[0]:g}")
        middle = (self.spans[0][0] + self.spans[0][1]) / 2
        return Line(path, start, end, -side_to, (middle, y - 3), "middle")


def _other(pair: Pair, key: Key) -> Key:
    return pair[1] if pair[0] == key else pair[0]
