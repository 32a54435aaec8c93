"""The few shapes a picture is made of. Lengths are points of 1/72 inch, y goes down."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, filled or framed or both; `dashes` is the length of a dash and of a gap."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    edge_width: float = 0.5
    dashes: float = 0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape with straight sides."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line through some points."""

    points: tuple[Point, ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle: filled, or a ring of some width."""

    x: float
    y: float
    radius: float
    colour: str
    ring: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text on its base line. `anchor` is what of it stands at x: start, middle or end;
    `is_upright` text reads from below to above."""

    x: float
    y: float
    said: str
    size: float
    colour: str = "#14232b"
    is_bold: bool = False
    anchor: str = "start"
    is_upright: bool = False


Shape = Rect | Polygon | Line | Disc | Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a picture."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
