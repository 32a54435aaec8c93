"""Draws what a newer text of a plan changes: counts, and each changed part side by side."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from dashboard import texts
from dashboard.drawn import Node, el
from dashboard.texts import import_findings as findings
from dashboard.texts import imports as words
from db.vocabulary import AssignmentRole
from registry.imports.newer import Change, Comparison, How

ORDER = (How.REWORDED, How.MOVED, How.NEW, How.GONE, How.STAYED)
MOST_SHOWN = 200
# Comparing word by word takes the square of the words.
LONGEST_COMPARED, LONGEST_SHOWN = 600, 4000


def changes(comparison: Comparison, names: dict[str, str]) -> list[Node]:
    """Nothing for a plan that had no text before."""
    if not comparison.changes:
        return []
    told = sorted(comparison.told, key=lambda one: (not _is_task(one), ORDER.index(one.how)))
    shown = [_row(one, names) for one in told[:MOST_SHOWN]]
    left = len(told) - MOST_SHOWN
    head = el("tr", *(el("th", name, scope="col") for name in words.CHANGE_COLUMNS))
    table = el("table", el("caption", words.CHANGES), el("thead", head), el("tbody", *shown),
               class_="table cards changed-tasks")
    return [
        el("h3", words.CHANGES),
        _counts(comparison),
        el("p", words.HISTORY_STAYS, class_="quiet"),
        table if told else None,
        el("p", words.more(left), class_="quiet") if left > 0 else None,
    ]


def _is_task(one: Change) -> bool:
    return one.is_task or one.was_task


def _counts(comparison: Comparison) -> Node:
    """How the tasks fared; a task that only stayed counts too."""
    tasks = [one for one in comparison.changes if _is_task(one)]
    counted = [(how, sum(one.how is how for one in tasks)) for how in (How.STAYED, *ORDER[:-1])]
    return el("ul", *(el("li", el("b", texts.number(count)), " ", words.HOW_COUNTS[how])
                      for how, count in counted), class_="keep-figures")


def _row(one: Change, names: dict[str, str]) -> Node:
    place = findings.where(one.path or one.old_path)
    if one.how is How.MOVED:
        place = words.MOVED.format(old=findings.where(one.old_path), new=place)
    head = el("th", place, el("small", words.HOWS[one.how], class_="sort"), scope="row")
    old, new = _side_by_side(one)
    cells = [el("td", *part, data_name=name)
             for name, part in zip(words.CHANGE_COLUMNS[1:],
                                   (old, [*new, *_duties(one, names)]), strict=True)]
    return el("tr", head, *cells)


def _side_by_side(one: Change) -> tuple[list[Node], list[Node]]:
    """The words of both texts; those only one has are marked."""
    old, new = one.old_words[:LONGEST_SHOWN], one.words[:LONGEST_SHOWN]
    if old == new:
        return [words.SAME_WORDS] if old else ["–"], [texts.shortened(new, findings.LONGEST)]
    first, second = old.split(), new.split()
    if not first or not second or max(len(first), len(second)) > LONGEST_COMPARED:
        return [old or "–"], [new or "–"]
    left: list[Node] = []
    right: list[Node] = []
    for how, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        same = how == "equal"
        _add(left, first[a:b], None if same else "old-only")
        _add(right, second[c:d], None if same else "new-only")
    return left, right


def _add(side: list[Node], said: Iterable[str], class_: str | None) -> None:
    joined = " ".join(said)
    if joined:
        side += [joined if class_ is None else el("mark", joined, class_=class_), " "]


def _duties(one: Change, names: dict[str, str]) -> list[Node]:
    """Agencies that came or went, parts and times that changed, each as a line."""
    if one.how is How.NEW or one.how is How.GONE:
        return []
    lines = [words.AGENCY_CAME.format(agency=names.get(code, code), part=_part(role))
             for code, role in one.added]
    lines += [words.AGENCY_WENT.format(agency=names.get(code, code), part=_part(role))
              for code, role in one.removed]
    lines += [words.PART_CHANGED.format(agency=names.get(code, code), old=_part(old),
                                        new=_part(new)) for code, old, new in one.changed]
    if one.due:
        old, new = (_times(value) for value in one.due)
        lines.append(words.TIME_CHANGED.format(old=old, new=new))
    if one.is_task != one.was_task:
        lines.append(words.NOW_TASK if one.is_task else words.NO_TASK_NOW)
    return [el("ul", *(el("li", line) for line in lines), class_="note-list")] if lines else []


def _part(role: str) -> str:
    return texts.PARTS[AssignmentRole(role)].lower()


def _times(value: str) -> str:
    said = [findings.time(part) for part in value.split("; ") if part]
    return ", ".join(said) or words.NO_TIME
