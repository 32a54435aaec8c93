"""The inbox: who is told what, a sentence for every message, and what has been read."""

from __future__ import annotations

from typing import Any

import cast
import pytest
from sqlalchemy import select

from dashboard.queries import inbox as lists
from dashboard.texts import inbox as words
from db import Database
from db.models import Message, Reminder, User
from db.vocabulary import MessageKind, Role, RoundDeed
from registry import accounts, inbox
from registry.errors import NotAllowed, NothingChanged, Refused
from registry.inbox import mark_read, tell, unread
from registry.office import OFFICE
from registry.policy import STRANGER

NAMES = words.Names({7: ("II.3.a", "Rà soát chức năng, nhiệm vụ")}, {3: "Sở Tư pháp"})


def left(database: Database, count: int = 1, **whom: Any) -> None:
    """Leave messages for an agency (by its code), a role or a person (by name)."""
    with database.writing() as rows:
        if "agency" in whom:
            whom["agency_id"] = cast.report_of(rows, whom.pop("agency")).agency_id
        if "user" in whom:
            whom["user_id"] = cast.user_of(rows, whom.pop("user")).id
        for _ in range(count):
            tell(rows, MessageKind.ROUND, address="/rounds", at=cast.MOMENT,
                 details={"deed": "lock", "year": 2026}, **whom)


def fresh(database: Database) -> dict[str, int]:
    """How many unread messages each of the cast has."""
    with database.reading() as rows:
        return {
            player.name: unread(rows, cast.actor(rows, player.name))
            for player in cast.CAST if player.is_active
        }


@pytest.mark.parametrize(
    ("whom", "readers"),
    [
        ({"agency": "so-tu-phap"}, {"agency"}),
        ({"role": Role.LEADER}, {"leader"}),
        ({"role": Role.OFFICER}, {"officer", "colleague"}),
        ({"user": "colleague"}, {"colleague"}),
        # The officers are Sở Nội vụ.
        ({"agency": OFFICE}, {"officer", "colleague"}),
    ],
)
def test_a_message_reaches_those_it_is_for_and_nobody_else(
    database: Database, whom: dict[str, Any], readers: set[str]
) -> None:
    left(database, **whom)
    assert {name for name, count in fresh(database).items() if count} == readers


def test_what_one_has_read_is_still_new_to_a_colleague(database: Database) -> None:
    left(database, 3, role=Role.OFFICER)
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        assert mark_read(rows, actor=officer, at=cast.MOMENT) == 3
        assert mark_read(rows, actor=officer, at=cast.MOMENT) == 0
    found = fresh(database)
    assert (found["officer"], found["colleague"]) == (0, 3)


def test_a_stranger_reads_nothing(database: Database) -> None:
    left(database, role=Role.LEADER)
    with database.writing() as rows:
        assert unread(rows, STRANGER) == 0
        with pytest.raises(NotAllowed):
            mark_read(rows, actor=STRANGER, at=cast.MOMENT)


