"""What a paper says, apart from how it is set: its head, its words, its tables, its foot.

The parts and their names follow Phụ lục I of Nghị định 30/2020/NĐ-CP, phần I, mục II (thể thức).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class PaperKind(StrEnum):
    """The papers that the office sends. The value is part of addresses and of kept edits."""

    ANNUAL_REPORT = "annual-report"
    AGENCY_REPORT = "agency-report"
    URGING = "urging"
    EXPLANATION = "explanation"
    EXTENSION = "extension"
    AMENDMENT = "amendment"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues a paper, its number and notation, where and when.

    A `day` of None is left blank for the clerk ("ngày     tháng     năm 2026"); so is the number,
    which only the office's register can give. `subject` is the V/v line of a công văn.
    """

    superior: str
    issuer: str
    notation: str
    place: str
    year: int
    day: date | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: quyền hạn (such as "KT. GIÁM ĐỐC", or none), chức vụ, and the name if known."""

    authority: str
    post: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text. `note` becomes a footnote: how a figure was reckoned, and its moment."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `part` names it when a person may edit it."""

    words: tuple[Words, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A division of the body. Level 1: I., 2: 1., 3: a). `label` is printed before `text`."""

    level: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head, its share of the width, and how its cells stand."""

    head: str
    share: float = 1.0
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a cell for each column. `total` rows are set bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Words, ...], ...], ...]
    total: tuple[tuple[Words, ...], ...] | None = None


Block = Paragraph | Heading | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: begins a page of its own, lying when `is_landscape`."""

    label: str
    title: str
    body: tuple[Block, ...]
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `type_name` is its loại ("BÁO CÁO"); without one it is a công văn, which has
    `to` (Kính gửi) and its subject in the letterhead. `is_one_page` asks for a tight single A4.
    """

    kind: PaperKind
    letterhead: Letterhead
    type_name: str
    title: str
    to: tuple[str, ...]
    basis: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    at: datetime
    annexes: tuple[Annex, ...] = field(default=())
    is_one_page: bool = False
    is_demonstration: bool = False
