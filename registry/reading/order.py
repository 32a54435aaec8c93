"""Labels out of their order: kept as printed, told with the proposed one where that is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from registry.reading import vocabulary
from registry.reading.findings import Defect
from registry.reading.labels import CLOSERS, ROMAN_NAMES, Form, Label
from registry.reading.outline import Node
from registry.reading.slips import RULE

Key = tuple[int | None, Form, str]


@dataclass(slots=True)
class _Sisters:
    """What a series under one parent has had so far."""

    last: Label | None = None
    seen: set[str] = field(default_factory=set)


def labels_out_of_order(nodes: Sequence[Node]) -> Iterator[Defect]:
    """Misread, doubled, skipped, restarted and misplaced labels, in the order of print."""
    series: defaultdict[Key, _Sisters] = defaultdict(_Sisters)
    for node in nodes:
        label, line = node.label, node.section.line
        if label is None or not label.printed:
            continue
        if label.rule == RULE:
            yield Defect(line, label.printed, _proper(label), "misread_label",
                         vocabulary.WHY_MISREAD, RULE)
        sisters = series[node.parent, *label.series]
        kind = _kind(label, sisters)
        if kind == RESTARTED:
            sisters.seen.clear()
        if kind:
            yield Defect(line, label.printed, _proposed(label, kind), kind, _WHY[kind], "outline")
        sisters.seen.add(label.name)
        sisters.last = label


def _kind(label: Label, sisters: _Sisters) -> str:
    last = sisters.last
    if not label.ordinal:
        return DUPLICATE if label.name in sisters.seen else ""
    if last is None:
        return SKIPPED if label.ordinal > 1 else ""
    if label.follows(last):
        return ""
    if label.name in sisters.seen:
        return RESTARTED if label.ordinal == 1 and last.ordinal > 1 else DUPLICATE
    return SKIPPED if label.ordinal > last.ordinal else MISPLACED


def _proposed(label: Label, kind: str) -> str:
    """For a label used twice the next one, where it can be counted."""
    if kind != DUPLICATE:
        return ""
    following = str(label.ordinal + 1) if label.name.isdecimal() else ""
    if label.form is Form.ROMAN:
        following = ROMAN_NAMES.get(label.ordinal + 1, "")
    return label.printed.replace(label.name, following) if following else ""


def _proper(label: Label) -> str:
    sign = label.printed[len(label.printed.rstrip(CLOSERS)) :]
    return label.name + (sign or ".")


DUPLICATE, SKIPPED = "duplicate_label", "skipped_label"
RESTARTED, MISPLACED = "restarted_labels", "misplaced_label"
_WHY = {
    DUPLICATE: vocabulary.WHY_DUPLICATE, SKIPPED: vocabulary.WHY_SKIPPED,
    RESTARTED: vocabulary.WHY_RESTARTED, MISPLACED: vocabulary.WHY_MISPLACED,
}
