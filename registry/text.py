"""One form for comparing Vietnamese words: no marks, case or stray spaces. Never for display."""

from __future__ import annotations

import unicodedata


def fold(words: str) -> str:
    """Lower case without diacritics: "Đường" and "duong" compare equal, in NFC and NFD alike."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letters).lower().split())


def fold_number(words: str) -> str:
    """Folded with every separator gone: "76 nq cp", "76/NQ-CP" and "76/NQ- CP" compare equal."""
    return "".join(letter for letter in fold(words) if letter.isalnum())


def search_fold(*parts: str | None) -> str:
    """What a search box is compared with: the folded words, and the number without separators."""
    kept = [part for part in parts if part]
    return " ".join([*(fold(part) for part in kept), *(fold_number(part) for part in kept[:1])])
