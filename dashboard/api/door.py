"""The door of the open data: a key in the Authorization header, and nothing else, lets in."""

from __future__ import annotations

import functools
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, g, request
from pydantic import BaseModel
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard.api import limits
from dashboard.api.asked import Asked, read
from dashboard.api.problems import Problem
from dashboard.chosen_plan import PARAMETER, choose
from dashboard.feeds import base_address
from dashboard.queries import kept_plans
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.queries.open_data import newest_line
from dashboard.queries.remembered import remember
from dashboard.routes import open_route
from dashboard.store import whole_record
from db.models import Document
from registry import clock, settings, tokens
from registry.errors import NotFound
from registry.settings import Choices
from registry.tokens import Found, Scope

log = logging.getLogger("dashboard")
routes = Blueprint("api", __name__)
ROOT = "/api/v1"
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Operation:
    """One address, as the description tells of it."""

    rule: str
    name: str
    says: str
    scopes: tuple[Scope, ...]
    asks: type[Asked]
    answers: type[BaseModel] | str


OPERATIONS: list[Operation] = []


@dataclass(frozen=True, slots=True)
class Call:
    """One question that was let in: whose, of which moment, and a session that only reads."""

    rows: Session
    token: Found
    at: datetime
    today: date
    choices: Choices
    as_of: datetime | None
    base: str

    @property
    def head(self) -> dict[str, Any]:
        """What every answer begins with."""
        return {"as_of": self.at, "is_demonstration": is_demonstration()}

    def page(self, path: str, *, of: Document | None = None, **query: object) -> str:
        """The address of the page that shows the same to people, at the same moment; of another
        plan than the one that was asked about (`of`) when it is given."""
        key = of.key if of is not None else kept_plans.shown(self.rows).key
        if key != PLAN_KEY:
            query[PARAMETER] = key
        if self.as_of is not None:
            query["as_of"] = self.as_of.isoformat()
        said = f"?{urlencode(query)}" if query else ""
        return f"{self.base}{path}{said}"


def is_demonstration() -> bool:
    """Whether nothing of this record ever happened."""
    return bool(current_app.config["IS_DEMONSTRATION"])


def operation(
    rule: str, *, says: str, scopes: tuple[Scope, ...], asks: type[Asked],
    answers: type[BaseModel] | str,
) -> Callable[..., Any]:
    """Register an address. With several scopes a key needs them all; with none, any key will do.

    `answers` is a model, or the media type of a file that the function returns as a Response.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def asked(**parts: Any) -> Response:
            return _answered(function, scopes, asks, parts)

        OPERATIONS.append(Operation(rule, function.__name__, says, scopes, asks, answers))
        open_route(routes, f"{ROOT}{rule}")(asked)
        return function

    return register


def _answered(
    function: Callable[..., Any], scopes: tuple[Scope, ...], asks: type[Asked],
    parts: dict[str, Any],
) -> Response:
    at, base = clock.now(), base_address()
    with whole_record().asking() as connection:
        token = _let_in(connection, at)
        # Before the rows are read: an answer may be newer than its tag, never older.
        version = newest_line(connection)
    limits.of_token(token.token_hash, token.per_minute)
    _require(token, scopes)
    asked = read(asks)
    _note(token, at)
    g.open_data_tag = _tag(token, version, clock.day_of(at), base)
    if request.if_none_match.contains_weak(g.open_data_tag):
        return Response(status=304)
    with whole_record().reading() as rows:
        given = function(_call(rows, token, asked, at, base), asked, **parts)
    if isinstance(given, Response):
        return given
    answer = Response(given.model_dump_json(), content_type="application/json")
    if getattr(given, "next", None):
        answer.headers["Link"] = f'<{given.next}>; rel="next"'
    return answer


def _let_in(connection: Connection, at: datetime) -> Found:
    """The key of this request. Raises Problem 401 without one, and 429 after too many tries."""
    sent = request.authorization
    if sent is None or sent.type != "bearer" or not sent.token:
        code = "no_token"
    else:
        try:
            return tokens.of_secret(connection, sent.token, at)
        except NotFound as lost:
            code = lost.code
    limits.of_stranger()
    asks_for = 'Bearer realm="open data"'
    if code != "no_token":
        asks_for += ', error="invalid_token"'
    raise Problem(401, code, {"WWW-Authenticate": asks_for})


def _require(token: Found, scopes: tuple[Scope, ...]) -> None:
    missing = [scope.value for scope in scopes if scope.value not in token.scopes]
    if missing:
        said = ", ".join(missing)
        asks_for = f'Bearer realm="open data", error="insufficient_scope", scope="{said}"'
        raise Problem(403, "scope", {"WWW-Authenticate": asks_for}, scope=said)


def _call(rows: Session, token: Found, asked: Asked, at: datetime, base: str) -> Call:
    """The same moments and choices as a page that shows the same (dashboard.store.visit_of)."""
    try:
        choose(rows, getattr(asked, "plan", None) or "")
    except NotFound:
        raise Problem(404, "no_plan", parameter="plan") from None
    as_of: datetime | None = getattr(asked, "as_of", None)
    if as_of is None:
        choices = remember(rows, "choices", lambda: settings.choices(rows))
        return Call(rows, token, at, clock.day_of(at), choices, None, base)
    if as_of > at:
        raise Problem(400, "future", parameter="as_of")
    choices = remember(rows, ("choices", as_of), lambda: settings.choices_at(rows, as_of))
    return Call(rows, token, as_of, clock.day_of(as_of), choices, as_of, base)


def _tag(token: Found, version: int, today: date, base: str) -> str:
    """Another one when the record, the day, the release, the question or the key's reach does."""
    query = sorted(request.args.items(multi=True))
    said = (version, today, base, _release(), request.path, query, sorted(token.scopes),
            token.agency_id)
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:32]


@functools.cache
def _release() -> str:
    """Changes with a release that tells something else, or otherwise."""
    files = [*sorted(HERE.glob("*.py")), HERE.parent / "queries/open_data.py",
             HERE.parent / "package_tables.py", HERE.parent / "packages.py"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _note(token: Found, at: datetime) -> None:
    """When it was last used, to the hour: programs ask often, and reading must stay cheap."""
    if token.used_at is not None and at - token.used_at < tokens.NOTE_EVERY:
        return
    try:
        with whole_record().writing() as rows:
            at = clock.now()
            tokens.note_used(rows, token.id, at=at)
    except SQLAlchemyError:  # a record that can't be written just now can still be read
        log.warning("could not note that a key is in use", exc_info=True)


@routes.after_app_request
def let_be_kept(response: Response) -> Response:
    """By the one system that asked, which asks again each time whether anything changed."""
    if request.blueprint == routes.name and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "private, no-cache"
        if "open_data_tag" in g:
            # Weak: packed or not, at this moment or the next, it says the same.
            response.set_etag(g.open_data_tag, weak=True)
    return response
