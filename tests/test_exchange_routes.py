"""The page and the routes of import and export: who may, what comes, what never leaves."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cast
import exchange_hand as hand
import openpyxl
import pytest
import random_documents as dice
from exchange_hand import HEADS, SAMPLE, apply, csv_of, upload
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, XSD
from sqlalchemy import select

from dashboard.exchange_files import folder
from dashboard.texts import exchange as words
from db import Database, connect
from db.models import Document, DocumentRelation
from db.vocabulary import RelationKind, Sensitivity
from registry.exchange.columns import Column
from registry.exchange.linked import ELI, RELATIONS, TERMS

Open = Callable[..., cast.Browser]
EXPORTS = ("/documents/export.csv", "/documents/export.xlsx", "/documents/export.jsonld")
PAGE = "/documents/import"
HERE = "http://localhost/documents/"
E = Namespace(ELI)
P = Namespace(TERMS)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files wait in this test's own folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def file_of(*rows: dict[Column, str]) -> bytes:
    return csv_of([list(HEADS.values()), *([row.get(one, "") for one in Column] for row in rows)])


def send(browser: cast.Browser, data: bytes, name: str = "văn bản.csv") -> Any:
    """Send a file as the browser's script does."""
    return browser.http.post(f"{PAGE}/file", data={"file": (io.BytesIO(data), name)},
                             headers={"X-CSRFToken": browser.token()})


def press(browser: cast.Browser, button: str, **given: Any) -> Any:
    """Press a button of the page."""
    declared = browser.server.config["DASH"].callback_map
    name = next(name for name, one in declared.items()
                if name.startswith("exchange-plan") and one["inputs"][0]["id"] == button)
    return browser.call(name, {f"{button}.n_clicks": 1, **given})


def digest_on(page: Any) -> str:
    """The digest that the dry run's button carries."""
    return next(line.split('"data":"')[1].split('"')[0]
                for line in [page.get_data(as_text=True)] if '"data":"' in line)


def rows_of(answer: Any) -> list[dict[str, str]]:
    """The rows of an exported CSV."""
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


# The page


def test_a_file_is_checked_then_imported_by_one_press(browser: Open, database: Database) -> None:
    officer, before = browser("officer"), cast.census(database)
    assert send(officer, file_of(SAMPLE, *dice.rows(3))).json == {"name": "văn bản.csv"}
    page = officer.page(PAGE)
    assert "Nhập 4 văn bản" in page.get_data(as_text=True)
    assert cast.census(database) == before
    answer = press(officer, "exchange-import", **{"exchange-key.data": digest_on(page)})
    assert "4 văn bản thêm mới" in answer.get_data(as_text=True)
    with database.reading() as rows:
        assert hand.document(rows).issuer == SAMPLE[Column.ISSUER]
        reasons = cast.deeds(rows, "add_document")[-1].details["reason"]
        assert reasons == "Nhập từ tệp “văn bản.csv”"
    assert "exchange-import" not in officer.page(PAGE).get_data(as_text=True)


def test_refused_rows_are_named_first_and_leave_no_button(browser: Open) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE, {**SAMPLE, Column.NUMBER: "=1"}))
    shown = officer.page(PAGE).get_data(as_text=True)
    assert "bắt đầu bằng dấu" in shown
    assert "exchange-import" not in shown
    only = officer.page(f"{PAGE}?show=new").get_data(as_text=True)
    assert "QĐ-UBND" in only
    assert "bắt đầu bằng dấu" not in only


def test_a_file_with_known_numbers_waits_for_the_tick(browser: Open, database: Database) -> None:
    officer = browser("officer")
    send(officer, file_of({**SAMPLE, Column.NUMBER: "30/NQ-CP"}))
    key = {"exchange-key.data": digest_on(officer.page(PAGE))}
    before = cast.census(database)
    assert "Là văn bản khác" in press(officer, "exchange-import", **key).get_data(as_text=True)
    assert cast.census(database) == before
    answer = press(officer, "exchange-import", **key, **{"exchange-other.value": True})
    assert "1 văn bản thêm mới" in answer.get_data(as_text=True)


def test_a_dry_run_of_before_is_shown_anew(browser: Open, database: Database) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE, *dice.rows(2)))
    key = {"exchange-key.data": digest_on(officer.page(PAGE))}
    apply(database, upload([SAMPLE]))
    before = cast.census(database)
    answer = press(officer, "exchange-import", **key).get_data(as_text=True)
    assert "đã thay đổi từ lúc kiểm tra" in answer
    assert "Nhập 2 văn bản" in answer
    assert cast.census(database) == before


