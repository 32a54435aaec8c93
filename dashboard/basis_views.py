"""Draws "căn cứ vào đâu?": what a task rests on at the words that say so, and the link to it."""

from __future__ import annotations

from itertools import groupby

from dashboard.clauses import clause_words
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.plan_text import around as words_around
from dashboard.queries import basis as queries
from dashboard.queries.basis import Cited
from dashboard.queries.sections import received_text
from dashboard.relation_views import validity_mark
from dashboard.texts import basis as words
from dashboard.texts import relations as relation_words
from dashboard.texts import sections as places
from dashboard.visit import Visit
from registry.policy import Action

WIDTH = 110


def basis_link(where: str) -> list[Node]:
    """The way from a task in a row to what it rests on; `where` is the address of its page."""
    return link(f"{where.partition('#')[0]}#basis", words.LINK, title=words.QUESTION,
                class_="basis-link")


def basis_of(task_id: int, **query: object) -> list[Node]:
    """The same from a task's number and the filters its page keeps."""
    return basis_link(address(f"/tasks/{task_id}", **query))


def basis(visit: Visit, plan: int, task_id: int) -> list[Node]:
    """What a task's own words cite, what the sections above cite, what the whole plan rests on."""
    found = queries.of_task(visit.session, plan, task_id, visit.today)
    read = received_text(visit.session, plan)
    documents = {one.key or one.surface for one in found.plan}
    return el(
        "section",
        el("h2", words.QUESTION),
        el("h3", words.OWN),
        _list(visit, found.own, read) if found.own else el("p", words.NO_OWN, class_="quiet"),
        el("h3", words.ABOVE),
        _list(visit, found.above, read) if found.above
        else el("p", words.NO_ABOVE, class_="quiet"),
        el("details", el("summary", words.whole(len(documents))), _list(visit, found.plan, read),
           open=not (found.own or found.above))
        if found.plan else None,
        id="basis",
        class_="basis",
    )


def _list(visit: Visit, cited: list[Cited], read: str) -> list[Node]:
    """Each document once under its name, with every place that cites it."""
    by_document: dict[str, list[Cited]] = {}
    for one in cited:
        by_document.setdefault(one.key or one.surface, []).append(one)
    return el("ul", *(_document(visit, kept, read) for kept in by_document.values()))


def _document(visit: Visit, kept: list[Cited], read: str) -> list[Node]:
    first = kept[0]
    if first.key and first.kind:
        name = relation_words.name(first.kind, first.number, first.name)
        dated = words.dated(first.issued_on, is_verified=bool(first.is_date_verified))
        said: list[Node] = [link(f"/documents/{first.key}", name, title=first.name), " ",
                            el("span", f"{dated} · ", class_="quiet"),
                            validity_mark(first.validity)]
    else:
        why = words.GENERAL if first.is_general else words.UNRESOLVED
        said = [first.surface, el("span", f" ({why})", class_="quiet")]
    role = el("span", f" · {words.roles([one.role for one in kept])}", class_="quiet")
    quoted: list[Node] = []
    for place, ones in groupby(kept, key=lambda one: one.place):
        quoted += _places(place, list(ones), read)
    mark = _alarm(visit, first.key) if first.is_alarmed else None
    return el("li", el("p", *said, role), mark, *quoted)


def _places(place: str, kept: list[Cited], read: str) -> list[Node]:
    """One quotation for a place; further words of the same place only by their links."""
    first, *more = kept
    where = clause_words(first.path, first.start)
    drawn = []
    if read:
        before, cited, after = words_around(read, first.start, first.end, WIDTH)
        marked = link(where, el("mark", cited), title=words.at(place))
        drawn.append(el("p", el("b", f"{places.place(place)}: "), before, marked, after,
                        class_="quotation"))
    else:
        drawn.append(el("p", link(where, words.at(place)), class_="quotation"))
    if more:
        others = [part for one in more for part in
                  (", ", link(clause_words(one.path, one.start), f"“{one.surface.strip()}”"))]
        drawn.append(el("p", f"{words.SAME}: ", *others[1:], class_="quiet"))
    return drawn


def _alarm(visit: Visit, key: str | None) -> list[Node]:
    said = el("b", words.ALARM)
    where = address("/alarms", document=key)
    mark = link(where, said) if visit.may(Action.SETTLE_ALARM) else said
    return el("p", mark, f": {words.ALARM_LINE}", class_="alarm-mark")
