"""Has a hostile file read in a process of its own, bounded in memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
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


# The child's other task: not the marks of a file but the cells of a workbook.
CELLS = "cells"


def read(data: bytes, kind: Kind) -> Marks:
    """What the marks of a file are; refused when it may not be kept or the reading did not end."""
    found: Marks = _asked(data, kind.value, "marks")
    return found


def rows(data: bytes, name: str) -> list[list[str]]:
    """The cells of an inspected XLSX file as words (registry.exchange.workbook)."""
    try:
        found: list[list[str]] = _asked(data, CELLS, "rows")
    except Refused as refused:
        raise Refused(refused.code, **{"name": name, **refused.details}) from refused
    return found


def _asked(data: bytes, task: str, wanted: str) -> Any:
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACES.acquire(blocking=False):
        raise Refused("evidence_busy")
    try:
        said = _run(data, task)
    finally:
        PLACES.release()
    return _understood(said, wanted)


def _run(data: bytes, task: str) -> bytes:
    """What the child wrote, or nothing when it died or had to be ended."""
    command = [sys.executable, "-I", "-B", "-c", BOOT, ROOT, task]
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
