"""A real Chromium: a demonstration server of one's own, and windows signed in by role."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    TimeoutError,
    expect,
    sync_playwright,
)

from dashboard.pages import SITE
from db.vocabulary import Role
from registry.demonstration import ACCOUNTS
from registry.policy import Actor, can

ROOT = Path(__file__).parent.parent
PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK, PHONE, WALL = (1366, 768), (390, 844), (3840, 2160)
ROLES = {account.role.value: account for account in ACCOUNTS}
# Who can do the most on the pages that several open comes first.
FIRST = ("officer", "agency", "admin", "leader")
LONGEST = 20_000
expect.set_options(timeout=LONGEST)
# A page stands when it has its name and its heading, and every chart on it is drawn.
STANDS = """() => document.title.includes(' · ') && !document.getElementById('first')
  && document.querySelector('#main h1')
  && !document.querySelector('#page[data-dash-is-loading]')
  && [...document.querySelectorAll('.dash-graph')].every(one => one.querySelector('.main-svg'))"""
TELL_VIOLATIONS = """document.addEventListener('securitypolicyviolation', event =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`))"""


@functools.cache
def built(*, is_frozen: bool = False) -> Path:
    """The demonstration's record, made once in a test run; servers work on copies of it.

    Frozen, it is the same on every day (tests/frozen.py). Of several processes that run the tests
    side by side the first makes it and the others wait.
    """
    folder = _shared() / ("frozen" if is_frozen else "demonstration")
    made, whole = folder / "demonstration.db", folder / "whole"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(whole.exists, 240)
        return made
    command = [sys.executable, "app.py", "demo", "--only-build"]
    if is_frozen:
        command = [sys.executable, "tests/frozen.py", "build", str(made)]
    env = _surroundings(made)
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    whole.touch()
    return made


def _shared() -> Path:
    """The folder of the whole run (tests/conftest.py); outside of one, a folder of one's own."""
    if "PLAN_TEST_FOLDER" not in os.environ:
        os.environ["PLAN_TEST_FOLDER"] = tempfile.mkdtemp(prefix="plan-tests-")
        atexit.register(shutil.rmtree, os.environ["PLAN_TEST_FOLDER"], ignore_errors=True)
    return Path(os.environ["PLAN_TEST_FOLDER"])


def _wait(until: Callable[[], bool], longest: float) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + longest
    while not until():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def _surroundings(record: Path, port: int = 8050) -> dict[str, str]:
    said = {"PLAN_DEMONSTRATION_URL": f"sqlite:///{record}", "PLAN_PORT": str(port)}
    return {**os.environ, **said}


class Demonstration:
    """A server over a copy of the demonstration's record, on a free port of this machine."""

    def __init__(self, *, is_frozen: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="plan-server-", dir=_shared()))
        self.record = self.folder / "demonstration.db"
        self.is_frozen = is_frozen
        shutil.copy(built(is_frozen=is_frozen), self.record)
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [sys.executable, "app.py", "demo"]
        if self.is_frozen:
            command = [sys.executable, "tests/frozen.py", "serve", str(self.record), str(self.port)]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT, env=_surroundings(self.record, self.port), stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + 90
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "server.log").read_text())
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        """Stop the server, at once and by its own number."""
        if self.process is not None:
            # The frozen one is a plain server that would wait for its browsers.
            self.process.send_signal(signal.SIGTERM if self.is_frozen else signal.SIGINT)
            self.process.wait(timeout=30)
            self.process = None

    def close(self) -> None:
        """Stop the server and remove its record."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of the server's record, read beside it."""
        address = f"file:{self.record}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as rows:
            return rows.execute(question, values).fetchall()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Window:
    """One browser window of one person, and everything that went wrong in it."""

    def __init__(self, context: BrowserContext, address: str, role: str | None) -> None:
        self.context = context
        self.address = address
        self.role = role
        self.troubles: list[str] = []
        self.requests: list[str] = []
        context.add_init_script(TELL_VIOLATIONS)
        context.set_default_timeout(LONGEST)
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.troubles.append(f"{said.type} {said.text}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.troubles.append(f"another host {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} {response.url}")

    def sign_in(self, username: str = "", password: str = "") -> Window:
        """Fill in the sign-in form and wait for the overview."""
        account = ROLES.get(self.role or "")
        self.page.goto(f"{self.address}/login")
        self.page.fill("#username", username or (account.username if account else ""))
        self.page.fill("#password", password or (account.password if account else ""))
        self.page.click("button[type=submit]")
        return self

    def open(self, address: str) -> Page:
        """Open an address and wait until its page stands."""
        self.page.goto(f"{self.address}{address}")
        return self.stands()

    def stands(self) -> Page:
        """Wait until the page is whole."""
        try:
            self.page.wait_for_function(STANDS)
        except TimeoutError as late:
            shown = self.page.locator("body").inner_text()[:300]
            raise AssertionError(f"{self.page.url}: {self.troubles} {shown}") from late
        return self.page

    def text(self, selector: str) -> str:
        """The words of the first element that fits."""
        return self.page.locator(selector).first.inner_text()

    def expect_nothing_wrong(self) -> None:
        """No error in the console, no refused request, nothing from another host."""
        assert not self.troubles, self.troubles[:5]


class Chromium:
    """A started browser that opens windows on one server."""

    def __init__(self, browser: Browser, server: Demonstration) -> None:
        self.browser = browser
        self.server = server
        self._kept: dict[str, Any] = {}

    @contextmanager
    def window(
        self, role: str | None = None, size: tuple[int, int] = DESK, theme: str = "light",
        **options: Any,
    ) -> Iterator[Window]:
        """A window of its own; with a role, of somebody who has signed in."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            color_scheme="dark" if theme == "dark" else "light",
            storage_state=self._signed_in(role) if role else None,
            **options,
        )
        try:
            yield Window(context, self.server.address, role)
        finally:
            context.close()

    def _signed_in(self, role: str) -> Any:
        """The cookies of a signed-in person, fetched once for each role."""
        if role not in self._kept:
            context = self.browser.new_context(locale="vi-VN")
            window = Window(context, self.server.address, role).sign_in()
            window.page.wait_for_url(f"{self.server.address}/", wait_until="commit")
            self._kept[role] = context.storage_state()
            context.close()
        return self._kept[role]

    def forget(self, role: str) -> None:
        """Sign in anew the next time this role is wanted."""
        self._kept.pop(role, None)


@contextmanager
def chromium(*, is_frozen: bool = False) -> Iterator[Chromium]:
    """A server and a browser for one module of tests."""
    server = Demonstration(is_frozen=is_frozen)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
            try:
                yield Chromium(browser, server)
            finally:
                browser.close()
    finally:
        server.close()


def addresses(server: Demonstration, role: str) -> list[str]:
    """Every page a role may open, with each of its views."""
    agency_id = server.ask("select id from agencies where code = ?", "so-tu-phap")[0][0]
    actor = Actor(1, "", Role(role), agency_id if role == "agency" else None)
    plain = [entry.address for entry in SITE if "<" not in entry.address]
    allowed = {entry.address for entry in SITE if can(actor, entry.needs)}
    task = task_id(server)
    alarm = server.ask("select min(id) from alarms where settled_at is null")[0][0]
    waiting = server.ask("select min(id) from citations where cited_id is null")[0][0]
    now = server.ask("select max(id) from rounds")[0][0]
    report = f"/papers/agency-report/agency:{agency_id}:round:{now}"
    papers = [f"/papers/annual-report/round:{now}", f"/papers/meeting/round:{now}"]
    filled = {
        "/heatmap": ["/heatmap?across=group", "/heatmap?across=round&sort=red",
                     "/heatmap?across=document", "/heatmap?section=II.3&compare=2026-10-15"],
        "/calendar": ["/calendar?view=year", "/calendar?view=agenda"],
        "/sections/<path>": ["/sections/I", "/sections/II", "/sections/III", "/sections/II.2.b"],
        "/documents/<key>": ["/documents/kh-ubnd-66-2022", "/documents/kh-tu-35-2021"],
        "/documents/<key>/graph": ["/documents/luat-pctn/graph"],
        "/documents/unresolved": [f"/documents/unresolved?open={waiting}"],
        "/alarms": [f"/alarms?open={alarm}"],
        "/search": ["/search?q=tham+nhung"],
        "/agencies/<code>": ["/agencies/so-tu-phap"],
        "/tasks": ["/tasks?standing=overdue", "/tasks?document=kh-tu-35-2021"],
        "/tasks/<task_id>": [f"/tasks/{task}", f"/tasks/{task}?agency=so-tu-phap"],
        "/update": ["/update?show=all"],
        "/papers/<kind>/<about>": [report, *(papers if role != "agency" else [])],
        "/admin/agencies/<code>": ["/admin/agencies/so-tu-phap"],
    }
    listed = [address for address in plain if address in allowed]
    return listed + [one for name, many in filled.items() if name in allowed for one in many]


def first_addresses(server: Demonstration, role: str) -> list[str]:
    """The pages that no role before this one opens, and the overview: whatever has to be looked at
    once, at the role that can do the most there."""
    before = FIRST[: FIRST.index(role)]
    known = {address for other in before for address in addresses(server, other)} - {"/"}
    return [address for address in addresses(server, role) if address not in known]


def task_id(server: Demonstration, path: str = "II.2.b") -> int:
    """The number of the task at a place of the plan."""
    asked = "select t.id from tasks t join sections s on s.id = t.section_id where s.path = ?"
    return int(server.ask(asked, path)[0][0])
