"""The description of the open data: it holds by its own standard, and the answers hold by it."""

from __future__ import annotations

import warnings
from typing import Any

import api_hand
import flask
import pytest
from api_hand import Caller
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from dashboard.api.door import OPERATIONS
from db import Database

PER_OPERATION = 12


@pytest.fixture
def caller(server: flask.Flask, database: Database) -> Caller:
    """A system that may read everything."""
    return Caller(server, api_hand.key(database))


def test_the_description_is_valid_openapi_and_names_every_address(
    caller: Caller, server: flask.Flask
) -> None:
    said = caller.json("/openapi.json")
    OpenAPIV31SpecValidator(said).validate()
    assert said["openapi"].startswith("3.1")
    served = {rule.rule for rule in server.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    assert len(served) == len(said["paths"]) == len(OPERATIONS)
    assert said["servers"] == [{"url": "http://localhost/api/v1"}]


def test_everything_the_data_tells_is_described(caller: Caller) -> None:
    schemas = caller.json("/openapi.json")["components"]["schemas"]
    for name in ("Report", "Tally", "Document", "Task", "Section", "Relation"):
        assert schemas[name]["description"], name
        assert schemas[name]["additionalProperties"] is False
        assert schemas[name]["required"] == sorted(schemas[name]["properties"])
    assert set(schemas["NationalCategory"]["enum"]) == {
        "done_on_time", "done_overdue", "open_on_time", "open_overdue"
    }


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.timeout(120)
def test_whatever_is_asked_the_answer_is_one_that_is_described(
    caller: Caller, server: flask.Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What bounds a key is tested elsewhere; here there are more questions than it allows.
    monkeypatch.setattr("dashboard.api.limits.of_token", lambda *_given: None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _ask_everything(server, caller.headers)


def _ask_everything(server: flask.Flask, headers: dict[str, str]) -> None:
    import schemathesis
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [not_a_server_error, content_type_conformance, response_schema_conformance,
              status_code_conformance]
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", server, headers=headers)
    asked: list[int] = []
    for result in schema.get_all_operations():
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                cases = result.ok().as_strategy(generation_mode=mode)
            except Exception:
                if mode is GenerationMode.NEGATIVE:  # nothing of it can be wrong
                    continue
                raise

            @settings(max_examples=PER_OPERATION, deadline=None, database=None,
                      phases=[Phase.generate], derandomize=True,
                      suppress_health_check=list(HealthCheck))
            @given(case=cases)
            def ask(case: Any) -> None:
                answer = case.call(headers={**headers, "Accept-Encoding": "identity"})
                asked.append(answer.status_code)
                case.validate_response(answer, checks=checks)

            try:
                ask()
            except Exception as wrong:
                if type(wrong).__name__ not in ("Unsatisfiable", "SkipTest"):
                    raise
    assert asked.count(200) > 50
    assert asked.count(400) > 20
