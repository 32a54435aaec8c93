"""An office's own form is looked at in bounded time, and as every reader of it would read it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import docx
import evidence_files as files
import pytest
import test_paper_templates as forms
from docx.oxml.ns import qn

from registry.errors import Refused
from registry.evidence.inspect import inspect
from registry.papers import template, template_check, template_sample, templates
from registry.papers.docx import write
from registry.papers.docx_form import house_form
from registry.papers.paper import PaperKind

DOCUMENT = "word/document.xml"
FAR = 'INCLUDEPICTURE "http://evil.example/x.png"'
SPACES = {
    "s": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "zz": "urn:zz",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
LONGEST = 30.0


def with_markup(markup: str, skipped: str = "") -> bytes:
    """The form of the house with markup of its own before its words; readers may skip some."""
    data = house_form()
    text = files.parts_of(data)[DOCUMENT].decode()
    declared = "".join(f' xmlns:{name}="{one}"' for name, one in SPACES.items()
                       if f"xmlns:{name}=" not in text)
    text = text.replace("<w:document ", f"<w:document{declared} ", 1)
    assert 'mc:Ignorable="' in text
    text = text.replace('mc:Ignorable="', f'mc:Ignorable="{skipped} ')
    text = text.replace("<w:body>", f"<w:body>{markup}")
    return files.changed(data, add={DOCUMENT: text.encode()})


def sign(kind: str, space: str = "w") -> str:
    return f'<{space}:r><{space}:fldChar {space}:fldCharType="{kind}"/></{space}:r>'


def asked(text: str, space: str = "w", name: str = "instrText") -> str:
    return f"<{space}:r><{space}:{name}>{text}</{space}:{name}></{space}:r>"


def field(inner: str, space: str = "w") -> str:
    return (f"<w:p>{sign('begin', space)}{inner}{sign('separate', space)}<w:r><w:t>1</w:t></w:r>"
            f"{sign('end', space)}</w:p>")


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        forms.looked_at(data)
    return refused.value.code


@pytest.mark.parametrize(("markup", "code"), [
    (f"<w:p>{sign('begin')}{asked(FAR)}<w:r><w:t>x</w:t></w:r></w:p>", "template_field"),
    (field(asked(FAR, "s"), "s"), "template_strict"),
    (f"<w:p><s:fldSimple s:instr='{FAR}'/></w:p>", "template_strict"),
    (field('<mc:AlternateContent><mc:Choice Requires="zz">' + asked("PAGE ")
           + f"</mc:Choice><mc:Fallback>{asked(FAR)}</mc:Fallback></mc:AlternateContent>"),
     "template_drawn"),
    (field(f"<zz:q>{asked('PAGE ')}</zz:q>{asked(FAR)}"), "template_part"),
    # The first words may be skipped by a reader, though of a known kind.
    (field(f"<w14:q>{asked('PAGE ')}</w14:q>{asked(FAR)}"), "template_field"),
    (field(asked("PAGE ", name="delInstrText") + asked(FAR)), "template_field"),
    (field(f"<w:r><w:t>PAGE </w:t></w:r>{asked(FAR)}"), "template_field"),
    (field(asked(f"PAGE <!-- -->{FAR}")), "template_part"),
    (field(asked(f"PAGE <w:x/>{FAR}")), "template_field"),
    # What an inner field shows would follow the words of the outer one.
    (field(asked("PAGE ") + field(asked("PAGE")).replace("1", "INCLUDETEXT x")[5:-6]),
     "template_field"),
    (f"<w:p>{sign('other')}{asked(FAR)}</w:p>", "template_field"),
    ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r></w:p>',
     "template_part"),
    ('<w:p><w:r><w:pict><v:rect href="http://evil.example/"/></w:pict></w:r></w:p>',
     "template_linked"),
    ('<w:p><w:r><w:pict><v:fill o:href="//evil.example/x"/></w:pict></w:r></w:p>',
     "template_linked"),
    ('<w:p><w:r><w:pict><v:imagedata src="x.png"/></w:pict></w:r></w:p>', "template_linked"),
    ("<w:p><w:p/></w:p>", "template_unreadable"),
], ids=str)
def test_what_readers_take_for_different_things_is_refused(markup: str, code: str) -> None:
    assert refusal(with_markup(markup, "zz")) == code


@pytest.mark.parametrize("words", [
    "PAGE", " PAGE  \\* MERGEFORMAT ", "page \\*arabic", "NUMPAGES \\* roman"])
def test_numbers_of_pages_are_kept_however_set(words: str) -> None:
    forms.looked_at(with_markup(field(asked(words))))


def test_a_form_on_a_file_of_word_s_own_is_accepted() -> None:
    """The library's empty file was saved by Word: its list of styles, theme, data of its own."""
    opened, house = docx.Document(), docx.Document(io.BytesIO(house_form()))
    body = opened.element.body
    for one in list(house.element.body):
        if one.tag != qn("w:sectPr"):
            body.sectPr.addprevious(one)
    kept = io.BytesIO()
    opened.save(kept)
    assert "customXml/item1.xml" in files.parts_of(kept.getvalue())
    forms.looked_at(kept.getvalue())
    other = b'<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"/>'
    forms.looked_at(files.changed(kept.getvalue(), add={"customXml/item1.xml": other}))


