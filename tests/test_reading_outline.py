"""Structures as plans, directives and decisions print them, and as scanners misread them."""

import pytest

from registry.reading import Kind, Level, read_plan
from tests.test_reading_structure import OPENING


def read(body, opening=OPENING):
    return read_plan(opening + body)


def paths(body, opening=OPENING):
    return [section.path for section in read(body, opening).sections]


def defects(body):
    return [(d.kind, d.printed, d.proposed) for d in read(body).defects
            if d.kind.endswith("label") or d.kind.endswith("labels")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("I. A\n\n1. B\n\na) C\n\nb) D\n\n2. E\n\nII. F\n", "I I.1 I.1.a I.1.b I.2 II"),
        ("**I. A**\n\n**1. B**\n\n## II. C\n", "I I.1 II"),
        ("1. A\n\na) B\n\nb) C\n\n2. D\n", "1 1.a 1.b 2"),
        ("1. A\n\n1.1. B\n\n1.1.1. C\n\n1.2 D\n\n2. E\n", "1 1.1 1.1.1 1.2 2"),
        # A dot parts two levels: what stands below no «2» is no child of one.
        ("2.1. A\n\n2.2. B\n\n1. C\n\n2. D\n\n1) E\n", "2-1 2-2 1 2 2.1"),
        ("I. A\n\n1.1. B\n\n1.2. C\n", "I I.1-1 I.1-2"),
        ("Phần thứ nhất\nA\n\nA. B\n\nI. C\n\n1. D\n\nB. E\n\nPhần thứ hai\nF\n",
         "Phần thứ nhất Phần thứ nhất.A Phần thứ nhất.A.I Phần thứ nhất.A.I.1 Phần thứ nhất.B "
         "Phần thứ hai"),
        ("I. X\n\nA. B\n\n1. C\n\nB. D\n\nII. E\n", "I I.A I.A.1 I.B II"),
        ("I. A\n\n1. B\n\n(1) C;\n\n(2) D.\n\n2. E\n\n(1) F.\n",
         "I I.1 I.1.(1) I.1.(2) I.2 I.2.(1)"),
        ("1. A\n\na) B\n\n(1) C;\n\n(2) D;\n\nb) E\n", "1 1.a 1.a.(1) 1.a.(2) 1.b"),
        ("1. A\n\n1) B\n\n2) C\n\n2. D\n", "1 1.1 1.2 2"),
        ("I. A\n\na) B\n\n1. C\n\n2. D\n\nb) E\n", "I I.a I.a.1 I.a.2 I.b"),
        ("I/ A\n\n1/ Mục đích\n\na/ Bảo đảm\n\n2/ Yêu cầu\n\nII/ B\n", "I I.1 I.1.a I.2 II"),
        ("I- A\n\n1- Mục đích\n\n2- Yêu cầu\n\nII- B\n", "I I.1 I.2 II"),
        ("1. A\n\na. B\n\nb. C\n\nc. D\n\nd. E\n\nđ. F\n\ne. G\n",
         "1 1.a 1.b 1.c 1.d 1.đ 1.e"),
        ("1. A\n\n- B\n\n+ C\n\n• D\n\n2. E\n", "1 2"),
        ("Điều 1. A\n\n1. B\n\na) C\n\nĐiều 2. D\n", "Điều 1 Điều 1.1 Điều 1.1.a Điều 2"),
        ("Chương I\nA\n\nĐiều 1. B\n\nChương II\nC\n\nĐiều 2. D\n",
         "Chương I Chương I.Điều 1 Chương II Chương II.Điều 2"),
        ("1. Mục đích.\n\n1. Làm cho Nhân dân trong toàn xã thấy rõ ý nghĩa của cuộc bầu cử.\n\n"
         "2. Động viên cán bộ, công chức, viên chức và Nhân dân hăng hái tham gia bầu cử.\n\n"
         "2. Yêu cầu.\n\n3. Cách làm.\n", "1 1.1 1.2 2 3"),
        ("I. A\n\n1. B\n\na) Việc làm:\n\n1. Mở\n\n2. D\n\nb) E\n\n2. F\n",
         "I I.1 I.1.a I.1.a.1 I.1.a.2 I.1.b I.2"),
        ("Điều 1. A\n\nĐiêu 2. B\n\nDiều 3. C\n", "Điều 1 Điêu 2 Diều 3"),
        ("Phần A\nMỘT\n\nI. C\n\nPhần B\nQUY ĐỊNH\n\nI. D\n",
         "Phần_A Phần_A.I Phần_B Phần_B.I"),
        ("I.   A\n\n1.  B\n\na)  C\n\n2.\t D\n", "I I.1 I.1.a I.2"),
        ("I. A\n\nI.1. B\n\nI.2. C\n\nII. F\n\nII.1 Một\n", "I I.1 I.2 II II.1"),
        ("1. A\n\na) B\n\na1) C\n\na2) D\n\nb) E\n\nb.1) F\n\n2. G\n",
         "1 1.a 1.a.a1 1.a.a2 1.b 1.b.1 2"),
        ("# I. A\n\n- a) B\n- **b) C:** D\n- d Đ\n- 2 E\n", "I I.a I.b"),
        ("1. A\n\n- a) Có hệ thống giám sát để phát hiện và ngăn chặn các hành vi truy\n"
         "- b) Ghi nhật ký toàn bộ việc sử dụng của bên thứ ba\n- đ) C\n", "1 1.a 1.b 1.đ"),
        ("1. 100% cơ quan A.\n\n2. 50% cơ quan B.\n", "1 2"),
        ("1.\n\nMục đích\n\n2.\n\nYêu cầu\n", "1 2"),
    ],
    ids=["roman", "markdown", "items", "nested", "no_head", "no_head_inside", "parts",
         "letters_inside", "paren", "paren_points", "two_signs", "numbers_in_points", "slashes",
         "dashes", "dotted_points", "bullets",
         "articles", "chapters", "items_under_heading", "items_under_point",
         "misread_articles", "lettered_parts", "wide_spaces", "roman_items", "points_of_points",
         "bulleted", "bulleted_wide", "share", "label_alone"],
)
def test_labels_make_the_outline(body, expected):
    words = {"Phần thứ nhất": "Phần_thứ_nhất", "Phần thứ hai": "Phần_thứ_hai"}
    found = " ".join(paths(body))
    for path, short in {**words, "Chương ": "Chương_", "Điều ": "Điều_",
                        "Điêu ": "Điêu_", "Phần ": "Phần_", "Diều ": "Diều_"}.items():
        found, expected = found.replace(path, short), expected.replace(path, short)
    assert found.split() == expected.split()


