"""The plan's words cut into plain and marked pieces: nothing lost, nothing moved, spans exact."""

import unicodedata

import pytest

from dashboard.plan_text import (
    Flat,
    Mark,
    Piece,
    around,
    bare,
    cut,
    flatten,
    found,
    paragraphs,
    printed_lines,
)
from tests import reading_facts as facts

SECTIONS = facts.reading().sections


def printed(section):
    text = facts.plan_text()
    lines = printed_lines(text)[section.line - 1 : section.end_line]
    said = [part for part in (section.heading, *section.text.split("\n")) if part]
    return paragraphs(text, lines, section.label, said)


def marks(path):
    cited = [c for c in facts.reading().citations if c.section == path]
    return cited, [Mark(c.start, c.end, place) for place, c in enumerate(cited)]


def words_of_link(pieces, number):
    return "".join(piece.words for piece in pieces if piece.link == number)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.path)
def test_paragraphs_are_those_the_reader_found(section):
    said = [part for part in (section.heading, *section.text.split("\n")) if part]

    assert [flat.words for flat in printed(section)] == said


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.path)
def test_every_citation_of_a_section_is_marked_with_its_own_words(section):
    cited, links = marks(section.path)
    pieces = [piece for flat in printed(section) for piece in cut(flat, links)]

    assert [words_of_link(pieces, n) for n in range(len(cited))] == [bare(c.surface) for c in cited]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.path)
def test_cutting_loses_no_letter(section):
    _, links = marks(section.path)

    for flat in printed(section):
        assert "".join(piece.words for piece in cut(flat, links, links)) == flat.words


def test_lines_broken_by_a_page_are_joined_by_one_space():
    broken = next(section for section in SECTIONS if section.path == "II.2.b")

    (flat,) = printed(broken)

    assert "đội ngũ lãnh đạo, quản lý các cấp" in flat.words


def test_asterisks_are_dropped_and_leave_no_gap():
    text = "Số: **66** /KH-UBND *về công tác của*"

    flat = flatten(text, printed_lines(text))

    assert flat.words == "Số: 66 /KH-UBND về công tác của"
    kept = [(text[flat.origin(place)], letter) for place, letter in enumerate(flat.words)]
    assert all(letter in (origin, " ") for origin, letter in kept)


def test_a_citation_over_asterisks_and_a_page_break_is_one_link():
    text = "theo *Nghị quyết số 76/NQ-\n\nCP* của"
    flat = flatten(text, printed_lines(text))

    pieces = cut(flat, [Mark(text.index("Nghị"), text.index("* của"), 4)])

    assert pieces == [
        Piece("theo "), Piece("Nghị quyết số 76/NQ- CP", 4), Piece(" của"),
    ]


def test_a_link_that_ends_at_a_page_break_takes_no_space():
    text = "xem Hiến pháp\nvà luật"
    flat = flatten(text, printed_lines(text))

    pieces = cut(flat, [Mark(4, 13, 0)])

    assert [piece.words for piece in pieces] == ["xem ", "Hiến pháp", " và luật"]


def test_of_two_overlapping_links_the_first_given_stands():
    flat = Flat("abcdef", ((0, 0),))

    pieces = cut(flat, [Mark(2, 5, 1), Mark(0, 3, 2)])

    assert pieces == [Piece("ab"), Piece("cde", 1), Piece("f")]


def test_a_slip_inside_a_link_keeps_both_marks():
    flat = Flat("abcdef", ((0, 0),))

    pieces = cut(flat, [Mark(1, 5, 7)], [Mark(3, 6, 9)])

    assert pieces == [Piece("a"), Piece("bc", 7), Piece("de", 7, 9), Piece("f", None, 9)]


def test_a_slip_is_found_from_its_own_line_on():
    text = "co quan và\nco quan"
    flat = flatten(text, printed_lines(text))

    assert flat.find("co quan", 3, after=11) == Mark(11, 18, 3)
    assert flat.find("không có", 3) is None


def test_a_text_in_parted_letters_gives_the_same_paragraphs():
    text = unicodedata.normalize("NFD", "đ) Đổi mới công tác\n\nquy hoạch cán bộ.")

    made = paragraphs(text, printed_lines(text), "đ)", ["Đổi mới công tác quy hoạch cán bộ."])

    assert [unicodedata.normalize("NFC", flat.words) for flat in made] == [
        "Đổi mới công tác quy hoạch cán bộ."
    ]


def test_lines_the_reader_did_not_speak_of_are_kept():
    text = "1. Một\n\nHai"

    made = paragraphs(text, printed_lines(text), "1.", ["Một"])

    assert [flat.words for flat in made] == ["Một", "Hai"]


def test_the_words_around_a_citation_stay_in_its_paragraph():
    text = "Trước.\n\nThực hiện Nghị quyết số 1/NQ-CP của Chính phủ.\n\nSau."
    start = text.index("Nghị")

    assert around(text, start, start + 21, 90) == (
        "Thực hiện ", "Nghị quyết số 1/NQ-CP", " của Chính phủ.",
    )


def test_long_words_around_a_citation_are_cut_at_words():
    before, middle, after = around("một hai ba bốn NĂM sáu bảy tám", 15, 18, 8)

    assert (before, middle, after) == ("… ba bốn ", "NĂM", " sáu bảy …")


@pytest.mark.parametrize(
    ("words", "query", "marked"),
    [
        ("76/NQ-CP", "76 nq cp", ["76/NQ-CP"]),
        ("76/NQ-CP", "76nq", ["76/NQ"]),
        ("Luật Phòng, chống tham nhũng", "THAM NHUNG", ["tham", "nhũng"]),
        ("Đường lối", "duong", ["Đường"]),
        (unicodedata.normalize("NFD", "cải cách"), "cải", [unicodedata.normalize("NFD", "cải")]),
        ("Nghị quyết", "khong", []),
        ("Nghị quyết", "", []),
    ],
)
def test_what_a_search_found_is_marked_whatever_its_marks(words, query, marked):
    pieces = found(words, query)

    assert "".join(piece.words for piece in pieces) == words
    assert [piece.words for piece in pieces if piece.link is not None] == marked
