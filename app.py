"""Settings in, one Flask server out; `python app.py COMMAND` is the whole command line."""

from __future__ import annotations

import json
import os
import secrets
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import click
import flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.texts import command_line as words
from db import Database, UnsafeEngine, connect, schema
from db.models import Agency, RecordKind, User
from db.vocabulary import Role
from registry import accounts, clock, demonstration, facts, reading, seeding, selfcheck
from registry.errors import RegistryError

ROOT = Path(__file__).parent
VAR = ROOT / "var"


class MissingSetting(Exception):
    """A variable that the start needs is not set; `name` says which."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the start must know. `idle` and `longest` bound one signed-in session."""

    database_url: str
    secret_key: str
    is_demonstration: bool = False
    is_https: bool = True
    host: str = "127.0.0.1"
    port: int = 8050
    idle: timedelta = timedelta(minutes=60)
    longest: timedelta = timedelta(hours=12)


def settings_from_environment() -> Settings:
    """The settings of a real installation. Raises MissingSetting by the variable's name."""
    said = Settings(_needed("PLAN_DATABASE_URL"), _needed("PLAN_SECRET_KEY"))
    if len(said.secret_key) < 32:
        raise MissingSetting("PLAN_SECRET_KEY")
    return replace(
        said,
        is_https=os.environ.get("PLAN_HTTPS", "1") != "0",
        host=os.environ.get("PLAN_HOST", said.host),
        port=_port(said.port),
    )


def demonstration_settings() -> Settings:
    """The settings of `make run`: a record and a secret of their own under var/."""
    VAR.mkdir(exist_ok=True)
    kept = VAR / "demonstration.key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    url = os.environ.get("PLAN_DEMONSTRATION_URL", f"sqlite:///{VAR / 'demonstration.db'}")
    said = Settings(url, kept.read_text(), is_demonstration=True, is_https=False)
    return replace(said, port=_port(said.port))


def create_app(settings: Settings, database: Database | None = None) -> flask.Flask:
    """One server, ready to answer. The record must stand at the newest migration."""
    from dashboard.app import build

    server = flask.Flask(__name__, static_folder=None)
    server.config.update(
        SECRET_KEY=settings.secret_key,
        DEBUG=False,
        SESSION_COOKIE_NAME="__Host-session" if settings.is_https else "session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=settings.longest,
        # Else every answer sets the cookie again, also the files that a proxy may keep for all.
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        IS_DEMONSTRATION=settings.is_demonstration,
    )
    database = database or connect(settings.database_url)
    build(server, database, idle=settings.idle, longest=settings.longest)
    database.close()
    return server


def wsgi() -> flask.Flask:
    """The server for gunicorn, by the settings the command line chose."""
    is_demonstration = os.environ.get("PLAN_MODE") == "demonstration"
    return create_app(
        demonstration_settings() if is_demonstration else settings_from_environment()
    )


def _port(usual: int) -> int:
    said = os.environ.get("PLAN_PORT", str(usual))
    if not (said.isascii() and said.isdigit() and 0 < int(said[:6]) < 65536):
        raise MissingSetting("PLAN_PORT")
    return int(said)


