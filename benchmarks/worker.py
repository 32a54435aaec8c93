"""One server with one record, asked view by view over its standard input; times each answer.

`build FOLDER TIMES` makes the records; `serve URL` answers lines of {"view", "role", "cold"}.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import flask
from flask.testing import FlaskClient
from sqlalchemy import event, select

from app import Settings, build_demonstration, create_app
from benchmarks import growth
from dashboard import texts
from dashboard.queries.kept_plans import PLAN_KEY
from db import connect
from db.models import Document, Task
from registry import audit, clock, demonstration, facts, reading
from registry.accounts import COMMAND_LINE

CALLBACKS = "/_dash-update-component"
PACKED = {"Accept-Encoding": "gzip"}


def build(folder: Path, times: int) -> None:
    """The demonstration as `app.py demo` makes it, and the same a number of times as large."""
    once, many = folder / "1.db", folder / "many.db"
    database = connect(f"sqlite:///{once}")
    build_demonstration(database)
    database.close()
    # Closing the last connection empties the write-ahead log, so the file is whole.
    many.write_bytes(once.read_bytes())
    database = connect(f"sqlite:///{many}")
    growth.multiply(database, times)
    database.close()


class Server:
    """The real server, one signed-in browser for each role, and what each view costs."""

    def __init__(self, url: str) -> None:
        self.database = connect(url)
        # Long sessions, so that a slow run is never signed out.
        settings = Settings(url, "only-for-this-benchmark-0123456789", True, is_https=False)
        self.server = create_app(settings, self.database)
        self.wiring = self._router()
        self.statements = 0
        event.listen(self.database.engine, "before_cursor_execute", self._count)
        self.browsers = {
            account.role.value: self._signed_in(account) for account in demonstration.ACCOUNTS
        }
        self.stranger = self.server.test_client()
        self.empty = flask.Flask("empty")
        self.empty.add_url_rule("/", view_func=lambda: "")
        self.empty_browser = self.empty.test_client()
        self.task = self._task_address()

    def measure(self, view: str, role: str, *, cold: bool) -> dict[str, Any]:
        """CPU milliseconds, statements and bytes of one opening of one view."""
        ask = self._asker(view, role)
        if cold:
            self._write_something()
        self.statements = 0
        began = time.process_time()
        answer = ask()
        spent = (time.process_time() - began) * 1000
        return {"ms": spent, "statements": self.statements, **_size(view, answer)}

    def _asker(self, view: str, role: str) -> Callable[[], Any]:
        if view == "empty":
            return partial(self.empty_browser.get, "/")
        if view == "login":
            return partial(self.stranger.get, "/login", headers=PACKED)
        if view == "live":
            asked = "/live?path=/heatmap&search=&seen="
            seen = self.browsers["leader"].get(asked).json["seen"]
            return partial(self.browsers["leader"].get, asked + seen)
        if view == "reader":
            said = facts.facts()
            plan, known = reading.decode_text(said.text_bytes), facts.known(said)
            return partial(reading.read_plan, plan, known)
        return self._router_call(view.replace("/tasks/*", self.task), self.browsers[role])

    def _router_call(self, address: str, browser: FlaskClient) -> Callable[[], Any]:
        path, _, query = address.partition("?")
        values = {"pathname": path, "search": f"?{query}" if query else ""}
        inputs = [{**wire, "value": values[wire["property"]]} for wire in self.wiring["inputs"]]
        body = {**self.wiring, "inputs": inputs, "changedPropIds": ["address.pathname"]}
        cookie = browser.get_cookie("_csrf_token")
        headers = {**PACKED, "X-CSRFToken": cookie.value if cookie else ""}
        return partial(browser.post, CALLBACKS, json=body, headers=headers)

    def _router(self) -> dict[str, Any]:
        """The one callback that opens pages, as a browser would name its ends."""
        declared = self.server.config["DASH"].callback_map
        output = next(name for name in declared if name.startswith("..page.children."))
        ends = [part.rsplit(".", 1) for part in output.strip(".").split("...")]
        return {
            "output": output,
            "outputs": [{"id": id_, "property": name} for id_, name in ends],
            "inputs": declared[output]["inputs"],
            "state": declared[output]["state"],
        }

    def _signed_in(self, account: demonstration.DemonstrationAccount) -> FlaskClient:
        browser = self.server.test_client()
        found = re.search(r'csrf_token" value="([^"]+)', browser.get("/login").text)
        form = {"csrf_token": found[1] if found else "", "username": account.username,
                "password": account.password}
        if browser.post("/login", data=form).status_code != 302:
            raise SystemExit(f"{account.username} could not sign in")
        browser.get("/")
        return browser

    def _task_address(self) -> str:
        with self.database.reading() as rows:
            wanted = select(Task.id).join(Document, Document.id == Task.plan_id)
            yearly = wanted.where(Document.key == PLAN_KEY, Task.yearly_before.is_not(None))
            return f"/tasks/{rows.scalar(yearly.limit(1))}"

    def _write_something(self) -> None:
        """Every deed adds a line to the log; after it no remembered answer holds."""
        with self.database.writing() as rows:
            audit.write(rows, "benchmark", "record", 0, actor=COMMAND_LINE, at=clock.now())

    def _count(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.statements += not statement.startswith(("PRAGMA", "BEGIN"))


def _size(view: str, answer: Any) -> dict[str, int]:
    """The bytes of an answer, plain and packed; stops the run when it is not the page asked for."""
    if view == "reader" or (view == "live" and answer.status_code == 204):
        return {"bytes": 0, "packed": 0}
    packed = answer.data
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    plain = gzip.decompress(packed) if is_packed else packed
    sorry = (texts.NO_PAGE_LINE, texts.NO_RIGHT_LINE, texts.UNKNOWN_ERROR)
    said = plain.decode()
    said = json.dumps(json.loads(said), ensure_ascii=False) if said.startswith("{") else said
    if answer.status_code != 200 or any(line in said for line in sorry):
        raise SystemExit(f"{view}: {answer.status_code} {said[:300]}")
    return {"bytes": len(plain), "packed": len(packed)}


def serve(url: str) -> None:
    """Answer one line of JSON for each line of JSON."""
    server = Server(url)
    _say({"counts": growth.counts(server.database)})
    for line in sys.stdin:
        asked = json.loads(line)
        _say(server.measure(asked["view"], asked["role"], cold=asked["cold"]))


def _say(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    """`build FOLDER TIMES` or `serve URL`."""
    if sys.argv[1] == "build":
        build(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        serve(sys.argv[2])


if __name__ == "__main__":
    main()
