"""One call for every kind of file; the checks come in the order of what they cost."""

from __future__ import annotations

from dataclasses import replace

from registry.errors import Refused
from registry.evidence import marks, names, sandbox, sniff
from registry.evidence.kinds import (
    LARGEST,
    LARGEST_MB,
    OLD_FORMATS,
    PDF_HEAD,
    WITH_MACROS,
    Kind,
)
from registry.inputs import documents, plain
from registry.inputs.kinds import InputKind, Tell, TextRead, quietly

TEXTS = frozenset({".txt", ".md"})
TIFFS = frozenset({".tif", ".tiff"})
TIFF_HEADS = (b"II*\0", b"MM\0*")
RECOGNISED = frozenset({".docx", ".pdf", ".png", ".jpg", ".jpeg", *OLD_FORMATS, *WITH_MACROS})


def read_file(data: bytes, name: str, tell: Tell = quietly) -> TextRead:
    """The text in a file. `Refused` and `Unreadable` say why there is none, and of which file."""
    called = names.clean(name)
    try:
        found = _read(data, called, tell)
        stamp = marks.stamp(found.text)
        if stamp:
            raise Refused("evidence_secret", found=stamp)
    except Refused as refused:
        details = {"claimed": names.ending(called), **refused.details, "name": called}
        raise Refused(refused.code, **details) from refused
    return replace(found, text=plain.tidied(found.text))


def _read(data: bytes, name: str, tell: Tell) -> TextRead:
    """The text by the kind of the file, after what can be asked without opening it."""
    if not data:
        raise Refused("evidence_empty")
    if len(data) > LARGEST:
        raise Refused("evidence_too_large", largest=LARGEST_MB)
    if marks.in_name(name):
        raise Refused("evidence_secret_name")
    ending = names.ending(name)
    if ending in TEXTS:
        decoded = plain.decode(data)
        return TextRead(decoded.text, InputKind.TXT, decoded.encoding, notes=decoded.notes)
    if ending in TIFFS:
        _check_tiff(data)
        return documents.read_picture(data, tell)
    if ending not in RECOGNISED:
        raise Refused("input_kind")
    return _recognised(data, ending, tell)


def _recognised(data: bytes, ending: str, tell: Tell) -> TextRead:
    kind = sniff.recognise(data, ending)
    if kind is Kind.DOCX:
        return _word(data)
    if kind is Kind.PDF:
        return documents.read_pdf(data, tell)
    sandbox.read(data, kind)
    return documents.read_picture(data, tell)


def _check_tiff(data: bytes) -> None:
    """A TIFF is no evidence, so its first bytes are known here alone."""
    if not data.startswith(TIFF_HEADS):
        raise Refused("evidence_unknown_type")
    if PDF_HEAD in data[: sniff.PDF_REACH]:
        raise Refused("evidence_double")


def _word(data: bytes) -> TextRead:
    """Words in an old font were converted by the font's name; others may be so still."""
    said = sandbox.words(data)
    found = plain.Decoded(said["text"], said["encoding"], tuple(said["notes"]))
    if found.encoding == plain.UTF8:
        found = plain.mended(found)
    return TextRead(found.text, InputKind.DOCX, found.encoding, notes=found.notes)
