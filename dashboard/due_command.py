"""`app.py due`: what the days bring by themselves, as the timer on the server runs it."""

from __future__ import annotations

import click

from dashboard.command_help import Command
from dashboard.commands import Installation, opened
from dashboard.texts import command_line as words
from db import Database
from registry import alarms, clock
from registry.accounts import COMMAND_LINE


@click.command("due", cls=Command, help=words.DUE)
@click.pass_obj
def due(here: Installation) -> None:
    """Documents whose force begins or ends today, effects that begin: one pass."""
    database = opened(here)
    click.echo(words.due_done(come_due(database)))


def come_due(database: Database) -> int:
    """One pass; how many items to settle it left."""
    with database.writing() as rows:
        return alarms.settle_due(rows, actor=COMMAND_LINE, at=clock.now())
