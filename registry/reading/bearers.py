"""Parts named on a line of their own, and borne by the agencies listed below it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.reading import vocabulary
from registry.reading.agencies import Directory
from registry.reading.findings import AgencyRole
from registry.reading.orders import listed
from registry.reading.passages import Duty, Passage
from registry.reading.text import fold


def field_alone(text: str) -> tuple[AgencyRole, ...]:
    """The parts whose bearers follow below: «Cơ quan chủ trì», «Cơ quan chủ trì, phối hợp»."""
    first, *rest = text.strip(" .:").split(",")
    part = _FIELDS.get(_close(first))
    if part is None:
        return ()
    others = [_close(other) for other in rest]
    return (part, *(_VERBS[one] for one in others)) if set(others) <= set(_VERBS) else ()


def by_list(words: Passage, role: AgencyRole, directory: Directory) -> Iterator[Duty]:
    """The bearers of a part named above them."""
    for named in listed(words.text, directory):
        yield words.gives(named, role, f"field_{role}")


def _close(words: str) -> str:
    """Without marks and spaces: some texts print letters apart."""
    return "".join(fold(words).split())


_FIELDS = {
    _close(name): role
    for role, names in (
        (AgencyRole.LEAD, vocabulary.FIELD_LEAD),
        (AgencyRole.COORDINATE, vocabulary.FIELD_COORDINATE),
        (AgencyRole.ALL, vocabulary.FIELD_ALL),
    )
    for name in names
    if name.startswith(vocabulary.WEAK_STARTERS)
}
_VERBS = {
    _close(verb): role
    for verb, role in (
        (vocabulary.LEADING, AgencyRole.LEAD),
        (vocabulary.COORDINATING, AgencyRole.COORDINATE),
        (vocabulary.CARRYING_OUT[0], AgencyRole.ALL),
    )
}
