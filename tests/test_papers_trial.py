"""What a trial of the papers by a newcomer found: totals, ties, figures parted from marks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import cast
import pytest
from paper_hand import ANNUAL, about_agency, about_round, made, some_reports, tables, text
from sqlalchemy import select
from test_urging import MONDAY

from dashboard.papers.figures import categories
from dashboard.papers.voices import result
from dashboard.queries import board as boards
from dashboard.queries.papers import SaidWords
from dashboard.texts import meeting_words, urging
from dashboard.texts import paper_words as words
from db import Database
from db.models import Citation, Document
from db.vocabulary import Outcome, Sensitivity, State
from registry import explanations, extensions, settings
from registry.due_dates import set_deadline
from registry.papers.docx_values import issuer
from registry.papers.paper import Paper, PaperKind, Paragraph

KINDS = (ANNUAL, PaperKind.AGENCY_REPORT, PaperKind.MEETING, PaperKind.URGING)


def paper(rows, kind: PaperKind, code: str = "so-y-te") -> Paper:
    own = kind in (PaperKind.AGENCY_REPORT, PaperKind.URGING)
    return made(rows, kind, about_agency(rows, code) if own else about_round(rows), at=MONDAY)


def test_the_sheet_says_how_many_fall_due_and_what_it_leaves_out(database: Database) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows, path="II.3.a")
        for place, path in enumerate(("II.3.a", "II.3.b", "II.3.c", "II.3.d", "II.3.đ", "II.3.e")):
            one = cast.report_of(rows, path=path)
            set_deadline(rows, report.round_id, one.task_id, date(2026, 11, 16)
                         + timedelta(days=place), agency_id=one.agency_id, reason="Công văn",
                         actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    with database.reading() as rows:
        told = text(paper(rows, PaperKind.MEETING))
    line = next(one for one in told.split("\n") if one.startswith("Trong "))
    assert "tới: 6 lượt nhiệm vụ đến hạn, gồm: ngày 16/11/2026: 1 lượt" in line
    assert line.endswith("; còn 2 lượt, từ 20/11 đến 21/11.")


def test_a_list_cut_within_a_tie_says_so(database: Database) -> None:
    with database.reading() as rows:
        red = [line for line in boards.board(
            rows, cast.round_of(rows).id, today=date(2026, 11, 16),
            choices=settings.choices(rows)) if line.standing == "overdue"]
        told = text(paper(rows, PaperKind.MEETING))
    left = len(red) - 5
    assert f" và {left} cơ quan khác cùng 1 lượt." in told
    assert f"còn {left} việc khác, trong đó {left} việc cùng thời hạn ngày 14/11/2026." in told
    assert meeting_words.tied(0, 3) == ""


def test_a_letter_counts_only_what_it_asks_for() -> None:
    one = urging.Named("II.1", "Việc một./.", date(2026, 11, 14), "quá hạn", 1)
    near = replace(one, due_on=date(2026, 11, 20))
    plan = "Kế hoạch số 66/KH-UBND"
    days = date(2026, 11, 16), date(2026, 11, 23)
    said = urging.letter("Sở Y tế", plan, 2026, *days, [one, one, near], escalate_after=3)
    assert "Quý cơ quan có 2 nhiệm vụ đã quá hạn và 1 nhiệm vụ sắp đến hạn" in said
    assert "chưa hoàn thành:" not in said
    assert "“Việc một”." in said
    own = urging.letter("Sở Nội vụ", plan, 2026, *days, [one], escalate_after=3)
    assert "Quý cơ quan" not in own


def test_the_numerator_of_a_rate_is_the_sum_of_shown_columns(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        lines = boards.board(rows, cast.round_of(rows).id, today=date(2026, 11, 10),
                             choices=settings.choices(rows))
        counts = dict(categories(lines))
        done = sum(line.state is State.DONE for line in lines)
        assert counts[words.OPEN_DONE] == 2
        assert done == counts[words.DONE_ON_TIME] + counts[words.DONE_LATE] + 2 == 3
        for table in tables(made(rows)):
            assert len(table.columns) == 11


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_of_a_note_touches_a_figure(database: Database, kind: PaperKind) -> None:
    some_reports(database)
    with database.reading() as rows:
        one = paper(rows, kind)
    cells = [cell for table in tables(one) for row in (*table.rows, table.total or ())
             for cell in row]
    stretches = [block.words for block in one.body if isinstance(block, Paragraph)]
    noted = [piece.text for stretch in (*cells, *stretches) for piece in stretch if piece.note]
    assert noted
    assert not [said for said in noted if said[-1:].isdigit()]


def test_reports_open_with_a_sentence_and_go_to_whom_they_address(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        for kind, who in ((ANNUAL, "Sở Nội vụ"), (PaperKind.AGENCY_REPORT, "Sở Y tế")):
            one = paper(rows, kind)
            assert text(one).startswith(f"{who} báo cáo tình hình, kết quả thực hiện Kế hoạch số")
            assert text(one).split("\n")[0].endswith("như sau:")
            assert one.recipients == ("- Như trên;", "- Lưu: VT.")
            assert "…." not in text(one)
            assert not re.search(r"\d\d:\d\d ngày", text(one))


def test_a_subject_that_names_an_internal_document_stays_out_of_agencies_papers(
    database: Database,
) -> None:
    with database.writing() as rows:
        report, leader = cast.report_of(rows, "so-y-te"), cast.actor(rows, "leader")
        asked, = explanations.ask(rows, [report.id], "Vì sao?", None, actor=leader,
                                  at=cast.MOMENT)
        about = f"explanation:{asked.id}"
    with database.reading() as rows:
        kind = PaperKind.AGENCY_REPORT
        before = paper(rows, kind).basis[0], text(made(rows, PaperKind.EXPLANATION, about))
        subject = before[0].split("Trà Vinh ")[1][:40]
        assert subject in before[1]
        assert "Cách tính" not in before[1]
    with database.writing() as rows:
        cited = rows.scalars(select(Citation).where(Citation.place == "H.trichyeu")).first()
        rows.get_one(Document, cited.cited_id).sensitivity = Sensitivity.INTERNAL
    with database.reading() as rows:
        for name in ("other-agency", "officer"):
            own = made(rows, kind, about_agency(rows, "so-y-te"), name)
            assert own.basis[0].endswith("của Ủy ban nhân dân tỉnh Trà Vinh;")
        assert subject not in text(made(rows, PaperKind.EXPLANATION, about))
        assert subject not in text(paper(rows, PaperKind.URGING))


def test_a_province_calls_its_office_by_name_and_a_refusal_gives_its_reason(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        one = cast.report_of(rows, "so-y-te")
        wanted = extensions.ask(rows, one.id, one.due_on + timedelta(days=10), "Chờ hướng dẫn.",
                                actor=officer, at=cast.MOMENT)
        extensions.decide(rows, wanted.id, Outcome.REFUSED, "Không đủ căn cứ", actor=officer,
                          expected_version=1, at=cast.MOMENT)
        own = cast.report_of(rows, "so-noi-vu")
        asked, = explanations.ask(rows, [own.id], "Vì sao?", None,
                                  actor=cast.actor(rows, "leader"), at=cast.MOMENT)
    with database.reading() as rows:
        said = text(made(rows, PaperKind.EXTENSION, f"extension:{wanted.id}"))
        assert "Lý do: Không đủ căn cứ" in said
        assert "Ý kiến:" not in said
        letter = text(made(rows, PaperKind.EXPLANATION, f"explanation:{asked.id}"))
        assert "Quý cơ quan" not in letter
        assert "Đề nghị Sở Nội vụ giải trình" in letter


def test_words_end_as_sentences_do() -> None:
    assert words.self_reported("Đã gửi.") == "Đã gửi (cơ quan tự báo cáo, chưa được xác nhận)."
    assert result(SaidWords("Đã gửi.", "Báo cáo số 1", "", "")).endswith("Sản phẩm: Báo cáo số 1.")
    assert words.shortened("Thực hiện việc này./.", 60) == "Thực hiện việc này"
    assert words.shortened("Ngăn chặn “tự diễn biến” và “tự chuyển hóa” nội bộ", 38) == (
        "Ngăn chặn “tự diễn biến” và…")
    assert words.ended("một hai…") == "một hai…"
    assert words.ended("một hai") == "một hai."


def test_a_long_issuer_breaks_before_its_level_alone(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        head = paper(rows, PaperKind.MEETING).letterhead
    named = replace(head, issuer="Ủy ban nhân dân huyện Càng Long")
    assert issuer(named) == "ỦY BAN NHÂN DÂN HUYỆN\u00a0CÀNG\u00a0LONG"
    assert issuer(head) == "SỞ NỘI VỤ"
    assert head.notation == "PGB-SNV"
