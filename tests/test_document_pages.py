"""What the pages of documents say of them: no more than the record knows, and to whom it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import cast
import pytest
from sqlalchemy import select

from dashboard.queries import document_picker as picks
from dashboard.queries import unresolved
from dashboard.texts import admin
from dashboard.texts import document_forms as form_words
from dashboard.texts import documents as words
from dashboard.texts import unresolved as unresolved_words
from db import Database
from db.models import Alarm, AuditEvent, Citation, Document, LookAlike, Report, Task
from db.vocabulary import AlarmCause, DocumentKind, DocumentLevel, State
from registry import audit, citations, documents, joining
from registry.documents import Fields

Open = Callable[..., cast.Browser]
NUMBER = "30/NQ-CP"


def shown(visitor: cast.Browser, address: str) -> str:
    return str(visitor.page(address).get_json())


def registered(database: Database, **changed: Any) -> int:
    """A document that an officer typed in, with nobody's word for its day."""
    said = {"kind": DocumentKind.DECISION, "number": "912/QĐ-UBND", "issuer": "Chính phủ",
            "level": DocumentLevel.CENTRAL, "issued_on": date(2023, 6, 2), **changed}
    with database.writing() as rows:
        return documents.add(rows, Fields(**said), is_other=True, at=cast.MOMENT,
                             actor=cast.actor(rows, "officer")).id


def id_of(database: Database, key: str) -> int:
    with database.reading() as rows:
        return rows.scalars(select(Document.id).where(Document.key == key)).one()


def test_only_what_the_plan_prints_is_said_to_stand_in_the_plan(
    browser: Open, database: Database
) -> None:
    leader = browser("leader")
    made = registered(database)
    with database.writing() as rows:
        typed = rows.get_one(Document, made)
        typed.number_as_written = "912 /QĐ-UBND"
        key = typed.key
    page = shown(leader, f"/documents/{key}")
    assert words.FROM_PLAN not in page
    assert words.FIELDS["number_as_written"] not in page
    assert words.BY_PLAN not in shown(leader, "/documents?q=912")


def test_the_day_the_plan_prints_says_so(browser: Open, database: Database) -> None:
    with database.reading() as rows:
        key = rows.scalars(select(Document.key).where(
            Document.is_date_verified.is_(False), Document.issued_on.is_not(None),
            Document.number_as_written.is_not(None))).first()
    page = shown(browser("leader"), f"/documents/{key}")
    assert words.FROM_PLAN in page
    assert words.FIELDS["number_as_written"] in page


@pytest.mark.parametrize(("told", "is_listed"), [
    ("ngày 02/6/2023 (quy chế)", False), ("2/6/2023, quy chế", False),
    ("ngày 02/06/2023", False), ("ngày 12/6/2023", True), ("ngày 06/2/2023", True),
    ("năm 2023", True), ("ngày 01/3/2020 thi hành 59/2019/NĐ-CP ngày 02/6/2023", True)])
def test_a_look_alike_that_was_registered_is_not_listed_a_second_time(
    database: Database, told: str, is_listed: bool
) -> None:
    known = registered(database)
    with database.writing() as rows:
        rows.add(LookAlike(document_id=known, text=f"912/QĐ-UBND {told}"))
        rows.flush()
        assert bool(picks.outside(rows, [known])) is is_listed


@pytest.mark.parametrize("id_", ["document-other", "document-into"])
def test_a_document_is_not_offered_to_itself(browser: Open, database: Database, id_: str) -> None:
    known = id_of(database, "nq-cp-30-2022")
    other = registered(database, number=NUMBER)
    name = f"..{id_}.options...{id_}.value...{id_}-help.tree.."
    answer = browser("officer").call(name, {
        f"{id_}-sought.value": NUMBER, "document-key.data": {"id": known, "version": 1}})
    options = answer.get_json()["response"][id_]["options"]
    assert options[0]["value"] == other
    assert known not in [one["value"] for one in options]
    differs = form_words.differs(["loại văn bản", "ngày ban hành"])
    assert options[0]["label"].endswith(differs) is (id_ == "document-into")


