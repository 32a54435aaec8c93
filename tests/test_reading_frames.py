"""Heads as collections of law and scanners print them: broken lines, bars, letters, other days."""

import pytest

from registry.reading import Kind, read_plan

BROKEN = (
    "ỦY\nBAN NHÂN DÂN\nTỈNH TRÀ VINH\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n-------\n|\nSố:\n{number}\n|\n{dated}\n|\nQUYẾT ĐỊNH\n"
    "VỀ VIỆC PHÊ DUYỆT DANH MỤC\nCăn cứ Luật Giá;\nQUYẾT ĐỊNH:\nĐiều 1.\nPhê duyệt danh mục.\n"
)


@pytest.mark.parametrize(
    "dated",
    ["Trà\nVinh, ngày 05 tháng 3 năm 2024", "Trà Vinh, ngày\n05 tháng 3 năm 2024",
     "Trà Vinh, ngày 05\ntháng 3 năm 2024", "Trà Vinh,\nngày 05 tháng 3 năm 2024"],
    ids=["in the name", "before the day", "before the month", "behind the place"],
)
def test_a_head_broken_over_lines_is_read_whole(dated):
    header = read_plan(BROKEN.format(number="12/2024/QĐ-UBND", dated=dated)).header

    assert (header.number, header.issuer) == ("12/2024/QĐ-UBND", "Ủy ban nhân dân tỉnh Trà Vinh")
    assert (header.place, header.issued_on) == ("Trà Vinh", "2024-03-05")


def test_the_level_of_a_place_may_stand_in_the_text():
    header = read_plan(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 7/KH-UBND | Bến Tre, ngày 08 tháng 01 năm 2024 |\nTIÊM CHỦNG NĂM 2024\n"
        "- Giữ tỷ lệ tiêm trên địa bàn tỉnh Bến Tre.\n"
    ).header

    assert header.issuer == "Ủy ban nhân dân tỉnh Bến Tre"


def test_the_committee_that_speaks_names_its_level():
    header = read_plan(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 7/KH-UBND | Bến Tre, ngày 08 tháng 01 năm 2024 |\nTIÊM CHỦNG NĂM 2024\n"
        "- Chủ tịch UBND tỉnh giao Sở Y tế báo cáo.\n"
    ).header

    assert header.issuer == "Ủy ban nhân dân tỉnh Bến Tre"


def test_a_page_of_a_site_may_print_the_title_alone():
    header = read_plan(
        "KẾ HOẠCH MỞ LỚP HỌC TRÊN ĐỊA BÀN TỈNH\n- Ngày đăng: 01-11-2022\n\n1. Mở lớp.\n\n"
        "2. Báo cáo.\n"
    ).header

    assert (header.kind, header.number) == (Kind.PLAN, None)


def test_what_stands_below_the_number_issues_nothing():
    header = read_plan(
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 7/QĐ-UBND | Bến Tre, ngày 08 tháng 01 năm 2024 |\n"
        "BAN HÀNH QUY CHẾ QUẢN LÝ CHỢ TỈNH BẾN TRE\nỦY BAN NHÂN DÂN TỈNH BẾN TRE\n"
        "1. Quy chế có hiệu lực từ ngày ký.\n"
    ).header

    assert header.issuer == "Ủy ban nhân dân tỉnh Bến Tre"


def test_a_card_of_facts_over_the_head_is_no_head():
    header = read_plan(
        "Kế hoạch 7/KH-UBND năm 2024\n| Số hiệu | 7/KH-UBND |\n| Loại văn bản | Kế hoạch |\n|\n"
        "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 7/KH-UBND |\n"
        "Bến Tre, ngày 08 tháng 01 năm 2024 |\nTIÊM CHỦNG TẠI TỈNH BẾN TRE NĂM 2024\n"
        "- Giữ tỷ lệ tiêm.\n"
    ).header

    assert (header.number, header.kind) == ("7/KH-UBND", Kind.PLAN)


@pytest.mark.parametrize(
    "text",
    ["Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về giải quyết "
     "thủ tục hành chính, thành phố làm như sau:\n1. Rà soát.\n2. Báo cáo.\n",
     "# TRIỂN KHAI QUYẾT ĐỊNH SỐ 61/QĐ-TTG NGÀY 23 THÁNG 4 NĂM 2018 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ "
     "THỦ TỤC HÀNH CHÍNH\n\n1. Rà soát.\n2. Báo cáo.\n"],
    ids=["sentence", "title"],
)
def test_the_number_and_day_of_another_document_are_not_its_own(text):
    header = read_plan(text).header

    assert (header.number, header.issued_on) == (None, None)


