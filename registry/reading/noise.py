"""Noisy citations and what was meant by them, as a person says: how many are read as meant.

A file `…-noise-gold.tsv` has a head and rows of the printed words, what was meant, and a source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.errors import Unreadable
from registry.reading import vocabulary
from registry.reading.citations import find_named, find_numbered
from registry.reading.figures import tidy_number
from registry.reading.patterns import common as patterns
from registry.reading.patterns import numbers as number_patterns
from registry.reading.text import fold

NOISE = "-noise-gold.tsv"
HEAD = ("raw", "intended")
# What was meant stands in the picture alone: nothing is to be read, and nothing invented.
FROM_PICTURE = "(read from the scan)"


@dataclass(frozen=True, slots=True)
class Noisy:
    """One row: the line (from 1), what is printed, what was meant, and what was read."""

    line: int
    printed: str
    meant: str
    said: str

    @property
    def is_right(self) -> bool:
        """The same number but for case and spaces; of a law, the same name or its initials."""
        return _plain(self.meant) in {_plain(self.said), _plain(_initials(self.said, self.meant))}


def read_noise(text: str) -> Iterator[Noisy]:
    """The rows of a file. Raises Unreadable `noise_row` with the wrong row, from 1."""
    for line, row in enumerate(text.splitlines(), start=1):
        columns = row.split("\t")
        if not row.strip() or tuple(columns[:2]) == HEAD:
            continue
        if len(columns) < len(HEAD):
            raise Unreadable("noise_row", row=line)
        printed = columns[0].strip()
        yield Noisy(line, printed, _meant(columns[1].strip()), as_meant(printed))


def as_meant(printed: str) -> str:
    """The number that is meant; a law's name and year; «…/CT-UBND» where the number is lost."""
    text = " ".join(patterns.MARKS.sub("", printed).split())
    number = next((found.number for found in find_numbered(text)), None)
    if number:
        return number
    law = next(find_named(text), None)
    if law and law.name:
        return f"{law.name} {law.year or ''}".strip()
    blank = patterns.NUMBER_LINE.search(text) or number_patterns.BLANK_NUMBER.search(text)
    return vocabulary.BLANK + _symbol(blank["symbol"], text) if blank else ""


def _symbol(symbol: str, text: str) -> str:
    year = number_patterns.YEAR_OF_BLANK.search(text)
    return f"/{year['year']}/{tidy_number(symbol)}" if year else f"/{tidy_number(symbol)}"


def _meant(column: str) -> str:
    note = number_patterns.NOTE.search(column)
    meant = column[: note.start()] if note else column
    if column.endswith(FROM_PICTURE):
        return vocabulary.BLANK + meant[meant.index("/") :]
    return meant


def _initials(said: str, meant: str) -> str:
    """«Luật Phòng, chống tham nhũng 2018» as «Luật PCTN 2018», where that is what was meant."""
    short = number_patterns.INITIALS.search(meant)
    words = patterns.SYLLABLE.findall(said)[1:]
    letters = "".join(word[0] for word in words).upper()
    if short is None or short[0] != letters:
        return said
    return meant if said.split()[-1] == meant.split()[-1] else said


def _plain(number: str) -> str:
    return fold("".join(number.split()))
