"""Files of documents: kept byte for byte, opened in the browser, inner ones for few."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import cast
import evidence_files as made
import pytest
from sqlalchemy import func, select

from dashboard import document_files as routes
from db import Database
from db.models import Document, DocumentChange, DocumentFile, EvidenceFile
from db.vocabulary import Sensitivity
from registry import document_files
from registry.errors import NothingChanged, Refused
from registry.evidence.inspect import inspect
from registry.policy import Action

NAME = "Nghị quyết 76 (bản ký).pdf"


def document(database: Database) -> tuple[int, str]:
    """A document of the registry: its id and its key."""
    with database.reading() as rows:
        plan = cast.plan_of(rows).id
        row = rows.execute(select(Document.id, Document.key).where(Document.id != plan)
                           .order_by(Document.id)).first()
        assert row is not None
        return row.id, row.key


def send(browser: cast.Browser, key: str, data: bytes, name: str = NAME) -> Any:
    """Send a file as the browser's script does."""
    return browser.http.post(f"/documents/{key}/files", data={"file": (io.BytesIO(data), name)},
                             headers={"X-CSRFToken": browser.token()})


def files(database: Database) -> int:
    with database.reading() as rows:
        return rows.scalar(select(func.count()).select_from(DocumentFile)) or 0


@pytest.mark.parametrize(("data", "name", "how"), [
    (made.pdf(), NAME, "inline;"), (made.png(), "trang 1.png", "inline;"),
    (made.jpeg(), "trang 2.jpg", "inline;"), (made.word(), "dự thảo.docx", "attachment;"),
], ids=["pdf", "png", "jpeg", "docx"])
def test_a_file_comes_back_byte_for_byte_and_runs_nothing(
    browser: Any, database: Database, data: bytes, name: str, how: str
) -> None:
    officer = browser("officer")
    sent = send(officer, document(database)[1], data, name)
    assert sent.status_code == 200, sent.text
    back = browser("agency").http.get(f"/document-files/{sent.json['id']}")
    assert back.data == data
    assert back.headers["Content-Disposition"].startswith(how)
    assert back.headers["X-Content-Type-Options"] == "nosniff"
    assert back.headers["Content-Security-Policy"] == routes.POLICY
    assert "script-src" not in routes.POLICY
    with database.reading() as rows:
        assert rows.scalars(select(EvidenceFile.sha256)).one() == hashlib.sha256(data).hexdigest()
        change = rows.scalars(select(DocumentChange)).one()
        assert (change.deed, change.new["name"]) == ("add_document_file", name)
        assert len(cast.deeds(rows, "add_document_file")) == 1


def test_every_other_answer_keeps_the_policy_of_pages(browser: Any) -> None:
    officer = browser("officer")
    for path in ("/documents", "/document-files/999999"):
        assert "script-src 'self'" in officer.http.get(path).headers["Content-Security-Policy"]


def test_files_of_an_inner_document_are_for_those_who_see_all(
    browser: Any, database: Database
) -> None:
    document_id, key = document(database)
    where = f"/document-files/{send(browser('officer'), key, made.pdf()).json['id']}"
    assert browser("agency").http.get(where).status_code == 200
    with database.writing() as rows:
        rows.get_one(Document, document_id).sensitivity = Sensitivity.INTERNAL
    refused = browser("agency").http.get(where)
    assert (refused.status_code, refused.json["code"]) == (404, "document_file")
    assert browser().http.get(where).status_code == 302
    for name in ("officer", "leader", "admin"):
        assert browser(name).http.get(where).status_code == 200


def test_only_who_keeps_the_registry_adds_a_file(
    browser: Any, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_given: Any, **_named: Any) -> None:
        raise AssertionError("a stranger's file cost us a look")

    monkeypatch.setattr(routes, "inspect", looked)
    key = document(database)[1]
    for name in ("leader", "agency", "admin"):
        assert send(browser(name), key, made.pdf()).status_code == 403
    assert send(browser("officer"), "no-such-document", made.pdf()).status_code == 404
    assert browser("officer").http.post(f"/documents/{key}/files").status_code in (400, 403)
    assert files(database) == 0


