"""Says by its first bytes what a file is, and refuses one whose name says something else."""

from __future__ import annotations

import puremagic

from registry.errors import Refused
from registry.evidence.kinds import (
    BY_ENDING,
    HEADS,
    OLD_FORMATS,
    OLE_HEAD,
    PDF_HEAD,
    WITH_MACROS,
    ZIP_END,
    ZIP_HEAD,
    Kind,
)

ENDINGS = {head: f".{kind}" for kind, head in HEADS.items() if head != ZIP_HEAD}
# Readers look for a PDF this far into a file; another kind of file with one there is two in one.
PDF_REACH = 1024
# How Word and Excel call the stream of a document with a password, in an old format's container.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def recognise(data: bytes, ending: str) -> Kind:
    """The kind of a file, when its ending and its content agree."""
    if ending in WITH_MACROS:
        raise Refused("evidence_macro")
    if ending in OLD_FORMATS:
        raise Refused("evidence_old_format", wanted=OLD_FORMATS[ending])
    if ending not in BY_ENDING:
        raise Refused("evidence_kind")
    kind = BY_ENDING[ending]
    if not data.startswith(HEADS[kind]):
        _refuse_liar(data, kind, ending)
    if kind is not Kind.PDF and PDF_HEAD in data[:PDF_REACH]:
        raise Refused("evidence_double")
    if HEADS[kind] != ZIP_HEAD and _ends_as_archive(data):
        raise Refused("evidence_double")
    return kind


def _refuse_liar(data: bytes, kind: Kind, claimed: str) -> None:
    if data.startswith(OLE_HEAD) and HEADS[kind] == ZIP_HEAD:
        if ENCRYPTED in data:
            raise Refused("evidence_encrypted")
        raise Refused("evidence_old_format", wanted=claimed)
    actual = _named(data)
    if not actual:
        raise Refused("evidence_unknown_type", claimed=claimed)
    raise Refused("evidence_false_type", claimed=claimed, actual=actual)


def _named(data: bytes) -> str:
    """The ending a file should have had, or "" when nothing certain is known."""
    for head, ending in ENDINGS.items():
        if data.startswith(head):
            return ending
    if data.startswith(ZIP_HEAD):
        return _archive_named(data)
    if data.startswith(b"MZ"):
        return ".exe"
    try:
        best = puremagic.magic_string(data)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    return str(best.extension) if len(best.byte_match) > 3 else ""


def _archive_named(data: bytes) -> str:
    for part, ending in ((b"word/document", ".docx"), (b"xl/workbook", ".xlsx")):
        if part in data:
            return ending
    return ".zip"


def _ends_as_archive(data: bytes) -> bool:
    """Whether an archive's directory is the last thing in the file, as in a file that is two."""
    at = data.rfind(ZIP_END, -(22 + 65_535))
    if at < 0 or at + 22 > len(data):
        return False
    return at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
