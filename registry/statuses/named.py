"""Which task, agency and report of a round the words of a row mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Report, Round, Section, Task
from registry import usual_plan
from registry.errors import NotFound, Refused
from registry.statuses import vocabulary
from registry.text import fold

SHOWN = 80
KEY_BEGINS = "KH66"
# Words in common over words of both, from which on a task is meant, and how clear it must lead.
ALIKE, LEAD = 0.75, 0.15
# From so many words on a beginning is enough to tell a task.
FEWEST_WORDS = 6
# A hostile table may hold a million long cells: a name is short, and looked up once.
LONGEST_NAME, MOST_WORDS = 120, 25
# A round has tasks and agencies by the dozen: whoever writes more of other words names none.
MOST_SEARCHED, LONGEST_TASK = 300, 1_500


@dataclass(frozen=True, slots=True)
class Key:
    """What the column "Mã dòng" of our own sheet says: the report, and which version it showed.

    `plan` is "" for the usual plan, else the plan's key.
    """

    plan: str
    year: int
    agency: str
    path: str
    version: int


def write_key(year: int, agency: str, path: str, version: int, *, plan: str = "") -> str:
    """KH66/2026/so-tu-phap/II.3.đ/4; of another plan than the usual one its key stands first."""
    return f"{plan or KEY_BEGINS}/{year}/{agency}/{path}/{version}"


def read_key(cell: str) -> Key:
    """The key of a row. Raises Refused("sheet_key")."""
    parts = cell.strip().split("/")
    is_key = len(parts) == 5 and len(cell) < 250 and (
        parts[0] == KEY_BEGINS or (parts[0].isascii() and "-" in parts[0]))
    if not is_key or not all(one.isascii() and one.isdigit() and len(one) < 10
                             for one in (parts[1], parts[4])):
        raise Refused("sheet_key", given=cell.strip()[:SHOWN])
    plan = "" if parts[0] == KEY_BEGINS else parts[0]
    return Key(plan, int(parts[1]), parts[2], parts[3], int(parts[4]))


@dataclass(frozen=True)
class Known:
    """The tasks, agencies and reports of one round, by everything they may be called; `plan` is
    its plan's key, "" for the usual one."""

    plan: str
    around: Round
    tasks: dict[int, tuple[str, str]]
    agencies: dict[int, tuple[str, str, str]]
    reports: dict[tuple[int, int], Report]

    @cached_property
    def owing(self) -> dict[int, list[int]]:
        """The agencies that owe a report on each task."""
        found: dict[int, list[int]] = defaultdict(list)
        for task, agency in self.reports:
            found[task].append(agency)
        return found

    @cached_property
    def _paths(self) -> dict[tuple[str, ...], int]:
        return {_place(path): id_ for id_, (path, _) in self.tasks.items()}

    @cached_property
    def _words(self) -> dict[int, tuple[str, frozenset[str]]]:
        said = {id_: _plain(words[:LONGEST_TASK]) for id_, (_, words) in self.tasks.items()}
        return {id_: (one, frozenset(one.split())) for id_, one in said.items()}

    @cached_property
    def _names(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for id_, names in self.agencies.items():
            for name in names:
                said = _agency_name(name)
                # "Huyện Càng Long" is its committee's usual name too.
                for form in {said, said.removeprefix(f"{fold(vocabulary.COMMITTEE)} ")}:
                    found[form].add(id_)
                found[fold(name).replace(" ", "")].add(id_)
        return found

    @cached_property
    def _whole(self) -> dict[str, int | None]:
        """The tasks by all their words, which are never searched for; None: two have the same."""
        count = Counter(said for said, _ in self._words.values())
        return {_spaced(words[:LONGEST_TASK]): id_ if said and count[said] == 1 else None
                for (id_, (_, words)), (said, _) in zip(
                    self.tasks.items(), self._words.values(), strict=True)}

    @cached_property
    def _titles(self) -> dict[str, int | None]:
        """The agencies by their names as they are kept."""
        return {_spaced(name): self._name_of(name)
                for names in self.agencies.values() for name in names}

    @cached_property
    def _asked(self) -> dict[str, int | None]:
        return {}

    @cached_property
    def _called(self) -> dict[str, int | None]:
        return {}

    def at_path(self, cell: str) -> int | None:
        """The task at a place of the plan: "II.3.đ", "điểm đ khoản 3 mục II"."""
        return self._paths.get(_place(cell))

    def task_said(self, cell: str) -> int | None:
        """The one task whose words these are, whole, cut short or slightly changed."""
        said = _spaced(cell[:LONGEST_TASK])
        if said in self._whole:
            return self._whole[said]
        if said not in self._asked:
            if len(self._asked) >= MOST_SEARCHED:
                return None
            self._asked[said] = self._look_for(_plain(said))
        return self._asked[said]

    def _look_for(self, said: str) -> int | None:
        if not said:
            return None
        same = [id_ for id_, (whole, _) in self._words.items() if whole == said]
        if same:
            return same[0] if len(same) == 1 else None
        words = frozenset(said.split())
        if len(words) >= FEWEST_WORDS:
            begun = [id_ for id_, (whole, _) in self._words.items() if whole.startswith(said)]
            if len(begun) == 1:
                return begun[0]
        ranked = sorted(((_alike(words, others), id_) for id_, (_, others) in self._words.items()),
                        reverse=True)
        (best, id_), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
        return id_ if best >= ALIKE and best - second >= LEAD else None

    def agency_said(self, cell: str) -> int | None:
        """The one agency of this name, its short form, its code or a usual abbreviation."""
        said = cell.strip()
        if not 0 < len(said) <= LONGEST_NAME or len(said.split()) > MOST_WORDS:
            return None
        said = _spaced(said)
        if said in self._titles:
            return self._titles[said]
        if said not in self._called:
            if len(self._called) >= MOST_SEARCHED:
                return None
            self._called[said] = self._name_of(said)
        return self._called[said]

    def _name_of(self, cell: str) -> int | None:
        unnumbered = _agency_name(_unnumbered(cell))
        for form in (_agency_name(cell), fold(cell).replace(" ", ""), unnumbered):
            found = self._names.get(form, set()) if form else set()
            if len(found) == 1:
                return next(iter(found))
        return None


def known(session: Session, round_id: int) -> Known:
    """Everything a table of one round may name. Raises NotFound."""
    around = session.get(Round, round_id)
    if around is None:
        raise NotFound("round", id=round_id)
    tasks = session.execute(
        select(Task.id, Section.path, Section.text, Section.heading)
        .join(Section, Section.id == Task.section_id)
        .where(Task.plan_id == around.plan_id)
        .order_by(Task.position)
    )
    agencies = session.execute(select(Agency.id, Agency.code, Agency.name, Agency.short_name))
    reports = session.scalars(select(Report).where(Report.round_id == round_id))
    return Known(
        usual_plan.key_to_name(session, around.plan_id),
        around,
        {id_: (path, text or heading or "") for id_, path, text, heading in tasks},
        {id_: (code, name, short) for id_, code, name, short in agencies},
        {(one.task_id, one.agency_id): one for one in reports},
    )


def is_total(cell: str) -> bool:
    """Whether a line counts the others."""
    said = _plain(cell[:100])
    return any(said == word or (" " in word and said.startswith(f"{word} "))
               for word in _total_words())


@cache
def _total_words() -> tuple[str, ...]:
    return tuple(map(_plain, vocabulary.TOTALS))


def _plain(words: str) -> str:
    """Folded words without any sign, and without a label in front ("1.", "a)")."""
    said = fold(_unnumbered(words))
    return " ".join("".join(one if one.isalnum() else " " for one in said).split())


def _spaced(words: str) -> str:
    """Small letters and single blanks: a cheap form, by which most cells are found."""
    return " ".join(words.lower().split())


def _unnumbered(words: str) -> str:
    first, _, rest = words.strip().partition(" ")
    is_label = len(first) <= 8 and first[-1:] in ".):-" and bool(rest)
    return rest if is_label else words.strip(" -+•")


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0


def _place(cell: str) -> tuple[str, ...]:
    """The parts of a place in small letters, the largest first; đ is not d here."""
    said = cell[:80].lower().replace("#", " ")
    small_first = any(word in said for word in vocabulary.SMALL_FIRST)
    for word in vocabulary.PLACE_WORDS:
        said = said.replace(word, " ")
    parts = "".join(one if one.isalnum() else " " for one in said).split()
    return tuple(reversed(parts)) if small_first else tuple(parts)


@lru_cache(maxsize=2_048)
def _agency_name(name: str) -> str:
    """A name in full words, without those that say nothing, and without the province's own."""
    spaced = "".join(one if one.isalnum() else " " for one in fold(name)).split()
    joined = " ".join(spaced)
    # "LĐ-TB&XH" and "LĐTBXH" are written alike once what parts them is gone.
    for short in _abbreviations():
        apart = _letters_apart(short, spaced)
        if apart:
            joined = f" {joined} ".replace(f" {apart} ", f" {short} ").strip()
    words: list[str] = []
    for word in joined.split():
        words += fold(vocabulary.ABBREVIATIONS.get(word, word)).split()
    kept = [word for word in words if word not in _idle_words()]
    province = fold(vocabulary.PROVINCE).split()
    if kept[-2:] == province and len(kept) > 2 and kept[-4:-2] != fold(vocabulary.CITY).split():
        kept = kept[:-2]
    return " ".join(kept)


@cache
def _abbreviations() -> tuple[str, ...]:
    return tuple(sorted(vocabulary.ABBREVIATIONS, key=len, reverse=True))


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(map(fold, vocabulary.IDLE_WORDS))


def _letters_apart(short: str, words: list[str]) -> str:
    """How an abbreviation stands among words when signs part it ("gd dt", "ld tb xh")."""
    for count in (2, 3, 4):
        for at in range(len(words) - count + 1):
            if "".join(words[at : at + count]) == short:
                return " ".join(words[at : at + count])
    return ""
