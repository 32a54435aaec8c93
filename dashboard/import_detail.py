"""One finding of the review: what it says, why it waits for a look, the forms that correct it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, el
from dashboard.import_findings import Doubt, Found, Sort, cited_as, findings, owner_line
from dashboard.import_forms import Choices, Options, added, forms
from dashboard.plan_text import Span, printed_lines
from dashboard.queries.imports import Review, candidates
from dashboard.texts import import_findings as said
from dashboard.texts import imports as words
from registry.errors import NotFound, Refused
from registry.reading import Known

MARKED = (Sort.DOCUMENT, Sort.DEADLINE, Sort.AGENCY, Sort.SECTION)
LONGEST_MARK = 2000


def found_in(review: Review) -> list[Found]:
    """Every finding of a review."""
    return findings(review.reading, review.text, printed_lines(review.text), review.undecided)


def shown(session: Session, review: Review, known: Known, key: str) -> dict[str, Any]:
    """A finding's panel. Raises NotFound when the reading has it no more."""
    one = next((each for each in found_in(review) if each.key == key), None)
    if one is None:
        raise NotFound("finding")
    choices = Choices(_documents(session, known, one), _agencies(known), one.line in review.tasks,
                      owner_line(review.reading, one.of) if one.sort is Sort.AGENCY else 0,
                      _others(review, one))
    tree = [_head(said.SORTS[one.sort], said.title(one)), _facts(one), *_why(one)]
    return {"key": key, "tree": tree, "forms": forms(one, choices), "version": review.version}


def marked(review: Review, known: Known, sort: str, places: dict[str, int]) -> dict[str, Any]:
    """The panel in which words are marked by hand as a finding of a sort."""
    if sort not in {one.value for one in MARKED}:
        raise Refused("bad_choice")
    start, end = span_of(review.text, places)
    printed = " ".join(review.text[start:end].split())
    at = {"start": start, "end": end, "line": places["line"]}
    owner = _section_line(review, places["line"])
    choices = Choices([], _agencies(known), is_task=False, owner=owner)
    tree = [_head(words.BY_HAND, texts.shortened(printed, said.LONGEST))]
    return {"key": "", "tree": tree, "forms": added(sort, printed, at, choices),
            "version": review.version}


def span_of(text: str, places: dict[str, int]) -> Span:
    """Lines and columns of a selection as characters of the text, without spaces around it."""
    lines = printed_lines(text)
    first, last = places["line"], places["to_line"]
    if not 1 <= first <= last <= len(lines):
        raise Refused("bad_choice")
    start = min(lines[first - 1][0] + places["column"], lines[first - 1][1])
    end = min(lines[last - 1][0] + places["to_column"], lines[last - 1][1])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not 0 < end - start <= LONGEST_MARK:
        raise Refused("bad_choice")
    return start, end


def _section_line(review: Review, line: int) -> int:
    """The line at which the section, or the row of a table, begins that a line belongs to."""
    reading = review.reading
    begun = [one.line for one in reading.sections if one.line <= line]
    return max(begun, default=0)


def _others(review: Review, one: Found) -> tuple[Span, ...]:
    """The other places that cite the same document that nobody knows yet."""
    if one.sort is not Sort.DOCUMENT:
        return ()
    return tuple((each.start, each.end) for each in review.reading.citations
                 if (each.start, each.end) in review.undecided and each.start != one.start
                 and cited_as(each) == cited_as(one.of))


def _documents(session: Session, known: Known, one: Found) -> Options:
    if one.sort is not Sort.DOCUMENT:
        return []
    fitting = candidates(session, known, one.of)
    listed = [(each.key, said.known_document(each)) for each in fitting]
    chosen = one.of.document_key
    if chosen and chosen not in {key for key, _ in listed}:
        listed += [(each.key, said.known_document(each)) for each in known.documents
                   if each.key == chosen]
    return listed if chosen else [("", words.NOT_CHOSEN), *listed]


def _agencies(known: Known) -> Options:
    groups = [(one.id, said.group(one.phrases)) for one in known.groups]
    return [(one.code, one.name) for one in known.agencies] + groups


def _head(sort: str, title: str) -> Node:
    return el(
        "div",
        el("h2", el("span", sort, class_="sort"), " ", title),
        el("button", "↑", data_do="step", data_value="-1", class_="btn small",
           aria_label=words.PREVIOUS),
        el("button", "↓", data_do="step", data_value="1", class_="btn small",
           aria_label=words.NEXT),
        el("button", "×", data_do="close", class_="btn small", aria_label=words.CLOSE),
        class_="panel-head",
    )


def _facts(one: Found) -> Node:
    sure = getattr(one.of, "confidence", None)
    otherwise = one.sort is Sort.DOCUMENT and one.of.printed_number not in (None, one.of.number)
    told = [
        said.about(one),
        said.LINE.format(line=texts.number(one.line)) if one.line else "",
        words.sure(sure) if sure is not None and one.sort is not Sort.SLIP else "",
        words.AS_PRINTED.format(printed=one.of.printed_number) if otherwise else "",
    ]
    return el("p", " · ".join(part for part in told if part), class_="quiet")


def _why(one: Found) -> list[Node]:
    if one.doubt is None:
        return []
    told = words.WHAT_TO_DO[one.doubt.value]
    kind = None if one.doubt is Doubt.SLIP else "warn"
    return [el("p", el("b", said.DOUBTS[one.doubt]), ". ", told, class_=kind)]
