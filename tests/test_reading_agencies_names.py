"""Where the name of an agency begins and ends, whatever words of duties stand inside it."""

import pytest

from registry.reading import Known
from registry.reading.agencies import Directory, agencies_at

NOBODY = Directory(Known())


@pytest.mark.parametrize(
    "name",
    [
        "Ban Chỉ đạo phòng, chống tham nhũng tỉnh Hòa An",
        "Ban Chỉ đạo quốc gia 1237",
        "Văn phòng Điều phối Chương trình xây dựng nông thôn mới tỉnh",
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",
        "Ban Chỉ huy phòng thủ dân sự các cấp",
        "Cơ quan Thường trực Ban Chỉ đạo cải cách hành chính tỉnh",
        "Cục Quản lý xây dựng công trình",
        "Trung tâm Hỗ trợ phát triển doanh nghiệp nhỏ",
        "Trung tâm Giống cây trồng tỉnh",
    ],
)
@pytest.mark.parametrize(
    "after",
    ["", " chủ trì, phối hợp", " tổ chức phiên giao dịch", ", Sở Y tế", " và các cơ quan"],
)
def test_a_name_holds_the_task_it_is_named_by(name, after):
    assert agencies_at(name + after, 0, NOBODY, is_list=True)[0][0].printed == name


@pytest.mark.parametrize("words", ["Ban Chỉ đạo tổ chức kiểm tra các xã", "Ban Chỉ đạo và Sở Y tế"])
def test_a_board_without_a_level_ends_before_its_duty(words):
    assert agencies_at(words, 0, NOBODY)[0][0].printed == "Ban Chỉ đạo"


@pytest.mark.parametrize(
    "name",
    [
        "UBND các xã An Lạc, Hòa Bình và Văn Bình",
        "Chủ tịch UBND các huyện, thị xã, thành phố Vĩnh",
        "Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương",
        "Phòng Nội vụ các huyện, thành phố",
        "các đơn vị thuộc Sở Nội vụ",
        "các đơn vị thuộc Sở",
        "các phòng chuyên môn thuộc Sở",
        "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
        "các thành viên Ban Chỉ đạo phòng, chống dịch các cấp",
        "Trạm Y tế xã",
        "Văn phòng HĐND&UBND huyện",
        "Trung tâm Văn hóa, Thể thao và Truyền thanh huyện",
        "Trung tâm Dịch vụ tổng hợp xã",
        "Tòa án nhân dân tối cao",
        "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Trưởng thôn",
        "Sở Nội vụ (Ban Thi đua - Khen thưởng)",
        "Tổng cục Thuế (Vụ CS, Cục TTKT)",
        "các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
        "Ủy ban nhân dân quận-huyện, xã, phường",
        "Trung tâm XTĐT, TM&DL tỉnh",
        "Thanh tra các bộ, ngành",
        "người đứng đầu các cơ quan, đơn vị",
        "Phòng Lao động - Thương binh và Xã hội",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Trung tâm Văn hóa - Thông tin và Thể thao huyện",
        "Trung tâm Y tế dự phòng",
        "cơ quan Thuế",
        "chủ đầu tư",
        "các tỉnh lân cận",
        "các đơn vị trực thuộc",
        "Các cấp ủy, tổ chức đảng, chính quyền",
        "Ban Thường vụ Tỉnh ủy",
        "Hội đồng Dân tộc",
        "Đảng ủy cơ quan Văn phòng Quốc hội",
        "Tổ đảng ở Thường trực Ủy ban Pháp luật",
        "các Ban của HĐND tỉnh",
        "các cơ quan thuộc UBTVQH",
        "các cơ quan của Đảng, Quốc hội",
        "Ban Tuyên giáo Trung ương",
        "Ủy ban bầu cử tỉnh",
        "UBND các huyện, thành, thị",
        "các sở: Nội vụ, Tài chính, Xây dựng",
        "các sở: Y tế, GD&ĐT, VHTT&DL, LĐ-TB&XH",
        "Giám đốc các Sở: Kế hoạch và Đầu tư, Nông nghiệp và PTNT",
        "các tỉnh, thành phố trong cả nước",
        "thành phố Hà Nội",
        "Các chủ đầu tư",
        "Sở NN&MT",
        "Trung tâm XTĐT, TM&DL",
        "Báo và Đài PT-TH tỉnh",
        "Thông tấn xã Việt Nam",
        "Hiệu trưởng các trường mầm non",
        "Bí thư Đảng ủy các xã, phường",
        "các quân khu",
    ],
)
@pytest.mark.parametrize(
    "after",
    ["", " triển khai thực hiện", " và UBND các xã", " giao Sở Y tế", "; Tổng công ty Than", "."],
)
def test_a_name_holds_the_places_and_the_owner_it_belongs_to(name, after):
    assert agencies_at(name + after, 0, NOBODY, is_list=True)[0][0].printed == name


def test_an_office_joined_to_a_name_stands_apart():
    words = "Văn phòng Ban Chỉ đạo và cơ quan thường trực các cấp"
    named, _ = agencies_at(words, 0, NOBODY, is_list=True)

    assert [one.printed for one in named] == [
        "Văn phòng Ban Chỉ đạo", "cơ quan thường trực các cấp"
    ]


def test_offices_and_companies_of_a_list_stand_apart():
    words = "cơ quan Bảo hiểm xã hội, cơ quan Thuế, Viettel"
    named, _ = agencies_at(words, 0, NOBODY, is_list=True)

    assert [one.printed for one in named] == ["cơ quan Bảo hiểm xã hội", "cơ quan Thuế", "Viettel"]


@pytest.mark.parametrize(
    "words",
    [
        "Sở Nội vụ (cơ quan thường trực)",
        "Sở Nội vụ (Cơ quan thường trực)",
        "Sở Nội vụ (qua Sở Y tế)",
        "Sở Nội vụ (rà soát, tổng hợp)",
    ],
)
def test_brackets_with_other_words_are_no_part_of_the_name(words):
    assert agencies_at(words, 0, NOBODY, is_list=True)[0][0].printed == "Sở Nội vụ"


def test_a_place_is_followed_by_another_body():
    named, _ = agencies_at("UBND các xã An Lạc, Hòa Bình, Công an tỉnh, các tỉnh", 0, NOBODY)

    assert [one.printed for one in named] == [
        "UBND các xã An Lạc, Hòa Bình", "Công an tỉnh", "các tỉnh"
    ]
