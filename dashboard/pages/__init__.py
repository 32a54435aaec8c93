"""The site map: every page's address, its name in the menu and the right it needs."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

from dashboard import texts
from dashboard.visit import Page, Visit
from registry.policy import Action


@dataclass(frozen=True)
class Entry:
    """One page. `<name>` in the address is handed to the page's layout by that name."""

    address: str
    module: str
    needs: Action
    menu: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        parts = re.split(r"<(\w+)>", self.address)
        named = (f"(?P<{part}>[^/]{{1,80}})" if odd % 2 else re.escape(part)
                 for odd, part in enumerate(parts))
        return re.compile("".join(named))

    @cached_property
    def layout(self) -> Callable[..., Page]:
        page: ModuleType = importlib.import_module(f"dashboard.pages.{self.module}")
        layout: Callable[..., Page] = page.layout
        return layout


# An agency's own; the others reach every scorecard from their list.
OWN_SCORECARD = "/agencies/own"

SITE = (
    Entry("/", "overview", Action.VIEW, texts.OVERVIEW),
    Entry("/heatmap", "heatmap", Action.VIEW_ALL, texts.HEATMAP),
    Entry("/calendar", "calendar", Action.VIEW, texts.CALENDAR),
    Entry("/sections", "sections", Action.VIEW, texts.SECTIONS),
    Entry("/sections/<path>", "sections", Action.VIEW),
    Entry("/documents", "documents", Action.VIEW, texts.DOCUMENTS),
    Entry("/documents/<key>", "document", Action.VIEW),
    Entry("/agencies", "agencies", Action.VIEW_ALL, texts.AGENCIES),
    Entry(OWN_SCORECARD, "agency", Action.VIEW, texts.OWN_AGENCY),
    Entry("/agencies/<code>", "agency", Action.VIEW),
    Entry("/tasks", "tasks", Action.VIEW, texts.TASKS),
    Entry("/tasks/<task_id>", "task", Action.VIEW),
    Entry("/update", "update", Action.VERIFY, texts.UPDATE),
    Entry("/settings", "settings", Action.CHANGE_SETTINGS, texts.SETTINGS),
    Entry("/admin", "admin", Action.MANAGE_ACCOUNTS, texts.ADMIN),
    Entry("/admin/agencies/<code>", "admin_agency", Action.MANAGE_AGENCIES),
    Entry("/audit", "audit", Action.VIEW_AUDIT, texts.AUDIT),
)


def find(pathname: str) -> tuple[Entry, dict[str, str]] | None:
    """The page at an address and the parts of the address it is given; None when there is none."""
    for entry in SITE:
        match = entry.pattern.fullmatch(pathname)
        if match:
            return entry, match.groupdict()
    return None


__all__ = ["OWN_SCORECARD", "SITE", "Entry", "Page", "Visit", "find"]
