"""The open data of a snapshot: one ZIP, the same for ever, read again as its own list says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import api_hand
import cast
import flask
import pandas as pd
import pyarrow as pa
import pytest
from api_hand import Caller
from pyarrow import parquet
from sqlalchemy import select

from dashboard import packages
from dashboard.making import MAKERS, Order, quietly
from dashboard.packages import made_of
from db import Database
from db.models import Citation, Document, Snapshot
from db.vocabulary import Sensitivity
from registry import clock, settings
from registry.errors import NotFound, Refused
from registry.snapshots import take
from registry.tokens import Scope

Open = Callable[..., cast.Browser]
READ = {"integer": int, "year": int, "date": date.fromisoformat, "string": str,
        "boolean": {"true": True, "false": False}.__getitem__}


def taken(database: Database) -> int:
    """A snapshot of the open round; its number."""
    with database.writing() as rows:
        return take(rows, cast.round_of(rows).id, "Báo cáo năm 2026",
                    actor=cast.actor(rows, "officer"), at=clock.now()).id


def made(database: Database, snapshot_id: int, is_demonstration: bool = False) -> Any:
    """The package as a file."""
    with database.reading() as rows:
        return made_of(rows, snapshot_id, is_demonstration)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(data: bytes, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A CSV read by its fields; a value that breaks a constraint fails."""
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert list(read[0]) == [field["name"] for field in fields]
    return [{field["name"]: value_of(row[field["name"]], field) for field in fields}
            for row in read]


def value_of(said: str, field: dict[str, Any]) -> Any:
    """One cell by its field, as the Table Schema standard reads it."""
    wanted = field.get("constraints", {})
    if said == "":
        assert not wanted.get("required"), field["name"]
        return None
    value = READ[field["type"]](said)
    assert value in wanted.get("enum", [value]), (field["name"], value)
    assert wanted.get("minimum", value) <= value <= wanted.get("maximum", value)
    assert re.fullmatch(wanted.get("pattern", ".*"), said, re.DOTALL)
    return value


def test_every_file_is_what_the_list_of_contents_says(database: Database) -> None:
    files = unpacked(made(database, taken(database)).data)
    said = json.loads(files["datapackage.json"])
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._/-]+", said["name"])
    listed = {one["path"] for one in said["resources"]}
    assert listed | {"datapackage.json", "README.md"} == set(files)
    tables = {}
    for one in said["resources"]:
        data = files[one["path"]]
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert one["type"] == "table"
        if one["format"] == "csv":
            tables[one["name"]] = rows_of(data, one["schema"]["fields"])
    for one in said["resources"]:
        if one["format"] != "csv":
            continue
        key = one["schema"]["primaryKey"][0]
        assert len({row[key] for row in tables[one["name"]]}) == len(tables[one["name"]]) > 0
        for refers in one["schema"].get("foreignKeys", []):
            theirs = {row[refers["reference"]["fields"][0]]
                      for row in tables[refers["reference"]["resource"]]}
            assert {row[refers["fields"][0]] for row in tables[one["name"]]} <= theirs
    assert "licenses" not in said


def test_both_formats_tell_the_same_row_by_row(database: Database) -> None:
    files = unpacked(made(database, taken(database)).data)
    said = json.loads(files["datapackage.json"])
    fields = next(one for one in said["resources"] if one["path"] == "reports.csv")["schema"]
    table = parquet.read_table(io.BytesIO(files["reports.parquet"]))
    assert table.to_pylist() == rows_of(files["reports.csv"], fields["fields"])
    assert table.schema.field("due_on").type == pa.date32()
    assert table.schema.field("percent").type == pa.int8()
    assert pa.types.is_dictionary(table.schema.field("state").type)
    frame = pd.read_parquet(io.BytesIO(files["reports.parquet"]))
    assert len(frame) == len(pd.read_csv(io.BytesIO(files["reports.csv"])))
    assert frame["standing"].value_counts().sum() == table.num_rows


def test_the_figures_are_those_of_the_snapshot_and_prove_its_hash(database: Database) -> None:
    number = taken(database)
    files = unpacked(made(database, number).data)
    with database.reading() as rows:
        kept = rows.get_one(Snapshot, number)
        lines, sha256 = kept.lines, kept.sha256
    table = parquet.read_table(io.BytesIO(files["reports.parquet"])).to_pylist()
    told = [
        [one.isoformat() if isinstance(one, date) else one for one in list(row.values())[:9]]
        for row in table
    ]
    assert told == lines
    # As README.md tells a stranger to do it.
    assert hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest() == sha256
    assert json.loads(files["datapackage.json"])["snapshot"]["sha256"] == sha256
    assert sha256 in files["README.md"].decode()


