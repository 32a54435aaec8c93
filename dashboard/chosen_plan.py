"""Which plan a request is about: several live side by side, and every page shows one of them.

An address says it with `?plan=KEY`; none means the plan shown by default. What a page asks or
records says in a header for which plan the page was drawn, so that two tabs with two plans never
write into each other's.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from flask import has_request_context, request
from sqlalchemy.orm import Session

from dashboard import given
from dashboard.queries import kept_plans
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.queries.remembered import forget_version

HEADER, PARAMETER = "X-Plan", "plan"
LONGEST_REFERER = 4000


def asked() -> str:
    """The key of the plan that this request names: by its header, its own address, or that of the
    page it was sent from; "" when none does."""
    if not has_request_context():
        return ""
    named = request.headers.get(HEADER) or request.args.get(PARAMETER) or _of_page()
    return given.words(named)


def _of_page() -> str:
    """What the address of the page says that a link or a form was followed from."""
    where = request.headers.get("Referer", "")
    if len(where) > LONGEST_REFERER:
        return ""
    try:
        parts = urlsplit(where)
        if parts.netloc != request.host:
            return ""
        return parse_qs(parts.query, max_num_fields=100).get(PARAMETER, [""])[0]
    except ValueError:
        return ""


def choose(rows: Session, key: str) -> None:
    """Let a session be about the plan of this key. Raises NotFound when there is none such."""
    # The usual one costs no question.
    if key and key != PLAN_KEY:
        kept_plans.choose(rows, kept_plans.of_key(rows, key))
        if not rows.get_bind().get_execution_options().get("reading"):
            # A deed that follows makes another version of the record than the one looked at here.
            forget_version(rows)
