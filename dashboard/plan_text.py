"""Cuts a received text into plain and marked pieces, letter for letter as printed."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from registry.text import cut as cut_query
from registry.text import fold, fold_number

LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Signs of the file's format, not of the text: asterisks of emphasis and bars of tables.
SIGNS = re.compile(r"[*|]")
PRINTED = re.compile(r"[^\s*|]+")
# A line without these is flat already and is taken as one run.
UNCLEAN = re.compile(r"[*|]|\s\s|[^\S ]|\s\Z")
WHOLE = re.compile(r"\S[^\r\n]*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of the received text; `of` is the caller's number for them."""

    start: int
    end: int
    of: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, the link they belong to and the slip they belong to, if any."""

    words: str
    link: int | None = None
    slip: int | None = None


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph on one line. `runs` lead back to the received text: (place here, offset there)
    of each stretch whose characters follow one another in both."""

    words: str
    runs: tuple[Span, ...]

    def origin(self, place: int) -> int:
        """Where in the received text a character of this paragraph stands."""
        here, there = self.runs[bisect_right(self.runs, place, key=lambda run: run[0]) - 1]
        return there + place - here

    def place(self, offset: int) -> int:
        """The first character of this paragraph at or after an offset of the received text."""
        following = bisect_right(self.runs, offset, key=lambda run: run[1])
        if following == 0:
            return 0
        here, there = self.runs[following - 1]
        stop = self.runs[following][0] if following < len(self.runs) else len(self.words)
        return min(here + offset - there, stop)

    def within(self, mark: Mark) -> Span:
        """The part of this paragraph that a mark covers; empty when it covers none."""
        return self.place(mark.start), self.place(mark.end)

    def find(self, words: str, of: int, *, after: int = 0) -> Mark | None:
        """Where these words are printed, at or after an offset of the received text."""
        sought = bare(words)
        place = self.words.find(sought, self.place(after)) if sought else -1
        if place < 0:
            return None
        return Mark(self.origin(place), self.origin(place + len(sought) - 1) + 1, of)

    def after(self, length: int) -> Flat:
        """The paragraph without its first characters."""
        kept = [(here - length, there) for here, there in self.runs if here > length]
        words = self.words[length:]
        return Flat(words, ((0, self.origin(length)), *kept) if words else ())


def bare(words: str) -> str:
    """Words as a paragraph holds them: without format signs, on one line, single spaces."""
    return " ".join(SIGNS.sub("", words).split())


