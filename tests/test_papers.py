"""What the papers say: the figures of the screens, the agencies' own words, nothing invented."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import cast
import docx
import pytest
from paper_hand import (
    ANNUAL,
    DIFFICULTY,
    PROPOSAL,
    RESULT,
    about_agency,
    about_round,
    made,
    noted,
    order,
    said,
    some_reports,
    tables,
    text,
    total,
)
from sqlalchemy import select
from test_past import give_back
from test_urging import LETTER, MONDAY, urged

from dashboard import papers, texts, urge_letters
from dashboard.papers.figures import categories
from dashboard.papers.frame import agency_short
from dashboard.papers.meeting import MOST_LATE
from dashboard.queries import board as boards
from dashboard.queries import moved as movements
from dashboard.queries import plan as plans
from dashboard.queries import scores
from dashboard.texts import paper_words as words
from db import Database
from db.models import Alarm, Citation, Document, Section
from db.vocabulary import AlarmOutcome, Outcome, Sensitivity, State
from registry import alarms, explanations, extensions, meetings, obstacles, settings, snapshots
from registry.clock import day_of
from registry.errors import NotFound, Refused
from registry.papers import docx as writer
from registry.papers import pdf
from registry.papers.paper import PaperKind, Paragraph
from registry.standing import Standing

LATER = cast.MOMENT + timedelta(hours=3)


def board(rows, at=cast.MOMENT):
    return boards.board(rows, cast.round_of(rows).id, today=day_of(at),
                        choices=settings.choices(rows))


def test_the_counts_are_those_of_the_board_and_add_up(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        paper, lines = made(rows), board(rows)
        counted = boards.tally(lines)
        agencies, whole, *parts = [int(said.split()[0].replace(".", ""))
                                   for said, _ in noted(paper, "Đến ")]
        assert agencies == len({line.agency_id for line in board(rows)})
        assert whole == counted.total == sum(parts)
        assert parts == [count for _, count in categories(lines)]
        assert parts[3] == counted.by_standing[Standing.OVERDUE]


def test_the_rates_are_those_of_the_scorecards_with_their_denominators(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        paper, counted = made(rows), boards.tally(board(rows))
        asked = (scores.completion(counted, settings.choices(rows)), scores.on_time(counted),
                 scores.updated(counted), scores.verified(counted))
        shown = noted(paper, "Tỷ lệ hoàn thành")
        assert [said for said, _ in shown] == [texts.ratio(one.part, one.whole) for one in asked]
        for (_, note), one in zip(shown, asked, strict=True):
            assert f"{one.part}/{texts.number(one.whole)}" in note
            assert words.moment(cast.MOMENT) in note


def test_both_annexes_add_up_to_the_same_total(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        by_agency, by_task = tables(made(rows))
        lines = board(rows)
        expected = [len(lines), *(count for _, count in categories(lines))]
        for table in (by_agency, by_task):
            assert total(table) == expected
            for place in range(2, 10):
                column = [int(row[place][0].text) for row in table.rows]
                assert sum(column) == expected[place - 2]


def test_the_agencies_words_stand_under_their_task_and_the_same_words_once(
    database: Database,
) -> None:
    some_reports(database)
    said(database, code="so-tai-chinh", verified=True)
    with database.reading() as rows:
        whole = text(made(rows))
    assert f"2 cơ quan (Sở Tư pháp, Sở Tài chính): {RESULT}" in whole
    assert f"Sở Y tế: Đang tập huấn{words.SELF_REPORTED}" in whole
    assert whole.index("Mục II.3.a:") < whole.index("Sở Y tế: Đang") < whole.index("Mục II.4.a:")
    assert f"Sở Y tế: {DIFFICULTY[:-1]} (" in whole.split(words.PART_3)[1].split(words.PART_4)[0]
    assert f"Sở Y tế: {PROPOSAL[:-1]} (" in whole.split(words.PART_4)[1]


def test_words_that_were_returned_or_never_sent_are_nobodys(database: Database) -> None:
    some_reports(database)
    with database.writing() as rows:
        give_back(rows, LATER, "so-y-te", "II.3.a")
    with database.reading() as rows:
        whole = text(made(rows, at=LATER))
    assert "Đang tập huấn" not in whole
    assert DIFFICULTY[:-1] not in whole
    assert f"Sở Tư pháp: {RESULT}" in whole


def test_gathered_difficulties_come_first_and_once(database: Database) -> None:
    some_reports(database)
    with database.writing() as rows:
        report, officer = cast.report_of(rows, "so-y-te", "II.3.a"), cast.actor(rows, "officer")
        one = obstacles.gather(rows, report.round_id, "Thiếu kinh phí", [report.id],
                               actor=officer, at=cast.MOMENT)
        obstacles.answer(rows, one.id, "Sẽ trình bổ sung.", expected_version=one.version,
                         actor=officer, at=cast.MOMENT)
        obstacles.propose(rows, one.id, None, "Bổ sung mục về kinh phí.", actor=officer,
                          expected_version=one.version, at=cast.MOMENT)
    with database.reading() as rows:
        whole, amend = text(made(rows)), made(rows, PaperKind.AMENDMENT)
        assert "Thiếu kinh phí: Sở Y tế phản ánh." in whole
        assert "Sẽ trình bổ sung." in whole
        assert f"Sở Y tế: {DIFFICULTY[:-1]}" not in whole
        assert "Bổ sung mục về kinh phí." in text(amend)
        assert noted(amend, "Kế hoạch giao")[0][0] == "1 nội dung cần đề nghị"


def test_a_snapshot_gives_its_own_figures_and_words_for_ever(database: Database) -> None:
    some_reports(database)
    with database.writing() as rows:
        kept = snapshots.take(rows, cast.round_of(rows).id, "Số liệu ký", actor=cast.actor(
            rows, "officer"), at=cast.MOMENT)
        about, lines, sha256 = f"snapshot:{kept.id}", kept.lines, kept.sha256
    with database.reading() as rows:
        first = made(rows, ANNUAL, about)
    said(database, result="Lời nói sau khi chốt.", code="so-y-te", state=State.DONE,
         verified=True, at=LATER)
    with database.reading() as rows:
        again = made(rows, ANNUAL, about, at=LATER)
        assert text(again) == text(first)
        assert total(tables(again)[0])[0] == len(lines)
        assert sum(line[8] == "overdue" for line in lines) == total(tables(again)[0])[4]
        assert sha256 in text(again)
        assert "Lời nói sau khi chốt." not in text(again)
        assert "Lời nói sau khi chốt." in text(made(rows, at=LATER))


def test_a_past_moment_gives_what_was_said_then(database: Database) -> None:
    some_reports(database)
    said(database, result="Lời nói sau.", code="so-y-te", state=State.DONE, verified=True,
         at=LATER)
    with database.reading() as rows:
        then = text(made(rows, as_of=cast.MOMENT + timedelta(minutes=1)))
    assert "Đang tập huấn" in then
    assert "Lời nói sau." not in then


def test_a_round_without_reports_is_refused_whole(database: Database) -> None:
    with database.reading() as rows, pytest.raises(Refused, match="paper_no_reports"):
        made(rows)


def test_nothing_is_invented_in_the_frame(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        office = made(rows)
        assert (office.letterhead.day, office.signature.name) == (None, "")
        assert office.letterhead.notation == "BC-SNV"
        assert "ngày 05 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Trà Vinh" in office.basis[0]
        assert not office.is_demonstration
        named = {one.code: one for one in plans.agencies(rows)}
        assert agency_short(named["so-tu-phap"]) == "STP"
        assert agency_short(named["so-ldtbxh"]) == agency_short(named["cong-an-tinh"]) == ""
        assert agency_short(named["ubnd-h-cau-ke"]) == "UBND"


def test_an_agency_makes_its_own_report_and_no_other_paper(database: Database) -> None:
    some_reports(database)
    kind = PaperKind.AGENCY_REPORT
    with database.reading() as rows:
        own = made(rows, kind, about_agency(rows), "agency")
        assert own.letterhead.issuer == "Sở Tư pháp"
        mine = [line for line in board(rows) if line.agency_id == cast.report_of(rows).agency_id]
        assert noted(own, "Đến ")[0][0] == f"{len(mine)} lượt nhiệm vụ"
        for other, about in ((kind, about_agency(rows, "so-y-te")), (ANNUAL, about_round(rows)),
                             (PaperKind.MEETING, about_round(rows)),
                             (PaperKind.URGING, about_agency(rows))):
            with pytest.raises(NotFound):
                made(rows, other, about, "agency")
        for name in ("leader", "officer"):
            assert made(rows, kind, about_agency(rows, "so-y-te"), name)


@pytest.mark.parametrize("about", [
    "", "round", "round:", "round:0", "round:01", "round:999", "round:-1", "round:1:x", "agency:1",
    "snapshot:9", "round:1e3", "round:٣", "round:1:round:1", "reminder:1", f"round:{'9' * 40}",
])
def test_odd_names_of_papers_are_not_found(database: Database, about: str) -> None:
    with database.reading() as rows, pytest.raises(NotFound):
        papers.paper_of(rows, ANNUAL, about, order(rows))


def test_the_urging_letter_counts_what_the_page_counts(database: Database) -> None:
    with database.reading() as rows:
        today, chosen = day_of(MONDAY), settings.choices(rows)
        owed = {one.agency.code: one for one in urge_letters.owed(
            rows, cast.round_of(rows).id, today, chosen, near_too=False)}["so-tu-phap"]
        paper = made(rows, PaperKind.URGING, about_agency(rows), at=MONDAY)
        assert len(tables(paper)[0].rows) == len(owed.urgeable) == owed.overdue_now[0] > 0
        count = f"có {len(owed.urgeable)} nhiệm vụ đã quá hạn của kỳ báo cáo năm 2026 cần đôn đốc"
        assert count in text(paper)
        assert paper.letterhead.subject.endswith("(lần 1)")
        assert paper.to == ("Sở Tư pháp",)


def test_a_letter_that_was_sent_prints_as_it_was_sent(database: Database) -> None:
    sent = urged(database, MONDAY)
    with database.reading() as rows:
        paper = made(rows, PaperKind.URGING, f"reminder:{sent.id}", at=MONDAY)
        assert paper.letterhead.subject == sent.subject
        assert text(paper) == LETTER.split("\n\n")[1]
        with pytest.raises(Refused, match="paper_nothing_to_urge"):
            made(rows, PaperKind.URGING, about_agency(rows), at=MONDAY)


def test_questions_and_answers_become_letters(database: Database) -> None:
    with database.writing() as rows:
        report, officer = cast.report_of(rows, "so-y-te"), cast.actor(rows, "officer")
        asked, = explanations.ask(rows, [report.id], "Vì sao chậm?", None,
                                  actor=cast.actor(rows, "leader"), at=cast.MOMENT)
        wanted = extensions.ask(rows, report.id, report.due_on + timedelta(days=10),
                                "Chờ hướng dẫn", actor=officer, at=cast.MOMENT)
        question, day = f"explanation:{asked.id}", f"extension:{wanted.id}"
    with database.reading() as rows:
        assert "Vì sao chậm?" in text(made(rows, PaperKind.EXPLANATION, question))
        with pytest.raises(Refused, match="paper_extension_waiting"):
            made(rows, PaperKind.EXTENSION, day)
    with database.writing() as rows:
        decided = extensions.decide(rows, wanted.id, Outcome.GRANTED, "Đồng ý", actor=cast.actor(
            rows, "officer"), expected_version=1, at=cast.MOMENT)
        granted = decided.granted_on
    with database.reading() as rows:
        paper = made(rows, PaperKind.EXTENSION, day)
        assert f"thống nhất gia hạn đến hết ngày {texts.day(granted)}" in text(paper)
        assert paper.to == ("Sở Y tế",)


def test_the_meetings_sheet_counts_what_moved(database: Database) -> None:
    with database.writing() as rows:
        meetings.note(rows, cast.MOMENT - timedelta(days=1), "", actor=cast.actor(rows, "leader"),
                      at=cast.MOMENT - timedelta(hours=1))
    some_reports(database)
    with database.reading() as rows:
        paper = made(rows, PaperKind.MEETING, at=LATER)
        found = movements.moved(rows, cast.round_of(rows).id, today=day_of(LATER),
                                since=cast.MOMENT - timedelta(days=1),
                                choices=settings.choices(rows))
        assert sum(bool(one.steps) for one in found) == 4
        assert noted(paper, "Từ ")[0][0] == "4 lượt nhiệm vụ thay đổi"
        assert paper.is_one_page


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdfinfo")),
                    reason="LibreOffice is not installed: sh deploy/need-office.sh")
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_meetings_sheet_is_one_page(database: Database, tmp_path: Path) -> None:
    some_reports(database)
    with database.reading() as rows:
        paper = made(rows, PaperKind.MEETING, at=MONDAY)
    assert len(tables(paper)[0].rows) == MOST_LATE
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf.convert(writer.write(paper)))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True)
    assert "Pages:           1\n" in told.stdout


def test_only_certain_and_kept_lines_propose_to_amend_the_plan(database: Database) -> None:
    with database.reading() as rows, pytest.raises(Refused, match="paper_nothing_to_amend"):
        made(rows, PaperKind.AMENDMENT)
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        found = {rows.get_one(Document, one.document_id).key: one
                 for one in rows.scalars(select(Alarm))}
        sure, unsure = found["nd-cp-59-2019"], found["qd-dang-vien-khong-duoc-lam"]
        for one, line in ((sure, "Đề nghị cập nhật viện dẫn."), (unsure, "Chỉ là có thể.")):
            alarms.redraft(rows, one.id, line, expected_version=one.version, actor=officer,
                           at=cast.MOMENT)
        alarms.settle(rows, sure.id, AlarmOutcome.AMEND_PLAN, "đã đối chiếu", actor=officer,
                      expected_version=sure.version, at=cast.MOMENT)
    with database.reading() as rows:
        whole = text(made(rows, PaperKind.AMENDMENT))
    assert "Đề nghị cập nhật viện dẫn." in whole
    assert "Chỉ là có thể." not in whole


def test_words_about_an_internal_document_are_left_out_of_an_agencys_paper(
    database: Database,
) -> None:
    with database.writing() as rows:
        cited = rows.scalars(select(Citation).join(Section, Section.id == Citation.section_id)
                             .where(Section.path == "II.5.c")).first()
        rows.get_one(Document, cited.cited_id).sensitivity = Sensitivity.INTERNAL
        surface = cited.surface
    with database.reading() as rows:
        about, kind = about_agency(rows), PaperKind.AGENCY_REPORT
        lines = {name: next(line for line in text(made(rows, kind, about, name)).split("\n")
                            if line.startswith("Mục II.5.c:")) for name in ("agency", "officer")}
    assert surface
    assert words.HIDDEN_TASK in lines["agency"]
    assert words.HIDDEN_TASK not in lines["officer"]


def test_hostile_words_stay_words_and_the_file_opens(database: Database) -> None:
    odd = "<w:p/> {{7*7}} =HYPERLINK(\"x\") ${jndi} [[noi_dung]] & “Ủy ban”"
    said(database, result=odd, verified=True)
    with database.reading() as rows:
        paper = made(rows)
    opened = docx.Document(io.BytesIO(writer.write(paper)))
    assert any(odd in one.text for one in opened.paragraphs)
    assert all(isinstance(one, Paragraph) or one for one in paper.body)


@pytest.mark.parametrize("kind", [ANNUAL, PaperKind.AGENCY_REPORT, PaperKind.MEETING])
def test_a_paper_is_written_as_a_word_file_with_its_figures(
    database: Database, kind: PaperKind
) -> None:
    some_reports(database)
    with database.reading() as rows:
        about = about_agency(rows) if kind is PaperKind.AGENCY_REPORT else about_round(rows)
        paper = made(rows, kind, about)
    opened = docx.Document(io.BytesIO(writer.write(paper)))
    whole = "\n".join(one.text for one in opened.paragraphs)
    for one in paper.body:
        if isinstance(one, Paragraph):
            assert "".join(piece.text for piece in one.words).rstrip(" .")[:60] in whole
