"""What a paper is about, by the name it has in addresses and kept edits ("agency:12:round:5")."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db.vocabulary import Role
from registry.errors import NotFound
from registry.office import is_office
from registry.papers.paper import PaperKind
from registry.policy import Action, Actor, can

# What the names of each kind are made of, each part followed by the id of a row.
SHAPES: dict[PaperKind, tuple[tuple[str, ...], ...]] = {
    PaperKind.ANNUAL_REPORT: (("round",), ("snapshot",)),
    PaperKind.AGENCY_REPORT: (("agency", "round"),),
    PaperKind.URGING: (("agency", "round"), ("reminder",)),
    PaperKind.EXPLANATION: (("explanation",),),
    PaperKind.EXTENSION: (("extension",),),
    PaperKind.AMENDMENT: (("round",),),
    PaperKind.MEETING: (("round",),),
}
LONGEST_ID = 9


def kind_of(said: str) -> PaperKind:
    """The kind an address names. Raises NotFound."""
    if said not in {kind.value for kind in PaperKind}:
        raise NotFound("paper")
    return PaperKind(said)


def read(kind: PaperKind, about: str) -> dict[str, int]:
    """The rows that a name speaks of, by what they are. Raises NotFound for any other name."""
    pieces = about.split(":")
    names, ids = tuple(pieces[::2]), pieces[1::2]
    if names not in SHAPES[kind] or len(ids) != len(names) or not all(map(_is_id, ids)):
        raise NotFound("paper")
    return dict(zip(names, map(int, ids), strict=True))


def _is_id(said: str) -> bool:
    is_number = said.isascii() and said.isdigit() and not said.startswith("0")
    return is_number and len(said) <= LONGEST_ID


def may_make(actor: Actor, kind: PaperKind, about: dict[str, int]) -> bool:
    """Whether the actor may take this paper out: an agency only its own report."""
    if not can(actor, Action.MAKE_PAPERS):
        return False
    is_own = kind is PaperKind.AGENCY_REPORT and about["agency"] == actor.agency_id
    return actor.role is not Role.AGENCY or is_own


def may_edit(session: Session, actor: Actor, kind: PaperKind, about: dict[str, int]) -> bool:
    """Whether the actor may write in it: an agency in its own report, officers in all the papers
    of Sở Nội vụ but in no other agency's."""
    if not can(actor, Action.EDIT_PAPERS) or not may_make(actor, kind, about):
        return False
    if kind is not PaperKind.AGENCY_REPORT or actor.role is Role.AGENCY:
        return True
    return is_office(session, about["agency"])
