"""Draws what stands under a review: the corrections so far, what keeping would do, the deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.import_changes import changes
from dashboard.import_findings import Found, Sort
from dashboard.import_head import to_field, why_not
from dashboard.queries import kept_plans
from dashboard.queries.imports import Review, summary
from dashboard.texts import import_corrections as said
from dashboard.texts import import_findings as findings
from dashboard.texts import imports as words
from registry.identity import Alike
from registry.imports.corrected import code_of_new
from registry.imports.newer import How
from registry.imports.summary import Summary
from registry.reading.agencies import normal
from registry.rounds import OWES_REPORT

PATH = "/import"
SHOWN = 12
MOST_NAMED = 40


def foot(session: Session, review: Review, found: Sequence[Found]) -> list[Node]:
    """Everything below both panes; its frame carries the version that a deed is said against."""
    would = summary(session, review)
    years = kept_plans.sizes(session)[would.plan.id].open_years if _is_kept(would) else ()
    return [el("div", *_corrections(review), _summary(review, would, found, years),
               data_version=review.version)]


def _is_kept(would: Summary) -> bool:
    return would.plan is not None and would.plan.has_text


def _corrections(review: Review) -> list[Any]:
    given = list(enumerate(review.corrections))
    if not given:
        return []
    unfit = set(review.read.unfit)
    items = [
        el("li", el("span", said.told(one, review.text)),
           el("span", words.UNFIT, class_="warn-word") if one in unfit else None,
           el("button", words.UNDO, data_do="undo", data_value=str(place), class_="btn small",
              aria_label=words.UNDO_OF.format(what=said.told(one, review.text))))
        for place, one in reversed(given)
    ]
    title = words.corrections(len(given))
    newest = el("ol", *items[:SHOWN], class_="said-list", aria_label=title)
    older = el("details", el("summary", words.older(len(items) - SHOWN)),
               el("ol", *items[SHOWN:], class_="said-list"))
    rest = [older] if len(items) > SHOWN else []
    return [el("section", el("h2", title), newest, *rest, class_="sheet")]


def _summary(
    review: Review, would: Summary, found: Sequence[Found], years: tuple[int, ...]
) -> Node:
    parts = [el("h2", words.BEFORE_KEEPING), *_which(would)]
    if not would.is_same:
        parts += [_figures(would), el("div", *_parts(review, would, found), class_="keep-parts"),
                  *changes(would.comparison, would.names)]
    return el("section", *parts, *_owed(review, would, years), *_deed(review, would, found),
              class_="sheet", id="keep")


def _owed(review: Review, would: Summary, years: tuple[int, ...]) -> list[Node]:
    """The agencies named in this review that will owe reports: said by name, before the button."""
    owes: Counter[str] = Counter(
        code for task in would.tasks for code, part in task.parts.items()
        if part.role in OWES_REPORT
    )
    named = {one.name: owes[code_of_new(one)] for one in review.read.agencies
             if owes[code_of_new(one)]}
    lines = [el("p", words.owed(named, years), class_="warn")] if named else []
    if years and any((one.how is How.NEW and one.is_task) or one.added
                     for one in would.comparison.changes):
        lines.append(el("p", words.open_rounds(years), class_="warn"))
    return lines


def _which(would: Summary) -> list[Node]:
    """Whether this is a plan of its own or a newer text of a kept one, and the way to say other."""
    plan = would.plan
    if plan is None:
        lines = [el("p", words.NEW_PLAN)]
    else:
        named = link(address("/sections", plan=plan.key), plan.number or words.NO_NUMBER)
        told = words.SAME if would.is_same else (
            words.NEWER_TEXT if plan.has_text else words.FIRST_TEXT)
        before, after = told.split("{plan}")
        lines = [el("p", before, named, after, " ",
                    el("button", words.OTHER_PLAN, data_do="plan", data_value="",
                       class_="btn small") if plan.has_text else None)]
    alike = [el("p", words.ALIKE.format(plan=_called(one)), " ",
                el("button", words.THIS_PLAN, data_do="plan", data_value=one.key,
                   class_="btn small"))
             for one in would.alike]
    return [*lines, *alike]


def _called(one: Alike) -> str:
    kind = texts.DOCUMENT_KINDS[one.kind]
    dated = texts.day(one.issued_on) if one.issued_on else texts.UNVERIFIED
    return f"{kind} {one.number or words.NO_NUMBER} · {dated} · {one.issuer}"


def _figures(would: Summary) -> Node:
    agencies = {code for task in would.tasks for code in task.parts}
    counted = (would.sections, len(would.tasks), len(agencies), would.citations, would.deadlines)
    return el("ul", *(el("li", el("b", texts.number(count)), " ", name)
                      for count, name in zip(counted, words.FIGURES, strict=True)),
              class_="keep-figures")


def _parts(review: Review, would: Summary, found: Sequence[Found]) -> list[Node]:
    """What would be added to the registry, and what stays open."""
    documents = [
        (f"{texts.DOCUMENT_KINDS[one.fields.kind]} {one.fields.number}"
         + (f" · {texts.day(one.fields.issued_on)}" if one.fields.issued_on else ""), None)
        for one in would.new_documents
    ]
    agencies = [(one.name, None) for one in review.read.agencies]
    keys = {normal(one.of.agency): one.key for one in reversed(found)
            if one.sort is Sort.AGENCY and one.is_printed}
    unknown = [(words.times(one.printed, one.times), keys.get(normal(one.printed)))
               for one in would.unknown_agencies]
    cited: dict[str, list[str]] = {}
    for one in would.open_citations:
        cited.setdefault(findings.document(one.citation), []).append(f"c{one.citation.start}")
    undecided = [(words.times(name, len(keys)), keys[0]) for name, keys in cited.items()]
    return [
        part for part in (
            _named(words.NEW_DOCUMENTS, documents, None),
            _named(words.OPEN_CITATIONS, undecided, words.OPEN_NOTE),
            _named(words.NEW_AGENCIES, agencies, None),
            _named(words.NOBODY, _ownerless(review, would), words.NOBODY_NOTE),
            _named(words.UNKNOWN_AGENCIES, unknown, words.UNKNOWN_NOTE),
        ) if part is not None
    ]


def _ownerless(review: Review, would: Summary) -> list[tuple[str, str | None]]:
    """The tasks that no agency would owe a report of, each leading to its words."""
    owned = {task.path: any(part.role in OWES_REPORT for part in task.parts.values())
             for task in would.tasks}
    return [(f"{findings.where(one.path)}: {one.heading or one.text}", f"s{one.line}")
            for one in review.reading.sections if not owned.get(one.path, True)]


def _named(title: str, named: list[tuple[str, str | None]], note: str | None) -> Node | None:
    if not named:
        return None
    items = [el("li", texts.shortened(name, findings.LONGEST)
                if key is None else link(f"?at={key}", texts.shortened(name, findings.LONGEST),
                                         data_at=key))
             for name, key in named]
    more = el("details", el("summary", words.more(len(items) - MOST_NAMED)),
              el("ul", *items[MOST_NAMED:])) if len(items) > MOST_NAMED else None
    return el("section", el("h3", f"{title} ({texts.number(len(items))})"),
              el("p", note, class_="quiet") if note else None,
              el("ul", *items[:MOST_NAMED]), more)


def _deed(review: Review, would: Summary, found: Sequence[Found]) -> list[Node]:
    """The button that keeps; or why it would be refused."""
    drop = el("button", words.DROP, data_post=f"{PATH}/{review.id}/drop", class_="btn")
    if would.refusal:
        why = why_not(would)
        return [el("p", why, class_="warn"),
                el("div", to_field(would.refusal, found), drop, class_="form-foot")]
    label = words.CLOSE_SAME if would.is_same else words.KEEP
    keep = el("button", label, data_post=f"{PATH}/{review.id}/keep", class_="btn btn-primary")
    return [el("div", keep, drop, class_="form-foot")]
