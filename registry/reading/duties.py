"""What the words of a passage lay on agencies: who leads, takes part, is asked."""

from __future__ import annotations

from collections.abc import Iterator

from registry.reading import vocabulary
from registry.reading.agencies import Directory, Named, agencies_at, split_agencies
from registry.reading.doers import as_marked, leads, roles_of
from registry.reading.findings import AgencyRole
from registry.reading.orders import asked, assigned, by_order, charged, done_by
from registry.reading.passages import Duty, Passage
from registry.reading.patterns import agencies as agency_patterns
from registry.reading.subjects import reporting, subjects


def by_heading(heading: Passage, directory: Directory) -> Iterator[Duty]:
    """«Sở Nội vụ», «Đề nghị X và Y», «Sở Y tế chủ trì, phối hợp thực hiện»."""
    if not heading.text:
        return
    is_request = heading.text.startswith(vocabulary.ASKED_IN_HEADINGS)
    for lead in (*vocabulary.ASKED_IN_HEADINGS, *vocabulary.HEADING_LEADS):
        if heading.text.startswith(lead):
            heading = heading.after(len(lead))
            break
    names = _named_by(heading, directory)
    if is_request:
        for named in names:
            yield heading.gives(named, AgencyRole.REQUEST, "heading_request")
        return
    if not names:
        yield from _by_sentence(heading, directory)
    roles = roles_of(names, keeps_first=True)
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


def _by_sentence(heading: Passage, directory: Directory) -> Iterator[Duty]:
    """A heading that is a sentence; a body with no duty behind it is only its topic."""
    end = agencies_at(heading.text, 0, directory)[1]
    does = agency_patterns.DUTY.match(heading.text, end) or heading.text.startswith(",", end)
    for one in by_words(heading, directory):
        if does or one.rule != "subject":
            yield one


def by_words(words: Passage, directory: Directory) -> Iterator[Duty]:
    """Everything a paragraph says, the strongest first."""
    yield from by_fields(words, directory)
    yield from charged(words, directory)
    yield from asked(words, directory)
    yield from assigned(words, directory)
    yield from subjects(words, directory)
    yield from done_by(words, directory)
    yield from _coordinated(words, directory)
    yield from reporting(words, directory)


def by_preamble(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«…, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở …»: a directive's addressees."""
    given = tuple(asked(words, directory))
    yield from given
    if not given and words.text.rstrip().endswith(":"):
        for found in agency_patterns.CALLED.finditer(words.text):
            yield from by_order(words, found, directory)


def by_fields(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«Cơ quan chủ trì: X», «Cơ quan phối hợp: Y», «Cơ quan thực hiện: X và các sở»."""
    # Most paragraphs have no colon: the search for thirty beginnings of a field is spared there.
    fields = agency_patterns.AGENCY_FIELD.finditer(words.text) if ": " in words.text else ()
    for found in fields:
        role = AgencyRole(found.lastgroup or AgencyRole.ALL)
        names, end = agencies_at(words.text, found.end(), directory, is_list=True)
        roles = [role] * len(names)
        if role is AgencyRole.ALL:
            roles = roles_of(names, leads=leads(words.text, end), keeps_first=True)
        for named, own in zip(names, as_marked(words.text, names, roles), strict=True):
            yield words.gives(named, own, f"field_{role}")


def _coordinated(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«phối hợp (chặt chẽ) với Y»."""
    for found in agency_patterns.COORDINATES_WITH.finditer(words.text):
        for named in agencies_at(words.text, found.end(), directory, is_list=True)[0]:
            yield words.gives(named, AgencyRole.COORDINATE, "coordination")
