"""A newer text of a plan: what stayed keeps its rows and reports, what is gone its history."""

from __future__ import annotations

import time
from datetime import date, timedelta

import cast
import plans_hand
import pytest
from sqlalchemy import select

from dashboard.queue_work import Worker
from db import Database
from db.models import (
    Agency,
    Assignment,
    Citation,
    Deadline,
    Document,
    PlanVersion,
    Report,
    Round,
    Section,
    StatusChange,
    Task,
)
from db.vocabulary import AssignmentRole, DeadlineRule, State, Verification
from registry import audit, citations, clock, past, progress, search
from registry.due_dates import set_deadline
from registry.duties import Part, TaskFound
from registry.errors import Refused
from registry.imports import corrections as said
from registry.imports import deeds, summary
from registry.imports.newer import How, Node, compare
from registry.imports.renew import gone_words
from registry.plan_days import redate
from registry.rounds import open_round
from registry.settings import Choices, choose


def node(path: str, words: str, id_: int = 0) -> Node:
    return Node(path, words, id_)


ONE = "Sở Tư pháp rà soát văn bản quy phạm pháp luật của tỉnh"
TWO = "Sở Y tế số hóa hồ sơ bệnh án của bệnh viện tỉnh"
THREE = "Sở Nội vụ mở lớp tập huấn cho cán bộ cấp xã"

PAIRS = [
    ("the same", [("1", ONE)], [("1", ONE)], [(How.STAYED, "1", "1")]),
    ("its marks and case", [("1", ONE)], [("1", ONE.upper())], [(How.STAYED, "1", "1")]),
    ("one word", [("1", ONE)], [("1", ONE + " Trà Vinh")], [(How.REWORDED, "1", "1")]),
    ("pushed down", [("1", ONE), ("2", TWO)], [("1", THREE), ("2", ONE), ("3", TWO)],
     [(How.NEW, "1", ""), (How.MOVED, "2", "1"), (How.MOVED, "3", "2")]),
    ("alike and pushed down", [("1", ONE), ("2", ONE + " ở cấp xã")],
     [("1", ONE + " ở cấp huyện"), ("2", ONE), ("3", ONE + " ở cấp xã")],
     [(How.NEW, "1", ""), (How.MOVED, "2", "1"), (How.MOVED, "3", "2")]),
    ("moved and reworded", [("1", ONE), ("2", TWO)], [("5", ONE + " Trà Vinh"), ("2", TWO)],
     [(How.MOVED, "5", "1"), (How.STAYED, "2", "2")]),
    ("another duty at its place", [("1", ONE)], [("1", THREE)],
     [(How.NEW, "1", ""), (How.GONE, "", "1")]),
    ("gone", [("1", ONE), ("2", TWO)], [("1", ONE)],
     [(How.STAYED, "1", "1"), (How.GONE, "", "2")]),
    ("the same words twice", [("1", ONE), ("2", ONE)], [("1", ONE), ("3", ONE), ("4", ONE)],
     [(How.STAYED, "1", "1"), (How.MOVED, "3", "2"), (How.NEW, "4", "")]),
    ("a label alone", [("1", "")], [("1", "")], [(How.STAYED, "1", "1")]),
    ("nothing before", [], [("1", ONE)], [(How.NEW, "1", "")]),
]


@pytest.mark.parametrize(("old", "new", "fared"), [row[1:] for row in PAIRS],
                         ids=[row[0].replace(" ", "-") for row in PAIRS])
def test_parts_of_two_texts_meet(
    old: list[tuple[str, str]], new: list[tuple[str, str]], fared: list[tuple[How, str, str]]
) -> None:
    found = compare([node(*one, number) for number, one in enumerate(old, start=1)],
                    [node(*one) for one in new])
    assert [(one.how, one.path, one.old_path) for one in found.changes] == fared


def test_changes_of_the_duties_of_a_task_are_told() -> None:
    def task(due: str | None, **roles: AssignmentRole) -> TaskFound:
        return TaskFound("1", None, due, {code: Part(role, code, False)
                                          for code, role in roles.items()})

    old = Node("1", ONE, 1, task("before 2026-06-30", a=AssignmentRole.LEAD,
                                 b=AssignmentRole.COORDINATE))
    new = Node("1", ONE, 0, task("by 2026-Q3", b=AssignmentRole.LEAD, c=AssignmentRole.ALL))
    (change,) = compare([old], [new]).told
    assert (change.added, change.removed) == ((("c", "all"),), (("a", "lead"),))
    assert change.changed == (("b", "coordinate", "lead"),)
    assert change.due == ("before 2026-06-30", "by 2026-Q3")
    assert compare([old], [Node("1", ONE, 0, old.task)]).told == ()


