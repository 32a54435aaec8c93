"""The page that is sent already shows its figures, to those who may see them, and nothing else."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import cast
import orjson
import pytest

from dashboard import first_picture, texts
from db import Database
from db.models import Agency
from registry import agencies, clock


def picture(answer: Any) -> str:
    """The first picture of a page that was sent."""
    found = re.search(r'<div id="first">(.*)</div>\s*<div id="react', answer.text, re.DOTALL)
    assert found, answer.text[:400]
    return found[1]


def words(html: str) -> str:
    """What a reader reads of it."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_heatmap_is_in_the_page_itself(browser: Any) -> None:
    visitor = browser("leader")
    html = picture(visitor.http.get("/heatmap"))
    drawn = visitor.page("/heatmap").json["response"]["page"]["children"]
    rows = orjson.loads(next(one["props"]["rows"] for one in drawn if one["type"] == "Heatmap"))
    cells = [cell for row in rows for cell in row.get("cells", ())]
    assert len(re.findall(r'<td class="s\d', html)) == sum(isinstance(one, list) for one in cells)
    assert html.count('<td class="none">') == cells.count(0)
    assert texts.HEATMAP in words(html)
    assert "STP" in words(html)


def test_the_tab_has_the_page_s_name_at_once(browser: Any) -> None:
    page = browser("leader").http.get("/heatmap").text
    assert f"<title>{texts.HEATMAP} · {texts.SYSTEM}</title>" in page


@pytest.mark.parametrize("address", ["/heatmap", "/agencies/so-noi-vu", "/audit", "/khong-co"])
def test_what_an_agency_may_not_open_is_not_in_its_picture(browser: Any, address: str) -> None:
    html = picture(browser("agency").http.get(address))
    assert ("heatmap-frame" in html, "<tbody" in html) == (False, False)
    assert texts.NO_RIGHT in words(html) or texts.NO_PAGE in words(html)


def test_a_stranger_gets_no_picture(browser: Any) -> None:
    answer = browser().http.get("/heatmap")
    assert (answer.status_code, 'id="first"' in answer.text) == (302, False)


def test_what_people_typed_stays_text_in_the_picture(browser: Any, database: Database) -> None:
    typed = "<img src=x onerror=alert(1)> & \"'</div></script><script>alert(2)</script>"
    with database.writing() as rows:
        agency = rows.query(Agency).filter_by(code="so-tu-phap").one()
        said = agencies.AgencyInput(agency.name, agency.short_name, True, None, None, typed)
        agencies.correct_agency(
            rows, agency.id, said, expected_version=agency.version,
            actor=cast.actor(rows, "admin"), at=clock.now(),
        )  # fmt: skip
    html = picture(browser("admin").http.get("/admin/agencies/so-tu-phap"))
    assert "&lt;img" in html
    assert "<img" not in html
    assert "<script" not in html


def test_an_odd_address_is_answered(browser: Any) -> None:
    visitor = browser("leader")
    for odd in ("/heatmap?round=%00", "/tasks?page=9999999999", "/heatmap?%ff=%fe", "/%00"):
        assert visitor.http.get(odd).status_code in (200, 404)


def test_a_picture_that_fails_leaves_the_page(
    browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = browser("leader")

    def broken(*_given: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(first_picture.shell, "page_at", broken)
    answer = visitor.http.get("/heatmap")
    assert answer.status_code == 200
    assert 'id="first"' not in answer.text
    assert "react-entry-point" in answer.text


def test_no_page_holds_a_field_that_a_script_could_take_for_its_own(browser: Any) -> None:
    html = picture(browser("officer").http.get("/settings"))
    assert "<input" in html
    for field in re.findall(r"<(?:input|select|textarea|button)\b[^>]*>", html):
        assert " id=" not in field, field
