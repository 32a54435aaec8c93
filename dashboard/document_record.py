"""Draws the record of one document: its fields with their sources, its names, its notes."""

from __future__ import annotations

from dashboard import texts
from dashboard.components import address
from dashboard.document_picker import named
from dashboard.drawn import Node, el, link
from dashboard.queries.document import Record, SourceLine
from dashboard.texts import document_forms as form_words
from dashboard.texts import documents as words
from db.vocabulary import Validity
from registry.identity import Alike

# The source that is the plan's own text.
PLAN_SOURCE = "plan"


def fields(
    found: Record, names: list[tuple[str, bool, str]], sources: list[SourceLine]
) -> list[Node]:
    """Every field with where it was read and who looked; what nobody verified says so."""
    by_field: dict[str, list[SourceLine]] = {}
    for source in sources:
        by_field.setdefault(source.field, []).append(source)
    lines: list[Node] = []
    for name, said in _said(found, by_field):
        lines += _field(words.FIELDS[name], said, by_field.get(name, []))
    for name, is_alias, language in names:
        spoken = el("span", f" ({words.LANGUAGES.get(language, language)})", class_="quiet")
        lines += _field(words.ALIAS if is_alias else words.NAME, [name, spoken], [])
    return el("section", el("h2", words.RECORD), el("dl", *lines, class_="record"))


def look_alikes(others: list[str], registered: list[Alike]) -> list[Node] | None:
    """A warning when other documents bear the same number; those of the registry are links."""
    if not others and not registered:
        return None
    known = [el("li", link(f"/documents/{one.key}", named(one))) for one in registered]
    return el(
        "section",
        el("h2", words.LOOK_ALIKES),
        el("p", words.LOOK_ALIKES_LINE),
        el("ul", *known, *(el("li", text) for text in others)),
        class_="look-alikes",
    )


def alarmed(count: int, key: str) -> list[Node] | None:
    """That something about the document waits to be settled, and where."""
    if not count:
        return None
    said = form_words.ALARMED.format(count=texts.number(count))
    way = link(address("/alarms", document=key), form_words.SEE_ALARMS)
    return el("p", el("b", said), " ", way, class_="warn document-alarm")


def notes(said: list[str]) -> list[Node] | None:
    """What the registrar noted."""
    if not said:
        return None
    items = [el("li", line) for line in said]
    return el("section", el("h2", words.NOTES), el("ul", *items, class_="note-list"))


def _said(
    found: Record, sources: dict[str, list[SourceLine]]
) -> list[tuple[str, list[Node]]]:
    """The fields in the order of a Vietnamese document, each as it is shown."""
    unverified = [el("span", texts.UNVERIFIED, class_="quiet")]

    def words_or(value: str | None) -> list[Node]:
        return [value] if value else unverified

    lines: list[tuple[str, list[Node]]] = [
        ("kind", [texts.DOCUMENT_KINDS[found.kind]]),
        ("number", words_or(found.number)),
        ("issuer", [found.issuer]),
        ("level", [texts.DOCUMENT_LEVELS[found.level]]),
        ("issued_on", _issued(found, sources.get("issued_on", [])) or unverified),
        ("effective_on", [texts.day(found.effective_on)] if found.effective_on else unverified),
        ("expires_on", [texts.day(found.expires_on)] if found.expires_on else unverified),
        ("subject", words_or(found.subject)),
        ("subject_in_plan", words_or(found.subject_in_plan)),
        ("signer", words_or(found.signer)),
        ("validity", _validity(found, sources.get("validity", []))),
        ("sensitivity",
         words_or(words.SENSITIVITIES[found.sensitivity] if found.sensitivity else None)),
    ]
    if found.number_as_written and found.is_cited_by_number:
        lines.insert(2, ("number_as_written", [found.number_as_written]))
    if found.text_sha256:
        lines.append(("text_sha256", [el("code", found.text_sha256)]))
    return lines


def _issued(found: Record, sources: list[SourceLine]) -> list[Node]:
    if found.issued_on is None:
        return []
    is_from_plan = any(one.key == PLAN_SOURCE for one in sources)
    doubt = words.FROM_PLAN if is_from_plan else texts.UNVERIFIED
    note = "" if found.is_date_verified else f" ({doubt})"
    return [texts.day(found.issued_on), el("span", note, class_="quiet")]


def _validity(found: Record, looked_up: list[SourceLine]) -> list[Node]:
    kind = "quiet" if found.validity is None else f"validity {found.validity.value}"
    word = texts.VALIDITIES[found.validity]
    if found.validity is Validity.EXPIRED and found.expires_on:
        word = words.expired_since(found.expires_on)
    said = [el("span", word, class_=kind.replace("_", "-"))]
    if found.validity_note:
        said.append(el("p", found.validity_note))
    if found.validity is not None and looked_up:
        last = looked_up[-1]
        said.append(el("p", words.checked(last.verified_by, last.verified_at), class_="quiet"))
    return said


def _field(name: str, said: list[Node], sources: list[SourceLine]) -> list[Node]:
    return [el("dt", name), el("dd", *said, _sources(sources))]


def _sources(sources: list[SourceLine]) -> list[Node] | None:
    if not sources:
        return None
    items = [el("li", *_source(one)) for one in sources]
    said = f"{words.SOURCES} ({texts.number(len(sources))})"
    return el("details", el("summary", said), el("ul", *items), class_="sources")


def _source(one: SourceLine) -> list[Node]:
    who = words.checked(one.verified_by, one.verified_at)
    quality = f" · {one.quality}" if one.quality else ""
    said = el("span", f"{quality} · {who}", class_="quiet")
    if one.url and one.url.startswith(("https://", "http://")):
        return [link(one.url, one.supports, " ↗"), said]
    return [one.supports, said]
