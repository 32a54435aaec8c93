"""Documents cited by name: laws with their years, congresses, schemes, strategies, programmes."""

import pytest

from registry.reading import Kind, Known, KnownDocument, Via, read_plan
from registry.reading.citations import find_named, find_self
from tests.test_reading_forms import plan


def names(text):
    return [one.name for one in find_named(text)]


@pytest.mark.parametrize(
    ("text", "name", "year", "issued_on"),
    [
        ("Luật Phòng, chống tham nhũng năm 2018", "Luật Phòng, chống tham nhũng", "2018", None),
        (
            "Luật Phòng, chống tham nhũng (PCTN) năm 2018",
            "Luật Phòng, chống tham nhũng",
            "2018",
            None,
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức "
            "năm 2019",
            "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
            "2019",
            None,
        ),
        (
            "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ ngày 29/11/2024",
            "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
            None,
            "2024-11-29",
        ),
        ("Bộ luật Lao động ngày 20 tháng 11 năm 2019", "Bộ luật Lao động", None, "2019-11-20"),
        (
            "Pháp lệnh Ưu đãi người có công với cách mạng năm 2020",
            "Pháp lệnh Ưu đãi người có công với cách mạng",
            "2020",
            None,
        ),
    ],
)
def test_a_law_is_read_with_its_year_or_day(text, name, year, issued_on):
    found = next(find_named(text))

    assert (found.name, found.year, found.issued_on) == (name, year, issued_on)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Luật Đầu tư công và pháp luật có liên quan", ["Luật Đầu tư công"]),
        ("thi hành Luật Việc làm thuộc phạm vi của sở", ["Luật Việc làm"]),
        ("Luật Công nghiệp công nghệ số có hiệu lực", ["Luật Công nghiệp công nghệ số"]),
        (
            "Luật Tiêu chuẩn và quy chuẩn kỹ thuật quy định",
            ["Luật Tiêu chuẩn và quy chuẩn kỹ thuật"],
        ),
        (
            "Luật Ngân sách nhà nước và Luật Việc làm, Luật Đầu tư công",
            ["Luật Ngân sách nhà nước", "Luật Việc làm", "Luật Đầu tư công"],
        ),
        (
            "Luật Giáo dục quốc phòng và an ninh; Luật Dược",
            ["Luật Giáo dục quốc phòng và an ninh", "Luật Dược"],
        ),
        ("Căn cứ Luật giá ngày 20/6/2012;", ["Luật giá"]),
        ("Bộ luật tố tụng hình sự và Bộ Luật Dân sự 2015", ["Bộ luật tố tụng hình sự",
                                                            "Bộ Luật Dân sự"]),
        ("Luật hạt nhân năm 2031, Luật sao Hỏa", ["Luật hạt nhân"]),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật tổ chức chính "
            "quyền địa phương ngày 22/11/2019",
            ["Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật tổ chức chính "
             "quyền địa phương"],
        ),
        ("Luật sư Nguyễn Văn An ngày 5/6/2012", []),
        ("TRIỂN KHAI THI HÀNH LUẬT VIỆC LÀM TRÊN ĐỊA BÀN", ["LUẬT VIỆC LÀM"]),
        ("KỶ LUẬT LAO ĐỘNG ĐƯỢC TĂNG CƯỜNG", []),
        ("theo quy định của pháp luật", []),
        ("Luật sư và người dân", []),
    ],
)
def test_a_laws_name_ends_where_it_ends(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Chiến lược dữ liệu quốc gia",
        "Chiến lược tài chính toàn diện quốc gia đến năm 2025, định hướng đến năm 2030",
        "Đề án phát triển thanh toán không dùng tiền mặt giai đoạn 2025 - 2030",
        "Chương trình phát triển công nghiệp công nghệ số Việt Nam đến 2030, tầm nhìn 2035",
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025",
        "Kế hoạch dự trữ hàng hóa phòng, chống thiên tai năm 2025 của Sở Công Thương",
        "Chương trình phát triển kinh tế số giai đoạn 2026 - 2030 của Trung ương",
        "Chương trình “Quan trắc môi trường phục vụ quản lý ngành đến năm 2040”",
        "Đề án 06",
        "Chương trình OCOP",
        "Đề án KCN sinh thái Bến Giá",
        "Chương trình xây dựng luật, pháp lệnh năm 2025 của Quốc hội",
    ],
)
def test_a_scheme_is_cited_by_its_name(name):
    assert names(f"Triển khai {name}; báo cáo kết quả.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "ban hành Kế hoạch phát triển kinh tế số giai đoạn 2026 - 2030",
        "xây dựng và tổ chức triển khai Chương trình dạy và học về kỹ năng số",
        "Triển khai Chương trình hỗ trợ bệnh viện, trường học thanh toán không dùng tiền mặt",
        "thực hiện Kế hoạch hiệu quả theo từng năm",
        "Chiến lược và Kế hoạch",
        "Ban Chỉ đạo công tác Dân số - Kế hoạch hóa gia đình giai đoạn 2013 - 2015",
        "CÔNG NGHỆ CHIẾN LƯỢC GIAI ĐOẠN 2026 - 2030",
        "Đề án phát triển một số viện nghiên cứu",
        "tham gia; Báo cáo điều kiện khu liên hợp năm 2027",
        "Đề án nâng cao chất lượng, trong đó phấn đấu đến năm 2025 có một trường",
        "Đề án được phê duyệt",
        "chiếm 06% tổng số; Đề án 06%",
    ],
)
def test_what_is_only_being_made_or_not_named_is_no_citation(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng;",
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
        ),
        (
            "thực hiện Nghị quyêt Đại hội Đảng toàn quôc lân thứ XII;",
            "Nghị quyêt Đại hội Đảng toàn quôc lân thứ XII",
        ),
        ("theo Hiến pháp năm 2013 và", "Hiến pháp năm 2013"),
        ("Nghị quyết Đại hội XX Đảng bộ tỉnh, Kế", "Nghị quyết Đại hội XX Đảng bộ tỉnh"),
        (
            "Nghị quyết Đại hội đại biểu lần thứ XVII (nhiệm kỳ 2020-2025) Đảng bộ tỉnh Trà Vinh;",
            "Nghị quyết Đại hội đại biểu lần thứ XVII (nhiệm kỳ 2020-2025) Đảng bộ tỉnh Trà Vinh",
        ),
        ("triển khai De án 06 đã giao", "De án 06"),
    ],
)
def test_a_congress_and_the_constitution_are_read_also_from_a_scan(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch thực hiện Chiến lược phát triển chợ đến năm 2050 của tỉnh Trà Vinh",
         "Chiến lược phát triển chợ đến năm 2050"),
        ("Kế hoạch triển khai Chiến lược quốc gia về dinh dưỡng tỉnh Trà Vinh đến năm 2050",
         "Chiến lược quốc gia về dinh dưỡng"),
        ("KẾ HOẠCH THỰC HIỆN CHƯƠNG TRÌNH MỖI XÃ MỘT CHỢ (MXMC) TRÊN ĐỊA BÀN TỈNH NĂM 2031",
         "CHƯƠNG TRÌNH MỖI XÃ MỘT CHỢ (MXMC)"),
        ("TRIỂN KHAI ĐỀ ÁN “MỞ CHỢ ĐÊM CỦA TỈNH” NĂM 2031", "ĐỀ ÁN “MỞ CHỢ ĐÊM CỦA TỈNH”"),
        ("THỰC HIỆN CHIẾN LƯỢC MỞ CHỢ ĐẾN NĂM 2045", "CHIẾN LƯỢC MỞ CHỢ ĐẾN NĂM 2045"),
    ],
    ids=["owner", "place", "title", "quoted", "horizon"],
)
def test_a_plan_is_for_its_place_and_what_it_carries_out_is_not(text, name):
    assert names(text) == [name]


