"""Several plans side by side: which one a request is about; none shows the figures of another."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import api_hand
import cast
import flask
import pytest
import second_plan
from api_hand import Caller
from second_plan import KEY, MARK, SHORT
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from dashboard import across_plans, chosen_plan, plan_switch, shell, store, texts
from dashboard.pages import SITE
from dashboard.queries import board, documents, kept_plans
from dashboard.queries import plan as outline
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.queries.remembered import remember
from dashboard.queue_work import Worker, title
from dashboard.texts import plans as words
from db import Database
from db.models import Job, Report
from db.vocabulary import State
from registry import feeds, progress, search, usual_plan, verification
from registry.errors import NotFound, Refused
from registry.progress import StatusInput
from registry.statuses import named
from registry.statuses import rows as status_rows

Open = Callable[..., cast.Browser]
MATRIX: dict[str, Any] = json.loads((Path(__file__).parent / "access_matrix.json").read_text())
ROLES = ("leader", "officer", "agency", "admin")


def chosen(rows: Session, key: str = KEY) -> Session:
    """A session that is about the second plan."""
    chosen_plan.choose(rows, key)
    return rows


def first_words(database: Database) -> list[str]:
    """How each task of Kế hoạch 66 begins; no page of another plan may say so."""
    with database.reading() as rows:
        tasks = outline.tasks(rows, cast.plan_of(rows).id)
    return [" ".join(task.words.split())[:45] for task in tasks]


# --- Which plan a request is about -------------------------------------------------------------


@pytest.mark.parametrize(("address", "headers", "key"), [
    ("/tasks", {}, ""),
    (f"/tasks?plan={KEY}", {}, KEY),
    ("/tasks", {"Referer": f"http://localhost/my?plan={KEY}"}, KEY),
    ("/tasks", {"Referer": f"http://elsewhere.example/my?plan={KEY}"}, ""),
    ("/tasks", {"Referer": f"http://localhost/my#?plan={KEY}"}, ""),
    ("/tasks", {"Referer": "http://[odd"}, ""),
    (f"/tasks?plan={PLAN_KEY}", {"Referer": f"http://localhost/my?plan={KEY}"}, PLAN_KEY),
    (f"/x?plan={PLAN_KEY}", {"X-Plan": KEY}, KEY),
], ids=["none", "address", "page", "another-site", "fragment", "odd", "address-first", "header"])
def test_a_request_says_which_plan_it_is_about(
    one_app: flask.Flask, address: str, headers: dict[str, str], key: str
) -> None:
    with one_app.test_request_context(address, headers=headers):
        assert chosen_plan.asked() == key


def test_sessions_of_a_request_are_about_its_plan(
    server: flask.Flask, database: Database
) -> None:
    second = second_plan.keep(database)
    with server.test_request_context("/", headers={"X-Plan": KEY}):
        with store.record().reading() as rows:
            assert board.plan_id(rows) == second.plan
        with store.record().writing() as rows:
            assert board.plan_id(rows) == second.plan
    with server.test_request_context("/"), store.record().reading() as rows:
        assert board.plan_id(rows) == cast.plan_of(rows).id


def test_no_answer_of_one_plan_is_given_for_another(database: Database) -> None:
    second = second_plan.keep(database)

    def asked(rows: Session) -> tuple[int, set[str]]:
        listed, _ = documents.listed(rows, documents.Wanted(today=date(2026, 11, 10)), first="",
                                     offset=0, limit=500)
        return (remember(rows, "probe", lambda: board.plan_id(rows)),
                {one.key for one in listed if one.is_plan})

    with database.reading() as rows:
        assert asked(rows) == (cast.plan_of(rows).id, {PLAN_KEY})
    with database.reading() as rows:
        assert asked(chosen(rows)) == (second.plan, {KEY})
    with database.reading() as rows:
        assert asked(rows) == (cast.plan_of(rows).id, {PLAN_KEY})


def test_an_unknown_plan_is_a_page_that_says_so_and_a_refused_deed(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    said = officer.page("/tasks?plan=kh-la-2020").text
    assert words.UNKNOWN in said
    assert '"plan":""' in said
    first = officer.http.get("/tasks?plan=kh-la-2020")
    assert first.status_code == 200
    assert words.UNKNOWN in first.text
    before = cast.census(database)
    answer = opened_round(officer, cast.YEAR - 1, "kh-la-2020")
    assert answer.status_code == 200
    assert words.UNKNOWN_SENT in json.dumps(
        answer.json, ensure_ascii=False)
    assert cast.census(database) == before
    assert officer.http.get("/papers/annex.xlsx?round=2026&plan=kh-la-2020").status_code == 404


def opened_round(officer: cast.Browser, year: int, plan: str) -> Any:
    name = next(name for name in officer.server.config["DASH"].callback_map
                if name.startswith("..rounds-body.children") and "rounds-open.disabled" in name)
    given = {"rounds-open.n_clicks": 1, "rounds-year.value": str(year),
             "rounds-opens-on.value": f"{cast.YEAR}-11-10", "rounds-open-sure.value": True}
    body = officer.body(name, given, "rounds-open.n_clicks")
    return officer.post(body, headers={"X-Plan": plan})


def test_a_deed_of_a_page_is_done_to_the_plan_the_page_was_drawn_for(
    browser: Open, database: Database
) -> None:
    second_plan.keep(database, with_round=False)
    officer = browser("officer")
    assert opened_round(officer, cast.YEAR, KEY).status_code == 200
    with database.reading() as rows:
        assert second_plan.rounds_of(rows, KEY) == [cast.YEAR]
        assert second_plan.rounds_of(rows, PLAN_KEY) == [cast.YEAR]


# --- Pages --------------------------------------------------------------------------------------


def examples(task: int) -> list[str]:
    """Every address of the site that can be opened, once."""
    rows = [row["example"].format(task=task) for row in MATRIX["pages"] if row["page"]]
    assert {row["page"] for row in MATRIX["pages"] if row["page"]} == {e.address for e in SITE}
    return sorted(dict.fromkeys(rows))


@pytest.mark.parametrize("with_round", [True, False], ids=["with-round", "no-round"])
@pytest.mark.parametrize("engine", ["sqlite"])
def test_every_page_stands_for_each_plan_and_shows_none_of_the_other(
    browser: Open, database: Database, with_round: bool
) -> None:
    second = second_plan.keep(database, with_round=with_round)
    theirs = first_words(database)
    for role in ROLES:
        visitor = browser(role)
        for address in examples(second.tasks[0]):
            # A place of Kế hoạch 66 that the second plan has as well.
            address = address.replace("/sections/II.3", "/sections/II.1")
            mark = "&" if "?" in address else "?"
            shown = visitor.page(f"{address}{mark}plan={KEY}")
            assert shown.status_code == 200, (role, address)
            said = plain(shown)
            assert texts.UNKNOWN_ERROR not in said, (role, address)
            assert f'"plan":"{KEY}"' in said or words.UNKNOWN in said, (role, address)
            assert [one for one in theirs if one in said] == [], (role, address)
            if "/tasks/" not in address:
                first = plain(visitor.page(address))
                assert MARK not in first, (role, address)
                assert f'"plan":"{PLAN_KEY}"' in first, (role, address)


def plain(answer: Any) -> str:
    """What a callback answered, with the trees in it as text."""
    said = json.dumps(answer.json, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r"\s+", " ", said.replace('\\"', '"'))


@pytest.mark.parametrize("engine", ["sqlite"])
def test_the_first_picture_shows_the_plan_of_the_address_or_of_the_page_one_came_from(
    browser: Open, database: Database
) -> None:
    second_plan.keep(database)
    officer = browser("officer")
    by_address = officer.http.get(f"/tasks?plan={KEY}").text
    by_page = officer.http.get("/tasks", headers={"Referer": f"http://localhost/?plan={KEY}"}).text
    usual = officer.http.get("/tasks").text
    for page in (by_address, by_page):
        assert f"· {words.system(second(database))}</title>" in page
        assert f'data-plan="{KEY}"' in page
        assert MARK in page
    assert f"· {texts.SYSTEM}</title>" in usual
    assert MARK not in usual
    assert f'data-plan="{PLAN_KEY}"' in usual
    assert f'data-usual-plan="{PLAN_KEY}"' in by_address


def second(database: Database) -> kept_plans.KeptPlan:
    with database.reading() as rows:
        return kept_plans.of_key(rows, KEY)


def test_a_task_opens_with_its_own_plan_whichever_was_chosen(
    browser: Open, database: Database
) -> None:
    made = second_plan.keep(database)
    officer = browser("officer")
    own = plain(officer.page(f"/tasks/{made.tasks[0]}"))
    assert MARK in own
    assert f'"plan":"{KEY}"' in own
    with database.reading() as rows:
        task = cast.report_of(rows).task_id
    usual = plain(officer.page(f"/tasks/{task}?plan={KEY}"))
    assert MARK not in usual
    assert f'"plan":"{PLAN_KEY}"' in usual


def test_what_is_found_in_another_plan_leads_there(browser: Open, database: Database) -> None:
    made = second_plan.keep(database)
    with database.writing() as rows:
        search.rebuild(rows)
    said = plain(browser("officer").page("/search?q=số+hóa+bệnh+án"))
    assert f"/tasks/{made.tasks[1]}?plan={KEY}" in said
    assert second_plan.NUMBER in said


# --- The switch and the words -------------------------------------------------------------------


def test_the_switch_lists_every_plan_and_leads_to_the_same_page(
    browser: Open, database: Database
) -> None:
    made = second_plan.keep(database)
    said = plain(browser("officer").page(f"/heatmap?plan={KEY}&round=2026"))
    assert f'"href":"/heatmap?plan={PLAN_KEY}"' in said
    assert words.size(len(made.tasks), [cast.YEAR]) in said
    assert f'"{words.dated(second(database))}"' in said


@pytest.mark.parametrize(("pathname", "where"), [
    ("/tasks/12", "/tasks"), ("/sections/II.3", "/sections"), ("/", "/"), ("/my", "/my"),
    ("/papers/templates", "/papers/templates"), ("/agencies/so-y-te", "/agencies/so-y-te"),
    ("/papers/annual-report/round:1", "/papers"),
])
def test_another_plan_has_the_same_page_but_not_the_same_rows(pathname: str, where: str) -> None:
    assert plan_switch.page_of(pathname, is_here=False) == where
    assert plan_switch.page_of(pathname, is_here=True) == pathname


def test_one_plan_alone_still_says_its_name_and_subject(browser: Open) -> None:
    said = plain(browser("officer").page("/help"))
    assert words.ALONE in said
    assert "Kế hoạch số 66/KH-UBND ngày 05/10/2022" in said


def test_the_usual_plan_is_called_as_it_always_was(database: Database) -> None:
    with database.reading() as rows:
        plan = kept_plans.shown(rows)
        assert plan.key == usual_plan.KEY
        assert words.system(plan) == texts.SYSTEM
        assert words.line(plan) == texts.PLAN_LINE
        assert words.in_full(plan) == (
            "Kế hoạch số 66/KH-UBND ngày 05 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Trà Vinh")
        assert shell.plan_switch.system(rows) == texts.SYSTEM


def test_papers_and_tables_name_their_own_plan(browser: Open, database: Database) -> None:
    second_plan.keep(database)
    officer = browser("officer")
    for address in (f"/heatmap.svg?plan={KEY}", f"/heatmap.svg?plan={KEY}&across=agencies"):
        answer = officer.http.get(address)
        assert answer.status_code == 200, address
        assert second_plan.NUMBER in answer.text
        assert "66/KH-UBND" not in answer.text


# --- What is addressed by no page ---------------------------------------------------------------


def test_an_ordered_file_is_made_of_the_plan_it_was_ordered_for(
    browser: Open, database: Database
) -> None:
    second_plan.keep(database)
    officer = browser("officer")
    sent = {"maker": "annex", "wanted": {"rounds": str(cast.YEAR)}}
    for key in (KEY, PLAN_KEY):
        headers = {"X-CSRFToken": officer.token(), "X-Plan": key}
        assert officer.http.post("/papers/queue", json=sent, headers=headers).status_code == 200
    worker = Worker(database)
    assert worker.one()
    assert worker.one()
    with database.reading() as rows:
        jobs = rows.scalars(select(Job).order_by(Job.id)).all()
        assert [job.wanted["plan"] for job in jobs] == [KEY, PLAN_KEY]
        assert SHORT in title("annex", jobs[0].wanted)
        assert SHORT not in title("annex", jobs[1].wanted)
        books = [text_of(job.content or b"") for job in jobs]
    assert MARK in books[0]
    assert MARK not in books[1]
    assert second_plan.NUMBER in books[0]
    assert "66/KH-UBND" in books[1]


def text_of(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist()
                       if name.endswith(".xml"))


def test_the_open_data_lists_all_plans_and_tells_of_the_one_asked_for(
    server: flask.Flask, database: Database
) -> None:
    made = second_plan.keep(database)
    caller = Caller(server, api_hand.key(database))
    assert [one["key"] for one in caller.json("/plans")["items"]] == [PLAN_KEY, KEY]
    tasks = caller.json(f"/tasks?plan={KEY}")["items"]
    assert [one["id"] for one in tasks] == list(made.tasks)
    assert all(f"plan={KEY}" in one["page"] for one in tasks)
    assert not set(made.tasks) & {one["id"] for one in caller.json("/tasks?limit=500")["items"]}
    reports = caller.json(f"/reports?plan={KEY}")["items"]
    assert {one["task_id"] for one in reports} <= set(made.tasks)
    assert reports
    one = caller.json(f"/reports/{reports[0]['id']}")["item"]
    assert one["task_id"] in made.tasks
    # What pages say of themselves does not count for programs.
    assert len(caller.ask("/tasks?limit=500", **{"X-Plan": KEY}).json["items"]) == 43
    lost = caller.ask("/tasks?plan=kh-la-2020")
    assert (lost.status_code, lost.json["code"]) == (404, "no_plan")


def test_the_registry_of_the_open_data_is_whole_or_what_one_plan_rests_on(
    server: flask.Flask, database: Database
) -> None:
    second_plan.keep(database)
    caller = Caller(server, api_hand.key(database))
    whole = {one["key"] for one in caller.every("/documents")}
    of_second = {one["key"] for one in caller.every(f"/documents?plan={KEY}")}
    assert KEY in of_second < whole
    cited = {one["document"] for one in caller.every(f"/citations?plan={KEY}")}
    assert of_second == cited - {None} | {KEY}
    relations = caller.every("/relations")
    narrowed = caller.every(f"/relations?plan={KEY}")
    assert narrowed == [one for one in relations
                        if {one["from_document"], one["to_document"]} & of_second]
    assert len(narrowed) < len(relations)
    for path in ("/documents", "/relations"):
        lost = caller.ask(f"{path}?plan=kh-la-2020")
        assert (lost.status_code, lost.json["code"]) == (404, "no_plan")


@pytest.mark.parametrize("address", ["/documents", "/alarms", "/documents/unresolved"])
def test_counts_beside_all_documents_say_which_plan_they_are_of(
    browser: Open, database: Database, address: str
) -> None:
    officer = browser("officer")
    assert words.OTHER_AT_BAR not in plain(officer.page(address))
    second_plan.keep(database)
    assert f"{words.written(second(database))}. {words.OTHER_AT_BAR}" in plain(
        officer.page(f"{address}?plan={KEY}")).replace('"," ","', " ")
    assert "theo Kế hoạch 66/KH-UBND" in plain(officer.page("/documents"))


def test_a_calendar_tells_of_the_plan_it_was_opened_for(
    server: flask.Flask, database: Database
) -> None:
    made = second_plan.keep(database)
    with database.writing() as rows:
        _, secret = feeds.open_feed(rows, made.plan, None, actor=cast.actor(rows, "officer"),
                                    at=cast.MOMENT)
    said = server.test_client().get(f"/calendar/{secret}.ics").text.replace("\r\n ", "")
    assert SHORT in said
    assert "Kế hoạch 66" not in said


def test_a_table_of_one_plan_is_refused_in_another(database: Database) -> None:
    made = second_plan.keep(database)
    with database.reading() as rows:
        usual = named.known(rows, cast.report_of(rows).round_id)
        other = named.known(rows, made.around or 0)
        key = named.read_key(named.write_key(cast.YEAR, "so-tu-phap", "II.1", 1, plan=KEY))
        assert key.plan == other.plan == KEY
        assert usual.plan == ""
        assert status_rows._by_key(key, other)[0] == made.tasks[0]
        with pytest.raises(Refused) as refused:
            status_rows._by_key(key, usual)
        assert refused.value.code == "sheet_other_plan"


def test_a_message_of_another_plan_leads_to_it_and_names_it(
    browser: Open, database: Database
) -> None:
    second_plan.keep(database)
    with database.writing() as rows:
        report = second_plan.report_of(rows)
        said = StatusInput(state=State.IN_PROGRESS, percent=20, result="Đã kiểm kê")
        progress.record_status(rows, report.id, said, expected_version=report.version,
                               op_id=cast.new_op(), actor=cast.actor(rows, "agency"),
                               at=cast.MOMENT)
    with database.writing() as rows:
        report = second_plan.report_of(rows)
        verification.send_back(rows, report.id, "Ghi rõ số liệu giúp",
                               expected_version=report.version,
                               op_id=cast.new_op(), actor=cast.actor(rows, "officer"),
                               at=cast.MOMENT)
    page = plain(browser("agency").page("/inbox"))
    assert f"/my?report={report.id}&plan={KEY}" in page
    assert f"{SHORT}: Báo cáo nhiệm vụ" in page
    assert MARK in page


# --- One agency over all plans -------------------------------------------------------------------


def test_a_scorecard_spans_plans_and_adds_up(browser: Open, database: Database) -> None:
    second_plan.keep(database)
    with database.reading() as rows:
        agency = cast.report_of(rows).agency_id
        owed = [len(rows.scalars(select(Report.id).where(Report.agency_id == agency,
                                                         Report.round_id == around)).all())
                for around in (cast.report_of(rows).round_id, second_plan.report_of(rows).round_id)]
    said = plain(browser("officer").page("/agencies/so-tu-phap?across=plans"))
    assert words.ACROSS in said
    assert owed[1] == 1
    for plan, count in zip((PLAN_KEY, KEY), owed, strict=True):
        listed = f'/tasks?agency=so-tu-phap&round={cast.YEAR}&plan={plan}"}},"{count}"'
        assert listed.replace("}}", "}") in said, plan
    assert f'{{"class":"n"}},"{sum(owed)}"]' in said
    agency_sees = browser("agency")
    assert words.ACROSS in plain(agency_sees.page("/agencies/so-tu-phap?across=plans"))
    assert texts.NO_PAGE_LINE in agency_sees.page("/agencies/so-y-te?across=plans").text


def test_nobody_forgets_what_another_plan_waits_for(browser: Open, database: Database) -> None:
    visitor = browser("agency")
    assert words.OTHERS not in plain(visitor.page("/my"))
    second_plan.keep(database)
    for address in ("/my", "/"):
        said = plain(visitor.page(address))
        assert words.waiting(second(database), 1) in said, address
        assert f'"href":"{address}?plan={KEY}"' in said
    # Seen from the second plan it is the usual one that waits.
    assert "Kế hoạch 66: " in plain(visitor.page(f"/my?plan={KEY}"))


def test_another_plans_parts_are_counted_in_its_open_round(database: Database) -> None:
    second_plan.keep(database)
    with database.reading() as rows:
        owed = kept_plans.owed(rows, second_plan.report_of(rows).agency_id)
        assert owed[second_plan.report_of(rows).round_id and kept_plans.of_key(rows, KEY).id] == 1
        with pytest.raises(NotFound):
            kept_plans.of_key(rows, "")
    assert across_plans.COUNTED[0] == ("total", {})


# --- What it costs -------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_page_of_either_plan_asks_the_record_no_more_than_one_question_more(
    browser: Open, database: Database
) -> None:
    second_plan.keep(database)
    officer, asked = browser("officer"), list[str]()

    def count(address: str, **headers: str) -> int:
        officer.page(address)
        asked.clear()
        body = officer.body(cast.PAGE, {"address.pathname": address.partition("?")[0],
                                        "address.search": f"?{address.partition('?')[2]}"},
                            "address.pathname")
        assert officer.post(body, headers=headers).status_code == 200
        return len(asked)

    event.listen(database.engine, "before_cursor_execute",
                 lambda _c, _k, statement, *_rest: asked.append(statement))
    usual = count("/help")
    assert count("/help", **{"X-Plan": PLAN_KEY}) == usual
    assert count(f"/help?plan={KEY}", **{"X-Plan": KEY}) <= usual + 1
