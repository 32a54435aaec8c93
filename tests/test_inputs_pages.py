"""PDFs and scans: rows become paragraphs, columns are read in turn, pages tell how sure."""

from __future__ import annotations

import functools
import io
from collections import Counter
from collections.abc import Iterable
from typing import Any

import evidence_files as make
import input_hand as hand
import pytest
from PIL import Image
from reading_facts import known, reading

from registry.inputs import InputKind, PageRead, TextRead, pages, read_file
from registry.inputs.printed import Page, Word, rows_of
from registry.reading import read_plan

HIGH = 12.0


def page(*lines: tuple[float, float, str], number: int = 1, shift: float = 0.0) -> Page:
    """A page of words: each line begins at a place, six points for a letter."""
    words = []
    for left, top, said in lines:
        at = left
        for word in said.split():
            words.append(Word(word, at, top + shift * at, 6.0 * len(word), HIGH))
            at += 6.0 * (len(word) + 0.5)
    return Page(number, 600, 800, tuple(words))


def text(*given: Page) -> str:
    return pages.printed(given).text


FULL = "x" * 70


def test_rows_stay_rows_on_a_page_that_is_askew() -> None:
    askew = page((60, 100, "một hai ba bốn năm sáu bảy tám chín mười " * 2), (60, 118, "dòng sau"),
                 shift=0.03)
    assert [row.text for row in rows_of(askew.words)] == [
        " ".join(["một hai ba bốn năm sáu bảy tám chín mười"] * 2), "dòng sau"]  # fmt: skip


def test_letters_of_another_font_belong_to_their_word() -> None:
    words = tuple(Word(said, left, 100, 6.0 * len(said), HIGH)
                  for said, left in (("Th", 60), ("ự", 72), ("c", 78), ("hiện", 87)))
    assert text(Page(1, 600, 800, words)) == "Thực hiện"


def test_a_paragraph_begins_where_its_first_row_is_set_in() -> None:
    said = text(page((90, 100, f"1. {FULL}"), (60, 118, f"{FULL} x"), (60, 136, "hết."),
                     (90, 154, f"2. {FULL}"), (60, 172, "hết.")))
    assert said.split("\n\n") == [f"1. {FULL}\n{FULL} x\nhết.", f"2. {FULL}\nhết."]


def test_a_sentence_goes_on_over_a_page_and_its_number_is_left_out() -> None:
    first = page((90, 100, f"1. {FULL}"), (60, 118, f"{FULL} x"), (300, 780, "1"))
    second = page((300, 30, "- 2 -"), (60, 100, f"{FULL} x"), (60, 118, "hết."),
                  (90, 136, f"2. {FULL}"), (60, 154, "hết."), number=2)
    assert text(first, second).split("\n\n")[0] == f"1. {FULL}\n{FULL} x\n{FULL} x\nhết."


def test_a_running_head_is_left_out_and_said_to_be() -> None:
    given = [page((60, 30, f"Kế hoạch của tỉnh – trang {number}"), (60, 100, f"{FULL} {letter}"),
                  (60, 118, "a"), (60, 136, "b"), (60, 154, "c"), number=number)
             for number, letter in enumerate("abcd", 1)]
    found = pages.printed(given)
    assert found.has_heads
    assert "Kế hoạch" not in found.text
    assert not pages.printed(given[:2]).has_heads


def test_the_head_of_a_paper_is_read_column_by_column() -> None:
    said = text(page((60, 50, "ỦY BAN NHÂN DÂN"), (320, 50, "CỘNG HÒA XÃ HỘI"),
                     (60, 68, "TỈNH TRÀ VINH"), (320, 68, "Độc lập - Tự do"),
                     (60, 86, "Số: 66/KH-UBND"), (320, 86, "Trà Vinh, ngày 05"),
                     (260, 130, "KẾ HOẠCH"), (60, 160, FULL), (60, 178, FULL)))
    assert [line for line in said.split("\n") if line][:7] == [
        "ỦY BAN NHÂN DÂN", "TỈNH TRÀ VINH", "Số: 66/KH-UBND", "CỘNG HÒA XÃ HỘI",
        "Độc lập - Tự do", "Trà Vinh, ngày 05", "KẾ HOẠCH"]  # fmt: skip


def test_the_room_after_a_label_is_no_gutter() -> None:
    said = text(page((60, 50, "I."), (110, 50, "MỤC ĐÍCH"), (60, 68, "II."), (110, 68, "NHIỆM VỤ")))
    assert said.split() == ["I.", "MỤC", "ĐÍCH", "II.", "NHIỆM", "VỤ"]


