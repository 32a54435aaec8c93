"""The post, against a real mail server: one digest a day, kept and tried again until it went."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import cast
import pytest
import time_machine
from aiosmtpd.controller import Controller
from click.testing import CliRunner
from sqlalchemy import select

import app as start
from dashboard.commands import Installation, MissingSetting, cli
from dashboard.mailing import MailSettings, one_pass
from db import Database
from db.models import OutgoingMail, RecordKind
from db.vocabulary import MessageKind, Role
from registry import accounts, post
from registry.inbox import mark_read, tell

# 07:05 in Việt Nam, the morning after the messages of the 10th.
MORNING = datetime(2026, 11, 11, 0, 5, tzinfo=UTC)
TO, FROM, NAME = "can-bo@snv.travinh.gov.vn", "theo-doi@snv.travinh.gov.vn", "Theo dõi Kế hoạch 66"


class Mailbox:
    """What a real server on this machine was given; it refuses whom it is told to refuse."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, list[str], EmailMessage]] = []
        self.refused: set[str] = set()
        self.controller: Controller | None = None
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    async def handle_RCPT(  # noqa: N802 the name aiosmtpd looks for
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 the name aiosmtpd looks for
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.letters.append((envelope.mail_from, envelope.rcpt_tos, message))
        return "250 OK"

    def open(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def shut(self) -> None:
        if self.controller is not None:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server that answers."""
    made = Mailbox()
    made.open()
    yield made
    made.shut()


def settings(mailbox: Mailbox, **more: Any) -> MailSettings:
    server = post.Server("127.0.0.1", mailbox.port, sender=FROM, sender_name=NAME)
    return MailSettings(server, public_url="https://kh66.travinh.gov.vn/", **more)


def passed(database: Database, mailbox: Mailbox, at: datetime = MORNING) -> tuple[str, bool]:
    """One run of `app.py mail` at a moment."""
    with time_machine.travel(at, tick=False):
        return one_pass(database, settings(mailbox))


@pytest.fixture
def told(database: Database) -> Database:
    """The officer has an address, and was told something yesterday."""
    give_address(database)
    leave(database, 1)
    return database


def give_address(database: Database, name: str = "officer", to: str = TO) -> None:
    with database.writing() as rows:
        admin = cast.actor(rows, "admin")
        accounts.set_email(rows, cast.user_of(rows, name).id, to, actor=admin, at=cast.MOMENT)


def leave(
    database: Database, count: int, at: datetime = cast.MOMENT, role: Role = Role.OFFICER
) -> None:
    with database.writing() as rows:
        for number in range(count):
            tell(rows, MessageKind.ROUND, role=role, address="/rounds", at=at,
                 details={"deed": "reopen", "year": 2026, "reason": f"Lý do thứ {number + 1}"})


def outbox(database: Database) -> list[OutgoingMail]:
    with database.reading() as rows:
        return list(rows.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def test_a_digest_arrives_once_with_its_headers_and_vietnamese_words(
    told: Database, mailbox: Mailbox
) -> None:
    assert passed(told, mailbox) == (
        "Thư điện tử: tạo 1 bản tóm tắt, gửi 1, chưa gửi được 0.", True
    )
    ((sender, recipients, message),) = mailbox.letters
    assert (sender, recipients) == (FROM, [TO])
    assert str(message["From"]) == f"{NAME} <{FROM}>"
    assert str(message["To"]) == TO
    assert message["Subject"] == "[Kế hoạch 66] 1 thông báo chưa đọc, ngày 11/11/2026"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("-20261111@snv.travinh.gov.vn>")
    body = message.get_content()
    assert "Kính gửi: Người officer" in body
    assert "- 09:00 ngày 10/11/2026: Kỳ báo cáo 2026 được mở lại: Lý do thứ 1" in body
    assert "Mở hộp thư: https://kh66.travinh.gov.vn/inbox" in body
    assert message.get_content_charset() == "utf-8"


def test_two_passes_make_and_send_one_mail(told: Database, mailbox: Mailbox) -> None:
    for minutes in (0, 1, 2, 300):
        passed(told, mailbox, MORNING + timedelta(minutes=minutes))
    assert len(mailbox.letters) == 1
    (mail,) = outbox(told)
    assert (mail.attempts, mail.error, mail.day) == (1, "", date(2026, 11, 11))
    assert mail.sent_at == MORNING


def test_thirty_messages_make_one_digest(told: Database, mailbox: Mailbox) -> None:
    leave(told, 59)
    passed(told, mailbox)
    ((_from, _to, message),) = mailbox.letters
    body = message.get_content()
    assert body.count("Kỳ báo cáo 2026 được mở lại") == 40
    assert "- và 20 thông báo khác." in body


def test_what_comes_during_a_day_waits_for_the_next_morning(
    told: Database, mailbox: Mailbox
) -> None:
    passed(told, mailbox)
    leave(told, 1, MORNING + timedelta(hours=3))
    passed(told, mailbox, MORNING + timedelta(hours=4))
    assert len(mailbox.letters) == 1
    passed(told, mailbox, MORNING + timedelta(days=1))
    # The first is still unread, but has been in a digest already.
    assert mailbox.letters[1][2]["Subject"].startswith("[Kế hoạch 66] 1 thông báo")
    passed(told, mailbox, MORNING + timedelta(days=2))
    assert len(mailbox.letters) == 2


def test_a_first_message_of_today_makes_no_mail_today(database: Database, mailbox: Mailbox) -> None:
    give_address(database)
    leave(database, 1, MORNING + timedelta(hours=1))
    passed(database, mailbox, MORNING + timedelta(hours=2))
    assert outbox(database) == []
    passed(database, mailbox, MORNING + timedelta(days=1))
    assert len(mailbox.letters) == 1


def test_nothing_is_made_before_the_hour_of_the_digest(told: Database, mailbox: Mailbox) -> None:
    passed(told, mailbox, MORNING - timedelta(minutes=6))
    assert outbox(told) == []


def test_what_was_read_is_in_no_digest(told: Database, mailbox: Mailbox) -> None:
    with told.writing() as rows:
        mark_read(rows, actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    passed(told, mailbox)
    assert mailbox.letters == []


def test_only_active_people_with_an_address_get_their_own_messages(
    database: Database, mailbox: Mailbox
) -> None:
    give_address(database, "disabled", "cu@snv.vn")
    give_address(database, "leader", "lanh-dao@ubnd.vn")
    give_address(database, "agency", "van-thu@stp.vn")
    leave(database, 2, role=Role.LEADER)
    leave(database, 1, role=Role.OFFICER)
    passed(database, mailbox)
    assert [to for _from, to, _message in mailbox.letters] == [["lanh-dao@ubnd.vn"]]


def test_a_first_digest_looks_back_seven_days(database: Database, mailbox: Mailbox) -> None:
    give_address(database)
    leave(database, 1, MORNING - timedelta(days=9))
    passed(database, mailbox)
    assert mailbox.letters == []


def test_a_server_that_is_down_is_tried_again_later_and_later_until_it_answers(
    told: Database, mailbox: Mailbox
) -> None:
    mailbox.shut()
    said, went_well = passed(told, mailbox)
    assert (said, went_well) == (
        "Thư điện tử: tạo 1 bản tóm tắt, gửi 0, chưa gửi được 1.", False
    )
    at, waits = MORNING, []
    for _attempt in range(6):
        (mail,) = outbox(told)
        waits.append(int((mail.next_try_at - at).total_seconds()) // 60)
        # A minute too early nothing is tried.
        passed(told, mailbox, mail.next_try_at - timedelta(minutes=1))
        assert outbox(told)[0].attempts == mail.attempts
        at = mail.next_try_at
        passed(told, mailbox, at)
    assert waits == [1, 5, 15, 60, 240, 240]
    (mail,) = outbox(told)
    assert (mail.attempts, mail.sent_at) == (7, None)
    assert "refused" in mail.error.lower()
    mailbox.open()
    passed(told, mailbox, mail.next_try_at)
    assert len(mailbox.letters) == 1
    assert (outbox(told)[0].error, outbox(told)[0].attempts) == ("", 8)


def test_after_three_days_a_mail_is_given_up_and_that_is_said(
    told: Database, mailbox: Mailbox
) -> None:
    mailbox.refused = {TO}
    at, said = MORNING, ""
    while at < MORNING + timedelta(days=3):
        said, went_well = passed(told, mailbox, at)
        assert not went_well
        at = outbox(told)[0].next_try_at
    assert "thôi gửi 1 thư quá 3 ngày" in said
    mailbox.refused = set()
    assert passed(told, mailbox, at)[1]
    assert mailbox.letters == []


def test_a_refused_recipient_keeps_the_error_and_holds_up_nobody(
    told: Database, mailbox: Mailbox, browser: Any
) -> None:
    give_address(told, "colleague", "dong-nghiep@snv.vn")
    mailbox.refused = {TO}
    said, _went_well = passed(told, mailbox)
    assert said == "Thư điện tử: tạo 2 bản tóm tắt, gửi 1, chưa gửi được 1."
    assert [to for _from, to, _message in mailbox.letters] == [["dong-nghiep@snv.vn"]]
    assert "No such user here" in outbox(told)[0].error
    assert "No such user here" in browser("admin").page("/admin").text


def test_an_unreachable_server_ends_the_pass_after_one_try(
    told: Database, mailbox: Mailbox
) -> None:
    give_address(told, "colleague", "dong-nghiep@snv.vn")
    mailbox.shut()
    passed(told, mailbox)
    assert [mail.attempts for mail in outbox(told)] == [1, 0]


def test_a_mail_goes_to_the_address_its_person_has_now(told: Database, mailbox: Mailbox) -> None:
    mailbox.refused = {TO}
    passed(told, mailbox)
    give_address(told, to="moi@snv.vn")
    passed(told, mailbox, MORNING + timedelta(minutes=1))
    assert [to for _from, to, _message in mailbox.letters] == [["moi@snv.vn"]]


def test_in_a_demonstration_nothing_is_made_and_nothing_is_sent(
    told: Database, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.shut()
    passed(told, mailbox)
    mailbox.open()
    monkeypatch.setattr(post, "is_demonstration", lambda _rows: True)
    assert passed(told, mailbox, MORNING + timedelta(days=1)) == (
        "Dữ liệu trình diễn: không tạo và không gửi thư nào.", True
    )
    with told.writing() as rows:
        assert post.make_digests(rows, date(2026, 11, 12), lambda *_: ("", ""), MORNING) == []
        assert post.due(rows, MORNING + timedelta(days=1)) == []
    with time_machine.travel(MORNING + timedelta(days=1)):
        sent = post.send_all(told, settings(mailbox).server.deliver)
    assert (sent.sent, mailbox.letters) == (0, [])


def test_a_demonstration_is_known_by_the_record_itself(empty_database: Database) -> None:
    from db import schema

    schema.upgrade(empty_database)
    with empty_database.writing() as rows:
        assert not post.is_demonstration(rows)
        rows.add(RecordKind(is_demonstration=True, made_at=cast.MOMENT))
        rows.flush()
        assert post.is_demonstration(rows)


def test_without_a_server_named_nothing_is_made(told: Database) -> None:
    with time_machine.travel(MORNING):
        said, went_well = one_pass(told, None)
    assert "PLAN_SMTP_URL" in said
    assert went_well
    assert outbox(told) == []


def test_no_transaction_is_open_while_the_server_is_spoken_to(
    told: Database, mailbox: Mailbox
) -> None:
    passed(told, mailbox, MORNING - timedelta(hours=1))
    with time_machine.travel(MORNING, tick=False), told.writing() as rows:
        post.make_digests(rows, date(2026, 11, 11), lambda *_: ("Chào", "Chào"), MORNING)

    def deliver(_envelope: post.Envelope, _at: datetime) -> None:
        leave(told, 1, MORNING)

    assert post.send_all(told, deliver, lambda: MORNING).sent == 1


def test_a_crash_between_sending_and_marking_sends_the_same_letter_once_more(
    told: Database, mailbox: Mailbox
) -> None:
    with told.writing() as rows:
        post.make_digests(rows, date(2026, 11, 11), lambda *_: ("Chào", "Chào"), MORNING)
    server = settings(mailbox).server

    def crash(envelope: post.Envelope, at: datetime) -> None:
        server.deliver(envelope, at)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        post.send_all(told, crash, lambda: MORNING)
    assert post.send_all(told, server.deliver, lambda: MORNING).sent == 0
    later = MORNING + timedelta(minutes=1)
    assert post.send_all(told, server.deliver, lambda: later).sent == 1
    assert post.send_all(told, server.deliver, lambda: later + timedelta(days=1)).sent == 0
    first, second = (message["Message-ID"] for _from, _to, message in mailbox.letters)
    assert first == second


@pytest.mark.parametrize(
    "odd",
    [{"subject": "Chào\nBcc: x@y.vn"}, {"to": "a@b.vn\nBcc: x@y.vn"}, {"to": "a@b.vn, x@y.vn"},
     {"to": "không phải địa chỉ"}, {"to": '"'}, {"to": ""}],
)
def test_a_header_with_a_line_break_is_never_sent(
    told: Database, mailbox: Mailbox, odd: dict[str, str]
) -> None:
    envelope = post.Envelope(1, TO, "Chào", "Chào", date(2026, 11, 11))
    with pytest.raises(post.ONE_LETTER):
        settings(mailbox).server.deliver(replace(envelope, **odd), MORNING)
    assert mailbox.letters == []


def test_a_name_can_not_add_a_header(told: Database, mailbox: Mailbox) -> None:
    with told.writing() as rows:
        cast.user_of(rows, "officer").full_name = "Người\r\nBcc: x@y.vn"
    passed(told, mailbox)
    ((_from, to, message),) = mailbox.letters
    assert (to, message["Bcc"]) == ([TO], None)


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "starttls", "user", "password"),
    [
        ("smtp://localhost", "localhost", 25, False, False, "", ""),
        ("smtp://ten:m%40t@mail.vn:2587?starttls", "mail.vn", 2587, False, True, "ten", "m@t"),
        ("smtps://ten:mat@mail.vn", "mail.vn", 465, True, False, "ten", "mat"),
    ],
)
def test_the_address_of_a_server_says_how_to_speak_to_it(
    url: str, host: str, port: int, tls: bool, starttls: bool, user: str, password: str
) -> None:
    read = post.server_at(url, FROM, NAME)
    assert read == post.Server(host, port, tls, starttls, user, password, FROM, NAME)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLAN_SMTP_URL", "http://mail.vn"), ("PLAN_SMTP_URL", "mail.vn"),
        # A password would go over the line for everyone to read.
        ("PLAN_SMTP_URL", "smtp://ten:mat@mail.vn"), ("PLAN_SMTP_URL", "smtp://mail.vn:abc"),
        ("PLAN_SMTP_URL", "smtps://mail.vn?starttls"), ("PLAN_MAIL_FROM", "Tên <a@b.vn>"),
        ("PLAN_DIGEST_HOUR", "24"), ("PLAN_DIGEST_HOUR", "bảy"), ("PLAN_PUBLIC_URL", "kh66.vn"),
    ],
)
def test_an_odd_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("PLAN_SMTP_URL", "smtp://localhost")
    monkeypatch.setenv("PLAN_MAIL_FROM", FROM)
    said = start.mail_settings()
    assert said is not None
    assert (said.server.sender, said.digest_hour) == (FROM, 7)
    monkeypatch.setenv(name, value)
    with pytest.raises(MissingSetting, match=name):
        start.mail_settings()


def test_the_command_runs_one_pass_and_its_exit_code_says_how_it_went(
    told: Database, mailbox: Mailbox, seeded_url: str
) -> None:
    here = Installation(
        real_url=lambda: seeded_url, demonstration_url=str, serve_real=lambda: None,
        serve_demonstration=lambda: None, mail=lambda: settings(mailbox),
    )
    mailbox.shut()
    with time_machine.travel(MORNING):
        assert CliRunner().invoke(cli, ["mail"], obj=here).exit_code == 1
    mailbox.open()
    with time_machine.travel(MORNING + timedelta(minutes=2)):
        answer = CliRunner().invoke(cli, ["mail"], obj=here)
    assert (answer.exit_code, len(mailbox.letters)) == (0, 1)
    assert answer.output == "Thư điện tử: tạo 0 bản tóm tắt, gửi 1, chưa gửi được 0.\n"
