"""Agencies in words a scanner printed with wrong marks."""

import pytest

from registry.reading import AgencyRole, read_plan
from registry.reading.misread import restored
from tests.test_reading_forms import plan

LEAD, COORDINATE, ALL = AgencyRole.LEAD, AgencyRole.COORDINATE, AgencyRole.ALL


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Sở Y tế chú trì, phôi hợp", "Sở Y tế chủ trì, phối hợp"),
        ("các cơ quan, dơn vi", "các cơ quan, đơn vị"),
        ("Thu trưởng các don vị", "Thủ trưởng các đơn vị"),
        ("TO CHỨC THUC HIEN", "TỔ CHỨC THỰC HIỆN"),
        ("Thứ trưởng Bộ Y tế", "Thứ trưởng Bộ Y tế"),
        ("các số liệu", "các số liệu"),
        ("İzmir; Sở Y tế chú trì", "İzmir; Sở Y tế chủ trì"),
        ("ngoại tổ chức", "ngoại tổ chức"),
        ("toa chứco", "toa chứco"),
    ],
)
def test_common_words_are_put_right_letter_for_letter(printed, meant):
    assert restored(printed) == meant


def test_a_misread_sentence_gives_its_parts_with_the_names_as_printed():
    text = plan("Sở Y tế chú trì, phôi hợp với các dơn vị liên quan và Công an tỉnh kiêm tra.")
    found = [one for one in read_plan(text).assignments if one.section == "I.1"]

    assert [(one.agency, one.role) for one in found] == [
        ("Sở Y tế", LEAD), ("các dơn vị liên quan", COORDINATE), ("Công an tỉnh", COORDINATE)
    ]
    assert all(text[one.start : one.end] == one.agency for one in found)


def test_misread_bodies_are_told_apart_in_a_list():
    text = "QUYẾT ĐỊNH:\n\nĐiều 1. Phê duyệt.\n\nĐiều 2. Cục trưởng Cục Hải quan, Thu trưởng các " \
        "don vị thuộc Bộ chiu trách nhiệm thi hành Quyết định này.\n"

    assert [(one.agency, one.role) for one in read_plan(text).assignments] == [
        ("Cục trưởng Cục Hải quan", ALL), ("Thu trưởng các don vị thuộc Bộ", ALL)
    ]
