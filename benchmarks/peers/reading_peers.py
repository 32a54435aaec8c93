"""What packages that know Vietnamese find in a text: run in the peers' own environment.

Reads the paths of texts from its arguments; writes one JSON object: package → path → seconds and
findings, each a line (from 1) and a value.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Found = list[tuple[int, str]]


def main() -> None:
    """Each package over each text, after one small text that loads its models."""
    packages: dict[str, Callable[[str], Found]] = {
        "underthesea": organisations, "dateparser": dates}
    said: dict[str, dict[str, object]] = {}
    for name, look in packages.items():
        look("Sở Nội vụ báo cáo trước ngày 15/11/2022.")
        said[name] = {path: timed(look, Path(path).read_text("utf-8-sig")) for path in sys.argv[1:]}
    print(json.dumps(said))


def timed(look: Callable[[str], Found], text: str) -> dict[str, object]:
    """CPU seconds of all its threads, and what was found."""
    begun = time.process_time()
    found = look(text)
    return {"seconds": time.process_time() - begun, "found": found}


def paragraphs(text: str) -> Iterator[tuple[list[tuple[int, int]], str]]:
    """Lines up to an empty one, joined as a reader would; where each line begins in the joined."""
    starts: list[tuple[int, int]] = []
    joined = ""
    for number, printed in enumerate([*text.splitlines(), ""], start=1):
        line = " ".join(printed.replace("*", "").split())
        if line:
            starts.append((len(joined), number))
            joined += line + " "
        elif joined:
            yield starts, joined
            starts, joined = [], ""


def line_at(starts: list[tuple[int, int]], at: int) -> int:
    """The line of a place in a joined paragraph."""
    return [number for begin, number in starts if begin <= at][-1]


def organisations(text: str) -> Found:
    """The organisations of underthesea's recogniser of names."""
    from underthesea import ner

    found: Found = []
    for starts, joined in paragraphs(text):
        at, begun, last = 0, -1, 0
        for word, _, _, tag in [*ner(joined), ("", "", "", "O")]:
            place = joined.find(word, at)
            place = at if place < 0 else place
            if begun >= 0 and tag != "I-ORG":
                found.append((line_at(starts, begun), joined[begun:last]))
                begun = -1
            if tag == "B-ORG":
                begun = place
            at = last = place + len(word)
    return found


def dates(text: str) -> Found:
    """The days that dateparser finds, as ISO days."""
    from dateparser.search import search_dates

    found: Found = []
    for starts, joined in paragraphs(text):
        at = 0
        for surface, moment in search_dates(joined, languages=["vi"]) or []:
            place = max(joined.find(surface, at), at)
            found.append((line_at(starts, place), moment.date().isoformat()))
            at = place + len(surface)
    return found


if __name__ == "__main__":
    main()
