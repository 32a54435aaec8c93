"""Labels a scanner misread: «§.» for «5.», «l.» for «1.», «IH.» for «III.», «d)» for «đ)».

A slip is taken only for the very label that the series asks for next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from registry.reading import label_patterns, vocabulary
from registry.reading.findings import Level
from registry.reading.labels import (
    ITEM_RANK,
    POINT_RANK,
    ROMAN_NAMES,
    ROMAN_RANK,
    Form,
    Label,
)
from registry.reading.text import fold

RULE = "meant_label"
# A digit of a number, and the signs it is taken for.
_DIGITS = {"0": "OoQ", "1": "lIi|!LJ", "2": "Zz", "4": "A", "5": "Ss§", "6": "bG", "7": "T",
           "8": "B§&", "9": "gq"}
_ROMANS = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "i": "I", "v": "V", "x": "X",
                         "H": "II", "Y": "V", "N": "IV", "L": "I", "J": "I"})
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
        if name and _means(token, before.form, name) and _is_such(before, token, sign, rest):
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
    meant = []
    for form, name in ((Form.NUMBER, "1"), (Form.ROMAN, "I")):
        if _means(token, form, name) and token != name and (form is Form.NUMBER or _is_loud(rest)):
            level, rank = _LEVELS[form]
            meant.append(Label(found[0].strip(), name, level, rank, rest, form, 1, RULE))
    return tuple(meant)


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


def _is_such(before: Label, token: str, sign: str, rest: str) -> bool:
    """A number read as a Roman section stands over a heading in capitals, if its sisters do."""
    if before.form is Form.ROMAN:
        return (not token.isdecimal() and sign != ")") or _is_loud(rest)
    return before.printed.endswith(sign)


def _is_loud(rest: str) -> bool:
    return rest.isupper()