def printed_lines(text: str) -> list[Span]:
    """Where each line of a text starts and ends; line 1 comes first."""
    breaks = [found.span() for found in LINE_BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    return list(zip(starts, [*(start for start, _ in breaks), len(text)], strict=True))


def flatten(text: str, lines: Iterable[Span]) -> Flat:
    """One paragraph from the lines it is printed on, a page break between them being one space."""
    pieces: list[str] = []
    runs: list[Span] = []
    length = 0
    last = -1
    for start, end in lines:
        pattern = PRINTED if UNCLEAN.search(text, start, end) else WHOLE
        for run in pattern.finditer(text, start, end):
            first = run.start()
            # A sign of format between two runs is dropped; white space between them is one space.
            joint = " " if pieces and any(one.isspace() for one in text[last:first]) else ""
            pieces.append(joint + run[0])
            runs.append((length, first - len(joint)))
            length += len(pieces[-1])
            last = run.end()
    return Flat("".join(pieces), tuple(runs))


def paragraphs(
    text: str, lines: Sequence[Span], label: str | None, said: Sequence[str]
) -> list[Flat]:
    """The printed lines of a section as the paragraphs the reader found in them, label left out.

    `said` are the reader's paragraphs (heading first); lines beyond them are kept as they stand.
    """
    left = [line for line in lines if PRINTED.search(text, *line)]
    made: list[Flat] = []
    for words in said:
        taken: list[Span] = []
        flat = Flat("", ())
        while left and len(_composed(flat.words)) < len(words):
            taken.append(left.pop(0))
            flat = flatten(text, taken)
            if not made:
                flat = _after_label(flat, label)
        made.append(flat)
    return [*made, *(flatten(text, [line]) for line in left)]


def cut(flat: Flat, links: Iterable[Mark] = (), slips: Iterable[Mark] = ()) -> list[Piece]:
    """The paragraph in pieces. Of overlapping links the first given wins; a slip may lie in one."""
    kept_links = _apart(flat, links)
    kept_slips = _apart(flat, slips)
    edges = {0, len(flat.words)}
    edges.update(edge for start, end, _ in [*kept_links, *kept_slips] for edge in (start, end))
    return [
        Piece(flat.words[start:end], _over(kept_links, start), _over(kept_slips, start))
        for start, end in pairwise(sorted(edges))
    ]


def around(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """The words before, the marked words and the words after, within one printed paragraph."""
    first = max(text.rfind("\n\n", 0, start) + 1, 0)
    stop = text.find("\n\n", end)
    before = bare(text[first:start])
    after = bare(text[end : stop if stop >= 0 else len(text)])
    if len(before) > width:
        before = "… " + before[-width:].partition(" ")[2]
    if len(after) > width:
        after = after[:width].rpartition(" ")[0] + " …"
    gap_before = " " if text[start - 1 : start].isspace() else ""
    gap_after = " " if text[end : end + 1].isspace() else ""
    return before + gap_before, bare(text[start:end]), gap_after + after


def found(words: str, query: str) -> list[Piece]:
    """Words cut where a search found them, whatever the marks, case or spacing of the query.

    The last word of a query may be the beginning of the one that was found, as in the search.
    """
    flat, places = _folded(words)
    parts = [bare for _, bare in cut_query(query)]
    spans = [span for part in set(parts) for span in _found_word(flat, part, is_whole=True)]
    if parts and not any(_found_word(flat, parts[-1], is_whole=True)):
        spans += _found_word(flat, parts[-1], is_whole=False)
    spans += _found_number(flat, query)
    marks = [Mark(places[start], places[end - 1] + 1, 0) for start, end in spans if end > start]
    joined = _joined(marks)
    return cut(Flat(words, ((0, 0),)), joined) if words else []


def snippet(words: str, query: str, width: int) -> list[Piece]:
    """The same of a long text: the stretch around the first words found, `width` to each side."""
    pieces = found(bare(words), query)
    marked = [at for at, piece in enumerate(pieces) if piece.link is not None]
    first = sum(len(piece.words) for piece in pieces[: marked[0]]) if marked else 0
    whole = "".join(piece.words for piece in pieces)
    start, end = max(first - width, 0), min(first + 3 * width, len(whole))
    if len(whole) <= 4 * width:
        return pieces
    said = whole[start:end]
    before = "… " if start else ""
    after = " …" if end < len(whole) else ""
    said = said.partition(" ")[2] if start else said
    said = said.rpartition(" ")[0] if after else said
    return [Piece(before), *found(said, query), Piece(after)]


def _found_word(flat: str, word: str, *, is_whole: bool) -> list[Span]:
    """Where a word stands, whole or as a beginning."""
    if len(word) < 2 and not word.isdigit():
        return []
    spans = [place.span() for place in re.finditer(re.escape(word), flat)]
    return [
        (start, end)
        for start, end in spans
        if not flat[max(start - 1, 0) : start].isalnum()
        and not (is_whole and flat[end : end + 1].isalnum())
    ]


def _found_number(flat: str, query: str) -> list[Span]:
    sought = fold_number(query)
    if not any(letter.isdigit() for letter in sought):
        return []
    solid = [(place, letter) for place, letter in enumerate(flat) if letter.isalnum()]
    place = "".join(letter for _, letter in solid).find(sought)
    return [(solid[place][0], solid[place + len(sought) - 1][0] + 1)] if place >= 0 else []


def _folded(words: str) -> tuple[str, list[int]]:
    """Folded letter by letter; white space stays. `places` lead back to the letters."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(words):
        plain = _letter(letter)
        letters.append(plain)
        places.extend([place] * len(plain))
    return "".join(letters), places


@functools.lru_cache(maxsize=2_000)
def _letter(letter: str) -> str:
    """One letter folded; a text has thousands of them, and an alphabet a few hundred."""
    return fold(letter) or (" " if letter.isspace() else "")


def _joined(marks: list[Mark]) -> list[Mark]:
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        if joined and mark.start < joined[-1].end:
            joined[-1] = Mark(joined[-1].start, max(mark.end, joined[-1].end), 0)
        else:
            joined.append(mark)
    return joined


def _apart(flat: Flat, marks: Iterable[Mark]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for mark in marks:
        start, end = flat.within(mark)
        if start < end and all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, mark.of))
    return kept


def _over(kept: list[tuple[int, int, int]], place: int) -> int | None:
    return next((of for start, end, of in kept if start <= place < end), None)


def _after_label(flat: Flat, label: str | None) -> Flat:
    if not label:
        return flat
    for length in range(len(label), 3 * len(label) + 1):
        if _composed(flat.words[:length]) == label:
            rest = flat.words[length:]
            return flat.after(length + len(rest) - len(rest.lstrip()))
    return flat


def _composed(words: str) -> str:
    return unicodedata.normalize("NFC", words)
