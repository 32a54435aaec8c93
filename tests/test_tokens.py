"""Keys of other systems: who opens and withdraws them, what is kept of them, and their page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select

from db import Database
from db.models import ApiToken, AuditEvent
from registry.errors import NotAllowed, NotFound, Refused
from registry.tokens import Chosen, Scope, note_used, of_secret, open_token, withdraw

AT = cast.MOMENT
WANTED = Chosen("  Trục  liên thông ", "Nguyễn Văn A, Sở TTTT", (Scope.PROGRESS, Scope.PLAN))
Open = Callable[..., cast.Browser]


def opened(database: Database, chosen: Chosen = WANTED, who: str = "admin") -> tuple[int, str]:
    """One of the cast opens a key; its number and its secret."""
    with database.writing() as rows:
        token, secret = open_token(rows, chosen, actor=cast.actor(rows, who), at=AT)
        return token.id, secret


def test_a_key_is_kept_as_its_hash_and_told_once(database: Database) -> None:
    number, secret = opened(database)
    with database.reading() as rows:
        kept = rows.get_one(ApiToken, number)
        assert kept.token_hash == hashlib.sha256(secret.encode()).hexdigest()
        assert secret.startswith(kept.hint)
        assert len(kept.hint) < len(secret) / 3
        assert (kept.name, kept.scopes) == ("Trục liên thông", ["plan", "progress"])
        line = cast.deeds(rows, "open_token")[0]
        assert line.details["name"] == "Trục liên thông"
        every = json.dumps([one.details for one in rows.scalars(select(AuditEvent))])
        assert secret not in every
        assert kept.token_hash not in every
        assert of_secret(rows, secret, AT).id == number


@pytest.mark.parametrize("who", ["leader", "officer", "agency"])
def test_only_an_administrator_opens_and_withdraws_keys(database: Database, who: str) -> None:
    number, _ = opened(database)
    with pytest.raises(NotAllowed):
        opened(database, who=who)
    with database.writing() as rows, pytest.raises(NotAllowed):
        withdraw(rows, number, actor=cast.actor(rows, who), at=AT)


@pytest.mark.parametrize(("changed", "code"), [
    ({"name": "x"}, "token_name"), ({"name": "a" * 81}, "token_name"),
    ({"custodian": " "}, "token_custodian"), ({"scopes": ()}, "token_scopes"),
    ({"per_minute": 0}, "token_per_minute"), ({"per_minute": 601}, "token_per_minute"),
    ({"ends_on": date(2026, 11, 9)}, "token_end"), ({"ends_on": date.max}, "token_end"),
])
def test_what_does_not_hold_together_is_refused(
    database: Database, changed: dict[str, Any], code: str
) -> None:
    said = {name: getattr(WANTED, name) for name in Chosen.__slots__} | changed
    with pytest.raises(Refused) as refused:
        opened(database, Chosen(**said))
    assert refused.value.code == code
    with database.reading() as rows:
        assert rows.scalars(select(ApiToken)).all() == []


def test_a_withdrawn_key_and_one_past_its_last_day_say_which_they_are(database: Database) -> None:
    first, secret = opened(database)
    short = Chosen("Hạn", "Người giữ", (Scope.PLAN,), ends_on=date(2026, 11, 10))
    _, ends = opened(database, short)
    with database.writing() as rows:
        withdraw(rows, first, actor=cast.actor(rows, "admin"), at=AT)
        assert [one.details for one in cast.deeds(rows, "withdraw_token")] == [
            {"name": "Trục liên thông"}
        ]
        with pytest.raises(NotFound):
            withdraw(rows, first, actor=cast.actor(rows, "admin"), at=AT)
    last_moment = datetime.fromisoformat("2026-11-10T23:59:59+07:00")
    with database.reading() as rows:
        for given, at, code in (
            (secret, AT, "token_withdrawn"), ("plan_khac", AT, "token"), ("", AT, "token"),
            (ends, last_moment + timedelta(seconds=1), "token_ended"),
        ):
            with pytest.raises(NotFound) as lost:
                of_secret(rows, given, at)
            assert lost.value.code == code
        assert of_secret(rows, ends, last_moment).withdrawn_at is None


def test_noting_a_use_writes_no_line_of_the_log(database: Database) -> None:
    number, _ = opened(database)
    with database.writing() as rows:
        before = len(cast.deeds(rows))
        note_used(rows, number, at=AT)
        assert len(cast.deeds(rows)) == before
    with database.reading() as rows:
        assert rows.get_one(ApiToken, number).used_at == AT


# The page

OPEN = "..tokens-opened.data...tokens-secret.tree.."
FORM = {
    "tokens-open.n_clicks": 1, "tokens-name.value": "Trục liên thông",
    "tokens-custodian.value": "Nguyễn Văn A", "tokens-scopes.value": ["plan"],
    "tokens-agency.value": "none", "tokens-per-minute.value": "60", "tokens-ends-on.value": None,
}


def test_an_administrator_opens_a_key_and_reads_its_secret_once(
    browser: Open, database: Database
) -> None:
    admin = browser("admin")
    assert "Chưa cấp khóa kết nối nào" in admin.page("/admin/tokens").text
    shown = json.loads(admin.call(OPEN, FORM).text)["response"]["tokens-secret"]["tree"]
    assert [node[0] for node in shown] == ["p"]
    said = json.dumps(shown)
    secret = said[said.index("plan_"):].split('"')[0]
    with database.reading() as rows:
        assert of_secret(rows, secret, AT).scopes == ["plan"]
        hint = rows.scalars(select(ApiToken.hint)).one()
    page = admin.page("/admin/tokens").text
    assert hint in page
    assert secret not in page


@pytest.mark.parametrize("who", ["leader", "officer", "agency"])
def test_nobody_else_opens_the_page_or_presses_its_buttons(
    browser: Open, database: Database, who: str
) -> None:
    other = browser(who)
    assert "Trục" not in other.page("/admin/tokens").text
    assert other.call(OPEN, FORM).status_code == 403
    with database.reading() as rows:
        assert rows.scalars(select(ApiToken)).all() == []


def test_odd_values_of_the_form_open_nothing(browser: Open, database: Database) -> None:
    admin = browser("admin")
    for odd in ({"tokens-scopes.value": ["all"]}, {"tokens-agency.value": "khong-co"},
                {"tokens-per-minute.value": "-1"}, {"tokens-ends-on.value": "hôm qua"},
                {"tokens-open.n_clicks": None}, {"tokens-scopes.value": "plan"}):
        assert admin.call(OPEN, FORM | odd).status_code in (200, 204)
    with database.reading() as rows:
        assert rows.scalars(select(ApiToken)).all() == []


def test_withdrawing_needs_a_tick(browser: Open, database: Database) -> None:
    number, _ = opened(database)
    admin = browser("admin")
    assert "Thu hồi khóa này" in admin.page(f"/admin/tokens?open={number}").text
    name = "..tokens-withdrawn.data...tokens-secret.tree@"
    found = next(one for one in admin.server.config["DASH"].callback_map if one.startswith(name))
    given = {"tokens-withdraw.n_clicks": 1, "tokens-key.data": {"id": number}}
    admin.call(found, given | {"tokens-sure.value": False})
    with database.reading() as rows:
        assert rows.get_one(ApiToken, number).withdrawn_at is None
    admin.call(found, given | {"tokens-sure.value": True})
    with database.reading() as rows:
        assert rows.get_one(ApiToken, number).withdrawn_at is not None
