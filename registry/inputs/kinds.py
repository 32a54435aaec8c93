"""What a file that holds a plan may be, and what is known of the text that was taken from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

# Told after each page of a scan: how many are done, of how many.
Tell = Callable[[int, int], None]

# No more letters than the reader of plans takes. Said anew, so that the bounded child, which opens
# hostile files, does not have to load that reader.
LONGEST = 2_000_000


class InputKind(StrEnum):
    """Where the text of a plan came from."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"  # its letters are in the file
    SCAN = "scan"  # a PDF of pictures: its letters were recognised
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page, and how sure the recognition was of its words."""

    number: int
    confidence: float | None  # mean over its words, 0 to 1; None when nothing had to be recognised


@dataclass(frozen=True, slots=True)
class TextRead:
    """The text that the reader of plans is given, kept for good."""

    text: str  # composed letters, each line ended by a newline
    kind: InputKind
    encoding: str
    pages: tuple[PageRead, ...] = ()  # empty where the file has no pages
    notes: tuple[str, ...] = ()  # codes of what a person should know

    @property
    def low(self) -> tuple[int, ...]:
        """The pages whose words a person should compare with the paper."""
        return tuple(
            page.number
            for page in self.pages
            if page.confidence is not None and page.confidence < LOW_CONFIDENCE
        )

    def noting(self, *notes: str) -> TextRead:
        """The same with more that a person should know."""
        return replace(self, notes=tuple(sorted({*self.notes, *notes})))


# Tesseract is sure of much that it reads wrongly: on grainy, askew and shrunken pages of Plan 66
# the mean stayed at 0.95 with one word in twenty wrong. A page below this is far worse than those.
LOW_CONFIDENCE = 0.85


def quietly(_done: int, _of: int) -> None:
    """Nobody waits to hear how far the reading is."""
