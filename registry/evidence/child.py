"""The other side of the sandbox: reads a hostile file in a process of its own, and says one line.

It imports what it needs only once it is confined, and only for the kind of file it was given.
"""

from __future__ import annotations

import json
import resource
import sys

from registry.errors import Refused
from registry.evidence.kinds import LARGEST, Kind, Marks

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
OPEN_FILES = 64
CELLS = "cells"
TABLES = "tables"
LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_NOFILE: OPEN_FILES,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    """Read the file from stdin and write what was found as one line of JSON."""
    confine()
    task = sys.argv[-1]
    data = sys.stdin.buffer.read(LARGEST)
    said = workbook(data, task) if task in (CELLS, TABLES) else answer(data, Kind(task))
    sys.stdout.write(json.dumps(said) + "\n")


def confine() -> None:
    """Give up what a reader of files does not need: memory, time, files to write."""
    for what, most in LIMITS.items():
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def answer(data: bytes, kind: Kind) -> dict[str, object]:
    """What the file's marks are, or why it is refused."""
    try:
        return {"marks": _read(data, kind)}
    except Refused as refused:
        return {"refused": refused.code, "facts": refused.details}
    except Exception:
        # Whatever a parser stumbles over, the file is not one that others could open safely.
        return {"refused": "evidence_unreadable", "facts": {}}


def workbook(data: bytes, task: str) -> dict[str, object]:
    """The cells of a workbook as rows of words, or why it is refused: those of its first sheet, or
    of every sheet with its name."""
    try:
        if task == CELLS:
            from registry.exchange import workbook

            return {"rows": workbook.read(data)}
        from registry.statuses import workbook as tables

        return {"tables": tables.read(data)}
    except Refused as refused:
        return {"refused": refused.code, "facts": refused.details}
    except Exception:
        return {"refused": "evidence_unreadable", "facts": {}}


def _read(data: bytes, kind: Kind) -> Marks:
    if kind is Kind.PDF:
        from registry.evidence import pdf

        return pdf.read(data)
    if kind in (Kind.DOCX, Kind.XLSX):
        from registry.evidence import office

        return office.read(data, kind)
    from registry.evidence import images

    return images.read(data, kind)
