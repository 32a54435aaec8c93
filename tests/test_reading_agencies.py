"""Agencies and the parts they are given: by headings, sentences, fields and columns."""

import pytest

from registry.reading import AgencyRole, Known, KnownAgency, read_plan
from registry.reading.agencies import Directory, agencies_at
from tests.test_reading_forms import PLAN, plan

LEAD, COORDINATE = AgencyRole.LEAD, AgencyRole.COORDINATE
ALL, REQUEST = AgencyRole.ALL, AgencyRole.REQUEST


def given(item):
    return [
        (one.agency, one.role) for one in read_plan(plan(item)).assignments if one.section == "I.1"
    ]


def under(heading, body="Thực hiện nhiệm vụ được giao."):
    text = PLAN.format(item="Một.").replace(
        "1. Sở Nội vụ\n\nChủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan triển khai "
        "thực hiện.",
        f"1. {heading}\n\n{body}",
    )
    return [
        (one.agency, one.role) for one in read_plan(text).assignments if one.section == "II.1"
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Sở TP",
        "Sở KH&ĐT",
        "Sở TN&MT",
        "Sở LĐ-TB&XH",
        "Sở VH,TT&DL",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Văn hoá Thể thao du lịch",
        "Sở Lao động - Thương bỉnh và Xã hội",
        "Bộ Khoa học và Công nghệ",
        "Bộ Công an",
        "UBMTTQ tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "BCH Quân sự tỉnh",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Công an tỉnh",
        "Thanh tra tỉnh",
        "Thuế tỉnh Trà Vinh",
        "Chi cục Hải quan khu vực XI",
        "Kho bạc nhà nước khu vực XI",
        "Ngân hàng Nhà nước chi nhánh Khu vực 15",
        "Ngân hàng Nhà nước - Chi nhánh Quảng Ngãi",
        "Báo và Phát thanh – Truyền hình tỉnh",
        "Đài Phát thanh và Truyền hình Trà Vinh",
        "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh",
        "Ban Tổ chức Tỉnh ủy",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Ban Quản lý các Khu công nghiệp, khu kinh tế",
        "Hội Liên hiệp Phụ nữ tỉnh",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Đồng Nai",
        "Liên hiệp các Hội Khoa học và Kỹ thuật",
        "Bưu điện tỉnh",
        "Công ty Điện lực Đắk Lắk",
        "Trung tâm Dịch vụ việc làm Thành phố",
        "UBND các xã, phường, đặc khu",
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
        "UBND cấp xã",
        "Chủ tịch UBND các xã",
        "UBND các tỉnh, thành phố trực thuộc trung ương",
        "các sở, ban, ngành tỉnh",
        "các sở, ngành, địa phương có liên quan",
        "các cơ quan, đơn vị liên quan",
        "các cơ quan, đơn vị được giao nhiệm vụ",
        "Thủ trưởng các sở, ban, ngành",
        "các doanh nghiệp viễn thông",
        "các cơ quan thông tấn, báo chí",
    ],
)
@pytest.mark.parametrize("after", ["", " xây dựng kế hoạch", ", Sở Y tế tổ chức thực hiện", "."])
def test_a_name_ends_where_it_ends(name, after):
    names, _ = agencies_at(name + after, 0, Directory(Known()), is_list=True)

    assert names[0].printed == name


