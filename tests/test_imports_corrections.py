"""What a person says of a reading: kept as plain words, put in force on the text read anew."""

from __future__ import annotations

import json
import typing

import plans_hand
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from db.vocabulary import AgencyKind, AssignmentRole
from registry.duties import tasks_of
from registry.errors import Refused
from registry.facts import facts, known
from registry.imports import corrections as said
from registry.imports.checks import check
from registry.imports.corrected import Corrected, corrected
from registry.imports.corrections import Correction, from_json, latest, place_of, to_json
from registry.plan_rows import HEADING, with_rows
from registry.reading import CitationRole, Kind, Known, Strength, decode_text, read_plan
from registry.reading.guesses import has_year

KNOWN = Known(agencies=known(facts()).agencies, groups=known(facts()).groups,
              documents=known(facts()).documents)
TEXT = plans_hand.PLAN
READ = corrected(TEXT, KNOWN, ())
LINES = [section.line for section in READ.reading.sections]
CITED = [(one.start, one.end) for one in READ.reading.citations]
TIMES = [(one.start, one.end) for one in READ.reading.deadlines]
OF = {section.path: section.line for section in READ.reading.sections}
DUTIES = [(OF[one.section], one.start, one.end) for one in READ.reading.assignments]
PRINTED = sorted({one.agency for one in READ.reading.assignments})
KEYS = [one.key for one in KNOWN.documents][:5]
SPANS = some.tuples(some.integers(0, len(TEXT) - 2), some.integers(1, 60)).map(
    lambda one: (one[0], min(one[0] + one[1], len(TEXT))))


def on(kind: type, place: some.SearchStrategy, **more: some.SearchStrategy) -> some.SearchStrategy:
    """A correction of a kind at one of the places, or nearby."""
    return some.builds(lambda at, rest: kind(*at, **rest), place, some.fixed_dictionaries(more))


def _line(lines: list[int]) -> some.SearchStrategy:
    return some.sampled_from(lines).map(lambda one: (one,))


ROLES = some.sampled_from([one.value for one in AssignmentRole])
AGENCIES = some.sampled_from(["so-y-te", "so-tai-chinh", "cq-lien-quan"])
VALUES = some.sampled_from(["before 2026-06-30", "by 2026-Q3", "by 2027", "before --11-15 yearly"])
STRENGTHS = some.sampled_from([one.value for one in Strength])
CITATIONS, DEADLINES, PARTS = (some.sampled_from(one) | SPANS if one is not DUTIES
                               else some.sampled_from(one) for one in (CITED, TIMES, DUTIES))
CORRECTIONS = some.one_of(
    some.builds(said.LineLabel, some.sampled_from(LINES),
                some.sampled_from([None, "", "9.", "k)"])),
    on(said.TaskMark, _line(LINES), is_task=some.booleans()),
    some.builds(said.HeaderWord, some.just("number"), some.sampled_from(["", "9/KH-UBND"])),
    some.builds(said.HeaderWord, some.just("kind"), some.sampled_from([one.value for one in Kind])),
    some.builds(said.PlanMeant, some.sampled_from(["", *KEYS])),
    on(said.CitationDropped, CITATIONS),
    on(said.CitationAdded, SPANS, number=some.sampled_from([None, "30/2020/NĐ-CP", "9/QĐ-UBND"])),
    on(said.CitationNumber, CITATIONS, number=some.sampled_from(["30/2020/NĐ-CP", "9/QĐ-UBND"])),
    on(said.CitationAs, CITATIONS, role=some.sampled_from([one.value for one in CitationRole])),
    on(said.CitationOf, CITATIONS, key=some.sampled_from([*KEYS, "nowhere"])),
    on(said.CitationGeneral, CITATIONS),
    on(said.DeadlineDropped, DEADLINES),
    on(said.DeadlineAdded, SPANS, value=VALUES, strength=STRENGTHS),
    on(said.DeadlineValue, DEADLINES, value=VALUES),
    on(said.DeadlineStrength, DEADLINES, strength=STRENGTHS),
    on(said.DutyDropped, PARTS),
    on(said.DutyAdded, PARTS, role=ROLES, agency=AGENCIES),
    on(said.DutyRole, PARTS, role=ROLES),
    on(said.DutyAgency, PARTS, agency=AGENCIES),
    some.builds(said.AgencyMeant, some.sampled_from([*PRINTED, "Sở Không Có"]), AGENCIES),
    some.builds(said.AgencyNew, some.sampled_from(PRINTED), some.just("Sở Mới"),
                some.just(AgencyKind.DEPARTMENT.value)),
)
MANY = some.lists(CORRECTIONS, max_size=12)
SLOWLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plain(read: Corrected) -> tuple[object, ...]:
    """A reading for comparing; the order of what fits nothing is all the same."""
    return (read.reading, dict(read.tasks), read.general, frozenset(read.agencies), read.plan_key,
            frozenset(read.unfit))


