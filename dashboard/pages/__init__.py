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
    """One page. `<name>` in the address is handed to the page's layout by that name.

    `group` is the menu entry it is folded under; `has_past` says that it shows any past moment.
    """

    address: str
    module: str
    needs: Action
    menu: str = ""
    group: str = ""
    has_past: bool = False

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
# Reached by the number beside the user's name.
INBOX = "/inbox"

SITE = (
    Entry("/my", "my", Action.REPORT, texts.MY_DESK),
    Entry("/", "overview", Action.VIEW, texts.OVERVIEW, has_past=True),
    Entry("/heatmap", "heatmap", Action.VIEW_ALL, texts.HEATMAP, has_past=True),
    Entry("/calendar", "calendar", Action.VIEW, texts.CALENDAR),
    Entry("/sections", "sections", Action.VIEW, texts.SECTIONS, has_past=True),
    Entry("/sections/<path>", "sections", Action.VIEW, has_past=True),
    Entry("/documents", "documents", Action.VIEW, texts.DOCUMENTS, texts.REGISTRY),
    Entry("/alarms", "alarms", Action.VIEW_ALL, texts.ALARMS, texts.REGISTRY),
    Entry("/documents/unresolved", "unresolved", Action.VIEW_ALL, texts.UNRESOLVED, texts.REGISTRY),
    Entry("/documents/links", "links", Action.VIEW_ALL, texts.LINKS, texts.REGISTRY),
    Entry("/import", "plan_imports", Action.IMPORT_PLANS, texts.IMPORT_PLANS, texts.REGISTRY),
    Entry("/documents/import", "exchange", Action.KEEP_REGISTRY),
    Entry("/documents/<key>/graph", "document_graph", Action.VIEW),
    Entry("/documents/new", "document_new", Action.KEEP_REGISTRY),
    Entry("/documents/<key>", "document", Action.VIEW),
    Entry("/search", "search", Action.VIEW),
    Entry("/agencies", "agencies", Action.VIEW_ALL, texts.AGENCIES, has_past=True),
    Entry(OWN_SCORECARD, "agency", Action.VIEW, texts.OWN_AGENCY, has_past=True),
    Entry("/agencies/<code>", "agency", Action.VIEW, has_past=True),
    Entry("/tasks", "tasks", Action.VIEW, texts.TASKS, has_past=True),
    Entry("/tasks/<task_id>", "task", Action.VIEW),
    Entry("/moved", "moved", Action.VIEW, texts.MOVED, texts.RUNNING),
    Entry("/update", "update", Action.VERIFY, texts.UPDATE, texts.RUNNING),
    Entry("/update/import", "status_import", Action.RECORD_STATUS),
    Entry("/urging", "urging", Action.URGE, texts.URGING, texts.RUNNING),
    Entry("/requests", "requests", Action.ASK_EXPLANATION, texts.REQUESTS, texts.RUNNING),
    Entry("/obstacles", "obstacles", Action.VIEW_ALL, texts.OBSTACLES, texts.RUNNING),
    Entry("/rounds", "rounds", Action.VIEW_ALL, texts.ROUNDS, texts.RUNNING),
    Entry("/papers", "papers", Action.MAKE_PAPERS, texts.PAPERS, texts.RUNNING),
    Entry("/settings", "settings", Action.CHANGE_SETTINGS, texts.SETTINGS, texts.RUNNING),
    Entry("/audit", "audit", Action.VIEW_AUDIT, texts.AUDIT, texts.RUNNING),
    Entry("/admin", "admin", Action.MANAGE_ACCOUNTS, texts.ADMIN),
    Entry("/admin/screens", "admin_screens", Action.MANAGE_SCREENS),
    Entry("/admin/tokens", "admin_tokens", Action.MANAGE_TOKENS),
    Entry("/admin/agencies/<code>", "admin_agency", Action.MANAGE_AGENCIES),
    Entry("/papers/templates", "paper_templates", Action.KEEP_TEMPLATES),
    Entry("/papers/<kind>/<about>", "paper", Action.MAKE_PAPERS),
    Entry("/papers/queue", "queue", Action.VIEW),
    Entry(INBOX, "inbox", Action.VIEW),
    Entry("/import/<import_id>", "plan_import", Action.IMPORT_PLANS),
    Entry("/help", "help", Action.VIEW),
)


def find(pathname: str) -> tuple[Entry, dict[str, str]] | None:
    """The page at an address and the parts of the address it is given; None when there is none."""
    for entry in SITE:
        match = entry.pattern.fullmatch(pathname)
        if match:
            return entry, match.groupdict()
    return None


__all__ = ["INBOX", "OWN_SCORECARD", "SITE", "Entry", "Page", "Visit", "find"]
