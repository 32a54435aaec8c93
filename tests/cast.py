"""The people of the tests, the small record they act on, and a browser that signs in as them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import Database, schema
from db.models import Agency, AuditEvent, Base, Document, Report, Round, Section, Task, User
from db.vocabulary import Role
from registry import facts, seeding
from registry.accounts import (
    COMMAND_LINE,
    actor_of,
    check_new_password,
    check_password,
    create_user,
    open_sign_in,
    set_active,
)
from registry.accounts import change_password as accounts_change_password
from registry.policy import Actor
from registry.rounds import open_round

# 09:00 in Việt Nam, four days before the plan's own deadline.
MOMENT = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)
SET_UP = datetime(2026, 1, 15, 2, 0, tzinfo=UTC)
YEAR = 2026
PASSWORD = "một câu dài dễ nhớ của bài thử"
DATED_TASK = "III.ket1"


@dataclass(frozen=True)
class Player:
    """One account of the cast; its name is its user name."""

    name: str
    role: Role
    agency_code: str | None = None
    is_active: bool = True


CAST = (
    Player("leader", Role.LEADER),
    Player("officer", Role.OFFICER),
    Player("colleague", Role.OFFICER),
    Player("agency", Role.AGENCY, "so-tu-phap"),
    Player("other-agency", Role.AGENCY, "so-y-te"),
    Player("admin", Role.ADMIN),
    Player("disabled", Role.OFFICER, is_active=False),
)


def build(database: Database) -> None:
    """An empty database becomes the record that every test starts from."""
    schema.upgrade(database)
    with database.writing() as rows:
        plan = seeding.seed(
            rows, facts.facts(), is_demonstration=False, actor=COMMAND_LINE, at=SET_UP
        )
        for player in CAST:
            make_user(rows, player)
        officer = actor(rows, "officer")
        open_round(rows, plan.id, YEAR, opens_on=date(YEAR, 1, 15), actor=officer, at=SET_UP)


def make_user(rows: Session, player: Player, password: str | None = PASSWORD) -> User:
    """Open one account; a password given need not be changed."""
    agency_id = rows.scalar(select(Agency.id).where(Agency.code == player.agency_code))
    user, _ = create_user(
        rows,
        player.name,
        f"Người {player.name}",
        player.role,
        agency_id=agency_id,
        password=password,
        actor=COMMAND_LINE,
        at=SET_UP,
    )
    if not player.is_active:
        set_active(rows, user.id, False, actor=COMMAND_LINE, at=SET_UP)
    return user


def user_of(rows: Session, name: str) -> User:
    """The account of one of the cast."""
    return rows.scalars(select(User).where(User.username == name)).one()


def actor(rows: Session, name: str) -> Actor:
    """One of the cast as the registry sees them."""
    return actor_of(user_of(rows, name), "192.0.2.1")


def round_of(rows: Session) -> Round:
    """The open round."""
    return rows.scalars(select(Round).where(Round.year == YEAR)).one()


def report_of(rows: Session, agency_code: str = "so-tu-phap", path: str = DATED_TASK) -> Report:
    """One agency's report of one task."""
    return rows.scalars(
        select(Report)
        .join(Agency, Agency.id == Report.agency_id)
        .join(Task, Task.id == Report.task_id)
        .join(Section, Section.id == Task.section_id)
        .where(Agency.code == agency_code, Section.path == path)
    ).one()


def plan_of(rows: Session) -> Document:
    """Kế hoạch 66."""
    return rows.scalars(select(Document).where(Document.key == seeding.PLAN66_KEY)).one()


def new_op() -> str:
    """What a form sends along with a save."""
    return str(uuid.uuid4())


def census(database: Database) -> dict[str, int]:
    """How many rows every table holds; sign-ins aside, which every visit may add."""
    aside = {"sign_ins", "sign_in_failures"}
    with database.reading() as rows:
        return {
            table.name: rows.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name not in aside
        }


def deeds(rows: Session, deed: str | None = None) -> list[AuditEvent]:
    """The lines of the log, of one kind when asked."""
    lines = select(AuditEvent).order_by(AuditEvent.id)
    return list(rows.scalars(lines.where(AuditEvent.deed == deed) if deed else lines))


