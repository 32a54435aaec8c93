"""A file as it was sent: looked at, read in the bounded child process, its sheets kept as words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from registry.errors import Refused
from registry.evidence import names, sandbox
from registry.evidence.inspect import inspect
from registry.exchange.columns import bare
from registry.statuses.columns import Column
from registry.statuses.heads import Sheet, find_head
from registry.statuses.rows import refuse_too_many
from registry.statuses.values import FORMULA

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Note:
    """Which table waits, without its cells."""

    name: str
    sha256: str
    chosen: dict[Column, int]


@dataclass(frozen=True, slots=True)
class Upload:
    """A table that was sent; `chosen` are the columns a person put right, by their places."""

    name: str
    sha256: str
    sheets: list[Sheet]
    chosen: dict[Column, int] = field(default_factory=dict)

    @property
    def note(self) -> Note:
        """The same without the cells."""
        return Note(self.name, self.sha256, self.chosen)


def receive(data: bytes, given_name: str, *, scanner: str | None = None) -> Upload:
    """Read a file that was sent. Refused: another kind, too large, hostile, without any table."""
    name = names.clean(given_name)
    if not data:
        raise Refused("evidence_empty", name=name)
    if len(data) > LARGEST:
        raise Refused("sheet_too_large", name=name, largest=LARGEST_MB)
    if names.ending(name) != ENDING:
        raise Refused("sheet_kind", name=name)
    inspect(data, name, scanner=scanner)
    sheets = [Sheet(title, [[_plain(cell) for cell in row] for row in rows])
              for title, rows in sandbox.tables(data, name)]
    upload = Upload(name, hashlib.sha256(data).hexdigest(), sheets)
    try:
        head = find_head(upload.sheets)
        refuse_too_many(upload.sheets[head.sheet].rows, head)
    except Refused as refused:
        # What a head lacks a person can put right; where there is none, there is nothing to show.
        if refused.code in ("sheet_no_head", "sheet_too_many"):
            raise
    return upload


def _plain(cell: str) -> str:
    return cell if cell.startswith(FORMULA) else bare(cell)
