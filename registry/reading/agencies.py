"""Names of agencies in a passage, and which known agency or group a printed name means."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from registry.reading import vocabulary
from registry.reading.bodies import end_of_body, end_of_group, end_of_local, end_of_place
from registry.reading.findings import Known
from registry.reading.patterns import agencies as patterns

LONGEST_NAME = 160
# No sentence names more; the bound keeps the reading linear.
MOST_NAMES = 100
# Phrases are kept by their first letters, so that few are tried at each place.
KEY = 4


@dataclass(frozen=True, slots=True)
class Named:
    printed: str
    agency_id: str | None
    at: int = field(default=0, compare=False)
    is_general: bool = field(default=False, compare=False)  # whoever it may concern


class Directory:
    """Known agencies and groups by every name they go by."""

    def __init__(self, known: Known) -> None:
        self._ids: dict[str, str] = {}
        self._found: dict[str, str | None] = {}
        self._names: list[tuple[str, str]] = []
        for agency in known.agencies:
            self._enter(agency.code, (agency.name, agency.short_name, *agency.aliases))
        for group in known.groups:
            self._enter(group.id, group.phrases)
        self._phrases: dict[str, list[str]] = defaultdict(list)
        phrases = {phrase.lower() for group in known.groups for phrase in group.phrases}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._phrases[phrase[:KEY]].append(phrase)

    def find(self, printed: str) -> str | None:
        """By the whole name, then without «có liên quan», then with the place left out."""
        if printed not in self._found:
            self._found[printed] = self._search(normal(printed))
        return self._found[printed]

    def _search(self, plain: str) -> str | None:
        for form in (plain, _without(plain, vocabulary.RELATED), _subordinate(plain)):
            if form in self._ids:
                return self._ids[form]
        office = next((one for one in _OFFICES if plain.startswith(one)), None)
        if office:
            return self._search(plain.removeprefix(office))
        longer = {code for name, code in self._names if name.startswith(plain + " ")}
        return longer.pop() if len(longer) == 1 and len(plain.split()) > 2 else None

    def phrase_at(self, text: str, at: int) -> str | None:
        """A known group phrase printed here, even where it holds commas of its own."""
        for phrase in self._phrases.get(text[at : at + KEY].lower(), ()):
            printed = text[at : at + len(phrase)]
            following = text[at + len(phrase) : at + len(phrase) + 1]
            if printed.lower() == phrase and not following.isalnum():
                return printed
        return None

    def _enter(self, code: str, names: Iterable[str]) -> None:
        for name in names:
            if name:
                self._ids.setdefault(normal(name), code)
                self._ids.setdefault(_subordinate(normal(name)), code)
                self._names.append((normal(name), code))


def normal(name: str) -> str:
    """One spelling for comparing: lower case, abbreviations written out, no «các» in front."""
    plain = " ".join(name.lower().split())
    for short, full in vocabulary.ABBREVIATIONS.items():
        plain = plain.replace(short, full)
    return plain.removeprefix(vocabulary.PLURAL)


def agencies_at(
    text: str, at: int, directory: Directory, *, is_list: bool = False
) -> tuple[tuple[Named, ...], int]:
    """The list of agencies that starts here and where it ends; empty when none starts here.

    Where the words before leave no doubt that agencies are listed (`is_list`), bodies count that
    are otherwise mere words: «địa phương», «doanh nghiệp».
    """
    names: list[Named] = []
    end, takes_units = at, is_list
    at = _behind_honour(text, at)
    while (named := _one_at(text, at, directory, is_list=is_list)) is not None:
        if takes_units:
            named = _with_unit(text, named, directory)
        names.append(named)
        is_list = True
        end = at + len(named.printed)
        joint = patterns.ANY_JOINT.match(text, end)
        if joint is None or len(names) == MOST_NAMES:
            break
        at = _behind_honour(text, joint.end())
    return tuple(names), end


def _behind_honour(text: str, at: int) -> int:
    honour = patterns.HONOUR.match(text, at)
    return honour.end() if honour else at


def _with_unit(text: str, named: Named, directory: Directory) -> Named:
    """With the unit in brackets behind it, where the brackets hold nothing but names."""
    end = named.at + len(named.printed)
    bracket = patterns.BRACKET.match(text, end)
    if bracket is None or named.printed.lower().startswith(vocabulary.PLURAL):
        return named
    close = text.index(")", end)
    if not split_agencies(text[bracket.end() : close], directory):
        return named
    return replace(named, printed=text[named.at : close + 1])


def split_agencies(
    heading: str, directory: Directory, *, is_list: bool = False
) -> tuple[Named, ...]:
    """The agencies a heading names; none unless the whole heading is their names."""
    text = heading.rstrip(" .:;")
    named, end = agencies_at(text, 0, directory, is_list=is_list)
    return named if end == len(text) else ()


def _one_at(text: str, at: int, directory: Directory, *, is_list: bool) -> Named | None:
    """The name that starts here: a phrase that is known, a known form, or a mere beginning."""
    phrase = directory.phrase_at(text, at)
    if phrase is not None:
        end = at + len(phrase)
        tail = next((word for word in vocabulary.RELATED if text.startswith(word, end)), "")
        printed = phrase + tail
        group = end_of_group(text, at)
        return Named(printed, directory.find(printed), at, group is not None and group[1])
    if patterns.POINTS_BACK.match(text, at):
        return None  # «Sở này»: one that is named already
    start = patterns.BODY_START if is_list else patterns.AGENCY_START
    known_end = end_of_body(text, at, is_list=is_list) or end_of_place(text, at, is_list=is_list)
    is_start = start.match(text, at) or patterns.IN_CAPITALS.match(text, at)
    if known_end is None and (not is_start or patterns.AGENCY_FIELD.match(text, at)):
        return None
    is_general = False
    if known_end is None:
        known_end = end_of_local(text, at)
    if known_end is None and (group := end_of_group(text, at)) is not None:
        known_end, is_general = group
    if known_end is None:
        head = start.match(text, at)
        if not head:
            return None
        known_end = _open_end(text, at, head.end(), is_list=is_list)
    printed = text[at:known_end].rstrip(" ,")
    return Named(printed, directory.find(printed), at, is_general)


def _open_end(text: str, at: int, head: int, *, is_list: bool) -> int:
    """Where a name of no known form ends: behind its first words at a stop, a duty or a name."""
    joints = patterns.BODY_JOINT if is_list else patterns.AGENCY_JOINT
    task = patterns.UNIT_TASK.match(text, at)
    stop = patterns.AGENCY_STOP.search(text, task.end() if task else head, at + LONGEST_NAME)
    end = stop.start() if stop else min(len(text), at + LONGEST_NAME)
    joint = joints.search(text, at + 1, end)
    return joint.start() if joint is not None else end


# The longest first: «chi cục trưởng», not «chi».
_OFFICES = sorted((f"{one} " for one in vocabulary.HEADS_OF_BODIES), key=len, reverse=True)


def _without(plain: str, endings: Iterable[str]) -> str:
    for ending in endings:
        plain = plain.removesuffix(ending)
    return plain


def _subordinate(plain: str) -> str:
    for phrase in vocabulary.SUBORDINATE:
        plain = plain.replace(phrase, "")
    return plain
