"""Accounts: signing in, guessing slowed, one-time passwords, sessions that end everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import cast
import pytest
import time_machine
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import select

from dashboard import texts
from db import Database
from db.models import Agency, SignIn, SignInFailure, User
from db.vocabulary import Role
from registry import accounts, passwords, sign_ins
from registry.accounts import COMMAND_LINE
from registry.agencies import AgencyInput, correct_agency
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.policy import STRANGER, Actor

IDLE, LONGEST = timedelta(minutes=60), timedelta(hours=12)
NEW = "mật khẩu mới của bài thử"
Open = Callable[..., cast.Browser]


def signed_in(database: Database, name: str = "officer", at: datetime = cast.MOMENT) -> str:
    """The token of a newly opened session."""
    with database.writing() as rows:
        return cast.sign_in(rows, name, cast.PASSWORD, at=at)[1]


def is_open(database: Database, token: str, at: datetime) -> bool:
    """Whether a session still opens the door at a moment."""
    with database.asking() as connection:
        found = sign_ins.session_of_token(connection, token, at=at, idle=IDLE, longest=LONGEST)
        return found is not None


def fail(database: Database, times: int, name: str = "officer", address: str = "192.0.2.1") -> None:
    """A wrong password so many times."""
    for _ in range(times):
        with database.writing() as rows:
            accounts.record_failure(rows, name, address=address, at=cast.MOMENT)


def test_after_five_wrong_passwords_even_the_right_one_waits(database: Database) -> None:
    fail(database, 4)
    signed_in(database)
    fail(database, 5)
    with pytest.raises(Refused, match="too_many_failures") as refused:
        signed_in(database)
    assert refused.value.details["minutes"] == 15
    signed_in(database, at=cast.MOMENT + timedelta(minutes=15, seconds=1))


def test_one_name_s_failures_do_not_shut_out_the_others(database: Database) -> None:
    fail(database, 5)
    signed_in(database, "leader")


def test_an_address_that_tries_many_names_is_slowed_for_all_of_them(database: Database) -> None:
    for number in range(10):
        fail(database, 5, name=f"name{number}")
    with pytest.raises(Refused, match="too_many_failures"):
        signed_in(database, "leader")


def test_failures_are_counted_by_the_form_itself(browser: Open) -> None:
    guesser = browser()
    said = [guesser.sign_in("officer", "sai mật khẩu rồi nhé").text for _ in range(6)]
    assert all(texts.SENTENCES["wrong_password"] in answer for answer in said[:5])
    assert "15 phút" in said[5]
    assert "15 phút" in guesser.sign_in("officer").text


def test_a_known_an_unknown_and_a_closed_name_get_the_same_answer(browser: Open) -> None:
    answers = []
    for name in ("officer", "nobody-at-all", "disabled"):
        password = cast.PASSWORD if name == "disabled" else "sai mật khẩu rồi nhé"
        answer = browser().sign_in(name, password)
        answers.append((answer.status_code, answer.text.replace(name, "NAME")))
    shown = [
        (status, [line for line in text.splitlines() if "csrf" not in line])
        for status, text in answers
    ]
    assert shown[0] == shown[1] == shown[2]
    assert shown[0][0] == 422


def test_an_unknown_name_costs_the_same_hashing_as_a_known_one(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    class Counting:
        @staticmethod
        def verify(password_hash: str, _password: str) -> bool:
            hashed.append(password_hash)
            raise VerifyMismatchError

    monkeypatch.setattr(passwords, "HASHER", Counting)
    for name in ("officer", "nobody-at-all", "disabled"):
        with pytest.raises(Refused, match="wrong_password"):
            signed_in(database, name)
    assert len(hashed) == 3
    assert hashed[1] == passwords.NOBODY_HASH


@pytest.mark.parametrize("name", ["a\x00b", "\x00", "x" * 5000, "", "đ'; --", "officer\x00"])
def test_an_odd_name_is_only_a_wrong_name(browser: Open, name: str) -> None:
    assert browser().sign_in(name, "sai mật khẩu rồi nhé").status_code == 422


def test_a_session_ends_idle_and_ends_old(database: Database) -> None:
    token = signed_in(database)
    assert is_open(database, token, cast.MOMENT + IDLE)
    assert not is_open(database, token, cast.MOMENT + IDLE + timedelta(seconds=1))
    for hour in range(1, 13):
        with database.writing() as rows:
            accounts.touch(rows, token, at=cast.MOMENT + timedelta(hours=hour))
    assert is_open(database, token, cast.MOMENT + LONGEST)
    assert not is_open(database, token, cast.MOMENT + LONGEST + timedelta(seconds=1))


def test_a_browser_in_use_stays_in_and_an_idle_one_is_sent_to_sign_in(
    browser: Open, moment: time_machine.Traveller
) -> None:
    at_work = browser("officer")
    for minutes in range(50, 300, 50):
        moment.move_to(cast.MOMENT + timedelta(minutes=minutes))
        assert at_work.page("/").status_code == 200
    moment.shift(timedelta(minutes=61))
    assert at_work.page("/").status_code == 401
    assert at_work.http.get("/").status_code == 302


def test_no_session_outlives_twelve_hours_however_busy(
    browser: Open, moment: time_machine.Traveller
) -> None:
    at_work = browser("officer")
    for step in range(1, 15):
        moment.move_to(cast.MOMENT + timedelta(minutes=50 * step))
        assert at_work.page("/").status_code == (200 if 50 * step <= 720 else 401)


@pytest.mark.parametrize("deed", ["change", "close", "reset", "sign_out"])
def test_all_sessions_of_an_account_end_at_once(database: Database, deed: str) -> None:
    first, second = signed_in(database), signed_in(database)
    with database.writing() as rows:
        user = cast.user_of(rows, "officer")
        admin, officer = cast.actor(rows, "admin"), cast.actor(rows, "officer")
        options: dict[str, Any] = {"at": cast.MOMENT}
        if deed == "change":
            cast.change_password(rows, user.id, cast.PASSWORD, NEW, actor=officer, **options)
        if deed == "close":
            accounts.set_active(rows, user.id, False, actor=admin, **options)
        if deed == "reset":
            accounts.reset_password(rows, user.id, actor=admin, **options)
        if deed == "sign_out":
            accounts.sign_out(rows, first, actor=officer, **options)
    assert not is_open(database, first, cast.MOMENT)
    assert is_open(database, second, cast.MOMENT) is (deed == "sign_out")


def test_a_closed_account_is_out_at_its_very_next_request(
    browser: Open, database: Database
) -> None:
    at_work = browser("agency")
    assert at_work.page("/tasks").status_code == 200
    with database.writing() as rows:
        victim = cast.user_of(rows, "agency").id
        accounts.set_active(rows, victim, False, actor=cast.actor(rows, "admin"), at=cast.MOMENT)
    assert at_work.page("/tasks").status_code == 401


def test_a_changed_password_ends_the_other_browser_and_this_one(browser: Open) -> None:
    here, there = browser("leader"), browser("leader")
    answer = here.submit("/password", old=cast.PASSWORD, new=NEW, again=NEW)
    assert texts.PASSWORD_CHANGED in answer.text
    assert [here.http.get("/").status_code, there.page("/").status_code] == [302, 401]
    assert browser().sign_in("leader").status_code == 422
    assert browser().sign_in("leader", NEW).status_code == 302


def test_signing_out_ends_the_session_for_a_copied_cookie_too(browser: Open) -> None:
    at_work = browser("leader")
    stolen = at_work.http.get_cookie("session").value
    assert at_work.submit("/logout").status_code == 302
    thief = browser()
    thief.http.set_cookie("session", stolen)
    assert thief.http.get("/").status_code == 302


def test_signing_in_gives_a_new_session_whatever_cookie_was_planted(browser: Open) -> None:
    planted = browser("leader").http.get_cookie("session").value
    victim = browser()
    victim.http.set_cookie("session", planted)
    victim.submit("/logout")
    answer = victim.sign_in("officer")
    assert answer.status_code == 302
    assert victim.http.get_cookie("session").value != planted


def one_time(database: Database, name: str = "newcomer") -> str:
    """A new account's one-time password."""
    with database.writing() as rows:
        _, secret = accounts.create_user(
            rows, name, "Người mới", Role.LEADER, actor=cast.actor(rows, "admin"), at=cast.MOMENT
        )
    return secret


