"""Words of the corrections that a person said of a plan's reading, each as one line."""

from __future__ import annotations

from dashboard.texts.formats import shortened
from dashboard.texts.import_findings import (
    CITED,
    HEADER,
    LEVELS,
    ROLES,
    STRENGTHS,
    header_value,
    iso,
    time,
)
from registry.imports import corrections as said
from registry.reading import AgencyRole, CitationRole, Level, Strength

LONGEST = 70
NEW_LABEL = "Dòng {line}: mở {level} “{label}”"
PARAGRAPH = "Dòng {line}: mở một đoạn không số"
MERGED = "Dòng {line}: gộp vào phần ở trên"
A_TASK = "Dòng {line}: là nhiệm vụ"
NO_TASK = "Dòng {line}: không phải nhiệm vụ"
SECTION = "mục"
HEADER_WORD = "{field}: {value}"
EMPTY = "(để trống)"
PLAN_MEANT = "Là bản mới của kế hoạch đang theo dõi"
NEW_PLAN = "Là kế hoạch mới"
OF = "“{words}”: {what}"
NO_DOCUMENT = "không phải dẫn chiếu"
A_DOCUMENT = "là văn bản dẫn chiếu {number}"
A_NUMBER = "số đúng là {number}"
ONE_DOCUMENT = "là văn bản đã chọn trong kho"
NO_ONE = "không chỉ văn bản cụ thể nào"
NO_DEADLINE = "không phải thời hạn"
A_DEADLINE = "là thời hạn {time}"
NO_DUTY = "không giao cho cơ quan này"
A_DUTY = "là cơ quan {role}"
AN_AGENCY = "là cơ quan đã chọn"
EVERYWHERE = "mọi chỗ là cơ quan đã chọn"
NEW_AGENCY = "là cơ quan mới, {name}"


def told(one: said.Correction, text: str) -> str:
    """A correction in a line, with the words of the text it is about."""
    if isinstance(one, said.LineLabel):
        return _label(one)
    if isinstance(one, said.TaskMark):
        return (A_TASK if one.is_task else NO_TASK).format(line=one.line)
    if isinstance(one, said.HeaderWord):
        value = header_value(iso(one.value)) if one.value else EMPTY
        return HEADER_WORD.format(field=HEADER[one.field], value=shortened(value, LONGEST))
    if isinstance(one, said.PlanMeant):
        return PLAN_MEANT if one.key else NEW_PLAN
    if isinstance(one, said.AgencyMeant | said.AgencyNew):
        what = EVERYWHERE if isinstance(one, said.AgencyMeant) else NEW_AGENCY.format(name=one.name)
        return OF.format(words=shortened(one.printed, LONGEST), what=what)
    printed = " ".join(text[one.start : one.end].split())
    return OF.format(words=shortened(printed, LONGEST), what=_what(one))


def _label(one: said.LineLabel) -> str:
    if one.label is None:
        return MERGED.format(line=one.line)
    if not one.label:
        return PARAGRAPH.format(line=one.line)
    level = LEVELS[Level(one.level)].lower() if one.level else SECTION
    return NEW_LABEL.format(line=one.line, level=level, label=one.label)


def _what(one: said.Correction) -> str:
    plain = _PLAIN.get(type(one))
    if plain:
        return plain
    if isinstance(one, said.CitationAdded):
        return A_DOCUMENT.format(number=one.number or "").strip()
    if isinstance(one, said.CitationNumber):
        return A_NUMBER.format(number=one.number)
    if isinstance(one, said.CitationAs):
        return CITED[CitationRole(one.role)].lower()
    if isinstance(one, said.DeadlineAdded | said.DeadlineValue):
        return A_DEADLINE.format(time=time(one.value))
    if isinstance(one, said.DeadlineStrength):
        return STRENGTHS[Strength(one.strength)].lower()
    if isinstance(one, said.DutyAdded | said.DutyRole):
        return A_DUTY.format(role=ROLES[AgencyRole(one.role)].lower())
    return AN_AGENCY


_PLAIN: dict[type, str] = {
    said.CitationDropped: NO_DOCUMENT,
    said.CitationOf: ONE_DOCUMENT,
    said.CitationGeneral: NO_ONE,
    said.DeadlineDropped: NO_DEADLINE,
    said.DutyDropped: NO_DUTY,
}
