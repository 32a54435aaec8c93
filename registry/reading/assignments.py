"""Who must do what: agencies named by a heading, in a paragraph, or by a section's opening."""

from collections.abc import Iterator, Sequence

from registry.reading import patterns, vocabulary
from registry.reading.agencies import Directory, Named, agencies_at, split_agencies
from registry.reading.citations import Definition
from registry.reading.findings import AgencyRole, Assignment, Known, Level
from registry.reading.outline import Node, body_paragraphs
from registry.reading.parts import plain_text
from registry.reading.text import fold

Given = tuple[Named, AgencyRole, int, str]


def find_assignments(
    nodes: Sequence[Node], definitions: Sequence[Definition], known: Known
) -> tuple[Assignment, ...]:
    directory = Directory(known)
    terms = _collective_terms(definitions)
    given: list[list[Given]] = [
        _once([*_by_heading(node, directory), *_by_words(node, nodes, directory, terms)])
        for node in nodes
    ]
    openings = _openings(nodes, given, directory, terms)
    for place, node in enumerate(nodes):
        if node.is_leaf and not _has_doer(given[place]) and node.section.level is not _PARAGRAPH:
            inherited = _inherited(place, nodes, given, openings)
            given[place] = _once([*inherited, *given[place]])
    return tuple(
        Assignment(node.section.path, named.printed, named.agency_id, role, line, rule)
        for node, found in zip(nodes, given, strict=True)
        for named, role, line, rule in found
    )


def _by_heading(node: Node, directory: Directory) -> Iterator[Given]:
    heading, line = node.section.heading, node.section.line
    is_request = heading.startswith(vocabulary.REQUEST)
    heading = heading.removeprefix(vocabulary.REQUEST)
    for named in split_agencies(heading, directory):
        if is_request:
            yield named, AgencyRole.REQUEST, line, "heading_request"
        elif _is_collective(named):
            yield named, AgencyRole.ALL, line, "heading_collective"
        else:
            yield named, AgencyRole.LEAD, line, "heading"


def _by_words(
    node: Node, nodes: Sequence[Node], directory: Directory, terms: Sequence[str]
) -> Iterator[Given]:
    label = node.section.label
    for paragraph in body_paragraphs(node):
        text = plain_text(paragraph).removeprefix(label).strip()
        bullet = patterns.BULLET.match(text)
        text = text[bullet.end() :] if bullet else text
        line = paragraph[0].number
        yield from _of_opening_words(text, line, directory)
        yield from _of_fields(text, line, directory)
        yield from _coordinated(text, line, directory)
        yield from _reporting(text, line, directory)
        if terms and _is_spread_to_all(text, node, nodes):
            named = Named(terms[0], directory.find(terms[0]))
            yield named, AgencyRole.ALL, line, "dissemination"


def _of_opening_words(text: str, line: int, directory: Directory) -> Iterator[Given]:
    """«Giao X chủ trì», «Yêu cầu X phải», «Chỉ đạo các cơ quan X», «X triển khai»."""
    for opener, role, rule in _OPENERS:
        if text.startswith(opener):
            for named in agencies_at(text, len(opener), directory)[0]:
                yield named, role, line, rule
            return
    named_first, end = agencies_at(text, 0, directory)
    if not named_first or named_first[0].printed in vocabulary.WEAK_STARTERS:
        return
    definition = patterns.DEFINITION.match(text, end + 1)
    end = definition.end() if definition else end
    heads = named_first[0].printed.startswith(vocabulary.HEADS)
    role = AgencyRole.LEAD if heads or _leads(text, end) else AgencyRole.ALL
    for named in named_first:
        yield named, role, line, "subject"


def _of_fields(text: str, line: int, directory: Directory) -> Iterator[Given]:
    """«Cơ quan chủ trì: X», «Cơ quan phối hợp: Y»."""
    for found in patterns.AGENCY_FIELD.finditer(text):
        role = AgencyRole(found.lastgroup or AgencyRole.ALL)
        for named in agencies_at(text, found.end(), directory)[0]:
            yield named, role, line, f"field_{role}"


def _coordinated(text: str, line: int, directory: Directory) -> Iterator[Given]:
    """«chủ trì, phối hợp với Y»; or a head of agencies who «phối hợp … với Y»."""
    found = list(patterns.LEADS.finditer(text))
    if text.startswith(vocabulary.HEADS):
        found.extend(patterns.COORDINATES_WITH.finditer(text))
    for match in found:
        for named in agencies_at(text, match.end(), directory)[0]:
            yield named, AgencyRole.COORDINATE, line, "coordination"


def _reporting(text: str, line: int, directory: Directory) -> Iterator[Given]:
    """«(X định kỳ … gửi báo cáo)», «…, X phản ánh đến Y để tổng hợp»."""
    end = 0
    for start in patterns.CLAUSE_START.finditer(text):
        # A clause inside a list already read is one of its names.
        if start.end() < end or text.startswith(vocabulary.WEAK_STARTERS, start.end()):
            continue
        listed, end = agencies_at(text, start.end(), directory)
        if listed and patterns.REPORTS.match(text, end):
            for named in listed:
                yield named, AgencyRole.ALL, line, "reporting"
    for found in patterns.COLLECTED_BY.finditer(text):
        for named in split_agencies(found["agency"], directory):
            yield named, AgencyRole.LEAD, line, "collecting"


def _is_collective(named: Named) -> bool:
    return vocabulary.PLURAL in named.printed.lower() and not named.printed.startswith(
        vocabulary.HEADS
    )


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
        laid = [one for one in given[place] if one[1] is AgencyRole.ALL]
        if defines and laid:
            named = Named(defines[0], directory.find(defines[0]))
            laid = [(named, AgencyRole.ALL, laid[0][2], "opening")]
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
        passed = [one for one in given[above] if one[3].startswith("heading")]
        for named, role, _, _ in passed or openings.get(above, []):
            yield named, role, nodes[place].section.line, "inherited"
        if passed or above in openings:
            return
        above = nodes[above].parent


def _has_doer(given: Sequence[Given]) -> bool:
    return any(role is not AgencyRole.COORDINATE for _, role, _, _ in given)


def _once(given: Sequence[Given]) -> list[Given]:
    """One line for an agency in a section: the strongest part it is given there comes first."""
    kept: dict[str, Given] = {}
    for one in given:
        kept.setdefault(one[0].agency_id or fold(one[0].printed), one)
    return list(kept.values())


_PARAGRAPH = Level.PARAGRAPH
_OPENERS = (
    (vocabulary.ASSIGN, AgencyRole.LEAD, "assigned"),
    (vocabulary.DEMAND, AgencyRole.ALL, "demanded"),
    (vocabulary.REQUEST, AgencyRole.REQUEST, "requested"),
    (vocabulary.DIRECTING, AgencyRole.COORDINATE, "directed"),
)
