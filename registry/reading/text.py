"""Text as the reader sees it: composed letters, numbered lines, a flat copy with its origin."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registry.errors import Unreadable
from registry.reading import vocabulary
from registry.reading.patterns import common as patterns
from registry.reading.patterns import labels as label_patterns

LONGEST = 2_000_000
ENDINGS = (".", ";", ":", "!", "?", "…", "/")
BAR = "|"
# A row on one line has a bar before, between and behind its cells.
FEWEST_BARS = 3
FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Source:
    """The text in composed letters; `starts` and `ends` lead back to the text as received."""

    received: str
    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def written_span(self, first: "Line", last: "Line") -> tuple[int, int]:
        """From the first letter of a line to the last of a later one."""
        opening, closing = self.text[first.start : first.end], self.text[last.start : last.end]
        start = first.end - len(opening.lstrip())
        return self.span(start, last.start + len(closing.rstrip()))

    def place_of(
        self, words: str, lines: Sequence["Line"]
    ) -> tuple["Line", tuple[int, int]] | None:
        """Where words stand in lines one after another: the line they begin in, and their span.

        None when they are not printed so, as between marks.
        """
        spans: list[tuple[int, int]] = []
        at, stop = lines[0].start, lines[-1].end
        for word in words.split():
            at = self.text.find(word, at, stop)
            if at < 0:
                return None
            spans.append((at, at + len(word)))
            at += len(word)
        if not spans or self.text[spans[0][0] : at].split() != words.split():
            return None
        first = next(line for line in lines if spans[0][0] < line.end)
        return first, self.span(spans[0][0], at)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    start: int
    end: int
    plain: str  # without marks and outer spaces
    is_mark: bool  # neither a letter nor a digit in it
    spaced: bool  # an empty line (or a mark) stands before it
    is_bar: bool = False  # a mark that parts the cells of a table
    in_row: bool = False  # one cell of a row of a table that is printed on one line
    paged: bool = False  # a page begins between the line before and this one


@dataclass(frozen=True, slots=True)
class Flat:
    """The blocks of a text on one line each; every character remembers where it was printed."""

    source: Source
    text: str
    origin: tuple[int, ...]
    block_starts: tuple[int, ...]
    block_names: tuple[str, ...]
    line_starts: tuple[int, ...]

    def block(self, at: int) -> str:
        return self.block_names[max(bisect_right(self.block_starts, at) - 1, 0)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.source.span(self.origin[start], self.origin[end - 1] + 1)

    def surface(self, start: int, end: int) -> str:
        first, last = self.span(start, end)
        return self.source.received[first:last]

    def line(self, at: int) -> int:
        return bisect_right(self.line_starts, self.origin[at])

    def blocks(self) -> Iterable[tuple[str, int, int]]:
        stops = (*self.block_starts[1:], len(self.text))[: len(self.block_starts)]
        return zip(self.block_names, self.block_starts, stops, strict=True)


def decode_text(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 that says so in its first bytes."""
    if not data.strip():
        raise Unreadable("empty")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("binary" if b"\0" in data else "not_text") from error
    if "\0" in text:
        raise Unreadable("binary")
    if not text.strip():
        raise Unreadable("empty")
    return text


def compose(received: str) -> Source:
    """Bring letters and their marks together: Word and PDF often print them apart."""
    if unicodedata.is_normalized("NFC", received):
        return Source(received, received)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in patterns.LETTER_WITH_MARKS.finditer(received):
        piece = unicodedata.normalize("NFC", found[0])
        pieces.append(piece)
        starts.extend([found.start()] * len(piece))
        ends.extend([found.end()] * len(piece))
    return Source(received, "".join(pieces), tuple(starts), tuple(ends))


