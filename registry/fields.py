"""What may be said of a document, cleaned, or refused by the name of the field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from db.models import Document
from db.vocabulary import DocumentKind, DocumentLevel, Sensitivity
from registry import written
from registry.errors import Refused

LONGEST_NUMBER, LONGEST_SUBJECT, LONGEST_NAME = 60, 2000, 500
MOST_NAMES = 20
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
LANGUAGES = ("vi", "en", "km", "fr", "zh")


@dataclass(frozen=True, slots=True)
class Name:
    """A name a document goes by; an alias is a short name that some text defined for it."""

    name: str
    is_alias: bool = False
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Fields:
    """What may be said of a document. None means: nobody verified it."""

    kind: DocumentKind
    number: str | None
    issuer: str
    level: DocumentLevel
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    subject: str | None = None
    signer: str | None = None
    sensitivity: Sensitivity | None = None
    notes: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()

    def called(self) -> str:
        """What a document without a number is identified by."""
        return self.names[0].name if self.names else self.subject or ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Where something was read: an address when there is one, and what the place says."""

    url: str | None
    supports: str


def check(fields: Fields) -> Fields:
    """The fields cleaned. Raises Refused("document_field") that names the field, and
    Refused("document_dates") when the days are not in the order issued, effective, expired."""
    cleaned = replace(
        fields,
        number=written.line(fields.number, "number", longest=LONGEST_NUMBER),
        issuer=written.line(fields.issuer, "issuer", needed=True) or "",
        subject=written.line(fields.subject, "subject", longest=LONGEST_SUBJECT),
        signer=written.line(fields.signer, "signer", longest=120),
        notes=tuple(
            note for given in fields.notes if (note := written.line(given, "notes", longest=1000))
        ),
        names=_checked_names(fields.names),
    )
    if not cleaned.number and not cleaned.called():
        raise written.refuse("number", "number_or_name")
    if cleaned.number and not any(letter.isdigit() for letter in cleaned.number):
        raise written.refuse("number", "no_digit")
    _check_days(cleaned)
    return cleaned


def fields_of(document: Document) -> Fields:
    """What the registry says of a document."""
    return Fields(
        kind=document.kind,
        number=document.number,
        issuer=document.issuer,
        level=document.level,
        issued_on=document.issued_on,
        effective_on=document.effective_on,
        expires_on=document.expires_on,
        subject=document.subject,
        signer=document.signer,
        sensitivity=document.sensitivity,
        notes=tuple(document.notes),
        names=tuple(Name(one.name, one.is_alias, one.language) for one in document.names),
    )


def said_of(fields: Fields) -> dict[str, Any]:
    """The fields that say something, as plain values for the history."""
    said = {
        "kind": fields.kind.value,
        "number": fields.number,
        "issuer": fields.issuer,
        "level": fields.level.value,
        "issued_on": plain(fields.issued_on),
        "effective_on": plain(fields.effective_on),
        "expires_on": plain(fields.expires_on),
        "subject": fields.subject,
        "signer": fields.signer,
        "sensitivity": fields.sensitivity.value if fields.sensitivity else None,
        "notes": list(fields.notes) or None,
        "names": [[one.name, one.is_alias, one.language] for one in fields.names] or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def plain(value: Any) -> str | None:
    """A value as the history keeps it."""
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _checked_names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    if len(names) > MOST_NAMES:
        raise written.refuse("names", "too_many", most=MOST_NAMES)
    cleaned = [
        replace(one, name=said)
        for one in names
        if (said := written.line(one.name, "names", longest=LONGEST_NAME))
    ]
    if any(one.language not in LANGUAGES for one in cleaned):
        raise written.refuse("names", "language", languages=", ".join(LANGUAGES))
    return tuple(dict.fromkeys(cleaned))


def _check_days(fields: Fields) -> None:
    days = [(name, getattr(fields, name)) for name in ("issued_on", "effective_on", "expires_on")]
    given = [(name, day) for name, day in days if day is not None]
    for name, day in given:
        if not FIRST_DAY <= day <= LAST_DAY:
            raise written.refuse(name, "day_out_of_range")
    for (before, first), (after, second) in pairwise(given):
        if second < first:
            raise Refused("document_dates", before=before, first=first, after=after, second=second)
