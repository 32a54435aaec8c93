"""What the server writes is what the browser would draw: the same lists, and text stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import drawn_html
from dashboard.drawn import el, link
from dashboard.drawn_html import written

DRAWN = (Path(__file__).parent.parent / "assets" / "drawn.js").read_text("utf-8")


def listed(name: str) -> set[str]:
    """The words of one of the lists in drawn.js."""
    found = re.search(rf"const {name} = new Set\(\((.*?)\)\.split", DRAWN, re.DOTALL)
    assert found
    return set(" ".join(re.findall(r'"([^"]*)"', found[1])).split())


def test_the_browser_and_the_server_draw_the_same_tags() -> None:
    assert listed("TAGS") == drawn_html.TAGS


def test_the_browser_and_the_server_write_the_same_attributes() -> None:
    assert listed("ATTRIBUTES") == drawn_html.ATTRIBUTES


def test_the_browser_and_the_server_know_the_same_parts_of_a_drawing() -> None:
    found = re.search(r"const DRAWING = (.*?)\n  \}\);", DRAWN, re.DOTALL)
    assert found
    plain = set(re.findall(r'"([a-z0-9 ]+)"\.split', found[1])[0].split())
    assert plain | {"viewBox", "points", "d", "transform", "text-anchor"} == {*drawn_html.DRAWING}


HOSTILE = [
    (el("p", "<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    (el("script", "alert(1)"), ""),
    (el("p", el("iframe", src="/")), "<p></p>"),
    (link("javascript:alert(1)", "x"), "<a>x</a>"),
    (link("//elsewhere.vn", "x"), "<a>x</a>"),
    (link("/\\elsewhere.vn", "x"), "<a>x</a>"),
    (link("/\t/elsewhere.vn", "x"), "<a>x</a>"),
    (link("/a\n/elsewhere.vn", "x"), "<a>x</a>"),
    (el("p", "x", onclick="alert(1)"), "<p>x</p>"),
    (el("p", "x", style="color: red"), "<p>x</p>"),
    (el("p", "x", title='"><b>'), '<p title="&quot;&gt;&lt;b&gt;">x</p>'),
    (el("path", d="M0 0 url(x)"), "<path></path>"),
    (["p", {"class><b": "x"}, "y"], "<p>y</p>"),
]


@pytest.mark.parametrize(("node", "said"), HOSTILE)
def test_nothing_foreign_gets_into_the_page(node: list[object], said: str) -> None:
    assert written([node]) == said


def test_a_tree_is_written_whole() -> None:
    tree = el("tr", el("td", link("/tasks?a=1&b=2", "Việc", aria_current="page"), class_="n"),
              el("td", el("span", class_="fill", fill=33.4)), None, 7)
    assert written([tree]) == (
        '<tr><td class="n"><a href="/tasks?a=1&amp;b=2" aria-current="page">Việc</a></td>'
        '<td><span class="fill" style="--width: 33.4%"></span></td>7</tr>'
    )
    assert written([link("https://vbpl.vn/x", "ra ngoài")]) == (
        '<a href="https://vbpl.vn/x" rel="noopener noreferrer" target="_blank">ra ngoài</a>'
    )