def test_the_recipients_are_read_before_the_signature() -> None:
    said = text(page((60, 50, "Nơi nhận:"), (340, 50, "TM. ỦY BAN NHÂN DÂN"),
                     (60, 68, "- Thường trực Tỉnh ủy;"), (340, 68, "CHỦ TỊCH"),
                     (60, 86, "- Các sở, ban, ngành;"), (60, 104, "- Lưu: VT.")))
    assert [line for line in said.split("\n") if line] == [
        "Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]  # fmt: skip


# --- PDF --------------------------------------------------------------------------------------


@functools.cache
def printed66() -> bytes:
    return hand.printed_pages(hand.plan66())


@hand.needs_office
@hand.needs_poppler
def test_plan_66_in_pdf_reads_as_its_text_does() -> None:
    found = read_file(printed66(), "ke-hoach-66.pdf")
    assert (found.kind, found.encoding, found.notes) == (InputKind.PDF, "utf-8", ())
    assert [one.confidence for one in found.pages] == [None] * len(found.pages)
    again, meant = hand.told(read_plan(found.text, known())), hand.told(reading())
    assert {**again, "citations": ()} == {**meant, "citations": ()}
    numbers = [(one[0], one[1], one[2], one[4]) for one in again["citations"]]
    assert numbers == [(one[0], one[1], one[2], one[4]) for one in meant["citations"]]


@hand.needs_office
def test_without_poppler_its_words_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.evidence import sandbox

    meant = read_file(printed66(), "a.pdf").text
    monkeypatch.setattr(sandbox, "PROGRAM_PLACES", "/nowhere")
    found = read_file(printed66(), "a.pdf")
    assert found.notes == ("plain_layout",)
    assert alike(found.text.split(), meant.split()) > 0.95


def alike(one: Iterable[Any], other: Iterable[Any]) -> float:
    """F1 of two lists as bags."""
    first, second = Counter(one), Counter(other)
    both = (first & second).total()
    return 2 * both / (first.total() + second.total())


# --- scans ------------------------------------------------------------------------------------

PAGES = 5


@functools.cache
def recognised() -> tuple[TextRead, list[tuple[int, int]], TextRead]:
    """The first pages of Plan 66 as a scan, what was told, and the same pages in letters."""
    import pypdf

    writer = pypdf.PdfWriter()
    for one in pypdf.PdfReader(io.BytesIO(printed66())).pages[:PAGES]:
        writer.add_page(one)
    kept = io.BytesIO()
    writer.write(kept)
    told: list[tuple[int, int]] = []
    scan = hand.scan(hand.pictures(kept.getvalue()))
    found = read_file(scan, "quet.pdf", lambda done, of: told.append((done, of)))
    return found, told, read_file(kept.getvalue(), "a.pdf")


@hand.needs_office
@hand.needs_ocr
def test_a_scan_is_recognised_page_by_page_and_tells_how_sure() -> None:
    found, told, meant = recognised()
    assert found.kind is InputKind.SCAN
    assert told == [(done, PAGES) for done in range(PAGES + 1)]
    assert [one.number for one in found.pages] == list(range(1, PAGES + 1))
    assert all((one.confidence or 0) > 0.9 for one in found.pages)
    assert found.low == ()
    assert alike(found.text.split(), meant.text.split()) > 0.95


@hand.needs_office
@hand.needs_ocr
def test_a_scan_of_plan_66_reads_nearly_as_its_text_does() -> None:
    found, _, meant = recognised()
    numbers = [
        Counter((one.number, one.issued_on) for one in read_plan(each.text).citations if one.number)
        for each in (found, meant)
    ]
    assert alike(numbers[0].elements(), numbers[1].elements()) >= 0.93
    paths = [[one.path for one in read_plan(each.text).sections if one.label]
             for each in (found, meant)]
    assert alike(*paths) >= 0.90


@hand.needs_ocr
def test_a_blurred_page_is_listed_for_a_person() -> None:
    blurred = hand.scanned(words_picture(), 3, 60).resize((150, 50)).resize((1200, 400))
    kept = io.BytesIO()
    blurred.save(kept, "PNG")
    found = read_file(kept.getvalue(), "a.png")
    assert found.low == (1,)
    assert found.notes == ("low_confidence",)


@functools.cache
def words_picture() -> bytes:
    """A picture of two lines."""
    from PIL import ImageDraw, ImageFont

    drawn = Image.new("L", (1200, 400), 255)
    letters = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 48)
    pen = ImageDraw.Draw(drawn)
    pen.text((40, 60), "Kế hoạch số 66/KH-UBND", font=letters, fill=0)
    pen.text((40, 180), "của Ủy ban nhân dân tỉnh", font=letters, fill=0)
    kept = io.BytesIO()
    drawn.save(kept, "PNG")
    return kept.getvalue()




@hand.needs_ocr
@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_a_picture_is_recognised(ending: str) -> None:
    kept = io.BytesIO()
    Image.open(io.BytesIO(words_picture())).save(kept, {"png": "PNG", "jpg": "JPEG",
                                                        "tif": "TIFF"}[ending])
    found = read_file(kept.getvalue(), f"a.{ending}")
    assert found.kind is InputKind.IMAGE
    assert found.text.split("\n")[0] == "Kế hoạch số 66/KH-UBND"
    assert len(found.pages) == 1


@hand.needs_ocr
def test_an_empty_page_among_others_is_no_failure() -> None:
    kept = io.BytesIO()
    first = Image.open(io.BytesIO(words_picture()))
    first.save(kept, "TIFF", save_all=True, append_images=[Image.new("L", (1200, 400), 255)])
    told: list[tuple[int, int]] = []
    found = read_file(kept.getvalue(), "a.tif", lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert found.pages[1] == PageRead(2, None)
    assert found.notes == ()


@hand.needs_ocr
@hand.needs_poppler
def test_a_page_that_could_not_be_drawn_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.inputs import scans

    monkeypatch.setattr(scans, "of_pdf", lambda data, number, side: None)
    whole = [(60, top, make.LONG[:73]) for top in range(300, 700, 20)]
    data = make.pdf(whole, [(60, 700, "x")], pictures=True)
    found = read_file(data, "a.pdf")
    assert found.kind is InputKind.PDF
    assert found.low == (2,)
    assert found.notes == ("low_confidence", "pages_unread")
