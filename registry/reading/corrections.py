"""What a person says about the labels of a text, before it is read again."""

from __future__ import annotations

from dataclasses import dataclass

from registry.reading.findings import Level


@dataclass(frozen=True, slots=True)
class GivenLabel:
    """A person's word on a line: it opens no section, or one with this label and level.

    `label` is None when the line belongs to what stands above it; an empty label opens a paragraph
    of its own without one. Without a level the label's own form tells it.
    """

    line: int
    label: str | None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a person said about one text. The last word on a line counts."""

    labels: tuple[GivenLabel, ...] = ()


NOTHING_GIVEN = Given()
