"""The door of wallboards: the bare page that any device may open, its code, and who is let in."""

from __future__ import annotations

import functools
import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, g, jsonify, render_template, request

from dashboard import static, texts
from dashboard.store import record
from dashboard.texts import screens as words
from registry import clock, screens
from registry.errors import Refused
from registry.policy import STRANGER

door = Blueprint("screen_door", __name__)
SCRIPT, STYLE = "screen.js", "screen.css"
# As long as browsers keep any cookie; every minute in use it is given anew.
KEPT = timedelta(days=400)
HERE = Path(__file__).parent
DRAWN_BY = ("screen_views.py", "screen_tables.py", "texts/screens.py", "templates/screen.html")


@functools.cache
def build() -> str:
    """Another one after a release that changes what a screen runs or shows."""
    files = [*(static.ASSETS / "vendor" / name for name in (SCRIPT, STYLE)),
             static.ASSETS / "app.css", *(HERE / name for name in DRAWN_BY)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def only_devices() -> tuple[Response, int] | None:
    """Let a wallboard in use through as its own actor; everybody else learns no more than whether
    the secret they hold was withdrawn. A device that waits to be let in says so (`waits`) and is
    answered without an error: its browser would write one down every few seconds."""
    g.device_actor, secret = STRANGER, request.cookies.get(_cookie(), "")
    with record().asking() as connection:
        device = screens.device_of(connection, secret)
    if device is None and "waits" in request.args:
        return jsonify(waiting=True), 200
    if device is None or device.withdrawn_at is not None:
        return jsonify(error="withdrawn" if device else "waiting"), 401
    g.device, g.device_secret = device, secret
    g.device_actor = screens.actor_of_device(device, request.remote_addr or "")
    return None


def remember_device(response: Response, secret: str) -> None:
    """Keep the secret where no script reads it and no other site sends it."""
    response.set_cookie(
        _cookie(), secret, max_age=KEPT, path="/", httponly=True, samesite="Strict",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )


def _cookie() -> str:
    is_https = current_app.config["SESSION_COOKIE_SECURE"]
    return "__Host-screen" if is_https else "screen"


@door.get("/screen")
def page() -> str:
    """The same bare page for everybody: what it shows, its script asks for."""
    return render_template(
        "screen.html",
        said={**words.SAID, "title": words.TITLE, "demonstration": words.DEMONSTRATION},
        demonstration=current_app.config["IS_DEMONSTRATION"],
        script=static.vendored(SCRIPT), style=static.vendored(STYLE), build=build(),
    )


@door.post("/screen/code")
def begin() -> Any:
    """A code for this device to show, and for how many seconds; its secret only as a cookie."""
    try:
        with record().writing() as rows:
            at = clock.now()
            waiting = screens.begin(rows, request.cookies.get(_cookie(), ""),
                                    address=request.remote_addr or "", at=at)
    except Refused as refused:
        status = 409 if refused.code == "screen_in_use" else 429
        return jsonify(error=texts.refusal(refused), code=refused.code), status
    response = jsonify(code=waiting.code, seconds=int((waiting.until - at).total_seconds()))
    remember_device(response, waiting.secret)
    return response


def device_actor() -> Any:
    """The wallboard that `only_devices` let through."""
    return g.get("device_actor", STRANGER)


