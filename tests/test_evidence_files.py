"""Files sent as evidence: honest ones are kept as they are, the others refused by their reason."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import os
import resource
import socket
import threading
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import evidence_files as make
import pytest
from docx.oxml import parse_xml
from evidence_files import EICAR, LONG, MARK, OLE
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from werkzeug.http import parse_options_header

from dashboard.texts.evidence import KINDS, REFUSALS, SCANS
from db.vocabulary import Scan
from registry.errors import Refused
from registry.evidence import marks, names, sandbox, virus
from registry.evidence.inspect import Inspected, inspect
from registry.evidence.kinds import LARGEST, MEDIA_TYPES, Kind, Marks

ROOT = Path(__file__).parent.parent
# Nothing here takes half a minute, however busy the machine, unless it hangs.
HANGS = 30
# So much work a file may cost at most (a liar too), however long it has to wait for its turn.
MOST_WORK = 5.0
ENDINGS = {Kind.DOCX: ".docx", Kind.XLSX: ".xlsx", Kind.PDF: ".pdf"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOXED = (
    f'<w:p xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>Sở</w:t><w:pict>'
    "<v:shape>{}</v:shape></w:pict></w:r></w:p>"
)


def refused(data: bytes, name: str, **options: Any) -> str:
    """The code of a refusal, whose sentence can be written from its facts."""
    with pytest.raises(Refused) as caught:
        inspect(data, name, **options)
    said = REFUSALS[caught.value.code].format_map(caught.value.details)
    assert names.clean(name) in said
    return caught.value.code


def why(data: bytes, name: str) -> dict[str, object]:
    """The facts of a refusal."""
    with pytest.raises(Refused) as caught:
        inspect(data, name)
    return caught.value.details


# --- what is kept -----------------------------------------------------------------------------

GOOD: list[tuple[str, Callable[[], bytes], Kind, Marks]] = [
    ("Báo cáo.docx", make.word, Kind.DOCX, Marks.NONE),
    ("Biểu số liệu.xlsx", make.sheet, Kind.XLSX, Marks.NONE),
    ("Chuỗi chung.xlsx", lambda: make.shared("bảo mật", "độ mật"), Kind.XLSX, Marks.NONE),
    ("Kế hoạch.pdf", make.pdf, Kind.PDF, Marks.NONE),
    ("Trống.pdf", lambda: make.pdf([]), Kind.PDF, Marks.UNREAD),
    ("Quét có chữ ký.pdf", lambda: make.pdf([(60, 60, "Người ký: Sở")], pictures=True), Kind.PDF,
     Marks.UNREAD),
    ("Trang sau là ảnh.pdf", lambda: make.pdf([(60, 700, LONG)], []), Kind.PDF, Marks.UNREAD),
    ("Ảnh.png", make.png, Kind.PNG, Marks.UNREAD),
    ("Ảnh.jpg", make.jpeg, Kind.JPEG, Marks.UNREAD),
    ("ẢNH.JPEG", make.jpeg, Kind.JPEG, Marks.UNREAD),
]  # fmt: skip


@pytest.mark.parametrize(("name", "made", "kind", "seen"), GOOD, ids=[one[0] for one in GOOD])
def test_an_honest_file_is_kept_with_its_name_kind_and_sum(
    name: str, made: Callable[[], bytes], kind: Kind, seen: Marks
) -> None:
    data = made()
    sum_of = hashlib.sha256(data).hexdigest()
    assert inspect(data, name) == Inspected(
        name, kind, MEDIA_TYPES[kind], len(data), sum_of, Scan.NOT_SCANNED, seen
    )


def test_links_to_click_are_fine() -> None:
    data = make.related(make.word(), "hyperlink", "https://travinh.gov.vn")
    assert inspect(data, "a.docx").kind is Kind.DOCX


def test_an_archive_inside_a_document_is_not_opened_and_not_refused() -> None:
    inner = make.packed({"word/document.xml": b"<!DOCTYPE a>", "../x": b"y"})
    data = make.changed(make.word(), add={"word/embeddings/b.xlsx": inner})
    assert inspect(data, "a.docx").marks is Marks.NONE


def test_a_picture_pasted_into_a_document_is_said_to_be_unread() -> None:
    data = make.changed(make.word("Ảnh chụp"), add={"word/media/image1.png": make.png()})
    assert inspect(data, "a.docx").marks is Marks.UNREAD


def test_text_beyond_what_is_read_is_said_to_be_unread() -> None:
    filler = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>" % (os.urandom(300_000).hex().encode())
    data = make.changed(make.word(), swap={b"<w:sectPr": filler * 45 + b"<w:sectPr"})
    assert inspect(data, "a.docx").marks is Marks.UNREAD


def worked() -> float:
    """Seconds of work, here and in the processes that ended; waiting for a turn is none."""
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + below.ru_utime + below.ru_stime


def test_an_ordinary_file_is_looked_at_to_its_end() -> None:
    data, start = make.word(*[LONG] * 50), worked()
    assert inspect(data, "a.docx").marks is not Marks.UNREAD
    assert worked() - start < MOST_WORK / 2


# --- size and kind ----------------------------------------------------------------------------


def test_a_file_of_20_mb_is_kept_and_one_byte_more_is_refused() -> None:
    frame = make.jpeg()
    whole = frame[:-2] + bytes(LARGEST - len(frame)) + frame[-2:]
    assert inspect(whole, "a.jpg").size == 20 * 1024 * 1024
    assert refused(whole + b"\0", "a.jpg") == "evidence_too_large"


LIARS: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.pdf", lambda: b"", "evidence_empty"),
    ("a.exe", lambda: b"MZ" + bytes(200), "evidence_kind"),
    ("a.pdf.exe", make.pdf, "evidence_kind"),
    ("a", make.pdf, "evidence_kind"),
    ("a.zip", lambda: make.packed({"a": b"b"}), "evidence_kind"),
    ("a.doc", lambda: OLE, "evidence_old_format"),
    ("a.xls", lambda: OLE, "evidence_old_format"),
    ("a.docx", lambda: OLE, "evidence_old_format"),
    ("a.docm", make.word, "evidence_macro"),
    ("a.pdf", make.word, "evidence_false_type"),
    ("a.docx", make.pdf, "evidence_false_type"),
    ("a.xlsx", make.word, "evidence_false_type"),
    ("a.docx", make.sheet, "evidence_false_type"),
    ("a.docx", lambda: make.packed({"a.txt": b"b"}), "evidence_false_type"),
    ("a.png", make.jpeg, "evidence_false_type"),
    ("a.jpg", make.png, "evidence_false_type"),
    ("a.pdf", lambda: b"MZ" + bytes(200), "evidence_false_type"),
    ("a.png", lambda: b"<html><script>", "evidence_false_type"),
    ("a.pdf", lambda: "chỉ là chữ".encode(), "evidence_unknown_type"),
    ("a.pdf", lambda: EICAR, "evidence_unknown_type"),
]


@pytest.mark.parametrize(("name", "made", "code"), LIARS)
def test_a_file_that_is_not_what_it_is_called_is_refused(
    name: str, made: Callable[[], bytes], code: str
) -> None:
    assert refused(made(), name) == code


def test_the_sentence_says_what_a_file_claims_and_what_it_is() -> None:
    facts = [why(make.word(), "Báo cáo.xlsx"), why(make.sheet(), "a.pdf"), why(OLE, "a.xlsx")]
    assert facts == [
        {"name": "Báo cáo.xlsx", "claimed": ".xlsx", "actual": ".docx"},
        {"name": "a.pdf", "claimed": ".pdf", "actual": ".xlsx"},
        {"name": "a.xlsx", "wanted": ".xlsx"},
    ]


# --- archives that lie ------------------------------------------------------------------------


def linked() -> bytes:
    entry = zipfile.ZipInfo("word/link.xml")
    entry.external_attr = 0o120777 << 16
    return make.with_entry(make.word(), entry, b"/etc/passwd")


def twice(second: str) -> bytes:
    data = make.changed(make.word(), add={"word/a.xml": b"<a/>", "word/b.xml": b"<a/>"})
    return data.replace(b"word/b.xml", second.encode())


def damaged() -> bytes:
    """One letter is not what it was when its check sum was taken."""
    stored = make.packed(make.parts_of(make.word()), zipfile.ZIP_STORED)
    return stored.replace(b"<w:body>", b"<w:bodx>").replace(b"</w:body>", b"</w:bodx>")


def other_head() -> bytes:
    """The part calls itself otherwise than the directory does."""
    data = make.word()
    at = data.index(b"word/document.xml")
    return data[:at] + b"word/DOCUMENT.xml" + data[at + 17 :]


def overlapping() -> bytes:
    """A part that the directory finds inside another part's bytes."""
    inner = make.packed({"word/b.xml": b"<b/>"}, zipfile.ZIP_STORED).partition(b"PK\x01\x02")[0]
    parts = make.parts_of(make.word()) | {"word/a.bin": inner, "word/b.xml": b"<b/>"}
    data = bytearray(make.packed(parts, zipfile.ZIP_STORED))
    named = data.rindex(b"word/b.xml")
    data[named - 4 : named] = data.index(inner).to_bytes(4, "little")
    return bytes(data)


