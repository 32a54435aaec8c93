"""Noisy citations: what was meant by them, and how the command tells how many are read so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.evaluate_command import evaluate
from dashboard.texts import reading as words
from registry.errors import Unreadable
from registry.reading.noise import Noisy, as_meant, read_noise

ROWS = (
    "raw\tintended\tsource\n"
    "Chỉ thị sô 08/CT-UBND ngày 26/6/2024\t08/CT-UBND\ta\n"
    "Số: 2# /CT-UBND Quảng Ngãi, ngày Z tháng 4\t05/CT-UBND, 15/4/2020 (read from the scan)\tb\n"
    "Nghị quyết số 30/NQ-CP\t31/NQ-CP\tc\n"
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("số: **66** /KH-UBND", "66/KH-UBND"),
        ("Quyết định số 11 /2026/QĐ-UBND ngày 29tháng 01", "11/2026/QĐ-UBND"),
        ("Nghị quyết số 3 7/NQHĐND", "37/NQ-HĐND"),
        ("Thông báo số 70-TB/TWngày 06", "70-TB/TW"),
        ("3396/QÐ-UBND", "3396/QĐ-UBND"),
        ("4510/ KH-UBND", "4510/KH-UBND"),
        ("Luật Phòng, chống tham nhũng (PCTN) năm 2018", "Luật Phòng, chống tham nhũng 2018"),
        ("Luật Việc làm", "Luật Việc làm"),
        # The number is lost: it is left blank, and none is made up.
        ("Số: 2# /CT-UBND Quảng Ngãi", "…/CT-UBND"),
        ("Quyết định số: /202⁄QÐ-UBNDngày tháng năm 2025", "…/2025/QĐ-UBND"),
        ("không có văn bản nào", ""),
    ],
)
def test_a_noisy_citation_is_read_as_meant(printed, meant):
    assert as_meant(printed) == meant


@pytest.mark.parametrize(
    ("said", "meant", "is_right"),
    [
        ("13-NQ/TU", "13-NQ/TU", True),
        ("26/KH-BCĐ(138)", "26/KH-BCĐ (138)", True),
        ("07/CT-TTg", "07/CT-TTG", True),
        ("Luật Phòng, chống tham nhũng 2018", "Luật PCTN 2018", True),
        ("Luật Phòng, chống tham nhũng 2018", "Luật PCTN 2005", False),
        ("Luật Phòng, chống thiên tai 2018", "Luật PCTN 2018", False),
        ("30/NQ-CP", "31/NQ-CP", False),
        ("", "30/NQ-CP", False),
    ],
)
def test_only_what_was_meant_counts(said, meant, is_right):
    assert Noisy(1, "…", meant, said).is_right is is_right


def test_rows_are_told_with_their_lines():
    rows = list(read_noise(ROWS))

    assert [(row.line, row.is_right) for row in rows] == [(2, True), (3, True), (4, False)]


def test_a_broken_row_is_named():
    with pytest.raises(Unreadable) as wrong:
        list(read_noise(f"{ROWS}alone\n"))

    assert (wrong.value.code, wrong.value.details["row"]) == ("noise_row", 5)


def test_the_command_tells_how_many_are_right_and_which_are_not(tmp_path: Path):
    (tmp_path / "citations-noise-gold.tsv").write_text(ROWS)

    said = CliRunner().invoke(evaluate, [str(tmp_path), "--differences"])

    told = words.NOISE.format(name="citations-noise-gold.tsv", right=2, rows=3, share=2 / 3)
    assert told in said.output
    assert "4\tNghị quyết số 30/NQ-CP\t31/NQ-CP\t30/NQ-CP" in said.output


def test_the_command_names_the_file_of_a_broken_row(tmp_path: Path):
    (tmp_path / "citations-noise-gold.tsv").write_text("alone\n")

    said = CliRunner().invoke(evaluate, [str(tmp_path)])

    assert isinstance(said.exception, Unreadable)
    assert said.exception.details == {"row": 1, "name": "citations-noise-gold.tsv"}
