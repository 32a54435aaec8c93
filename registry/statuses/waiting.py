"""The table a user sent and has not recorded yet: kept on the server between dry run and deed."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

from registry.errors import NotFound, Refused
from registry.policy import Action, Actor, require
from registry.statuses.columns import Column
from registry.statuses.heads import Sheet
from registry.statuses.sheets import Note, Upload

LONGEST_WAIT = 24 * 60 * 60


def keep(folder: str, upload: Upload, *, actor: Actor) -> None:
    """Keep what the actor sent, in place of what they sent before; what waited a day goes."""
    require(actor, Action.RECORD_STATUS)
    _write(folder, upload.note, json.dumps([[one.name, one.rows] for one in upload.sheets]), actor)


def _write(folder: str, note: Note, cells: str, actor: Actor) -> None:
    where = _folder(folder)
    # Written beside and moved into place: a reader sees the whole of it or the one before.
    made, beside = tempfile.mkstemp(dir=where)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(f"{_told(note)}\n{cells}")
    _sweep(where, Path(beside).stat().st_mtime)
    Path(beside).replace(where / _name(actor))


def kept(folder: str, *, actor: Actor) -> Upload:
    """What the actor sent last. Raises NotFound when there is nothing, or no more."""
    require(actor, Action.RECORD_STATUS)
    try:
        first, _, rest = (_folder(folder) / _name(actor)).read_text("utf-8").partition("\n")
        note, cells = _note(first), json.loads(rest)
    except (OSError, ValueError):
        raise NotFound("import") from None
    return Upload(note.name, note.sha256, [Sheet(title, rows) for title, rows in cells],
                  note.chosen)


def noted(folder: str, *, actor: Actor) -> Note:
    """Which table waits, without reading its cells. Raises NotFound as `kept` does."""
    require(actor, Action.RECORD_STATUS)
    try:
        with (_folder(folder) / _name(actor)).open(encoding="utf-8") as file:
            return _note(file.readline())
    except (OSError, ValueError):
        raise NotFound("import") from None


def choose(folder: str, chosen: dict[Column, int], *, actor: Actor) -> None:
    """Keep which columns a person says mean what."""
    require(actor, Action.RECORD_STATUS)
    try:
        first, _, cells = (_folder(folder) / _name(actor)).read_text("utf-8").partition("\n")
        note = _note(first)
    except (OSError, ValueError):
        raise NotFound("import") from None
    _write(folder, replace(note, chosen=chosen), cells, actor)


def forget(folder: str, *, actor: Actor) -> None:
    """Let it go: it was recorded, or thrown away."""
    require(actor, Action.RECORD_STATUS)
    (_folder(folder) / _name(actor)).unlink(missing_ok=True)


def _told(note: Note) -> str:
    """The first line of what is kept; a file of an earlier release has none."""
    chosen = {column.value: place for column, place in note.chosen.items()}
    return json.dumps([note.name, note.sha256, chosen])


def _note(line: str) -> Note:
    name, sha256, chosen = json.loads(line)
    return Note(name, sha256, {Column(column): place for column, place in chosen.items()})


def _folder(name: str) -> Path:
    """A folder of this system's own below the machine's temporary one, closed to all others."""
    where = Path(tempfile.gettempdir()) / f"plan-monitor-statuses-{os.getuid()}-{name}"
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


def _name(actor: Actor) -> str:
    return f"{int(actor.id or 0)}.json"
