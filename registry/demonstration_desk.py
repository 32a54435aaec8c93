"""What made-up people asked of each other in the last weeks of a demonstration's current year."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models import Extension, Report, Task
from db.vocabulary import Measure, Outcome, State
from registry import explanations, extensions, meetings, obstacles, programme, reviews, stars
from registry import urging as letters
from registry.calendar import add_working_days
from registry.demonstration_year import Year
from registry.policy import Actor
from registry.programme import OwnTask
from registry.settings import choices


@dataclass(frozen=True, slots=True)
class DeskWords:
    """The Vietnamese of what is asked and answered; `letter` takes {number}."""

    subject: str
    letter: str
    extension: str
    decision: str
    question: str
    explanation: str
    obstacle: str
    answer: str
    amendment: str
    own_task: str
    own_product: str
    review: str
    meeting: str


@dataclass
class Desk:
    """The weeks before today in the round of this year."""

    year: Year
    words: DeskWords
    chance: random.Random

    def live(self) -> None:
        """Stars, meetings, letters, extensions, questions, difficulties, own tasks, a review."""
        self._star()
        for days in (21, 14, 7):
            at = self._before(days)
            meetings.note(self.session, at, self.words.meeting, actor=self.officer, at=at)
        self._urge()
        self._extend()
        self._explain()
        self._gather()
        self._own_tasks()
        self._contest()

    @property
    def session(self) -> Session:
        return self.year.session

    @property
    def officer(self) -> Actor:
        return self.year.cast.officer

    def _before(self, days: int, minute: int = 0) -> datetime:
        """A working moment so many days ago, never before the round was opened."""
        day = max(self.year.today - timedelta(days=days), self.year.around.opens_on)
        return datetime.combine(day, time(3, minute), tzinfo=UTC)

    def _reports(self, *where: ColumnElement[bool]) -> list[Report]:
        own = Report.round_id == self.year.around.id
        return list(self.session.scalars(select(Report).where(own, *where).order_by(Report.id)))

    def _star(self) -> None:
        wanted = select(Task.id).where(Task.plan_id == self.year.around.plan_id)
        tasks = list(self.session.scalars(wanted.order_by(Task.position)))
        for task_id in sorted(self.chance.sample(tasks, k=min(5, len(tasks)))):
            stars.star(self.session, task_id, True, actor=self.officer, at=self._before(60))

    def _urge(self) -> None:
        """Three letters, each with some working days between, to those still late today."""
        for number, back in enumerate((9, 5, 1), 1):
            day = add_working_days(self.year.today, -back)
            at = datetime.combine(day, time(7, 0), tzinfo=UTC)
            chosen = choices(self.session)
            late = [one for one in letters.who_to_urge(self.session, self.year.around.id, day,
                                                       chosen) if one.is_overdue and one.may_urge]
            agencies = sorted({one.agency_id for one in late})
            # Fewer each time: some have answered meanwhile.
            for agency_id in agencies[:: number]:
                letters.urge(
                    self.session,
                    self.year.around.id,
                    agency_id,
                    [one.report_id for one in late if one.agency_id == agency_id][:6],
                    self.words.subject.format(number=number),
                    self.words.letter.format(number=number),
                    actor=self.officer,
                    at=at,
                )

    def _extend(self) -> None:
        soon = [report for report in self._reports(Report.due_on > self.year.today)
                if report.state is State.IN_PROGRESS]
        for place, report in enumerate(soon[:6]):
            asked = self._ask_extension(report, place)
            if place < 3:
                outcome = Outcome.GRANTED if place else Outcome.REFUSED
                is_office = report.agency_id == self.year.office
                decider = self.year.cast.leader if is_office else self.officer
                extensions.decide(self.session, asked.id, outcome, self.words.decision,
                                  expected_version=asked.version, actor=decider,
                                  at=self._before(2, place))

    def _ask_extension(self, report: Report, place: int) -> Extension:
        wanted = (report.due_on or self.year.today) + timedelta(days=14)
        is_office = report.agency_id == self.year.office
        actor = self.officer if is_office else self.year.cast.of(report.agency_id)
        return extensions.ask(self.session, report.id, wanted, self.words.extension, actor=actor,
                              at=self._before(4, place))

    def _explain(self) -> None:
        late = [report for report in self._reports(Report.due_on < self.year.today)
                if report.state in (State.NOT_STARTED, State.IN_PROGRESS)]
        answer_by: date = add_working_days(self.year.today, 5)
        for place, report in enumerate(late[:4]):
            (asked,) = explanations.ask(self.session, [report.id], self.words.question, answer_by,
                                        actor=self.year.cast.leader, at=self._before(5, place))
            if place < 2 and report.agency_id != self.year.office:
                explanations.answer(self.session, asked.id, self.words.explanation,
                                    expected_version=asked.version,
                                    actor=self.year.cast.of(report.agency_id),
                                    at=self._before(3, place))

    def _gather(self) -> None:
        hard = self._reports(Report.difficulties != "")
        if len(hard) < 6:
            return
        around = self.year.around.id
        first = obstacles.gather(self.session, around, self.words.obstacle,
                                 [report.id for report in hard[:4]], actor=self.officer,
                                 at=self._before(6))
        obstacles.answer(self.session, first.id, self.words.answer,
                         expected_version=first.version, actor=self.officer, at=self._before(5))
        section = self.session.get_one(Task, hard[0].task_id).section_id
        obstacles.propose(self.session, first.id, section, self.words.amendment,
                          expected_version=first.version, actor=self.officer,
                          at=self._before(4))

    def _own_tasks(self) -> None:
        agency_id = self.year.cast.agency_id
        if agency_id is None:
            return
        mine = self._reports(Report.agency_id == agency_id)
        for place, report in enumerate(mine[:3]):
            said = OwnTask(f"{self.words.own_task} {place + 1}", report.task_id,
                           self.words.own_product, self.year.today + timedelta(days=20),
                           State.IN_PROGRESS if place else State.NOT_STARTED, place * 30 or None)
            programme.add(self.session, self.year.around.id, agency_id, said,
                          actor=self.year.cast.of(agency_id), at=self._before(30, place))

    def _contest(self) -> None:
        agency_id = self.year.cast.agency_id
        if agency_id is not None:
            reviews.ask(self.session, self.year.around.id, agency_id, Measure.ON_TIME,
                        self.words.review, shown="", actor=self.year.cast.of(agency_id),
                        at=self._before(2))

