"""The log: chained, complete, and kept by the database itself against change."""

from __future__ import annotations

import random
import re

import cast
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import Database
from db.models import (
    APPEND_ONLY,
    AuditEvent,
    Base,
    Citation,
    DocumentLink,
    EvidenceFile,
    LinkCheck,
    Meeting,
    PaperEdit,
    Reminder,
    ReminderReport,
)
from db.vocabulary import LinkResult, State
from registry import audit, citations, documents, snapshots
from registry.accounts import COMMAND_LINE, record_failure, set_active
from registry.documents import Proof
from registry.progress import StatusInput, record_status

KEPT = re.compile(r"append-only")


def fill(database: Database, lines: int = 12) -> None:
    """Some more lines of the log, and a status change."""
    with database.writing() as rows:
        report = cast.report_of(rows)
        record_status(
            rows,
            report.id,
            StatusInput(State.IN_PROGRESS, 10, "a"),
            expected_version=1,
            op_id=cast.new_op(),
            actor=cast.actor(rows, "officer"),
            at=cast.MOMENT,
        )
    for number in range(lines):
        with database.writing() as rows:
            record_failure(rows, f"nobody{number}", address="192.0.2.9", at=cast.MOMENT)


def test_the_chain_of_a_fresh_record_is_whole_and_starts_at_nothing(database: Database) -> None:
    fill(database)
    with database.reading() as rows:
        lines = cast.deeds(rows)
        assert lines[0].previous_hash == audit.FIRST
        assert [line.previous_hash for line in lines[1:]] == [line.hash for line in lines[:-1]]
        assert audit.first_broken(rows) is None


def fill_history(database: Database) -> None:
    """A row in every table of history that a fresh record leaves empty."""
    with database.writing() as rows:
        officer, report = cast.actor(rows, "officer"), cast.report_of(rows)
        at = cast.MOMENT
        snapshots.take(rows, report.round_id, "Số liệu thử", actor=officer, at=at)
        document = cast.plan_of(rows)
        documents.verify_field(rows, document.id, "issued_on", Proof(None, "bản giấy lưu"),
                               expected_version=document.version,
                               actor=officer, at=at)
        waiting = rows.scalars(select(Citation).where(Citation.cited_id.is_(None))).first()
        citations.mark_general(rows, waiting.id, reason="nhắc chung", actor=officer, at=at)
        link = rows.scalars(select(DocumentLink)).first()
        rows.add(LinkCheck(link_id=link.id, at=at, result=LinkResult.OK, status=200))
        rows.add(PaperEdit(kind="meeting", about="round:1", part="note", version=1, text="a",
                           is_draft=False, draft_sha256="0" * 64, edited_by_id=officer.id,
                           edited_at=at))
        rows.add(EvidenceFile(sha256="0" * 64, size=1, content=b"x"))
        rows.add(Meeting(held_at=at, note="", noted_by_id=officer.id, noted_at=at))
        reminder = Reminder(
            round_id=report.round_id,
            agency_id=report.agency_id,
            number=1,
            subject="V/v",
            letter="…",
            sent_by_id=officer.id,
            sent_at=at,
        )
        rows.add(reminder)
        rows.flush()
        rows.add(
            ReminderReport(
                reminder_id=reminder.id,
                report_id=report.id,
                times=1,
                due_on=report.due_on,
                days_late=0,
            )
        )


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    ("engine", "deed"),
    # SQLite has no TRUNCATE: its DELETE without WHERE is the same deed.
    [
        ("sqlite", "UPDATE"),
        ("sqlite", "DELETE"),
        ("postgresql", "UPDATE"),
        ("postgresql", "DELETE"),
        ("postgresql", "TRUNCATE"),
    ],
)
def test_the_database_itself_refuses_to_change_history(
    database: Database, table: str, deed: str
) -> None:
    fill(database, lines=1)
    fill_history(database)
    column = next(iter(Base.metadata.tables[table].columns)).name
    statement = {
        "UPDATE": f"UPDATE {table} SET {column} = {column}",
        "DELETE": f"DELETE FROM {table}",
        "TRUNCATE": f"TRUNCATE {table} CASCADE",
    }[deed]
    before = cast.census(database)
    assert before[table] > 0
    with pytest.raises(DBAPIError, match=KEPT), database.writing() as rows:
        rows.execute(text(statement))
    assert cast.census(database) == before


# Only SQLite has INSERT OR REPLACE.
@pytest.mark.parametrize("engine", ["sqlite"])
def test_history_can_not_be_replaced_behind_its_triggers_back(database: Database) -> None:
    fill(database, lines=1)
    fill_history(database)
    for table in APPEND_ONLY:
        statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        with pytest.raises(DBAPIError, match=KEPT), database.writing() as rows:
            rows.execute(text(statement))