RUNS = "<w:r><w:t>a</w:t></w:r>"


@pytest.mark.parametrize("markup", [
    "<w:p>" * 200 + RUNS * 40_000 + "</w:p>" * 200,
    "<w:p/>" * 1_000_000,
    "<w:p>" + "<!---->" * 500_000 + "</w:p>",
    "<w:p " + " ".join(f'a{n} = ">"' for n in range(20_000)) + "/>",
    ("<w:p " + " ".join(f'a{n}=""' for n in range(190)) + "/>") * 5_000,
    "<w:tbl><w:tr><w:tc>" * 20 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20,
], ids=["nested", "many", "notes", "attributes", "attributes-of-many", "deep"])
def test_a_form_of_too_many_pieces_is_refused_early(markup: str) -> None:
    data = with_markup(markup)
    found = inspect(data, forms.NAME)
    began = time.process_time()
    with pytest.raises(Refused, match="template_too_complex"):
        template_check.check(data, found, forms.KIND)
    assert time.process_time() - began < LONGEST


def test_all_parts_together_are_bounded() -> None:
    part = b"<a>" + b"<b/>" * 19_000 + b"</a>"
    data = files.changed(house_form(), add={f"customXml/item{n}.xml": part for n in range(3)})
    assert refusal(data) == "template_too_complex"


def test_a_header_named_a_thousand_times_is_looked_at_once() -> None:
    path = "word/_rels/document.xml.rels"
    data = house_form()
    named = files.parts_of(data)[path].decode()
    start = named.rindex("<Relationship ", 0, named.index("header1.xml"))
    one = named[start : named.index("/>", start) + 2]
    key = one.partition('Id="')[2].partition('"')[0]
    more = "".join(one.replace(f'"{key}"', f'"more{n}"') for n in range(1_000))
    named = named.replace("</Relationships>", f"{more}</Relationships>")
    data = files.changed(data, add={path: named.encode()})
    assert refusal(data) == "template_too_complex"
    opened = docx.Document(io.BytesIO(data))
    assert len(opened.part.rels) > 1_000
    assert len(template.roots(opened)) == 3


def test_the_largest_form_that_passes_is_filled_soon() -> None:
    data = with_markup("<w:p>" + RUNS * 9_000 + "</w:p>")
    began = time.process_time()
    forms.looked_at(data)
    assert time.process_time() - began < LONGEST


def test_a_form_kept_before_the_bounds_is_still_walked_once() -> None:
    data = with_markup("<w:p>" * 200 + RUNS * 20_000 + "</w:p>" * 200)
    began = time.process_time()
    write(template_sample.paper(forms.KIND), data)
    assert time.process_time() - began < LONGEST


def changed_text(old: str, new: str) -> bytes:
    text = files.parts_of(house_form())[DOCUMENT].decode()
    start = text.index(f"<{old}")
    end = text.index("/>" if old == "w:pgSz" else f"</{old}>", start)
    end += 2 if old == "w:pgSz" else len(old) + 3
    return files.changed(house_form(), add={DOCUMENT: (text[:start] + new + text[end:]).encode()})


@pytest.mark.parametrize(("old", "new"), [
    ("w:pgSz", '<w:pgSz w:w="abc" w:h="1"/>'), ("w:sectPr", "")], ids=["paper", "section"])
def test_a_form_that_can_fill_no_paper_is_refused(old: str, new: str) -> None:
    assert refusal(changed_text(old, new)) == "template_fills_nothing"


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_sample_needs_no_more_than_the_marks_of_its_kind(kind: PaperKind) -> None:
    # The place stands before the day, in one line with it.
    kept = {*template.mandatory(kind), template.words.PLACE}
    every = {*template.BLOCKS, *template.SINGLES} - kept
    forms.looked_at(forms.form(forms.without(*every)), kind)


def test_looking_is_done_before_the_write_lock(
    browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard import template_files

    order: list[str] = []
    looked = noted(order, "look", template_check.check)
    monkeypatch.setattr(template_check, "check", looked)
    monkeypatch.setattr(template_files, "record", noted(order, "lock", template_files.record))
    assert forms.send(browser("officer"), forms.form()).status_code == 200
    assert order == ["look", "lock"]
    assert not hasattr(templates, "template_check")


def noted(order: list[str], name: str, deed: Callable[..., Any]) -> Callable[..., Any]:
    def done(*given: Any, **more: Any) -> Any:
        order.append(name)
        return deed(*given, **more)
    return done
