"""The frame and the ending of documents in the forms they are printed in."""

import pytest

from registry.reading import Kind, Why, read_plan

BODY = """
I. MỤC ĐÍCH

1. Đọc được phần đầu của văn bản.
"""
COLUMNS = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH TRÀ VINH                 Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                Trà Vinh, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Triển khai công tác năm 2026
"""
SIGNED = """
Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Nguyễn Quỳnh Thiện
"""


def header(text, body=BODY):
    return read_plan(text + body).header


def test_two_columns_on_one_line_are_told_apart():
    read = header(COLUMNS)

    assert (read.number, read.kind, read.place, read.issued_on) == (
        "12/KH-UBND", Kind.PLAN, "Trà Vinh", "2026-01-05")
    assert read.issuer == "Ủy ban nhân dân tỉnh Trà Vinh"
    assert read.subject == "Triển khai công tác năm 2026"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 66/KH-UBND", "66/KH-UBND"),
        ("Số: **66** /KH-UBND", "66/KH-UBND"),
        ("Số:      /KH-UBND", "/KH-UBND"),
        ("Số: ......./KH-UBND", "/KH-UBND"),
        ("Số 49-KH/TU", "49-KH/TU"),
        ("Số 45-CTr/TU", "45-CTr/TU"),
        ("Số: 1961/QĐUBND", "1961/QĐ-UBND"),
        ("Số: 01/2024/QĐ-UBND", "01/2024/QĐ-UBND"),
        ("Số : 12 / KH - UBND", "12/KH-UBND"),
        ("Só: 288/KH-VP", "288/KH-VP"),
        ("Số: 36/2018/QH14", "36/2018/QH14"),
        ("Só:¿//KH-VP", "¿//KH-VP?"),
        ("Số:⁄‡6 /CT-UBND", "⁄‡6/CT-UBND?"),
    ],
)
def test_a_number_is_read_in_every_form(printed, number):
    assert header(COLUMNS.replace("Số: 12/KH-UBND", printed)).number == number


@pytest.mark.parametrize(
    ("printed", "place", "issued_on"),
    [
        ("Trà Vinh, ngày 5 tháng 10 năm 2022", "Trà Vinh", "2022-10-05"),
        ("TP. Hồ Chí Minh, ngày 18 tháng 11 năm 2025", "TP. Hồ Chí Minh", "2025-11-18"),
        ("Bà Rịa - Vũng Tàu, ngày 01 tháng 7 năm 2024", "Bà Rịa - Vũng Tàu", "2024-07-01"),
        ("Trà Vinh, ngày      tháng 10 năm 2022", "Trà Vinh", "2022-10"),
        ("Trà Vinh, ngày      tháng      năm 2022", "Trà Vinh", "2022"),
        ("Quảng Ngãi, ngày 4‡tháng 12 năm 2021", "Quảng Ngãi", "2021-12"),
        ("Trà Vinh, ngày 31 tháng 02 năm 2022", "Trà Vinh", "2022-02"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_printed(printed, place, issued_on):
    read = header(COLUMNS.replace("Trà Vinh, ngày 05 tháng 01 năm 2026", printed))

    assert (read.place, read.issued_on) == (place, issued_on)


@pytest.mark.parametrize(
    ("over", "number", "issuer"),
    [
        (("UBND TỈNH TRÀ VINH", "SỞ NỘI VỤ"), "5/KH-SNV", "Sở Nội vụ tỉnh Trà Vinh"),
        (("HĐND TỈNH TRÀVINH", "VĂN PHÒNG"), "5/KH-VP", "Văn phòng HĐND tỉnh Trà Vinh"),
        (("ỦY BAN NHÂN DÂN", "HUYỆN CÀNG LONG"), "5/KH-UBND", "Ủy ban nhân dân huyện Càng Long"),
        (("UBND TỈNH TRÀ VINH", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"), "5/KH-SVHTTDL",
         "Sở Văn hóa, Thể thao và Du lịch tỉnh Trà Vinh"),
        (("THỦ TƯỚNG CHÍNH PHỦ",), "5/CT-TTg", "Thủ tướng Chính phủ"),
        (("BỘ NỘI VỤ",), "5/KH-BNV", "Bộ Nội vụ"),
        (("TỈNH ỦY TRÀ VINH",), "5-KH/TU", "Tỉnh ủy Trà Vinh"),
        (("BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"), "5/TCT-TTKT", "Tổng cục thuế"),
        (("BỘ NỘI VỤ", "DỰ THẢO"), "5/KH-BNV", "Bộ Nội vụ"),
    ],
    ids=["department", "office", "district", "fields", "premier", "ministry", "party",
         "under_a_ministry", "stamp"],
)
def test_the_issuer_is_the_body_over_the_number(over, number, issuer):
    below = COLUMNS[COLUMNS.index("Số:") :].replace("12/KH-UBND", number)

    assert header("\n".join([*over, below])).issuer == issuer


def test_a_kind_and_its_subject_may_share_a_line():
    read = header(COLUMNS.replace("KẾ HOẠCH\nTriển", "KẾ HOẠCH TRIỂN"))

    assert (read.kind, read.subject) == (
        Kind.PLAN, "KẾ HOẠCH TRIỂN khai công tác năm 2026")


def test_signer_and_recipients_are_read_below():
    read = header(COLUMNS, BODY + SIGNED)

    assert (read.signer, read.recipients) == (
        "Nguyễn Quỳnh Thiện", ("Như trên;", "Lưu: VT."))


@pytest.mark.parametrize(
    "ending",
    [
        "Nơi nhận:\n- Như trên;          Đặng Văn Minh\n- Lưu: VT.\n",
        "Nơi nhận:\n- Mặt trận tỉnh; Đặng Văn Minh\n- Lưu: VT.\n",
        "CHỦ TỊCH\n\nĐẶNG VĂN MINH\n",
    ],
    ids=["gap", "stop", "capitals"],
)
def test_a_signer_beside_the_list_or_in_capitals_is_found(ending):
    assert header(COLUMNS, BODY + "\n" + ending).signer.casefold() == "đặng văn minh"


def test_every_field_tells_where_it_is_printed():
    text = COLUMNS + BODY + SIGNED
    fields = read_plan(text).header.fields
    printed = {one.name: text[one.start : one.end] for one in fields}

    assert {*printed} >= {
        "number", "issued_on", "kind", "subject", "issuer", "signer", "recipients"}
    assert printed["signer"] == "Nguyễn Quỳnh Thiện"
    assert "12/KH-UBND" in printed["number"]
    assert all(0 < one.confidence <= 1 for one in fields)


@pytest.mark.parametrize(
    "between", ["\n", "          ", "\n\n"], ids=["two lines", "one line", "apart"])
def test_a_blank_number_and_its_day_have_each_their_own_span(between):
    number, day = "Số:      /KH-UBND", "Trà Vinh, ngày     tháng     năm 2026"
    text = f"ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n{number}{between}{day}\n\nKẾ HOẠCH\nThử đọc\n" + BODY
    fields = read_plan(text).header.fields
    told = {one.name: (text[one.start : one.end], one.line) for one in fields}

    assert told["number"] == (number, 3)
    assert told["issued_on"] == (day, 3 + between.count("\n"))


def test_lines_of_frame_and_ending_that_say_nothing_known_are_told():
    text = "Mẫu số 7\n\n" + COLUMNS + BODY + SIGNED + "[1] Xem phụ trang.\n"
    unread = [text[one.start : one.end] for one in read_plan(text).unread if one.why is Why.LINE]

    assert unread == ["Mẫu số 7", "[1] Xem phụ trang."]


def test_a_text_without_labels_and_empty_lines_has_its_signer():
    text = COLUMNS + "".join(f"Việc thứ {place} làm ngay.\n" for place in range(9)) + (
        "KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nNguyễn Hồng An\n")
    read = read_plan(text)

    assert (read.header.subject, read.header.signer) == (
        "Triển khai công tác năm 2026", "Nguyễn Hồng An")
    assert read.sections[0].text.count("Việc thứ") == 9


def test_a_text_without_any_label_gives_a_reading():
    read = read_plan(COLUMNS + "\nCác cơ quan thực hiện tốt nhiệm vụ.\n\nHoàn thành trong năm.\n")

    assert read.header.number == "12/KH-UBND"
    assert [(section.path, section.text) for section in read.sections] == [
        ("intro", "Các cơ quan thực hiện tốt nhiệm vụ.\nHoàn thành trong năm.")]


LETTER = """UBND TỈNH TRÀ VINH
SỞ NỘI VỤ
-------
Số: 574/SNV-CCHC
V/v báo cáo kết quả
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Trà Vinh, ngày 4 tháng 5 năm 2023