def test_points_follow_the_vietnamese_alphabet():
    letters = "abcdđeghiklmnopqrstuvxy"
    body = "1. A\n\n" + "\n\n".join(f"{one}) Việc {one}" for one in letters)

    assert paths(body) == ["1", *(f"1.{one}" for one in letters)]
    assert defects(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "I. A\n\n1. Thực hiện theo quy định tại khoản\n1. Điều 5 của Luật.\n",
        "I. A\n\n1. Cấp ngay hàng hóa cho các xã bị chia cắt theo phương án của cấp độ\n"
        "1. Cấp ngay mì tôm.\n",
        "I. A\n\n1. Ba trụ cột gồm:\n(1) Công nghiệp; (2) Nông nghiệp; (3) Dịch vụ.\n",
        "I. A\n\n1. Tổng kinh phí thực hiện kế hoạch của các cơ quan trong năm là khoảng\n"
        "2.5 tỷ đồng từ ngân sách.\n",
        "I. A\n\n1. Các cơ quan báo cáo kết quả thực hiện về Sở Nội vụ để tổng hợp trước\n"
        "31.12 hằng năm.\n",
    ],
    ids=["reference", "level", "inline_list", "money", "day"],
)
def test_a_number_inside_a_sentence_is_no_label(body):
    assert paths(body) == ["I", "I.1"]


@pytest.mark.parametrize(
    ("body", "expected", "slip"),
    [
        ("1. A\n\n2. B\n\n3. C\n\n4. D\n\n§. Sở\n\n6. E\n", "1 2 3 4 5 6", ("§.", "5.")),
        ("l. Mục\n\n2. B\n\n3. C\n", "1 2 3", ("l.", "1.")),
        ("I. A\n\nH. NỘI DUNG\n\nIII. C\n", "I II III", ("H.", "II.")),
        ("I. A\n\nll. NỘI DUNG\n\nIII. C\n", "I II III", ("ll.", "II.")),
        ("I. A\n\nII. B\n\nIH. NỘI DUNG\n", "I II III", ("IH.", "III.")),
        ("I. A\n\nII NHIỆM VỤ\n\nIII. C\n", "I II III", ("II", "II.")),
        ("I MỤC ĐÍCH\n\n1. A\n\nII. NHIỆM VỤ\n", "I I.1 II", ("I", "I.")),
        ("I. A\n\n1. B\n\nI. NHIỆM VỤ\n\n1. C\n\n", "I I.1 II II.1", ("I.", "II.")),
        ("1. A\n\n2. B\n\n3, Sở\n\n4. D\n", "1 2 3 4", ("3,", "3.")),
        ("I. A\n\n1; Sở\n\n2. B\n", "I I.1 I.2", ("1;", "1.")),
        ("I. A\n\n1. B\n\nI.1. Mở\n\n1.2. Cấp\n", "I I.1 I.1.1 I.1.2", ("I.1.", "1.1.")),
        ("I. MỘT\n\nI. Giám sát\n\n2. B\n\nII. HAI\n", "I I.1 I.2 II", ("I.", "1.")),
        ("I. A\n\n1, Mở\n\n1.1. B\n\n1.2. C\n", "I I.1 I.1.1 I.1.2", ("1,", "1.")),
        ("Ill. TỔ CHỨC\n\n1. B\n\n2. C\n", "III III.1 III.2", ("Ill.", "III.")),
        ("I. A\n\nILL TỔ CHỨC\n\n1. B\n", "I III III.1", ("ILL", "III.")),
        ("1. A\n\nc) Z\n\nd) X\n\nd) Việc\n\ne) Y\n", "1 1.c 1.d 1.đ 1.e", ("d)", "đ)")),
    ],
    ids=["paragraph_sign", "l", "H", "ll", "IH", "no_stop", "bare_first", "lost_stroke", "comma",
         "semicolon", "nested_I", "number_I", "comma_over_nested", "lone", "lone_bare", "d"],
)
def test_a_misread_label_is_kept_as_printed_and_ordered_as_meant(body, expected, slip):
    found = read(body)
    meant = [one for one in found.sections if one.rule == "meant_label"]

    assert [one.path for one in found.sections] == expected.split()
    assert [one.label for one in meant] == [slip[0]]
    assert ("misread_label", *slip) in defects(body)


