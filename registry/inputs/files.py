"""One call for every kind of file; the checks come in the order of what they cost."""

from __future__ import annotations

from registry.errors import Refused
from registry.evidence import marks, names
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
    raise Refused("input_kind")


def _whole(text: str, kind: InputKind, encoding: str, **more: tuple[str, ...]) -> TextRead:
    found = marks.stamp(text)
    if found:
        raise Refused("evidence_secret", found=found)
    return TextRead(plain.tidied(text), kind, encoding, **more)
