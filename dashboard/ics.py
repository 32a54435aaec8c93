"""Due days as iCalendar (RFC 5545), in a form that Outlook, Google, Apple and Thunderbird take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vDuration, vText, vUri

PRODUCT = "-//Plan monitor//Deadlines//VI"
ZONE = "Asia/Ho_Chi_Minh"
# No name of a machine or a network: an event stays the same one when the system moves.
REALM, DEMONSTRATION_REALM = "plan-monitor", "plan-monitor-demonstration"
END = b"END:VCALENDAR"
REFRESH = timedelta(hours=6)
# 08:00 of the 7th and of the last day before. Counted from the event's day, by the reader's own
# clock: RFC 5545 3.8.6.3 says so of an all-day event, Outlook knows no other kind, and the alarm
# moves with the day. A fixed moment would have to be in UTC.
ALARMS = (timedelta(days=-7, hours=8), timedelta(days=-1, hours=8))


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in words; `alarm` is empty where nothing is waited for any more."""

    uid: str
    due_on: date
    summary: str
    description: str
    address: str
    categories: tuple[str, ...]
    sequence: int
    changed_at: datetime
    is_cancelled: bool
    alarm: str


def calendar(
    name: str, about: str, address: str, entries: list[Entry], changed_at: datetime | None
) -> bytes:
    """A whole calendar. It has no METHOD: it is a snapshot that nobody has to answer, and RFC 5546
    asks an ORGANIZER of whatever has one, which would make meetings of deadlines."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCT)
    made.add("calscale", "GREGORIAN")
    for old, new, said in (("x-wr-calname", "name", name), ("x-wr-caldesc", "description", about)):
        # Of an X- name the library knows no kind, and would leave its commas as they are.
        made.add(old, vText(said))
        made.add(new, said)
    made.add("x-wr-timezone", ZONE)
    made.add("refresh-interval", vDuration(REFRESH, params={"VALUE": "DURATION"}))
    made.add("x-published-ttl", vDuration(REFRESH))
    made.add("url", vUri(address))
    if changed_at is not None:
        made.add("last-modified", changed_at)
    made.add_component(_zone())
    head, end, _ = made.to_ical().partition(END)
    return bytes(b"".join([head, *(_event(entry) for entry in entries), end, b"\r\n"]))


def uid(plan: str, year: int, task_id: int, agency: str | None, *, is_demonstration: bool) -> str:
    """The name of an event for ever: whatever becomes of its day, it is the same one."""
    realm = DEMONSTRATION_REALM if is_demonstration else REALM
    return f"{plan}.{year}.{task_id}.{agency or 'all'}@{realm}"


def _zone() -> Timezone:
    """Việt Nam's time, without summer time since 1975. Every day here is a DATE, which has no
    zone; whoever reads the calendar is told where its days are counted."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 local time, as RFC 5545 wants
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


@lru_cache(maxsize=4096)
def _event(entry: Entry) -> bytes:
    """An event's lines, kept: after a deed nearly all of a calendar is what it was."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.due_on)
    event.add("dtend", entry.due_on + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("url", vUri(entry.address))
    event.add("categories", list(entry.categories))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    # A deadline fills nobody's day: colleagues who look for a free hour must still find one.
    event.add("transp", "TRANSPARENT")
    for before in ALARMS if entry.alarm else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.alarm)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return bytes(event.to_ical())
