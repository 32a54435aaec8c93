"""Values from a browser, made safe or refused: nothing that arrives is trusted as it is."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from registry.clock import VIETNAM
from registry.errors import Refused

Choice = TypeVar("Choice", bound=StrEnum)


def words(value: Any) -> str:
    """A text field; an empty one arrives as None."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused("text_unreadable")
    try:
        value.encode()
    except UnicodeEncodeError:  # half a letter, as only a script sends it
        raise Refused("text_unreadable") from None
    return value


def choice(kind: type[Choice], value: Any) -> Choice:
    """One value of a closed list."""
    if not isinstance(value, str) or value not in {member.value for member in kind}:
        raise Refused("bad_choice")
    return kind(value)


def percent(value: Any) -> int | None:
    """A whole percentage, or nothing."""
    if value in (None, ""):
        return None
    if isinstance(value, bool):
        raise Refused("bad_percent")
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.strip().removesuffix("%").strip().isdecimal():
        return int(value.strip().removesuffix("%")[:6])
    raise Refused("bad_percent")


def day(value: Any) -> date | None:
    """A day as a date field sends it (2026-11-14) or as people write it (14/11/2026)."""
    if value in (None, ""):
        return None
    if not isinstance(value, str) or len(value) > 12:
        raise Refused("bad_day")
    try:
        if "/" in value:
            first, month, year = (int(part) for part in value.split("/"))
            return date(year, month, first)
        return date.fromisoformat(value)
    except ValueError:
        raise Refused("bad_day") from None


def moment(value: Any) -> datetime | None:
    """A past moment from an address, by a Vietnamese clock ("2026-11-14T09:30") unless it names
    its zone; None when it is none. A day alone means its last second."""
    if not isinstance(value, str) or not 10 <= len(value) <= 32:
        return None
    try:
        read = datetime.fromisoformat(value if "T" in value else f"{value}T23:59:59")
    except ValueError:
        return None
    # Nothing was recorded before, and the first years of all can't be told in another zone.
    if read.year < 2000:
        return None
    return read if read.tzinfo else read.replace(tzinfo=VIETNAM)


def row_id(value: Any) -> int:
    """The id of a row; whether the row may be touched is asked elsewhere."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**31:
        raise Refused("bad_choice")
    return value


def whole(value: Any) -> int:
    """A whole number, zero included, as a script or an address gives it."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise Refused("bad_choice")
    return value


def part(value: Any, name: str) -> Any:
    """One entry of what a store holds."""
    if not isinstance(value, dict):
        raise Refused("bad_choice")
    return value.get(name)


def query(search: Any) -> dict[str, str]:
    """The filters of an address as the browser shows it, "?round=2026&…"."""
    if not isinstance(search, str) or len(search) > 2000:
        return {}
    try:
        pairs = parse_qsl(search.removeprefix("?"), max_num_fields=30)
    except ValueError:
        return {}
    # A record on PostgreSQL takes no NUL, not even in a question.
    return {name: value.replace("\x00", "") for name, value in pairs}
