"""How a Word file says its words look: fonts, capitals, hidden words, by a style or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.inputs import letters
from registry.inputs.numbering import W, is_on

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What of a run's look changes its words; None where nothing is said."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, under: Look) -> Look:
        """This look where it says something, the other elsewhere."""
        return Look(
            under.font if self.font is None else self.font,
            under.capitals if self.capitals is None else self.capitals,
            under.hidden if self.hidden is None else self.hidden,
        )

    @property
    def encoding(self) -> str | None:
        return letters.of_font(self.font or "")


PLAIN = Look()


class Styles:
    """The styles of a document, each with those it is based on."""

    def __init__(self, part: Any | None) -> None:
        found = [] if part is None else list(part.iterfind(f"{W}style"))
        self.by_id = {one.get(f"{W}styleId", ""): one for one in found}
        paragraphs = (one for one in found if one.get(f"{W}type") == "paragraph")
        usual = (one.get(f"{W}styleId", "") for one in paragraphs if _is_usual(one))
        self.usual = next(usual, "")
        defaults = None if part is None else part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.defaults = look_of(defaults)
        self.looks: dict[str, Look] = {}

    def look(self, style: str) -> Look:
        """What a style says of words, with what it is based on."""
        if style not in self.looks:
            found = PLAIN
            for one in self.chain(style):
                found = found.over(look_of(one.find(f"{W}rPr")))
            self.looks[style] = found
        return self.looks[style]

    def numbering(self, style: str) -> tuple[str, str]:
        """The list and the level a style puts its paragraphs in, "" where it says nothing."""
        num = depth = ""
        for one in self.chain(style):
            said = one.find(f"{W}pPr/{W}numPr")
            if said is not None:
                num = num or value(said, "numId")
                depth = depth or value(said, "ilvl")
        return num, depth

    def chain(self, style: str) -> list[Any]:
        """A style and those it is based on, nearest first."""
        found: list[Any] = []
        while style in self.by_id and len(found) < DEEPEST:
            found.append(self.by_id[style])
            style = value(self.by_id[style], "basedOn")
        return found


def look_of(properties: Any | None) -> Look:
    """What the properties of a run or a style say themselves."""
    if properties is None:
        return PLAIN
    fonts = properties.find(f"{W}rFonts")
    font = None if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
    return Look(font, _switch(properties, "caps"), _switch(properties, "vanish"))


def value(element: Any, name: str) -> str:
    """The value of an element's child, or ""."""
    child = element.find(W + name)
    return "" if child is None else str(child.get(f"{W}val") or "")


def _switch(properties: Any, name: str) -> bool | None:
    found = properties.find(W + name)
    return None if found is None else is_on(found)


def _is_usual(style: Any) -> bool:
    return style.get(f"{W}default", "0") in ("1", "true", "on")
