"""Every page on paper, as Chromium prints it: what is read is there, what is pressed is not."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

import pytest
from browser import FIRST, Chromium, Window, chromium, first_addresses
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from dashboard import texts

IS_WHOLE = "WHOLE" in os.environ
A4_LYING = (842, 595)
# No page may run on and on. The desk lists every report of a round, a paper is as long as it is.
MOST, LISTS, MOST_OF_LISTS = 20, ("/update", "/papers/"), 80
# What is pressed or leads elsewhere, if it is still seen.
PRESSED = """() => [...document.querySelectorAll(
  '#react-entry-point :is(button, .btn, .bar, nav, form, textarea, input[type=file])')]
  .filter((one) => one.checkVisibility() && !one.closest('details[open]')
    && one.getBoundingClientRect().height)
  .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 30)}`)"""


@pytest.fixture(scope="module")
def open_() -> Iterator[Chromium]:
    """A demonstration and a browser."""
    with chromium() as started:
        yield started


def plain(words: str) -> str:
    """Words as they can be compared, wherever a line of paper ends."""
    return "".join(words.split()).casefold()


def pages(open_: Chromium, role: str) -> list[str]:
    """The pages of a role, one view of each, and each with one role alone; one page of each part
    of the site in every run, all of them in `make audit`."""
    own = {one.partition("?")[0] if IS_WHOLE else one.split("?")[0].split("/")[1]: one
           for one in reversed(first_addresses(open_.server, role))}
    return [*own.values(), *(["/agencies/own"] if role == "agency" else [])]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", FIRST)
def test_every_page_prints_its_name_and_moment_and_no_menu(open_: Chromium, role: str) -> None:
    wrong: list[str] = []
    with open_.window(role) as window:
        for address in pages(open_, role):
            page = shown(window, address)
            seen = [page.locator("main h1").first.inner_text(),
                    *page.locator("main .as-of").all_text_contents()[:1]]
            paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            wrong += [f"{address}: {one}" for one in faults(paper, seen, address)]
            page.emulate_media(media="print")
            wrong += [f"{address}: {one!r} is printed" for one in page.evaluate(PRESSED)]
            page.emulate_media(media="screen")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("address", ["/", "/heatmap", "/tasks", "/calendar", "/update?show=all"])
def test_paper_is_white_whatever_the_screen_is(open_: Chromium, address: str) -> None:
    with open_.window("officer", theme="dark") as window:
        page = shown(window, address)
        assert is_dark(page)
        page.emulate_media(media="print")
        assert not is_dark(page)


def shown(window: Window, address: str) -> Page:
    """A page that stands, with its grid if it has one."""
    page = window.open(address)
    if address.startswith("/update?"):
        page.locator(".desk-grid tbody tr").first.wait_for()
    return page


def faults(paper: PdfReader, seen: list[str], address: str) -> list[str]:
    """What is wrong with a printed page."""
    # The first sheet alone is read: it bears the name, and reading a map of 1,500 cells takes long.
    first = paper.pages[0].extract_text()
    box = paper.pages[0].mediabox
    size = (round(float(box.width)), round(float(box.height)))
    found = [f"{one!r} is missing" for one in [*seen, texts.DEMONSTRATION]
             if plain(one) not in plain(first)]
    if size != A4_LYING:
        found.append(f"is {size}")
    if len(paper.pages) > (MOST_OF_LISTS if address.startswith(LISTS) else MOST):
        found.append(f"takes {len(paper.pages)} sheets")
    return found


def is_dark(page: Page) -> bool:
    """Whether less than half of what is seen is light."""
    shades = Image.open(io.BytesIO(page.screenshot())).convert("L").histogram()
    return sum(shades[200:]) < 0.5 * sum(shades)
