"""Who must do what: agencies named by a heading, in a paragraph, or by a section's opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registry.reading import patterns, vocabulary
from registry.reading.agencies import Directory, Named, agencies_at, split_agencies
from registry.reading.citations import Definition
from registry.reading.columns import by_tables, gives_tasks
from registry.reading.findings import AgencyRole, Assignment, Known, Level, Section
from registry.reading.labels import find_label
from registry.reading.outline import Node
from registry.reading.tables import Table
from registry.reading.text import Flat, fold


@dataclass(frozen=True, slots=True)
class Given:
    """An agency given a part, with the place of its name in the flat text."""

    named: Named
    role: AgencyRole
    at: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of a paragraph, or of a cell, and where they start in the flat text."""

    text: str
    at: int

    def given(self, named: Named, role: AgencyRole, rule: str) -> Given:
        return Given(named, role, self.at + named.at, rule)

    def after(self, start: int) -> _Passage:
        return _Passage(self.text[start:], self.at + start)


def find_assignments(
    flat: Flat,
    nodes: Sequence[Node],
    definitions: Sequence[Definition],
    known: Known,
    tables: Sequence[Table] = (),
) -> tuple[Assignment, ...]:
    directory = Directory(known)
    terms = _collective_terms(definitions)
    places = {name: (start, stop) for name, start, stop in flat.blocks()}
    celled = {line.number for table in tables if gives_tasks(table) for line in table.lines()}
    given: list[list[Given]] = []
    for node in nodes:
        heading, body = _passages(flat, node, places[node.section.path], celled)
        named = list(_by_heading(heading, directory))
        words = list(_by_words(body, node, nodes, directory, terms))
        if any(one.role in GENERAL for one in named):
            # «Các cơ quan khác … phối hợp với …» gives a task to nobody but those of the heading.
            words = [one for one in words if one.rule != "coordination"]
        given.append(_once([*named, *words]))
    openings = _openings(nodes, given, directory, terms)
    for place, node in enumerate(nodes):
        if node.is_leaf and not _has_doer(given[place]) and node.section.level is not _PARAGRAPH:
            inherited = _inherited(place, nodes, given, openings)
            given[place] = _once([*inherited, *given[place]])
    found = [
        _assignment(flat, node.section, one)
        for node, parts in zip(nodes, given, strict=True)
        for one in parts
    ]
    sections = [node.section for node in nodes]
    return (*found, *by_tables(flat, sections, tables, directory))


def _assignment(flat: Flat, section: Section, one: Given) -> Assignment:
    named = one.named
    if one.rule == "inherited":
        start, end = flat.span(one.at, one.at + 1)
        line = section.line
    else:
        start, end = flat.span(one.at, min(one.at + max(len(named.printed), 1), len(flat.text)))
        line = flat.line(one.at)
    return Assignment(
        section.path, named.printed, named.agency_id, one.role, line, one.rule, start, end
    )


def _passages(
    flat: Flat, node: Node, place: tuple[int, int], celled: set[int]
) -> tuple[_Passage, list[_Passage]]:
    """The heading behind its label (empty when there is none), and the paragraphs of the body."""
    at, stop = place
    passages: list[_Passage] = []
    for text in flat.text[at:stop].split("\n"):
        if text and flat.line(at) not in celled:
            passages.append(_Passage(text, at))
        at += len(text) + 1
    if not passages:
        return _Passage("", place[0]), []
    label = find_label(passages[0].text)
    if node.section.label and label and label.rest:
        passages[0] = passages[0].after(passages[0].text.rfind(label.rest))
    if not node.section.heading:
        return _Passage("", place[0]), passages
    return passages[0], passages[1:]


def _by_heading(heading: _Passage, directory: Directory) -> Iterator[Given]:
    is_request = heading.text.startswith(vocabulary.REQUEST)
    if is_request:
        heading = heading.after(len(vocabulary.REQUEST))
    for named in split_agencies(heading.text, directory):
        if is_request:
            yield heading.given(named, AgencyRole.REQUEST, "heading_request")
        elif _is_collective(named):
            yield heading.given(named, AgencyRole.ALL, "heading_collective")
        else:
            yield heading.given(named, AgencyRole.LEAD, "heading")


def _by_words(
    body: Sequence[_Passage],
    node: Node,
    nodes: Sequence[Node],
    directory: Directory,
    terms: Sequence[str],
) -> Iterator[Given]:
    for passage in body:
        bullet = patterns.BULLET.match(passage.text)
        words = passage.after(bullet.end()) if bullet else passage
        yield from _of_opening_words(words, directory)
        yield from _of_fields(words, directory)
        yield from _coordinated(words, directory)
        yield from _reporting(words, directory)
        if terms and _is_spread_to_all(words.text, node, nodes):
            named = Named(terms[0], directory.find(terms[0]))
            yield words.given(named, AgencyRole.ALL, "dissemination")


def _of_opening_words(words: _Passage, directory: Directory) -> Iterator[Given]:
    """«Giao X chủ trì», «Yêu cầu X phải», «Chỉ đạo các cơ quan X», «X triển khai»."""
    text = words.text
    for opener, role, rule in _OPENERS:
        if text.startswith(opener):
            for named in agencies_at(text, len(opener), directory, is_list=True)[0]:
                yield words.given(named, role, rule)
            return
    named_first, end = agencies_at(text, 0, directory)
    if not named_first or named_first[0].printed in vocabulary.WEAK_STARTERS:
        return
    definition = patterns.DEFINITION.match(text, end + 1)
    end = definition.end() if definition else end
    leads = _leads(text, end)
    for named in named_first:
        role = AgencyRole.LEAD if leads or not _is_general(named) else AgencyRole.ALL
        yield words.given(named, role, "subject")


