"""The door: who is signed in, deny by default, and callbacks that name the right they need."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import dash
from dash import no_update
from dash.exceptions import DependencyException
from flask import Flask, Response, abort, current_app, g, jsonify, redirect, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from dashboard import callback_body
from db import Database
from registry import accounts, clock, sign_ins
from registry.errors import NotAllowed, RegistryError
from registry.policy import STRANGER, Action, Actor, can

log = logging.getLogger("dashboard")

# Everything else is shut to strangers. The sign-in page's own style sheet and fonts hold no data.
OPEN_ENDPOINTS = frozenset(
    # A calendar feed is opened by the secret in its address.
    {"doors.sign_in", "doors.healthz", "screen_door.page", "screen_door.begin", "feeds.feed"}
)
OPEN_ASSETS = ("/assets/app.css", "/assets/fonts/", "/vendor/screen.js", "/vendor/screen.css")
# For a wallboard's own cookie alone; no session of a person opens it, and it opens nothing else.
DEVICE_ENDPOINTS = frozenset({"screen.data"})
CALLBACKS = "/_dash-update-component"
ASKS_ALONE = "/live"
FEEDS = "/calendar/"
# The open data lets in by a key of its own (dashboard.api.door); no session opens or shuts it.
API, API_BLUEPRINT = "/api/", "api"
NO_PAGES = ("/_", "/assets", ASKS_ALONE)
TOUCH_EVERY = timedelta(minutes=1)

# The right each callback needs, by Dash's own id for it; filled by `guarded_callback` alone.
POLICIES: dict[str, Action] = {}


class SignedIn(UserMixin):
    """flask-login's user: the acting person and the secret token of this one session."""

    def __init__(self, actor: Actor, token: str, username: str, must_change: bool) -> None:
        self.actor = actor
        self.token = token
        self.username = username
        self.must_change_password = must_change

    def get_id(self) -> str:
        return self.token


def init_app(server: Flask, *, idle: timedelta, longest: timedelta) -> None:
    """Put the door before everything else; must run before Dash is built on the server.

    The record is the one in the server's configuration under DATABASE.
    """
    manager = LoginManager(server)
    manager.session_protection = None

    @manager.user_loader
    def load(token: str) -> SignedIn | None:
        return _load(current_app.config["DATABASE"], token, idle, longest)

    server.before_request(_only_the_invited)
    server.register_error_handler(Exception, _refuse_plainly)


def actor() -> Actor:
    """The person acting in this request; a stranger outside any request or without a session.

    Where only wallboards are let in, it is the device.
    """
    if request and request.endpoint in DEVICE_ENDPOINTS:
        from dashboard import screen_door

        return screen_door.device_actor()
    # Out of its proxy once: each question through it looks for the request anew.
    user = current_user._get_current_object() if current_user else None
    return user.actor if user is not None and user.is_authenticated else STRANGER


def open_session(actor_: Actor, token: str, username: str, must_change: bool) -> None:
    """Tie this browser to a session that `accounts.sign_in` has opened."""
    session.clear()
    login_user(SignedIn(actor_, token, username, must_change))
    session.permanent = True


def close_session() -> None:
    """Forget the session in this browser."""
    logout_user()
    session.clear()


