"""The pages of /import: a file is sent, its findings stand beside the text, corrected, kept."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import cast
import plans_hand
import pytest
from sqlalchemy import select

from dashboard import import_text
from dashboard.import_deeds import corrections
from dashboard.import_detail import found_in
from dashboard.import_findings import Doubt, Sort, doubtful, findings
from dashboard.import_forms import Choices, added
from dashboard.import_times import Way, parts_of, value_of
from dashboard.plan_text import printed_lines
from dashboard.queries import imports as queries
from dashboard.queries import kept_plans
from dashboard.texts import import_findings as found_words
from dashboard.texts import imports as words
from dashboard.texts.inputs import NOTES
from db import Database
from db.models import Agency, Assignment, Document, PlanImport
from db.vocabulary import AgencyKind, ImportState
from registry import clock, jobs
from registry.errors import Refused
from registry.imports import corrections as said
from registry.imports import deeds
from registry.imports import keep as keep_module
from registry.imports.corrected import corrected
from registry.imports.naming import kind_of
from registry.inputs import InputKind, PageRead, TextRead
from registry.policy import Action
from registry.reading import AgencyRole, CitationRole, Level, Strength, Why, read_plan
from registry.rounds import open_round

Open = Callable[..., cast.Browser]


def post(visitor: cast.Browser, path: str, body: Any) -> Any:
    """Send JSON to a route as the page's script does."""
    return visitor.http.post(path, json=body, headers={"X-CSRFToken": visitor.token()})


def finding(visitor: cast.Browser, import_id: int, key: str) -> Any:
    """The panel of one finding."""
    return visitor.http.get(f"/import/{import_id}/finding", query_string={"at": key})


def form(panel: Any, deed: str) -> dict[str, Any]:
    """One form of a panel."""
    return next(one for one in panel.json["forms"] if one["deed"] == deed)


def correct(
    visitor: cast.Browser, import_id: int, panel: Any, deed: str, **values: str
) -> Any:
    """Fill in a form of a panel and send it."""
    given = form(panel, deed)
    filled = {field["name"]: field.get("value", "") for field in given["fields"]} | values
    return post(visitor, f"/import/{import_id}/correct", {
        "deed": deed, "target": given["target"], "values": filled,
        "expected": panel.json["version"], "at": panel.json["key"],
    })


def at(words_: str, sort: str) -> str:
    """The key of a finding by the words it stands at."""
    return f"{sort}{plans_hand.PLAN.index(words_)}"


def version(database: Database) -> int:
    """The version of the only import there is."""
    with database.reading() as rows:
        return rows.scalars(select(PlanImport)).one().version


def send(visitor: cast.Browser, data: bytes, name: str) -> Any:
    """Upload a file."""
    return visitor.http.post("/import/file", data={"file": (io.BytesIO(data), name)},
                             headers={"X-CSRFToken": visitor.token()})


