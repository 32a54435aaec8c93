"""The demonstration: Kế hoạch 66 with made-up, labelled reports, in a record of its own."""

from __future__ import annotations

from dashboard.texts import command_line as words
from db import Database, schema
from db.vocabulary import Role
from registry import accounts, clock, demonstration, facts, seeding


def build_demonstration(database: Database) -> None:
    """Fill an empty record with Kế hoạch 66 and made-up, labelled reports."""
    schema.upgrade(database)
    said = demonstration.Words(
        names={Role(role): name for role, name in words.DEMO_NAMES.items()},
        others=words.DEMO_OTHERS,
        result=words.DEMO_RESULT,
        product=words.DEMO_PRODUCT,
        difficulty=words.DEMO_DIFFICULTY,
        proposal=words.DEMO_PROPOSAL,
        return_reason=words.DEMO_RETURN,
        deadline_reason=words.DEMO_DEADLINE,
    )
    with database.writing() as rows:
        at = clock.now()
        plan = seeding.seed(
            rows, facts.facts(), is_demonstration=True, actor=accounts.COMMAND_LINE, at=at
        )
        demonstration.demonstrate(
            rows,
            plan,
            said,
            demonstration.DeskWords(**words.DEMO_DESK),
            words.DEMO_SNAPSHOT,
            today=clock.day_of(at),
        )
