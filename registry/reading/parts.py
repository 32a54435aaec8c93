"""The parts of a plan (header, preamble, body, recipients, signature) and their paragraphs."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from registry.reading import vocabulary
from registry.reading.labels import (
    APPENDIX_RANK,
    GIVEN,
    ITEM_RANK,
    Form,
    Label,
    Labels,
    is_bullet,
)
from registry.reading.patterns import common as patterns
from registry.reading.series import ATTACHED, FULL_SHARE
from registry.reading.text import Line, ends_sentence, fold, is_kind_line

# With fewer empty lines than this share, they do not tell paragraphs apart.
SPACED_SHARE = 0.2
# The frame of a text without any label ends within so many lines.
LONGEST_FRAME = 25
# Of lines without an empty one so many are a subject and nothing else.
LONGEST_SUBJECT = 6
LONGEST_SIGNING = 60
FEWEST_NESTED = 2
LONGEST_PLACE_END = 30
RECIPIENTS = fold(vocabulary.RECIPIENTS)
TITLES = tuple(fold(title) for title in vocabulary.SIGNER_TITLES)
SUBJECTS = tuple(fold(f"{word} ") for word in vocabulary.TITLE_OPENERS)
BODIES = tuple(map(fold, vocabulary.LOCAL_BODIES))
BASIS = fold(vocabulary.LEGAL_BASIS)
NATIONAL = fold(vocabulary.NATIONAL_HEADING)

Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    opening: tuple[Paragraph, ...]  # header and preamble
    body: tuple[Paragraph, ...]
    ending: tuple[Line, ...]  # recipients and signature
    marks: tuple[Line, ...]
    cuts: tuple[tuple[Line, Line], ...]  # neighbours joined over a page break


def split_parts(lines: Sequence[Line], labels: Labels, cells: Container[int] = ()) -> Parts:
    """What is labelled is the body; without any label, all behind the frame.

    `cells` holds where the cells of tables begin: none goes on in the next.
    """
    written = [line for line in lines if not line.is_mark]
    first = _first_label(written, labels)
    if first is None:
        first = _behind_frame(written)
    elif all(label.rule == GIVEN and not label.printed for label in labels.values()):
        # What a person parted leaves what stands above it where it was.
        first = min(first, _behind_frame(written))
    body: list[Line] = []
    ending: list[Line] = []
    place = first
    while place < len(written):
        stop = _ending(written, place, cells)
        resumed = _resumed(written, stop, labels)
        body.extend(written[place:stop])
        ending.extend(written[stop:resumed])
        place = resumed
    style = _style(lines, labels, cells)
    paragraphs, cuts = _paragraphs(body, style)
    opening, early_cuts = _paragraphs(written[:first], replace(style, framed=True))
    marks = tuple(line for line in lines if line.is_mark)
    return Parts(opening, paragraphs, tuple(ending), marks, early_cuts + cuts)


def plain_text(paragraph: Sequence[Line]) -> str:
    return " ".join(" ".join(line.plain.split()) for line in paragraph)


@dataclass(frozen=True, slots=True)
class _Style:
    spaced: bool
    width: int
    labels: Labels
    cells: Container[int]
    framed: bool = False  # in the frame the name of the kind of document stands alone


def _style(lines: Sequence[Line], labels: Labels, cells: Container[int]) -> _Style:
    written = [line for line in lines if not line.is_mark]
    spaced = sum(line.spaced for line in written) >= SPACED_SHARE * len(written)
    widths = sorted(len(line.plain) for line in written)
    return _Style(spaced, widths[len(widths) * 9 // 10] if widths else 0, labels, cells)


def _first_label(lines: Sequence[Line], labels: Labels) -> int | None:
    """Where the first series begins; else the first label of any kind."""
    other: int | None = None
    appendix: int | None = None
    nested = 0
    for place, line in enumerate(lines):
        label = labels.get(line.start)
        nested += label is not None and label.form is Form.NESTED
        if other is not None and nested >= FEWEST_NESTED:
            # «2.1.», «2.2.» below a «2.» that is not printed.
            return other
        if label and (label.rule == GIVEN or (label.rank <= ITEM_RANK and _opens_body(label))):
            return place
        if label and other is None and label.form is not Form.APPENDIX:
            other = place
        if label and appendix is None and label.form is Form.APPENDIX:
            appendix = place
    return appendix if other is None else other


def _opens_body(label: Label) -> bool:
    if label.form in (Form.ROMAN, Form.NUMBER):
        # A text may begin in the middle, at «III. TỔ CHỨC THỰC HIỆN».
        return label.ordinal == 1 or (label.form is Form.ROMAN and label.rest.isupper())
    return label.rank != APPENDIX_RANK


def _behind_frame(lines: Sequence[Line]) -> int:
    """The line after the subject, or after the last line that only a frame has."""
    place = 0
    for at, line in enumerate(lines[:LONGEST_FRAME]):
        if is_kind_line(line.plain):
            place = _behind_subject(lines, at + 1)
            break
        if at >= place and _is_of_frame(line.plain):
            place = at + 1
            while _is_letter(line.plain) and place < len(lines) and not lines[place].spaced:
                place += 1
    while place < len(lines) and fold(lines[place].plain).startswith(BASIS):
        place += 1
        while place < len(lines) and not lines[place].spaced and lines[place].plain[:1].islower():
            place += 1
    return place


def _behind_subject(lines: Sequence[Line], first: int) -> int:
    """Where the empty line below a subject is; without one its first lines are the subject."""
    rest = range(first + 1, len(lines))
    spaced = next((place for place in rest if lines[place].spaced), len(lines))
    if spaced - first <= LONGEST_SUBJECT:
        return spaced
    plains = ((place, lines[place].plain) for place in rest)
    return next((place for place, plain in plains
                 if not (plain[:1].islower() or plain.isupper())), len(lines))


def _is_of_frame(plain: str) -> bool:
    plain = " ".join(plain.split())
    folded = fold(plain)
    told = patterns.NUMBER_LINE.search(plain) or patterns.DATE_LINE.search(folded)
    is_addressed = folded.startswith(vocabulary.ADDRESSED_TO)
    return told is not None or NATIONAL in folded or is_addressed or _is_letter(plain)


def _is_letter(plain: str) -> bool:
    """«V/v …»: what an official letter is about."""
    return fold(plain).startswith(vocabulary.REGARDING)


def _ending(lines: Sequence[Line], first: int, cells: Container[int]) -> int:
    for place in range(first, len(lines)):
        line = lines[place]
        if _is_recipients(line) or (line.start not in cells and _is_signing(line)):
            return place
    return len(lines)


def _is_recipients(line: Line) -> bool:
    return fold(line.plain[:20]).lstrip("-: ").startswith(RECIPIENTS)


def _is_signing(line: Line) -> bool:
    plain = line.plain
    if plain != plain.upper() or len(plain) > LONGEST_SIGNING:
        return False
    folded = fold(plain)
    opening = folded.replace("/", "", 1).replace(" ", ".", 1).partition(".")[0]
    return opening in vocabulary.SIGNING or folded in TITLES


def _resumed(lines: Sequence[Line], stop: int, labels: Labels) -> int:
    """Where an appendix, an attached document or a new series of sections begins."""
    for place in range(stop, len(lines)):
        label = labels.get(lines[place].start)
        if label and (label.rank == APPENDIX_RANK or label.rule == GIVEN or _is_new(label)):
            return place
    return len(lines)


def _is_new(label: Label) -> bool:
    return label.form in (Form.PART, Form.ROMAN, Form.ARTICLE) and label.ordinal == 1


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
    opening = style.labels.get(paragraph[0].start)
    if _stands_alone(line, style) or _is_title(opening):
        return False
    if opening and not opening.rest and len(paragraph) == 1:
        return True
    if style.framed and (is_kind_line(line.plain) or is_kind_line(paragraph[0].plain)):
        return False
    last = paragraph[-1].plain
    if style.framed and not line.spaced and (
            _ends_place(last, line.plain) or patterns.UNFINISHED.search(last)):
        return True
    if style.framed and not line.spaced and _is_loud_subject(paragraph, line.plain):
        return True
    in_small = line.plain[:1].islower()
    full = len(last) >= FULL_SHARE * style.width
    if line.spaced:
        return (in_small or (line.paged and full)) and not ends_sentence(last)
    if style.spaced:
        return True
    return not ends_sentence(last) and (in_small or full)


def _is_loud_subject(paragraph: Sequence[Line], plain: str) -> bool:
    """«VỀ VIỆC BAN HÀNH …» above, more of it in capitals here, and not yet who issues it."""
    if not (plain.isupper() and paragraph[-1].plain.isupper()):
        return False
    issues = fold(plain).startswith((*BODIES, *TITLES))
    return fold(paragraph[0].plain).startswith(SUBJECTS) and not issues


def _ends_place(last: str, plain: str) -> bool:
    """«Thành phố Hồ Chí» above, «Minh, ngày 18 …» here."""
    dated = patterns.DATE_LINE.search(fold(plain))
    if dated is None or patterns.NUMBER_LINE.search(last) or last.isupper():
        return False
    return dated.start() < LONGEST_PLACE_END and len(last) < LONGEST_PLACE_END


def _stands_alone(line: Line, style: _Style) -> bool:
    return line.start in style.labels or line.start in style.cells or is_bullet(line)


def _is_title(label: Label | None) -> bool:
    return label is not None and (label.rank == APPENDIX_RANK or label.rule == ATTACHED)
