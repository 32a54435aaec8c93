"""The open data: the same figures as the screens, by a key alone, page by page, and no more."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import api_hand
import cast
import flask
import pytest
import time_machine
from api_hand import Caller
from sqlalchemy import select

from dashboard.queries import board, documents, kept_plans
from dashboard.queries import plan as plans
from db import Database
from db.models import Agency, ApiToken, Citation, Document, Section, Task
from db.vocabulary import Sensitivity, State
from registry import clock, settings, tokens
from registry.progress import StatusInput, record_status
from registry.tokens import Scope

LISTS = ("/plans", "/sections", "/tasks", "/citations", "/agencies", "/documents", "/relations",
         "/rounds", "/reports", "/snapshots")
EVERYWHERE = (*LISTS, "/tallies", "/openapi.json")


@pytest.fixture
def caller(server: flask.Flask, database: Database) -> Caller:
    """A system that may read everything."""
    return Caller(server, api_hand.key(database))


def report(database: Database, agency: str = "so-tu-phap", result: str = "Đã làm xong.") -> int:
    """One agency reports its dated task; the report's number."""
    with database.writing() as rows:
        found = cast.report_of(rows, agency)
        said = StatusInput(State.IN_PROGRESS, 40, result)
        record_status(rows, found.id, said, expected_version=found.version, op_id=cast.new_op(),
                      actor=cast.actor(rows, "officer"), at=clock.now())
        return found.id


def lines(database: Database, **more: Any) -> list[board.Line]:
    """The board as the screens read it."""
    with database.reading() as rows:
        return board.board(rows, cast.round_of(rows).id, today=clock.today(),
                           choices=settings.choices(rows), **more)


# The same as on the screens


def test_the_plan_is_told_as_the_screens_tell_it(caller: Caller, database: Database) -> None:
    with database.reading() as rows:
        plan = board.plan_id(rows)
        tasks, sections = plans.tasks(rows, plan), plans.headings(rows, plan)
        agencies = plans.agencies(rows)
        citations = rows.scalars(select(Citation.id).where(Citation.document_id == plan)).all()
    assert [(one["id"], one["section"], one["text"]) for one in caller.every("/tasks")] == [
        (one.id, one.path, one.words) for one in tasks
    ]
    assert {one["section"] for one in caller.every("/sections")} == set(sections)
    assert {one["code"]: one["name"] for one in caller.every("/agencies")} == {
        one.code: one.name for one in agencies
    }
    assert {one["id"] for one in caller.every("/citations")} == set(citations)
    assert [one["key"] for one in caller.json("/plans")["items"]] == [kept_plans.PLAN_KEY]


def test_the_registry_is_told_as_the_screens_tell_it(caller: Caller, database: Database) -> None:
    with database.reading() as rows:
        wanted = documents.Wanted(today=clock.today())
        listed, count = documents.listed(rows, wanted, first="", offset=0, limit=1000)
    told = caller.every("/documents")
    assert {one["key"] for one in told} == {one.key for one in listed}
    assert len(told) == count
    validities = {one.key: one.validity for one in listed}
    assert all(one["validity"] == validities[one["key"]] for one in told)
    one = caller.json(f"/documents/{told[5]['key']}")["item"]
    assert one == told[5]


def test_reports_are_those_of_the_board(caller: Caller, database: Database) -> None:
    report(database)
    told = {one["id"]: one for one in caller.every("/reports?limit=500")}
    here = {line.report_id: line for line in lines(database)}
    assert told.keys() == here.keys()
    for number, line in here.items():
        one = told[number]
        assert (one["state"], one["standing"], one["percent"], one["verification"],
                one["is_stale"]) == (line.state, line.standing, line.percent, line.verification,
                                     line.is_stale)
        assert one["due_on"] == (line.due_on.isoformat() if line.due_on else None)


