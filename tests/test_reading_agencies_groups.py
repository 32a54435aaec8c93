"""Groups of bodies as one name: offices joined, bodies run together, those that belong to one."""

import pytest

from registry.reading import Known
from registry.reading.agencies import Directory, agencies_at

NOBODY = Directory(Known())


@pytest.mark.parametrize(
    "name",
    [
        "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ",
        "Giám đốc, Thủ trưởng các sở, ban, ngành tỉnh",
        "Chánh Văn phòng, Giám đốc, Thủ trưởng các cơ quan, đơn vị",
        "thủ trưởng các đơn vị có liên quan",
        "các sở ban ngành liên quan",
        "các sở ngành địa phương",
        "các đơn vị thuộc và trực thuộc",
        "UBND các Huyện, Thị xã trong Tỉnh",
        "Chủ tịch UBND các xã ven biển",
        "Các ấp, khóm trên địa bàn xã",
        "các nhà mạng",
        "UBND các xã: An Lạc, Hòa Bình",
        "Các chi, đảng bộ trực thuộc",
        "UBND các Huyện, Thị, Thành phố",
        "Bộ trưởng các Bộ: Công an, Y tế",
        "Các chi bộ trực thuộc",
        "Các ban xây dựng Đảng",
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "Công chức Văn hóa - Xã hội",
        "Ban QLDA đầu tư xây dựng khu vực An Lạc",
    ],
)
@pytest.mark.parametrize("after", ["", ", Chủ tịch UBND các xã", " ban hành kế hoạch", ";"])
def test_a_group_is_one_name(name, after):
    assert agencies_at(name + after, 0, NOBODY, is_list=True)[0][0].printed == name


@pytest.mark.parametrize(
    "name",
    [
        "VOV",
        "BKHCN",
        "CTCP Xây dựng Hưng Phát",
        "TCT Sông Lam",
        "Bảo tàng tỉnh",
        "Thanh tra Sở",
        "trưởng ấp",
        "Lực lượng vũ trang tỉnh",
        "Hội đồng bồi thường, hỗ trợ và tái định cư",
        "Tổng Thanh tra Chính phủ",
        "Tổ công nghệ số cộng đồng các ấp",
        "Thuế các tỉnh, thành phố",
        "Kho bạc Nhà nước các khu vực",
    ],
)
def test_bodies_of_a_list_stand_apart_however_they_are_named(name):
    named, _ = agencies_at(f"Sở Y tế, {name}, EVN và Cty Minh Quang", 0, NOBODY, is_list=True)

    assert [one.printed for one in named] == ["Sở Y tế", name, "EVN", "Cty Minh Quang"]