def test_every_kind_of_correction_is_tried_and_has_its_own_name() -> None:
    kinds = set(typing.get_args(said.Correction))
    assert set(said.KINDS.values()) == kinds
    assert len(said.KINDS) == len(kinds) == 20


@settings(max_examples=300, deadline=None)
@given(CORRECTIONS)
def test_a_correction_comes_back_from_json_as_it_was(one: Correction) -> None:
    assert from_json(json.loads(json.dumps(to_json(one)))) == one
    check(one)


BAD = [
    None, [], "line_label", {}, {"is": "nothing"}, {"is": "plan_meant"},
    {"is": "plan_meant", "key": 3}, {"is": "plan_meant", "key": "a", "more": 1},
    {"is": "task_mark", "line": True, "is_task": True},
    {"is": "task_mark", "line": 1, "is_task": 1}, {"is": "task_mark", "line": -1, "is_task": True},
    {"is": "task_mark", "line": 2**40, "is_task": True},
    {"is": "citation_dropped", "start": 5, "end": 5},
    {"is": "citation_dropped", "start": 5, "end": 4},
    {"is": "header_word", "field": "number", "value": "a\nb"},
    {"is": "header_word", "field": "number", "value": "a" * 2001},
    {"is": "header_word", "field": "number", "value": "a\0"},
]


@pytest.mark.parametrize("bad", BAD, ids=[str(number) for number in range(len(BAD))])
def test_what_is_no_correction_is_refused(bad: object) -> None:
    with pytest.raises(Refused, match="bad_correction"):
        from_json(bad)


@SLOWLY
@given(MANY)
def test_said_twice_is_said_once(many: list[Correction]) -> None:
    once = corrected(TEXT, KNOWN, many)
    assert plain(corrected(TEXT, KNOWN, [*many, *many])) == plain(once)


@SLOWLY
@given(MANY, some.randoms())
def test_the_order_of_independent_corrections_is_all_the_same(
    many: list[Correction], chance: typing.Any
) -> None:
    independent = list({place_of(one): one for one in many}.values())
    mixed = list(independent)
    chance.shuffle(mixed)
    assert plain(corrected(TEXT, KNOWN, mixed)) == plain(corrected(TEXT, KNOWN, independent))


@SLOWLY
@given(MANY)
def test_each_correction_is_in_force_or_told_as_unfit(many: list[Correction]) -> None:
    read = corrected(TEXT, KNOWN, many)
    assert set(read.unfit) <= set(latest(many))
    for start, end in read.general:
        assert any((one.start, one.end) == (start, end) for one in read.reading.citations)
    for one in (*read.reading.citations, *read.reading.deadlines, *read.reading.assignments):
        assert 0 <= one.start <= one.end <= len(TEXT)


def test_the_later_word_about_a_place_counts() -> None:
    many = [said.CitationOf(1, 9, "a"), said.CitationAs(1, 9, "mention"),
            said.CitationGeneral(1, 9), said.CitationOf(2, 9, "b")]
    assert latest(many) == (said.CitationAs(1, 9, "mention"), said.CitationGeneral(1, 9),
                            said.CitationOf(2, 9, "b"))