def test_strokes_parted_by_spaces_are_one_label():
    assert paths("VI. A\n\nVII. B\n\nVII I.  C\n\n1. D\n") == ["VI", "VII", "VIII", "VIII.1"]


def test_what_is_issued_with_a_decision_begins_anew_without_its_kind():
    body = (
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành.\n\nĐiều 2. Thi hành.\n\nCHỦ TỊCH\n\nLê An\n\n"
        "CHẾ ĐỘ BÁO CÁO\n(Ban hành kèm theo Quyết định số 4/QĐ-UBND)\n\n1. A\n\n2. B\n"
    )

    assert [one for one in paths(body) if one[-1].isdecimal()] == ["Điều 1", "Điều 2", "1", "2"]


def test_strokes_lost_once_are_lost_again():
    body = "I. A\n\nI. NHIỆM VỤ\n\n1. B\n\nII. TỔ CHỨC\n\n1. C\n"

    assert paths(body) == ["I", "II", "II.1", "III", "III.1"]


def test_a_sentence_that_goes_on_behind_a_comma_is_no_label():
    assert paths("I. A\n\n1. Thực hiện các khoản 1, 2,\n3, Điều 5 của Luật\n") == ["I", "I.1"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. A\n\n2. B\n\n4. D\n", [("skipped_label", "4.", "")]),
        ("1. A\n\n2. B\n\n2. C\n\n3. D\n", [("duplicate_label", "2.", "3.")]),
        ("1. A\n\n2. B\n\n1. C\n\n2. D\n", [("restarted_labels", "1.", "")]),
        ("1. A\n\n3. B\n\n2. C\n", [("skipped_label", "3.", ""), ("misplaced_label", "2.", "")]),
        ("I. A\n\nII. B\n\nII. C\n", [("duplicate_label", "II.", "III.")]),
        ("1. A\n\na) B\n\nb) C\n\ng) D\n", [("skipped_label", "g)", "")]),
    ],
    ids=["skipped", "duplicate", "restarted", "misplaced", "roman", "letters"],
)
def test_labels_out_of_order_are_kept_and_told(body, expected):
    assert defects(body) == expected


def test_a_directive_without_sections_has_its_items():
    text = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 05/CT-UBND

Trà Vinh, ngày 05 tháng 01 năm 2026

CHỈ THỊ

Về việc đón Tết

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Các sở, ban, ngành

a) Quán triệt.

2. Sở Công Thương chủ trì.

Yêu cầu các cơ quan thực hiện nghiêm./.
"""
    found = read_plan(text)

    assert found.header.kind is Kind.DIRECTIVE
    assert [one.path for one in found.sections][:3] == ["1", "1.a", "2"]


DECISION = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 05/QĐ-UBND

Trà Vinh, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 2;

CHỦ TỊCH

Lê Văn Hẳn

KẾ HOẠCH

Triển khai công tác
(Ban hành kèm theo Quyết định số 05/QĐ-UBND)

I. MỤC ĐÍCH

1. Nâng cao chất lượng.

II. NHIỆM VỤ

1. Sở Nội vụ chủ trì.
"""