Kính gửi: Các sở, ban, ngành.
"""


def test_an_official_letter_has_its_subject_under_the_number():
    read = read_plan(LETTER).header

    assert (read.number, read.kind, read.subject) == (
        "574/SNV-CCHC", Kind.OFFICIAL_LETTER, "V/v báo cáo kết quả")
    assert (read.issuer, read.issued_on) == ("Sở Nội vụ tỉnh Trà Vinh", "2023-05-04")


PARTY = """ĐẢNG BỘ TỈNH TRÀ VINH
TỈNH ỦY
*
Số 49-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Trà Vinh, ngày 10 tháng 8 năm 2022

KẾ HOẠCH
thực hiện Nghị quyết số 18-NQ/TW
"""


def test_a_letterhead_of_the_party_is_read():
    read = header(PARTY, BODY + "\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nNgô Chí Cường\n")

    assert (read.number, read.issuer, read.place, read.issued_on, read.signer) == (
        "49-KH/TU", "Tỉnh ủy Trà Vinh", "Trà Vinh", "2022-08-10", "Ngô Chí Cường")


MARKDOWN = """| **ỦY BAN NHÂN DÂN** **TỈNH AN GIANG** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |
|---|---|
| Số: 77/KH-UBND | *An Giang, ngày 3 tháng 2 năm 2025* |

# KẾ HOẠCH

## Chuyển đổi số năm 2025
"""


def test_a_head_laid_out_as_a_table_is_read():
    ending = ("\n| **Nơi nhận:** - Như trên; - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN** **CHỦ TỊCH** "
              "**Lê Văn Phước** |\n|---|---|\n")
    read = header(MARKDOWN, BODY + ending)

    assert (read.number, read.kind, read.issuer, read.place, read.issued_on, read.subject) == (
        "77/KH-UBND", Kind.PLAN, "Ủy ban nhân dân tỉnh An Giang", "An Giang", "2025-02-03",
        "Chuyển đổi số năm 2025")
    assert (read.signer, read.recipients) == ("Lê Văn Phước", ("Như trên", "Lưu: VT."))
