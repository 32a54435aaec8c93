"""Pictures of every page: `make screenshots`, or `python docs/screenshots.py [ROLE...]`.

Starts a demonstration of its own on a free port and signs in as each role (leader, officer, agency,
admin; name some to draw only those). Each page is drawn at 1366×768, 390×844 and 3840×2160, light
and dark. A small choice for the README goes to docs/pictures/, which is committed; everything goes
to var/pictures/ROLE/SIZE/THEME/, which is not. It takes about ten minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import DESK, PHONE, ROLES, WALL, Chromium, Window, addresses, chromium  # noqa: E402

SIZES = {"desk": DESK, "phone": PHONE, "wall": WALL}
THEMES = ("light", "dark")
EVERYTHING = ROOT / "var" / "pictures"
CHOSEN = ROOT / "docs" / "pictures"
# Whose page goes into the repository, and under which name.
COMMITTED = {
    ("leader", "/"): "overview",
    ("leader", "/heatmap"): "heatmap",
    ("leader", "/calendar"): "calendar",
    ("leader", "/sections/II"): "section-ii",
    ("leader", "/documents"): "documents",
    ("leader", "/documents/kh-ubnd-66-2022"): "document",
    ("leader", "/documents/luat-pctn/graph"): "graph",
    ("leader", "/agencies/so-tu-phap"): "scorecard",
    ("officer", "TASK"): "task",
    ("officer", "/update"): "update",
    ("officer", "ALARM"): "alarms",
    ("officer", "/urging"): "urging",
    ("officer", "/rounds"): "rounds",
    ("agency", "/my"): "my",
    # Of docs/huong-dan.md.
    ("leader", "/moved"): "moved",
    ("officer", "/requests"): "requests",
    ("officer", "/obstacles"): "obstacles",
    ("officer", "/help"): "help",
    ("agency", "TASK"): "report",
    ("admin", "/admin"): "admin",
    ("admin", "/admin/screens"): "screens",
    ("admin", "/audit"): "audit",
}
# Whoever has a page open every day has answered the offer of a tour long ago.
ANSWERED = ".tour-offer { display: none !important; }"


def draw(web: Chromium, role: str, size: str, theme: str) -> None:
    """Every page of one role, at one size, in one theme."""
    folder = EVERYTHING / role / size / theme
    folder.mkdir(parents=True, exist_ok=True)
    with web.window(role, SIZES[size], theme) as window:
        for address in addresses(web.server, role):
            picture(window, address, folder / f"{name_of(address)}.png")
            chosen = COMMITTED.get((role, named(address)))
            if chosen and (size, theme) == ("desk", "light"):
                picture(window, address, CHOSEN / f"{chosen}.png")


def picture(window: Window, address: str, path: Path) -> None:
    """One page, once its fonts and charts are there."""
    page = window.open(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, animations="disabled", style=ANSWERED)


def name_of(address: str) -> str:
    """A plain file name: /tasks/3?agency=so-y-te becomes tasks-3-agency-so-y-te."""
    return "".join(letter if letter.isalnum() else "-" for letter in address).strip("-") or "home"


def named(address: str) -> str:
    """The address as COMMITTED has it; a task is a task and an alarm one whatever its number."""
    if address.startswith("/alarms?open="):
        return "ALARM"
    return "TASK" if address.startswith("/tasks/") and "agency=" in address else address


def main() -> None:
    """Draw what the command line asks for."""
    roles = sys.argv[1:] or list(ROLES)
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise SystemExit(f"{__doc__}\nNo such role: {', '.join(sorted(unknown))}")
    with chromium() as web:
        for role in roles:
            for size in SIZES:
                for theme in THEMES:
                    draw(web, role, size, theme)
    sys.stdout.write(f"{EVERYTHING}\n{CHOSEN}\n")


if __name__ == "__main__":
    main()
