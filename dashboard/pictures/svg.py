"""Shapes as SVG text: words stay words, everything is escaped, nothing is fetched."""

from __future__ import annotations

import base64
import functools
from html import escape

from dashboard.pictures.lettering import BOLD, REGULAR
from dashboard.pictures.shapes import Disc, Polygon, Rect, Shape, Sheet, Words

FAMILY = "Plan Sans"


def write(sheet: Sheet, *, title: str, description: str) -> bytes:
    """One sheet with its fonts inside."""
    size = f'width="{_n(sheet.width)}pt" height="{_n(sheet.height)}pt"'
    box = f'viewBox="0 0 {_n(sheet.width)} {_n(sheet.height)}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" lang="vi"'
        f' font-family="{FAMILY}, sans-serif">',
        f"<title>{_text(title)}</title><desc>{_text(description)}</desc>",
        f"<style>{_faces()}</style>",
        *map(_shape, sheet.shapes),
        "</svg>\n",
    ]
    return "\n".join(parts).encode()


@functools.cache
def _faces() -> str:
    faces = []
    for weight, path in ((400, REGULAR), (600, BOLD)):
        data = base64.b64encode(path.read_bytes()).decode()
        faces.append(f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
                     f"src:url(data:font/ttf;base64,{data})}}")
    return "".join(faces)


def _shape(shape: Shape) -> str:
    if isinstance(shape, Rect):
        return _rect(shape)
    if isinstance(shape, Words):
        return _words(shape)
    if isinstance(shape, Disc):
        paint = (f'fill="none" stroke="{shape.colour}" stroke-width="{_n(shape.ring)}"'
                 if shape.ring else f'fill="{shape.colour}"')
        return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" {paint}/>'
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
    if isinstance(shape, Polygon):
        return f'<polygon points="{points}" fill="{shape.fill}"/>'
    return (f'<polyline points="{points}" fill="none" stroke="{shape.colour}"'
            f' stroke-width="{_n(shape.width)}"/>')


def _rect(one: Rect) -> str:
    paint = f'fill="{one.fill or "none"}"'
    if one.edge:
        paint += f' stroke="{one.edge}" stroke-width="{_n(one.edge_width)}"'
    if one.dashes:
        paint += f' stroke-dasharray="{_n(one.dashes)}"'
    return (f'<rect x="{_n(one.x)}" y="{_n(one.y)}" width="{_n(one.width)}"'
            f' height="{_n(one.height)}" {paint}/>')


def _words(one: Words) -> str:
    look = f'font-size="{_n(one.size)}" fill="{one.colour}"'
    if one.is_bold:
        look += ' font-weight="600"'
    if one.anchor != "start":
        look += f' text-anchor="{one.anchor}"'
    if one.is_upright:
        look += f' transform="rotate(-90 {_n(one.x)} {_n(one.y)})"'
    return f'<text x="{_n(one.x)}" y="{_n(one.y)}" {look}>{_text(one.said)}</text>'


def _text(said: str) -> str:
    """Escaped, without the control characters that no XML may hold."""
    return escape("".join(letter for letter in said if letter >= " " or letter in "\t\n"))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
