"""Defects of a text that the text itself proves: kept as printed, with a proposed reading."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from registry.reading import vocabulary
from registry.reading.citations import Definition, Mention
from registry.reading.figures import tidy_number
from registry.reading.findings import Defect, Via
from registry.reading.header import Frame
from registry.reading.order import labels_out_of_order
from registry.reading.outline import Node
from registry.reading.parts import Parts, plain_text
from registry.reading.patterns import common as patterns
from registry.reading.resolve import Identity, issuer_of_number
from registry.reading.spelling import lost_marks
from registry.reading.text import Flat, Line, fold

CUT_WORDS = 3
# A page ends in a full line; shorter ones are the cells of a table.
SHORTEST_CUT = 50


def find_defects(
    flat: Flat,
    parts: Parts,
    frame: Frame,
    nodes: Sequence[Node],
    definitions: Sequence[Definition],
    identified: Sequence[tuple[Mention, Identity]],
) -> tuple[Defect, ...]:
    mentions = [mention for mention, _ in identified]
    found = [
        *_missing_heading(frame, parts),
        *_marks(flat, frame),
        *_superscripts(parts.ending),
        *_page_breaks(flat, parts.cuts),
        *labels_out_of_order(nodes),
        *_spaced_numbers(flat, mentions),
        *lost_marks(flat),
        *_undated(flat, identified),
        *_early_terms(flat, definitions),
        *_without_issuer(flat, identified),
        *_two_subjects(flat, identified),
    ]
    return tuple(sorted(found, key=lambda defect: (defect.line, defect.kind)))


def merge_defects(found: Iterable[Defect], reviewed: Iterable[Defect]) -> tuple[Defect, ...]:
    """Both, without doubles: what a rule found stands for a reviewed defect of the same words."""
    merged = list(found)
    for defect in reviewed:
        if not any(_same(defect, other) for other in merged):
            merged.append(defect)
    return tuple(sorted(merged, key=lambda defect: (defect.line, defect.kind)))


def _same(one: Defect, other: Defect) -> bool:
    if one.line != other.line:
        return False
    return one.kind == other.kind or one.printed in other.printed or other.printed in one.printed


def _missing_heading(frame: Frame, parts: Parts) -> Iterator[Defect]:
    printed = fold(" ".join(plain_text(paragraph) for paragraph in parts.opening))
    if fold(vocabulary.NATIONAL_HEADING) not in printed and frame.named:
        form = vocabulary.NATIONAL_HEADING_FORM
        yield Defect(1, "", form, "missing_heading", vocabulary.WHY_NO_HEADING, "frame")


def _marks(flat: Flat, frame: Frame) -> Iterator[Defect]:
    """Marks of formatting inside the number or the date: on the paper these are written by hand."""
    for name in (vocabulary.NUMBER_PATH, vocabulary.DATE_PATH):
        for paragraph in frame.paragraphs(name):
            for line in paragraph:
                printed = flat.source.text[line.start : line.end].strip()
                if patterns.MARKED_DIGITS.search(printed):
                    plain = patterns.SPACED_SIGN.sub("/", line.plain)
                    why = vocabulary.WHY_MARKDOWN
                    yield Defect(line.number, printed, plain, "marks", why, "frame_marks")


def _superscripts(lines: Iterable[Line]) -> Iterator[Defect]:
    for line in lines:
        if patterns.SUPERSCRIPT.search(line.plain):
            plain = " ".join(patterns.SUPERSCRIPT.sub("", line.plain).split())
            why = vocabulary.WHY_SUPERSCRIPT
            yield Defect(line.number, line.plain, plain, "superscript", why, "signature")


def _page_breaks(flat: Flat, cuts: Iterable[tuple[Line, Line]]) -> Iterator[Defect]:
    for before, after in cuts:
        ending = " ".join(before.plain.split()[-CUT_WORDS:])
        if len(before.plain) < SHORTEST_CUT:
            continue
        opening = " ".join(after.plain.split()[:CUT_WORDS])
        why = vocabulary.WHY_PAGE_BREAK
        yield Defect(
            before.number,
            f"{ending} ⏎ {opening}",
            f"{ending} {opening}",
            "page_break",
            why,
            "continuation",
        )
        printed = flat.source.text[before.start : before.end].rstrip()
        opens = printed.rfind("*", 0, len(printed) - 1)
        if printed.endswith("*") and opens >= 0 and patterns.MARKS.sub("", printed[opens:]):
            yield Defect(
                before.number,
                printed[-40:],
                "",
                "emphasis",
                vocabulary.WHY_EMPHASIS,
                "continuation",
            )


def _spaced_numbers(flat: Flat, mentions: Iterable[Mention]) -> Iterator[Defect]:
    for mention in mentions:
        printed = mention.printed_number or ""
        if " " in printed and mention.via is not Via.SELF:
            line = flat.line(mention.start)
            yield Defect(
                line,
                printed,
                tidy_number(printed),
                "space_in_number",
                vocabulary.WHY_SPACE,
                "document_number",
            )


def _undated(flat: Flat, identified: Iterable[tuple[Mention, Identity]]) -> Iterator[Defect]:
    """A number that stands nowhere in the text with its date."""
    dated: set[str] = set()
    first: dict[str, Mention] = {}
    for mention, _ in identified:
        if mention.number is None or mention.via is Via.SELF:
            continue
        first.setdefault(mention.number, mention)
        if mention.issued_on or patterns.YEAR_IN_NUMBER.search(mention.number):
            dated.add(mention.number)
    for number, mention in first.items():
        if number not in dated:
            yield Defect(
                flat.line(mention.start),
                mention.printed_number or "",
                "",
                "undated_number",
                vocabulary.WHY_UNDATED,
                "document_number",
            )


def _early_terms(flat: Flat, definitions: Iterable[Definition]) -> Iterator[Defect]:
    for definition in definitions:
        place = flat.text.find(definition.term)
        if 0 <= place < definition.start and definition.term[:1].islower():
            why = vocabulary.WHY_EARLY_TERM.format(
                term=definition.term, line=flat.line(definition.start)
            )
            yield Defect(
                flat.line(place), definition.term, "", "term_before_definition", why, "definition"
            )


def _without_issuer(flat: Flat, identified: Sequence[tuple[Mention, Identity]]) -> Iterator[Defect]:
    """A dated number whose issuer is printed at none of its places."""
    told = {identity for mention, identity in identified if mention.issuer}
    for mention, identity in identified:
        if mention.number is None or mention.issued_on is None or identity in told:
            continue
        issuer = issuer_of_number(mention.number)
        if issuer is None or patterns.ANY_ISSUER_AFTER.match(flat.text, mention.end):
            continue
        printed = flat.text[mention.start : mention.end]
        yield Defect(
            flat.line(mention.start),
            printed,
            f"{printed} {vocabulary.OF} {issuer}",
            "issuer_missing",
            vocabulary.WHY_NO_ISSUER,
            "document_number",
        )


def _two_subjects(flat: Flat, identified: Iterable[tuple[Mention, Identity]]) -> Iterator[Defect]:
    """The same document cited with two different subjects: one of them is not its own."""
    cited: dict[Identity, list[Mention]] = defaultdict(list)
    for mention, identity in identified:
        if mention.subject:
            cited[identity].append(mention)
    for mentions in cited.values():
        first = fold(mentions[0].subject or "")
        for other in mentions[1:]:
            second = fold(other.subject or "")
            if first.startswith(second) or second.startswith(first):
                continue
            why = vocabulary.WHY_TWO_SUBJECTS.format(line=flat.line(mentions[0].start))
            yield Defect(
                flat.line(other.start),
                other.subject or "",
                "",
                "two_subjects",
                why,
                "document_number",
            )
            break
