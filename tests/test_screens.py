"""Wallboards: let in by an administrator's code, shut out of all else, silent about people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import cast
import flask
import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from dashboard import texts
from dashboard.pages import SITE
from dashboard.queries import board as boards
from dashboard.queries.scores import completion
from dashboard.queries.screens import by_round
from db import Database
from db.models import Base, Citation, Document, Report, Screen, ScreenEnrolment, Section
from db.vocabulary import CitationRole, CitationVia, Role, ScreenView, Sensitivity, State
from registry import audit, meetings, screens, settings
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.policy import GRANTS, Action, Actor, can, scope
from registry.progress import StatusInput, record_status
from registry.screens import Chosen, Device
from registry.verification import send_back

Open = Callable[..., cast.Browser]
KEEPER = "Nguyễn Thị Giữ Chìa Khóa"
CHOSEN = Chosen("Phòng họp số 1", "Tầng 2, trụ sở UBND tỉnh", KEEPER, tuple(ScreenView), 20)
SECRET = "screen"
PLANTED = "CHỮ-GÕ-TAY-KHÔNG-ĐƯỢC-HIỆN"


def code_of(device: cast.Browser) -> str:
    """The code a device shows: its page is opened and its script asks."""
    device.http.get("/screen")
    answer = device.http.post("/screen/code", headers={"X-CSRFToken": device.token()})
    assert answer.status_code == 200, answer.text
    return str(answer.json["code"])


def secret_of(device: cast.Browser) -> str:
    """What only the device's browser holds."""
    cookie = device.http.get_cookie(SECRET)
    return cookie.value if cookie else ""


def enrol(
    database: Database, code: str, chosen: Chosen = CHOSEN, *, name: str = "admin",
    at: Any = cast.MOMENT,
) -> int:
    """One of the cast types a code."""
    with database.writing() as rows:
        screen, _ = screens.enrol(rows, code, chosen, actor=cast.actor(rows, name), at=at)
        return screen.id


def screen_of(browser: Open, database: Database, chosen: Chosen = CHOSEN) -> cast.Browser:
    """A device that was let in."""
    device = browser()
    enrol(database, code_of(device), chosen)
    return device


def ask(device: cast.Browser, seen: str = "") -> Any:
    """What the screen's script asks every few seconds."""
    return device.http.get("/screen/data", query_string={"seen": seen})


def withdraw(database: Database, screen_id: int = 1, version: int = 1) -> None:
    """The administrator takes a screen out of use."""
    with database.writing() as rows:
        admin = cast.actor(rows, "admin")
        screens.withdraw(rows, screen_id, expected_version=version, actor=admin, at=cast.MOMENT)


def report(database: Database, percent: int = 40) -> None:
    """The first agency reports, with words of its own."""
    with database.writing() as rows:
        row = cast.report_of(rows)
        said = StatusInput(State.IN_PROGRESS, percent, PLANTED, PLANTED)
        record_status(rows, row.id, said, expected_version=row.version, op_id=cast.new_op(),
                      actor=cast.actor(rows, "agency"), at=cast.MOMENT)


def test_a_device_shows_a_code_and_after_it_was_typed_the_chosen_views(
    browser: Open, database: Database
) -> None:
    device = browser()
    assert ask(device).json == {"error": "waiting"}
    code = code_of(device)
    assert re.fullmatch(f"[{screens.CODE_LETTERS}]{{8}}", code)
    assert ask(device).status_code == 401
    waits = device.http.get("/screen/data?waits=1")
    assert (waits.status_code, waits.json) == (200, {"waiting": True})
    enrol(database, f" {code[:4].lower()}-{code[4:]} ")
    answer = ask(device)
    assert answer.status_code == 200
    said = answer.json
    assert said["seconds"] == 20
    assert said["where"] == "Phòng họp số 1 · Tầng 2, trụ sở UBND tỉnh"
    assert [view["name"] for view in said["views"]][:2] == ["Toàn cảnh", "Cơ quan quá hạn"]
    assert said["at"].startswith("2026-11-10T09:00")
    assert said["day"] == "Thứ Ba, 10/11/2026"
    assert all('class="view' in view["html"] for view in said["views"])


def test_nothing_new_is_answered_with_the_moment_alone(browser: Open, database: Database) -> None:
    device = screen_of(browser, database)
    seen = ask(device).json["seen"]
    again = ask(device, seen)
    assert (again.status_code, again.data) == (204, b"")
    assert again.headers["X-Moment"].startswith("2026-11-10T09:00")
    browser("officer")
    assert ask(device, seen).status_code == 204, "somebody signing in changes no figure"
    report(database)
    assert ask(device, seen).status_code == 200