def test_a_sent_file_is_listed_and_the_same_again_is_the_one_it_is(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    first = send(officer, plans_hand.PLAN.encode(), "kế hoạch.txt")
    again = send(officer, plans_hand.PLAN.encode(), "tên khác.txt")
    assert (first.status_code, first.json["note"]) == (200, "")
    assert again.json == {"id": first.json["id"], "name": "kế hoạch.txt",
                          "note": words.SENT_BEFORE}
    page = officer.page("/import").text
    assert words.STATES[ImportState.WAITING] in page
    state = officer.http.get("/import/state?seen=x").json
    assert state["id"] == "import-files"
    seen = state["tree"][0][1]["data-seen"]
    assert officer.http.get(f"/import/state?seen={seen}").status_code == 204


def test_a_drop_of_many_files_is_taken_whole_and_leaves_room_for_papers(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    many = [send(officer, f"{plans_hand.PLAN}{number}".encode(), f"{number}.txt")
            for number in range(2 * jobs.MOST_OPEN)]
    assert {one.status_code for one in many} == {200}
    with database.writing() as rows:
        jobs.ask(rows, "annual-report", {"round": "2026"}, needs=Action.MAKE_PAPERS, as_of=None,
                 actor=cast.actor(rows, "officer"), at=clock.now())


def test_a_file_that_is_kept_already_says_that_nothing_changed(
    browser: Open, database: Database
) -> None:
    plans_hand.kept(database, plans_hand.received(database))
    again = send(browser("officer"), plans_hand.PLAN.encode(), "lại.txt")
    assert again.json["note"] == words.KEPT_BEFORE


def test_a_file_that_cannot_be_read_says_why_in_words(browser: Open, database: Database) -> None:
    refused = send(browser("officer"), b"", "trống.txt")
    assert refused.status_code == 422
    assert "trống.txt" in refused.json["error"] or "trống" in refused.json["error"]


def test_pages_of_a_scan_that_were_hardly_legible_are_named(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    import_id = send(officer, plans_hand.PLAN.encode(), "a.txt").json["id"]
    pages = (PageRead(1, 0.95), PageRead(2, 0.41), PageRead(3, 0.6))
    with database.writing() as rows:
        deeds.settle(rows, import_id, TextRead(plans_hand.PLAN, InputKind.SCAN, "", pages),
                     actor=cast.actor(rows, "officer"), at=clock.now())
    assert words.low_pages((2, 3)) in officer.page(f"/import/{import_id}").text


def test_how_the_words_were_taken_out_of_a_file_is_said(browser: Open, database: Database) -> None:
    import_id = plans_hand.received(database)
    with database.writing() as rows:
        rows.get_one(PlanImport, import_id).notes = ["converted_tcvn3", "tracked_changes"]
    page = browser("officer").page(f"/import/{import_id}").text
    assert NOTES["converted_tcvn3"] in page
    assert NOTES["tracked_changes"] in page
    assert NOTES["converted_vni"] not in page


def test_a_file_that_failed_says_why_and_is_read_again(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    import_id = send(officer, plans_hand.PLAN.encode(), "a.txt").json["id"]
    with database.writing() as rows:
        deeds.settle(rows, import_id, Refused("input_kind", name="a.txt", claimed=".txt"),
                     actor=cast.actor(rows, "officer"), at=clock.now())
    page = officer.page(f"/import/{import_id}").text
    assert words.STATES[ImportState.FAILED] in page
    assert words.READ_AGAIN in page
    assert words.NOT_READ not in page
    again = post(officer, f"/import/{import_id}/again", {})
    assert again.json == {"address": f"/import/{import_id}"}
    assert words.READING_NOTE in officer.page(f"/import/{import_id}").text


def test_a_waiting_file_is_taken_back(browser: Open, database: Database) -> None:
    officer = browser("officer")
    sent = send(officer, plans_hand.PLAN.encode(), "a.txt").json
    path = f"/import/{sent['id']}"
    assert words.CANCEL in officer.page(path).text
    assert post(officer, f"{path}/drop", {}).json == {"address": "/import"}
    assert words.STATES[ImportState.DROPPED] in officer.page("/import").text


def test_the_review_shows_the_text_its_findings_and_what_keeping_would_do(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    page = browser("officer").page(f"/import/{import_id}").text
    for told in ("mark-document", "mark-agency", "mark-deadline", "mark-section",
                 words.BEFORE_KEEPING, words.KEEP, "Trung tâm Chuyển đổi số tỉnh"):
        assert told in page


def test_a_correction_is_put_in_force_listed_and_taken_back(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    officer = browser("officer")
    panel = finding(officer, import_id, at("Sở Tư pháp", "a"))
    answer = correct(officer, import_id, panel, "duty_role", role="all")
    assert answer.status_code == 200
    with database.reading() as rows:
        left = len(doubtful(found_in(queries.review(rows, import_id))))
    assert answer.json["said"] == words.corrected(left)
    assert answer.json["finding"]["key"] == panel.json["key"]
    assert "thực hiện" in json.dumps(answer.json["foot"], ensure_ascii=False)
    undone = post(officer, f"/import/{import_id}/correct",
                  {"deed": "undo", "target": "0", "values": {}, "expected": version(database)})
    assert undone.json["said"] == words.UNDONE
    with database.reading() as rows:
        assert rows.get_one(PlanImport, import_id).corrections == []


def too_late(officer: cast.Browser, database: Database, import_id: int) -> tuple[Any, Any]:
    """A finding's panel, and the answer to its correction after a colleague corrected another."""
    panel = finding(officer, import_id, at("Sở Tư pháp", "a"))
    plans_hand.corrected(database, import_id, said.TaskMark(36, False))
    return panel, correct(officer, import_id, panel, "duty_role", role="all")


def test_a_colleagues_newer_correction_is_never_overwritten(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    officer = browser("officer")
    _, late = too_late(officer, database, import_id)
    assert late.status_code == 422
    assert late.json["error"]
    with database.reading() as rows:
        assert len(rows.get_one(PlanImport, import_id).corrections) == 1


def test_words_are_marked_by_hand_by_their_line_and_columns(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    officer = browser("officer")
    lines = plans_hand.PLAN.splitlines()
    line = next(place for place, one in enumerate(lines, 1) if one.startswith("Vận hành"))
    column = lines[line - 1].index("nền tảng")
    panel = officer.http.get(f"/import/{import_id}/finding", query_string={
        "mark": "deadline", "line": line, "column": column - 1, "to_line": line,
        "to_column": column + len("nền tảng ")})
    start = plans_hand.PLAN.index("nền tảng")
    assert form(panel, "deadline_added")["target"]["start"] == start
    answer = correct(officer, import_id, panel, "deadline_added", way="by", point="II/2026",
                     strength="firm")
    assert answer.status_code == 200
    with database.reading() as rows:
        review = queries.review(rows, import_id)
        assert ("by 2026-Q2", start) in {(one.value, one.start)
                                         for one in review.reading.deadlines}


@pytest.mark.parametrize(("printed", "label"), [
    ("Sở Nội vụ chủ trì", ""), ("a) Sở Nội vụ", "a)"), ("1. Hạ tầng", "1."), ("II. Việc", "II."),
    ("- Sở Y tế", "-"), ("2/ Kinh phí", "2/"), ("Vận hành.", ""), ("UBND. Các sở", ""),
    ("2025 là năm", ""), ("Điều 3. Thi hành", "Điều 3."),
])
def test_a_split_begins_with_a_label_only_where_one_is_printed(printed: str, label: str) -> None:
    [split] = added("section", printed, {"line": 3}, Choices([], [], False, 0))
    assert split["fields"][0]["value"] == label


def test_a_directive_without_sections_is_split_into_its_orders(
    browser: Open, database: Database
) -> None:
    text = plans_hand.PLAN[: plans_hand.PLAN.index("I. MỤC ĐÍCH")] + (
        "Sở Tư pháp chủ trì rà soát văn bản, xong trước ngày 30 tháng 6 năm 2026.\n\n"
        "Sở Y tế chủ trì số hóa bệnh án trong năm 2026.\n\nNơi nhận:\n- Lưu: VT.\n")
    import_id = plans_hand.received(database, text)
    officer = browser("officer")
    lines = {text[: text.index(name)].count("\n") + 1 for name in ("Sở Tư pháp", "Sở Y tế")}
    for line in sorted(lines):
        panel = officer.http.get(f"/import/{import_id}/finding", query_string={
            "mark": "section", "line": line, "column": 0, "to_line": line, "to_column": 8})
        assert correct(officer, import_id, panel, "split").status_code == 200
    with database.reading() as rows:
        assert queries.review(rows, import_id).tasks == lines


def test_a_document_is_chosen_for_every_place_that_cites_it(
    browser: Open, database: Database
) -> None:
    twice = plans_hand.PLAN.replace(
        "Vận hành nền tảng", "Theo Nghị quyết số 76/NQ-CP của Chính phủ vận hành nền tảng")
    import_id = plans_hand.received(database, twice)
    officer = browser("officer")
    key = f"c{twice.index('Nghị quyết số 76/NQ-CP')}"
    panel = finding(officer, import_id, key)
    keys = [value for value, _ in form(panel, "citation_of")["fields"][0]["options"]]
    answer = correct(officer, import_id, panel, "citation_of", key=keys[1], reach="all")
    assert answer.status_code == 200
    with database.reading() as rows:
        meant = [one.document_key for one in queries.review(rows, import_id).reading.citations
                 if one.surface.startswith("Nghị quyết số 76/NQ-CP")]
    assert meant == [keys[1], keys[1]]


def test_keeping_leads_to_the_plan_and_says_what_it_did(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    import_id = plans_hand.received(database)
    kept = post(officer, f"/import/{import_id}/keep", {"expected": version(database)})
    assert kept.json == {"address": f"/import/{import_id}"}
    page = officer.page(f"/import/{import_id}").text
    with database.reading() as rows:
        plan = rows.get_one(Document, rows.get_one(PlanImport, import_id).plan_id)
        assert f"sections?plan={plan.key}" in page
        # A slash is escaped on the way to the browser.
        assert words.kept("12/KH-UBND", 6, 1, {}).partition(": ")[2] in page
    assert f"sections?plan={plan.key}" in officer.page("/import").text


def test_others_write_while_a_text_is_read_to_be_kept_and_it_is_read_again(
    browser: Open, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser("officer")
    import_id = plans_hand.received(database)
    expected = version(database)
    known: list[Any] = []

    def slowly(text: str, lent: Any, given: Any) -> Any:
        if not known:
            # A colleague registers an agency meanwhile: the write lock is free, and the text has
            # to be read once more by whoever knows of it.
            with database.writing() as rows:
                rows.add(Agency(code="trung-tam", name="Trung tâm Chuyển đổi số tỉnh",
                                short_name="Trung tâm", kind=AgencyKind.PUBLIC_UNIT,
                                position=999, is_confirmed=True))
        known.append(lent)
        return corrected(text, lent, given)

    monkeypatch.setattr(keep_module, "corrected", slowly)
    assert post(officer, f"/import/{import_id}/keep", {"expected": expected}).status_code == 200
    assert len(known) == 2
    with database.reading() as rows:
        agency = rows.scalars(select(Agency).where(Agency.code == "trung-tam")).one()
        given = rows.scalars(select(Assignment).where(Assignment.agency_id == agency.id)).all()
        assert given, "the agency that came meanwhile has its task"


def test_what_a_colleague_corrected_while_it_was_read_is_not_overwritten(
    browser: Open, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser("officer")
    import_id = plans_hand.received(database)
    expected = version(database)

    def slowly(text: str, lent: Any, given: Any) -> Any:
        plans_hand.corrected(database, import_id, said.TaskMark(36, False))
        return corrected(text, lent, given)

    monkeypatch.setattr(keep_module, "corrected", slowly)
    late = post(officer, f"/import/{import_id}/keep", {"expected": expected})
    assert late.status_code == 422
    with database.reading() as rows:
        assert rows.get_one(PlanImport, import_id).state is ImportState.READY


def test_a_plain_plan_is_kept_from_the_head_of_its_review(
    browser: Open, database: Database
) -> None:
    plain = plans_hand.PLAN.replace("2. Trung tâm Chuyển đổi số tỉnh", "2. Sở Tư pháp").replace(
        "Các cơ quan chủ động thực hiện.", "Rõ người, rõ việc.").replace(
        "theo Nghị quyết số 76/NQ-CP của Chính phủ", "cho người dân").replace(
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;\n\n", "")
    officer = browser("officer")
    page = officer.page(f"/import/{plans_hand.received(database, plain)}").text
    assert words.NONE_LEFT in page
    assert words.KEEP_NOW in page
    # With something to look at, what keeping does is read first.
    other = officer.page(f"/import/{plans_hand.received(database)}").text
    assert words.KEEP_NOW not in other
    assert words.TO_KEEP in other


def test_a_number_left_blank_waits_for_a_look_and_leads_to_its_field(
    browser: Open, database: Database
) -> None:
    text = plans_hand.PLAN.replace("Số: 12/KH-UBND", "Số:      /KH-UBND")
    import_id = plans_hand.received(database, text)
    page = browser("officer").page(f"/import/{import_id}").text
    assert words.TO_FIELD in page
    assert '"data-at":"h-number"' in page.replace("\\", "")
    assert f"{words.NO_NUMBER}" in page
    assert words.left(1).partition(";")[2] not in page, "it cannot be kept yet"
    found = findings(read_plan(text), text, printed_lines(text), frozenset())
    assert Doubt.MISSING in {one.doubt for one in doubtful(found) if one.key == "h-number"}


def test_the_list_says_what_to_do_next_with_each_file(browser: Open, database: Database) -> None:
    officer = browser("officer")
    plans_hand.kept(database, plans_hand.received(database))
    plans_hand.received(database, plans_hand.NEWER, "bản mới.txt")
    send(officer, b"%PDF-1.4", "hỏng.pdf")
    page = officer.page("/import").text
    for state in (ImportState.KEPT, ImportState.READY, ImportState.WAITING):
        assert words.NEXT_DEEDS[state] in page


def test_a_kept_plan_says_that_a_round_is_to_be_opened(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    key = plans_hand.kept(database, import_id).key
    page = browser("officer").page(f"/import/{import_id}").text.replace("\\", "")
    assert f"u002frounds?plan={key}" in page
    assert words.WHY_ROUND in page


def test_an_agency_named_in_the_review_is_told_to_owe_before_the_button(
    browser: Open, database: Database
) -> None:
    new = said.AgencyNew("Trung tâm Chuyển đổi số tỉnh", "Trung tâm Chuyển đổi số tỉnh",
                         "public_unit")
    import_id = plans_hand.received(database)
    plans_hand.corrected(database, import_id, new)
    officer = browser("officer")
    page = officer.page(f"/import/{import_id}").text
    told = words.owed({new.name: 1}, ())
    assert 0 < page.index(told) < page.index(words.KEEP)
    # In a round that is open already it owes at once.
    text = plans_hand.PLAN.replace("2. Trung tâm Chuyển đổi số tỉnh", "2. Sở Tư pháp")
    first = plans_hand.kept(database, plans_hand.received(database, text, "trước.txt"))
    with database.writing() as rows:
        open_round(rows, first.plan_id, cast.YEAR, opens_on=date(cast.YEAR, 1, 15),
                   actor=cast.actor(rows, "officer"), at=clock.now())
    assert words.owed({new.name: 1}, (cast.YEAR,)) in officer.page(f"/import/{import_id}").text


@pytest.mark.parametrize(("name", "kind"), [
    ("Sở Nông nghiệp và Môi trường", "department"), ("Trung tâm Chuyển đổi số", "public_unit"),
    ("Ủy ban nhân dân xã, phường", "district"), ("Ủy ban nhân dân tỉnh", "province"),
    ("Ban Quản lý Khu kinh tế", "equivalent"), ("Hội Nông dân tỉnh", "requested"),
    ("Bộ Chỉ huy Quân sự tỉnh", "armed_forces"), ("doanh nghiệp", None), ("", None),
    ("UBND tỉnh", "province"), ("Uỷ ban nhân dân huyện", "district"),
    ("Báo Trà Vinh", "press"), ("Bảo tàng tỉnh", "public_unit"), ("Trưởng phòng Tư pháp", None),
    ("Viễn thông Trà Vinh", None), ("Văn phòng Tỉnh ủy", "requested"),
])
def test_a_new_agency_is_offered_with_its_kind(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_an_agency_of_no_known_kind_is_not_registered_by_chance() -> None:
    with pytest.raises(Refused) as refused:
        corrections("agency_new", {"printed": "x"}, {"name": "x", "kind": ""})
    assert refused.value.code == "import_pick"


def test_what_is_no_plan_is_called_so(browser: Open, database: Database) -> None:
    import_id = plans_hand.received(database, "Con mèo ngồi trên ghế.", "meo.txt")
    page = browser("officer").page(f"/import/{import_id}").text
    assert words.NO_PLAN_AT_ALL in page
    assert words.KEEP not in page


def test_tasks_that_nobody_would_owe_are_listed_with_the_way_to_them(
    browser: Open, database: Database
) -> None:
    text = plans_hand.PLAN.replace("b) Sở Nội vụ chủ trì tổ chức tập huấn", "b) Tổ chức tập huấn")
    import_id = plans_hand.received(database, text)
    page = browser("officer").page(f"/import/{import_id}").text.replace("\\", "")
    line = text[: text.index("b) Tổ chức")].count("\n") + 1
    foot = page[page.index(f"{words.NOBODY} ("):]
    assert f'"data-at":"s{line}"' in foot


def test_what_a_newer_text_adds_is_told_to_be_owed_in_the_open_round(
    browser: Open, database: Database
) -> None:
    first = plans_hand.kept(database, plans_hand.received(database))
    import_id = plans_hand.received(database, plans_hand.NEWER, "bản mới.txt")
    officer, told = browser("officer"), words.open_rounds((cast.YEAR,))
    assert told not in officer.page(f"/import/{import_id}").text
    with database.writing() as rows:
        open_round(rows, first.plan_id, cast.YEAR, opens_on=date(cast.YEAR, 1, 15),
                   actor=cast.actor(rows, "officer"), at=clock.now())
    assert told in officer.page(f"/import/{import_id}").text


def test_a_review_a_colleague_made_old_is_given_as_it_stands_now(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    officer = browser("officer")
    panel, late = too_late(officer, database, import_id)
    assert late.json["code"] == "plan_import", "the page knows by it that it is old"
    anew = officer.http.get(f"/import/{import_id}/review",
                            query_string={"at": panel.json["key"]}).json
    assert anew["said"] == words.CHANGED_BY_OTHER
    assert anew["finding"]["version"] == anew["version"] == version(database)


def test_unknown_names_lead_from_what_keeping_does_to_their_words(
    browser: Open, database: Database
) -> None:
    import_id = plans_hand.received(database)
    page = browser("officer").page(f"/import/{import_id}").text.replace("\\", "")
    key = at("Trung tâm Chuyển đổi số tỉnh", "a")
    foot = page[page.index(words.UNKNOWN_AGENCIES):]
    assert f'"data-at":"{key}"' in foot


def test_a_newer_text_is_shown_side_by_side_before_it_is_kept(
    browser: Open, database: Database
) -> None:
    plans_hand.kept(database, plans_hand.received(database))
    import_id = plans_hand.received(database, plans_hand.NEWER, "bản mới.txt")
    page = browser("officer").page(f"/import/{import_id}").text
    for told in (words.CHANGES, words.HISTORY_STAYS, "mua sắm thiết bị", "old-only", "new-only",
                 words.HOWS[queries_how("moved")], words.HOWS[queries_how("gone")]):
        assert told in page
    outcome = plans_hand.kept(database, import_id)
    with database.reading() as rows:
        kept = next(one for one in queries.kept_plans(rows) if one.key == outcome.key)
        assert kept.tasks == outcome.tasks, "what the newer text dropped is counted no more"
        assert kept_plans.sizes(rows)[outcome.plan_id].tasks == outcome.tasks


def queries_how(value: str) -> Any:
    """What became of a part."""
    return next(one for one in words.HOWS if one.value == value)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
def test_a_strangers_words_are_only_ever_words(
    browser: Open, database: Database, text: str
) -> None:
    import_id = plans_hand.received(
        database, plans_hand.PLAN.replace("1. Mục đích", f"1. Mục đích {text}"), "x.txt")
    page = browser("officer").http.get(f"/import/{import_id}").text
    assert text not in page
    assert "&lt;" in page


def test_every_finding_is_marked_once_and_the_text_stands_letter_for_letter() -> None:
    text = plans_hand.PLAN
    reading, lines = read_plan(text), printed_lines(text)
    found = findings(reading, text, lines, frozenset())
    assert len({one.key for one in found}) == len(found)
    blocks = import_text.drawn(text, lines, found, "/import/1")
    drawn = [child for block in blocks for child in block[2:]]
    assert [_words(line) for line in drawn] == text.rstrip().split("\n")
    marked = {one for line in drawn for one in _keys(line)}
    assert {one.key for one in found if one.is_printed or one.sort is Sort.SECTION} <= marked


def _words(node: Any) -> str:
    if isinstance(node, str):
        return node
    if node[1].get("class") == "sign":
        return ""
    return "".join(_words(child) for child in node[2:])


def _keys(node: Any) -> set[str]:
    if isinstance(node, str):
        return set()
    own = {node[1]["data-at"]} if "data-at" in node[1] else set()
    return own.union(*(_keys(child) for child in node[2:]))


def test_an_unknown_name_waits_for_a_look_once_and_hindrances_come_first() -> None:
    text = plans_hand.PLAN
    found = findings(read_plan(text), text, printed_lines(text), frozenset())
    waiting = doubtful(found)
    names = [one.of.agency for one in waiting if one.doubt is Doubt.NEW_AGENCY]
    assert len(names) == len(set(names)) > 2
    order = [list(Doubt).index(one.doubt) for one in waiting if one.doubt]
    assert order == sorted(order)


@pytest.mark.parametrize(("value", "way", "point", "told"), [
    ("before 2026-06-30", Way.BEFORE, "30/06/2026", "trước ngày 30/06/2026"),
    ("by 2026-Q2", Way.BY, "II/2026", "hết quý II/2026"),
    ("by 2026-04", Way.BY, "04/2026", "hết tháng 04/2026"),
    ("by 2026", Way.BY, "2026", "hết năm 2026"),
    ("before --11-15 yearly", Way.BEFORE_YEARLY, "15/11", "trước ngày 15/11 hàng năm"),
    ("ongoing", Way.ONGOING, "", "thường xuyên"),
])
def test_a_time_goes_into_a_form_and_back(value: str, way: Way, point: str, told: str) -> None:
    assert parts_of(value) == (way, point)
    assert value_of(way, point) == value
    assert found_words.time(value) == told


@pytest.mark.parametrize(("value", "told"), [
    ("by P10D working", "trong 10 ngày làm việc"),
    ("by PT24H", "trong 24 giờ"),
    ("before -W-5 weekly", "trước thứ Sáu hàng tuần"),
    ("before ---25 monthly", "trước ngày 25 hàng tháng"),
    ("by T19:00 daily", "hết 19:00 hàng ngày"),
    ("by --Q2", "hết quý II"),
    ("half_yearly", "6 tháng một lần"),
    ("2025/2030", "giai đoạn 2025–2030"),
])
def test_every_way_of_writing_a_time_has_its_words(value: str, told: str) -> None:
    assert found_words.time(value) == told


@pytest.mark.parametrize(("kind", "named"), [
    (CitationRole, found_words.CITED), (AgencyRole, found_words.ROLES),
    (Level, found_words.LEVELS), (Strength, found_words.STRENGTHS), (Why, found_words.WHYS),
    (Sort, found_words.SORTS), (Doubt, found_words.DOUBTS),
], ids=lambda one: getattr(one, "__name__", ""))
def test_whatever_a_reading_says_has_a_word(kind: Any, named: Any) -> None:
    assert set(kind) == set(named)


@pytest.mark.parametrize(
    "point", ["", "31/02/2026", "13/2026", "V/2026", "soon", "1/1/1", "2026-06-30"])
def test_what_is_no_day_is_refused(point: str) -> None:
    with pytest.raises(Refused) as refused:
        value_of(Way.BEFORE, point)
    assert refused.value.code == "import_time"


@pytest.mark.parametrize(("deed", "target", "values"), [
    ("no_such", {}, {}), (None, {}, {}), ("merge", {"line": "5"}, {}), ("merge", [], {}),
    ("citation_as", {"start": 9, "end": 3}, {"role": "mention"}),
    ("citation_of", {"start": 3, "end": 9}, {"key": ""}),
    ("citation_of", {"start": 3, "end": 9, "others": [["x", 3]]}, {"key": "k", "reach": "all"}),
    ("deadline_value", {"start": 3, "end": 9}, {"way": "never", "point": "2026"}),
    ("header_word", {"field": "issued_on"}, {"value": "mai"}),
], ids=str)
def test_an_odd_form_is_refused(deed: Any, target: Any, values: Any) -> None:
    with pytest.raises(Refused):
        corrections(deed, target, values)
