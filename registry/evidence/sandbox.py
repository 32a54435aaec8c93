"""Has a hostile file read, or a paper printed, in a process of its own, bounded in time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from registry.errors import Refused
from registry.evidence.kinds import Kind, Marks

WALL_SECONDS = 15.0
# Each may take half a gigabyte: more of them at once would take the machine.
AT_ONCE = 2
PLACES = threading.BoundedSemaphore(AT_ONCE)

ROOT = str(Path(__file__).parents[2])
# -I leaves out the environment, the folder of the caller and the user's own packages.
BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from registry.evidence.child import main; main()"
)


# The child's other tasks: not the marks of a file but the cells of a workbook, of one sheet or all.
CELLS, TABLES = "cells", "tables"

# LibreOffice takes a few seconds and much memory: one at a time, and whoever waits not for ever.
OFFICE_SECONDS = 60.0
OFFICE_WAIT = 20.0
OFFICE = threading.Lock()
OFFICE_PLACES = "/usr/bin:/usr/local/bin:/opt/libreoffice/program"
# No memory dump, a minute of work, files of 100 MB at most; it cannot start under a bound memory.
BOUNDED = 'ulimit -c 0; ulimit -t 60; ulimit -f 204800; exec "$@"'
# The programs that read pages and recognise letters: at once, how long one waits for its turn,
# how much they may write (100 MB in blocks) and hold (1.5 GB).
PROGRAMS = threading.BoundedSemaphore(2)
PROGRAM_WAIT = 90.0
PROGRAM_PLACES = "/usr/bin:/usr/local/bin:/bin"
BUSY = 2  # on a busy machine a second of work takes longer
LIMITS = "ulimit -c 0; ulimit -f 204800; ulimit -v 1500000"
# Neither macros nor what a file would fetch from elsewhere.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop
 oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# The law's font, or Tinos of the same widths. Liberation Serif lacks half the Vietnamese letters:
# taken from another font, each would tear its word apart for whoever reads or searches the file.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<selectfont><rejectfont><pattern><patelt name="family"><string>Liberation Serif</string></patelt>
</pattern></rejectfont></selectfont>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>Times New Roman</string>
<string>Tinos</string><string>DejaVu Serif</string></edit></match>
</fontconfig>
"""


def read(data: bytes, kind: Kind) -> Marks:
    """What the marks of a file are; refused when it may not be kept or the reading did not end."""
    found: Marks = _asked(data, kind.value, "marks")
    return found


def rows(data: bytes, name: str) -> list[list[str]]:
    """The cells of an inspected XLSX file as words (registry.exchange.workbook)."""
    found: list[list[str]] = _cells(data, name, CELLS, "rows")
    return found


def tables(data: bytes, name: str) -> list[tuple[str, list[list[str]]]]:
    """The cells of every sheet of one, by the sheet's name (registry.statuses.workbook)."""
    found: list[tuple[str, list[list[str]]]] = _cells(data, name, TABLES, "tables")
    return found


def _cells(data: bytes, name: str, task: str, wanted: str) -> Any:
    try:
        return _asked(data, task, wanted)
    except Refused as refused:
        raise Refused(refused.code, **{"name": name, **refused.details}) from refused


def words(data: bytes) -> dict[str, Any]:
    """The text of a Word file, its encoding, and what a person should know (registry.inputs)."""
    found: dict[str, Any] = _asked(data, "word-text", "found")
    return found


def pages(data: bytes, with_text: bool = False) -> list[dict[str, Any]]:
    """The pages of a PDF: whether each has pictures, its size, and its letters if asked for."""
    found: list[dict[str, Any]] = _asked(data, "pdf-text", "found", "text" if with_text else "")
    return found


def picture(data: bytes, frame: int) -> dict[str, Any]:
    """A page of a picture, drawn anew in greys as PNG, and how many pages it has."""
    found: dict[str, Any] = _asked(data, "picture", "found", str(frame))
    return found


def has(program: str) -> bool:
    """Whether a program of the system is there."""
    return shutil.which(program, path=PROGRAM_PLACES) is not None