def quiet_bomb() -> bytes:
    """A part that unpacks to more than the directory says."""
    data = make.changed(make.word(), add={"word/zz.xml": bytes(10**6)})
    return data.replace((10**6).to_bytes(4, "little"), (10**3).to_bytes(4, "little"))


ARCHIVES: list[tuple[Callable[[], bytes], str]] = [
    (lambda: make.of_zeros(make.word(), 200 * 2**20), "evidence_bomb"),
    (lambda: make.of_zeros(make.word(), 30 * 2**20), "evidence_bomb"),
    (lambda: make.of_zeros(make.word(), 9 * 2**20, parts=23), "evidence_bomb"),
    (lambda: make.of_many(65_000, 65_000), "evidence_bomb"),
    (lambda: make.of_many(65_000, 3), "evidence_bomb"),
    (lambda: make.changed(make.word(), add={"/etc/passwd": b"x"}), "evidence_crooked"),
    (lambda: make.changed(make.word(), add={"../../x.xml": b"x"}), "evidence_crooked"),
    (lambda: make.changed(make.word(), add={"..\\x.xml": b"x"}), "evidence_crooked"),
    (lambda: make.changed(make.word(), add={"C:/x.xml": b"x"}), "evidence_crooked"),
    (linked, "evidence_crooked"),
    (lambda: twice("word/a.xml"), "evidence_crooked"),
    (lambda: twice("word/A.xml"), "evidence_crooked"),
    (lambda: twice("word/b\0xml"), "evidence_crooked"),
    (other_head, "evidence_crooked"),
    (overlapping, "evidence_crooked"),
    (lambda: make.word() + b"tail", "evidence_crooked"),
    (quiet_bomb, "evidence_unreadable"),
    (damaged, "evidence_unreadable"),
    (lambda: make.word()[:-300], "evidence_unreadable"),
    (lambda: make.packed(make.parts_of(make.word()), zipfile.ZIP_LZMA), "evidence_unreadable"),
    (lambda: make.flagged(make.word()), "evidence_encrypted"),
    (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "evidence_encrypted"),
    (lambda: make.changed(make.word(), add={"word/vbaProject.bin": b"x"}), "evidence_macro"),
    (lambda: make.changed(make.word(), add={"word/VBAPROJECT.BIN": b"x"}), "evidence_macro"),
    (lambda: make.changed(make.word(), swap={
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml":
        b"application/vnd.ms-word.document.macroEnabled.main+xml"}), "evidence_macro"),
    (lambda: make.changed(make.word(), drop=["word/document.xml"]), "evidence_false_type"),
    (lambda: make.changed(make.word(), swap={b"</w:body>": b""}), "evidence_unreadable"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "code"), ARCHIVES)
