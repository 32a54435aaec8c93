"""Plain pages outside Dash: sign in, sign out, one's own password, health, and the sorry page."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request
from flask_login import current_user
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from dashboard import access, texts
from db import Database
from registry import accounts, clock
from registry.errors import RegistryError

doors = Blueprint("doors", __name__, template_folder="templates")


def _database() -> Database:
    database: Database = current_app.config["DATABASE"]
    return database


@doors.route("/login", methods=["GET", "POST"])
def sign_in() -> Any:
    """The sign-in form; after it, the page that was asked for."""
    wanted = _own_address(request.values.get("next", ""))
    # HEAD too: whatever carries no CSRF token must do nothing.
    if request.method != "POST":
        if access.actor().role is not None:
            return redirect(wanted)
        return _page("sign_in.html", wanted=wanted)
    username, password = request.form.get("username", ""), request.form.get("password", "")
    at, address = clock.now(), request.remote_addr or ""
    try:
        with _database().reading() as rows:
            user_id = accounts.check_password(rows, username, password, address=address, at=at)
        with _database().writing() as rows:
            user, token = accounts.open_sign_in(rows, user_id, address=address, at=at)
            who = accounts.actor_of(user, address)
            access.open_session(who, token, user.username, user.must_change_password)
    except RegistryError as refused:
        if refused.code == "wrong_password":
            _count_failure(username, address, at)
        said = texts.refusal(refused)
        return _page("sign_in.html", wanted=wanted, username=username[:60], error=said), 422
    return redirect("/password" if user.must_change_password else wanted)


def _count_failure(username: str, address: str, at: datetime) -> None:
    with _database().writing() as rows:
        accounts.record_failure(rows, username, address=address, at=at)


@doors.post("/logout")
def sign_out() -> Any:
    """End this session, in every worker."""
    with _database().writing() as rows:
        accounts.sign_out(rows, current_user.token, actor=access.actor(), at=clock.now())
    access.close_session()
    return redirect("/login")


@doors.route("/password", methods=["GET", "POST"])
def change_password() -> Any:
    """One's own password; a one-time password must be changed here first."""
    must = current_user.must_change_password
    if request.method != "POST":
        return _page("password.html", must=must)
    old, new = request.form.get("old", ""), request.form.get("new", "")
    who, at = access.actor(), clock.now()
    error = None if new == request.form.get("again") else texts.PASSWORDS_DIFFER
    if error is None:
        try:
            with _database().reading() as rows:
                wanted = accounts.check_new_password(rows, who.id or 0, old, new, actor=who, at=at)
            with _database().writing() as rows:
                accounts.change_password(rows, wanted, actor=who, at=at)
        except RegistryError as refused:
            if refused.code == "wrong_old_password":
                _count_failure(current_user.username, who.address, at)
            error = texts.refusal(refused)
    if error is not None:
        return _page("password.html", must=must, error=error), 422
    access.close_session()
    return _page("sign_in.html", wanted="/", done=texts.PASSWORD_CHANGED)


@doors.get("/healthz")
def healthz() -> Any:
    """Whether the record answers, for the machine that watches this one."""
    try:
        with _database().reading() as rows:
            rows.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return jsonify(status="unavailable"), 503
    return jsonify(status="ok")


def sorry() -> tuple[str | Response, int]:
    """The page for an error nobody foresaw; it shows no traceback."""
    if request.path.startswith("/_"):
        return jsonify(error="unavailable"), 503
    # Not render_template: it would ask who is signed in, of a record that may be away.
    page = current_app.jinja_env.get_template("sorry.html")
    is_demonstration = current_app.config["IS_DEMONSTRATION"]
    return page.render(t=texts, error=None, demonstration=is_demonstration), 503


def refused(code: int) -> tuple[str, int]:
    """The page for an address, a form or a method that is not taken."""
    line = texts.REFUSED_LINES.get(code, texts.SORRY_LINE)
    return _page("sorry.html", line=line), code


def refusal(sentence: str) -> str:
    """The page for a file that somebody opened by its address and does not get."""
    return _page("sorry.html", title=texts.NO_FILE, line=sentence)


def _page(template: str, **values: Any) -> str:
    values.setdefault("error", None)
    return render_template(
        template, t=texts, demonstration=current_app.config["IS_DEMONSTRATION"], **values
    )


def _own_address(wanted: str) -> str:
    """The address to go to after signing in: only a path of this very site."""
    if any(ord(letter) <= 32 or letter == "\\" for letter in wanted):
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    is_ours = wanted.startswith("/") and not wanted.startswith("//")
    is_page = not wanted.startswith(("/_", "/assets", "/login", "/logout"))
    return wanted if is_ours and is_page and not (parts.scheme or parts.netloc) else "/"
