"""What holds for any text whatever: spans, lines, no surprise, and time that grows with length."""

import re
import sys
import time
import unicodedata
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.errors import Unreadable
from registry.reading import (
    Given,
    GivenLabel,
    Known,
    Level,
    as_json,
    decode_text,
    fold,
    read_plan,
)
from registry.reading.patterns import agencies, common, labels, names, numbers, times
from registry.reading.render import render
from tests import reading_facts as facts

QUICKLY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = [
    "I. ",
    "II. ",
    "IV.",
    "1. ",
    "1.",
    "1.1. ",
    "a) ",
    "đ) ",
    "- ",
    "PHỤ LỤC I",
    "KẾ HOẠCH",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Số: 66/KH-UBND",
    "Số: **66** /KH-UBND",
    "*",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "Trà Vinh, ngày 05 tháng 10 năm 2022",
    "Căn cứ ",
    "Nghị quyết số 30/NQ-CP",
    " của Chính phủ",
    " ngày 11/3/2022",
    " ngày 99/99/2022",
    " ban hành Chương trình hành động của Chính phủ",
    "(sau đây viết tắt là Chương trình hành động của Chính phủ)",
    "(sau đây gọi chung là cơ quan)",
    "trước ngày 15/11 hàng năm",
    "giai đoạn 2021 - 2030",
    "thường xuyên",
    "Kế hoạch này",
    "Luật Việc làm",
    "sửa đổi, bổ sung ",
    "theo tinh thần ",
    ", ",
    "; ",
    ". ",
    " và ",
    "Sở Nội vụ",
    "Giao ",
    " chủ trì, ",
    "phối hợp với ",
    "các cơ quan, đơn vị",
    "Hiến pháp",
    "76/NQ- CP",
    "e\u0301",
    "A\u0302\u0301",
    "^{lvt}",
    "co quan ",
    "cơ quan ",
    "\u2028",
    "\x0b",
    "\u00a0",
    "İ",
    "ß",
    "Tuyên truyền",
    "(1) ",
    "l. ",
    "§. ",
    "H. ",
    "a/ ",
    "Điều 1. ",
    "\f",
    "\n2\n",
    "| 1 | ",
    " | ",
    "|---|---|\n",
    "| TT | Nhiệm vụ | Chủ trì |\n",
    "QUYẾT ĐỊNH",
    "Số:    /KH-UBND",
    "trong thời hạn 10 ngày làm việc kể từ ngày nhận được",
    "trước 19h00 hằng ngày",
    "đến năm 2030",
    "hoàn thành trong quý II/2026",
]
plan_like = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
any_text = st.one_of(st.text(max_size=300), plan_like)


def read(text, known=None):
    try:
        return read_plan(text, known or Known())
    except Unreadable:
        return None


def written_lines(text):
    return [
        n for n, line in enumerate(re.split(r"\r\n|\r|\n", text), 1) if line and not line.isspace()
    ]


@QUICKLY
@given(any_text)
def test_any_text_is_read_or_refused(text):
    reading = read(text, facts.known())

    if reading is not None:
        assert as_json(reading)["lines"]


@QUICKLY
@given(plan_like)
def test_every_span_holds_its_surface(text):
    reading = read(text)

    for found in (*reading.citations, *reading.deadlines) if reading else ():
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface


@QUICKLY
@given(plan_like)
def test_everything_found_stands_inside_the_text_and_is_trusted_so_far(text):
    reading = read(text)

    found = () if reading is None else (
        *reading.sections, *reading.citations, *reading.deadlines, *reading.assignments,
        *reading.defects, *reading.rows, *reading.header.fields)
    for one in found:
        assert 0 <= one.start <= one.end <= len(text)
        assert 0 < one.confidence <= 1
    for one in reading.unread if reading else ():
        assert 0 <= one.start < one.end <= len(text)
        assert 1 <= one.line <= one.end_line


@QUICKLY
@given(plan_like)
def test_sections_and_lines_come_in_the_order_of_print(text):
    reading = read(text)
    if reading is not None:
        starts = [section.start for section in reading.sections]
        assert starts == sorted(starts)
        assert all(one.line <= one.end_line for one in reading.sections)
        lines = [use.line for use in reading.lines]
        assert lines == sorted(set(lines))


