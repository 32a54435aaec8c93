"""Calendar feeds: who may open one, what its address answers, and who may end it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import cast
import pytest
import time_machine
from ics_rules import broken
from sqlalchemy import select, update

from db import Database
from db.models import Feed, User
from db.vocabulary import Role
from registry import accounts
from registry.errors import NotAllowed, NotFound, Refused
from registry.feeds import MOST, feed_of_secret, open_feed, revoke_feed
from registry.policy import STRANGER, Actor

AT = cast.MOMENT
Open = Callable[..., cast.Browser]
BY_HEADER = ("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")


def agency_id(rows: Any, code: str | None) -> int | None:
    """The number of an agency, or none for the whole plan."""
    return cast.report_of(rows, code).agency_id if code else None


def opened(database: Database, name: str = "agency", agency: str | None = "so-tu-phap") -> str:
    """One of the cast opens a feed; its secret."""
    with database.writing() as rows:
        _, secret = open_feed(rows, cast.plan_of(rows).id, agency_id(rows, agency),
                              actor=cast.actor(rows, name), at=AT)
    return secret


def fetched(browser: Open, secret: str, **headers: str) -> Any:
    """What a calendar program, which has no session, is answered."""
    return browser().http.get(f"/calendar/{secret}.ics", headers=headers)


# Who may


@pytest.mark.parametrize(
    ("name", "agency"),
    [("agency", "so-tu-phap"), ("officer", "so-y-te"), ("officer", None), ("leader", None),
     ("admin", "so-y-te")],
)
def test_a_feed_is_opened_by_whoever_sees_what_it_shows(
    database: Database, name: str, agency: str | None
) -> None:
    secret = opened(database, name, agency)
    with database.reading() as rows:
        assert feed_of_secret(rows, secret).agency_id == agency_id(rows, agency)


@pytest.mark.parametrize("agency", ["so-y-te", None])
def test_an_agency_opens_no_feed_of_another_agency_nor_of_the_plan(
    database: Database, agency: str | None
) -> None:
    with pytest.raises(NotAllowed):
        opened(database, "agency", agency)
    with database.reading() as rows:
        assert rows.scalars(select(Feed)).all() == []


@pytest.mark.parametrize("who", [STRANGER, Actor(1, "Màn hình", Role.SCREEN)])
def test_a_stranger_and_a_device_open_none_and_end_none(database: Database, who: Actor) -> None:
    opened(database)
    with database.writing() as rows:
        with pytest.raises(NotAllowed):
            open_feed(rows, cast.plan_of(rows).id, None, actor=who, at=AT)
        with pytest.raises(NotAllowed):
            revoke_feed(rows, rows.scalars(select(Feed.id)).one(), actor=who, at=AT)


def test_nobody_has_more_than_a_few_at_once(database: Database) -> None:
    for _ in range(MOST):
        opened(database)
    with pytest.raises(Refused, match="too_many_feeds"):
        opened(database)
    with database.writing() as rows:
        first = rows.scalars(select(Feed.id)).first()
        revoke_feed(rows, first or 0, actor=cast.actor(rows, "agency"), at=AT)
    assert opened(database)


# The secret


def test_the_secret_is_long_and_nothing_of_it_is_kept_or_logged(database: Database) -> None:
    secret = opened(database)
    assert len(secret) >= 43
    with database.reading() as rows:
        kept = rows.scalars(select(Feed)).one()
        assert kept.token_hash == hashlib.sha256(secret.encode()).hexdigest()
        line = cast.deeds(rows, "open_feed")[0]
        assert (line.subject, line.subject_id) == ("feed", str(kept.id))
        said = json.dumps([[one.details, one.subject_id, one.address] for one in cast.deeds(rows)])
        assert secret not in said
        assert kept.token_hash not in said


def test_opening_and_ending_are_one_line_of_the_log_each(database: Database) -> None:
    opened(database)
    with database.writing() as rows:
        feed = rows.scalars(select(Feed.id)).one()
        revoke_feed(rows, feed, actor=cast.actor(rows, "agency"), at=AT)
    with database.reading() as rows:
        assert len(cast.deeds(rows, "open_feed")) == len(cast.deeds(rows, "revoke_feed")) == 1


def test_only_its_owner_ends_a_feed_and_only_once(database: Database) -> None:
    opened(database)
    with database.writing() as rows:
        feed = rows.scalars(select(Feed.id)).one()
        for name in ("other-agency", "officer", "admin"):
            with pytest.raises(NotFound):
                revoke_feed(rows, feed, actor=cast.actor(rows, name), at=AT)
        revoke_feed(rows, feed, actor=cast.actor(rows, "agency"), at=AT)
        with pytest.raises(NotFound):
            revoke_feed(rows, feed, actor=cast.actor(rows, "agency"), at=AT)


# The address


def test_the_address_answers_without_a_session_with_a_sound_calendar(
    browser: Open, database: Database
) -> None:
    answer = fetched(browser, opened(database))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in answer.headers
    assert broken(answer.data) == []
    assert answer.data.count(b"BEGIN:VEVENT") > 0


def test_packed_it_says_the_same(browser: Open, database: Database) -> None:
    secret = opened(database)
    packed = fetched(browser, secret, **{"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    plain = fetched(browser, secret)
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize(("given", "asked"), BY_HEADER)
def test_what_has_not_changed_is_not_sent_again(
    browser: Open, database: Database, given: str, asked: str
) -> None:
    secret = opened(database)
    first = fetched(browser, secret)
    again = fetched(browser, secret, **{asked: first.headers[given]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    # Standings move with the days, though nobody writes.
    with time_machine.travel(AT + timedelta(days=5), tick=True):
        later = fetched(browser, secret, **{asked: first.headers[given]})
    assert later.status_code == 200
    assert later.data != first.data


def test_a_sign_in_changes_no_calendar(browser: Open, database: Database) -> None:
    secret = opened(database)
    first = fetched(browser, secret)
    browser("officer")
    again = fetched(browser, secret, **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("secret", ["x", "x" * 43, "../login", "%00", "é", "a" * 5000])
def test_an_address_that_never_was_is_not_found_and_says_nothing(
    browser: Open, database: Database, secret: str
) -> None:
    opened(database)
    answer = fetched(browser, secret)
    assert answer.status_code in (404, 302)
    assert b"VCALENDAR" not in answer.data


def _revoke(rows: Any) -> None:
    feed = rows.scalars(select(Feed.id)).one()
    revoke_feed(rows, feed, actor=cast.actor(rows, "agency"), at=AT)


def _close(rows: Any) -> None:
    admin, user = cast.actor(rows, "admin"), cast.user_of(rows, "agency").id
    accounts.set_active(rows, user, False, actor=admin, at=AT + timedelta(hours=1))


def _close_and_open(rows: Any) -> None:
    _close(rows)
    admin, user = cast.actor(rows, "admin"), cast.user_of(rows, "agency").id
    accounts.set_active(rows, user, True, actor=admin, at=AT + timedelta(hours=2))


def _reset(rows: Any) -> None:
    admin, user = cast.actor(rows, "admin"), cast.user_of(rows, "agency").id
    accounts.reset_password(rows, user, actor=admin, at=AT + timedelta(hours=1))


def _move(rows: Any) -> None:
    other = agency_id(rows, "so-y-te")
    rows.execute(update(User).where(User.username == "agency").values(agency_id=other))


@pytest.mark.parametrize("end", [_revoke, _close, _close_and_open, _reset, _move])
def test_a_feed_ends_when_revoked_and_with_its_owners_right_to_see_it(
    browser: Open, database: Database, end: Callable[[Any], None]
) -> None:
    secret = opened(database)
    assert fetched(browser, secret).status_code == 200
    with database.writing() as rows:
        end(rows)
    answer = fetched(browser, secret)
    assert (answer.status_code, answer.data) == (410, b"")


def test_when_it_was_read_is_noted_to_the_hour_and_is_no_deed(
    browser: Open, database: Database
) -> None:
    secret = opened(database)
    with database.reading() as rows:
        before = len(cast.deeds(rows))
    seen = []
    for minutes in (0, 30, 61):
        with time_machine.travel(AT + timedelta(minutes=minutes), tick=False):
            assert fetched(browser, secret).status_code == 200
        with database.reading() as rows:
            seen.append(rows.scalars(select(Feed.fetched_at)).one())
            assert len(cast.deeds(rows)) == before
    assert seen == [AT, AT, AT + timedelta(minutes=61)]


def test_a_page_opens_one_shows_its_address_once_and_ends_it(
    browser: Open, database: Database
) -> None:
    agency = browser("agency")
    answer = agency.call(
        "calendar-feed-new.tree",
        {"calendar-feed-open.n_clicks": 1, "calendar-feed-of.value": "so-tu-phap"},
    )
    secret = json.dumps(answer.json).split("/calendar/")[1].split(".ics")[0]
    assert answer.text.index("Chỉ hiện lần này") < answer.text.index(secret), "said before it"
    assert fetched(browser, secret).status_code == 200
    assert secret not in agency.page("/calendar").text
    with database.reading() as rows:
        feed = rows.scalars(select(Feed.id)).one()
    pressed = {"calendar-feeds.pressed": {"value": str(feed), "times": 1}}
    assert browser("officer").call("calendar-feeds.tree", pressed).status_code == 200
    assert fetched(browser, secret).status_code == 200
    agency.call("calendar-feeds.tree", pressed)
    assert fetched(browser, secret).status_code == 410


@pytest.mark.parametrize("chosen", ["plan", "so-y-te", "", None, "no-such", 7])
def test_a_page_gives_an_agency_no_other_agencys_calendar(
    browser: Open, database: Database, chosen: Any
) -> None:
    given = {"calendar-feed-open.n_clicks": 1, "calendar-feed-of.value": chosen}
    answer = browser("agency").call("calendar-feed-new.tree", given)
    assert ".ics" not in answer.text
    with database.reading() as rows:
        assert rows.scalars(select(Feed)).all() == []