def test_the_package_is_the_same_byte_for_byte(database: Database, moment: Any) -> None:
    number = taken(database)
    first = made(database, number).data
    moment.shift(90_000)
    taken_again = taken_under(database, "Một bản khác")
    assert made(database, number).data == first
    assert made(database, taken_again).data != first


def taken_under(database: Database, name: str) -> int:
    """Another snapshot, so that something was written."""
    with database.writing() as rows:
        return take(rows, cast.round_of(rows).id, name, actor=cast.actor(rows, "officer"),
                    at=clock.now()).id


def test_demonstration_data_says_so_in_every_file(database: Database) -> None:
    file = made(database, taken(database), is_demonstration=True)
    files = unpacked(file.data)
    assert file.file_name.startswith("trinh-dien")
    assert json.loads(files["datapackage.json"])["is_demonstration"] is True
    assert "DỮ LIỆU TRÌNH DIỄN" in files["README.md"].decode()
    for name in ("reports.csv", "tasks.csv", "agencies.csv", "documents.csv"):
        marks = {row["is_demonstration"] for row in csv.DictReader(
            io.StringIO(files[name].decode(), newline=""))}
        assert marks == {"true"}
    table = parquet.read_table(io.BytesIO(files["reports.parquet"]))
    assert set(table["is_demonstration"].to_pylist()) == {True}


def test_internal_documents_are_in_no_file(database: Database) -> None:
    with database.writing() as rows:
        cited = rows.scalars(select(Citation).where(
            Citation.cited_id.is_not(None), Citation.section_id.is_not(None))).first()
        assert cited is not None
        hidden = rows.get_one(Document, cited.cited_id)
        hidden.sensitivity, key = Sensitivity.INTERNAL, hidden.key
    files = unpacked(made(database, taken(database)).data)
    assert f"\n{key}," not in files["documents.csv"].decode()
    with database.reading() as rows:
        assert rows.scalar(select(Document.id).where(Document.key == key))


def test_the_maker_of_the_queue_makes_the_same(database: Database) -> None:
    number, maker = taken(database), MAKERS["package"]
    with database.reading() as rows:
        def order(wanted: dict[str, str]) -> Order:
            return Order(cast.actor(rows, "leader"), clock.now(), settings.choices(rows), wanted,
                         None, False)
        assert maker.make(rows, order({"snapshot": str(number)}), quietly).data == made(
            database, number).data
        for odd in ({}, {"snapshot": "x"}, {"snapshot": "-1"}, {"snapshot": "9" * 30}):
            with pytest.raises(Refused):
                maker.make(rows, order(odd), quietly)
        with pytest.raises(NotFound):
            maker.make(rows, order({"snapshot": "999"}), quietly)
    assert str(number) in maker.title({"snapshot": str(number)})


def test_who_sees_every_agency_fetches_it_and_an_agency_does_not(
    browser: Open, database: Database
) -> None:
    number = taken(database)
    where = f"/snapshots/{number}/package.zip"
    leader = browser("leader")
    assert where in leader.page("/rounds").text.replace("\\u002f", "/")
    answer = leader.http.get(where)
    assert answer.mimetype == "application/zip"
    assert answer.data == made(database, number).data
    assert browser("agency").http.get(where).status_code == 403
    assert leader.http.get("/snapshots/999/package.zip").status_code == 404


def test_a_key_needs_every_scope_and_no_bound_to_one_agency(
    server: flask.Flask, database: Database
) -> None:
    number = taken(database)
    path = f"/snapshots/{number}/package.zip"
    whole = Caller(server, api_hand.key(database))
    listed = whole.json("/snapshots")["items"][0]
    assert whole.ask(listed["package"]).data == made(database, number).data
    part = Caller(server, api_hand.key(database, Scope.PROGRESS, Scope.PLAN))
    bound = Caller(server, api_hand.key(database, agency="so-tu-phap"))
    assert [one.ask(path).status_code for one in (part, bound)] == [403, 403]
    assert part.json("/snapshots")["items"][0]["package"] is None


def test_only_one_package_is_written_while_people_wait(
    browser: Callable[..., cast.Browser], database: Database
) -> None:
    leader = browser("leader")
    with packages.PLACE:
        answer = leader.http.get("/snapshots/1/package.zip")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "package_busy")
