"""What a person sent and has not recorded yet: words kept on the server between try and deed."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from registry.errors import NotFound, Refused
from registry.policy import Actor

LONGEST_WAIT = 24 * 60 * 60


def keep(kind: str, record: str, words: str, *, whose: Actor) -> None:
    """Keep a person's words in place of what they sent before; what waited a day goes.

    Written beside and moved into place: a reader sees the whole of it or the one before.
    """
    where = _folder(kind, record)
    made, beside = tempfile.mkstemp(dir=where)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(words)
    _sweep(where, Path(beside).stat().st_mtime)
    Path(beside).replace(where / _name(whose))


def kept(kind: str, record: str, *, whose: Actor) -> str:
    """a person's words. Raises NotFound when there are none, or no more."""
    try:
        return (_folder(kind, record) / _name(whose)).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise NotFound("import") from None


def first_line(kind: str, record: str, *, whose: Actor) -> str:
    """Their first line alone. Raises NotFound as `kept` does."""
    try:
        with (_folder(kind, record) / _name(whose)).open(encoding="utf-8") as file:
            return file.readline()
    except (OSError, UnicodeDecodeError):
        raise NotFound("import") from None


def forget(kind: str, record: str, *, whose: Actor) -> None:
    """Let them go: they were recorded, or thrown away."""
    (_folder(kind, record) / _name(whose)).unlink(missing_ok=True)


def _folder(kind: str, record: str) -> Path:
    """A folder of this system's own below the machine's temporary one, closed to all others."""
    where = Path(tempfile.gettempdir()) / f"plan-monitor-{kind}{os.getuid()}-{record}"
    where.mkdir(mode=0o700, exist_ok=True)
    seen = where.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid() or seen.st_mode & 0o077:
        raise Refused("import_no_place")
    return where


def _sweep(where: Path, now: float) -> None:
    """Let go what waited too long, by the file system's own clock."""
    for one in where.iterdir():
        try:
            if now - one.lstat().st_mtime > LONGEST_WAIT:
                one.unlink()
        except FileNotFoundError:  # another worker let it go
            continue


def _name(whose: Actor) -> str:
    return f"{int(whose.id or 0)}.json"
