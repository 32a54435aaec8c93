"""What a document is to the passage citing it: basis, carried out, amended, or mentioned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registry.reading.citations import Mention
from registry.reading.findings import CitationRole, Via
from registry.reading.patterns import common as patterns
from registry.reading.text import Flat

# The words that govern a citation stand near it; further back they govern something else.
REACH = 400
EFFECT_REACH = 60


@dataclass(slots=True)
class _Passage:
    """What has been read so far of one sentence."""

    end: int
    base: CitationRole = CitationRole.MENTION
    last: CitationRole = CitationRole.MENTION
    in_spirit: bool = False
    has_citation: bool = False


def roles(flat: Flat, mentions: Sequence[Mention]) -> Iterator[CitationRole]:
    """One role for each mention, in order."""
    text = flat.text
    passage = _Passage(0)
    for place, mention in enumerate(mentions):
        gap = text[max(passage.end, mention.start - REACH) : mention.start]
        fresh = _after_last_sentence(gap)
        if fresh is not None or mention.start - passage.end > REACH:
            passage = _Passage(mention.start)
            gap = gap if fresh is None else fresh
        role = _role(gap, mention, passage)
        outer = role in (CitationRole.MENTION, passage.base)
        if outer and _amends_next(text, mentions, place):
            role = CitationRole.AMENDS
        passage.end, passage.last, passage.has_citation = mention.end, role, True
        yield role


def effect(gap: str) -> CitationRole | None:
    """«thay thế», «bãi bỏ», «hướng dẫn thi hành» right before a document's name."""
    found = patterns.EFFECT.search(gap[-EFFECT_REACH:])
    return CitationRole(found.lastgroup) if found and found.lastgroup else None


def governing_role(gap: str) -> tuple[CitationRole | None, bool]:
    """The role the last governing word gives, and whether that word is «theo tinh thần»."""
    role: CitationRole | None = None
    in_spirit = False
    for found in patterns.GOVERNOR.finditer(gap):
        kind = found.lastgroup
        in_spirit = kind == "spirit"
        if kind == "implements":
            role = CitationRole.IMPLEMENTS
        else:
            role = CitationRole.LEGAL_BASIS if kind == "basis" else CitationRole.MENTION
    return role, in_spirit


def _role(gap: str, mention: Mention, passage: _Passage) -> CitationRole:
    if mention.via is Via.SELF:
        return CitationRole.MENTION
    if mention.term is not None and passage.has_citation:
        return passage.base
    return effect(gap) or _governed(gap, passage)


def _governed(gap: str, passage: _Passage) -> CitationRole:
    if passage.has_citation and patterns.LIST_JOINT.fullmatch(gap) and passage.in_spirit:
        return passage.last
    nested = passage.has_citation and patterns.TITLE_OPENER.match(gap) is not None
    if nested and not patterns.LIST_JOINT.search(gap):
        passage.in_spirit = governing_role(gap)[1]
        return CitationRole.AMENDS if patterns.AMENDING.search(gap) else CitationRole.MENTION
    if passage.has_citation and patterns.LIST_JOINT.search(gap):
        return passage.base
    role, passage.in_spirit = governing_role(gap)
    if role is None:
        return passage.base
    if role is not CitationRole.MENTION or not passage.has_citation:
        passage.base = role
    return role


def _after_last_sentence(gap: str) -> str | None:
    last = None
    for found in patterns.SENTENCE_END.finditer(gap):
        last = found
    return gap[last.end() :] if last else None


def _amends_next(text: str, mentions: Sequence[Mention], place: int) -> bool:
    """«Nghị định A sửa đổi, bổ sung … Nghị định B»: A amends too."""
    mention = mentions[place]
    if mention.via is Via.SELF or place + 1 == len(mentions):
        return False
    following = mentions[place + 1]
    gap = text[mention.end : min(following.start, mention.end + REACH)]
    return bool(
        patterns.AMENDING.match(gap.lstrip())
        and patterns.SENTENCE_END.search(gap) is None
        and ";" not in gap
    )