def test_eight_times_the_parts_take_about_eight_times_as_long() -> None:
    def took(number: int) -> float:
        words = [f"Nhiệm vụ {n} của cơ quan {n * 7} về việc {n * 13} trong năm" for n in
                 range(number)]
        old = [node(f"1.{n}", one, n + 1) for n, one in enumerate(words)]
        new = [node(f"2.{n}", one + " nay sửa") for n, one in enumerate(words)]
        began = time.process_time()
        assert len(compare(old, new).pairs) == number
        return time.process_time() - began

    small = min(took(200) for _ in range(3))
    assert took(1600) < 24 * small


def tasks(rows: cast.Session, plan_id: int) -> dict[str, Task]:
    return {one.section.path: one for one in
            rows.scalars(select(Task).where(Task.plan_id == plan_id).order_by(Task.position))}


def report(rows: cast.Session, plan_id: int, path: str, code: str) -> Report:
    return rows.scalars(
        select(Report).join(Task, Task.id == Report.task_id)
        .join(Section, Section.id == Task.section_id)
        .join(Agency, Agency.id == Report.agency_id)
        .where(Task.plan_id == plan_id, Section.path == path, Agency.code == code)
    ).one()


def opened(database: Database) -> int:
    """The first text of the plan is kept, and its round of 2026 is open."""
    plan_id = plans_hand.kept(database, plans_hand.received(database)).plan_id
    with database.writing() as rows:
        open_round(rows, plan_id, 2026, opens_on=date(2026, 2, 1),
                   actor=cast.actor(rows, "officer"), at=clock.now())
    return plan_id


def test_a_day_the_plan_names_once_dates_the_round_of_its_year_alone(database: Database) -> None:
    plan_id = opened(database)
    with database.writing() as rows:
        dated = report(rows, plan_id, "II.1.a", "so-tu-phap")
        assert dated.due_on == date(2026, 6, 29)
        deadline = rows.get_one(Deadline, dated.deadline_id)
        assert (deadline.rule, deadline.stated_on) == (DeadlineRule.FROM_DOCUMENT,
                                                       date(2026, 6, 30))
        assert rows.scalars(select(Round.closes_on).where(Round.plan_id == plan_id)).one() == (
            date(2026, 6, 29))
        assert report(rows, plan_id, "II.1.b", "so-noi-vu").due_on is None
        later = open_round(rows, plan_id, 2027, opens_on=date(2027, 1, 1),
                           actor=cast.actor(rows, "officer"), at=clock.now())
        days = rows.scalars(select(Report.due_on).where(Report.round_id == later.id)).all()
        assert set(days) == {None}
        assert later.closes_on is None


def test_whether_the_day_itself_counts_moves_the_plans_own_day_and_no_other(
    database: Database,
) -> None:
    plan_id = opened(database)
    with database.writing() as rows:
        who, at = cast.actor(rows, "officer"), clock.now()
        around = rows.scalars(select(Round).where(Round.plan_id == plan_id)).one()
        set_deadline(rows, around.id, tasks(rows, plan_id)["II.1.b"].id, date(2026, 12, 1),
                     reason="theo họp giao ban", actor=who, at=at)
        choose(rows, Choices(before_includes_day=True), actor=who, at=at)
        redate(rows, plan_id, actor=who, at=at)
        assert report(rows, plan_id, "II.1.a", "so-tu-phap").due_on == date(2026, 6, 30)
        assert report(rows, plan_id, "II.1.b", "so-noi-vu").due_on == date(2026, 12, 1)