SAID = [
    (MessageKind.RETURNED, {"task": 7, "reason": "Thiếu sản phẩm"},
     "Báo cáo nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ” bị trả lại: Thiếu sản phẩm"),
    (MessageKind.REMINDER, {"number": 2, "reports": 3, "round": 2026},
     "Sở Nội vụ đôn đốc lần 2: 3 nhiệm vụ quá hạn hoặc sắp đến hạn chưa hoàn thành (kỳ 2026)."),
    (MessageKind.ESCALATION, {"task": 7, "agency": 3, "times": 3, "round": 2026},
     "Sở Tư pháp đã được đôn đốc 3 lần mà chưa hoàn thành nhiệm vụ II.3.a “Rà soát chức năng, "
     "nhiệm vụ” (kỳ 2026)."),
    (MessageKind.EXTENSION,
     {"task": 7, "agency": 3, "wanted_on": "2026-12-01", "due_on": "2026-11-14", "reason": "Chờ"},
     "Sở Tư pháp đề nghị gia hạn nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ” đến 01/12/2026: "
     "Chờ"),
    (MessageKind.EXTENSION, {"task": 7, "outcome": "granted", "due_on": "2026-12-01"},
     "Đã gia hạn nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ” đến 01/12/2026."),
    (MessageKind.EXTENSION, {"task": 7, "outcome": "refused", "answer": "Không đủ căn cứ"},
     "Không gia hạn nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ”: Không đủ căn cứ"),
    (MessageKind.EXPLANATION, {"task": 7, "question": "Vì sao?", "answer_by": "2026-12-01"},
     "Đề nghị giải trình về nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ”, trả lời chậm nhất "
     "01/12/2026: Vì sao?"),
    (MessageKind.EXPLANATION, {"task": 7, "agency": 3, "answer": "Do thiếu người"},
     "Sở Tư pháp đã giải trình về nhiệm vụ II.3.a “Rà soát chức năng, nhiệm vụ”: Do thiếu người"),
    (MessageKind.REVIEW, {"agency": 3, "round": 2026, "reason": "Sai số liệu"},
     "Sở Tư pháp đề nghị xem xét lại bảng điểm (kỳ 2026): Sai số liệu"),
    (MessageKind.REVIEW, {"round": 2026, "outcome": "granted", "answer": "Đúng"},
     "Đề nghị xem xét lại bảng điểm (kỳ 2026) được chấp nhận: Đúng"),
    (MessageKind.OBSTACLE, {"title": "Thiếu biên chế", "answer": "Đã báo cáo tỉnh"},
     "Sở Nội vụ đã trả lời về khó khăn, vướng mắc “Thiếu biên chế”: Đã báo cáo tỉnh"),
    (MessageKind.ROUND, {"deed": "extend", "year": 2026, "closes_on": "2026-11-30",
                         "reason": "Bão"},
     "Kỳ báo cáo 2026 nhận báo cáo đến 30/11/2026: Bão"),
]


@pytest.mark.parametrize(("kind", "details", "expected"), SAID)
def test_each_kind_of_message_has_its_sentence(
    kind: MessageKind, details: dict[str, Any], expected: str
) -> None:
    assert words.sentence(kind, details, NAMES) == expected


def test_every_deed_of_a_round_has_its_sentence() -> None:
    said = {words.sentence(MessageKind.ROUND, {"deed": deed, "year": 2026}, NAMES)
            for deed in RoundDeed}
    assert len(said) == len(RoundDeed)


@pytest.mark.parametrize("kind", list(MessageKind))
@pytest.mark.parametrize(
    "details",
    [{}, None, [], "x", {"task": "x", "number": None, "reports": [], "times": "?", "deed": "?"},
     {"task": 999, "agency": [1], "due_on": "hôm qua", "wanted_on": 5, "answer_by": {}}],
)
def test_odd_details_still_give_a_sentence(kind: MessageKind, details: Any) -> None:
    said = words.sentence(kind, details, words.Names())
    assert said.strip()
    assert "None" not in said


MARK = "inbox-list.tree"


def test_the_number_beside_the_name_counts_what_is_unread(
    browser: Any, database: Database
) -> None:
    left(database, 2, role=Role.LEADER)
    leader = browser("leader")
    assert "Hộp thư, 2 thông báo chưa đọc" in leader.page("/").text
    page = leader.page("/inbox").text
    assert "Kỳ báo cáo 2026 đã khóa sổ." in page
    assert '"Mới"' in page.replace("\\", "")
    answer = leader.call(MARK, {"inbox-list.pressed": {"value": "read", "times": 1},
                                "inbox-query.data": {}}).text
    assert "Đã đánh dấu đọc 2 thông báo" in answer
    assert "chưa đọc" not in leader.page("/").text
    assert fresh(database)["leader"] == 0


def test_the_inbox_turns_its_pages(browser: Any, database: Database) -> None:
    left(database, 60, role=Role.LEADER)
    leader = browser("leader")
    first, second = (leader.page(f"/inbox?page={page}").text for page in (1, 2))
    assert (first.count("Mở: Kỳ"), second.count("Mở: Kỳ")) == (50, 10)
    for odd in ("/inbox?page=0", "/inbox?page=99", "/inbox?page=x&show=%00", "/inbox?letter=999"):
        assert leader.page(odd).status_code == 200


def letter_to(database: Database, code: str) -> int:
    with database.writing() as rows:
        report = cast.report_of(rows, code)
        made = Reminder(round_id=report.round_id, agency_id=report.agency_id, number=1,
                        subject="V/v đôn đốc (lần 1)", letter="Kính gửi: cơ quan",
                        sent_by_id=cast.user_of(rows, "officer").id, sent_at=cast.MOMENT)
        rows.add(made)
        rows.flush()
        return made.id


