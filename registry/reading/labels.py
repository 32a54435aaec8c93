"""Labels at the start of a line: Roman sections, numbered items, lettered points, appendices."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from registry.reading import vocabulary
from registry.reading.corrections import GivenLabel
from registry.reading.findings import Level
from registry.reading.patterns import common as patterns
from registry.reading.patterns import labels as label_patterns
from registry.reading.text import Line, fold

_TENS = ("", "X", "XX", "XXX", "XL")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {tens + units: 10 * ten + unit for ten, tens in enumerate(_TENS)
          for unit, units in enumerate(_UNITS) if tens + units}
ROMAN_NAMES = {value: name for name, value in ROMANS.items()}
APPENDIX_RANK, PART_RANK, LETTER_RANK, ROMAN_RANK, ARTICLE_RANK = 0.0, 1.0, 2.0, 3.0, 3.5
ITEM_RANK, POINT_RANK = 4.0, 9.0
PART_STEP = 0.25
RANKS = {
    Level.APPENDIX: APPENDIX_RANK, Level.SECTION: ROMAN_RANK, Level.ITEM: ITEM_RANK,
    Level.SUBITEM: ITEM_RANK + 1, Level.POINT: POINT_RANK, Level.PARAGRAPH: ITEM_RANK,
}
# A line longer than this that opens with the word for an appendix only speaks of one.
LONGEST_APPENDIX_LINE = 60
LONGEST_APPENDIX_TITLE = 200
LONGEST_SHORT_HEADING = 60
CLOSERS = ".):/-– "
BULLETED, GIVEN = "bulleted_label", "given"


class Form(StrEnum):
    """What a label is written with."""

    APPENDIX = "appendix"
    PART = "part"
    LETTER = "letter"
    ROMAN = "roman"
    ARTICLE = "article"
    NESTED = "nested"
    NUMBER = "number"
    POINT = "point"
    SUBPOINT = "subpoint"
    PAREN = "paren"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed; `name` is what it means, `ordinal` its place in its series, from 1."""

    printed: str  # "II.", "đ)"
    name: str  # "II", "đ"
    level: Level
    rank: float  # the smaller, the higher in the outline
    rest: str
    form: Form = Form.GIVEN
    ordinal: int = 0
    rule: str = "label"

    @property
    def series(self) -> tuple[Form, str]:
        """Labels of one series look alike: «1.» and «1)» count apart, «II.» and «II-» do not; nor
        does «1,», which is a misread «1.»."""
        if self.form is Form.PART:
            return self.form, fold(self.name.split()[0])
        if self.form is Form.SUBPOINT:
            return self.form, self.name[0]
        signed = self.form in (Form.NUMBER, Form.POINT)
        sign = self.printed[len(self.name) :].strip() if signed else ""
        return self.form, "." if sign in (",", ";", ":") else sign

    @property
    def is_heading(self) -> bool:
        """Whether only a few words stand behind it."""
        return len(self.rest) <= LONGEST_SHORT_HEADING

    def follows(self, before: "Label") -> bool:
        """Whether it is the next of its series."""
        if self.form is Form.POINT:
            between = vocabulary.POINT_ORDER[before.ordinal : self.ordinal - 1]
            return self.ordinal > before.ordinal and vocabulary.OPTIONAL_LETTERS.issuperset(between)
        return self.ordinal == before.ordinal + 1


# The labels that open sections, by where their line begins in the text.
Labels = Mapping[int, Label]


def find_label(plain: str) -> Label | None:
    """What looks like a label at the start of a line, or None."""
    plain = " ".join(plain.split())
    if not plain:
        return None
    forms = _OF_DIGITS if plain[0].isdecimal() else _FORMS
    for form, (pattern, level, rank) in forms.items():
        found = pattern.match(plain)
        if found and _holds(form, found, plain):
            printed = (found[1] or found[found.lastindex or 1]).strip()
            name = _name(form, printed)
            rest = plain[found.end() :].strip()
            return Label(printed, name, level, rank + _depth(form, name), rest, form,
                         ordinal_of(form, name))
    return None


def _name(form: Form, printed: str) -> str:
    if form is Form.PAREN:
        return printed
    name = printed.rstrip(CLOSERS)
    return name.replace(" ", "") if form is Form.ROMAN else name


