"""Word files: what is printed is read, counted labels and notes too, the rest is left out."""

from __future__ import annotations

import io

import docx
import input_hand as hand
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt
from input_hand import W, abstract, level, num, restart, usual
from reading_facts import known, plan_text, reading

from registry.errors import RegistryError
from registry.inputs import InputKind, read_file
from registry.inputs.numbering import number
from registry.reading import read_plan


def lines(data: bytes) -> list[str]:
    """The lines of a Word file's text that say something."""
    return [line for line in read_file(data, "ke-hoach.docx").text.split("\n") if line]


# --- numbering --------------------------------------------------------------------------------

DEEP = abstract(3, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."),
                level(2, "lowerLetter", "%3)"), level(3, "lowerRoman", "(%4)"))
LEGAL = abstract(3, level(0, "upperRoman", "%1"),
                 level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
NEVER = abstract(3, level(0, "upperRoman", "%1."),
                 level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'))
ROWS = [(1, 0, "một"), (1, 1, "hai"), (1, 1, "ba"), (1, 2, "bốn"), (1, 0, "năm"), (1, 1, "sáu")]
# Each: the paragraphs (list, depth, words), the lists, the labels that Word prints.
LISTS = {
    "levels begin anew below a new one": (
        ROWS, [DEEP, num(1, 3)], ["I.", "I.1.", "I.2.", "a)", "II.", "II.1."]),
    "a level that never begins anew": (
        [ROWS[0], ROWS[1], ROWS[2], ROWS[4], ROWS[5]], [NEVER, num(1, 3)],
        ["I.", "1.", "2.", "II.", "3."]),
    "figures in place of Roman numbers": (
        ROWS[:3], [LEGAL, num(1, 3)], ["I", "1.1", "1.2"]),
    "a list goes on in another of the same description": (
        [(1, 0, "một"), (2, 0, "hai"), (1, 0, "ba")], [DEEP, num(1, 3), num(2, 3)],
        ["I.", "II.", "III."]),
    "a list with a beginning of its own": (
        [(1, 0, "một"), (1, 0, "hai"), (2, 0, "ba"), (2, 0, "bốn")],
        [DEEP, num(1, 3), num(2, 3, restart(0, 1))], ["I.", "II.", "I.", "II."]),
    "a start that is not one": (
        [(1, 0, "một"), (1, 0, "hai")], [abstract(3, level(0, "decimal", "%1)", 7)), num(1, 3)],
        ["7)", "8)"]),
    "letters go on after z": (
        [(1, 0, "x")] * 28, [abstract(3, level(0, "lowerLetter", "%1.")), num(1, 3)],
        [f"{chr(97 + place)}." for place in range(26)] + ["aa.", "bb."]),
    "zeros before": (
        [(1, 0, "một"), (1, 0, "hai")], [abstract(3, level(0, "decimalZero", "%1.")), num(1, 3)],
        ["01.", "02."]),
    "words in a label": (
        [(1, 0, "Phạm vi"), (1, 0, "Đối tượng")],
        [abstract(3, level(0, "decimal", "Điều %1.")), num(1, 3)], ["Điều 1.", "Điều 2."]),
    "a level of another list in place of its own": (
        [(1, 0, "một"), (2, 0, "hai")],
        [DEEP, abstract(4, level(0, "decimal", "%1.")), num(1, 3), num(2, 4)], ["I.", "1."]),
}  # fmt: skip


@pytest.mark.parametrize("case", LISTS)
def test_the_labels_are_those_that_word_counts(case: str) -> None:
    rows, lists, labels = LISTS[case]
    said = lines(hand.listed(rows, lists))
    words = [words for _, _, words in rows]
    assert said == [f"{label} {word}" for label, word in zip(labels, words, strict=True)]


# What ECMA-376 (17.9.4, 17.9.10) and Word do, but LibreOffice does not know.
UNKNOWN_TO_OFFICE = {"a level that never begins anew", "figures in place of Roman numbers"}


@hand.needs_office
@pytest.mark.parametrize("case", [one for one in LISTS if one not in UNKNOWN_TO_OFFICE])
def test_libreoffice_prints_the_same_labels(case: str) -> None:
    rows, lists, _ = LISTS[case]
    data = hand.listed(rows, lists)
    assert lines(data) == hand.printed_text(data)


def test_a_style_puts_its_paragraphs_into_a_list() -> None:
    made, levels = hand.document(), []
    for depth, name in enumerate(("Mục", "Khoản")):
        style = made.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.element.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:numId w:val="1"/></w:numPr>'))
        link = f'<w:pStyle w:val="{style.style_id}"/>'
        levels.append(level(depth, ("upperRoman", "decimal")[depth], f"%{depth + 1}.", more=link))
    for name, words in (("Mục", "một"), ("Khoản", "hai"), ("Khoản", "ba"), ("Mục", "bốn")):
        made.add_paragraph(words, style=name)
    data = hand.saved(made, [abstract(3, *levels), num(1, 3)])
    assert lines(data) == ["I. một", "1. hai", "2. ba", "II. bốn"]


def test_a_paragraph_may_be_taken_out_of_its_list() -> None:
    made = hand.document()
    hand.in_list(made.add_paragraph("một"), 1, 0)
    hand.in_list(made.add_paragraph("không số"), 0, 0)
    hand.in_list(made.add_paragraph("hai"), 1, 0)
    assert lines(hand.saved(made, [usual(), num(1, 7)])) == ["I. một", "không số", "II. hai"]


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [(4, "upperRoman", "IV"), (1994, "upperRoman", "MCMXCIV"), (9, "lowerRoman", "ix"),
     (26, "upperLetter", "Z"), (27, "lowerLetter", "aa"), (5, "none", ""), (7, "unheard", "7"),
     (0, "upperRoman", "0"), (99_999, "upperRoman", "99999")],
)  # fmt: skip
def test_a_number_is_printed_in_its_form(value: int, form: str, said: str) -> None:
    assert number(value, form) == said


# --- tables -----------------------------------------------------------------------------------


def test_a_table_is_a_line_for_each_row_and_a_merged_cell_is_said_once() -> None:
    made = hand.document()
    made.add_paragraph("Phụ lục")
    table = made.add_table(3, 4, style="Table Grid")
    for place, words in enumerate(("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")):
        table.cell(0, place).text = words
    table.cell(1, 0).text, table.cell(2, 0).text = "1", "2"
    table.cell(1, 1).text, table.cell(2, 1).text = "Rà soát\nvăn bản", "Sửa | đổi"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Sở Nội vụ"
    table.cell(1, 3).text, table.cell(2, 3).text = "Quý I", "Quý II"
    assert lines(hand.saved(made)) == [
        "Phụ lục", "| TT | Nhiệm vụ | Chủ trì | Thời gian |",
        "| 1 | Rà soát văn bản | Sở Nội vụ | Quý I |", "| 2 | Sửa / đổi |  | Quý II |",
    ]  # fmt: skip


def test_a_heading_across_a_table_keeps_the_columns() -> None:
    made = hand.document()
    table = made.add_table(2, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2)).text = "I. NHIỆM VỤ CHUNG"
    table.cell(1, 0).text, table.cell(1, 1).text = "1", "Rà soát"
    assert lines(hand.saved(made)) == ["| I. NHIỆM VỤ CHUNG |  |  |", "| 1 | Rà soát |  |"]


