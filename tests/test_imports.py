"""A file becomes a plan: sent, read, corrected, kept in one transaction, or not at all."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import cast
import plans_hand
import pytest
from sqlalchemy import func, select

from dashboard.queue_work import Worker
from db import Database, schema
from db.models import (
    Agency,
    Assignment,
    Citation,
    Document,
    EvidenceFile,
    Job,
    Message,
    PlanImport,
    PlanVersion,
    Requirement,
    Section,
    Task,
    TextDefect,
)
from db.vocabulary import AssignmentRole, ImportState, Scan
from registry import audit, clock, jobs, search
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.facts import PLAN66
from registry.imports import corrections as said
from registry.imports import deeds, keep, summary

WHO_MAY_NOT = ("leader", "agency", "admin")


def sections(rows: cast.Session, plan_id: int) -> dict[str, Section]:
    found = rows.scalars(
        select(Section).where(Section.document_id == plan_id).order_by(Section.position)
    )
    return {one.path: one for one in found}


def tasks(rows: cast.Session, plan_id: int) -> dict[str, Task]:
    found = rows.execute(
        select(Section.path, Task).join(Section, Section.id == Task.section_id)
        .where(Task.plan_id == plan_id).order_by(Task.position)
    )
    return {row.path: row.Task for row in found}


def parts(rows: cast.Session, plan_id: int, path: str) -> dict[str, AssignmentRole]:
    found = rows.execute(
        select(Agency.code, Assignment.role)
        .join(Assignment, Assignment.agency_id == Agency.id)
        .join(Task, Task.id == Assignment.task_id)
        .join(Section, Section.id == Task.section_id)
        .where(Task.plan_id == plan_id, Section.path == path, Assignment.ended_at.is_(None))
    )
    return {row.code: row.role for row in found}


def place(words: str, text: str = plans_hand.PLAN) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def line(words: str, text: str = plans_hand.PLAN) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_sent_file_is_kept_byte_for_byte_read_by_the_worker_and_ready(database: Database) -> None:
    import_id = plans_hand.received(database)
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        name, data = deeds.file_of(rows, import_id, actor=cast.actor(rows, "officer"))
        assert (name, data) == ("ke-hoach-12.txt", plans_hand.PLAN.encode())
        assert row.sha256 == hashlib.sha256(data).hexdigest()
        assert (row.state, row.kind, row.scan) == (ImportState.READY, "txt", Scan.NOT_SCANNED)
        assert row.text == plans_hand.PLAN
        assert deeds.progress(rows, row).state is ImportState.READY
        assert [one.deed for one in cast.deeds(rows)][-2:] == ["make_file", "plan_was_read"]
        told = rows.scalars(select(Message).order_by(Message.id.desc())).first()
        assert told.address == f"/import/{import_id}"


@pytest.mark.parametrize("who", WHO_MAY_NOT)
def test_no_other_role_may_send_read_correct_or_keep(database: Database, who: str) -> None:
    import_id = plans_hand.received(database)
    before = cast.census(database)
    with database.writing() as rows:
        actor, at = cast.actor(rows, who), clock.now()
        for deed in (
            lambda: deeds.receive(rows, b"x", "x.txt", actor=actor, at=at),
            lambda: deeds.read_again(rows, import_id, actor=actor, at=at),
            lambda: deeds.find(rows, import_id, actor=actor),
            lambda: deeds.file_of(rows, import_id, actor=actor),
            lambda: deeds.correct(rows, import_id, said.TaskMark(1, True), expected_version=1,
                                  actor=actor, at=at),
            lambda: deeds.uncorrect(rows, import_id, expected_version=1, actor=actor, at=at),
            lambda: deeds.settle(rows, import_id, Refused("x"), actor=actor, at=at),
            lambda: deeds.drop(rows, import_id, actor=actor, at=at),
            lambda: keep.keep(rows, import_id, expected_version=1, actor=actor, at=at),
        ):
            with pytest.raises(NotAllowed):
                deed()
    assert cast.census(database) == before


@pytest.mark.parametrize(("data", "name", "code"), [
    (b"", "a.txt", "evidence_empty"),
    (b"x", "Kế hoạch (Mật).txt", "evidence_secret_name"),
], ids=["empty", "secret"])
def test_a_file_that_may_not_be_kept_is_refused_at_once(
    database: Database, data: bytes, name: str, code: str
) -> None:
    with pytest.raises(Refused, match=code), database.writing() as rows:
        deeds.receive(rows, data, name, actor=cast.actor(rows, "officer"), at=clock.now())


def test_a_file_that_can_not_be_read_says_why_and_can_be_read_again(database: Database) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        import_id = deeds.receive(rows, b"MZ\0\0", "a.exe", actor=who, at=clock.now()).id
    assert Worker(database).one()
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        row = deeds.find(rows, import_id, actor=who)
        far = deeds.progress(rows, row)
        assert (far.state, far.code) == (ImportState.FAILED, "input_kind")
        with pytest.raises(Refused, match="import_not_read"):
            deeds.reading_of(rows, row)
        deeds.read_again(rows, import_id, actor=who, at=clock.now())
        assert deeds.progress(rows, row).state is ImportState.WAITING
        with pytest.raises(NothingChanged):
            deeds.read_again(rows, import_id, actor=who, at=clock.now())


def test_the_same_file_is_the_import_it_already_is(database: Database) -> None:
    import_id = plans_hand.received(database)
    before = cast.census(database)
    with database.writing() as rows:
        again = deeds.receive(rows, plans_hand.PLAN.encode(), "khác.txt",
                              actor=cast.actor(rows, "colleague"), at=clock.now())
        assert again.id == import_id
    assert cast.census(database) == before
    plans_hand.kept(database, import_id)
    before = cast.census(database)
    with database.writing() as rows:
        again = deeds.receive(rows, plans_hand.PLAN.encode(), "khác.txt",
                              actor=cast.actor(rows, "officer"), at=clock.now())
        assert (again.id, again.state) == (import_id, ImportState.KEPT)
    assert cast.census(database) == before


def test_a_dropped_import_is_over_and_its_file_may_be_sent_again(database: Database) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        row = deeds.receive(rows, plans_hand.PLAN.encode(), "a.txt", actor=who, at=clock.now())
        deeds.drop(rows, row.id, actor=who, at=clock.now())
        assert not jobs.is_anything_free(rows, at=clock.now())
        with pytest.raises(Refused, match="import_over"):
            deeds.drop(rows, row.id, actor=who, at=clock.now())
        again = deeds.receive(rows, plans_hand.PLAN.encode(), "a.txt", actor=who, at=clock.now())
        assert again.id != row.id
        assert rows.scalar(select(func.count()).select_from(EvidenceFile)) == 1


def test_a_file_dropped_by_a_colleague_while_it_is_read_stays_dropped(database: Database) -> None:
    with database.writing() as rows:
        row = deeds.receive(rows, plans_hand.PLAN.encode(), "a.txt",
                            actor=cast.actor(rows, "officer"), at=clock.now())
        deeds.drop(rows, row.id, actor=cast.actor(rows, "colleague"), at=clock.now())
        import_id = row.id
    assert Worker(database).one()
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        assert (row.state, row.text) == (ImportState.DROPPED, None)
        assert rows.get_one(Job, row.job_id).error == {
            "code": "import_over", "details": {}}


def test_a_plan_is_kept_with_its_parts_duties_days_and_documents(database: Database) -> None:
    outcome = plans_hand.kept(database, plans_hand.received(database))
    assert outcome.is_new
    assert outcome.documents == ("30-2020-nd-cp", "57-nq-tw-2024")
    with database.reading() as rows:
        plan = rows.get_one(Document, outcome.plan_id)
        assert (plan.number, plan.issued_on, plan.validity) == (
            "12/KH-UBND", date(2026, 1, 10), None)
        assert plan.text == plans_hand.PLAN
        assert list(tasks(rows, plan.id)) == ["II.1.a", "II.1.b", "II.2.a", "II.2.b", "III.1",
                                              "III.2"]
        assert tasks(rows, plan.id)["II.1.a"].due_value == "before 2026-06-30"
        assert parts(rows, plan.id, "II.1.a") == {"so-tu-phap": AssignmentRole.LEAD,
                                                  "so-y-te": AssignmentRole.COORDINATE}
        made = rows.scalars(select(Document).where(Document.key == "30-2020-nd-cp")).one()
        assert (made.issued_on, made.is_date_verified, made.validity) == (
            date(2020, 3, 5), False, None)
        cited = {one.number: one.cited_id for one in rows.scalars(
            select(Citation).where(Citation.document_id == plan.id))}
        # 76/NQ-CP without a day may be one of several: the registered one is not guessed.
        assert cited["76/NQ-CP"] is None
        assert cited["30/2020/NĐ-CP"] == made.id
        assert cited["12/KH-UBND"] == plan.id
        version = rows.scalars(select(PlanVersion).where(PlanVersion.plan_id == plan.id)).one()
        assert (version.number, version.sha256) == (1, plan.text_sha256)
        assert [one.details["tasks"] for one in cast.deeds(rows, "keep_plan")] == [6]
        assert audit.first_broken(rows) is None
        assert search.is_complete(rows)


def test_what_keeping_would_do_is_told_before(database: Database) -> None:
    import_id = plans_hand.received(database)
    before = cast.census(database)
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        told = summary.foresee(rows, row, deeds.reading_of(rows, row))
    assert (told.plan, told.refusal, told.is_same) == (None, "", False)
    assert len(told.tasks) == 6
    assert [one.fields.number for one in told.new_documents] == ["30/2020/NĐ-CP", "57-NQ/TW"]
    assert [(one.citation.number, len(one.candidates)) for one in told.open_citations] == [
        ("76/NQ-CP", 1)]
    assert [one.printed for one in told.unknown_agencies] == [
        "Các cơ quan", "Trung tâm Chuyển đổi số tỉnh"]
    assert cast.census(database) == before


def test_corrections_are_kept_with_the_plan(database: Database) -> None:
    import_id = plans_hand.received(database)
    where = place("Nghị quyết số 76/NQ-CP của Chính phủ")
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        read = deeds.reading_of(rows, row).reading
        registered = rows.scalars(select(Document).where(Document.number == "76/NQ-CP")).one()
    cited = next(one for one in read.citations if one.number == "76/NQ-CP")
    assert where[0] <= cited.start < where[1]
    duty = next(one for one in read.assignments if one.agency == "Sở Y tế"
                and one.section == "II.1.a")
    plans_hand.corrected(
        database, import_id,
        said.CitationOf(cited.start, cited.end, registered.key),
        said.AgencyNew("Trung tâm Chuyển đổi số tỉnh", "Trung tâm Chuyển đổi số tỉnh Trà Vinh",
                       "public_unit"),
        said.DutyRole(line("a) Sở Tư pháp"), duty.start, duty.end, "lead"),
        said.TaskMark(line("b) Sở Tài chính"), False),
        said.DeadlineAdded(*place("trong thời gian tới"), "by 2026-Q2", "firm"),
        said.HeaderWord("signer", "Nguyễn Văn B"),
    )
    outcome = plans_hand.kept(database, import_id)
    assert outcome.agencies == ("trung-tam-chuyen-doi-so-tinh-tra-vinh",)
    with database.reading() as rows:
        plan = rows.get_one(Document, outcome.plan_id)
        assert plan.signer == "Nguyễn Văn B"
        assert "II.2.b" not in tasks(rows, plan.id)
        assert tasks(rows, plan.id)["II.2.a"].due_value == "by 2026-Q2"
        assert parts(rows, plan.id, "II.1.a")["so-y-te"] is AssignmentRole.LEAD
        assert parts(rows, plan.id, "III.2") == {outcome.agencies[0]: AssignmentRole.LEAD}
        found = rows.scalars(select(Citation).where(
            Citation.document_id == plan.id, Citation.number == "76/NQ-CP")).one()
        assert found.cited_id == registered.id
        assert search.is_complete(rows)


def test_a_line_is_split_off_merged_and_relabelled_by_hand(database: Database) -> None:
    import_id = plans_hand.received(database)
    plans_hand.corrected(database, import_id,
                         said.LineLabel(line("b) Sở Nội vụ"), None),
                         said.LineLabel(line("b) Sở Tài chính"), "c)", None))
    outcome = plans_hand.kept(database, import_id)
    with database.reading() as rows:
        kept = sections(rows, outcome.plan_id)
        assert "II.1.b" not in kept
        assert "tập huấn" in (kept["II.1.a"].text or "")
        assert "II.2.c" in kept


def test_a_word_taken_back_is_gone_and_a_stale_form_is_refused(database: Database) -> None:
    import_id = plans_hand.received(database)
    first = plans_hand.corrected(database, import_id, said.HeaderWord("number", "13/KH-UBND"))
    plans_hand.corrected(database, import_id, said.TaskMark(line("b) Sở Tài chính"), False))
    with database.writing() as rows:
        who, at = cast.actor(rows, "colleague"), clock.now()
        for deed in (
            lambda: deeds.correct(rows, import_id, said.TaskMark(3, True), actor=who, at=at,
                                  expected_version=first.version),
            lambda: deeds.uncorrect(rows, import_id, expected_version=first.version, actor=who,
                                    at=at),
            lambda: keep.keep(rows, import_id, expected_version=first.version, actor=who, at=at),
        ):
            with pytest.raises(Stale):
                deed()
        row = deeds.find(rows, import_id, actor=who)
        deeds.uncorrect(rows, import_id, expected_version=row.version, actor=who, at=at)
        assert deeds.said_of(row) == (said.HeaderWord("number", "13/KH-UBND"),)
        deeds.uncorrect(rows, import_id, 0, expected_version=row.version, actor=who, at=at)
        assert deeds.said_of(row) == ()
        with pytest.raises(NothingChanged):
            deeds.uncorrect(rows, import_id, expected_version=row.version, actor=who, at=at)


@pytest.mark.parametrize("bad", [
    said.HeaderWord("issued_on", "31/02/2026"), said.HeaderWord("key", "x"),
    said.HeaderWord("kind", "letter"), said.CitationNumber(1, 2, "không số"),
    said.CitationAs(1, 2, "loves"), said.DeadlineValue(1, 2, "soon"),
    said.DeadlineStrength(1, 2, "iron"), said.DutyRole(1, 1, 2, "watch"),
    said.AgencyNew("x", "Sở X", "club"), said.LineLabel(1, "a" * 21),
    said.LineLabel(1, "a", "verse"),
], ids=lambda one: "-".join(map(str, said.to_json(one).values())))
def test_a_correction_that_can_not_be_is_refused(database: Database, bad: said.Correction) -> None:
    import_id = plans_hand.received(database)
    with pytest.raises(Refused, match="bad_correction"):
        plans_hand.corrected(database, import_id, bad)


def test_a_correction_that_fits_nothing_any_more_is_shown_and_keeps_nothing(
    database: Database,
) -> None:
    import_id = plans_hand.received(database)
    lost = said.CitationAs(5, 9, "mention")
    plans_hand.corrected(database, import_id, lost)
    before = cast.census(database)
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        read = deeds.reading_of(rows, row)
        assert read.unfit == (lost,)
        assert summary.foresee(rows, row, read).refusal == "import_unfit"
    with pytest.raises(Refused, match="import_unfit"):
        plans_hand.kept(database, import_id)
    assert cast.census(database) == before


@pytest.mark.parametrize("number", ["   /KH-UBND", "1? /KH-UBND"], ids=["blank", "scrawled"])
def test_a_number_that_was_left_blank_is_for_a_person_to_say(
    database: Database, number: str
) -> None:
    text = plans_hand.PLAN.replace("12/KH-UBND", number)
    import_id = plans_hand.received(database, text, "so-trong.txt")
    with pytest.raises(Refused, match="import_number"):
        plans_hand.kept(database, import_id)
    plans_hand.corrected(database, import_id, said.HeaderWord("number", "15/KH-UBND"))
    assert plans_hand.kept(database, import_id).is_new


def test_a_head_without_its_issuer_and_a_text_without_tasks_are_refused(database: Database) -> None:
    import_id = plans_hand.received(database)
    plans_hand.corrected(database, import_id, said.HeaderWord("issuer", ""))
    with pytest.raises(Refused, match="import_header"):
        plans_hand.kept(database, import_id)
    text = "Số: 9/KH-UBND\n\nKẾ HOẠCH\nX\n\nI. MỤC ĐÍCH\n\n1. Một\n\n2. Hai\n"
    other = plans_hand.received(database, text, "b.txt")
    plans_hand.corrected(database, other, said.HeaderWord("issuer", "UBND tỉnh X"))
    with pytest.raises(Refused, match="import_no_task"):
        plans_hand.kept(database, other)


@pytest.mark.parametrize("broken", ["registry.search.keep_plan", "registry.audit.write",
                                    "registry.imports.keep.join_rounds",
                                    "registry.plans._keep_assignments"])
def test_a_failure_in_the_middle_leaves_nothing_half_kept(
    database: Database, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    import_id = plans_hand.received(database)
    before = cast.census(database)

    def power(*_args: object, **_more: object) -> None:
        raise RuntimeError("power")

    monkeypatch.setattr(broken, power)
    with pytest.raises(RuntimeError, match="power"):
        plans_hand.kept(database, import_id)
    monkeypatch.undo()
    assert cast.census(database) == before
    with database.reading() as rows:
        row = rows.get_one(PlanImport, import_id)
        assert (row.state, row.plan_id) == (ImportState.READY, None)
    assert plans_hand.kept(database, import_id).is_new


def seeded_text() -> str:
    return (PLAN66 / "ke-hoach-66.txt").read_bytes().decode()


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["as-it-is", "of-windows"])
def test_the_seeded_plan_sent_again_changes_nothing_but_the_log(
    database: Database, ends: str
) -> None:
    text = seeded_text().replace("\r\n", "\n").replace("\n", ends)
    import_id = plans_hand.received(database, text, "ke-hoach-66.txt")
    before = cast.census(database)
    outcome = plans_hand.kept(database, import_id)
    assert (outcome.is_new, outcome.is_same) == (False, True)
    after = cast.census(database)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "audit_events": 1}


def known_of_plan66(rows: cast.Session) -> dict[str, list[Any]]:
    """What people checked of the seeded plan, by words and not by place."""
    plan = cast.plan_of(rows).id
    return {
        "sections": rows.execute(select(Section.id, Section.path, Section.position)
                                 .where(Section.document_id == plan)
                                 .order_by(Section.id)).all(),
        "citations": rows.execute(select(Citation.id, Citation.surface, Citation.cited_id,
                                         Citation.place, Citation.section_id)
                                  .where(Citation.document_id == plan)
                                  .order_by(Citation.id)).all(),
        "slips": sorted(rows.execute(select(TextDefect.printed, TextDefect.proposed,
                                            TextDefect.section_id)
                                     .where(TextDefect.document_id == plan)).all(), key=str),
        "parts": rows.execute(select(Assignment.id, Assignment.role, Assignment.ended_at)
                              .order_by(Assignment.id)).all(),
        "requirements": rows.execute(select(Requirement.id, Requirement.item_id,
                                            Requirement.task_id)
                                     .order_by(Requirement.id)).all(),
    }


def test_a_newer_text_of_the_seeded_plan_keeps_all_that_people_checked_of_it(
    database: Database,
) -> None:
    """Its reviewed slips, the documents its words mean, places that name no document."""
    with database.reading() as rows:
        before = known_of_plan66(rows)
    text = seeded_text()
    place = text.index("Căn cứ")
    text = text[:place] + "Xét tình hình thực tế của tỉnh;\n\n" + text[place:]
    outcome = plans_hand.kept(database, plans_hand.received(database, text, "kh66.txt"))
    assert (outcome.is_new, outcome.is_same) == (False, False)
    with database.reading() as rows:
        after = known_of_plan66(rows)
        plan = cast.plan_of(rows)
        for one in rows.scalars(select(Citation).where(Citation.document_id == plan.id)):
            assert (plan.text or "")[one.start : one.end] == one.surface
    for name, said_before in before.items():
        assert after[name] == said_before, name


def test_a_record_from_before_imports_gets_the_first_text_of_its_plan(database: Database) -> None:
    schema.downgrade(database, "0014_papers")
    schema.upgrade(database)
    with database.reading() as rows:
        plan = cast.plan_of(rows)
        first = rows.scalars(select(PlanVersion)).one()
        assert (first.plan_id, first.number, first.sha256) == (plan.id, 1, plan.text_sha256)
        assert first.text == plan.text
        assert first.at == cast.SET_UP


def test_nobody_finds_an_import_that_is_not_there(database: Database) -> None:
    with database.writing() as rows:
        who, at = cast.actor(rows, "officer"), clock.now()
        for deed in (lambda: deeds.find(rows, 999, actor=who),
                     lambda: deeds.drop(rows, 999, actor=who, at=at)):
            with pytest.raises(NotFound):
                deed()


def test_the_list_of_files_leads_to_the_reading_and_offers_no_file(
    browser: Any, database: Database
) -> None:
    import_id = plans_hand.received(database)
    page = str(browser("officer").page("/papers/queue").json)
    assert f"/import/{import_id}" in page
    assert "/papers/queue/1/file" not in page
