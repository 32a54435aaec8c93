"""The open data of a snapshot: one ZIP that is the same, byte for byte, whenever it is made."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from datetime import UTC
from typing import Any

import orjson
from flask import Blueprint, Response, current_app
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, link
from dashboard.making import MAKERS, Made, Maker, Order, Tell, quietly
from dashboard.package_tables import AGENCIES, DOCUMENTS, REPORTS, TASKS, Table, as_csv, as_parquet
from dashboard.queries.kept_plans import PLAN_KEY
from dashboard.queries.packaged import Packaged, packaged
from dashboard.routes import guarded_route
from dashboard.store import record
from dashboard.texts import packages as words
from dashboard.texts import plans as plan_words
from registry import snapshots
from registry.errors import Refused
from registry.evidence import names
from registry.policy import Action

# It holds a round several times over while it is written.
PLACE = threading.BoundedSemaphore(1)
routes = Blueprint("packages", __name__)
ZIP = "application/zip"
CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"
# A ZIP keeps a time of each file; this one says nothing, and so is the same for ever.
NO_TIME = (1980, 1, 1, 0, 0, 0)
DIGITS = 9


@guarded_route(
    routes, "/snapshots/<int(max=2147483647):snapshot_id>/package.zip", needs=Action.VIEW_ALL,
    methods=("GET",),
)
def fetch(snapshot_id: int) -> Response:
    """The package for whoever sees every agency's progress."""
    with record().reading() as rows:
        return sent(alone(rows, snapshot_id, bool(current_app.config["IS_DEMONSTRATION"])))


def alone(rows: Session, snapshot_id: int, is_demonstration: bool) -> Made:
    """A package made while its asker waits, one at a time. Raises Refused "package_busy"."""
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACE.acquire(blocking=False):
        raise Refused("package_busy")
    try:
        return made_of(rows, snapshot_id, is_demonstration)
    finally:
        PLACE.release()


def sent(file: Made) -> Response:
    """A package as it is sent."""
    answer = Response(file.data, content_type=file.media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(file.file_name)
    return answer


def package_link(snapshot_id: int) -> Node:
    """Where a list of snapshots lets people fetch one."""
    return link(f"/snapshots/{snapshot_id}/package.zip", words.LINK, data_file="true")


def make(rows: Session, order: Order, tell: Tell) -> Made:
    """The same, ordered in the background: wanted is {"snapshot": its number}."""
    said = order.wanted.get("snapshot", "")
    if not (said.isascii() and said.isdigit() and len(said) <= DIGITS):
        raise Refused("bad_choice")
    return made_of(rows, int(said), order.is_demonstration, tell)


MAKERS["package"] = Maker(
    needs=Action.VIEW_ALL,
    title=lambda wanted: words.JOB.format(snapshot=wanted.get("snapshot", "")[:DIGITS]),
    make=make,
)


def made_of(
    rows: Session, snapshot_id: int, is_demonstration: bool, tell: Tell = quietly
) -> Made:
    """The package of a snapshot. Raises NotFound, and Refused for one whose rows were changed."""
    found = packaged(rows, snapshot_id)
    if snapshots.hash_of(found.taken.lines) != found.taken.sha256:
        raise Refused("snapshot_broken")
    tables = ((REPORTS, found.reports), (TASKS, found.tasks), (AGENCIES, found.agencies),
              (DOCUMENTS, found.documents))
    files: dict[str, bytes] = {}
    resources = []
    for done, (table, plain) in enumerate(tables):
        tell(done, len(tables))
        kept = [(*row, is_demonstration) for row in plain]
        files[f"{table.name}.csv"] = as_csv(table, kept)
        resources.append(_resource(table, files, "csv", CSV))
        if table is REPORTS:
            files["reports.parquet"] = as_parquet(table, kept)
            resources.append(_resource(table, files, "parquet", PARQUET))
    counts = {table.name: len(plain) for table, plain in tables}
    said = _described(found, resources, is_demonstration)
    listed = {"datapackage.json": said,
              "README.md": _readme(found, counts, is_demonstration), **files}
    name = words.DEMONSTRATION_FILE if is_demonstration else words.FILE
    return Made(name.format(year=found.year, id=snapshot_id), ZIP, _zipped(listed))


def _resource(
    table: Table, files: dict[str, bytes], ending: str, media_type: str
) -> dict[str, Any]:
    path = f"{table.name}.{ending}"
    data = files[path]
    is_csv = ending == "csv"
    said = {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": table.name if is_csv else f"{table.name}-{ending}",
        "type": "table",
        "path": path,
        "description": table.says,
        "format": ending,
        "mediatype": media_type,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": table.described,
    }
    return {**said, "encoding": "utf-8"} if is_csv else said


def _described(
    found: Packaged, resources: list[dict[str, Any]], is_demonstration: bool
) -> bytes:
    """datapackage.json. No licence is named: nobody has decided on one."""
    taken = found.taken
    said = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"{_plan_name(found)}-round-{found.year}-snapshot-{taken.id}",
        "title": _title(found),
        "description": words.MARKED if is_demonstration else _title(found),
        "created": taken.taken_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "version": f"{found.year}.{taken.id}.0",
        "is_demonstration": is_demonstration,
        "snapshot": {
            "id": taken.id,
            "name": taken.name,
            "round": found.year,
            "taken_at": taken.taken_at.astimezone(UTC).isoformat(),
            "sha256": taken.sha256,
            "choices": taken.choices,
        },
        "sources": [{"title": plan_words.line(found.plan)}],
        "resources": resources,
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _plan_name(found: Packaged) -> str:
    """The usual plan is called by its number, any other by its key."""
    return "plan-66" if found.plan.key == PLAN_KEY else found.plan.key


def _title(found: Packaged) -> str:
    plan = plan_words.line(found.plan)
    return words.TITLE.format(plan=plan, year=found.year, name=found.taken.name)


def _readme(found: Packaged, counts: dict[str, int], is_demonstration: bool) -> bytes:
    marked = f"**{words.MARKED}**\n\n" if is_demonstration else ""
    taken = found.taken
    said = words.README.format(title=_title(found), marked=marked, sha256=taken.sha256,
                               moment=texts.moment(taken.taken_at), **counts)
    return said.encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data, compresslevel=9)
    return sink.getvalue()
