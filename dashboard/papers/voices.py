"""Paragraphs drafted from the agencies' own words, task by task; the same words stand once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dashboard.papers.frame import paragraphs
from dashboard.papers.ground import Ground, by_task, told
from dashboard.queries.board import Line
from dashboard.queries.papers import SaidWords
from dashboard.texts import paper_words as words
from db.vocabulary import Verification
from registry.papers.paper import Paragraph, Words

# Different wordings of one task that are quoted; how many are left is said.
MOST_QUOTED = 12
Pick = Callable[[SaidWords], str]


def result(said: SaidWords) -> str:
    """What was achieved, and the product unless the words name it already."""
    got, product = _flat(said.result), _flat(said.product)
    if not product or product in got:
        return got
    named = words.PRODUCT.format(product=product.rstrip(" .;"))
    return f"{got.rstrip('. ')}. {named}" if got else named


def difficulties(said: SaidWords) -> str:
    return _flat(said.difficulties)


def proposals(said: SaidWords) -> str:
    return _flat(said.proposals)


def drafted(ground: Ground, lines: Iterable[Line], said: dict[int, SaidWords], pick: Pick) -> str:
    """The words of a task's agencies, one line for each wording: "Sở Y tế: …"."""
    found: dict[tuple[str, bool], list[str]] = {}
    for line in lines:
        spoken = pick(said[line.report_id]) if line.report_id in said and told(line) else ""
        if spoken:
            is_own_word = line.verification is Verification.SELF_REPORTED
            name = ground.agencies[line.agency_id].name
            found.setdefault((spoken, is_own_word), []).append(name)
    every = [
        words.SAYS_LINE.format(who=words.names(names), said=words.self_reported(spoken)
                               if is_own_word else spoken)
        for (spoken, is_own_word), names in found.items()
    ]
    left = sum(map(len, list(found.values())[MOST_QUOTED:]))
    more = [words.MORE_VOICES.format(count=left)] if left else []
    return "\n".join(every[:MOST_QUOTED] + more)


def tasks_said(
    ground: Ground, lines: Iterable[Line], said: dict[int, SaidWords], pick: Pick, part: str
) -> list[Paragraph]:
    """Task by task, those of which anybody speaks: the task, then what was said of it."""
    found: list[Paragraph] = []
    for task_id, theirs in by_task(lines).items():
        spoken = drafted(ground, theirs, said, pick)
        if spoken:
            task = words.ended(ground.task_line(task_id))
            found.append(Paragraph((Words(task, is_italic=True),)))
            found += paragraphs(spoken, f"{part}:{task_id}")
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())
