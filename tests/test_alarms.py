"""The validity alarm: by hand, by a date coming due, by an effect; settled by Sở Nội vụ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import cast
import pytest
from sqlalchemy import func, select

from db import Database
from db.models import Alarm, Citation, Document, DocumentRelation, Effect, Message
from db.vocabulary import (
    AlarmCause,
    AlarmOutcome,
    DocumentKind,
    DocumentLevel,
    MessageKind,
    RelationKind,
    Validity,
)
from registry import alarms, citations, documents, relations, validity
from registry.accounts import COMMAND_LINE
from registry.documents import Fields, Proof
from registry.errors import NotAllowed, NothingChanged, Refused, Stale
from registry.relations import EffectOf

PROOF = Proof("https://vanban.example.vn/1", "trang văn bản ghi tình trạng hiệu lực")
AMENDING = Fields(
    kind=DocumentKind.LAW, number="200/2026/QH16", issuer="Quốc hội", level=DocumentLevel.CENTRAL,
    issued_on=date(2026, 10, 1), subject="sửa đổi, bổ sung một số điều",
)


def of_key(rows: cast.Session, key: str) -> Document:
    return rows.scalars(select(Document).where(Document.key == key)).one()


def open_items(rows: cast.Session, key: str) -> list[Alarm]:
    document = of_key(rows, key)
    return list(rows.scalars(
        select(Alarm).where(Alarm.document_id == document.id, Alarm.settled_at.is_(None))))


def told(rows: cast.Session) -> int:
    return rows.scalar(
        select(func.count()).select_from(Message).where(Message.kind == MessageKind.ALARM)) or 0


def test_what_the_registry_knows_from_the_beginning_waits_to_be_settled(
    database: Database,
) -> None:
    with database.reading() as rows:
        found = {}
        for alarm in rows.scalars(select(Alarm)):
            key = rows.get_one(Document, alarm.document_id).key
            acting = None
            if alarm.effect_id:
                relation = rows.get_one(
                    DocumentRelation, rows.get_one(Effect, alarm.effect_id).relation_id)
                acting = relation.from_id and rows.get_one(Document, relation.from_id).key
                acting = (acting, relation.is_certain)
            found.setdefault(key, []).append(acting)
        assert found["nd-cp-59-2019"] == [None]
        # Younger than the plan; that of 2020 is no news to it, that of 01/07/2026 is to come.
        assert found["luat-pctn"] == [("luat-81-2025", True)]
        assert found["qd-dang-vien-khong-duoc-lam"] == [("qd-tw-207-2026", False)]
        assert "nd-cp-134-2021" not in found
        assert told(rows) == 0


def test_an_effect_to_come_is_told_of_on_its_day(database: Database) -> None:
    with database.writing() as rows:
        assert len(open_items(rows, "luat-pctn")) == 1
        alarms.settle_due(rows, actor=COMMAND_LINE, at=cast.MOMENT)
        items = open_items(rows, "luat-pctn")
        assert [one.from_on for one in items] == [None, date(2026, 7, 1)]
        count = told(rows)
        assert alarms.settle_due(rows, actor=COMMAND_LINE, at=cast.MOMENT) == 0
        assert told(rows) == count == 1


def test_marking_a_document_partly_expired_leaves_an_item_and_tells_the_officers(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        law = of_key(rows, "luat-pctn")
        before = law.validity
        validity.set_validity(rows, law.id, Validity.PARTLY_EXPIRED, from_on=date(2026, 7, 1),
                              note="một số điều", proof=PROOF, expected_version=law.version,
                              actor=officer, at=cast.MOMENT)
        made = [one for one in open_items(rows, "luat-pctn") if one.cause is AlarmCause.VALIDITY]
        assert [(one.old_validity, one.new_validity) for one in made] == [
            (before, Validity.PARTLY_EXPIRED)]
        assert told(rows) == 1
        line = cast.deeds(rows, "set_validity")[0]
        assert line.actor_name == officer.name
        assert line.details["validity"] == ["in_force", "partly_expired"]


def test_the_first_word_that_a_document_is_in_force_alarms_nobody(database: Database) -> None:
    with database.writing() as rows:
        document = of_key(rows, "nq-cp-76-2021")
        validity.set_validity(rows, document.id, Validity.IN_FORCE, proof=PROOF,
                              expected_version=document.version,
                              actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        assert open_items(rows, "nq-cp-76-2021") == []


def test_a_document_nothing_rests_on_alarms_nobody(database: Database) -> None:
    with database.writing() as rows:
        document = of_key(rows, "nd-cp-73-2023")
        validity.set_validity(rows, document.id, Validity.EXPIRED, proof=PROOF,
                              expected_version=document.version,
                              actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        assert open_items(rows, "nd-cp-73-2023") == []


def test_a_foretold_end_comes_by_itself_on_its_day(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        document = of_key(rows, "nq-cp-76-2021")
        last = date(2026, 12, 31)
        validity.set_validity(rows, document.id, Validity.EXPIRED, from_on=last, proof=PROOF,
                              expected_version=document.version, actor=officer, at=cast.MOMENT)
        assert (document.validity, document.expires_on) == (None, last)
        shown = select(validity.shown(last)).where(Document.id == document.id)
        assert rows.scalar(shown) is Validity.EXPIRED
        eve = cast.MOMENT + timedelta(days=50)
        alarms.settle_due(rows, actor=COMMAND_LINE, at=eve)
        assert open_items(rows, "nq-cp-76-2021") == []
        alarms.settle_due(rows, actor=COMMAND_LINE, at=eve + timedelta(days=1))
        assert document.validity is Validity.EXPIRED
        assert [one.from_on for one in open_items(rows, "nq-cp-76-2021")] == [last]
        assert len(cast.deeds(rows, "validity_came_due")) == 1


def test_an_effect_recorded_by_hand_leaves_an_item_that_settles_the_effect(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        new = documents.add(rows, AMENDING, actor=officer, at=cast.MOMENT)
        law = of_key(rows, "luat-pctn")
        before = len(open_items(rows, "luat-pctn"))
        relation = relations.relate(
            rows, RelationKind.AMENDS, new.id, law.id, is_certain=True, proof=PROOF,
            effects=[EffectOf("khoản 2 Điều 1", "Điều 30", date(2027, 1, 1))],
            actor=officer, at=cast.MOMENT)
        items = open_items(rows, "luat-pctn")
        assert len(items) == before + 1
        effect = rows.scalars(select(Effect).where(Effect.relation_id == relation.id)).one()
        assert items[-1].effect_id == effect.id
        alarms.settle(rows, items[-1].id, AlarmOutcome.NO_CHANGE, "chỉ sửa về trình tự",
                      expected_version=items[-1].version, actor=officer, at=cast.MOMENT)
        assert effect.settled_by_id == officer.id
        assert len(cast.deeds(rows, "settle_alarm")) == 1


def test_an_alarm_is_settled_once_with_its_line_of_proposal(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        item = open_items(rows, "nd-cp-59-2019")[0]
        with pytest.raises(Refused) as refused:
            alarms.settle(rows, item.id, AlarmOutcome.AMEND_PLAN, "hết hiệu lực một phần",
                          expected_version=item.version, actor=officer, at=cast.MOMENT)
        assert refused.value.details["field"] == "draft"
        seen = item.version
        alarms.redraft(rows, item.id, "Đề nghị sửa điểm đ khoản 3 Mục II",
                       expected_version=seen, actor=officer, at=cast.MOMENT)
        with pytest.raises(NothingChanged):
            alarms.redraft(rows, item.id, "Đề nghị sửa điểm đ khoản 3 Mục II",
                           expected_version=item.version, actor=officer, at=cast.MOMENT)
        with pytest.raises(Stale):
            alarms.settle(rows, item.id, AlarmOutcome.NO_CHANGE, "không ảnh hưởng",
                          expected_version=seen, actor=officer, at=cast.MOMENT)
        alarms.settle(rows, item.id, AlarmOutcome.AMEND_PLAN, "cần cập nhật viện dẫn",
                      expected_version=item.version, actor=officer, at=cast.MOMENT)
        assert item.draft == "Đề nghị sửa điểm đ khoản 3 Mục II"
        with pytest.raises(Refused) as refused:
            alarms.settle(rows, item.id, AlarmOutcome.NO_CHANGE, "không ảnh hưởng",
                          expected_version=item.version, actor=officer, at=cast.MOMENT)
        assert refused.value.code == "alarm_settled"
        # Settled is settled: the known cause does not come back by itself.
        alarms.raise_known(rows, actor=COMMAND_LINE, at=cast.MOMENT)
        assert open_items(rows, "nd-cp-59-2019") == []


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_officers_settle(database: Database, name: str) -> None:
    with database.writing() as rows:
        item = open_items(rows, "nd-cp-59-2019")[0]
        with pytest.raises(NotAllowed):
            alarms.settle(rows, item.id, AlarmOutcome.NO_CHANGE, "không ảnh hưởng",
                          expected_version=item.version, actor=cast.actor(rows, name),
                          at=cast.MOMENT)


def test_validity_needs_a_source_and_a_possible_day(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        law = of_key(rows, "luat-pctn")

        def refused(becomes: Validity, proof: Proof | None, day: date | None) -> Refused:
            with pytest.raises(Refused) as found:
                validity.set_validity(rows, law.id, becomes, from_on=day, proof=proof,
                                      expected_version=law.version, actor=officer, at=cast.MOMENT)
            return found.value

        assert refused(Validity.EXPIRED, None, None).details["field"] == "proof"
        assert refused(Validity.EXPIRED, PROOF, date(2018, 11, 19)).code == "document_dates"
        coming = refused(Validity.PARTLY_EXPIRED, PROOF, date(2027, 1, 1))
        assert coming.details["why"] == "in_future"
        assert refused(Validity.EXPIRED, replace(PROOF, url="ftp://x"), None).details[
            "field"] == "proof_url"


def test_what_is_only_possible_is_no_reason_to_amend_the_plan(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        item = open_items(rows, "qd-dang-vien-khong-duoc-lam")[0]
        with pytest.raises(Refused) as refused:
            alarms.settle(rows, item.id, AlarmOutcome.AMEND_PLAN, "đã bị thay thế",
                          draft="Đề nghị sửa mục I", expected_version=item.version,
                          actor=officer, at=cast.MOMENT)
        assert refused.value.code == "alarm_not_confirmed"


def test_a_relation_that_is_taken_away_takes_its_alarms_along(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        item = open_items(rows, "qd-dang-vien-khong-duoc-lam")[0]
        effect = rows.get_one(Effect, item.effect_id)
        relations.remove(rows, effect.relation_id, "không có điều khoản thay thế",
                         actor=officer, at=cast.MOMENT)
        assert item.outcome is AlarmOutcome.NOT_SO
        assert open_items(rows, "qd-dang-vien-khong-duoc-lam") == []


def test_words_resolved_to_a_document_without_force_raise_the_alarm_anew(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        item = open_items(rows, "nd-cp-59-2019")[0]
        alarms.settle(rows, item.id, AlarmOutcome.NO_CHANGE, "không ảnh hưởng",
                      expected_version=item.version, actor=officer, at=cast.MOMENT)
        waiting = rows.scalars(select(Citation).where(Citation.cited_id.is_(None))).first()
        citations.resolve(rows, waiting.id, item.document_id, reason="theo công văn",
                          actor=officer, at=cast.MOMENT)
        assert len(open_items(rows, "nd-cp-59-2019")) == 1


def test_a_foretold_end_is_proven_as_a_day_and_a_beginning_to_come_is_no_force(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        law = of_key(rows, "luat-pctn")
        before = {(one.field, one.source_key) for one in law.sources}
        validity.set_validity(rows, law.id, Validity.EXPIRED, from_on=date(2028, 1, 1),
                              proof=PROOF, expected_version=law.version, actor=officer,
                              at=cast.MOMENT)
        rows.refresh(law)
        fresh = {(one.field, one.source_key) for one in law.sources} - before
        assert [field for field, _ in fresh] == ["expires_on"]
        assert before <= {(one.field, one.source_key) for one in law.sources}
        new = documents.add(rows, replace(AMENDING, effective_on=date(2027, 1, 1)),
                            actor=officer, at=cast.MOMENT)
        with pytest.raises(Refused) as refused:
            validity.set_validity(rows, new.id, Validity.IN_FORCE, proof=PROOF,
                                  expected_version=new.version, actor=officer, at=cast.MOMENT)
        assert refused.value.details["why"] == "not_yet"
