"""A list of the open data cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import request

from dashboard.api import cursor
from dashboard.api.answers import Listing
from dashboard.api.asked import Paged
from dashboard.api.door import Call

Kind = TypeVar("Kind", bound=Listing)


def after(asked: Paged, parts: int = 1) -> tuple[int, ...]:
    """The key of the last row of the page before."""
    return cursor.read(asked.cursor, parts)


def listing(
    kind: type[Kind], call: Call, asked: Paged, found: Sequence[Any],
    made: Callable[[Sequence[Any]], list[Any]], key: Callable[[Any], tuple[int, ...]],
    **more: Any,
) -> Kind:
    """One page of what was found, which holds a row more than fits when more are to come."""
    shown = found[: asked.limit]
    is_last = len(found) <= asked.limit
    next_page = None if is_last else _address(call, key(shown[-1]))
    return kind(**call.head, next=next_page, items=made(shown), **more)


def by_id(row: Any) -> tuple[int, ...]:
    """The key of a row that has a number."""
    return (row.id,)


def _address(call: Call, key: tuple[int, ...]) -> str:
    query = {**request.args.to_dict(), "cursor": cursor.write(key)}
    return f"{call.base}{request.path}?{urlencode(query)}"
