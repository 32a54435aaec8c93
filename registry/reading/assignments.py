"""Who must do what: agencies named by a heading, in a paragraph, or by a section's opening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from registry.reading import vocabulary
from registry.reading.agencies import Directory, Named
from registry.reading.bearers import by_list, field_alone
from registry.reading.citations import Definition
from registry.reading.columns import by_tables, gives_tasks
from registry.reading.doers import is_general
from registry.reading.duties import by_heading, by_preamble, by_words
from registry.reading.findings import AgencyRole, Assignment, Known, Level, Section
from registry.reading.labels import Form, find_label
from registry.reading.misread import restored
from registry.reading.outline import Node
from registry.reading.passages import Duty, Passage
from registry.reading.patterns import common as patterns
from registry.reading.tables import Table
from registry.reading.text import Flat, fold


def find_assignments(
    flat: Flat,
    nodes: Sequence[Node],
    definitions: Sequence[Definition],
    known: Known,
    tables: Sequence[Table] = (),
) -> tuple[Assignment, ...]:
    directory = Directory(known)
    printed, flat = flat, replace(flat, text=restored(flat.text))
    terms = _collective_terms(definitions)
    places = {name: (start, stop) for name, start, stop in flat.blocks()}
    celled = {line.number for table in tables if gives_tasks(table) for line in table.lines()}
    given: list[list[Duty]] = []
    for node in nodes:
        heading, body = _passages(flat, node, places[node.section.path], celled)
        if not (heading.text or body):
            given.append([])
            continue
        named = list(by_heading(heading, directory))
        words = list(_by_words(body, node, nodes, directory, terms))
        parts = field_alone(heading.text or (body[0].text if body else ""))
        if parts:
            named, words = [], list(_by_field(body[not heading.text :], parts, directory))
        if any(one.role in GENERAL for one in named):
            # «Các cơ quan khác … phối hợp với các sở» names nobody that is not named already.
            words = [one for one in words if not _is_said_before(one)]
        given.append(_once([*named, *words]))
    openings = _openings(nodes, given, directory, terms)
    for place, node in enumerate(nodes):
        if node.is_leaf and not _has_doer(given[place]) and node.section.level is not _PARAGRAPH:
            inherited = _inherited(place, nodes, given, openings)
            given[place] = _once([*inherited, *given[place]])
    found = [
        _assignment(printed, node.section, one)
        for node, parts in zip(nodes, given, strict=True)
        for one in parts
    ]
    sections = [node.section for node in nodes]
    found.extend(_addressed(printed, flat, directory))
    return (*found, *by_tables(flat, sections, tables, directory))


def _addressed(printed: Flat, flat: Flat, directory: Directory) -> Iterator[Assignment]:
    """Whom a directive speaks to before its first section."""
    for name, start, stop in flat.blocks():
        if name in (vocabulary.PREAMBLE_PATH, vocabulary.HEADER_PATH):
            for one in by_preamble(Passage(flat.text[start:stop], start), directory):
                yield _given(printed, name, flat.line(one.at), one)


def _is_said_before(duty: Duty) -> bool:
    return duty.rule == "coordination" and is_general(duty.named)


def _assignment(flat: Flat, section: Section, one: Duty) -> Assignment:
    if one.rule != "inherited":
        return _given(flat, section.path, flat.line(one.at), one)
    start, end = flat.span(one.at, one.at + 1)
    return replace(_given(flat, section.path, section.line, one), start=start, end=end)


def _given(flat: Flat, path: str, line: int, one: Duty) -> Assignment:
    named = one.named
    stop = min(one.at + max(len(named.printed), 1), len(flat.text))
    start, end = flat.span(one.at, stop)
    # As the text prints it, marks lost and all.
    printed = flat.text[one.at : stop]
    name = printed if fold(printed) == fold(named.printed) else named.printed
    return Assignment(path, name, named.agency_id, one.role, line, one.rule, start, end)


def _passages(
    flat: Flat, node: Node, place: tuple[int, int], celled: set[int]
) -> tuple[Passage, list[Passage]]:
    """The heading behind its label (empty when there is none), and the paragraphs of the body."""
    at, stop = place
    passages: list[Passage] = []
    # Where no two letters stand together nobody is named: «1.», «a) b».
    has_words = patterns.WORD.search(flat.text, at, stop)
    for text in flat.text[at:stop].split("\n") if has_words else ():
        if text and flat.line(at) not in celled:
            passages.append(Passage(text, at))
        at += len(text) + 1
    if not passages:
        return Passage("", place[0]), []
    passages[0] = passages[0].after(_edge(passages[0].text))
    label = find_label(passages[0].text)
    if node.section.label and label and label.rest:
        passages[0] = passages[0].after(passages[0].text.rfind(label.rest))
    if not node.section.heading:
        return Passage("", place[0]), passages
    is_title = passages[0].text.startswith(vocabulary.RESPONSIBILITIES)
    if label and label.form is Form.ARTICLE and not is_title:
        # An article's first words are a sentence of it, cut where a line ended.
        return Passage("", place[0]), _joined(passages)
    return passages[0], passages[1:]


def _edge(text: str) -> int:
    """How much of the line is mere markup: «## 1. Sở Nội vụ»."""
    return len(text) - len(text.lstrip(patterns.LINE_EDGES))


