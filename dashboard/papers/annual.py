"""Báo cáo năm: how the plan was carried out in a round, by its sections, in the agencies' words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.making import Order
from dashboard.papers import voices
from dashboard.papers.figures import counted_line, rates_line, short_line, table
from dashboard.papers.frame import (
    REPORT,
    figure,
    filled,
    office_head,
    office_signs,
    paragraphs,
    stated,
)
from dashboard.papers.ground import Ground, by_task, ground_of
from dashboard.queries import papers as facts
from dashboard.queries import plan as plans
from dashboard.queries.board import Line, tally
from dashboard.queries.papers import Hindrance, SaidWords
from dashboard.queries.scores import part_of
from dashboard.texts import paper_words as words
from registry.errors import Refused
from registry.papers.paper import Annex, Block, Heading, Paper, PaperKind, Paragraph, Words

SECTION_3 = "III"


def annual_report(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """Of a round as it stands, or of the figures that were kept of it."""
    kept = facts.kept_figures(rows, about["snapshot"]) if "snapshot" in about else None
    round_id = kept.round_id if kept else about["round"]
    ground = ground_of(rows, order, round_id=round_id, kept=kept)
    lines = ground.lines()
    if not tally(lines).reported:
        raise Refused("paper_no_reports", year=ground.around.year)
    said = ground.said()
    year, plan = ground.around.year, ground.named
    opening = words.REPORT_OPENING.format(issuer=words.OFFICE_NAME, plan=plan, year=year)
    closing = words.CLOSING.format(plan=plan, year=year, issuer=words.OFFICE_NAME)
    return Paper(
        kind=PaperKind.ANNUAL_REPORT,
        letterhead=office_head(ground, REPORT),
        type_name=words.REPORT,
        title=words.ANNUAL_TITLE.format(plan=plan, year=year),
        to=(words.TO_PROVINCE,),
        basis=(words.basis(ground.plan_cited()), words.urge_basis(year)),
        body=(
            *paragraphs(opening, "opening"),
            Heading(1, "I.", words.PART_1), *_round(ground, lines),
            Heading(1, "II.", words.PART_2), *_results(ground, lines, said),
            Heading(1, "III.", words.PART_3), *_hindrances(ground, lines, said),
            Heading(1, "IV.", words.PART_4), *_proposals(ground, lines, said),
            *paragraphs(closing, "closing"),
        ),
        recipients=(words.AS_ABOVE, words.FILED),
        signature=office_signs(),
        at=ground.at,
        annexes=_annexes(ground, lines),
        is_demonstration=order.is_demonstration,
    )


def _round(ground: Ground, lines: list[Line]) -> list[Block]:
    """The round, what was done to urge it, how it stands; a place for what the office directed."""
    around, note = ground.around, words.note
    counted = tally(lines)
    owing = len({line.agency_id for line in lines})
    opening = (words.COUNTED.format(moment=words.moment(ground.at)),
               figure(owing, words.AGENCIES, note(words.AGENCIES_NOTE, ground.at)),
               words.COUNTED_HAVE)
    deeds = facts.round_deeds(ground.rows, around.id, ground.at)
    notes = (words.LETTERS_NOTE, words.DAYS_NOTE, words.ASKED_NOTE)
    figures = (deeds.letters, deeds.extensions, deeds.explanations)
    told = [figure(count, noun, note(how, ground.at))
            for count, noun, how in zip(figures, words.DEED_NOUNS, notes, strict=True)]
    opened = words.ROUND_LINE.format(year=around.year, opens=texts.day(around.opens_on),
                                     closes=texts.day(around.closes_on))
    return [
        stated(opened), filled(words.DEEDS, *told), *paragraphs("", "direction"),
        counted_line(ground, opening, lines), rates_line(ground, counted), *_kept(ground),
        *paragraphs("", "assessment"),
    ]


def _kept(ground: Ground) -> list[Paragraph]:
    if ground.kept is None:
        return []
    return [stated(words.KEPT_LINE.format(name=ground.kept.name, sha256=ground.kept.sha256,
                                          moment=words.moment(ground.at)))]


def _results(
    ground: Ground, lines: list[Line], said: dict[int, SaidWords]
) -> list[Block]:
    """Part by part (II.1 to II.6, then III): how each stands, what was achieved in whose words."""
    found: list[Block] = []
    headings = plans.headings(ground.rows, ground.plan.id)
    for place, (group, theirs) in enumerate(_groups(ground, lines).items(), 1):
        is_section_3 = group == SECTION_3 and ground.is_usual
        name = words.SECTION_3 if is_section_3 else (
            words.group_line(group, headings.get(group, group)))
        found.append(Heading(2, f"{place}.", name))
        of_tasks = by_task(theirs)
        # A group that is one task says its figures once.
        found += [stated(short_line(ground, theirs))] if len(of_tasks) > 1 else []
        found += paragraphs("", f"comment:{group}")
        for task_id, of_task in of_tasks.items():
            title = Words(f"{ground.task_line(task_id)}: ", is_italic=True)
            found.append(stated(title, short_line(ground, of_task)))
            spoken = voices.drafted(ground, of_task, said, voices.result)
            found += paragraphs(spoken, f"result:{task_id}")
    return found


def _groups(ground: Ground, lines: list[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(part_of(ground.tasks[line.task_id].path), []).append(line)
    return found


def _hindrances(
    ground: Ground, lines: list[Line], said: dict[int, SaidWords]
) -> list[Block]:
    """Gathered difficulties first, with their answers; then what nobody gathered."""
    found: list[Block] = []
    for one in _gathered(ground):
        names = [ground.agencies[id_].name for id_ in one.agencies]
        parts = [words.HINDRANCE.format(title=one.title.rstrip(" ."), agencies=words.names(names))]
        parts += [words.ANSWERED.format(answer=one.answer)] if one.answer else []
        found += paragraphs("\n".join(parts), f"obstacle:{one.id}")
    found += voices.tasks_said(ground, _ungathered(ground, lines), said, voices.difficulties,
                               "difficulty")
    return found or list(paragraphs(words.NO_HINDRANCES, "no-difficulty"))


def _proposals(
    ground: Ground, lines: list[Line], said: dict[int, SaidWords]
) -> list[Block]:
    """What should be amended in the plan, then what the agencies propose: of those too whose
    difficulties were gathered, unless the proposed amendment says it in the same words."""
    drafted = amendment_lines(ground)
    stated_already = {one.amendment.strip() for one in _gathered(ground) if one.amendment}

    def pick(one: SaidWords) -> str:
        return "" if one.proposals.strip() in stated_already else voices.proposals(one)

    found: list[Block] = [*drafted, *voices.tasks_said(ground, lines, said, pick, "proposal")]
    return found or list(paragraphs(words.NO_PROPOSALS, "no-proposal"))


def amendment_lines(ground: Ground) -> list[Paragraph]:
    """Proposals to amend the plan: from its documents that changed, from what hinders agencies."""
    found: list[Paragraph] = []
    for id_, draft in facts.amendments(ground.rows, ground.around.id, ground.at):
        found += paragraphs(draft, f"alarm:{id_}")
    for one in _gathered(ground):
        if one.amendment:
            found += paragraphs(words.amendment(one.path, one.amendment), f"amendment:{one.id}")
    return found


def _gathered(ground: Ground) -> list[Hindrance]:
    return facts.hindrances(ground.rows, ground.around.id, ground.at)


def _ungathered(ground: Ground, lines: list[Line]) -> list[Line]:
    gathered = facts.gathered_reports(ground.rows, ground.around.id, ground.at)
    return [line for line in lines if line.report_id not in gathered]


def _annexes(ground: Ground, lines: list[Line]) -> tuple[Annex, ...]:
    """By agency in their order, by task in the plan's order; each adds up to the same total."""
    of_agency: dict[int, list[Line]] = {}
    for line in lines:
        of_agency.setdefault(line.agency_id, []).append(line)
    agencies = [(one.name, of_agency[id_]) for id_, one in ground.agencies.items()
                if id_ in of_agency]
    tasks = [(ground.task_line(id_, 160), theirs) for id_, theirs in by_task(lines).items()]
    year = ground.around.year
    return (
        Annex(words.ANNEX_1, words.BY_AGENCY.format(year=year),
              tuple(table(ground, words.AGENCY_HEAD, agencies, lines)), is_landscape=True),
        Annex(words.ANNEX_2, words.BY_TASK.format(year=year),
              tuple(table(ground, words.TASK_HEAD, tasks, lines)), is_landscape=True),
    )