def test_what_stayed_keeps_its_rows_reports_and_history(database: Database) -> None:
    plan_id = opened(database)
    with database.writing() as rows:
        was = {path: task.id for path, task in tasks(rows, plan_id).items()}
        moved = report(rows, plan_id, "II.1.b", "so-noi-vu")
        progress.record_status(
            rows, moved.id, progress.StatusInput(State.IN_PROGRESS, 40, "đã mở 2 lớp"),
            expected_version=moved.version, op_id=cast.new_op(),
            actor=cast.actor(rows, "officer"), at=clock.now())
    outcome = plans_hand.kept(database, plans_hand.received(database, plans_hand.NEWER, "b.txt"))
    assert outcome.plan_id == plan_id
    assert (outcome.reports_opened, outcome.reports_ended) == (1, 1)
    with database.reading() as rows:
        now = {path: task.id for path, task in tasks(rows, plan_id).items()}
        assert now == {"II.1.a": was["II.1.a"], "II.1.b": now["II.1.b"],
                       "II.1.c": was["II.1.b"], "II.2.a": was["II.2.a"],
                       "III.1": was["III.1"], "III.2": was["III.2"],
                       "gone1.1": was["II.2.b"]}
        assert now["II.1.b"] not in was.values()
        assert list(now)[-1] == "gone1.1"
        kept = report(rows, plan_id, "II.1.c", "so-noi-vu")
        assert (kept.state, kept.percent, kept.result) == (State.IN_PROGRESS, 40, "đã mở 2 lớp")
        plan = rows.get_one(Document, plan_id)
        versions = rows.scalars(select(PlanVersion).where(PlanVersion.plan_id == plan_id)
                                .order_by(PlanVersion.number)).all()
        assert [one.text for one in versions] == [plans_hand.PLAN, plans_hand.NEWER]
        assert versions[1].changes["moved"] == 1
        assert plan.text == plans_hand.NEWER
        assert search.is_complete(rows)
        assert audit.first_broken(rows) is None


def test_what_is_gone_no_longer_applies_unless_somebody_touched_it(database: Database) -> None:
    plan_id = opened(database)
    text = plans_hand.NEWER.replace("III. TỔ CHỨC", "III. TỔ CHỨC").replace(
        "a) Sở Y tế chủ trì số hóa hồ sơ bệnh án trong thời gian tới.\n\n",
        "a) Sở Tài chính chủ trì dự toán chi năm sau.\n\n")
    with database.writing() as rows:
        touched = report(rows, plan_id, "II.2.a", "so-y-te")
        progress.record_status(
            rows, touched.id, progress.StatusInput(State.IN_PROGRESS, 10, "đang làm"),
            expected_version=touched.version, op_id=cast.new_op(),
            actor=cast.actor(rows, "officer"), at=clock.now())
        touched_id, untouched_id = touched.id, report(rows, plan_id, "II.2.b", "so-tai-chinh").id
    plans_hand.kept(database, plans_hand.received(database, text, "b.txt"))
    with database.reading() as rows:
        gone = rows.get_one(Report, untouched_id)
        assert (gone.state, gone.verification) == (State.NOT_APPLICABLE, Verification.VERIFIED)
        assert gone.result == gone_words(clock.now())
        history = rows.scalars(select(StatusChange).where(
            StatusChange.report_id == untouched_id)).all()
        assert [(one.old_state, one.new_state) for one in history] == [
            (State.NOT_STARTED, State.NOT_APPLICABLE)]
        assert rows.get_one(Report, touched_id).state is State.IN_PROGRESS
        roots = rows.scalars(select(Section).where(Section.document_id == plan_id,
                                                   Section.path == "gone1")).all()
        assert [one.heading for one in roots] == [gone_words(clock.now())]


def test_a_locked_round_is_left_as_it_is(database: Database) -> None:
    plan_id = opened(database)
    with database.writing() as rows:
        around = rows.scalars(select(Round).where(Round.plan_id == plan_id)).one()
        around.locked_at = around.closed_at = clock.now()
    outcome = plans_hand.kept(database, plans_hand.received(database, plans_hand.NEWER, "b.txt"))
    assert (outcome.reports_opened, outcome.reports_ended) == (0, 0)
    with database.reading() as rows:
        changed = select(StatusChange).join(Report, Report.id == StatusChange.report_id)
        assert rows.scalars(changed.join(Task, Task.id == Report.task_id)
                            .where(Task.plan_id == plan_id)).all() == []


