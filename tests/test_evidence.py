"""Evidence beside a report: kept byte for byte, seen by its own, refused with a sentence."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import cast
import evidence_files as made
import pytest
from sqlalchemy import func, select

from dashboard import evidence_files
from db import Database
from db.models import Evidence, EvidenceFile
from db.vocabulary import State
from registry.errors import Refused
from registry.evidence import keep
from registry.evidence.inspect import inspect
from registry.policy import Action
from registry.progress import StatusInput, record_status

NAME = "Quy chế phối hợp (bản ký).pdf"


def report_id(database: Database, code: str = "so-tu-phap") -> int:
    with database.reading() as rows:
        return cast.report_of(rows, code).id


def send(browser: cast.Browser, report: int, data: bytes, name: str = NAME) -> Any:
    """Send a file as the browser's script does."""
    form = {"file": (io.BytesIO(data), name)}
    return browser.http.post(f"/evidence/{report}", data=form,
                             headers={"X-CSRFToken": browser.token()})


def test_a_file_comes_back_byte_for_byte_under_its_vietnamese_name(
    browser: Any, database: Database
) -> None:
    agency, data = browser("agency"), made.pdf()
    sent = send(agency, report_id(database), data)
    assert sent.status_code == 200, sent.text
    back = agency.http.get(f"/evidence/{sent.json['id']}")
    assert back.data == data
    assert back.headers["Content-Disposition"].startswith("attachment;")
    assert "Quy%20ch%E1%BA%BF" in back.headers["Content-Disposition"]
    with database.reading() as rows:
        assert rows.scalars(select(Evidence.sha256)).one() == hashlib.sha256(data).hexdigest()


def test_only_its_agency_and_those_who_see_all_can_fetch_a_file(
    browser: Any, database: Database
) -> None:
    where = f"/evidence/{send(browser('agency'), report_id(database), made.pdf()).json['id']}"
    assert browser("other-agency").http.get(where).status_code == 404
    assert browser().http.get(where).status_code == 302
    for name in ("officer", "leader", "admin"):
        assert browser(name).http.get(where).status_code == 200


def test_nobody_puts_a_file_beside_a_foreign_report(browser: Any, database: Database) -> None:
    report = report_id(database)
    assert send(browser("other-agency"), report, made.pdf()).status_code == 404
    assert send(browser("leader"), report, made.pdf()).status_code == 403
    assert send(browser("agency"), 10**9, made.pdf()).status_code == 404
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(EvidenceFile)) == 0


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", NAME, "trống"),
        (b"%PDF-1.7 cut", NAME, "Không đọc được"),
        (b"MZ\x90\x00" * 40, "bao-cao.exe", "chỉ nhận"),
        (b"plain words", "bao-cao.docx", "không phải loại tệp đó"),
    ],
)
def test_a_refused_file_says_why_and_nothing_of_it_stays(
    browser: Any, database: Database, data: bytes, name: str, says: str
) -> None:
    answer = send(browser("agency"), report_id(database), data, name)
    assert answer.status_code == 422
    assert says in answer.json["error"]
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(EvidenceFile)) == 0


def test_a_file_beyond_the_limit_is_refused(browser: Any, database: Database) -> None:
    answer = send(browser("agency"), report_id(database), b"%PDF-1.7" + b"0" * (20 * 1024 * 1024))
    assert answer.status_code in (413, 422)
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(EvidenceFile)) == 0


def test_the_same_file_twice_is_kept_once(browser: Any, database: Database) -> None:
    agency, data = browser("agency"), made.pdf()
    send(agency, report_id(database), data)
    assert send(agency, report_id(database), data, "tên khác.pdf").status_code == 422
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Evidence)) == 1


def test_a_file_taken_away_stays_in_the_record_with_who_took_it(database: Database) -> None:
    data = made.pdf()
    found = inspect(data, NAME)
    with database.writing() as rows:
        agency, report = cast.actor(rows, "agency"), cast.report_of(rows)
        kept = keep.add(rows, report.id, found, data, actor=agency, at=cast.MOMENT)
        keep.remove(rows, kept.id, actor=agency, at=cast.MOMENT)
        evidence_id = kept.id
    with database.reading() as rows:
        kept = rows.get_one(Evidence, evidence_id)
        assert kept.removed_by_id == agency.id
        assert rows.scalar(select(EvidenceFile.content)) == data
        assert [line.deed for line in cast.deeds(rows)][-2:] == ["add_evidence", "remove_evidence"]


def test_a_file_is_looked_at_only_for_who_may_put_it_there(
    browser: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_given: Any, **_named: Any) -> None:
        raise AssertionError("a stranger's file cost us a look")

    monkeypatch.setattr(evidence_files, "inspect", looked)
    assert send(browser("other-agency"), report_id(database), made.pdf()).status_code == 404
    assert send(browser("agency"), 10**9, made.pdf()).status_code == 404


def test_what_was_sent_does_not_change_under_the_hands_of_who_confirms_it(
    database: Database,
) -> None:
    data = made.pdf()
    found = inspect(data, NAME)
    with database.writing() as rows:
        agency, report = cast.actor(rows, "agency"), cast.report_of(rows)
        kept = keep.add(rows, report.id, found, data, actor=agency, at=cast.MOMENT)
        record_status(rows, report.id, StatusInput(State.AWAITING, 100, "xong"), actor=agency,
                      expected_version=report.version, op_id=cast.new_op(), at=cast.MOMENT)
        with pytest.raises(Refused, match="evidence_sent"):
            keep.remove(rows, kept.id, actor=agency, at=cast.MOMENT)


def test_files_taken_away_still_count(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep, "MOST_FILES", 1)
    data = made.pdf()
    with database.writing() as rows:
        agency, report = cast.actor(rows, "agency"), cast.report_of(rows)
        found = inspect(data, NAME)
        kept = keep.add(rows, report.id, found, data, actor=agency, at=cast.MOMENT)
        keep.remove(rows, kept.id, actor=agency, at=cast.MOMENT)
        with pytest.raises(Refused, match="evidence_too_many"):
            keep.add(rows, report.id, found, data, actor=agency, at=cast.MOMENT)


def test_a_right_to_record_is_what_a_file_needs() -> None:
    from dashboard.routes import NEEDS

    assert NEEDS["evidence.add"] is Action.RECORD_STATUS
    assert NEEDS["evidence.fetch"] is Action.VIEW
