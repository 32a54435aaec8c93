"""The other side of the sandbox: reads a hostile file in a process of its own, and says one line.

It imports what it needs only once it is confined, and only for the kind of file it was given.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys

from registry.errors import Refused
from registry.evidence.kinds import LARGEST, Kind, Marks

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
OPEN_FILES = 64
# The tasks beside looking for marks: which module reads, and under which word its answer is given.
READERS = {
    "cells": ("registry.exchange.workbook", "rows"),
    "tables": ("registry.statuses.workbook", "tables"),
    "word-text": ("registry.inputs.word", "found"),
    "pdf-text": ("registry.inputs.pdf", "found"),
    "picture": ("registry.inputs.picture", "found"),
}
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
    task, _, given = sys.argv[-1].partition(":")
    data = sys.stdin.buffer.read(LARGEST)
    said = content(data, task, given) if task in READERS else answer(data, Kind(task))
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


def content(data: bytes, task: str, given: str) -> dict[str, object]:
    """What a file holds (rows of cells, words), or why it is refused; `given` is for the reader."""
    module, called = READERS[task]
    try:
        reader = importlib.import_module(module)
        return {called: reader.read(data, given) if given else reader.read(data)}
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
