"""Draws a document's relations as boxes one can walk: every registered document is a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.drawn import Node, el, link
from dashboard.queries.relations import Known, Neighbourhood, Relation
from dashboard.relation_layout import Box, Key, Layout, Line, Pair, laid_out
from dashboard.texts import relations as words
from db.vocabulary import Validity

NAME, LABEL = 27, 21
FITS, SMALLEST = 1300, 0.84
TASKS = "tasks"
# The shape that stands before the word of a validity, ten by ten.
SHAPES: dict[Validity | None, str] = {
    Validity.IN_FORCE: "M1.5 5.4 4 8l4.6-6",
    Validity.PARTLY_EXPIRED: "M5 1v8M1 5h8",
    Validity.EXPIRED: "M1.5 1.5l7 7M8.5 1.5l-7 7",
    Validity.NOT_YET: "M5 2v3.4l2.4 1.6M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8",
    None: "M5 1.4a3.6 3.6 0 1 1 0 7.2a3.6 3.6 0 1 1 0-7.2",
}


def graph(
    found: Neighbourhood,
    known: dict[int, Known],
    where: Callable[[Known], str],
    resting: tuple[str, str, str] | None,
) -> list[Node]:
    """The drawing. `where` is the address a document leads to; `resting` the words and the address
    of the box of the plan's tasks, if any."""
    pairs = _pairs(found.relations)
    more = {f"more {one}": one for one in found.hidden}
    extra: list[Pair] = list(more.items())
    if resting:
        extra.append((TASKS, found.centre))
    drawn = laid_out(_columns(found, more, has_tasks=resting is not None), [*pairs, *extra])
    names = {one.other(one.from_id or one.to_id or 0): one.other_name
             for one in found.relations if one.other_name}
    edges = [_edge(drawn.lines[pair], kept) for pair, kept in pairs.items()]
    edges += [el("path", d=drawn.lines[pair].path, class_="edge more") for pair in extra]
    boxes: list[Node] = []
    for key in (found.centre, *(one for one in drawn.boxes if one != found.centre)):
        box = drawn.boxes[key]
        if key == TASKS and resting:
            boxes.append(_tasks(box, *resting))
        elif key in more:
            boxes.append(_more(box, known[more[key]], found.hidden[more[key]], where))
        elif key in known:
            boxes.append(_document(box, known[key], where, is_centre=key == found.centre,
                                   said=_said(found, key)))
        else:
            boxes.append(_unknown(box, names.get(key) or ""))
    return _frame(drawn, edges, boxes, known[found.centre], len(drawn.boxes) - len(more)
                  - (resting is not None), len(found.relations))


def _frame(
    drawn: Layout, edges: list[Node], boxes: list[Node], centre: Known, nodes: int, count: int
) -> list[Node]:
    width, height = (round(one) for one in (drawn.width, drawn.height))
    # A broad drawing is made a little smaller to fit a desk screen; beyond that its frame scrolls.
    scale = min(1, max(FITS / width, SMALLEST))
    said = words.GRAPH_LABEL.format(
        name=words.name(centre.kind, centre.number, centre.name), nodes=nodes, edges=count
    )
    svg = el(
        "svg", el("g", *edges, aria_hidden="true"), el("g", *boxes),
        viewBox=f"0 0 {width} {height}", width=f"{width * scale / 16:.5g}rem",
        height=f"{height * scale / 16:.5g}rem",
        role="group", aria_label=said, class_="relation-graph",
    )
    return el("div", svg, class_="graph-frame", data_walk="")


def _pairs(relations: Iterable[Relation]) -> dict[Pair, list[Relation]]:
    kept: dict[Pair, list[Relation]] = {}
    for one in relations:
        kept.setdefault(one.ends, []).append(one)
    return kept


def _columns(
    found: Neighbourhood, more: dict[str, int], *, has_tasks: bool
) -> dict[int, list[Key]]:
    """What stands where: its side, and one or two steps from the middle."""
    columns: dict[int, list[Key]] = {0: [found.centre], 1: [TASKS] if has_tasks else []}
    for one in found.first:
        columns.setdefault(found.side[one], []).append(one)
    # Behind each document stand its own, in the same order.
    for middle in found.first:
        behind: list[Key] = [one for one, above in found.above.items() if above == middle]
        behind += [key for key, one in more.items() if one == middle]
        if behind:
            columns.setdefault(2 * found.side[middle], []).extend(behind)
    return columns


def _edge(line: Line, kept: list[Relation]) -> list[Node]:
    x, y = line.end
    back = -6 * line.tip
    is_certain = any(one.is_certain for one in kept)
    said = [words.edge(one.kind, is_certain=one.is_certain) for one in kept]
    at_x, at_y = line.words_at
    return el(
        "g",
        el("path", d=line.path, class_="edge" if is_certain else "edge possible"),
        el("path", d=f"M{x:g},{y:g}l{back},-4v8z", class_="edge-tip"),
        el("text", words.short(", ".join(said), LABEL), x=at_x, y=at_y, text_anchor=line.anchor),
    )


def _said(found: Neighbourhood, key: Key) -> str:
    """What a document has to do with the one in the middle, or with the one on the way."""
    other = found.above.get(key, found.centre)  # type: ignore[call-overload]
    kept = [one for one in found.relations if set(one.ends) == {key, other}]
    return ", ".join(
        words.relation(one.kind, is_from=one.ends[0] == other).lower() for one in kept
    )


def _document(
    box: Box, one: Known, where: Callable[[Known], str], *, is_centre: bool, said: str
) -> list[Node]:
    name = words.name(one.kind, one.number, one.name)
    under = words.under(one.issued_on, one.validity)
    label = ". ".join(part for part in (f"{name}, {under}", said) if part)
    kind = "unverified" if one.validity is None else one.validity.value.replace("_", "-")
    return link(
        where(one),
        _rect(box),
        el("text", words.name(one.kind, one.number, one.name, NAME), x=box.x + 9,
           y=box.middle - 3, class_="node-name"),
        el("path", d=SHAPES[one.validity], transform=f"translate({box.x + 9:g} {box.middle + 5:g})",
           class_="node-shape"),
        el("text", under, x=box.x + 23, y=box.middle + 14, class_="node-under"),
        el("title", name),
        class_=f"node {kind}{' centre' if is_centre else ''}",
        aria_label=label,
        aria_current="page" if is_centre else None,
    )


def _unknown(box: Box, name: str) -> list[Node]:
    return el(
        "g", _rect(box),
        el("text", words.short(name, NAME), x=box.x + 9, y=box.middle - 3, class_="node-name"),
        el("text", f"({words.NOT_REGISTERED})", x=box.x + 9, y=box.middle + 14,
           class_="node-under"),
        el("title", name), class_="node unknown",
    )


def _more(box: Box, one: Known, count: int, where: Callable[[Known], str]) -> list[Node]:
    said = words.more(count)
    name = words.name(one.kind, one.number, one.name)
    return link(
        where(one), _rect(box),
        el("text", said, x=box.x + 9, y=box.middle + 5, class_="node-name"),
        class_="node more", aria_label=f"{said}: {name}",
    )


def _tasks(box: Box, first: str, second: str, where: str) -> list[Node]:
    return link(
        where, _rect(box),
        el("text", first, x=box.x + 9, y=box.middle - 3, class_="node-name"),
        el("text", second, x=box.x + 9, y=box.middle + 14, class_="node-under"),
        class_="node tasks",
    )


def _rect(box: Box) -> list[Node]:
    return el("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3)
