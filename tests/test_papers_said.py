"""How the papers word it: what is counted is what is said, and each round has its own time."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import cast
import pytest
from paper_hand import (
    PROPOSAL,
    about_agency,
    about_round,
    blocks,
    made,
    noted,
    order,
    said,
    some_reports,
    text,
)
from papers_made import head, report
from sqlalchemy import select
from sqlalchemy.orm import Session
from test_urging import MONDAY

from dashboard import papers, texts
from dashboard.paper_views import sheet
from dashboard.queries import board as boards
from dashboard.queries import papers as facts
from dashboard.texts import meeting_words as sheet_words
from dashboard.texts import paper_words as words
from dashboard.texts import papers as page_words
from db import Database
from db.models import Alarm, Document
from db.vocabulary import AlarmOutcome, Outcome, State
from registry import alarms, explanations, extensions, obstacles, settings
from registry.clock import day_of
from registry.papers.docx_values import attached
from registry.papers.paper import Paper, PaperKind, Table
from registry.rounds import open_round
from registry.standing import Standing

HOUR = timedelta(hours=1)
LINE, NEW_LINE = "Đề nghị cập nhật viện dẫn.", "Đề nghị cập nhật viện dẫn, câu sau."


def gathered(rows: Session, amendment: str = "") -> None:
    one, officer = cast.report_of(rows, "so-y-te", "II.3.a"), cast.actor(rows, "officer")
    group = obstacles.gather(rows, one.round_id, "Thiếu kinh phí", [one.id], actor=officer,
                             at=cast.MOMENT)
    if amendment:
        obstacles.propose(rows, group.id, None, amendment, actor=officer,
                          expected_version=group.version, at=cast.MOMENT)


@pytest.mark.parametrize("amendment", ["", "Bổ sung mục về kinh phí.", PROPOSAL])
def test_what_gathered_agencies_propose_stands_in_the_report_once(
    database: Database, amendment: str
) -> None:
    some_reports(database)
    with database.writing() as rows:
        gathered(rows, amendment)
    with database.reading() as rows:
        proposed = text(made(rows)).split(words.PART_4)[1]
    assert proposed.count(PROPOSAL.rstrip(".")) == 1
    assert amendment in proposed
    assert (f"Sở Y tế: {PROPOSAL.rstrip('.')}" in proposed) is (amendment != PROPOSAL)


def test_a_state_and_how_it_is_judged_are_said_once_each(database: Database) -> None:
    with database.writing() as rows:
        one = cast.report_of(rows, "so-y-te")
        asked, = explanations.ask(rows, [one.id], "Vì sao chậm?", None,
                                  actor=cast.actor(rows, "leader"), at=cast.MOMENT)
    with database.reading() as rows:
        letter = text(made(rows, PaperKind.EXPLANATION, f"explanation:{asked.id}"))
        own = text(made(rows, PaperKind.AGENCY_REPORT, about_agency(rows)))
    state = texts.STATES[State.NOT_STARTED].lower()
    assert f"giao Quý cơ quan đến nay {state}, sắp đến thời hạn ngày 14/11/2026, chưa gửi" in letter
    assert "Cách tính" not in letter
    assert f" {state.capitalize()}, không có thời hạn, chưa gửi báo cáo.\n" in own
    assert "trạng thái:" not in (letter + own).lower()
    assert "đánh giá:" not in letter + own
    assert words.NO_OWN_HINDRANCES in own
    assert words.NO_HINDRANCES not in own


def test_a_task_asked_about_twice_is_one_task_asked_about(database: Database) -> None:
    some_reports(database)
    with database.writing() as rows:
        leader = cast.actor(rows, "leader")
        for question in ("Vì sao chậm?", "Khi nào xong?"):
            explanations.ask(rows, [cast.report_of(rows, "so-y-te").id], question, None,
                             actor=leader, at=cast.MOMENT)
        explanations.ask(rows, [cast.report_of(rows).id], "Vì sao?", None, actor=leader,
                         at=cast.MOMENT)
    with database.reading() as rows:
        deeds = facts.round_deeds(rows, cast.round_of(rows).id, cast.MOMENT)
        assert (deeds.letters, deeds.extensions, deeds.explanations) == (0, 0, 2)
        assert "yêu cầu giải trình 2 lượt nhiệm vụ." in text(made(rows))


def test_a_refused_day_names_who_refuses_and_the_reason_once(database: Database) -> None:
    with database.writing() as rows:
        one, officer = cast.report_of(rows, "so-y-te"), cast.actor(rows, "officer")
        wanted = extensions.ask(rows, one.id, one.due_on + timedelta(days=10), "Chờ hướng dẫn.",
                                actor=officer, at=cast.MOMENT)
        extensions.decide(rows, wanted.id, Outcome.REFUSED, "Không đủ lý do", actor=officer,
                          expected_version=1, at=cast.MOMENT)
    with database.reading() as rows:
        whole = text(made(rows, PaperKind.EXTENSION, f"extension:{wanted.id}"))
    assert "với lý do: Chờ hướng dẫn.\n" in whole
    assert "Sau khi xem xét, Sở Nội vụ chưa thống nhất gia hạn; thời hạn vẫn là" in whole


@pytest.mark.parametrize(("notation", "number"), [
    ("BC-SNV", "……/BC-SNV"), ("12/BC-SNV", "12/BC-SNV"), ("BC-SNV/QLHC", "……/BC-SNV/QLHC"),
])
def test_page_and_file_number_and_date_a_paper_alike(notation: str, number: str) -> None:
    paper = report(letterhead=head(notation, date(2026, 9, 5)))
    page = str(sheet(paper, {}, may_edit=False, path="/papers/x", query={}))
    line = f"(Kèm theo Báo cáo số {number} ngày 05 tháng 9 năm 2026 của Sở Nội vụ)"
    assert attached(paper, page_words.DOTS) == line
    assert page.count(line) == len(paper.annexes)
    assert f"Số: {number}" in page
    assert "Trà Vinh, ngày 05 tháng 9 năm 2026" in page
    assert "SỞ NỘI VỤ" in page


def test_the_office_stands_in_its_annexes_as_in_a_sentence(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        paper = made(rows)
    assert attached(paper).endswith(" của Sở Nội vụ)")
    assert "số       /BC-SNV ngày" in attached(paper)
    assert paper.letterhead.issuer == words.OFFICE_NAME


def drafted(database: Database, line: str, at: datetime) -> None:
    with database.writing() as rows:
        one = sure(rows)
        alarms.redraft(rows, one.id, line, expected_version=one.version,
                       actor=cast.actor(rows, "officer"), at=at)


def settled(database: Database, at: datetime) -> None:
    with database.writing() as rows:
        one = sure(rows)
        alarms.settle(rows, one.id, AlarmOutcome.AMEND_PLAN, "đã đối chiếu", at=at,
                      expected_version=one.version, actor=cast.actor(rows, "officer"))


def sure(rows: Session) -> Alarm:
    return rows.scalars(select(Alarm).join(Document, Document.id == Alarm.document_id)
                        .where(Document.key == "nd-cp-59-2019")).one()


def test_a_draft_open_at_the_moment_of_the_order_is_in_the_file_as_on_the_page(
    database: Database,
) -> None:
    some_reports(database)
    drafted(database, LINE, cast.MOMENT)
    with database.reading() as rows:
        page = text(made(rows, at=cast.MOMENT))
    # What others record while the file waits in the queue makes its moment a past one.
    drafted(database, NEW_LINE, cast.MOMENT + HOUR)
    settled(database, cast.MOMENT + 2 * HOUR)
    with database.reading() as rows:
        assert LINE in page.split("\n")
        assert text(made(rows, as_of=cast.MOMENT)) == page
        assert facts.amendments(rows, cast.round_of(rows).id, cast.MOMENT - HOUR) == []
        assert NEW_LINE in text(made(rows, at=cast.MOMENT + 3 * HOUR)).split("\n")


def test_a_round_has_only_the_amendments_of_its_own_time(database: Database) -> None:
    later = cast.MOMENT + timedelta(days=100)
    drafted(database, LINE, later)
    with database.reading() as rows:
        first = cast.round_of(rows).id
        assert [line for _, line in facts.amendments(rows, first, later)] == [LINE]
    with database.writing() as rows:
        plan = boards.plan_id(rows)
        second = open_round(rows, plan, cast.YEAR + 1, opens_on=day_of(later), at=later,
                            actor=cast.actor(rows, "officer")).id
    with database.reading() as rows:
        assert facts.amendments(rows, first, later) == []
        assert [line for _, line in facts.amendments(rows, second, later)] == [LINE]
    settled(database, later + HOUR)
    with database.reading() as rows:
        at = later + 2 * HOUR
        assert facts.amendments(rows, first, at) == []
        assert [line for _, line in facts.amendments(rows, second, at)] == [LINE]


def test_the_meetings_sheet_takes_what_is_near_due_from_the_screens_rule(
    database: Database,
) -> None:
    said(database, path=cast.DATED_TASK, state=State.AWAITING, who="agency")
    with database.reading() as rows:
        chosen = settings.choices(rows)
        paper = made(rows, PaperKind.MEETING)
        lines = boards.board(rows, cast.round_of(rows).id, today=day_of(cast.MOMENT),
                             choices=chosen)
        soon = [line for line in lines if line.standing is Standing.DUE_SOON]
        lead = sheet_words.NEXT_LEAD.format(days=chosen.due_soon_days)
        told = next(line for line in text(paper).split("\n") if line.startswith(lead))
        counted = [int(one) for one in re.findall(r"(?:: |còn )(\d+) lượt", told.split("gồm:")[1])]
        assert noted(paper, lead)[0][0] == f"{len(soon)} lượt nhiệm vụ đến hạn"
        assert "ngày làm việc tới" in lead
        assert sum(counted) == len(soon) > 0


def test_the_first_row_of_what_is_late_says_how_its_columns_are_reckoned(
    database: Database,
) -> None:
    with database.reading() as rows:
        paper: Paper = papers.paper_of(rows, PaperKind.MEETING, about_round(rows),
                                       order(rows, at=MONDAY))
    table, = (one for one in blocks(paper) if isinstance(one, Table))
    notes = [[cell[0].note for cell in row[-2:]] for row in table.rows]
    assert words.URGE_DAYS_NOTE in notes[0][0]
    assert sheet_words.TIMES_NOTE in notes[0][1]
    assert not any(map(any, notes[1:]))
