"""The closed lists of the record. Each is stored as its text value, so that a dump can be read."""

from enum import StrEnum


class Role(StrEnum):
    """Who a user is: leaders watch, officers of Sở Nội vụ record and verify, agencies answer.

    SCREEN is a wallboard, a device: no account of a person ever has it.
    """

    LEADER = "leader"
    OFFICER = "officer"
    AGENCY = "agency"
    ADMIN = "admin"
    SCREEN = "screen"


class ScreenView(StrEnum):
    """The pictures a wallboard goes round, in the order they are offered."""

    TOTALS = "totals"
    LATE = "late"
    GROUPS = "groups"
    NEXT = "next"
    MOVED = "moved"
    TREND = "trend"


class DocumentKind(StrEnum):
    LAW = "law"
    CONSTITUTION = "constitution"
    RESOLUTION = "resolution"
    DECREE = "decree"
    DECISION = "decision"
    CIRCULAR = "circular"
    DIRECTIVE = "directive"
    PLAN = "plan"
    CONCLUSION = "conclusion"
    REGULATION = "regulation"
    PROGRAM = "program"
    OFFICIAL_LETTER = "official_letter"
    REPORT = "report"
    NOTICE = "notice"
    GUIDELINE = "guideline"
    OTHER = "other"


class DocumentLevel(StrEnum):
    CENTRAL = "central"
    PARTY_CENTRAL = "party_central"
    PROVINCE = "province"
    PARTY_PROVINCE = "party_province"


class Validity(StrEnum):
    """What somebody checked of a document's force. Nobody checked: no value, never a guess."""

    IN_FORCE = "in_force"
    PARTLY_EXPIRED = "partly_expired"
    EXPIRED = "expired"
    NOT_YET = "not_yet"


class Sensitivity(StrEnum):
    """Who may read a document's files. Documents marked Mật, Tối mật, Tuyệt mật are never kept."""

    PUBLIC = "public"
    INTERNAL = "internal"


class RelationKind(StrEnum):
    """Active voice, from → to: the amending document amends the amended one.

    The words are those of vbpl.vn; IMPLEMENTS (thi hành), CONTAINS and RELATED are ours.
    """

    LEGAL_BASIS = "legal_basis"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"
    DETAILS = "details"
    CONTAINS = "contains"
    MENTIONS = "mentions"
    RELATED = "related"
    CONSOLIDATES = "consolidates"
    CORRECTS = "corrects"
    SUSPENDS = "suspends"


class AlarmCause(StrEnum):
    """Why Sở Nội vụ is to look at a document again."""

    VALIDITY = "validity"
    EFFECT = "effect"
    DEAD_LINK = "dead_link"


class AlarmOutcome(StrEnum):
    """How an alarm was settled; NOT_SO when what was only possible turned out otherwise."""

    AMEND_PLAN = "amend_plan"
    NO_CHANGE = "no_change"
    CORRECTED = "corrected"
    NOT_SO = "not_so"


class LinkResult(StrEnum):
    """What came of asking an official link. UNREACHABLE may pass; REFUSED was never asked."""

    OK = "ok"
    MOVED = "moved"
    DEAD = "dead"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class SearchKind(StrEnum):
    """What the one search box looks through."""

    DOCUMENT = "document"
    SECTION = "section"
    TASK = "task"
    AGENCY = "agency"


class SectionLevel(StrEnum):
    SECTION = "section"
    ITEM = "item"
    SUBITEM = "subitem"
    POINT = "point"
    PARAGRAPH = "paragraph"
    APPENDIX = "appendix"


class CitationVia(StrEnum):
    NUMBER = "number"
    NAME = "name"
    ALIAS = "alias"
    SELF = "self"


class CitationRole(StrEnum):
    LEGAL_BASIS = "legal_basis"
    IMPLEMENTS = "implements"
    MENTION = "mention"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"


class AgencyKind(StrEnum):
    PROVINCE = "province"
    DEPARTMENT = "department"
    EQUIVALENT = "equivalent"
    ARMED_FORCES = "armed_forces"
    PRESS = "press"
    PUBLIC_UNIT = "public_unit"
    DISTRICT = "district"
    CENTRAL_BRANCH = "central_branch"
    REQUESTED = "requested"
    CENTRAL = "central"


class AssignmentRole(StrEnum):
    """An agency's part in a task. Only LEAD and ALL owe a report; REQUESTED is not ordered."""

    LEAD = "lead"
    ALL = "all"
    COORDINATE = "coordinate"
    REQUESTED = "request"


class State(StrEnum):
    """What somebody recorded. Whether it is late is never stored: see registry.progress."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    AWAITING = "awaiting"
    DONE = "done"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"


class Verification(StrEnum):
    """Whose word a report stands on; NONE when nobody has said anything yet.

    RETURNED: Sở Nội vụ did not take the agency's word and said why; the report is not done.
    """

    NONE = "none"
    SELF_REPORTED = "self_reported"
    RETURNED = "returned"
    VERIFIED = "verified"


class DeadlineRule(StrEnum):
    """How a due day was arrived at."""

    BEFORE_YEARLY = "before_yearly"
    SET_BY_OFFICER = "set_by_officer"
    ON_DATE = "on_date"
    WORKING_DAYS_AFTER = "working_days_after"
    LAST_WORKING_DAY_OF_QUARTER = "last_working_day_of_quarter"
    FROM_DOCUMENT = "from_document"
    EXTENSION = "extension"


class RoundDeed(StrEnum):
    """What happens to a round, in the order of its life."""

    OPEN = "open"
    EXTEND = "extend"
    CLOSE = "close"
    LOCK = "lock"
    REOPEN = "reopen"


class Outcome(StrEnum):
    """How a request was answered."""

    GRANTED = "granted"
    REFUSED = "refused"


class Measure(StrEnum):
    """A point of a scorecard that an agency may contest."""

    COMPLETION = "completion"
    ON_TIME = "on_time"
    UPDATED = "updated"
    REPORT = "report"


class MessageKind(StrEnum):
    """What a message of the in-app inbox is about."""

    RETURNED = "returned"
    REMINDER = "reminder"
    ESCALATION = "escalation"
    EXTENSION = "extension"
    EXPLANATION = "explanation"
    REVIEW = "review"
    OBSTACLE = "obstacle"
    ROUND = "round"
    ALARM = "alarm"
    PAPER = "paper"


class JobState(StrEnum):
    """Where the making of a long paper stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class ImportState(StrEnum):
    """Where a file that is to become a plan stands."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    FAILED = "failed"
    KEPT = "kept"
    DROPPED = "dropped"


class Scan(StrEnum):
    """What the virus scanner said of a file; NOT_SCANNED is never taken for clean."""

    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"
