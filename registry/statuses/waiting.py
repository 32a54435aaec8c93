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
from registry.statuses.sheets import Upload

LONGEST_WAIT = 24 * 60 * 60


def keep(folder: str, upload: Upload, *, actor: Actor) -> None:
    """Keep what the actor sent, in place of what they sent before; what waited a day goes."""
    require(actor, Action.RECORD_STATUS)
    said = json.dumps([upload.name, upload.sha256, [[one.name, one.rows] for one in upload.sheets],
                       {column.value: place for column, place in upload.chosen.items()}])
    where = _folder(folder)
    # Written beside and moved into place: a reader sees the whole of it or the one before.
    made, beside = tempfile.mkstemp(dir=where)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(said)
    _sweep(where, Path(beside).stat().st_mtime)
    Path(beside).replace(where / _name(actor))


def kept(folder: str, *, actor: Actor) -> Upload:
    """What the actor sent last. Raises NotFound when there is nothing, or no more."""
    require(actor, Action.RECORD_STATUS)
    try:
        said = json.loads((_folder(folder) / _name(actor)).read_text("utf-8"))
        name, sha256, sheets, chosen = said
    except (OSError, ValueError):
        raise NotFound("import") from None
    return Upload(name, sha256, [Sheet(title, rows) for title, rows in sheets],
                  {Column(column): place for column, place in chosen.items()})


def choose(folder: str, chosen: dict[Column, int], *, actor: Actor) -> None:
    """Keep which columns a person says mean what."""
    require(actor, Action.RECORD_STATUS)
    keep(folder, replace(kept(folder, actor=actor), chosen=chosen), actor=actor)


def forget(folder: str, *, actor: Actor) -> None:
    """Let it go: it was recorded, or thrown away."""
    require(actor, Action.RECORD_STATUS)
    (_folder(folder) / _name(actor)).unlink(missing_ok=True)


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
