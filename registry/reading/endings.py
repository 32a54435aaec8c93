"""The ending under a plan: whom it goes to, and who signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from registry.reading import vocabulary
from registry.reading.findings import LineUse, Part
from registry.reading.labels import is_bullet
from registry.reading.parts import RECIPIENTS, TITLES
from registry.reading.patterns import common as patterns
from registry.reading.text import Line, fold

BULLETS = "-+–—•●▪ \u00a0"
SIGNING = tuple(f"{word}." for word in vocabulary.SIGNING)
FEWEST_NAMES, MOST_NAMES = 2, 5


@dataclass(frozen=True, slots=True)
class Ending:
    """The lines under the body, and what they say."""

    uses: tuple[LineUse, ...]
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    fields: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    loose: tuple[Line, ...] = ()  # lines that say neither


def read_ending(lines: Sequence[Line]) -> Ending:
    """The first list of recipients and the last name that signs."""
    reader = _EndingReader()
    for line in lines:
        reader.take(line)
    if reader.signer is None:
        reader.look_beside(lines)
    signed = (("signer", (reader.signed_at,)),) if reader.signed_at else ()
    return Ending(tuple(reader.uses), tuple(reader.recipients), reader.signer,
                  (*reader.fields, *signed), tuple(reader.loose))


@dataclass(slots=True)
class _EndingReader:
    uses: list[LineUse] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    fields: list[tuple[str, tuple[Line, ...]]] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    signer: str | None = None
    signed_at: Line | None = None
    listing: bool = False

    def take(self, line: Line) -> None:
        """The next line: of the list, or of the signature."""
        if fold(line.plain[:20]).lstrip("-: ").startswith(RECIPIENTS):
            self.listing = True
            self._use(line, Part.RECIPIENTS, vocabulary.RECIPIENTS_PATH)
            for one in _on_one_line(line.plain):
                self._send_to(one, line)
        elif self.listing and self._is_listed(line):
            if self.recipients and not is_bullet(line) and _goes_on(line):
                self.recipients[-1] += " " + line.plain
            else:
                self._send_to(line.plain.lstrip(BULLETS), line)
            self._use(line, Part.RECIPIENTS,
                      f"{vocabulary.RECIPIENTS_PATH}.{len(self.recipients)}")
        else:
            self.listing = self.listing and not self.recipients
            self._sign(line)

    def look_beside(self, lines: Sequence[Line]) -> None:
        """A name behind a recipient, as two columns scanned as one have it, or in capitals."""
        for line in reversed(lines):
            beside = patterns.PERSON_AFTER.search(line.plain)
            name = beside["name"] if beside else line.plain
            if is_name(name) and (beside or name.isupper()):
                self.signer, self.signed_at = name, line
                return

    def _sign(self, line: Line) -> None:
        bare = " ".join(patterns.SUPERSCRIPT.sub("", line.plain).split())
        name = patterns.PERSON_NAME.fullmatch(bare)
        if name:
            self.signer, self.signed_at = name[0], line
        elif not _is_of_signature(bare):
            self.loose.append(line)
        path = vocabulary.SIGNER_PATH if name else vocabulary.SIGNATURE_PATH
        self._use(line, Part.SIGNATURE, path)

    def _is_listed(self, line: Line) -> bool:
        if is_bullet(line) or (self.recipients and _goes_on(line)):
            return True
        return line.plain.endswith(";") or (not self.recipients and line.plain.endswith("."))

    def _send_to(self, recipient: str, line: Line) -> None:
        self.recipients.append(recipient)
        self.fields.append(("recipients", (line,)))

    def _use(self, line: Line, part: Part, path: str) -> None:
        self.uses.append(LineUse(line.number, part, path))


def is_name(printed: str) -> bool:
    """Whether a few words are a person's name, by the first of them."""
    words = fold(printed).split()
    return FEWEST_NAMES <= len(words) <= MOST_NAMES and words[0] in vocabulary.SURNAMES


def _on_one_line(plain: str) -> Iterator[str]:
    """«Nơi nhận: - Như trên; - Lưu: VT.»"""
    _, colon, rest = plain.partition(":")
    if colon and rest.strip().startswith("-"):
        for one in rest.split("; -"):
            yield one.strip(BULLETS)


def _goes_on(line: Line) -> bool:
    return not line.spaced and line.plain[:1].islower()


def _is_of_signature(bare: str) -> bool:
    """Titles, «TM. ỦY BAN NHÂN DÂN», «(Đã ký)»."""
    folded = fold(bare).strip("(). ")
    return folded.startswith(SIGNING) or folded in TITLES or (
        vocabulary.SIGNED in folded or bare.isupper())
