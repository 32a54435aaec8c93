"""Documents from a file: a dry run that writes nothing, then all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cast
import exchange_hand as hand
import pytest
import random_documents as dice
from exchange_hand import HEADS, SAMPLE, apply, plan, upload
from sqlalchemy import select

from dashboard.texts import exchange as words
from dashboard.texts import refusal
from db import Database
from db.models import DocumentChange, DocumentLink, FieldSource
from db.vocabulary import Validity
from registry.documents import correct, fields_of
from registry.errors import NotAllowed, NothingChanged, Refused
from registry.exchange import sheets
from registry.exchange.apply import Imported
from registry.exchange.columns import LONGEST_CELL, Column
from registry.exchange.plan import Verdict


def problem(database: Database, *rows: dict[Column, str], place: int = -1) -> str:
    """The sentence with which a row is refused."""
    found = plan(database, upload(rows)).rows[place]
    assert found.verdict is Verdict.REFUSED
    return " ".join(refusal(words.worded(one)) for one in found.problems)


# What a file may look like


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_whatever_parts_its_cells_and_however_excel_wrote_it(
    mark: str, code: str
) -> None:
    head = ["Ghi chú của Sở; in ngày, 1/1", "", ""]
    grid = [head, list(HEADS.values()), [SAMPLE.get(one, "") for one in Column]]
    data = hand.csv_of(grid, mark).decode("utf-8").encode(code)
    table = sheets.table_of(sheets.receive(data, "a.csv", words.WORDS).grid, words.WORDS)
    assert table.columns == tuple(Column)
    assert [line for line, _ in table.rows] == [3]


def test_columns_stand_in_any_order_and_unknown_ones_are_named(database: Database) -> None:
    heads = ["Số thứ tự", *reversed([HEADS[one].upper() for one in SAMPLE])]
    data = hand.csv_of([heads, ["1", *reversed(SAMPLE.values())]], ";")
    found = plan(database, sheets.receive(data, "a.csv", words.WORDS))
    assert found.unknown == ("Số thứ tự",)
    assert [row.verdict for row in found.rows] == [Verdict.NEW]


UGLY: list[tuple[bytes, str, str]] = [
    (b"", "a.csv", "trống"),
    (b"x" * (10 * 2**20 + 1), "a.csv", "lớn hơn 10 MB"),
    (b"a,b\n1,2\n", "a.csv", "Không thấy dòng tiêu đề"),
    ("Số, ký hiệu;Trích yếu\n1;2\n".encode(), "a.csv", "Thiếu cột: Loại văn bản"),
    (";".join([*HEADS.values(), "Cấp"]).encode(), "a.csv", "Cột ghi hai lần: Cấp"),
    (";".join(HEADS.values()).encode(), "a.csv", "chưa có văn bản nào"),
    ("Số, ký hiệu;Cấp".encode("utf-16-le"), "a.csv", "UTF-8"),
    ("Nghị định".encode("cp1258", "replace"), "a.csv", "UTF-8"),
    (b"PK\x03\x04", "a.xls", "không phải .xlsx hoặc .csv"),
    (b"PK\x03\x04", "a.xlsm", "không phải .xlsx hoặc .csv"),
    (b"plain words", "a.xlsx", "không phải loại tệp đó"),
    ("\n".join([";".join(HEADS.values()), *["a;b"] * 20_001]).encode(), "a.csv", "20.000 dòng"),
    ("\n".join([",".join(HEADS.values()), "," * (9 * 2**20)]).encode(), "a.csv", "hơn 60 cột"),
]


@pytest.mark.parametrize(("data", "name", "said"), UGLY, ids=[one[2] for one in UGLY])
def test_an_ugly_file_is_refused_with_a_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        sheets.receive(data, name, words.WORDS)
    assert said in refusal(words.worded(caught.value))


@pytest.mark.parametrize("name", hand.HOSTILE)
def test_a_hostile_workbook_is_refused_before_a_cell_is_read(name: str) -> None:
    data, said = hand.HOSTILE[name]()
    with pytest.raises(Refused) as caught:
        sheets.receive(data, "a.xlsx", words.WORDS)
    assert caught.value.code == said


def test_a_sheet_of_a_million_empty_rows_is_read_at_once() -> None:
    data = hand.workbook([SAMPLE], far=(1_048_576, 900))
    grid = sheets.receive(data, "a.xlsx", words.WORDS).grid
    assert len(sheets.table_of(grid, words.WORDS).rows) == 1


def test_a_row_far_below_all_others_is_not_lost_unseen() -> None:
    data = hand.workbook([SAMPLE], far=(20_500, 2), says="x")
    with pytest.raises(Refused, match="import_too_many"):
        sheets.receive(data, "a.xlsx", words.WORDS)


# What a row may say

BAD: list[tuple[dict[Column, str], str]] = [
    ({Column.SUBJECT: '=HYPERLINK("http://x")'}, "Ô “Trích yếu”: bắt đầu bằng dấu “=”"),
    ({Column.SUBJECT: "＝1+1"}, "Ô “Trích yếu”: bắt đầu bằng dấu “＝”"),
    ({Column.SIGNER: "@SUM(A1)"}, "Ô “Người ký”"),
    ({Column.NUMBER: "+1/QĐ"}, "Ô “Số, ký hiệu”"),
    ({Column.ISSUER: "<script>alert(1)</script>"}, "Ô “Cơ quan ban hành”: có thẻ lệnh"),
    ({Column.NOTES: "được\n<img src=x>"}, "Ô “Ghi chú”: có thẻ lệnh"),
    ({Column.NAMES: "Luật A\n-2"}, "Ô “Tên gọi”: bắt đầu"),
    ({Column.NAMES: "[xx] Law"}, "Ô “Tên gọi”: mã ngôn ngữ"),
    ({Column.SUBJECT: "a\u202eb"}, "Ô “Trích yếu”: có ký tự ẩn"),
    ({Column.SUBJECT: "x" * 5_000_000}, "Ô “Trích yếu”: dài quá"),
    ({Column.NOTES: "x" * (LONGEST_CELL + 1)}, "Ô “Ghi chú”: dài quá"),
    ({Column.KIND: ""}, "Ô “Loại văn bản”: chưa điền"),
    ({Column.ISSUER: " "}, "Ô “Cơ quan ban hành”: chưa điền"),
    ({Column.KIND: "=cmd|' /C calc'!A0"}, "Ô “Loại văn bản”: “=cmd"),
    ({Column.NUMBER: ""}, "Ô “Số, ký hiệu”: văn bản không có số"),
    ({Column.ISSUED_ON: "31/02/2022"}, "Ô “Ngày ban hành”: “31/02/2022” không phải một ngày"),
    ({Column.ISSUED_ON: "5/x/10/2022"}, "Ô “Ngày ban hành”"),
    ({Column.EFFECTIVE_ON: "04/10/2022"}, "Ô “Ngày có hiệu lực” (04/10/2022) sớm hơn"),
    ({Column.EXPIRES_ON: "01/01/1850"}, "Ô “Ngày hết hiệu lực”"),
    ({Column.VALIDITY: "Còn hiệu lực"}, "Ô “Hiệu lực”: muốn ghi tình trạng"),
    ({Column.VALIDITY: "Còn hiệu lực", Column.SOURCE: "Công báo", Column.EXPIRES_ON: "01/01/2024"},
     "Ô “Hiệu lực”: không khớp"),
    *(({Column.SENSITIVITY: word}, "Ô “Phạm vi phổ biến”: hệ thống này không lưu văn bản có độ mật")
      for word in ("Mật", "TỐI MẬT", "tuyệt mật", "Độ mật: Mật")),
    ({Column.SENSITIVITY: "bí hiểm"}, "Ô “Phạm vi phổ biến”: “bí hiểm” không có trong danh mục"),
    ({Column.LINKS: "javascript:alert(1)"}, "Ô “"),
    ({Column.LINKS: "http://127.0.0.1/"}, "Ô “"),
    ({Column.SOURCE: "Một nguồn\nHai nguồn"}, "Ô “Nguồn”: mỗi dòng chỉ thêm"),
    ({Column.KEY: "khong-co"}, "Ô “Mã”: không có văn bản nào mang mã “khong-co”"),
]


@pytest.mark.parametrize(("cells", "said"), BAD, ids=range(len(BAD)))
def test_a_bad_row_is_refused_by_the_name_of_its_field(
    database: Database, cells: dict[Column, str], said: str
) -> None:
    assert said in problem(database, {**SAMPLE, **cells})


def test_a_formula_of_excel_is_refused_not_reckoned(database: Database) -> None:
    sent = sheets.receive(hand.workbook([{**SAMPLE, Column.SUBJECT: "=1+1"}]), "a.xlsx",
                          words.WORDS)
    [row] = plan(database, sent).rows
    assert "công thức" in refusal(words.worded(row.problems[0]))


def test_a_row_with_more_cells_than_heads_is_refused(database: Database) -> None:
    grid = [list(HEADS.values()), [*(SAMPLE.get(one, "") for one in Column), "x"]]
    [row] = plan(database, hand.sent(grid)).rows
    assert "nhiều ô hơn" in refusal(words.worded(row.problems[0]))


def test_the_same_document_twice_in_a_file_is_refused_by_the_first_line(
    database: Database,
) -> None:
    again = {**SAMPLE, Column.NUMBER: "123 /QĐ- UBND", Column.SUBJECT: "khác"}
    assert "Trùng văn bản với dòng 2" in problem(database, SAMPLE, again)


def test_a_registered_document_is_changed_by_its_key_alone(database: Database) -> None:
    apply(database, upload([SAMPLE]))
    assert "ghi “123-qd-ubnd-2022” vào ô Mã" in problem(
        database, {**SAMPLE, Column.SUBJECT: "khác"}
    )
    [row] = plan(database, upload([SAMPLE])).rows
    assert row.verdict is Verdict.SAME


def test_a_row_cannot_take_the_identity_of_another_document(database: Database) -> None:
    other = {**SAMPLE, Column.NUMBER: "124/QĐ-UBND"}
    apply(database, upload([SAMPLE, other]))
    assert "đã có trong kho" in problem(database, {**SAMPLE, Column.KEY: "124-qd-ubnd-2022"})


def test_a_known_number_needs_a_word_that_it_is_another_document(database: Database) -> None:
    sent = upload([{**SAMPLE, Column.NUMBER: "30/NQ-CP"}, {**SAMPLE, Column.NUMBER: "30 NQ CP",
                                                          Column.ISSUED_ON: "2020-03-12"}])
    found = plan(database, sent)
    assert found.alike() == 2
    others = [[one.key or one.line for one in row.alike] for row in found.rows]
    assert others == [["nq-cp-30-2022", "nq-cp-30-2020"], ["nq-cp-30-2022", "nq-cp-30-2020", 2]]
    with pytest.raises(Refused, match="import_alike"):
        apply(database, sent)
    assert apply(database, sent, is_other=True) == Imported(2, 0, 0)


# All or nothing


def test_a_dry_run_writes_nothing_and_a_refused_row_keeps_all_rows_out(
    database: Database,
) -> None:
    before = cast.census(database)
    sent = upload([SAMPLE, {**SAMPLE, Column.NUMBER: "=1"}])
    found = plan(database, sent)
    assert (found.count()[Verdict.NEW], found.count()[Verdict.REFUSED]) == (1, 1)
    with pytest.raises(Refused, match="import_refused"):
        apply(database, sent)
    assert cast.census(database) == before


def test_an_import_that_breaks_half_way_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.exchange import apply as deeds

    real, done = deeds.add, []

    def breaking(*given: Any, **more: Any) -> Any:
        if len(done) == 2:
            raise Refused("document_exists", key="x", number="x")
        done.append(1)
        return real(*given, **more)

    monkeypatch.setattr(deeds, "add", breaking)
    before = cast.census(database)
    with pytest.raises(Refused, match="document_exists"):
        apply(database, upload(dice.rows(5)))
    assert cast.census(database) == before


def test_what_moved_since_the_dry_run_stops_the_import(database: Database) -> None:
    apply(database, upload([SAMPLE]))
    sent = upload([{**SAMPLE, Column.KEY: "123-qd-ubnd-2022", Column.SUBJECT: "mới"}])
    digest = plan(database, sent).digest
    with database.writing() as rows:
        document = hand.document(rows)
        correct(rows, document.id, replace(fields_of(document), signer="Lê Văn Hẳn"),
                expected_version=document.version, reason="sửa người ký",
                actor=cast.actor(rows, "colleague"), at=cast.MOMENT)
    before = cast.census(database)
    with pytest.raises(Refused, match="import_moved"):
        apply(database, sent, expected=digest)
    assert cast.census(database) == before


def test_an_import_leaves_history_and_one_line_of_its_own(database: Database) -> None:
    sent = upload([{**SAMPLE, Column.VALIDITY: "Còn hiệu lực", Column.LINKS: "https://vbpl.vn/1",
                    Column.SOURCE: "Công báo số 5 https://congbao.gov.vn/5"}])
    assert apply(database, sent) == Imported(1, 0, 0)
    with database.reading() as rows:
        document = hand.document(rows)
        changes = rows.scalars(select(DocumentChange.deed).where(
            DocumentChange.document_id == document.id)).all()
        assert changes == ["add_document", "add_link", "set_validity"]
        assert document.validity is Validity.IN_FORCE
        assert {one.source.url for one in document.sources} == {"https://congbao.gov.vn/5"}
        [line] = cast.deeds(rows, "import_documents")
        assert line.details == {"name": "a.csv", "sha256": sent.sha256, "new": 1, "changed": 0,
                                "same": 0}


def test_a_changed_row_changes_its_cells_and_nothing_else(database: Database) -> None:
    apply(database, upload([{**SAMPLE, Column.NOTES: "một\nhai", Column.ALIASES: "QĐ 123",
                             Column.LINKS: "https://vbpl.vn/1\nhttps://vbpl.vn/2"}]))
    kept = {Column.KEY: "123-qd-ubnd-2022", Column.LINKS: "https://vbpl.vn/2\nhttps://vbpl.vn/3",
            Column.ALIASES: "QĐ số 123", Column.SENSITIVITY: "Nội bộ"}
    sent = hand.sent_of([{**SAMPLE, **kept}], [*SAMPLE, *kept])
    [row] = plan(database, sent).rows
    assert [one.column for one in row.changes] == [Column.SENSITIVITY, Column.ALIASES, Column.LINKS]
    assert apply(database, sent) == Imported(0, 1, 0)
    with database.reading() as rows:
        document = hand.document(rows)
        assert document.notes == ["một", "hai"]
        assert [one.name for one in document.names] == ["QĐ số 123"]
        links = rows.scalars(select(DocumentLink.url).where(
            DocumentLink.document_id == document.id, DocumentLink.removed_at.is_(None))).all()
        assert set(links) == {"https://vbpl.vn/2", "https://vbpl.vn/3"}
    with pytest.raises(NothingChanged):
        apply(database, sent)


def test_validity_is_taken_back_by_its_word_and_kept_by_what_the_dates_say(
    database: Database,
) -> None:
    proven = {**SAMPLE, Column.VALIDITY: "Còn hiệu lực", Column.SOURCE: "Công báo"}
    apply(database, upload([proven]))
    key = {Column.KEY: "123-qd-ubnd-2022"}
    apply(database, upload([{**proven, **key, Column.VALIDITY: "Chưa xác minh"}]))
    with database.reading() as rows:
        assert hand.document(rows).validity is None
        kept = rows.scalars(select(FieldSource.field).where(
            FieldSource.document_id == hand.document(rows).id)).all()
        assert "validity" not in kept
    ended = {**SAMPLE, **key, Column.EXPIRES_ON: "01/01/2024", Column.VALIDITY: "Hết hiệu lực"}
    [row] = plan(database, upload([ended])).rows
    assert [one.column for one in row.changes] == [Column.EXPIRES_ON, Column.VALIDITY]
    apply(database, upload([ended]))
    with database.reading() as rows:
        assert hand.document(rows).validity is None, "nobody proved it: the date alone says so"
    assert [one.verdict for one in plan(database, upload([ended])).rows] == [Verdict.SAME]


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_officers_import(database: Database, name: str) -> None:
    sent = upload([SAMPLE])
    before = cast.census(database)
    with pytest.raises(NotAllowed):
        plan(database, sent, name)
    with pytest.raises(NotAllowed):
        apply(database, sent, name, expected="x")
    assert cast.census(database) == before
