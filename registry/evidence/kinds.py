"""Which kinds of files are evidence, how large they may be, and how each begins."""

from __future__ import annotations

from enum import StrEnum

LARGEST_MB = 20
LARGEST = LARGEST_MB * 1024 * 1024


class Kind(StrEnum):
    """A kind of file that may be kept."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"


class Marks(StrEnum):
    """What is known of the stamp of a state secret: a file that bears one is refused."""

    NONE = "none"  # the text was read, and bears none
    UNREAD = "unread"  # not all could be read by a machine: a person must look


MEDIA_TYPES = {
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
}
BY_ENDING = {
    ".docx": Kind.DOCX,
    ".xlsx": Kind.XLSX,
    ".pdf": Kind.PDF,
    ".png": Kind.PNG,
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
}
WITH_MACROS = frozenset({".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb"})
OLD_FORMATS = {".doc": ".docx", ".dot": ".docx", ".xls": ".xlsx", ".xlt": ".xlsx"}

PDF_HEAD = b"%PDF-"
ZIP_HEAD = b"PK\x03\x04"
ZIP_END = b"PK\x05\x06"
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADS = {
    Kind.DOCX: ZIP_HEAD,
    Kind.XLSX: ZIP_HEAD,
    Kind.PDF: PDF_HEAD,
    Kind.PNG: b"\x89PNG\r\n\x1a\n",
    Kind.JPEG: b"\xff\xd8\xff",
}
