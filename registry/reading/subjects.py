"""Who does something: the subjects of sentences, and those who report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from registry.reading import vocabulary
from registry.reading.agencies import Directory, Named, agencies_at, split_agencies
from registry.reading.doers import answers, as_marked, leads, roles_of
from registry.reading.findings import AgencyRole
from registry.reading.orders import by_order
from registry.reading.passages import Duty, Passage
from registry.reading.patterns import agencies as agency_patterns
from registry.reading.patterns import common as patterns


def subjects(words: Passage, directory: Directory) -> Iterator[Duty]:
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
    elif text[at].isupper() or text.startswith((vocabulary.PLURAL, *vocabulary.LOCAL_RULE), at):
        found, end = _subject(words, at, directory, "sentence_subject")
    else:
        return [], at
    if found:
        return found, end
    given = list(_spoken_to(words, at, directory))
    if given:
        return given, end
    return _introduced(words, at, directory) or ([], end)


def _spoken_to(words: Passage, at: int, directory: Directory) -> Iterator[Duty]:
    """«Đối với Sở Nội vụ, rà soát …», and «Cơ sở khám bệnh: Cử …» where a paragraph begins."""
    concerning = agency_patterns.CONCERNING.match(words.text, at)
    if concerning is None and at:
        return
    start = concerning.end() if concerning else at
    names, end = agencies_at(words.text, start, directory, is_list=True)
    is_apart = concerning is not None or words.text.startswith(":", end)
    roles = roles_of(names)
    if names and names[0].printed.startswith(vocabulary.PLURAL):
        # «Đối với các dự án chậm, …» tells of them; «Đối với các sở, ngành: …» speaks to them.
        is_apart = AgencyRole.LEAD not in roles and words.text.startswith(":", end)
    if names and is_apart and agency_patterns.DUTY_APART.match(words.text, end):
        for named, role in zip(names, roles, strict=True):
            yield words.gives(named, role, "spoken_to")


def _introduced(
    words: Passage, at: int, directory: Directory
) -> tuple[list[Duty], int] | None:
    """«Căn cứ Kế hoạch này và tình hình thực tế, …, các sở, ban, ngành xây dựng …»."""
    sentence = agency_patterns.INTRODUCTION.match(words.text, at)
    if sentence is None:
        return None
    read_to = at
    for start in agency_patterns.INTRODUCED.finditer(words.text, at, sentence.end()):
        if start.end() < read_to:
            continue
        if start["object"]:
            read_to = agencies_at(words.text, start.end(), directory, is_list=True)[1]
            continue
        found, end = _subject(words, start.end(), directory, "introduced_subject")
        if found or end > start.end():
            return found, end
    return None


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
    order = agency_patterns.ORDERED.match(text, end)
    if order:
        return list(by_order(words, order, directory)), end
    if agency_patterns.NAMES_ALONE.match(text, end):
        return [], end
    needs_duty = rule != "subject" or agency_patterns.LEVEL_LIST.match(text, at)
    has_duty = not needs_duty or agency_patterns.DUTY.match(text, end)
    if not has_duty or agency_patterns.NO_DUTY.match(text, end):
        return [], end
    roles = roles_of(names, leads=leads(text, end) or _answers_for_others(words, names, end))
    roles = as_marked(text, names, roles)
    given = [words.gives(one, role, rule) for one, role in zip(names, roles, strict=True)]
    return given, end


def _is_of_a_kind(named: Named) -> bool:
    """«Các doanh nghiệp du lịch …» in the middle of a paragraph tells of them, and asks nothing."""
    return not named.is_general and named.printed.lower().startswith(vocabulary.TOLD_OF)


def _answers_for_others(words: Passage, names: Sequence[Named], end: int) -> bool:
    shared = agency_patterns.COORDINATES_WITH.search(words.text, end)
    return shared is not None and any(answers(named) for named in names)


def reporting(words: Passage, directory: Directory) -> Iterator[Duty]:
    """«(X định kỳ … gửi báo cáo)», «…, X phản ánh đến Y để tổng hợp»."""
    text = words.text
    if agency_patterns.REPORTS.search(text):
        yield from _reporters(words, directory)
    for found in agency_patterns.COLLECTED_BY.finditer(text):
        for named in split_agencies(found["agency"], directory):
            placed = replace(named, at=named.at + found.start("agency"))
            yield words.gives(placed, AgencyRole.LEAD, "collecting")


def _goes_on(named: Named) -> bool:
    """«…, Ban, Ngành»: more of a group that began before."""
    return named.is_general and not named.printed.lower().startswith(vocabulary.PLURAL)


def _reporters(words: Passage, directory: Directory) -> Iterator[Duty]:
    text = words.text
    end = agencies_at(text, 0, directory)[1]
    for start in agency_patterns.CLAUSE_START.finditer(text):
        # A clause inside a list already read is one of its names.
        if start.end() < end or text.startswith(vocabulary.WEAK_STARTERS, start.end()):
            continue
        listed, end = agencies_at(text, start.end(), directory)
        if listed and text[start.start()] == "," and _goes_on(listed[0]):
            continue
        if listed and agency_patterns.REPORTS.match(text, end):
            for named in listed:
                yield words.gives(named, AgencyRole.ALL, "reporting")
