"""The queue of files as it is shown: one's own orders, and the button that puts one there."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.components import empty
from dashboard.drawn import Node, el, link
from dashboard.queue_work import title
from dashboard.static import vendored
from dashboard.texts import queue as words
from db.models import Job
from db.vocabulary import JobState
from registry import jobs, workers
from registry.errors import NotAllowed, NotFound, Refused, RegistryError
from registry.policy import Actor

PATH = "/papers/queue"
SCRIPT = "queue.js"


def order_button(
    maker: str, wanted: dict[str, str], label: str, *, as_of: str = "", name: str = "",
    class_: str = "btn",
) -> Node:
    """A button that orders a file and opens the queue; a refusal is said beside it.

    `as_of` is a view's past moment as its address has it (visit.query); `name` is what a screen
    reader says where the label alone would not tell the file.
    """
    order = json.dumps({"maker": maker, "wanted": wanted, "as_of": as_of})
    return el("span", _button(label, name, class_, data_order=order),
              el("span", class_="quiet order-said", role="status"),
              class_="order", data_part=vendored(SCRIPT))


def own_list(rows: Session, who: Actor, at: datetime) -> list[Node]:
    """A person's own orders, the newest first; its frame tells the script what it needs."""
    own = jobs.mine(rows, who)
    still_open = sum(job.state in jobs.OPEN for job in own)
    is_there = workers.is_there(rows, at=at)
    lost = el("p", words.NO_WORKER, class_="warn", role="status")
    lines = [_line(job, at) for job in own]
    listed = el("ol", *lines, class_="inbox queue", aria_label=words.LISTED)
    return [el("div", lost if still_open and not is_there else None,
               listed if own else empty(words.EMPTY),
               data_queue=seen(own, is_there), data_open=still_open, data_part=vendored(SCRIPT))]


def seen(own: list[Job], is_there: bool) -> str:
    """What a list that is shown says, in short: the same as long as nothing moved."""
    said = [(job.id, job.state.value, job.done, job.of, job.step) for job in own]
    return hashlib.sha256(json.dumps([said, is_there]).encode()).hexdigest()[:16]


def _line(job: Job, at: datetime) -> Node:
    called = title(job.maker, job.wanted)
    asked = words.asked(job.asked_at, job.as_of, at)
    about = el("p", el("span", words.STATES[job.state], class_="kind"), " ",
               el("span", asked, class_="quiet"), class_="about")
    return el("li", about, el("p", called, class_="queue-title"), *_standing(job, called, at),
              id=f"job-{job.id}", class_=f"job-{job.state.value}")


def _standing(job: Job, called: str, at: datetime) -> list[Node]:
    """What stands below a job's name: how far it is, its file, or why there is none."""
    past = "" if job.as_of == job.asked_at else job.as_of.isoformat()
    again = order_button(job.maker, job.wanted, words.AGAIN, as_of=past, class_="btn small",
                         name=words.AGAIN_OF.format(title=called))
    if job.state in jobs.OPEN:
        cancel = _button(texts.CANCEL, words.CANCEL_OF.format(title=called), "btn small",
                         data_cancel=str(job.id))
        bar = _progress(job, called) if job.state is JobState.RUNNING else None
        return [el("p", bar, cancel, class_="queue-foot")]
    if job.state is JobState.FAILED:
        return [el("p", sentence(job.error or {}), class_="warn-word"),
                el("p", again, class_="queue-foot")]
    if job.state is JobState.CANCELLED:
        return [el("p", again, class_="queue-foot")]
    if where := jobs.looked_at(job):
        return [el("p", link(where, words.SEE_READING, class_="btn small"), class_="queue-foot")]
    if job.ended_at is None or at - job.ended_at > jobs.KEPT:
        return [el("p", words.LET_GO.format(days=jobs.KEPT.days), class_="quiet"),
                el("p", again, class_="queue-foot")]
    # A file is fetched by the browser itself: no page of ours opens (assets/drawn.js).
    fetched = link(f"{PATH}/{job.id}/file", words.DOWNLOAD, data_file="true", class_="btn small",
                   aria_label=words.DOWNLOAD_OF.format(title=called))
    return [el("p", fetched, el("span", job.file_name, " · ", words.ended(job.ended_at),
                                class_="quiet"), class_="queue-foot")]


def _progress(job: Job, called: str) -> Node:
    said = words.progress(job.done, job.of, job.step)
    part = min(round(100 * job.done / job.of), 100) if job.of else None
    return el("span",
              el("span", class_="fill", fill=part or 0, role="progressbar", aria_label=called,
                 aria_valuemin="0", aria_valuemax="100", aria_valuetext=said,
                 aria_valuenow=None if part is None else str(part)),
              el("span", said, class_="bar-label"), class_="bar-rate")


def _button(label: str, name: str, class_: str, **data: str) -> Node:
    return el("button", label, class_=class_, aria_label=name or None,
              data_sending=words.SCRIPT["sending"], data_failed=words.SCRIPT["failed"], **data)


def sentence(error: dict[str, object]) -> str:
    """Why a file could not be made, in words."""
    code, details = str(error.get("code", "")), error.get("details")
    kinds: dict[str, type[RegistryError]] = {"not_allowed": NotAllowed, "not_found": NotFound}
    facts = details if isinstance(details, dict) else {}
    try:
        return texts.refusal(kinds.get(code, Refused)(code, **facts))
    except (KeyError, TypeError, ValueError, AttributeError):
        return words.REFUSALS["unknown_fault"]
