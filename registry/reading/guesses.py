"""A known document taken for a number that tells no year: left open, for a person to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from registry.reading.findings import Header, Known, Via
from registry.reading.mentions import Mention
from registry.reading.resolve import Identity, identify

Identified = tuple[Mention, Identity]


def has_year(number: str | None) -> bool:
    """Whether a number tells its own year ("30/2020/NĐ-CP"), so that it is one document's alone."""
    parts = "".join(letter if letter.isdigit() else " " for letter in number or "").split()
    return any(len(part) == 4 and part.startswith(("19", "20")) for part in parts[1:])


def without_guesses(
    identified: Sequence[Identified], header: Header, known: Known
) -> Sequence[Identified]:
    """A number that tells no year, printed without its date, may be several documents': that one
    of them is known does not make it the one that is meant."""
    if not any(_may_be_guessed(mention, identity) for mention, identity in identified):
        return identified
    mentions = [mention for mention, _ in identified]
    alone = identify(mentions, header, replace(known, documents=()))
    return tuple(
        (mention, _sure(mention, identity, printed))
        for (mention, identity), (_, printed) in zip(identified, alone, strict=True)
    )


def _sure(mention: Mention, identity: Identity, printed: Identity) -> Identity:
    """What is known of it, without what only the number told; `printed`: as the text alone says."""
    is_told = printed.issued_on is not None or mention.rule == "reviewed_name"
    if is_told or not _may_be_guessed(mention, identity):
        return identity
    return replace(identity, key=None, issued_on=None, issuer=printed.issuer, name=printed.name)


def _may_be_guessed(mention: Mention, identity: Identity) -> bool:
    is_numbered = identity.number is not None and mention.via is not Via.SELF
    return is_numbered and identity.key is not None and not has_year(identity.number)
