"""The registry's forms and the history: each deed, each refusal by its field, each right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import cast
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.document_deeds import SAID
from dashboard.document_fields import NAMES
from dashboard.pages.document import PARTS
from dashboard.queries import document_picker as picks
from dashboard.texts import document_forms as words
from dashboard.texts import documents as record_words
from dashboard.texts import keeping
from db import Database
from db.models import (
    Alarm,
    Citation,
    Document,
    DocumentChange,
    DocumentRelation,
    FieldSource,
)
from db.vocabulary import (
    AlarmCause,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    Sensitivity,
    Validity,
)
from registry import alarms, documents, joining
from registry.documents import Fields, Name
from registry.relations import relate
from registry.validity import set_validity

Open = Callable[..., cast.Browser]
KNOWN = "nq-cp-30-2022"
PROOF = documents.Proof("https://vanban.chinhphu.vn/30", "Công báo ghi ngày ban hành")
SOURCE = "Công báo số 15 đăng toàn văn"
REASON = "Đối chiếu với bản gốc"
REDRAW = ("..document-head.tree...document-resting.tree...document-fields.tree..."
          "document-relations.tree...document-history.tree...document-form.children..."
          "document-key.data..")
FORM: dict[str, Any] = {
    "kind": "decision", "number": "912/QĐ-UBND", "issuer": "Ủy ban nhân dân tỉnh Trà Vinh",
    "level": "province", "issued_on": "02/06/2023", "effective_on": "02/06/2023",
    "expires_on": "", "subject": "Ban hành quy chế phối hợp", "signer": "Lê Văn Hẳn",
    "sensitivity": "public", "names": "[en] Coordination rules", "aliases": "Quy chế 912",
    "notes": "Bản giấy lưu tại Sở",
}


def document(rows: Session, key: str = KNOWN) -> Document:
    return rows.scalars(select(Document).where(Document.key == key)).one()


def key_of(database: Database, key: str = KNOWN) -> dict[str, Any]:
    with database.reading() as rows:
        one = document(rows, key)
        return {"id": one.id, "version": one.version, "key": one.key}


def filled(prefix: str, **changed: Any) -> dict[str, Any]:
    """A form of fields as a browser sends it."""
    return {f"{prefix}-{name}.value": {**FORM, **changed}[name] for name in NAMES}


def add(browser: cast.Browser, *, tick: Any = None, of: str = "", **changed: Any) -> Any:
    given = {"document-add-save.n_clicks": 1, **filled("document-add", **changed),
             "document-add-is-other.value": tick, "document-add-alike-of.data": of}
    return browser.call("document-added.data", given)


def correct(browser: cast.Browser, key: dict[str, Any], **changed: Any) -> Any:
    own = {name: changed.pop(name) for name in ("reason", "url", "proof") if name in changed}
    given = {"document-edit-save.n_clicks": 1, "document-key.data": key,
             **filled("document-edit", **changed),
             "document-edit-reason.value": own.get("reason", REASON),
             "document-edit-proof-url.value": own.get("url", ""),
             "document-edit-proof.value": own.get("proof", "")}
    return browser.call("document-corrected.data", given)


def said(answer: Any) -> str:
    """An answer's text; Dash writes a slash as its number."""
    assert answer.status_code == 200, answer.status_code
    return str(answer.text).replace("\\u002f", "/").replace("\\\\", "\\").replace('\\"', '"')


def registered(database: Database, **changed: Any) -> dict[str, Any]:
    """A document of its own, and what its forms hold."""
    fields = Fields(**{"kind": DocumentKind.DECISION, "number": "912/QĐ-UBND",
                       "issuer": FORM["issuer"], "level": DocumentLevel.PROVINCE,
                       "issued_on": date(2023, 6, 2), "subject": FORM["subject"], **changed})
    with database.writing() as rows:
        made = documents.add(rows, fields, is_other=True, actor=cast.actor(rows, "officer"),
                             at=cast.MOMENT)
        return {"id": made.id, "version": made.version, "key": made.key}


def like_known(database: Database) -> dict[str, Any]:
    """The kind and the day of the known document: records that differ in them never merge."""
    with database.reading() as rows:
        known = document(rows)
        return {"kind": known.kind, "issued_on": known.issued_on}