def bulleted_label(plain: str) -> Label | None:
    """The label behind a bullet: «- a) …»."""
    bullet = label_patterns.BULLETED.match(plain)
    label = find_label(plain[bullet.end() :]) if bullet else None
    return replace(label, rule=BULLETED) if label else None


def given_label(given: GivenLabel, plain: str) -> Label | None:
    """What a person said of a line, with the level its form tells when they named none."""
    if given.label is None:
        return None
    printed = given.label.strip()
    own, formed = find_label(plain), find_label(f"{printed} {plain}") if printed else None
    rest = own.rest if own and printed else plain
    if printed and plain.startswith(printed):
        rest = plain[len(printed) :].strip()
    level = given.level or (formed.level if formed else Level.PARAGRAPH)
    if formed and formed.level is level and formed.printed == printed:
        return replace(formed, rest=rest, rule=GIVEN)
    return Label(printed, printed.rstrip(CLOSERS), level, RANKS[level], rest, rule=GIVEN)


def _depth(form: Form, name: str) -> float:
    """How far below others of its form: «1.1.1» below «1.1», an item of «I» beside one of «1»."""
    if form is Form.PART:
        # A part holds chapters, a chapter headings.
        return PART_STEP * vocabulary.PART_WORDS.index(name.split()[0].lower())
    if form is Form.NESTED:
        return name.count(".") - (not name[0].isdecimal())
    return 0


def ordinal_of(form: Form, name: str) -> int:
    """The place of a name in its series; 0 when its form counts nothing."""
    if form is Form.SUBPOINT:
        return int(name[1:].lstrip("."))
    last = name.strip("()").rpartition("." if form is Form.NESTED else " ")[2]
    if form in (Form.POINT, Form.LETTER):
        order = vocabulary.POINT_ORDER if form is Form.POINT else _CAPITALS
        return order.find(last[:1]) + 1
    if form is Form.PART and not last.isdecimal() and last.upper() not in ROMANS:
        if len(last) == 1:
            return _CAPITALS.find(last) + 1
        folded = fold(name)
        return next((place for place, word in enumerate(vocabulary.PART_ORDINALS, start=1)
                     if folded.endswith(fold(word))), 0)
    return int(last) if last.isdecimal() else ROMANS.get(last.upper(), 0)


def is_bullet(line: Line) -> bool:
    return patterns.BULLET.match(line.plain) is not None


def _holds(form: Form, found: re.Match[str], plain: str) -> bool:
    if form is Form.ROMAN:
        is_letter = fold(plain).startswith(vocabulary.REGARDING)
        return _name(form, found[1]) in ROMANS and not is_letter
    if form is Form.APPENDIX:
        longest = LONGEST_APPENDIX_TITLE if plain.isupper() else LONGEST_APPENDIX_LINE
        return len(plain) <= longest and not plain.endswith((",", ";", "."))
    if form is Form.ARTICLE:
        # «Điều 5 của Luật» speaks of one.
        return found[1][-1:] in ".:" or not plain[found.end() :].strip()
    return True


_CAPITALS = "ABCDEFGH"
_FORMS: dict[Form, tuple[re.Pattern[str], Level, float]] = {
    Form.APPENDIX: (label_patterns.APPENDIX_LABEL, Level.APPENDIX, APPENDIX_RANK),
    Form.PART: (label_patterns.PART_LABEL, Level.SECTION, PART_RANK),
    Form.ARTICLE: (label_patterns.ARTICLE_LABEL, Level.SECTION, ARTICLE_RANK),
    Form.NESTED: (label_patterns.NESTED_LABEL, Level.SUBITEM, ITEM_RANK),
    Form.ROMAN: (label_patterns.ROMAN_LABEL, Level.SECTION, ROMAN_RANK),
    Form.LETTER: (label_patterns.LETTERED_LABEL, Level.SECTION, LETTER_RANK),
    Form.NUMBER: (label_patterns.NUMBER_LABEL, Level.ITEM, ITEM_RANK),
    Form.POINT: (label_patterns.POINT_LABEL, Level.POINT, POINT_RANK),
    Form.SUBPOINT: (label_patterns.SUBPOINT_LABEL, Level.POINT, POINT_RANK),
    Form.PAREN: (label_patterns.PAREN_LABEL, Level.POINT, POINT_RANK),
}
# The forms that begin with a digit.
_OF_DIGITS = {form: _FORMS[form] for form in (Form.NESTED, Form.NUMBER)}
