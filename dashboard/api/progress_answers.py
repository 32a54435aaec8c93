"""What the open data answers of the progress, with the four national categories beside our own."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from dashboard.api.answers import PAGE, SECTION, Answer, Head, Listing
from db.vocabulary import State, Verification
from registry.standing import Standing


class NationalCategory(StrEnum):
    """The four cells in which the Government Office counts tasks: finished or not, in time or
    overdue. A report without a day, or one set aside, is in none of them."""

    DONE_ON_TIME = "done_on_time"
    DONE_OVERDUE = "done_overdue"
    OPEN_ON_TIME = "open_on_time"
    OPEN_OVERDUE = "open_overdue"


# What is not here cannot be judged by a day, and is never forced into a cell.
NATIONAL = {
    Standing.DONE_ON_TIME: NationalCategory.DONE_ON_TIME,
    Standing.DONE_LATE: NationalCategory.DONE_OVERDUE,
    Standing.ON_TRACK: NationalCategory.OPEN_ON_TIME,
    Standing.DUE_SOON: NationalCategory.OPEN_ON_TIME,
    Standing.OVERDUE: NationalCategory.OPEN_OVERDUE,
}


class Round(Answer):
    """One year of reporting."""

    id: int
    year: int
    opens_on: date
    closes_on: date | None
    is_closed: bool
    is_locked: bool
    reports: int = Field(description="How many reports it owes, as far as the key may see.")
    page: str = Field(description=PAGE)


class Rounds(Listing):
    """The rounds of reporting."""

    items: list[Round]


class Report(Answer):
    """What one agency has said of one task in one round, and how that stands against its day."""

    id: int
    round: int = Field(description="The year of the round.")
    task_id: int
    section: str = Field(description=SECTION)
    agency: str = Field(description="The agency's code.")
    state: State = Field(description="What was recorded.")
    standing: Standing = Field(
        description="Computed on the day of `as_of`, never stored. `open_ended`: without a day, "
        "neither in time nor late. `not_assessable`: set aside, or the day it was done is unknown."
    )
    national_category: NationalCategory | None = Field(
        description="The cell of the national task-tracking system; null when it can't be judged."
    )
    verification: Verification = Field(description="Whose word it stands on.")
    percent: int | None = Field(ge=0, le=100)
    due_on: date | None = Field(description="The last day in time; null: no deadline.")
    reported_on: date | None
    changed_at: datetime | None = Field(description="Null: nobody has said anything yet.")
    is_stale: bool = Field(description="Open and long without a change; says nothing of lateness.")
    is_on_behalf: bool = Field(description="Typed by the monitoring office for the agency.")
    result: str = Field(description="In the agency's words, as are the next three.")
    product: str
    difficulties: str
    proposals: str
    page: str = Field(description=PAGE)


class Reports(Listing):
    """The reports of one round."""

    round: int | None = Field(description="The year of the round; null when none was opened.")
    items: list[Report]


class OneReport(Head):
    """One report."""

    item: Report


class Tally(Answer):
    """Counts of some reports. The four cells and `not_judged` add up to `total`, as do the
    standings; `completed` is a state, with a day or without."""

    key: str | None = Field(description="An agency's code or a place of the plan; null: all.")
    name: str | None
    total: int
    done_on_time: int
    done_overdue: int
    open_on_time: int
    open_overdue: int
    not_judged: int = Field(description="Without a day, set aside, or not to be judged.")
    by_standing: dict[Standing, int] = Field(description="Every standing, also those of nought.")
    completed: int
    applicable: int = Field(description="All but those to which the task does not apply.")
    verified: int
    reported: int
    stale: int


class Tallies(Head):
    """Figures of one round; the rows add up to `all`, whatever they are counted by."""

    round: int | None = Field(description="The year of the round; null when none was opened.")
    by: str
    items: list[Tally]
    all: Tally


class Snapshot(Answer):
    """The figures of a round, kept whole with the hash that proves them."""

    id: int
    round: int
    name: str
    taken_at: datetime
    sha256: str = Field(description="Of its rows, in the one spelling docs/api.md gives.")
    package: str | None = Field(
        description="Its open data (ZIP, Data Package v2); null for a key of one agency or one "
        "that may not read everything in it."
    )
    page: str = Field(description=PAGE)


class Snapshots(Listing):
    """The figures that were kept."""

    items: list[Snapshot]