@QUICKLY
@given(plan_like)
def test_letters_and_their_marks_apart_are_read_the_same(text):
    composed = read(unicodedata.normalize("NFC", text))
    apart = read(unicodedata.normalize("NFD", text))

    assert shape(composed) == shape(apart)


PARAGRAPHS = [
    "I. MỤC ĐÍCH", "II. NHIỆM VỤ", "III. TỔ CHỨC THỰC HIỆN", "1. Yêu cầu", "2. Giao Sở Nội vụ.",
    "3. Thực hiện Nghị quyết số 30/NQ-CP.", "1.1. Chung", "1.2. Riêng.", "a) Rà soát;", "b) Lập;",
    "đ) Việc khác.", "(1) Một;", "(2) Hai.", "- Gạch đầu dòng.", "Đoạn không có nhãn.",
    "§. Sở Y tế",
    "Báo cáo trước ngày 15/11 hằng năm.", "Hoàn thành trong quý II/2026.", "PHỤ LỤC I",
    "Theo Luật Việc làm.", "Điều 1. Ban hành.",
]


@QUICKLY
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=25))
def test_a_reading_written_back_reads_the_same(paragraphs):
    once = read("\n\n".join(["I. MỤC ĐÍCH", *paragraphs]))
    again = read(render(once))

    assert shape(again) == shape(once)
    assert [s.text for s in again.sections] == [s.text for s in once.sections]


@QUICKLY
@given(plan_like, st.lists(st.tuples(
    st.integers(1, 40), st.sampled_from([None, "", "1.", "II.", "a)", "1.1.", "?"]),
    st.sampled_from([None, *Level])), max_size=4))
def test_whatever_a_person_says_of_labels_is_taken(text, words):
    given_labels = Given(tuple(GivenLabel(*one) for one in words))
    with suppress(Unreadable):
        reading = read_plan(text, given=given_labels)
        paths = [section.path for section in reading.sections]
        assert len(paths) == len(set(paths))
        assert [use.line for use in reading.lines] == written_lines(text)


def shape(reading):
    """The labels, citations and times of a reading, with letters' marks aside."""
    return reading and (
        [(s.path, s.label, s.level) for s in reading.sections],
        [(c.section, c.number, c.name and fold(unicodedata.normalize("NFC", c.name)))
         for c in reading.citations],
        [(d.section, d.value, d.strength) for d in reading.deadlines],
    )


@QUICKLY
@given(plan_like)
def test_every_written_line_is_used_once_in_any_plan(text):
    reading = read(text)

    if reading is not None:
        assert [use.line for use in reading.lines] == written_lines(text)


@QUICKLY
@given(plan_like)
def test_paths_are_never_shared(text):
    reading = read(text)
    paths = [section.path for section in reading.sections] if reading else []

    assert len(paths) == len(set(paths))


@QUICKLY
@given(plan_like)
def test_citations_never_overlap(text):
    reading = read(text)
    spans = [(c.start, c.end) for c in reading.citations] if reading else []

    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@QUICKLY
@given(plan_like)
def test_reading_twice_gives_the_same(text):
    assert read(text) == read(text)


@QUICKLY
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data):
    with suppress(Unreadable):
        assert decode_text(data).strip()


@QUICKLY
@given(st.integers(0, 27_000), st.integers(1, 400))
def test_the_plan_with_a_hole_in_it_is_still_read(start, length):
    text = facts.plan_text()
    holed = text[:start] + text[start + length :]
    reading = read_plan(holed, facts.known())

    assert [use.line for use in reading.lines] == written_lines(holed)
    assert all(holed[c.start : c.end] == c.surface for c in reading.citations)


