"""What the words of a passage lay on agencies: who leads, takes part, is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from registry.reading import vocabulary
from registry.reading.agencies import Directory, Named, agencies_at, split_agencies
from registry.reading.findings import AgencyRole
from registry.reading.patterns import agencies as agency_patterns
from registry.reading.patterns import common as patterns


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency given a part, with the place of its name in the flat text."""

    named: Named
    role: AgencyRole
    at: int
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph, or of a cell, and where they start in the flat text."""

    text: str
    at: int

    def gives(self, named: Named, role: AgencyRole, rule: str) -> Duty:
        """The duty of an agency named here."""
        return Duty(named, role, self.at + named.at, rule)

    def after(self, start: int) -> Passage:
        """The rest of the passage."""
        return Passage(self.text[start:], self.at + start)


def by_heading(heading: Passage, directory: Directory) -> Iterator[Duty]:
    """«Sở Nội vụ», «Đề nghị X và Y», «Sở Y tế chủ trì, phối hợp thực hiện»."""
    asked = heading.text.startswith(vocabulary.ASKED_IN_HEADINGS)
    for lead in (*vocabulary.ASKED_IN_HEADINGS, *vocabulary.HEADING_LEADS):
        if heading.text.startswith(lead):
            heading = heading.after(len(lead))
            break
    names = _named_by(heading, directory)
    if asked:
        for named in names:
            yield heading.gives(named, AgencyRole.REQUEST, "heading_request")
        return
    if not names:
        yield from _leading(heading, directory)
    roles = _roles(names, keeps_first=True)
    for named, role in zip(names, roles, strict=True):
        rule = "heading" if role is AgencyRole.LEAD else "heading_collective"
        yield heading.gives(named, role, rule)


def _named_by(heading: Passage, directory: Directory) -> tuple[Named, ...]:
    tail = agency_patterns.HEADING_TAIL.search(heading.text)
    text = heading.text[: tail.start()] if tail else heading.text
    names = split_agencies(text, directory)
    if not names and agencies_at(text, 0, directory)[0]:
        return split_agencies(text, directory, is_list=True)
    return names


def by_words(words: Passage, directory: Directory) -> Iterator[Duty]:
    """Everything a paragraph says, the strongest first."""
    yield from by_fields(words, directory)
    yield from _charged(words, directory)
    yield from _asked(words, directory)
    yield from _assigned(words, directory)
    yield from _subjects(words, directory)
    yield from _done_by(words, directory)
    yield from _coordinated(words, directory)
    yield from _reporting(words, directory)


def by_preamble(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«…, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở …»: a directive's addressees."""
    asked = tuple(_asked(words, directory))
    yield from asked
    if not asked and words.text.rstrip().endswith(":"):
        for found in agency_patterns.CALLED.finditer(words.text):
            role = _ASKED.get(found.lastgroup or "", AgencyRole.REQUEST)
            for named in agencies_at(words.text, found.end(), directory, is_list=True)[0]:
                yield words.gives(named, role, _ASKING_RULES[role])


def is_general(named: Named) -> bool:
    """«các sở, ban, ngành», «cơ quan, đơn vị»: whoever it may concern."""
    return named.is_general or named.printed.startswith(vocabulary.MEMBERS)


def _leading(heading: Passage, directory: Directory) -> Iterator[Duty]:
    """A heading that is a sentence: the agencies are named, and do something."""
    names, end = agencies_at(heading.text, 0, directory)
    if names and agency_patterns.HEADING_DUTY.match(heading.text, end):
        for named in names:
            yield heading.gives(named, AgencyRole.LEAD, "heading_sentence")


