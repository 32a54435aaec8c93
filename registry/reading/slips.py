"""Labels a scanner misread: «§.» for «5.», «3,» for «3.», «I.» for «II.», «d)» for «đ)».

A slip is taken only for the very label that the series asks for next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from registry.reading import vocabulary
from registry.reading.findings import Level
from registry.reading.labels import (
    ITEM_RANK,
    POINT_RANK,
    ROMAN_NAMES,
    ROMAN_RANK,
    ROMANS,
    Form,
    Label,
)
from registry.reading.patterns import labels as label_patterns
from registry.reading.text import fold

RULE = "meant_label"
# A digit of a number, and the signs it is taken for.
_DIGITS = {"0": "OoQ", "1": "lIi|!LJ", "2": "Zz", "4": "A", "5": "Ss§", "6": "bG", "7": "T",
           "8": "B§&", "9": "gq"}
_ROMANS = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "v": "V", "x": "X",
                         "H": "II", "Y": "V", "N": "IV", "L": "I", "J": "I"})
_FIGURES = str.maketrans("lIO", "110")
FEWEST_STROKES = 2
# A stop, and the signs it is taken for.
_STOPS = ".,;:"
_LEVELS = {Form.NUMBER: (Level.ITEM, ITEM_RANK), Form.ROMAN: (Level.SECTION, ROMAN_RANK),
           Form.POINT: (Level.POINT, POINT_RANK)}


def meant_label(plain: str, open_labels: Iterable[Label]) -> Label | None:
    """The next label of an open series, the innermost first, that this line's first signs mean."""
    found = label_patterns.SLIP.match(plain)
    bare = None if found else label_patterns.BARE_ROMAN.match(plain)
    if found is None and bare is None:
        return None
    token = (found or bare)[1]  # type: ignore[index]
    sign = found[2] if found else ""
    rest = plain[(found or bare).end() :].strip()  # type: ignore[union-attr]
    for before in open_labels:
        if before.form not in _LEVELS or (bare and before.form is not Form.ROMAN):
            continue
        name = _next_name(before)
        is_meant = _means(token, before.form, name) or _lost_strokes(token, name, before)
        if name and is_meant and _is_such(before, token, sign, rest):
            level, rank = _LEVELS[before.form]
            return Label(token + sign, name, level, rank, rest, before.form, before.ordinal + 1,
                         RULE)
    return None


def first_labels(plain: str) -> tuple[Label, ...]:
    """What a line may mean when its first sign is a misread one: a first item, a first section."""
    found = label_patterns.SLIP.match(plain)
    if found is None:
        return ()
    token, rest = found[1], plain[found.end() :].strip()
    is_stop_misread = found[2] in _STOPS[1:]
    meant = []
    for form, name in ((Form.NUMBER, "1"), (Form.ROMAN, "I")):
        is_misread = token != name or is_stop_misread
        if _means(token, form, name) and is_misread and (form is Form.NUMBER or _is_loud(rest)):
            level, rank = _LEVELS[form]
            meant.append(Label(found[0].strip(), name, level, rank, rest, form, 1, RULE))
    return tuple(meant)


def first_number(label: Label, before: Label | None) -> Label | None:
    """«I. Giám sát …» below «II. MỤC TIÊU»: a misread «1.», not a heading as the others are."""
    is_heading = before is None or _is_loud(label.rest) or not _is_loud(before.rest)
    if label.printed != "I." or is_heading:
        return None
    level, rank = _LEVELS[Form.NUMBER]
    return Label(label.printed, "1", level, rank, label.rest, Form.NUMBER, 1, RULE)


def meant_nested(plain: str, open_labels: Iterable[Label]) -> Label | None:
    """«I.1. Mở lớp» below «1.», «1.l. Mở lớp»: the figures of a nested number read as letters."""
    found = label_patterns.NESTED_SLIP.match(plain)
    name = found[1].translate(_FIGURES) if found else ""
    head, _, last = name.rpartition(".")
    if found is None or name == found[1] or head not in {one.name for one in open_labels}:
        return None
    rank = ITEM_RANK + name.count(".")
    rest = plain[found.end() :].strip()
    return Label(found[1] + found[2], name, Level.SUBITEM, rank, rest, Form.NESTED, int(last), RULE)


def lone_roman(plain: str) -> Label | None:
    """«Ill. TỔ CHỨC», «ILL TỔ CHỨC»: a misread section over a heading in capitals, not the next."""
    found = label_patterns.SLIP.match(plain) or label_patterns.BARE_ROMAN.match(plain)
    name = found[1].translate(_ROMANS) if found else ""
    rest = plain[found.end() :].strip() if found else ""
    if found is None or len(name) < FEWEST_STROKES or name not in ROMANS or not _is_loud(rest):
        return None
    level, rank = _LEVELS[Form.ROMAN]
    return Label(found[0].strip(), name, level, rank, rest, Form.ROMAN, ROMANS[name], RULE)


def bare_first(plain: str) -> Label | None:
    """«I MỤC ĐÍCH, YÊU CẦU»: a first section whose stop was lost, over its heading in capitals."""
    found = label_patterns.BARE_ROMAN.match(plain)
    rest = plain[found.end() :].strip() if found else ""
    if found is None or found[1] != "I" or not _is_loud(rest):
        return None
    level, rank = _LEVELS[Form.ROMAN]
    return Label("I", "I", level, rank, rest, Form.ROMAN, 1, RULE)


def as_named(label: Label, before: Label) -> Label:
    """«d)» printed behind «d)» is the next letter, «đ)»."""
    if label.form is Form.POINT and label.name == before.name == "d":
        name = vocabulary.POINT_ORDER[before.ordinal]
        return replace(label, name=name, ordinal=before.ordinal + 1, rule=RULE)
    return label


def _next_name(before: Label) -> str:
    if before.form is Form.NUMBER:
        return str(before.ordinal + 1)
    if before.form is Form.ROMAN:
        return ROMAN_NAMES.get(before.ordinal + 1, "")
    return vocabulary.POINT_ORDER[before.ordinal : before.ordinal + 1]


def _means(token: str, form: Form, name: str) -> bool:
    if form is Form.NUMBER:
        return len(token) == len(name) and all(
            sign == digit or sign in _DIGITS.get(digit, "")
            for sign, digit in zip(token, name, strict=True))
    if form is Form.ROMAN:
        return fold(token).upper().translate(_ROMANS) == name or token.translate(_ROMANS) == name
    return token not in vocabulary.POINT_ORDER and fold(token) == fold(name)


def _lost_strokes(token: str, name: str, before: Label) -> bool:
    """«I» for «II», and then «II» for «III»: one stroke ran into the next. «II» behind a whole «II»
    was printed twice."""
    are_strokes = set(token.translate(_ROMANS)) == set(name) == {"I"} and len(token) < len(name)
    return before.form is Form.ROMAN and are_strokes and (name == "II" or before.rule == RULE)


def _is_such(before: Label, token: str, sign: str, rest: str) -> bool:
    """A number read as a Roman section stands over a heading in capitals, if its sisters do."""
    if before.form is Form.ROMAN:
        is_sure = not token.isdecimal() and sign != ")" and token not in ROMANS
        return is_sure or _is_loud(rest)
    return before.printed.endswith(sign) or (before.printed[-1] in _STOPS and sign in _STOPS)


def _is_loud(rest: str) -> bool:
    return rest.isupper()
