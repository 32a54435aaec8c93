"""The file a user sent and has not imported yet."""

from __future__ import annotations

import json

from registry import set_aside
from registry.errors import NotFound
from registry.exchange.sheets import Upload
from registry.policy import Action, Actor, require

# The name of the folder as it always was: what waits there outlives a new release.
KIND = ""


def keep(folder: str, upload: Upload, *, actor: Actor) -> None:
    """Keep what the actor sent, in place of what they sent before."""
    require(actor, Action.KEEP_REGISTRY)
    said = json.dumps([upload.name, upload.sha256, upload.grid], ensure_ascii=False)
    set_aside.keep(KIND, folder, said, whose=actor)


def kept(folder: str, *, actor: Actor) -> Upload:
    """What the actor sent last. Raises NotFound when there is nothing, or no more."""
    require(actor, Action.KEEP_REGISTRY)
    try:
        name, sha256, grid = json.loads(set_aside.kept(KIND, folder, whose=actor))
    except ValueError:
        raise NotFound("import") from None
    return Upload(name, sha256, grid)


def forget(folder: str, *, actor: Actor) -> None:
    """Let it go: it was imported, or thrown away."""
    require(actor, Action.KEEP_REGISTRY)
    set_aside.forget(KIND, folder, whose=actor)