def test_a_letter_without_labels_has_its_head():
    header = read_plan(
        "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố:             /UBND-NC\n"
        "Trà Vinh, ngày       tháng 04 năm 2026\n\nV/v kiểm tra\nviệc tiếp công dân\n\n"
        "Kính gửi: Sở Tư pháp\n\nGiao Sở Tư pháp chủ trì kiểm tra.\n"
    ).header

    assert (header.number, header.kind) == ("/UBND-NC", Kind.OFFICIAL_LETTER)
    assert header.issued_on == "2026-04"


def test_a_month_no_calendar_has_leaves_the_year():
    header = read_plan(
        "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/QĐ-BTC Hà Nội, ngày 22 tháng 44 "
        "năm 2022\nQUYẾT ĐỊNH\nVề việc rà soát\n1. Rà soát.\n"
    ).header

    assert (header.place, header.issued_on) == ("Hà Nội", "2022")


LOWER = (
    "{left}\nSố: 5/KH-{symbol}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Trà Vinh, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nThử đọc\n\nI. MỤC ĐÍCH\n\n1. Đọc phần đầu.\n"
)


@pytest.mark.parametrize(
    ("left", "symbol", "issuer"),
    [
        ("BỘ TÀI CHÍNH\nKHO BẠC NHÀ NƯỚC", "KBNN", "Kho bạc Nhà nước"),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH TRÀ VINH", "CAT", "Công an tỉnh Trà Vinh"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO\nTÒA ÁN NHÂN DÂN TỈNH TRÀ VINH", "TA",
         "Tòa án nhân dân tỉnh Trà Vinh"),
        ("ỦY BAN MTTQ VIỆT NAM\nTỈNH TRÀ VINH", "MTTQ", "Ủy ban MTTQ Việt Nam tỉnh Trà Vinh"),
        ("TỈNH ĐOÀN TRÀ VINH\nBAN THƯỜNG VỤ", "TĐ", "Tỉnh đoàn trà vinh"),
        ("VĂN PHÒNG CHÍNH PHỦ Ä Š", "VPCP", "Văn phòng Chính phủ"),
        ("ỦY BAN NHÂN DÂN » Ỹ\nTỈNH TRÀ VINH .. I", "UBND", "Ủy ban nhân dân tỉnh Trà Vinh"),
        ("CỤC THUẾ\nCHI CỤC THUẾ KHU VỰC X", "CCT", "Chi cục thuế khu vực x"),
    ],
    ids=["ministry", "place", "court", "front", "organ", "stamp", "signs", "numeral"],
)
def test_the_lower_of_two_bodies_issues_and_what_is_pressed_over_it_is_no_name(
    left, symbol, issuer
):
    assert read_plan(LOWER.format(left=left, symbol=symbol)).header.issuer == issuer


@pytest.mark.parametrize(
    ("number", "kind"),
    [("31/VPCP-KGVX", Kind.OFFICIAL_LETTER), ("31/GM-UBND", Kind.OTHER)],
    ids=["letter", "invitation"],
)
def test_what_is_addressed_below_a_number_without_a_kind_is_a_letter(number, kind):
    text = (
        f"VĂN PHÒNG CHÍNH PHỦ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: {number} | Hà Nội, ngày "
        "05 tháng 9 năm 2021 |\nKính gửi: Bí thư Tỉnh ủy.\nVề việc này, Thủ tướng có ý kiến.\n"
    )

    assert read_plan(text).header.kind is kind


@pytest.mark.parametrize(
    "signed",
    ["| Nơi nhận:- Như trên;- Lưu: VT. | KT. CHỦ TỊCHPHÓ CHỦ TỊCHLê Văn An |",
     "| Nơi nhận:<br>- Lưu: VT. | **PHÓ CHỦ TỊCH**<br><br>**Lê Văn An** |"],
    ids=["run together", "breaks"],
)
def test_a_signer_in_a_cell_beside_the_list_is_found(signed):
    text = LOWER.format(left="ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH", symbol="UBND") + "\n" + signed + "\n"

    assert read_plan(text).header.signer == "Lê Văn An"