def test_an_archive_that_lies_is_refused_and_holds_nobody_up(
    made: Callable[[], bytes], code: str
) -> None:
    data, start = made(), worked()
    assert refused(data, "a.docx") == code
    assert worked() - start < MOST_WORK


EXTERNAL = [
    ("attachedTemplate", "https://example.test/a.dotm", "External"),
    ("oleObject", "file://server/share/a.xls", "External"),
    ("image", "http://example.test/a.png", "external"),
    ("frame", "https://example.test/a.htm", ""),
]


@pytest.mark.parametrize(("kind", "target", "mode"), EXTERNAL)
def test_a_document_that_fetches_by_itself_is_refused(kind: str, target: str, mode: str) -> None:
    assert refused(make.related(make.word(), kind, target, mode), "a.docx") == "evidence_external"


BOMB = b"""<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://192.0.2.1/a.dtd"> %p;]>'
WORD_PARTS = ("word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
              "word/styles.xml")  # fmt: skip


@pytest.mark.parametrize("definition", [BOMB, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("part", [*WORD_PARTS, "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_markup_that_defines_entities_is_refused(part: str, definition: bytes) -> None:
    data, name = (make.word(), "a.docx") if part in WORD_PARTS else (make.sheet(), "a.xlsx")
    before = make.parts_of(data)[part]
    head, _, rest = before.partition(b"?>") if before.startswith(b"<?") else (b"", b"", before)
    bad = (head + b"?>" if head else b"") + definition + rest
    assert refused(make.changed(data, add={part: bad}), name) == "evidence_crooked"


def test_entities_are_found_in_other_encodings_and_behind_much_else() -> None:
    wide = (BOMB + b"<a/>").decode().encode("utf-16")
    late = b"<!--" + b"x" * 65_525 + b"--><!DOCTYPE a><a/>"
    for bad in (wide, late):
        data = make.changed(make.word(), add={"word/theme/theme9.xml": bad})
        assert refused(data, "a.docx") == "evidence_crooked"


def test_the_parser_itself_refuses_a_document_type_that_the_search_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from registry.evidence import archive, child

    monkeypatch.setattr(archive, "DEFINITIONS", (b"never",))
    data = make.changed(make.word(), swap={b"<w:document": BOMB + b"<w:document"})
    assert child.answer(data, Kind.DOCX)["refused"] == "evidence_unreadable"
    assert child.answer(make.word(), Kind.DOCX) == {"marks": "none"}


# --- PDF --------------------------------------------------------------------------------------


def locked(user: str) -> bytes:
    writer, kept = PdfWriter(clone_from=PdfReader(io.BytesIO(make.pdf()))), io.BytesIO()
    writer.encrypt(user, "chủ sở hữu", algorithm="RC4-128")
    writer.write(kept)
    return kept.getvalue()


SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
HIDDEN = b"<</S/#4aavaScript/#4aS(1)>>"
ENCLOSED = b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
PDFS: list[tuple[Callable[[], bytes], str]] = [
    (lambda: locked("mật khẩu"), "evidence_encrypted"),
    (lambda: locked(""), "evidence_encrypted"),
    (lambda: make.pdf(trailer=b"/Encrypt<</Filter/Other/V 9>>"), "evidence_encrypted"),
    (lambda: make.pdf()[: len(make.pdf()) // 2], "evidence_unreadable"),
    (lambda: make.pdf()[:-30], "evidence_unreadable"),
    (lambda: make.pdf() + b"9 0 obj\n(a later change that is cut off" * 99, "evidence_unreadable"),
    (lambda: b"%PDF-1.7\n" + os.urandom(5000) + b"%%EOF", "evidence_unreadable"),
    (lambda: make.assembled([b"<</Type/Catalog/Pages 2 0 R>>",
                             b"<</Type/Pages/Kids[]/Count 0>>"]), "evidence_unreadable"),
    (lambda: make.pdf(catalog=b"/OpenAction" + SCRIPT), "evidence_active"),
    (lambda: make.pdf(catalog=b"/OpenAction" + HIDDEN), "evidence_active"),
    (lambda: make.pdf(catalog=b"/OpenAction<</S/#4caunch/F(cmd.exe)>>"), "evidence_active"),
    (lambda: make.pdf(catalog=b"/Names<</JavaScript<</Names[(a)6 0 R]>>>>", more=(HIDDEN,)),
     "evidence_active"),
    (lambda: make.pdf(catalog=b"/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>",
                      more=(ENCLOSED, make.stream(b"MZ"))), "evidence_active"),
    (lambda: make.pdf(catalog=b"/AF[6 0 R]", more=(make.stream(b"MZ", b"/Type/EmbeddedFile"),)),
     "evidence_active"),
    (lambda: make.pdf(page=b"/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>>]"),
     "evidence_active"),
    (lambda: make.pdf(page=b"/AA<</O" + HIDDEN + b">>"), "evidence_active"),
    (lambda: make.pdf(more=(SCRIPT,)), "evidence_active"),
    (lambda: make.pdf(catalog=b"/AcroForm<</XFA[(a)]/Fields[]>>"), "evidence_active"),
    (lambda: make.pdf() + make.packed({"a.exe": b"MZ"}), "evidence_double"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "code"), PDFS)
def test_a_pdf_that_is_locked_damaged_or_active_is_refused(
    made: Callable[[], bytes], code: str
) -> None:
    assert refused(made(), "a.pdf") == code


def test_a_pdf_with_ordinary_links_and_a_signature_field_is_kept() -> None:
    link = b"/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://travinh.gov.vn)>>>>]"
    data = make.pdf(page=link, catalog=b"/AcroForm<</SigFlags 3/Fields[<</FT/Sig/T(a)>>]>>")
    assert inspect(data, "a.pdf").marks is Marks.NONE


def test_a_drawing_of_too_many_strokes_is_left_to_a_persons_eyes() -> None:
    strokes = make.stream(b"0 0 m 1 1 l S\n" * 60_000 + b"BT /F 9 Tf (abc) Tj ET")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        strokes,
    ]
    assert inspect(make.assembled(objects), "Bản đồ.pdf").marks is Marks.UNREAD


# --- pictures ---------------------------------------------------------------------------------

PICTURES: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.png", lambda: make.png(20_000, 20_000), "evidence_huge_image"),
    ("a.png", lambda: make.png(2**31, 1), "evidence_huge_image"),
    ("a.jpg", lambda: make.jpeg(65_535, 65_535), "evidence_huge_image"),
    ("a.png", lambda: make.png(0, 5), "evidence_unreadable"),
    ("a.png", lambda: make.png()[:-12], "evidence_unreadable"),
    ("a.png", lambda: make.png()[:-2], "evidence_unreadable"),
    ("a.png", lambda: make.png()[:20], "evidence_unreadable"),
    ("a.jpg", lambda: make.jpeg()[:-2], "evidence_unreadable"),
    ("a.jpg", lambda: make.jpeg()[:24], "evidence_unreadable"),
    ("a.jpg", lambda: b"\xff\xd8\xff" + bytes(2**20), "evidence_unreadable"),
    ("a.png", lambda: make.png() + make.packed({"a": b"b"}), "evidence_double"),
    ("a.jpg", lambda: make.jpeg(before=b"\xff\xfe\0\x09%PDF-1."), "evidence_double"),
]


@pytest.mark.parametrize(("name", "made", "code"), PICTURES)
def test_a_picture_that_is_cut_off_huge_or_two_in_one_is_refused(
    name: str, made: Callable[[], bytes], code: str
) -> None:
    assert refused(made(), name) == code


def test_a_small_preview_inside_a_jpeg_is_not_taken_for_the_picture() -> None:
    preview = make.jpeg(9_000, 9_000)
    before = b"\xff\xe1" + (len(preview) + 2).to_bytes(2, "big") + preview
    assert inspect(make.jpeg(12_000, 8_000, before), "a.jpg").kind is Kind.JPEG


# --- the stamp --------------------------------------------------------------------------------

STAMPED = [
    MARK, "TỐI MẬT", "TUYỆT MẬT", "M Ậ T", "M    Ậ    T", "T Ố I   M Ậ T", "  [MẬT] ", "- MẬT -",
    "MẬT.", unicodedata.normalize("NFD", "TUYỆT MẬT"), "M\u00c2\u0323T", "ＭẬＴ", "M\u200bẬ\u00adT",
    "MÂ \u0323T", "MËT", "TOÁI MAÄT", "Độ mật: Tối mật", "ĐỘ MẬT: MẬT", "MẬT\nĐộc lập - Tự do",
    "CHẾ ĐỘ\nMẬT\nBÁO CÁO", "MẬT\tTrà Vinh, ngày 5", "MẬT      Trà Vinh, ngày 5 tháng 10",
]  # fmt: skip
ORDINARY = [
    "bảo mật", "BÍ MẬT", "BẢO MẬT", "MẬT ĐỘ", "MẬT KHẨU", "mật", "Mật", "ĐỘ MẬT", "Độ mật:",
    "Độ mật: Thường", "KHÔNG MẬT", "Quy định về bảo vệ tài liệu TỐI MẬT, TUYỆT MẬT", "MAT", "MẶT",
    "MẤT", "AN TOÀN, BẢO\nMẬT", "B Ả O\nM Ậ T", "MẬT\nĐỘ", "MẬT\nKHẨU", "ĐỘ\nMẬT",
    "Ba mức: mật, tối mật, tuyệt mật",
]  # fmt: skip


@pytest.mark.parametrize("line", STAMPED)
def test_a_line_that_is_the_stamp_is_found(line: str) -> None:
    assert marks.stamp(f"SỞ TƯ PHÁP\n{line}") is not None


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_words_are_no_stamp(line: str) -> None:
    assert marks.stamp(f"SỞ TƯ PHÁP\n{line}") is None


def in_header(made: Any) -> None:
    made.sections[0].header.paragraphs[0].text = MARK


def in_footer(made: Any) -> None:
    made.sections[0].footer.paragraphs[0].text = MARK


def in_box(inner: str) -> Callable[[Any], object]:
    return lambda made: made.element.body.insert(0, parse_xml(BOXED.format(inner)))


def in_capitals(made: Any) -> None:
    made.add_table(1, 1).rows[0].cells[0].paragraphs[0].add_run("Mật").font.all_caps = True


def in_sheet_header(book: Any) -> None:
    book.active.oddHeader.center.text = MARK
    book.active.oddHeader.center.size = 14
    book.active.oddHeader.center.font = "Arial,Bold"


def titled(title: str) -> Callable[[Any], object]:
    """Both libraries keep it in the same part; only the way to it differs."""

    def set_title(made: Any) -> None:
        kept = made.core_properties if hasattr(made, "core_properties") else made.properties
        kept.title = title

    return set_title


BOX = (
    f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox>"
)
UPRIGHT = [(60, 800, "SỞ TƯ PHÁP"), (60, 700, LONG)]
SECRETS: list[tuple[Kind, Callable[[], bytes]]] = [
    (Kind.DOCX, lambda: make.word("SỞ TƯ PHÁP", MARK, LONG)),
    (Kind.DOCX, lambda: make.word("SỞ TƯ PHÁP", "Tối mật", LONG)),
    (Kind.DOCX, lambda: make.word("SỞ TƯ PHÁP\nMẬT", LONG)),
    (Kind.DOCX, lambda: make.word(change=make.table(MARK, "Trà Vinh, ngày 5"))),
    (Kind.DOCX, lambda: make.word(change=in_header)),
    (Kind.DOCX, lambda: make.word(change=in_footer)),
    (Kind.DOCX, lambda: make.word(change=in_box(BOX))),
    (Kind.DOCX, lambda: make.word(change=in_box(f'<v:textpath string="{MARK}"/>'))),
    (Kind.DOCX, lambda: make.word(change=in_capitals)),
    (Kind.DOCX, lambda: make.word(change=titled("Báo cáo (Mật)"))),
    (Kind.DOCX, lambda: make.word(change=titled("Tuyệt mật"))),
    (Kind.XLSX, lambda: make.sheet(("Số", 1), (MARK, 2))),
    (Kind.XLSX, lambda: make.shared("Số liệu", "TỐI MẬT")),
    (Kind.XLSX, lambda: make.sheet(change=in_sheet_header)),
    (Kind.XLSX, lambda: make.sheet(change=titled(MARK))),
    (Kind.XLSX, lambda: make.sheet(change=lambda book: book.create_sheet(MARK))),
    (Kind.PDF, lambda: make.pdf([*UPRIGHT, (60, 780, MARK)])),
    (Kind.PDF, lambda: make.pdf([*UPRIGHT, (60, 780, MARK), (300, 780, "Trà Vinh, ngày 5")])),
    (Kind.PDF, lambda: make.pdf(UPRIGHT, UPRIGHT, [*UPRIGHT, (60, 780, "M Ậ T")])),
    (Kind.PDF, lambda: make.pdf([*UPRIGHT, (20, 300, MARK)], upright=True)),
    (Kind.PDF, lambda: make.pdf(
        page=b"/Annots[6 0 R null]",
        more=(b"<</Subtype/FreeText/Contents<FEFF%b>>>" % MARK.encode("utf-16-be").hex().encode(),),
    )),
    (Kind.PDF, lambda: make.pdf(
        UPRIGHT, trailer=b"/Info<</Title<FEFF%b>>>" % MARK.encode("utf-16-be").hex().encode())),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "made"), SECRETS)
def test_a_marked_document_is_refused_wherever_the_mark_stands(
    kind: Kind, made: Callable[[], bytes]
) -> None:
    assert refused(made(), f"Báo cáo{ENDINGS[kind]}") == "evidence_secret"


UNMARKED: list[tuple[Kind, Callable[[], bytes]]] = [
    (Kind.DOCX, lambda: make.word("Đề án bảo mật thông tin", "BẢO VỆ BÍ MẬT NHÀ NƯỚC", LONG)),
    (Kind.DOCX, lambda: make.word(LONG, change=make.table("Thường", "Mật", "Tối mật"))),
    (Kind.DOCX, lambda: make.word("QUY CHẾ BẢO\nMẬT", LONG)),
    (Kind.DOCX, lambda: make.word(change=titled("Đề án bảo mật"))),
    (Kind.XLSX, lambda: make.sheet(("Độ mật", "Mật khẩu", "MẬT ĐỘ"), ("Mật", "x", 3))),
    (Kind.PDF, lambda: make.pdf([*UPRIGHT, (60, 780, "MẬT ĐỘ"), (60, 760, "mật")])),
    (Kind.PDF, lambda: make.pdf(UPRIGHT, UPRIGHT, UPRIGHT, [*UPRIGHT, (60, 780, MARK)])),
]


@pytest.mark.parametrize(("kind", "made"), UNMARKED)
def test_a_document_with_ordinary_words_is_kept(kind: Kind, made: Callable[[], bytes]) -> None:
    assert inspect(made(), f"a{ENDINGS[kind]}").marks is Marks.NONE


NAMED = [
    "Báo cáo (MẬT).pdf", "[Mật] Kế hoạch.pdf", "BC_TOI MAT_2026.pdf", "Kế hoạch tối mật.pdf",
    "Mật - Báo cáo.pdf", "BC tiến độ_MẬT.pdf", "Bao cao (MAT).pdf", "tuyet_mat.pdf",
    "Bí mật nhà nước - Mật.pdf", "Đề án bảo mật (Mật).pdf", "Mật.pdf", "Công văn mật số 5.pdf",
    unicodedata.normalize("NFD", "Báo cáo (MẬT).pdf"), "TUYỆT MẬT.pdf", "Mật_Thư mời.pdf",
    "Mật - Độ che phủ rừng.pdf", "Phòng khám xương khớp cơ - Mật.pdf",
]  # fmt: skip
UNNAMED = [
    "Đề án bảo mật thông tin.docx", "Bí mật nhà nước.docx", "mật độ dân số.docx",
    "Mật khẩu wifi.docx", "Đề_án_bảo_mật.docx", "BẢO MẬT.docx", "Giải phóng mặt bằng.docx",
    "giai phong mat bang.docx", "Bao cao bao mat.docx", "tổn thất mất mát.docx",
    "Bản không mật.docx", "toimat.docx", unicodedata.normalize("NFD", "Bảo mật.docx"),
    "Mật ong Trà Vinh.docx",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_a_name_that_says_secret_is_refused(name: str) -> None:
    assert refused(make.pdf(), name) == "evidence_secret_name"


@pytest.mark.parametrize("name", UNNAMED)
def test_a_name_with_ordinary_words_is_kept(name: str) -> None:
    assert not marks.in_name(names.clean(name))


def test_a_project_about_information_security_is_kept_under_its_name() -> None:
    name = "Đề án bảo mật thông tin.docx"
    assert inspect(make.word(), unicodedata.normalize("NFD", name)).name == name


# --- names ------------------------------------------------------------------------------------

CLEANED = [
    ("Báo cáo quý I.docx", "Báo cáo quý I.docx"),
    (unicodedata.normalize("NFD", "Đề án số 06.pdf"), "Đề án số 06.pdf"),
    ("C:\\fakepath\\Ảnh.png", "Ảnh.png"),
    ("../../etc/passwd", "passwd"),
    ("..\\..\\x.docx", "x.docx"),
    ("bao\u202ecao\u200fxcod.docx", "baocaoxcod.docx"),
    ("a\0b\r\nc.pdf", "ab c.pdf"),
    ("  nhiều   khoảng\u00a0trắng .pdf ", "nhiều khoảng trắng.pdf"),
    ("a.pdf...", "a.pdf"),
    ("", "evidence"),
    ("...", "evidence"),
    ("\u202e.pdf", "pdf"),
    ("CON", "CON"),
    ('a"b;c%d.pdf', 'a"b;c%d.pdf'),
]


@pytest.mark.parametrize(("given_name", "kept"), CLEANED)
def test_a_name_is_kept_without_what_could_deceive(given_name: str, kept: str) -> None:
    assert names.clean(given_name) == kept


def test_a_long_name_is_cut_before_its_ending() -> None:
    kept = names.clean("Báo cáo " * 60 + ".docx")
    assert len(kept) <= names.LONGEST_NAME
    assert kept.endswith("cáo B.docx")


@given(st.text(max_size=300) | st.text("Aạ\u0323\u0302. /\\\u202e\u00a0đ\"%'", max_size=200))
@settings(max_examples=500, deadline=None)
def test_any_name_becomes_a_safe_one_that_stays_as_it_is(given_name: str) -> None:
    kept = names.clean(given_name)
    assert 0 < len(kept) <= names.LONGEST_NAME
    assert names.clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not [one for one in kept if one in "/\\" or unicodedata.category(one)[0] == "C"]
    assert kept.strip(" ") == kept


@given(st.text(max_size=200) | st.text("Đề án\"\\%;='\r\n.", max_size=80))
@settings(max_examples=500, deadline=None)
def test_a_browser_reads_the_whole_name_out_of_the_header(given_name: str) -> None:
    header = names.content_disposition(given_name)
    assert header.isascii()
    assert header.isprintable()
    how, options = parse_options_header(header)
    assert (how, options["filename"]) == ("attachment", names.clean(given_name))


def test_an_old_browser_gets_the_name_without_marks() -> None:
    said = names.content_disposition("Đề án “số 6”.pdf")
    assert said.startswith('attachment; filename="De an _so 6_.pdf"; filename*=UTF-8\'\'%C4%90')
    assert 'filename="a_b;c_d.pdf";' in names.content_disposition('a"b;c%d.pdf')


# --- the sandbox ------------------------------------------------------------------------------


def run_instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the child do something else."""
    start = "import sys, os, json; sys.path.insert(0, sys.argv[1]); "
    monkeypatch.setattr(sandbox, "BOOT", start + code)


