"""An office's own forms: filled with data only; whatever could run, fetch or lose words is refused.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import cast
import docx
import evidence_files as files
import papers_made as made
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from sqlalchemy import select

from db import Database
from db.models import EvidenceFile, PaperTemplate
from registry.errors import NotAllowed, NothingChanged, Refused
from registry.evidence.inspect import inspect
from registry.papers import template, template_check, templates
from registry.papers.docx import write
from registry.papers.docx_form import house_form
from registry.papers.paper import PaperKind
from registry.policy import Action

NAME = "Mẫu công văn (Sở).docx"
KIND = PaperKind.URGING


def form(change: Callable[[Any], object] | None = None) -> bytes:
    """The form of the house as an office may have changed it."""
    opened = docx.Document(io.BytesIO(house_form()))
    if change:
        change(opened)
    kept = io.BytesIO()
    opened.save(kept)
    return kept.getvalue()


def looked_at(data: bytes, kind: PaperKind = KIND) -> template_check.Checked:
    return template_check.check(data, inspect(data, NAME), kind)


def said(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(qn("w:t")))
            for p in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))]


def xml(inner: str) -> Any:
    return parse_xml(f"<w:p {nsdecls('w', 'r')}>{inner}</w:p>")


def with_paragraph(inner: str) -> bytes:
    return form(lambda opened: opened.element.body.insert(0, xml(inner)))


def field(*pieces: str) -> bytes:
    """A form with a field whose words stand in several pieces."""
    asked = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    return with_paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{asked}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def without(*names: str) -> Callable[[Any], object]:
    def change(opened: Any) -> None:
        for one in template.marks_of(opened):
            if one.name in names:
                template._replace(template._texts(one.paragraph), 0, 99, "")
    return change


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_form_of_the_house_is_a_form_of_every_kind(kind: PaperKind) -> None:
    looked_at(house_form(kind is PaperKind.MEETING), kind)
    assert write(made.letter(), house_form()) == write(made.letter())


def test_an_office_s_own_words_and_manner_stay() -> None:
    def change(opened: Any) -> None:
        opened.styles["Thể thức - Lời văn"].font.size = docx.shared.Pt(13)
        opened.element.body.insert(0, xml("<w:r><w:t>Khẩu hiệu {{7*7}} {% x %}</w:t></w:r>"))

    data = write(made.letter(), form(change))
    assert "Khẩu hiệu {{7*7}} {% x %}" in said(data)
    assert docx.Document(io.BytesIO(data)).styles["Thể thức - Lời văn"].font.size.pt == 13
    assert "- Sở Tư pháp;" in said(data)


def test_marks_that_word_split_are_found_and_keep_the_words_around_them() -> None:
    def change(opened: Any) -> None:
        place = next(one.paragraph for one in template.marks_of(opened) if one.name == "dia_danh")
        split = xml("<w:r><w:t>Tại [[dia</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>_da</w:t></w:r>"
                    "<w:r><w:t>nh]], [[ngay]].</w:t></w:r>")
        place.getparent().replace(place, split)

    data = form(change)
    looked_at(data)
    assert "Tại Trà Vinh, ngày 05 tháng 02 năm 2026." in said(write(made.letter(), data))


def test_what_a_person_wrote_is_never_taken_for_a_mark() -> None:
    paper = made.letter(body=(made.text("[[noi_nhan]] {{7*7}}"),),
                        signature=made.Signature("", "GIÁM ĐỐC", "[[ngay]]"))
    found = said(write(paper, form()))
    assert "[[noi_nhan]] {{7*7}}./." in found
    assert "[[ngay]]" in found


def linked(*what: str, **more: str) -> Callable[[], bytes]:
    """The form of the house with one relation more."""
    return lambda: files.related(house_form(), *what, **more)


@pytest.mark.parametrize(("made_up", "code"), [
    (lambda: files.changed(house_form(), add={"word/vbaProject.bin": b"x"}), "evidence_macro"),
    (lambda: files.changed(house_form(), add={"word/custom.xml": files.DOCTYPE}),
     "evidence_crooked"),
    (lambda: files.of_zeros(house_form(), 300 * 2**20), "evidence_bomb"),
    (lambda: files.of_zeros(house_form(), 2**20, 30), "template_too_large"),
    (lambda: house_form()[:4000], "evidence_unreadable"),
    (linked("image", "https://evil.example/x.png"), "evidence_external"),
    (linked("attachedTemplate", "file:///c:/x.dotm"), "evidence_external"),
    (linked("hyperlink", "https://evil.example/"), "template_linked"),
    (linked("oleObject", "embeddings/o.bin", mode=""), "template_part"),
    (linked("aFChunk", "x.html", mode=""), "template_part"),
    (lambda: field("DDEAUTO c:\\\\cmd.exe"), "template_field"),
    (lambda: field("INCLUDE", "TEXT \"x\""), "template_field"),
    (lambda: field("PAGE") and with_paragraph('<w:fldSimple w:instr="INCLUDEPICTURE x"/>'),
     "template_field"),
    (lambda: with_paragraph('<w:ins w:id="9" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins>'),
     "template_tracked"),
    (lambda: with_paragraph("<w:r><w:object/></w:r>"), "template_part"),
    (lambda: with_paragraph("<w:r><w:t>[[khong_co]]</w:t></w:r>"), "template_unknown_mark"),
    (lambda: with_paragraph("<w:r><w:t>[[noi_dung]]</w:t></w:r>"), "template_mark_twice"),
    (lambda: with_paragraph(f"<w:r><w:t>{'[[ngay]] ' * 101}</w:t></w:r>"),
     "template_too_many_marks"),
    # Parts that Word would read under another name.
    (lambda: files.changed(house_form(), add={"word/header9.foo": b"<w:hdr/>"}), "template_part"),
    (lambda: files.changed(house_form(), add={"word/media/image9.png": b"<svg/>"}),
     "template_part"),
    (lambda: form(without("noi_dung", "so_ky_hieu")), "template_without_marks"),
    (lambda: files.word("Chỉ có chữ"), "template_without_marks"),
    (lambda: files.sheet(), "evidence_false_type"),
], ids=lambda one: one if isinstance(one, str) else "form")
def test_a_hostile_or_unfit_form_is_refused(made_up: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Refused) as refused:
        looked_at(made_up())
    assert refused.value.code == code


def test_an_honest_field_of_a_page_s_number_is_kept() -> None:
    looked_at(field("PA", "GE"))


def test_a_mark_that_becomes_paragraphs_stands_alone_in_the_text() -> None:
    def in_words(opened: Any) -> None:
        place = next(one.paragraph for one in template.marks_of(opened) if one.name == "can_cu")
        next(place.iter(qn("w:t"))).text = "Căn cứ: [[can_cu]]"

    def in_a_cell(opened: Any) -> None:
        place = next(one.paragraph for one in template.marks_of(opened) if one.name == "noi_dung")
        opened.element.body.find(qn("w:tbl")).find(f".//{qn('w:tc')}").append(place)

    for change, code in ((in_words, "template_mark_not_alone"), (in_a_cell, "template_mark_place")):
        with pytest.raises(Refused, match=code):
            looked_at(form(change))


def test_no_half_paper_is_made_of_a_form_that_would_lose_words() -> None:
    with pytest.raises(Refused) as refused:
        write(made.letter(), form(without("nguoi_ky", "quyen_han")))
    assert refused.value.code == "template_loses"
    assert refused.value.details["marks"] == "[[nguoi_ky]], [[quyen_han]]"
    with pytest.raises(Refused, match="template_unfillable"):
        write(made.letter(), b"PK\x03\x04 no archive")


def test_a_form_in_its_own_header_is_filled_and_marked(database: Database) -> None:
    def change(opened: Any) -> None:
        opened.sections[0].header.paragraphs[0].text = "[[co_quan]]"

    data = form(change)
    looked_at(data)
    header = docx.Document(io.BytesIO(write(made.letter(is_demonstration=True), data)))
    shown = [one.text for one in header.sections[0].header.paragraphs]
    assert shown == ["DỮ LIỆU TRÌNH DIỄN", "SỞ NỘI VỤ"]


def test_the_newest_form_that_is_not_withdrawn_is_used(database: Database) -> None:
    first, second = form(), files.changed(form(), add={"word/media/x.png": b"\x89PNG"})
    with database.writing() as rows:
        officer = cast.actor(rows, "officer")
        assert template.for_kind(rows, KIND) is None
        for data in (first, second):
            templates.add(rows, looked_at(data), actor=officer, at=cast.MOMENT)
        assert template.for_kind(rows, KIND) == second
        assert template.for_kind(rows, PaperKind.MEETING) is None
        with pytest.raises(NothingChanged):
            templates.add(rows, looked_at(second), actor=officer, at=cast.MOMENT)
        newest = templates.in_use(rows, KIND)
        assert newest is not None
        templates.withdraw(rows, newest.id, actor=officer, at=cast.MOMENT)
        assert template.for_kind(rows, KIND) == first
        with pytest.raises(NothingChanged):
            templates.withdraw(rows, newest.id, actor=officer, at=cast.MOMENT)
    with database.reading() as rows:
        assert len(cast.deeds(rows, "add_paper_template")) == 2
        assert len(cast.deeds(rows, "withdraw_paper_template")) == 1
        for name in ("leader", "agency", "admin"):
            with pytest.raises(NotAllowed):
                templates.add(rows, looked_at(first), actor=cast.actor(rows, name),
                              at=cast.MOMENT)
        assert rows.scalar(select(EvidenceFile.content).where(
            EvidenceFile.sha256 == inspect(second, NAME).sha256)) == second


def send(browser: Any, data: bytes, kind: str = KIND.value) -> Any:
    return browser.http.post(f"/papers/templates/{kind}", data={"file": (io.BytesIO(data), NAME)},
                             headers={"X-CSRFToken": browser.token()})


def test_a_form_is_sent_shown_fetched_and_taken_out_of_use(
    browser: Any, database: Database
) -> None:
    officer = browser("officer")
    house = officer.http.get(f"/papers/templates/{KIND.value}/house.docx")
    assert house.data == house_form()
    assert "mau-don-doc.docx" in house.headers["Content-Disposition"]
    data = form()
    sent = send(officer, data)
    assert sent.status_code == 200, sent.text
    back = officer.http.get(f"/papers/templates/{sent.json['id']}.docx")
    assert back.data == data
    refused = send(officer, files.word("không có dấu"))
    assert (refused.status_code, refused.json["code"]) == (422, "template_without_marks")
    assert "[[noi_dung]]" in refused.json["error"]
    assert send(officer, form(), "no-kind").status_code == 404
    for name in ("leader", "agency", "admin"):
        assert send(browser(name), form()).status_code == 403
        assert browser(name).http.get(f"/papers/templates/{sent.json['id']}.docx"
                                      ).status_code == 403
    with database.reading() as rows:
        assert len(rows.scalars(select(PaperTemplate)).all()) == 1


def test_the_page_lists_every_kind_and_every_mark(server: Any, database: Database) -> None:
    from dashboard.pages import paper_templates as page
    from dashboard.texts import paper_templates as words
    from dashboard.texts.papers import KINDS
    from dashboard.visit import Visit
    from registry import clock, settings

    data = form()
    with database.writing() as rows:
        templates.add(rows, looked_at(data), actor=cast.actor(rows, "officer"),
                      at=cast.MOMENT)
    with database.reading() as rows:
        visit = Visit(rows, cast.actor(rows, "officer"), clock.now(), clock.today(),
                      settings.choices(rows), {"kind": KIND.value})
        parts = page.layout(visit).body.children
    inside = parts[2].children.children
    shown = str([one.to_plotly_json() for one in [*parts, *inside]])
    kept = str([one.to_plotly_json() for one in inside])
    assert all(one in shown for one in KINDS.values())
    assert NAME in shown
    assert words.WITHDRAW in kept
    assert set(words.MEANINGS) == {*template.BLOCKS, *template.SINGLES}
    assert all(f"[[{one}]]" in shown for one in words.MEANINGS)


def test_the_rights_of_the_routes(server: Any) -> None:
    from dashboard.routes import NEEDS

    mine = {name: right for name, right in NEEDS.items() if name.startswith("paper_templates.")}
    assert len(mine) == 3
    assert set(mine.values()) == {Action.KEEP_TEMPLATES}
