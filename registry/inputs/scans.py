"""Letters out of pictures: Debian's tesseract with its Vietnamese data, a page at a time."""

from __future__ import annotations

import base64

from registry.errors import Refused
from registry.evidence import sandbox
from registry.inputs.kinds import Tell
from registry.inputs.pages import parse
from registry.inputs.printed import Page

DOTS = 300
# Drawn without being packed, which would take longer than drawing.
# A page may say it is a wall: its longer side gets no more points than these.
LARGEST_SIDE = 7_000
INCH = 72
DRAW_SECONDS, RECOGNISE_SECONDS = 20, 60
# One block of rows: columns are told apart by where their words stand. Black is told from white by
# what is around (Sauvola): of a grainy page it reads more labels rightly than by the whole page.
ASKED = ("-l", "vie", "--psm", "6", "-c", "thresholding_method=2", "tsv")


def can_recognise() -> bool:
    """Whether the programs are there that recognise letters."""
    return sandbox.has("tesseract") and sandbox.has("pdftoppm")


def require() -> None:
    """Refuse what only they could read."""
    if not can_recognise():
        raise Refused("input_no_ocr")


def of_pdf(data: bytes, number: int, side: float) -> Page | None:
    """A page of a PDF, drawn and then recognised; None when that failed or took too long."""
    dots = min(DOTS, int(LARGEST_SIDE * INCH / max(side, 1.0)))
    drawn = sandbox.ran(
        "pdftoppm",
        ["-r", str(max(dots, 1)), "-gray", "-singlefile", "-f", str(number),
         "-l", str(number), "in", "page"],
        data, "page.pgm", DRAW_SECONDS,
    )  # fmt: skip
    return recognised(drawn, number)


def of_picture(data: bytes, tell: Tell) -> list[Page | None]:
    """The pages of a picture: a TIFF may have several."""
    found: list[Page | None] = []
    frames = 1
    while len(found) < frames:
        said = sandbox.picture(data, len(found))
        require()
        frames = int(said["frames"])
        found.append(recognised(base64.b64decode(said["png"]), len(found) + 1))
        tell(len(found), frames)
    return found


def recognised(drawn: bytes, number: int) -> Page | None:
    """The words of a drawn page; none on an empty one."""
    if not drawn:
        return None
    said = sandbox.ran("tesseract", ["in", "out", *ASKED], drawn, "out.tsv", RECOGNISE_SECONDS)
    pages = parse(said.decode("utf-8", "replace"), is_recognised=True)
    if not pages:
        return None
    return Page(number, pages[0].width, pages[0].height, pages[0].words)
