"""Shapes as a PDF: a page for each sheet, words as words, our own fonts inside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fpdf import FPDF

from dashboard.pictures.lettering import BOLD, REGULAR, width
from dashboard.pictures.shapes import Disc, Line, Polygon, Rect, Shape, Sheet, Words

FAMILY = "plan-sans"


def write(sheets: Iterable[Sheet], *, title: str, author: str, at: datetime) -> bytes:
    """The sheets as one file."""
    file = FPDF(unit="pt")
    file.set_auto_page_break(False)
    file.set_margin(0)
    file.c_margin = 0
    file.add_font(FAMILY, "", REGULAR)
    file.add_font(FAMILY, "B", BOLD)
    file.set_title(title)
    file.set_author(author)
    file.set_lang("vi")
    file.set_creation_date(at)
    for sheet in sheets:
        file.add_page(format=(sheet.width, sheet.height))
        pen = _Pen(file)
        for shape in sheet.shapes:
            pen.draw(shape)
    return bytes(file.output())


class _Pen:
    """Draws shapes on the last page; a colour or a width is only said when it changes."""

    def __init__(self, file: FPDF) -> None:
        self.file = file
        self.said: dict[str, object] = {}

    def draw(self, shape: Shape) -> None:
        """Put one shape on the page."""
        if isinstance(shape, Rect):
            self._rect(shape)
        elif isinstance(shape, Words):
            self._words(shape)
        elif isinstance(shape, Disc):
            self._disc(shape)
        elif isinstance(shape, Polygon):
            self._fill(shape.fill)
            self.file.polygon(shape.points, style="F")
        else:
            self._edge(shape)

    def _is_new(self, what: str, value: object) -> bool:
        is_new = self.said.get(what) != value
        self.said[what] = value
        return is_new

    def _fill(self, colour: str) -> None:
        if self._is_new("fill", colour):
            self.file.set_fill_color(colour)

    def _stroke(self, colour: str, wide: float) -> None:
        if self._is_new("stroke", colour):
            self.file.set_draw_color(colour)
        if self._is_new("wide", wide):
            self.file.set_line_width(wide)

    def _edge(self, line: Line) -> None:
        self._stroke(line.colour, line.width)
        self.file.polyline(line.points, style="D")

    def _rect(self, one: Rect) -> None:
        if one.fill:
            self._fill(one.fill)
        if one.edge:
            self._stroke(one.edge, one.edge_width)
        if one.dashes:
            self.file.set_dash_pattern(dash=one.dashes, gap=one.dashes)
        style = ("F" if one.fill else "") + ("D" if one.edge else "")
        if style:
            self.file.rect(one.x, one.y, one.width, one.height, style=style)
        if one.dashes:
            self.file.set_dash_pattern()

    def _disc(self, one: Disc) -> None:
        if one.ring:
            self._stroke(one.colour, one.ring)
        else:
            self._fill(one.colour)
        self.file.circle(one.x, one.y, one.radius, style="D" if one.ring else "F")

    def _words(self, one: Words) -> None:
        style = "B" if one.is_bold else ""
        if self._is_new("font", (style, one.size)):
            self.file.set_font(FAMILY, style, one.size)
        if self._is_new("ink", one.colour):
            self.file.set_text_color(one.colour)
        wide = width(one.said, one.size, is_bold=one.is_bold)
        back = {"start": 0.0, "middle": wide / 2, "end": wide}[one.anchor]
        if not one.is_upright:
            self.file.text(one.x - back, one.y, one.said)
            return
        with self.file.rotation(90, one.x, one.y):
            self.file.text(one.x - back, one.y, one.said)
