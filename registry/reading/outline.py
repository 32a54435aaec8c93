"""Paragraphs into an outline: sections, items, points and the unlabelled paragraphs around them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from registry.reading import vocabulary
from registry.reading.findings import Level, Section
from registry.reading.labels import APPENDIX_RANK, ITEM_RANK, Label, Labels, is_bullet
from registry.reading.parts import Paragraph, plain_text
from registry.reading.series import ATTACHED
from registry.reading.text import Source, ends_sentence

BELOW_ALL = 99
LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Node:
    """A section with the paragraphs it is printed in and its place in the tree."""

    section: Section
    paragraphs: tuple[Paragraph, ...]
    parent: int | None
    is_leaf: bool
    label: Label | None = None


@dataclass(slots=True)
class _Draft:
    label: Label | None
    level: Level
    rank: float
    parent: int | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    path: str = ""
    children: int = 0
    rule: str = "label"


def build_outline(
    paragraphs: Sequence[Paragraph], labels: Labels, source: Source
) -> tuple[Node, ...]:
    drafts = _drafts(paragraphs, labels)
    drafts = _with_openings(drafts)
    drafts = _with_closings(drafts)
    _name_paths(drafts)
    return tuple(
        Node(_section(drafts, draft, source), tuple(draft.paragraphs), draft.parent,
             draft.children == 0, draft.label)
        for draft in drafts
    )


def body_paragraphs(node: Node) -> tuple[Paragraph, ...]:
    """The paragraphs after the heading; all of them when there is no heading."""
    return node.paragraphs[1:] if node.section.heading else node.paragraphs


def _drafts(paragraphs: Iterable[Paragraph], labels: Labels) -> list[_Draft]:
    drafts: list[_Draft] = []
    open_nodes: list[int] = []
    for paragraph in paragraphs:
        label = labels.get(paragraph[0].start)
        if label is None and drafts:
            drafts[-1].paragraphs.append(paragraph)
            continue
        rank = label.rank if label else BELOW_ALL
        while open_nodes and drafts[open_nodes[-1]].rank >= rank:
            open_nodes.pop()
        parent = open_nodes[-1] if open_nodes else None
        drafts.append(_draft(label, rank, parent, paragraph))
        if parent is not None:
            drafts[parent].children += 1
        if drafts[-1].rule != ATTACHED:
            open_nodes.append(len(drafts) - 1)
    return drafts


def _draft(label: Label | None, rank: float, parent: int | None, paragraph: Paragraph) -> _Draft:
    if label is None or not label.printed:
        rule = label.rule if label else "unlabelled"
        return _Draft(None, Level.PARAGRAPH, BELOW_ALL, parent, [paragraph], rule=rule)
    return _Draft(label, label.level, rank, parent, [paragraph], rule=label.rule)


def _with_openings(drafts: list[_Draft]) -> list[_Draft]:
    """An unlabelled paragraph between a heading and the first item is a node of its own."""
    opened: list[_Draft] = []
    moved: list[int] = []
    for draft in drafts:
        moved.append(len(opened))
        draft.parent = None if draft.parent is None else moved[draft.parent]
        opened.append(draft)
        if draft.rank < ITEM_RANK and draft.children and len(draft.paragraphs) > 1:
            below = draft.paragraphs[1:]
            del draft.paragraphs[1:]
            opened.append(_unlabelled(len(opened) - 1, below, "opening_paragraph"))
    return opened


def _with_closings(drafts: list[_Draft]) -> list[_Draft]:
    """Paragraphs behind a section's last item that speak for the section, not for the item."""
    closed: list[_Draft] = []
    moved: list[int] = []
    lasts = _last_leaves(drafts)
    usual = _longest_sisters(drafts, lasts)
    for place, draft in enumerate(drafts):
        moved.append(len(closed))
        draft.parent = None if draft.parent is None else moved[draft.parent]
        closed.append(draft)
        top = lasts.get(place)
        if top is None:
            continue
        kept = _kept(draft, usual[place])
        below = draft.paragraphs[kept:]
        del draft.paragraphs[kept:]
        for paragraph in below:
            closed.append(_unlabelled(moved[top], [paragraph], "closing_paragraph"))
    return closed


def _last_leaves(drafts: Sequence[_Draft]) -> dict[int, int]:
    """The last labelled leaf under each section → the section."""
    lasts: dict[int, int] = {}
    for place, draft in enumerate(drafts):
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if draft.rank < ITEM_RANK or (following is not None and following.rank >= ITEM_RANK):
            continue
        top = draft.parent
        while top is not None and drafts[top].rank >= ITEM_RANK:
            top = drafts[top].parent
        if top is not None and draft.label and drafts[top].rank > APPENDIX_RANK:
            lasts[place] = top
    return lasts