def test_agencies_that_leave_or_join_a_task_lose_or_get_their_report(database: Database) -> None:
    plan_id = opened(database)
    text = plans_hand.PLAN.replace("b) Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ xã.",
                                   "b) Sở Y tế chủ trì tổ chức tập huấn cho cán bộ xã.")
    outcome = plans_hand.kept(database, plans_hand.received(database, text, "b.txt"))
    assert (outcome.reports_opened, outcome.reports_ended) == (1, 1)
    with database.writing() as rows:
        ended = report(rows, plan_id, "II.1.b", "so-noi-vu")
        assert ended.state is State.NOT_APPLICABLE
        joined = report(rows, plan_id, "II.1.b", "so-y-te")
        assert joined.opened_at is not None
        around = rows.get_one(Round, joined.round_id)
        # A past moment gives the same figures again: the report was not there yet.
        before = past.reports_at(rows, around.id, joined.opened_at - timedelta(milliseconds=1))
        assert joined.id not in {one.report_id for one in before}
        assert joined.id in {one.report_id for one in
                             past.reports_at(rows, around.id, joined.opened_at)}
        later = open_round(rows, plan_id, 2027, opens_on=date(2027, 1, 1),
                           actor=cast.actor(rows, "officer"), at=clock.now())
        owing = rows.scalars(select(Agency.code).join(Report, Report.agency_id == Agency.id)
                             .join(Task, Task.id == Report.task_id)
                             .join(Section, Section.id == Task.section_id)
                             .where(Report.round_id == later.id, Section.path == "II.1.b")).all()
        assert owing == ["so-y-te"]
    # The first text again, by another file: the agency is back, with the report it had.
    plans_hand.kept(database, plans_hand.received(database, plans_hand.PLAN + "\n", "c.txt"))
    with database.reading() as rows:
        ended = rows.scalars(
            select(Assignment.ended_at).join(Report, Report.assignment_id == Assignment.id)
            .where(Report.round_id == around.id, Report.task_id == joined.task_id)
            .join(Agency, Agency.id == Assignment.agency_id).order_by(Agency.code)).all()
        assert [one is None for one in ended] == [True, False]


def test_a_lesser_part_owes_nothing_more(database: Database) -> None:
    plan_id = opened(database)
    text = plans_hand.PLAN.replace(
        "b) Sở Nội vụ chủ trì tổ chức tập huấn",
        "b) Sở Y tế chủ trì, phối hợp với Sở Nội vụ tổ chức tập huấn")
    plans_hand.kept(database, plans_hand.received(database, text, "b.txt"))
    with database.reading() as rows:
        assert report(rows, plan_id, "II.1.b", "so-noi-vu").state is State.NOT_APPLICABLE


def test_a_new_day_of_the_plan_moves_its_reports_but_not_one_somebody_set(
    database: Database,
) -> None:
    plan_id = opened(database)
    text = plans_hand.PLAN.replace("30 tháng 6 năm 2026", "15 tháng 12 năm 2026")
    plans_hand.kept(database, plans_hand.received(database, text, "b.txt"))
    with database.writing() as rows:
        moved = report(rows, plan_id, "II.1.a", "so-tu-phap")
        assert moved.due_on == date(2026, 12, 14)
        around = rows.get_one(Round, moved.round_id)
        assert around.closes_on == date(2026, 12, 14)
        set_deadline(rows, around.id, moved.task_id, date(2026, 12, 20), reason="gia hạn chung",
                     actor=cast.actor(rows, "officer"), at=clock.now())
    text = plans_hand.PLAN.replace("30 tháng 6 năm 2026", "10 tháng 12 năm 2026")
    plans_hand.kept(database, plans_hand.received(database, text, "c.txt"))
    with database.reading() as rows:
        assert report(rows, plan_id, "II.1.a", "so-tu-phap").due_on == date(2026, 12, 20)


def test_a_day_the_newer_text_no_longer_names_is_taken_away_and_may_come_back(
    database: Database,
) -> None:
    plan_id = opened(database)
    text = plans_hand.PLAN.replace(", xong trước ngày 30 tháng 6 năm 2026", "")
    plans_hand.kept(database, plans_hand.received(database, text, "b.txt"))
    with database.reading() as rows:
        assert report(rows, plan_id, "II.1.a", "so-tu-phap").due_on is None
    plans_hand.kept(database, plans_hand.received(database, plans_hand.PLAN + "\n", "c.txt"))
    with database.reading() as rows:
        assert report(rows, plan_id, "II.1.a", "so-tu-phap").due_on == date(2026, 6, 29)


def test_what_a_person_said_of_a_citation_holds_in_the_newer_text(database: Database) -> None:
    plan_id = opened(database)
    with database.writing() as rows:
        who, at = cast.actor(rows, "officer"), clock.now()
        open_one = rows.scalars(select(Citation).where(
            Citation.document_id == plan_id, Citation.number == "76/NQ-CP")).one()
        meant = rows.scalars(select(Document).where(Document.number == "76/NQ-CP")).one()
        citations.resolve(rows, open_one.id, meant.id, reason="xem bản gốc", actor=who, at=at)
        meant_id, open_id = meant.id, open_one.id
    plans_hand.kept(database, plans_hand.received(database, plans_hand.NEWER, "b.txt"))
    with database.reading() as rows:
        same = rows.get_one(Citation, open_id)
        assert same.cited_id == meant_id
        assert plans_hand.NEWER[same.start : same.end] == same.surface
    gone = plans_hand.NEWER.replace(" theo Nghị quyết số 76/NQ-CP của Chính phủ", "")
    plans_hand.kept(database, plans_hand.received(database, gone, "c.txt"))
    with database.reading() as rows:
        same = rows.get_one(Citation, open_id)
        assert (same.cited_id, same.is_general, same.start, same.end) == (None, True, 0, 0)


