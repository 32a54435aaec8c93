"""The structure of a text: labels as printed, what a person says of them, and what is unread."""

import pytest

from registry.reading import Given, GivenLabel, Level, Why, confidence_of, read_plan
from registry.reading.confidence import ASSUMED, MEASURED, USUAL

OPENING = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 12/KH-UBND

Trà Vinh, ngày 05 tháng 01 năm 2026

KẾ HOẠCH

Thử đọc cấu trúc

"""
BODY = """I. MỤC ĐÍCH

1. Đọc được mục.

2. Nêu được chỗ sai.

II. NHIỆM VỤ

1. Soạn thảo quy chế

Sở Nội vụ chủ trì.

a) Lấy ý kiến.
"""
FIRST, SECOND, PLAIN, POINT = 14, 16, 22, 24


def paths(body, *given):
    found = read_plan(OPENING + body, given=Given(given))
    return [section.path for section in found.sections]


def test_every_section_spans_its_own_words():
    text = OPENING + BODY
    sections = read_plan(text).sections

    assert [text[s.start : s.end] for s in sections][:2] == ["I. MỤC ĐÍCH", "1. Đọc được mục."]
    assert text[sections[4].start : sections[4].end] == (
        "1. Soạn thảo quy chế\n\nSở Nội vụ chủ trì."
    )


def test_a_line_a_person_says_is_no_label_goes_to_what_stands_above():
    found = read_plan(OPENING + BODY, given=Given((GivenLabel(SECOND, None),)))

    assert [s.path for s in found.sections] == ["I", "I.1", "II", "II.1", "II.1.a"]
    assert found.sections[1].text == "Đọc được mục.\n2. Nêu được chỗ sai."


def test_a_line_a_person_gives_a_label_opens_a_section():
    found = read_plan(OPENING + BODY, given=Given((GivenLabel(PLAIN, "1.1", Level.SUBITEM),)))
    made = next(s for s in found.sections if s.path == "II.1.1")

    assert (made.label, made.level, made.text) == ("1.1", Level.SUBITEM, "Sở Nội vụ chủ trì.")
    assert (made.rule, made.confidence) == ("given", 1.0)


def test_a_label_a_person_corrects_changes_the_paths_below():
    assert paths(BODY, GivenLabel(POINT, "2.", Level.ITEM)) == [
        "I", "I.1", "I.2", "II", "II.1", "II.2"]
    assert paths(BODY, GivenLabel(FIRST, "3."))[:3] == ["I", "I.3", "I.2"]


def test_a_paragraph_without_a_label_can_be_parted_from_an_item():
    found = read_plan(OPENING + BODY, given=Given((GivenLabel(PLAIN, ""),)))
    made = next(s for s in found.sections if s.rule == "given")

    assert (made.label, made.level, made.text) == ("", Level.PARAGRAPH, "Sở Nội vụ chủ trì.")
    assert found.sections[4].text == "Soạn thảo quy chế"


@pytest.mark.parametrize(
    ("parted", "starts"),
    [((), [12]), ((14,), [12, 14]), ((16,), [12, 16]), ((14, 16), [12, 14, 16]), ((12,), [12])],
    ids=["none", "second", "third", "both", "first"],
)
def test_what_stands_above_a_parted_paragraph_stays_a_section(parted, starts):
    body = "Trật tự còn hạn chế.\n\nYêu cầu Sở Nội vụ rà soát.\n\nCông an tuần tra.\n"
    made = Given(tuple(GivenLabel(line, "") for line in parted))
    text = OPENING.replace("KẾ HOẠCH", "CHỈ THỊ").replace("/KH-", "/CT-") + body

    assert [one.line for one in read_plan(text, given=made).sections] == starts


def test_the_last_word_on_a_line_counts_and_one_on_no_line_changes_nothing():
    nothing = paths(BODY)

    assert paths(BODY, GivenLabel(SECOND, None), GivenLabel(SECOND, "2.")) == nothing
    assert paths(BODY, GivenLabel(9_999, "9.")) == nothing


@pytest.mark.parametrize(
    ("line", "why", "words"),
    [
        ("2. Theo mẫu 12/BCđặc đã gửi.", Why.NUMBER, "12/BCđặc"),
        ("2. Họp ngày 05/01/2026 tại Trà Vinh.", Why.DATE, "05/01/2026"),
    ],
    ids=["number", "day"],
)
def test_what_no_rule_took_is_told(line, why, words):
    text = OPENING + BODY.replace("2. Nêu được chỗ sai.", line)
    found = [one for one in read_plan(text).unread if one.why is why]

    assert [(one.line, text[one.start : one.end]) for one in found] == [(SECOND, words)]


def test_what_a_person_said_is_trusted_most_and_an_unmeasured_rule_like_most():
    assert confidence_of("given") == 1
    assert all(0 < figure < 1 for figure in MEASURED.values())
    assert not MEASURED.keys() & ASSUMED.keys()
    assert confidence_of("a rule of tomorrow") == USUAL
