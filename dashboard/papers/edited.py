"""What people wrote laid over the drafted words: the parts of a paper, and the paper it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from registry.papers.edits import Edit, hash_of
from registry.papers.paper import Block, Letterhead, Paper, Paragraph, Signature, Words

# The parts beside the body: how each is read from a paper and put into it.
HEAD = ("superior", "issuer", "notation", "place", "day", "subject")
SIGNS = ("authority", "post", "name")
LISTED = ("to", "basis", "recipients")
LINES = frozenset({*HEAD, *SIGNS, "title"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paper that a person may write in: drafted words, and what holds now.

    `has_moved_on` says that the drafted words are others than those the editor saw.
    """

    key: str
    drafted: str
    text: str
    version: int
    is_edited: bool
    has_moved_on: bool
    edited_by: str
    edited_at: datetime | None

    @property
    def is_line(self) -> bool:
        """Whether it stands in one line."""
        return self.key in LINES


def drafts(paper: Paper) -> dict[str, str]:
    """The drafted words of every part, in the order they stand on the paper."""
    head, signs = paper.letterhead, paper.signature
    found = {name: _said(getattr(head, name)) for name in HEAD
             if name != "subject" or not paper.type_name}
    if paper.type_name:
        found["title"] = paper.title
    found |= {name: "\n".join(getattr(paper, name)) for name in LISTED if getattr(paper, name)}
    for key, listed in groupby(paper.body, key=_part):
        if key:
            found[key] = "\n".join(map(_plain, listed)).strip("\n")
    return found | {name: getattr(signs, name) for name in SIGNS}


def parts(paper: Paper, edits: Mapping[str, Edit]) -> dict[str, Part]:
    """The parts of a drafted paper with what people made of them."""
    return {key: _with(key, drafted, edits.get(key)) for key, drafted in drafts(paper).items()}


def _with(key: str, drafted: str, edit: Edit | None) -> Part:
    if edit is None or edit.is_draft:
        version = edit.version if edit else 0
        return Part(key, drafted, drafted, version, False, False, "", None)
    return Part(key, drafted, edit.text, edit.version, True, edit.draft_sha256 != hash_of(drafted),
                edit.edited_by, edit.edited_at)


def applied(paper: Paper, found: Mapping[str, Part]) -> Paper:
    """The paper as people want it; empty parts stay, so that a page can offer them."""
    texts = {key: one.text for key, one in found.items() if one.is_edited}
    head = _replaced(paper.letterhead, HEAD, texts, _head_value)
    signs = _replaced(paper.signature, SIGNS, texts, lambda _name, said: said)
    listed = {name: _lines(texts[name]) for name in LISTED if name in texts}
    body: list[Block] = []
    for key, blocks in groupby(paper.body, key=_part):
        if key in texts:
            body += [Paragraph((Words(line),), key) for line in _lines(texts[key])] or [
                Paragraph((), key)]
        else:
            body += blocks
    return replace(paper, letterhead=head, signature=signs, body=tuple(body),
                   title=texts.get("title", paper.title), **listed)


def finished(paper: Paper) -> Paper:
    """The paper without its empty paragraphs, as it is written out."""
    kept = tuple(one for one in paper.body if not isinstance(one, Paragraph) or _plain(one))
    return replace(paper, body=kept)


def day_of_paper(said: str) -> date | None:
    """The day a person gave a paper, as 10/11/2026; None while there is none."""
    try:
        first, month, year = (int(part) for part in said.split("/"))
        return date(year, month, first)
    except ValueError:
        return None


def _part(block: Block) -> str:
    return block.part if isinstance(block, Paragraph) else ""


def _plain(block: Block) -> str:
    return "".join(one.text for one in block.words) if isinstance(block, Paragraph) else ""


def _said(value: Any) -> str:
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value or ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _head_value(name: str, said: str) -> Any:
    return day_of_paper(said) if name == "day" else said


def _replaced(
    given: Letterhead | Signature,
    names: tuple[str, ...],
    texts: Mapping[str, str],
    read: Callable[[str, str], Any],
) -> Any:
    return replace(given, **{name: read(name, texts[name]) for name in names if name in texts})