ENDS = [
    "os.kill(os.getpid(), 9)",
    "sys.exit(3)",
    "print('{}')",
    "print('not json')",
    "print('[1]')",
    "print(json.dumps({'marks': 'clean'}))",
    "os.close(0)",
    "print(json.dumps({'marks': 'none'})); sys.stdout.flush(); os.abort()",
]


@pytest.mark.parametrize("code", ENDS)
def test_a_child_that_dies_or_talks_nonsense_means_unreadable(
    monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    run_instead(monkeypatch, code)
    assert refused(make.jpeg() + bytes(2**20), "a.jpg") == "evidence_unreadable"


def test_a_child_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    run_instead(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.5)
    start = time.monotonic()
    assert refused(make.jpeg(), "a.jpg") == "evidence_unreadable"
    assert time.monotonic() - start < HANGS


def test_the_child_inherits_no_environment_and_no_open_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLAN_SECRET_KEY", "abc")
    run_instead(
        monkeypatch,
        "held = [n for n in os.listdir('/proc/self/fd') if int(n) > 3]; "
        "bad = [n for n in os.environ if 'SECRET' in n] + held; "
        "print(json.dumps({'marks': 'unread' if not bad and sys.flags.isolated else bad}))",
    )
    with open("/etc/hostname", "rb") as kept:
        os.set_inheritable(kept.fileno(), True)
        assert sandbox.read(b"x", Kind.PNG) is Marks.UNREAD


def test_the_child_cannot_take_more_memory_or_time_or_write_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run_instead(
        monkeypatch,
        "import resource as r; from registry.evidence import child; child.confine()\n"
        "most = [r.getrlimit(w) for w in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE)]\n"
        "good = most == [(2**29, 2**29), (10, 10), (0, 0)]\n"
        "try: bytearray(2**29)\n"
        "except MemoryError: print(json.dumps({'marks': 'none' if good else 'bad'}))",
    )
    assert sandbox.read(b"x", Kind.PNG) is Marks.NONE


def test_the_real_child_confines_itself_before_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.evidence import child

    done: list[str] = []
    monkeypatch.setattr(child, "confine", lambda: done.append("confine"))
    monkeypatch.setattr(child, "answer", lambda data, kind: done.append("answer") or {})
    monkeypatch.setattr("sys.argv", ["x", "png"])
    fake = type("Stdin", (), {"buffer": io.BytesIO(b"x")})()
    monkeypatch.setattr("sys.stdin", fake)
    child.main()
    assert done == ["confine", "answer"]


def test_only_so_many_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PLACES", threading.BoundedSemaphore(1))
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.1)
    with sandbox.PLACES:
        assert refused(make.jpeg(), "a.jpg") == "evidence_busy"


