"""The modules whose makers the worker knows: importing this one registers every maker there is."""

from __future__ import annotations

import functools
import importlib

from dashboard.making import MAKERS, Maker

# Each registers its makers in MAKERS when it is imported.
MODULES = (
    "dashboard.paper_files", "dashboard.annex", "dashboard.packages", "dashboard.import_work",
)


def makers() -> dict[str, Maker]:
    """Every kind of file that can be ordered, by name."""
    _load()
    return MAKERS


@functools.cache
def _load() -> None:
    for name in MODULES:
        importlib.import_module(name)
