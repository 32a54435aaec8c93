"""Makes the files a plan comes in: Word files with lists, notes and changes, pages, scans."""

from __future__ import annotations

import functools
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from evidence_files import changed, packed, parts_of
from reading_facts import plan_text

from registry.inputs.numbering import number
from registry.reading import PlanReading

W = nsdecls("w")
NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# The lists of an administrative paper: I. / 1. / a) / 1.1. / -
FORMS = (
    ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("decimal", "%2.%4."),
    ("bullet", "-"),
)  # fmt: skip


def has(program: str) -> bool:
    """Whether a program is installed here."""
    return shutil.which(program) is not None


needs_office = pytest.mark.skipif(not has("soffice"), reason="LibreOffice is not installed")
needs_poppler = pytest.mark.skipif(not has("pdftotext"), reason="poppler-utils is not installed")
needs_ocr = pytest.mark.skipif(
    not (has("tesseract") and has("pdftoppm")), reason="tesseract-ocr-vie is not installed"
)


# --- Word -------------------------------------------------------------------------------------


def level(depth: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """The markup of one level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(key: int, *levels: str, more: str = "") -> str:
    """A list's description."""
    return (
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{more}'
        f'{"".join(levels)}</w:abstractNum>'
    )


def num(key: int, described: int, overrides: str = "") -> str:
    """A list that is used."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{described}"/>{overrides}</w:num>'


def restart(depth: int, start: int) -> str:
    """A list's own beginning."""
    return (
        f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    )


def usual() -> str:
    """The lists of a plan, as one multilevel list."""
    return abstract(7, *(level(depth, *form) for depth, form in enumerate(FORMS)))


def in_list(paragraph: Any, number: int, depth: int | None) -> Any:
    """Put a paragraph into a list."""
    inner = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    own = parse_xml(f'<w:numPr {W}>{inner}<w:numId w:val="{number}"/></w:numPr>')
    properties = paragraph._p.get_or_add_pPr()
    properties.append(own)
    return paragraph


def document() -> Any:
    """An empty Word file in the letters of an office."""
    made = docx.Document()
    usual_style = made.styles["Normal"]
    usual_style.font.name = "Times New Roman"
    usual_style.font.size = Pt(14)
    return made


def saved(made: Any, lists: Iterable[str] = ()) -> bytes:
    """The bytes of a Word file, its lists replaced by those given."""
    lists = list(lists)
    if lists:
        part = made.part.numbering_part
        root = part._element
        for child in list(root):
            root.remove(child)
        for one in sorted(lists, key=lambda said: said.startswith("<w:num ")):
            root.append(parse_xml(re.sub(r"^<w:(\w+)", rf"<w:\1 {W}", one)))
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def listed(rows: Iterable[tuple[int, int | None, str]], lists: Iterable[str]) -> bytes:
    """A Word file of list paragraphs: list, depth, words."""
    made = document()
    for key, depth, words in rows:
        in_list(made.add_paragraph(words), key, depth)
    return saved(made, lists)


def with_part(data: bytes, name: str, kind: str, content: str) -> bytes:
    """A Word file with one more part of its main document (footnotes, headers)."""
    named = f'<Override PartName="/word/{name}.xml" ContentType="{NUMBERING}{kind}+xml"/></Types>'
    related = f'<Relationship Id="rId90" Type="{RELATED}{kind}" Target="{name}.xml"/>'
    with_types = changed(data, add={f"word/{name}.xml": content.encode()},
                         swap={b"</Types>": named.encode()})
    part = "word/_rels/document.xml.rels"
    parts = parts_of(with_types)
    parts[part] = parts[part].replace(b"</Relationships>", f"{related}</Relationships>".encode())
    return packed(parts)


def xml(paragraph: str) -> bytes:
    """A Word file whose body has these paragraphs, as markup."""
    made = document()
    for one in parse_xml(f"<w:body {W}>{paragraph}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, one)
    return saved(made)


# --- LibreOffice and pages --------------------------------------------------------------------


def converted(data: bytes, to: str, ending: str) -> bytes:
    """What LibreOffice makes of a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", to, "--outdir", folder, str(path)],
            check=True, capture_output=True, timeout=120,
        )
        return path.with_suffix(ending).read_bytes()


def printed_text(data: bytes) -> list[str]:
    """The lines that LibreOffice prints of a Word file as text."""
    said = converted(data, "txt:Text (encoded):UTF8", ".txt").decode("utf-8-sig")
    return [" ".join(line.split()) for line in said.splitlines() if line.strip()]


def printed_pages(data: bytes) -> bytes:
    """A Word file as PDF, in the sandbox's letters."""
    from registry.evidence import sandbox

    return sandbox.printed(data)


def pictures(data: bytes, dots: int = 200) -> list[bytes]:
    """The pages of a PDF as pictures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", str(path), f"{folder}/p"],
                       check=True, timeout=120)
        return [one.read_bytes() for one in sorted(Path(folder).glob("p*.png"))]


def scanned(page: bytes, turned: float = 0.4, noise: int = 18) -> Any:
    """A page as a scanner gives it: a little askew, grey and grainy."""
    from PIL import Image, ImageChops

    image = Image.open(io.BytesIO(page)).convert("L")
    image = image.rotate(turned, expand=False, fillcolor=250, resample=Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", image.size, Random(66).randbytes(image.width * image.height))
    grain = grain.point(lambda one: 128 + (one - 128) * noise // SPREAD)
    return ImageChops.add(image, grain, scale=1, offset=-128)


def scan(pages: Iterable[bytes], change: Callable[[bytes], Any] = scanned) -> bytes:
    """Pictures of pages as a PDF without letters."""
    first, *others = [change(page) for page in pages]
    kept = io.BytesIO()
    first.save(kept, "PDF", resolution=200, save_all=True, append_images=others)
    return kept.getvalue()


# --- Plan 66 ----------------------------------------------------------------------------------

SPREAD = 74  # how far bytes that are all as likely stand from their mean
LABELS = ((r"([IVX]+)\. ", 0), (r"(\d+)\. ", 1), (r"([a-zđ])\) ", 2))


@functools.cache
def plan66(automatic: bool = True) -> bytes:
    """Kế hoạch 66 as an office writes it: its labels counted by Word where Word can."""
    made, counts = document(), dict[int, int]()
    for line in joined(plan_text()):
        if not automatic or not _listed(made, line, counts):
            set_out(made.add_paragraph(line))
    return saved(made, [usual(), num(1, 7)] if automatic else ())


def joined(text: str) -> list[str]:
    """The paragraphs of the text, those broken by a page put together."""
    found: list[str] = []
    for line in text.replace("**", "").splitlines():
        said = line.strip()
        if said and found and said[:1].islower() and not re.match(r"[a-zđ]\) ", said):
            found[-1] += " " + said
        elif said:
            found.append(said)
    return found


def _listed(made: Any, line: str, counts: dict[int, int]) -> bool:
    """Whether Word can count this line's label: then it does."""
    for pattern, depth in LABELS:
        found = re.match(pattern, line)
        if not found:
            continue
        for below in [one for one in counts if one > depth]:
            del counts[below]
        value = counts.get(depth, 0) + 1
        if number(value, FORMS[depth][0]) != found[1]:
            return False
        counts[depth] = value
        set_out(in_list(made.add_paragraph(line[found.end():]), 1, depth))
        return True
    return False


def set_out(paragraph: Any) -> None:
    """Set a paragraph as offices do."""
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def told(found: PlanReading) -> dict[str, list[Any]]:
    """What a reading says, wherever it is printed."""
    head = found.header
    return {
        "header": [head.number, head.kind, head.issuer, head.place, head.issued_on, head.subject,
                   head.signer, head.recipients],
        "sections": [(one.path, one.label) for one in found.sections],
        "citations": [(one.section, one.number, one.issued_on, one.role, one.via)
                      for one in found.citations],
        "deadlines": [(one.section, one.value, one.strength) for one in found.deadlines],
    }  # fmt: skip
