"""The frame over a plan: number, date, kind, subject and preamble."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from registry.reading import vocabulary
from registry.reading.endings import Ending
from registry.reading.figures import iso_day, likely_number, tidy_number
from registry.reading.findings import Header, HeaderField, Kind, LineUse, Part
from registry.reading.letterhead import issuer_of, left_column
from registry.reading.parts import Paragraph, plain_text
from registry.reading.patterns import common as patterns
from registry.reading.text import KINDS_FOLDED, Line, Source, fold

LONGEST_SUBJECT = 2_000
# The line of the date has its place within so many letters before it.
LONGEST_PLACE = 48
MONTHS = 12
# A day below the subject stands in the right column, or under a heading: not in a sentence.
LONGEST_DATE = 160
TOWNS = ("TP.", "TP", "TX.")
# What is printed where a number is to be written by hand.
BLANKS = "._…- "
OVER = (vocabulary.HEADER_PATH, vocabulary.NUMBER_PATH, vocabulary.DATE_PATH)
FIELDS = {
    vocabulary.NUMBER_PATH: "number", vocabulary.DATE_PATH: "issued_on",
    vocabulary.KIND_PATH: "kind", vocabulary.SUBJECT_PATH: "subject",
}
FIELD_RULES = {
    "number": "number_line", "issued_on": "place_and_date", "place": "place_and_date",
    "kind": "kind_line", "subject": "subject_line", "issuer": "letterhead",
    "signer": "signer_line", "recipients": "recipient_line",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The opening paragraphs by what they are; `named` keeps the order of print."""

    named: tuple[tuple[str, Paragraph], ...]
    number: str | None
    kind: Kind
    place: str | None
    issued_on: str | None
    fields: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    subject: Paragraph = ()

    def lines(self, name: str) -> tuple[Line, ...]:
        return tuple(line for paragraph in self.paragraphs(name) for line in paragraph)

    def paragraphs(self, name: str) -> tuple[Paragraph, ...]:
        return tuple(paragraph for own, paragraph in self.named if own == name)


def read_frame(opening: Sequence[Paragraph]) -> Frame:
    """Each paragraph over the body by what it is, in the order in which a frame has them."""
    reader = _FrameReader()
    for paragraph in opening:
        reader.take(paragraph)
    place, issued_on = reader.dated or (None, None)
    kind = reader.kind or _kind_of(reader.number)
    if kind is Kind.OTHER and not reader.number:
        # A page of a site prints the title alone.
        loud = (plain for plain in map(plain_text, opening) if plain.isupper())
        kind = next(filter(None, map(_kind_before, loud)), kind)
    is_lettered = _symbols_of(reader.number).keys().isdisjoint(vocabulary.OTHER_SYMBOLS)
    if kind is Kind.OTHER and reader.number and is_lettered and any(map(_is_addressed, opening)):
        kind = Kind.OFFICIAL_LETTER
    return Frame(tuple(reader.named), reader.number, kind, place, issued_on, tuple(reader.fields),
                 reader.subject)


