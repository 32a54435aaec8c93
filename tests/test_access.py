"""Who may open what: every route, page and callback for every kind of visitor, from one table.

The table is access_matrix.json. A route, page or callback that it does not name fails here, so
that nothing new is ever open by oversight.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cast
import flask
import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from dashboard import access, texts
from dashboard.pages import SITE
from db import Database
from db.models import Report
from db.vocabulary import Role, State
from registry.accounts import set_active
from registry.policy import STRANGER, Action, Actor, can
from registry.progress import StatusInput, record_status

Open = Callable[..., cast.Browser]
MATRIX: dict[str, Any] = json.loads((Path(__file__).parent / "access_matrix.json").read_text())
WHO = tuple(MATRIX["who"])
SIGNED_IN = tuple(name for name in WHO if name not in ("stranger", "disabled"))
MARKER = "DẤU-HIỆU-RIÊNG-CỦA-SỞ-TƯ-PHÁP"
ODD_VALUES = (None, "", -1, 2**70, 1.5, True, [], {}, [[]], {"id": {}}, {"id": 1, "version": 1},
              "x" * 5000, "\x00", "../../etc/passwd", "' OR 1=1 --", "2026-13-45")


def visitors(browser: Open, database: Database) -> dict[str, cast.Browser]:
    """One browser of each kind; the disabled one was signed in when the account was closed."""
    made = {name: browser(name) for name in SIGNED_IN}
    made["stranger"] = browser()
    made["disabled"] = browser("colleague")
    with database.writing() as rows:
        victim = cast.user_of(rows, "colleague").id
        set_active(rows, victim, False, actor=cast.actor(rows, "admin"), at=cast.MOMENT)
    return {name: made[name] for name in WHO}


def dated_task(database: Database) -> int:
    """The task everyone must report on each year."""
    with database.reading() as rows:
        return cast.report_of(rows).task_id


def rules(server: flask.Flask) -> set[str]:
    """Every route with every method it takes."""
    return {
        f"{method} {rule.rule}"
        for rule in server.url_map.iter_rules()
        for method in rule.methods or ()
    }


def test_the_table_names_every_route_and_method_there_is(server: flask.Flask) -> None:
    named = {f"{row['method']} {row['rule']}" for row in MATRIX["routes"]}
    assert rules(server) - named == set(), "routes that nobody decided about"
    assert named - rules(server) == set(), "routes of the table that are gone"


def test_the_table_names_every_page_and_callback_there_is(server: flask.Flask) -> None:
    assert {entry.address for entry in SITE} == {row["page"] for row in MATRIX["pages"]} - {""}
    there = {_plain(name) for name in server.config["DASH"].callback_map}
    assert there == set(MATRIX["callbacks"])
    assert set(access.POLICIES) == set(server.config["DASH"].callback_map)


def _plain(name: str) -> str:
    """Dash's name of a callback, with what it reads in the place of a hash that may change."""
    if "@" not in name:
        return name
    return re.sub(r"@[0-9a-f]+", "@", name)


