"""Papers as PDF: through LibreOffice, read back; without it a clear sentence."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import papers_made as made
import pytest
from pypdf import PdfReader

from dashboard.texts.paper_templates import REFUSALS
from registry.errors import Refused
from registry.evidence import sandbox
from registry.papers import pdf
from registry.papers.docx import write

FITTING = ("Times New Roman", "Tinos")


@pytest.fixture
def office() -> None:
    """LibreOffice and a font of the law's widths."""
    fonts = shutil.which("fc-list") and subprocess.run(
        ["fc-list", "--format", "%{family}\n"], capture_output=True, text=True, check=True).stdout
    has_font = any(one in FITTING for one in (fonts or "").splitlines())
    if not (pdf.is_possible() and has_font):
        pytest.skip("LibreOffice or Tinos is not installed: sh deploy/need-office.sh")


def read(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_letter_becomes_a_pdf_that_says_the_same(office: None, tmp_path: Path) -> None:
    pages = read(pdf.convert(write(made.letter())))
    assert len(pages) == 1
    words = " ".join(pages[0].split())
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "/SNV-CCHC", "Kính gửi:", "Sở Tư pháp;",
                 "PHÓ GIÁM ĐỐC", "Nguyễn Văn A", "Lưu: VT.", "Tỷ lệ = số nhiệm vụ hoàn thành"):
        assert said in words, said


def test_a_modest_sheet_is_one_page_and_says_that_it_is_a_demonstration(office: None) -> None:
    pages = read(pdf.convert(write(made.sheet())))
    assert len(pages) == 1
    assert "DỮ LIỆU TRÌNH DIỄN" in pages[0]


def test_pages_are_numbered_from_the_second_and_annexes_begin_anew(office: None) -> None:
    pages = [one.split() for one in read(pdf.convert(write(made.report(is_demonstration=True))))]
    assert len(pages) > 6
    assert all("DIỄN" in one[:4] for one in pages)
    numbers = [one[4] for one in pages]
    first = next(place for place, one in enumerate(pages) if one[4:7] == ["Phụ", "lục", "I"])
    assert numbers[1:first] == [str(number) for number in range(2, first + 1)]
    assert numbers[first + 1] == "2"
    assert numbers[0] == "UBND"


def test_without_libreoffice_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "OFFICE_PLACES", "/nowhere")
    assert not pdf.is_possible()
    with pytest.raises(Refused, match="pdf_no_office"):
        pdf.convert(write(made.letter()))
    assert "LibreOffice" in REFUSALS["pdf_no_office"]


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(sandbox, "OFFICE_PLACES", f"{folder}:/usr/bin")


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "echo no > paper.pdf", "kill -9 $$"])
def test_what_is_no_pdf_is_refused(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, script, monkeypatch)
    with pytest.raises(Refused, match="pdf_failed"):
        pdf.convert(b"x")


def test_one_that_does_not_end_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; wait", monkeypatch)
    monkeypatch.setattr(sandbox, "OFFICE_SECONDS", 0.5)
    with pytest.raises(Refused, match="pdf_failed"):
        pdf.convert(b"x")
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_two_at_once_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "exit 0", monkeypatch)
    monkeypatch.setattr(sandbox, "OFFICE_WAIT", 0.05)
    with sandbox.OFFICE, pytest.raises(Refused, match="pdf_busy"):
        pdf.convert(b"x")


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    program(tmp_path, "pwd > /dev/null; exit 1", monkeypatch)
    kept: list[Any] = []
    made_folder = tempfile.TemporaryDirectory

    def noted(**given: Any) -> Any:
        folder = made_folder(**given)
        kept.append(folder.name)
        return folder

    monkeypatch.setattr(sandbox.tempfile, "TemporaryDirectory", noted)
    with pytest.raises(Refused):
        pdf.convert(b"x")
    assert [Path(one).exists() for one in kept] == [False]
    assert shutil.which("sh")