@pytest.mark.parametrize("by", ["agency", "section", "group"])
def test_tallies_add_up_to_the_board_whatever_they_are_counted_by(
    caller: Caller, database: Database, by: str
) -> None:
    report(database)
    said, whole = caller.json(f"/tallies?by={by}"), board.tally(lines(database))
    everything = said["all"]
    counts = Counter()
    for one in said["items"]:
        cells = [one[name] for name in ("done_on_time", "done_overdue", "open_on_time",
                                        "open_overdue", "not_judged")]
        assert sum(cells) == one["total"] == sum(one["by_standing"].values())
        counts["total"] += one["total"]
        counts["done"] += one["completed"]
        counts["open_on_time"] += one["open_on_time"]
    assert everything["total"] == counts["total"] == whole.total
    assert everything["completed"] == counts["done"] == whole.done
    assert everything["open_on_time"] == counts["open_on_time"] > 0
    assert everything["by_standing"] == {str(k): whole.by_standing[k] for k in
                                         everything["by_standing"]}


def test_a_report_without_a_day_is_in_no_national_category(caller: Caller) -> None:
    found = caller.every("/reports?standing=open_ended&limit=500")
    assert found
    assert {one["national_category"] for one in found} == {None}
    dated = caller.every("/reports?standing=due_soon")
    assert {one["national_category"] for one in dated} == {"open_on_time"}


def test_filters_give_what_the_board_gives(caller: Caller, database: Database) -> None:
    before = clock.now().replace(microsecond=0) - timedelta(seconds=1)
    number = report(database)
    with database.reading() as rows:
        agency = rows.scalar(select(Agency.id).where(Agency.code == "so-tu-phap"))
        under = set(rows.scalars(select(Task.id).join(Section, Section.id == Task.section_id)
                                 .where(Section.path.startswith("II.3."))))
    own = {line.report_id for line in lines(database, agency_id=agency)}
    assert {one["id"] for one in caller.every("/reports?agency=so-tu-phap")} == own
    placed = {line.report_id for line in lines(database) if line.task_id in under}
    assert {one["id"] for one in caller.every("/reports?section=II.3&limit=500")} == placed != set()
    since = before.isoformat().replace("+00:00", "Z")
    assert [one["id"] for one in caller.every(f"/reports?changed_since={since}")] == [number]
    assert [one["id"] for one in caller.every("/reports?state=in_progress")] == [number]


