"""The seeded record says what Kế hoạch 66 says: so many parts, and nothing nobody checked."""

from __future__ import annotations

import hashlib
import json
import re

import cast
import pytest
from sqlalchemy import func, select

from db import Database, schema
from db.models import (
    Agency,
    AgencyGroup,
    Assignment,
    AuditEvent,
    Citation,
    Document,
    RecordKind,
    Report,
    Requirement,
    Section,
    Setting,
    Task,
    User,
)
from db.vocabulary import AssignmentRole
from registry import facts, seeding
from registry.accounts import COMMAND_LINE
from registry.errors import NotAllowed, Refused
from registry.policy import STRANGER

# 31 documents that the plan cites and 16 that change, replace or resemble them; 72 citations and 16
# places that point at documents without naming any.
COUNTS = {Document: 47, Agency: 45, AgencyGroup: 13, Section: 58, Citation: 88, Task: 43}


@pytest.mark.parametrize(("kind", "number"), COUNTS.items(), ids=lambda kind: str(kind))
def test_the_record_holds_as_many_of_each_part_as_the_plan(
    database: Database, kind: type, number: int
) -> None:
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(kind)) == number


def test_twenty_seven_tasks_stand_in_part_two_and_sixteen_in_part_three(
    database: Database,
) -> None:
    with database.reading() as rows:
        paths = rows.scalars(
            select(Section.path).join(Task, Task.section_id == Section.id)
        ).all()
    assert sum(path.startswith("II.") for path in paths) == 27
    assert sum(path.startswith("III.") for path in paths) == 16


def test_one_task_alone_has_a_date_and_it_is_the_yearly_report(database: Database) -> None:
    with database.reading() as rows:
        dated = rows.execute(
            select(Section.path, Task.yearly_before)
            .join(Section, Section.id == Task.section_id)
            .where(Task.yearly_before.is_not(None))
        ).all()
        assert [tuple(row) for row in dated] == [(cast.DATED_TASK, "11-15")]
        others = select(Assignment).where(Assignment.has_yearly_date)
        roles = {row.role for row in rows.scalars(others)}
        assert roles == {AssignmentRole.ALL}


def test_an_agency_that_nobody_confirmed_owes_no_report(database: Database) -> None:
    with database.reading() as rows:
        doubtful = rows.scalars(select(Agency).where(Agency.is_confirmed.is_(False))).all()
        assert {agency.code for agency in doubtful} == {"so-ngoai-vu", "truong-dh-tra-vinh"}
        ids = [agency.id for agency in doubtful]
        assert rows.scalars(select(Assignment).where(Assignment.agency_id.in_(ids))).all()
        assert rows.scalars(select(Report).where(Report.agency_id.in_(ids))).all() == []


def test_requirements_are_proposals_until_somebody_confirms_them(database: Database) -> None:
    with database.reading() as rows:
        proposed = rows.scalars(select(Requirement.is_confirmed)).all()
        assert proposed
        assert not any(proposed)


def test_the_plan_s_text_is_kept_byte_for_byte(database: Database) -> None:
    with database.reading() as rows:
        plan = cast.plan_of(rows)
        said = (plan.text or "").encode()
        assert hashlib.sha256(said).hexdigest() == plan.text_sha256
        assert said == (facts.PLAN66 / "ke-hoach-66.txt").read_bytes()


def test_what_nobody_checked_is_empty_and_never_in_force(database: Database) -> None:
    with database.reading() as rows:
        for document in rows.scalars(select(Document)):
            sourced = {source.field for source in document.sources}
            if document.validity is not None:
                assert "validity" in sourced, document.key
            if document.is_date_verified:
                assert "issued_on" in sourced, document.key


def test_a_real_record_says_it_is_real_and_has_no_settings_nor_made_up_reports(
    database: Database,
) -> None:
    with database.reading() as rows:
        assert rows.scalars(select(RecordKind.is_demonstration)).all() == [False]
        assert rows.scalars(select(Setting)).all() == []
        assert {report.result for report in rows.scalars(select(Report))} == {""}


def test_a_record_is_seeded_once(database: Database) -> None:
    before = cast.census(database)
    with pytest.raises(Refused, match="already_seeded"), database.writing() as rows:
        seeding.seed(
            rows, facts.facts(), is_demonstration=True, actor=COMMAND_LINE, at=cast.MOMENT
        )
    assert cast.census(database) == before


def test_only_the_command_line_seeds(empty_database: Database) -> None:
    schema.upgrade(empty_database)
    with pytest.raises(NotAllowed), empty_database.writing() as rows:
        seeding.seed(
            rows, facts.facts(), is_demonstration=False, actor=STRANGER, at=cast.MOMENT
        )
    with empty_database.reading() as rows:
        for kind in (Document, AuditEvent, User):
            assert rows.scalar(select(func.count()).select_from(kind)) == 0


# Words of those who made the facts, not of the facts: they must not reach a reader.
TOOLS = re.compile(
    r"\b(gpt|claude|llm|chatgpt|openai|anthropic|copilot|gemini|ai model|assistant|agent|prompt|"
    r"token|web ?search|scrap(ed|er)|crawl(ed|er)|todo|fixme|huggingface|dataset|corpus)\b",
    re.IGNORECASE,
)


def test_no_word_about_tools_is_in_the_seed() -> None:
    files = [path for path in facts.SEED.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        said = re.sub(r"https?://\S+", "", path.read_text("utf-8"))
        found = TOOLS.search(said)
        assert found is None, f"{path.name}: {said[max(found.start() - 40, 0) : found.end() + 40]}"


def test_every_fact_names_a_source_that_is_listed() -> None:
    said = facts.facts()
    listed = set(said.documents["sources"]) | set(said.agencies["sources"])
    used: set[str] = set()
    for row in [*said.documents["documents"], *said.documents["linked"]]:
        used |= set(row["validity"]["sources"])
        for field in seeding.SOURCED_FIELDS.values():
            used |= set(row[field])
    for row in said.agencies["agencies"]:
        used |= set(row["sources"])
    assert used - listed == set()
    assert json.dumps(said.requirements)
