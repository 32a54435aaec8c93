"""RFC 5545 read strictly and without any library: what is wrong with an iCalendar object."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LINE = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,[^";:]*)*)*):(.*)', re.DOTALL
)
DATE, LOCAL = r"\d{8}", r"\d{8}T\d{6}"
DURATION = r"[+-]?P(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)"
TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
# What must be there exactly once, and what at most once.
ONCE = {
    "VCALENDAR": ({"VERSION", "PRODID"}, {"CALSCALE", "METHOD", "URL", "LAST-MODIFIED"}),
    "VEVENT": (
        {"UID", "DTSTAMP", "DTSTART"},
        {"DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "URL", "SEQUENCE", "STATUS", "TRANSP",
         "LAST-MODIFIED", "CREATED", "CLASS", "PRIORITY"},
    ),
    "VALARM": ({"ACTION", "TRIGGER"}, {"DESCRIPTION", "DURATION", "REPEAT"}),
    "VTIMEZONE": ({"TZID"}, {"LAST-MODIFIED", "TZURL"}),
    "STANDARD": ({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}, set()),
}  # fmt: skip
INSIDE = {"VCALENDAR": {"VEVENT", "VTIMEZONE"}, "VEVENT": {"VALARM"},
          "VTIMEZONE": {"STANDARD", "DAYLIGHT"}}  # fmt: skip


@dataclass
class Line:
    """A content line."""

    name: str
    params: dict[str, str]
    value: str


@dataclass
class Part:
    """A component with its lines and its parts."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """Its lines of a name."""
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> str:
        """The value of its line of a name, or nothing."""
        return self.all(name)[0].value if self.all(name) else ""

    def every(self) -> Iterator[Part]:
        """Itself and all inside it."""
        yield self
        for part in self.parts:
            yield from part.every()


def events_of(data: bytes) -> dict[str, Part]:
    """The events of a calendar by their names."""
    return {part.one("UID"): part for part in read(data).parts if part.kind == "VEVENT"}


def read(data: bytes) -> Part:
    """The calendar as parts; ValueError when it is not built as one."""
    open_: list[Part] = []
    whole: Part | None = None
    for text in re.sub("\r\n[ \t]", "", data.decode()).removesuffix("\r\n").split("\r\n"):
        match = LINE.fullmatch(text)
        if match is None or whole is not None:
            raise ValueError(text)
        name, params, value = match[1].upper(), match[2], match[3]
        if name == "BEGIN":
            open_.append(Part(value))
        elif name == "END":
            done = open_.pop()
            if done.kind != value:
                raise ValueError(text)
            if open_:
                open_[-1].parts.append(done)
            else:
                whole = done
        else:
            said = dict(one.split("=", 1) for one in params.split(";")[1:])
            open_[-1].lines.append(Line(name, said, value))
    if whole is None or whole.kind != "VCALENDAR":
        raise ValueError("no calendar")
    return whole


def broken(data: bytes) -> list[str]:
    """Every rule that a calendar breaks, in words."""
    wrong = list(_lines(data))
    try:
        whole = read(data)
    except (ValueError, IndexError) as odd:
        return [*wrong, f"not built as a calendar: {odd}"]
    for part in whole.every():
        wrong += _counted(part)
        wrong += {"VEVENT": _event, "VALARM": _alarm, "VTIMEZONE": _zone}.get(
            part.kind, lambda _: [])(part)  # fmt: skip
        for line in part.lines:
            wrong += _text(line) if line.name in TEXTS else []
    if whole.one("VERSION") != "2.0":
        wrong.append("VERSION is not 2.0")
    names = Counter(part.one("UID") for part in whole.parts if part.kind == "VEVENT")
    wrong += [f"UID twice: {name}" for name, times in names.items() if times > 1]
    zones = {part.one("TZID") for part in whole.parts if part.kind == "VTIMEZONE"}
    used = {line.params["TZID"] for part in whole.every() for line in part.lines
            if "TZID" in line.params}  # fmt: skip
    return wrong + [f"TZID not defined: {one}" for one in used - zones]


def _lines(data: bytes) -> Iterator[str]:
    if not data.endswith(b"\r\n"):
        yield "the last line has no end"
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line!r}"
        if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line):
            yield f"control characters: {line!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"folded within a letter: {line!r}"


def _counted(part: Part) -> Iterator[str]:
    must, may = ONCE.get(part.kind, (set(), set()))
    times = Counter(line.name for line in part.lines)
    yield from (f"{part.kind} has {times[name]} {name}" for name in must if times[name] != 1)
    yield from (f"{part.kind} has {times[name]} {name}" for name in may if times[name] > 1)
    yield from (f"{one.kind} in {part.kind}" for one in part.parts
                if one.kind not in INSIDE.get(part.kind, set()))  # fmt: skip


def _event(part: Part) -> Iterator[str]:
    name = part.one("UID")
    forms = {"DTSTAMP": LOCAL + "Z", "LAST-MODIFIED": LOCAL + "Z", "SEQUENCE": r"\d+",
             "STATUS": "TENTATIVE|CONFIRMED|CANCELLED", "TRANSP": "OPAQUE|TRANSPARENT",
             "URL": r"https?://\S+"}  # fmt: skip
    for key, form in forms.items():
        if part.all(key) and not re.fullmatch(form, part.one(key)):
            yield f"{name}: {key} is {part.one(key)}"
    yield from _span(part, name)


def _span(part: Part, name: str) -> Iterator[str]:
    if part.all("DTEND") and part.all("DURATION"):
        yield f"{name}: both DTEND and DURATION"
    kinds = set()
    for line in part.all("DTSTART") + part.all("DTEND"):
        is_day = line.params.get("VALUE") == "DATE"
        kinds.add(is_day)
        if not re.fullmatch(DATE if is_day else LOCAL + "Z?", line.value):
            yield f"{name}: {line.name} is {line.value}"
        if is_day and "TZID" in line.params:
            yield f"{name}: a DATE has no zone"
    if len(kinds) > 1:
        yield f"{name}: DTSTART and DTEND differ in kind"
    if part.all("DTEND") and part.one("DTEND") <= part.one("DTSTART"):
        yield f"{name}: ends before it begins"


def _alarm(part: Part) -> Iterator[str]:
    if part.one("ACTION") == "DISPLAY" and len(part.all("DESCRIPTION")) != 1:
        yield "a DISPLAY alarm without its words"
    for line in part.all("TRIGGER"):
        is_moment = line.params.get("VALUE") == "DATE-TIME"
        if not re.fullmatch(LOCAL + "Z" if is_moment else DURATION, line.value):
            yield f"TRIGGER is {line.value}"


def _zone(part: Part) -> Iterator[str]:
    if not any(one.kind in ("STANDARD", "DAYLIGHT") for one in part.parts):
        yield "a zone without its times"
    for one in part.parts:
        if not re.fullmatch(LOCAL, one.one("DTSTART")):
            yield f"a zone's DTSTART is {one.one('DTSTART')}"
        for name in ("TZOFFSETFROM", "TZOFFSETTO"):
            if not re.fullmatch(r"[+-]\d{4}(\d{2})?", one.one(name)):
                yield f"{name} is {one.one(name)}"


def _text(line: Line) -> Iterator[str]:
    if re.search(r"[;,]", re.sub(r"\\[\\;,nN]", "", line.value)) or re.search(
        r"\\(?![\\;,nN])", re.sub(r"\\\\", "", line.value)
    ):
        yield f"{line.name} is not escaped: {line.value[:60]}"
