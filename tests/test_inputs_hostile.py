"""Files made to trouble a reader are refused in time, with a sentence, and leave nothing behind."""

from __future__ import annotations

import io
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import evidence_files as make
import input_hand as hand
import pytest
import test_evidence_files as evidence
import ugly
from PIL import Image

from dashboard.texts.refusals import refusal, sentences
from registry.errors import RegistryError
from registry.evidence import sandbox
from registry.inputs import documents, files, read_file, scans

SECONDS = 5.0
# Nothing here takes half a minute, however busy the machine, unless it hangs.
HANGS = 30
Case = tuple[str, Callable[[], bytes]]
KINDS = {"docx": "a.docx", "pdf": "a.pdf"}


def known() -> list[Case]:
    """Every hostile file that the tests of evidence and of tables of statuses make."""
    found: list[Case] = [(name, made) for name, made, _ in evidence.LIARS]
    found += [("a.docx", made) for made, _ in evidence.ARCHIVES]
    found += [("a.pdf", made) for made, _ in evidence.PDFS]
    found += [(f"a.{name}" if "." not in name else name, made)
              for name, made, _ in evidence.PICTURES]
    found += [(f"a.{kind}", made) for kind, made in evidence.SECRETS if kind in KINDS]
    found += [(name, made) for made, name, _ in ugly.HOSTILE.values()]
    return found


def nested(depth: int) -> bytes:
    """Tables in tables in tables."""
    inner = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return hand.xml(inner)