def test_the_box_of_tasks_divides_as_the_page_does(browser: Open, database: Database) -> None:
    leader, where = browser("leader"), "/documents/nq-cp-30-2022/graph"
    with database.writing() as rows:
        cited = rows.scalars(select(Citation).join(Task, Task.section_id == Citation.section_id)
                            .where(Citation.cited_id == id_of(database, "nq-cp-30-2022"))).first()
        kept = rows.scalars(select(Report).join(Task).where(
            Task.section_id == cited.section_id)).all()
        kept[0].state = State.NOT_APPLICABLE
    page = shown(leader, where)
    whole = sum(int(said.split("/")[1].split(")")[0]) for said in page.split("% (")[1:])
    box = page.partition(" hoàn thành")[0].rpartition('"')[2]
    assert box.split("/")[1] == str(whole)


def test_an_agency_is_not_told_of_alarms_it_may_not_open(
    browser: Open, database: Database
) -> None:
    with database.writing() as rows:
        rows.add(Alarm(document_id=id_of(database, "kl-tw-21-2021"), cause=AlarmCause.VALIDITY,
                       raised_at=cast.MOMENT))
    waiting = form_words.ALARMED.partition("{")[2].partition("}")[2]
    assert waiting in shown(browser("leader"), "/documents/kl-tw-21-2021")
    assert waiting not in shown(browser("agency"), "/documents/kl-tw-21-2021")


def test_a_ruling_shows_the_name_and_a_merge_is_no_ruling(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    named = id_of(database, "luat-pctn")
    gone, into = (registered(database, number=number) for number in ("1/QĐ-TTg", "2/QĐ-TTg"))
    with database.writing() as rows:
        actor = cast.actor(rows, "officer")
        waiting = rows.scalars(select(Citation).where(Citation.cited_id.is_(None))).first()
        moved = rows.scalars(select(Citation).where(Citation.cited_id.is_not(None))).first()
        moved.cited_id = gone
        rows.flush()
        citations.resolve(rows, waiting.id, named, reason="theo công văn", actor=actor,
                          at=cast.MOMENT)
        joining.merge(rows, gone, into, reason="trùng", actor=actor, at=cast.MOMENT,
                      expected_version=rows.get_one(Document, gone).version)
        assert unresolved.counts(rows)["resolved"] == 1
        assert unresolved.listed(rows, "resolved")[0].number not in (None, "luat-pctn")
    assert unresolved_words.tab("resolved", 1) in shown(officer, "/documents/unresolved")


DETAILS = {"number": [None, "912/QĐ-UBND"], "url": "https://vbpl.vn/1", "new": 3, "changed": 1,
           "same": 2, "sha256": "f" * 64, "ok": 4, "moved": 1, "dead": 2, "unreachable": 1,
           "refused": 1, "links": 9, "alarms": 2}


def test_the_log_says_in_vietnamese_what_became_of_documents(
    browser: Open, database: Database
) -> None:
    with database.writing() as rows:
        actor = cast.actor(rows, "officer")
        for subject, of in (("alarm", 7), ("documents", "f" * 16)):
            audit.write(rows, "settle_alarm", subject, of, actor=actor, at=cast.MOMENT,
                        details=DETAILS)
    page = shown(browser("leader"), "/audit")
    assert "/alarms?open=7" in page
    assert admin.SUBJECTS["documents"] in page
    assert "ffff" not in page
    assert f"""{admin.FIELDS['number']}: ","912/QĐ-UBND\"""" in page
    for name in DETAILS:
        assert name in admin.HIDDEN or f"{admin.FIELDS[name]}: " in page


def test_every_detail_of_the_log_has_a_vietnamese_name(database: Database) -> None:
    registered(database, names=(documents.Name("Quy chế 912"),), notes=("ghi",))
    with database.reading() as rows:
        kept = rows.scalars(select(AuditEvent.details).where(AuditEvent.subject == "document"))
        assert {name for said in kept for name in said} - {*admin.FIELDS, *admin.HIDDEN} == set()
