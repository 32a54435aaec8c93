"""/alarms and /documents/unresolved: what is listed, drafted and settled through the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cast
import pytest
from sqlalchemy import event, select

from db import Database
from db.models import Alarm, Citation, Document
from db.vocabulary import AlarmOutcome

Opened = Callable[..., cast.Browser]


def alarm_of(database: Database, key: str) -> Alarm:
    with database.reading() as rows:
        return rows.scalars(
            select(Alarm).join(Document, Document.id == Alarm.document_id)
            .where(Document.key == key).order_by(Alarm.id)
        ).first()


def shown(answer: Any) -> str:
    return str(answer.get_json())


def settle(visitor: cast.Browser, alarm: Alarm, outcome: str, note: str, draft: str = "") -> Any:
    return visitor.call("alarms-settled.data", {
        "alarms-settle.n_clicks": 1,
        "alarms-key.data": {"id": alarm.id, "version": alarm.version},
        "alarms-outcome.value": outcome, "alarms-note.value": note, "alarms-draft.value": draft,
    })


def test_an_open_alarm_lists_the_clauses_that_cite_the_document_and_drafts_the_line(
    browser: Opened, database: Database
) -> None:
    alarm = alarm_of(database, "nd-cp-59-2019")
    with database.reading() as rows:
        places = rows.scalars(
            select(Citation.place).where(Citation.cited_id == alarm.document_id)).all()
    page = shown(browser("officer").page(f"/alarms?open={alarm.id}"))
    assert places
    for place in places:
        assert f"Mục {place}" in page
    assert "Hết hiệu lực một phần" in page
    assert "Đề nghị UBND tỉnh xem xét sửa đổi, bổ sung Kế hoạch số 66/KH-UBND" in page


def test_a_page_of_many_documents_asks_no_more_than_a_page_of_one(
    browser: Opened, database: Database
) -> None:
    asked: list[str] = []
    officer = browser("officer")
    officer.page("/alarms")
    event.listen(database.engine, "before_cursor_execute",
                 lambda _c, _k, statement, *_rest: asked.append(statement))
    officer.page("/alarms?document=nd-cp-59-2019")
    one = len(asked)
    page = shown(officer.page("/alarms"))
    assert page.count("sheet alarm") > 1
    assert len(asked) - one <= one


def test_what_nobody_confirmed_is_shown_as_possible(browser: Opened, database: Database) -> None:
    alarm = alarm_of(database, "qd-dang-vien-khong-duoc-lam")
    page = shown(browser("officer").page(f"/alarms?open={alarm.id}"))
    assert "Có thể" in page
    assert "207-QĐ/TW" in page
    assert "cần xác nhận trước khi trình" in page


def test_an_officer_settles_and_a_second_one_is_told_so(
    browser: Opened, database: Database
) -> None:
    alarm = alarm_of(database, "nd-cp-59-2019")
    officer, line = browser("officer"), "Đề nghị sửa điểm c khoản 5 Mục II Kế hoạch."
    answer = settle(officer, alarm, AlarmOutcome.AMEND_PLAN.value, "đã đối chiếu", line)
    assert "Đã ghi kết quả xử lý" in shown(answer)
    with database.reading() as rows:
        kept = rows.get_one(Alarm, alarm.id)
        assert (kept.outcome, kept.draft) == (AlarmOutcome.AMEND_PLAN, line)
        assert cast.deeds(rows, "settle_alarm")[0].actor_name == "Người officer"
    again = settle(browser("colleague"), alarm, AlarmOutcome.NO_CHANGE.value, "không ảnh hưởng")
    assert "đã có người xử lý" in shown(again)
    page = shown(officer.page("/alarms?show=settled"))
    assert line in shown(officer.page(f"/alarms?open={alarm.id}"))
    assert "đã đối chiếu" in page


@pytest.mark.parametrize(
    ("outcome", "note", "said"),
    [
        ("no_change", "", "Căn cứ"),
        ("amend_plan", "=1+1", "công thức"),
        ("nothing", "có lý do", ""),
        (None, "có lý do", "Chưa chọn kết luận"),
    ],
)
def test_a_bad_conclusion_is_refused_and_the_alarm_stays_open(
    browser: Opened, database: Database, outcome: Any, note: str, said: str
) -> None:
    alarm = alarm_of(database, "nd-cp-59-2019")
    answer = settle(browser("officer"), alarm, outcome, note)
    assert said in shown(answer) or "Ghi chú" in shown(answer)
    with database.reading() as rows:
        assert rows.get_one(Alarm, alarm.id).settled_at is None
        assert cast.deeds(rows, "settle_alarm") == []


def test_an_agency_has_no_alarms_page_and_a_leader_reads_without_forms(
    browser: Opened, database: Database
) -> None:
    alarm = alarm_of(database, "nd-cp-59-2019")
    assert "Không có quyền xem" in shown(browser("agency").page("/alarms"))
    page = shown(browser("leader").page(f"/alarms?open={alarm.id}"))
    assert "alarms-settle" not in page.replace("alarms-settled", "")
    assert "Đề nghị UBND tỉnh" in page
    refused = settle(browser("leader"), alarm, "no_change", "không ảnh hưởng")
    assert refused.status_code == 403


def test_words_that_name_no_document_wait_with_candidates_until_somebody_rules(
    browser: Opened, database: Database
) -> None:
    officer = browser("officer")
    page = shown(officer.page("/documents/unresolved"))
    assert "các nghị định của Chính phủ" in page
    with database.reading() as rows:
        waiting = rows.scalars(
            select(Citation).where(Citation.surface == "các nghị định của Chính phủ")).one()
        law = rows.scalars(select(Document).where(Document.key == "nd-cp-59-2019")).one()
    assert "unresolved-other" in shown(officer.page(f"/documents/unresolved?open={waiting.id}"))
    nothing = officer.call("unresolved-resolved.data", {
        "unresolved-resolve.n_clicks": 1, "unresolved-key.data": waiting.id,
        "unresolved-reason.value": "theo công văn"})
    assert "Chọn một văn bản" in shown(nothing)
    officer.call("unresolved-resolved.data", {
        "unresolved-resolve.n_clicks": 1, "unresolved-key.data": waiting.id,
        "unresolved-other.value": law.id, "unresolved-reason.value": "theo công văn"})
    with database.reading() as rows:
        assert rows.get_one(Citation, waiting.id).cited_id == law.id
    assert "theo công văn" in shown(officer.page("/documents/unresolved?show=resolved"))


def test_words_may_be_said_to_be_general(browser: Opened, database: Database) -> None:
    officer = browser("officer")
    with database.reading() as rows:
        waiting = rows.scalars(
            select(Citation).where(Citation.surface == "các nghị định của Chính phủ")).one()
    officer.call("unresolved-marked.data", {
        "unresolved-general.n_clicks": 1, "unresolved-key.data": waiting.id,
        "unresolved-reason.value": "nói chung mọi nghị định"})
    with database.reading() as rows:
        assert rows.get_one(Citation, waiting.id).is_general
    assert "nói chung mọi" in shown(officer.page("/documents/unresolved?show=general"))