@dataclass(slots=True)
class _FrameReader:
    number: str | None = None
    dated: tuple[str | None, str] | None = None
    kind: Kind | None = None
    subject: Paragraph = ()
    named: list[tuple[str, Paragraph]] = field(default_factory=list)
    fields: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)

    def take(self, paragraph: Paragraph) -> None:
        """Name the next paragraph."""
        plain = plain_text(paragraph)
        if self.subject:
            name = self._name_below(paragraph, plain)
        elif self.kind:
            name, self.subject = vocabulary.SUBJECT_PATH, paragraph
        else:
            name = self._name(paragraph, plain)
        if name in FIELDS:
            self.fields.append((FIELDS[name], paragraph))
        self.named.append((name, paragraph))

    def _name(self, paragraph: Paragraph, plain: str) -> str:
        name = vocabulary.HEADER_PATH
        if self.number is None and (number := find_own_number(plain)) is not None:
            self.number, name = number, vocabulary.NUMBER_PATH
        if self.dated is None and (dated := find_place_and_date(plain)):
            self.dated = dated
            if name == vocabulary.NUMBER_PATH:
                self.fields.append(("issued_on", paragraph))
            else:
                name = vocabulary.DATE_PATH
        about = next((at for at, line in enumerate(paragraph)
                      if fold(line.plain).startswith(vocabulary.REGARDING)), None)
        if about is not None:
            own = takewhile(lambda line: not patterns.RIGHT_COLUMN.search(fold(line.plain)),
                            paragraph[about:])
            self.subject, self.kind = tuple(own), Kind.OFFICIAL_LETTER
            self.fields.append(("subject", self.subject))
            return name
        folded = fold(plain).strip(". :")
        kind = KINDS_FOLDED.get(folded) or _KINDS_CLOSE.get(folded.replace(" ", ""))
        if kind and (self.number or self.dated or plain.isupper()):
            self.kind, name = kind, vocabulary.KIND_PATH
        elif (self.number or self.dated) and (kind := _kind_before(plain)):
            self.kind, self.subject, name = kind, paragraph, vocabulary.SUBJECT_PATH
            self.fields.append(("kind", paragraph))
        return name

    def _name_below(self, paragraph: Paragraph, plain: str) -> str:
        """Behind the subject: more of it, the day where it stands in the right column, the text."""
        if self._goes_on(paragraph, plain):
            return vocabulary.SUBJECT_PATH
        if self.dated is None and len(plain) <= LONGEST_DATE and (
                dated := find_place_and_date(plain)):
            self.dated = dated
            return vocabulary.DATE_PATH
        return vocabulary.PREAMBLE_PATH

    def _goes_on(self, paragraph: Paragraph, plain: str) -> bool:
        """Whether the subject goes on: in capitals as it began, or in brackets under it."""
        last = self.named[-1]
        if last[0] != vocabulary.SUBJECT_PATH:
            return False
        in_capitals = plain.isupper() and plain_text(last[1]).isupper()
        return in_capitals or (plain.startswith("(") and plain.endswith(")"))


def find_own_number(plain: str) -> str | None:
    """The number in a frame: as meant; as printed with a question mark when it is a scrawl.

    One left blank has only its sign and symbol: «/KH-UBND».
    """
    found = patterns.NUMBER_LINE.search(plain)
    if found is None:
        return None
    if patterns.KIND_BEFORE.search(plain[: found.start()].rstrip()):
        # «… Quyết định số 5/QĐ-…» names another.
        return None
    ordinal, sign, symbol = found["ordinal"], found["sign"], tidy_number(found["symbol"])
    bare = ordinal.strip(BLANKS)
    if not bare:
        return f"{sign[-1]}{symbol}"
    counted = [part for part in bare.replace("/", "-").split("-") if part]
    is_read = all(part.isdecimal() or part.isupper() or part in vocabulary.MIXED_SYMBOLS
                  for part in counted)
    if is_read and counted[0].isdecimal():
        return likely_number(bare + sign + symbol)
    return f"{ordinal}{sign}{symbol}?"


def find_place_and_date(plain: str) -> tuple[str | None, str] | None:
    """Where and when; a day or month that can't be read is left out: «2021-12», «2021»."""
    found = patterns.DATE_LINE.search(fold(plain))
    if found is None:
        return None
    placed = patterns.PLACE_BEFORE.search(plain[max(found.start() - LONGEST_PLACE, 0) :
                                                found.start()].rstrip())
    place = _place(placed["place"]) if placed else None
    year, month, day = (found[part].strip(BLANKS) for part in ("year", "month", "day"))
    rest = fold(plain[found.end() :]).strip()
    if place is None and (len(rest) > LONGEST_PLACE or rest.startswith(fold(vocabulary.OF))):
        # «… ngày 5 tháng 6 năm 2020 của Chính phủ …» is a day of something else.
        return None
    whole = month.isdecimal() and day.isdecimal()
    if whole and (exact := iso_day(year, month, day)):
        return place, exact
    if place is None:
        return None
    is_month = month.isdecimal() and 0 < int(month) <= MONTHS
    return place, f"{year}-{int(month):02d}" if is_month else year


def _place(printed: str) -> str:
    """Without the capitals of the line above, where both stand in one paragraph."""
    words = printed.split()
    if not printed.isupper():
        loud = [at for at, word in enumerate(words) if word.isupper() and word not in TOWNS]
        words = words[loud[-1] + 1 if loud else 0 :]
    return " ".join(words)


