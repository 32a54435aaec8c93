"""Pictures of every page: `make screenshots`, or `python docs/screenshots.py [chosen] [ROLE...]`.

Starts a demonstration of its own on a free port and signs in as each role (leader, officer, agency,
admin; name some to draw only those; `chosen` draws the pictures of docs/ alone). Each page is drawn
at 1366×768, 390×844 and 3840×2160, light and dark. A small choice for the README goes to
docs/pictures/, which is committed; everything goes to var/pictures/ROLE/SIZE/THEME/, which is not.
It takes about ten minutes.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import DESK, PHONE, ROLES, WALL, Chromium, Window, addresses, chromium  # noqa: E402
from playwright.sync_api import expect  # noqa: E402

from dashboard.queue_work import Worker  # noqa: E402
from db import connect  # noqa: E402

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
    ("officer", "REVIEW"): "import",
    ("officer", "PAPER"): "paper",
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
KINDS = {"/alarms?open=": "ALARM", "/import/": "REVIEW", "/papers/annual-report/": "PAPER"}
PLAN = ROOT / "db/seed/plan66/ke-hoach-66.txt"
# Whoever has a page open every day has answered the offer of a tour long ago.
ANSWERED = ".tour-offer { display: none !important; }"


def draw(web: Chromium, role: str, size: str, theme: str, *, chosen_alone: bool) -> None:
    """Every page of one role, at one size, in one theme."""
    folder = EVERYTHING / role / size / theme
    folder.mkdir(parents=True, exist_ok=True)
    with web.window(role, SIZES[size], theme) as window:
        for address in [*addresses(web.server, role), *reviews(web, role)]:
            chosen = COMMITTED.get((role, named(address)))
            if not chosen_alone:
                picture(window, address, folder / f"{name_of(address)}.png")
            if chosen and (size, theme) == ("desk", "light"):
                picture(window, address, CHOSEN / f"{chosen}.png")


def send_plan(web: Chromium) -> None:
    """The plan's own text, sent by an officer and read, so that its review can be drawn."""
    with web.window("officer", DESK, "light") as window:
        page = window.open("/import")
        page.set_input_files("#import-upload-file", PLAN)
        expect(page.locator("#import-files")).to_contain_text(PLAN.name)
    database = connect(f"sqlite:///{web.server.record}")
    while Worker(database).one():
        pass
    database.close()


def reviews(web: Chromium, role: str) -> list[str]:
    """The review of what was sent, for who may see it."""
    if role not in ("officer", "admin"):
        return []
    newest = web.server.ask("select max(id) from plan_imports")[0][0]
    return [f"/import/{newest}"]


def picture(window: Window, address: str, path: Path) -> None:
    """One page, once its fonts and charts are there."""
    page = window.open(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    if page.locator(".desk-grid").count():
        page.wait_for_selector(".desk-grid tbody tr")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, animations="disabled", style=ANSWERED)


def name_of(address: str) -> str:
    """A plain file name: /tasks/3?agency=so-y-te becomes tasks-3-agency-so-y-te."""
    return "".join(letter if letter.isalnum() else "-" for letter in address).strip("-") or "home"


def named(address: str) -> str:
    """The address as COMMITTED has it: an alarm, a review, a paper, whatever its number."""
    for beginning, name in KINDS.items():
        if address.startswith(beginning):
            return name
    return "TASK" if address.startswith("/tasks/") and "agency=" in address else address


def main() -> None:
    """Draw what the command line asks for."""
    asked = sys.argv[1:]
    chosen_alone = "chosen" in asked
    roles = [one for one in asked if one != "chosen"] or list(ROLES)
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise SystemExit(f"{__doc__}\nNo such role: {', '.join(sorted(unknown))}")
    looks = [("desk", "light")] if chosen_alone else list(product(SIZES, THEMES))
    with chromium() as web:
        send_plan(web)
        for role, (size, theme) in product(roles, looks):
            draw(web, role, size, theme, chosen_alone=chosen_alone)
    sys.stdout.write(f"{EVERYTHING}\n{CHOSEN}\n")


if __name__ == "__main__":
    main()