# --- the scanner ------------------------------------------------------------------------------

Answer = Callable[[socket.socket, bytes], None]


def says(line: bytes) -> Answer:
    return lambda caller, data: caller.sendall(line)


def as_clamd(caller: socket.socket, data: bytes) -> None:
    """What ClamAV answers."""
    found = EICAR in data
    caller.sendall(b"stream: Eicar-Test-Signature FOUND\n" if found else b"stream: OK\n")


def drip(caller: socket.socket, data: bytes) -> None:
    """A letter now and then, until the caller has had enough."""
    with contextlib.suppress(OSError):
        for _ in range(10 * 2 * HANGS):
            caller.sendall(b"s")
            time.sleep(0.1)


def silent(caller: socket.socket, data: bytes) -> None:
    """Not a word, until the caller hangs up."""
    caller.settimeout(2 * HANGS)
    with contextlib.suppress(OSError):
        caller.recv(1)


def received(caller: socket.socket) -> bytes:
    """The file that came by INSTREAM."""
    with caller.makefile("rb") as lines:
        assert lines.readline() == b"nINSTREAM\n"
        pieces = []
        while size := int.from_bytes(lines.read(4), "big"):
            pieces.append(lines.read(size))
        return b"".join(pieces)


@contextlib.contextmanager
def scanner(answer: Answer, path: Path | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """A scanner that answers one call; its address, and what was sent to it."""
    server = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    server.bind(str(path) if path else ("127.0.0.1", 0))
    server.listen(1)
    got: list[bytes] = []

    def serve() -> None:
        with contextlib.suppress(OSError), server.accept()[0] as caller:
            got.append(received(caller))
            answer(caller, got[-1])

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield (f"unix:{path}" if path else f"tcp:127.0.0.1:{server.getsockname()[1]}"), got
    finally:
        server.close()
        thread.join(10)


@pytest.mark.parametrize("is_unix", [True, False])
def test_a_clean_file_reaches_the_scanner_whole(tmp_path: Path, is_unix: bool) -> None:
    data = make.word(*[LONG] * 20)
    with scanner(as_clamd, tmp_path / "clamd.ctl" if is_unix else None) as (address, got):
        assert inspect(data, "a.docx", scanner=address).scan is Scan.CLEAN
    assert got == [data]


def test_an_infected_file_is_refused_with_the_name_of_what_was_found() -> None:
    data = make.changed(make.word(), add={"word/media/a.bin": EICAR})
    stored = make.packed(make.parts_of(data), zipfile.ZIP_STORED)
    with scanner(as_clamd) as (address, _):
        assert refused(stored, "a.docx", scanner=address) == "evidence_infected"
    with scanner(says(b"stream: <b>Eicar</b>-1 FOUND\n")) as (address, _):
        with pytest.raises(Refused) as caught:
            virus.scan(b"x", address)
        assert caught.value.details == {"found": "bEicar/b-1"}


UNSURE: list[Answer] = [
    says(b""),
    says(b"garbage\n"),
    says(b"\xff\xfe\xfd\n"),
    says(b"stream: something OK\n"),
    says(b"other: OK\n"),
    says(b"stream: Cannot read ERROR\n"),
    says(b"INSTREAM size limit exceeded. ERROR\n"),
    silent,
    drip,
]


@pytest.mark.parametrize("answer", UNSURE)
def test_an_unsure_answer_is_never_clean(
    monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    monkeypatch.setattr(virus, "SECONDS", 0.5)
    with scanner(answer) as (address, got):
        start = time.monotonic()
        assert virus.scan(b"abc", address) is Scan.NOT_SCANNED
        assert time.monotonic() - start < HANGS
    assert got == [b"abc"]


def test_a_scanner_that_takes_no_data_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(virus, "SECONDS", 0.5)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "deaf"))
        deaf.listen(0)
        start = time.monotonic()
        assert virus.scan(bytes(LARGEST), f"unix:{tmp_path}/deaf") is Scan.NOT_SCANNED
        # The queue of one is now full: not even the call is taken.
        assert virus.scan(b"x", f"unix:{tmp_path}/deaf") is Scan.NOT_SCANNED
    assert time.monotonic() - start < HANGS