def test_a_past_moment_gives_its_own_figures_and_words(
    caller: Caller, database: Database, moment: time_machine.Traveller
) -> None:
    number = report(database, result="Lần thứ nhất.")
    then = (clock.now() + timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
    moment.shift(timedelta(hours=1))
    report(database, result="Lần thứ hai.")
    def told(query: str) -> str:
        found = caller.every(f"/reports?agency=so-tu-phap{query}")
        return next(one["result"] for one in found if one["id"] == number)
    assert told(f"&as_of={then}") == "Lần thứ nhất."
    assert told("") == caller.json(f"/reports/{number}")["item"]["result"] == "Lần thứ hai."
    assert caller.json(f"/reports?as_of={then}")["as_of"].startswith(then[:16])


def test_every_answer_says_its_moment_and_whether_it_is_a_demonstration(
    caller: Caller, server: flask.Flask
) -> None:
    for path in (*LISTS, "/tallies"):
        said = caller.json(path)
        assert said["as_of"].startswith("2026-11-10T02:")
        assert said["is_demonstration"] is False
    server.config["IS_DEMONSTRATION"] = True
    try:
        assert caller.json("/tasks")["is_demonstration"] is True
    finally:
        server.config["IS_DEMONSTRATION"] = False


# Page by page


@pytest.mark.parametrize("path", ["/reports", "/documents", "/relations", "/sections"])
def test_pages_leave_nothing_out_and_give_nothing_twice_while_rows_are_written(
    caller: Caller, database: Database, path: str
) -> None:
    whole = caller.every(f"{path}?limit=500")
    added = iter(range(100))

    def write(_found: list[Any]) -> None:
        with database.writing() as rows:
            number = next(added)
            rows.add(Agency(code=f"moi-{number}", name=f"Cơ quan {number}", short_name=f"C{number}",
                            kind="department", position=0))
        report(database, result=f"Lần {number}.")

    told = caller.every(f"{path}?limit={max(1, len(whole) // 5)}", between=write)
    name = "page" if path == "/documents" else "id"
    seen = [one.get(name) or str(one) for one in told]
    assert len(seen) == len(set(seen)) == len(whole)
    assert [one.get(name) or str(one) for one in whole] == seen


def test_the_next_page_is_told_in_the_link_header_too(caller: Caller) -> None:
    answer = caller.ask("/reports?limit=3&agency=so-tu-phap")
    assert answer.headers["Link"] == f'<{answer.json["next"]}>; rel="next"'
    assert "agency=so-tu-phap" in answer.json["next"]
    assert "Link" not in caller.ask("/reports?limit=500&agency=so-tu-phap").headers


@pytest.mark.parametrize("cursor", ["x", "W10", "WzFd.", "WyJhIl0", "Wy0xXQ", "é", "WzFlOTld" * 9])
def test_an_odd_cursor_is_refused_in_a_sentence(caller: Caller, cursor: str) -> None:
    answer = caller.ask(f"/reports?cursor={cursor}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json["title"] == "Không đọc được vị trí trang"


# Kept by the other system


def test_an_answer_is_asked_again_only_when_something_was_written(
    caller: Caller, database: Database, moment: time_machine.Traveller
) -> None:
    first = caller.ask("/reports?limit=5")
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = caller.ask("/reports?limit=5", **{"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    squeezed = caller.ask("/reports?limit=5", **{"Accept-Encoding": "br"})
    assert (squeezed.headers["ETag"], squeezed.headers["Content-Encoding"]) == (tag, "br")
    assert caller.ask("/reports?limit=6", **{"If-None-Match": tag}).status_code == 200
    report(database)
    changed = caller.ask("/reports?limit=5", **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag
    moment.shift(timedelta(days=1))
    next_day = caller.ask("/reports?limit=5", **{"If-None-Match": changed.headers["ETag"]})
    assert next_day.status_code == 200


def test_keys_of_another_reach_share_no_tag(server: flask.Flask, database: Database) -> None:
    wide = Caller(server, api_hand.key(database)).ask("/rounds")
    narrow = Caller(server, api_hand.key(database, agency="so-tu-phap"))
    said = narrow.ask("/rounds", **{"If-None-Match": wide.headers["ETag"]})
    assert said.status_code == 200
    assert said.json["items"][0]["reports"] < wide.json["items"][0]["reports"]


# Who may


def test_without_a_key_nothing_is_told(server: flask.Flask, database: Database) -> None:
    stranger = Caller(server, None)
    for path in EVERYWHERE:
        answer = stranger.ask(path)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.json["code"] == "no_token"


def test_a_session_opens_nothing_and_a_cookie_changes_nothing(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    leader = browser("leader").http
    assert leader.get("/api/v1/reports").status_code == 401
    secret = {"Authorization": f"Bearer {api_hand.key(database, agency='so-tu-phap')}"}
    with_cookie = leader.get("/api/v1/reports?limit=500", headers=secret)
    without = server.test_client().get("/api/v1/reports?limit=500", headers=secret)
    assert with_cookie.json["items"] == without.json["items"]
    assert "Set-Cookie" not in with_cookie.headers
    assert leader.get("/").status_code == 200


@pytest.mark.parametrize("sent", [
    "Bearer", "Bearer  ", "Bearer khong-co", "Basic bGFuaGRhbzp4", "Bearer " + "x" * 5000,
    "Bearer ', ' OR 1=1", "bearer plan_%00",
])
def test_a_key_that_fits_nothing_is_refused(server: flask.Flask, sent: str) -> None:
    assert Caller(server, None).ask("/tasks", Authorization=sent).status_code == 401


def test_a_withdrawn_and_an_ended_key_open_nothing(
    server: flask.Flask, database: Database, moment: time_machine.Traveller
) -> None:
    ends, withdrawn = (api_hand.key(database, ends_on=date(2026, 11, 10)), api_hand.key(database))
    assert Caller(server, ends).ask("/tasks").status_code == 200
    with database.writing() as rows:
        last = rows.scalars(select(ApiToken.id).order_by(ApiToken.id.desc())).first()
        tokens.withdraw(rows, last, actor=cast.actor(rows, "admin"), at=clock.now())
    said = Caller(server, withdrawn).ask("/tasks")
    assert (said.status_code, said.json["code"]) == (401, "token_withdrawn")
    moment.shift(timedelta(hours=15))  # 00:00 of the 11th in Việt Nam
    said = Caller(server, ends).ask("/tasks")
    assert (said.status_code, said.json["code"]) == (401, "token_ended")


OPENS = {
    Scope.PLAN: {"/plans", "/sections", "/tasks", "/citations"},
    Scope.DOCUMENTS: {"/documents", "/relations"},
    Scope.PROGRESS: {"/rounds", "/reports", "/tallies", "/snapshots"},
}


@pytest.mark.parametrize("scope", list(Scope))
def test_a_key_opens_its_own_scope_alone(
    server: flask.Flask, database: Database, scope: Scope
) -> None:
    holder = Caller(server, api_hand.key(database, scope))
    opened = {path for path in EVERYWHERE if holder.ask(path).status_code == 200}
    assert opened == OPENS[scope] | {"/agencies", "/openapi.json"}
    other = holder.ask("/tallies" if scope is not Scope.PROGRESS else "/tasks")
    assert other.status_code == 403
    assert 'error="insufficient_scope"' in other.headers["WWW-Authenticate"]


def test_a_key_of_one_agency_sees_the_progress_of_no_other(
    server: flask.Flask, database: Database
) -> None:
    foreign = report(database, "so-y-te")
    holder = Caller(server, api_hand.key(database, agency="so-tu-phap"))
    assert {one["agency"] for one in holder.every("/reports?limit=500")} == {"so-tu-phap"}
    assert {one["key"] for one in holder.json("/tallies")["items"]} == {"so-tu-phap"}
    assert holder.json("/tallies")["all"]["total"] == len(holder.every("/reports?limit=500"))
    assert holder.ask("/reports?agency=so-y-te").status_code == 403
    assert holder.ask("/tallies?agency=so-y-te").status_code == 403
    assert holder.ask(f"/reports/{foreign}").status_code == 404


def test_internal_documents_never_go_out(caller: Caller, database: Database) -> None:
    with database.writing() as rows:
        cited = rows.scalars(select(Citation).where(
            Citation.cited_id.is_not(None), Citation.section_id.is_not(None),
            Citation.number.is_not(None))).first()
        assert cited is not None
        hidden = rows.get_one(Document, cited.cited_id)
        path = rows.get_one(Section, cited.section_id).path
        hidden.sensitivity, key, number = Sensitivity.INTERNAL, hidden.key, hidden.number
    report(database)  # a written line: nothing is remembered from before
    assert caller.ask(f"/documents/{key}").status_code == 404
    for where in ("/documents", "/relations", "/citations", "/sections", "/tasks"):
        said = caller.ask(f"{where}?limit=500").text
        assert key not in said
        # Not "121-KL/TW", which is another one.
        assert not any(f"{before}{number}" in said for before in ('"', " "))
    section = next(one for one in caller.every("/sections") if one["section"] == path)
    assert (section["is_withheld"], section["text"], section["heading"]) == (True, None, None)


def test_what_the_plan_says_of_a_document_names_no_internal_one(
    caller: Caller, database: Database
) -> None:
    with database.writing() as rows:
        shown = rows.scalars(select(Document).where(Document.key == "kh-tu-35-2021")).one()
        other = rows.scalars(select(Document).where(Document.key == "luat-pctn")).one()
        shown.subject_in_plan = "thực hiện Kết luận số 99-KL/TW của Bộ Chính trị"
        other.number, other.sensitivity = "99-KL/TW", Sensitivity.PUBLIC
    assert caller.json("/documents/kh-tu-35-2021")["item"]["subject_in_plan"] is not None
    with database.writing() as rows:
        other = rows.scalars(select(Document).where(Document.key == "luat-pctn")).one()
        other.sensitivity = Sensitivity.INTERNAL
    report(database)
    assert caller.json("/documents/kh-tu-35-2021")["item"]["subject_in_plan"] is None


def test_an_internal_plan_is_not_told_at_all(caller: Caller, database: Database) -> None:
    with database.writing() as rows:
        cast.plan_of(rows).sensitivity = Sensitivity.INTERNAL
    report(database)
    assert caller.json("/plans")["items"] == []
    assert {one["text"] for one in caller.every("/sections")} == {None}
    assert {one["text"] for one in caller.every("/tasks")} == {None}
    assert {one["name"] for one in caller.json("/tallies?by=group")["items"]} == {None}