def ran(program: str, arguments: list[str], given: bytes, wanted: str, seconds: int) -> bytes:
    """What a program wrote into the file `wanted`, of the file "in" it was given; nothing when it
    failed, wrote too much or had to be ended. Whoever calls it asks first whether it is there."""
    if not PROGRAMS.acquire(timeout=PROGRAM_WAIT):
        raise Refused("evidence_busy")
    try:
        with tempfile.TemporaryDirectory(prefix="plan-read-") as name:
            folder = Path(name)
            (folder / "in").write_bytes(given)
            limits = f"{LIMITS}; ulimit -t {seconds}"
            command = ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", program, *arguments]
            said = {"HOME": name, "TMPDIR": name, "PATH": PROGRAM_PLACES, "LANG": "C.UTF-8",
                    "OMP_THREAD_LIMIT": "1"}
            is_done = _ended_well(command, said, folder, BUSY * seconds)
            made = folder / wanted
            is_there = is_done and made.is_file() and not made.is_symlink()
            return made.read_bytes() if is_there else b""
    finally:
        PROGRAMS.release()


def _ended_well(command: list[str], said: dict[str, str], folder: Path, seconds: float) -> bool:
    """Whether a program ended by itself and in time; what it started ends with it."""
    made = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=said, cwd=folder, start_new_session=True,
    )
    try:
        made.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end_group(made)
    return made.returncode == 0


def has_office() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice", path=OFFICE_PLACES) is not None


def printed(data: bytes) -> bytes:
    """A Word file as LibreOffice prints it, or nothing when it did not."""
    program = shutil.which("soffice", path=OFFICE_PLACES)
    if program is None:
        raise Refused("pdf_no_office")
    if not OFFICE.acquire(timeout=OFFICE_WAIT):
        raise Refused("pdf_busy")
    try:
        with tempfile.TemporaryDirectory(prefix="plan-office-") as folder:
            return _printed(data, program, Path(folder))
    finally:
        OFFICE.release()


def _printed(data: bytes, program: str, folder: Path) -> bytes:
    """Everything that LibreOffice reads and writes is in one folder, which goes with it."""
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE, "utf-8")
    (folder / "fonts.conf").write_text(FONTS, "utf-8")
    (folder / "paper.docx").write_bytes(data)
    command = [
        "/bin/sh", "-c", BOUNDED, "sh", program, f"-env:UserInstallation=file://{folder}/profile",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), f"{folder}/paper.docx",
    ]
    said = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": OFFICE_PLACES + ":/bin",
            "LANG": "C.UTF-8", "FONTCONFIG_FILE": f"{folder}/fonts.conf"}
    is_done = _ended_well(command, said, folder, OFFICE_SECONDS)
    paper = folder / "paper.pdf"
    return paper.read_bytes() if is_done and paper.is_file() else b""


def _end_group(made: subprocess.Popen[bytes]) -> None:
    """End what it started as well: its first process is only a script."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(made.pid, signal.SIGKILL)
    made.wait()


def _asked(data: bytes, task: str, wanted: str, given: str = "") -> Any:
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACES.acquire(blocking=False):
        raise Refused("evidence_busy")
    try:
        said = _run(data, task, given)
    finally:
        PLACES.release()
    return _understood(said, wanted)


def _run(data: bytes, task: str, given: str) -> bytes:
    """What the child wrote, or nothing when it died or had to be ended."""
    command = [sys.executable, "-I", "-B", "-c", BOOT, ROOT, f"{task}:{given}" if given else task]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            timeout=WALL_SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, BrokenPipeError):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _understood(said: bytes, wanted: str) -> Any:
    try:
        answer = json.loads(said)
        code, facts = answer.get("refused"), answer.get("facts", {})
        if not code:
            return Marks(answer[wanted]) if wanted == "marks" else answer[wanted]
    except (ValueError, KeyError, AttributeError) as error:
        raise Refused("evidence_unreadable") from error
    raise Refused(code, **facts)