def test_the_next_day_and_other_choices_bring_other_pictures(
    browser: Open, database: Database
) -> None:
    device = screen_of(browser, database)
    seen = ask(device).json["seen"]
    with time_machine.travel(cast.MOMENT + timedelta(days=1)):
        assert ask(device, seen).json["day"] == "Thứ Tư, 11/11/2026"
    chosen = Chosen("Hội trường", "Tầng 1", KEEPER, (ScreenView.TREND, ScreenView.LATE), 5)
    with database.writing() as rows:
        screens.change(rows, 1, chosen, expected_version=1, actor=cast.actor(rows, "admin"),
                       at=cast.MOMENT)
    said = ask(device, seen).json
    assert [view["name"] for view in said["views"]] == ["Cơ quan quá hạn", "Qua các kỳ"]
    assert (said["seconds"], said["where"]) == (5, "Hội trường · Tầng 1")
    for odd in ("x", "1.2.3", "9" * 30, f"{said['seen']}9", "\x00", "-1", "."):
        assert ask(device, odd).status_code in (200, 204)


def test_a_screen_opens_nothing_but_its_own_page_and_figures(
    browser: Open, database: Database, server: flask.Flask
) -> None:
    device = screen_of(browser, database)
    bare = server.test_client(use_cookies=False)
    cookie = {"Cookie": f"{SECRET}={secret_of(device)}"}
    assert bare.get("/screen/data", headers=cookie).status_code == 200
    paths = {entry.address.replace("<", "").replace(">", "") for entry in SITE}
    paths |= {re.sub(r"<.*?>", "1", rule.rule) for rule in server.url_map.iter_rules()}
    tried = 0
    for path in sorted(paths - {"/screen", "/screen/data", "/screen/code"}):
        for method in ("GET", "POST", "PUT", "DELETE"):
            with_it = bare.open(path, method=method, headers=cookie)
            without = bare.open(path, method=method)
            assert with_it.status_code == without.status_code, (method, path)
            assert with_it.status_code != 200 or path in (
                "/login", "/healthz"), (method, path)
            tried += 1
    assert tried > 100
    who = screens.actor_of_device(Device(1, "x", "", [], 20, 1, None, None))
    assert [action for action in Action if can(who, action)] == [Action.VIEW_SCREEN]
    with pytest.raises(NotAllowed):
        scope(who)
    assert [role for role in Role if Action.VIEW_SCREEN in GRANTS[role]] == [Role.SCREEN]
    assert [role for role in Role if Action.MANAGE_SCREENS in GRANTS[role]] == [Role.ADMIN]


@pytest.mark.parametrize("who", [None, "leader", "officer", "agency", "admin"])
def test_no_session_of_a_person_opens_the_figures_of_a_screen(
    browser: Open, database: Database, who: str | None
) -> None:
    visitor = browser(who)
    assert ask(visitor).status_code == 401
    page = visitor.http.get("/screen")
    assert page.status_code == 200
    assert "data-said" in page.text
    assert 'class="view' not in page.text


@pytest.mark.parametrize("name", ["leader", "officer", "agency", "colleague"])
def test_only_administrators_let_screens_in_and_out(
    browser: Open, database: Database, name: str
) -> None:
    device = screen_of(browser, database)
    other = code_of(browser())
    with pytest.raises(NotAllowed):
        enrol(database, other, name=name)
    with database.writing() as rows:
        who = cast.actor(rows, name)
        for deed in (
            lambda: screens.withdraw(rows, 1, expected_version=1, actor=who, at=cast.MOMENT),
            lambda: screens.change(rows, 1, CHOSEN, expected_version=1, actor=who, at=cast.MOMENT),
            lambda: screens.record_wrong_code(rows, actor=who, at=cast.MOMENT),
        ):
            with pytest.raises(NotAllowed):
                deed()
    assert ask(device).status_code == 200


def test_a_code_lapses_after_15_minutes_and_the_device_shows_another(
    browser: Open, database: Database
) -> None:
    device = browser()
    first = code_of(device)
    assert code_of(device) == first, "a page loaded anew shows the same code"
    later = cast.MOMENT + timedelta(minutes=15, seconds=5)
    with pytest.raises(Refused, match="screen_code_wrong"):
        enrol(database, first, at=later)
    with time_machine.travel(later):
        second = code_of(device)
        assert second != first
        with database.reading() as rows:
            assert rows.scalar(select(func.count()).select_from(ScreenEnrolment)) == 1
        enrol(database, second, at=later)
        assert ask(device).status_code == 200
    with pytest.raises(Refused, match="screen_code_wrong"):
        enrol(database, second)


