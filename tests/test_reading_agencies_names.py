"""Where the name of an agency begins and ends, whatever words of duties stand inside it."""

import pytest

from registry.reading import Known
from registry.reading.agencies import Directory, agencies_at, split_agencies

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