def test_every_table_of_history_is_one_that_the_tests_know() -> None:
    assert set(APPEND_ONLY) == {
        "status_changes",
        "audit_events",
        "deadlines",
        "record_kind",
        "due_changes",
        "round_events",
        "snapshots",
        "evidence_files",
        "reminders",
        "reminder_reports",
        "meetings",
        "document_changes",
        "paper_edits",
        "link_checks",
        "citation_rulings",
        "plan_versions",
    }


def _allow_changes(database: Database) -> None:
    """What a thief with the owner's rights would do first."""
    with database.writing() as rows:
        if database.is_sqlite:
            rows.execute(text("DROP TRIGGER audit_events_no_update"))
            rows.execute(text("DROP TRIGGER audit_events_no_delete"))
        else:
            rows.execute(text("ALTER TABLE audit_events DISABLE TRIGGER USER"))


TEXTS = ("actor_name", "role", "deed", "subject", "subject_id", "address", "previous_hash", "hash")


def test_one_changed_letter_anywhere_is_found_and_its_line_named(database: Database) -> None:
    fill(database)
    _allow_changes(database)
    chance = random.Random(66)
    with database.reading() as rows:
        ids = list(rows.scalars(select(AuditEvent.id)))
    for _ in range(40):
        victim, column = chance.choice(ids), chance.choice(TEXTS)
        with database.writing() as rows:
            said = rows.scalar(text(f"SELECT {column} FROM audit_events WHERE id = {victim}"))
            place = chance.randrange(len(said)) if said else 0
            flipped = said[:place] + ("x" if said[place : place + 1] != "x" else "y")
            flipped += said[place + 1 :]
            rows.execute(
                text(f"UPDATE audit_events SET {column} = :new WHERE id = :id"),
                {"new": flipped, "id": victim},
            )
            rows.flush()
            rows.expire_all()
            assert audit.first_broken(rows) == victim, f"{column} of {victim}"
            rows.rollback()


def test_changed_details_time_or_author_are_found(database: Database) -> None:
    fill(database)
    _allow_changes(database)
    with database.reading() as rows:
        victim = rows.scalars(select(AuditEvent.id).where(AuditEvent.deed == "seed")).one()
    for change in (
        "details = '{}'",
        "at = '2020-01-01 00:00:00'",
        "actor_id = (SELECT min(id) FROM users)",
    ):
        with database.writing() as rows:
            rows.execute(text(f"UPDATE audit_events SET {change} WHERE id = {victim}"))
            rows.expire_all()
            assert audit.first_broken(rows) == victim, change
            rows.rollback()


def test_a_line_taken_out_of_the_middle_is_found(database: Database) -> None:
    fill(database)
    _allow_changes(database)
    with database.writing() as rows:
        ids = list(rows.scalars(select(AuditEvent.id).order_by(AuditEvent.id)))
        rows.execute(text(f"DELETE FROM audit_events WHERE id = {ids[3]}"))
        assert audit.first_broken(rows) == ids[4]


def test_a_line_says_who_as_what_and_from_where(database: Database) -> None:
    with database.writing() as rows:
        victim = cast.user_of(rows, "leader").id
        set_active(rows, victim, False, actor=cast.actor(rows, "admin"), at=cast.MOMENT)
    with database.reading() as rows:
        line = cast.deeds(rows, "close_user")[-1]
        assert (line.actor_name, line.role, line.address) == ("Người admin", "admin", "192.0.2.1")
        assert (line.subject, line.subject_id, line.at) == ("user", str(victim), cast.MOMENT)


def test_no_log_line_and_no_row_holds_a_password_or_a_token(database: Database) -> None:
    with database.writing() as rows:
        _, token = cast_sign_in(rows)
    with database.reading() as rows:
        said = " ".join(
            f"{line.details} {line.subject_id} {line.actor_name}" for line in cast.deeds(rows)
        )
        assert cast.PASSWORD not in said
        assert token not in said
        kept = rows.execute(text("SELECT token_hash FROM sign_ins")).scalars().all()
        assert kept
        assert token not in kept
        hashes = rows.execute(text("SELECT password_hash FROM users")).scalars().all()
        assert all(value.startswith("$argon2id$") for value in hashes)


def cast_sign_in(rows: Session) -> tuple[object, str]:
    """Open a session for the officer."""
    return cast.sign_in(rows, "officer", cast.PASSWORD)


def test_the_command_line_signs_with_its_own_name(database: Database) -> None:
    with database.reading() as rows:
        assert {line.actor_name for line in cast.deeds(rows, "create_user")} == {COMMAND_LINE.name}
