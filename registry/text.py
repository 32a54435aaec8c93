"""One form for comparing Vietnamese words: no marks, case or stray spaces. Never for display."""

from __future__ import annotations

import functools
import unicodedata

LONGEST_WORD = 40


def fold(words: str) -> str:
    """Lower case without diacritics: "Đường" and "duong" compare equal, in NFC and NFD alike."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letters).lower().split())


def fold_number(words: str) -> str:
    """Folded with every separator gone: "76 nq cp", "76/NQ-CP" and "76/NQ- CP" compare equal."""
    return "".join(letter for letter in fold(words) if letter.isalnum())


def cut(words: str) -> list[tuple[str, str]]:
    """Words as a search compares them: each in small letters with its marks, and folded to a-z0-9.

    A letter of another script is spelt by its code, so that every database keeps it whole.
    """
    small = unicodedata.normalize("NFC", words).lower()
    spaced = "".join(one if one.isalnum() or unicodedata.combining(one) else " " for one in small)
    pairs = ((one[:LONGEST_WORD], _bare(one[:LONGEST_WORD])) for one in spaced.split())
    return [(printed, bare) for printed, bare in pairs if bare]


@functools.lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    letters = (one for one in fold(word) if one.isalnum())
    return "".join(one if one.isascii() else _spelt(one) for one in letters)[:LONGEST_WORD]


def _spelt(letter: str) -> str:
    return "x" + "".join(chr(ord("a") + int(digit, 16)) for digit in f"{ord(letter):x}")
