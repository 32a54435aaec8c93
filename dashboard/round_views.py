"""A round drawn: the table of all of them, the life of one, and the figures kept of it."""

from __future__ import annotations

from datetime import UTC

from dashboard import texts
from dashboard.components import address, empty
from dashboard.drawn import Node, el, link
from dashboard.packages import package_link
from dashboard.queries import rounds as lives
from dashboard.queries.board import RoundInfo
from dashboard.queries.rounds import Counts, Kept, Step
from dashboard.queries.tasks import REPORTED
from dashboard.texts import rounds as words
from dashboard.visit import Visit
from db.vocabulary import RoundDeed, Verification
from registry.policy import Action

# The digits of a hash that tell two snapshots of a round apart by eye.
SHOWN_DIGITS = 12


def table(
    visit: Visit, known: list[RoundInfo], counts: dict[int, Counts], chosen: RoundInfo
) -> list[Node]:
    """Every round with its phase and its counts, each of which opens its list."""
    heads = [
        el("th", name, scope="col", class_="n" if place > 1 else None)
        for place, name in enumerate(words.COLUMNS)
    ]
    rows = [_row(visit, item, counts.get(item.id, Counts()), item == chosen) for item in known]
    drawn = el("table", el("caption", words.CAPTION), el("thead", el("tr", *heads)),
               el("tbody", *rows), class_="table cards rounds")
    return [el("div", drawn, class_="table-frame"), el("p", words.SUM_HELP, class_="quiet")]


def _row(visit: Visit, item: RoundInfo, found: Counts, is_chosen: bool) -> list[Node]:
    named = words.COLUMNS
    where = link(address("/rounds", round=item.year), el("b", str(item.year)))
    numbers = (
        (found.total, ""),
        (found.silent, Verification.NONE.value),
        (found.reported, REPORTED),
        (found.waiting, Verification.SELF_REPORTED.value),
        (found.returned, Verification.RETURNED.value),
        (found.verified, Verification.VERIFIED.value),
    )
    cells = [
        el("td", link(address("/tasks", round=item.year, verification=word), texts.number(count)),
           class_="n", data_name=name)
        for (count, word), name in zip(numbers, named[2:], strict=True)
    ]
    return el("tr", el("td", where, data_name=named[0]),
              el("td", phase_mark(visit, item, found), data_name=named[1]), *cells,
              aria_current="true" if is_chosen else None)


def phase_mark(visit: Visit, item: RoundInfo, found: Counts) -> list[Node]:
    """Where a round stands, by shape and words."""
    said, shape = words.phase(item.closes_on, visit.today, is_closed=item.is_closed,
                              is_locked=item.is_locked, waiting=found.waiting)
    return el("span", said, class_=f"state phase-{shape}")


def life(visit: Visit, item: RoundInfo, found: Counts) -> list[Node]:
    """One round: its days, what was done with it, and the figures kept of it."""
    facts = (
        (words.COLUMNS[1], phase_mark(visit, item, found)),
        (words.OPENED_ON, texts.day(item.opens_on)),
        (words.CLOSES_ON, texts.day(item.closes_on)),
        (words.REPORTED, texts.ratio(found.reported, found.total)),
    )
    listed = [part for name, said in facts for part in (el("dt", name), el("dd", said))]
    done = [_step(step) for step in lives.steps(visit.session, item.id)]
    return [
        el("section", el("h2", texts.round_of(item.year)), el("dl", *listed, class_="facts"),
           *_paper(visit, f"round:{item.id}"), class_="sheet"),
        el("section", el("h2", words.LIFE), el("ol", *done, class_="history")),
        el("section", el("h2", words.SNAPSHOTS), _snapshots(visit, item)),
    ]


def _paper(visit: Visit, about: str) -> list[Node]:
    """The way to the annual report of a round, or of the figures kept of it."""
    if not visit.may(Action.MAKE_PAPERS):
        return []
    return [el("p", link(f"/papers/annual-report/{about}", words.ANNUAL_REPORT))]


def _step(step: Step) -> list[Node]:
    said = words.DEEDS[step.deed]
    if step.deed is RoundDeed.EXTEND and not step.reason:
        said = words.CLOSING_MOVED
    until = words.UNTIL.format(day=texts.day(step.closes_on)) if step.closes_on else ""
    has_day = until and step.deed in (RoundDeed.OPEN, RoundDeed.EXTEND)
    return el("li", el("b", said), f": {until}" if has_day else None,
              el("p", step.reason) if step.reason else None,
              el("p", f"{step.who or words.SYSTEM}, {texts.moment(step.at)}", class_="quiet"))


def _snapshots(visit: Visit, item: RoundInfo) -> list[Node]:
    found = lives.kept(visit.session, item.id)
    if not found:
        return empty(words.NO_SNAPSHOT)
    head = el("tr", *(el("th", name, scope="col") for name in words.SNAPSHOT_COLUMNS))
    drawn = el("table", el("caption", words.SNAPSHOTS), el("thead", head),
               el("tbody", *(_snapshot(visit, item, one) for one in found)), class_="table cards")
    return el("div", drawn, class_="table-frame")


def _snapshot(visit: Visit, item: RoundInfo, one: Kept) -> list[Node]:
    moment = one.taken_at.astimezone(UTC).isoformat()
    where = address("/heatmap", round=item.year, as_of=moment)
    word, shape = (words.WHOLE, "whole") if one.is_whole else (words.BROKEN, "broken")
    cells = (
        [el("span", el("b", one.name), el("br"), link(where, words.OPEN_SNAPSHOT), " · ",
            package_link(one.id), *_paper(visit, f"snapshot:{one.id}"))],
        [texts.moment(one.taken_at)],
        [one.taken_by or words.SYSTEM],
        [el("code", one.sha256[:SHOWN_DIGITS], title=one.sha256)],
        [el("span", word, class_=f"state figures-{shape}")],
    )
    return el("tr", *(el("td", *cell, data_name=name)
                      for name, cell in zip(words.SNAPSHOT_COLUMNS, cells, strict=True)))
