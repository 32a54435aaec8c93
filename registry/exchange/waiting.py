"""The file a user sent and has not imported yet: kept on the server between dry run and import."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path

from registry.errors import NotFound, Refused
from registry.exchange.sheets import Upload
from registry.policy import Action, Actor, require

LONGEST_WAIT = 24 * 60 * 60


def keep(folder: str, upload: Upload, *, actor: Actor) -> None:
    """Keep what the actor sent, in place of what they sent before; what waited a day goes."""
    require(actor, Action.KEEP_REGISTRY)
    said = json.dumps([upload.name, upload.sha256, upload.grid], ensure_ascii=False)
    where = _folder(folder)
    # Written beside and moved into place: a reader sees the whole of it or the one before.
    made, beside = tempfile.mkstemp(dir=where)
    with os.fdopen(made, "w", encoding="utf-8") as file:
        file.write(said)
    _sweep(where, Path(beside).stat().st_mtime)
    Path(beside).replace(where / _name(actor))


def kept(folder: str, *, actor: Actor) -> Upload:
    """What the actor sent last. Raises NotFound when there is nothing, or no more."""
    require(actor, Action.KEEP_REGISTRY)
    try:
        name, sha256, grid = json.loads((_folder(folder) / _name(actor)).read_text("utf-8"))
    except (OSError, ValueError):
        raise NotFound("import") from None
    return Upload(name, sha256, grid)


def forget(folder: str, *, actor: Actor) -> None:
    """Let it go: it was imported, or thrown away."""
    require(actor, Action.KEEP_REGISTRY)
    (_folder(folder) / _name(actor)).unlink(missing_ok=True)


def _folder(name: str) -> Path:
    """A folder of this system's own below the machine's temporary one, closed to all others."""
    where = Path(tempfile.gettempdir()) / f"plan-monitor-{os.getuid()}-{name}"
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