def page(browser: cast.Browser, key: str = KNOWN, query: str = "") -> str:
    return said(browser.page(f"/documents/{key}{query}"))


def test_a_document_is_added_with_every_field(browser: Open, database: Database) -> None:
    answer = said(add(browser("officer")))
    assert words.OPEN_ADDED in answer
    with database.reading() as rows:
        one = rows.scalars(select(Document).where(Document.number == "912/QĐ-UBND")).one()
        assert f"/documents/{one.key}" in answer
        assert (one.issued_on, one.signer, one.sensitivity) == (
            date(2023, 6, 2), "Lê Văn Hẳn", Sensitivity.PUBLIC)
        assert [(name.name, name.is_alias, name.language) for name in one.names] == [
            ("Coordination rules", False, "en"), ("Quy chế 912", True, "vi")]
    shown = page(browser("leader"), one.key)
    for part in ("Coordination rules", "tiếng Anh", "Công khai", "02/06/2023", "Bản giấy"):
        assert part in shown


def test_a_known_number_shows_its_look_alikes_and_is_let_in_by_the_tick(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    before = cast.census(database)
    sent = {"kind": "resolution", "number": "30/nq-cp", "issuer": "Chính phủ", "level": "central",
            "issued_on": "05/01/2023", "effective_on": ""}
    answer = said(add(officer, **sent))
    assert f"/documents/{KNOWN}" in answer
    assert "11/03/2022" in answer
    assert texts.refusals.sentences()["document_alike"].split("{")[0] in answer
    assert cast.census(database) == before
    # A tick that was set for another number is no tick.
    assert f"/documents/{KNOWN}" in said(add(officer, tick=True, of="31nqcp", **sent))
    assert words.OPEN_ADDED in said(add(officer, tick=True, of="30nqcp", **sent))


def test_the_same_document_twice_is_refused_with_the_way_to_it(
    browser: Open, database: Database
) -> None:
    officer, key = browser("officer"), registered(database)["key"]
    before = cast.census(database)
    answer = said(add(officer, tick=True, of="912qdubnd"))
    assert words.OPEN_EXISTING in answer
    assert f"/documents/{key}" in answer
    assert cast.census(database) == before


BAD: list[tuple[dict[str, Any], str]] = [
    ({"number": "=HYPERLINK(\"http://x\")"}, "number"),
    ({"number": "không số"}, "number"),
    ({"number": "", "names": "", "aliases": "", "subject": ""}, "number"),
    ({"issuer": ""}, "issuer"),
    ({"issuer": "<script>alert(1)</script>"}, "issuer"),
    ({"subject": "@SUM(A1)"}, "subject"),
    ({"subject": "x" * 300_000}, "subject"),
    ({"subject": "có ký tự \u202e lạ"}, "subject"),
    ({"signer": "＝cmd"}, "signer"),
    ({"issued_on": "31/02/2023"}, "issued_on"),
    ({"issued_on": "2023"}, "issued_on"),
    ({"effective_on": "01/06/2023"}, "effective_on"),
    ({"expires_on": "01/06/2023"}, "expires_on"),
    ({"issued_on": "02/06/1800", "effective_on": ""}, "issued_on"),
    ({"names": "[xx] Tên"}, "names"),
    ({"names": "<img src=x onerror=1>"}, "names"),
    ({"notes": "+84"}, "notes"),
]


@pytest.mark.parametrize(("changed", "field"), BAD)
def test_bad_input_is_refused_by_the_name_of_its_field(
    browser: Open, database: Database, changed: dict[str, Any], field: str
) -> None:
    officer = browser("officer")
    key = registered(database, number="5/KH-UBND")
    before = cast.census(database)
    for answer in (add(officer, **changed), correct(officer, key, **changed)):
        assert keeping.FIELD_NAMES[field] in said(answer)
        assert "notice error" in answer.text
        # Nothing but the sentence is sent back: what was typed stands.
        assert '"value"' not in answer.text
    assert cast.census(database) == before


def test_five_megabytes_are_not_even_read(browser: Open, database: Database) -> None:
    officer, before = browser("officer"), cast.census(database)
    assert add(officer, subject="x" * 5_000_000).status_code == 400
    assert cast.census(database) == before


def test_a_correction_keeps_the_old_words_in_the_history(
    browser: Open, database: Database
) -> None:
    key = registered(database)
    officer = browser("officer")
    answer = correct(officer, key, signer="Kim Ngọc Thái", sensitivity="internal", names="",
                     aliases="", notes="", proof=SOURCE, url="https://congbao.chinhphu.vn/15")
    assert "made" in answer.text
    drawn = said(officer.call(REDRAW, {"document-corrected.data": answer_data(answer),
                                       "document-key.data": key}))
    assert words.CORRECTED in drawn
    for part in ("Kim Ngọc Thái", "Nội bộ", SOURCE, REASON, "Người officer"):
        assert part in drawn
    with database.reading() as rows:
        change = rows.scalars(select(DocumentChange).order_by(DocumentChange.id.desc())).first()
        assert change is not None
        assert change.new["signer"] == "Kim Ngọc Thái"
        proven = set(rows.scalars(
            select(FieldSource.field).where(FieldSource.document_id == key["id"])))
        assert proven == {"signer", "effective_on"}


def answer_data(answer: Any) -> Any:
    """What a deed's store was given."""
    return next(iter(next(iter(answer.json["response"].values())).values()))


def test_a_correction_over_a_colleague_s_says_so_and_passes_the_second_time(
    browser: Open, database: Database
) -> None:
    key = registered(database)
    with database.writing() as rows:
        fields = documents.fields_of(rows.get_one(Document, key["id"]))
        documents.correct(rows, key["id"], replace(fields, signer="Người khác"),
                          expected_version=key["version"], reason=REASON,
                          actor=cast.actor(rows, "colleague"), at=cast.MOMENT)
    officer = browser("officer")
    before = cast.census(database)
    answer = correct(officer, key, signer="Kim Ngọc Thái")
    assert words.stale(cast.MOMENT) in said(answer)
    assert cast.census(database) == before
    drawn = officer.call(REDRAW, {"document-corrected.data": answer_data(answer),
                                  "document-key.data": key})
    assert "Người khác" in said(drawn)
    response = drawn.json["response"]
    assert "document-form" not in response
    again = response["document-key"]["data"]
    assert "made" in correct(officer, again, signer="Kim Ngọc Thái").text


def test_a_correction_needs_a_reason_and_a_change(browser: Open, database: Database) -> None:
    key = registered(database)
    officer = browser("officer")
    before = cast.census(database)
    assert keeping.FIELD_NAMES["reason"] in said(correct(officer, key, signer="Khác", reason=" "))
    same = {"effective_on": "", "signer": "", "sensitivity": "0", "names": "", "aliases": "",
            "notes": ""}
    assert texts.NOTHING_CHANGED in said(correct(officer, key, **same))
    assert cast.census(database) == before


def verify(browser: cast.Browser, key: dict[str, Any], field: Any, proof: str = SOURCE) -> Any:
    return browser.call("document-verified.data", {
        "document-verify-save.n_clicks": 1, "document-key.data": key,
        "document-verify-field.value": field, "document-verify-proof.value": proof})


def test_who_verified_a_field_from_what_stands_in_the_record(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    key = key_of(database)
    assert words.FIELD_NAMES["which_field"] in said(verify(officer, key, "0"))
    assert keeping.FIELD_NAMES["proof"] in said(verify(officer, key, "issued_on", " "))
    assert "made" in verify(officer, key, "issued_on").text
    shown = page(browser("agency"))
    assert SOURCE in shown
    assert "Người officer xác minh lúc 09:00 ngày 10/11/2026" in shown
    assert record_words.FROM_START in shown
    assert f"({record_words.FROM_PLAN})" not in shown
    assert words.stale(cast.MOMENT)[:40] in said(verify(officer, key, "number"))


def validity(browser: cast.Browser, key: dict[str, Any], now: Any, from_on: Any = "",
             proof: str = SOURCE) -> Any:
    return browser.call("document-validated.data", {
        "document-validity-save.n_clicks": 1, "document-key.data": key,
        "document-validity-now.value": now, "document-validity-from.value": from_on,
        "document-validity-note.value": "", "document-validity-proof.value": proof})


def test_a_document_that_lost_its_force_says_so_and_points_to_the_alarm(
    browser: Open, database: Database
) -> None:
    officer, key = browser("officer"), key_of(database)
    before = cast.census(database)
    assert keeping.FIELD_NAMES["proof"] in said(validity(officer, key, "expired", proof=""))
    assert keeping.FIELD_NAMES["validity_from"] in said(
        validity(officer, key, "expired", "01/01/2020"))
    assert keeping.FIELD_NAMES["validity_from"] in said(validity(officer, key, "expired", "32/1"))
    assert texts.refusals.sentences()["bad_choice"] in said(validity(officer, key, "gone"))
    assert cast.census(database) == before
    assert "made" in validity(officer, key, "expired", "01/10/2026").text
    shown = page(browser("leader"))
    assert "Hết hiệu lực từ 01/10/2026" in shown
    assert words.SEE_ALARMS in shown
    assert f"/alarms?document={KNOWN}" in shown
    agency = page(browser("agency"))
    assert words.ALARMED.format(count=1) not in agency
    assert words.SEE_ALARMS not in agency


def test_an_end_that_has_come_is_shown_before_any_timer_ran(
    browser: Open, database: Database
) -> None:
    with database.writing() as rows:
        one = document(rows)
        set_validity(rows, one.id, Validity.IN_FORCE, proof=PROOF, expected_version=one.version,
                     actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        one.expires_on = date(2026, 11, 10)
    assert "Hết hiệu lực từ 10/11/2026" in page(browser("leader"))


def test_an_open_effect_is_shown_on_top(browser: Open, database: Database) -> None:
    with database.writing() as rows:
        alarms.raise_alarm(rows, document(rows).id, AlarmCause.DEAD_LINK,
                           actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        assert rows.scalar(select(func.count()).select_from(Alarm))
    assert words.SEE_ALARMS in page(browser("officer"))


def pair(browser: cast.Browser, key: dict[str, Any], other: Any, **changed: Any) -> Any:
    given = {"kind": "amends:to", "certainty": "possible", "note": "", "proof": SOURCE,
             "proof-url": "", "from-clause": "khoản 2 Điều 1", "to-clause": "Điều 3",
             "from-on": "01/10/2026", **changed}
    return browser.call("document-related.data", {
        "document-relate-save.n_clicks": 1, "document-key.data": key,
        "document-other.value": other,
        **{f"document-relate-{name}.value": value for name, value in given.items()}})


def test_a_relation_is_added_confirmed_widened_and_taken_away(
    browser: Open, database: Database
) -> None:
    officer, key = browser("officer"), key_of(database)
    other = registered(database)
    assert "made" in pair(officer, key, other["id"]).text
    with database.reading() as rows:
        relation = rows.scalars(
            select(DocumentRelation).where(DocumentRelation.from_id == other["id"])).one()
        assert (relation.kind, relation.to_id) == (RelationKind.AMENDS, key["id"])
        assert not relation.is_certain
    assert "khoản 2 Điều 1" in page(browser("leader"))
    which = {"document-relation-which.value": str(relation.id)}
    confirmed = officer.call("document-confirmed.data", {
        "document-relation-confirm.n_clicks": 1, **which, "document-relation-proof.value": SOURCE})
    assert "made" in confirmed.text
    widened = officer.call("document-effected.data", {
        "document-relation-effect.n_clicks": 1, **which,
        "document-relation-to-clause.value": "Điều 9"})
    assert "made" in widened.text
    assert "Điều 9" in page(browser("leader"))
    removed = {"document-relation-remove.n_clicks": 1, **which}
    assert keeping.FIELD_NAMES["reason"] in said(
        officer.call("document-unrelated.data", removed))
    removed["document-relation-reason.value"] = REASON
    assert "made" in officer.call("document-unrelated.data", removed).text
    shown = page(browser("leader"))
    for deed in ("add_relation", "confirm_relation", "add_effect", "remove_relation"):
        assert words.CHANGES[deed] in shown


def test_bad_relations_are_refused_by_their_field(browser: Open, database: Database) -> None:
    officer, key = browser("officer"), key_of(database)
    other = registered(database)
    with database.writing() as rows:
        relate(rows, RelationKind.REPLACES, key["id"], other["id"], is_certain=True, proof=PROOF,
               actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    before = cast.census(database)
    to, names = keeping.FIELD_NAMES["to_id"], keeping.FIELD_NAMES
    for sent, sentence in (
        ({"other": key["id"]}, to),
        ({"other": None}, to),
        ({"kind": "replaces:to"}, keeping.FIELD_REASONS["cycle"][:40]),
        ({"kind": "replaces:from"}, "Quan hệ"),
        ({"kind": "0"}, "Quan hệ"),
        ({"proof": ""}, names["proof"]),
        ({"proof-url": "javascript:alert(1)"}, names["proof_url"]),
        ({"from-on": "31/31/2026"}, names["from_on"]),
        ({"to-clause": "=1+1"}, names["to_clause"]),
        ({"note": "<script>"}, names["note"]),
    ):
        answer = said(pair(officer, key, sent.pop("other", other["id"]), **sent))
        assert sentence in answer, sentence
        assert "notice error" in answer
    assert cast.census(database) == before


def test_two_records_of_one_document_become_one(browser: Open, database: Database) -> None:
    officer, key = browser("officer"), registered(database, **like_known(database))
    given = {"document-merge-save.n_clicks": 1, "document-key.data": key,
             "document-into.value": key["id"], "document-merge-reason.value": REASON,
             "document-merge-sure.value": False}
    before = cast.census(database)
    name = "document-merged.data"
    assert words.REFUSALS["document_not_sure"] in said(officer.call(name, given))
    given["document-merge-sure.value"] = True
    assert keeping.FIELD_NAMES["into_id"] in said(officer.call(name, given))
    given["document-into.value"] = None
    assert keeping.FIELD_NAMES["into_id"] in said(officer.call(name, given))
    assert cast.census(database) == before
    given["document-into.value"] = key_of(database)["id"]
    answer = officer.call(name, given)
    drawn = said(officer.call(REDRAW, {"document-merged.data": answer_data(answer),
                                       "document-key.data": key}))
    assert words.MERGED in drawn
    assert words.OPEN_KEPT in drawn
    shown = page(browser("leader"), key["key"])
    assert words.MERGED_INTO.format(key=key["key"]) in shown
    assert f"/documents/{KNOWN}" in shown
    assert words.CHANGES["take_merged"] in shown


def test_one_record_of_two_documents_becomes_two(browser: Open, database: Database) -> None:
    officer, key = browser("officer"), key_of(database)
    with database.reading() as rows:
        cited = rows.scalars(select(Citation.id).where(
            Citation.cited_id == key["id"], Citation.via != CitationVia.SELF)).all()
    given = {"document-split-save.n_clicks": 1, "document-key.data": key,
             "document-split-citations.value": [], "document-split-relations.value": [],
             "document-split-reason.value": REASON, **filled("document-split")}
    before = cast.census(database)
    name = "document-split-off.data"
    assert words.SPLIT_MOVED in said(officer.call(name, given))
    given["document-split-citations.value"] = [cited[0]]
    given["document-split-reason.value"] = ""
    assert keeping.FIELD_NAMES["reason"] in said(officer.call(name, given))
    assert cast.census(database) == before
    given["document-split-reason.value"] = REASON
    answer = officer.call(name, given)
    with database.reading() as rows:
        made = document(rows, answer_data(answer)["made"])
        assert rows.get_one(Citation, cited[0]).cited_id == made.id
    drawn = said(officer.call(REDRAW, {name: answer_data(answer), "document-key.data": key}))
    assert f"/documents/{made.key}" in drawn
    assert words.CHANGES["split_document"] in drawn


def test_the_history_comes_twenty_at_a_time(browser: Open, database: Database) -> None:
    key = registered(database)
    with database.writing() as rows:
        for _ in range(23):
            version = rows.get_one(Document, key["id"]).version
            documents.verify_field(rows, key["id"], "number", PROOF, expected_version=version,
                                   actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    leader = browser("leader")
    assert words.left(20, 24) in page(leader, key["key"])
    name = next(one for one in leader.server.config["DASH"].callback_map
                if one.startswith("document-history.tree@"))
    given = {"document-history.pressed": {"value": "40", "times": 1}, "document-key.data": key}
    assert words.MORE not in said(leader.call(name, given))
    for odd in ({"value": "x"}, {"value": 40}, [], {"value": "99999"}):
        answer = leader.call(name, {**given, "document-history.pressed": odd})
        assert answer.status_code in (200, 204)


def test_the_picker_shows_every_year_of_a_number(browser: Open, database: Database) -> None:
    name = "..document-other.options...document-other.value...document-other-help.tree.."
    officer = browser("officer")
    for typed in ("30 nq cp", "30/NQ-CP", "30/nq- cp"):
        answer = said(officer.call(name, {"document-other-sought.value": typed}))
        assert "11/03/2022" in answer
        assert "12/03/2020" in answer
        assert "30/NQ-CP năm 2023" in answer
        assert '"document-other":{"options"' in answer
    assert said(officer.call(name, {"document-other-sought.value": "zzzz qqqq"}))
    with database.reading() as rows:
        assert picks.find(rows, f"/documents/{KNOWN}")[0].key == KNOWN
        assert len(picks.find(rows, "kế hoạch")) <= picks.MOST


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_nobody_else_sees_or_sends_the_forms(
    browser: Open, database: Database, name: str
) -> None:
    visitor, before = browser(name), cast.census(database)
    shown = page(visitor, KNOWN, "?deed=correct")
    assert words.UPDATE not in shown
    assert words.HISTORY in shown
    assert texts.NO_RIGHT in said(visitor.page("/documents/new"))
    for deed in [*(f"{store}.data" for store in SAID), "document-added.data", REDRAW]:
        assert visitor.call(deed, {}).status_code == 403
    assert cast.census(database) == before


@pytest.mark.parametrize("deed", list(words.DEEDS))
def test_every_form_is_drawn_by_its_address(browser: Open, deed: str) -> None:
    shown = page(browser("officer"), KNOWN, f"?deed={deed}")
    assert words.DEEDS[deed] in shown
    assert "document-form" in shown


ODD = (None, "", -1, 2**70, 1.5, True, [], {}, [[]], "x" * 6000, "\x00", [True], {"id": {}})


def test_odd_news_of_a_deed_draws_nothing(browser: Open) -> None:
    officer = browser("officer")
    for odd in (*ODD, {"at": 1}, {"at": "now", "made": []}):
        for key in (None, {}, {"key": 1}, {"key": "\x00"}, {"key": "no-such"}):
            answer = officer.call(REDRAW, {"document-corrected.data": odd,
                                           "document-key.data": key})
            assert answer.status_code in (200, 204)
            assert "document-fields" not in answer.text


@pytest.mark.parametrize("name", [*(f"{store}.data" for store in SAID), "document-added.data"])
def test_odd_values_change_nothing(browser: Open, database: Database, name: str) -> None:
    officer, before = browser("officer"), cast.census(database)
    declared = officer.server.config["DASH"].callback_map[name]
    wires = [f"{one['id']}.{one['property']}" for one in declared["state"]]
    button = f"{declared['inputs'][0]['id']}.n_clicks"
    for odd in ODD:
        answer = officer.call(name, {button: 1, **dict.fromkeys(wires, odd)})
        assert answer.status_code in (200, 204), (odd, answer.text)
    assert "notice" not in officer.call(name, {button: None}).text
    assert cast.census(database) == before


def test_a_document_merged_twice_leads_to_the_last(browser: Open, database: Database) -> None:
    alike = like_known(database)
    first = registered(database, **alike)
    second = registered(database, number="77/KH-UBND", **alike)
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        joining.merge(rows, first["id"], second["id"], reason=REASON,
                      expected_version=first["version"], actor=officer, at=cast.MOMENT)
        into = document(rows)
        version = rows.get_one(Document, second["id"]).version
        joining.merge(rows, second["id"], into.id, reason=REASON, expected_version=version,
                      actor=officer, at=cast.MOMENT)
    assert words.MERGED_INTO.format(key=first["key"]) in page(browser("agency"), first["key"])


def test_names_keep_their_language_and_the_parts_are_those_drawn_anew() -> None:
    assert Name("Luật Thanh niên").language == "vi"
    assert set(REDRAW.strip(".").split("...")) >= {f"{part}.tree" for part in PARTS}
