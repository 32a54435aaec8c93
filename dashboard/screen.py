"""/screen/data — what a wallboard shows: the chosen pictures, or one cheap answer: nothing new."""

from __future__ import annotations

import logging
from datetime import timedelta

import orjson
from flask import Blueprint, Response, g, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard import chosen_plan, screen_door, screen_views, texts
from dashboard.live import QUIET
from dashboard.queries import kept_plans
from dashboard.queries.remembered import version
from dashboard.queries.screens import has_news
from dashboard.routes import guarded_route
from dashboard.store import record, visit_of
from dashboard.texts import plans as plan_words
from db.vocabulary import ScreenView
from registry import clock, screens
from registry.policy import Action
from registry.screens import Device

log = logging.getLogger("dashboard")
routes = Blueprint("screen", __name__)
NOTED_EVERY = timedelta(minutes=1)


@guarded_route(routes, "/screen/data", needs=Action.VIEW_SCREEN, methods=("GET",))
def data() -> Response:
    """204 with the moment when the pictures of `seen` still stand; else all of them anew."""
    screen: Device = g.device
    drawn_by, _, known = request.args.get("seen", "").rpartition(".")
    number = int(known) if known.isascii() and known.isdigit() and len(known) < 16 else -1
    mark = _mark(screen)
    if drawn_by == mark and _is_still(number):
        response = Response(status=204)
        response.headers["X-Moment"] = _moment()
    else:
        with record().reading() as rows:
            response = _pictures(rows, screen, mark)
    _note_seen(screen, response)
    return response


def _mark(screen: Device) -> str:
    """What else than deeds changes the pictures: a release, the screen's own choices, the plan that
    the page's address names, the day."""
    what = f"{screen.id}-{screen.version}{chosen_plan.asked()[:80]}"
    return f"{screen_door.build()}.{what}.{clock.today():%Y%m%d}"


def _is_still(known: int) -> bool:
    with record().asking() as connection:
        return not has_news(connection, known, QUIET)


def _moment() -> str:
    return clock.local(clock.now()).isoformat(timespec="seconds")


def _pictures(rows: Session, screen: Device, mark: str) -> Response:
    visit = visit_of(rows)
    said = {
        "seen": f"{mark}.{version(rows)}",
        "build": screen_door.build(),
        "at": clock.local(visit.at).isoformat(timespec="seconds"),
        "day": texts.weekday(visit.today),
        "plan": plan_words.line(kept_plans.shown(rows)),
        "where": f"{screen.name} · {screen.place}",
        "seconds": screen.seconds,
        "views": screen_views.drawn(visit, [ScreenView(view) for view in screen.views]),
    }
    return Response(orjson.dumps(said), mimetype="application/json")


def _note_seen(screen: Device, response: Response) -> None:
    """Once a minute: the list of screens shows it, and the device's cookie lives on."""
    if screen.seen_at is not None and clock.now() - screen.seen_at < NOTED_EVERY:
        return
    screen_door.remember_device(response, g.device_secret)
    try:
        with record().writing() as rows:
            at = clock.now()
            screens.note_seen(rows, screen.id, at=at)
    except SQLAlchemyError:  # a record that can't be written just now can still be shown
        log.warning("could not note that a screen asked", exc_info=True)
