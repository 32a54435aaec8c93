"""Refusals of the open data as RFC 9457 asks for: a code for a program, a sentence for a person."""

from __future__ import annotations

import logging

import orjson
from flask import Response, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from dashboard.texts import api as words
from registry.errors import NotFound, RegistryError

log = logging.getLogger("dashboard")
MEDIA_TYPE = "application/problem+json"
# A name, not an address: nothing is to be fetched there.
TYPE = "urn:plan-monitor:problem:{code}"
CODES = {400: "refused", 404: "not_found", 405: "method", 429: "too_many"}


class Problem(Exception):
    """A question was refused: the HTTP status, the code, and facts of the sentence."""

    def __init__(
        self, status: int, code: str, headers: dict[str, str] | None = None, /, **facts: object
    ) -> None:
        self.status, self.code, self.facts = status, code, facts
        self.headers = headers or {}
        super().__init__(code)


def answer(problem: Problem) -> Response:
    """The refusal as it is sent."""
    said = {
        "type": TYPE.format(code=problem.code),
        "title": words.TITLES[problem.code],
        "status": problem.status,
        "detail": words.DETAILS[problem.code].format(**problem.facts),
        "code": problem.code,
        **problem.facts,
    }
    response = Response(orjson.dumps(said), problem.status, content_type=MEDIA_TYPE)
    response.headers.update(problem.headers)
    return response


def of_error(error: Exception) -> Response:
    """Any error under /api: a plain refusal, never a page or a traceback."""
    return answer(_problem(error))


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, NotFound):
        return Problem(404, "not_found")
    if isinstance(error, RegistryError):
        return Problem(400, "refused")
    if isinstance(error, HTTPException):
        return _of_http(error)
    log.exception("unexpected error at %s", request.url_rule or "an unknown address")
    if isinstance(error, SQLAlchemyError):
        return Problem(503, "unavailable", {"Retry-After": "60"})
    return Problem(500, "failed")


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 400
    if 300 <= status < 400:  # an address with one slash too many, as the router corrects it
        status = 404
    allowed = dict(error.get_headers()).get("Allow")
    code = CODES.get(status, "refused" if status < 500 else "failed")
    return Problem(status, code, {"Allow": allowed} if allowed else None)
