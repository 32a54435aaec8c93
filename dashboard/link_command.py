"""`app.py links`: every link that is due is asked, as the timer on the server runs it."""

from __future__ import annotations

import time
from collections import Counter

import click

from dashboard.command_help import Command
from dashboard.commands import Installation, opened
from dashboard.link_checking import batch
from dashboard.texts import links as words
from db import Database
from db.vocabulary import LinkResult
from registry import clock
from registry.accounts import COMMAND_LINE
from registry.links import keep, run
from registry.links.addresses import Hosts

COMMAND_SECONDS = 1800.0
BATCH = 40


@click.command("links", cls=Command, help=words.COMMAND)
@click.pass_obj
def links(here: Installation) -> None:
    """Ask every link that is due, forty at a time, each batch stored as it is done."""
    allowed = here.link_sites()
    if allowed is None:
        click.echo(words.COMMAND_OFF)
        return
    database = opened(here)
    with run.one_at_a_time(database):
        said = _whole_run(database, allowed)
    click.echo(said)


def _whole_run(database: Database, allowed: Hosts) -> str:
    with database.reading() as rows:
        waiting = [id_ for id_, _ in keep.due(rows, clock.now())]
    if not waiting:
        return words.COMMAND_NONE
    until = time.monotonic() + COMMAND_SECONDS
    counts: Counter[LinkResult] = Counter()
    done = 0
    while done < len(waiting) and (left_over := until - time.monotonic()) > 0:
        among = waiting[done : done + BATCH]
        found, left = batch(database, allowed, COMMAND_LINE, among=among, seconds=left_over)
        counts += found
        done += len(among) - left
        if left:
            break
    said = words.run_said(counts, 0)
    left = len(waiting) - done
    return f"{said} {words.COMMAND_TIME.format(left=left)}" if left else said
