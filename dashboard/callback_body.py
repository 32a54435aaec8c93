"""A callback's body is a stranger's letter: its shape is checked before anything reads it."""

from __future__ import annotations

from typing import Any

import orjson
from flask import current_app, request

LARGEST = 512 * 1024


def of_request() -> dict[str, Any] | None:
    """The body of this request when it has the shape of a callback we declared; else None.

    Of a callback that nobody declared only its name is given.
    """
    if request.mimetype != "application/json" or (request.content_length or 0) > LARGEST:
        return None
    try:
        sent = request.get_data(cache=True)
        body = orjson.loads(sent) if len(sent) <= LARGEST else None
    except (orjson.JSONDecodeError, RecursionError):
        return None
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return None
    declared = current_app.config["DASH"].callback_map.get(body["output"])
    if declared is None:
        return {"output": body["output"]}
    fits = _wires_fit(body.get("inputs"), declared["inputs"]) and _wires_fit(
        body.get("state", []), declared["state"]
    )
    changed = body.get("changedPropIds", [])
    fits = fits and _changes_fit(changed, declared["inputs"])
    return body if fits and _outputs_fit(body) else None


def _changes_fit(changed: Any, declared: list[dict[str, Any]]) -> bool:
    """What is said to have changed must be one of the callback's own inputs."""
    wires = {f"{wire['id']}.{wire['property']}" for wire in declared}
    return isinstance(changed, list) and all(
        isinstance(item, str) and item in wires for item in changed
    )


def _outputs_fit(body: dict[str, Any]) -> bool:
    outputs = body.get("outputs")
    several = body["output"].startswith("..")
    given = outputs if isinstance(outputs, list) else [outputs]
    if several != isinstance(outputs, list):
        return False
    return all(isinstance(item, dict) and {"id", "property"} <= item.keys() for item in given)


def _wires_fit(given: Any, declared: list[dict[str, Any]]) -> bool:
    if not isinstance(given, list) or len(given) != len(declared):
        return False
    return all(
        isinstance(item, dict) and item.get("property") == wire["property"] and _id_fits(item, wire)
        for item, wire in zip(given, declared, strict=True)
    )


def _id_fits(item: dict[str, Any], wire: dict[str, Any]) -> bool:
    # Our ids are plain strings; Dash writes them the same way in its own list.
    return bool(item.get("id") == wire["id"])