def test_guessing_codes_is_slowed_even_when_the_next_guess_would_be_right(
    browser: Open, database: Database
) -> None:
    admin, code = browser("admin"), code_of(browser())
    name = next(name for name in admin.server.config["DASH"].callback_map
                if name.startswith("..screens-enrolled"))
    fields = {"screens-new-name.value": "Phòng họp", "screens-new-place.value": "Tầng 2",
              "screens-new-custodian.value": KEEPER, "screens-new-views.value": ["late"],
              "screens-new-seconds.value": "20", "screens-enrol.n_clicks": 1}
    for number in range(screens.WRONG_CODES):
        answer = admin.call(name, {**fields, "screens-code.value": f"AAAA222{number}"})
        assert "Đọc lại mã trên màn hình" in answer.text
    answer = admin.call(name, {**fields, "screens-code.value": code})
    assert "15 phút" in answer.text
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Screen)) == 0
        assert len(cast.deeds(rows, screens.WRONG)) == screens.WRONG_CODES
    with time_machine.travel(cast.MOMENT + timedelta(minutes=16)):
        answer = admin.call(name, {**fields, "screens-code.value": code_of(browser())})
        assert "Đã ghi danh" in answer.text
        assert "192.0.2.7" in answer.text
        said = answer.json["sideUpdate"]
        for name in ("name", "place", "custodian"):
            assert said[f"screens-new-{name}"]["value"] == ""


def test_behind_one_address_the_device_that_waits_longest_gives_way_to_a_new_one(
    browser: Open, database: Database
) -> None:
    first = code_of(browser())
    with time_machine.travel(cast.MOMENT + timedelta(seconds=30)):
        second = code_of(browser())
    later = cast.MOMENT + timedelta(minutes=1)
    with time_machine.travel(later):
        newest = [code_of(browser()) for _ in range(screens.WAITING_PER_ADDRESS - 1)][-1]
        with database.reading() as rows:
            waiting = rows.scalar(select(func.count()).select_from(ScreenEnrolment))
        assert waiting == screens.WAITING_PER_ADDRESS
        with pytest.raises(Refused, match="screen_code_wrong"):
            enrol(database, first, at=later)
        enrol(database, second, at=later)
        enrol(database, newest, at=later)


def test_waiting_devices_are_bounded_in_all_and_lapsed_rows_are_removed(
    browser: Open, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "WAITING_IN_ALL", 3)
    for number in range(3):
        waiting = browser()
        waiting.http.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"
        code_of(waiting)
    late_comer = browser()
    late_comer.http.get("/screen")
    headers = {"X-CSRFToken": late_comer.token()}
    refused = late_comer.http.post("/screen/code", headers=headers)
    assert (refused.status_code, refused.json["code"]) == (429, "too_many_waiting")
    assert secret_of(late_comer) == ""
    with time_machine.travel(cast.MOMENT + timedelta(minutes=16)):
        code_of(late_comer)
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(ScreenEnrolment)) == 1


def test_who_reads_the_code_or_the_record_has_no_device(
    browser: Open, database: Database, server: flask.Flask
) -> None:
    device, thief = browser(), browser()
    code, secret = code_of(device), secret_of(device)
    own = code_of(thief)
    enrol(database, code)
    assert ask(thief).status_code == 401
    for stolen in (code, screens.digest(secret), screens.digest(code), own, f"{secret}x", ""):
        bare = server.test_client(use_cookies=False)
        headers = {"Cookie": f"{SECRET}={stolen}"}
        assert bare.get("/screen/data", headers=headers).status_code == 401
    assert len(secret) >= 43
    with database.reading() as rows:
        for table in Base.metadata.sorted_tables:
            held = repr(rows.execute(select(table)).all())
            assert secret not in held, table
            assert code not in held, table
        assert rows.scalars(select(Screen.token_hash)).one() == screens.digest(secret)


def test_the_secret_is_kept_from_scripts_and_other_sites_and_lives_on_while_in_use(
    browser: Open, database: Database
) -> None:
    device = browser()
    device.http.get("/screen")
    answer = device.http.post("/screen/code", headers={"X-CSRFToken": device.token()})
    (said,) = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith(SECRET)]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/;", "Max-Age=34560000"):
        assert part in said
    assert secret_of(device) not in answer.text
    enrol(database, answer.json["code"])
    seen = ask(device)
    assert SECRET in seen.headers.get("Set-Cookie", "")
    assert "Set-Cookie" not in ask(device, seen.json["seen"]).headers
    with time_machine.travel(cast.MOMENT + timedelta(days=399)):
        much_later = ask(device)
        assert much_later.status_code == 200, "no end while it is in use"
        assert "Max-Age=34560000" in much_later.headers["Set-Cookie"]
    with database.reading() as rows:
        screen = rows.scalars(select(Screen)).one()
        assert (screen.seen_at, screen.version) != (None, 2)


