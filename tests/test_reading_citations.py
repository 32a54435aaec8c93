"""Citations by number: every form, lists, slips, roles, and the known documents that fit."""

import pytest

from registry.reading import (
    CitationRole,
    Kind,
    Known,
    KnownDocument,
    Via,
    read_plan,
)
from registry.reading.citations import find_numbered
from registry.reading.figures import likely_number
from tests.test_reading_forms import plan


def cited(item, known=None):
    reading = read_plan(plan(item), known or Known())
    return [one for one in reading.citations if one.section == "I.1"]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("30/NQ-CP", "30/NQ-CP", Kind.RESOLUTION),
        ("Nghị định số 59/2019/NĐ-CP", "59/2019/NĐ-CP", Kind.DECREE),
        ("Kế hoạch số 49-KH/TU", "49-KH/TU", Kind.PLAN),
        ("Nghị quyết số 01-NQ/TU", "01-NQ/TU", Kind.RESOLUTION),
        ("Luật số 36/2018/QH14", "36/2018/QH14", Kind.LAW),
        ("Nghị quyết số 35/2023/QH15", "35/2023/QH15", Kind.RESOLUTION),
        ("Nghị quyết số 1211/2016/UBTVQH13", "1211/2016/UBTVQH13", Kind.RESOLUTION),
        ("Công văn số 574/UBND-NC", "574/UBND-NC", Kind.OFFICIAL_LETTER),
        ("19-2017/NQ-CP", "19-2017/NQ-CP", Kind.RESOLUTION),
        ("Quyết định số 1147-QĐ/BTGDVTW", "1147-QĐ/BTGDVTW", Kind.DECISION),
        ("Quyết định số 1234/QĐ-TTg", "1234/QĐ-TTg", Kind.DECISION),
        ("Thông tư 05/2023/TT-BNV", "05/2023/TT-BNV", Kind.CIRCULAR),
        ("Thông tư liên tịch số 12/2022/TTLT-BNV-BTC", "12/2022/TTLT-BNV-BTC", Kind.CIRCULAR),
        ("Nghị định số 01-CP", "01-CP", Kind.DECREE),
        ("Quyết định số 176-HĐBT ngày 09", "176-HĐBT", Kind.DECISION),
        ("Thông tư số 37-BYT/TT", "37-BYT/TT", Kind.CIRCULAR),
        ("Văn bản hợp nhất số 12/VBHN-VPQH", "12/VBHN-VPQH", Kind.OTHER),
        ("Tờ trình số 661/TTr-CP", "661/TTr-CP", Kind.OTHER),
        ("Kế hoạch số 26/KH-BCĐ (138)", "26/KH-BCĐ(138)", Kind.PLAN),
        ("Chỉ thị số 16/CT–TTg", "16/CT-TTg", Kind.DIRECTIVE),
        ("Quyết định số 3218/QĐ‑UBND", "3218/QĐ-UBND", Kind.DECISION),
        ("Chương trình số 10-CTrHĐ/TU", "10-CTrHĐ/TU", Kind.PROGRAM),
        ("Lệnh số 12/2008/L-CTN", "12/2008/L-CTN", Kind.OTHER),
        ("thay thế quyết định số 56/2021 về quy chế", "56/2021", Kind.DECISION),
        ("Quyết định số 01/1999/QĐ.UB ngày", "01/1999/QĐ.UB", Kind.DECISION),
        ("Công văn số 100/UBND.VX ngày", "100/UBND.VX", Kind.OFFICIAL_LETTER),
        ("Kế hoạch số 100/KH-UBND.UBND tỉnh", "100/KH-UBND", Kind.PLAN),
        ("Thông tư số 15/2019/TT-BGD ĐT", "15/2019/TT-BGDĐT", Kind.CIRCULAR),
    ],
)
def test_every_form_of_a_number_is_read(text, number, kind):
    assert [(one.number, one.kind) for one in find_numbered(text)] == [(number, kind)]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("27/CTTg", "27/CT-TTg"),
        ("27/NQ-TW", "27-NQ/TW"),
        ("58/CT-TW", "58-CT/TW"),
        ("13-NQ/TƯ", "13-NQ/TU"),
        ("99-NQ/CP", "99/NQ-CP"),
        ("40/2020/NĐCP", "40/2020/NĐ-CP"),
        ("37/NQHĐND", "37/NQ-HĐND"),
        ("21/2024/TTBYT", "21/2024/TT-BYT"),
        ("103/2024/ND-CP", "103/2024/NĐ-CP"),
        ("137/2020/NĐ", "137/2020/NĐ-CP"),
        ("255/2025-NĐ-CP", "255/2025/NĐ-CP"),
        ("1830 QĐ-UBND", "1830/QĐ-UBND"),
        ("2439/OD-BTC", "2439/QĐ-BTC"),
        ("12/QD-TTg", "12/QĐ-TTg"),
        ("48 CT/TW", "48-CT/TW"),
        ("902/TB/TT BCĐ", "902/TB/TT-BCĐ"),
        ("156/2018/NĐ-CPng", "156/2018/NĐ-CP"),
        ("8 7⁄202%⁄QHI5", "87/2025/QH15"),
        ("I 40/2025/NĐ-CP", "140/2025/NĐ-CP"),
        # These are right as they are.
        ("2852/KL-TTCP", "2852/KL-TTCP"),
        ("19-2017/NQ-CP", "19-2017/NQ-CP"),
        ("1147-QĐ/BTGDVTW", "1147-QĐ/BTGDVTW"),
    ],
)
def test_a_slip_in_a_number_is_told_from_what_is_meant(printed, meant):
    assert likely_number(printed) == meant


