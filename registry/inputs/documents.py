"""PDFs and pictures: the letters that are in them, and those that have to be recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.errors import Refused
from registry.evidence import sandbox
from registry.inputs import pages, plain, scans, syllables
from registry.inputs.kinds import InputKind, PageRead, Tell, TextRead
from registry.inputs.printed import Page

# With pictures on it, a page of fewer letters is most likely a scan with a signature over it.
FEW_LETTERS = 200
# So many words of a Vietnamese page have marks at least; with fewer, a foreign program read it.
MARKED_SHARE = 0.3
PLACED = ["-tsv", "in", "out"]
PLACE_SECONDS = 30


def read_pdf(data: bytes, tell: Tell) -> TextRead:
    """The text of a PDF: its letters, recognised where it has only pictures of them."""
    has_places = sandbox.has("pdftotext")
    said = sandbox.pages(data, with_text=not has_places)
    found = _placed(data, len(said)) if has_places else _plain(said)
    wanted = [number for number, page in found.items() if not _is_read(page, said[number - 1])]
    if len(wanted) == len(found):
        scans.require()
    notes = set() if has_places else {"plain_layout"}
    recognised = _recognise(data, said, wanted, tell) if scans.can_recognise() else {}
    found |= {number: page for number, page in recognised.items() if page is not None}
    failed = [number for number in wanted if recognised.get(number) is None]
    return _made(found, failed, len(wanted), notes)


def read_picture(data: bytes, tell: Tell) -> TextRead:
    """The text of a scanned page, or of several in one TIFF."""
    read = scans.of_picture(data, tell)
    found = {number: page or Page(number, 0, 0, ()) for number, page in enumerate(read, 1)}
    failed = [number for number, page in enumerate(read, 1) if page is None]
    return _made(found, failed, len(found), set(), InputKind.IMAGE)


def _placed(data: bytes, count: int) -> dict[int, Page]:
    """The pages with the places of their words."""
    said = sandbox.ran("pdftotext", PLACED, data, "out", PLACE_SECONDS)
    if not said:
        raise Refused("evidence_unreadable")
    found = {one.number: one for one in pages.parse(_text(said), is_recognised=False)}
    return {number: found.get(number, Page(number, 0, 0, ())) for number in range(1, count + 1)}


def _plain(said: Sequence[Mapping[str, Any]]) -> dict[int, Page]:
    """The pages as lines alone, where no program tells the places of words."""
    return {number: pages.of_lines(number, one["text"]) for number, one in enumerate(said, 1)}


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")


def _is_read(page: Page, said: Mapping[str, Any]) -> bool:
    """Whether the letters in a page are its text, not a signature over a picture of it, nor what
    a program made of that picture that knew no Vietnamese."""
    if not said["pictures"]:
        return page.letters > 0
    if page.letters < FEW_LETTERS:
        return False
    text = " ".join(word.text for word in page.words)
    right, marked = syllables.share(plain.mended(plain.Decoded(text, plain.UTF8)).text)
    return right > plain.DOUBTED and marked >= MARKED_SHARE * len(text.split())


def _recognise(
    data: bytes, said: Sequence[Mapping[str, Any]], wanted: Sequence[int], tell: Tell
) -> dict[int, Page | None]:
    found: dict[int, Page | None] = {}
    # A page takes many seconds: how many there are is said before the first is done.
    if wanted:
        tell(0, len(wanted))
    for done, number in enumerate(wanted, 1):
        found[number] = scans.of_pdf(data, number, said[number - 1]["side"])
        tell(done, len(wanted))
    return found


def _made(
    found: Mapping[int, Page], failed: Sequence[int], wanted: int, notes: set[str],
    kind: InputKind | None = None,
) -> TextRead:  # fmt: skip
    """The text of all pages, and what is to be said of each."""
    ordered = [found[number] for number in sorted(found)]
    printed = pages.printed(ordered)
    read = tuple(
        PageRead(page.number, 0.0 if page.number in failed else page.confidence)
        for page in ordered
    )
    kind = kind or (InputKind.SCAN if 2 * wanted > len(ordered) else InputKind.PDF)
    said = plain.Decoded(printed.text, plain.UTF8)
    if kind is InputKind.PDF:
        said = plain.mended(said)
    notes |= {"headers_left_out"} if printed.has_heads else set()
    notes |= {"pages_unread"} if failed else set()
    made = TextRead(said.text, kind, said.encoding, read, tuple(sorted({*notes, *said.notes})))
    return made.noting("low_confidence") if made.low else made