CALLBACKS = "/_dash-update-component"
PAGE = "..page.children...menu.tree...notice.tree.."


class Browser:
    """A test client that signs in by the form and opens pages as Dash's own script does."""

    def __init__(self, server: flask.Flask, address: str = "192.0.2.7") -> None:
        self.server = server
        self.http = server.test_client()
        self.http.environ_base["REMOTE_ADDR"] = address

    def form_token(self, path: str = "/login") -> str:
        """The CSRF token of a plain form."""
        found = re.search(r'csrf_token" value="([^"]+)', self.http.get(path).text)
        assert found, f"{path} has no form"
        return found[1]

    def submit(self, path: str, **fields: str) -> Any:
        """Send a plain form with its token."""
        token = self.form_token("/login" if path == "/login" else "/password")
        return self.http.post(path, data={"csrf_token": token, **fields})

    def sign_in(self, name: str, password: str = PASSWORD, **more: str) -> Any:
        """Fill in the sign-in form; on success open a page too (a light one), for its token."""
        answer = self.submit("/login", username=name, password=password, **more)
        if answer.status_code == 302:
            self.http.get("/help")
        return answer

    def token(self) -> str:
        """The token that Dash's script sends with every callback."""
        cookie = self.http.get_cookie("_csrf_token")
        return cookie.value if cookie else ""

    def post(self, body: Any = None, **options: Any) -> Any:
        """Send a callback's body just as it is."""
        headers = {"X-CSRFToken": self.token(), **options.pop("headers", {})}
        if body is not None:
            options["json"] = body
        return self.http.post(CALLBACKS, headers=headers, **options)

    def page(self, address: str) -> Any:
        """Open a page by the router's callback, as a click on a link does."""
        path, _, search = address.partition("?")
        given = {"address.pathname": path, "address.search": f"?{search}" if search else ""}
        return self.call(PAGE, given, changed="address.pathname")

    def call(self, name: str, given: dict[str, Any] | None = None, changed: str = "") -> Any:
        """Run a callback by Dash's own name for it, with a value for each "id.property"."""
        return self.post(self.body(name, given, changed))

    def body(
        self, name: str, given: dict[str, Any] | None = None, changed: str = ""
    ) -> dict[str, Any]:
        """What Dash's script would send for a callback."""
        declared = self.server.config["DASH"].callback_map[name]
        values = given or {}

        def filled(wires: list[dict[str, Any]]) -> list[dict[str, Any]]:
            return [
                {**wire, "value": values.get(f"{wire['id']}.{wire['property']}")}
                for wire in ({"id": w["id"], "property": w["property"]} for w in wires)
            ]

        inputs = declared["inputs"]
        first = f"{inputs[0]['id']}.{inputs[0]['property']}" if inputs else ""
        return {
            "output": name,
            "outputs": outputs_of(name),
            "inputs": filled(inputs),
            "state": filled(declared["state"]),
            "changedPropIds": [changed or first],
        }


def outputs_of(name: str) -> Any:
    """The `outputs` of a callback's body, by Dash's own name for it."""
    wires = [wire.rpartition(".") for wire in name.strip(".").split("...")]
    listed = [{"id": id_, "property": prop.split("@")[0]} for id_, _, prop in wires]
    return listed if name.startswith("..") else listed[0]


@contextmanager
def record_of(server: flask.Flask, database: Database) -> Iterator[None]:
    """Let the one app of this process serve another record for a while."""
    before = server.config["DATABASE"]
    server.config["DATABASE"] = database
    try:
        yield
    finally:
        server.config["DATABASE"] = before


def sign_in(
    rows: Session, username: str, password: str, *, at: datetime = MOMENT
) -> tuple[User, str]:
    """The two steps of signing in, as the door takes them."""
    where = "192.0.2.1"
    user_id = check_password(rows, username, password, address=where, at=at)
    return open_sign_in(rows, user_id, address=where, at=at)


def change_password(
    rows: Session, user_id: int, old: str, new: str, *, actor: Actor, at: datetime
) -> None:
    """The two steps of changing a password, as the door takes them."""
    wanted = check_new_password(rows, user_id, old, new, actor=actor, at=at)
    accounts_change_password(rows, wanted, actor=actor, at=at)
