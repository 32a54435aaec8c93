"""Files that take long: who can make which, whether now or in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from registry.policy import Action, Actor
from registry.settings import Choices


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for, by whom, and the moment whose figures it shows.

    `as_of` is None for the present; `at` is then the moment of asking, and `choices` that moment's.
    """

    actor: Actor
    at: datetime
    choices: Choices
    wanted: dict[str, str]
    as_of: datetime | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file."""

    file_name: str
    media_type: str
    data: bytes


class Tell(Protocol):
    """How a maker says how far it is; raises Cancelled when nobody wants the file any more."""

    def __call__(self, done: int, of: int, step: str = "") -> None: ...


class Cancelled(Exception):
    """The one who asked for the file took the order back."""


@dataclass(frozen=True, slots=True)
class Maker:
    """One kind of file: the right it needs, how to name an order in a list, how to make it.

    `make` checks the order itself (rights to a row, values from a browser) and raises the errors
    of registry.errors; `title` is shown in the maker's list of papers. `called` looks up, when the
    order is taken, what only the record knows of its name; the title finds it under CALLED.
    `ended` puts what was made into the record, in the transaction that ends the order.
    """

    needs: Action
    title: Callable[[dict[str, str]], str]
    make: Callable[[Session, Order, Tell], Made]
    called: Callable[[Session, dict[str, str]], str] | None = None
    ended: Callable[[Session, dict[str, str], Made, Actor, datetime], None] | None = None


CALLED = "called"
# Of another plan than the usual one: what the plan is called, for the order's name.
OF_PLAN = "of_plan"
MAKERS: dict[str, Maker] = {}


def quietly(done: int, of: int, step: str = "") -> None:
    """Tell nobody: for files that are made while their asker waits."""