def _kind_before(plain: str) -> Kind | None:
    """«KẾ HOẠCH TRIỂN KHAI …» on one line."""
    if not plain.isupper():
        words = plain.split()
        loud = next((at for at, word in enumerate(words) if not word.isupper()), 0)
        plain = " ".join(words[:loud])
    folded = fold(plain)
    return next((kind for phrase, kind in KINDS_FOLDED.items()
                 if folded.startswith(f"{phrase} ") or folded == phrase), None)


_KINDS_CLOSE = {phrase.replace(" ", ""): kind for phrase, kind in KINDS_FOLDED.items()}


def read_header(frame: Frame, ending: Ending, source: Source) -> Header:
    """Everything that the frame and the ending say about the document itself."""
    named = frame.paragraphs(vocabulary.SUBJECT_PATH) or (frame.subject,)
    subject = " ".join(plain_text(paragraph) for paragraph in named)
    left = left_column(_over(frame))
    symbols = patterns.SYLLABLE.findall(frame.number or "")
    printed = (*frame.fields, *([("issuer", (left[0][0], left[-1][0]))] if left else []),
               *ending.fields)
    around = " ".join(plain_text(paragraph) for _, paragraph in frame.named)
    issuer = issuer_of([one for _, one in left], symbols, frame.place, around, source.text)
    return Header(
        number=frame.number,
        kind=frame.kind,
        issuer=issuer,
        place=frame.place,
        issued_on=frame.issued_on,
        subject=subject[:LONGEST_SUBJECT],
        signer=ending.signer,
        recipients=ending.recipients,
        fields=tuple(_field(name, lines, source) for name, lines in printed),
    )


def _over(frame: Frame) -> Iterable[Line]:
    """The lines of the letterhead: down to the number, or to the subject when it has none."""
    over: list[Line] = []
    for name, paragraph in frame.named:
        for line in paragraph if name in OVER else ():
            over.append(line)
            numbers = name == vocabulary.NUMBER_PATH and patterns.NUMBER_LINE.search(line.plain)
            if numbers and left_column(over):
                return over
    return over


def _field(name: str, lines: Sequence[Line], source: Source) -> HeaderField:
    """Where a field is printed: its lines; a number and a day by their words alone."""
    place = source.place_of(_own_words(name, plain_text(lines)), lines)
    if place is None:
        place = lines[0], source.written_span(lines[0], lines[-1])
    line, (start, end) = place
    return HeaderField(name, line.number, start, end, FIELD_RULES[name])


def _own_words(name: str, plain: str) -> str:
    """«Số: 12/KH-UBND», «Trà Vinh, ngày 05 tháng 01 năm 2026» of a paragraph that holds both."""
    if name == "number" and (number := patterns.NUMBER_LINE.search(plain)):
        return number[0]
    if name == "issued_on" and (dated := patterns.DATE_LINE.search(fold(plain))):
        place, _ = find_place_and_date(plain) or (None, "")
        at = plain.rfind(place, 0, dated.start()) if place else -1
        return plain[at if at >= 0 else dated.start() : dated.end()]
    return ""


def line_uses(frame: Frame) -> Iterable[LineUse]:
    for name, paragraph in frame.named:
        part = Part.PREAMBLE if name == vocabulary.PREAMBLE_PATH else Part.HEADER
        for line in paragraph:
            yield LineUse(line.number, part, name)


def _symbols_of(number: str | None) -> dict[str, None]:
    """The parts of a number's symbol, in order."""
    return dict.fromkeys(symbol.upper() for symbol in patterns.SYLLABLE.findall(number or ""))


def _kind_of(number: str | None) -> Kind:
    known = (vocabulary.SYMBOLS.get(symbol) for symbol in _symbols_of(number))
    return next(filter(None, known), Kind.OTHER)


def _is_addressed(paragraph: Paragraph) -> bool:
    """«Kính gửi: …» below a number without a kind: an official letter."""
    return any(fold(line.plain).startswith(vocabulary.ADDRESSED_TO) for line in paragraph)