def _kept(draft: _Draft, usual: int) -> int:
    """How many paragraphs the last leaf keeps: as many as its longest sister, unless words tell."""
    for kept in range(len(draft.paragraphs), 0, -1):
        paragraph = draft.paragraphs[kept - 1]
        closes = plain_text(paragraph).startswith(vocabulary.CLOSING_WORDS)
        if kept == 1 or is_bullet(paragraph[0]) or not (closes or kept > usual):
            return kept
    return 1


def _longest_sisters(drafts: Sequence[_Draft], lasts: Mapping[int, int]) -> dict[int, int]:
    """For each last leaf, the most paragraphs that another one under its parent has."""
    longest: dict[int | None, int] = defaultdict(int)
    for place, draft in enumerate(drafts):
        if draft.label and place not in lasts:
            longest[draft.parent] = max(longest[draft.parent], len(draft.paragraphs))
    return {place: longest[drafts[place].parent] or len(drafts[place].paragraphs)
            for place in lasts}


def _unlabelled(parent: int, paragraphs: list[Paragraph], rule: str) -> _Draft:
    return _Draft(None, Level.PARAGRAPH, BELOW_ALL, parent, paragraphs, rule=rule)


def _name_paths(drafts: Sequence[_Draft]) -> None:
    """Paths are made of labels; a label that comes back under one parent gets #1, #2, …"""
    closings: Counter[int | None] = Counter()
    raw: list[tuple[int | None, str]] = []
    for draft in drafts:
        raw.append((draft.parent, _own_name(drafts, draft, closings)))
    repeated = Counter(raw)
    seen: Counter[tuple[int | None, str]] = Counter()
    for draft, (parent, name) in zip(drafts, raw, strict=True):
        seen[parent, name] += 1
        mark = f"#{seen[parent, name]}" if repeated[parent, name] > 1 else ""
        above = "" if parent is None else drafts[parent].path + "."
        draft.path = f"{above}{name}{mark}"


def _own_name(drafts: Sequence[_Draft], draft: _Draft, closings: Counter[int | None]) -> str:
    if draft.label is None:
        if draft.rule in ("closing_paragraph", "given"):
            closings[draft.parent] += 1
            return f"{vocabulary.CLOSING_PATH}{closings[draft.parent]}"
        return vocabulary.INTRO_PATH
    name = draft.label.name
    if draft.rank == APPENDIX_RANK:
        return vocabulary.APPENDIX_PATH + "".join(name.split()[2:][-1:])
    above = drafts[draft.parent].label if draft.parent is not None else None
    if above is not None and name.startswith(above.name + "."):
        name = name[len(above.name) + 1 :]
    # A dot in a path parts two levels: «2.1» below no «2» is one.
    return name.replace(".", "-")


def _section(drafts: Sequence[_Draft], draft: _Draft, source: Source) -> Section:
    heading, text = _heading_and_text(draft)
    first, last = draft.paragraphs[0][0], draft.paragraphs[-1][-1]
    start, end = source.written_span(first, last)
    return Section(
        path=draft.path,
        segments=_segments(drafts, draft),
        level=draft.level,
        label=draft.label.printed if draft.label else "",
        heading=heading,
        text=text,
        line=first.number,
        end_line=last.number,
        rule=draft.rule,
        start=start,
        end=end,
    )


def _segments(drafts: Sequence[_Draft], draft: _Draft) -> tuple[str, ...]:
    printed: list[str] = []
    step: _Draft | None = draft
    while step is not None:
        if step.label:
            printed.append(step.label.printed)
        step = None if step.parent is None else drafts[step.parent]
    return tuple(reversed(printed))


def _heading_and_text(draft: _Draft) -> tuple[str, str]:
    texts = [plain_text(paragraph) for paragraph in draft.paragraphs]
    if draft.label is None:
        return "", "\n".join(texts)
    others = draft.paragraphs[0][1:]
    first = " ".join([" ".join(draft.label.rest.split()), plain_text(others)]).strip()
    if _is_heading(draft, first):
        return first, "\n".join(texts[1:])
    return "", "\n".join([first, *texts[1:]])


def _is_heading(draft: _Draft, first: str) -> bool:
    if draft.rank < ITEM_RANK:
        return True
    if len(first) > LONGEST_HEADING or not (draft.children or len(draft.paragraphs) > 1):
        return False
    return not ends_sentence(first) or first.endswith(":")