def test_only_some_rows_are_drawn_and_the_rest_counted(browser: Open) -> None:
    officer = browser("officer")
    send(officer, file_of(*dice.rows(230)))
    assert "Còn 30 dòng nữa" in officer.page(PAGE).get_data(as_text=True)


def test_a_waiting_file_is_its_owners_alone_and_can_be_let_go(browser: Open) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE))
    assert "QĐ-UBND" not in browser("colleague").page(PAGE).get_data(as_text=True)
    press(officer, "exchange-discard")
    assert "QĐ-UBND" not in officer.page(PAGE).get_data(as_text=True)
    assert press(officer, "exchange-import", **{"exchange-key.data": "x"}).status_code == 200


def test_two_records_of_one_secret_share_no_waiting_file(
    browser: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE))
    with officer.server.app_context():
        own = folder()
        monkeypatch.setitem(officer.server.config, "DATABASE", connect(f"sqlite:///{tmp_path}/b"))
        assert folder() != own
    assert [one.name.rpartition("-")[2] for one in tmp_path.iterdir() if one.is_dir()] == [own]


def test_a_file_that_waited_a_day_goes_when_another_is_kept(browser: Open, tmp_path: Path) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE))
    [kept] = tmp_path.glob("*/*")
    for name, hours in (("old.json", 25), ("young.json", 23)):
        then = kept.stat().st_mtime - hours * 3600
        kept.with_name(name).write_text("[]")
        os.utime(kept.with_name(name), (then, then))
    send(officer, file_of(SAMPLE))
    assert {one.name for one in kept.parent.iterdir()} == {kept.name, "young.json"}


def test_a_second_tab_cannot_swap_the_file_behind_a_dry_run(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    send(officer, file_of(SAMPLE))
    key = {"exchange-key.data": digest_on(officer.page(PAGE))}
    send(officer, file_of({**SAMPLE, Column.LINKS: "https://vbpl.vn/swapped"}))
    before = cast.census(database)
    answer = press(officer, "exchange-import", **key).get_data(as_text=True)
    assert "đã thay đổi từ lúc kiểm tra" in answer
    assert cast.census(database) == before


def test_one_document_of_very_many_notes_keeps_no_other_from_going_out(
    browser: Open, database: Database
) -> None:
    apply(database, upload([SAMPLE]))
    with database.writing() as rows:
        hand.document(rows).notes = ["x" * 1000] * 50
        hand.document(rows).signer = "y" * 40_000
    answer = browser("officer").http.get(EXPORTS[1])
    assert answer.status_code == 200
    assert _holds(answer.data, EXPORTS[1])


def test_a_look_alike_is_shown_with_its_day_and_issuer(browser: Open) -> None:
    officer = browser("officer")
    number = {Column.NUMBER: "30/NQ-CP"}
    send(officer, file_of({**SAMPLE, **number}, {**SAMPLE, **number, Column.ISSUED_ON: ""},
                          {**SAMPLE, **number, Column.ISSUER: "Bộ Nội vụ"}))
    shown = officer.page(PAGE).get_data(as_text=True).replace("\\u002f", "/")
    assert "30/NQ-CP ngày 11/03/2022, Chính phủ" in shown
    assert "dòng 2 (30/NQ-CP ngày 05/10/2022, UBND tỉnh Trà Vinh)" in shown
    assert "dòng 3 (30/NQ-CP chưa xác minh ngày" in shown


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_officers_open_the_page_send_a_file_or_take_the_template(
    browser: Open, name: str
) -> None:
    other = browser(name)
    assert send(other, file_of(SAMPLE)).status_code == 403
    assert other.http.get(f"{PAGE}/template.xlsx").status_code == 403
    assert "exchange-upload" not in other.page(PAGE).get_data(as_text=True)
    assert press(other, "exchange-import", **{"exchange-key.data": "x"}).status_code == 403


def test_a_bad_file_is_answered_with_a_sentence(browser: Open) -> None:
    officer = browser("officer")
    answer = send(officer, "Số, ký hiệu;Cấp;Loại\n1;2;3\n".encode())
    assert answer.status_code == 422
    assert answer.json["error"].startswith("Thiếu cột: Cơ quan ban hành, Ngày ban hành")
    assert send(officer, b"x" * (11 * 2**20)).status_code == 413
    assert officer.http.post(f"{PAGE}/file", headers={"X-CSRFToken": officer.token()}
                             ).status_code == 422


def test_the_template_has_every_head_and_is_a_file_that_can_be_filled_in(
    browser: Open, database: Database
) -> None:
    data = browser("officer").http.get(f"{PAGE}/template.xlsx").data
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book.worksheets[0][1]] == list(HEADS.values())
    book.worksheets[0].append([SAMPLE.get(one) for one in Column])
    kept = io.BytesIO()
    book.save(kept)
    officer = browser("officer")
    assert send(officer, kept.getvalue(), "mẫu.xlsx").status_code == 200
    assert "Nhập 1 văn bản" in officer.page(PAGE).get_data(as_text=True)


