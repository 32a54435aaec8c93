"""The command line: what each command does, in Vietnamese down to its mistakes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard import mailing, texts
from dashboard.command_help import Group, group, mistake
from dashboard.demonstrating import build_demonstration
from dashboard.texts import command_line as words
from db import Database, UnsafeEngine, connect, schema
from db.models import Agency, RecordKind, User
from db.vocabulary import Role
from registry import (
    accounts,
    clock,
    demonstration,
    facts,
    inputs,
    reading,
    search,
    seeding,
    selfcheck,
)
from registry.errors import RegistryError
from registry.links.addresses import Hosts


class MissingSetting(Exception):
    """A variable that the start needs is not set, or holds what cannot be used."""

    def __init__(self, name: str, said: str = "") -> None:
        self.name = name
        self.said = said
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the records are and how to serve them; app.py knows, by the environment."""

    real_url: Callable[[], str]
    demonstration_url: Callable[[], str]
    serve_real: Callable[[], None]
    serve_demonstration: Callable[[], None]
    mail: Callable[[], mailing.MailSettings | None]
    link_sites: Callable[[], Hosts | None] = lambda: None


def main(here: Installation) -> None:
    """Run a command; what goes wrong is one clear sentence and an exit code, no traceback."""
    try:
        cli(obj=here, standalone_mode=False)
    except click.exceptions.Abort:
        raise SystemExit(1) from None
    except click.ClickException as wrong:
        _fail(mistake(wrong))
    except MissingSetting as missing:
        said = words.BAD_SETTINGS[missing.name] if missing.said else words.MISSING
        _fail(said.format(name=missing.name))
    except UnsafeEngine as unsafe:
        _fail(words.UNSAFE_SQLITE.format(version=unsafe.version))
    except RegistryError as refused:
        _fail(texts.refusal(refused))
    except SQLAlchemyError as error:
        _fail(words.NO_DATABASE.format(why=str(error.__cause__ or error).splitlines()[0]))
    except OSError as error:
        _fail(words.NO_DATABASE.format(why=error.strerror or error))


def say_where(address: str) -> None:
    """The last line before the server takes over."""
    click.echo(words.SERVING.format(address=address))
    sys.stdout.flush()


def _fail(sentence: str) -> None:
    click.echo(sentence, err=True)
    raise SystemExit(1)


@group(help=words.HELP)
def cli() -> None:
    """Every command below."""


@cli.command(help=words.RUN)
@click.pass_obj
def run(here: Installation) -> None:
    database = opened(here)
    _refuse_other_kind(database, is_demonstration=False)
    database.close()
    here.serve_real()


@cli.command(help=words.INIT)
@click.option("--username", default="quantri", help=words.INIT_USERNAME)
@click.option("--name", default=words.FIRST_NAME, help=words.INIT_NAME)
@click.pass_obj
def init(here: Installation, username: str, name: str) -> None:
    database = connect(here.real_url())
    was_there = bool(schema.current(database))
    schema.upgrade(database)
    if was_there and _kind(database) is not None:
        _refuse_other_kind(database, is_demonstration=False)
        _fill(database)
        click.echo(words.ALREADY.format(revision=schema.newest()))
        return
    with database.writing() as rows:
        at = clock.now()
        seeding.seed(
            rows, facts.facts(), is_demonstration=False, actor=accounts.COMMAND_LINE, at=at
        )
        user, secret = accounts.create_user(
            rows, username, name, Role.ADMIN, actor=accounts.COMMAND_LINE, at=at
        )
        click.echo(words.INIT_DONE.format(**seeding.counts(rows)))
        shown = user.username
    click.echo(words.FIRST_ACCOUNT.format(username=shown, password=secret))


@cli.command(help=words.DEMO)
@click.option("--only-build", is_flag=True, help=words.DEMO_ONLY)
@click.pass_obj
def demo(here: Installation, only_build: bool) -> None:
    database = connect(here.demonstration_url())
    if _kind(database) is None:
        click.echo(words.BUILDING_DEMO)
        build_demonstration(database)
    _refuse_other_kind(database, is_demonstration=True)
    schema.upgrade(database)
    _fill(database)
    database.close()
    click.echo(words.DEMO_ACCOUNTS)
    for account in demonstration.ACCOUNTS:
        role = texts.ROLES[account.role]
        said = {"role": role, "username": account.username, "password": account.password}
        click.echo(words.DEMO_ACCOUNT.format(**said))
    if not only_build:
        here.serve_demonstration()


@cli.command(help=words.READ)
@click.argument("path", metavar=words.FILE, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=words.READ_JSON)
def read(path: Path, as_json: bool) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        why = words.FILE_ERRORS.get(error.errno or 0, words.FILE_ERROR)
        raise click.ClickException(words.NO_FILE.format(path=path, why=why)) from None
    text = inputs.read_file(data, path.name, _tell_page).text
    found = reading.read_plan(text, facts.known(facts.facts(), data))
    said = reading.as_json(found)
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    counts = {name: len(said[name]) for name in words.READ_COUNTED}
    click.echo(words.READ_SUMMARY.format(**{**said["header"], **counts}))
    for section in said["sections"]:
        shown = texts.shortened(section["heading"] or section["text"] or "", 70)
        line = {"path": section["path"], "line": section["line"], "words": shown}
        click.echo(words.READ_SECTION.format(**line))


