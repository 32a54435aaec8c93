"""The frame around a plan: number, date, kind, subject, preamble, recipients and signature."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from registry.reading import patterns, vocabulary
from registry.reading.findings import Header, HeaderField, Kind, LineUse, Part
from registry.reading.labels import is_bullet
from registry.reading.parts import RECIPIENTS, Paragraph, plain_text
from registry.reading.text import KINDS_FOLDED, Line, Source, fold

LONGEST_SUBJECT = 2_000
SPACES = " \u00a0"
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

    def paragraphs(self, name: str) -> tuple[Paragraph, ...]:
        return tuple(paragraph for own, paragraph in self.named if own == name)


@dataclass(frozen=True, slots=True)
class Ending:
    uses: tuple[LineUse, ...]
    recipients: tuple[str, ...] = field(default=())
    signer: str | None = None
    fields: tuple[tuple[str, tuple[Line, ...]], ...] = ()


def read_frame(opening: Sequence[Paragraph]) -> Frame:
    number: str | None = None
    dated: tuple[str, str] | None = None
    kind: Kind | None = None
    has_subject = False
    named: list[tuple[str, Paragraph]] = []
    for paragraph in opening:
        plain = plain_text(paragraph)
        name = vocabulary.PREAMBLE_PATH if has_subject else vocabulary.HEADER_PATH
        if not has_subject and kind is None:
            if patterns.NUMBER_LINE.search(plain) and number is None:
                number, name = find_own_number(plain), vocabulary.NUMBER_PATH
            if dated is None and (dated := find_place_and_date(plain)):
                in_number_line = number is not None and number in plain
                name = vocabulary.NUMBER_PATH if in_number_line else vocabulary.DATE_PATH
            if kind := KINDS_FOLDED.get(fold(plain).strip(". ")):
                name = vocabulary.KIND_PATH
        elif not has_subject:
            name, has_subject = vocabulary.SUBJECT_PATH, True
        named.append((name, paragraph))
    place, issued_on = dated or (None, None)
    return Frame(tuple(named), number, kind or _kind_of(number), place, issued_on)


def find_own_number(plain: str) -> str | None:
    found = patterns.NUMBER_LINE.search(plain)
    if found is None or not found["ordinal"].isdecimal():
        return None
    return tidy_number(found["ordinal"] + found["sign"] + found["symbol"])


def find_place_and_date(plain: str) -> tuple[str, str] | None:
    found = patterns.PLACE_AND_DATE.search(plain)
    if found is None:
        return None
    day = iso_day(found["year"], found["month"], found["day"])
    return (found["place"].strip(), day) if day else None


def tidy_number(printed: str) -> str:
    """A number as meant: no spaces, no marks, one kind of dash and slash."""
    bare = "".join(patterns.MARKS.sub("", printed).split())
    for slip, meant in vocabulary.SYMBOL_SLIPS.items():
        bare = bare.replace(slip, meant)
    return bare


def iso_day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def read_header(frame: Frame, ending: Ending, source: Source) -> Header:
    subject = " ".join(plain_text(p) for p in frame.paragraphs(vocabulary.SUBJECT_PATH))
    return Header(
        number=frame.number,
        kind=frame.kind,
        issuer=_issuer(frame),
        place=frame.place,
        issued_on=frame.issued_on,
        subject=subject[:LONGEST_SUBJECT],
        signer=ending.signer,
        recipients=ending.recipients,
        fields=tuple(_fields(frame, ending, source)),
    )


def _fields(frame: Frame, ending: Ending, source: Source) -> Iterator[HeaderField]:
    """Where each field that was found is printed."""
    printed = [(FIELDS[path], paragraph) for path, paragraph in frame.named if path in FIELDS]
    for name, lines in (*printed, *ending.fields):
        start, end = source.written_span(lines[0], lines[-1])
        yield HeaderField(name, lines[0].number, start, end, FIELD_RULES[name])


def read_ending(lines: Sequence[Line]) -> Ending:
    uses: list[LineUse] = []
    recipients: list[str] = []
    signer: str | None = None
    listing = False
    fields: list[tuple[str, tuple[Line, ...]]] = []
    for line in lines:
        if fold(line.plain[:20]).lstrip("-: ").startswith(RECIPIENTS):
            listing = True
            uses.append(LineUse(line.number, Part.RECIPIENTS, vocabulary.RECIPIENTS_PATH))
        elif listing and (is_bullet(line) or (recipients and _goes_on(line))):
            if is_bullet(line):
                recipients.append(line.plain.lstrip("-+–—•●▪" + SPACES))
                fields.append(("recipients", (line,)))
            else:
                recipients[-1] += " " + line.plain
            path = f"{vocabulary.RECIPIENTS_PATH}.{len(recipients)}"
            uses.append(LineUse(line.number, Part.RECIPIENTS, path))
        else:
            listing = listing and not recipients
            name = patterns.PERSON_NAME.fullmatch(_without_marks(line.plain))
            signer = name[0] if name else signer
            if name:
                fields = [*(one for one in fields if one[0] != "signer"), ("signer", (line,))]
            path = vocabulary.SIGNER_PATH if name else vocabulary.SIGNATURE_PATH
            uses.append(LineUse(line.number, Part.SIGNATURE, path))
    return Ending(tuple(uses), tuple(recipients), signer, tuple(fields))


def line_uses(frame: Frame) -> Iterable[LineUse]:
    for name, paragraph in frame.named:
        part = Part.PREAMBLE if name == vocabulary.PREAMBLE_PATH else Part.HEADER
        for line in paragraph:
            yield LineUse(line.number, part, name)


def _goes_on(line: Line) -> bool:
    return not line.spaced and line.plain[:1].islower()


def _without_marks(plain: str) -> str:
    return " ".join(patterns.SUPERSCRIPT.sub("", plain).split())


def _kind_of(number: str | None) -> Kind:
    for symbol in patterns.SYLLABLE.findall(number or ""):
        if symbol.upper() in vocabulary.SYMBOLS:
            return vocabulary.SYMBOLS[symbol.upper()]
    return Kind.OTHER


def _issuer(frame: Frame) -> str | None:
    """The body is in the number's symbol; its level stands before the place in the frame."""
    symbols = patterns.SYLLABLE.findall(frame.number or "")
    bodies = [vocabulary.ISSUERS_BY_SYMBOL[s] for s in symbols if s in vocabulary.ISSUERS_BY_SYMBOL]
    if not bodies:
        return None
    if bodies[-1] not in vocabulary.LOCAL_BODIES or not frame.place:
        return bodies[-1]
    place = fold(frame.place)
    for _, paragraph in frame.named:
        plain = fold(plain_text(paragraph))
        for level in vocabulary.PLACE_LEVELS:
            if f"{fold(level)} {place}" in plain:
                return f"{bodies[-1]} {level.lower()} {frame.place}"
    return f"{bodies[-1]} {frame.place}"