def guarded_callback(*wiring: Any, needs: Action, **options: Any) -> Callable[..., Any]:
    """Register a Dash callback that only those with the right `needs` can run.

    The right has no default. A press that is only a button being drawn does nothing. A refusal
    becomes a Vietnamese sentence in the notice line; an unknown error is logged and shown as one.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        outputs = sum(isinstance(item, dash.Output) for item in wiring)

        @functools.wraps(function)
        def guarded(*given: Any) -> Any:
            return _run(function, given, needs, outputs)

        before = set(dash._callback.GLOBAL_CALLBACK_MAP)
        dash.callback(*wiring, **options)(guarded)  # noqa: TID251 the one place that may
        for name in set(dash._callback.GLOBAL_CALLBACK_MAP) - before:
            POLICIES[name] = needs
        return function

    return register


def _run(function: Callable[..., Any], given: tuple[Any, ...], needs: Action, outputs: int) -> Any:
    from dashboard import notices  # it draws with texts, which need no door

    nothing = no_update if outputs == 1 else [no_update] * outputs
    try:
        if not can(actor(), needs):
            raise NotAllowed(needs.value)
        return function(*given)
    except RegistryError as refused:
        notices.show_error(refused)
        return nothing
    except SQLAlchemyError:
        # The transaction was undone: the disk is full, read-only or away, or a row is in the way.
        log.exception("callback %s could not use the record", function.__name__)
        notices.show_unknown()
        return nothing
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as odd:
        log.warning("callback %s was given odd values: %r", function.__name__, odd)
        log.debug("odd values", exc_info=True)
        notices.show_unknown()
        return nothing


def _load(
    database: Database, token: str, idle: timedelta, longest: timedelta
) -> SignedIn | None:
    at = clock.now()
    with database.asking() as connection:
        found = sign_ins.session_of_token(connection, token, at=at, idle=idle, longest=longest)
    if found is None:
        return None
    # A page that only asks what changed is not in use: it must not keep its session open.
    if at - found.seen_at > TOUCH_EVERY and request.path != ASKS_ALONE:
        _touch(database, token, at)
    who = accounts.actor_of(found, request.remote_addr or "")
    return SignedIn(who, token, found.username, found.must_change_password)


def _touch(database: Database, token: str, at: Any) -> None:
    try:
        with database.writing() as rows:
            accounts.touch(rows, token, at=at)
    except Exception:  # a record that can't be written just now can still be read
        log.warning("could not note that a session is in use", exc_info=True)


def _only_the_invited() -> Response | tuple[Response, int] | None:
    is_open_asset = request.path.startswith(OPEN_ASSETS) and ".." not in request.path
    if request.endpoint in OPEN_ENDPOINTS or is_open_asset:
        return None
    if request.endpoint in DEVICE_ENDPOINTS:
        from dashboard import screen_door

        return screen_door.only_devices()
    if request.path.startswith((API, FEEDS)):
        return _by_secret()
    who = actor()
    if who.role is None:
        return _to_sign_in()
    if current_user.must_change_password and request.endpoint not in MUST_CHANGE_OPEN:
        return _to_change_password()
    if request.path == CALLBACKS:
        return _only_declared_callbacks(who)
    return None


def _by_secret() -> None:
    """What is opened by no session. A feed's address is a secret: one that fits nothing must not
    go on into another address, nor any other into Dash, which takes every address."""
    is_answered = request.blueprint == API_BLUEPRINT or request.routing_exception is not None
    if request.path.startswith(FEEDS) or not is_answered:
        abort(404)


# Forms of plain pages: whoever sends one after the session ended is brought to the door.
PLAIN_FORMS = frozenset({"/logout", "/password"})
MUST_CHANGE_OPEN = frozenset({"doors.change_password", "doors.sign_out"})


def _to_sign_in() -> Response | tuple[Response, int]:
    is_page = request.method == "GET" and not request.path.startswith(NO_PAGES)
    if is_page:
        wanted = request.full_path.rstrip("?")
        return redirect(f"/login?next={_quoted(wanted)}" if wanted != "/" else "/login")
    if request.method == "POST" and request.path in PLAIN_FORMS:
        return redirect("/login")
    return jsonify(error="signed_out"), 401


def _to_change_password() -> Response | tuple[Response, int]:
    if request.method == "GET" and not request.path.startswith(NO_PAGES):
        return redirect("/password")
    return jsonify(error="must_change_password"), 403


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/")


def _only_declared_callbacks(who: Actor) -> tuple[Response, int] | None:
    """A callback body is a stranger's letter: its shape and its address are checked first."""
    body = callback_body.of_request()
    if body is None:
        return jsonify(error="malformed"), 400
    needs = POLICIES.get(body["output"])
    if needs is None:
        return jsonify(error="unknown_callback"), 403
    if not can(who, needs):
        return jsonify(error="not_allowed"), 403
    return None


def _refuse_plainly(error: Exception) -> Any:
    """No traceback, no 500 for what a caller sent: a code, and the reason in the log."""
    if request.path.startswith(API):
        from dashboard.api import problems

        return problems.of_error(error)
    if isinstance(error, HTTPException):
        return _plain_page(error)
    if isinstance(error, DependencyException):
        return jsonify(error="no_such_file"), 404
    if request.path == CALLBACKS and not isinstance(error, OSError | SQLAlchemyError):
        log.warning("malformed callback: %r", error)
        return jsonify(error="malformed"), 400
    # Not the path: it may hold a secret, and letters that would look like lines of the log.
    log.exception("unexpected error at %s", request.url_rule or "an unknown address")
    g.failed = True
    from dashboard import doors

    return doors.sorry()


def _plain_page(error: HTTPException) -> Any:
    """A refusal as a page for a person, and as its bare code for a script."""
    from dashboard import doors

    is_redirect = error.code is None or error.code < 400
    if is_redirect or request.path.startswith(("/_", "/assets", "/vendor")):
        return error
    return doors.refused(error.code or 400)