def test_a_code_is_asked_for_with_a_token_and_never_replaces_a_screen_in_use(
    browser: Open, database: Database
) -> None:
    device = screen_of(browser, database)
    kept = secret_of(device)
    assert browser().http.post("/screen/code").status_code == 400
    answer = device.http.post("/screen/code", headers={"X-CSRFToken": device.token()})
    assert (answer.status_code, answer.json["code"]) == (409, "screen_in_use")
    assert secret_of(device) == kept
    assert ask(device).status_code == 200
    for path in ("/screen", "/screen/data"):
        assert device.http.post(path).status_code == 401


def test_a_withdrawn_screen_shows_nothing_more_and_its_old_cookie_never_works_again(
    browser: Open, database: Database, server: flask.Flask
) -> None:
    device = screen_of(browser, database)
    seen, old = ask(device).json["seen"], secret_of(device)
    withdraw(database)
    for given in ("", seen):
        answer = ask(device, given)
        assert (answer.status_code, answer.json) == (401, {"error": "withdrawn"})
    assert device.http.get("/screen/data?waits=1").json == {"error": "withdrawn"}
    with database.writing() as rows:
        for deed in (screens.withdraw, screens.change):
            given = (CHOSEN,) if deed is screens.change else ()
            with pytest.raises(NotFound):
                deed(rows, 1, *given, expected_version=2, actor=cast.actor(rows, "admin"),
                     at=cast.MOMENT)
    code = code_of(device)
    assert secret_of(device) != old
    enrol(database, code)
    assert ask(device).status_code == 200
    bare = server.test_client(use_cookies=False)
    replayed = bare.get("/screen/data", headers={"Cookie": f"{SECRET}={old}"})
    assert replayed.json == {"error": "withdrawn"}


def test_withdrawing_by_the_form_needs_the_tick(browser: Open, database: Database) -> None:
    device, admin = screen_of(browser, database), browser("admin")
    assert "Phòng họp số 1" in admin.page("/admin/screens?open=1").text
    given = {"screens-withdraw.n_clicks": 1, "screens-key.data": {"id": 1, "version": 1}}
    assert "Đánh dấu ô xác nhận" in admin.call("screens-withdrawn.data", given).text
    assert ask(device).status_code == 200
    admin.call("screens-withdrawn.data", {**given, "screens-sure.value": True})
    assert ask(device).status_code == 401
    shown = admin.page("/admin/screens").text.replace("\\u002f", "/")
    assert "đã thu hồi ngày 10/11/2026, Người admin" in shown
    assert texts.NO_RIGHT_LINE in browser("officer").page("/admin/screens").text