def _of_fields(words: _Passage, directory: Directory) -> Iterator[Given]:
    """«Cơ quan chủ trì: X», «Cơ quan phối hợp: Y»."""
    for found in patterns.AGENCY_FIELD.finditer(words.text):
        role = AgencyRole(found.lastgroup or AgencyRole.ALL)
        for named in agencies_at(words.text, found.end(), directory, is_list=True)[0]:
            yield words.given(named, role, f"field_{role}")


def _coordinated(words: _Passage, directory: Directory) -> Iterator[Given]:
    """«phối hợp (chặt chẽ) với Y»."""
    for found in patterns.COORDINATES_WITH.finditer(words.text):
        for named in agencies_at(words.text, found.end(), directory, is_list=True)[0]:
            yield words.given(named, AgencyRole.COORDINATE, "coordination")


def _reporting(words: _Passage, directory: Directory) -> Iterator[Given]:
    """«(X định kỳ … gửi báo cáo)», «…, X phản ánh đến Y để tổng hợp»."""
    end = 0
    text = words.text
    for start in patterns.CLAUSE_START.finditer(text):
        # A clause inside a list already read is one of its names.
        if start.end() < end or text.startswith(vocabulary.WEAK_STARTERS, start.end()):
            continue
        listed, end = agencies_at(text, start.end(), directory)
        if listed and patterns.REPORTS.match(text, end):
            for named in listed:
                yield words.given(named, AgencyRole.ALL, "reporting")
    for found in patterns.COLLECTED_BY.finditer(text):
        for named in split_agencies(found["agency"], directory):
            placed = replace(named, at=named.at + found.start("agency"))
            yield words.given(placed, AgencyRole.LEAD, "collecting")


def _is_collective(named: Named) -> bool:
    return vocabulary.PLURAL in named.printed.lower() and not named.printed.startswith(
        vocabulary.HEADS
    )


def _is_general(named: Named) -> bool:
    """«các sở, ban, ngành», «cơ quan, đơn vị»: whoever it may concern."""
    printed = named.printed
    if printed.startswith(vocabulary.HEADS):
        return False
    return vocabulary.PLURAL in printed.lower() or not printed[:1].isupper()


def _leads(text: str, end: int) -> bool:
    return text[end : end + len(vocabulary.LEADING) + 2].strip(" ,").startswith(vocabulary.LEADING)


def _is_spread_to_all(text: str, node: Node, nodes: Sequence[Node]) -> bool:
    """Making the plan itself known, in the section on its aims, falls on everyone it is for."""
    if node.parent is None or not text.startswith(vocabulary.DISSEMINATING):
        return False
    aims = fold(nodes[node.parent].section.heading).startswith(fold(vocabulary.AIMS))
    return aims and patterns.SELF.search(text) is not None


def _collective_terms(definitions: Sequence[Definition]) -> list[str]:
    terms = [definition.term for definition in definitions]
    return [term for term in terms if term[:1].islower()]


def _openings(
    nodes: Sequence[Node],
    given: Sequence[Sequence[Given]],
    directory: Directory,
    terms: Sequence[str],
) -> dict[int, list[Given]]:
    """Section → what its opening paragraph lays on everything under it."""
    openings: dict[int, list[Given]] = {}
    for place, node in enumerate(nodes):
        if node.section.rule != "opening_paragraph" or node.parent is None or not given[place]:
            continue
        defines = [term for term in terms if term in node.section.text]
        laid = [one for one in given[place] if one.role is AgencyRole.ALL]
        if defines and laid:
            named = Named(defines[0], directory.find(defines[0]))
            laid = [Given(named, AgencyRole.ALL, laid[0].at, "opening")]
        openings[node.parent] = laid
    return openings


def _inherited(
    place: int,
    nodes: Sequence[Node],
    given: Sequence[Sequence[Given]],
    openings: dict[int, list[Given]],
) -> Iterator[Given]:
    """From the nearest heading above that names agencies, else from the section's opening."""
    above = nodes[place].parent
    while above is not None:
        passed = [one for one in given[above] if one.rule.startswith("heading")]
        for one in passed or openings.get(above, []):
            yield replace(one, rule="inherited")
        if passed or above in openings:
            return
        above = nodes[above].parent


def _has_doer(given: Sequence[Given]) -> bool:
    return any(one.role is not AgencyRole.COORDINATE for one in given)


def _once(given: Sequence[Given]) -> list[Given]:
    """One line for an agency in a section: the strongest part it is given there comes first."""
    kept: dict[str, Given] = {}
    for one in given:
        kept.setdefault(one.named.agency_id or fold(one.named.printed), one)
    return list(kept.values())


# Parts that fall on many at once.
GENERAL = (AgencyRole.REQUEST, AgencyRole.ALL)
_PARAGRAPH = Level.PARAGRAPH
_OPENERS = (
    (vocabulary.ASSIGN, AgencyRole.LEAD, "assigned"),
    (vocabulary.DEMAND, AgencyRole.ALL, "demanded"),
    (vocabulary.REQUEST, AgencyRole.REQUEST, "requested"),
    (vocabulary.DIRECTING, AgencyRole.COORDINATE, "directed"),
)