def test_rows_of_a_table_may_be_counted_by_word() -> None:
    made = hand.document()
    table = made.add_table(2, 4, style="Table Grid")
    for row, words in enumerate(("Rà soát", "Báo cáo")):
        hand.in_list(table.cell(row, 0).paragraphs[0], 1, 0)
        table.cell(row, 1).text = words
    data = hand.saved(made, [abstract(3, level(0, "decimal", "%1")), num(1, 3)])
    assert lines(data) == ["| 1 | Rà soát |  |  |", "| 2 | Báo cáo |  |  |"]


def head(made: docx.document.Document, style: str | None = None) -> None:
    """The two columns of a paper's head."""
    table = made.add_table(2, 2, style=style)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số: 66/KH-UBND"
    table.cell(1, 1).text = "Trà Vinh, ngày 05 tháng 10 năm 2022"


@pytest.mark.parametrize("style", [None, "Table Grid"], ids=["no lines", "lines"])
def test_the_head_is_read_as_a_head_not_as_a_table(style: str | None) -> None:
    made = hand.document()
    head(made, style)
    for words in ("KẾ HOẠCH", "Về việc thử", "I. MỤC ĐÍCH", "1. Thực hiện Kế hoạch này."):
        made.add_paragraph(words)
    text = read_file(hand.saved(made), "a.docx").text
    assert "|" not in text
    found = read_plan(text).header
    assert (found.number, found.issued_on, found.place) == (
        "66/KH-UBND", "2022-10-05", "Trà Vinh")  # fmt: skip


