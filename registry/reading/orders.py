"""Whom a text asks, demands, assigns and charges."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from registry.reading import vocabulary
from registry.reading.agencies import Directory, Named, agencies_at
from registry.reading.doers import as_marked, leads, roles_of
from registry.reading.findings import AgencyRole
from registry.reading.passages import Duty, Passage
from registry.reading.patterns import agencies as patterns


def asked(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Giao X chủ trì», «Yêu cầu X phải», «đề nghị X», «Chỉ đạo các cơ quan X»."""
    for pattern in (patterns.ASKED, patterns.UNPARTED_ORDER, patterns.NAMED_ORDER):
        for found in pattern.finditer(words.text):
            yield from by_order(words, found, directory)
    if words.text.startswith(vocabulary.DIRECTING):
        at = len(vocabulary.DIRECTING)
        for named in agencies_at(words.text, at, directory, is_list=True)[0]:
            if not named.printed.startswith(vocabulary.DIRECTED_KINDS):
                yield words.gives(named, AgencyRole.COORDINATE, "directed")


def by_order(words: Passage, found: Match[str], directory: Directory) -> Iterator[Duty]:
    """Those named behind the words of an order, and the part these words give."""
    role = _ORDERS.get(found.lastgroup or "", AgencyRole.REQUEST)
    names, end = agencies_at(words.text, found.end(), directory, is_list=True)
    roles = [role] * len(names)
    if role is AgencyRole.ALL and leads(words.text, end):
        roles = [AgencyRole.LEAD] * len(names)
    if role is AgencyRole.LEAD:
        roles = roles_of(names, leads=leads(words.text, end), keeps_first=True)
    for named, own in zip(names, as_marked(words.text, names, roles), strict=True):
        yield words.gives(named, own, _RULES[role])


def assigned(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«…, công văn giao Sở X chủ trì»."""
    for found in patterns.ASSIGNED.finditer(words.text):
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        if leads(words.text, end):
            for named in names:
                yield words.gives(named, AgencyRole.LEAD, "assigned")


def charged(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Chánh Văn phòng, Giám đốc các sở … chịu trách nhiệm thi hành Quyết định này»."""
    found = patterns.CHARGED.search(words.text)
    if found is None or not words.text[:1].isupper():
        return
    persons = patterns.ADDRESSED.match(words.text)
    charged_ones = words.after(persons.end()) if persons else words
    for named in listed(charged_ones.text[: found.start() - len(words.text)], directory):
        yield charged_ones.gives(named, AgencyRole.ALL, "charged")


def listed(text: str, directory: Directory) -> Iterator[Named]:
    """Every agency of a passage that holds nothing else; what is between them is passed over."""
    at = 0
    while at < len(text):
        names, end = agencies_at(text, at, directory, is_list=True)
        yield from names
        following = patterns.ANY_JOINT.search(text, max(end, at + 1))
        at = following.end() if following else len(text)


def done_by(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«do Sở X chủ trì»."""
    for found in patterns.DONE_BY.finditer(words.text):
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        if leads(words.text, end):
            for named in names:
                yield words.gives(named, AgencyRole.LEAD, "done_by")


_ORDERS = {"all": AgencyRole.ALL, "lead": AgencyRole.LEAD}
_RULES = {
    AgencyRole.LEAD: "assigned",
    AgencyRole.ALL: "demanded",
    AgencyRole.REQUEST: "requested",
}
