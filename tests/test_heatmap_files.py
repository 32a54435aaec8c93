"""The map as files: opened again by other programs, they say what the page says, and no more."""

from __future__ import annotations

import csv
import io
import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import cast
import openpyxl
import pytest
from defusedxml import ElementTree
from PIL import Image
from pypdf import PdfReader
from sqlalchemy.orm import Session
from test_heatmap import BEFORE, history, shown
from test_past import START, date_to, say

from dashboard import heatmap_files, texts
from dashboard import heatmap_marks as marks
from dashboard.heatmap_compare import Turn
from dashboard.heatmap_files import MEDIA_TYPES, written
from dashboard.heatmap_picture import NAMES, Said, one_sheet, sheets
from dashboard.heatmap_rows import Cell, Map
from dashboard.pictures import lettering, pdf, png, svg
from dashboard.pictures.shapes import Disc, Line, Polygon, Rect, Sheet, Words
from dashboard.texts import heatmap as words
from db import Database
from db.models import Agency
from db.vocabulary import State
from registry.standing import Standing

NOW = cast.MOMENT
SAID = Said(NOW, 10, 90, True, texts.PLAN_LINE, texts.SYSTEM)
# Seconds of work a file may cost on a slow machine; the dearest takes half a second.
MOST_WORK = 5
SVG = "{http://www.w3.org/2000/svg}"
# Every map there is: each is drawn by every writer.
MAPS: tuple[dict[str, str], ...] = (
    {}, {"across": "group"}, {"across": "document"}, {"across": "round"}, {"section": "II.3"},
    {"compare": BEFORE}, {"compare": BEFORE, "only": "better", "sort": "red"},
)


@pytest.fixture
def engine() -> str:
    """One will do: the rows that are drawn here are read from both in test_heatmap."""
    return "sqlite"


def fetched(browser: cast.Browser, ending: str, query: str = "") -> Any:
    return browser.http.get(f"/heatmap.{ending}{query}")


def svg_words(data: bytes) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(data).iter(f"{SVG}text")]


