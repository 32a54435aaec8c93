"""The letters of urging that could go out now: one to each agency, drafted from its own tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.queries import kept_plans
from dashboard.queries import plan as plans
from dashboard.queries import urging as letters
from dashboard.queries.board import RoundInfo
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.queries.plan import AgencyInfo
from dashboard.texts import plans as plan_words
from dashboard.texts import urging as words
from dashboard.texts.heatmap import label
from registry.calendar import add_working_days
from registry.clock import day_of
from registry.settings import Choices
from registry.urging import Letter, Owing, who_to_urge

DAYS_TO_ANSWER = 5
LONGEST_TASK = 420


@dataclass(frozen=True, slots=True)
class Owed:
    """An agency with everything it owes, what of it may be urged now, and the letters it got."""

    agency: AgencyInfo
    owing: list[Owing]
    urgeable: list[Owing]
    letters: int
    last_on: date | None

    @property
    def number(self) -> int:
        return self.letters + 1

    @property
    def overdue_now(self) -> tuple[int, int]:
        """How many of its overdue reports may be urged now, and how many there are."""
        return self.count(overdue=True, of=self.urgeable), self.count(overdue=True)

    def count(self, *, overdue: bool, of: list[Owing] | None = None) -> int:
        """How many of the reports are overdue, or only near due."""
        return sum(one.is_overdue is overdue for one in (self.owing if of is None else of))


def owed(
    session: Session, round_id: int, today: date, choices: Choices, *, near_too: bool
) -> list[Owed]:
    """Agency by agency, what is overdue (and near due, when asked) in a round."""
    by_agency: dict[int, list[Owing]] = {}
    for one in who_to_urge(session, round_id, today, choices):
        if near_too or one.is_overdue:
            by_agency.setdefault(one.agency_id, []).append(one)
    sent = letters.letters(session, round_id)
    counts = Counter(one.agency_id for one in sent)
    last = {one.agency_id: day_of(one.sent_at) for one in reversed(sent)}
    return [
        Owed(agency, mine, [one for one in mine if one.may_urge], counts[agency.id],
             last.get(agency.id))
        for agency in plans.agencies(session)
        if (mine := by_agency.get(agency.id))
    ]


def usual_answer_by(today: date) -> date:
    """The day a letter asks to be answered by, unless the officer says another."""
    return add_working_days(today, DAYS_TO_ANSWER)


def drafted(
    session: Session,
    plan: int,
    around: RoundInfo,
    theirs: Owed,
    *,
    today: date,
    answer_by: date,
    choices: Choices,
) -> Letter:
    """The letter to one agency about everything of its that may be urged now."""
    tasks = {one.id: one for one in plans.tasks(session, plan)}
    named = [
        words.Named(label(tasks[one.task_id].path),
                    texts.shortened(" ".join(tasks[one.task_id].words.split()), LONGEST_TASK),
                    one.due_on,
                    words.how_far(one.due_on, today, one.days, is_overdue=one.is_overdue),
                    one.times + 1)
        for one in theirs.urgeable
    ]
    cited = kept_plans.every_by_id(session)[plan]
    full = plan_words.in_full(cited)
    full = words.with_order(full) if cited.key == PLAN_KEY else full
    said = words.letter(theirs.agency.name, full, around.year, today, answer_by, named,
                        escalate_after=choices.escalate_after)
    return Letter(theirs.agency.id, tuple(one.report_id for one in theirs.urgeable),
                  words.subject(plan_words.numbered(cited), theirs.number), said, theirs.number)
