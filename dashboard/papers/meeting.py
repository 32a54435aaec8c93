"""The sheet of a giao ban, one A4: what moved since the last one, what is late, who, what next."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.making import Order
from dashboard.movement import usual_since
from dashboard.papers.frame import cell, filled, office_head, office_signs, paragraphs, stated
from dashboard.papers.ground import Ground, ground_of, present_only
from dashboard.queries import moved as movements
from dashboard.queries.board import Line
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
        letterhead=office_head(ground),
        type_name=words.MEETING,
        title=words.MEETING_TITLE.format(number=ground.number, year=ground.around.year),
        to=(),
        basis=(),
        body=(
            Heading(2, "1.", words.MEETING_1), _moved(ground, since),
            Heading(2, "2.", words.MEETING_2), *_late(ground, lines),
            Heading(2, "3.", words.MEETING_4), *_next(ground, lines),
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
    how = words.MOVED_NOTE.format(since=texts.moment(since), until=texts.moment(ground.at))
    note = words.note(how, ground.at)
    span = words.MEETING_SPAN.format(since=texts.moment(since), until=texts.moment(ground.at))
    return filled(span + words.MOVED_LINE, *(Words(texts.number(count), note=note)
                                      for count in (changed, done, returned, overdue)))


def _late(ground: Ground, lines: list[Line]) -> list[Block]:
    """How many are late, the agencies with the most of them, the longest delays."""
    red = [line for line in lines if line.standing is Standing.OVERDUE]
    if not red:
        return [stated(words.NOTHING_LATE)]
    note = words.note(words.LATE_NOTE, ground.at)
    counted = Counter(line.agency_id for line in red)
    owing = {one.report_id: one for one in who_to_urge(
        ground.rows, ground.around.id, ground.today, ground.choices)}
    listed = sorted(red, key=lambda line: (line.due_on, ground.agencies[line.agency_id].name))
    rows = []
    for line in listed[:MOST_LATE]:
        task, one = ground.tasks[line.task_id], owing.get(line.report_id)
        days, times = (texts.number(one.days), str(one.times)) if one else ("", "")
        # The first row says how its column is reckoned.
        hows = ("", "") if rows else (words.URGE_DAYS_NOTE, words.TIMES_NOTE)
        rows.append((
            cell(ground.agencies[line.agency_id].short_name), cell(label(task.path)),
            cell(texts.shortened(ground.task_words(task), LONGEST_TASK)),
            cell(texts.day(line.due_on)),
            *(cell(said, note=words.note(how, ground.at) if how else "")
              for said, how in zip((days, times), hows, strict=True)),
        ))
    columns = tuple(Column(head, share, share < 1.8)
                    for head, share in zip(words.LATE_COLUMNS, SHARES, strict=True))
    who = "; ".join(words.late(ground.agencies[id_].name, count)
                    for id_, count in counted.most_common(MOST_AGENCIES))
    head = filled(words.LATE_LINE, Words(texts.number(len(red)), note=note),
                  Words(texts.number(len(counted)), note=note))
    left = len(listed) - len(rows)
    more = [stated(words.MORE_LATE.format(shown=len(rows), count=texts.number(left)))]
    return [head, stated(Words(f"{words.MEETING_3}: ", is_bold=True),
                         words.WHO_LINE.format(who=who)),
            Table(columns, tuple(rows)), *(more if left else [])]


def _next(ground: Ground, lines: list[Line]) -> list[Block]:
    """The next due days with what falls on them."""
    days = ground.choices.due_soon_days
    owed = [line for line in lines if line.standing is Standing.DUE_SOON]
    if not owed:
        return [stated(words.NOTHING_NEXT.format(days=days))]
    note = words.note(words.NEXT_NOTE.format(days=days), ground.at)
    found: list[Words | str] = [words.NEXT_LEAD.format(days=days)]
    for day in sorted({line.due_on for line in owed if line.due_on})[:MOST_DAYS]:
        theirs = [line for line in owed if line.due_on == day]
        paths = list(dict.fromkeys(ground.tasks[line.task_id].path for line in theirs))
        said = words.NEXT_LINE.format(day=texts.day(day), count=texts.number(len(theirs)))
        found += ["; " if len(found) > 1 else "", Words(said, note=note),
                  words.next_tasks(paths, MOST_PATHS)]
    return [stated(*(one for one in found if one != ""), ".")]
