"""Relations between documents, typed and two-way; two records become one, one becomes two."""

from __future__ import annotations

from datetime import date

import cast
import pytest
from sqlalchemy import select

from db import Database
from db.models import Citation, CitationRuling, Document, DocumentChange, DocumentRelation
from db.vocabulary import DocumentKind, DocumentLevel, RelationKind, Sensitivity
from registry import citations, documents, joining, relations
from registry.documents import Fields, Name, Proof
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused

PROOF = Proof("https://vanban.example.vn/1", "điều khoản thi hành ghi rõ")


def fields(number: str, day: date = date(2024, 1, 2)) -> Fields:
    return Fields(kind=DocumentKind.DECREE, number=number, issuer="Chính phủ",
                  level=DocumentLevel.CENTRAL, issued_on=day, names=(Name(f"Tên {number}"),))


def of_key(rows: cast.Session, key: str) -> Document:
    return rows.scalars(select(Document).where(Document.key == key)).one()


def made(rows: cast.Session, *numbers: str) -> list[Document]:
    officer = cast.actor(rows, "officer")
    return [documents.add(rows, fields(one), actor=officer, at=cast.MOMENT) for one in numbers]


def test_every_kind_of_relation_is_kept_with_its_source(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        one, two = made(rows, "1/2024/NĐ-CP", "2/2024/NĐ-CP")
        for kind in RelationKind:
            relations.relate(rows, kind, one.id, two.id, is_certain=True, proof=PROOF,
                             actor=officer, at=cast.MOMENT)
        kept = rows.scalars(
            select(DocumentRelation).where(DocumentRelation.from_id == one.id)).all()
        assert {relation.kind for relation in kept} == set(RelationKind)
        assert all(relation.sources for relation in kept)
        assert {relation.added_by_id for relation in kept} == {officer.id}


def test_what_cannot_be_is_refused_by_the_name_of_the_field(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        one, two, three = made(rows, "1/2024/NĐ-CP", "2/2024/NĐ-CP", "3/2024/NĐ-CP")

        def relate(a: Document, b: Document, kind: RelationKind = RelationKind.REPLACES) -> None:
            relations.relate(rows, kind, a.id, b.id, is_certain=True, proof=PROOF,
                             actor=officer, at=cast.MOMENT)

        with pytest.raises(Refused) as refused:
            relate(one, one)
        assert refused.value.details["why"] == "itself"
        relate(one, two)
        relate(two, three)
        with pytest.raises(Refused) as refused:
            relate(three, one)
        assert refused.value.details["why"] == "cycle"
        with pytest.raises(Refused) as refused:
            relate(one, two)
        assert refused.value.code == "relation_exists"
        # Amending each other is no cycle of replacements.
        relate(three, one, RelationKind.AMENDS)


def test_a_possible_relation_is_confirmed_or_taken_away(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        new = of_key(rows, "qd-tw-207-2026")
        possible = rows.scalars(
            select(DocumentRelation).where(DocumentRelation.from_id == new.id)).one()
        assert not possible.is_certain
        relations.confirm(rows, possible.id, PROOF, actor=officer, at=cast.MOMENT)
        assert possible.is_certain
        with pytest.raises(NothingChanged):
            relations.confirm(rows, possible.id, PROOF, actor=officer, at=cast.MOMENT)
        relations.remove(rows, possible.id, "không có điều khoản thay thế", actor=officer,
                         at=cast.MOMENT)
        with pytest.raises(NotFound):
            relations.confirm(rows, possible.id, PROOF, actor=officer, at=cast.MOMENT)
        said = rows.scalars(
            select(DocumentChange.deed).where(DocumentChange.document_id == new.id)
            .order_by(DocumentChange.id)).all()
        assert said == ["confirm_relation", "remove_relation"]


def test_two_records_of_one_document_become_one_that_keeps_both_addresses(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        gone = of_key(rows, "nd-cp-134-2021")
        into = documents.add(rows, fields("134/2021/NĐ-CP-bis", gone.issued_on), actor=officer,
                             at=cast.MOMENT)
        cited = list(rows.scalars(select(Citation.id).where(Citation.cited_id == gone.id)))
        assert cited
        joining.merge(rows, gone.id, into.id, reason="ghi trùng", expected_version=gone.version,
                      actor=officer, at=cast.MOMENT)
        assert (gone.merged_into_id, gone.identity) == (into.id, None)
        now = list(rows.scalars(select(Citation.id).where(Citation.cited_id == into.id)))
        assert now == cited
        ruled = rows.scalars(select(CitationRuling.citation_id)).all()
        assert sorted(ruled) == sorted(cited)
        amends = rows.scalars(select(DocumentRelation).where(
            DocumentRelation.from_id == into.id, DocumentRelation.kind == RelationKind.AMENDS))
        assert len(amends.all()) == 1
        with pytest.raises(NotFound):
            joining.merge(rows, gone.id, into.id, reason="ghi trùng", expected_version=1,
                          actor=officer, at=cast.MOMENT)


def test_the_plan_itself_is_never_merged_away(database: Database) -> None:
    with database.writing() as rows:
        plan, other = of_key(rows, "kh-ubnd-66-2022"), of_key(rows, "luat-pctn")
        with pytest.raises(Refused) as refused:
            joining.merge(rows, plan.id, other.id, reason="thử gộp", expected_version=plan.version,
                          actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        assert refused.value.code == "merge_plan"


def test_one_record_of_two_documents_becomes_two(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        both = of_key(rows, "quy-dinh-neu-guong")
        cited = list(rows.scalars(select(Citation).where(Citation.cited_id == both.id)))
        with pytest.raises(Refused) as refused:
            joining.split(rows, both.id, fields("08-QĐi/TW"), reason="hai văn bản",
                          expected_version=both.version, actor=officer, at=cast.MOMENT)
        assert refused.value.code == "nothing_split"
        new = joining.split(rows, both.id, fields("08-QĐi/TW"), citation_ids=[cited[0].id],
                            reason="hai văn bản", expected_version=both.version, actor=officer,
                            at=cast.MOMENT)
        assert cited[0].cited_id == new.id
        assert [line.deed for line in cast.deeds(rows)][-2:] == ["add_document", "split_document"]


def test_words_that_name_nothing_are_resolved_or_said_to_be_general(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        waiting = rows.scalars(
            select(Citation).where(Citation.cited_id.is_(None)).order_by(Citation.start)).all()
        assert len(waiting) == 16
        law = of_key(rows, "luat-pctn")
        citations.resolve(rows, waiting[0].id, law.id, reason="theo Tờ trình", actor=officer,
                          at=cast.MOMENT)
        assert waiting[0].cited_id == law.id
        citations.mark_general(rows, waiting[1].id, reason="nhắc chung", actor=officer,
                               at=cast.MOMENT)
        assert waiting[1].is_general
        with pytest.raises(NotAllowed):
            citations.resolve(rows, waiting[2].id, law.id, reason="thử", at=cast.MOMENT,
                              actor=cast.actor(rows, "leader"))
        deeds = [line.deed for line in cast.deeds(rows)][-2:]
        assert deeds == ["resolve_citation", "mark_general"]


def test_candidates_are_the_documents_of_the_same_number(database: Database) -> None:
    with database.reading() as rows:
        citation = rows.scalars(
            select(Citation).where(Citation.number == "30/NQ-CP").limit(1)).one()
        keys = {one.key for one in citations.candidates(rows, citation)}
        assert {"nq-cp-30-2022", "nq-cp-30-2020"} <= keys


def merged(rows: cast.Session, gone: Document, into: Document) -> None:
    joining.merge(rows, gone.id, into.id, reason="ghi trùng", expected_version=gone.version,
                  actor=cast.actor(rows, "officer"), at=cast.MOMENT)


def test_records_of_different_days_are_not_one_document(database: Database) -> None:
    with database.writing() as rows:
        one, two = of_key(rows, "nq-cp-30-2020"), of_key(rows, "nq-cp-30-2022")
        with pytest.raises(Refused) as refused:
            merged(rows, one, two)
        assert refused.value.code == "merge_differs"


def test_merging_makes_no_cycle_and_leaves_no_relation_with_the_record_that_is_gone(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        one, two, three = made(rows, "1/2024/NĐ-CP", "2/2024/NĐ-CP", "3/2024/NĐ-CP")

        def replaces(a: Document, b: Document) -> None:
            relations.relate(rows, RelationKind.REPLACES, a.id, b.id, is_certain=True,
                             proof=PROOF, actor=officer, at=cast.MOMENT)

        replaces(three, one)
        replaces(two, three)
        with pytest.raises(Refused) as refused, rows.begin_nested():
            merged(rows, one, two)
        assert (refused.value.details["field"], refused.value.details["why"]) == (
            "into_id", "cycle")
    with database.writing() as rows:
        one, two = made(rows, "4/2024/NĐ-CP", "5/2024/NĐ-CP")
        relations.relate(rows, RelationKind.RELATED, one.id, two.id, is_certain=True, proof=PROOF,
                         actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        merged(rows, one, two)
        left = rows.scalars(select(DocumentRelation).where(
            DocumentRelation.from_id == one.id, DocumentRelation.removed_at.is_(None))).all()
        assert left == []


def test_what_is_internal_stays_so_after_a_merge_and_old_addresses_lead_on(
    database: Database,
) -> None:
    with database.writing() as rows:
        one, two, three = made(rows, "1/2024/NĐ-CP", "2/2024/NĐ-CP", "3/2024/NĐ-CP")
        one.sensitivity = Sensitivity.INTERNAL
        rows.flush()
        seen = two.version
        merged(rows, one, two)
        assert two.sensitivity is Sensitivity.INTERNAL
        assert two.version > seen
        merged(rows, two, three)
        assert one.merged_into_id == three.id