@pytest.mark.parametrize(("data", "name", "says"), [
    (b"", NAME, "trống"), (b"MZ\x90\x00" * 40, "van-ban.exe", "chỉ nhận"),
    (made.pdf(), "Nghị quyết MẬT.pdf", "độ mật"), (b"%PDF-1.7 cut", NAME, "Không đọc được"),
    (b"<svg onload=alert(1)>", "hinh.png", "nội dung là tệp .svg"),
], ids=["empty", "program", "secret", "cut", "false"])
def test_a_refused_file_says_why_and_nothing_of_it_stays(
    browser: Any, database: Database, data: bytes, name: str, says: str
) -> None:
    officer = browser("officer")
    before = cast.census(database)
    answer = send(officer, document(database)[1], data, name)
    assert answer.status_code == 422
    assert says in answer.json["error"]
    assert cast.census(database) == before


def test_a_file_may_be_as_large_as_evidence_and_no_larger(browser: Any, database: Database) -> None:
    answer = send(browser("officer"), document(database)[1],
                  b"%PDF-1.7" + b"0" * (20 * 1024 * 1024))
    assert answer.status_code in (413, 422)
    assert files(database) == 0


def test_a_file_taken_away_stays_in_the_record(browser: Any, database: Database) -> None:
    document_id, _key = document(database)
    data = made.pdf()
    found = inspect(data, NAME)
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        file = document_files.add(rows, document_id, found, data, actor=officer, at=cast.MOMENT)
        with pytest.raises(NothingChanged):
            document_files.add(rows, document_id, found, data, actor=officer, at=cast.MOMENT)
        document_files.remove(rows, file.id, actor=officer, at=cast.MOMENT)
        document_files.add(rows, document_id, found, data, actor=officer, at=cast.MOMENT)
    with database.reading() as rows:
        history = rows.scalars(select(DocumentChange.deed).order_by(DocumentChange.id)).all()
        assert history == ["add_document_file", "remove_document_file", "add_document_file"]
        assert rows.scalar(select(func.count()).select_from(EvidenceFile)) == 1
    # Its address still opens for those who see all.
    assert browser("officer").http.get(f"/document-files/{file.id}").data == data
    assert browser("agency").http.get(f"/document-files/{file.id}").status_code == 404


def test_files_taken_away_still_count(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_files, "MOST_FILES", 1)
    document_id, _key = document(database)
    data = made.pdf()
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        found = inspect(data, NAME)
        file = document_files.add(rows, document_id, found, data, actor=officer, at=cast.MOMENT)
        document_files.remove(rows, file.id, actor=officer, at=cast.MOMENT)
        with pytest.raises(Refused, match="document_files_too_many"):
            document_files.add(rows, document_id, found, data, actor=officer, at=cast.MOMENT)


def test_the_panels_show_the_files_to_whom_they_are_for(
    browser: Any, server: Any, database: Database
) -> None:
    from dashboard import link_views
    from dashboard.queries import links as queries
    from dashboard.visit import Visit
    from registry import clock, settings

    document_id, key = document(database)
    send(browser("officer"), key, made.pdf())

    def seen(name: str) -> str:
        with database.reading() as rows:
            visit = Visit(rows, cast.actor(rows, name), clock.now(), clock.today(),
                          settings.choices(rows))
            panels = link_views.files_panel(visit, document_id)
            return str([part.to_plotly_json() for part in panels[0].children])

    assert NAME in seen("officer")
    assert "Upload" in seen("officer")
    assert "Upload" not in seen("leader")
    with database.writing() as rows:
        rows.get_one(Document, document_id).sensitivity = Sensitivity.INTERNAL
    assert NAME not in seen("agency")
    assert NAME in seen("leader")
    with database.reading() as rows:
        assert queries.place_of(rows, document_id) == (key, True)


def test_the_rights_of_the_routes() -> None:
    from dashboard.routes import NEEDS

    assert NEEDS["document_files.add"] is Action.KEEP_REGISTRY
    assert NEEDS["document_files.fetch"] is Action.VIEW