def pdf_text(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def figures(made: Map) -> Counter[str]:
    """What the page writes into its cells."""
    return Counter(f"{cell.done}/{cell.total}" for row in made.rows for cell in row.cells
                   if cell and not cell.is_off and cell.total > 1)


@pytest.mark.parametrize("query", MAPS)
def test_every_picture_holds_the_agencies_and_figures_of_the_page(
    query: dict[str, str], database: Database
) -> None:
    history(database)
    with database.reading() as rows:
        made = shown(rows, **query)
        names = {lettering.fitted(words.agency(row.agency.name), NAMES - 4, 8.5)
                 for row in made.rows}
        said = svg_words(written("svg", made, SAID))
        assert figures(made) <= Counter(said)
        assert names <= set(said)
        pages = pdf_text(written("pdf", made, SAID))
        text = "\n".join(pages)
        for name in names:
            assert name in text
        found = Counter(text.split())
        assert all(found[figure] >= count for figure, count in figures(made).items())
        for page in pages:
            assert texts.as_of(NOW) in page
            assert texts.DEMONSTRATION_SHORT in page
            assert texts.PLAN_LINE in page
        assert words.page_of(1, len(pages)) in pages[0]
        assert words.page_of(len(pages), len(pages)) in pages[-1]
        for kind in Standing:
            assert f"{texts.STANDINGS[kind]} ({made.tally.by_standing[kind]})" in pages[0]
            assert texts.STANDING_MEANINGS[kind].format(days=10)[:60] in text
        if "compare" in query:
            assert words.compared_with(made.wanted.compared) in text  # type: ignore[arg-type]
            assert f"{made.turns[Turn.BETTER]} ô tốt lên" in text


def test_the_last_pages_name_every_column(database: Database) -> None:
    with database.reading() as rows:
        for query in ({}, {"across": "document"}):
            made = shown(rows, **query)
            text = " ".join("\n".join(pdf_text(written("pdf", made, SAID))).split())
            for column in made.across.columns:
                # Broken into lines or at a slash, but whole.
                assert "".join(column.whole.split()) in "".join(text.split()), column.whole


def test_a_pdf_keeps_words_as_words_in_a_font_of_its_own(database: Database) -> None:
    with database.reading() as rows:
        reader = PdfReader(io.BytesIO(written("pdf", shown(rows), SAID)))
    page = reader.pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (1191, 842)
    fonts = page["/Resources"]["/Font"].get_object()  # type: ignore[index]
    found = {one.get_object()["/BaseFont"] for one in fonts.values()}
    assert all("Plan" in name and "+" in name for name in found)
    assert "Thanh tra tỉnh" in page.extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title.startswith(texts.HEATMAP)  # type: ignore[union-attr]
    assert len(page.images) == 0


def test_a_map_of_many_agencies_goes_on_over_pages_with_its_heads_and_legend(
    database: Database,
) -> None:
    with database.reading() as rows:
        made = shown(rows)
        many = Map(made.wanted, made.across, made.rows * 4, made.tally, made.turns)
        pages = sheets(many, SAID)
        assert len(pages) > 3
        data = pdf.write(pages, title="x", author="y", at=NOW)
        for text in pdf_text(data)[:3]:
            assert words.VERIFIED in text
            assert texts.AGENCY in text
        for page in pages:
            _inside(page)


def _inside(sheet: Sheet) -> None:
    """Nothing is drawn beyond the paper."""
    for shape in sheet.shapes:
        for x, y in _corners(shape):
            assert -0.1 <= x <= sheet.width + 0.1, shape
            assert -0.1 <= y <= sheet.height + 0.1, shape


def _corners(shape: Any) -> list[tuple[float, float]]:
    if isinstance(shape, Rect):
        return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    if isinstance(shape, Polygon | Line):
        return list(shape.points)
    if isinstance(shape, Disc):
        return [(shape.x - shape.radius, shape.y), (shape.x + shape.radius, shape.y)]
    wide = lettering.width(shape.said, shape.size, is_bold=shape.is_bold)
    if shape.is_upright:
        return [(shape.x, shape.y - wide), (shape.x, shape.y)]
    back = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    return [(shape.x - back, shape.y), (shape.x - back + wide, shape.y)]


@pytest.mark.parametrize("query", MAPS)
def test_nothing_stands_beyond_the_paper(query: dict[str, str], database: Database) -> None:
    history(database)
    with database.reading() as rows:
        made = shown(rows, **query)
        for page in [*sheets(made, SAID), one_sheet(made, SAID)]:
            _inside(page)


def test_a_png_is_twice_as_fine_and_shows_the_colours(database: Database) -> None:
    history(database)
    with database.reading() as rows:
        made = shown(rows)
        sheet = one_sheet(made, SAID)
        image = Image.open(io.BytesIO(written("png", made, SAID)))
    assert image.size == (round(sheet.width * 2), round(sheet.height * 2))
    assert image.info["Title"].startswith(texts.HEATMAP)
    seen = {colour for _, colour in image.getcolors(1_000_000) or []}
    for kind, fill in marks.FILLS.items():
        if made.tally.by_standing[kind]:
            assert tuple(bytes.fromhex(fill[1:])) in seen, kind


def test_a_very_large_map_is_drawn_less_fine_rather_than_not_at_all() -> None:
    sheet = Sheet(1200, 60_000, (Words(10, 20, "Sở", 9), Disc(5, 5, 2, "#000000", 1)))
    assert sheet.width * sheet.height * 4**2 > png.MOST_PIXELS
    image = Image.open(io.BytesIO(png.write(sheet, title="x")))
    assert image.size == (1200, 60_000)


# Shapes


def test_every_standing_is_told_by_its_shape_alone() -> None:
    """In one colour on white paper: with a single report in any state, and with several."""
    pictures: dict[Standing, set[bytes]] = {}
    for kind in Standing:
        for state in State:
            single = Cell(kind, state, False, 0, 0, 1, "")
            pictures.setdefault(kind, set()).add(_in_one_colour(single))
        pictures[kind].add(_in_one_colour(Cell(kind, None, False, 0, 1, 2, "")))
    for kind, drawn in pictures.items():
        for other, others in pictures.items():
            assert kind is other or not drawn & others, (kind, other)


def _in_one_colour(one: Cell) -> bytes:
    shapes = [_black(shape, marks.FILLS[one.standing]) for shape in marks.cell(one, 2, 2, 24, 13)
              if not (isinstance(shape, Rect) and shape.fill)]
    sheet = Sheet(28, 17, (Rect(0, 0, 28, 17, "#ffffff"), *shapes))
    image = Image.open(io.BytesIO(png.write(sheet, title="x"))).convert("L")
    return image.point(lambda light: 255 * (light > 127)).tobytes()


def _black(shape: Any, ground: str) -> Any:
    """The ground shows through in white, everything else is black."""
    black = {name: "#ffffff" if getattr(shape, name) == ground else "#000000"
             for name in ("fill", "edge", "colour") if getattr(shape, name, None)}
    return type(shape)(**{**{name: getattr(shape, name) for name in shape.__slots__}, **black})


def test_what_is_overdue_of_several_is_a_bar_as_long_as_its_part() -> None:
    one = Cell(Standing.OVERDUE, None, False, 0, 3, 6, "", overdue=2)
    track, bar = (shape for shape in marks.cell(one, 0, 0, 40, 14)
                  if isinstance(shape, Rect) and shape.height < 2)
    assert bar.width == pytest.approx(track.width / 3)


# Tables


@pytest.mark.parametrize("query", MAPS)
def test_the_workbook_and_the_csv_hold_every_cell_in_view(
    query: dict[str, str], database: Database
) -> None:
    history(database)
    with database.reading() as rows:
        made = shown(rows, **query)
        book = openpyxl.load_workbook(io.BytesIO(written("xlsx", made, SAID)))
        plain = list(csv.reader(io.StringIO(written("csv", made, SAID).decode("utf-8-sig"))))
    assert tuple(book.sheetnames) == words.SHEETS
    kept = [(row, column, cell) for row in made.rows
            for column, cell in zip(made.across.columns, row.cells, strict=True)
            if cell and not cell.is_off]
    table = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert len(table) == len(plain) - 1 == len(kept)
    by_place = {(line[0], line[2]): line for line in table}
    for row, column, cell in kept:
        line = by_place[row.agency.name, column.title]
        assert line[3] == texts.STANDINGS[cell.standing]
        assert line[5:8] == (cell.done, cell.total, cell.verified)
        assert line[9] == cell.percent
    places = [column.place for column in made.across.columns]
    assert len(set(places)) == len(places)
    assert {line[1] for line in table} <= set(places)
    assert not any(words.OPEN_GROUP in str(one) for line in plain for one in line)
    assert [line[:4] for line in plain[1:]] == [list(line[:4]) for line in table]
    on_map = book.worksheets[0]
    assert on_map.cell(1, 1).value == texts.HEATMAP
    said = {cell.value for line in on_map.iter_rows() for cell in line if cell.value}
    assert texts.DEMONSTRATION in said
    assert texts.as_of(NOW) in said
    assert {row.agency.name for row in made.rows} <= said
    fills = {cell.fill.start_color.rgb[2:].lower() for line in on_map.iter_rows(min_row=8)
             for cell in line if cell.fill.fill_type}
    assert {marks.FILLS[cell.standing][1:] for _, _, cell in kept} == fills
    notes = {cell.value for line in book.worksheets[2].iter_rows() for cell in line}
    assert {column.title for column in made.across.columns} <= notes
    assert words.FIGURES[made.wanted.across] in notes


HOSTILE = ("=HYPERLINK(\"http://x\")", "+1", "@x", "<script>&\"'", "a\tb")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_words_in_every_file(name: str, database: Database) -> None:
    with database.writing() as rows:
        agency = rows.query(Agency).filter_by(code="so-tu-phap").one()
        agency.name = agency.short_name = name
    with database.reading() as rows:
        made = shown(rows)
        book = openpyxl.load_workbook(io.BytesIO(written("xlsx", made, SAID)))
        assert not any(cell.data_type == "f" for sheet in book for line in sheet.iter_rows()
                       for cell in line)
        lines = list(csv.reader(io.StringIO(written("csv", made, SAID).decode("utf-8-sig"))))
        assert not any(cell.startswith(("=", "+", "@", "\t")) for line in lines for cell in line)
        drawn = written("svg", made, SAID)
        assert name.replace("\t", " ").split() in [one.split() for one in svg_words(drawn)]
        assert b"<script" not in drawn
        assert pdf_text(written("pdf", made, SAID))


def test_letters_that_no_font_or_file_can_hold_spoil_no_file(database: Database) -> None:
    with database.writing() as rows:
        agency = rows.query(Agency).filter_by(code="so-tu-phap").one()
        agency.name = agency.short_name = "Sở \x0b漢字 🙂 ả"
    with database.reading() as rows:
        made = shown(rows)
        for ending in ("svg", "pdf", "png", "csv"):
            assert len(written(ending, made, SAID)) > 1000
        ElementTree.fromstring(written("svg", made, SAID))


# Routes


def test_leaders_officers_and_admins_fetch_the_map_and_an_agency_does_not(
    browser: Callable[..., cast.Browser],
) -> None:
    for name, status in (("leader", 200), ("officer", 200), ("admin", 200), ("agency", 403)):
        person = browser(name)
        for ending, kind in MEDIA_TYPES.items():
            answer = fetched(person, ending, "?across=group")
            assert answer.status_code == status, (name, ending)
            if status == 403:
                assert answer.json["code"] == "view_all" or answer.json["error"]
                assert "Sở Y tế" not in answer.text
                continue
            assert answer.headers["Content-Type"].startswith(kind.split(";")[0])
            assert answer.headers["Content-Disposition"].startswith("attachment;")
            assert "ban-do-nhiet-2026-nhom-20261110-0900" in answer.headers["Content-Disposition"]
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert answer.headers["Cache-Control"] == "no-store"
    assert fetched(browser(), "pdf").status_code in (302, 401)


def test_a_file_is_of_the_filters_and_the_moment_of_its_address(
    browser: Callable[..., cast.Browser], database: Database
) -> None:
    with database.writing() as rows:
        say(rows, NOW - timedelta(hours=1), State.DONE, 100, path="II.3.a", verified=True)
    leader = browser("leader")
    query = "?section=II.3&sort=red"

    def state(more: str) -> tuple[list[str], list[list[str]]]:
        data = fetched(leader, "csv", query + more).data.decode("utf-8-sig")
        head, *lines = csv.reader(io.StringIO(data))
        return head, [line for line in lines if line[:2] == ["Sở Tư pháp", "II.3.a"]]

    _, now = state("")
    assert now[0][4] == texts.STATES[State.DONE]
    _, then = state("&as_of=2026-11-09")
    assert then[0][4] == texts.STATES[State.NOT_STARTED]
    head, compared = state("&compare=2026-11-09")
    assert head[-2:] == list(words.COMPARED_HEADS)
    assert compared[0][-2:] == [words.TURNS["better"],
                                words.before(Standing.OPEN_ENDED, 0, 1)]
    page = svg_words(fetched(leader, "svg", f"{query}&as_of=2026-11-09").data)
    assert texts.as_of(NOW.replace(day=9, hour=16, minute=59, second=59)) in page


@pytest.mark.parametrize("query", [
    "?round=1&across=x&section=%00&sort=1&only=y", "?compare=%F0%9F%99%82&as_of=9999-12-31",
    "?section=" + "II." * 600, "?%00=1&round=99999999999999999999", "?as_of=2026-01-10",
])
def test_odd_addresses_give_a_file_or_a_refusal(
    query: str, browser: Callable[..., cast.Browser]
) -> None:
    leader = browser("leader")
    for ending in MEDIA_TYPES:
        assert fetched(leader, ending, query).status_code in (200, 404, 422), ending
    assert fetched(leader, "exe", query).mimetype == "text/html"


def test_before_any_round_there_is_no_file(
    browser: Callable[..., cast.Browser], database: Database
) -> None:
    answer = fetched(browser("leader"), "svg", "?as_of=2026-01-10")
    assert answer.status_code == 200
    assert "Sở Y tế" not in svg_words(answer.data)


def test_a_file_of_the_whole_map_is_small_and_soon_written(database: Database) -> None:
    with database.reading() as rows:
        made = shown(rows)
        assert (len(made.rows), len(made.across.columns)) > (30, 40)
        for ending in MEDIA_TYPES:
            written(ending, made, SAID)
            began = time.process_time()
            data = written(ending, made, SAID)
            assert time.process_time() - began < MOST_WORK, ending
            assert len(data) < 1_000_000


def test_the_writers_draw_every_shape_there_is() -> None:
    every = (
        Rect(1, 1, 20, 10, "#b3201b"), Rect(1, 1, 20, 10, None, "#000000", 1, 2),
        Rect(5, 5, 0, 0, "#ffffff"), Polygon(((1, 1), (5, 1), (3, 4)), "#12706f"),
        Line(((1, 1), (9, 9), (12, 3)), "#000000", 1), Disc(10, 10, 3, "#000000"),
        Disc(20, 10, 3, "#000000", 1), Words(4, 20, "Sở <&> Nội vụ", 9, anchor="middle"),
        Words(30, 60, "Quyết định", 9, is_bold=True, anchor="end", is_upright=True),
    )
    sheet = Sheet(60, 80, every)
    assert svg_words(svg.write(sheet, title="a<b", description="&")) == [
        "Sở <&> Nội vụ", "Quyết định"]
    assert Image.open(io.BytesIO(png.write(sheet, title="a"))).size == (120, 160)
    text = pdf_text(pdf.write([sheet, sheet], title="a", author="b", at=NOW))
    assert len(text) == 2
    assert "Sở <&> Nội vụ" in text[0]


WEB_FONT = lettering.FONTS / "plan-sans-wght.woff2"


@pytest.mark.parametrize("path", [lettering.REGULAR, lettering.BOLD, WEB_FONT])
def test_the_fonts_hold_every_letter_of_the_screens_and_stay_small(path: Any) -> None:
    assert path.stat().st_size <= 120_000
    letters = {letter for kept in (texts.STANDINGS, texts.STATES, texts.STANDING_MEANINGS,
                                   words.FIGURES, words.TURN_MARKS) for said in kept.values()
               for letter in said}
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    held = {chr(code) for code in font.getBestCmap()}
    assert letters - held == set()
    vietnamese = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    tones = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
    assert set(vietnamese + vietnamese.upper() + tones + tones.upper()) - held == set()
    # The licence keeps the name of the original for the original.
    assert "Source" not in str(font["name"].getDebugName(1))


def test_browsers_are_told_of_one_font() -> None:
    styles = [path.read_text("utf-8") for path in lettering.FONTS.parent.rglob("*.css")]
    assert re.findall(r"url\(\"?([^)\"]*fonts[^)\"]*)", "".join(styles)) == [
        f"/assets/fonts/{WEB_FONT.name}"]


def test_a_column_of_a_day_in_the_workbook_is_a_day(database: Database) -> None:
    with database.writing() as rows:
        date_to(rows, START, date(2026, 11, 5), "II.2.b")
    with database.reading() as rows:
        _days(rows)


def _days(rows: Session) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", shown(rows, section="II.2"), SAID)))
    days = {line[10].date() for line in book.worksheets[1].iter_rows(min_row=2, values_only=True)
            if line[10]}
    assert days == {date(2026, 11, 5)}


def test_no_more_than_two_pictures_are_drawn_at_once(
    browser: Callable[..., cast.Browser],
) -> None:
    leader = browser("leader")
    with heatmap_files.PLACES, heatmap_files.PLACES:
        refused = leader.http.get("/heatmap.pdf")
        assert (refused.status_code, refused.get_json()["code"]) == (422, "map_busy")
        # Opened by a person it is a page that says so.
        page = leader.http.get("/heatmap.pdf", headers={"Accept": "text/html,*/*;q=0.8"})
        assert (page.status_code, page.mimetype) == (422, "text/html")
        assert words.REFUSALS["map_busy"] in page.text
        assert leader.http.get("/heatmap.csv").status_code == 200
    assert leader.http.get("/heatmap.pdf").status_code == 200
