"""Says of a file an agency sends as evidence what it is, or why it may not be kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from db.vocabulary import Scan
from registry.errors import Refused
from registry.evidence import marks, names, sandbox, sniff, virus
from registry.evidence.kinds import LARGEST, LARGEST_MB, MEDIA_TYPES, Kind, Marks


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept, byte for byte as it came."""

    name: str
    kind: Kind
    media_type: str
    size: int
    sha256: str
    scan: Scan
    marks: Marks


def inspect(data: bytes, given_name: str, *, scanner: str | None = None) -> Inspected:
    """Look at a file; `Refused` says why it may not be kept, and under which name it came."""
    name = names.clean(given_name)
    try:
        return _inspected(data, name, scanner)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.details, "name": name}) from refused


def _inspected(data: bytes, name: str, scanner: str | None) -> Inspected:
    if not data:
        raise Refused("evidence_empty")
    if len(data) > LARGEST:
        raise Refused("evidence_too_large", largest=LARGEST_MB)
    ending = names.ending(name)
    kind = sniff.recognise(data, ending)
    if marks.in_name(name):
        raise Refused("evidence_secret_name")
    try:
        seen = sandbox.read(data, kind)
    except Refused as refused:
        raise Refused(refused.code, **{"claimed": ending, **refused.details}) from refused
    return Inspected(
        name=name,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        scan=virus.scan(data, scanner),
        marks=seen,
    )