def test_every_route_answers_each_visitor_as_the_table_says(
    browser: Open, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody here has a key to the API, and all come from one address.
    monkeypatch.setattr("dashboard.api.limits.WRONG_PER_MINUTE", 10_000)
    found = visitors(browser, database)
    before = cast.census(database)
    wrong = []
    for row in sorted(MATRIX["routes"], key=lambda row: row["example"] == "/logout"):
        for name, expected in zip(WHO, row["answers"], strict=True):
            visitor = found[name]
            headers = {"X-CSRFToken": visitor.token()}
            answer = visitor.http.open(row["example"], method=row["method"], headers=headers)
            if answer.status_code != expected:
                wrong.append((row["method"], row["example"], name, answer.status_code, expected))
            if answer.status_code == 302 and name in ("stranger", "disabled"):
                assert answer.headers["Location"].startswith("/login"), row
    assert wrong == []
    changed = {name for name, count in cast.census(database).items() if count != before[name]}
    # Any device may show a code: a row for a quarter of an hour, and no right.
    assert changed <= {"audit_events", "screen_enrolments"}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_a_stranger_gets_nothing_but_the_sign_in_page_its_looks_and_health(
    browser: Open, method: str
) -> None:
    stranger = browser()
    for path in MATRIX["stranger_gets"]:
        assert stranger.http.get(path).status_code == 200, path
    for path in MATRIX["stranger_never_gets"]:
        answer = stranger.http.open(path, method=method)
        is_page = method == "GET" and not path.startswith(("/_", "/assets"))
        # A plain form that was sent after the session ended leads back to signing in as well.
        is_form = method == "POST" and path == "/password"
        assert answer.status_code == (302 if is_page or is_form else 401), f"{method} {path}"


def outcome(answer: Any) -> str:
    """What a visitor was shown by the router."""
    if answer.status_code != 200:
        return str(answer.status_code)
    said = answer.text
    if texts.NO_RIGHT_LINE in said:
        return "no right"
    if texts.NO_PAGE_LINE in said:
        return "not found"
    return "odd" if texts.UNKNOWN_ERROR in said or '"page"' not in said else "shown"


def test_every_page_shows_itself_to_each_visitor_as_the_table_says(
    browser: Open, database: Database
) -> None:
    found = visitors(browser, database)
    task = dated_task(database)
    wrong = []
    for row in MATRIX["pages"]:
        for name, expected in zip(WHO, row["answers"], strict=True):
            said = outcome(found[name].page(row["example"].format(task=task)))
            if said != expected:
                wrong.append((row["example"], name, said, expected))
    assert wrong == []


def test_every_callback_is_shut_to_who_has_not_its_right_and_changes_nothing(
    browser: Open, database: Database
) -> None:
    found = visitors(browser, database)
    before = cast.census(database)
    for name, needs in access.POLICIES.items():
        allowed = set(MATRIX["callbacks"][_plain(name)])
        assert allowed == {who for who in SIGNED_IN if can(_role(who), needs)}, name
        for who, visitor in found.items():
            for value in (None, 1):
                given = dict.fromkeys(_wires(visitor, name), value)
                status = visitor.call(name, given).status_code
                if who in ("stranger", "disabled"):
                    assert status == 401, (name, who)
                elif who not in allowed:
                    assert status == 403, (name, who)
                else:
                    assert status in (200, 204), (name, who, value)
    assert cast.census(database) == before


def _role(name: str) -> Actor:
    player = next((player for player in cast.CAST if player.name == name), None)
    return Actor(1, name, player.role, 1) if player else STRANGER


def _wires(visitor: cast.Browser, name: str) -> list[str]:
    declared = visitor.server.config["DASH"].callback_map[name]
    return [f"{w['id']}.{w['property']}" for w in [*declared["inputs"], *declared["state"]]]


@pytest.mark.parametrize("engine", ["postgresql"])
@pytest.mark.parametrize("value", ODD_VALUES, ids=lambda value: repr(value)[:20])
def test_odd_values_from_the_browser_are_answered_and_change_nothing(
    browser: Open, database: Database, value: Any
) -> None:
    before = cast.census(database)
    for who in SIGNED_IN:
        visitor = browser(who)
        for name in access.POLICIES:
            if who not in MATRIX["callbacks"][_plain(name)]:
                continue
            wires = _wires(visitor, name)
            odd = dict.fromkeys(wires, value)
            for given in (odd, {**odd, wires[0]: 1}):
                answer = visitor.call(name, given)
                assert answer.status_code < 500, (who, name)
                assert "Traceback" not in answer.text, (who, name)
    after = cast.census(database)
    # A press on "note a meeting" beside empty fields notes one held now: that is what it says.
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"audit_events", "meetings"}