@pytest.mark.parametrize(
    "text",
    [
        "Thống kê số liệu hằng năm",
        "Thanh tra việc thực hiện",
        "Báo cáo kết quả",
        "Hội nghị sơ kết",
        "các số liệu",
        "các bản tin",
        "các trường hợp đặc biệt",
        "Ban hành kế hoạch",
        "Thuế suất ưu đãi",
    ],
)
def test_words_that_only_look_like_agencies_are_none(text):
    assert agencies_at(text, 0, Directory(Known()))[0] == ()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan thực hiện.",
            [("Sở Nội vụ", LEAD), ("Sở Tài chính", COORDINATE),
             ("các cơ quan liên quan", COORDINATE)],
        ),
        ("Việc này do Sở Xây dựng chủ trì.", [("Sở Xây dựng", LEAD)]),
        (
            "Giao Sở Y tế chủ trì, phối hợp UBND các xã, phường dựng nhà tạm.",
            [("Sở Y tế", LEAD), ("UBND các xã, phường", COORDINATE)],
        ),
        ("Cơ quan chủ trì: Sở Y tế.", [("Sở Y tế", LEAD)]),
        (
            "Cơ quan phối hợp: Các sở, ban, ngành tỉnh; UBND các xã, phường.",
            [("Các sở, ban, ngành tỉnh", COORDINATE), ("UBND các xã, phường", COORDINATE)],
        ),
        (
            "Cơ quan thực hiện: Sở Nội vụ, các sở, ban, ngành tỉnh.",
            [("Sở Nội vụ", LEAD), ("các sở, ban, ngành tỉnh", ALL)],
        ),
        (
            "Yêu cầu Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã nghiêm túc thực hiện.",
            [("Thủ trưởng các sở, ban, ngành", ALL), ("Chủ tịch UBND các xã", ALL)],
        ),
        (
            "Trong quá trình thực hiện có vướng mắc, đề nghị các cơ quan, đơn vị báo cáo.",
            [("các cơ quan, đơn vị", REQUEST)],
        ),
        ("Khuyến khích Liên đoàn Lao động tỉnh tham gia.",
         [("Liên đoàn Lao động tỉnh", REQUEST)]),
        (
            "Các sở, ban, ngành, UBND các xã, phường rà soát.",
            [("Các sở, ban, ngành", ALL), ("UBND các xã, phường", ALL)],
        ),
        ("UBND cấp xã báo cáo hằng năm.", [("UBND cấp xã", LEAD)]),
        (
            "Yêu cầu: Ban Dân tộc chủ trì, phối hợp với Sở Y tế rà soát.",
            [("Ban Dân tộc", LEAD), ("Sở Y tế", COORDINATE)],
        ),
        (
            "Định kỳ tổng hợp kết quả, báo cáo Bộ Y tế, UBND tỉnh theo quy định.",
            [],
        ),
        ("Định kỳ hằng năm báo cáo gửi Sở Y tế để tổng hợp.", []),
        (
            "Các cơ quan phản ánh đến Sở Y tế để tổng hợp.",
            [("Các cơ quan", ALL), ("Sở Y tế", LEAD)],
        ),
        (
            "Căn cứ Kế hoạch này, các sở, ban, ngành xây dựng kế hoạch.",
            [("các sở, ban, ngành", ALL)],
        ),
        (
            "Văn phòng UBND tỉnh theo dõi. Sở Tư pháp thẩm định văn bản.",
            [("Văn phòng UBND tỉnh", LEAD), ("Sở Tư pháp", LEAD)],
        ),
        (
            "Đơn vị chủ trì thực hiện: Sở Nội vụ; đơn vị phối hợp: Sở Tài chính.",
            [("Sở Nội vụ", LEAD), ("Sở Tài chính", COORDINATE)],
        ),
        ("Hằng năm, Sở Nội vụ tổng hợp, báo cáo.", [("Sở Nội vụ", LEAD)]),
        (
            "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành triển khai.",
            [("các sở, ban, ngành", ALL)],
        ),
        (
            "Người đứng đầu các cơ quan, đơn vị chịu trách nhiệm trước UBND tỉnh.",
            [("Người đứng đầu các cơ quan, đơn vị", ALL)],
        ),
        (
            "Người đứng đầu các cơ quan, đơn vị rà soát, phối hợp với Sở Nội vụ kiểm tra.",
            [("Người đứng đầu các cơ quan, đơn vị", LEAD), ("Sở Nội vụ", COORDINATE)],
        ),
        ("Các thành viên Hội đồng thẩm định tỉnh góp ý bằng văn bản.",
         [("Các thành viên Hội đồng thẩm định tỉnh", ALL)]),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, phát sinh, các cơ quan, đơn vị kịp thời "
            "báo cáo.",
            [("các cơ quan, đơn vị", ALL)],
        ),
        (
            "Trong quá trình triển khai nếu có vướng mắc các cơ quan, đơn vị chủ động đề xuất.",
            [("các cơ quan, đơn vị", ALL)],
        ),
        (
            "Theo ý kiến của Sở Xây dựng, Sở Y tế đã kiểm tra.",
            [],
        ),
        ("Việc này do các sở, ngành chủ trì.", [("các sở, ngành", LEAD)]),
        ("Giao nhiệm vụ cho Sở Y tế rà soát.", [("Sở Y tế", LEAD)]),
        ("Yêu cầu: Các đồng chí trong đoàn chuẩn bị.", []),
        (
            "Yêu cầu các đồng chí Giám đốc Sở Y tế, Chủ tịch UBND các huyện tập trung chỉ đạo.",
            [("Giám đốc Sở Y tế", ALL), ("Chủ tịch UBND các huyện", ALL)],
        ),
        ("Đề nghị: Liên đoàn Lao động tỉnh tham gia.", [("Liên đoàn Lao động tỉnh", REQUEST)]),
        ("Giao Giám đốc: Sở Y tế, Sở Tài chính rà soát.",
         [("Sở Y tế", LEAD), ("Sở Tài chính", LEAD)]),
        ("Ngoài ra, UBND tỉnh cũng giao Sở Y tế rà soát.", [("Sở Y tế", LEAD)]),
        ("Phối hợp chặt chẽ, quyết liệt với Sở Y tế.", [("Sở Y tế", COORDINATE)]),
        ("Phối hợp đối với các cơ quan vi phạm.", []),
        ("Nhân dịp lễ, Sở Y tế đề nghị các cơ quan của Trung ương treo cờ.",
         [("các cơ quan của Trung ương", REQUEST)]),
        (
            "Thủ tướng Chính phủ giao Sở Y tế, Sở Tài chính chịu trách nhiệm về số liệu.",
            [("Sở Y tế", LEAD), ("Sở Tài chính", LEAD)],
        ),
        (
            "Tại cuộc họp sáng nay, đại diện thành phố Hà Nội đề nghị các hộ gia đình trên địa "
            "bàn Thành phố treo cờ.",
            [("các hộ gia đình trên địa bàn Thành phố", REQUEST)],
        ),
        (
            "UBND TPHCM cũng giao các nhiệm vụ cụ thể cho Sở Y tế. Rà soát, phối hợp với Sở Y tế.",
            [("Sở Y tế", LEAD), ("Sở Y tế", COORDINATE)],
        ),
        ("Trên cơ sở kết quả tổng kết,đề nghị Sở Y tế rà soát.", [("Sở Y tế", REQUEST)]),
        ("Kính đề nghị Bộ Nội vụ hướng dẫn.", [("Bộ Nội vụ", REQUEST)]),
        (
            "Sở Nội vụ đề nghị Quý cơ quan, đơn vị; UBND các xã, phường gửi báo cáo.",
            [("Quý cơ quan, đơn vị", REQUEST), ("UBND các xã, phường", REQUEST)],
        ),
        (
            "Cơ quan chủ trì tham mưu: Sở Nội vụ; đơn vị phối hợp triển khai: Sở Tài chính.",
            [("Sở Nội vụ", LEAD), ("Sở Tài chính", COORDINATE)],
        ),
        ("Cơ quan chịu trách nhiệm: Sở Nội vụ.", [("Sở Nội vụ", LEAD)]),
        ("Mỗi ngành, địa phương lựa chọn một mô hình.", [("Mỗi ngành, địa phương", ALL)]),
        (
            "Cấp ủy, chính quyền các cấp tăng cường lãnh đạo.",
            [("Cấp ủy, chính quyền các cấp", ALL)],
        ),
        ("Kinh phí: Sở Tài chính tham mưu.", [("Sở Tài chính", LEAD)]),
        ("(Sở Tư pháp chủ trì rà soát)", [("Sở Tư pháp", LEAD)]),
        ("- Giám đốc Sở Y tế các tỉnh: Phú Thọ, Hà Nội;", []),
        ("Thành phần gồm: Trưởng Ban Chỉ đạo là Chủ tịch UBND tỉnh.", []),
        ("Các xã đạt chuẩn nông thôn mới được công nhận.", []),
        ("Trong đó, Sở Y tế giữ vai trò quan trọng.", []),
        ("Báo cáo đầy đủ. Các doanh nghiệp du lịch tăng nhanh.", []),
        ("Sở Nội vụ đã triển khai nhiều giải pháp.", []),
        ("Tăng cường phối hợp tổ chức kiểm tra, phối hợp giữa các ngành.", []),
        ("Việc bàn giao các sở do Trung ương quyết định.", []),
    ],
)
def test_sentences_give_parts(item, expected):
    assert given(item) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Sở Nội vụ:", [("Sở Nội vụ", LEAD)]),
        ("Sở Công Thương chủ trì, phối hợp thực hiện", [("Sở Công Thương", LEAD)]),
        ("UBND các xã, phường", [("UBND các xã, phường", LEAD)]),
        ("SỞ NỘI VỤ", [("SỞ NỘI VỤ", LEAD)]),
        ("CÁC SỞ, BAN, NGÀNH TỈNH", [("CÁC SỞ, BAN, NGÀNH TỈNH", ALL)]),
        ("Trách nhiệm của Sở Nội vụ", [("Sở Nội vụ", LEAD)]),
        ("Giao Sở Nội vụ:", [("Sở Nội vụ", LEAD)]),
        ("Công an tỉnh (Phòng PV01)", [("Công an tỉnh", LEAD)]),
        ("Sở Nội vụ - cơ quan thường trực", [("Sở Nội vụ", LEAD)]),
        ("Các sở, ban, ngành tỉnh", [("Các sở, ban, ngành tỉnh", ALL)]),
        (
            "Các sở, ban, ngành tỉnh và UBND các xã, phường",
            [("Các sở, ban, ngành tỉnh", ALL), ("UBND các xã, phường", ALL)],
        ),
        (
            "Mặt trận Tổ quốc tỉnh và các tổ chức chính trị - xã hội",
            [("Mặt trận Tổ quốc tỉnh", LEAD), ("các tổ chức chính trị - xã hội", LEAD)],
        ),
        ("Bảo hiểm xã hội tự nguyện", []),
        ("Quỹ đất tái định cư", []),
        ("Các xã khó khăn", []),
        ("Sở Y tế chủ động rà soát", [("Sở Y tế", LEAD)]),
        (
            "Để bảo đảm tiến độ, Sở Y tế và các sở, ngành thực hiện các việc sau:",
            [("Sở Y tế", ALL), ("các sở, ngành", ALL)],
        ),
        (
            "Đề nghị Ban Tổ chức Tỉnh ủy, Tỉnh đoàn",
            [("Ban Tổ chức Tỉnh ủy", REQUEST), ("Tỉnh đoàn", REQUEST)],
        ),
    ],
)
def test_headings_give_parts(heading, expected):
    assert under(heading) == expected


