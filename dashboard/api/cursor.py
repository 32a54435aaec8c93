"""Where a page of the open data ends: the key of its last row, so that rows added later are
neither left out nor given twice."""

from __future__ import annotations

import base64
import binascii
import json

from dashboard.api.problems import Problem

LONGEST = 120


def write(key: tuple[int, ...]) -> str:
    """The key as it stands in an address."""
    said = json.dumps(key, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def read(said: str | None, parts: int) -> tuple[int, ...]:
    """The key of an address; the beginning when there is none. Raises Problem for an odd one."""
    if said is None:
        return (0,) * parts
    try:
        key = json.loads(base64.b64decode(said + "=" * (-len(said) % 4), b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        raise Problem(400, "bad_cursor") from None
    is_key = isinstance(key, list) and len(key) == parts
    if not is_key or not all(type(one) is int and 0 <= one < 2**31 for one in key):
        raise Problem(400, "bad_cursor")
    return tuple(key)
