"""What may be asked of the open data: the parameters of each address, and nothing else."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeVar

from flask import request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dashboard.api.problems import Problem
from db.vocabulary import State
from registry.standing import Standing

Kind = TypeVar("Kind", bound="Asked")


def _with_zone(value: object) -> object:
    """A plus sign that was not escaped arrives as a blank; a number is no moment."""
    if not isinstance(value, str) or len(value) < 16 or not value[:4].isdigit():
        raise ValueError("not a moment")
    return value.replace(" ", "+")


def _possible(value: datetime) -> datetime:
    if value.tzinfo is None or not 2000 <= value.year < 9999:
        raise ValueError("without a zone, or of no year of ours")
    return value


Moment = Annotated[datetime, BeforeValidator(_with_zone), AfterValidator(_possible)]
Word = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]+$")]


class Asked(BaseModel):
    """No parameter at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paged(Asked):
    """Which part of a list."""

    limit: int = Field(100, ge=1, le=500, description="Rows of one page.")
    cursor: str | None = Field(
        None, max_length=120, description="Where the page before ended; taken from its `next`."
    )


class OfPlan(Asked):
    """Which plan."""

    plan: Word | None = Field(
        None, description="A plan's key, as /plans gives it; left out: the first of /plans."
    )


class PagedOfPlan(OfPlan, Paged):
    """Which part of a list of one plan."""


class PagedByPlan(Paged):
    """Which part of a list of the whole registry, or of what one plan rests on."""

    plan: Word | None = Field(
        None, description="A plan's key, as /plans gives it: only that plan and the documents it "
        "cites. Left out: the whole registry.",
    )


class Past(OfPlan):
    """Which plan, and which moment."""

    as_of: Moment | None = Field(
        None,
        description="A past moment with its zone (2026-11-14T17:00:00Z): the figures as they "
        "stood then. Left out: the present.",
    )


class OfRound(Past):
    """Which part of the progress."""

    round: int | None = Field(
        None, ge=2000, le=2100, description="The year of a round; left out: the newest one."
    )
    agency: Word | None = Field(None, description="An agency's code, as /agencies gives it.")
    section: Word | None = Field(
        None, description="A place of the plan; II.3 stands for everything under II.3 as well."
    )


class OfReports(OfRound, Paged):
    """Which reports."""

    standing: Standing | None = Field(None, description="How the report stands against its day.")
    state: State | None = Field(None, description="What was recorded.")
    changed_since: Moment | None = Field(
        None, description="Only reports that changed at this moment (with its zone) or later."
    )


class By(StrEnum):
    """What figures are counted by."""

    AGENCY = "agency"
    SECTION = "section"
    GROUP = "group"


class OfTallies(OfRound):
    """Which figures."""

    by: By = Field(By.AGENCY, description="By agency, by task's section (II.3.đ), or by the item "
                   "it stands under (II.3).")


class OfRows(PagedOfPlan):
    """Which rows of a round."""

    round: int | None = Field(None, ge=2000, le=2100, description="The year of a round.")


def read(kind: type[Kind]) -> Kind:
    """The parameters of this request. Raises Problem for one that is unknown, odd or repeated."""
    sent = request.args.to_dict(flat=False)
    for name, values in sent.items():
        if name not in kind.model_fields:
            raise Problem(400, "unknown_parameter", parameter=name[:60])
        if len(values) > 1:
            raise Problem(400, "repeated_parameter", parameter=name)
    try:
        return kind.model_validate({name: values[0] for name, values in sent.items()})
    except ValidationError as wrong:
        where = str(wrong.errors()[0]["loc"][0])
        raise Problem(400, "bad_parameter", parameter=where) from None
