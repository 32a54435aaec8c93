"""The times a text sets, with what a person said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from registry.imports import corrections as said
from registry.imports.corrections import Correction
from registry.reading import Deadline, Strength


class InText(Protocol):
    """What is asked of the text a finding stands in."""

    text: str

    def line(self, at: int) -> int: ...
    def section(self, at: int) -> str: ...
    def is_inside(self, start: int, end: int) -> bool: ...


_OnTime = (
    said.DeadlineDropped | said.DeadlineAdded | said.DeadlineValue | said.DeadlineStrength
)


def correct_deadlines(
    found: Sequence[Deadline], asked: Iterable[Correction], places: InText
) -> tuple[tuple[Deadline, ...], list[Correction]]:
    """The times with the corrections, and those that fit none of them."""
    about = [one for one in asked if isinstance(one, _OnTime)]
    kept: dict[tuple[int, int], list[Deadline]] = {}
    for time in found:
        kept.setdefault((time.start, time.end), []).append(time)
    unfit: list[Correction] = []
    order = (said.DeadlineAdded, said.DeadlineDropped, said.DeadlineValue, said.DeadlineStrength)
    for kind in order:
        for one in about:
            if isinstance(one, kind) and not _change(kept, one, places):
                unfit.append(one)
    every = [time for same in kept.values() for time in same]
    return tuple(sorted(every, key=lambda time: time.start)), unfit


def _change(
    kept: dict[tuple[int, int], list[Deadline]], one: _OnTime, places: InText
) -> bool:
    key = (one.start, one.end)
    if isinstance(one, said.DeadlineAdded):
        section = places.section(one.start)
        if not section or not places.is_inside(*key):
            return False
        kept[key] = [Deadline(section, places.text[one.start : one.end], "given", one.value,
                              Strength(one.strength), one.start, one.end, places.line(one.start))]
        return True
    if key not in kept:
        return False
    if isinstance(one, said.DeadlineDropped):
        del kept[key]
    elif isinstance(one, said.DeadlineValue):
        # Where one place sets several times, a person's word stands for them all.
        kept[key] = [replace(kept[key][0], value=one.value)]
    else:
        kept[key] = [replace(each, strength=Strength(one.strength)) for each in kept[key]]
    return True
