"""One made-up year of a round, deed by deed in the order of time: sent, returned, confirmed."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Report, Round
from db.vocabulary import Role, State, Verification
from registry.office import office_id
from registry.policy import Actor
from registry.progress import StatusInput, record_status
from registry.verification import send_back, verify

SHARES = (10, 25, 40, 50, 60, 75, 80, 90)


@dataclass(frozen=True, slots=True)
class Words:
    """The Vietnamese the made-up rows carry; every one of them says that it is a demonstration."""

    names: dict[Role, str]
    others: str
    result: str
    product: str
    difficulty: str
    proposal: str
    deadline_reason: str
    return_reason: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts. `agency` is the one agency with an account to look around with; `others` is an
    account nobody can sign in to, which lends its name to all other agencies."""

    officer: Actor
    leader: Actor
    agency: Actor
    others: Actor

    @property
    def agency_id(self) -> int | None:
        return self.agency.agency_id

    def of(self, agency_id: int) -> Actor:
        """The agency that answers for a report."""
        if agency_id == self.agency_id:
            return self.agency
        return replace(self.others, agency_id=agency_id)


@dataclass
class Year:
    """The year of one round, up to today."""

    session: Session
    around: Round
    words: Words
    cast: Cast
    chance: random.Random
    today: date
    deeds: list[tuple[datetime, int, Callable[[datetime], object]]] = field(default_factory=list)

    def live(self) -> None:
        """Think of every deed of the year, then do them one after another."""
        care: dict[int, float] = {}
        self.office = office_id(self.session)
        wanted = select(Report).where(Report.round_id == self.around.id).order_by(Report.id)
        for report in self.session.scalars(wanted).all():
            care.setdefault(report.agency_id, self.chance.betavariate(6, 2))
            self._plan(report, care[report.agency_id])
        for at, _place, deed in sorted(self.deeds, key=lambda item: item[:2]):
            deed(at)

    def settle(self, at: datetime) -> None:
        """Confirm what still waits, so that the round can be locked."""
        waiting = select(Report).where(
            Report.round_id == self.around.id,
            Report.verification == Verification.SELF_REPORTED,
        )
        for report in self.session.scalars(waiting).all():
            actor = self.cast.leader if report.agency_id == self.office else self.cast.officer
            verify(self.session, report.id, expected_version=report.version, op_id=self._op(),
                   actor=actor, at=at)

    def _plan(self, report: Report, care: float) -> None:
        """What becomes of one report; nothing at all for an agency that never says anything."""
        chance, around = self.chance, self.around
        aim = report.due_on or date(around.year, 11, 20)
        slip = int(chance.gauss(-12 if chance.random() < care else 12, 14))
        day = max(aim + timedelta(days=slip), around.opens_on + timedelta(days=1))
        if day >= self.today:
            self._plan_unfinished(report, care)
            return
        if chance.random() > 0.55 + care * 0.42:
            state = chance.choice((State.SUSPENDED, State.NOT_APPLICABLE, State.IN_PROGRESS))
            if report.agency_id == self.office:
                # Nobody sets their own work aside.
                state = State.IN_PROGRESS
            percent = 50 if state is State.IN_PROGRESS else None
            said = StatusInput(state, percent, self.words.result, self.words.difficulty)
            self._record(report, day, said, self.cast.officer)
            self._confirm(report, day + timedelta(days=4))
            return
        said = StatusInput(State.AWAITING, 100, self.words.result, product=self.words.product)
        self._record(report, day, said, self._sender(report))
        if chance.random() < 0.06:
            self._return(report, day + timedelta(days=chance.randint(1, 4)))
            if chance.random() < 0.6:
                again = replace(said, result=f"{self.words.result} ({self.words.product})")
                later = day + timedelta(days=chance.randint(6, 15))
                self._record(report, later, again, self._sender(report))
                self._confirm(report, later + timedelta(days=chance.randint(1, 5)))
            return
        self._confirm(report, day + timedelta(days=chance.randint(1, 9)))

    def _plan_unfinished(self, report: Report, care: float) -> None:
        chance, opens_on = self.chance, self.around.opens_on
        if chance.random() > care:
            return
        day = opens_on + timedelta(days=chance.randint(1, max((self.today - opens_on).days, 1)))
        if day >= self.today:
            return
        is_hard = chance.random() < 0.15
        said = StatusInput(
            State.IN_PROGRESS,
            chance.choice(SHARES),
            self.words.result,
            self.words.difficulty if is_hard else "",
            proposals=self.words.proposal if is_hard else "",
        )
        self._record(report, day, said, self._sender(report))

    def _sender(self, report: Report) -> Actor:
        """Mostly the agency itself; now and then Sở Nội vụ types it in for it."""
        if report.agency_id == self.office:
            return self.cast.officer
        is_typed = report.agency_id != self.cast.agency_id and self.chance.random() < 0.1
        return self.cast.officer if is_typed else self.cast.of(report.agency_id)

    def _record(self, report: Report, day: date, said: StatusInput, actor: Actor) -> None:
        op = self._op()

        def deed(at: datetime) -> None:
            record_status(self.session, report.id, said, expected_version=report.version,
                          op_id=op, actor=actor, at=at)

        self._at(day, report, deed)

    def _confirm(self, report: Report, day: date) -> None:
        op = self._op()
        is_office = report.agency_id == self.office
        actor = self.cast.leader if is_office else self.cast.officer

        def deed(at: datetime) -> None:
            if report.verification is Verification.SELF_REPORTED:
                verify(self.session, report.id, expected_version=report.version, op_id=op,
                       actor=actor, at=at)

        self._at(day, report, deed)

    def _return(self, report: Report, day: date) -> None:
        op = self._op()
        actor = self.cast.leader if report.agency_id == self.office else self.cast.officer

        def deed(at: datetime) -> None:
            send_back(self.session, report.id, self.words.return_reason,
                      expected_version=report.version, op_id=op, actor=actor, at=at)

        self._at(day, report, deed)

    def _at(self, day: date, report: Report, deed: Callable[[datetime], object]) -> None:
        """Put a deed into the year, unless its day is still to come."""
        hour, minute = self.chance.randint(1, 8), self.chance.randint(0, 59)
        if day < min(self.today, date(self.around.year + 1, 1, 10)):
            at = datetime.combine(day, time(hour, minute), tzinfo=UTC)
            self.deeds.append((at, len(self.deeds), deed))

    def _op(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))
