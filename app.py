"""Settings in, one Flask server out; `python app.py COMMAND` is the whole command line."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import flask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard import commands, due_command, evaluate_command, link_command, queue_command
from dashboard.commands import MissingSetting, build_demonstration
from dashboard.mailing import MailSettings
from dashboard.texts import inbox as inbox_words
from db import Database, connect
from registry import post
from registry.addresses import plain_address
from registry.errors import Refused
from registry.links.addresses import Hosts, hosts

ROOT = Path(__file__).parent
VAR = ROOT / "var"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the start must know. `idle` and `longest` bound one signed-in session."""

    database_url: str
    secret_key: str
    is_demonstration: bool = False
    is_https: bool = True
    proxies: int = 0
    host: str = "127.0.0.1"
    port: int = 8050
    clamav: str | None = None
    link_sites: Hosts | None = None
    public_url: str = ""
    idle: timedelta = timedelta(minutes=60)
    longest: timedelta = timedelta(hours=12)


def settings_from_environment() -> Settings:
    """The settings of a real installation. Raises MissingSetting by the variable's name."""
    said = Settings(_needed("PLAN_DATABASE_URL"), _needed("PLAN_SECRET_KEY"))
    if len(said.secret_key) < 32:
        raise MissingSetting("PLAN_SECRET_KEY", said.secret_key)
    return replace(
        said,
        is_https=os.environ.get("PLAN_HTTPS", "1") != "0",
        proxies=_whole("PLAN_PROXIES", said.proxies),
        host=os.environ.get("PLAN_HOST", said.host),
        port=_whole("PLAN_PORT", said.port),
        clamav=os.environ.get("PLAN_CLAMAV") or None,
        link_sites=link_sites(),
        public_url=public_url(),
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
    return replace(said, port=_whole("PLAN_PORT", said.port), link_sites=link_sites())


def link_sites() -> Hosts | None:
    """The sites whose links may be asked; None when nothing may. Raises MissingSetting when odd."""
    said = os.environ.get("PLAN_LINK_HOSTS", "")
    try:
        return hosts(said)
    except ValueError:
        raise MissingSetting("PLAN_LINK_HOSTS", said) from None


def mail_settings() -> MailSettings | None:
    """How mail goes out; None when no server is named. Raises MissingSetting for odd values."""
    url = os.environ.get("PLAN_SMTP_URL", "")
    if not url:
        return None
    try:
        sender = plain_address(_needed("PLAN_MAIL_FROM"))
    except Refused:
        raise MissingSetting("PLAN_MAIL_FROM", os.environ["PLAN_MAIL_FROM"]) from None
    try:
        server = post.server_at(url, sender, inbox_words.SENDER)
    except ValueError:
        raise MissingSetting("PLAN_SMTP_URL", url) from None
    hour = os.environ.get("PLAN_DIGEST_HOUR", "7")
    if not (hour.isascii() and hour.isdigit() and len(hour) < 3 and int(hour) < 24):
        raise MissingSetting("PLAN_DIGEST_HOUR", hour or " ")
    return MailSettings(server, int(hour), public_url())


def public_url() -> str:
    """The address people open, for links in mail and in exports; empty when it is not set.

    Raises MissingSetting when it is odd.
    """
    address = os.environ.get("PLAN_PUBLIC_URL", "")
    if address and (not address.startswith(("https://", "http://")) or " " in address):
        raise MissingSetting("PLAN_PUBLIC_URL", address)
    return address


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
        CLAMAV=settings.clamav,
        LINK_SITES=settings.link_sites,
        PUBLIC_URL=settings.public_url,
    )
    if settings.proxies:
        trusted = settings.proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=trusted, x_proto=trusted)  # type: ignore[method-assign]
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


def worker_beside(listening: Iterable[int]) -> int | None:
    """The demonstration makes its ordered files in a process of its own, which ends with it; a
    real installation runs `work` as a service. Its number; None when there is none."""
    if os.environ.get("PLAN_MODE") != "demonstration":
        return None
    return queue_command.beside(demonstration_settings().database_url, listening)


def _whole(name: str, usual: int) -> int:
    said = os.environ.get(name, str(usual))
    fits = said.isascii() and said.isdigit() and min(usual, 1) <= int(said[:6]) < 65536
    if not fits:
        raise MissingSetting(name, said)
    return int(said)


def _needed(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise MissingSetting(name)
    return value


def _serve(settings: Settings) -> None:
    """Hand this process over to gunicorn, which answers for it from here on."""
    where = f"{settings.host}:{settings.port}"
    os.environ["PLAN_MODE"] = "demonstration" if settings.is_demonstration else "real"
    commands.say_where(f"http://{where}")
    arguments = ["-m", "gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py"), "-b", where]
    os.chdir(ROOT)
    # Our own interpreter with arguments of our own: no shell, nothing a user typed.
    os.execv(sys.executable, [sys.executable, *arguments, "app:wsgi()"])  # noqa: S606


def main() -> None:
    """Run the command line."""
    commands.cli.add_command(due_command.due)
    commands.cli.add_command(evaluate_command.evaluate)
    commands.cli.add_command(link_command.links)
    commands.cli.add_command(queue_command.work)
    commands.main(
        commands.Installation(
            real_url=lambda: settings_from_environment().database_url,
            demonstration_url=lambda: demonstration_settings().database_url,
            serve_real=lambda: _serve(settings_from_environment()),
            serve_demonstration=lambda: _serve(demonstration_settings()),
            mail=mail_settings,
            link_sites=link_sites,
        )
    )


if __name__ == "__main__":
    main()

__all__ = ["Settings", "build_demonstration", "create_app", "main", "wsgi"]
