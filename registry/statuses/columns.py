"""What a column of a table of statuses may say."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """Which report a row means, what it says of it, and when that was so."""

    KEY = "key"
    PATH = "path"
    TASK = "task"
    AGENCY = "agency"
    STATE = "state"
    PERCENT = "percent"
    REPORTED_ON = "reported_on"
    RESULT = "result"
    PRODUCT = "product"
    DIFFICULTIES = "difficulties"
    PROPOSALS = "proposals"
    UPDATED_AT = "updated_at"


# Which report a row means; one of the first three is needed.
NAMING = (Column.KEY, Column.PATH, Column.TASK, Column.AGENCY)
# What it says of it, by the names of a report's own fields; one of them is needed.
SAYING = (Column.STATE, Column.PERCENT, Column.REPORTED_ON, Column.RESULT, Column.PRODUCT,
          Column.DIFFICULTIES, Column.PROPOSALS)
WORDS = (Column.RESULT, Column.PRODUCT, Column.DIFFICULTIES, Column.PROPOSALS)
