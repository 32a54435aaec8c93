"""A document is number + kind + issuer + date: the seven colliding numbers of the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import cast
import pytest
from sqlalchemy import func, select

from db import Database
from db.models import Citation, Document, DocumentChange, FieldSource, LookAlike
from db.vocabulary import DocumentKind, DocumentLevel
from registry import documents, identity
from registry.documents import Fields, Name, Proof
from registry.errors import NotAllowed, NothingChanged, Refused, Stale

# Each number of the plan that other documents bear too, with the day of one of those.
COLLIDING = {
    "nq-cp-30-2022": date(2020, 3, 13),
    "nq-cp-132-2018": date(2013, 12, 28),
    "nq-tw-26-2018": date(2022, 11, 3),
    "ct-ttg-23-2021": date(2025, 8, 27),
    "qd-ubnd-1850-2021": date(2024, 4, 1),
    "ct-ttg-33-2021": date(2025, 11, 7),
    "nq-tw-39-2015": date(2019, 1, 15),
}
DECREE = Fields(
    kind=DocumentKind.DECREE, number="130/2020/NĐ-CP", issuer="Chính phủ",
    level=DocumentLevel.CENTRAL, issued_on=date(2020, 10, 30), effective_on=date(2020, 12, 20),
    subject="về kiểm soát tài sản, thu nhập", names=(Name("Decree 130", language="en"),),
)
PROOF = Proof("https://vanban.example.vn/130", "ghi đủ số, ngày, trích yếu")


def of_key(rows: cast.Session, key: str) -> Document:
    return rows.scalars(select(Document).where(Document.key == key)).one()


def test_the_seven_colliding_numbers_stay_apart(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        bearing = select(Document.key).join(LookAlike, LookAlike.document_id == Document.id)
        assert set(rows.scalars(bearing)) == set(COLLIDING)
        for key, day in COLLIDING.items():
            there = of_key(rows, key)
            cited = rows.scalar(select(func.count()).where(Citation.cited_id == there.id))
            other = replace(documents.fields_of(there), issued_on=day, names=(), notes=())
            with pytest.raises(Refused) as refused:
                documents.add(rows, other, actor=officer, at=cast.MOMENT)
            assert refused.value.code == "document_alike"
            assert key in refused.value.details["keys"]
            made = documents.add(rows, other, is_other=True, actor=officer, at=cast.MOMENT)
            alike = identity.look_alikes(rows, there.number.lower().replace("/", " "))
            assert {there.id, made.id} <= {one.id for one in alike}
            assert made.key != key
            assert rows.scalar(
                select(func.count()).where(Citation.cited_id == there.id)) == cited
            assert rows.scalar(select(func.count()).where(Citation.cited_id == made.id)) == 0


@pytest.mark.parametrize("spelling", ["130/2020/NĐ-CP", "130 / 2020 / nđ - cp", "130/2020/ND-CP"])
def test_the_same_four_facts_are_the_same_document(database: Database, spelling: str) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        first = documents.add(rows, DECREE, actor=officer, at=cast.MOMENT)
        again = replace(DECREE, number=spelling, issuer="CHÍNH PHỦ", subject="khác", names=())
        with pytest.raises(Refused) as refused:
            documents.add(rows, again, is_other=True, actor=officer, at=cast.MOMENT)
        assert refused.value.code == "document_exists"
        assert refused.value.details["key"] == first.key


def test_a_document_is_kept_whole_with_its_proof_and_its_history(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        made = documents.add(rows, DECREE, proof=PROOF, actor=officer, at=cast.MOMENT)
        assert documents.fields_of(made) == DECREE
        assert made.key == "130-2020-nd-cp"
        assert made.is_date_verified
        proofs = rows.scalars(select(FieldSource).where(FieldSource.document_id == made.id)).all()
        assert {one.field for one in proofs} == {
            "number", "issuer", "issued_on", "effective_on", "subject"}
        assert {one.verified_by_id for one in proofs} == {officer.id}
        change = rows.scalars(
            select(DocumentChange).where(DocumentChange.document_id == made.id)).one()
        assert (change.deed, change.actor_id) == ("add_document", officer.id)
        assert [line.actor_name for line in cast.deeds(rows, "add_document")] == [officer.name]


def test_a_correction_keeps_what_was_said_and_lets_old_proofs_go(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        made = documents.add(rows, DECREE, proof=PROOF, actor=officer, at=cast.MOMENT)
        better = replace(DECREE, subject="về kiểm soát tài sản, thu nhập của người có chức vụ")
        with pytest.raises(NothingChanged):
            documents.correct(rows, made.id, DECREE, expected_version=made.version,
                              reason="đối chiếu", actor=officer, at=cast.MOMENT)
        documents.correct(rows, made.id, better, expected_version=made.version,
                          reason="ghi thiếu phần cuối", actor=officer, at=cast.MOMENT)
        change = rows.scalars(select(DocumentChange).where(
            DocumentChange.deed == "correct_document")).one()
        assert change.old == {"subject": DECREE.subject}
        assert change.new == {"subject": better.subject}
        left = rows.scalars(
            select(FieldSource.field).where(FieldSource.document_id == made.id)).all()
        assert "subject" not in left
        assert "issued_on" in left


def test_a_stale_correction_is_refused(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        made = documents.add(rows, DECREE, actor=officer, at=cast.MOMENT)
        seen = made.version
        documents.correct(rows, made.id, replace(DECREE, signer="Nguyễn A"), expected_version=seen,
                          reason="thêm người ký", actor=officer, at=cast.MOMENT)
        with pytest.raises(Stale):
            documents.correct(rows, made.id, replace(DECREE, signer="Trần B"),
                              expected_version=seen, reason="thêm người ký", actor=officer,
                              at=cast.MOMENT)


BAD = {
    "subject five megabytes": (replace(DECREE, subject="x" * 5_000_000), "subject", "too_long"),
    "subject a formula": (replace(DECREE, subject='=HYPERLINK("http://x")'), "subject", "formula"),
    "full-width formula": (replace(DECREE, subject="＝1+1"), "subject", "formula"),
    "issuer a command": (replace(DECREE, issuer="@SUM(A1)"), "issuer", "formula"),
    "signer a script": (replace(DECREE, signer="<script>alert(1)</script>"), "signer", "markup"),
    "name an image": (replace(DECREE, names=(Name("a <img src=x>"),)), "names", "markup"),
    "number turned round": (replace(DECREE, number="13\u202e0/2020"), "number", "control"),
    "half a letter": (replace(DECREE, subject="\ud800"), "subject", "control"),
    "no issuer": (replace(DECREE, issuer="  "), "issuer", "needed"),
    "no number, no name": (
        replace(DECREE, number=None, names=(), subject=None), "number", "number_or_name"),
    "number without a digit": (replace(DECREE, number="NĐ-CP"), "number", "no_digit"),
    "year 3000": (replace(DECREE, expires_on=date(3000, 1, 1)), "expires_on", "day_out_of_range"),
    "unknown language": (replace(DECREE, names=(Name("x", language="qq"),)), "names", "language"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_fields_are_refused_by_name_and_nothing_is_written(
    database: Database, case: str
) -> None:
    fields, field, why = BAD[case]
    kept = cast.census(database)
    with database.reading() as rows:
        officer = cast.actor(rows, "officer")
    with pytest.raises(Refused) as refused, database.writing() as rows:
        documents.add(rows, fields, is_other=True, actor=officer, at=cast.MOMENT)
    assert refused.value.code == "document_field"
    assert (refused.value.details["field"], refused.value.details["why"]) == (field, why)
    assert cast.census(database) == kept


@pytest.mark.parametrize(
    ("days", "before", "after"),
    [
        ({"effective_on": date(2020, 10, 29)}, "issued_on", "effective_on"),
        ({"expires_on": date(2020, 12, 19)}, "effective_on", "expires_on"),
        ({"effective_on": None, "expires_on": date(2019, 1, 1)}, "issued_on", "expires_on"),
    ],
)
def test_days_in_the_wrong_order_are_refused(
    database: Database, days: dict[str, date | None], before: str, after: str
) -> None:
    with database.writing() as rows:
        with pytest.raises(Refused) as refused:
            documents.add(rows, replace(DECREE, **days), actor=cast.actor(rows, "officer"),
                          at=cast.MOMENT)
        assert refused.value.code == "document_dates"
        assert (refused.value.details["before"], refused.value.details["after"]) == (before, after)


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_officers_keep_the_registry(database: Database, name: str) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, name)
        document = of_key(rows, "luat-pctn")
        deeds = (
            lambda: documents.add(rows, DECREE, actor=who, at=cast.MOMENT),
            lambda: documents.correct(rows, document.id, DECREE, expected_version=1, reason="thử",
                                      actor=who, at=cast.MOMENT),
            lambda: documents.verify_field(rows, document.id, "subject", PROOF,
                                           expected_version=document.version, actor=who,
                                           at=cast.MOMENT),
        )
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed()


def test_a_field_is_verified_by_a_person_in_a_source(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        document = of_key(rows, "nq-cp-132-2018")
        assert not document.is_date_verified
        made = documents.verify_field(rows, document.id, "issued_on", PROOF,
                                      expected_version=document.version, actor=officer,
                                      at=cast.MOMENT)
        assert document.is_date_verified
        assert (made.value, made.verified_by_id) == ("2018-10-24", officer.id)
        with pytest.raises(Refused) as refused:
            documents.verify_field(rows, document.id, "signer", PROOF,
                                   expected_version=document.version, actor=officer,
                                   at=cast.MOMENT)
        assert refused.value.details["field"] == "signer"


def test_a_date_that_was_corrected_meanwhile_is_not_verified_by_an_old_reading(
    database: Database,
) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        made = documents.add(rows, DECREE, actor=officer, at=cast.MOMENT)
        seen = made.version
        documents.correct(rows, made.id, replace(DECREE, issued_on=date(2020, 10, 29)),
                          expected_version=seen, reason="gõ nhầm ngày", actor=officer,
                          at=cast.MOMENT)
        with pytest.raises(Stale):
            documents.verify_field(rows, made.id, "issued_on", PROOF, expected_version=seen,
                                   actor=officer, at=cast.MOMENT)


def test_a_change_of_names_alone_makes_older_forms_stale(database: Database) -> None:
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        made = documents.add(rows, DECREE, actor=officer, at=cast.MOMENT)
        seen = made.version
        named = replace(DECREE, names=(*DECREE.names, Name("Nghị định về kê khai")))
        documents.correct(rows, made.id, named, expected_version=seen, reason="thêm tên",
                          actor=officer, at=cast.MOMENT)
        assert made.version > seen
