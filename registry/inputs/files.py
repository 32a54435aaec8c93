"""One call for every kind of file; the checks come in the order of what they cost."""

from __future__ import annotations

from typing import Any

from registry.errors import Refused
from registry.evidence import marks, names, sandbox, sniff
from registry.evidence.kinds import LARGEST, LARGEST_MB
from registry.inputs import plain
from registry.inputs.kinds import InputKind, Tell, TextRead, quietly

TEXTS = frozenset({".txt", ".md"})


def read_file(data: bytes, name: str, tell: Tell = quietly) -> TextRead:
    """The text in a file. `Refused` and `Unreadable` say why there is none, and of which file."""
    called = names.clean(name)
    try:
        return _read(data, called, tell)
    except Refused as refused:
        details = {"claimed": names.ending(called), **refused.details, "name": called}
        raise Refused(refused.code, **details) from refused


def _read(data: bytes, name: str, tell: Tell) -> TextRead:
    if not data:
        raise Refused("evidence_empty")
    if len(data) > LARGEST:
        raise Refused("evidence_too_large", largest=LARGEST_MB)
    if marks.in_name(name):
        raise Refused("evidence_secret_name")
    if names.ending(name) in TEXTS:
        text, encoding, notes = plain.decode(data)
        return _whole(text, InputKind.TXT, encoding, notes=notes)
    if names.ending(name) == ".docx":
        return _word(data)
    raise Refused("input_kind")


def _word(data: bytes) -> TextRead:
    """Words in an old font were converted by the font's name; others may be so still."""
    sniff.recognise(data, ".docx")
    said = sandbox.words(data)
    found = plain.Decoded(said["text"], said["encoding"], tuple(said["notes"]))
    if found.encoding == plain.UTF8:
        found = plain.mended(found)
    return _whole(found.text, InputKind.DOCX, found.encoding, notes=found.notes)


def _whole(text: str, kind: InputKind, encoding: str, **more: Any) -> TextRead:
    found = marks.stamp(text)
    if found:
        raise Refused("evidence_secret", found=found)
    return TextRead(plain.tidied(text), kind, encoding, **more)