def _joined(passages: list[Passage]) -> list[Passage]:
    first, *others = passages
    if not others:
        return passages
    is_broken = first.text.endswith(vocabulary.UNFINISHED) or others[0].text[:1].islower()
    if not is_broken:
        return passages
    return [Passage(f"{first.text} {others[0].text}", first.at), *others[1:]]


def _by_words(
    body: Sequence[Passage],
    node: Node,
    nodes: Sequence[Node],
    directory: Directory,
    terms: Sequence[str],
) -> Iterator[Duty]:
    for passage in body:
        bullet = patterns.BULLET.match(passage.text)
        words = passage.after(bullet.end()) if bullet else passage
        yield from by_words(words, directory)
        if terms and _is_spread_to_all(words.text, node, nodes):
            named = Named(terms[0], directory.find(terms[0]))
            yield words.gives(named, AgencyRole.ALL, "dissemination")


def _by_field(
    body: Sequence[Passage], parts: Sequence[AgencyRole], directory: Directory
) -> Iterator[Duty]:
    """«a) Cơ quan chủ trì» and the agencies below it; of several parts named none is known."""
    for passage in body if len(parts) == 1 else ():
        bullet = patterns.BULLET.match(passage.text)
        yield from by_list(passage.after(bullet.end()) if bullet else passage, parts[0], directory)


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
    given: Sequence[Sequence[Duty]],
    directory: Directory,
    terms: Sequence[str],
) -> dict[int, list[Duty]]:
    """Section → what its opening paragraph lays on everything under it."""
    openings: dict[int, list[Duty]] = {}
    for place, node in enumerate(nodes):
        if node.section.rule != "opening_paragraph" or node.parent is None or not given[place]:
            continue
        defines = [term for term in terms if term in node.section.text]
        laid = [one for one in given[place] if one.role is AgencyRole.ALL]
        if defines and laid:
            named = Named(defines[0], directory.find(defines[0]))
            laid = [Duty(named, AgencyRole.ALL, laid[0].at, "opening")]
        openings[node.parent] = laid
    return openings


def _inherited(
    place: int,
    nodes: Sequence[Node],
    given: Sequence[Sequence[Duty]],
    openings: dict[int, list[Duty]],
) -> Iterator[Duty]:
    """From the nearest heading above that names agencies, else from the section's opening."""
    above = nodes[place].parent
    while above is not None:
        passed = [one for one in given[above] if one.rule.startswith("heading")]
        for one in passed or openings.get(above, []):
            yield replace(one, rule="inherited")
        if passed or above in openings:
            return
        above = nodes[above].parent


def _has_doer(given: Sequence[Duty]) -> bool:
    return any(one.role is not AgencyRole.COORDINATE for one in given)


def _once(given: Sequence[Duty]) -> list[Duty]:
    """One line for an agency in a section: the strongest part it is given there comes first.

    Who leads one thing may take part in another, named again.
    """
    kept: dict[tuple[str, bool], Duty] = {}
    places: set[int] = set()
    for one in given:
        is_part = one.role is AgencyRole.COORDINATE
        if one.at not in places:
            kept.setdefault((one.named.agency_id or fold(one.named.printed), is_part), one)
        places.add(one.at)
    return list(kept.values())


# Parts that fall on many at once.
GENERAL = (AgencyRole.REQUEST, AgencyRole.ALL)
_PARAGRAPH = Level.PARAGRAPH