# --- words ------------------------------------------------------------------------------------

WORDS = {
    "tracked changes are taken as accepted": (
        '<w:p><w:r><w:t>trước </w:t></w:r><w:ins w:id="1"><w:r><w:t>ngày 15</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>ngày 20</w:delText></w:r></w:del></w:p>',
        ["trước ngày 15"], "tracked_changes"),
    "what was moved stands once": (
        '<w:p><w:moveFrom w:id="1"><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>'
        '<w:p><w:moveTo w:id="2"><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>',
        ["mới"], "tracked_changes"),
    "hidden words are not printed": (
        "<w:p><w:r><w:t>thấy</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>",
        ["thấy"], "hidden_left_out"),
    "capitals by the look": (
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Nhiệm vụ, giải pháp</w:t></w:r></w:p>",
        ["NHIỆM VỤ, GIẢI PHÁP"], None),
    "a broken line": (
        "<w:p><w:r><w:t>ỦY BAN</w:t><w:br/><w:t>NHÂN DÂN</w:t></w:r></w:p>",
        ["ỦY BAN", "NHÂN DÂN"], None),
    "a hyphen that does not break": (
        "<w:p><w:r><w:t>30/NQ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>",
        ["30/NQ-CP"], None),
    "the words of a link": (
        '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>Nghị định</w:t></w:r></w:hyperlink></w:p>',
        ["Nghị định"], None),
    "a field shows its result": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>05/10/2022</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        ["05/10/2022"], None),
    "a control around paragraphs": (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        ["trong ô"], None),
    "a box beside the words": (
        "<w:p><w:r><w:t>thân bài</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        ["thân bài", "DỰ THẢO"], None),
}  # fmt: skip


@pytest.mark.parametrize("case", WORDS)
def test_words_are_read_as_they_are_printed(case: str) -> None:
    markup, expected, note = WORDS[case]
    found = read_file(hand.xml(markup), "a.docx")
    assert [line for line in found.text.split("\n") if line] == expected
    assert found.notes == ((note,) if note else ())


def test_a_note_at_the_foot_is_read_below_its_paragraph() -> None:
    note = (f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>Nghị quyết số '
            "30/NQ-CP ngày 11/3/2022 của Chính phủ</w:t></w:r></w:p></w:footnote></w:footnotes>")
    body = hand.xml('<w:p><w:r><w:t>I. MỤC ĐÍCH</w:t></w:r></w:p><w:p><w:r><w:t>1. Thực hiện nghị '
                    'quyết của Chính phủ</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r>'
                    "</w:p><w:p><w:r><w:t>2. Việc khác.</w:t></w:r></w:p>")  # fmt: skip
    found = read_file(hand.with_part(body, "footnotes", "footnotes", note), "a.docx")
    assert found.notes == ("footnotes",)
    assert "Chính phủ[1].\n\n[1] Nghị quyết số 30/NQ-CP" in found.text
    cited = read_plan(found.text).citations
    assert [(one.number, one.issued_on, one.section) for one in cited if one.number] == [
        ("30/NQ-CP", "2022-03-11", "I.1")]  # fmt: skip