def bodies(visitor: cast.Browser) -> dict[str, dict[str, Any]]:
    """Bodies that Dash's own script would never send."""
    sound = visitor.body(cast.PAGE, {"address.pathname": "/"})

    def json_of(**change: Any) -> dict[str, Any]:
        return {"json": {**sound, **change}}

    def without(name: str) -> dict[str, Any]:
        return {"json": {key: value for key, value in sound.items() if key != name}}

    def raw(data: bytes | str, kind: str = "application/json") -> dict[str, Any]:
        return {"data": data, "content_type": kind}

    text = json.dumps(sound)
    wire, search = sound["inputs"]
    return {
        "empty": raw(""),
        "not json": raw("{"),
        "form": raw("output=a", "application/x-www-form-urlencoded"),
        "text": raw(text, "text/plain"),
        "binary": raw(b"\xff\xfe\x00\x01"),
        "list": {"json": [sound]},
        "number": {"json": 5},
        "null": raw("null"),
        "nan": raw(text.replace('"value": "/"', '"value": NaN')),
        "surrogate": raw(text.replace('"value": "/"', '"value": "\\ud800"')),
        "nested": raw("[" * 10_000 + "]" * 10_000),
        "nested value": raw(
            text.replace('"value": "/"', '"value": ' + "[" * 10_000 + "]" * 10_000)
        ),
        "huge": raw(text.replace('"value": "/"', f'"value": "{"x" * 600_000}"')),
        "no output": without("output"),
        "output a list": json_of(output=["page"]),
        "unknown output": json_of(output="nothing.here"),
        "no outputs": without("outputs"),
        "outputs a word": json_of(outputs="page"),
        "outputs of words": json_of(outputs=["page"]),
        "outputs empty": json_of(outputs=[]),
        "no inputs": without("inputs"),
        "too few inputs": json_of(inputs=[wire]),
        "too many inputs": json_of(inputs=[wire] * 9),
        "inputs of words": json_of(inputs=["a", "b"]),
        "swapped inputs": json_of(inputs=[search, wire]),
        "nested inputs": json_of(inputs=[[wire], [wire]]),
        "wrong id": json_of(inputs=[{**wire, "id": "other"}, search]),
        "pattern id": json_of(inputs=[{**wire, "id": {"type": "a"}}, search]),
        "wrong property": json_of(inputs=[{**wire, "property": "href"}, search]),
        "no state": json_of(state=[]),
        "changed a word": json_of(changedPropIds="address.pathname"),
        "changed foreign": json_of(changedPropIds=["admin-save.n_clicks"]),
        "changed numbers": json_of(changedPropIds=[1]),
    }


def test_a_malformed_callback_is_refused_without_a_traceback(browser: Open) -> None:
    visitor = browser("officer")
    wrong = []
    for name, options in bodies(visitor).items():
        answer = visitor.post(**options)
        if not 400 <= answer.status_code < 500 or "Traceback" in answer.text:
            wrong.append((name, answer.status_code))
    assert wrong == []


def test_a_name_given_twice_never_gets_round_the_check_of_the_right(browser: Open) -> None:
    """The door and Dash must read one body alike, else the door checks what Dash does not run."""
    visitor = browser("leader")
    shut = next(name for name, needs in access.POLICIES.items() if needs is Action.MANAGE_ACCOUNTS)
    open_body = json.dumps(visitor.body(cast.PAGE, {"address.pathname": "/"}))
    shut_body = json.dumps(visitor.body(shut))
    for first, second in ((open_body, shut_body), (shut_body, open_body)):
        both = f"{first[:-1]}, {second[1:]}"
        answer = visitor.post(data=both, content_type="application/json")
        expected = (200, 400) if second is open_body else (403,)
        assert answer.status_code in expected


@pytest.mark.parametrize("value", ODD_VALUES, ids=lambda value: repr(value)[:20])
def test_an_odd_address_is_answered(browser: Open, value: Any) -> None:
    visitor = browser("officer")
    for wire in ("address.pathname", "address.search"):
        assert visitor.call(cast.PAGE, {wire: value}).status_code in (200, 204)


