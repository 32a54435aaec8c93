"""The description of the open data by OpenAPI 3.1, made of the same models that answer."""

from __future__ import annotations

import functools
from typing import Any

from flask import Response
from openapi_pydantic import (
    Components,
    Header,
    Info,
    MediaType,
    OpenAPI,
    Operation,
    Parameter,
    PathItem,
    Reference,
    Schema,
    SecurityScheme,
    Server,
)
from openapi_pydantic import Response as Said
from openapi_pydantic.util import PydanticSchema, construct_open_api_with_schema_class
from pydantic import BaseModel, Field

from dashboard.api import door, problems
from dashboard.api.asked import Asked
from dashboard.api.door import OPERATIONS, Call, operation

JSON = "application/json"
REFUSED = {
    "400": "A parameter is unknown, odd, repeated, or of the future.",
    "401": "No key, or one that is wrong, withdrawn or past its last day.",
    "403": "The key may not read this part, or not this agency.",
    "404": "There is no such thing, or none that may leave.",
    "405": "The data can only be read.",
    "429": "Too many questions; ask again after `Retry-After` seconds.",
    "503": "The record can't be read just now.",
}
ABOUT = (
    "Read-only data of the monitor of a provincial plan. Null is what nobody verified; a task "
    "without a deadline is neither in time nor late. Every answer says of which moment it is and "
    "whether it is demonstration data. Lists come in pages (`limit`, then the address in `next`); "
    "answers carry a weak ETag, and If-None-Match is answered 304 while nothing changed."
)
NUMBER = "<int(max=2147483647):"


class Refusal(BaseModel):
    """Why a question was refused (RFC 9457), in Vietnamese for the person who runs the system."""

    type: str = Field(description="A name of the kind of refusal; nothing is to be fetched there.")
    title: str
    status: int
    detail: str
    code: str = Field(description="The same as a short word, for programs.")
    parameter: str | None = Field(None, description="The parameter that was refused.")
    seconds: int | None = Field(None, description="When to ask again.")
    scope: str | None = Field(None, description="What the key would have to open.")


@operation("/openapi.json", says="This description.", scopes=(), asks=Asked, answers=JSON)
def description(call: Call, asked: Asked) -> Response:
    """The description, with the address it was asked at."""
    return Response(_written(call.base), content_type=JSON)


@functools.lru_cache(maxsize=4)
def _written(base: str) -> bytes:
    said = OpenAPI(
        openapi="3.1.1",
        info=Info(title="Open data of the plan monitor", version="1", description=ABOUT),
        servers=[Server(url=f"{base}{door.ROOT}")],
        security=[{"key": []}],
        components=Components(securitySchemes={"key": SecurityScheme(
            type="http", scheme="bearer",
            description="A key that an administrator opens at /admin/tokens.",
        )}),
        paths={_path(one): PathItem(get=_operation(one)) for one in OPERATIONS},
    )
    made = construct_open_api_with_schema_class(said)
    # The defaults that the library fills in are no part of what 3.1 allows everywhere.
    return made.model_dump_json(by_alias=True, exclude_none=True, exclude_unset=True).encode()


def _path(one: door.Operation) -> str:
    return one.rule.replace(NUMBER, "{").replace("<", "{").replace(">", "}")


def _operation(one: door.Operation) -> Operation:
    scopes = ", ".join(scope.value for scope in one.scopes)
    return Operation(
        operationId=one.name,
        summary=one.says,
        description=f"Needs: {scopes}." if scopes else "Any key may read it.",
        parameters=[*_in_path(one), *_in_query(one.asks)],
        responses={"200": _answered(one), "304": Said(description="Nothing changed."),
                   **{status: _refused(status, says) for status, says in REFUSED.items()}},
    )


def _in_path(one: door.Operation) -> list[Parameter]:
    """The parts of the address: a number of ours, or the key of a document."""
    found = []
    for part in _path(one).split("/"):
        if part.startswith("{"):
            is_number = NUMBER in one.rule
            kind = Schema(type="integer", minimum=0, maximum=2147483647) if is_number else Schema(
                type="string", minLength=1, maxLength=80, pattern=r"^[^/\\]+$")
            found.append(Parameter(name=part.strip("{}"), param_in="path", required=True,
                                   param_schema=kind))
    return found


def _in_query(asks: type[Asked]) -> list[Parameter]:
    schema: dict[str, Any] = asks.model_json_schema()
    known = schema.get("$defs", {})
    return [
        Parameter(name=name, param_in="query", required=False,
                  description=said.pop("description", None),
                  param_schema=Schema.model_validate(_plain(said, known)))
        for name, said in schema["properties"].items()
    ] if schema.get("properties") else []


def _plain(said: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """A parameter left out is no null: what is left is the kind of a value that is sent."""
    kinds = [one for one in said.get("anyOf", ()) if one.get("type") != "null"]
    kept = {**said, **kinds[0]} if kinds else dict(said)
    for name in ("anyOf", "title"):
        kept.pop(name, None)
    if kept.get("default", "") is None:
        del kept["default"]
    if "$ref" in kept:
        kept |= known[kept.pop("$ref").rpartition("/")[2]]
        kept.pop("description", None)
    return kept


def _answered(one: door.Operation) -> Said:
    headers: dict[str, Header | Reference] = {
        "ETag": Header(description="The version of this answer; send it as If-None-Match.",
                       param_schema=Schema(type="string")),
    }
    if isinstance(one.answers, str):
        kind = MediaType() if one.answers != JSON else MediaType(
            media_type_schema=Schema(type="object"))
        return Said(description=one.says, headers=headers, content={one.answers: kind})
    if "next" in one.answers.model_fields:
        headers["Link"] = Header(description="The next page, when there is one.",
                                 param_schema=Schema(type="string"))
    kind = MediaType(media_type_schema=PydanticSchema(schema_class=one.answers))
    return Said(description=one.says, headers=headers, content={JSON: kind})


def _refused(status: str, says: str) -> Said:
    kind = MediaType(media_type_schema=PydanticSchema(schema_class=Refusal))
    return Said(description=says, content={problems.MEDIA_TYPE: kind})

