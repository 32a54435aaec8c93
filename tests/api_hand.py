"""Helpers of the tests of the open data: a key of some reach, a question, every page of a list."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import cast
import flask

from db import Database
from registry.tokens import Chosen, Scope, open_token

ALL = tuple(Scope)
PLACES = count(1)


def key(
    database: Database, *scopes: Scope, agency: str | None = None, per_minute: int = 600,
    ends_on: date | None = None,
) -> str:
    """A new key's secret; of every scope when none is named."""
    with database.writing() as rows:
        agency_id = cast.report_of(rows, agency).agency_id if agency else None
        chosen = Chosen("Trục dữ liệu", "Nguyễn Văn A, Sở TTTT", scopes or ALL, agency_id,
                        per_minute, ends_on)
        _, secret = open_token(rows, chosen, actor=cast.actor(rows, "admin"), at=cast.MOMENT)
    return secret


class Caller:
    """Another system, which holds a key and no cookie."""

    def __init__(
        self, server: flask.Flask, secret: str | None, address: str | None = None
    ) -> None:
        # Each from a place of its own: every test begins in the same minute.
        self.address = address or f"2001:db8::{next(PLACES):x}"
        self.http = server.test_client()
        self.http.environ_base["REMOTE_ADDR"] = self.address
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def ask(self, path: str, method: str = "GET", **headers: str) -> Any:
        """The answer to one question below /api/v1, or at an address given whole."""
        where = path if path.startswith("http") else f"/api/v1{path}"
        return self.http.open(where, method=method, headers={**self.headers, **headers})

    def json(self, path: str) -> Any:
        """What a question that must be answered is answered."""
        answer = self.ask(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer.json

    def every(self, path: str, between: Any = None) -> list[Any]:
        """The rows of every page of a list; `between` is done after each page."""
        found, said = [], self.json(path)
        while True:
            found += said["items"]
            if said["next"] is None:
                return found
            if between is not None:
                between(found)
            said = self.json(said["next"])