def test_a_one_time_password_opens_only_the_page_that_changes_it(
    browser: Open, database: Database
) -> None:
    secret = one_time(database)
    newcomer = browser()
    answer = newcomer.sign_in("newcomer", secret)
    assert answer.headers["Location"] == "/password"
    assert newcomer.http.get("/tasks").headers["Location"] == "/password"
    assert newcomer.http.get("/_dash-layout").status_code == 403
    assert newcomer.page("/").status_code == 403
    changed = newcomer.submit("/password", old=secret, new=NEW, again=NEW)
    assert texts.PASSWORD_CHANGED in changed.text
    assert browser().sign_in("newcomer", secret).status_code == 422
    again = browser()
    assert again.sign_in("newcomer", NEW).headers["Location"] == "/"
    assert again.page("/").status_code == 200


def test_one_time_passwords_are_long_plain_and_never_the_same() -> None:
    made = {passwords.one_time_password() for _ in range(200)}
    assert len(made) == 200
    for secret in made:
        assert len(secret.replace("-", "")) == 20
        assert set(secret) <= set(passwords.ONE_TIME_ALPHABET) | {"-"}


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("ngắn quá 14 ký", "password_length"),
        ("x" * 201, "password_length"),
        ("officer là tên tôi đó", "password_weak"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "password_weak"),
    ],
)
def test_a_weak_password_is_refused(database: Database, new: str, code: str) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        mine, old = who.id or 0, cast.PASSWORD
        with pytest.raises(Refused, match=code):
            cast.change_password(rows, mine, old, new, actor=who, at=cast.MOMENT)


