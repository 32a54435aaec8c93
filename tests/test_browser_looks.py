"""How every page of every role looks, at three sizes and in both themes, beside how it looked.

The pictures in tests/looks are small: one sheet for each role, size and theme, a page under a page.
After a change that was meant, draw them anew and look at them: `make looks`.
"""

from __future__ import annotations

import base64
import io
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from browser import (
    DESK,
    PHONE,
    ROLES,
    WALL,
    Chromium,
    Demonstration,
    Window,
    addresses,
    chromium,
    first_addresses,
)
from PIL import Image, ImageChops

LOOKS = Path(__file__).parent / "looks"
SIZES = {"desk": DESK, "phone": PHONE, "wall": WALL}
THEMES = ("light", "dark")
# By size and theme; each picture by its place in the list of pages.
Pictures = dict[tuple[str, str], dict[int, Image.Image]]
# What every run compares: of each page the looks of one role, its other views on a desk alone, and
# what leaders put on a wall.
# Every look of every page: `make audit`.
USUAL, DESK_ALONE = {("desk", "light"), ("phone", "dark")}, {("desk", "light")}
ON_WALLS = ("/", "/heatmap", "/calendar", "/agencies", "/sections/II")
IS_WHOLE = "WHOLE" in os.environ or os.environ.get("LOOKS") == "keep"
WIDE = {"desk": 160, "phone": 100, "wall": 160}
# Squares of so many pixels are compared by their mean; letters drawn a little otherwise by another
# build of the browser stay below, a block that moved or changed its colour does not.
SQUARE = 8
# The log tells who signed in when, which is another order each time.
CHANGING = ("/audit",)
FAR = 20
# Of a picture's squares so many may be far: a number or a line of words may have changed.
MOST_FAR = 0.015
QUIET = """() => { const style = document.createElement('style'); style.textContent =
  '* { animation: none !important; transition: none !important; caret-color: #0000 !important }';
  document.head.append(style); return document.fonts.ready.then(() => true); }"""
THEME = "theme => { document.documentElement.dataset.theme = theme; }"


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server that stands at one moment, and a browser."""
    with chromium(is_frozen=True) as opened:
        yield opened


def picture(window: Window, size: str) -> Image.Image:
    """The window as it is seen, made small by the browser itself."""
    width, height = SIZES[size]
    panel = window.context.new_cdp_session(window.page)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": WIDE[size] / width}
    taken = panel.send("Page.captureScreenshot", {"format": "png", "clip": clip})
    panel.detach()
    made = Image.open(io.BytesIO(base64.b64decode(taken["data"]))).convert("RGB")
    return made.resize((WIDE[size], round(height * WIDE[size] / width)))


def far(seen: Image.Image, kept: Image.Image) -> float:
    """The share of squares that differ."""
    difference = ImageChops.difference(seen, kept).convert("L")
    width, height = difference.width // SQUARE, difference.height // SQUARE
    means = difference.resize((width, height), Image.Resampling.BOX).tobytes()
    return sum(mean > FAR for mean in means) / len(means)


def wanted(server: Demonstration, role: str) -> dict[str, set[tuple[str, str]]]:
    """The pages of a role, and the sizes and themes to look at each in."""
    pages = [one for one in addresses(server, role) if one not in CHANGING]
    if IS_WHOLE:
        return {one: {(size, theme) for size in SIZES for theme in THEMES} for one in pages}
    own = [one for one in first_addresses(server, role) if one in pages]
    views = {one.partition("?")[0]: one for one in reversed(own)}.values()
    looks = {one: USUAL if one in views else DESK_ALONE if one in own else set() for one in pages}
    if role == "leader":
        looks |= {one: looks[one] | {("wall", "light")} for one in ON_WALLS}
    return looks


def all_pictures(web: Chromium, role: str) -> Pictures:
    """Every page of a role that has to be looked at."""
    taken: Pictures = {}
    with web.window(role) as window:
        for place, (address, looks) in enumerate(wanted(web.server, role).items()):
            if looks:
                window.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
                page = window.open(address)
                page.evaluate(QUIET)
                if address.partition("?")[0] == "/update":
                    page.wait_for_selector(".desk-grid tbody tr")
            for size, (width, height) in SIZES.items():
                themes = [theme for theme in THEMES if (size, theme) in looks]
                if not themes:
                    continue
                window.page.set_viewport_size({"width": width, "height": height})
                if window.page.locator(".js-plotly-plot").count():
                    # A chart takes its new width a moment after the window has it.
                    window.page.wait_for_timeout(600)
                for theme in themes:
                    window.page.evaluate(THEME, theme)
                    taken.setdefault((size, theme), {})[place] = picture(window, size)
    return taken


def sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures of one size under each other."""
    made = Image.new("RGB", (pictures[0].width, pictures[0].height * len(pictures)))
    for place, one in enumerate(pictures):
        made.paste(one, (0, place * one.height))
    return made


def keep(role: str, pages: Sequence[str], taken: Pictures) -> None:
    """Write a role's sheets, and which page stands where on them."""
    LOOKS.mkdir(exist_ok=True)
    for (size, theme), pictures in taken.items():
        made = sheet(list(pictures.values()))
        made.save(LOOKS / f"{role}-{size}-{theme}.webp", quality=70, method=6)
    (LOOKS / f"{role}.json").write_text(json.dumps(pages, indent=1) + "\n")


def changed(role: str, pages: Sequence[str], taken: Pictures, folder: Path) -> list[str]:
    """The pages that look otherwise than on the sheets; their pictures are left in a folder."""
    said = []
    for (size, theme), pictures in taken.items():
        with Image.open(LOOKS / f"{role}-{size}-{theme}.webp") as read:
            kept = read.convert("RGB")
        for place, seen in pictures.items():
            top = place * seen.height
            before = kept.crop((0, top, seen.width, top + seen.height))
            share = far(seen, before)
            if share > MOST_FAR:
                said.append(f"{pages[place]} {size} {theme}: {share:.1%}")
                sheet([seen, before]).save(folder / f"{role}-{size}-{theme}-{place}.png")
    return said


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_looks_as_it_did(web: Chromium, role: str, tmp_path: Path) -> None:
    pages, taken = list(wanted(web.server, role)), all_pictures(web, role)
    if os.environ.get("LOOKS") == "keep":
        keep(role, pages, taken)
    listed = json.loads((LOOKS / f"{role}.json").read_text())
    # A path holds the number of a row of the record, which may differ: the places are compared.
    assert len(listed) == len(pages), "make looks"
    said = changed(role, pages, taken, tmp_path)
    assert not said, f"{len(said)} pictures differ, see {tmp_path} and `make looks`: {said[:12]}"


def test_a_page_that_looks_otherwise_is_told() -> None:
    before = Image.new("RGB", (160, 90), "white")
    moved = before.copy()
    moved.paste("red", (40, 20, 100, 30))
    assert far(before, before.copy()) == 0
    assert far(moved, before) > MOST_FAR
