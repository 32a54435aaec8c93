"""The reader on single forms: numbers, dates, labels, laws, agencies, files and their encodings."""

import unicodedata

import pytest

from registry.errors import Unreadable
from registry.reading import (
    AgencyRole,
    CitationRole,
    Defect,
    Kind,
    Known,
    KnownAgency,
    KnownDocument,
    KnownGroup,
    Level,
    Section,
    Via,
    as_json,
    decode_text,
    read_plan,
)
from registry.reading.agencies import Directory, split_agencies
from registry.reading.citations import find_named, find_numbered
from registry.reading.deadlines import find_deadlines
from registry.reading.labels import find_label
from registry.reading.text import compose, flatten, fold, read_lines

PLAN = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: 12/KH-UBND

Nghệ An, ngày 03 tháng 02 năm 2024

KẾ HOẠCH

Triển khai công tác năm 2024

Căn cứ Luật Việc làm; Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;

I. MỤC ĐÍCH

1. {item}

II. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

Chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan triển khai thực hiện.

2. Các sở, ban, ngành còn lại

Thực hiện nhiệm vụ được giao.

Nơi nhận:
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn An
"""


def plan(item="Tổ chức thực hiện tốt các nhiệm vụ được giao."):
    return PLAN.format(item=item)


def flat_of(text):
    source = compose(text)
    return flatten(source, [("X", [read_lines(source.text)])])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 30/NQ-CP", [("30/NQ-CP", Kind.RESOLUTION)]),
        ("Nghị định số 59/2019/NĐ-CP", [("59/2019/NĐ-CP", Kind.DECREE)]),
        ("Kế hoạch số 49-KH/TU của Tỉnh ủy", [("49-KH/TU", Kind.PLAN)]),
        ("Luật số 36/2018/QH14", [("36/2018/QH14", Kind.LAW)]),
        ("Công văn số 574/UBND-NC", [("574/UBND-NC", Kind.OFFICIAL_LETTER)]),
        ("574/UBND-NC", [("574/UBND-NC", Kind.OFFICIAL_LETTER)]),
        ("Chỉ thị số 07/CT-TTg", [("07/CT-TTg", Kind.DIRECTIVE)]),
        ("Chỉ thị số 07/CT-TTG", [("07/CT-TTg", Kind.DIRECTIVE)]),
        ("Nghị quyết số 19-2017/NQ-CP", [("19-2017/NQ-CP", Kind.RESOLUTION)]),
        ("Quyết định số 1147-QĐ/BTGDVTW", [("1147-QĐ/BTGDVTW", Kind.DECISION)]),
        ("Quy định số 08-QĐi/TW", [("08-QĐi/TW", Kind.REGULATION)]),
        ("08-QĐi/TW", [("08-QĐi/TW", Kind.REGULATION)]),
        ("Nghị quyết số 76/NQ- CP", [("76/NQ-CP", Kind.RESOLUTION)]),
        ("Chương trình hành động số 10- CTr/TU", [("10-CTr/TU", Kind.PROGRAM)]),
        ("Kế hoạch số 65-Ctr/TU", [("65-CTr/TU", Kind.PLAN)]),
        ("Quyết định số 282/QĐ TTg ngày 24/2/2011", [("282/QĐ-TTg", Kind.DECISION)]),
        ("Quyết định số 136/2001/QĐ.TTg", [("136/2001/QĐ-TTg", Kind.DECISION)]),
        ("3396/QÐ-UBND", [("3396/QĐ-UBND", Kind.DECISION)]),
        ("Thông báo số 70-TB/TWngày 06", [("70-TB/TW", Kind.NOTICE)]),
        ("Nghị quyết số 66.7/2025/NQ-CP", [("66.7/2025/NQ-CP", Kind.RESOLUTION)]),
        ("Nghị quyết số 30a/2008/NQ-CP", [("30a/2008/NQ-CP", Kind.RESOLUTION)]),
        ("Nghị quyết số 72-NQ-TW", [("72-NQ/TW", Kind.RESOLUTION)]),
        ("Nghị quyết sô 05-NQ/TW", [("05-NQ/TW", Kind.RESOLUTION)]),
        ("Công văn số 2231/SNV-CCHC&PC", [("2231/SNV-CCHC&PC", Kind.OFFICIAL_LETTER)]),
        (
            "Thông tư liên tịch số 10/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC",
            [("10/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC", Kind.CIRCULAR)],
        ),
        ("Kế hoạch số 01/KH-BCĐ389QNg ngày 10/12/2021", [("01/KH-BCĐ389QNg", Kind.PLAN)]),
        ("số 30/NQ-CP - Kế hoạch", [("30/NQ-CP", Kind.RESOLUTION)]),
        (
            "Công điện: số 007/CĐ-UBND, số 008/CĐ-UBND",
            [("007/CĐ-UBND", Kind.OTHER), ("008/CĐ-UBND", Kind.OTHER)],
        ),
        ("Quy chuẩn QCVN 01/2020/BTNMT", []),
        ("Quy chuẩn QCVN 01:2021/BXD", []),
        ("kỳ họp số 5/2021; tháng 6/2021; Kế hoạch 7/2021", []),
        ("đạt 95/100 điểm", []),
        ("trước ngày 30/6/2026", []),
        ("từ 2021-2025", []),
        ("thường trực 24/7", []),
        ("dịch COVID-19, 5G/4G", []),
    ],
)
def test_numbers_are_told_from_figures(text, expected):
    assert [(m.number, m.kind) for m in find_numbered(text)] == expected


@pytest.mark.parametrize(
    ("text", "issued_on", "issuer"),
    [
        ("30/NQ-CP ngày 11/3/2022 của Chính phủ", "2022-03-11", "Chính phủ"),
        ("30/NQ-CP của Chính phủ ngày 11/3/2022", "2022-03-11", "Chính phủ"),
        ("30/NQ-CP, ngày 11 tháng 3 năm 2022", "2022-03-11", None),
        ("30/NQ-CP ngày 31/02/2022", None, None),
        ("91-KH/TU ngày 17/8/2018 của Tỉnh ủy Trà Vinh về", "2018-08-17", "Tỉnh ủy Trà Vinh"),
        ("20/KH-UBND của UBND tỉnh Sửa đổi", None, "UBND tỉnh"),
        (
            "26-NQ/TW của Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XII về",
            None,
            "Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XII",
        ),
        ("02/CT-BTC của Bộ trưởng Bộ Tài chính", None, "Bộ trưởng Bộ Tài chính"),
    ],
)
def test_date_and_issuer_stand_behind_a_number(text, issued_on, issuer):
    found = next(iter(find_numbered(text)))

    assert (found.issued_on, found.issuer) == (issued_on, issuer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("theo Luật Phòng, chống tham nhũng; và", ["Luật Phòng, chống tham nhũng"]),
        ("Luật Việc làm và các văn bản", ["Luật Việc làm"]),
        ("Luật Cán bộ, công chức năm 2008", ["Luật Cán bộ, công chức"]),
        ("Bộ luật Lao động, Luật Việc làm", ["Bộ luật Lao động", "Luật Việc làm"]),
        ("Luật sư tham gia", []),
        ("theo quy định của Hiến pháp và pháp luật", ["Hiến pháp"]),
        ("Hiến pháp năm 2013", ["Hiến pháp năm 2013"]),
        ("Nghị quyết Đại hội XIII của Đảng, Kết luận", ["Nghị quyết Đại hội XIII của Đảng"]),
        ("Nghị quyết Trung ương 6 khóa XII về", ["Nghị quyết Trung ương 6 khóa XII"]),
        (
            "Nghị quyết Đại hội Đảng bộ tỉnh Hưng Yên lần thứ XVIII.",
            ["Nghị quyết Đại hội Đảng bộ tỉnh Hưng Yên lần thứ XVIII"],
        ),
        ("chương trình hành động theo từng vị trí", []),
    ],
)
def test_documents_are_found_by_name(text, names):
    assert [m.name for m in find_named(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gửi trước ngày 15/11 hàng năm", [("before_day_month_yearly", "before --11-15 yearly")]),
        (
            "gửi trước ngày 15 tháng 11 hằng năm",
            [("before_day_month_yearly", "before --11-15 yearly")],
        ),
        (
            "định kỳ trước ngày 15/11 hàng năm",
            [("before_day_month_yearly", "before --11-15 yearly")],
        ),
        ("xong trước 01/12/2018", [("before_date", "before 2018-12-01")]),
        ("chậm nhất ngày 30 tháng 6 năm 2026", [("by_date", "by 2026-06-30")]),
        ("Thời gian hoàn thành: Quý IV/2025", [("by_quarter", "by 2025-Q4")]),
        ("hoàn thành trong tháng 12/2025", [("by_month", "by 2025-12")]),
        ("báo cáo trước ngày 20 hàng tháng", [("before_day_monthly", "before ---20 monthly")]),
        ("trước ngày 31/02/2026", []),
        ("trước ngày 45/11 hàng năm", [("period_yearly", "yearly")]),
        ("ngày 11/3/2022 của Chính phủ", []),
        ("từ ngày 01 tháng 01 năm 2026", []),
        ("định kỳ, thường xuyên", [("period_ongoing", "ongoing")]),
        ("giai đoạn 2021 - 2030", [("stage", "2021/2030")]),
        ("nhiệm kỳ 2025-2030", [("term_of_office", "2025/2030")]),
        ("nhiệm kỳ tiếp theo", []),
        ("hàng năm và hàng năm", [("period_yearly", "yearly")]),
    ],
)
def test_times_are_read(text, expected):
    section = Section("X", (), Level.SECTION, "", "", text, 1, 1, "label")

    found = find_deadlines(flat_of(text), [section])

    assert [(d.rule, d.value) for d in found] == expected


@pytest.mark.parametrize(
    ("line", "printed", "level"),
    [
        ("I. MỤC ĐÍCH", "I.", Level.SECTION),
        ("10.Các sở", "10.", Level.ITEM),
        ("1.2. Du lịch", "1.2.", Level.SUBITEM),
        ("1.2 Du lịch", "1.2", Level.SUBITEM),
        ("đ) Tăng cường", "đ)", Level.POINT),
        ("PHỤ LỤC II", "PHỤ LỤC II", Level.APPENDIX),
        ("Phần thứ nhất", "Phần thứ nhất", Level.SECTION),
    ],
)
def test_labels_are_found(line, printed, level):
    label = find_label(line)

    assert (label.printed, label.level) == (printed, level)


@pytest.mark.parametrize(
    "line",
    [
        "15.000 tấn",
        "2021. Tổng kết",
        "30/6/2026",
        "IIII. Sai",
        "Phụ lục kèm theo Kế hoạch này,",
        "a",
        "công tác",
        "1.5",
        "ngày 15/11",
        "",
    ],
)
def test_what_only_looks_like_a_label_is_none(line):
    assert find_label(line) is None


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        (
            "Sở Kế hoạch và Đầu tư, Sở Lao động - Thương binh và Xã hội",
            ["Sở Kế hoạch và Đầu tư", "Sở Lao động - Thương binh và Xã hội"],
        ),
        (
            "Đài Phát thanh và Truyền hình và Báo Trà Vinh",
            ["Đài Phát thanh và Truyền hình", "Báo Trà Vinh"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Người đứng đầu cơ quan, đơn vị; Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố",
            ["Người đứng đầu cơ quan, đơn vị", "Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố"],
        ),
        ("Báo cáo kết quả", []),
        ("Hoàn thiện cơ chế, chính sách", []),
        ("Tổ chức nghiên cứu, học tập", []),
    ],
)
def test_headings_are_split_into_agencies(heading, names):
    assert [n.printed for n in split_agencies(heading, Directory(Known()))] == names


def test_agencies_are_known_by_all_their_names():
    directory = Directory(
        Known(
            agencies=(
                KnownAgency("ca", "Công an tỉnh Trà Vinh", "CA tỉnh"),
                KnownAgency("ub", "Ủy ban nhân dân huyện Càng Long"),
            ),
            groups=(KnownGroup("all", ("Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh",)),),
        )
    )

    assert directory.find("Công an tỉnh") == "ca"
    assert directory.find("CA tỉnh") == "ca"
    assert directory.find("UBND huyện Càng Long") == "ub"
    assert directory.find("các sở, ban, ngành tỉnh") == "all"
    assert directory.find("Sở Nội vụ") is None


def test_a_plain_plan_is_read_whole():
    reading = read_plan(plan())

    assert reading.header.number == "12/KH-UBND"
    assert reading.header.issuer == "Ủy ban nhân dân tỉnh Nghệ An"
    assert reading.header.signer == "Nguyễn Văn An"
    assert [s.path for s in reading.sections] == ["I", "I.1", "II", "II.1", "II.2"]
    assert [(a.section, a.agency, a.role) for a in reading.assignments] == [
        ("II.1", "Sở Nội vụ", AgencyRole.LEAD),
        ("II.1", "Sở Tài chính", AgencyRole.COORDINATE),
        ("II.1", "các đơn vị liên quan", AgencyRole.COORDINATE),
        ("II.2", "Các sở, ban, ngành còn lại", AgencyRole.ALL),
    ]
    assert reading.defects == ()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Thực hiện Nghị định số 59/2019/NĐ-CP.", [("59/2019/NĐ-CP", CitationRole.IMPLEMENTS)]),
        (
            "Theo tinh thần Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW.",
            [("18-NQ/TW", CitationRole.MENTION), ("19-NQ/TW", CitationRole.MENTION)],
        ),
        (
            "Thực hiện Nghị định số 1/2024/NĐ-CP sửa đổi, bổ sung Nghị định số 59/2019/NĐ-CP.",
            [("1/2024/NĐ-CP", CitationRole.AMENDS), ("59/2019/NĐ-CP", CitationRole.AMENDS)],
        ),
        (
            "Thực hiện Kế hoạch số 5-KH/TU thực hiện Chỉ thị số 6-CT/TW.",
            [("5-KH/TU", CitationRole.IMPLEMENTS), ("6-CT/TW", CitationRole.MENTION)],
        ),
        (
            "Kết quả. Nghị định số 59/2019/NĐ-CP còn vướng mắc.",
            [("59/2019/NĐ-CP", CitationRole.MENTION)],
        ),
        (
            "Phụ lục kèm Kế hoạch số 12/KH-UBND ngày 03/02/2024.",
            [("12/KH-UBND", CitationRole.MENTION)],
        ),
    ],
)
def test_the_words_around_a_citation_give_its_role(item, expected):
    citations = [c for c in read_plan(plan(item)).citations if c.section == "I.1"]

    assert [(c.number, c.role) for c in citations] == expected


def test_a_legal_basis_is_read_from_the_preamble():
    basis = [c for c in read_plan(plan()).citations if c.section == "P"]

    assert [(c.name or c.number, c.role) for c in basis] == [
        ("Luật Việc làm", CitationRole.LEGAL_BASIS),
        ("59/2019/NĐ-CP", CitationRole.LEGAL_BASIS),
    ]


def test_a_known_document_dates_an_undated_number():
    known = Known(
        documents=(
            KnownDocument("ct-05", "05-CT/TW", Kind.DIRECTIVE, "Bộ Chính trị", "2016-05-15"),
        )
    )
    [citation] = [
        c
        for c in read_plan(plan("Thực hiện Chỉ thị số 05-CT/TW."), known).citations
        if c.section == "I.1"
    ]

    assert (citation.issued_on, citation.issuer, citation.document_key) == (
        "2016-05-15",
        "Bộ Chính trị",
        "ct-05",
    )


def test_two_known_documents_of_one_number_leave_it_undated():
    known = Known(
        documents=tuple(
            KnownDocument(f"nq-{day}", "30/NQ-CP", Kind.RESOLUTION, "Chính phủ", day)
            for day in ("2020-03-12", "2022-03-11")
        )
    )
    [citation] = [
        c
        for c in read_plan(plan("Thực hiện Nghị quyết số 30/NQ-CP."), known).citations
        if c.section == "I.1"
    ]

    assert (citation.issued_on, citation.document_key) == (None, None)


def test_a_number_with_another_date_is_another_document():
    known = Known(
        documents=(KnownDocument("nq-30", "30/NQ-CP", Kind.RESOLUTION, "Chính phủ", "2022-03-11"),)
    )
    [citation] = [
        c
        for c in read_plan(
            plan("Thực hiện Nghị quyết số 30/NQ-CP ngày 12/3/2020."), known
        ).citations
        if c.section == "I.1"
    ]

    assert (citation.issued_on, citation.document_key) == ("2020-03-12", None)


def test_a_repeated_label_is_numbered():
    text = plan("Một.\n\n1. Hai.")

    assert [s.path for s in read_plan(text).sections][:3] == ["I", "I.1#1", "I.1#2"]


def test_letters_taken_apart_are_read_with_spans_in_the_received_text():
    apart = unicodedata.normalize("NFD", plan("Thực hiện Nghị định số 59/2019/NĐ-CP hàng năm."))
    together = read_plan(unicodedata.normalize("NFC", apart))
    reading = read_plan(apart)

    assert [c.number for c in reading.citations] == [c.number for c in together.citations]
    assert [unicodedata.normalize("NFC", c.surface) for c in reading.citations] == [
        c.surface for c in together.citations
    ]
    for found in (*reading.citations, *reading.deadlines):
        assert apart[found.start : found.end] == found.surface


def test_windows_line_ends_change_nothing_but_offsets():
    text = plan()
    other = text.replace("\n", "\r\n")
    found = read_plan(other)

    assert [s.path for s in found.sections] == [s.path for s in read_plan(text).sections]
    assert [s.line for s in found.sections] == [s.line for s in read_plan(text).sections]
    assert all(other[c.start : c.end] == c.surface for c in found.citations)


def test_folding_keeps_every_offset():
    text = "Ủy ban nhân dân ĐẮK LẮK, İstanbul, ß"

    assert len(fold(text)) == len(text)
    assert fold(text).startswith("uy ban nhan dan dak lak")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04\x00\x00\xff\xfe\x80", "binary"),
        (b"abc\x00def", "binary"),
        ("Kế hoạch".encode("cp1258", errors="ignore") + b"\xff\xe9", "not_text"),
        (b"\xff\xfea", "not_text"),
    ],
)
def test_files_that_are_no_text_are_refused(data, code):
    with pytest.raises(Unreadable) as refused:
        decode_text(data)

    assert refused.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_are_decoded(encoding):
    assert decode_text("Kế hoạch số 66".encode(encoding)) == "Kế hoạch số 66"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("* * *\n---\n|", "empty"),
        ("x" * 2_000_001, "too_long"),
    ],
)
def test_texts_that_are_no_plan_are_refused(text, code):
    with pytest.raises(Unreadable) as refused:
        read_plan(text)

    assert refused.value.code == code


def test_the_shape_given_to_others_is_kept():
    shape = as_json(read_plan(plan("Thực hiện Nghị quyết số 30/NQ- CP hàng năm.")))

    assert list(shape) == [
        "header",
        "sections",
        "citations",
        "deadlines",
        "assignments",
        "defects",
        "lines",
    ]
    assert list(shape["header"]) == [
        "number",
        "kind",
        "issuer",
        "place",
        "issued_on",
        "subject",
        "signer",
        "recipients",
    ]
    assert list(shape["sections"][0]) == [
        "path",
        "segments",
        "level",
        "label",
        "heading",
        "text",
        "line",
        "end_line",
    ]
    assert list(shape["citations"][0]) == [
        "section",
        "number",
        "printed_number",
        "kind",
        "issuer",
        "issued_on",
        "name",
        "via",
        "role",
        "surface",
        "start",
        "end",
        "line",
    ]
    assert list(shape["deadlines"][0]) == [
        "section",
        "surface",
        "rule",
        "value",
        "strength",
        "start",
        "end",
        "line",
    ]
    assert list(shape["assignments"][0]) == ["section", "agency", "agency_id", "role", "line"]
    assert list(shape["defects"][0]) == ["line", "printed", "proposed", "kind", "why"]
    assert list(shape["lines"][0]) == ["line", "part", "section"]
    assert shape["citations"][0]["via"] == Via.SELF == "self"
    assert isinstance(shape["sections"][0]["segments"], list)


def test_a_paragraph_more_than_its_sisters_have_closes_the_section():
    text = plan().replace(
        "Thực hiện nhiệm vụ được giao.", "Thực hiện nhiệm vụ được giao.\n\nCác đơn vị báo cáo."
    )

    assert [s.path for s in read_plan(text).sections][-2:] == ["II.2", "II.ket1"]


def test_closing_words_close_a_section_with_a_single_item():
    text = plan("Tổ chức thực hiện.\n\nTrên đây là Kế hoạch triển khai.")

    assert [s.path for s in read_plan(text).sections][:3] == ["I", "I.1", "I.ket1"]


def test_a_dated_number_two_known_documents_may_mean_is_tied_to_neither():
    known = Known(
        documents=(
            KnownDocument("one", "59/2019/NĐ-CP", Kind.DECREE, None, "2019-07-01"),
            KnownDocument("two", "59/2019/NĐ-CP", Kind.DECREE),
        )
    )
    cited = [c for c in read_plan(plan(), known).citations if c.number == "59/2019/NĐ-CP"]

    assert [c.document_key for c in cited] == [None]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("của tỉnh ta, " * 8 + "phát huy của tinh thần.", []),
        ("cơ quan nhà nước, " * 8 + "co quan nhà nước.", [("co quan", "cơ quan")]),
        ("cơ quan nhà nước, " * 8 + "co quan nhà nước, co quan nhà nước.", []),
        ("co quan nhà nước, " * 8 + "cơ quan nhà nước.", []),
    ],
)
def test_a_lost_mark_needs_both_neighbours_to_prove_it(item, expected):
    lost = [d for d in read_plan(plan(item)).defects if d.kind == "lost_mark"]

    assert [(d.printed, d.proposed) for d in lost] == expected


def test_a_reviewed_defect_found_by_rule_is_listed_once():
    text = plan("Thực hiện Nghị quyết số 30/NQ- CP ngày 11/3/2022 của Chính phủ.")
    line = next(d.line for d in read_plan(text).defects)
    reviewed = Defect(line, "30/NQ- CP", "30/NQ-CP", "space_in_number", "…")

    assert [d.rule for d in read_plan(text, Known(defects=(reviewed,))).defects] == [
        "document_number"
    ]
