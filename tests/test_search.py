"""The search box: what it finds, in which order, on both databases alike, and to whom."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from dashboard.queries.documents import Wanted, listed
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.texts import search as page_words
from db import Database, connect
from db.models import Agency, Document, DocumentName, SearchEntry, Section, Task
from db.vocabulary import DocumentKind, DocumentLevel, SearchKind
from registry import search
from registry.agencies import AgencyInput, correct_agency
from registry.search import looking

DOCUMENT = (SearchKind.DOCUMENT,)


def documents(rows: Session, words: str, most: int = 10) -> list[str]:
    """The keys of the documents that answer, best first."""
    hits = search.look(rows, words, kinds=DOCUMENT, most=most)[0].hits
    return [rows.get_one(Document, hit.ref_id).key for hit in hits]


def made(rows: Session, key: str, subject: str, **more: Any) -> Document:
    """A made-up document, in the record and in the search."""
    fields: dict[str, Any] = {
        "kind": DocumentKind.DECISION, "is_group": False, "issuer": "Bộ Nội vụ",
        "level": DocumentLevel.CENTRAL, "is_date_verified": False, "notes": [], **more,
    }
    document = Document(key=key, subject=subject, **fields)
    rows.add(document)
    search.keep_document(rows, document)
    return document


def entries(rows: Session) -> list[tuple[Any, ...]]:
    """Everything the search looks through."""
    columns = [column for column in SearchEntry.__table__.columns if column.name != "vector"]
    return [tuple(row) for row in rows.execute(select(*columns).order_by(SearchEntry.id))]


def shown(browser: cast.Browser, address: str) -> str:
    """A page as the browser is told it."""
    answer = browser.page(address)
    assert answer.status_code == 200
    return json.dumps(answer.json["response"]["page"], ensure_ascii=False)


@pytest.mark.parametrize(
    "words",
    ["76 nq cp", "76/NQ-CP", "76/NQ- CP", "76nqcp", "  76 NQ   CP ", "nghị quyết 76",
     "Nghị quyết số 76/NQ-CP ngày 15/7/2021", "nghi quyet 76", "76/NQ",
     unicodedata.normalize("NFD", "nghị quyết 76/NQ-CP")],
)
def test_a_number_is_found_however_it_is_written(database: Database, words: str) -> None:
    with database.reading() as rows:
        assert documents(rows, words)[0] == "nq-cp-76-2021"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["luật phòng, chống tham nhũng", "LUAT PHONG CHONG THAM NHUNG",
                                   "Luật phòng chống tham nhũ"])
def test_marks_case_and_the_form_of_letters_do_not_matter(
    database: Database, words: str, form: Any
) -> None:
    with database.reading() as rows:
        assert documents(rows, unicodedata.normalize(form, words))[0] == "luat-pctn"


@pytest.mark.parametrize("words", ["Điều động đảng viên", "dieu dong dang vien", "ĐIỀU ĐỘNG"])
def test_a_word_with_d_is_found_with_and_without_its_stroke(
    database: Database, words: str
) -> None:
    with database.writing() as rows:
        made(rows, "moved", "Về điều động đảng viên")
        assert documents(rows, words) == ["moved"]


def test_every_kind_is_found_and_each_by_its_own_words(database: Database) -> None:
    with database.reading() as rows:
        found = {one.kind: one for one in search.look(rows, "Sở Nội vụ")}
        assert found[SearchKind.AGENCY].count == 1
        assert found[SearchKind.SECTION].count >= found[SearchKind.TASK].count > 0
        place = search.look(rows, "II.3.a", kinds=(SearchKind.SECTION,))[0].hits[0]
        assert rows.get_one(Section, place.ref_id).path == "II.3.a"


def test_the_beginning_of_the_last_word_is_enough_but_not_of_another(database: Database) -> None:
    with database.writing() as rows:
        made(rows, "salt", "Về nghề làm muối quyn")
        assert documents(rows, "nghề làm muối quy") == ["salt"]
        assert documents(rows, "quy muối làm nghề") == []
        assert documents(rows, "ngh làm muối") == []


def test_the_words_as_typed_come_before_those_that_only_fold_alike(database: Database) -> None:
    with database.writing() as rows:
        made(rows, "two", "Về bán hàng xyq", issued_on=date(2024, 1, 1))
        made(rows, "one", "Về bản hạng xyq", issued_on=date(2020, 1, 1))
        assert documents(rows, "bản hạng xyq") == ["one", "two"]
        assert documents(rows, "bán hàng xyq") == ["two", "one"]
        assert documents(rows, "ban hang xyq") == ["two", "one"]


def test_the_number_itself_then_its_beginning_then_the_words(database: Database) -> None:
    with database.writing() as rows:
        made(rows, "words", "Về việc 987 qq zz", number="1/QĐ")
        made(rows, "longer", "Khác", number="987/QQ-ZZ")
        made(rows, "number", "Khác nữa", number="987/QQ")
        assert documents(rows, "987 qq") == ["number", "longer", "words"]
        assert documents(rows, "98") == []


def test_of_many_the_named_and_the_cited_are_never_missed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_LOOKED_AT", 5)
    with database.writing() as rows:
        made(rows, "law-named", "Luật Phòng, chống tham nhũng sửa đổi", kind=DocumentKind.LAW)
        for at in range(20):
            made(rows, f"many-{at}", f"Báo cáo thi hành Luật Phòng, chống tham nhũng {at}")
        found = search.look(rows, "luật phòng chống tham nhũng", kinds=DOCUMENT, most=50)[0]
        keys = documents(rows, "luật phòng chống tham nhũng", most=50)
    assert (found.count, found.is_more) == (5, True)
    assert keys[:2] == ["luat-pctn", "law-named"]
    assert {"nd-cp-59-2019", "many-19"} <= set(keys)


HOSTILE = (
    '"', "'", "*", '" OR "', "NEAR(a b)", "((((", "))))", "a AND", "NOT", "words:luat", "^luat",
    "luat*", "' | 'luat", "luat & !quyet", "\\", "\x00", "luat\x00quyet", "\ud800", "-- ;drop",
    "%", "_", "#39", "'#0'", "+", "{}[]", "﷽", "សៀវភៅ", "🔥" * 50, "a" * 100_000, "a " * 50_000,
    "9" * 500, "1 2 3 4 5 6 7 8 9 10 11 12 13", "\u0301\u0301", "ﬀ", "½", "ǅ",
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_asked(database: Database, words: str) -> None:
    with database.reading() as rows:
        for one in search.look(rows, words):
            assert len(one.hits) <= 10
        asked = search.documents_saying(rows, words)
        if asked is not None:
            rows.execute(asked).all()


def test_what_looks_like_an_operator_is_a_word_or_nothing(database: Database) -> None:
    with database.reading() as rows:
        assert documents(rows, "tham* nhũng") == documents(rows, "tham nhũng")
        assert documents(rows, "tham OR zzzzz") == []
        assert documents(rows, "'tham' | 'nhung'") == documents(rows, "tham nhung")
        assert documents(rows, "#0") == documents(rows, "!") == []


def test_letters_of_another_script_are_found_too(database: Database) -> None:
    with database.writing() as rows:
        made(rows, "khmer", "សៀវភៅ")
        assert documents(rows, "សៀវភៅ") == ["khmer"]


WORDS = (
    "đất", "đai", "giá", "thu", "hồi", "bồi", "thường", "quản", "lý", "sử", "dụng", "tài", "sản",
    "công", "phí", "lệ", "cán", "bộ", "tỉnh", "huyện",
)
ASKED = (
    "đất", "đất đai", "dat dai", "giá đất", "thu hồi đất", "bồi thường", "quản lý sử dụng",
    "tài sản công", "phí", "lệ phí", "cán bộ tỉnh", "huyện", "tỉnh huyện", "qu", "th", "b", "12",
    "12 qđ", "12/2020", "7 nq", "quyết định", "nghị quyết 30", "bộ nội vụ 2021", "nội vụ",
    "ngày 5 tháng 3", "Đ", "đa", "la bo", "zzz", "công phí lệ", "quyết định 1", "ubnd",
)


def filled(rows: Session) -> None:
    """A few hundred documents, alike on every database."""
    chance = random.Random(66)
    for at in range(400):
        issued = date(2018, 1, 1) + timedelta(days=chance.randint(0, 2000))
        symbol = chance.choice(["QĐ-UBND", "NQ-HĐND", "NQ-CP", "TT-BNV"])
        subject = " ".join(chance.sample(WORDS, chance.randint(3, 7)))
        document = Document(
            key=f"made-{at}", kind=chance.choice([DocumentKind.DECISION, DocumentKind.RESOLUTION]),
            is_group=False, number=f"{chance.randint(1, 60)}/{issued.year}/{symbol}",
            issuer=chance.choice(["Bộ Nội vụ", "Ủy ban nhân dân tỉnh Trà Vinh"]),
            level=DocumentLevel.PROVINCE, issued_on=issued, is_date_verified=False, notes=[],
            subject=subject.title() if at % 3 else subject,
        )
        rows.add(document)
    search.rebuild(rows)


def test_both_databases_find_the_same_in_the_same_order(
    shelves: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_LOOKED_AT", 60)
    answers = []
    for shelf in shelves.values():
        address = shelf.seeded()
        opened = connect(address)
        with opened.writing() as rows:
            filled(rows)
        with opened.reading() as rows:
            found = [search.look(rows, words, most=500) for words in ASKED]
            lists = [sorted(rows.scalars(search.documents_saying(rows, words)))
                     for words in ASKED]
        opened.close()
        shelf.discard(address)
        answers.append((found, lists))
    assert answers[0] == answers[1]
    assert sum(one.is_more for found in answers[0][0] for one in found) > 5


def test_the_newest_are_the_same_when_a_database_looks_block_by_block(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_LOOKED_AT", 5)
    with database.writing() as rows:
        for at in range(8):
            # Far apart, so that the newest blocks of ids do not hold them all.
            made(rows, f"far-{at}", "Về zyxw", id=10_000 + at * 5_000)
        found = search.look(rows, "zyxw", kinds=DOCUMENT, most=50)[0]
    # One more than is looked at says that there are more.
    assert sorted(hit.ref_id for hit in found.hits)[-5:] == [25_000 + n * 5_000 for n in range(5)]
    assert found.is_more


def test_what_is_kept_in_step_equals_a_rebuild(database: Database) -> None:
    with database.writing() as rows:
        document = made(rows, "kept", "Về việc cũ", number="5/QĐ")
        document.subject = "Về việc mới"
        rows.add(DocumentName(document_id=document.id, name="Tên gọi", is_alias=True))
        search.keep_document(rows, document)
        agency = rows.scalars(select(Agency).where(Agency.code == "so-noi-vu")).one()
        said = AgencyInput("Sở Nội vụ và Lao động", "SNVLĐ", True, None, None, "")
        correct_agency(rows, agency.id, said, expected_version=agency.version,
                       actor=cast.actor(rows, "admin"), at=cast.MOMENT)
        search.keep_plan(rows, cast.plan_of(rows))
        kept = entries(rows)
        assert search.look(rows, "nội vụ và lao", kinds=(SearchKind.AGENCY,))[0].count == 1
        assert documents(rows, "việc mới tên gọi") == ["kept"]
        assert "kept" not in documents(rows, "về việc cũ")
        search.rebuild(rows)
        assert entries(rows) == kept
        assert search.is_complete(rows)


def test_a_merged_document_is_nowhere(
    server: Any, database: Database, browser: Callable[..., cast.Browser]
) -> None:
    with database.writing() as rows:
        document = made(rows, "merged", "Về qwxyz", number="777/QX")
        assert documents(rows, "777 qx") == ["merged"]
        document.merged_into_id = cast.plan_of(rows).id
        search.keep_document(rows, document)
        assert documents(rows, "777 qx") == documents(rows, "qwxyz") == []
        assert search.is_complete(rows)
    assert "/documents/merged" not in shown(browser("leader"), "/documents?sort=number")


def test_an_old_record_is_filled_after_the_upgrade(database: Database) -> None:
    with database.writing() as rows:
        before = {one.id: one.identity for one in rows.scalars(select(Document))}
        for one in rows.scalars(select(Document)):
            one.identity = None
        rows.execute(delete(SearchEntry))
        search.after_upgrade(rows)
        assert {one.id: one.identity for one in rows.scalars(select(Document))} == before
        assert documents(rows, "76 nq cp") == ["nq-cp-76-2021"]
        written = entries(rows)
        search.after_upgrade(rows)
        assert entries(rows) == written


def test_the_page_marks_what_was_found(browser: Callable[..., cast.Browser]) -> None:
    said = shown(browser("leader"), "/search?q=tham+nhung").replace("\\", "")
    assert '["mark",{},"tham"]' in said
    assert '["mark",{},"nhũng"]' in said
    assert "/documents/luat-pctn" in said


@pytest.mark.parametrize(
    ("address", "line"),
    [("/search", "Gõ số, ký hiệu"), ("/search?q=a", "Cần ít nhất hai"),
     ("/search?q=zzzzqq", "Không tìm thấy"), ("/search?q=tham+nhung&kind=agency", "nhóm khác"),
     ("/search?q=tham+nhung&kind=task&page=99", "nhóm khác"),
     ("/search?q=%00%22%27&kind=%27", "Cần ít nhất hai"),
     ("/search?q=76+nq+cp&kind=document", "/documents/nq-cp-76-2021")],
)
def test_the_page_says_what_it_has(
    browser: Callable[..., cast.Browser], address: str, line: str
) -> None:
    assert line in shown(browser("officer"), address)


@pytest.mark.parametrize(
    ("words", "first"),
    [("s%E1%BB%9F+t%C6%B0+ph%C3%A1p", SearchKind.AGENCY), ("76+nq+cp", SearchKind.DOCUMENT)],
)
def test_the_kind_with_the_best_answer_stands_first(
    browser: Callable[..., cast.Browser], words: str, first: SearchKind
) -> None:
    said = shown(browser("leader"), f"/search?q={words}").replace("\\", "")
    heads = {kind: said.find(f'["h2",{{}},"{name}"') for kind, name in page_words.KINDS.items()}
    found = [kind for kind, at in heads.items() if at >= 0]
    assert len(found) > 1
    assert min(found, key=heads.__getitem__) is first


def test_an_agency_finds_others_by_name_alone(browser: Callable[..., cast.Browser]) -> None:
    own = shown(browser("agency"), "/search?q=s%E1%BB%9F&kind=agency")
    assert "tế" in own
    assert "/agencies/so-tu-phap" in own
    assert "/agencies/so-y-te" not in own
    assert "/agencies/so-y-te" in shown(browser("leader"), "/search?q=y+te&kind=agency")


def test_the_list_of_documents_uses_the_same_words(
    browser: Callable[..., cast.Browser], database: Database
) -> None:
    said = shown(browser("leader"), "/documents?q=76%2Fnq-+cp")
    assert "/documents/nq-cp-76-2021" in said
    assert "/documents/luat-pctn" not in said
    assert "Không có văn bản nào" in shown(browser("leader"), "/documents?q=%22%21")


@pytest.mark.parametrize("sort", ["cited", "tasks", "date", "number"])
def test_documents_of_just_the_number_lead_the_list(database: Database, sort: str) -> None:
    with database.writing() as rows:
        made(rows, "a-longer-number", "Triển khai Nghị quyết 30/NQ-CP", number="1/KH-BNV",
             issued_on=date(2026, 1, 1))
        wanted = Wanted(words="30 nq cp", sort=sort)
        found, _ = listed(rows, wanted, first=PLAN_KEY, offset=0, limit=50)
        assert len(found) > 1
        assert found[0].number == "30/NQ-CP"


def test_nothing_but_the_record_itself_is_searched(database: Database) -> None:
    with database.reading() as rows:
        for kind, table in ((SearchKind.SECTION, Section), (SearchKind.TASK, Task)):
            kept = rows.scalar(select(func.count()).where(SearchEntry.kind == kind))
            assert kept == rows.scalar(select(func.count()).select_from(table))
