"""What a newer text of a plan changes: which parts stayed, were reworded or moved, are new or gone.

Pure, and about linear in the number of parts: parts are compared by their path and words, then by
their words alone, and only with those that share a rare word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from registry.duties import TaskFound
from registry.reading import PlanReading
from registry.text import fold

# How many words of the longer of two parts the other must share (Dice): beside the same label
# fewer will do than when the words are all there is.
ALIKE_IN_PLACE, ALIKE_ANYWHERE = 0.5, 0.7
# A part is looked for by so many of its rarest words, each in so few parts.
RAREST, MOST_SHARING = 8, 30
_Same = Callable[[str, str], bool]


class How(StrEnum):
    """What became of a part."""

    STAYED = "stayed"
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a plan as far as two texts are compared; `id` is the kept row's."""

    path: str
    words: str
    id: int = 0
    task: TaskFound | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one part. A part that moved may be reworded as well: both words are here.

    `added`, `removed` and `changed` are agencies by code with their roles; `due` the old and the
    new time of a task, where they differ.
    """

    how: How
    path: str
    old_path: str = ""
    words: str = ""
    old_words: str = ""
    is_task: bool = False
    was_task: bool = False
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str, str], ...] = ()
    due: tuple[str, str] | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything changed at all."""
        is_same_task = self.is_task == self.was_task
        duties = self.added or self.removed or self.changed or self.due
        return self.how is not How.STAYED or bool(duties) or not is_same_task


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pairs` are the kept rows by the path they have in the newer text."""

    changes: tuple[Change, ...] = ()
    pairs: Mapping[str, int] = field(default_factory=dict)
    gone: tuple[int, ...] = ()

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes without what stayed as it was."""
        return tuple(one for one in self.changes if one.is_any)

    def counts(self) -> dict[str, int]:
        """How many parts fared how, and how much changed in the duties of those that stayed."""
        counts = dict(Counter(one.how.value for one in self.changes))
        kept = [one for one in self.changes if one.how not in (How.NEW, How.GONE)]
        counts["agencies_added"] = sum(len(one.added) for one in kept)
        counts["agencies_removed"] = sum(len(one.removed) for one in kept)
        counts["roles_changed"] = sum(len(one.changed) for one in kept)
        counts["dues_changed"] = sum(one.due is not None for one in kept)
        counts["tasks_new"] = sum(one.is_task and not one.was_task for one in self.changes)
        counts["tasks_gone"] = sum(one.was_task and not one.is_task for one in self.changes)
        return {name: number for name, number in counts.items() if number}


def nodes_of(reading: PlanReading, tasks: Iterable[TaskFound]) -> tuple[Node, ...]:
    """The parts of a reading (of which rows of tables are sections already)."""
    of = {task.path: task for task in tasks}
    return tuple(
        Node(one.path, words_of(one.heading, one.text), task=of.get(one.path))
        for one in reading.sections
    )


def words_of(heading: str | None, text: str | None) -> str:
    """The words a part is compared by."""
    return " ".join(f"{heading or ''} {text or ''}".split())


def compare(old: Sequence[Node], new: Sequence[Node]) -> Comparison:
    """What the newer text changes against the kept one."""
    pairs = _pairs(old, new)
    kept = {one.id: one for one in old}
    changes = [_change(kept[pairs[one.path]] if one.path in pairs else None, one) for one in new]
    met = set(pairs.values())
    gone = [one for one in old if one.id not in met]
    changes += [Change(How.GONE, "", one.path, "", one.words, was_task=one.task is not None)
                for one in gone]
    return Comparison(tuple(changes), pairs, tuple(one.id for one in gone))


class _Open:
    """Parts of both texts that have not met yet, with their words folded once."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self.old = {one.id: one for one in old}
        self.new = {one.path: one for one in new}
        self.folded = {one.id: fold(one.words) for one in old}
        self.said = {one.path: fold(one.words) for one in new}
        self.pairs: dict[str, int] = {}

    def meet(self, path: str, id_: int) -> None:
        self.pairs[path] = id_
        del self.new[path], self.old[id_]


def _pairs(old: Sequence[Node], new: Sequence[Node]) -> dict[str, int]:
    parts = _Open(old, new)
    _meet_in_place(parts, lambda said, kept: said == kept)
    _meet_by_words(parts)
    _meet_in_place(parts, lambda said, kept: _alike(said, kept) >= ALIKE_IN_PLACE)
    _meet_by_rare_words(parts)
    return parts.pairs


def _meet_in_place(parts: _Open, is_same: _Same) -> None:
    """Parts of the same path whose words are the same, or alike."""
    at = {one.path: one.id for one in parts.old.values()}
    for path in list(parts.new):
        if path in at and is_same(parts.said[path], parts.folded[at[path]]):
            parts.meet(path, at[path])


def _meet_by_words(parts: _Open) -> None:
    """Parts of the very same words, wherever they stand, in the order of the texts."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for id_ in parts.old:
        by_words[parts.folded[id_]].append(id_)
    for path in list(parts.new):
        waiting = by_words.get(parts.said[path])
        if waiting and parts.said[path]:
            parts.meet(path, waiting.pop(0))


def _meet_by_rare_words(parts: _Open) -> None:
    """Parts that share most of their words; the most alike first."""
    where: dict[str, list[int]] = defaultdict(list)
    for id_ in parts.old:
        for word in set(parts.folded[id_].split()):
            where[word].append(id_)
    found: list[tuple[float, str, int]] = []
    for path in parts.new:
        words = sorted(
            (word for word in set(parts.said[path].split()) if len(where.get(word, ())) > 0),
            key=lambda word: (len(where[word]), word),
        )
        near = {id_ for word in words[:RAREST] for id_ in where[word][:MOST_SHARING]}
        found += [(likeness, path, id_) for id_ in near
                  if (likeness := _alike(parts.said[path], parts.folded[id_])) >= ALIKE_ANYWHERE]
    for _, path, id_ in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if path in parts.new and id_ in parts.old:
            parts.meet(path, id_)


def _alike(one: str, other: str) -> float:
    """How many words two texts share, of all they have: 1 for the same words."""
    first, second = Counter(one.split()), Counter(other.split())
    whole = first.total() + second.total()
    return 2 * (first & second).total() / whole if whole else 1.0


def _change(old: Node | None, new: Node) -> Change:
    if old is None:
        return Change(How.NEW, new.path, "", new.words, "", is_task=new.task is not None,
                      added=_roles(new))
    is_same = fold(old.words) == fold(new.words)
    moved = old.path != new.path
    how = How.MOVED if moved else How.STAYED if is_same else How.REWORDED
    was, now = dict(_roles(old)), dict(_roles(new))
    return Change(
        how, new.path, old.path, new.words, old.words,
        is_task=new.task is not None,
        was_task=old.task is not None,
        added=tuple((code, role) for code, role in now.items() if code not in was),
        removed=tuple((code, role) for code, role in was.items() if code not in now),
        changed=tuple((code, was[code], role) for code, role in now.items()
                      if code in was and was[code] != role),
        due=_due(old, new),
    )


def _roles(node: Node) -> tuple[tuple[str, str], ...]:
    if node.task is None:
        return ()
    return tuple(sorted((code, part.role.value) for code, part in node.task.parts.items()))


def _due(old: Node, new: Node) -> tuple[str, str] | None:
    was, now = _time(old), _time(new)
    return (was, now) if was != now and old.task and new.task else None


def _time(node: Node) -> str:
    if node.task is None:
        return ""
    yearly = f"before --{node.task.yearly_before} yearly" if node.task.yearly_before else ""
    return "; ".join(part for part in (yearly, node.task.due_value) if part)
