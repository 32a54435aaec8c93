"""The record this process serves, and one opening of it by whoever is acting."""

from __future__ import annotations

from flask import current_app
from sqlalchemy.orm import Session

from dashboard import access, given
from dashboard.queries.remembered import remember
from dashboard.visit import Visit
from db import Database
from registry import clock, settings


def record() -> Database:
    """The open record; pages get a session of it, callbacks open one for one command."""
    database: Database = current_app.config["DATABASE"]
    return database


def visit_of(rows: Session, query: dict[str, str] | None = None) -> Visit:
    """This moment's visit by the person acting, with the filters of an address; the moment of
    `?as_of=` when it asks for a past one."""
    at, query = clock.now(), query or {}
    as_of = given.moment(query.get("as_of"))
    if as_of is not None and as_of < at:
        chosen = remember(rows, ("choices", as_of), lambda: settings.choices_at(rows, as_of))
        return Visit(rows, access.actor(), as_of, clock.day_of(as_of), chosen, query, as_of)
    choices = remember(rows, "choices", lambda: settings.choices(rows))
    return Visit(rows, access.actor(), at, clock.day_of(at), choices, query)
