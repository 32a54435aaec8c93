"""One row of a file as what it wants a document to be, compared with what the registry holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.vocabulary import DocumentKind, DocumentLevel, Validity
from registry import written
from registry.errors import Refused
from registry.exchange.columns import Column, Words, is_cut, read, write_day
from registry.exchange.held import Held
from registry.fields import Fields, Proof, check, said_of
from registry.links.addresses import checked
from registry.links.keep import MOST_LINKS

LONGEST_ADDRESS = 2000
SCHEMES = ("https://", "http://")
# The columns that are fields of the same name.
PLAIN = (Column.KIND, Column.NUMBER, Column.ISSUER, Column.LEVEL, Column.ISSUED_ON,
         Column.EFFECTIVE_ON, Column.EXPIRES_ON, Column.SUBJECT, Column.SIGNER,
         Column.SENSITIVITY, Column.NOTES)
NEVER_EMPTY = (Column.KIND, Column.ISSUER, Column.LEVEL)
# What a new document is before its row has said anything.
BLANK = Fields(DocumentKind.OTHER, None, "", DocumentLevel.CENTRAL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row wants. `said` are the columns whose cells differ from what the registry holds;
    a column that the file lacks, or whose cell is empty or as it was, leaves its fact alone."""

    fields: Fields
    said: frozenset[Column]
    validity: Validity | None = None
    links: tuple[str, ...] = ()
    proof: Proof | None = None

    def changed(self, now: Held) -> set[Column]:
        """The columns whose facts would change."""
        was, becomes = (_by_column(fields) for fields in (now.fields, self.fields))
        found = {column for column in was if was[column] != becomes[column]}
        if Column.LINKS in self.said and set(self.links) != set(now.links):
            found.add(Column.LINKS)
        if self.sets_validity(now):
            found.add(Column.VALIDITY)
        return found

    def sets_validity(self, now: Held | None) -> bool:
        """Whether the validity is to be said anew; what the dates say needs no saying."""
        if Column.VALIDITY not in self.said:
            return False
        return self.validity not in ((now.validity, now.shown) if now else (None,))

    def cells(self, now: Held, words: Words) -> dict[Column, str | date | None]:
        """The row as it would be written afterwards."""
        said = replace(now, fields=self.fields,
                       links=self.links if Column.LINKS in self.said else now.links,
                       shown=self.validity if Column.VALIDITY in self.said else now.shown)
        return said.cells(words)

    def refuse_odd_validity(self, today: date) -> None:
        """The dates and the word for the force must not contradict each other."""
        if Column.VALIDITY not in self.said or self.validity is None:
            return
        by_dates = by_dates_of(self.fields, today)
        ends_later = self.validity is Validity.EXPIRED and self.fields.expires_on is not None
        began = self.validity is Validity.NOT_YET and self.fields.effective_on is not None
        wrong = self.validity is not by_dates if by_dates else ends_later or began
        if wrong:
            raise Refused("import_validity_dates", column=Column.VALIDITY)

    def refuse_unproven(self, now: Held | None, today: date) -> None:
        """Whoever says whether a document is in force says where that was read."""
        if self.needs_saying(now, today) and self.validity is not None and self.proof is None:
            raise Refused("import_unproven", column=Column.VALIDITY)

    def needs_saying(self, now: Held | None, today: date) -> bool:
        """Whether `set_validity` is to be called once the fields stand."""
        if not self.sets_validity(now):
            return False
        return self.validity is not by_dates_of(self.fields, today) or self.validity is None


def by_dates_of(fields: Fields, today: date) -> Validity | None:
    """What the dates alone say of a document's force on a day; None when they say nothing."""
    if fields.expires_on is not None and fields.expires_on <= today:
        return Validity.EXPIRED
    if fields.effective_on is not None and fields.effective_on > today:
        return Validity.NOT_YET
    return None


def read_row(
    given: dict[Column, str],
    now: Held | None,
    lists: dict[Column, dict[str, Any]],
    words: Words,
) -> tuple[Wanted | None, list[Refused]]:
    """What a row wants; or None and every cell that cannot be read, by its column's name."""
    cells = now.cells(words) if now else {}
    told: dict[Column, Any] = {}
    problems: list[Refused] = []
    for column, cell in given.items():
        before = _as_written(cells[column]) if now is not None else ""
        if now is not None and (not cell.strip() or cell == before):
            continue
        try:
            # Half of a fact must not take the place of the whole; one more source takes none.
            if is_cut(cell, words.more) or (
                column is not Column.SOURCE and is_cut(before, words.more)
            ):
                raise Refused("import_cut", column=column)
            told[column] = read(column, cell, lists)
            if column in NEVER_EMPTY and told[column] is None:
                raise written.refuse(column.value, "needed")
        except Refused as refused:
            problems.append(refused)
    if problems:
        return None, problems
    try:
        return _wanted(told, now), []
    except Refused as refused:
        return None, [refused]


def _wanted(told: dict[Column, Any], now: Held | None) -> Wanted:
    base = now.fields if now else BLANK
    fields = replace(base, **{column.value: told[column] for column in PLAIN if column in told})
    if Column.NAMES in told or Column.ALIASES in told:
        own = told.get(Column.NAMES, tuple(one for one in base.names if not one.is_alias))
        short = told.get(Column.ALIASES, tuple(one for one in base.names if one.is_alias))
        fields = replace(fields, names=(*own, *short))
    # What is as it was is not looked at again: it may be older than today's rules.
    if now is None or said_of(fields) != said_of(now.fields):
        fields = check(fields)
    return Wanted(fields, frozenset(told), told.get(Column.VALIDITY),
                  _checked_links(told.get(Column.LINKS, ())),
                  _proof(told.get(Column.SOURCE, ()), now))


def _proof(lines: tuple[str, ...], now: Held | None) -> Proof | None:
    """The one new source of a row: what the registry names already proves nothing new."""
    fresh = [line for line in lines if now is None or line not in now.sources]
    if not fresh:
        return None
    if len(fresh) > 1:
        raise Refused("import_sources", column=Column.SOURCE)
    said, _, last = fresh[0].rpartition(" ")
    url = last if last.lower().startswith(SCHEMES) else None
    supports = (said or last) if url else fresh[0]
    kept = written.text(supports, Column.SOURCE.value, longest=1000, needed=True) or ""
    return Proof(written.line(url, Column.SOURCE.value, longest=LONGEST_ADDRESS), kept)


def _checked_links(links: tuple[str, ...]) -> tuple[str, ...]:
    """Public addresses, each once, as `registry.links` would keep them."""
    if len(links) > MOST_LINKS:
        raise Refused("links_too_many", most=MOST_LINKS)
    by_address = {checked(link): link for link in reversed(links)}
    return tuple(reversed(by_address.values()))


def _by_column(fields: Fields) -> dict[Column, Any]:
    said = said_of(fields)
    found: dict[Column, Any] = {column: said.get(column.value) for column in PLAIN}
    found[Column.NAMES] = [one for one in fields.names if not one.is_alias]
    found[Column.ALIASES] = [one for one in fields.names if one.is_alias]
    return found


def _as_written(value: str | date | None) -> str:
    return write_day(value) if isinstance(value, date) else value or ""
