"""Keep what the search box looks through in step with the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, true
from sqlalchemy.orm import Session

from db.models import Agency, Document, DocumentName, SearchEntry, SearchTerm, Section, Task
from db.vocabulary import SearchKind
from registry.identity import identity_of
from registry.search.vocabulary import DAY, KIND_WORDS, MONTH, NUMBER_WORD, YEAR
from registry.text import cut

# Each kind has its own stretch of ids, in the order of what the entries stand for.
STRETCH = 500_000_000
KINDS = tuple(SearchKind)
LONGEST_TITLE = 200
AT_ONCE = 2_000
Row = dict[str, Any]


def stretch(kind: SearchKind) -> tuple[int, int]:
    """The first and the last id that an entry of a kind may have."""
    first = KINDS.index(kind) * STRETCH
    return first, first + STRETCH - 1


def keep_document(session: Session, document: Document) -> None:
    """Put what the search box knows of a document in step with it; one that was merged leaves."""
    session.flush()
    kept = (SearchEntry.kind == SearchKind.DOCUMENT) & (SearchEntry.ref_id == document.id)
    _replace(session, kept, _documents(session, Document.id == document.id))


def keep_plan(session: Session, plan: Document) -> None:
    """The same for the sections and tasks of a plan."""
    session.flush()
    sections = select(Section.id).where(Section.document_id == plan.id)
    tasks = select(Task.id).where(Task.plan_id == plan.id)
    of_plan = Section.document_id == plan.id
    for kind, kept, rows in (
        (SearchKind.SECTION, sections, _sections(session, of_plan)),
        (SearchKind.TASK, tasks, _tasks(session, of_plan)),
    ):
        _replace(session, (SearchEntry.kind == kind) & SearchEntry.ref_id.in_(kept), rows)


def keep_agency(session: Session, agency: Agency) -> None:
    """The same for an agency."""
    session.flush()
    kept = (SearchEntry.kind == SearchKind.AGENCY) & (SearchEntry.ref_id == agency.id)
    _replace(session, kept, _agencies(session, Agency.id == agency.id))


def rebuild(session: Session) -> None:
    """Everything anew, from what the record holds."""
    session.flush()
    session.execute(delete(SearchEntry))
    session.execute(delete(SearchTerm))
    for rows in (_documents, _sections, _tasks, _agencies):
        _add(session, rows(session, true()))


def is_complete(session: Session) -> bool:
    """Whether every document, section, task and agency has its entry, and nothing else has one."""
    kept = {
        kind: session.scalar(select(func.count()).where(SearchEntry.kind == kind))
        for kind in KINDS
    }
    wanted = {
        SearchKind.DOCUMENT: session.scalar(
            select(func.count()).where(Document.merged_into_id.is_(None))
        ),
        SearchKind.SECTION: session.scalar(select(func.count()).select_from(Section)),
        SearchKind.TASK: session.scalar(select(func.count()).select_from(Task)),
        SearchKind.AGENCY: session.scalar(select(func.count()).select_from(Agency)),
    }
    return kept == wanted


def after_upgrade(session: Session) -> None:
    """Fill what a record from before the registry lacks: identities, and what a search needs."""
    _fill_identities(session)
    if not is_complete(session):
        rebuild(session)


def _fill_identities(session: Session) -> None:
    """Of two documents that are one by their four facts the first gets the identity; joining the
    other to it is for an officer."""
    taken = set(session.scalars(select(Document.identity).where(Document.identity.is_not(None))))
    names = _names(session, DocumentName.is_alias.is_(False))
    bare = Document.identity.is_(None) & Document.merged_into_id.is_(None)
    for document in session.scalars(select(Document).where(bare).order_by(Document.id)):
        name = next(iter(names.get(document.id, ())), document.subject or document.key)
        identity = identity_of(
            document.kind, document.number, document.issuer, document.issued_on, name
        )
        if identity not in taken:
            document.identity = identity
            taken.add(identity)
    session.flush()


def _replace(session: Session, kept: ColumnElement[bool], rows: Iterable[Row]) -> None:
    session.execute(delete(SearchEntry).where(kept).execution_options(synchronize_session=False))
    _add(session, rows)


def _add(session: Session, rows: Iterable[Row]) -> None:
    """Write entries, and the words among them that nobody wrote before."""
    written = list(rows)
    for start in range(0, len(written), AT_ONCE):
        part = written[start : start + AT_ONCE]
        session.execute(insert(SearchEntry), part)
        words = {word for row in part for word in row["words"].split() if word.isalpha()}
        asked = select(SearchTerm.word)
        known = set(session.scalars(asked.where(SearchTerm.word.in_(words))))
        if words - known:
            session.execute(insert(SearchTerm), [{"word": one} for one in sorted(words - known)])


def _row(kind: SearchKind, ref_id: int, title: str, *more: str | None) -> Row:
    shown = cut(title)
    words = [bare for _, bare in shown]
    words += [bare for part in more if part for _, bare in cut(part)]
    return {
        "id": stretch(kind)[0] + ref_id,
        "kind": kind,
        "ref_id": ref_id,
        "number": None,
        "title": " ".join(bare for _, bare in shown)[:LONGEST_TITLE],
        "printed": " ".join(printed for printed, _ in shown)[:LONGEST_TITLE],
        "words": " ".join(dict.fromkeys(words)),
    }


def _documents(session: Session, which: ColumnElement[bool]) -> Iterator[Row]:
    wanted = which & Document.merged_into_id.is_(None)
    names = _names(
        session, DocumentName.document_id.in_(select(Document.id).where(wanted))
    )
    columns = (
        Document.id, Document.kind, Document.number, Document.number_as_written, Document.issuer,
        Document.issued_on, Document.subject, Document.subject_in_plan, Document.signer,
    )
    for one in session.execute(select(*columns).where(wanted)):
        called = names.get(one.id, [])
        kind = KIND_WORDS.get(one.kind, "")
        title = next(iter(called), one.subject or one.subject_in_plan or "")
        is_said = [bare for _, bare in cut(title)][: len(cut(kind))] == [b for _, b in cut(kind)]
        row = _row(
            SearchKind.DOCUMENT, one.id, title if is_said else f"{kind} {title}", kind,
            NUMBER_WORD if one.number else None, one.number, one.number_as_written, one.issuer,
            _day(one.issued_on), one.subject, one.subject_in_plan, one.signer, *called,
        )
        number = "".join(bare for _, bare in cut(one.number or ""))
        yield {**row, "number": number[:80] or None}


def _day(day: date | None) -> str | None:
    """A day as people write it, with and without its noughts."""
    if day is None:
        return None
    return f"{DAY} {day:%d} {day.day} {MONTH} {day:%m} {day.month} {YEAR} {day.year}"


def _names(session: Session, which: ColumnElement[bool]) -> dict[int, list[str]]:
    """What documents are called, their own names before those that a text gives them."""
    names: dict[int, list[str]] = defaultdict(list)
    asked = select(DocumentName.document_id, DocumentName.name).where(which)
    for document, name in session.execute(
        asked.order_by(DocumentName.is_alias, DocumentName.id)
    ):
        names[document].append(name)
    return names


def _sections(session: Session, which: ColumnElement[bool]) -> Iterator[Row]:
    asked = select(Section.id, Section.path, Section.heading, Section.text).where(which)
    for id_, path, heading, said in session.execute(asked):
        yield _row(SearchKind.SECTION, id_, heading or said or "", path, said)


def _tasks(session: Session, which: ColumnElement[bool]) -> Iterator[Row]:
    asked = select(Task.id, Section.path, Section.heading, Section.text)
    for id_, path, heading, said in session.execute(
        asked.join(Section, Section.id == Task.section_id).where(which)
    ):
        yield _row(SearchKind.TASK, id_, heading or said or "", path, said)


def _agencies(session: Session, which: ColumnElement[bool]) -> Iterator[Row]:
    asked = select(Agency.id, Agency.name, Agency.short_name).where(which)
    for id_, name, short in session.execute(asked):
        yield _row(SearchKind.AGENCY, id_, name, short)
