"""/papers/queue — the files one ordered: how far each is, its file, or why there is none."""

from __future__ import annotations

from dashboard.components import heading
from dashboard.drawn import Drawn, el
from dashboard.queue_views import own_list
from dashboard.texts import queue as words
from dashboard.visit import Page, Visit
from registry.jobs import KEPT


def layout(visit: Visit, **_address: str) -> Page:
    """One's own orders alone; assets/vendor/queue.js renews the list while one is open."""
    head = [heading(words.TITLE), el("p", words.LEAD.format(days=KEPT.days), class_="lead")]
    listed = own_list(visit.session, visit.actor, visit.at)
    return Page(words.TITLE, [Drawn(tree=head), Drawn(id="queue-list", tree=listed)])
