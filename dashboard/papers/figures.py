"""Counts as the official table has them, each with how it was reckoned; they always add up."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard import texts
from dashboard.papers.frame import cell, filled, stated
from dashboard.papers.ground import Ground
from dashboard.queries import scores
from dashboard.queries.board import Line, Tally, tally
from dashboard.queries.scores import Rate
from dashboard.texts import paper_words as words
from registry.papers.paper import Block, Column, Paragraph, Table, Words
from registry.standing import Standing

CATEGORIES: dict[str, tuple[Standing, ...]] = {
    words.DONE_ON_TIME: (Standing.DONE_ON_TIME,),
    words.DONE_LATE: (Standing.DONE_LATE,),
    words.IN_TIME: (Standing.ON_TRACK, Standing.DUE_SOON),
    words.OVERDUE: (Standing.OVERDUE,),
    words.OPEN_ENDED: (Standing.OPEN_ENDED,),
    words.NOT_ASSESSABLE: (Standing.NOT_ASSESSABLE,),
}


def categories(counted: Tally) -> list[tuple[str, int]]:
    """Every category with its count; together they are the total."""
    return [(name, sum(counted.by_standing[one] for one in standings))
            for name, standings in CATEGORIES.items()]


def counted_line(ground: Ground, opening: Iterable[Words | str], counted: Tally) -> Paragraph:
    """The total and its six parts, each with its own note, behind the opening words."""
    note = words.note
    pieces: list[Words | str] = [
        *opening, Words(texts.number(counted.total), note=note(words.TOTAL_NOTE, ground.at)),
        words.ITEMS,
    ]
    found = categories(counted)
    for place, (name, count) in enumerate(found):
        figure = Words(texts.number(count), note=note(words.MEANINGS[name], ground.at))
        pieces += [figure, f" {name}{'.' if place == len(found) - 1 else '; '}"]
    return stated(*pieces)


def rates_line(ground: Ground, counted: Tally) -> Paragraph:
    """The four rates of the screens, by the formula the office chose."""
    how = words.RATE_DUE if ground.choices.rate == "due" else words.RATE_ALL
    asked = ((scores.completion(counted, ground.choices), how),
             (scores.on_time(counted), words.ON_TIME_NOTE),
             (scores.updated(counted), words.REPORTED_NOTE),
             (scores.verified(counted), words.VERIFIED_NOTE))
    return filled(words.RATES, *(_rate(ground, rate, said) for rate, said in asked))


def short_line(ground: Ground, lines: Iterable[Line]) -> Words:
    """How the reports of one task or group stand, in one stretch with one note."""
    counted = tally(lines)
    said = words.counts_line(counted.total, categories(counted))
    return Words(said, note=words.note(words.GROUP_NOTE, ground.at))


def table(
    ground: Ground, head: str, rows: list[tuple[str, list[Line]]], every: list[Line]
) -> list[Block]:
    """Names with their counts, and the total of them all."""
    rate = words.rate_note
    heads = words.TABLE_HEADS
    columns = (Column(heads[0], 0.5, True), Column(head, 4.0),
               *(Column(one, 1.0, True) for one in heads[1:-1]), Column(heads[-1], 1.7, True))
    body = tuple(
        (cell(str(place)), cell(name), *_cells(ground, tally(lines)))
        for place, (name, lines) in enumerate(rows, 1)
    )
    counted = tally(every)
    done = scores.completion(counted, ground.choices)
    how = words.RATE_DUE if ground.choices.rate == "due" else words.RATE_ALL
    notes = [words.note(words.TOTAL_NOTE, ground.at),
             *(words.note(words.MEANINGS[name], ground.at) for name in CATEGORIES),
             rate(how, done.part, done.whole, ground.at)]
    total = (cell(""), cell(words.ALL_ROWS, is_bold=True),
             *_cells(ground, counted, is_bold=True, notes=notes))
    lead = stated(Words(words.TABLE_LEAD, is_italic=True,
                        note=words.note(words.COLUMNS_NOTE, ground.at)))
    return [lead, Table(columns, body, total)]


def _cells(
    ground: Ground, counted: Tally, *, is_bold: bool = False, notes: list[str] | None = None
) -> list[tuple[Words, ...]]:
    done = scores.completion(counted, ground.choices)
    said = [texts.number(counted.total), *(texts.number(n) for _, n in categories(counted)),
            words.rate(done.part, done.whole)]
    return [cell(one, is_bold=is_bold, note=note)
            for one, note in zip(said, notes or [""] * len(said), strict=True)]


def _rate(ground: Ground, rate: Rate, how: str) -> Words:
    return Words(words.rate(rate.part, rate.whole),
                 note=words.rate_note(how, rate.part, rate.whole, ground.at))