@pytest.mark.parametrize(
    ("item", "printed", "number", "rule"),
    [
        ("Thực hiện Chỉ thị số 27/CTTg.", "27/CTTg", "27/CT-TTg", "likely_number"),
        ("Thực hiện Nghị quyết số 27/NQ-TW.", "27/NQ-TW", "27-NQ/TW", "likely_number"),
        ("Theo Luật số 8 7⁄202%⁄QHI5.", "8 7⁄202%⁄QHI5", "87/2025/QH15", "likely_number"),
        ("Thực hiện Nghị quyêt sô 05-NQ/TW.", "05-NQ/TW", "05-NQ/TW", "document_number"),
    ],
)
def test_the_printed_form_is_kept_beside_the_likely_one(item, printed, number, rule):
    [one] = cited(item)

    assert (one.printed_number, one.number, one.rule) == (printed, number, rule)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Thực hiện các Nghị quyết số 35/2023/QH15, số 36/2023/QH15 và số 37/2023/QH15.",
            [("35/2023/QH15", Kind.RESOLUTION), ("36/2023/QH15", Kind.RESOLUTION),
             ("37/2023/QH15", Kind.RESOLUTION)],
        ),
        (
            "Thực hiện các Nghị định số 1/2024/NĐ-CP, số 2/2024/NĐ-CP và số 3/2024/NĐ-CP.",
            [("1/2024/NĐ-CP", Kind.DECREE), ("2/2024/NĐ-CP", Kind.DECREE),
             ("3/2024/NĐ-CP", Kind.DECREE)],
        ),
    ],
)
def test_a_list_shares_its_kind(item, expected):
    assert [(one.number, one.kind) for one in cited(item)] == expected


def test_a_list_shares_its_issuer():
    found = cited("Theo các Kế hoạch số 7/KH-UBND, số 8/KH-UBND của Ủy ban nhân dân tỉnh Trà Vinh.")

    assert [one.issuer for one in found] == ["Ủy ban nhân dân tỉnh Trà Vinh"] * 2


@pytest.mark.parametrize(
    ("day", "issued_on"),
    [
        ("ngày 24-5-2025", "2025-05-24"),
        ("ngày l2 tháng 3 năm 2021", "2021-03-12"),
        ("ngày 29tháng 01 năm 2026", "2026-01-29"),
        ("ngày 03/ 10/2017", "2017-10-03"),
        ("ngày 42/02/2018", None),
    ],
)
def test_a_day_is_read_as_a_scanner_leaves_it(day, issued_on):
    [one] = find_numbered(f"Quyết định số 1002/QĐ-TTg {day}")

    assert one.issued_on == issued_on


@pytest.mark.parametrize(
    ("item", "number", "role"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 15/KH-UBND.", "15/KH-UBND", CitationRole.REPLACES),
        ("Bãi bỏ Quyết định số 6/QĐ-UBND.", "6/QĐ-UBND", CitationRole.REPEALS),
        (
            "Thực hiện Thông tư số 1/2024/TT-BNV hướng dẫn thi hành Nghị định số 2/2023/NĐ-CP.",
            "2/2023/NĐ-CP",
            CitationRole.GUIDES,
        ),
        (
            "Thực hiện Nghị định số 1/2024/NĐ-CP sửa đổi, bổ sung Nghị định số 2/2023/NĐ-CP.",
            "2/2023/NĐ-CP",
            CitationRole.AMENDS,
        ),
        (
            "Tham mưu sửa đổi, bổ sung hoặc thay thế Quyết định số 15/2021/QĐ-UBND.",
            "15/2021/QĐ-UBND",
            CitationRole.REPLACES,
        ),
        ("Triển khai Nghị quyết số 30/NQ-CP.", "30/NQ-CP", CitationRole.IMPLEMENTS),
    ],
)
def test_what_is_done_to_a_document_is_its_role(item, number, role):
    assert {one.number: one.role for one in cited(item)}[number] is role


