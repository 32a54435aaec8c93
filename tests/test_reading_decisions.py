"""Whom decisions, letters and plans of ministries charge: articles, units, fields over lists."""

import pytest

from registry.reading import AgencyRole, read_plan

LEAD, COORDINATE = AgencyRole.LEAD, AgencyRole.COORDINATE
ALL, REQUEST = AgencyRole.ALL, AgencyRole.REQUEST
ARTICLES = "QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt quy định kèm theo.\n\nĐiều 2. {last}\n"


def given(text):
    return [(one.agency, one.role) for one in read_plan(text).assignments]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (
            "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế, Trưởng các ban, ngành cấp tỉnh; "
            "Chủ tịch UBND các huyện/thành phố và Thủ trưởng các cơ quan, đơn vị liên quan "
            "chịu trách nhiệm thi hành Quyết định này./.",
            ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Y tế", "Trưởng các ban, ngành cấp tỉnh",
             "Chủ tịch UBND các huyện/thành phố", "Thủ trưởng các cơ quan, đơn vị liên quan"],
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Thủ trưởng cơ quan thuộc Chính phủ căn cứ "
            "Quyết định thi hành.",
            ["Bộ trưởng", "Thủ trưởng cơ quan ngang Bộ", "Thủ trưởng cơ quan thuộc Chính phủ"],
        ),
        (
            "Chủ tịch UBND huyện An Lạc, thị xã Bình An và các tổ chức liên quan có trách nhiệm "
            "thi hành.",
            ["Chủ tịch UBND huyện An Lạc, thị xã Bình An", "các tổ chức liên quan"],
        ),
        (
            "Các ông (bà): Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế căn cứ Quyết định thi hành.",
            ["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Y tế"],
        ),
    ],
    ids=["province", "government", "places", "persons"],
)
def test_the_last_article_charges_everyone_it_names(last, expected):
    assert given(ARTICLES.format(last=last)) == [(name, ALL) for name in expected]


def test_an_article_broken_over_lines_is_one_sentence():
    text = (
        "QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt quy định kèm theo.\n\nĐiều 2.\n"
        "Chánh Văn phòng UBND tỉnh; Giám đốc Sở Nông nghiệp và\n"
        "Môi trường chịu trách nhiệm thi hành\nQuyết định này. Quyết định có hiệu lực từ ngày ký.\n"
    )

    assert given(text) == [
        ("Chánh Văn phòng UBND tỉnh", ALL), ("Giám đốc Sở Nông nghiệp và Môi trường", ALL)
    ]


def test_markup_before_a_label_hides_no_heading():
    text = (
        "## Điều 1. Trách nhiệm của Sở Y tế\n\n1. Theo dõi.\n\n"
        "## Điều 2. Tổ chức thực hiện\n\n1. Rà soát.\n"
    )

    assert ("Sở Y tế", LEAD) in given(text)


def test_the_title_of_an_article_is_no_part_of_its_sentence():
    text = (
        "Điều 1. Phạm vi\n\nThông tư này quy định chi tiết.\n\n"
        "Điều 2. Tổ chức thực hiện\n\nThủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm thực hiện.\n"
    )

    assert given(text) == [("Thủ trưởng các đơn vị thuộc Bộ", ALL)]


def test_the_title_of_an_article_names_who_is_responsible():
    text = (
        "Điều 1. Trách nhiệm của Cục Công nghệ thông tin\n\n1. Theo dõi.\n\n"
        "Điều 2. Tổ chức thực hiện\n\n1. Rà soát.\n"
    )

    assert ("Cục Công nghệ thông tin", LEAD) in given(text)


def test_an_article_is_read_as_a_sentence():
    last = "Sở Y tế có trách nhiệm phối hợp với UBND các xã, phường tổ chức thực hiện."

    assert given(ARTICLES.format(last=last)) == [
        ("Sở Y tế", LEAD), ("UBND các xã, phường", COORDINATE)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Vụ HTQT chủ trì, phối hợp với Cục CNTT rà soát hồ sơ.",
            [("Vụ HTQT", LEAD), ("Cục CNTT", COORDINATE)],
        ),
        (
            "Tổng cục Thống kê phối hợp với Ban QLDA, Vụ KH lập báo cáo.",
            [("Tổng cục Thống kê", LEAD), ("Ban QLDA", COORDINATE), ("Vụ KH", COORDINATE)],
        ),
        ("Các Vụ, Cục và đơn vị liên quan báo cáo kết quả.",
         [("Các Vụ, Cục", ALL), ("đơn vị liên quan", ALL)]),
    ],
    ids=["abbreviated", "spelled", "several"],
)
def test_units_of_a_ministry_are_agencies(words, expected):
    assert given(f"1. Nhiệm vụ\n\n2. Phân công\n\n- {words}\n") == expected


def test_a_field_alone_on_its_line_is_borne_by_those_below():
    text = (
        "1. Nội dung\n\nRà soát danh sách.\n\n2. Cơ quan chủ trì, phối hợp\n\n"
        "a) Cơ quan chủ trì\n\n- Bộ Y tế.\n\n- Các bộ, ngành liên quan.\n\n"
        "b) Cơ quan phối hợp\n\n- Sở Nội vụ; Sở Tài chính.\n"
    )

    assert given(text) == [
        ("Bộ Y tế", LEAD), ("Các bộ, ngành liên quan", LEAD),
        ("Sở Nội vụ", COORDINATE), ("Sở Tài chính", COORDINATE),
    ]


def test_whom_a_letter_asks_stands_at_the_end_of_its_opening():
    text = (
        "Nhằm thực hiện tốt công tác tiêm chủng, Cục Phòng bệnh đề nghị các cơ quan, đơn vị và "
        "UBND các xã, phường thực hiện các việc sau:\n\n1. Rà soát.\n\n2. Báo cáo.\n"
    )

    assert given(text) == [
        ("các cơ quan, đơn vị", REQUEST), ("UBND các xã, phường", REQUEST)
    ]


def test_who_received_or_issued_a_letter_is_given_nothing():
    text = "1. Ủy ban nhân dân tỉnh nhận được văn bản của Sở Y tế.\n\n2. Khác\n"

    assert given(text) == []


def test_a_title_in_capitals_gives_nothing():
    text = "1. Phần chung\n\nBỘ TRƯỞNG BỘ TƯ PHÁP\n\n2. Sở Y tế rà soát.\n"

    assert given(text) == [("Sở Y tế", LEAD)]


def test_an_order_told_of_gives_the_lead():
    text = "1. Ngày 28/5, thành phố có công văn giao Sở GTVT chủ trì kiểm tra.\n\n2. Khác\n"

    assert given(text) == [("Sở GTVT", LEAD)]
