"""What is shown of a report around its form: its day, its return, last year, its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard import texts
from dashboard.components import state_mark, verification_mark
from dashboard.deadline_reasons import because
from dashboard.drawn import Node, el
from dashboard.queries import deadlines as days
from dashboard.queries import my as desk
from dashboard.queries import tasks as reports
from dashboard.queries.my import KeptDraft, LastYear
from dashboard.queries.tasks import ReportDetail
from dashboard.request_views import extension_line
from dashboard.texts import tasks as words
from dashboard.visit import Visit
from db.vocabulary import Role, State
from registry.office import is_office

LONG_TEXT = 400
STILL_OWED = (State.NOT_STARTED, State.IN_PROGRESS)


@dataclass(frozen=True)
class Opened:
    """One report in its form: who may say what of it, and what they had typed before."""

    report: ReportDetail
    title: str
    is_agency: bool
    is_own: bool
    draft: KeptDraft | None

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields: the draft, or else the record."""
        return {**_recorded(self.report), **_typed(self.draft)}


def open_report(visit: Visit, report: ReportDetail, title: str) -> Opened:
    """A report for its form; a draft that says what is recorded is none."""
    is_agency = visit.actor.role is Role.AGENCY
    draft = desk.draft_of(visit.session, report.id, visit.actor.id)
    if draft is not None and {**_recorded(report), **_typed(draft)} == _recorded(report):
        draft = None
    is_own = is_agency or is_office(visit.session, report.agency_id)
    return Opened(report, title, is_agency, is_own, draft)


def _recorded(report: ReportDetail) -> dict[str, str]:
    return {
        "state": report.state.value,
        "percent": "" if report.percent is None else str(report.percent),
        "done_on": texts.day(report.reported_on) if report.reported_on else "",
        **{field: getattr(report, field) for field in words.FIELDS},
    }


def _typed(draft: KeptDraft | None) -> dict[str, str]:
    found = draft.fields if draft else {}
    return {name: str(value) for name, value in found.items() if value is not None}


def head(visit: Visit, opened: Opened) -> list[Node]:
    """What stands over the fields: the day, the return, what happens next, the draft."""
    return [
        el("h2", opened.title),
        *due_lines(visit, opened.report),
        returned(opened.report),
        el("p", _help(opened), class_="quiet"),
        *draft_lines(opened.report, opened.draft),
    ]


def _help(opened: Opened) -> str:
    if not opened.is_own:
        return words.ON_BEHALF
    if not opened.is_agency:
        return words.OFFICE_HELP
    is_sent = opened.report.state is State.AWAITING
    return words.AGENCY_SENT if is_sent else words.AGENCY_HELP


def due_lines(visit: Visit, report: ReportDetail) -> list[Node]:
    """The last day with its reason, and the extensions that led to it."""
    if report.due_on is None:
        return [el("p", words.NO_DAY, class_="due")]
    found = days.given_days(
        visit.session, report.round_id, report.task_id, report.agency_id
    )
    why = [because(visit.session, one) for one in found if one.is_in_force]
    later = extension_line(visit.session, [report.id]).get(report.id)
    is_awaited = report.state in STILL_OWED
    return [
        el("p", words.due_line(report.due_on, visit.today if is_awaited else None), class_="due"),
        *(el("p", line, class_="quiet") for line in why),
        el("p", later, class_="quiet") if later else None,
    ]


def returned(report: ReportDetail) -> Node:
    """Why a report was returned, in full."""
    if not report.return_reason:
        return None
    said = el("p", report.return_reason, class_="said-words")
    return el("div", el("b", words.RETURNED_BECAUSE), said, class_="returned")


def saved_now(facts: dict[str, Any]) -> list[Node]:
    """What stands in the record, beside what was typed: state, percent and the four texts."""
    said = [
        (texts.STATE, texts.STATES[facts["state"]]),
        (texts.PERCENT, texts.percent(facts["percent"])),
        *((name, facts[field] or words.NOTHING_SAID) for field, name in words.FIELDS.items()),
    ]
    listed = [part for name, value in said for part in (el("dt", name), el("dd", value))]
    head = el("h3", words.SAVED_NOW)
    return el("section", head, el("dl", *listed, class_="facts"), class_="colleague")