def test_a_scanner_that_takes_the_file_by_drops_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(virus, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def sip() -> None:
            with contextlib.suppress(OSError), server.accept()[0] as caller:
                while caller.recv(1 << 16):
                    time.sleep(0.2)

        threading.Thread(target=sip, daemon=True).start()
        start = time.monotonic()
        address = f"tcp:127.0.0.1:{server.getsockname()[1]}"
        assert virus.scan(bytes(LARGEST), address) is Scan.NOT_SCANNED
    assert time.monotonic() - start < HANGS


def test_without_a_scanner_nothing_is_called_clean(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"tcp:127.0.0.1:{closed.getsockname()[1]}"
        said = [virus.scan(EICAR, one) for one in (None, "", f"unix:{tmp_path}/none", address)]
    assert said == [Scan.NOT_SCANNED] * 4


ELSEWHERE = ["tcp:192.0.2.1:3310", "tcp:clamav.example:3310", "unix:relative", "http://127.0.0.1",
             "tcp:127.0.0.1"]  # fmt: skip


@pytest.mark.parametrize("address", ELSEWHERE)
def test_a_scanner_on_another_machine_is_not_asked(address: str) -> None:
    with pytest.raises(ValueError, match=r"this machine|IPv4"):
        virus.scan(b"x", address)


# --- words ------------------------------------------------------------------------------------


def codes() -> set[str]:
    """Every code of a refusal in the package."""
    found = set()
    for path in (ROOT / "registry/evidence").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value).startswith("evidence_"):
                found.add(str(node.value))
    return found


def test_every_refusal_has_its_sentence_and_every_kind_its_word() -> None:
    assert codes() <= set(REFUSALS)
    assert (set(KINDS), set(SCANS)) == (set(Kind), set(Scan))
