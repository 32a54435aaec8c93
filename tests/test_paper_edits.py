"""What people write in papers: kept version by version, told when somebody was first."""

from __future__ import annotations

from datetime import timedelta

import cast
import pytest
from paper_hand import ANNUAL, about_agency, about_round, made, order, said, some_reports, text
from sqlalchemy import select

from dashboard import papers
from db import Database
from db.models import PaperEdit
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.papers import edits
from registry.papers.paper import PaperKind

PART = "closing"
WORDS = "Sở Nội vụ kính báo cáo./."


def write(
    database: Database, words: str, part: str = PART, *, seen: int = 0, name: str = "officer",
    kind: PaperKind = ANNUAL, about: str = "", draft: str = "", is_line: bool = False,
) -> PaperEdit:
    with database.writing() as rows:
        return edits.save(rows, kind, about or about_round(rows), part, words, draft=draft,
                          seen_version=seen, is_line=is_line, actor=cast.actor(rows, name),
                          at=cast.MOMENT)


def parts(rows, name: str = "officer", **more):
    return papers.with_parts(rows, ANNUAL, about_round(rows), order(rows, name, **more))


def test_what_was_written_stands_in_the_paper_and_the_log(database: Database) -> None:
    some_reports(database)
    write(database, WORDS + "\nDòng hai.")
    with database.reading() as rows:
        whole = text(made(rows))
        assert whole.split("\n").count(WORDS) == 1
        assert "Dòng hai." in whole
        assert "Trên đây là tình hình" not in whole
        line, = cast.deeds(rows, "edit_paper")
        assert line.details["part"] == PART
        assert line.actor_name == "Người officer"


def test_letterhead_signature_and_lists_are_written_too(database: Database) -> None:
    some_reports(database)
    for part, words in (("notation", "12/BC-SNV"), ("day", "14/11/2026"), ("name", "Trần Văn A"),
                        ("recipients", "- Chủ tịch UBND tỉnh;\n- Lưu: VT."), ("title", "Tên khác")):
        write(database, words, part)
    with database.reading() as rows:
        paper = made(rows)
    head = paper.letterhead
    assert (head.notation, head.day.isoformat()) == ("12/BC-SNV", "2026-11-14")
    assert (paper.signature.name, paper.title) == ("Trần Văn A", "Tên khác")
    assert paper.recipients == ("- Chủ tịch UBND tỉnh;", "- Lưu: VT.")


def test_a_part_left_empty_is_filled_and_an_emptied_one_goes(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        assert parts(rows)[1]["direction"].text == ""
        assert all(one.words for one in made(rows).body if hasattr(one, "words"))
    write(database, "UBND tỉnh đã chỉ đạo sơ kết.", "direction")
    write(database, "", draft="Trên đây là tình hình…")
    with database.reading() as rows:
        whole = text(made(rows))
        assert "UBND tỉnh đã chỉ đạo sơ kết." in whole
        assert "Trên đây là tình hình" not in whole


def test_whoever_saves_second_is_told_and_loses_nothing(database: Database) -> None:
    first = write(database, "Của người thứ nhất.")
    with pytest.raises(Stale) as told:
        write(database, "Của người thứ hai.", name="colleague")
    assert told.value.details == {"version": first.version, "mine": "Của người thứ hai.",
                                  "theirs": "Của người thứ nhất."}
    again = write(database, "Của người thứ hai.", seen=first.version, name="colleague")
    with database.reading() as rows:
        kept = rows.scalars(select(PaperEdit.text).order_by(PaperEdit.version)).all()
        assert list(kept) == ["Của người thứ nhất.", "Của người thứ hai."]
        assert edits.edits_of(rows, ANNUAL, about_round(rows))[PART].version == again.version


def test_the_draft_comes_back_and_the_history_stays(database: Database) -> None:
    some_reports(database)
    made_first = write(database, WORDS)
    with database.writing() as rows:
        edits.restore(rows, ANNUAL, about_round(rows), PART, draft="", seen_version=1,
                      actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    with database.reading() as rows:
        assert "Trên đây là tình hình" in text(made(rows))
        assert parts(rows)[1][PART].version == made_first.version + 1
        assert rows.scalars(select(PaperEdit.text)).first() == WORDS
    with database.writing() as rows, pytest.raises(NothingChanged):
        edits.restore(rows, ANNUAL, about_round(rows), PART, draft="", seen_version=2,
                      actor=cast.actor(rows, "officer"), at=cast.MOMENT)


def test_a_draft_that_moved_on_is_told(database: Database) -> None:
    some_reports(database)
    with database.reading() as rows:
        key = f"result:{cast.report_of(rows, path='II.3.a').task_id}"
        draft = parts(rows)[1][key].drafted
    write(database, "Gộp lại cho gọn.", key, draft=draft)
    with database.reading() as rows:
        assert not parts(rows)[1][key].has_moved_on
    said(database, code="so-tai-chinh", result="Báo cáo đến sau.", verified=True)
    with database.reading() as rows:
        one = parts(rows)[1][key]
        assert one.has_moved_on
        assert one.text == "Gộp lại cho gọn."
        assert "Báo cáo đến sau." in one.drafted


def test_a_past_moment_shows_what_was_written_by_then(database: Database) -> None:
    some_reports(database)
    write(database, WORDS)
    with database.reading() as rows:
        before = cast.MOMENT - timedelta(minutes=1)
        assert not edits.edits_of(rows, ANNUAL, about_round(rows), until=before)
        assert edits.edits_of(rows, ANNUAL, about_round(rows), until=cast.MOMENT)


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_officers_write_in_the_papers_of_the_office(database: Database, name: str) -> None:
    with pytest.raises(NotAllowed):
        write(database, WORDS, name=name)


def test_an_agencys_report_is_its_own_to_write(database: Database) -> None:
    kind = PaperKind.AGENCY_REPORT
    with database.reading() as rows:
        own, other, office = (about_agency(rows, code)
                              for code in ("so-tu-phap", "so-y-te", "so-noi-vu"))
    write(database, WORDS, kind=kind, about=own, name="agency")
    write(database, WORDS, kind=kind, about=office)
    for name, about in (("agency", other), ("officer", own), ("leader", own)):
        with pytest.raises(NotAllowed):
            write(database, "Của người khác.", kind=kind, about=about, name=name, seen=1)


@pytest.mark.parametrize(("words", "code"), [
    ("a" * (edits.LONGEST + 1), "text_too_long"), ("nửa\x00chữ", "text_unreadable"),
    ("a\x0bb", "text_unreadable"), ("\ud800", "text_unreadable"),
])
def test_what_no_paper_can_hold_is_refused(database: Database, words: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        write(database, words)


def test_lines_stay_lines_and_are_not_too_long(database: Database) -> None:
    assert write(database, " GIÁM\r\nĐỐC  ", "post", is_line=True).text == "GIÁM ĐỐC"
    with pytest.raises(Refused, match="text_too_long"):
        write(database, "a" * 301, "name", is_line=True)


def test_the_same_words_again_are_no_edit(database: Database) -> None:
    with pytest.raises(NothingChanged):
        write(database, "Dự thảo.", draft="Dự thảo.")
    write(database, WORDS)
    with pytest.raises(NothingChanged):
        write(database, WORDS, seen=1)


@pytest.mark.parametrize("about", ["round:x", "agency:1:round:1", "round:1'--"])
def test_odd_names_are_not_written_under(database: Database, about: str) -> None:
    with pytest.raises(NotFound):
        write(database, WORDS, about=about)
