"""A plan without a round: every page says why it is empty, and who does what next."""

from __future__ import annotations

from collections.abc import Callable

import cast
import plans_hand

from dashboard.texts import rounds as words
from dashboard.texts import sections as section_words
from db import Database

Open = Callable[..., cast.Browser]
PAGES = ("/", "/heatmap", "/calendar", "/sections", "/sections/II", "/agencies", "/tasks",
         "/papers", "/requests", "/moved", "/agencies/so-tu-phap")
WAY = '"u002frounds","class":"btn btn-primary"'
OFFICERS = ("/update", "/update/import", "/urging", "/obstacles")


def test_an_officer_finds_the_way_to_open_a_round(browser: Open, database: Database) -> None:
    key = plans_hand.kept(database, plans_hand.received(database)).key
    officer = browser("officer")
    for path in PAGES + OFFICERS:
        page = officer.page(f"{path}?plan={key}").text
        assert words.TO_OPEN in page, path
        assert words.OPEN_FIRST in page, path
        assert WAY in page.replace("\\", ""), path
        assert words.WHO_OPENS not in page, path


def test_whoever_opens_no_round_reads_who_does(browser: Open, database: Database) -> None:
    key = plans_hand.kept(database, plans_hand.received(database)).key
    leader = browser("leader")
    for path in (*PAGES, "/rounds"):
        page = leader.page(f"{path}?plan={key}").text
        assert words.WHO_OPENS in page, path
        assert words.TO_OPEN not in page, path


def test_the_sentence_names_the_plan_where_there_are_several(
    browser: Open, database: Database
) -> None:
    key = plans_hand.kept(database, plans_hand.received(database)).key
    assert "Kế hoạch 12 chưa mở kỳ" in browser("officer").page(f"/heatmap?plan={key}").text


def test_a_text_without_progress_says_so_once_and_counts_its_tasks(
    browser: Open, database: Database
) -> None:
    key = plans_hand.kept(database, plans_hand.received(database)).key
    officer = browser("officer")
    said = section_words.NO_ROUND.partition(",")[2]
    assert officer.page(f"/sections/II?plan={key}").text.count(said) == 1
    outline = officer.page(f"/sections?plan={key}").text
    assert section_words.tasks(2) in outline
    assert section_words.THROUGH not in outline
