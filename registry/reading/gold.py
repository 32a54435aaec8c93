"""Facts stated by a person about a text, and how many of them a reading finds.

A gold file lies beside its text: `NAME.txt` and `NAME.gold.tsv`, whose rows are a finding, its line
and two values (docs/reader.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from registry.errors import Unreadable
from registry.reading.agencies import normal
from registry.reading.findings import PlanReading, Strength, Via
from registry.reading.text import fold

COLUMNS = ("finding", "line", "value", "more")
HEADER, SECTION, CITATION, NAME = "header", "section", "citation", "name"
DEADLINE, AGENCY, ROW = "deadline", "agency", "row"
# In the order they are told in.
SCORED = (HEADER, SECTION, CITATION, NAME, DEADLINE, AGENCY, ROW)
# The kind of a text that does not say of what kind it is.
UNTOLD = "other"
HEADER_FIELDS = ("number", "kind", "issuer", "place", "issued_on", "signer")
# A finding that starts a line before or after the gold's is still the same place.
NEAR = 1
FIRM = "firm"
# What follows from a heading above is no printed fact of its own.
DERIVED_RULES = frozenset({"inherited", "opening", "dissemination"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding at a line (from 1); `key` is what has to be the same."""

    finding: str
    line: int
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were found, said without being there, and missed."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.invented + other.invented,
                     self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what the reading says, the share that is there; 1 when it says nothing."""
        return _share(self.found, self.found + self.invented)

    @property
    def recall(self) -> float:
        """Of what is there, the share that the reading says; 1 when nothing is there."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.found, 2 * self.found + self.invented + self.missed)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scores by finding, and the facts that differ."""

    scores: Mapping[str, Score]
    invented: tuple[Fact, ...]
    missed: tuple[Fact, ...]


def read_gold(text: str) -> tuple[Fact, ...]:
    """The facts of a gold file. Raises Unreadable `gold_row` with the wrong row, from 1."""
    facts: list[Fact] = []
    for number, printed in enumerate(text.split("\n"), start=1):
        columns = printed.rstrip("\r").split("\t")
        if not printed.strip() or tuple(columns) == COLUMNS:
            continue
        if len(columns) != len(COLUMNS) or not columns[1].isdecimal():
            raise Unreadable("gold_row", row=number)
        finding, line, value, more = columns
        facts.extend(_gold_fact(finding, int(line), value.strip(), more.strip()))
    return tuple(facts)


def facts_of(reading: PlanReading) -> tuple[Fact, ...]:
    """What a reading says, in the form of a gold file."""
    return tuple(_header(reading)) + tuple(_sections(reading)) + tuple(_cited(reading)) + tuple(
        _times_and_agencies(reading))


def compare(said: Iterable[Fact], gold: Iterable[Fact]) -> Comparison:
    """Pair each gold fact with a fact said near it, at its own line first."""
    gold = list(gold)
    starts = sorted({fact.line for fact in gold if fact.finding in (SECTION, ROW)})
    waiting: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in _once_a_section(said, starts):
        waiting[fact.finding, *fact.key].append(fact)
    missed = _once_a_section(gold, starts)
    counted: dict[str, int] = defaultdict(int)
    for distance in range(NEAR + 1):
        missed = [fact for fact in missed if not _paired(fact, waiting, distance, counted)]
    invented = [fact for facts in waiting.values() for fact in facts]
    scores = {
        finding: Score(counted[finding], _count(invented, finding), _count(missed, finding))
        for finding in SCORED
    }
    return Comparison(scores, tuple(invented), tuple(missed))


def _once_a_section(facts: Iterable[Fact], starts: Sequence[int]) -> list[Fact]:
    """An agency that has the same part twice in one section or row has it once."""
    kept: dict[Fact, None] = {}
    for place, fact in enumerate(facts):
        if fact.finding == AGENCY:
            above = bisect_right(starts, fact.line)
            kept[Fact(AGENCY, starts[above - 1] if above else 0, fact.key)] = None
        else:
            kept[replace(fact, key=(*fact.key, str(place)))] = None
    return [one if one.finding == AGENCY else replace(one, key=one.key[:-1]) for one in kept]


def _paired(
    fact: Fact, waiting: dict[tuple[str, ...], list[Fact]], distance: int, counted: dict[str, int]
) -> bool:
    candidates = waiting.get((fact.finding, *fact.key), [])
    for place, candidate in enumerate(candidates):
        if fact.finding == HEADER or abs(candidate.line - fact.line) <= distance:
            del candidates[place]
            counted[fact.finding] += 1
            return True
    return False


def _gold_fact(finding: str, line: int, value: str, more: str) -> Iterator[Fact]:
    if finding == HEADER and value in HEADER_FIELDS and more != UNTOLD:
        yield Fact(HEADER, line, (value, _plain(more)))
    elif finding in (SECTION, ROW):
        yield Fact(finding, line, (_label(value), *([more] if finding == SECTION else [])))
    elif finding == CITATION:
        yield Fact(CITATION, line, (_number(value),))
    elif finding == NAME:
        yield Fact(NAME, line, (_plain(value),))
    elif finding == DEADLINE and more == FIRM:
        yield Fact(DEADLINE, line, (value,))
    elif finding == AGENCY:
        yield Fact(AGENCY, line, (_plain(normal(value)), more))


def _header(reading: PlanReading) -> Iterator[Fact]:
    for name in HEADER_FIELDS:
        value = getattr(reading.header, name)
        if value and value != UNTOLD:
            yield Fact(HEADER, 0, (name, _plain(str(value))))


def _sections(reading: PlanReading) -> Iterator[Fact]:
    lines = {section.path: section.line for section in reading.sections}
    for section in reading.sections:
        if section.label:
            above = lines.get(section.path.rpartition(".")[0], 0)
            yield Fact(SECTION, section.line, (_label(section.label), str(above)))


    for row in reading.rows:
        yield Fact(ROW, row.line, (_label(row.label),))


def _cited(reading: PlanReading) -> Iterator[Fact]:
    for citation in reading.citations:
        is_defined = citation.rule == "short_name_defined"
        if citation.rule == "own_number" or (is_defined and not citation.printed_number):
            # Where a short name is given, no document is cited yet but one by its number.
            continue
        if citation.number and citation.printed_number and (
                is_defined or citation.via is not Via.ALIAS):
            # A mention may open with its kind a line above its number.
            kind, number, _ = citation.surface.partition(citation.printed_number)
            line = citation.line + (kind.count("\n") if number else 0)
            yield Fact(CITATION, line, (_number(citation.number),))
        else:
            name = citation.name or citation.surface
            yield Fact(NAME, citation.line, (_plain(name),))


def _times_and_agencies(reading: PlanReading) -> Iterator[Fact]:
    for deadline in reading.deadlines:
        if deadline.strength is Strength.FIRM:
            yield Fact(DEADLINE, deadline.line, (deadline.value,))
    for given in reading.assignments:
        if given.rule not in DERIVED_RULES:
            yield Fact(AGENCY, given.line, (_plain(normal(given.agency)), given.role.value))


def _label(printed: str) -> str:
    return fold(printed.strip("*|() ").rstrip(".,;):/- "))


def _number(printed: str) -> str:
    """Case counts for nothing: one signs 32/CT-TTg, another 32/CT-TTG."""
    return fold("".join(printed.rstrip("?").split()))


def _plain(printed: str) -> str:
    return " ".join(fold(printed).replace("*", "").split()).strip(" .,;:“”\"'()")


def _count(facts: Sequence[Fact], finding: str) -> int:
    return sum(fact.finding == finding for fact in facts)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
