"""Texts that begin in the middle, labels of rare forms, and what a document calls itself."""

import pytest

from registry.reading import Via, read_plan


def labels(text):
    return [one.label.rstrip(".):") for one in read_plan(text).sections if one.label]


def names(text):
    return [(one.surface, one.via) for one in read_plan(text).citations if one.rule != "own_number"]


def test_nested_numbers_stand_without_the_number_they_belong_to():
    text = (
        "Thành phố ban hành kế hoạch như sau:\nMục đích chung là phục vụ người dân.\n"
        "2.1. Rà soát danh sách.\n2.2. Lập mẫu phiếu.\n1. Các sở làm theo.\n2. Báo cáo.\n"
    )

    assert labels(text) == ["2.1", "2.2", "1", "2"]


def test_a_text_may_begin_with_a_later_article():
    assert labels("QUYẾT ĐỊNH:\n\nĐiều 2. Có hiệu lực từ nay.\n\nĐiều 3. Thi hành.\n") == [
        "Điều 2", "Điều 3"
    ]


@pytest.mark.parametrize("speck", ["„ ", "_", "_ "], ids=["quote", "line", "spaced line"])
def test_a_speck_before_a_label_is_no_word(speck):
    assert labels(f"QUYẾT ĐỊNH:\n\n{speck}Điều 1. Phê duyệt.\n\nĐiều 2. Thi hành.\n") == [
        "Điều 1", "Điều 2"
    ]


def test_headings_named_as_such_stand_under_chapters():
    text = (
        "CHƯƠNG I. CHUNG\n\nMục I. ĐÀO TẠO\n\n1. Mở lớp.\n\nMục II. THI\n\n1. Ra đề.\n\n"
        "CHƯƠNG II. RIÊNG\n\nMục I. CHỢ\n\n1. Sửa chợ.\n"
    )
    paths = [one.path for one in read_plan(text).sections if one.label.startswith("Mục")]

    assert [path.rpartition(".")[0] for path in paths] == ["CHƯƠNG I", "CHƯƠNG I", "CHƯƠNG II"]


HEAD = "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố: 5/QĐ-UBND\n\nTrà Vinh, ngày 05 tháng 3 năm 2024\n\n"


def test_a_decision_calls_what_it_issues_its_own():
    text = HEAD + (
        "QUYẾT ĐỊNH\n\nBan hành Kế hoạch phát triển chợ đến năm 2030\n\n"
        "Điều 1. Ban hành Kế hoạch phát triển chợ đến năm 2030 kèm theo Quyết định này.\n\n"
        "Điều 2. Kế hoạch này có hiệu lực từ ngày ký.\n"
    )

    assert names(text) == [("Quyết định này", Via.SELF), ("Kế hoạch này", Via.SELF)]


def test_a_piece_without_a_head_may_speak_of_itself():
    text = "1. Sở Y tế thực hiện Kế hoạch này.\n\n2. Sở Tư pháp kiểm tra.\n"

    assert names(text) == [("Kế hoạch này", Via.SELF)]
