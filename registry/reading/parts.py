"""The parts of a plan (header, preamble, body, recipients, signature) and their paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.reading import patterns, vocabulary
from registry.reading.labels import (
    APPENDIX_RANK,
    ITEM_RANK,
    ROMAN_RANK,
    Label,
    Labels,
    is_bullet,
)
from registry.reading.text import Line, fold

ENDINGS = (".", ";", ":", "!", "?", "…", "/")
# With fewer empty lines than this share, they do not tell paragraphs apart.
SPACED_SHARE = 0.2
# A line shorter than this share of the widest ones was ended by its author, not by the margin.
FULL_SHARE = 0.75
RECIPIENTS = fold(vocabulary.RECIPIENTS)
KINDS_FOLDED = {fold(phrase): kind for phrase, kind in vocabulary.KINDS.items()}
TITLES = tuple(fold(title) for title in vocabulary.SIGNER_TITLES)

Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    opening: tuple[Paragraph, ...]  # header and preamble
    body: tuple[Paragraph, ...]
    ending: tuple[Line, ...]  # recipients and signature
    marks: tuple[Line, ...]
    cuts: tuple[tuple[Line, Line], ...]  # neighbours joined over a page break


def split_parts(lines: Sequence[Line], labels: Labels) -> Parts | None:
    """None when nothing is numbered: then the text is no plan."""
    written = [line for line in lines if not line.is_mark]
    first = _first_label(written, labels)
    if first is None:
        return None
    stop = _ending(written, first)
    resumed = _appendix(written, stop, labels)
    body = [*written[first:stop], *written[resumed:]]
    style = _style(lines, labels)
    paragraphs, cuts = _paragraphs(body, style)
    opening, early_cuts = _paragraphs(written[:first], replace(style, framed=True))
    marks = tuple(line for line in lines if line.is_mark)
    ending = tuple(written[stop:resumed])
    return Parts(opening, paragraphs, ending, marks, early_cuts + cuts)


def plain_text(paragraph: Sequence[Line]) -> str:
    return " ".join(" ".join(line.plain.split()) for line in paragraph)


def ends_sentence(plain: str) -> bool:
    return plain.rstrip('”"“)').endswith(ENDINGS)


@dataclass(frozen=True, slots=True)
class _Style:
    spaced: bool
    width: int
    labels: Labels
    framed: bool = False  # in the frame the name of the kind of document stands alone


def _style(lines: Sequence[Line], labels: Labels) -> _Style:
    written = [line for line in lines if not line.is_mark]
    spaced = sum(line.spaced for line in written) >= SPACED_SHARE * len(written)
    widths = sorted(len(line.plain) for line in written)
    return _Style(spaced, widths[len(widths) * 9 // 10], labels)


def _first_label(lines: Sequence[Line], labels: Labels) -> int | None:
    for place, line in enumerate(lines):
        label = labels.get(line.number)
        if label and (label.rule == "given" or (label.rank <= ITEM_RANK and _opens_body(label))):
            return place
    return None


def _opens_body(label: Label) -> bool:
    if label.rank == ROMAN_RANK:
        return label.name == "I"
    if label.rank == ITEM_RANK:
        return label.name == "1"
    return label.rank != APPENDIX_RANK


def _ending(lines: Sequence[Line], first: int) -> int:
    for place in range(first, len(lines)):
        if _is_recipients(lines[place]) or _is_signing(lines[place]):
            return place
    return len(lines)


def _is_recipients(line: Line) -> bool:
    return fold(line.plain[:20]).lstrip("-: ").startswith(RECIPIENTS)


def _is_signing(line: Line) -> bool:
    plain = line.plain
    if plain != plain.upper() or len(plain) > 60:
        return False
    folded = fold(plain)
    return folded.partition(".")[0] in vocabulary.SIGNING or folded in TITLES


def _appendix(lines: Sequence[Line], stop: int, labels: Labels) -> int:
    for place in range(stop, len(lines)):
        label = labels.get(lines[place].number)
        if label and label.rank == APPENDIX_RANK:
            return place
    return len(lines)


def _paragraphs(
    lines: Sequence[Line], style: _Style
) -> tuple[tuple[Paragraph, ...], tuple[tuple[Line, Line], ...]]:
    paragraphs: list[list[Line]] = []
    cuts: list[tuple[Line, Line]] = []
    for line in lines:
        if not paragraphs or not _continues(paragraphs[-1], line, style):
            paragraphs.append([line])
            continue
        if line.spaced:
            cuts.append((paragraphs[-1][-1], line))
        paragraphs[-1].append(line)
    return tuple(tuple(paragraph) for paragraph in paragraphs), tuple(cuts)


def _continues(paragraph: Sequence[Line], line: Line, style: _Style) -> bool:
    last = paragraph[-1].plain
    if label := style.labels.get(line.number):
        is_said = label.rule == "given" or line.spaced
        return not is_said and patterns.REFERENCE_END.search(last[-12:]) is not None
    if is_bullet(line) or _is_appendix(style.labels.get(paragraph[0].number)):
        return False
    if style.framed and (_is_kind(line) or _is_kind(paragraph[0])):
        return False
    in_small = line.plain[:1].islower()
    if line.spaced:
        return in_small and not ends_sentence(last)
    if style.spaced:
        return True
    full = len(last) >= FULL_SHARE * style.width
    return not ends_sentence(last) and (in_small or full)


def _is_kind(line: Line) -> bool:
    return fold(line.plain).strip(" .") in KINDS_FOLDED and line.plain == line.plain.upper()


def _is_appendix(label: Label | None) -> bool:
    return label is not None and label.rank == APPENDIX_RANK
