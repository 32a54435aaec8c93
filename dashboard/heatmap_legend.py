"""The legend of a picture of the map: every colour and shape with its written meaning."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import heatmap_marks as marks
from dashboard import texts
from dashboard.heatmap_compare import JUDGED, WORST_FIRST, Turn
from dashboard.heatmap_rows import Cell, Map
from dashboard.pictures import lettering
from dashboard.pictures.shapes import Shape, Words
from dashboard.texts import heatmap as words
from db.vocabulary import State
from registry.standing import Standing

KEY_WIDTH, KEY_HEIGHT, LINE, SIZE = 18.0, 10.0, 12.0, 8.0


class Legend:
    """Measured before it is drawn: a page leaves as much room as it takes."""

    def __init__(self, shown: Map, due_soon_days: int, stale_days: int, width: float) -> None:
        self.shown, self.width = shown, width
        self.half = width / 2
        self.colours = [
            (kind, f"{texts.STANDINGS[kind]} ({texts.number(shown.tally.by_standing[kind])})",
             texts.STANDING_MEANINGS[kind].format(days=due_soon_days))
            for kind in WORST_FIRST
        ]
        self.keys = self._keys(stale_days)
        wanted = shown.wanted
        rules = [words.FIGURES[wanted.across]] if wanted.compared else []
        rules += [words.NOT_ADDED_UP] if wanted.across == "document" else []
        rules += [words.turns_rule(JUDGED)] if wanted.compared else []
        self.rules = [line for rule in rules
                      for line in lettering.wrapped(rule, width, SIZE, lines=4)]
        self.lines = self._lined()
        rows = -(-len(self.colours) // 2) + len(self.lines) + len(self.rules)
        self.height = rows * LINE + 8

    def drawn(self, left: float, top: float) -> Iterator[Shape]:
        """The legend with its upper left corner there."""
        rows = -(-len(self.colours) // 2)
        for place, (kind, name, meaning) in enumerate(self.colours):
            x, y = left + self.half * (place // rows), top + LINE * (place % rows)
            one = Cell(kind, None, False, 0, 0, 1, "")
            yield from marks.cell(one, x, y, KEY_WIDTH, KEY_HEIGHT)
            yield Words(x + KEY_WIDTH + 5, y + 8, name, SIZE, is_bold=True)
            after = KEY_WIDTH + 10 + lettering.width(name, SIZE, is_bold=True)
            said = lettering.fitted(meaning, self.half - after - 8, SIZE)
            yield Words(x + after, y + 8, said, SIZE, marks.SOFT)
        y = top + LINE * rows + 4
        for line in self.lines:
            for x, one, said in line:
                yield from marks.cell(one, left + x, y, KEY_WIDTH, KEY_HEIGHT)
                yield Words(left + x + KEY_WIDTH + 5, y + 8, said, SIZE, marks.SOFT)
            y += LINE
        for rule in self.rules:
            yield Words(left, y + 8, rule, SIZE, marks.SOFT)
            y += LINE

    def _keys(self, stale_days: int) -> list[tuple[Cell | None, str]]:
        plain = Cell(Standing.OPEN_ENDED, None, False, 0, 0, 1, "")
        made: list[tuple[Cell | None, str]] = [
            (plain._replace(state=state), texts.STATES[state]) for state in State
        ]
        made += [
            (plain._replace(verified=1), words.VERIFIED),
            (plain._replace(is_stale=True), words.STALE.format(days=stale_days)),
            (None, words.NO_DUTY),
        ]
        if self.shown.wanted.across != "task":
            made.append((Cell(Standing.OVERDUE, None, False, 0, 0, 1, "", overdue=1), words.SHARE))
        if self.shown.wanted.only:
            made.append((plain._replace(is_off=True), words.LEFT_OUT))
        if self.shown.wanted.compared:
            made += [(plain._replace(turn=turn), words.TURN_MARKS[turn]) for turn in Turn]
        return made

    def _lined(self) -> list[list[tuple[float, Cell | None, str]]]:
        """The keys one after another, in as many lines as they need."""
        lines: list[list[tuple[float, Cell | None, str]]] = [[]]
        x = 0.0
        for one, said in self.keys:
            wide = KEY_WIDTH + 18 + lettering.width(said, SIZE)
            if lines[-1] and x + wide > self.width:
                lines.append([])
                x = 0.0
            lines[-1].append((x, one, said))
            x += wide
        return lines