def test_a_section_that_is_no_task_any_more_hands_its_task_to_the_end(database: Database) -> None:
    plan_id = opened(database)
    import_id = plans_hand.received(database, plans_hand.PLAN + "\n", "b.txt")
    line = plans_hand.PLAN[: plans_hand.PLAN.index("b) Sở Nội vụ")].count("\n") + 1
    plans_hand.corrected(database, import_id, said.TaskMark(line, False))
    with database.reading() as rows:
        was = tasks(rows, plan_id)["II.1.b"].id
    plans_hand.kept(database, import_id)
    with database.reading() as rows:
        now = tasks(rows, plan_id)
        assert "II.1.b" not in now
        assert now["gone1.1"].id == was
        assert now["gone1.1"].section.text == "Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ xã."
        assert report(rows, plan_id, "gone1.1", "so-noi-vu").state is State.NOT_APPLICABLE


def test_the_same_text_in_another_file_changes_nothing_but_the_log(database: Database) -> None:
    opened(database)
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        first = rows.scalars(select(PlanVersion).order_by(PlanVersion.id.desc())).first()
        row = deeds.receive(rows, b"\xef\xbb\xbf" + first.text.encode(), "b.md", actor=who,
                            at=clock.now())
        import_id = row.id
    assert Worker(database).one()
    before = cast.census(database)
    with database.reading() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        told = summary.foresee(rows, row, deeds.reading_of(rows, row))
        assert told.is_same
        assert told.comparison.told == ()
    assert plans_hand.kept(database, import_id).is_same
    after = cast.census(database)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "audit_events": 1}
    with database.reading() as rows:
        assert [one.details["is_same"] for one in cast.deeds(rows, "keep_plan")] == [False, True]


def test_a_newer_text_under_another_number_is_of_the_plan_a_person_names(
    database: Database,
) -> None:
    plan_id = opened(database)
    text = plans_hand.NEWER.replace("12/KH-UBND", "45/KH-UBND")
    import_id = plans_hand.received(database, text, "b.txt")
    plans_hand.corrected(database, import_id, said.PlanMeant("12-kh-ubnd-2026"))
    outcome = plans_hand.kept(database, import_id)
    assert (outcome.plan_id, outcome.is_new) == (plan_id, False)
    other = plans_hand.received(database, text + "\n", "c.txt")
    plans_hand.corrected(database, other, said.PlanMeant("nowhere"))
    with pytest.raises(Refused, match="import_plan_unknown"):
        plans_hand.kept(database, other)
    # Number, kind, issuer and day are the document: it can not be another one of the same.
    same = plans_hand.received(database, plans_hand.NEWER, "d.txt")
    plans_hand.corrected(database, same, said.PlanMeant(""))
    with database.reading() as rows:
        row = deeds.find(rows, same, actor=cast.actor(rows, "officer"))
        told = summary.foresee(rows, row, deeds.reading_of(rows, row))
        assert (told.refusal, told.facts) == ("import_is_registered", {"number": "12/KH-UBND"})
    with pytest.raises(Refused, match="import_is_registered"):
        plans_hand.kept(database, same)


def test_several_plans_stand_side_by_side_and_the_first_is_untouched(database: Database) -> None:
    with database.reading() as rows:
        plan = cast.plan_of(rows)
        before = rows.execute(select(Section.id, Section.path).where(
            Section.document_id == plan.id)).all()
        reports = rows.execute(select(Report.id, Report.due_on, Report.state)).all()
    opened(database)
    plans_hand.kept(database, plans_hand.received(database, plans_hand.NEWER, "b.txt"))
    with database.reading() as rows:
        assert rows.execute(select(Section.id, Section.path).where(
            Section.document_id == plan.id)).all() == before
        ids = [one.id for one in reports]
        assert rows.execute(select(Report.id, Report.due_on, Report.state).where(
            Report.id.in_(ids))).all() == reports
