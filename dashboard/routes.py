"""Routes beside Dash's callbacks: each names the right it needs, and a refusal is a sentence."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from typing import Any

import flask
from flask import Blueprint, jsonify, request
from sqlalchemy.exc import SQLAlchemyError

from dashboard import access, doors, texts
from registry.errors import NotAllowed, NotFound, Refused, RegistryError
from registry.policy import Action, can

log = logging.getLogger("dashboard")

# The right each route needs, by its endpoint; filled by `guarded_route` alone.
NEEDS: dict[str, Action] = {}
STATUS: dict[type[RegistryError], int] = {NotAllowed: 403, NotFound: 404}


def guarded_route(
    routes: Blueprint, rule: str, *, needs: Action, methods: tuple[str, ...] = ("POST",)
) -> Callable[..., Any]:
    """Register a route that only those with the right `needs` can use.

    The right has no default. A refusal is answered as {"error": sentence, "code": …}, or as a page
    when a person opened the address; a record that cannot be written as 503, so that the browser
    keeps what it holds and tries again.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def guarded(**parts: Any) -> Any:
            try:
                if not can(access.actor(), needs):
                    raise NotAllowed(needs.value)
                return function(**parts)
            except RegistryError as refused:
                status = STATUS.get(type(refused), 422)
                return _refused(texts.refusal(refused), refused.code), status
            except (ValueError, TypeError, OverflowError):
                log.warning("route %s was given odd values", rule, exc_info=True)
                said = {"error": texts.refusal(Refused("text_unreadable")), "code": "odd"}
                return jsonify(said), 422
            except SQLAlchemyError:
                log.exception("route %s could not use the record", rule)
                return jsonify(error=texts.UNKNOWN_ERROR, code="record"), 503
        NEEDS[f"{routes.name}.{function.__name__}"] = needs
        routes.add_url_rule(rule, view_func=guarded, methods=list(methods))
        return function

    return register


def _refused(sentence: str, code: str) -> Any:
    """A refusal for the script that asked, or for the person whose browser opened the address."""
    kinds = ["application/json", "text/html"]
    if request.method == "GET" and request.accept_mimetypes.best_match(kinds) == kinds[1]:
        return doors.refusal(sentence)
    return jsonify(error=sentence, code=code)


def open_route(routes: Blueprint, rule: str) -> Callable[..., Any]:
    """Register a GET that asks no session, as what its address holds is the right. The door lets
    such a one in only when it is listed (access.OPEN_ENDPOINTS)."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        routes.add_url_rule(rule, view_func=function, methods=["GET"])
        return function

    return register


def body() -> dict[str, Any]:
    """The JSON object a script sent; anything else is refused."""
    try:
        # Python's own reader: it lets half a letter through, so that one row alone is refused.
        sent = json.loads(request.get_data()) if request.is_json else None
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise Refused("bad_choice")
    return sent


def init_app(server: flask.Flask) -> None:
    """Put every blueprint of guarded routes on the server."""
    from dashboard import (  # they use this module
        annex_files,
        desk,
        document_files,
        drafts,
        evidence_files,
        exchange_files,
        feeds,
        heatmap_files,
        import_files,
        live,
        packages,
        paper_files,
        queue_routes,
        screen,
        screen_door,
        status_import_files,
        template_files,
    )
    from dashboard.api import addresses

    server.register_blueprint(screen_door.door)
    server.register_blueprint(addresses.routes)
    for module in (annex_files, desk, document_files, drafts, evidence_files, exchange_files, feeds,
                   heatmap_files, import_files, live, packages, paper_files, queue_routes, screen,
                   status_import_files, template_files):
        server.register_blueprint(module.routes)
