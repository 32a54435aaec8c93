"""What a reading of a plan consists of: frozen findings, each with the place that proves it."""

from dataclasses import dataclass, field
from enum import StrEnum

from registry.reading.confidence import confidence_of


class Kind(StrEnum):
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


class Level(StrEnum):
    SECTION = "section"
    ITEM = "item"
    SUBITEM = "subitem"
    POINT = "point"
    PARAGRAPH = "paragraph"
    APPENDIX = "appendix"


class Part(StrEnum):
    HEADER = "header"
    PREAMBLE = "preamble"
    SECTION = "section"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    MARK = "mark"  # a rule or a table border: no letter and no digit


class CitationRole(StrEnum):
    LEGAL_BASIS = "legal_basis"
    IMPLEMENTS = "implements"
    MENTION = "mention"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    GUIDES = "guides"


class Via(StrEnum):
    NUMBER = "number"
    NAME = "name"
    ALIAS = "alias"
    SELF = "self"


class Strength(StrEnum):
    FIRM = "firm"
    SOFT = "soft"


class Why(StrEnum):
    """Why something of a text is in none of its findings."""

    LINE = "line"  # belongs to no section, header or ending
    LABEL = "label"  # looks like a label, was not taken for one
    NUMBER = "number"  # looks like a document's number, no rule took it
    DATE = "date"  # a day that belongs to no document and sets no time
    AGENCY = "agency"  # under a head of agencies, names none that could be found


class AgencyRole(StrEnum):
    LEAD = "lead"
    COORDINATE = "coordinate"
    ALL = "all"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class HeaderField:
    """Where a field of the header is printed; `name` is the field's own."""

    name: str
    line: int
    start: int
    end: int
    rule: str

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Header:
    number: str | None
    kind: Kind
    issuer: str | None
    place: str | None
    issued_on: str | None
    subject: str
    signer: str | None
    recipients: tuple[str, ...]
    fields: tuple[HeaderField, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    path: str
    segments: tuple[str, ...]
    level: Level
    label: str
    heading: str
    text: str
    line: int
    end_line: int
    rule: str
    start: int = 0
    end: int = 0

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Citation:
    section: str
    number: str | None
    printed_number: str | None
    kind: Kind
    issuer: str | None
    issued_on: str | None
    name: str | None
    via: Via
    role: CitationRole
    surface: str
    start: int
    end: int
    line: int
    rule: str
    document_key: str | None = None
    # Keys of known documents it may be, where nothing says which.
    candidates: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Deadline:
    section: str
    surface: str
    rule: str
    value: str
    strength: Strength
    start: int
    end: int
    line: int

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Assignment:
    section: str
    agency: str
    agency_id: str | None
    role: AgencyRole
    line: int
    rule: str
    start: int = 0
    end: int = 0

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Defect:
    line: int
    printed: str
    proposed: str
    kind: str
    why: str
    rule: str = "reviewed"
    start: int = 0
    end: int = 0

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class LineUse:
    line: int
    part: Part
    section: str


@dataclass(frozen=True, slots=True)
class Row:
    """A numbered row of a table that stands in a section; its words without their columns."""

    section: str
    label: str
    text: str
    line: int
    end_line: int
    start: int = 0
    end: int = 0
    rule: str = "table_row"

    @property
    def confidence(self) -> float:
        return confidence_of(self.rule)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of the text that no finding holds, and why; nothing is thrown away."""

    line: int
    end_line: int
    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class PlanReading:
    header: Header
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    deadlines: tuple[Deadline, ...]
    assignments: tuple[Assignment, ...]
    defects: tuple[Defect, ...]
    lines: tuple[LineUse, ...]
    rows: tuple[Row, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAgency:
    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGroup:
    id: str
    phrases: tuple[str, ...]
    members: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class KnownDocument:
    key: str
    number: str | None
    kind: Kind
    issuer: str | None = None
    issued_on: str | None = None
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Reviewed facts the caller may lend to a reading; without them it says less, not other."""

    agencies: tuple[KnownAgency, ...] = field(default=())
    groups: tuple[KnownGroup, ...] = field(default=())
    documents: tuple[KnownDocument, ...] = field(default=())
    defects: tuple[Defect, ...] = field(default=())
    # A number that tells no year is left open, whatever is known of it.
    is_cautious: bool = False
