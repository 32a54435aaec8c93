"""Which of the agencies named together lead, and which are only some of all it may concern."""

from __future__ import annotations

from collections.abc import Sequence

from registry.reading import vocabulary
from registry.reading.agencies import Named
from registry.reading.findings import AgencyRole
from registry.reading.patterns import agencies as patterns


def is_general(named: Named) -> bool:
    """«các sở, ban, ngành», «cơ quan, đơn vị»: whoever it may concern."""
    return named.is_general or named.printed.startswith(vocabulary.MEMBERS)


def roles_of(
    names: Sequence[Named], *, leads: bool = False, keeps_first: bool = False
) -> list[AgencyRole]:
    """Who is named with whoever it may concern is one of them, unless all of them lead.

    In a heading or a field (`keeps_first`) those named before the general ones still lead.
    """
    general = [is_general(named) and not (keeps_first and answers(named)) for named in names]
    if leads or not any(general):
        return [AgencyRole.LEAD] * len(names)
    first = general.index(True) if keeps_first else 0
    return [AgencyRole.LEAD if place < first else AgencyRole.ALL for place in range(len(names))]


def as_marked(
    text: str, names: Sequence[Named], roles: Sequence[AgencyRole]
) -> list[AgencyRole]:
    """The parts told in brackets: «Sở Y tế (chủ trì), Sở Tài chính, UBND các xã (phối hợp)».

    Whoever is named behind the one that leads takes part.
    """
    given: list[AgencyRole] = []
    is_led = False
    for named, role in zip(names, roles, strict=True):
        mark = patterns.MARKED.match(text, named.at + len(named.printed))
        is_led = is_led or (mark is not None and mark.lastgroup == AgencyRole.LEAD)
        told = AgencyRole(mark.lastgroup) if mark and mark.lastgroup else None
        given.append(told or (AgencyRole.COORDINATE if is_led else role))
    return given


def answers(named: Named) -> bool:
    """«Người đứng đầu …»: who answers for a body has a duty of their own."""
    return named.printed.startswith(vocabulary.ANSWERING)


def leads(text: str, end: int) -> bool:
    return patterns.LEADS_NEXT.match(text, end) is not None