@pytest.mark.parametrize(("number", "has"), [
    ("30/2020/NĐ-CP", True), ("36/2018/QH14", True), ("19-2017/NQ-CP", True),
    ("30/NQ-CP", False), ("2020/QĐ-UBND", False), ("1147-QĐ/BTGDVTW", False), (None, False),
], ids=str)
def test_a_number_that_tells_its_year_is_one_document(number: str | None, has: bool) -> None:
    assert has_year(number) is has


GUESSES = [
    ("Nghị quyết số 76/NQ-CP của Chính phủ", None),
    ("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ", "nq-cp-76-2021"),
    ("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2020 của Chính phủ", None),
]


@pytest.mark.parametrize(("printed", "key"), GUESSES, ids=["undated", "dated", "another-day"])
def test_a_number_alone_is_not_taken_for_the_one_that_is_registered(
    printed: str, key: str | None
) -> None:
    text = TEXT.replace("Nghị quyết số 76/NQ-CP của Chính phủ", printed)
    found = [one for one in corrected(text, KNOWN, ()).reading.citations
             if one.number == "76/NQ-CP"]
    assert [one.document_key for one in found] == [key]


def test_a_new_agency_has_the_duties_of_its_printed_name() -> None:
    read = corrected(TEXT, KNOWN, [said.AgencyNew("Trung tâm Chuyển đổi số tỉnh", "Trung tâm CĐS",
                                                  "public_unit")])
    assert read.unfit == ()
    codes = {one.agency_id for one in read.reading.assignments if one.section == "III.2"}
    assert codes == {"new:trung-tam-cds"}


TABLE = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 5/KH-UBND

Trà Vinh, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số

I. NHIỆM VỤ

1. Các nhiệm vụ theo bảng

|
TT
|
Nhiệm vụ
|
Chủ trì
|
Phối hợp
|
Thời gian
|

|
I
|
Nhóm hạ tầng
|
|
|
|

|
1
|
Xây dựng trung tâm dữ liệu
|
Sở Tư pháp
|
Sở Y tế
|
Quý II/2026
|

|
2
|
Mua sắm thiết bị
|
Sở Tài chính
|
|
Tháng 12/2026
|

II. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ theo dõi chung.
"""


def test_rows_of_a_table_of_tasks_are_tasks_with_their_own_doers_and_days() -> None:
    reading = with_rows(read_plan(TABLE, KNOWN))
    of = {one.path: one for one in reading.sections}
    found = {one.path: one for one in tasks_of(reading, [one.code for one in KNOWN.agencies], {})}
    first = next(path for path in found if path.endswith("r1"))
    second = next(path for path in found if path.endswith("r2"))
    assert {code: part.role for code, part in found[first].parts.items()} == {
        "so-tu-phap": AssignmentRole.LEAD, "so-y-te": AssignmentRole.COORDINATE}
    assert set(found[second].parts) == {"so-tai-chinh"}
    assert (found[first].due_value, found[second].due_value) == ("by 2026-Q2", "by 2026-12")
    assert "Xây dựng trung tâm dữ liệu" in of[first].text
    headings = [one.path for one in reading.sections if one.rule == HEADING]
    assert all(path not in found for path in headings)
    assert "I.1" not in found
    assert all(of[path.rpartition(".")[0]] for path in of if "." in path)


def test_rows_of_a_table_of_figures_stay_words_of_their_section() -> None:
    text = TABLE.replace("Chủ trì", "Đơn vị tính").replace("Phối hợp", "Số lượng")
    reading = read_plan(text, KNOWN)
    assert with_rows(reading) == reading


def test_the_reviewed_plan_has_no_rows_and_is_left_as_it_is() -> None:
    reading = read_plan(decode_text(facts().text_bytes), known(facts()))
    assert with_rows(reading) is reading
