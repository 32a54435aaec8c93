"""Papers as Word files: the law's form item by item, real footnotes, nothing that runs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import nd30
import papers_made as made
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from registry.papers import docx_styles
from registry.papers.docx import write
from registry.papers.docx_parts import clean, width
from registry.papers.docx_values import day
from registry.papers.paper import Paper, Paragraph, Signature, Words

MADE = {"report": made.report, "letter": made.letter, "sheet": made.sheet}


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t")))
            for p in opened(data).element.body.iter(qn("w:p"))]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("paper", MADE.values(), ids=MADE)
def test_a_paper_keeps_the_form_of_the_law(paper: Any) -> None:
    assert nd30.wrong(write(paper())) == []


@pytest.mark.parametrize(("style", "change", "law"), [
    ("PaperNation", {"size": 15}, "II.1.a"), ("PaperBody", {"size": 12}, "II.6.e"),
    ("PaperBody", {"lines": 2}, "II.6.e"), ("PaperBody", {"first": 0}, "II.6.e"),
    ("PaperBody", {"after": 3}, "II.6.e"), ("PaperSubject", {"before": 0}, "II.5.b"),
    ("PaperReceivers", {"is_italic": False}, "II.9.d"), ("PaperDate", {"place": "left"}, "II.4.c"),
    ("PaperAuthority", {"is_bold": False}, "II.7.đ"),
])
def test_what_is_against_the_law_is_found(
    style: str, change: dict[str, Any], law: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.papers import docx_form

    manners = docx_styles.manners

    def bent(is_tight: bool) -> Any:
        every = manners(is_tight)
        return every | {style: replace(every[style], **change)}

    monkeypatch.setattr(docx_styles, "manners", bent)
    docx_form.house_form.cache_clear()
    try:
        found = nd30.wrong(write(made.letter()))
    finally:
        docx_form.house_form.cache_clear()
    assert any(one.startswith(law) for one in found), found


def test_a_wrong_margin_and_a_missing_line_are_found() -> None:
    file = opened(write(made.report()))
    file.sections[0].left_margin = Mm(20)
    lines = [p for p in file.element.body.iter(qn("w:p"))
             if p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "PaperLine"]
    assert len(lines) == 3
    lines[2].getparent().remove(lines[2])
    kept = io.BytesIO()
    file.save(kept)
    found = nd30.wrong(kept.getvalue())
    assert "I.3 left margin" in found
    assert "II.5.b line" in found


def test_the_same_paper_is_the_same_file_and_says_its_moment() -> None:
    data = write(made.report())
    assert data == write(made.report())
    said = opened(data).core_properties
    assert said.created == made.AT
    assert said.author == "Sở Nội vụ"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_number_day_and_name_stay_blank_until_a_person_writes_them() -> None:
    said = texts(write(made.report()))
    assert any(one.replace(" ", "") == "Số:/BC-SNV" for one in said)
    assert any(one.startswith("Trà Vinh, ngày  ") and one.endswith("năm 2026") for one in said)
    assert not any("None" in one or "[[" in one for one in said)
    registered = made.report(letterhead=made.head("12/BC-SNV"))
    assert "Số: 12/BC-SNV" in texts(write(registered))
    written = texts(write(made.letter()))
    assert "Trà Vinh, ngày 05 tháng 02 năm 2026" in written
    assert "Nguyễn Văn A" in written
    assert day(replace(made.letter().letterhead, day=made.date(2026, 11, 15))) == (
        "ngày 15 tháng 11 năm 2026")


def test_a_note_is_a_real_footnote_and_said_again_points_at_the_first() -> None:
    data = write(made.report())
    notes = part(data, "word/footnotes.xml")
    assert notes.count("<w:footnote ") == 4  # two of ours, two separators
    assert made.NOTE in notes
    assert 'w:type="separator"' in notes
    body = part(data, "word/document.xml")
    assert body.count("<w:footnoteReference ") == 2
    # 40 + 4 + 3 rows and one more in the text say the first note again.
    assert body.count("NOTEREF _Note1 ") == 48
    assert 'w:name="_Note1"' in body
    assert "footnotePr" in part(data, "word/settings.xml")


def test_each_annex_begins_a_page_and_counts_its_own() -> None:
    first, second, third = opened(write(made.report())).sections
    assert (first.page_width < first.page_height, second.page_width > second.page_height,
            third.page_width < third.page_height) == (True, True, True)
    said = texts(write(made.report()))
    assert "Phụ lục I" in said
    assert "KHÓ KHĂN, VƯỚNG MẮC" in said
    assert any(one.startswith("(Kèm theo Báo cáo số") and one.endswith("của Sở Nội vụ)")
               for one in said)


def test_a_table_repeats_its_head_and_keeps_short_rows_whole() -> None:
    tables = opened(write(made.report())).tables
    long = next(one for one in tables if len(one.rows) > 30)
    rows = list(long._tbl.iter(qn("w:tr")))
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(one.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for one in rows)
    total = [run for cell in long.rows[-1].cells for p in cell.paragraphs for run in p.runs]
    assert total
    assert all(run.bold for run in total)


def test_demonstration_is_said_in_every_header() -> None:
    paper = made.report(is_demonstration=True)
    file = opened(write(paper))
    heads = [file.sections[0].header, file.sections[0].first_page_header]
    assert all("DỮ LIỆU TRÌNH DIỄN" in head.paragraphs[0].text for head in heads)
    assert all(one.header.is_linked_to_previous for one in list(file.sections)[1:])
    assert "TRÌNH DIỄN" not in part(write(made.report()), "word/header1.xml")


def test_words_of_a_person_are_only_words() -> None:
    hostile = ("\x00\x08\ud800\ufffe<w:p/>&amp; =HYPERLINK(\"http://x\") {{7*7}} {PAGE} "
               "[[noi_nhan]]\u202etxt")
    body = (Paragraph((Words(hostile, note=hostile),)), Paragraph((Words("một\nhai\n\nba"),)))
    data = write(made.report(body=body, title=hostile, recipients=(hostile,)))
    said = texts(data)
    expected = '<w:p/>&amp; =HYPERLINK("http://x") {{7*7}} {PAGE} [[noi_nhan]]txt'
    assert expected in said
    assert said[said.index("một"):][:3] == ["một", "hai", "ba./."]
    # Only our own: the rows of the annexes point at the first note's number.
    assert part(data, "word/document.xml").count("<w:instrText") == 42
    assert "TargetMode" not in part(data, "word/_rels/document.xml.rels")


def test_the_end_is_marked_once_and_lists_end_as_the_law_asks() -> None:
    said = texts(write(made.letter(body=(made.text("Đề nghị báo cáo./."),))))
    assert "Đề nghị báo cáo./." in said
    assert said[said.index("Nơi nhận:"):][1:4] == ["- Như trên;", "- UBND tỉnh (b/c);",
                                                  "- Lưu: VT."]
    assert "- Sở Tư pháp;" in said
    alone = texts(write(made.letter(to=("Sở Tư pháp.",))))
    assert "Kính gửi: Sở Tư pháp" in alone


def test_an_empty_paper_still_is_a_paper() -> None:
    empty = Paper(made.letter().kind, made.head("SNV"), "", "", (), (), (), (),
                  Signature("", ""), made.AT)
    assert opened(write(empty)).paragraphs is not None


def test_widths_are_those_of_the_law_s_font() -> None:
    # 271 points in Times New Roman Bold of 13, as measured.
    assert abs(width(nd30.NATION, 13, is_bold=True) / 20 - 271) < 4
    assert clean("a\r\nb\tc\x07") == "a\nb c"