def test_a_password_is_changed_by_its_owner_who_knows_the_old_one(database: Database) -> None:
    with database.writing() as rows:
        who, other = cast.actor(rows, "officer"), cast.user_of(rows, "leader").id
        options: dict[str, Any] = {"actor": who, "at": cast.MOMENT}
        with pytest.raises(NotFound):
            cast.change_password(rows, other, cast.PASSWORD, NEW, **options)
        with pytest.raises(Refused, match="wrong_old_password"):
            cast.change_password(rows, who.id or 0, NEW, NEW, **options)
        with pytest.raises(NothingChanged):
            cast.change_password(rows, who.id or 0, cast.PASSWORD, cast.PASSWORD, **options)


FORGED = Actor(None, COMMAND_LINE.name, None)


@pytest.mark.parametrize("name", ["leader", "officer", "agency", "stranger", "forged"])
def test_only_an_administrator_manages_accounts(database: Database, name: str) -> None:
    before = cast.census(database)
    with database.writing() as rows:
        outsiders = {"stranger": STRANGER, "forged": FORGED}
        who = outsiders.get(name) or cast.actor(rows, name)
        victim = cast.user_of(rows, "colleague").id
        at = cast.MOMENT
        with pytest.raises(NotAllowed):
            accounts.create_user(rows, "added", "Thêm", Role.ADMIN, actor=who, at=at)
        with pytest.raises(NotAllowed):
            accounts.reset_password(rows, victim, actor=who, at=at)
        with pytest.raises(NotAllowed):
            accounts.set_active(rows, victim, False, actor=who, at=at)
    assert cast.census(database) == before


def test_an_administrator_can_not_shut_themselves_out(database: Database) -> None:
    with database.writing() as rows:
        admin = cast.actor(rows, "admin")
        with pytest.raises(Refused, match="own_account"):
            accounts.set_active(rows, admin.id or 0, False, actor=admin, at=cast.MOMENT)


