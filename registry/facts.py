"""The reviewed facts beside a plan's text in db/seed: documents, agencies, groups, requirements."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import db
from registry.reading.findings import (
    Defect,
    Kind,
    Known,
    KnownAgency,
    KnownDocument,
    KnownGroup,
)

SEED = Path(db.__file__).parent / "seed"
PLAN66 = SEED / "plan66"


@dataclass(frozen=True, slots=True)
class Facts:
    """What people checked about one plan; `text_bytes` is the text exactly as it was received."""

    text_bytes: bytes
    documents: dict[str, Any]
    agencies: dict[str, Any]
    requirements: dict[str, Any]
    defects: dict[str, Any]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text_bytes).hexdigest()


@lru_cache(maxsize=4)
def facts(folder: Path = PLAN66) -> Facts:
    """The facts of a seed folder; read once."""
    return Facts(
        (folder / "ke-hoach-66.txt").read_bytes(),
        *(
            json.loads((folder / f"{name}.json").read_text("utf-8"))
            for name in ("documents", "agencies", "requirements", "defects")
        ),
    )


def known(said: Facts, text_bytes: bytes | None = None) -> Known:
    """The facts in the form the reader takes; reviewed defects only for the text they are of."""
    same_text = text_bytes is None or hashlib.sha256(text_bytes).hexdigest() == said.sha256
    return Known(
        agencies=tuple(_agency(row) for row in said.agencies["agencies"]),
        groups=tuple(_group(row) for row in said.agencies["groups"]),
        documents=tuple(_document(row) for row in said.documents["documents"]),
        defects=tuple(Defect(**row) for row in said.defects["defects"]) if same_text else (),
    )


def _agency(row: dict[str, Any]) -> KnownAgency:
    return KnownAgency(row["code"], row["name"], row["short_name"], tuple(row["aliases"]))


def _group(row: dict[str, Any]) -> KnownGroup:
    members = row["members"]
    return KnownGroup(row["id"], (row["phrase"],), tuple(members) if members else None)


def _document(row: dict[str, Any]) -> KnownDocument:
    return KnownDocument(
        key=row["key"],
        number=row["number"],
        kind=Kind(row["kind"]),
        issuer=row["issuer"],
        issued_on=row["issued_on"],
        names=tuple(row["names"]),
        aliases=tuple(row["aliases"]),
    )
