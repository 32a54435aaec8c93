"""Kế hoạch 66 as read, held against its reviewed structure."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from registry.reading import (
    AgencyRole,
    CitationRole,
    Kind,
    Level,
    Part,
    Strength,
    Via,
)
from tests import reading_facts as facts

RECORDS = [(node["id"], record) for node in facts.gold()["nodes"] for record in node["citations"]]
ROLES = {
    "căn cứ": CitationRole.LEGAL_BASIS,
    "triển khai thực hiện": CitationRole.IMPLEMENTS,
    "dẫn chiếu": CitationRole.MENTION,
    "(chính văn bản)": CitationRole.MENTION,
    "sửa đổi, bổ sung": CitationRole.AMENDS,
}
VIAS = {
    "số": {Via.NUMBER},
    "tên": {Via.NAME},
    "alias": {Via.ALIAS},
    "định nghĩa tên rút gọn": {Via.ALIAS},
    "tự dẫn chiếu": {Via.SELF},
}
NUMBERED = r"\d+(?:/\d{4})?[-/][A-ZĐ]+[-/][A-Za-zĐ]+"


def plain(text):
    return " ".join(re.sub(r"[*|]", "", text).split()).replace("NQ- CP", "NQ-CP")


def sections():
    return {section.path: section for section in facts.reading().sections}


def test_the_outline_has_its_sections_items_and_points():
    levels = Counter(section.level for section in facts.reading().sections)

    assert levels == {Level.SECTION: 3, Level.ITEM: 22, Level.POINT: 30, Level.PARAGRAPH: 3}


def test_paths_stand_in_the_reviewed_order():
    reviewed = [
        node["id"]
        for node in facts.gold()["nodes"]
        if node["level"] in {"section", "item", "point", "paragraph"}
    ]

    assert [section.path for section in facts.reading().sections] == reviewed


@pytest.mark.parametrize(
    "node",
    [n for n in facts.gold()["nodes"] if n["level"] in {"section", "item", "point", "paragraph"}],
    ids=lambda node: node["id"],
)
def test_each_section_has_its_words_and_lines(node):
    section = sections()[node["id"]]

    assert section.level == node["level"]
    assert section.label == (node["label_as_printed"] or "")
    assert plain(section.heading) == plain(node["heading"] or "")
    assert plain(section.text) == plain(node["text"] or "")
    assert (section.line, section.end_line) == (node["source_lines"][0], node["source_lines"][-1])


def test_labels_stay_as_printed_down_the_path():
    assert sections()["II.3.đ"].segments == ("II.", "3.", "đ)")
    assert sections()["III.10#2"].segments == ("III.", "10.")


def test_every_line_is_used_once():
    printed = [n for n, line in enumerate(facts.plan_text().split("\n"), 1) if line.strip()]

    assert len(printed) == 92
    assert [use.line for use in facts.reading().lines] == printed


def test_every_line_is_used_where_it_was_reviewed():
    reviewed = {line: n["id"] for n in facts.gold()["nodes"] for line in n["source_lines"]}

    assert {use.line: use.section for use in facts.reading().lines} == reviewed
    assert not [use for use in facts.reading().lines if use.part is Part.MARK]


def test_lines_cut_by_a_page_break_are_joined():
    joined = {
        use.section
        for use, after in pairwise(facts.reading().lines)
        if use.section == after.section
        and use.part is Part.SECTION
        and sections()[use.section].text.count("\n") == 0
        and not (sections()[use.section].heading and use.line == sections()[use.section].line)
    }

    assert joined == {"II.2.b", "II.3.a", "II.4.b", "II.5.d", "III.2.a", "III.10#2"}
    assert "lãnh đạo, quản lý các cấp." in sections()["II.2.b"].text


def test_the_header_is_read():
    header = facts.reading_alone().header

    assert header.number == "66/KH-UBND"
    assert header.kind is Kind.PLAN
    assert header.issuer == "Ủy ban nhân dân tỉnh Trà Vinh"
    assert (header.place, header.issued_on) == ("Trà Vinh", "2022-10-05")
    assert header.subject.startswith("Thực hiện Nghị quyết số 30/NQ-CP ngày 11/3/2022")
    assert header.subject.endswith("“tự chuyển hóa”")
    assert header.signer == "Lê Văn Hân"
    assert header.recipients[0] == "Bộ Nội vụ (b/c);"
    assert len(header.recipients) == 8


def test_all_citations_are_found_in_order():
    assert [c.section for c in facts.reading().citations] == [place for place, _ in RECORDS]


@pytest.mark.parametrize("place", range(len(RECORDS)))
def test_each_citation_is_the_reviewed_one(place):
    section, record = RECORDS[place]
    citation = facts.reading().citations[place]
    document = facts.documents()[record["doc"]]

    assert citation.section == section
    assert citation.document_key == record["doc"]
    assert citation.number == document["number"]
    assert citation.kind == document["kind"]
    assert citation.issued_on == document["issued_on"]
    assert citation.role is ROLES[record["role"]]
    assert citation.via in VIAS.get(record["kind"], set(Via))
    printed, reviewed = plain(citation.surface), plain(record["surface"])
    numbers = re.findall(NUMBERED, reviewed)
    shorter, longer = sorted((printed, reviewed), key=len)
    assert numbers[0] in printed if numbers else shorter in longer


def test_spans_are_exact():
    text = facts.plan_text()
    lines = text.split("\n")

    for citation in facts.reading().citations:
        assert text[citation.start : citation.end] == citation.surface
        assert citation.surface.split("\n")[0] in lines[citation.line - 1]
    for deadline in facts.reading().deadlines:
        assert text[deadline.start : deadline.end] == deadline.surface


def test_there_are_42_numbered_mentions_of_22_documents():
    numbered = [
        c for c in facts.reading_alone().citations if c.printed_number and c.via is not Via.SELF
    ]

    assert len(numbered) == 42
    assert len({(c.number, c.kind, c.issued_on) for c in numbered}) == 22
    assert all(c.printed_number in c.surface for c in numbered)


def test_the_slip_in_a_number_is_kept_beside_its_reading():
    slip = next(c for c in facts.reading().citations if c.section == "III.2.c")

    assert (slip.printed_number, slip.number) == ("76/NQ- CP", "76/NQ-CP")


def test_undated_numbers_stay_undated_without_known_facts():
    undated = {c.number for c in facts.reading_alone().citations if c.number and not c.issued_on}

    assert undated == {"05-CT/TW", "18-NQ/TW", "19-NQ/TW", "39-NQ/TW"}


def test_the_text_alone_dates_a_number_it_dated_before():
    dates = [c.issued_on for c in facts.reading_alone().citations if c.number == "26-NQ/TW"]

    assert dates == ["2018-05-19", "2018-05-19"]


def test_the_text_alone_resolves_names():
    named = {c.name: c.number for c in facts.reading_alone().citations if c.via is Via.NAME}

    plenum = "Kết luận Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII"
    program = "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"
    assert named[plenum] == "21-KL/TW"
    assert named[program] == "76/NQ-CP"


def test_the_other_program_of_the_same_name_is_no_alias():
    in_text = facts.plan_text().count("Chương trình hành động của Chính phủ")
    as_alias = [c for c in facts.reading().citations if c.rule == "defined_short_name"]

    # Ten printed: three are the resolution's own title, one is the other program's, one defines.
    assert (in_text, len(as_alias)) == (10, 5)
    assert "II.3.a" not in {c.section for c in as_alias}
    assert "II.3.c" not in {c.section for c in facts.reading().citations}
    assert {c.number for c in as_alias} == {"30/NQ-CP"}


def test_the_plan_names_itself_eleven_times():
    own = [c for c in facts.reading().citations if c.rule == "this_document"]

    assert len(own) == 11
    assert {(c.number, c.issued_on, c.via) for c in own} == {("66/KH-UBND", "2022-10-05", Via.SELF)}


def test_one_deadline_is_firm():
    firm = [d for d in facts.reading().deadlines if d.strength is Strength.FIRM]

    assert [(d.section, d.surface, d.rule, d.value, d.line) for d in firm] == [
        (
            "III.ket1",
            "trước ngày 15/11 hàng năm",
            "before_day_month_yearly",
            "before --11-15 yearly",
            159,
        ),
    ]


def test_times_are_the_reviewed_ones():
    reviewed = [
        (node["id"], time["text"])
        for node in facts.gold()["nodes"]
        for time in node["time"]
        if node["level"] in {"section", "item", "point", "paragraph"}
    ]
    found = [(d.section, d.surface) for d in facts.reading().deadlines]

    assert [section for section, _ in found] == [section for section, _ in reviewed]
    for (_, surface), (_, text) in zip(found, reviewed, strict=True):
        assert surface in text


ASSIGNED = {
    "chủ trì": AgencyRole.LEAD,
    "chịu trách nhiệm": AgencyRole.LEAD,
    "tham mưu": AgencyRole.LEAD,
    "tổng hợp, báo cáo": AgencyRole.LEAD,
    "thực hiện theo chỉ đạo": AgencyRole.COORDINATE,
    "phối hợp": AgencyRole.COORDINATE,
    "thực hiện": AgencyRole.ALL,
    "báo cáo định kỳ": AgencyRole.ALL,
    "phản ánh": AgencyRole.ALL,
    "đề nghị": AgencyRole.REQUEST,
}
NOT_ASSIGNED = ("được nhắc đến", "ban hành", "nhận báo cáo")


def reviewed_role(printed):
    return next(role for words, role in ASSIGNED.items() if printed.startswith(words))


@pytest.mark.parametrize(
    "node",
    [n for n in facts.gold()["nodes"] if n["level"] in {"section", "item", "point", "paragraph"}],
    ids=lambda node: node["id"],
)
def test_each_section_is_assigned_as_reviewed(node):
    reviewed = {
        (one["agency"], reviewed_role(one["role"]))
        for one in node["responsible"]
        if one["role"] not in NOT_ASSIGNED
    }
    found = [a for a in facts.reading().assignments if a.section == node["id"]]

    assert {(a.agency_id, a.role) for a in found} == reviewed
    assert len(found) == len(reviewed)


def test_assignments_are_the_same_without_known_agencies_but_unnamed():
    alone = facts.reading_alone().assignments

    assert {a.agency_id for a in alone} == {None}
    assert {a.section for a in alone} == {a.section for a in facts.reading().assignments}


DEFECTS = [
    (1, "missing_heading", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"),
    (3, "marks", "Số: 66/KH-UBND"),
    (5, "marks", "Trà Vinh, ngày 05 tháng 10 năm 2022"),
    (21, "term_before_definition", ""),
    (37, "page_break", "ngũ lãnh đạo, quản lý các"),
    (37, "two_subjects", ""),
    (37, "undated_number", ""),
    (45, "lost_mark", "tự chuyển hóa"),
    (51, "page_break", "Nhân dân tín nhiệm. Thực hiện"),
    (51, "two_subjects", ""),
    (63, "undated_number", ""),
    (63, "undated_number", ""),
    (73, "page_break", "như: công tác cán bộ, tài"),
    (87, "issuer_missing", "Nghị định số 134/2021/NĐ-CP ngày 30/12/2021 của Chính phủ"),
    (89, "page_break", "quan bảo vệ pháp luật, thanh"),
    (111, "emphasis", ""),
    (111, "page_break", "dân vận của co quan hành"),
    (113, "lost_mark", "cơ quan"),
    (117, "space_in_number", "76/NQ-CP"),
    (119, "undated_number", ""),
    (153, "duplicate_label", "11."),
    (155, "page_break", "quan trong tổ chức thực hiện"),
    (175, "superscript", "CHỦ TỊCH"),
]


def test_defects_the_text_proves_are_found_by_rule():
    found = [(d.line, d.kind, d.proposed) for d in facts.reading_alone().defects]

    assert found == DEFECTS


def test_a_lost_mark_is_proven_by_the_usual_spelling():
    lost = [d for d in facts.reading_alone().defects if d.kind == "lost_mark"]

    assert [(d.printed, d.why.split("(")[1]) for d in lost] == [
        ("tự chuyên hóa", "7 lần)"),
        ("co quan", "38 lần)"),
    ]


def test_reviewed_defects_join_those_found_without_doubles():
    reviewed = facts.reviewed_defects()["defects"]
    merged = facts.reading().defects

    assert len(merged) == len(DEFECTS) + len(reviewed)
    assert {"Lê Văn Hẳn", "uy tín, tính chuyên nghiệp"} <= {d.proposed for d in merged}
    assert len({(d.line, d.kind, d.printed) for d in merged}) == len(merged)