def _tell_page(done: int, pages: int) -> None:
    """How far a scan is, beside what is printed for other programs."""
    click.echo(words.READ_PAGE.format(done=done, pages=pages), err=True)


@cli.group(help=words.USER, cls=Group)
def user() -> None:
    """Accounts, from the server itself."""


@user.command("add", help=words.USER_ADD)
@click.argument("username", metavar=words.NAME)
@click.argument("full_name", metavar=words.FULL_NAME)
@click.option("--role", type=click.Choice([role.value for role in Role if role is not Role.SCREEN]),
              help=words.ROLE, required=True)
@click.option("--agency", "agency_code", help=words.AGENCY_CODE)
@click.pass_obj
def add_user(
    here: Installation, username: str, full_name: str, role: str, agency_code: str | None
) -> None:
    with opened(here).writing() as rows:
        agency = rows.scalar(select(Agency).where(Agency.code == agency_code))
        if agency_code and agency is None:
            raise click.ClickException(texts.NOT_FOUND)
        made, secret = accounts.create_user(
            rows, username, full_name, Role(role), agency_id=agency.id if agency else None,
            actor=accounts.COMMAND_LINE, at=clock.now(),
        )
        shown = made.username
    click.echo(words.ONE_TIME.format(username=shown, password=secret))


@user.command("list", help=words.USER_LIST)
@click.pass_obj
def list_users(here: Installation) -> None:
    with opened(here).reading() as rows:
        for row in rows.scalars(select(User).order_by(User.username)):
            state = words.OPEN if row.is_active else words.CLOSED
            role = texts.ROLES[row.role]
            click.echo(f"{row.username:<20} {role:<22} {state:<10} {row.full_name}")


@user.command("reset", help=words.USER_RESET)
@click.argument("username", metavar=words.NAME)
@click.pass_obj
def reset_user(here: Installation, username: str) -> None:
    with opened(here).writing() as rows:
        found = _user_id(rows, username)
        secret = accounts.reset_password(rows, found, actor=accounts.COMMAND_LINE, at=clock.now())
    click.echo(words.ONE_TIME.format(username=username, password=secret))


@user.command("close", help=words.USER_CLOSE)
@click.argument("username", metavar=words.NAME)
@click.pass_obj
def close_user(here: Installation, username: str) -> None:
    _set_active(here, username, False)


@user.command("open", help=words.USER_OPEN)
@click.argument("username", metavar=words.NAME)
@click.pass_obj
def open_user(here: Installation, username: str) -> None:
    _set_active(here, username, True)


@cli.command(help=words.MAIL)
@click.pass_obj
def mail(here: Installation) -> None:
    said, went_well = mailing.one_pass(opened(here), here.mail())
    click.echo(said)
    raise SystemExit(0 if went_well else 1)


@cli.command(help=words.CHECK)
@click.pass_obj
def check(here: Installation) -> None:
    database = opened(here)
    failed = False
    for finding in selfcheck.findings(database, facts.facts()):
        failed = failed or bool(finding.broken)
        said = {"what": words.CHECKS[finding.code].format(**finding.details), "why": finding.broken}
        click.echo((words.FAILED if finding.broken else words.CHECKED).format(**said))
    raise SystemExit(1 if failed else 0)


def opened(here: Installation) -> Database:
    """The real record, when it stands at the newest migration."""
    database = connect(here.real_url())
    if schema.current(database) != schema.newest():
        raise click.ClickException(words.NOT_READY)
    return database


def _kind(database: Database) -> bool | None:
    """Whether a record is a demonstration; None when it holds nothing yet."""
    if not schema.current(database):
        return None
    with database.reading() as rows:
        return rows.scalar(select(RecordKind.is_demonstration))


def _fill(database: Database) -> None:
    """After an upgrade: what older releases did not write."""
    with database.writing() as rows:
        search.after_upgrade(rows)


def _refuse_other_kind(database: Database, *, is_demonstration: bool) -> None:
    if _kind(database) is not is_demonstration:
        said = words.IS_REAL if is_demonstration else words.IS_DEMONSTRATION
        raise click.ClickException(said)


def _set_active(here: Installation, username: str, is_active: bool) -> None:
    with opened(here).writing() as rows:
        found = _user_id(rows, username)
        accounts.set_active(rows, found, is_active, actor=accounts.COMMAND_LINE, at=clock.now())
    click.echo(words.DONE)


def _user_id(rows: Session, username: str) -> int:
    found = rows.scalar(select(User.id).where(User.username == username.strip().lower()))
    if found is None:
        raise click.ClickException(words.NO_USER.format(username=username))
    return found
