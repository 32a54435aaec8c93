"""Makes the files the tests send as evidence: honest ones of each kind, and the pieces of liars."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import docx
import openpyxl

MARK = "M\u1eacT"
LONG = "Báo cáo kết quả thực hiện Kế hoạch, bảo mật thông tin và bí mật nhà nước. " * 8
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "c">]>'

Parts = dict[str, bytes]


# --- archives ---------------------------------------------------------------------------------


def parts_of(data: bytes) -> Parts:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def changed(data: bytes, **change: Any) -> bytes:
    """An archive with parts added (`add={name: bytes}`) and texts replaced (`swap={old: new}`)."""
    parts = parts_of(data) | change.get("add", {})
    for old, new in change.get("swap", {}).items():
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    for name in change.get("drop", ()):
        del parts[name]
    return packed(parts)


def with_entry(data: bytes, entry: zipfile.ZipInfo, content: bytes = b"x") -> bytes:
    """An archive with one more entry, however odd."""
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a") as archive:
        archive.writestr(entry, content)
    return kept.getvalue()


def flagged(data: bytes) -> bytes:
    """An archive that says its first part is encrypted."""
    head, found, tail = data.partition(b"PK\x01\x02")
    return head + found + tail[:4] + b"\x01\x00" + tail[6:]


def of_zeros(data: bytes, size: int, parts: int = 1) -> bytes:
    """An archive with parts of nothing but zeros."""
    kept = io.BytesIO(data)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(parts):
            with archive.open(f"word/media/{number}.bin", "w") as part:
                for _ in range(size // 2**20):
                    part.write(bytes(2**20))
    return kept.getvalue()


def of_many(count: int, said: int) -> bytes:
    """An archive of many empty parts, whose last record says how many there are."""
    places, directory = io.BytesIO(), io.BytesIO()
    for number in range(count):
        name = b"%08d" % number
        directory.write(b"PK\x01\x02" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 33, 0, 0,
                                                     0, len(name), 0, 0, 0, 0, 0, places.tell()))
        directory.write(name)
        places.write(b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, 0, 0,
                                                 len(name), 0) + name)
    last = struct.pack("<HHHHIIH", 0, 0, said, said, directory.tell(), places.tell(), 0)
    return places.getvalue() + directory.getvalue() + b"PK\x05\x06" + last


# --- Word and Excel ---------------------------------------------------------------------------


def word(*paragraphs: str, change: Callable[[Any], object] | None = None) -> bytes:
    """A Word document of python-docx."""
    made = docx.Document()
    for paragraph in paragraphs or (LONG,):
        made.add_paragraph(paragraph)
    if change:
        change(made)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def table(*cells: str) -> Callable[[Any], object]:
    """A change that adds a table of one row."""

    def add(made: Any) -> None:
        row = made.add_table(1, len(cells)).rows[0]
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said

    return add


def sheet(*rows: tuple[Any, ...], change: Callable[[Any], object] | None = None) -> bytes:
    """An Excel workbook of openpyxl."""
    book = openpyxl.Workbook()
    for row in rows or (("Nội dung", "Số liệu"), ("Thủ tục đã rà soát", 120)):
        book.active.append(row)
    if change:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def shared(*strings: str) -> bytes:
    """A workbook that keeps its texts in a part of their own, as Excel does."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si><r><t>{one[:1]}</t></r><r><t>{one[1:]}</t></r></si>" for one in strings)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    return changed(
        sheet(),
        add={"xl/sharedStrings.xml": f'<sst xmlns="{space}">{items}</sst>'.encode()},
        swap={b"</Types>": named.encode()},
    )


def related(data: bytes, kind: str, target: str, mode: str = "External") -> bytes:
    """A document with one more relation of its main part."""
    mode = f' TargetMode="{mode}"' if mode else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    said = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="{target}"{mode}/>'
    return changed(data, swap={b"</Relationships>": f"{said}</Relationships>".encode()})


# --- PDF --------------------------------------------------------------------------------------


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects; the first is the catalog."""
    kept, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(kept))
        kept += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(kept)
    kept += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    kept += b"".join(b"%010d 00000 n \n" % place for place in places)
    kept += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (len(objects) + 1, trailer)
    return bytes(kept + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """An object with a body."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(content), content)


def pdf(
    *pages: list[tuple[int, int, str]],
    catalog: bytes = b"",
    page: bytes = b"",
    more: tuple[bytes, ...] = (),
    trailer: bytes = b"",
    pictures: bool = False,
    upright: bool = False,
) -> bytes:
    """A PDF whose pages print texts at places, the last of each page turned upright if asked.

    `more` objects are numbered from 6 on.
    """
    pages = pages or ([(60, 700, LONG)],)
    letters = sorted({letter for printed in pages for *_, said in printed for letter in said})
    pairs = b"".join(b"<%04X> <%04X>\n" % (ord(one), ord(one)) for one in letters)
    unicode = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    for start in range(0, len(letters), 100):
        some = pairs.splitlines()[start : start + 100]
        unicode += b"%d beginbfchar\n%b\nendbfchar\n" % (len(some), b"\n".join(some))
    first = 6 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    picture = b"/XObject<</I 5 0 R>>" if pictures else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>%b>>>>"
        % (len(pages), kids, picture),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>",
        stream(unicode),
        stream(b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
               b"/BitsPerComponent 8"),
        *more,
    ]
    for number, printed in enumerate(pages):
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%b>>"
                       % (first + 2 * number + 1, page))
        shown = b"".join(
            b"BT /F 11 Tf %b %d %d Tm <%b> Tj ET\n"
            % (
                b"0 1 -1 0" if upright and place == len(printed) else b"1 0 0 1",
                x, y, said.encode("utf-16-be").hex().encode(),
            )
            for place, (x, y, said) in enumerate(printed, 1)
        )
        objects.append(stream(shown))
    return assembled(objects, trailer)


# --- pictures ---------------------------------------------------------------------------------


def png(width: int = 2, height: int = 2) -> bytes:
    """A PNG that says a size; its points are those of a tiny one."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(
            ">I", zlib.crc32(name + content)
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\0\0\0" * 2)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points)
            + chunk(b"IEND", b""))


def jpeg(width: int = 2, height: int = 2, before: bytes = b"") -> bytes:
    """A JPEG's outer form: head, frame, one scan, end."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return (b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + before + frame + scan
            + b"\xff\xd9")
