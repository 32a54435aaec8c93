"""Every page of every role: whole on a phone, and audited by axe-core for WCAG 2.2 AA in light, in
dark and at 200 %."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESK, PHONE, ROLES, Chromium, Window, addresses, chromium, first_addresses

from dashboard import texts
from dashboard.pages import find

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A theme changes nothing but colours.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# And a narrow window nothing but places: how large a target is, and what scrolls.
PLACE_RULES = ["target-size", "scrollable-region-focusable"]
# WCAG 2.5.8 exempts what must be that dense: 1,400 cells on one screen are what a heatmap is for.
# The same figures stand, with targets of full size, in the list that is linked under it.
DENSE = ".heatmap.dense"
# Of rows that are made alike two are audited: a row is left out when each kind of element in it, by
# its name, class, attributes and whether it has words, stands in two rows before it.
ALIKE = """rows => {
  const seen = new Map(), style = document.createElement('style');
  const kind = (one) => [one.localName, one.getAttribute('class'),
    ...one.getAttributeNames().sort(), !!one.textContent.trim()].join(' ');
  style.id = 'alike';
  style.textContent = '[data-alike] { display: none !important }';
  for (const row of document.querySelectorAll(rows)) {
    if (row.closest('[data-alike]')) continue;
    const kinds = new Set([row, ...row.querySelectorAll('*')].map(kind));
    if ([...kinds].every((one) => seen.get(one) >= 2)) row.dataset.alike = '';
    else kinds.forEach((one) => seen.set(one, (seen.get(one) || 0) + 1));
  }
  document.head.append(style);
}"""
# The whole audit spares nothing but the desk's nine hundred rows.
ROWS = "tbody > tr, li" if "WHOLE" not in os.environ else ".desk-grid tbody > tr"
# How wide the page is counts with all its rows.
IS_WIDE = """() => {
  const style = document.getElementById('alike');
  if (style) style.disabled = true;
  const isWide = document.documentElement.scrollWidth > window.innerWidth;
  if (style) style.disabled = false;
  return isWide;
}"""
ON_A_PHONE = """() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    lang: document.documentElement.lang, h1: document.querySelectorAll('h1').length,
    title: document.title })"""
# Twice as large on a window of 1366×768 leaves half as many of CSS's pixels.
ZOOMED = {"width": 683, "height": 384}
LOOKS = ("light", "dark", "zoomed")
# Every look of every page for every role takes long: `make audit`. Otherwise each page is audited
# for the role that can do the most there: one view of it in every look, the others in the light.
IS_WHOLE = "WHOLE" in os.environ
AXE = Axe()
# How large a target is gets asked apart, of what is not exempt.
RUN = """async ([only, dense]) => {
  const asked = { resultTypes: ['violations'] }, name = 'target-size';
  const isDense = document.querySelector(dense)
    && (only.type === 'tag' || only.values.includes(name));
  if (!isDense) return (await axe.run(document, { ...asked, runOnly: only })).violations;
  const rest = only.type === 'tag' ? { rules: { [name]: { enabled: false } }, runOnly: only }
    : { runOnly: { ...only, values: only.values.filter((one) => one !== name) } };
  const size = { runOnly: { type: 'rule', values: [name] } };
  const said = [await axe.run(document, { ...asked, ...rest }),
                await axe.run({ exclude: [[dense]] }, { ...asked, ...size })];
  return said.flatMap((one) => one.violations);
}"""


@pytest.fixture(scope="module")
def web() -> Iterator[Chromium]:
    """A server and a browser."""
    with chromium() as opened:
        yield opened


def shown(window: Window, address: str) -> None:
    """A page that stands, with its grid if it has one."""
    page = window.open(address)
    if address.partition("?")[0] == "/update":
        page.wait_for_selector(".desk-grid tbody tr")


def audit(window: Window, look: str) -> list[str]:
    """What axe finds wrong."""
    page = window.page
    theme = "dark" if look == "dark" else "light"
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    if look == "zoomed":
        page.set_viewport_size(ZOOMED)
    said = found(page, {"dark": COLOUR_RULES, "zoomed": PLACE_RULES}.get(look))
    # WCAG 1.4.10: nothing but a table of data may need scrolling sideways.
    wide = look == "zoomed" and page.evaluate(IS_WIDE)
    return [*said, *(["scrolls sideways"] if wide else [])]


def found(page: Any, rules: list[str] | None = None) -> list[str]:
    """Each violation with the first elements that have it."""
    if page.evaluate("() => typeof axe") == "undefined":
        page.evaluate(AXE.axe_script)
    if not page.locator("#alike").count():
        page.evaluate(ALIKE, ROWS)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    said = []
    for violation in page.evaluate(RUN, [only, DENSE]):
        nodes = violation["nodes"]
        said.append(f"{violation['id']} ×{len(nodes)}: {[one['html'][:160] for one in nodes[:3]]}")
    return said


def page_of(address: str) -> str:
    """Which page of the site an address opens, whatever it shows there."""
    entry = find(address.partition("?")[0])
    return entry[0].address if entry else address


def faults_on_a_phone(window: Window) -> list[str]:
    """What is wrong with a page that was just opened on a phone."""
    seen = window.page.evaluate(ON_A_PHONE)
    found = [f"is {seen['wide']} pixels too wide"] if seen["wide"] > 0 else []
    if not seen["title"].endswith(texts.SYSTEM) or seen["title"] == texts.SYSTEM:
        found.append(f"is named {seen['title']!r}")
    if (seen["lang"], seen["h1"]) != ("vi", 1):
        found.append(f"is in {seen['lang']!r} with {seen['h1']} headings")
    return [*found, *window.troubles]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_whole_on_a_phone_and_has_no_barrier(web: Chromium, role: str) -> None:
    wrong, seen = {}, set()
    with web.window(role) as window:
        for address in (addresses if IS_WHOLE else first_addresses)(web.server, role):
            window.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            shown(window, address)
            wrong[f"{address} phone"] = faults_on_a_phone(window)
            window.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
            page = page_of(address)
            looks = LOOKS[:1] if page in seen and not IS_WHOLE else LOOKS
            seen.add(page)
            for look in looks:
                wrong[f"{address} {look}"] = audit(window, look)
            window.troubles.clear()
    said = [f"{where}: {what}" for where, what in wrong.items() if what]
    assert not said, "\n".join(said)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_plain_pages_have_no_barrier(web: Chromium, theme: str) -> None:
    with web.window(theme=theme) as window:
        window.page.goto(f"{web.server.address}/login")
        assert found(window.page) == []
    with web.window("officer", theme=theme) as window:
        window.page.goto(f"{web.server.address}/password")
        assert found(window.page) == []


def test_a_refusal_and_an_unknown_address_have_no_barrier(web: Chromium) -> None:
    with web.window("agency") as window:
        for address in ("/heatmap", "/khong-co"):
            window.open(address)
            assert found(window.page) == []


def test_an_error_in_the_notice_line_has_no_barrier(web: Chromium) -> None:
    with web.window("officer") as window:
        page = window.open("/settings")
        page.fill("#settings-soon", "mười")
        page.click("#settings-save")
        page.wait_for_selector(".notice.error")
        assert found(page) == []