def _needed(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise MissingSetting(name)
    return value


@click.group(help=words.HELP, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Every command below."""


@cli.command(help=words.RUN)
def run() -> None:
    settings = settings_from_environment()
    database = _opened(settings)
    _refuse_other_kind(database, is_demonstration=False)
    database.close()
    _serve(settings)


@cli.command(help=words.INIT)
@click.option("--username", default="quantri", help=words.INIT_USERNAME)
@click.option("--name", default=words.FIRST_NAME, help=words.INIT_NAME)
def init(username: str, name: str) -> None:
    settings = settings_from_environment()
    database = connect(settings.database_url)
    was_there = bool(schema.current(database))
    schema.upgrade(database)
    if was_there and _kind(database) is not None:
        _refuse_other_kind(database, is_demonstration=False)
        click.echo(words.ALREADY.format(revision=schema.newest()))
        return
    at = clock.now()
    with database.writing() as rows:
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
def demo(only_build: bool) -> None:
    settings = demonstration_settings()
    database = connect(settings.database_url)
    if _kind(database) is None:
        click.echo(words.BUILDING_DEMO)
        build_demonstration(database)
    _refuse_other_kind(database, is_demonstration=True)
    schema.upgrade(database)
    database.close()
    click.echo(words.DEMO_ACCOUNTS)
    for account in demonstration.ACCOUNTS:
        role = texts.ROLES[account.role]
        said = {"role": role, "username": account.username, "password": account.password}
        click.echo(words.DEMO_ACCOUNT.format(**said))
    if not only_build:
        _serve(settings)


@cli.command(help=words.READ)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=words.READ_JSON)
def read(path: Path, as_json: bool) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise click.ClickException(words.NO_FILE.format(path=path, why=error.strerror)) from None
    found = reading.read_plan(reading.decode_text(data), facts.known(facts.facts(), data))
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


@cli.group(help=words.USER)
def user() -> None:
    """Accounts, from the server itself."""


@user.command("add", help=words.USER_ADD)
@click.argument("username")
@click.argument("full_name")
@click.option("--role", type=click.Choice([role.value for role in Role]), help=words.ROLE,
              required=True)
@click.option("--agency", "agency_code", help=words.AGENCY_CODE)
def add_user(username: str, full_name: str, role: str, agency_code: str | None) -> None:
    with _opened(settings_from_environment()).writing() as rows:
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
def list_users() -> None:
    with _opened(settings_from_environment()).reading() as rows:
        for row in rows.scalars(select(User).order_by(User.username)):
            state = words.OPEN if row.is_active else words.CLOSED
            role = texts.ROLES[row.role]
            click.echo(f"{row.username:<20} {role:<22} {state:<10} {row.full_name}")


@user.command("reset", help=words.USER_RESET)
@click.argument("username")
def reset_user(username: str) -> None:
    with _opened(settings_from_environment()).writing() as rows:
        found = _user_id(rows, username)
        secret = accounts.reset_password(
            rows, found, actor=accounts.COMMAND_LINE, at=clock.now()
        )
    click.echo(words.ONE_TIME.format(username=username, password=secret))


@user.command("close", help=words.USER_CLOSE)
@click.argument("username")
def close_user(username: str) -> None:
    _set_active(username, False)


@user.command("open", help=words.USER_OPEN)
@click.argument("username")
def open_user(username: str) -> None:
    _set_active(username, True)


@cli.command(help=words.CHECK)
def check() -> None:
    database = _opened(settings_from_environment())
    failed = False
    for finding in selfcheck.findings(database, facts.facts()):
        failed = failed or bool(finding.broken)
        said = {"what": words.CHECKS[finding.code].format(**finding.details), "why": finding.broken}
        click.echo((words.FAILED if finding.broken else words.CHECKED).format(**said))
    raise SystemExit(1 if failed else 0)


def build_demonstration(database: Database) -> None:
    """Fill an empty record with Kế hoạch 66 and made-up, labelled reports."""
    schema.upgrade(database)
    at = clock.now()
    said = demonstration.Words(
        names={Role(role): name for role, name in words.DEMO_NAMES.items()},
        result=words.DEMO_RESULT,
        difficulty=words.DEMO_DIFFICULTY,
        deadline_reason=words.DEMO_DEADLINE,
    )
    with database.writing() as rows:
        plan = seeding.seed(
            rows, facts.facts(), is_demonstration=True, actor=accounts.COMMAND_LINE, at=at
        )
        demonstration.demonstrate(rows, plan, said, today=clock.day_of(at))


def _opened(settings: Settings) -> Database:
    database = connect(settings.database_url)
    if schema.current(database) != schema.newest():
        raise click.ClickException(words.NOT_READY)
    return database


def _kind(database: Database) -> bool | None:
    """Whether a record is a demonstration; None when it holds nothing yet."""
    if not schema.current(database):
        return None
    with database.reading() as rows:
        return rows.scalar(select(RecordKind.is_demonstration))


def _refuse_other_kind(database: Database, *, is_demonstration: bool) -> None:
    if _kind(database) is not is_demonstration:
        said = words.IS_REAL if is_demonstration else words.IS_DEMONSTRATION
        raise click.ClickException(said)


def _serve(settings: Settings) -> None:
    """Hand this process over to gunicorn, which answers for it from here on."""
    where = f"{settings.host}:{settings.port}"
    os.environ["PLAN_MODE"] = "demonstration" if settings.is_demonstration else "real"
    click.echo(words.SERVING.format(address=f"http://{where}"))
    sys.stdout.flush()
    arguments = ["-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py"), "-b", where]
    os.chdir(ROOT)
    # Our own interpreter with arguments of our own: no shell, nothing a user typed.
    os.execv(sys.executable, [sys.executable, *arguments, "app:wsgi()"])  # noqa: S606


def _set_active(username: str, is_active: bool) -> None:
    with _opened(settings_from_environment()).writing() as rows:
        accounts.set_active(
            rows,
            _user_id(rows, username),
            is_active,
            actor=accounts.COMMAND_LINE,
            at=clock.now(),
        )
    click.echo(words.DONE)


def _user_id(rows: Session, username: str) -> int:
    found = rows.scalar(select(User.id).where(User.username == username.strip().lower()))
    if found is None:
        raise click.ClickException(words.NO_USER.format(username=username))
    return found


def main() -> None:
    """Run the command line; what goes wrong is one clear sentence and an exit code."""
    try:
        cli()
    except MissingSetting as missing:
        _fail(words.MISSING.format(name=missing.name))
    except UnsafeEngine as unsafe:
        _fail(words.UNSAFE_SQLITE.format(version=unsafe.version))
    except RegistryError as refused:
        _fail(texts.refusal(refused))
    except SQLAlchemyError as error:
        _fail(words.NO_DATABASE.format(why=str(error.__cause__ or error).splitlines()[0]))
    except OSError as error:
        _fail(words.NO_DATABASE.format(why=error.strerror or error))


def _fail(sentence: str) -> None:
    click.echo(sentence, err=True)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