def by_fields(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Cơ quan chủ trì: X», «Cơ quan phối hợp: Y», «Cơ quan thực hiện: X và các sở»."""
    # Most paragraphs have no colon: the search for thirty beginnings of a field is spared there.
    fields = agency_patterns.AGENCY_FIELD.finditer(words.text) if ": " in words.text else ()
    for found in fields:
        role = AgencyRole(found.lastgroup or AgencyRole.ALL)
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        roles = [role] * len(names)
        if role is AgencyRole.ALL:
            roles = _roles(names, leads=_leads(words.text, end), keeps_first=True)
        for named, own in zip(names, roles, strict=True):
            yield words.gives(named, own, f"field_{role}")


def _charged(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Chánh Văn phòng, Giám đốc các sở … chịu trách nhiệm thi hành Quyết định này»."""
    found = agency_patterns.CHARGED.search(words.text)
    if found is None or not words.text[:1].isupper():
        return
    for named in listed(words.text[: found.start()], directory):
        yield words.gives(named, AgencyRole.ALL, "charged")


def listed(text: str, directory: Directory) -> Iterator[Named]:
    """Every agency of a passage that holds nothing else; what is between them is passed over."""
    at = 0
    while at < len(text):
        names, end = agencies_at(text, at, directory, is_list=True)
        yield from names
        following = agency_patterns.ANY_JOINT.search(text, max(end, at + 1))
        at = following.end() if following else len(text)


def _asked(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Giao X chủ trì», «Yêu cầu X phải», «đề nghị X», «Chỉ đạo các cơ quan X»."""
    for found in agency_patterns.ASKED.finditer(words.text):
        role = _ASKED.get(found.lastgroup or "", AgencyRole.REQUEST)
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        roles = [role] * len(names)
        if role is AgencyRole.LEAD:
            roles = _roles(names, leads=_leads(words.text, end), keeps_first=True)
        for named, own in zip(names, roles, strict=True):
            yield words.gives(named, own, _ASKING_RULES[role])
    if words.text.startswith(vocabulary.DIRECTING):
        at = len(vocabulary.DIRECTING)
        for named in agencies_at(words.text, at, directory, is_list=True)[0]:
            if not named.printed.startswith(vocabulary.DIRECTED_KINDS):
                yield words.gives(named, AgencyRole.COORDINATE, "directed")


def _assigned(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«…, công văn giao Sở X chủ trì»."""
    for found in agency_patterns.ASSIGNED.finditer(words.text):
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        if _leads(words.text, end):
            for named in names:
                yield words.gives(named, AgencyRole.LEAD, "assigned")


def _subjects(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«X triển khai …»: opening the paragraph, one of its sentences, or behind «Căn cứ …,»."""
    text = words.text
    read_to = 0
    later = (start.end() for start in agency_patterns.SENTENCE_START.finditer(text))
    for at in chain((0,), later):
        if at < read_to:
            continue  # inside a list already read
        found, read_to = _of_sentence(words, at, directory)
        yield from found


def _of_sentence(words: Passage, at: int, directory: Directory) -> tuple[list[Duty], int]:
    """What its subject is given, and how far the text was read for it."""
    text = words.text
    if at == 0:
        found, end = _subject(words, 0, directory, "subject")
    elif text[at].isupper() or text.startswith(vocabulary.PLURAL, at):
        found, end = _subject(words, at, directory, "sentence_subject")
    else:
        return [], at
    introduced = agency_patterns.INTRODUCTION.match(text, at)
    if found or introduced is None:
        return found, end
    return _subject(words, introduced.end(), directory, "introduced_subject")


def _subject(
    words: Passage, at: int, directory: Directory, rule: str
) -> tuple[list[Duty], int]:
    text = words.text
    names, end = agencies_at(text, at, directory)
    if not names or names[0].printed in vocabulary.WEAK_STARTERS or text.isupper():
        # A line in capitals is a title: «BỘ TRƯỞNG BỘ TƯ PHÁP».
        return [], end
    if rule == "sentence_subject" and _is_of_a_kind(names[0]):
        return [], end
    definition = patterns.DEFINITION.match(text, end + 1)
    end = definition.end() if definition else end
    has_duty = rule == "subject" or agency_patterns.DUTY.match(text, end)
    if not has_duty or agency_patterns.NO_DUTY.match(text, end):
        return [], end
    roles = _roles(names, leads=_leads(text, end) or _answers_for_others(words, names, end))
    given = [words.gives(one, role, rule) for one, role in zip(names, roles, strict=True)]
    return given, end


def _is_of_a_kind(named: Named) -> bool:
    """«Các doanh nghiệp du lịch …» in the middle of a paragraph tells of them, and asks nothing."""
    return not named.is_general and named.printed.lower().startswith(vocabulary.TOLD_OF)


def _done_by(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«do Sở X chủ trì»."""
    for found in agency_patterns.DONE_BY.finditer(words.text):
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        if _leads(words.text, end):
            for named in names:
                yield words.gives(named, AgencyRole.LEAD, "done_by")


def _coordinated(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«phối hợp (chặt chẽ) với Y»."""
    for found in agency_patterns.COORDINATES_WITH.finditer(words.text):
        for named in agencies_at(words.text, found.end(), directory, is_list=True)[0]:
            yield words.gives(named, AgencyRole.COORDINATE, "coordination")


def _reporting(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«(X định kỳ … gửi báo cáo)», «…, X phản ánh đến Y để tổng hợp»."""
    text = words.text
    if agency_patterns.REPORTS.search(text):
        yield from _reporters(words, directory)
    for found in agency_patterns.COLLECTED_BY.finditer(text):
        for named in split_agencies(found["agency"], directory):
            placed = replace(named, at=named.at + found.start("agency"))
            yield words.gives(placed, AgencyRole.LEAD, "collecting")


def _reporters(words: Passage, directory: Directory) -> Iterator[Duty]:
    text = words.text
    end = agencies_at(text, 0, directory)[1]
    for start in agency_patterns.CLAUSE_START.finditer(text):
        # A clause inside a list already read is one of its names.
        if start.end() < end or text.startswith(vocabulary.WEAK_STARTERS, start.end()):
            continue
        listed, end = agencies_at(text, start.end(), directory)
        if listed and agency_patterns.REPORTS.match(text, end):
            for named in listed:
                yield words.gives(named, AgencyRole.ALL, "reporting")


def _roles(
    names: Sequence[Named], *, leads: bool = False, keeps_first: bool = False
) -> list[AgencyRole]:
    """Who is named with whoever it may concern is one of them, unless all of them lead.

    In a heading or a field (`keeps_first`) those named before the general ones still lead.
    """
    general = [is_general(named) and not (keeps_first and _answers(named)) for named in names]
    if leads or not any(general):
        return [AgencyRole.LEAD] * len(names)
    first = general.index(True) if keeps_first else 0
    return [AgencyRole.LEAD if place < first else AgencyRole.ALL for place in range(len(names))]


def _answers(named: Named) -> bool:
    """«Người đứng đầu …»: who answers for a body has a duty of their own."""
    return named.printed.startswith(vocabulary.ANSWERING)


def _answers_for_others(words: Passage, names: Sequence[Named], end: int) -> bool:
    shared = agency_patterns.COORDINATES_WITH.search(words.text, end)
    return shared is not None and any(_answers(named) for named in names)


def _leads(text: str, end: int) -> bool:
    return agency_patterns.LEADS_NEXT.match(text, end) is not None


_ASKED = {"all": AgencyRole.ALL, "lead": AgencyRole.LEAD}
_ASKING_RULES = {
    AgencyRole.LEAD: "assigned",
    AgencyRole.ALL: "demanded",
    AgencyRole.REQUEST: "requested",
}