def test_headers_and_footers_are_left_out_and_said_to_be() -> None:
    made = hand.document()
    made.add_paragraph("Thân bài")
    made.sections[0].footer.paragraphs[0].text = "Trang 2"
    found = read_file(hand.saved(made), "a.docx")
    assert (found.text, found.notes) == ("Thân bài\n", ("headers_left_out",))


# --- old fonts --------------------------------------------------------------------------------

OLD = {
    "TCVN3": (".VnTime", "KÕ ho¹ch sè 66 cña ñy ban nh©n d©n tØnh", "tcvn3",
              "Kế hoạch số 66 của ủy ban nhân dân tỉnh"),
    "TCVN3 in capitals": (".VnTimeH", "NhiÖm vô, gi¶i ph¸p", "tcvn3", "NHIỆM VỤ, GIẢI PHÁP"),
    "VNI": ("VNI-Times", "Keá hoaïch soá 66 cuûa UÛy ban nhaân daân", "vni",
            "Kế hoạch số 66 của Ủy ban nhân dân"),
}  # fmt: skip


@pytest.mark.parametrize("case", OLD)
def test_an_old_font_is_known_by_its_name(case: str) -> None:
    font, typed, encoding, meant = OLD[case]
    made = hand.document()
    made.add_paragraph("Đoạn đã đúng phông.")
    made.add_paragraph().add_run(typed).font.name = font
    found = read_file(hand.saved(made), "a.docx")
    assert found.text == f"Đoạn đã đúng phông.\n\n{meant}\n"
    assert (found.encoding, found.notes) == (encoding, (f"converted_{encoding}",))


def test_a_mark_may_stand_in_another_run_than_its_letter() -> None:
    made = hand.document()
    paragraph = made.add_paragraph()
    for typed, size in (("Ke", 14), ("á hoa", 13), ("ïch", 14)):
        run = paragraph.add_run(typed)
        run.font.name, run.font.size = "VNI-Times", Pt(size)
    assert lines(hand.saved(made)) == ["Kế hoạch"]


def test_words_that_are_right_stay_though_their_font_is_old() -> None:
    made = hand.document()
    made.add_paragraph().add_run("Ủy ban nhân dân tỉnh").font.name = ".VnTime"
    found = read_file(hand.saved(made), "a.docx")
    assert (found.text, found.encoding) == ("Ủy ban nhân dân tỉnh\n", "utf-8")


# --- whole plans ------------------------------------------------------------------------------


def test_plan_66_in_word_reads_as_its_text_does() -> None:
    found = read_file(hand.plan66(), "ke-hoach-66.docx")
    assert found.kind is InputKind.DOCX
    assert hand.told(read_plan(found.text, known())) == hand.told(reading())


@hand.needs_office
def test_libreoffice_prints_plan_66_with_the_same_labels() -> None:
    assert lines(hand.plan66()) == hand.printed_text(hand.plan66())


def test_most_labels_of_that_file_are_counted_by_word() -> None:
    typed = docx.Document(io.BytesIO(hand.plan66()))
    counted = [one for one in typed.paragraphs if one._p.xpath("./w:pPr/w:numPr")]
    assert len(counted) > 40
    assert "I. MỤC ĐÍCH, YÊU CẦU" not in [one.text for one in typed.paragraphs]
    assert "I. MỤC ĐÍCH, YÊU CẦU" in plan_text()


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(RegistryError) as refused:
        read_file(hand.saved(hand.document()), "a.docx")
    assert refused.value.code == "empty"