def test_every_deed_writes_one_line_and_an_empty_change_none(
    browser: Open, database: Database
) -> None:
    screen_of(browser, database)
    with database.reading() as rows:
        before = len(cast.deeds(rows))
    other = Chosen("Phòng họp số 2", CHOSEN.place, "Trần Văn B", CHOSEN.views, 30)
    with database.writing() as rows:
        admin = cast.actor(rows, "admin")
        with pytest.raises(NothingChanged):
            screens.change(rows, 1, CHOSEN, expected_version=1, actor=admin, at=cast.MOMENT)
        with pytest.raises(Stale):
            screens.change(rows, 1, other, expected_version=7, actor=admin, at=cast.MOMENT)
        screens.change(rows, 1, other, expected_version=1, actor=admin, at=cast.MOMENT)
    withdraw(database, version=2)
    with database.reading() as rows:
        lines = cast.deeds(rows)[before - 1:]
        assert [line.deed for line in lines] == ["enrol_screen", "change_screen", "withdraw_screen"]
        assert lines[1].details["seconds"] == [20, 30]
        assert lines[0].details["device"] == "192.0.2.7"


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (Chosen("", "Tầng 2", KEEPER, CHOSEN.views, 20), "screen_name"),
        (Chosen("x" * 81, "Tầng 2", KEEPER, CHOSEN.views, 20), "screen_name"),
        (Chosen("Phòng", " ", KEEPER, CHOSEN.views, 20), "screen_place"),
        (Chosen("Phòng", "Tầng 2", "", CHOSEN.views, 20), "screen_custodian"),
        (Chosen("Phòng", "Tầng 2", KEEPER, (), 20), "screen_views"),
        (Chosen("Phòng", "Tầng 2", KEEPER, CHOSEN.views, 4), "screen_seconds"),
        (Chosen("Phòng", "Tầng 2", KEEPER, CHOSEN.views, 601), "screen_seconds"),
    ],
)
def test_a_screen_has_a_name_a_place_a_custodian_views_and_a_pace(
    browser: Open, database: Database, chosen: Chosen, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        enrol(database, code_of(browser()), chosen)


def test_no_account_of_a_person_can_be_a_screen(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as rows:
        cast.make_user(rows, cast.Player("sneaky", Role.SCREEN))


def test_the_bars_of_the_rounds_are_made_of_the_same_numbers_as_every_other_page(
    database: Database,
) -> None:
    report(database)
    with database.reading() as rows:
        plan, around = cast.plan_of(rows).id, cast.round_of(rows).id
        today, chosen = cast.MOMENT.date(), settings.choices(rows)
        counted = by_round(rows, plan, today=today, choices=chosen)[cast.YEAR]
        whole = boards.tally(boards.board(rows, around, today=today, choices=chosen))
        for rate in settings.RATES:
            by = replace(chosen, rate=rate)
            assert completion(counted, by) == completion(whole, by)
        assert +counted.by_standing == whole.by_standing


def plant(database: Database) -> None:
    """Words in every field where somebody may type, and a document that is internal."""
    report(database)
    with database.writing() as rows:
        row, officer = cast.report_of(rows), cast.actor(rows, "officer")
        send_back(rows, row.id, PLANTED, expected_version=row.version, op_id=cast.new_op(),
                  actor=officer, at=cast.MOMENT)
        meetings.note(rows, cast.SET_UP + timedelta(days=30), PLANTED, actor=officer,
                              at=cast.MOMENT)


def make_internal(database: Database) -> str:
    """The dated task speaks of a document that is labelled internal; gives the task's words."""
    with database.writing() as rows:
        task_words = rows.scalars(select(Section.text).where(
            Section.path == cast.DATED_TASK, Section.document_id == cast.plan_of(rows).id)).one()
        section = rows.scalars(select(Section).where(Section.text == task_words)).first()
        internal = rows.scalars(select(Document).where(Document.key != "kh-ubnd-66-2022")).first()
        assert section is not None
        assert internal is not None
        internal.sensitivity = Sensitivity.INTERNAL
        rows.add(Citation(
            document_id=section.document_id, section_id=section.id, place=section.path,
            cited_id=internal.id, via=CitationVia.NAME, role=CitationRole.MENTION, surface="x",
            start=1, end=2, line=1,
        ))
        audit.write(rows, "correct_document", "document", internal.id,
                    actor=Actor(None, "", None), at=cast.MOMENT)
    return str(task_words)


def pictures(device: cast.Browser) -> str:
    """Everything a screen is given, as one text."""
    answer = ask(device)
    assert answer.status_code == 200
    return answer.text + "".join(str(view["html"]) for view in answer.json["views"])


def test_a_wall_shows_no_person_no_typed_word_and_nothing_internal(
    browser: Open, database: Database
) -> None:
    device = screen_of(browser, database)
    plant(database)
    shown = pictures(device)
    assert "Bị trả lại" in shown, "the change itself is shown"
    with database.reading() as rows:
        words = str(rows.scalars(select(Section.text).where(
            Section.path == cast.DATED_TASK)).first())[:40]
    assert words in shown, "the plan's own words are shown while they are public"
    make_internal(database)
    after = pictures(device)
    assert words not in after
    assert "III, đoạn cuối 1" in after, "the place of the task still is"
    for text in (shown, after):
        for planted in (PLANTED, KEEPER, "Người agency", "Người officer", "Người admin"):
            assert planted not in text, planted
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Report)) > 100


def test_a_plan_that_is_internal_itself_shows_numbers_without_its_words(
    browser: Open, database: Database
) -> None:
    device = screen_of(browser, database)
    with database.writing() as rows:
        plan = cast.plan_of(rows)
        plan.sensitivity = Sensitivity.INTERNAL
        headings = [said for said in rows.scalars(select(Section.heading).where(
            Section.document_id == plan.id, Section.heading.is_not(None))) if len(said) > 12]
        audit.write(rows, "correct_document", "document", plan.id, actor=Actor(None, "", None),
                    at=cast.MOMENT)
    shown = pictures(device)
    assert headings
    assert [said for said in headings if said[:30] in shown] == []
