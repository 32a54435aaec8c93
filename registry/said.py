"""Words that a deed needs: long enough to say something, short enough to be read."""

from __future__ import annotations

from registry.errors import Refused

SHORTEST, LONGEST = 5, 1000


def needed(said: str, code: str, *, longest: int = LONGEST) -> str:
    """The words without the blanks around them. Raises Refused(code) when they do not fit."""
    said = said.strip()
    if not SHORTEST <= len(said) <= longest:
        raise Refused(code, shortest=SHORTEST, longest=longest)
    return readable(said)


def optional(said: str, code: str, *, longest: int = LONGEST) -> str:
    """The same, where nothing may be said too."""
    return needed(said, code, longest=longest) if said.strip() else ""


def readable(said: str) -> str:
    """The words, unless no record could keep them."""
    if "\x00" in said:
        raise Refused("text_unreadable")
    return said