ODD_ADDRESSES = (
    "/tasks/0", "/tasks/-1", "/tasks/x", "/tasks/99999999999999999999999999", "/tasks/1%00",
    "/tasks?round=0&agency=x&section=x&standing=x&state=x&document=x", "/tasks?round=99999999999",
    "/agencies/%00", "/agencies/không-có", "/documents/../../etc/passwd", "/documents/none",
    "/sections/IX.9", "/sections/%E2%80%AE", "/calendar?month=0000-00", "/calendar?month=9999-99",
    "/calendar?year=0&month=13&view=x", "/heatmap?across=x&round=1&sort=%00", "/audit?page=-1",
    "/audit?page=x&deed=%00&who=%00", "/documents?q=%00&page=9e9", "/tasks?q=%00",
    "/admin/agencies/x", "/update?agency=%00&round=-5",
    "/?" + "&".join(f"a{number}=1" for number in range(40)),
)


def test_an_odd_address_is_a_page_that_says_so_and_never_an_error(browser: Open) -> None:
    wrong = []
    for who in ("officer", "agency", "admin"):
        visitor = browser(who)
        for address in ODD_ADDRESSES:
            answer = visitor.page(address)
            if answer.status_code not in (200, 204) or "Traceback" in answer.text:
                wrong.append((who, address, answer.status_code))
    assert wrong == []


def addresses(database: Database) -> list[str]:
    """Every page, also asked for with the first agency's name in its filters."""
    task = dated_task(database)
    plain = [row["example"].format(task=task) for row in MATRIX["pages"]]
    filtered = [
        f"{path}?agency=so-tu-phap&round={cast.YEAR}{more}"
        for path in dict.fromkeys(plain)
        for more in ("", "&state=in_progress", "&view=agenda")
    ]
    return plain + filtered


def mark(database: Database, percent: int = 37) -> None:
    """The first agency reports, with words that nobody else may ever read."""
    with database.reading() as rows:
        version, report_id = cast.report_of(rows).version, cast.report_of(rows).id
    with database.writing() as rows:
        record_status(
            rows,
            report_id,
            StatusInput(State.IN_PROGRESS, percent, MARKER, MARKER),
            expected_version=version,
            op_id=cast.new_op(),
            actor=cast.actor(rows, "agency"),
            at=cast.MOMENT,
        )


def test_a_second_agency_reads_nothing_of_the_first_on_any_page(
    browser: Open, database: Database
) -> None:
    mark(database)
    own, other = browser("agency"), browser("other-agency")
    task = dated_task(database)
    seen = own.page(f"/tasks/{task}?agency=so-tu-phap&round={cast.YEAR}").text
    assert MARKER in seen, "the agency itself must see its words, else this test sees nothing"
    for address in addresses(database):
        assert MARKER not in other.page(address).text, address
    for path in ("/_dash-layout", "/_dash-dependencies", "/", "/tasks"):
        assert MARKER not in other.http.get(path).text, path


def _same(text: str) -> str:
    """A page without what is new at each opening: form ids and tokens, and the number of the log's
    newest line, which tells that something was written somewhere, and no more."""
    text = re.sub(r'"seen": ?"[0-9a-f]+"', "SEEN", text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID", text)


def test_nothing_a_second_agency_sees_depends_on_what_the_first_reported(
    browser: Open, database: Database
) -> None:
    """No count, rate or colour of another agency either: each page stays the same to the letter."""
    with time_machine.travel(cast.MOMENT, tick=False):
        other, officer = browser("other-agency"), browser("officer")
        everywhere = addresses(database)
        before = {address: _same(other.page(address).text) for address in everywhere}
        seen = {address: _same(officer.page(address).text) for address in everywhere}
        mark(database)
        moved = [address for address in everywhere if _same(other.page(address).text)
                 != before[address]]
        assert moved == []
        assert any(_same(officer.page(address).text) != seen[address] for address in everywhere)


def test_a_second_agency_can_not_save_on_the_first_one_s_report(
    browser: Open, database: Database
) -> None:
    other = browser("other-agency")
    with database.reading() as rows:
        report = cast.report_of(rows)
        report_id, version = report.id, report.version
    before = cast.census(database)
    for name, needs in access.POLICIES.items():
        if needs is not Action.RECORD_STATUS:
            continue
        given: dict[str, Any] = dict.fromkeys(_wires(other, name), "in_progress")
        given |= {wire: 1 for wire in given if wire.endswith(("n_clicks", "percent.value"))}
        key = {"id": report_id, "version": version, "op": cast.new_op()}
        given |= {wire: key for wire in given if wire.endswith(".data")}
        given |= {wire: "" for wire in given if "done" in wire}
        answer = other.call(name, given)
        assert answer.status_code < 500
    assert cast.census(database) == before
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).version == version
        states = set(rows.scalars(select(Report.state)))
        assert states == {State.NOT_STARTED}


