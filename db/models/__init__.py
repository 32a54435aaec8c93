"""Every table of the record; one class is one table."""

from db.models.documents import (
    Citation,
    Document,
    DocumentName,
    DocumentRelation,
    FieldSource,
    LookAlike,
    Section,
    Source,
    TextDefect,
)
from db.models.history import APPEND_ONLY, AuditEvent, RecordKind, StatusChange
from db.models.people import (
    Agency,
    AgencyGroup,
    AgencyGroupMember,
    Setting,
    SignIn,
    SignInFailure,
    Succession,
    SuccessionAgency,
    User,
)
from db.models.progress import Assignment, Deadline, Report, Requirement, Round, Task
from db.models.types import Base

__all__ = [
    "APPEND_ONLY",
    "Agency",
    "AgencyGroup",
    "AgencyGroupMember",
    "Assignment",
    "AuditEvent",
    "Base",
    "Citation",
    "Deadline",
    "Document",
    "DocumentName",
    "DocumentRelation",
    "FieldSource",
    "LookAlike",
    "RecordKind",
    "Report",
    "Requirement",
    "Round",
    "Section",
    "Setting",
    "SignIn",
    "SignInFailure",
    "Source",
    "StatusChange",
    "Succession",
    "SuccessionAgency",
    "Task",
    "TextDefect",
    "User",
]
