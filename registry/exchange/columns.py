"""The one table of columns: what a cell of each says, and how what it says is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from db.vocabulary import DocumentKind, DocumentLevel, Sensitivity, Validity
from registry.errors import Refused
from registry.evidence import marks
from registry.fields import Name
from registry.text import fold

# What a cell of Excel holds; a longer one is refused before it is looked at.
LONGEST_CELL = 32_767
SHOWN = 80
PLAIN_LANGUAGE = "vi"
# A table program runs what begins so; tabs and line ends are skipped by some before they look.
DANGEROUS = "=+-@\t\r＝＋－＠"


class Column(StrEnum):
    """Every column, in the order in which they are written."""

    KEY = "key"
    KIND = "kind"
    NUMBER = "number"
    ISSUER = "issuer"
    LEVEL = "level"
    ISSUED_ON = "issued_on"
    EFFECTIVE_ON = "effective_on"
    EXPIRES_ON = "expires_on"
    SUBJECT = "subject"
    SIGNER = "signer"
    VALIDITY = "validity"
    SENSITIVITY = "sensitivity"
    NAMES = "names"
    ALIASES = "aliases"
    LINKS = "links"
    NOTES = "notes"
    SOURCE = "source"


# Together they are a document's identity: without them no row says which document it is.
NEEDED = (Column.KIND, Column.NUMBER, Column.ISSUER, Column.LEVEL, Column.ISSUED_ON)
DAYS = frozenset({Column.ISSUED_ON, Column.EFFECTIVE_ON, Column.EXPIRES_ON})
# Several of them stand in one cell, each on a line of its own.
LISTS = frozenset({Column.LINKS, Column.NOTES, Column.SOURCE})
NAMES = frozenset({Column.NAMES, Column.ALIASES})


@dataclass(frozen=True)
class Words:
    """The words of the columns and of the closed lists, in the language of the files.

    `unverified` is written where nobody has said whether a document is in force; `more`, with
    its {count}, below the entries of a cell that cannot hold them all.
    """

    headers: Mapping[Column, str]
    kinds: Mapping[DocumentKind, str]
    levels: Mapping[DocumentLevel, str]
    validities: Mapping[Validity, str]
    sensitivities: Mapping[Sensitivity, str]
    unverified: str
    more: str
    other_headers: Mapping[str, Column]

    def lists(self) -> dict[Column, dict[str, Any]]:
        """The value behind each word of a closed list, words folded."""
        said: dict[Column, Mapping[Any, str]] = {
            Column.KIND: self.kinds, Column.LEVEL: self.levels,
            Column.VALIDITY: self.validities, Column.SENSITIVITY: self.sensitivities,
        }
        found = {
            column: {fold(word): value for value, word in words.items()}
            for column, words in said.items()
        }
        found[Column.VALIDITY][fold(self.unverified)] = None
        return found


def read(column: Column, cell: str, lists: dict[Column, dict[str, Any]]) -> Any:
    """What a cell says: a value of a list, a day, several lines, or plain words; None for nothing.

    Raises Refused by the column's name: "import_cell" (too long), "import_choice",
    "import_secret" (what bears a mark of secrecy is not kept here), "import_day".
    """
    if len(cell) > LONGEST_CELL:
        raise Refused("import_cell", column=column, longest=LONGEST_CELL)
    if column in lists:
        return _chosen(column, cell, lists[column])
    if column in DAYS:
        return _day(column, cell.strip())
    if column in LISTS:
        return tuple(filter(None, map(str.strip, cell.split("\n"))))
    if column in NAMES:
        is_alias = column is Column.ALIASES
        return tuple(_name(one.strip(), is_alias) for one in cell.split("\n") if one.strip())
    return cell.strip() or None


def joined(entries: Iterable[str], more: str) -> str:
    """Entries a line each; those that a cell cannot hold are counted in a line of their own."""
    listed = list(entries)
    said = "\n".join(listed)
    if len(said) < LONGEST_CELL:  # one letter is left for the apostrophe of `guarded`
        return said
    left, kept = LONGEST_CELL - 100, 0
    while len(listed[kept]) < left:
        left -= len(listed[kept]) + 1
        kept += 1
    return "\n".join([*listed[:kept], more.format(count=len(listed) - kept)])


def is_cut(cell: str, more: str) -> bool:
    """Whether a cell says that it does not hold all entries."""
    before, after = more.split("{count}")
    lines = map(str.strip, cell.split("\n"))
    return any(line.startswith(before) and line.endswith(after) for line in lines)


def write_name(name: Name) -> str:
    """A name with its language in brackets unless it is plain Vietnamese."""
    is_plain = name.language == PLAIN_LANGUAGE and _marked(name.name) is None
    return name.name if is_plain else f"[{name.language}] {name.name}"


def write_day(day: date | None) -> str:
    """05/10/2022."""
    return day.strftime("%d/%m/%Y") if day else ""


def guarded(cell: str) -> str:
    """A cell that a table program would run, made words by an apostrophe; `bare` undoes it."""
    return f"'{cell}" if _is_dangerous(cell) else cell


def bare(cell: str) -> str:
    """A cell without the apostrophe that `guarded` put there, with plain line ends."""
    if cell.startswith("'") and _is_dangerous(cell):
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _is_dangerous(cell: str) -> bool:
    after = cell.lstrip("'")
    return bool(after) and after[0] in DANGEROUS


def _chosen(column: Column, cell: str, words: dict[str, Any]) -> Any:
    said = fold(cell)
    if not said:
        return None
    if said not in words and column is Column.SENSITIVITY and marks.in_name(cell):
        raise Refused("import_secret", column=column)
    if said not in words:
        raise Refused("import_choice", column=column, given=cell.strip()[:SHOWN])
    return words[said]


def _day(column: Column, cell: str) -> date | None:
    if not cell:
        return None
    parts = cell.replace("-", "/").replace(".", "/").split("/")
    try:
        if len(cell) > 10 or not cell.isascii() or not all(map(str.isdigit, parts)):
            raise ValueError
        first, month, last = map(int, parts)
        return date(first, month, last) if len(parts[0]) == 4 else date(last, month, first)
    except ValueError:
        raise Refused("import_day", column=column, given=cell[:SHOWN]) from None


def _marked(said: str) -> tuple[str, str] | None:
    """The language and the rest of "[en] Youth Law"."""
    language, closed, rest = said.partition("]")
    code = language[1:]
    if not (said.startswith("[") and closed and 2 <= len(code) <= 8 and code.isalpha()):
        return None
    return code.lower(), rest.strip()


def _name(said: str, is_alias: bool) -> Name:
    language, name = _marked(said) or (PLAIN_LANGUAGE, said)
    return Name(name, is_alias, language)