# What goes out


def test_an_export_of_the_whole_comes_in_again_without_a_difference(browser: Open) -> None:
    officer = browser("officer")
    for where, name in zip(EXPORTS[:2], ("a.csv", "a.xlsx"), strict=True):
        answer = officer.http.get(where)
        assert answer.status_code == 200
        assert send(officer, answer.data, name).status_code == 200
        assert words.NOTHING_TO_DO in officer.page(PAGE).get_data(as_text=True)


def test_an_export_is_of_the_list_as_filtered(browser: Open) -> None:
    officer = browser("officer")
    every = rows_of(officer.http.get(EXPORTS[0]))
    some = rows_of(officer.http.get(f"{EXPORTS[0]}?level=province&kind=plan"))
    assert 0 < len(some) < len(every)
    assert {row["Cấp"] for row in some} == {"Tỉnh"}
    found = rows_of(officer.http.get(f"{EXPORTS[0]}?q=76 nq cp"))
    assert "76/NQ-CP" in {row["Số, ký hiệu"] for row in found}
    assert rows_of(officer.http.get(f"{EXPORTS[0]}?level=%00nonsense")) == every


@pytest.mark.parametrize("where", EXPORTS)
def test_an_internal_document_goes_out_with_those_who_see_all_alone(
    browser: Open, database: Database, where: str
) -> None:
    apply(database, upload([{**SAMPLE, Column.SENSITIVITY: "Nội bộ"}]))

    def says(name: str) -> bool:
        answer = browser(name).http.get(where)
        assert answer.status_code == 200
        return _holds(answer.data, where)

    assert [says(name) for name in ("officer", "leader", "agency")] == [True, True, False]
    left_out = browser("agency").http.get(where).headers["Content-Disposition"]
    assert "khong-co-1-van-ban-noi-bo" in left_out
    one = f"/documents/{hand.KEY}.jsonld"
    assert browser("agency").http.get(one).status_code == 404
    assert browser("leader").http.get(one).status_code == 200


def _holds(data: bytes, where: str) -> bool:
    if not where.endswith("xlsx"):
        return hand.KEY.encode() in data
    cells = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["A"]
    return hand.KEY in {cell.value for cell in cells}


@pytest.mark.parametrize("where", [*EXPORTS, "/documents/nq-cp-30-2022.jsonld"])
def test_a_stranger_gets_nothing(browser: Open, where: str) -> None:
    assert browser().http.get(where).status_code == 302