THIRTY = tuple(
    KnownDocument(f"nq-30-{day[:4]}", "30/NQ-CP", Kind.RESOLUTION, "Chính phủ", day)
    for day in ("2020-03-12", "2022-03-11", "2023-03-04")
)


def test_an_undated_number_offers_every_known_document_that_fits():
    known = Known(documents=(*THIRTY, KnownDocument("other", "30/NQ-CP", Kind.PLAN)))
    [one] = cited("Thực hiện Nghị quyết số 30/NQ-CP.", known)

    assert one.document_key is None
    assert one.candidates == ("nq-30-2020", "nq-30-2022", "nq-30-2023")


def test_a_date_leaves_no_candidates():
    [one] = cited("Thực hiện Nghị quyết số 30/NQ-CP ngày 11/3/2022.", Known(documents=THIRTY))

    assert (one.document_key, one.candidates) == ("nq-30-2022", ())


def test_a_date_nobody_knows_is_no_candidate_of_another():
    [one] = cited("Thực hiện Nghị quyết số 30/NQ-CP ngày 1/1/2019.", Known(documents=THIRTY))

    assert (one.document_key, one.candidates) == (None, ())


def test_a_slip_offers_the_documents_of_the_likely_number():
    known = Known(documents=tuple(
        KnownDocument(day, "27-NQ/TW", Kind.RESOLUTION, None, day)
        for day in ("2018-05-21", "2022-11-09")
    ))
    [one] = cited("Thực hiện Nghị quyết số 27/NQ-TW.", known)

    assert one.candidates == ("2018-05-21", "2022-11-09")


@pytest.mark.parametrize(
    ("item", "term"),
    [
        (
            "Theo Nghị quyết số 30/NQ-CP (sau đây gọi tắt là Nghị quyết 30). "
            "Việc thực hiện Nghị quyết 30 do các sở báo cáo.",
            "Nghị quyết 30",
        ),
        (
            "Theo Nghị quyết số 30/NQ-CP (sau đây viết tắt là Nghị quyết của Chính phủ); "
            "thực hiện Nghị quyết của Chính phủ.",
            "Nghị quyết của Chính phủ",
        ),
        (
            "Theo Nghị quyết số 30/NQ-CP (Sau đây gọi là Nghị quyết 30); theo Nghị quyết 30.",
            "Nghị quyết 30",
        ),
        (
            "Theo Nghị quyết số 30/NQ-CP (gọi chung là Nghị quyết số 30); theo Nghị quyết số 30.",
            "Nghị quyết số 30",
        ),
    ],
)
def test_a_defined_short_name_means_its_document(item, term):
    aliases = [one for one in cited(item) if one.via is Via.ALIAS]

    assert {one.number for one in aliases} == {"30/NQ-CP"}
    assert aliases[-1].surface == term


@pytest.mark.parametrize("words", ["Kế hoạch này", "kèm theo Kế hoạch này", "KẾ HOẠCH NÀY"])
def test_the_plan_names_itself(words):
    [one] = cited(f"Danh mục {words}.")

    assert (one.via, one.number) == (Via.SELF, "12/KH-UBND")


def test_a_footnote_cites_too():
    [one] = cited("Hoàn thành nhiệm vụ. [1] Theo Thông báo số 70-TB/TW ngày 06/01/2012.")

    assert (one.number, one.issued_on) == ("70-TB/TW", "2012-01-06")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("lập bảng kê (Mẫu 07/BK) theo biểu số 02/BK", []),
        ("theo Biểu mẫu số 3/BC-TH kèm Thông tư số 5/2024/TT-BNV", ["5/2024/TT-BNV"]),
        ("Công điện số 812 ngày 5 tháng 9 năm 2021 của Bộ Y tế", ["812"]),
        ("kỳ họp số 812 ngày 5 tháng 9 năm 2021", []),
        ("Nghị quyết số 57-NQ/TW; Nghị quyết số 57 ngày 22/12/2024", ["57-NQ/TW"]),
        ("tại Nghị quyết số /NQ-CP ngày 02 tháng 3 năm 2025 của Chính phủ", ["/NQ-CP"]),
        ("tại Quyết định số ……/QĐ-UBND ngày 02/3/2025", ["/QĐ-UBND"]),
        ("Kế hoạch số   /KH-UBND ngày   tháng   năm 2026 của tỉnh", []),
    ],
    ids=["form", "form beside", "day", "no kind", "whole elsewhere", "blank", "dots", "blank day"],
)
def test_forms_cite_nothing_and_a_day_tells_a_number_without_its_symbol(text, numbers):
    assert [one.number for one in find_numbered(text)] == numbers


def test_a_number_told_by_its_day_has_its_day_and_issuer():
    found, = find_numbered("Công điện số 812 ngày 5 tháng 9 năm 2021 của Thủ tướng Chính phủ")

    assert (found.issued_on, found.issuer) == ("2021-09-05", "Thủ tướng Chính phủ")