def heavy(size: int) -> bytes:
    """A part of very many short paragraphs."""
    one = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    return make.changed(make.word(), swap={b"<w:sectPr": one * (size // len(one)) + b"<w:sectPr"})


def frames(count: int) -> bytes:
    """A TIFF of many pages."""
    kept = io.BytesIO()
    page = Image.new("1", (8, 8), 1)
    page.save(kept, "TIFF", save_all=True, append_images=[page] * (count - 1))
    return kept.getvalue()


# Made for what this reader does beyond looking: name, file, what it is refused for.
OWN: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "tables in tables": ("a.docx", lambda: nested(60), "evidence_crooked"),
    "too much markup": ("a.docx", lambda: heavy(40 * 2**20), "evidence_bomb"),
    "entities in the notes": ("a.docx", lambda: hand.with_part(
        make.word(), "footnotes", "footnotes", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "evidence_crooked"),
    "201 pages": ("a.pdf", lambda: make.pdf(*[[(60, 700, make.LONG)]] * 201),
                  "input_too_many_pages"),
    "201 pages in a TIFF": ("a.tif", lambda: frames(201), "input_too_many_pages"),
    "a TIFF that is none": ("a.tif", lambda: b"MZ" + bytes(99), "evidence_unknown_type"),
    "half a TIFF": ("a.tiff", lambda: frames(2)[:60], "evidence_unreadable"),
    "two kinds in one": ("a.tif", lambda: b"II*\0" + b"%PDF-1.4" + bytes(99), "evidence_double"),
    "a huge picture": ("a.png", lambda: make.png(60_000, 60_000), "evidence_huge_image"),
    "a picture larger than it is": ("a.png", lambda: make.png(7_000, 7_000),
                                    "evidence_unreadable"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reading keeps for a moment it keeps in a folder of this test."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def left() -> set[str]:
    """What a reading left behind."""
    return {one.name for one in Path(tempfile.gettempdir()).iterdir()}


def worked() -> float:
    """The seconds of work of this process and those it started; waiting for others is not counted,
    for these tests run beside others."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def refused(data: bytes, name: str) -> str:
    """Why a file is refused: in time, in a sentence, and with nothing left of it."""
    start = worked()
    with pytest.raises(RegistryError) as why:
        read_file(data, name)
    assert worked() - start < SECONDS
    assert left() == set()
    assert why.value.code in sentences()
    said = refusal(why.value)
    assert "{" not in said
    assert len(said) > 20
    return why.value.code


def test_there_are_many_hostile_files() -> None:
    assert len(known()) > 90


@pytest.mark.parametrize("number", range(len(known())))
def test_a_known_hostile_file_is_refused_in_time(number: int) -> None:
    name, made = known()[number]
    refused(made(), name)


@pytest.mark.parametrize("case", OWN)
def test_a_hostile_file_of_a_plan_is_refused_in_time(case: str) -> None:
    name, made, code = OWN[case]
    assert refused(made(), name) == code


def test_a_cell_may_not_claim_a_million_columns() -> None:
    words = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{words}</w:tc>'
    table = f"<w:tbl><w:tr>{cell * 5}</w:tr></w:tbl>"
    assert len(read_file(hand.xml(table), "a.docx").text) < 1_000


def test_a_style_may_be_based_on_itself() -> None:
    data = hand.xml('<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    looped = make.changed(data, swap={
        b'<w:name w:val="Normal"/>': b'<w:name w:val="Normal"/><w:basedOn w:val="Normal"/>'})
    assert read_file(looped, "a.docx").text == "x\n"


# --- the programs -----------------------------------------------------------------------------


def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    start = time.monotonic()
    script = "sleep 60 & echo $! > pid; cp pid " + str(tmp_path) + "/pid; wait"
    assert sandbox.ran("sh", ["-c", script], b"x", "out", 1) == b""
    assert time.monotonic() - start < HANGS
    assert left() == set()
    child = int((tmp_path / "pid").read_text())
    ends = time.monotonic() + HANGS
    while is_running(child) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(number: int) -> bool:
    """Whether a process is there, and not only remembered."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


BAD_ENDS = {
    "it fails": "echo said > out; exit 3",
    "it writes nothing": "true",
    "it writes beside": "echo x > other",
    "it leads elsewhere": "ln -s /etc/passwd out",
    "it writes too much": "head -c 300000000 /dev/zero > out",
    "it holds too much": "python3 -c 'x = bytearray(3 * 10**9); print(len(x))' > out",
}


@pytest.mark.parametrize("case", BAD_ENDS)
def test_nothing_is_taken_of_a_program_that_ends_badly(case: str) -> None:
    assert sandbox.ran("sh", ["-c", BAD_ENDS[case]], b"x", "out", 5) == b""
    assert left() == set()


def test_a_program_sees_its_file_and_no_more_of_us() -> None:
    said = sandbox.ran("sh", ["-c", "{ cat in; ls; env | cut -d= -f1 | sort; } > out"], b"given\n",
                       "out", 5).decode().split()
    assert said[0] == "given"
    allowed = {"given", "in", "out", "HOME", "LANG", "OMP_THREAD_LIMIT", "PATH", "PWD", "TMPDIR",
               "OLDPWD", "SHLVL", "_"}
    assert set(said) <= allowed


# --- without the programs ---------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without poppler and tesseract."""
    monkeypatch.setattr(sandbox, "PROGRAM_PLACES", "/nowhere")
    assert not scans.can_recognise()


def test_without_tesseract_a_scan_is_refused_with_what_to_install(bare: None) -> None:
    page = make.pdf([(60, 700, "x")], pictures=True)
    for data, name in ((page, "a.pdf"), (make.png(), "a.png")):
        with pytest.raises(RegistryError) as why:
            read_file(data, name)
        assert why.value.code == "input_no_ocr"
        assert "tesseract-ocr-vie" in refusal(why.value)


def test_without_poppler_a_pdf_is_read_by_its_letters_alone(bare: None) -> None:
    found = read_file(make.pdf(), "a.pdf")
    assert found.text.split() == make.LONG.split()
    assert found.notes == ("plain_layout",)


def test_the_modules_of_this_file_are_those_that_are_tried() -> None:
    assert files.read_file is read_file
    assert documents.FEW_LETTERS == 200