def test_general_bodies_met_under_everybody_are_not_told_again():
    body = "Phối hợp với các cơ quan liên quan và Sở Nội vụ thực hiện."

    assert under("Các sở, ban, ngành tỉnh", body) == [
        ("Các sở, ban, ngành tỉnh", ALL),
        ("Sở Nội vụ", COORDINATE),
    ]


def test_a_directive_speaks_to_those_before_its_first_section():
    text = plan().replace(
        "I. MỤC ĐÍCH",
        "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành thực hiện các nội dung sau:"
        "\n\nI. MỤC ĐÍCH",
    )
    addressed = [one for one in read_plan(text).assignments if one.section == "P"]

    assert [(one.agency, one.role) for one in addressed] == [
        ("Thủ trưởng các sở, ban, ngành", ALL)
    ]


def test_an_agency_is_known_by_any_printed_form_and_keeps_it():
    known = Known(agencies=(KnownAgency("stp", "Sở Tư pháp", "Sở TP"),))
    found = [
        one for one in read_plan(plan("Giao Sở TP chủ trì."), known).assignments
        if one.section == "I.1"
    ]

    assert [(one.agency, one.agency_id) for one in found] == [("Sở TP", "stp")]


def test_spans_show_the_name_alone():
    text = plan("Giao Sở Y tế chủ trì, phối hợp với Sở KH&ĐT và UBND các xã, phường kiểm tra.")
    for one in read_plan(text).assignments:
        if one.rule != "inherited":
            assert text[one.start : one.end] == one.agency
