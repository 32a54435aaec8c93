"""From the text of a plan to all its findings, in one pure call."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from registry.errors import Unreadable
from registry.reading import vocabulary
from registry.reading.assignments import find_assignments
from registry.reading.citations import (
    ISSUED_BEHIND,
    Mention,
    find_definitions,
    find_mentions,
    kind_of_number,
)
from registry.reading.corrections import NOTHING_GIVEN, Given
from registry.reading.deadlines import find_deadlines
from registry.reading.defects import find_defects, merge_defects
from registry.reading.endings import Ending, read_ending
from registry.reading.findings import (
    Header,
    Kind,
    Known,
    LineUse,
    Part,
    PlanReading,
    Row,
    Via,
)
from registry.reading.guesses import without_guesses
from registry.reading.header import Frame, line_uses, read_frame, read_header
from registry.reading.letterhead import left_column
from registry.reading.outline import Node, build_outline
from registry.reading.pages import without_pages
from registry.reading.parts import Paragraph, Parts, split_parts
from registry.reading.patterns.common import NUMBER_LINE, RIGHT_COLUMN
from registry.reading.places import placed
from registry.reading.resolve import as_citations, identify
from registry.reading.roles import roles
from registry.reading.series import settle
from registry.reading.tables import Column, Table, find_tables
from registry.reading.text import LONGEST, Flat, Line, Source, compose, flatten, fold, read_lines
from registry.reading.unread import find_unread

NOTHING_KNOWN = Known()
CARRIES = tuple("".join(fold(one).split()) for one in vocabulary.CARRIES)


def read_plan(
    text: str, known: Known = NOTHING_KNOWN, given: Given = NOTHING_GIVEN
) -> PlanReading:
    """Read a plan. Nothing is guessed: what the text and the known facts do not say stays empty.

    What a person gave about its labels stands before what the lines say.
    """
    if len(text) > LONGEST:
        raise Unreadable("too_long", longest=LONGEST)
    if not text.strip():
        raise Unreadable("empty")
    source = compose(text)
    lines = read_lines(source.text)
    if all(line.is_mark for line in lines):
        raise Unreadable("empty")
    tables = find_tables(lines)
    in_tables = {line.start for table in tables for line in table.lines()}
    lines = without_pages(lines, in_tables)
    labels = settle(lines, given, in_tables)
    cells = {start for table in tables for start in table.cell_starts()}
    parts = split_parts(lines, labels, cells)
    frame, ending = read_frame(parts.opening), read_ending(parts.ending)
    header = read_header(frame, ending, source)
    nodes = build_outline(parts.body, labels, source)
    flat = flatten(source, _blocks(frame, nodes))
    definitions = find_definitions(flat)
    own = _own_number(flat, header.number)
    mentions = find_mentions(flat, definitions, header.kind, known, own)
    mentions = tuple(
        _own(mention, header) for mention in mentions
        if not _is_own_in_frame(flat, mention, header.number) and not _is_own_title(mention, header)
    )
    identified = identify(mentions, header, known)
    found = find_defects(flat, parts, frame, nodes, definitions, identified)
    defects = placed(merge_defects(found, known.defects), source, lines)
    told = without_guesses(identified, header, known) if known.is_cautious else identified
    reading = PlanReading(
        header=header,
        sections=tuple(node.section for node in nodes),
        citations=as_citations(flat, told, roles(flat, mentions)),
        deadlines=find_deadlines(flat, [node.section for node in nodes], tables),
        assignments=find_assignments(flat, nodes, definitions, known, tables),
        defects=defects,
        lines=_lines(parts, frame, ending, nodes),
        rows=tuple(_rows(tables, nodes, source)),
    )
    loose = tuple(_loose(frame, ending))
    return replace(reading, unread=find_unread(reading, flat, lines, labels, tables, loose))


def _blocks(frame: Frame, nodes: tuple[Node, ...]) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    for name, paragraph in frame.named:
        yield name, (paragraph,)
    for node in nodes:
        yield node.section.path, node.paragraphs


def _own_number(flat: Flat, number: str | None) -> Mention | None:
    """The plan's own number, where it stands in its frame."""
    for name, start, stop in flat.blocks():
        found = NUMBER_LINE.search(flat.text, start, stop)
        if name == vocabulary.NUMBER_PATH and found and number:
            begin, end = found.start("ordinal"), found.end("symbol")
            return Mention(
                begin,
                end,
                kind_of_number(number),
                Via.SELF,
                "own_number",
                number,
                flat.text[begin:end],
            )
    return None