@pytest.mark.parametrize(
    ("username", "full_name", "role", "agency", "code"),
    [
        ("ab", "Tên", Role.LEADER, None, "bad_username"),
        ("đăng-nhập", "Tên", Role.LEADER, None, "bad_username"),
        ("with space", "Tên", Role.LEADER, None, "bad_username"),
        ("a\x00b", "Tên", Role.LEADER, None, "bad_username"),
        ("x" * 61, "Tên", Role.LEADER, None, "bad_username"),
        ("OFFICER", "Tên", Role.LEADER, None, "username_taken"),
        ("fresh", "  ", Role.LEADER, None, "bad_full_name"),
        ("fresh", "x" * 121, Role.LEADER, None, "bad_full_name"),
        ("fresh", "a\x00b", Role.LEADER, None, "bad_full_name"),
        ("fresh", "Tên", Role.AGENCY, None, "agency_needed"),
        ("fresh", "Tên", Role.LEADER, "so-y-te", "agency_not_wanted"),
    ],
)
def test_a_bad_account_is_refused(
    database: Database,
    username: str,
    full_name: str,
    role: Role,
    agency: str | None,
    code: str,
) -> None:
    with database.writing() as rows:
        agency_id = rows.scalar(select(Agency.id).where(Agency.code == agency))
        with pytest.raises(Refused, match=code):
            accounts.create_user(
                rows,
                username,
                full_name,
                role,
                agency_id=agency_id,
                actor=COMMAND_LINE,
                at=cast.MOMENT,
            )


def test_a_reset_forgives_the_wrong_passwords_before_it(database: Database) -> None:
    fail(database, 5)
    with database.writing() as rows:
        user = cast.user_of(rows, "officer")
        secret = accounts.reset_password(rows, user.id, actor=COMMAND_LINE, at=cast.MOMENT)
    with database.writing() as rows:
        cast.sign_in(rows, "officer", secret)
        failures = select(SignInFailure).where(SignInFailure.username == "officer")
        assert rows.scalars(failures).all() == []
        assert rows.scalars(select(SignIn)).one().ended_at is None


SAID = AgencyInput("Sở Y tế tỉnh", "SYT", True, None, None, "")


def corrected(database: Database, name: str, said: AgencyInput = SAID, version: int = 1) -> None:
    """Correct so-y-te as one of the cast."""
    with database.writing() as rows:
        agency_id = rows.scalar(select(Agency.id).where(Agency.code == "so-y-te")) or 0
        correct_agency(
            rows,
            agency_id,
            said,
            expected_version=version,
            actor=cast.actor(rows, name),
            at=cast.MOMENT,
        )


def test_an_agency_is_corrected_by_an_administrator_on_the_version_they_saw(
    database: Database,
) -> None:
    for name in ("leader", "officer", "agency"):
        with pytest.raises(NotAllowed):
            corrected(database, name)
    corrected(database, "admin")
    with pytest.raises(Stale):
        corrected(database, "admin")
    with pytest.raises(NothingChanged):
        corrected(database, "admin", version=2)
    for odd in (
        AgencyInput("x", "SYT", True, None, None, ""),
        AgencyInput("Sở Y tế", "", True, None, None, ""),
        AgencyInput("Sở\x00Y tế", "SYT", True, None, None, ""),
        AgencyInput("Sở Y tế", "SYT", True, None, None, "x" * 3000),
        AgencyInput("Sở Y tế", "SYT", True, date(2026, 1, 2), date(2026, 1, 1), ""),
    ):
        with pytest.raises(Refused):
            corrected(database, "admin", odd, version=2)
    with database.reading() as rows:
        line = cast.deeds(rows, "correct_agency")[-1]
        assert line.details["name"][1] == "Sở Y tế tỉnh"


def test_no_account_is_ready_made_in_a_real_record(database: Database) -> None:
    with database.reading() as rows:
        names = set(rows.scalars(select(User.username)))
        assert names == {player.name for player in cast.CAST}
