"""The shapes inside the cells of a picture of the map: the same ones assets/app.css masks.

Each standing can be told without its colour: by its own shape, or by the frame around a cell whose
shape is the recorded state.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from dashboard import texts
from dashboard.figures import FILLS
from dashboard.heatmap_compare import Turn
from dashboard.heatmap_rows import Cell
from dashboard.pictures import lettering
from dashboard.pictures.shapes import Disc, Line, Point, Polygon, Rect, Shape, Words
from dashboard.texts import heatmap as words
from db.vocabulary import State
from registry.standing import Standing

INK, SOFT, PALE, EDGE, FAINT = "#14232b", "#4a5a62", "#b9b6ab", "#6f6c5c", "#cd6b67"
INKS = {
    Standing.OVERDUE: "#ffffff",
    Standing.DUE_SOON: "#2b1d00",
    Standing.DONE_LATE: "#ffffff",
    Standing.ON_TRACK: "#0b3440",
    Standing.DONE_ON_TIME: "#ffffff",
    Standing.OPEN_ENDED: "#3d4239",
    Standing.NOT_ASSESSABLE: "#4a5a62",
}
OF_STANDING = {
    Standing.OVERDUE: "bang",
    Standing.DUE_SOON: "clock",
    Standing.DONE_LATE: "late-check",
    Standing.ON_TRACK: "arrow",
    Standing.DONE_ON_TIME: "check",
    Standing.OPEN_ENDED: "ring",
    Standing.NOT_ASSESSABLE: "dash",
}
OF_STATE = {
    State.NOT_STARTED: "ring",
    State.IN_PROGRESS: "half",
    State.AWAITING: "hourglass",
    State.DONE: "check",
    State.SUSPENDED: "pause",
    State.NOT_APPLICABLE: "dash",
}
OF_TURN = {Turn.WORSE: "down", Turn.BETTER: "up", Turn.OTHER: "diamond", Turn.NEW: "plus"}
# These say all there is to say of a report; in the others the recorded state says more.
SAYS_ALL = {Standing.OVERDUE, Standing.DUE_SOON, Standing.DONE_LATE, Standing.DONE_ON_TIME}
# On a square of ten: filled shapes, lines with their width, and rings with theirs.
FILLED: dict[str, tuple[tuple[Point, ...], ...]] = {
    "bang": (((4.1, 1), (5.9, 1), (5.9, 6.2), (4.1, 6.2)),
             ((4.1, 7.3), (5.9, 7.3), (5.9, 9), (4.1, 9))),
    "arrow": (((2.5, 1), (8, 5), (2.5, 9)),),
    "hourglass": (((2, 1), (8, 1), (5, 5), (8, 9), (2, 9), (5, 5)),),
    "pause": (((2.5, 1.5), (4.3, 1.5), (4.3, 8.5), (2.5, 8.5)),
              ((5.7, 1.5), (7.5, 1.5), (7.5, 8.5), (5.7, 8.5))),
    "dash": (((1.5, 4.2), (8.5, 4.2), (8.5, 5.8), (1.5, 5.8)),),
    "half": ((*((5 + 3.6 * sin(pi * at / 12), 5 - 3.6 * cos(pi * at / 12)) for at in range(13)),),),
    "down": (((1, 2), (9, 2), (5, 9)),),
    "up": (((1, 8), (9, 8), (5, 1)),),
    "diamond": (((5, 0.5), (9, 5), (5, 9.5), (1, 5)),),
    "plus": (((4, 1), (6, 1), (6, 4), (9, 4), (9, 6), (6, 6), (6, 9), (4, 9), (4, 6), (1, 6),
              (1, 4), (4, 4)),),
}
DRAWN: dict[str, tuple[tuple[tuple[Point, ...], float], ...]] = {
    "check": ((((1.5, 5.4), (4, 8), (8.6, 2)), 1.8),),
    "late-check": ((((1, 4.8), (3.2, 7), (7.2, 1.6)), 1.6), (((1, 8.6), (9, 8.6)), 1.4)),
}
RINGS = {"ring": (3.4, 1.3), "half": (3.6, 1.2)}


def mark(name: str, x: float, y: float, size: float, colour: str, ground: str) -> Iterator[Shape]:
    """One shape in the middle of x and y; `ground` is the colour it stands on."""
    left, top, unit = x - size / 2, y - size / 2, size / 10

    def placed(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((left + px * unit, top + py * unit) for px, py in points)

    if name == "clock":
        yield Disc(x, y, 4 * unit, colour)
        yield Line(placed(((4.9, 2.4), (4.9, 5.2), (6.7, 6.6))), ground, unit)
    if name in RINGS:
        radius, wide = RINGS[name]
        yield Disc(x, y, radius * unit, colour, wide * unit)
    for points in FILLED.get(name, ()):
        yield Polygon(placed(points), colour)
    for points, wide in DRAWN.get(name, ()):
        yield Line(placed(points), colour, wide * unit)


def colour(kind: Standing, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """The ground of a cell, with the frame of the standings that have no shape of their own."""
    yield Rect(x, y, width, height, FILLS[kind])
    if kind is Standing.OPEN_ENDED:
        yield Rect(x + 0.4, y + 0.4, width - 0.8, height - 0.8, None, EDGE, 0.6)
    if kind is Standing.NOT_ASSESSABLE:
        yield Rect(x + 0.4, y + 0.4, width - 0.8, height - 0.8, None, SOFT, 0.6, 2)


# A single report's cell of this width, and high enough for two lines, says itself in words.
WITH_WORDS, TWO_LINES = 70.0, 18.0


def cell(one: Cell | None, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """One cell of the map with everything that stands in it."""
    if one is None:
        middle, reach = x + width / 2, min(width - 2, height - 2) / 2
        yield Line(((middle - reach, y + height - 1), (middle + reach, y + 1)), PALE, 0.4)
        return
    if one.is_off:
        yield Disc(x + width / 2, y + height / 2, 0.9, PALE)
        return
    yield from colour(one.standing, x, y, width, height)
    ink, ground = INKS[one.standing], FILLS[one.standing]
    # What stands in a cell with a bar at its foot gives it room.
    middle, size = y + height / 2 - 0.9 * bool(one.overdue), min(height - 3, 9)
    if one.total > 1:
        # The shape and the figures stand as one in the middle; narrow cells give up the space.
        left = max(x + size / 2 + 1, x + width / 2 - size * 1.4)
        yield from mark(OF_STANDING[one.standing], left, middle, size, ink, ground)
        figures = f"{one.done}/{one.total}"
        yield Words(left + size * 0.75, middle + size * 0.38, figures, size, ink, True)
    elif width >= WITH_WORDS and height >= TWO_LINES and one.state:
        yield from _single(one, x + 15, middle, size, ink, ground)
        room = width - (28 if not one.turn else 36)
        for low, is_bold, said in ((-1.5, True, texts.STANDINGS[one.standing]),
                                   (6.5, False, words.cell_text(one.state, one.percent))):
            line = lettering.fitted(said, room, 7.5, is_bold=is_bold)
            yield Words(x + 24, middle + low, line, 7.5, ink, is_bold)
    else:
        yield from _single(one, x + width / 2, middle, size, ink, ground)
    if one.standing is Standing.ON_TRACK and one.state:
        yield from mark("arrow", x + size * 0.3, middle, size * 0.6, ink, ground)
    yield from corners(one, x, y, width, height)
    if one.turn:
        yield from turned(one.turn, x, y, width, height, ink, ground)


def _single(
    one: Cell, x: float, middle: float, size: float, ink: str, ground: str
) -> Iterator[Shape]:
    says_all = one.standing in SAYS_ALL or one.state is None
    name = OF_STANDING[one.standing] if says_all else OF_STATE[one.state]
    yield from mark(name, x, middle, size, ink, ground)


def corners(one: Cell, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """Confirmed: the upper right corner; long untouched: the lower left; at the foot what is
    overdue of several."""
    ink = INKS[one.standing]
    if one.overdue:
        yield from share(one, x, y, width, height)
    if one.verified == one.total:
        right = x + width
        yield Polygon(((right - 4, y), (right, y), (right, y + 4)), ink)
    if one.is_stale:
        low = y + height
        yield Polygon(((x, low - 4), (x, low), (x + 4, low)), ink)


def share(one: Cell, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """How many of several are overdue: a bar at the foot, as long as their part of all."""
    room, foot = width - 10, y + height - (3.6 if one.turn is Turn.WORSE else 1.6)
    yield Rect(x + 5, foot, room, 1.1, FAINT)
    yield Rect(x + 5, foot, room * one.overdue / one.total, 1.1, INKS[Standing.OVERDUE])


def turned(
    what: Turn, x: float, y: float, width: float, height: float, ink: str, ground: str
) -> Iterator[Shape]:
    """What a cell became: a bar below (worse) or above (better), and a shape at the right."""
    if what is Turn.WORSE:
        yield Rect(x, y + height - 2, width, 2, INK)
    if what is Turn.BETTER:
        yield Rect(x, y, width, 2, INK)
    yield from mark(OF_TURN[what], x + width - 4.2, y + height / 2, 5, ink, ground)