def test_a_decision_and_the_plan_it_issues_are_both_read():
    found = read_plan(DECISION)

    assert (found.header.number, found.header.kind) == ("05/QĐ-UBND", Kind.DECISION)
    assert found.header.signer == "Lê Văn Hẳn"
    labelled = [one.path for one in found.sections if one.label]
    assert labelled == ["Điều 1", "Điều 2", "I", "I.1", "II", "II.1"]
    (title,) = [one for one in found.sections if one.rule == "attached_title"]
    assert title.text.startswith("KẾ HOẠCH\nTriển khai công tác")


def test_appendices_behind_the_signature_are_sections():
    body = ("I. A\n\n1. B\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Hẳn\n\n"
            "PHỤ LỤC I\n\nDANH MỤC\n\n1. C\n\nPhụ lục 2\n\nI. D\n\n1. E\n")

    found = read(body).sections
    assert [one.path for one in found] == [
        "I", "I.1", "PLI", "PLI.intro", "PLI.1", "PL2", "PL2.I", "PL2.I.1"]
    assert [one.level for one in found if one.path.startswith("PL") and "." not in one.path] == (
        [Level.APPENDIX] * 2)


def test_pages_neither_cut_sentences_nor_open_sections():
    body = ("I. A\n\n1. Các sở, ban, ngành triển khai thực hiện các nhiệm vụ được giao theo\n\n"
            "2\n\n\fquy định của pháp luật.\n\n2. Sở Nội vụ thực hiện theo đề nghị của các cơ "
            "quan của\n- 3 -\nTrung ương và địa phương.\n")
    texts = [one.text for one in read(body).sections]

    assert "được giao theo quy định của pháp luật." in texts[1]
    assert "của các cơ quan của Trung ương và địa phương." in texts[2]


def test_a_head_that_runs_over_the_pages_is_no_text():
    pages = "\n\n".join(f"\f{page}\n\nKế hoạch công tác\n\n{page - 1}. Việc thứ {page}."
                        for page in range(2, 7))
    found = read(pages)

    assert [one.path for one in found.sections] == ["1", "2", "3", "4", "5"]
    assert all("công tác" not in one.text for one in found.sections)


ROWS = """PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan thực hiện |  | Thời gian |
|---|---|---|---|---|
|  |  | Chủ trì | Phối hợp |  |
| (1) | (2) | (3) | (4) | (5) |
| I | Thể chế |  |  |  |
| 1 | **Ban hành quy chế** | Sở Nội vụ | Sở Tư pháp | Quý II/2026 |
| 2 | Rà soát |  | Sở Tài chính | Trước 30/9/2026 |
"""


def test_rows_printed_on_one_line_are_rows():
    found = read("I. A\n\n1. B\n\n" + ROWS)

    assert [(row.label, row.text.split("\n")[0]) for row in found.rows] == [
        ("I", "Thể chế"), ("1", "Ban hành quy chế"), ("2", "Rà soát")]
    assert [(a.agency, a.role.value) for a in found.assignments if a.rule.startswith("column")] == [
        ("Sở Nội vụ", "lead"), ("Sở Tư pháp", "coordinate"), ("Sở Tài chính", "coordinate")]
    assert [d.value for d in found.deadlines] == ["by 2026-Q2", "before 2026-09-30"]


@pytest.mark.parametrize("head", ["TT | Nhiệm vụ | Chủ trì", "Nhiệm vụ | Chủ trì | Thời gian"],
                         ids=["numbered", "told"])
def test_rows_without_bars_around_them_are_rows_from_the_heads_on(head):
    found = read(f"PHỤ LỤC\n\nTổ A | Tổ B | Tổ C\n\n{head}\n\n1 | Họp | Sở Y tế\n\n2 | Thi | Sở\n")

    assert [row.label for row in found.rows][-2:] == ["1", "2"]


def test_a_table_without_a_column_of_numbers_is_read_by_its_heads():
    body = ("PHỤ LỤC\n\n| Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành |\n|---|---|---|\n"
            "| Ban hành | Sở Nội vụ | Tháng 5/2026 |\n")
    found = read(body)

    assert [a.agency for a in found.assignments if a.rule.startswith("column")] == ["Sở Nội vụ"]
    assert [d.value for d in found.deadlines] == ["by 2026-05"]


def test_a_heading_over_two_lines_is_one_heading():
    found = read("I. MỤC ĐÍCH VÀ\nYÊU CẦU\n\n1. B.\n").sections

    assert found[0].heading == "MỤC ĐÍCH VÀ YÊU CẦU"


def test_paragraphs_without_labels_around_the_items_are_sections_of_their_own():
    found = read("I. A\n\nMở đầu của mục.\n\n1. B.\n\n2. C.\n\nTrên đây là Kế hoạch./.\n").sections

    assert [(one.path, one.level) for one in found if not one.label] == [
        ("I.intro", Level.PARAGRAPH), ("I.ket1", Level.PARAGRAPH)]
