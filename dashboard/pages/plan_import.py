"""/import/<id> — one plan's file: how far its reading is, its review, and keeping it."""

from __future__ import annotations

from typing import Any

from dashboard.components import heading
from dashboard.drawn import Drawn, el, link
from dashboard.import_detail import found_in
from dashboard.import_head import head
from dashboard.import_keeping import foot
from dashboard.import_list_views import no_plan, progress
from dashboard.import_views import PATH, review_area, tab_of
from dashboard.queries import imports as queries
from dashboard.texts import imports as words
from dashboard.texts.inputs import NOTES
from dashboard.visit import Page, Visit
from db.vocabulary import ImportState
from registry.errors import Unreadable


def layout(visit: Visit, import_id: str, **_address: str) -> Page:
    """Progress while the file is read; then its text beside the findings, and what keeping does."""
    number = int(import_id) if import_id.isdecimal() and len(import_id) < 10 else 0
    found = queries.one(visit.session, number)
    return Page(found.name, _body(visit, found))


def _body(visit: Visit, found: queries.Listed) -> list[Any]:
    top = Drawn(tree=[el("nav", link(PATH, words.BACK), class_="crumbs"), heading(found.name)])
    if found.state is not ImportState.READY:
        kept = None
        if found.state is ImportState.KEPT:
            kept = queries.kept(visit.session, found.id)
        return [top, Drawn(id="import-progress", tree=progress(found, kept))]
    try:
        review = queries.review(visit.session, found.id)
    except Unreadable as why:
        return [top, Drawn(tree=no_plan(found, why))]
    every = found_in(review)
    return [
        Drawn(id="import-head", tree=head(visit.session, review, every)),
        Drawn(tree=_notes(review)),
        review_area(review, tab_of(visit.query.get("tab", ""))),
        Drawn(id="import-foot", tree=foot(visit.session, review, every)),
    ]


def _notes(review: queries.Review) -> list[Any]:
    lines = []
    if review.low_pages:
        lines.append(el("p", words.low_pages(review.low_pages), class_="warn", role="note"))
    said = [NOTES[code] for code in review.notes if code in NOTES]
    if said:
        lines.append(el("ul", *(el("li", one) for one in said), class_="import-how quiet"))
    return lines

