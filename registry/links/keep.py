"""Links of documents: added, taken away, and what came of asking them kept for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import Document, DocumentLink, LinkCheck
from db.vocabulary import AlarmCause, LinkResult
from registry import audit
from registry.accounts import COMMAND_LINE
from registry.alarms import raise_alarm
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused
from registry.keeping import kept, note_change
from registry.links.addresses import checked
from registry.links.fetch import Outcome
from registry.policy import Action, Actor, require

MOST_LINKS = 20
# A site is not asked for the same page again within this time.
REST = timedelta(hours=1)
# So many different days in a row without an answer count as dead.
SILENT_DAYS = 3


def add_link(
    session: Session, document_id: int, url: str, *, actor: Actor, at: datetime
) -> DocumentLink:
    """Keep an address where a document can be read, as it was typed.

    Raises Refused("document_field") when it is no public address, Refused("link_there") when the
    document has it already, Refused("links_too_many").
    """
    require(actor, Action.KEEP_REGISTRY)
    document = kept(session, document_id)
    asked, typed = checked(url), url.strip(" ")
    have = list(session.scalars(
        select(DocumentLink.url)
        .where(DocumentLink.document_id == document_id, DocumentLink.removed_at.is_(None))
    ))
    if any(_same(one, asked) for one in have):
        raise Refused("link_there")
    if len(have) >= MOST_LINKS:
        raise Refused("links_too_many", most=MOST_LINKS)
    link = DocumentLink(document_id=document_id, url=typed, added_by_id=actor.id, added_at=at)
    session.add(link)
    session.flush()
    note_change(session, document, "add_link", {}, {"url": typed}, actor=actor, at=at)
    return link


def remove_link(session: Session, link_id: int, *, actor: Actor, at: datetime) -> DocumentLink:
    """Take an address away from its document; the record keeps it, and its checks."""
    require(actor, Action.KEEP_REGISTRY)
    link = session.get(DocumentLink, link_id, with_for_update=True)
    if link is None:
        raise NotFound("link", id=link_id)
    if link.removed_at is not None:
        raise NothingChanged("link")
    document = kept(session, link.document_id)
    link.removed_at, link.removed_by_id = at, actor.id
    session.flush()
    note_change(session, document, "remove_link", {"url": link.url}, {}, actor=actor, at=at)
    return link


def due(
    session: Session, at: datetime, *, among: Sequence[int] | None = None, most: int | None = None
) -> list[tuple[int, str]]:
    """The links to ask now, longest unasked first: not taken away, not asked within the hour."""
    last = (
        select(func.max(LinkCheck.at)).where(LinkCheck.link_id == DocumentLink.id)
        .correlate(DocumentLink).scalar_subquery()
    )
    wanted = (
        select(DocumentLink.id, DocumentLink.url)
        .join(Document, Document.id == DocumentLink.document_id)
        .where(DocumentLink.removed_at.is_(None), Document.merged_into_id.is_(None))
        .where(or_(last.is_(None), last <= at - REST))
        .order_by(last.is_not(None), last, DocumentLink.id)
        .limit(most)
    )
    if among is not None:
        wanted = wanted.where(DocumentLink.id.in_(among))
    return [(id_, url) for id_, url in session.execute(wanted)]


def store_checks(
    session: Session, outcomes: Sequence[tuple[int, Outcome]], *, actor: Actor, at: datetime
) -> Counter[LinkResult]:
    """Keep what came of a run, with one line in the log; a link newly found dead is an alarm.

    Dead at once: 404, 410, a name that does not exist. Dead after SILENT_DAYS different days: no
    usable answer each time. A site that turns robots away has answered, and is not dead.
    """
    if actor != COMMAND_LINE:
        require(actor, Action.KEEP_REGISTRY)
    counts: Counter[LinkResult] = Counter()
    alarms = 0
    for link_id, outcome in outcomes:
        link = session.get(DocumentLink, link_id)
        if link is None or link.removed_at is not None:
            continue  # taken away while it was asked
        is_newly_dead = _is_newly_dead(session, link_id, outcome, at)
        session.add(LinkCheck(link_id=link_id, at=at, actor_id=actor.id, result=outcome.result,
                              status=outcome.status, final_url=outcome.final_url,
                              detail=outcome.detail))
        session.flush()
        counts[outcome.result] += 1
        if is_newly_dead:
            alarms += raise_alarm(session, link.document_id, AlarmCause.DEAD_LINK,
                                  link_id=link_id, actor=actor, at=at) is not None
    if counts:
        details = {result.value: count for result, count in sorted(counts.items())}
        details |= {"links": counts.total(), "alarms": alarms}
        audit.write(session, "check_links", "links", counts.total(), actor=actor, at=at,
                    details=details)
    return counts


def _is_newly_dead(session: Session, link_id: int, outcome: Outcome, at: datetime) -> bool:
    earlier = session.execute(
        select(LinkCheck.result, LinkCheck.detail, LinkCheck.at)
        .where(LinkCheck.link_id == link_id).order_by(LinkCheck.id.desc()).limit(50)
    ).all()
    if outcome.result is LinkResult.DEAD:
        return not earlier or earlier[0].result is not LinkResult.DEAD
    if not _is_silent(outcome.result, outcome.detail):
        return False
    days = set()
    for one in earlier:
        if not _is_silent(one.result, one.detail):
            break
        days.add(day_of(one.at))
    # Said once, on the day that makes the number full.
    return day_of(at) not in days and len(days) == SILENT_DAYS - 1


def _is_silent(result: LinkResult, detail: str) -> bool:
    return result is LinkResult.UNREACHABLE and detail != "barred"


def _same(kept_url: str, asked: str) -> bool:
    try:
        return checked(kept_url) == asked
    except Refused:
        return False  # from a time with other rules
