"""Who may do what: one table that can be read aloud, `can` and `require`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.vocabulary import Role
from registry.errors import NotAllowed


class Action(StrEnum):
    """The kinds of deed. VIEW is the plan, the registry and one's own part of the progress.

    REPORT is what an agency does at its own desk. VERIFY_OFFICE is the leaders' office confirming
    what Sở Nội vụ reports of itself: nobody confirms their own word, nor grants themselves a
    later day (registry.extensions.may_decide). KEEP_REGISTRY is adding and correcting documents,
    their relations, files and links, and saying which document a citation means. VIEW_SCREEN is
    all that a wallboard may: the pictures chosen for it, and no page. MAKE_PAPERS is taking out
    the papers one may see; EDIT_PAPERS is writing in Sở Nội vụ's own, or in one's agency's report.
    IMPORT_PLANS is having a plan's file read, correcting what was read, and keeping it.
    """

    VIEW = "view"
    VIEW_ALL = "view_all"
    RECORD_STATUS = "record_status"
    REPORT = "report"
    VERIFY = "verify"
    VERIFY_OFFICE = "verify_office"
    SET_DEADLINE = "set_deadline"
    ASK_EXTENSION = "ask_extension"
    DECIDE_EXTENSION = "decide_extension"
    ASK_EXPLANATION = "ask_explanation"
    ANSWER_EXPLANATION = "answer_explanation"
    CONTEST = "contest"
    ANSWER_REVIEW = "answer_review"
    GATHER_OBSTACLES = "gather_obstacles"
    URGE = "urge"
    NOTE_MEETING = "note_meeting"
    OPEN_ROUND = "open_round"
    CLOSE_ROUND = "close_round"
    REOPEN_ROUND = "reopen_round"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_AGENCIES = "manage_agencies"
    VIEW_AUDIT = "view_audit"
    KEEP_REGISTRY = "keep_registry"
    SETTLE_ALARM = "settle_alarm"
    VIEW_SCREEN = "view_screen"
    MANAGE_SCREENS = "manage_screens"
    MAKE_PAPERS = "make_papers"
    EDIT_PAPERS = "edit_papers"
    KEEP_TEMPLATES = "keep_templates"
    MANAGE_TOKENS = "manage_tokens"
    IMPORT_PLANS = "import_plans"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person acting. A stranger has no role and may do nothing."""

    id: int | None
    name: str
    role: Role | None
    agency_id: int | None = None
    address: str = ""


STRANGER = Actor(id=None, name="", role=None)

GRANTS: dict[Role, frozenset[Action]] = {
    Role.LEADER: frozenset(
        {
            Action.VIEW,
            Action.VIEW_ALL,
            Action.VERIFY_OFFICE,
            Action.DECIDE_EXTENSION,
            Action.ASK_EXPLANATION,
            Action.NOTE_MEETING,
            Action.REOPEN_ROUND,
            Action.VIEW_AUDIT,
            Action.MAKE_PAPERS,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Action.VIEW,
            Action.VIEW_ALL,
            Action.RECORD_STATUS,
            Action.VERIFY,
            Action.SET_DEADLINE,
            Action.ASK_EXTENSION,
            Action.DECIDE_EXTENSION,
            Action.ASK_EXPLANATION,
            Action.ANSWER_EXPLANATION,
            Action.ANSWER_REVIEW,
            Action.GATHER_OBSTACLES,
            Action.URGE,
            Action.NOTE_MEETING,
            Action.OPEN_ROUND,
            Action.CLOSE_ROUND,
            Action.CHANGE_SETTINGS,
            Action.VIEW_AUDIT,
            Action.KEEP_REGISTRY,
            Action.SETTLE_ALARM,
            Action.MAKE_PAPERS,
            Action.EDIT_PAPERS,
            Action.KEEP_TEMPLATES,
            Action.IMPORT_PLANS,
        }
    ),
    Role.AGENCY: frozenset(
        {
            Action.VIEW,
            Action.RECORD_STATUS,
            Action.REPORT,
            Action.ASK_EXTENSION,
            Action.ANSWER_EXPLANATION,
            Action.CONTEST,
            Action.MAKE_PAPERS,
            Action.EDIT_PAPERS,
        }
    ),
    Role.ADMIN: frozenset(
        {
            Action.VIEW,
            Action.VIEW_ALL,
            Action.MANAGE_ACCOUNTS,
            Action.MANAGE_AGENCIES,
            Action.VIEW_AUDIT,
            Action.MANAGE_SCREENS,
            Action.MANAGE_TOKENS,
        }
    ),
    Role.SCREEN: frozenset({Action.VIEW_SCREEN}),
}


def can(actor: Actor, action: Action, agency_id: int | None = None) -> bool:
    """Whether the actor may do this, and, when an agency is named, do it to that agency's row."""
    if actor.role is None or action not in GRANTS[actor.role]:
        return False
    if agency_id is None or actor.role is not Role.AGENCY:
        return True
    return actor.agency_id == agency_id


def require(actor: Actor, action: Action, agency_id: int | None = None) -> None:
    """Raise NotAllowed unless `can`."""
    if not can(actor, action, agency_id):
        raise NotAllowed(action.value)


def scope(actor: Actor) -> int | None:
    """The one agency whose progress the actor may see; None means all of them.

    Raises NotAllowed for a stranger and for an agency account that has no agency.
    """
    require(actor, Action.VIEW)
    if can(actor, Action.VIEW_ALL):
        return None
    if actor.agency_id is None:
        raise NotAllowed(Action.VIEW.value)
    return actor.agency_id
