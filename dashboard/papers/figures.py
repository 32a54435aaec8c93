"""Counts as the official table has them, each with how it was reckoned; they always add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard import texts
from dashboard.papers.frame import cell, figure, filled, stated
from dashboard.papers.ground import Ground
from dashboard.queries import scores
from dashboard.queries.board import Line, Tally, tally
from dashboard.queries.scores import Rate
from dashboard.texts import paper_words as words
from db.vocabulary import State
from registry.papers.paper import Block, Column, Paragraph, Table, Words
from registry.standing import Standing

CATEGORIES: dict[str, tuple[Standing, ...]] = {
    words.DONE_ON_TIME: (Standing.DONE_ON_TIME,),
    words.DONE_LATE: (Standing.DONE_LATE,),
    words.IN_TIME: (Standing.ON_TRACK, Standing.DUE_SOON),
    words.OVERDUE: (Standing.OVERDUE,),
    words.OPEN_DONE: (Standing.OPEN_ENDED,),
    words.OPEN_LEFT: (Standing.OPEN_ENDED,),
    words.NOT_ASSESSABLE: (Standing.NOT_ASSESSABLE,),
}


# Of what has no day, these tell the done from the rest: a rate is the sum of shown columns.
BY_STATE = {words.OPEN_DONE: True, words.OPEN_LEFT: False}


def categories(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """Every category with its count; together they are the total."""
    found = Counter((one.standing, one.state is State.DONE) for one in lines)
    return [
        (name, sum(found[standing, is_done] for standing in standings for is_done in (True, False)
                   if BY_STATE.get(name, is_done) is is_done))
        for name, standings in CATEGORIES.items()
    ]


def counted_line(ground: Ground, opening: Iterable[Words | str], lines: list[Line]) -> Paragraph:
    """The total and its parts, each with its own note, behind the opening words."""
    note = words.note
    pieces: list[Words | str] = [
        *opening, figure(len(lines), words.ITEMS, note(words.TOTAL_NOTE, ground.at)),
        words.ITEMS_ARE,
    ]
    found = categories(lines)
    for place, (name, count) in enumerate(found):
        pieces += [figure(count, name, note(words.MEANINGS[name], ground.at)),
                   "." if place == len(found) - 1 else "; "]
    return stated(*pieces)


def rates_line(ground: Ground, counted: Tally) -> Paragraph:
    """The four rates of the screens, by the formula the office chose."""
    how = words.RATE_DUE if ground.choices.rate == "due" else words.RATE_ALL
    asked = ((scores.completion(counted, ground.choices), how),
             (scores.on_time(counted), words.ON_TIME_NOTE),
             (scores.updated(counted), words.REPORTED_NOTE),
             (scores.verified(counted), words.VERIFIED_NOTE))
    return filled(words.RATES, *(_rate(ground, rate, said) for rate, said in asked))


def short_line(ground: Ground, lines: list[Line]) -> Words:
    """How the reports of one task or group stand, in one stretch with one note."""
    said = words.counts_line(len(lines), categories(lines))
    return Words(said, note=words.note(words.GROUP_NOTE, ground.at))


def table(
    ground: Ground, head: str, rows: list[tuple[str, list[Line]]], every: list[Line]
) -> list[Block]:
    """Names with their counts, and the total of them all."""
    heads = words.TABLE_HEADS
    columns = (Column(heads[0], 0.5, True), Column(head, 4.0),
               *(Column(one, 1.0, True) for one in heads[1:-1]), Column(heads[-1], 1.7, True))
    body = tuple(
        (cell(str(place)), cell(name), *_cells(ground, lines))
        for place, (name, lines) in enumerate(rows, 1)
    )
    done = scores.completion(tally(every), ground.choices)
    how = words.RATE_DUE if ground.choices.rate == "due" else words.RATE_ALL
    # The mark of a note stands on the label: on a figure it would read as another digit.
    label = cell(words.ALL_ROWS, is_bold=True,
                 note=words.rate_note(how, done.part, done.whole, ground.at))
    total = (cell(""), label, *_cells(ground, every, is_bold=True))
    lead = stated(Words(words.TABLE_LEAD, is_italic=True,
                        note=words.note(words.COLUMNS_NOTE, ground.at)))
    return [lead, Table(columns, body, total)]


def _cells(
    ground: Ground, lines: list[Line], *, is_bold: bool = False
) -> list[tuple[Words, ...]]:
    done = scores.completion(tally(lines), ground.choices)
    said = [texts.number(len(lines)), *(texts.number(n) for _, n in categories(lines)),
            words.rate(done.part, done.whole)]
    return [cell(one, is_bold=is_bold) for one in said]


def _rate(ground: Ground, rate: Rate, how: str) -> Words:
    return Words(words.rate(rate.part, rate.whole),
                 note=words.rate_note(how, rate.part, rate.whole, ground.at))

