"""Nhiệm vụ trọng tâm: who stars a task, where it shows, and what was starred at a past moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select

from dashboard.queries.tasks import task_detail
from dashboard.stars import star_toggle
from dashboard.texts import scores as words
from dashboard.visit import Visit
from db import Database
from db.models import Task
from registry import stars
from registry.errors import NotAllowed, NotFound, NothingChanged
from registry.settings import Choices

TOGGLE = "..star-mark.tree...star-toggle.children...star-key.data.."


def task_id(database: Database, path: str = cast.DATED_TASK) -> int:
    with database.reading() as rows:
        return cast.report_of(rows, path=path).task_id


def starred(
    database: Database, wanted: bool = True, who: str = "officer", at: Any = cast.MOMENT,
    task: int | None = None,
) -> None:
    """Sở Nội vụ marks a task, or takes the mark away."""
    one = task or task_id(database)
    with database.writing() as rows:
        stars.star(rows, one, wanted, actor=cast.actor(rows, who), at=at)


def test_the_office_stars_a_task_and_the_log_says_so(database: Database) -> None:
    starred(database)
    with database.reading() as rows:
        marked = rows.scalars(select(Task.id).where(Task.is_starred)).all()
        assert marked == [cast.report_of(rows).task_id]
        (line,) = cast.deeds(rows, "star_task")
        assert line.details == {"task": marked[0], "starred": [False, True]}
    with pytest.raises(NothingChanged):
        starred(database)
    with pytest.raises(NotFound):
        starred(database, task=9999)


def test_nobody_else_stars_a_task(database: Database) -> None:
    for who in ("leader", "agency", "admin"):
        with pytest.raises(NotAllowed):
            starred(database, who=who)


def test_a_past_moment_gives_the_stars_of_that_moment(database: Database) -> None:
    day, one, other = timedelta(days=1), task_id(database), task_id(database, "II.2.b")
    starred(database, at=cast.MOMENT)
    starred(database, task=other, at=cast.MOMENT + day)
    starred(database, False, at=cast.MOMENT + 2 * day)
    with database.reading() as rows:
        known = [stars.starred(rows, cast.MOMENT + days * day) for days in (-1, 0, 1, 2)]
        assert known == [set(), {one}, {one, other}, {other}]
        assert stars.starred(rows) == {other}


def test_the_scorecard_lists_the_starred_tasks_of_its_agency(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    leader = browser("leader")
    assert words.NONE_STARRED in leader.page("/agencies/so-tu-phap").text
    starred(database)
    page = leader.page("/agencies/so-tu-phap").text.replace("\\u002f", "/")
    assert words.NONE_STARRED not in page
    assert f"/tasks/{task_id(database)}?agency=so-tu-phap&round=2026" in page


def test_the_button_does_what_it_said_when_it_was_drawn(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    officer = browser("officer")
    sent = {"star-toggle.n_clicks": 1, "star-key.data": {"task": task_id(database),
                                                         "starred": False}}
    answer = officer.call(TOGGLE, sent).json["response"]
    assert words.STARRED in str(answer["star-mark"]["tree"])
    assert answer["star-toggle"]["children"] == words.UNSTAR
    # A colleague's page still says "mark": pressing it there takes nothing away.
    officer.call(TOGGLE, sent)
    with database.reading() as rows:
        assert len(stars.starred(rows)) == 1
    officer.call(TOGGLE, {**sent, "star-key.data": answer["star-key"]["data"]})
    with database.reading() as rows:
        assert stars.starred(rows) == set()


@pytest.mark.parametrize(
    "key", [None, [], {}, {"task": "1"}, {"task": True}, {"task": 2**31}, {"task": 9999}]
)
def test_odd_values_star_nothing(
    database: Database, browser: Callable[..., cast.Browser], key: Any
) -> None:
    sent = {"star-toggle.n_clicks": 1, "star-key.data": key}
    assert browser("officer").call(TOGGLE, sent).status_code == 200
    for name in ("leader", "agency", "admin"):
        assert browser(name).call(TOGGLE, sent).status_code == 403
    with database.reading() as rows:
        assert stars.starred(rows) == set()


def test_the_button_is_for_the_office_and_the_mark_for_everybody(database: Database) -> None:
    starred(database)
    with database.reading() as rows:
        task = task_detail(rows, cast.plan_of(rows).id, cast.report_of(rows).task_id)
        for name, has_button in (("officer", True), ("leader", False), ("agency", False)):
            seen = Visit(rows, cast.actor(rows, name), cast.MOMENT, cast.MOMENT.date(), Choices())
            drawn = star_toggle(seen, task).children
            parts = drawn if isinstance(drawn, list) else [drawn]
            assert words.STARRED in parts[0].tree
            assert (len(parts) == 3) is has_button
