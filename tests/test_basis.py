""""Căn cứ vào đâu?": every task tells what it rests on, and one link from every row leads there."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote, urlsplit

import cast
import pytest
from sqlalchemy import select
from test_pages import elements, hrefs, said, trees, visit

from dashboard import texts
from dashboard.pages import find
from dashboard.queries import basis as queries
from dashboard.texts import basis as words
from dashboard.visit import Page
from db import Database
from db.models import Alarm, Citation, Document, Section, Task
from db.vocabulary import AlarmCause, CitationVia, Validity


def opened(database: Database, address: str, who: str = "leader", **query: str) -> Page:
    """The page at an address."""
    with database.reading() as rows:
        entry, parts = find(address) or pytest.fail(address)
        return entry.layout(visit(rows, who, **query), **parts)


def task_at(database: Database, path: str) -> int:
    with database.reading() as rows:
        wanted = select(Task.id).join(Section, Section.id == Task.section_id)
        return int(rows.scalar(wanted.where(Section.path == path)))


def block(page: Page) -> Any:
    """The block that answers the question."""
    return next(one for tree in trees(page) for one in elements(tree)
                if one[1].get("id") == "basis")


def ids(page: Page) -> set[str]:
    return {one[1]["id"] for tree in trees(page) for one in elements(tree) if "id" in one[1]}


def basis_links(page: Page) -> list[str]:
    return [one for tree in trees(page) for one in hrefs(tree) if one.endswith("#basis")]


def test_a_task_quotes_its_own_words_and_marks_what_they_cite(database: Database) -> None:
    own = block(opened(database, f"/tasks/{task_at(database, 'II.3.e')}"))
    quotations = [one for one in elements(own) if one[1].get("class") == "quotation"]
    marks = [said(one) for quoted in quotations for one in elements(quoted) if one[0] == "mark"]
    assert marks
    assert all(any(mark in said(quoted) for mark in marks) for quoted in quotations)
    assert "/documents/nd-cp-59-2019" in hrefs(own) or len(hrefs(own)) > 3


def test_a_task_that_cites_nothing_says_so_and_opens_the_plans_basis(database: Database) -> None:
    page = block(opened(database, f"/tasks/{task_at(database, 'II.2.d')}"))
    folded = next(one for one in elements(page) if one[0] == "details")
    assert words.NO_OWN in said(page)
    assert folded[1]["open"] is True
    assert "/documents/nq-cp-30-2022" in hrefs(folded)


def test_the_three_levels_hold_every_citation_that_bears_on_a_task_once(
    database: Database,
) -> None:
    with database.reading() as rows:
        plan = cast.plan_id(rows) if hasattr(cast, "plan_id") else rows.scalar(
            select(Task.plan_id).limit(1))
        paths = dict(rows.execute(
            select(Task.id, Section.path).join(Section, Section.id == Task.section_id)).all())
        cited = rows.execute(
            select(Section.path, Citation.start)
            .outerjoin(Section, Section.id == Citation.section_id)
            .where(Citation.document_id == plan, Citation.via != CitationVia.SELF)).all()
        for task, path in paths.items():
            found = queries.of_task(rows, plan, task, date(2026, 11, 10))
            assert {one.start for one in found.own} == {at for of, at in cited if of == path}
            assert {one.start for one in found.plan} == {at for of, at in cited if of is None}
            above = {at for of, at in cited if of and of != path
                     and path.startswith(f"{of.removesuffix('.intro')}.")}
            assert {one.start for one in found.above} == above


def test_what_stands_above_is_told_apart(database: Database) -> None:
    with database.writing() as rows:
        above = rows.scalar(select(Section).where(Section.path == "II.2"))
        cited = rows.scalar(select(Citation).where(Citation.section_id.is_not(None),
                                                   Citation.cited_id.is_not(None)).limit(1))
        rows.add(Citation(document_id=cited.document_id, section_id=above.id, place="II.2",
                          cited_id=cited.cited_id, via=CitationVia.NUMBER, role=cited.role,
                          surface="x", start=10, end=20, line=1))
    page = said(block(opened(database, f"/tasks/{task_at(database, 'II.2.d')}")))
    assert words.NO_OWN in page
    assert words.NO_ABOVE not in page
    assert page.index(words.ABOVE) < page.index(texts.CITATION_ROLES[cited.role])


def test_a_document_there_says_its_validity_and_an_alarm_that_waits(database: Database) -> None:
    with database.writing() as rows:
        law = rows.scalar(select(Document).where(Document.key == "kl-tw-21-2021"))
        law.validity = Validity.PARTLY_EXPIRED
        rows.add(Alarm(document_id=law.id, cause=AlarmCause.VALIDITY, raised_at=cast.MOMENT))
    task = task_at(database, "II.1")
    told, agency = (block(opened(database, f"/tasks/{task}", who)) for who in ("officer", "agency"))
    assert texts.VALIDITIES[Validity.PARTLY_EXPIRED] in said(told)
    assert words.ALARM in said(told)
    assert words.ALARM in said(agency)
    where = "/alarms?document=kl-tw-21-2021"
    assert (where in hrefs(told), where in hrefs(agency)) == (True, False)


def test_a_settled_alarm_is_no_alarm(database: Database) -> None:
    with database.writing() as rows:
        law = rows.scalar(select(Document.id).where(Document.key == "kl-tw-21-2021"))
        rows.add(Alarm(document_id=law, cause=AlarmCause.VALIDITY, raised_at=cast.MOMENT,
                       settled_at=cast.MOMENT))
    assert words.ALARM not in said(block(opened(database, f"/tasks/{task_at(database, 'II.1')}")))


@pytest.mark.parametrize("address", [
    "/documents/kl-tw-21-2021", "/documents/luat-pctn", "/documents/nq-cp-30-2022",
])
def test_from_a_document_each_link_leads_to_words_that_are_there(
    database: Database, address: str
) -> None:
    page = opened(database, address)
    words_at = [one for tree in trees(page) for one in hrefs(tree) if "#cite-" in one]
    assert words_at
    for one in words_at:
        there = urlsplit(one)
        assert there.fragment in ids(opened(database, unquote(there.path).replace("#", "%23"))), one


def test_from_a_task_each_link_leads_to_words_that_are_there(database: Database) -> None:
    for path in ("II.1", "II.3.e", "II.5.c"):
        own = block(opened(database, f"/tasks/{task_at(database, path)}"))
        for one in (one for one in hrefs(own) if "#cite-" in one):
            there = urlsplit(one)
            assert there.fragment in ids(opened(database, unquote(there.path))), one


def test_no_words_bear_the_same_name_twice(database: Database) -> None:
    for address in ("/sections", "/sections/I", "/sections/II", "/sections/III"):
        page = opened(database, address)
        named = [one[1]["id"] for tree in trees(page) for one in elements(tree)
                 if str(one[1].get("id", "")).startswith("cite-")]
        assert len(named) == len(set(named)) > 0 or address == "/sections/III", address


@pytest.mark.parametrize(("address", "who", "query"), [
    ("/tasks", "leader", {}), ("/my", "agency", {}), ("/sections/II.2.b", "leader", {}),
    ("/sections/II", "agency", {}), ("/urging", "officer", {"show": "all"}),
    ("/calendar", "leader", {"view": "agenda"}),
])
def test_one_link_of_each_row_leads_to_its_basis(
    database: Database, address: str, who: str, query: dict[str, str]
) -> None:
    found = basis_links(opened(database, address, who, **query))
    assert found
    assert all(one.startswith("/tasks/") for one in found)


def test_every_row_of_the_task_list_has_one(database: Database) -> None:
    page = opened(database, "/tasks")
    rows = [one for tree in trees(page) for one in elements(tree)
            if one[0] == "tr" and any(inner[0] == "td" for inner in elements(one))]
    assert rows
    assert all(sum(href.endswith("#basis") for href in hrefs(row)) == 1 for row in rows)
    assert all("agency=" in href and "round=" in href
               for row in rows for href in hrefs(row) if href.endswith("#basis"))
