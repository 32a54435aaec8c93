"""Help: each term defined once and agreeing with the rules, each role's guide leading somewhere."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import cast
import orjson
import pytest
from test_overview import elements, visit

from dashboard import help_views, texts
from dashboard.pages import agency, find, my, overview
from dashboard.pages import help as help_page
from dashboard.texts import help as words
from dashboard.texts import scores as score_words
from dashboard.texts import tour as tour_words
from db import Database
from db.vocabulary import Role
from registry.policy import can
from registry.settings import Choices
from registry.standing import Standing

ROOT = Path(__file__).parent.parent
NAMES = {Role.LEADER: "leader", Role.OFFICER: "officer", Role.AGENCY: "agency",
         Role.ADMIN: "admin"}


def test_a_standing_is_defined_in_the_words_of_its_rule(database: Database) -> None:
    with database.reading() as rows:
        seen = visit(rows, choices=Choices(due_soon_days=7, stale_days=33))
        for kind, meaning in texts.STANDING_MEANINGS.items():
            told = help_views.meaning(kind.value, seen)
            assert told.lower() == f"{meaning.format(days=7)}.".lower()
        assert "7 ngày làm việc" in help_views.meaning("due_soon", seen)
        assert "33 ngày" in help_views.meaning("stale", seen)
        for formula in ("all", "due"):
            assert score_words.FORMULAS[formula] in help_views.meaning("completion", seen)
            chosen = visit(rows, choices=Choices(rate=formula))
            told = help_views.meaning("completion", chosen)
            assert told.endswith(f"Đang áp dụng: {words.RATES[formula]}.")


def test_every_term_is_defined_once_and_listed_once(database: Database) -> None:
    listed = [key for keys in words.GROUPS.values() for key in keys]
    assert sorted(listed) == sorted(words.DEFINITIONS)
    assert {kind.value for kind in Standing} <= set(listed)
    with database.reading() as rows:
        seen = visit(rows)
        for key in listed:
            told = help_views.meaning(key, seen)
            assert told.endswith("."), told
            assert not re.search(r"[{}]", told), told


@pytest.mark.parametrize("name", ["leader", "agency"])
def test_a_word_is_tied_to_its_meaning_and_no_two_share_a_name(
    database: Database, name: str
) -> None:
    with database.reading() as rows:
        for page in (overview.layout(visit(rows, name)),
                     agency.layout(visit(rows, name), code="so-tu-phap")):
            ids = Counter(one[1]["id"] for one in elements(page) if "id" in one[1])
            assert [id_ for id_, count in ids.items() if count > 1] == []
            told = [one for one in elements(page) if one[1].get("role") == "tooltip"]
            asked = {one[1]["aria-describedby"] for one in elements(page)
                     if "aria-describedby" in one[1]}
            assert len(told) >= 4
            assert {one[1]["id"] for one in told} == asked
            assert all(one[2] for one in told)


@pytest.mark.parametrize("role", list(NAMES))
def test_each_step_of_a_guide_opens_a_page_of_that_role(
    database: Database, browser: Callable[..., cast.Browser], role: Role
) -> None:
    opened = browser(NAMES[role])
    assert words.GUIDE_TITLE[role] in opened.page("/help").text
    with database.reading() as rows:
        actor = cast.actor(rows, NAMES[role])
    for _said, where, _name in words.GUIDES[role]:
        found = find(where.partition("?")[0])
        assert found, where
        assert can(actor, found[0].needs), where
        text = opened.page(where).text
        assert texts.NO_PAGE not in text, where
        assert texts.NO_RIGHT not in text, where


def test_the_help_page_lists_every_term_under_an_address(database: Database) -> None:
    with database.reading() as rows:
        page = help_page.layout(visit(rows))
        terms = [one for one in elements(page) if one[0] == "dt"]
    assert len(terms) == len(words.DEFINITIONS)
    assert all(one[1]["id"].startswith("term-") for one in terms)


# The tour


@pytest.mark.parametrize("role", list(NAMES))
def test_a_tour_has_four_to_six_steps(role: Role) -> None:
    steps = tour_words.STEPS[role]
    assert 4 <= len(steps) <= 6
    assert all(at and name and meaning for at, name, meaning in steps)


def offers(page: object) -> list[list[object]]:
    """The offers of a tour on a page."""
    return [one for one in elements(page) if one[1].get("class") == "tour-offer"]


def test_a_tour_is_offered_once_where_each_role_begins(database: Database) -> None:
    with database.reading() as rows:
        for name in ("leader", "officer", "admin"):
            offered = offers(overview.layout(visit(rows, name)))
            assert len(offered) == 1
            assert offered[0][1]["data-once"] == f"tour-{cast.user_of(rows, name).id}"
        assert offers(overview.layout(visit(rows, "agency"))) == []
        assert len(offers(my.layout(visit(rows, "agency")))) == 1
        again = offers(overview.layout(visit(rows, "leader", tour="again")))[0]
        assert "data-once" not in again[1]
        button = next(one for one in elements(again) if "data-run" in one[1])
        assert all(re.fullmatch(r"/vendor/tour\.(css|js)\?m=\w+", part)
                   for part in button[1]["data-run"].split())
        assert orjson.loads(button[1]["data-steps"])


# The written guide


def screenshots() -> ModuleType:
    """docs/screenshots.py, which draws the pictures."""
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "docs/screenshots.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_picture_that_is_shown_is_one_that_is_drawn() -> None:
    drawn = set(screenshots().COMMITTED.values())
    drawn |= {path.stem for path in (ROOT / "docs/pictures").glob("*.png")}
    shown = [
        (path.name, picture)
        for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("README*.md"))]
        for picture in re.findall(r"!\[[^\]]*\]\((?:docs/)?pictures/([\w-]+)\.png\)",
                                  path.read_text("utf-8"))
    ]
    assert len({picture for _, picture in shown}) > 15
    assert [one for one in shown if one[1] not in drawn] == []


ONE_OF = {"TASK": "/tasks/1", "ALARM": "/alarms", "REVIEW": "/import/1",
          "PAPER": "/papers/annual-report/round:1"}


def test_every_picture_that_is_drawn_is_of_a_page_that_role_may_open() -> None:
    for role, where in screenshots().COMMITTED:
        found = find(ONE_OF.get(where, where))
        assert found, where
        actor = cast.Actor(1, "", Role(role), 1 if role == "agency" else None)
        assert can(actor, found[0].needs), (role, where)


def test_the_guide_has_a_part_for_each_role_and_its_contents_lead_there() -> None:
    guide = (ROOT / "docs/huong-dan.md").read_text("utf-8")
    heads = re.findall(r"^## (.+)$", guide, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads]
    assert re.findall(r"^- \[.+\]\(#(.+)\)$", guide, re.MULTILINE) == anchors
    for name in ("Lãnh đạo", "Sở Nội vụ", "Cơ quan", "Quản trị", "Màn hình"):
        assert [head for head in heads if name in head], name
