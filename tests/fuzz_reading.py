"""A fuzzer led by coverage over the reader of plans: `make fuzz`, ten minutes unless told else.

It mutates pieces of Kế hoạch 66 and looks for a text that the reader neither reads nor refuses,
reads with a finding outside the text, loses a line of, or takes too long over. Whatever it finds is
written into the folder it names; `fuzz_reading.py FILE` reads one again.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

with atheris.instrument_imports(include=["registry.reading"]):
    from registry.reading import as_json, decode_text, read_plan

from reading_facts import known, plan_text  # noqa: E402

from registry.errors import Unreadable  # noqa: E402

KNOWN = known()
MINUTES, LONGEST, SECONDS = 10, 4096, 5
PIECE = 1500
LINE = re.compile(r"\r\n|\r|\n")


def one_input(data: bytes) -> None:
    """What must hold of any bytes."""
    try:
        text = decode_text(data)
        reading = read_plan(text, KNOWN)
    except Unreadable:
        return
    assert as_json(reading)["lines"]
    for found in (*reading.sections, *reading.rows, *reading.citations, *reading.deadlines,
                  *reading.assignments, *reading.defects, *reading.unread, *reading.header.fields):
        assert 0 <= found.start <= found.end <= len(text), found
    for found in (*reading.citations, *reading.deadlines):
        assert text[found.start : found.end] == found.surface, found
    written = [n for n, line in enumerate(LINE.split(text), 1) if line and not line.isspace()]
    assert [use.line for use in reading.lines] == written
    paths = [section.path for section in reading.sections]
    assert len(paths) == len(set(paths)), paths
    assert read_plan(text, KNOWN) == reading


def sow(folder: Path) -> None:
    """The first texts: the plan in pieces that overlap."""
    text = plan_text()
    for start in range(0, len(text), PIECE // 2):
        (folder / f"{start:06}").write_text("I. MỤC ĐÍCH\n" + text[start : start + PIECE], "utf-8")


def words(file: Path) -> None:
    """The words that the reader looks for, as a dictionary for the mutations."""
    from test_reading_properties import PIECES

    said = sorted({piece for piece in PIECES if piece.strip()})
    lines = ("".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in said)
    file.write_text("".join(f'"{line}"\n' for line in lines), "ascii")


def main() -> None:
    """Mutate for so many minutes, or read the files that are named."""
    named = sys.argv[1:]
    minutes = float(named.pop()) if named and named[-1].replace(".", "").isdigit() else MINUTES
    with tempfile.TemporaryDirectory(prefix="plan-fuzz-") as folder:
        corpus, kept = Path(folder) / "corpus", HERE.parent / "var" / "fuzz"
        corpus.mkdir()
        kept.mkdir(parents=True, exist_ok=True)
        sow(corpus)
        words(Path(folder) / "words")
        options = [
            f"-max_total_time={int(minutes * 60)}", f"-max_len={LONGEST}", f"-timeout={SECONDS}",
            "-rss_limit_mb=512", f"-dict={folder}/words", f"-artifact_prefix={kept}/",
            "-print_final_stats=1", *(named or [str(corpus)]),
        ]
        atheris.Setup([sys.argv[0], *options], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