def test_an_agency_opens_its_own_letter_and_no_other(browser: Any, database: Database) -> None:
    own, foreign = letter_to(database, "so-tu-phap"), letter_to(database, "so-y-te")
    assert "Kính gửi: cơ quan" in browser("agency").page(f"/inbox?letter={own}").text
    assert "Kính gửi: cơ quan" not in browser("agency").page(f"/inbox?letter={foreign}").text
    assert "Kính gửi: cơ quan" in browser("leader").page(f"/inbox?letter={foreign}").text


@pytest.mark.parametrize(
    "email",
    ["a", "a@b", "a b@c.vn", "a@b.vn\nBcc: x@y.vn", "a@b.vn\r\nx", "a@@b.vn", "a,b@c.vn",
     "<a@b.vn>", "a@b..vn", "a@-b.vn", "ê@b.vn", "a@" + "b" * 120 + ".vn", "a\x00@b.vn",
     '"a"@b.vn', "@b.vn"],
)
def test_an_address_that_could_trip_a_header_is_refused(database: Database, email: str) -> None:
    with database.writing() as rows:
        admin = cast.actor(rows, "admin")
        with pytest.raises(Refused, match="bad_email"):
            accounts.set_email(rows, admin.id or 0, email, actor=admin, at=cast.MOMENT)
        with pytest.raises(Refused, match="bad_email"):
            accounts.create_user(rows, "nguoi-moi", "Người mới", Role.LEADER, email=email,
                                 actor=admin, at=cast.MOMENT)


def test_an_administrator_or_the_person_says_where_digests_go(database: Database) -> None:
    with database.writing() as rows:
        admin, officer = cast.actor(rows, "admin"), cast.actor(rows, "officer")
        leader = cast.user_of(rows, "leader")
        accounts.set_email(rows, officer.id or 0, " can-bo@snv.vn ", actor=officer, at=cast.MOMENT)
        accounts.set_email(rows, leader.id, "lanh-dao@ubnd.vn", actor=admin, at=cast.MOMENT)
        for name in ("officer", "agency", "leader"):
            with pytest.raises(NotAllowed):
                accounts.set_email(rows, cast.user_of(rows, "colleague").id, "a@b.vn",
                                   actor=cast.actor(rows, name), at=cast.MOMENT)
        with pytest.raises(NothingChanged):
            accounts.set_email(rows, leader.id, "lanh-dao@ubnd.vn", actor=admin, at=cast.MOMENT)
        accounts.set_email(rows, leader.id, "", actor=admin, at=cast.MOMENT)
        assert rows.get_one(User, leader.id).email is None
        assert lists.emails(rows) == {officer.id: "can-bo@snv.vn"}
        assert len(cast.deeds(rows, "set_email")) == 3


def test_a_person_saves_their_own_address_on_the_inbox_page(
    browser: Any, database: Database
) -> None:
    agency = browser("agency")
    given = {"inbox-email-save.n_clicks": 1, "inbox-email.value": "van-thu@stp.vn"}
    assert "Đã lưu" in agency.call("inbox-email.value", given).text
    given["inbox-email.value"] = "x\ny@z.vn"
    assert "không đúng" in agency.call("inbox-email.value", given).text
    with database.reading() as rows:
        assert cast.user_of(rows, "agency").email == "van-thu@stp.vn"


def test_an_administrator_gives_an_account_its_address(browser: Any, database: Database) -> None:
    with database.reading() as rows:
        wanted = str(cast.user_of(rows, "leader").id)
    name = next(one for one in browser("admin").server.config["DASH"].callback_map
                if "admin-new-email.value" in one)
    given = {"admin-email-save.n_clicks": 1, "admin-email-of.value": wanted,
             "admin-new-email.value": "lanh-dao@ubnd.vn"}
    assert "Đã lưu thư điện tử của leader" in browser("admin").call(name, given).text
    odd = {**given, "admin-email-of.value": "none"}
    assert "Chọn tài khoản" in browser("admin").call(name, odd).text
    assert browser("officer").call(name, given).status_code == 403


def test_messages_keep_their_order_newest_first(database: Database) -> None:
    left(database, 3, role=Role.LEADER)
    with database.reading() as rows:
        leader = cast.actor(rows, "leader")
        listed = lists.messages(rows, leader, only_unread=False, first=0, most=2)
        every = list(rows.scalars(select(Message.id).order_by(Message.id.desc())))
        assert [one.id for one in listed] == every[:2]
        assert inbox.unread(rows, leader) == 3
