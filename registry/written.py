"""What may be written into a field: one place that cleans words, or says why they are refused."""

from __future__ import annotations

import unicodedata

from registry.errors import Refused

# A table program runs what begins so (OWASP ASVS 1.2.10); full-width forms are folded by some.
FORMULA = "=+-@＝＋－＠"
LONGEST_LINE, LONGEST_TEXT = 300, 5000


def line(
    given: str | None, field: str, *, longest: int = LONGEST_LINE, needed: bool = False
) -> str | None:
    """One line without stray blanks, composed (NFC); None when nothing is said.

    Raises Refused("document_field") with the field and why: needed, too_long, formula, markup,
    control.
    """
    return _clean(given, field, longest, needed, lines=False)


def text(
    given: str | None, field: str, *, longest: int = LONGEST_TEXT, needed: bool = False
) -> str | None:
    """The same for words of several lines."""
    return _clean(given, field, longest, needed, lines=True)


def refuse(field: str, why: str, **facts: object) -> Refused:
    """The refusal of one field."""
    return Refused("document_field", field=field, why=why, **facts)


def _clean(
    given: str | None, field: str, longest: int, needed: bool, *, lines: bool
) -> str | None:
    said = given or ""
    # Before anything else: a field of five million letters is not worth a look.
    if len(said) > 4 * longest + 100:
        raise refuse(field, "too_long", longest=longest)
    if any(_is_unseen(letter) for letter in said):
        raise refuse(field, "control")
    said = unicodedata.normalize("NFC", said)
    parts = [" ".join(part.split()) for part in said.splitlines()] if lines else [said]
    said = "\n".join(parts).strip() if lines else " ".join(said.split())
    if not said:
        if needed:
            raise refuse(field, "needed")
        return None
    if len(said) > longest:
        raise refuse(field, "too_long", longest=longest)
    if said[0] in FORMULA:
        raise refuse(field, "formula", first=said[0])
    if _has_markup(said):
        raise refuse(field, "markup")
    return said


def _is_unseen(letter: str) -> bool:
    """Control, direction and half characters. Line breaks and tabs become blanks."""
    return letter not in "\t\n\r" and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _has_markup(said: str) -> bool:
    at = said.find("<")
    while at >= 0:
        after = said[at + 1 : at + 2]
        if after and (after.isalpha() or after in "/!?"):
            return True
        at = said.find("<", at + 1)
    return False
