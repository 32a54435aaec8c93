"""The table a user sent and has not recorded yet."""

from __future__ import annotations

import json
from dataclasses import replace

from registry import set_aside
from registry.errors import NotFound
from registry.policy import Action, Actor, require
from registry.statuses.columns import Column
from registry.statuses.heads import Sheet
from registry.statuses.sheets import Note, Upload

KIND = "statuses-"


def keep(folder: str, upload: Upload, *, actor: Actor) -> None:
    """Keep what the actor sent, in place of what they sent before."""
    require(actor, Action.RECORD_STATUS)
    _write(folder, upload.note, json.dumps([[one.name, one.rows] for one in upload.sheets]), actor)


def kept(folder: str, *, actor: Actor) -> Upload:
    """What the actor sent last. Raises NotFound when there is nothing, or no more."""
    require(actor, Action.RECORD_STATUS)
    try:
        first, _, rest = set_aside.kept(KIND, folder, whose=actor).partition("\n")
        note, cells = _note(first), json.loads(rest)
    except ValueError:
        raise NotFound("import") from None
    return Upload(note.name, note.sha256, [Sheet(title, rows) for title, rows in cells],
                  note.chosen)


def noted(folder: str, *, actor: Actor) -> Note:
    """Which table waits, without reading its cells. Raises NotFound as `kept` does."""
    require(actor, Action.RECORD_STATUS)
    try:
        return _note(set_aside.first_line(KIND, folder, whose=actor))
    except ValueError:
        raise NotFound("import") from None


def choose(folder: str, chosen: dict[Column, int], *, actor: Actor) -> None:
    """Keep which columns a person says mean what."""
    require(actor, Action.RECORD_STATUS)
    try:
        first, _, cells = set_aside.kept(KIND, folder, whose=actor).partition("\n")
        note = _note(first)
    except ValueError:
        raise NotFound("import") from None
    _write(folder, replace(note, chosen=chosen), cells, actor)


def forget(folder: str, *, actor: Actor) -> None:
    """Let it go: it was recorded, or thrown away."""
    require(actor, Action.RECORD_STATUS)
    set_aside.forget(KIND, folder, whose=actor)


def _write(folder: str, note: Note, cells: str, actor: Actor) -> None:
    set_aside.keep(KIND, folder, f"{_told(note)}\n{cells}", whose=actor)


def _told(note: Note) -> str:
    """The first line of what is kept; a file of an earlier release has none."""
    chosen = {column.value: place for column, place in note.chosen.items()}
    return json.dumps([note.name, note.sha256, chosen])


def _note(line: str) -> Note:
    name, sha256, chosen = json.loads(line)
    return Note(name, sha256, {Column(column): place for column, place in chosen.items()})
