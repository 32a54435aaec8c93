"""What an administrator may say of an agency."""

from __future__ import annotations

from datetime import date

import cast
import pytest
from sqlalchemy import select

from db import Database
from db.models import Agency
from registry.agencies import AgencyInput, correct_agency
from registry.errors import NotAllowed, NothingChanged, Refused, Stale

SOUND = AgencyInput("Sở Y tế", "SYT", True, None, date(2025, 6, 30), "Theo nghị quyết")


def corrected(database: Database, said: AgencyInput, name: str = "admin", version: int = 1) -> None:
    with database.writing() as rows:
        agency = rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one()
        who = cast.actor(rows, name)
        correct_agency(
            rows, agency.id, said, expected_version=version, actor=who, at=cast.MOMENT
        )


def test_a_correction_keeps_the_old_values_in_the_log(database: Database) -> None:
    corrected(database, SOUND)

    with database.reading() as rows:
        agency = rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one()
        assert (agency.valid_to, agency.note) == (date(2025, 6, 30), "Theo nghị quyết")
        details = cast.deeds(rows, "correct_agency")[0].details
        assert details["valid_to"] == [None, "2025-06-30"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (AgencyInput("", "SYT", True, None, None, ""), "agency_name"),
        (AgencyInput("Sở Y tế", " ", True, None, None, ""), "agency_short_name"),
        (AgencyInput("Sở <b>Y tế</b>", "SYT", True, None, None, ""), "agency_marks"),
        (AgencyInput("Sở Y tế", '<a href="x">', True, None, None, ""), "agency_marks"),
        (
            AgencyInput("Sở Y tế", "SYT", True, date(2025, 1, 2), date(2025, 1, 1), ""),
            "agency_dates",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused(
    database: Database, said: AgencyInput, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        corrected(database, said)


@pytest.mark.parametrize("name", ["leader", "officer", "agency"])
def test_only_an_administrator_corrects_an_agency(database: Database, name: str) -> None:
    with pytest.raises(NotAllowed):
        corrected(database, SOUND, name)


def test_the_same_correction_again_changes_nothing_and_an_older_form_is_stale(
    database: Database,
) -> None:
    corrected(database, SOUND)
    with pytest.raises(NothingChanged):
        corrected(database, SOUND, version=2)
    with pytest.raises(Stale):
        corrected(database, SOUND, version=1)
