"""The small forms that correct a finding: which ones it has, and their fields, filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.import_findings import Found, Sort
from dashboard.import_times import Way, parts_of
from dashboard.texts import import_findings as said
from dashboard.texts import import_forms as words
from dashboard.texts.common import AGENCY_KINDS, DOCUMENT_KINDS
from registry.imports.corrected import HEADER_FIELDS
from registry.imports.naming import kind_of
from registry.reading import Via
from registry.reading.labels import find_label

GENERAL, NONE = "general", ""
BULLETS = ("-", "+", "•")
Options = list[tuple[str, str]]
Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person may choose from: documents that a citation may mean, agencies and groups.

    `owner` is the line of the section a duty is of, `others` are the places that cite the same.
    """

    documents: Options
    agencies: Options
    is_task: bool
    owner: int
    others: tuple[tuple[int, int], ...] = ()


def forms(found: Found, choices: Choices) -> list[Form]:
    """Every correction of a finding, the likeliest first."""
    made = {
        Sort.HEADER: _header, Sort.SECTION: _section, Sort.DOCUMENT: _document,
        Sort.DEADLINE: _deadline, Sort.AGENCY: _agency,
    }.get(found.sort)
    return made(found.of, choices) if made else []


def added(sort: str, printed: str, span: dict[str, int], choices: Choices) -> list[Form]:
    """The form that marks words by hand as a finding of a sort."""
    if sort == Sort.DOCUMENT.value:
        fields = [_field("number", words.NUMBER, words.number_in(printed))]
        return [_form("citation_added", span, fields, words.ADD_DOCUMENT, primary=True)]
    if sort == Sort.DEADLINE.value:
        return [_form("deadline_added", span, _time_fields("", ""), words.ADD_DEADLINE,
                      primary=True)]
    if sort == Sort.AGENCY.value:
        fields = [_select("role", words.ROLE, _options(said.ROLES)),
                  _select("agency", words.AGENCY, choices.agencies)]
        target = {**span, "line": choices.owner}
        return [_form("duty_added", target, fields, words.ADD_AGENCY, primary=True)]
    return [_form("split", {"line": span["line"]}, _label_fields(_label_in(printed), ""),
                  words.SPLIT, primary=True)]


def _label_in(printed: str) -> str:
    """The label that words begin with as the reader knows labels, or their bullet; else nothing."""
    label = find_label(printed)
    if label is not None:
        return label.printed
    return printed[:1] if printed.startswith(BULLETS) else ""


def _header(of: tuple[str, Any], _choices: Choices) -> list[Form]:
    name, value = of
    if name not in HEADER_FIELDS:
        return []
    if name == "kind":
        field = _select("value", said.HEADER[name], _options(DOCUMENT_KINDS), value.value)
    else:
        lines = name == "subject"
        given = said.iso(value or "") if name == "issued_on" else value or ""
        field = _field("value", said.HEADER[name], " ".join(given.split()), lines=lines)
    return [_form("header_word", {"field": name}, [field], words.CHANGE, primary=True)]


def _section(of: Any, choices: Choices) -> list[Form]:
    line = {"line": of.line}
    task = _form("task_mark", {**line, "is_task": not choices.is_task}, [],
                 words.NO_TASK if choices.is_task else words.IS_TASK)
    return [
        task,
        _form("line_label", line, _label_fields(of.label, of.level.value), words.RELABEL),
        _form("merge", line, [], words.MERGE),
    ]


def _label_fields(label: str, level: str) -> list[Form]:
    levels = [(NONE, words.BY_LABEL), *_options(said.LEVELS)]
    return [_field("label", words.LABEL, label), _select("level", words.LEVEL, levels, level)]


def _document(of: Any, choices: Choices) -> list[Form]:
    span = {"start": of.start, "end": of.end}
    documents = [*choices.documents, (GENERAL, words.GENERAL)]
    if of.via is Via.SELF:
        return [_form("citation_dropped", span, [], words.NO_DOCUMENT)]
    which = [_select("key", words.WHICH, documents, of.document_key or "")]
    if choices.others:
        which.append(_select("reach", words.REACH, words.reaches(len(choices.others) + 1)))
    return [
        _form("citation_of", {**span, "others": choices.others}, which, words.CHOOSE,
              primary=True),
        _form("citation_number", span, [_field("number", words.NUMBER, of.number or "")],
              words.CHANGE_NUMBER),
        _form("citation_as", span,
              [_select("role", words.CITED_AS, _options(said.CITED), of.role.value)],
              words.CHANGE_ROLE),
        _form("citation_dropped", span, [], words.NO_DOCUMENT),
    ]


def _deadline(of: Any, _choices: Choices) -> list[Form]:
    span = {"start": of.start, "end": of.end}
    return [
        _form("deadline_value", span, _time_fields(of.value, of.strength.value), words.CHANGE_TIME,
              primary=True),
        _form("deadline_dropped", span, [], words.NO_DEADLINE),
    ]


def _time_fields(value: str, strength: str) -> list[Form]:
    way, point = parts_of(value)
    return [
        _select("way", words.WAY, _options(words.WAYS), way.value if way else Way.BEFORE.value),
        {**_field("point", words.POINT, point), "hint": words.POINT_HINT},
        _select("strength", words.STRENGTH, _options(said.STRENGTHS), strength),
    ]


def _agency(of: Any, choices: Choices) -> list[Form]:
    duty = {"line": choices.owner, "start": of.start, "end": of.end}
    printed = " ".join(of.agency.split())
    likely = kind_of(printed)
    kinds = [(kind.value, name) for kind, name in AGENCY_KINDS.items()]
    kinds = kinds if likely else [(NONE, words.PICK), *kinds]
    meant = [_select("agency", words.AGENCY, [(NONE, words.PICK), *choices.agencies],
                     of.agency_id or NONE),
             _select("reach", words.REACH, words.REACHES)]
    new = [_field("name", words.NEW_NAME, printed[:1].upper() + printed[1:]),
           _select("kind", words.NEW_KIND, kinds, likely.value if likely else NONE)]
    return [
        _form("agency_meant", {**duty, "printed": printed}, meant, words.CHOOSE,
              primary=of.agency_id is None),
        *([] if of.agency_id else
          [_form("agency_new", {"printed": printed}, new, words.ADD_NEW)]),
        _form("duty_role", duty, [_select("role", words.ROLE, _options(said.ROLES),
                                          of.role.value)], words.CHANGE_PART),
        _form("duty_dropped", duty, [], words.NO_DUTY),
    ]


def _form(
    deed: str, target: dict[str, Any], fields: Sequence[Form], submit: str, *,
    primary: bool = False,
) -> Form:
    return {"deed": deed, "target": target, "fields": list(fields), "submit": submit,
            "label": submit, "primary": primary}


def _field(name: str, label: str, value: str, *, lines: bool = False) -> Form:
    return {"name": name, "label": label, "value": value, "lines": lines}


def _select(name: str, label: str, options: Options, value: str = "") -> Form:
    return {"name": name, "label": label, "options": options, "value": value}


def _options(named: Any) -> Options:
    return [(one.value, name) for one, name in named.items()]
