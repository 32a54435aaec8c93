"""Draws the record of one document: fields with their sources, names, relations, links, notes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, el, link
from dashboard.queries import document as queries
from dashboard.queries.document import Record, Relation, SourceLine
from dashboard.texts import documents as words


def fields(
    found: Record, names: list[tuple[str, bool]], sources: list[SourceLine]
) -> list[Node]:
    """Every field with where it was read; what nobody verified says so."""
    by_field: dict[str, list[SourceLine]] = {}
    for source in sources:
        by_field.setdefault(source.field, []).append(source)
    lines: list[Node] = []
    for name, said in _said(found):
        lines += _field(words.FIELDS[name], said, by_field.get(name, []))
    for name, is_alias in names:
        lines += _field(words.ALIAS if is_alias else words.NAME, [name], [])
    return el("section", el("h2", words.RECORD), el("dl", *lines, class_="record"))


def look_alikes(others: list[str]) -> list[Node] | None:
    """A warning when other documents bear the same number."""
    if not others:
        return None
    return el(
        "section",
        el("h2", words.LOOK_ALIKES),
        el("p", words.LOOK_ALIKES_LINE),
        el("ul", *(el("li", text) for text in others)),
        class_="look-alikes",
    )


def relations(session: Session, document: int) -> list[Node]:
    """What the document does to others, and what others do to it."""
    found = queries.relations(session, document)
    head = el("h2", words.RELATIONS)
    if not found:
        return el("section", head, el("p", words.NO_RELATIONS, class_="quiet"))
    kept = queries.sources(session, {key for one in found for key in one.sources})
    by_said: dict[str, list[Relation]] = {}
    for one in found:
        by_said.setdefault(texts.RELATIONS[one.kind][0 if one.is_from else 1], []).append(one)
    groups: list[Node] = []
    for said, ones in by_said.items():
        groups += [el("dt", said), *(el("dd", *_relation(one, kept)) for one in ones)]
    return el("section", head, el("dl", *groups, class_="relations"))


def links(urls: list[str]) -> list[Node]:
    """Addresses of the document elsewhere; only http(s) ones become links."""
    shown = [
        el("li", link(url, _host(url), " ↗", title=url))
        for url in urls
        if url.startswith(("https://", "http://"))
    ]
    head = el("h2", words.OFFICIAL)
    if not shown:
        return el("section", head, el("p", words.NO_OFFICIAL, class_="quiet"))
    return el("section", head, el("ul", *shown))


def notes(said: list[str]) -> list[Node] | None:
    """What the registrar noted."""
    if not said:
        return None
    items = [el("li", line) for line in said]
    return el("section", el("h2", words.NOTES), el("ul", *items, class_="note-list"))


def _said(found: Record) -> list[tuple[str, list[Node]]]:
    """The fields in the order of a Vietnamese document, each as it is shown."""
    unverified = [el("span", texts.UNVERIFIED, class_="quiet")]

    def words_or(value: str | None) -> list[Node]:
        return [value] if value else unverified

    lines: list[tuple[str, list[Node]]] = [
        ("kind", [texts.DOCUMENT_KINDS[found.kind]]),
        ("number", words_or(found.number)),
        ("issuer", [found.issuer]),
        ("level", [texts.DOCUMENT_LEVELS[found.level]]),
        ("issued_on", _issued(found) or unverified),
        ("effective_on", [texts.day(found.effective_on)] if found.effective_on else unverified),
        ("subject", words_or(found.subject)),
        ("subject_in_plan", words_or(found.subject_in_plan)),
        ("signer", words_or(found.signer)),
        ("validity", _validity(found)),
    ]
    if found.number_as_written and found.number_as_written != found.number:
        lines.insert(2, ("number_as_written", [found.number_as_written]))
    if found.text_sha256:
        lines.append(("text_sha256", [el("code", found.text_sha256)]))
    return lines


def _issued(found: Record) -> list[Node]:
    if found.issued_on is None:
        return []
    note = "" if found.is_date_verified else f" ({words.FROM_PLAN})"
    return [texts.day(found.issued_on), el("span", note, class_="quiet")]


def _validity(found: Record) -> list[Node]:
    kind = "quiet" if found.validity is None else f"validity {found.validity.value}"
    said = [el("span", texts.VALIDITIES[found.validity], class_=kind.replace("_", "-"))]
    if found.validity_note:
        said.append(el("p", found.validity_note))
    if found.validity is not None:
        said.append(el("p", words.CHECKED_ON, class_="quiet"))
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
    quality = el("span", f" · {one.quality}", class_="quiet")
    if one.url and one.url.startswith(("https://", "http://")):
        return [link(one.url, one.supports, " ↗"), quality]
    return [one.supports, quality]


def _relation(one: Relation, kept: dict[str, SourceLine]) -> list[Node]:
    certain = None if one.is_certain else el("em", f"{texts.POSSIBLY} ")
    kind = f"{texts.DOCUMENT_KINDS[one.other_kind]} " if one.other_kind else ""
    name = texts.shortened(f"{kind}{one.other_name or ''}", 140)
    if one.other:
        other: list[Node] = [link(f"/documents/{one.other}", name)]
    else:
        other = [name, el("span", f" ({words.NOT_REGISTERED})", class_="quiet")]
    note = el("p", one.note, class_="quiet") if one.note else None
    lines = [kept[key] for key in one.sources if key in kept]
    return [node for node in (certain, *other, note, _sources(lines)) if node is not None]


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")