def lowered(text: str) -> str:
    """The text in small letters, each where it stood: a few foreign capitals grow when lowered."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def fold(text: str) -> str:
    """Lower case without marks, letter for letter, so that offsets stay; for comparing only."""
    return text.translate(_FOLDED)


def read_lines(text: str) -> tuple[Line, ...]:
    """Every written line; a row of a table printed on one line gives its bars and cells apart."""
    lines: list[Line] = []
    start, spaced, paged, is_row = 0, True, False, False
    for number, printed in enumerate(patterns.LINE_BREAK.split(text), start=1):
        paged = paged or label_patterns.FORM_FEED in printed[:2]
        if not printed or printed.isspace():
            spaced = True
        else:
            is_row = BAR in printed and _is_row(printed, is_row)
            for at, piece in _pieces(printed) if is_row else ((0, printed),):
                lines.append(_line(number, start + at, piece, (spaced, is_row, paged)))
            spaced, paged = lines[-1].is_mark, False
        start += len(printed) + _break_length(text, start + len(printed))
    return tuple(lines)


def _is_row(printed: str, goes_on: bool) -> bool:
    """Bars around its cells; or between three of them at least, from the heads of columns on."""
    if printed.lstrip().startswith(BAR):
        return printed.count(BAR) >= FEWEST_BARS
    cells = [fold(cell).strip() for cell in printed.strip(f"{BAR} ").split(BAR)]
    is_head = cells[0] in NUMBER_HEADS or all(any(map(cell.count, HEADS)) for cell in cells)
    return len(cells) >= FEWEST_CELLS and (goes_on or is_head)


def _pieces(printed: str) -> Iterator[tuple[int, str]]:
    """The bars and cells of a row; a rule under a head is one mark."""
    if label_patterns.RULE_LINE.fullmatch(printed):
        yield 0, printed.replace(BAR, "-")
        return
    for found in label_patterns.ROW_PIECE.finditer(printed):
        piece = found[0].strip()
        if piece:
            yield found.start() + found[0].index(piece), piece


def _line(number: int, start: int, printed: str, how: tuple[bool, bool, bool]) -> Line:
    spaced, in_row, paged = how
    plain = patterns.MARKS.sub("", printed).strip(patterns.LINE_EDGES)
    is_mark = not any(letter.isalnum() for letter in plain)
    is_bar = not plain and BAR in printed
    return Line(number, start, start + len(printed), plain, is_mark, spaced, is_bar, in_row, paged)


def ends_sentence(plain: str) -> bool:
    """Whether a line says its last word: nothing of it goes on in the next."""
    return plain.rstrip('”"“)').endswith(ENDINGS)


def is_kind_line(plain: str) -> bool:
    """«KẾ HOẠCH»: the name of a kind of document, alone and in capitals."""
    return plain.isupper() and fold(plain).strip(" .:") in KINDS_FOLDED


def flatten(source: Source, blocks: Iterable[tuple[str, Iterable[Iterable[Line]]]]) -> Flat:
    """Write blocks without marks: one space inside a paragraph, a new line between two."""
    pieces: list[str] = []
    origin: list[int] = []
    starts: list[int] = []
    names: list[str] = []
    for name, paragraphs in blocks:
        starts.append(len(origin))
        names.append(name)
        for paragraph in paragraphs:
            joint = ""
            for line in paragraph:
                _write_line(source.text, line, joint, pieces, origin)
                joint = " "
            pieces.append("\n")
            origin.append(origin[-1] if origin else 0)
    lines = [0, *(found.end() for found in patterns.LINE_BREAK.finditer(source.text))]
    return Flat(source, "".join(pieces), tuple(origin), tuple(starts), tuple(names), tuple(lines))


def _write_line(text: str, line: Line, joint: str, pieces: list[str], origin: list[int]) -> None:
    last = line.start
    clean = patterns.UNCLEAN.search(text, line.start, line.end) is None
    runs = patterns.WHOLE_LINE if clean else patterns.PRINTED_RUN
    for run in runs.finditer(text, line.start, line.end):
        start, end = run.span()
        if joint == "" and last != line.start and patterns.MARKS.sub("", text[last:start]):
            joint = " "
        if joint:
            pieces.append(joint)
            origin.append(origin[-1] if origin else 0)
            joint = ""
        pieces.append(run[0])
        origin.extend(range(start, end))
        last = end


def _break_length(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else 1


def _folding() -> dict[int, str]:
    # Letters that stay stand in it as well: one that is missing costs several times as much.
    table = {place: chr(place).lower() for place in range(128)}
    for letter in vocabulary.LETTERS + vocabulary.LETTERS.upper():
        table[ord(letter)] = unicodedata.normalize("NFD", letter)[0].lower()
    table.update({ord("đ"): "d", ord("Đ"): "d"})
    return table


_FOLDED = _folding()
NUMBER_HEADS = frozenset(map(fold, vocabulary.NUMBER_HEADS))
HEADS = tuple(map(fold, (*vocabulary.TASK_HEADS, *vocabulary.LEAD_HEADS,
                         *vocabulary.COORDINATE_HEADS, *vocabulary.TIME_HEADS,
                         *vocabulary.PRODUCT_HEADS)))
KINDS_FOLDED = {fold(phrase): kind for phrase, kind in vocabulary.KINDS.items()}
