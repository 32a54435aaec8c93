"""The map as pages of shapes: one pure function, drawn alike as PDF, PNG and SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dashboard import heatmap_marks as marks
from dashboard import texts
from dashboard.heatmap_columns import Across, Span
from dashboard.heatmap_compare import Turn
from dashboard.heatmap_legend import Legend
from dashboard.heatmap_rows import Map, Row
from dashboard.pictures import lettering
from dashboard.pictures.shapes import Line, Rect, Shape, Sheet, Words
from dashboard.texts import heatmap as words

A4, A3 = (841.89, 595.28), (1190.55, 841.89)
MARGIN, GAP = 28.0, 1.0
NAMES, SUMS = 168.0, 26.0
WIDEST, MOST_ON_A4 = 118.0, 12
HEAD, FOOT = 62.0, 14.0
SPANS, LABELS, WITH_WORDS, TALL = 13.0, 13.0, 40.0, 82.0
# So many lines of the list of columns stand on a page.
LINE = 11.0
# A name longer than this is no name: more than a page's half of one.
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Said:
    """What a picture says besides the map: its moment, its plan on a line and what the system is
    called by it, and whether its data are a show."""

    at: datetime
    due_soon_days: int
    stale_days: int
    is_demonstration: bool
    plan: str
    system: str


def sheets(shown: Map, said: Said) -> list[Sheet]:
    """Pages of A3, or of A4 when there are few columns; the last ones name the columns."""
    return _Picture(shown, said).pages()


def one_sheet(shown: Map, said: Said) -> Sheet:
    """The whole map on one sheet, as long as it needs to be."""
    return _Picture(shown, said).whole()


Item = str | Row


class _Picture:
    """Measures a map once, then draws as many of its rows as a page holds."""

    def __init__(self, shown: Map, said: Said) -> None:
        self.shown, self.said = shown, said
        self.across: Across = shown.across
        count = max(len(self.across.columns), 1)
        is_zoomed = shown.wanted.is_zoomed
        self.width, self.height = A4 if count <= MOST_ON_A4 and not is_zoomed else A3
        self.row = 20.0 if is_zoomed else 14.5 if self.width == A3[0] else 13.0
        self.group = 10.0
        left = self.width - 2 * MARGIN - NAMES - SUMS
        self.column = min(left / count, WIDEST)
        has_words = any(column.words for column in self.across.columns)
        self.labels = (TALL if shown.wanted.across == "document"
                       else WITH_WORDS if has_words else LABELS)
        self.spans = SPANS if self.across.spans else 0.0
        self.legend = Legend(shown, said.due_soon_days, said.stale_days, self.width - 2 * MARGIN)
        self.items: list[Item] = []
        for name, rows in shown.grouped():
            self.items += [name, *rows] if name else rows

    def whole(self) -> Sheet:
        """Everything on one sheet."""
        top = MARGIN + HEAD
        under = top + self.spans + self.labels + sum(map(self._high, self.items)) + 10
        height = under + self.legend.height + MARGIN
        shapes = [*self._title(), *self._table(top, self.items),
                  *self.legend.drawn(MARGIN, under)]
        return _paper(self.width, height, shapes)

    def pages(self) -> list[Sheet]:
        """The rows page by page, each with its heads and the legend, then what the columns are."""
        top = MARGIN + HEAD
        under = self.height - MARGIN - FOOT - self.legend.height
        room = under - 8 - top - self.spans - self.labels
        made = [
            [*self._title(), *self._table(top, items), *self.legend.drawn(MARGIN, under)]
            for items in self._parted(room)
        ]
        made += [[*self._title(), *shapes] for shapes in self._column_lists(top)]
        return [
            _paper(self.width, self.height, [*shapes, self._number(page, len(made))])
            for page, shapes in enumerate(made, 1)
        ]

    def _high(self, item: Item) -> float:
        return self.group if isinstance(item, str) else self.row

    def _parted(self, room: float) -> list[list[Item]]:
        """Rows for each page; no name of a group stands alone at a page's end."""
        parts: list[list[Item]] = [[]]
        used, name = 0.0, ""
        for item in self.items:
            name = item if isinstance(item, str) else name
            needed = self._high(item) + (self.row if isinstance(item, str) else 0)
            if parts[-1] and used + needed > room:
                parts.append([])
                used = 0.0
                if name and not isinstance(item, str):
                    parts[-1].append(name)
                    used = self.group
            parts[-1].append(item)
            used += self._high(item)
        return parts

    def _title(self) -> Iterator[Shape]:
        """What this is, of which moment, and that the data are a show when they are."""
        wanted, right = self.shown.wanted, self.width - MARGIN
        view = words.view_line(wanted.across, wanted.around.year, wanted.named, wanted.sort)
        yield Words(MARGIN, MARGIN + 14, texts.HEATMAP, 16, is_bold=True)
        yield Words(right, MARGIN + 12, texts.as_of(self.said.at), 10, is_bold=True, anchor="end")
        yield Words(MARGIN, MARGIN + 27, self.said.plan, 9, marks.SOFT)
        yield Words(MARGIN, MARGIN + 39, self._fit(view, 9, bold=True), 9, is_bold=True)
        line = words.FIGURES[wanted.across]
        if wanted.compared:
            line = self._changes()
        yield Words(MARGIN, MARGIN + 51, self._fit(line, 8.5), 8.5, marks.SOFT)
        if self.said.is_demonstration:
            wide = lettering.width(texts.DEMONSTRATION_SHORT, 10, is_bold=True) + 10
            yield Rect(right - wide, MARGIN + 18, wide, 15, "#fff3cd", "#5c4300", 0.6)
            yield Words(right - 5, MARGIN + 29, texts.DEMONSTRATION_SHORT, 10, "#5c4300", True,
                        "end")

    def _fit(self, said: str, size: float, *, bold: bool = False) -> str:
        return lettering.fitted(said, self.width - 2 * MARGIN, size, is_bold=bold)

    def _changes(self) -> str:
        wanted, turns = self.shown.wanted, self.shown.turns
        counts = [f"{words.cells(turns[turn])} {words.TURNS[turn]}" for turn in Turn]
        counts.append(f"{words.cells(turns[None])} {words.UNCHANGED}")
        said = f"{words.compared_with(wanted.compared)}: {', '.join(counts)}"
        return f"{said} · {words.only(wanted.only)}" if wanted.only else said

    def _x(self, place: int) -> float:
        return MARGIN + NAMES + SUMS + place * self.column

    def _table(self, top: float, items: list[Item]) -> Iterator[Shape]:
        yield from self._heads(top)
        y = top + self.spans + self.labels
        for item in items:
            if isinstance(item, str):
                yield Words(MARGIN, y + self.group - 2.5, item, 7.5, marks.SOFT, True)
            else:
                yield from self._row(item, y)
            y += self._high(item)

    def _row(self, row: Row, y: float) -> Iterator[Shape]:
        base = y + self.row / 2 + 3
        name = lettering.fitted(words.agency(row.agency.name), NAMES - 4, 8.5)
        yield Words(MARGIN, base, name, 8.5)
        yield Words(MARGIN + NAMES + SUMS - 5, base, texts.number(row.red), 8.5,
                    "#b3201b" if row.red else marks.SOFT, bool(row.red), "end")
        for place, one in enumerate(row.cells):
            yield from marks.cell(one, self._x(place), y + GAP / 2, self.column - GAP,
                                  self.row - GAP)

    def _heads(self, top: float) -> Iterator[Shape]:
        base = top + self.spans + self.labels - 4
        yield Words(MARGIN, base, texts.AGENCY, 8.5, is_bold=True)
        red = words.cell_words(self.shown.wanted.across)["red"]
        yield Words(MARGIN + NAMES + SUMS - 5, base, str(red), 8.5, marks.SOFT, True, "end")
        place = 0
        for span in self.across.spans:
            yield from self._span(span, place, top)
            place += span.width
        for place, column in enumerate(self.across.columns):
            middle = self._x(place) + (self.column - GAP) / 2
            if self.labels == TALL:
                label = lettering.fitted(column.label, TALL - 6, 8.5)
                yield Words(middle + 3, base, label, 8.5, is_upright=True)
                continue
            under = self._words_of(column.words, middle, base)
            yield from under
            yield Words(middle, base - 8.5 * len(under), column.label, 8.5,
                        is_bold=bool(column.words), anchor="middle")

    def _words_of(self, said: str, middle: float, base: float) -> list[Shape]:
        lines = lettering.wrapped(said, self.column - 4, 7, lines=3) if said else []
        return [Words(middle, base - 8 * (len(lines) - 1 - at), line, 7, marks.SOFT,
                      anchor="middle") for at, line in enumerate(lines)]

    def _span(self, span: Span, place: int, top: float) -> Iterator[Shape]:
        left, right = self._x(place), self._x(place + span.width) - 2 * GAP
        said = lettering.fitted(span.label, right - left, 8.5, is_bold=True)
        yield Words((left + right) / 2, top + SPANS - 4.5, said, 8.5, is_bold=True,
                    anchor="middle")
        yield Line(((left, top + SPANS - 1.5), (right, top + SPANS - 1.5)), marks.INK, 0.8)

    def _column_lists(self, top: float) -> Iterator[list[Shape]]:
        """Every column by its whole name, in two columns of lines, on as many pages as it takes."""
        half = (self.width - 2 * MARGIN - 16) / 2
        left = [lettering.wrapped(column.whole, half, 8.5, lines=MOST_LINES)
                for column in self.across.columns]
        room = self.height - MARGIN - FOOT - top - 26
        while left:
            # Both columns are about as long, when the page holds all that is left.
            shapes: list[Shape] = [self._list_head(top)]
            even = min(room, sum(map(_lines_high, left)) / 2)
            for x, full in ((MARGIN, even), (MARGIN + half + 16, room)):
                y = 0.0
                while left and y < full and (not y or y + _lines_high(left[0]) <= room):
                    lines = left.pop(0)
                    shapes += [Words(x, top + 26 + y + LINE * at, line, 8.5)
                               for at, line in enumerate(lines)]
                    y += _lines_high(lines)
            yield shapes

    def _list_head(self, top: float) -> Words:
        return Words(MARGIN, top + 8, words.COLUMN_LIST, 11, is_bold=True)

    def _number(self, page: int, pages: int) -> Words:
        return Words(self.width - MARGIN, self.height - MARGIN + 4, words.page_of(page, pages), 8.5,
                     marks.SOFT, anchor="end")


def _lines_high(lines: list[str]) -> float:
    return LINE * len(lines) + 3


def _paper(width: float, height: float, shapes: list[Shape]) -> Sheet:
    return Sheet(width, height, (Rect(0, 0, width, height, "#ffffff"), *shapes))
