"""The sheet of a giao ban, one A4: what moved since the last one, what is late, who, what next."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.making import Order
from dashboard.movement import usual_since
from dashboard.papers.frame import (
    SHEET,
    cell,
    figure,
    filled,
    office_head,
    office_signs,
    paragraphs,
    stated,
)
from dashboard.papers.ground import Ground, ground_of, present_only
from dashboard.queries import moved as movements
from dashboard.queries.board import Line
from dashboard.texts import meeting_words as sheet
from dashboard.texts import paper_words as words
from dashboard.texts.heatmap import label
from registry.papers.paper import Block, Column, Heading, Paper, PaperKind, Paragraph, Table, Words
from registry.standing import Standing
from registry.urging import who_to_urge

MOST_LATE, MOST_AGENCIES, MOST_DAYS, MOST_PATHS = 5, 5, 4, 3
# Two lines of its column: the sheet is one page.
LONGEST_TASK = 60
SHARES = (1.9, 1.2, 4.4, 1.6, 1.1, 0.9)


def meeting(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """The same figures as /moved, the board and /urging show at this moment."""
    present_only(order)
    ground = ground_of(rows, order, round_id=about["round"])
    lines = ground.lines()
    since = usual_since(ground.visit)
    return Paper(
        kind=PaperKind.MEETING,
        letterhead=office_head(ground, SHEET),
        type_name=words.MEETING,
        title=sheet.MEETING_TITLE.format(plan=ground.named, year=ground.around.year),
        to=(),
        basis=(),
        body=(
            Heading(2, "1.", sheet.MEETING_1), _moved(ground, since),
            Heading(2, "2.", sheet.MEETING_2), *_late(ground, lines),
            Heading(2, "3.", sheet.MEETING_4), *_next(ground, lines),
            *paragraphs("", "comment"),
        ),
        recipients=(words.FILED,),
        signature=office_signs(),
        at=ground.at,
        is_one_page=True,
        is_demonstration=order.is_demonstration,
    )


def _moved(ground: Ground, since: datetime) -> Paragraph:
    every = movements.moved(ground.rows, ground.around.id, since=since, today=ground.today,
                            choices=ground.choices)
    changed = sum(bool(one.steps) for one in every)
    done = sum(one.is_newly_done for one in every)
    returned = sum(one.was_returned for one in every)
    overdue = sum(one.is_newly_overdue for one in every)
    how = sheet.MOVED_NOTE.format(since=words.moment(since), until=words.moment(ground.at))
    note = words.note(how, ground.at)
    span = sheet.MEETING_SPAN.format(since=words.moment(since), until=words.moment(ground.at))
    counts = (changed, done, returned, overdue)
    return filled(span + sheet.MOVED_LINE, *(
        figure(count, noun, note) for count, noun in zip(counts, sheet.MOVED_NOUNS, strict=True)))


def _late(ground: Ground, lines: list[Line]) -> list[Block]:
    """How many are late, the agencies with the most of them, the longest delays."""
    red = [line for line in lines if line.standing is Standing.OVERDUE]
    if not red:
        return [stated(sheet.NOTHING_LATE)]
    note = words.note(sheet.LATE_NOTE, ground.at)
    counted = Counter(line.agency_id for line in red)
    listed = sorted(red, key=lambda line: (line.due_on, ground.agencies[line.agency_id].name))
    columns = tuple(Column(head, share, share < 1.8)
                    for head, share in zip(sheet.LATE_COLUMNS, SHARES, strict=True))
    head = filled(sheet.LATE_LINE, *(
        figure(count, noun, note)
        for count, noun in zip((len(red), len(counted)), sheet.LATE_NOUNS, strict=True)))
    shown, left = listed[:MOST_LATE], listed[MOST_LATE:]
    last = shown[-1].due_on
    same = sum(line.due_on == last for line in left)
    more = [stated(sheet.more_late(len(shown), len(left), same, texts.day(last)))] if left else []
    return [head, stated(Words(f"{sheet.MEETING_3}: ", is_bold=True), _who(ground, counted)),
            Table(columns, _rows(ground, shown)), *more]


def _who(ground: Ground, counted: Counter[int]) -> str:
    """The agencies with the most, and how many others have as many as the last of them."""
    most = counted.most_common(MOST_AGENCIES)
    least = most[-1][1]
    others = [count for _, count in counted.most_common()[MOST_AGENCIES:]].count(least)
    who = "; ".join(sheet.late(ground.agencies[id_].name, count) for id_, count in most)
    return sheet.WHO_LINE.format(who=who, tied=sheet.tied(others, least))


def _rows(ground: Ground, shown: list[Line]) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    owing = {one.report_id: one for one in who_to_urge(
        ground.rows, ground.around.id, ground.today, ground.choices)}
    rows: list[tuple[tuple[Words, ...], ...]] = []
    for line in shown:
        task, one = ground.tasks[line.task_id], owing.get(line.report_id)
        days = words.counted(one.days, sheet.DAYS) if one else ""
        times = words.counted(one.times, sheet.TIMES) if one else ""
        # The first row says how its column is reckoned.
        hows = ("", "") if rows else (words.URGE_DAYS_NOTE, sheet.TIMES_NOTE)
        rows.append((
            cell(ground.agencies[line.agency_id].short_name), cell(label(task.path)),
            cell(words.shortened(ground.task_words(task), LONGEST_TASK)),
            cell(texts.day(line.due_on)),
            *(cell(said, note=words.note(how, ground.at) if how else "")
              for said, how in zip((days, times), hows, strict=True)),
        ))
    return tuple(rows)


def _next(ground: Ground, lines: list[Line]) -> list[Block]:
    """How many fall due, the next days with what falls on them, and what is left after those."""
    days = ground.choices.due_soon_days
    owed = sorted((line.due_on, line.task_id) for line in lines
                  if line.standing is Standing.DUE_SOON and line.due_on)
    if not owed:
        return [stated(sheet.NOTHING_NEXT.format(days=days))]
    note = words.note(sheet.NEXT_NOTE.format(days=days), ground.at)
    named = sorted({day for day, _ in owed})[:MOST_DAYS]
    told = []
    for day in named:
        theirs = [task for one, task in owed if one == day]
        paths = list(dict.fromkeys(ground.tasks[task].path for task in theirs))
        said = sheet.NEXT_LINE.format(day=texts.day(day), count=texts.number(len(theirs)))
        told.append(said + sheet.next_tasks(paths, MOST_PATHS))
    later = [day for day, _ in owed if day > named[-1]]
    told += [sheet.next_left(len(later), later[0], later[-1])] if later else []
    return [stated(sheet.NEXT_LEAD.format(days=days), figure(len(owed), sheet.NEXT_ALL, note),
                   f"{sheet.NEXT_ARE}{'; '.join(told)}.")]
