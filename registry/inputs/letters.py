"""Old encodings of Vietnamese, TCVN3 and VNI, made into the letters they stood for."""

from __future__ import annotations

from registry.inputs import syllables, vocabulary

TCVN3, VNI = "tcvn3", "vni"
_BY_CODE = {ord(old): meant for old, meant in vocabulary.TCVN3.items()}
_PAIRS = {
    form: letter
    for old, meant in vocabulary.VNI.items()
    for form, letter in (
        (old, meant),
        (old.upper(), meant.upper()),
        (old[:1] + old[1:].upper(), meant),
        (old[:1].upper() + old[1:], meant.upper()),
    )
}
# A line is in capitals when so many of the letters inside its words are.
CAPITAL_SHARE = 0.8
FEWEST_CAPITALS = 3


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """A text typed in .VnTime; its capitals with marks were a matter of the font (.VnTimeH)."""
    if capitals:
        return text.translate(_BY_CODE).upper()
    return "\n".join(_line(line) for line in text.split("\n"))


def from_vni(text: str) -> str:
    """A text typed in VNI-Times: a letter and its mark are two."""
    found: list[str] = []
    at = 0
    while at < len(text):
        pair = _PAIRS.get(text[at : at + 2])
        found.append(pair or _PAIRS.get(text[at], text[at]))
        at += 2 if pair else 1
    return "".join(found)


CONVERTED = {TCVN3: from_tcvn3, VNI: from_vni}


def of_font(name: str) -> str | None:
    """The encoding of a font by its name: .VnTime is TCVN3, VNI-Times is VNI."""
    small = name.strip().lower()
    if small.startswith(".vn"):
        return TCVN3
    return VNI if small.startswith(("vni-", "vni ")) else None


def is_capital_font(name: str) -> bool:
    """The fonts of TCVN3 that show capitals: .VnTimeH."""
    return of_font(name) == TCVN3 and name.strip().endswith("H")


def _line(line: str) -> str:
    """A line by itself; written in capitals throughout, its letters with marks were so too."""
    if line.isascii():
        return line
    meant = line.translate(_BY_CODE)
    pairs = list(zip(syllables.words(line), syllables.words(meant), strict=False))
    inner = [one for old, _ in pairs for one in old[1:] if one.isascii() and one.isalpha()]
    big = sum(one.isupper() for one in inner)
    if big >= FEWEST_CAPITALS and big >= CAPITAL_SHARE * len(inner):
        return meant.upper()
    return meant
