"""Word's automatic numbering: what is printed before a paragraph though nobody typed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9
# A level that says nothing of itself.
NO_TEXT = ""
# Bullets as a reader of plans knows them; the fonts of signs keep theirs at other places.
BULLETS = "-+–—•●▪"
PLAIN_BULLET = "-"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
HIGHEST = 3_999


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts, and what it prints ("%1.%2.")."""

    start: int = 1
    form: str = "decimal"
    text: str = NO_TEXT
    restarts_after: int | None = None  # 0: never; n: only after a paragraph of level n
    in_figures: bool = False  # the numbers of the levels above are printed as 1, 2, 3
    style: str = ""


@dataclass(slots=True)
class Lists:
    """The lists of a document; `label` counts, so it is asked once for each paragraph in order."""

    abstract: dict[str, dict[int, Level]]
    nums: dict[str, str]
    overrides: dict[str, dict[int, Level]]
    starts: dict[str, dict[int, int]]
    counted: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num: str, depth: int) -> str:
        """What Word prints before the next paragraph of this list at this depth."""
        levels = self._levels(num)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counted.setdefault(self.nums[num], [None] * LEVELS)
        self._count(num, depth, levels, counts)
        if level.form == "bullet":
            return level.text if level.text and level.text in BULLETS else PLAIN_BULLET
        return _printed(level, levels, counts)

    def depth_of(self, num: str, style: str) -> int:
        """The level that belongs to a style, or the first."""
        levels = self._levels(num).items()
        return next((depth for depth, level in levels if style and level.style == style), 0)

    def _levels(self, num: str) -> Mapping[int, Level]:
        own = self.abstract.get(self.nums.get(num, ""), {})
        return {**own, **self.overrides.get(num, {})}

    def _count(
        self, num: str, depth: int, levels: Mapping[int, Level], counts: list[int | None]
    ) -> None:
        for above in range(depth):
            if counts[above] is None:
                counts[above] = levels[above].start if above in levels else 1
        start = self.starts.get(num, {}).get(depth)
        last = counts[depth]
        if start is not None and (num, depth) not in self.begun:
            counts[depth] = start
        else:
            counts[depth] = levels[depth].start if last is None else last + 1
        self.begun.add((num, depth))
        for below in range(depth + 1, LEVELS):
            after = levels[below].restarts_after if below in levels else None
            if after is None or 0 < depth + 1 <= after:
                counts[below] = None


def read_lists(numbering: Any | None, styles: Any | None) -> Lists:
    """What the part of a Word file that keeps its lists says."""
    lists = Lists({}, {}, {}, {})
    if numbering is None:
        return lists
    linked: dict[str, str] = {}
    for element in numbering.iterfind(f"{W}abstractNum"):
        key = _of(element, "abstractNumId", own=True)
        lists.abstract[key] = _read_levels(element.iterfind(f"{W}lvl"))
        if link := _of(element, "numStyleLink"):
            linked[key] = link
    for element in numbering.iterfind(f"{W}num"):
        num = _of(element, "numId", own=True)
        lists.nums[num] = _of(element, "abstractNumId")
        changed = element.findall(f"{W}lvlOverride")
        lists.overrides[num] = _read_levels(
            level for one in changed for level in one.iterfind(f"{W}lvl")
        )
        starts = {whole(_of(one, "ilvl", own=True)): _of(one, "startOverride") for one in changed}
        lists.starts[num] = {depth: whole(said) for depth, said in starts.items() if said}
    _follow_styles(lists, linked, styles)
    return lists


def _follow_styles(lists: Lists, linked: Mapping[str, str], styles: Any | None) -> None:
    """A list may say only: as that style of lists does."""
    for key, style in linked.items():
        found = [] if styles is None else styles.iterfind(f"{W}style")
        for one in found:
            if _of(one, "styleId", own=True) == style:
                num = one.find(f".//{W}numPr/{W}numId")
                named = lists.nums.get(num.get(f"{W}val", ""), "") if num is not None else ""
                lists.abstract[key] = lists.abstract.get(named, {})


def _read_levels(elements: Iterable[Any]) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for element in elements:
        restart = element.find(f"{W}lvlRestart")
        legal = element.find(f"{W}isLgl")
        found[whole(_of(element, "ilvl", own=True))] = Level(
            start=whole(_of(element, "start") or "0"),
            form=_form(element),
            text=_of(element, "lvlText"),
            restarts_after=None if restart is None else whole(restart.get(f"{W}val", "0")),
            in_figures=legal is not None and is_on(legal),
            style=_of(element, "pStyle"),
        )
    return {depth: level for depth, level in found.items() if 0 <= depth < LEVELS}


def _form(element: Any) -> str:
    """The form of the numbers; a newer one stands beside the one that older programs know."""
    forms = [one.get(f"{W}val", "") for one in element.iter(f"{W}numFmt")]
    return next((one for one in forms if one != "custom"), "decimal")


def is_on(element: Any) -> bool:
    """Whether a switch of Word's markup is on: named at all, and not with "0"."""
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _printed(level: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    said = level.text
    for depth in range(LEVELS):
        mark = f"%{depth + 1}"
        if mark in said:
            form = levels[depth].form if depth in levels else "decimal"
            said = said.replace(mark, number(counts[depth] or 0, _plain(form, level.in_figures)))
    return said.strip()


def _plain(form: str, in_figures: bool) -> str:
    return "decimal" if in_figures and form not in ("none", "bullet") else form


def number(value: int, form: str) -> str:
    """A number as a list prints it: 4, IV, iv, d, D, 04."""
    if form in ("none", "bullet"):
        return ""
    if form in ("upperRoman", "lowerRoman") and 0 < value <= HIGHEST:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    if form in ("upperLetter", "lowerLetter") and value > 0:
        times, place = divmod(value - 1, 26)
        letter = chr(ord("a") + place) * min(times + 1, LEVELS)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    found = ""
    for worth, sign in ROMAN:
        found += sign * (value // worth)
        value %= worth
    return found


def _of(element: Any, name: str, *, own: bool = False) -> str:
    """An attribute of an element, or the value of its child of that name."""
    if own:
        return str(element.get(W + name) or "")
    child = element.find(W + name)
    return "" if child is None else str(child.get(f"{W}val") or "")


def whole(said: str) -> int:
    digits = said.strip()[:6]
    return int(digits) if digits.isdecimal() else 0
