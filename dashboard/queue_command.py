"""`app.py work`: the worker that makes ordered files, as a service on the server runs it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable

import click

from dashboard.command_help import Command
from dashboard.commands import Installation, opened
from dashboard.queue_work import Worker
from dashboard.texts import queue as words
from db import connect


@click.command("work", cls=Command, help=words.COMMAND)
@click.option("--demonstration", is_flag=True, help=words.DEMONSTRATION)
@click.pass_obj
def work(here: Installation, demonstration: bool) -> None:
    """Until SIGTERM; a job in hand is then given back."""
    database = connect(here.demonstration_url()) if demonstration else opened(here)
    click.echo(words.STARTED)
    Worker(database).run()


def beside(url: str, listening: Iterable[int]) -> int:
    """Start a worker that lives as long as this process, which serves on `listening`; its number.

    Forked, so that the code that is loaded already is shared.
    """
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        for one in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            if callable(signal.getsignal(one)):
                signal.signal(one, signal.SIG_DFL)
        # A connection that nobody answers must not be accepted here.
        for place in listening:
            os.close(place)
        Worker(connect(url)).run(parent)
    finally:
        os._exit(0)
