"""Orders and subjects as telegrams, letters and programmes print them."""

import pytest

from registry.reading import AgencyRole, Known, KnownAgency, read_plan
from registry.reading.agencies import Directory
from tests.test_reading_agencies import given
from tests.test_reading_forms import plan

LEAD, COORDINATE, ALL = AgencyRole.LEAD, AgencyRole.COORDINATE, AgencyRole.ALL


@pytest.mark.parametrize(
    ("item", "agency", "role"),
    [
        ("Đồng chí Bí thư Huyện ủy An Lạc chỉ đạo xử lý.", "Bí thư Huyện ủy An Lạc", LEAD),
        ("Đ/c Chủ tịch UBND xã chủ trì buổi họp.", "Chủ tịch UBND xã", LEAD),
        ("Các đồng chí thành viên Ban Chỉ đạo chịu trách nhiệm.", "thành viên Ban Chỉ đạo", ALL),
        ("Giao ông Lê Văn Bình, Phó Chủ tịch UBND xã theo dõi.", "Phó Chủ tịch UBND xã", LEAD),
        ("Các cơ sở giáo dục trên địa bàn thực hiện nghiêm.", "Các cơ sở giáo dục trên địa bàn",
         LEAD),
        ("Thanh tra các Bộ, ngành, địa phương thực hiện nghiêm.",
         "Thanh tra các Bộ, ngành, địa phương", ALL),
        ("Thống nhất giao Sở Xây dựng làm chủ đầu tư.", "Sở Xây dựng", LEAD),
        ("Đối với các sở, ban, ngành: xây dựng kế hoạch.", "các sở, ban, ngành", ALL),
        ("Bộ phận phụ trách: Phòng Nội vụ.", "Phòng Nội vụ", LEAD),
        ("Nâng cấp nhà văn hóa Giao  Sở Xây dựng chủ trì thực hiện.", "Sở Xây dựng", LEAD),
        ("Công điện yêu cầu các bộ liên quan khẩn trương rà soát.", "các bộ liên quan", ALL),
        ("Công điện số 7 ngày 02/3/2025 yêu cầu các địa phương ứng phó.", "các địa phương", ALL),
        ("Đối với Sở Nội vụ, rà soát chế độ hỗ trợ.", "Sở Nội vụ", LEAD),
        ("Cơ sở khám bệnh: Cử cán bộ tham dự.", "Cơ sở khám bệnh", LEAD),
        ("Rà soát việc này; cấp ủy, chính quyền địa phương chịu trách nhiệm quản lý.",
         "cấp ủy, chính quyền địa phương", ALL),
        ("Tháng 2/2020, các bộ hoàn thành việc rà soát.", "các bộ", ALL),
        ("Các cơ quan được giao chủ trì nhiệm vụ quy định tại Kế hoạch này lập dự toán.",
         "Các cơ quan được giao chủ trì nhiệm vụ", ALL),
        ("Giao Sở Y tế có ý kiến đối với đề án trước ngày 05/3/2025.", "Sở Y tế", LEAD),
        ("Giao Đài truyền thanh có ý kiến đối với đề án.", "Đài truyền thanh", LEAD),
    ],
)
def test_an_order_names_whom_it_falls_on(item, agency, role):
    assert given(item) == [(agency, role)]


@pytest.mark.parametrize(
    "item",
    [
        "Giao Sở này xây dựng quy chế.",
        "Đối với các doanh nghiệp vi phạm, kiên quyết xử lý.",
        "Ngân hàng chỉ được phép công bố dữ liệu đã duyệt.",
        "Văn phòng Chính phủ xin thông báo để các cơ quan biết.",
        "Tháng 3/2025, Bộ Nội vụ có văn bản số 15/BNV về dự thảo.",
    ],
)
def test_no_duty_is_no_order(item):
    assert given(item) == []


def test_the_middle_of_a_group_reports_nothing_of_its_own():
    assert given("Yêu cầu các Sở, Ban, Ngành, Đoàn thể tỉnh báo cáo.") == [
        ("các Sở, Ban, Ngành, Đoàn thể tỉnh", ALL)
    ]


def test_the_list_behind_several_ministries_is_read_once():
    assert given("Giao các Bộ: Công an, Tài chính, Y tế có ý kiến trước ngày 05/3/2025.") == [
        ("các Bộ: Công an, Tài chính, Y tế", LEAD)
    ]


def test_a_programme_says_who_carries_out_its_parts():
    text = plan(
        "Chương trình như sau:\n\n| Thời gian | Nội dung | Thực hiện |\n| 8h00 | Khai mạc | "
        "Đại diện lãnh đạo Trung tâm Bảo tồn |\n| 9h00 | Báo cáo | Sở Nội vụ |"
    )

    assert [(one.agency, one.role) for one in read_plan(text).assignments][-2:] == [
        ("Đại diện lãnh đạo Trung tâm Bảo tồn", LEAD), ("Sở Nội vụ", LEAD)
    ]


@pytest.mark.parametrize(
    "item",
    [
        "Sở Y tế (chủ trì), Sở Nội vụ, UBND các xã (phối hợp) xây dựng đề án.",
        "Đơn vị thực hiện: Sở Y tế (cơ quan chủ trì); Sở Nội vụ và UBND các xã.",
        "Giao Sở Y tế (chủ trì), Sở Nội vụ (phối hợp), UBND các xã (phối hợp) rà soát.",
    ],
)
def test_the_part_told_in_brackets_is_the_part_given(item):
    assert given(item) == [
        ("Sở Y tế", LEAD), ("Sở Nội vụ", COORDINATE), ("UBND các xã", COORDINATE)
    ]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Giám đốc Sở Nội vụ", "snv"),
        ("Chánh Văn phòng UBND tỉnh", "vp"),
        ("Chi cục trưởng Chi cục Thủy lợi", "ctl"),
        ("Giám đốc các sở", None),
    ],
)
def test_the_head_of_a_body_stands_for_it(printed, code):
    known = Known(agencies=(
        KnownAgency("snv", "Sở Nội vụ"), KnownAgency("vp", "Văn phòng Ủy ban nhân dân tỉnh"),
        KnownAgency("ctl", "Chi cục Thủy lợi"),
    ))

    assert Directory(known).find(printed) == code
