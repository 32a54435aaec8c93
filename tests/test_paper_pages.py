"""/papers and one paper's page: per role, written in, taken as a Word file."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import cast
import docx
import pytest
from paper_hand import about_agency, about_round, some_reports

from dashboard import texts
from dashboard.making import CALLED
from dashboard.paper_files import MAKER
from dashboard.queue_makers import makers
from dashboard.texts import papers as words
from db import Database
from registry.errors import NotFound
from registry.papers import edits
from registry.papers.paper import PaperKind

Opened = Callable[..., cast.Browser]
SAVE = "..paper-sheet.tree...paper-key.data...paper-beside.tree.."
ROLES = ("leader", "officer", "agency")


def shown(answer: Any) -> str:
    return str(answer.get_json())


@pytest.fixture
def about(database: Database) -> str:
    some_reports(database)
    with database.reading() as rows:
        return about_round(rows)


def key_of(database: Database, about: str, part: str, version: int, drafted: str) -> dict[str, Any]:
    return {"kind": "annual-report", "about": about, "part": part, "version": version,
            "draft": edits.hash_of(drafted), "query": {}}


def save(visitor: cast.Browser, key: dict[str, Any], text: str) -> Any:
    return visitor.call(SAVE, {"paper-save.n_clicks": 1, "paper-key.data": key,
                               "paper-text.value": text})


@pytest.mark.parametrize("name", ROLES)
def test_each_role_finds_what_it_may_make(
    browser: Opened, database: Database, about: str, name: str
) -> None:
    page = shown(browser(name).page("/papers"))
    assert texts.PAPERS in page
    assert (words.OF_OFFICE in page) is (name != "agency")
    with database.reading() as rows:
        own, other = about_agency(rows), about_agency(rows, "so-y-te")
    assert own in page
    assert (other in page) is (name != "agency")
    assert (words.OPEN in page) is (name != "leader")


def test_an_administrator_has_no_papers(browser: Opened, about: str) -> None:
    assert texts.NO_RIGHT in shown(browser("admin").page("/papers"))
    assert browser("admin").http.get(f"/papers/annual-report/{about}.docx").status_code == 403


def test_the_paper_is_drawn_with_its_notes_and_for_whom_may_write(
    browser: Opened, about: str
) -> None:
    path = f"/papers/annual-report/{about}"
    officer, leader = (shown(browser(name).page(path)) for name in ("officer", "leader"))
    for page in (officer, leader):
        assert "TÌNH HÌNH CHUNG" in page
        assert "Cách tính: " in page
    assert f"{path}?edit=closing" in officer
    assert "?edit=" not in leader
    assert words.READ_ONLY in leader


def test_an_agency_opens_its_own_report_alone(
    browser: Opened, database: Database, about: str
) -> None:
    agency = browser("agency")
    with database.reading() as rows:
        own, other = about_agency(rows), about_agency(rows, "so-y-te")
    assert "SỞ TƯ PHÁP" in shown(agency.page(f"/papers/agency-report/{own}"))
    for path in (f"agency-report/{other}", f"annual-report/{about}", f"meeting/{about}"):
        assert texts.NO_PAGE in shown(agency.page(f"/papers/{path}"))
        assert agency.http.get(f"/papers/{path}.docx").status_code == 404
    assert agency.http.get(f"/papers/agency-report/{own}.docx").status_code == 200


def test_a_paper_that_cannot_be_made_says_why(browser: Opened, database: Database) -> None:
    with database.reading() as rows:
        about = about_round(rows)
    officer = browser("officer")
    said = words.REFUSALS["paper_no_reports"].format(year=cast.YEAR)
    assert said in shown(officer.page(f"/papers/annual-report/{about}"))
    answer = officer.http.get(f"/papers/annual-report/{about}.docx")
    assert answer.status_code == 422
    assert answer.get_json()["error"] == said
    assert officer.http.get("/papers/annual-report/round:999999.docx").status_code == 404
    assert officer.http.get("/papers/no-such/round:1.docx").status_code == 404


def test_the_word_file_holds_what_was_written(
    browser: Opened, database: Database, about: str
) -> None:
    officer = browser("officer")
    answer = save(officer, key_of(database, about, "direction", 0, ""), "Đã sơ kết 6 tháng.")
    assert words.SAVED in shown(answer)
    assert "Đã sơ kết 6 tháng." in shown(answer)
    taken = officer.http.get(f"/papers/annual-report/{about}.docx")
    assert taken.headers["Content-Disposition"].startswith(
        'attachment; filename="bao-cao-nam-2026-20261110-09')
    opened = docx.Document(io.BytesIO(taken.data))
    assert any("Đã sơ kết 6 tháng." in one.text for one in opened.paragraphs)


def test_a_second_writer_is_shown_both_and_may_save_again(
    browser: Opened, database: Database, about: str
) -> None:
    key = key_of(database, about, "direction", 0, "")
    save(browser("officer"), key, "Của người thứ nhất.")
    colleague = browser("colleague")
    told = save(colleague, key, "Của người thứ hai.")
    assert words.STALE in shown(told)
    assert "Của người thứ nhất." in shown(told)
    newer = told.get_json()["response"]["paper-key"]["data"]
    assert newer["version"] == 1
    assert words.SAVED in shown(save(colleague, newer, "Của người thứ hai."))


def test_a_draft_that_moved_while_one_wrote_is_shown_first(
    browser: Opened, database: Database, about: str
) -> None:
    officer = browser("officer")
    told = save(officer, key_of(database, about, "closing", 0, "dự thảo cũ"), "Đoạn kết của tôi.")
    assert words.DRAFT_MOVED in shown(told)
    newer = told.get_json()["response"]["paper-key"]["data"]
    assert words.SAVED in shown(save(officer, newer, "Đoạn kết của tôi."))


@pytest.mark.parametrize("name", ["leader", "agency"])
def test_who_may_not_write_is_refused(
    browser: Opened, database: Database, about: str, name: str
) -> None:
    answer = save(browser(name), key_of(database, about, "direction", 0, ""), "Không được phép.")
    assert "Không được phép." not in shown(browser("officer").page(
        f"/papers/annual-report/{about}"))
    assert answer.status_code == 403 or texts.NOT_FOUND in shown(answer)


@pytest.mark.parametrize("odd", [
    None, [], {}, {"kind": "annual-report"}, {"kind": 1, "about": [], "part": {}},
    {"kind": "annual-report", "about": "round:1", "part": "no-such", "version": 0, "draft": ""},
    {"kind": "annual-report", "about": "round:1", "part": "closing", "version": "0", "draft": ""},
])
def test_odd_keys_are_refused(browser: Opened, database: Database, about: str, odd: Any) -> None:
    before = cast.census(database)["paper_edits"]
    assert save(browser("officer"), odd, "x").status_code < 500
    assert cast.census(database)["paper_edits"] == before


@pytest.mark.parametrize("day", ["hôm nay", "31/02/2026", "1/13/2026"])
def test_an_odd_day_is_refused(browser: Opened, database: Database, about: str, day: str) -> None:
    answer = save(browser("officer"), key_of(database, about, "day", 0, ""), day)
    assert words.SAVED not in shown(answer)
    assert "Ngày không đúng" in shown(answer)


def test_the_maker_is_known_to_the_queue(database: Database, about: str) -> None:
    made = makers()[MAKER]
    wanted = {"kind": "annual-report", "about": about, "ending": "pdf"}
    with database.reading() as rows:
        called = made.called(rows, wanted)
        with pytest.raises(NotFound):
            made.called(rows, {**wanted, "about": "round:99999"})
    assert made.title({**wanted, CALLED: called}) == "Báo cáo năm 2026 (PDF)"
    assert made.title(wanted) == "Báo cáo năm (PDF)"


@pytest.mark.parametrize(("path", "kind"), [
    ("/moved", PaperKind.MEETING), ("/alarms", PaperKind.AMENDMENT),
    ("/rounds", PaperKind.ANNUAL_REPORT),
])
def test_papers_are_linked_where_they_are_wanted(
    browser: Opened, about: str, path: str, kind: PaperKind
) -> None:
    assert f"/papers/{kind.value}/{about}" in shown(browser("officer").page(path))
    if path == "/moved":
        assert "/papers/" not in shown(browser("agency").page(path)).split("'h1'")[-1]


def test_an_agencys_desk_leads_to_its_report(
    browser: Opened, database: Database, about: str
) -> None:
    with database.reading() as rows:
        own = about_agency(rows)
    assert f"/papers/agency-report/{own}" in shown(browser("agency").page("/my"))