def test_demonstration_data_says_so_in_every_export(
    browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser("officer")
    monkeypatch.setitem(officer.server.config, "IS_DEMONSTRATION", True)
    for where in EXPORTS:
        said = officer.http.get(where).headers["Content-Disposition"]
        assert "TRINH-DIEN" in said
    book = openpyxl.load_workbook(io.BytesIO(officer.http.get(EXPORTS[1]).data))
    notes = [cell.value for cell in book[words.NOTES_SHEET]["A"]]
    assert any("TRÌNH DIỄN" in (line or "") for line in notes)
    assert any("Xuất lúc 09:0" in (line or "") for line in notes)
    graph = read(officer.http.get(EXPORTS[2]).data)
    assert (URIRef(f"{HERE}export.jsonld"), P.isDemonstration, Literal(True)) in graph


# JSON-LD


def read(data: bytes) -> Graph:
    """What a reader of JSON-LD makes of a file."""
    # Its parser of JSON-LD uses what rdflib itself has given up.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=data, format="json-ld")


def graph_of(browser: cast.Browser, key: str = "export") -> Graph:
    answer = browser.http.get(f"/documents/{key}.jsonld")
    assert answer.mimetype == "application/ld+json"
    return read(answer.data)


def test_a_document_is_a_legal_resource_in_the_terms_of_eli(
    browser: Open, database: Database
) -> None:
    apply(database, upload([{
        **SAMPLE, Column.SUBJECT: "Về \"việc\" thử & sai", Column.EXPIRES_ON: "01/01/2024",
        Column.NAMES: "[en] Decision 123\nQuyết định thử", Column.ALIASES: "QĐ 123",
        Column.LINKS: "https://vbpl.vn/1",
    }]))
    graph, it = graph_of(browser("leader"), hand.KEY), URIRef(f"{HERE}{hand.KEY}")
    assert set(graph.subjects(RDF.type, E.LegalResource)) == {it}
    assert graph.value(it, E.id_local) == Literal("123/QĐ-UBND")
    assert graph.value(it, E.type_document) == P.decision
    assert graph.value(it, E.date_document) == Literal("2022-10-05", datatype=XSD.date)
    assert graph.value(it, E.date_no_longer_in_force) == Literal("2024-01-01", datatype=XSD.date)
    assert graph.value(it, E.in_force) == E["InForce-notInForce"]
    titles = {title for one in graph.objects(it, E.is_realized_by)
              for title in graph.objects(one, E.title)}
    assert titles == {Literal('Về "việc" thử & sai', lang="vi"), Literal("Decision 123", lang="en")}
    assert graph.value(it, E.first_date_entry_in_force) is None
    assert graph.value(it, P.readAt) == URIRef("https://vbpl.vn/1")


def test_nothing_is_said_of_a_force_that_nobody_verified(
    browser: Open, database: Database
) -> None:
    apply(database, upload([SAMPLE]))
    graph = graph_of(browser("leader"), hand.KEY)
    assert graph.value(URIRef(f"{HERE}{hand.KEY}"), E.in_force) is None
    assert not list(graph.triples((None, E.is_realized_by, None)))


def test_relations_go_both_ways_and_uncertain_or_removed_ones_not_at_all(
    browser: Open, database: Database
) -> None:
    apply(database, upload([SAMPLE, {**SAMPLE, Column.NUMBER: "124/QĐ-UBND"}]))
    one, two = (URIRef(f"{HERE}{number}-qd-ubnd-2022") for number in (123, 124))
    with database.writing() as rows:
        ids = [hand.document(rows, key.rpartition("/")[2]).id for key in (one, two)]
        for kind in RelationKind:
            rows.add(DocumentRelation(kind=kind, from_id=ids[0], to_id=ids[1],
                                      is_certain=kind is not RelationKind.MENTIONS, sources=[]))
        rows.flush()
        suspends = rows.scalars(select(DocumentRelation).where(
            DocumentRelation.kind == RelationKind.SUSPENDS)).one()
        suspends.removed_at = cast.MOMENT
    graph = graph_of(browser("leader"))
    assert {(one, E.repeals, two), (two, E.repealed_by, one), (one, P.replaces, two),
            (one, E.based_on, two), (two, E.basis_for, one), (one, E.amends, two),
            (one, E.corrects, two), (one, E.consolidates, two)} <= set(graph)
    assert not list(graph.triples((one, E.cites, two)))
    assert not list(graph.triples((one, P.suspends, two)))


def test_every_kind_of_relation_has_a_term_of_eli_or_of_ours() -> None:
    assert set(RELATIONS) == set(RelationKind)
    page = (Path(__file__).parent.parent / "docs/open-data.md").read_text("utf-8")
    terms = {term for pair in RELATIONS.values() for side in pair for term in side}
    assert [term for term in sorted(terms) if f"`{term}`" not in page] == []


def test_a_merged_document_leads_to_the_other_and_an_unknown_one_nowhere(
    browser: Open, database: Database
) -> None:
    apply(database, upload([SAMPLE, {**SAMPLE, Column.NUMBER: "124/QĐ-UBND"}]))
    with database.writing() as rows:
        gone = hand.document(rows, "124-qd-ubnd-2022")
        gone.merged_into_id, gone.identity = hand.document(rows).id, None
    officer = browser("officer")
    answer = officer.http.get("/documents/124-qd-ubnd-2022.jsonld")
    assert (answer.status_code, answer.location) == (302, f"/documents/{hand.KEY}.jsonld")
    assert officer.http.get("/documents/none.jsonld").status_code == 404
    assert "124-qd-ubnd-2022" not in officer.http.get(EXPORTS[0]).text
    with database.reading() as rows:
        assert rows.scalar(select(Document.sensitivity).where(
            Document.key == hand.KEY)) is not Sensitivity.INTERNAL