def draft_lines(report: ReportDetail, draft: KeptDraft | None) -> list[Node]:
    """That a draft is in the form, and what the record has said since it was written."""
    if draft is None:
        return []
    opened = el("p", words.DRAFT_OPEN.format(moment=texts.moment(draft.saved_at)), " ",
                el("button", words.DRAFT_LINE["drop"], class_="btn small", data_drop="draft"))
    if draft.based_on >= report.version:
        return [el("div", opened, class_="draft-open")]
    now = {field: getattr(report, field) for field in ("state", "percent", *words.FIELDS)}
    return [el("div", opened, el("p", el("b", words.DRAFT_OUTDATED)), saved_now(now),
               class_="draft-open")]


def last_year_panel(before: LastYear | None, *, may_copy: bool) -> list[Node]:
    """Last year's report, folded; each of its texts can be copied into its field by a press."""
    if before is None:
        return []
    summary = el("summary", words.LAST_YEAR.format(year=before.year))
    said = [(field, getattr(before, field)) for field in words.FIELDS if getattr(before, field)]
    if not said:
        line = el("p", words.LAST_YEAR_SILENT.format(year=before.year), class_="quiet")
        return [el("details", summary, line, class_="last-year")]
    parts: list[Node] = [el("p", state_mark(before.state), " ", texts.percent(before.percent))]
    for field, text in said:
        parts += [el("h3", words.FIELDS[field]),
                  el("p", text, id=f"last-{field}", class_="said-words")]
        if may_copy:
            label = words.COPY.format(field=words.FIELDS[field])
            parts.append(el("button", label, class_="btn small", data_copy=field))
    return [el("details", summary, *parts, class_="last-year")]


def said(visit: Visit, report: ReportDetail, title: str, why: str = "") -> list[Node]:
    """A report for those who may read it but not change it, and why they may not."""
    facts = (
        (texts.STATE, [state_mark(report.state)]),
        (texts.PERCENT, [texts.percent(report.percent)]),
        (words.WHOSE_WORD, [verification_mark(report.verification,
                                              on_behalf=report.is_on_behalf)]),
        *((name, [el("span", getattr(report, field) or words.NOTHING_SAID, class_="said-words")])
          for field, name in words.FIELDS.items()),
    )
    listed = [part for name, value in facts for part in (el("dt", name), el("dd", *value))]
    return [
        el("section", el("h2", title),
           el("p", why, class_="quiet") if why else None,
           *due_lines(visit, report),
           returned(report),
           el("dl", *listed, class_="facts"),
           class_="sheet")
    ]


def history(session: Any, report_id: int) -> list[Node]:
    """What was recorded of a report, newest first, each with who and when."""
    changes = reports.history(session, report_id)
    if not changes:
        return el("p", words.NO_HISTORY, class_="quiet")
    return el("ol", *(_change(change) for change in changes), class_="history")


def _change(change: reports.Change) -> list[Node]:
    moved = (
        f"{texts.STATES[change.old_state]} → {texts.STATES[change.new_state]}"
        if change.old_state != change.new_state
        else texts.STATES[change.new_state]
    )
    percent = f" · {change.new_percent}%" if change.new_percent is not None else ""
    mark = verification_mark(change.new_verification, on_behalf=change.is_on_behalf)
    lines = [
        el("p", el("b", moved), percent, " · ", mark),
        el("p", f"{change.who}, {texts.moment(change.at)}", class_="quiet"),
    ]
    if change.is_returned:
        lines.append(_long(words.REASON_OF_RETURN, change.reason))
    lines += [
        _long(words.FIELDS[field], text or words.NOTHING_SAID)
        for field, text in change.texts.items()
    ]
    return el("li", *lines)


def _long(name: str, said: str) -> list[Node]:
    """A text of a report; a long one is folded behind its beginning."""
    label = el("span", f"{name}: ", class_="quiet")
    if len(said) <= LONG_TEXT:
        return el("p", label, el("span", said, class_="said-words"))
    return el("details", el("summary", label, texts.shortened(said, LONG_TEXT)),
              el("p", said, class_="said-words"))