def test_an_agency_saves_its_own_report_through_the_very_same_callback(
    browser: Open, database: Database
) -> None:
    """The counterpart of the test above: the same body works for whose report it is."""
    own = browser("agency")
    with database.reading() as rows:
        report_id = cast.report_of(rows).id
    given: dict[str, Any] = {
        "report-save.n_clicks": 1,
        "report-key.data": {"id": report_id, "version": 1, "op": cast.new_op()},
        "report-state.value": "in_progress",
        "report-percent.value": 40,
        "report-result.value": "đang làm",
    }
    save = next(name for name in access.POLICIES if name.startswith("..report-key.data"))
    assert own.call(save, given).status_code == 200
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).percent == 40


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/tasks?agency=so-y-te", "/tasks?agency=so-y-te"),
        ("/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("https://evil.example/", "/"),
        ("https:evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("\t//evil.example", "/"),
        (" //evil.example", "/"),
        ("//[", "/"),
        ("/\t/[", "/"),
        ("//evil.example℀", "/"),
        ("evil.example", "/"),
        ("/logout", "/"),
        ("/_dash-layout", "/"),
    ],
)
def test_after_signing_in_the_reader_stays_on_this_site(
    browser: Open, wanted: str, goes_to: str
) -> None:
    stranger = browser()
    assert stranger.http.get("/login", query_string={"next": wanted}).status_code == 200
    assert stranger.sign_in("leader", next=wanted).headers["Location"] == goes_to


def test_an_error_nobody_foresaw_shows_a_sentence_and_lets_nobody_in(
    browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = browser("officer")

    def broken(*_given: Any, **_named: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(access.sign_ins, "session_of_token", broken)
    page, layout = visitor.http.get("/tasks"), visitor.http.get("/_dash-layout")
    call = visitor.page("/tasks")
    assert (page.status_code, layout.status_code) == (503, 503)
    assert texts.SORRY in page.text
    assert call.status_code >= 400
    for answer in (page, layout, call):
        assert "secret detail" not in answer.text
        assert "Traceback" not in answer.text


def test_a_record_that_is_away_shuts_the_door_with_a_sentence(
    browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = browser("officer")
    answers = [visitor.page("/tasks"), visitor.http.get("/tasks")]
    assert [answer.status_code for answer in answers] == [200, 200]

    def away(*_given: Any, **_named: Any) -> None:
        raise OperationalError("SELECT 1", {}, Exception("secret detail"))

    monkeypatch.setattr(access.sign_ins, "session_of_token", away)
    monkeypatch.setattr(access.accounts, "check_password", away)
    page, call, signing_in = (
        visitor.http.get("/tasks"),
        visitor.page("/tasks"),
        cast.Browser(visitor.server).sign_in("leader"),
    )
    assert [page.status_code, call.status_code, signing_in.status_code] == [503, 503, 503]
    assert texts.SORRY in page.text
    assert texts.SORRY in signing_in.text
    assert "secret detail" not in page.text + call.text + signing_in.text


def test_who_may_do_what_is_as_it_was_decided() -> None:
    said = {
        role.value: sorted(kind.value for kind in Action if can(Actor(1, "", role, 1), kind))
        for role in Role
    }
    assert said == MATRIX["rights"]
    assert not any(can(STRANGER, action) for action in Action)
