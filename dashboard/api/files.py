"""Files of the open data: the package of a snapshot, for keys that may read all of it."""

from __future__ import annotations

from flask import Response

from dashboard import packages
from dashboard.api.asked import Asked
from dashboard.api.door import Call, is_demonstration, operation
from dashboard.api.problems import Problem
from registry.errors import Refused
from registry.tokens import Scope

RETRY_AFTER = 5


@operation(
    "/snapshots/<int(max=2147483647):snapshot_id>/package.zip",
    says="The open data of a snapshot: a ZIP by the Data Package standard v2.",
    scopes=tuple(Scope), asks=Asked, answers=packages.ZIP,
)
def package(call: Call, asked: Asked, snapshot_id: int) -> Response:
    """The package, whole: a key of one agency may not have it."""
    if call.token.agency_id is not None:
        raise Problem(403, "agency_scope")
    try:
        made = packages.alone(call.rows, snapshot_id, is_demonstration())
    except Refused as refused:
        if refused.code != "package_busy":
            raise
        headers = {"Retry-After": str(RETRY_AFTER)}
        raise Problem(429, "too_many", headers, seconds=RETRY_AFTER) from refused
    return packages.sent(made)