LONG = 100_000
SEEDS = [
    " ",
    "\n",
    "\t ",
    "*",
    "* ",
    "a",
    "A",
    "Đ",
    "1",
    "1.",
    "1. ",
    "/",
    "-",
    "1/",
    "1-",
    "1/2021/",
    "1/A",
    "1/AB-",
    "1/AB- ",
    "1-AB/",
    "I",
    "I. ",
    "(",
    "(sau đây ",
    "(sau đây gọi là ",
    ", ",
    "; ",
    ". ",
    ".",
    "^{",
    "+ ",
    "ngày ",
    "ngày 1/1/",
    "trước ",
    "trước ngày ",
    "định kỳ ",
    "giai đoạn 2021 - ",
    "Luật ",
    "Luật A",
    "Luật An, ",
    "Đại hội ",
    "Nghị quyết Đại hội Đảng ",
    "Nghị quyết ",
    "Kế hoạch ",
    "về ",
    "của Chính phủ ",
    "Chủ tịch ",
    "Sở ",
    "Sở A, ",
    "và ",
    "và Sở ",
    "phối hợp ",
    "phối hợp với ",
    "chủ trì, ",
    "theo ",
    "theo tinh thần ",
    "kế hoạch thực hiện ",
    "quy định của ",
    "Căn cứ ",
    "e\u0301",
    "\u0301",
    "Trà Vinh ",
    "Số: ",
    "Số: 1/",
    "PHỤ LỤC ",
    "Phần ",
    "đến ",
    "có ",
    "thời hạn: ",
    "Luật Phòng, chống ",
    "Đề án phát triển ",
    "Nghị quyết Đại hội ",
    "UBND xã, phường, ",
    "các sở, ban, ",
    "Sở Nội vụ tỉnh ",
    "Quy định về ",
    "hoàn thành ",
    "hoàn thành trong ",
    "trong thời hạn ",
    "sau 10 ngày ",
    "trước 9h00 và ",
    "tổng kết a ",
    "Tháng 1/2026, ",
    "1.1.",
    "| a ",
    "- 1 -\n",
    "Trà Vinh, ngày ",
    "ngay 1 thang ",
    "Điều 1",
    "tháng 1, ",
]
COMPILED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": value
    for module in (common, agencies, labels, names, numbers, times)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


def seconds_of(pattern, text):
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.match(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", COMPILED)
def test_no_pattern_is_slow_on_hostile_text(name):
    """Every seed at 1 KB; the three that hurt most at 100 KB, where a square would take minutes."""
    pattern = COMPILED[name]
    worst = sorted(SEEDS, key=lambda seed: -seconds_of(pattern, seed * (1_000 // len(seed))))

    for seed in worst[:3]:
        took = seconds_of(pattern, seed * (LONG // len(seed)))
        assert took < 0.5 or took < 30 * seconds_of(pattern, seed * (LONG // 10 // len(seed))), seed


@pytest.mark.parametrize(
    "seed",
    [
        "1. ",
        "I. a\n",
        "a) b\n",
        "1/AB-C ",
        "Luật An, ",
        "(sau đây gọi là A) ",
        "Sở A, ",
        "; Sở A",
        "Nghị quyết số 1/NQ-CP ngày 1/1/2020, ",
        "Kế hoạch này ",
        "cơ quan ",
        "hàng năm ",
        "trước ngày 1/1/2020 ",
        "e\u0301",
        "1. a\n",
        "1.\n",
        "I. A\n1. b\na) c\n",
        "(1) a\n",
        "l. A\n2. B\n",
        "|\n1\n",
        "| 1 | a |\n",
        "| TT | Nhiệm vụ |\n",
        "KẾ HOẠCH\n",
        "\f1\n",
    ],
)
def test_a_long_hostile_plan_takes_time_as_it_grows(seed):
    """Ten times the text: ten times the time, where a square would take a hundred times."""
    text = "I. A\n\n1. " + (seed * LONG)[:LONG]
    took = _seconds(text)

    assert took < 2 or took < 30 * _seconds(text[: LONG // 10])


@pytest.mark.parametrize("seed", ["1. a\n", "I. A\n1. b\na) c\n", "l. A\n2. B\n", "|\n1\n"])
def test_tiny_labels_take_steps_as_the_text_grows(seed):
    once = _calls(("I. A\n" + seed * LONG)[:5_000])
    fourfold = _calls(("I. A\n" + seed * LONG)[:20_000])

    assert fourfold < 5 * once


def test_steps_grow_with_length():
    text = facts.plan_text()
    body = text[text.index("I. MỤC ĐÍCH") : text.index("Nơi nhận")]

    assert _calls(text.replace("Nơi nhận", body * 3 + "Nơi nhận")) < 5 * _calls(text)


def _seconds(text):
    began = time.process_time()
    read_plan(text, facts.known())
    return time.process_time() - began


def _calls(text):
    """How many functions are called to read a text: the same on every machine."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    known = facts.known()
    sys.setprofile(count)
    try:
        read_plan(text, known)
    finally:
        sys.setprofile(None)
    return counted