def _is_own_in_frame(flat: Flat, mention: Mention, number: str | None) -> bool:
    """The plan's number in the card over its head, or as it could not be read, cites nothing."""
    block = flat.block(mention.start)
    is_own = number is not None and mention.number == number
    in_card = is_own and block.startswith(vocabulary.HEADER_PATH)
    return mention.via is not Via.SELF and (block == vocabulary.NUMBER_PATH or in_card)


def _is_own_title(mention: Mention, header: Header) -> bool:
    """The plan that a decision issues is no other document; the program it carries out is."""
    if mention.via is not Via.NAME or mention.number or mention.kind not in ISSUED_BEHIND:
        return False
    name, subject = ("".join(fold(said).split()) for said in (mention.name or "", header.subject))
    at = subject.find(name)
    is_other = mention.kind is Kind.PROGRAM and subject[:at].endswith(CARRIES)
    return at >= 0 and not is_other


def _own(mention: Mention, header: Header) -> Mention:
    """The plan cited by its own number, as its appendices do, is the plan itself."""
    same_day = mention.issued_on in (header.issued_on, None)
    if mention.number is None or mention.number != header.number or not same_day:
        return mention
    return replace(mention, via=Via.SELF)


def _rows(
    tables: tuple[Table, ...], nodes: tuple[Node, ...], source: Source
) -> Iterator[Row]:
    """The numbered rows of tables, each in the section it stands in."""
    starts = [node.section.line for node in nodes]
    for table in tables:
        for row in table.rows:
            label, above = row.label, bisect_right(starts, row.line)
            if not label and table.columns[0] is not Column.NUMBER:
                label = row.number
            if above and label and (row.words or row.cells[0].plain != label):
                first = row.cells[0].plain[len(label) :].lstrip(".) ").strip()
                words = "\n".join(part for part in (first, row.words) if part)
                printed = [line for cell in row.cells for line in cell.lines]
                start, end = source.written_span(printed[0], printed[-1])
                yield Row(nodes[above - 1].section.path, label, words, row.line,
                          printed[-1].number, start, end)


def _loose(frame: Frame, ending: Ending) -> Iterator[Line]:
    """Lines of the frame and the ending that hold none of their fields."""
    yield from ending.loose
    left = {line.start for line, _ in left_column(frame.lines(vocabulary.HEADER_PATH))}
    for line in frame.lines(vocabulary.HEADER_PATH):
        if line.start not in left and not RIGHT_COLUMN.search(fold(line.plain)):
            yield line


def _lines(
    parts: Parts, frame: Frame, ending: Ending, nodes: tuple[Node, ...]
) -> tuple[LineUse, ...]:
    uses = [*line_uses(frame), *ending.uses]
    uses.extend(LineUse(line.number, Part.MARK, "") for line in parts.marks)
    for node in nodes:
        for paragraph in node.paragraphs:
            uses.extend(LineUse(n.number, Part.SECTION, node.section.path) for n in paragraph)
    # A row printed on one line has many pieces, and one use: its first words'.
    once: dict[int, LineUse] = {}
    for use in sorted(uses, key=lambda use: (use.line, use.part is Part.MARK)):
        once.setdefault(use.line, use)
    return tuple(once.values())
