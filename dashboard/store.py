"""The record this process serves, and one opening of it by whoever is acting."""

from __future__ import annotations

from flask import current_app
from sqlalchemy.orm import Session

from dashboard import access, chosen_plan, given
from dashboard.queries.remembered import remember
from dashboard.visit import Visit
from db import Database
from registry import clock, settings


def record() -> Database:
    """The open record; callbacks and routes open a session of it for one command or question,
    about the plan that their request names."""
    database, key = whole_record(), chosen_plan.asked()
    return database.telling(lambda rows: chosen_plan.choose(rows, key)) if key else database


def whole_record() -> Database:
    """The record for those who choose the plan themselves: the router of pages, a feed."""
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