TITLED = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 5/KH-UBND
Trà Vinh, ngày 05 tháng 3 năm 2031

KẾ HOẠCH
THỰC HIỆN CHƯƠNG TRÌNH MỞ CHỢ
ĐÊM ĐẾN NĂM 2045 TRÊN ĐỊA BÀN TỈNH

Căn cứ Nghị quyết số 1/NQ-CP ngày 05/01/2031 của Chính phủ về giải pháp thực hiện Kế hoạch
phát triển chợ năm 2031 (sau đây gọi là Nghị quyết số 1/NQ-CP);

1. Mở chợ.

2. Họp chợ.
"""


def test_a_title_in_capitals_is_read_over_its_lines_and_a_title_holds_no_plan():
    found = [(one.number, one.name) for one in read_plan(TITLED).citations
             if one.rule != "own_number"]

    assert found == [(None, "CHƯƠNG TRÌNH MỞ CHỢ ĐÊM ĐẾN NĂM 2045"),
                     ("1/NQ-CP", None), ("1/NQ-CP", None)]


def test_a_number_said_in_short_is_the_document_that_has_it_whole():
    text = plan("Thực hiện Nghị quyết số 57-NQ/TW; theo Nghị quyết 57, Nghị quyết số 57; theo "
                "Nghị quyết 58, Nghị quyết 57 năm.")
    found = [(one.surface, one.number) for one in read_plan(text).citations
             if one.rule == "number_in_short"]

    assert found == [("Nghị quyết 57", "57-NQ/TW"), ("Nghị quyết số 57", "57-NQ/TW")]


def test_the_card_over_a_head_cites_nothing():
    card = "Kế hoạch 5/KH-UBND năm 2031\nSố hiệu: 5/KH-UBND Loại văn bản: Kế hoạch\n\n"
    cited = [one.rule for one in read_plan(card + TITLED).citations if one.number == "5/KH-UBND"]

    assert cited == ["own_number"]


def test_a_document_names_itself_also_without_a_space_or_its_marks():
    text = "theoQuyết định này; Quyét định nay; kế hoạch nay mai"

    assert [text[one.start : one.end] for one in find_self(text, Kind.OTHER)] == [
        "Quyết định này", "Quyét định nay"]


def test_the_title_of_a_numbered_document_is_no_document_of_its_own():
    text = plan(
        "Căn cứ Quyết định số 411/QĐ-TTg ngày 31/3/2022 của Thủ tướng Chính phủ phê duyệt "
        "Chiến lược quốc gia phát triển kinh tế số đến năm 2025."
    )
    found = [one for one in read_plan(text).citations if one.section == "I.1"]

    assert [(one.number, one.via) for one in found] == [("411/QĐ-TTg", Via.NUMBER)]


LAWS = Known(documents=tuple(
    KnownDocument(key, number, Kind.LAW, "Quốc hội", day, ("Luật Cán bộ, công chức",))
    for key, number, day in (
        ("law-2008", "22/2008/QH12", "2008-11-13"),
        ("law-2025", "80/2025/QH15", "2025-06-24"),
    )
))


@pytest.mark.parametrize(
    ("item", "key", "candidates"),
    [
        ("Theo Luật Cán bộ, công chức.", None, ("law-2008", "law-2025")),
        ("Theo Luật Cán bộ, công chức năm 2008.", "law-2008", ()),
        ("Theo Luật Cán bộ, công chức ngày 24/6/2025.", "law-2025", ()),
        ("Theo Luật Cán bộ, công chức năm 2019.", None, ()),
    ],
)
def test_a_law_without_a_year_offers_all_its_years(item, key, candidates):
    cited = [one for one in read_plan(plan(item), LAWS).citations if one.section == "I.1"]

    assert [(one.document_key, one.candidates) for one in cited] == [(key, candidates)]


def test_a_law_in_capitals_and_in_small_letters_is_one():
    found = read_plan(plan(
        "Phổ biến Luật Việc làm.\n\n2. TRIỂN KHAI LUẬT VIỆC LÀM\n\n3. Sơ kết Luật việc làm."))
    cited = [one for one in found.citations if "luật" in one.surface.lower()]

    assert {one.surface for one in cited} == {"Luật Việc làm", "LUẬT VIỆC LÀM", "Luật việc làm"}
    assert {one.name for one in cited} == {"Luật Việc làm"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thực hiện Chương trình hành động của Chính phủ trong tháng 3 năm 2025",
         ["Chương trình hành động của Chính phủ"]),
        ("sửa đổi, bổ sung cập nhật Chương trình hành động của Chính phủ", []),
        ("các Chương trình hành động của Chính phủ đã ban hành", []),
        ("DANH MỤC TRIỂN KHAI CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA TỈNH ỦY NĂM 2025",
         ["CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA TỈNH ỦY"]),
        ("hoàn thiện Luật Hiến máu và Ghép tủy trình Quốc hội thông qua",
         ["Luật Hiến máu và Ghép tủy"]),
        ("Bảo vệ theo Luật Quản lý công trình quốc phòng.", ["Luật Quản lý công trình quốc phòng"]),
        ("phát Đề cương tuyên truyền Ngày Đọc sách lên hệ thống loa",
         ["Đề cương tuyên truyền Ngày Đọc sách"]),
        ("biên soạn Đề cương tuyên truyền Ngày Đọc sách", []),
        ("Thực hiện Kế hoạch của Sở Nội vụ về việc thi đua năm 2024 tại tỉnh Trà Vinh;",
         ["Kế hoạch của Sở Nội vụ về việc thi đua năm 2024 tại tỉnh Trà Vinh"]),
        ("Xây dựng Quy định về cơ chế thưởng", []),
        ("theo Quy định về cơ chế thưởng", ["Quy định về cơ chế thưởng"]),
        ("thực hiện Nghị quyết Đại hội Đảng bộ huyện gắn với thi đua",
         ["Nghị quyết Đại hội Đảng bộ huyện"]),
        ("theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của tỉnh", []),
    ],
    ids=["height", "amended", "several", "capitals", "law sent", "law with the word", "outline",
         "outline made", "titled", "made", "cited", "congress", "blank number"],
)
def test_a_name_ends_with_whose_document_it_is(text, found):
    assert names(text) == found
