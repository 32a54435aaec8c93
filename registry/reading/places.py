"""Where a finding told by its line and its words stands in the text as received."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from registry.reading.findings import Defect
from registry.reading.text import Line, Source

# The two ends of a defect that runs over a break of lines or pages.
CUT = "⏎"
# A sentence goes on within this many letters of where the page broke.
FARTHEST = 2_000


def placed(
    defects: Iterable[Defect], source: Source, lines: Iterable[Line]
) -> tuple[Defect, ...]:
    """Each defect with the span of its printed words, or of its line where they are not one run."""
    by_number = {line.number: line for line in lines}
    return tuple(_placed(defect, source, by_number) for defect in defects)


def _placed(defect: Defect, source: Source, lines: Mapping[int, Line]) -> Defect:
    line = lines.get(defect.line)
    if line is None or defect.end:
        return defect
    before, cut, after = defect.printed.partition(CUT)
    before = before.strip()
    stands = source.text.find(before, line.start, line.end) if before else -1
    if stands < 0:
        start, end = source.written_span(line, line)
        return replace(defect, start=start, end=end)
    stop = stands + len(before)
    if cut:
        goes_on = source.text.find(after.strip(), stop, stop + FARTHEST)
        stop = goes_on + len(after.strip()) if goes_on >= 0 else line.end
    start, end = source.span(stands, stop)
    return replace(defect, start=start, end=end)
