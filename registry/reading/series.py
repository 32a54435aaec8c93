"""Which lines that look labelled open sections, and how high each stands among the others."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from registry.reading import vocabulary
from registry.reading.corrections import Given
from registry.reading.findings import Level
from registry.reading.labels import (
    APPENDIX_RANK,
    BULLETED,
    ROMAN_RANK,
    Form,
    Label,
    Labels,
    bulleted_label,
    find_label,
    given_label,
)
from registry.reading.patterns import labels as label_patterns
from registry.reading.slips import (
    RULE,
    as_named,
    bare_first,
    first_labels,
    first_number,
    lone_roman,
    meant_label,
    meant_nested,
)
from registry.reading.text import Line, ends_sentence, fold, is_kind_line

ATTACHED = "attached_title"
# A line shorter than this share of the widest ones was ended by its author, not by the margin.
FULL_SHARE = 0.75
# Between the canonical ranks: inside of what is open, above everything smaller.
INSIDE_ROMAN, INSIDE_ITEM, INSIDE_POINT, INSIDE = ROMAN_RANK + 0.2, 8.5, 9.5, 0.25
# How far down a label misread as the first of its series may be taken up again.
LONGEST_WAIT = 400
_LOW = (Form.NUMBER, Form.POINT)
_COUNTED = (Form.NUMBER, Form.NESTED, Form.ROMAN)


def settle(lines: Sequence[Line], given: Given, tables: Container[int]) -> Labels:
    """The label of each line that has one; a person's word stands before what the line says.

    `tables` holds where the lines of tables begin: rows are no sections.
    """
    said = {one.line: one for one in given.labels}
    written = [line for line in lines if not line.is_mark]
    walk = _Walk(_width(written))
    last: Line | None = None
    for line in written:
        one = said.pop(line.number, None)
        if one:
            walk.give(line, given_label(one, line.plain))
        elif line.start not in tables:
            walk.meet(line, last)
        last = line
    return walk.taken


def _width(lines: Sequence[Line]) -> int:
    widths = sorted(len(line.plain) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


@dataclass(slots=True)
class _Walk:
    """The way through the lines of a text, with the labels that are open where it stands."""

    width: int
    taken: dict[int, Label] = field(default_factory=dict)
    open_labels: list[Label] = field(default_factory=list)
    waiting: dict[Form, tuple[Line, Label, int]] = field(default_factory=dict)
    above: Label | None = None  # what the line before has
    asked: tuple[Label | None, Label | None] = None, None  # and the sister that was found

    def give(self, line: Line, label: Label | None) -> None:
        """Take a person's word."""
        if label:
            if label.printed:
                label = replace(label, rank=self._rank(label)) if label.ordinal else label
                self._open(label)
            self.taken[line.start] = label

    def meet(self, line: Line, last: Line | None) -> None:
        """Take a line's label when the line has one."""
        if self._is_attached(line, last):
            self.open_labels.clear()
            self.asked = None, None
            self.taken[line.start] = Label("", "", Level.PARAGRAPH, APPENDIX_RANK, line.plain,
                                           rule=ATTACHED)
            return
        self.above = self.taken.get(last.start) if last else None
        label = find_label(line.plain) or bulleted_label(line.plain)
        if last and label and self._is_named(last, line, label):
            return
        is_bulleted = label is not None and label.rule == BULLETED
        in_midst = last is not None and not is_bulleted and self._runs_on(last, line)
        if label is None or not self._is_next(label):
            label = self._meant(label, line, in_midst)
        if label and self._holds(label, in_midst):
            label = self._named(label)
            self._take_up(label)
            rank = self._rank(label)
            label = label if rank == label.rank else replace(label, rank=rank)
            self._open(label)
            self.taken[line.start] = label

    def _is_attached(self, line: Line, last: Line | None) -> bool:
        """«KẾ HOẠCH» alone behind a decision, else «(Ban hành kèm theo …)» below its title."""
        stands_apart = last is None or line.spaced or line.paged or not last.plain.isupper()
        named = self.taken.get(last.start) if last else None
        if named and named.printed and not named.rest:
            # «Mục 1», below it «QUY ĐỊNH»: its heading.
            return False
        if self.taken and stands_apart and is_kind_line(line.plain):
            return True
        is_below = self._opened(Form.ARTICLE) and not self._opened(Form.APPENDIX)
        return bool(is_below) and fold(line.plain).startswith(vocabulary.ISSUED_WITH)

    def _open(self, label: Label) -> None:
        while self.open_labels and self.open_labels[-1].rank >= label.rank:
            self.open_labels.pop()
        self.open_labels.append(label)
        self.asked = None, None

    def _sister(self, label: Label) -> Label | None:
        """The open label of the same series; asked several times before another is opened."""
        if self.asked[0] is not label:
            series = label.series
            if label.form is Form.NESTED:
                found = self._top(lambda one: one.form is Form.NESTED and one.rank == label.rank)
            else:
                found = self._asking(label, series)
            self.asked = label, found
        return self.asked[1]

    def _asking(self, label: Label, series: tuple[Form, str]) -> Label | None:
        """Of the open labels of a series the innermost that this one follows."""
        sisters = [one for one in reversed(self.open_labels)
                   if one.form is label.form and one.series == series]
        asking = [one for one in sisters if label.follows(one)] or sisters
        if len(asking) > 1 and asking[0].rank < INSIDE_ITEM:
            # «1. Mục đích», below it «1. Làm cho …», and then «2. Yêu cầu».
            asking.sort(key=lambda one: one.is_heading is not label.is_heading)
        return asking[0] if asking else None

    def _top(self, wanted: Callable[[Label], bool]) -> Label | None:
        for one in reversed(self.open_labels):
            if wanted(one):
                return one
        return None

    def _is_next(self, label: Label) -> bool:
        """Whether the open labels ask for this one, or nothing speaks against a first one."""
        sister = self._sister(label)
        if label.form is Form.NESTED:
            return self._is_next_nested(label, sister)
        if sister:
            return label.follows(sister)
        if label.form is Form.SUBPOINT:
            point = self._opened(Form.POINT)
            return label.ordinal == 1 and (point is None or point.name == label.name[0])
        return label.ordinal == 1 or label.form is Form.APPENDIX

    def _is_next_nested(self, label: Label, sister: Label | None) -> bool:
        head = label.name.rpartition(".")[0]
        if not head[0].isdecimal() and self._opened(Form.NUMBER):
            return False
        if sister and sister.name.rpartition(".")[0] == head:
            return label.follows(sister)
        above = self._top(lambda one: one.rank < label.rank and one.form in _COUNTED)
        return label.ordinal == 1 or (above is not None and above.name == head)

    def _meant(self, label: Label | None, line: Line, in_midst: bool) -> Label | None:
        """What a misread label means; the label as printed when it means nothing else."""
        if in_midst:
            return label
        plain = " ".join(line.plain.split())
        meant = (meant_label(plain, reversed(self.open_labels))
                 or meant_nested(plain, self.open_labels))
        if meant is None and label and label.form is Form.ROMAN and not self._opened(Form.NUMBER):
            meant = first_number(label, self._sister(label))
        # «l.» is a point where points are open; else it may be the first of other labels.
        is_kept = label and (label.form is not Form.POINT or self._opened(Form.POINT))
        if meant or is_kept:
            return meant or label
        bare = bare_first(plain)
        if bare and not self._sister(bare):
            return bare
        firsts = first_labels(plain)
        for first in firsts:
            if not self._sister(first):
                self.waiting[first.form] = (line, first, len(self.taken))
        return None if firsts else (label or lone_roman(plain))

    def _named(self, label: Label) -> Label:
        sister = self._sister(label)
        return as_named(label, sister) if sister else label

    def _take_up(self, label: Label) -> None:
        """«II.» with no «I.» before it: a line that may have been misread was the first.

        So is «1.» where «1.1.» comes first.
        """
        is_below = label.form is Form.NESTED and label.name == "1.1"
        form = Form.NUMBER if is_below else label.form
        second = is_below or (label.ordinal == 2 and self._sister(label) is None)
        if form not in self.waiting or not second or (is_below and self._opened(form)):
            return
        line, first, at = self.waiting.pop(form)
        if len(self.taken) - at <= LONGEST_WAIT and not self._closed_since(at, first):
            self.taken[line.start] = first
            self._open(first)

    def _closed_since(self, at: int, first: Label) -> bool:
        later = islice(reversed(self.taken.values()), len(self.taken) - at)
        return any(one.rank < first.rank for one in later)

    def _holds(self, label: Label, in_midst: bool) -> bool:
        if label.rule == RULE:
            return True
        is_next = self._is_next(label)
        if label.form is Form.PAREN:
            goes_on = f"({label.ordinal + 1})" in label.rest
            return is_next and bool(self.open_labels) and not in_midst and not goes_on
        if label.form is Form.SUBPOINT:
            return is_next and not in_midst
        if label.form is Form.LETTER:
            return is_next or (label.rest.isupper() and self._sister(label) is not None)
        if label.form is Form.NESTED and label.printed == label.name and not is_next:
            # «2.5 tỷ đồng», «31.12 hằng năm».
            return False
        return is_next or not in_midst

    def _is_named(self, last: Line, line: Line, label: Label) -> bool:
        """«theo khoản» above, «1. Điều 5» here: the words before name the number."""
        is_heading = last.plain.isupper() or (
            last.start in self.taken and not self._is_full(last))
        if line.spaced or is_heading:
            return False
        is_point = label.form is Form.POINT
        before = label_patterns.POINT_REFERENCE_END if is_point else label_patterns.REFERENCE_END
        return before.search(last.plain[-12:]) is not None

    def _is_full(self, line: Line) -> bool:
        return len(line.plain) >= FULL_SHARE * self.width

    def _runs_on(self, last: Line, line: Line) -> bool:
        """Whether the sentence of the line before seems to go on in this one."""
        if line.spaced or ends_sentence(last.plain) or last.plain.isupper():
            return False
        return self._is_full(last)

    def _rank(self, label: Label) -> float:
        """Its height: that of its series, else that of its form, inside of what is open."""
        sister = self._sister(label)
        if sister:
            return self._rank_beside(label, sister)
        if label.form is Form.PAREN:
            return self.open_labels[-1].rank + INSIDE if self.open_labels else label.rank
        if label.form is Form.SUBPOINT:
            point = self._opened(Form.POINT)
            return point.rank + INSIDE if point else label.rank
        if label.form is Form.LETTER:
            is_inside = label.ordinal == 1 and self._opened(Form.ROMAN)
            return INSIDE_ROMAN if is_inside else label.rank
        return self._low_rank(label) if label.form in _LOW else label.rank

    def _rank_beside(self, label: Label, sister: Label) -> float:
        """That of its sister; below it where it begins anew right under its heading or a point."""
        above = self.above
        if label.form is Form.NUMBER and label.ordinal == 1 and above:
            if above is sister and _holds_others(sister, label):
                return sister.rank + INSIDE
            if above.form is Form.POINT and above.rest.endswith(":"):
                return max(INSIDE_POINT, above.rank + INSIDE)
        return sister.rank

    def _low_rank(self, label: Label) -> float:
        other = self._top(lambda one: one.form is label.form)
        if label.ordinal != 1:
            return other.rank if other else label.rank
        point = self._opened(Form.POINT)
        if point and (other or label.form is Form.NUMBER):
            return max(INSIDE_POINT, point.rank + INSIDE)
        return INSIDE_ITEM if other else label.rank

    def _opened(self, form: Form) -> Label | None:
        return self._top(lambda one: one.form is form)


def _holds_others(heading: Label, label: Label) -> bool:
    """Whether a few words, or some before a colon, stand over items of their own."""
    return heading.rest.endswith(":") or (heading.is_heading and not label.is_heading)
