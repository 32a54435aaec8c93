"""Starting: one clear sentence for whatever is wrong, and no way to mix real and made-up data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cast
import click
import pytest
from click.testing import CliRunner
from sqlalchemy import text

import app as start
from dashboard import texts
from dashboard.texts import command_line as words
from db import Database, connect
from db import engine as engines
from registry import accounts

ROOT = Path(__file__).parent.parent
SECRET = "a secret of the tests, 32 letters and more"
Said = tuple[int, str]


def answer_of(monkeypatch: pytest.MonkeyPatch, *arguments: str, **settings: str) -> Said:
    """Run the command line in this process: the exit code, and all it said."""
    for name in list(os.environ):
        if name.startswith("PLAN_"):
            monkeypatch.delenv(name)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    # What would hand this process over to gunicorn only says that it would.
    monkeypatch.setattr(start, "_serve", lambda _settings: click.echo("SERVING"))

    def whole() -> None:
        monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
        start.main()

    runner = CliRunner()
    with runner.isolation() as streams:
        code = 0
        try:
            whole()
        except SystemExit as end:
            code = int(end.code or 0) if not isinstance(end.code, str) else 1
        said = streams[0].getvalue().decode() + streams[1].getvalue().decode()
    return code, said


def is_one_sentence(said: str) -> bool:
    """One line for a person, and no traceback."""
    return len(said.strip().splitlines()) == 1 and "Traceback" not in said


def settings_of(address: str, **more: str) -> dict[str, str]:
    """The variables of a sound installation."""
    return {"PLAN_DATABASE_URL": address, "PLAN_SECRET_KEY": SECRET, **more}


@pytest.mark.parametrize("command", [["run"], ["init"], ["check"], ["user", "list"]])
@pytest.mark.parametrize("missing", ["PLAN_DATABASE_URL", "PLAN_SECRET_KEY"])
def test_a_missing_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str], missing: str
) -> None:
    settings = settings_of(f"sqlite:///{tmp_path}/never.db")
    del settings[missing]
    code, said = answer_of(monkeypatch, *command, **settings)
    assert code == 1
    assert missing in said
    assert is_one_sentence(said)
    assert not (tmp_path / "never.db").exists()


@pytest.mark.parametrize(
    "odd", [{"PLAN_SECRET_KEY": "short"}, {"PLAN_PORT": "a lot"}, {"PLAN_PORT": "99999"}]
)
def test_a_setting_that_can_not_be_used_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, odd: dict[str, str]
) -> None:
    settings = {**settings_of(f"sqlite:///{tmp_path}/never.db"), **odd}
    code, said = answer_of(monkeypatch, "run", **settings)
    assert code == 1
    assert next(iter(odd)) in said
    assert is_one_sentence(said)


def test_an_unsafe_sqlite_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines.sqlite, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(engines.sqlite, "sqlite_version", "3.40.1")
    code, said = answer_of(monkeypatch, "run", **settings_of(f"sqlite:///{tmp_path}/a.db"))
    assert (code, said.strip()) == (1, words.UNSAFE_SQLITE.format(version="3.40.1"))


@pytest.mark.parametrize(
    "address",
    ["sqlite:////proc/none/a.db", "postgresql://nobody@127.0.0.1:1/none", "not an address"],
)
def test_a_database_that_does_not_open_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    code, said = answer_of(monkeypatch, "run", **settings_of(address))
    assert code == 1
    assert is_one_sentence(said), said


def test_a_file_that_is_no_database_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.db").write_bytes(b"this is a letter, not a database" * 200)
    code, said = answer_of(monkeypatch, "run", **settings_of(f"sqlite:///{tmp_path}/a.db"))
    assert code == 1
    assert is_one_sentence(said), said


@pytest.mark.parametrize("command", [["run"], ["check"], ["user", "list"]])
def test_an_empty_record_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, empty_url: str, command: list[str]
) -> None:
    code, said = answer_of(monkeypatch, *command, **settings_of(empty_url))
    assert code == 1
    assert words.NOT_READY in said
    assert "Traceback" not in said


def test_init_gives_a_one_time_password_that_works_once_and_must_be_changed(
    monkeypatch: pytest.MonkeyPatch, empty_url: str, one_app: Any
) -> None:
    code, said = answer_of(monkeypatch, "init", **settings_of(empty_url))
    assert code == 0, said
    secret = re.search(r"[a-z0-9]{5}(?:-[a-z0-9]{5}){3}", said)
    assert secret, said
    database = connect(empty_url)
    with cast.record_of(one_app, database):
        first = cast.Browser(one_app)
        assert first.sign_in("quantri", secret[0]).headers["Location"] == "/password"
        new = "mật khẩu mới của bài thử"
        assert first.submit("/password", old=secret[0], new=new, again=new).status_code == 200
        again = cast.Browser(one_app)
        assert again.sign_in("quantri", secret[0]).status_code == 422
        assert again.sign_in("quantri", new).headers["Location"] == "/"
    before = cast.census(database)
    code, said = answer_of(monkeypatch, "init", **settings_of(empty_url))
    assert code == 0
    assert secret[0] not in said
    assert cast.census(database) == before
    assert answer_of(monkeypatch, "run", **settings_of(empty_url)) == (0, "SERVING\n")
    database.close()


def _made_demonstration(database: Database) -> None:
    """Say of a record that it is a demonstration, as only its maker could."""
    with database.writing() as rows:
        if database.is_sqlite:
            rows.execute(text("DROP TRIGGER record_kind_no_update"))
        else:
            rows.execute(text("ALTER TABLE record_kind DISABLE TRIGGER USER"))
        rows.execute(text("UPDATE record_kind SET is_demonstration = NOT is_demonstration"))


def test_a_demonstration_is_never_run_nor_initialised_as_real(
    monkeypatch: pytest.MonkeyPatch, database: Database, seeded_url: str
) -> None:
    _made_demonstration(database)
    for command in ("run", "init"):
        code, said = answer_of(monkeypatch, command, **settings_of(seeded_url))
        assert (code, words.IS_DEMONSTRATION in said) == (1, True), said


def test_a_real_record_is_never_shown_as_a_demonstration(
    monkeypatch: pytest.MonkeyPatch, database: Database, seeded_url: str
) -> None:
    before = cast.census(database)
    code, said = answer_of(monkeypatch, "demo", PLAN_DEMONSTRATION_URL=seeded_url)
    assert (code, words.IS_REAL in said) == (1, True), said
    assert cast.census(database) == before


@pytest.mark.parametrize(
    "content",
    [None, b"", b"   \n\n", b"\x00\x01\x02\xff" * 50, b"PK\x03\x04" + b"\x00" * 200],
    ids=["missing", "empty", "blank", "binary", "zip"],
)
def test_read_says_in_one_sentence_why_a_file_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "plan.txt"
    if content is not None:
        path.write_bytes(content)
    for more in ([], ["--json"]):
        code, said = answer_of(monkeypatch, "read", str(path), *more)
        assert code == 1
        assert is_one_sentence(said), said


def test_a_text_without_any_label_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "thư.txt"
    path.write_text("Một lá thư không có mục nào.", "utf-8")
    code, said = answer_of(monkeypatch, "read", str(path), "--json")
    assert code == 0
    assert [one["part"] for one in json.loads(said)["lines"]] == ["section"]


def test_read_needs_no_settings_and_reads_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = ROOT / "db/seed/plan66/ke-hoach-66.txt"
    code, said = answer_of(monkeypatch, "read", str(plan))
    assert code == 0
    assert "66/KH-UBND" in said


def test_check_passes_on_a_sound_record(
    monkeypatch: pytest.MonkeyPatch, database: Database, seeded_url: str
) -> None:
    code, said = answer_of(monkeypatch, "check", **settings_of(seeded_url))
    assert code == 0, said
    assert len(said.strip().splitlines()) == len(words.CHECKS)


def test_check_fails_on_a_log_or_a_text_that_was_changed(
    monkeypatch: pytest.MonkeyPatch, database: Database, seeded_url: str
) -> None:
    with database.writing() as rows:
        rows.execute(text("UPDATE documents SET text = text || ' ' WHERE text IS NOT NULL"))
    code, said = answer_of(monkeypatch, "check", **settings_of(seeded_url))
    assert (code, said.count(words.FAILED.split()[0])) == (1, 1), said
    with database.writing() as rows:
        if database.is_sqlite:
            rows.execute(text("DROP TRIGGER audit_events_no_update"))
        else:
            rows.execute(text("ALTER TABLE audit_events DISABLE TRIGGER USER"))
        rows.execute(text("UPDATE audit_events SET actor_name = 'x' WHERE id = 2"))
    code, said = answer_of(monkeypatch, "check", **settings_of(seeded_url))
    assert (code, said.count(words.FAILED.split()[0])) == (1, 2), said


def test_accounts_are_managed_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch, database: Database, seeded_url: str
) -> None:
    settings = settings_of(seeded_url)

    def said(*arguments: str) -> Said:
        return answer_of(monkeypatch, "user", *arguments, **settings)

    code, line = said("add", "moi", "Người mới", "--role", "agency", "--agency", "so-y-te")
    assert code == 0, line
    assert re.search(r"[a-z0-9]{5}(-[a-z0-9]{5}){3}", line)
    assert "moi" in said("list")[1]
    for odd in (
        ["add", "moi", "Người mới", "--role", "leader"],
        ["add", "x", "Người mới", "--role", "leader"],
        ["add", "khac", "Người mới", "--role", "agency"],
        ["add", "khac", "Người mới", "--role", "agency", "--agency", "no-such"],
        ["reset", "nobody"],
        ["close", "nobody"],
        ["open", "leader"],
    ):
        code, line = said(*odd)
        assert code == 1, odd
        assert is_one_sentence(line), line
    assert said("close", "leader")[0] == 0
    assert said("open", "leader")[0] == 0
    assert said("reset", "leader")[0] == 0


def test_with_a_record_that_can_not_be_written_pages_open_and_saving_says_so(
    browser: Callable[..., cast.Browser], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser("officer")
    with database.reading() as rows:
        report_id = cast.report_of(rows).id
    # Root may write any file, so a file's mode is no help: a reading session refuses as it would.
    monkeypatch.setattr(database, "writing", database.reading)
    assert officer.page("/tasks").status_code == 200
    key = {"id": report_id, "version": 1, "op": cast.new_op()}
    given = {"report-save.n_clicks": 1, "report-key.data": key, "report-state.value": "suspended"}
    save = next(
        callback
        for callback in officer.server.config["DASH"].callback_map
        if callback.startswith("..report-key.data")
    )
    answer = officer.call(save, given)
    assert answer.status_code == 200
    assert texts.UNKNOWN_ERROR in answer.text
    signing_in = cast.Browser(officer.server).sign_in("leader")
    assert signing_in.status_code == 503
    assert texts.SORRY_LINE[:20] in signing_in.text
    assert officer.http.get("/healthz").status_code == 200


def in_a_process(code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a real start does, in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLAN_")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**kept, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


# The routes do not depend on the database.
@pytest.mark.parametrize("engine", ["sqlite"])
def test_the_server_offers_no_tools_to_machines_even_when_told_to(seeded_url: str) -> None:
    code = (
        "import app; s = app.create_app(app.settings_from_environment())\n"
        "print(sorted({rule.rule for rule in s.url_map.iter_rules()}))\n"
        "c = s.test_client()\n"
        "print([c.get('/_mcp').status_code, c.post('/_mcp').status_code, s.debug])\n"
    )
    switched_on = {"DASH_MCP_ENABLED": "true", "DASH_DEBUG": "true", "FLASK_DEBUG": "1"}
    ended = in_a_process(code, **settings_of(seeded_url), **switched_on)
    assert ended.returncode == 0, ended.stderr
    assert "mcp" not in ended.stdout.splitlines()[0]
    assert ended.stdout.splitlines()[1] == "[401, 401, False]"


def test_the_bridge_to_asynchronous_servers_is_not_installed() -> None:
    """With it Dash would run callbacks on another path, where the session is not at hand."""
    import importlib.util

    assert importlib.util.find_spec("asgiref") is None


def test_a_real_process_ends_with_one_sentence_and_exit_code_one() -> None:
    ended = in_a_process("import sys; sys.argv = ['app.py', 'run']; import app; app.main()")
    assert ended.returncode == 1
    assert is_one_sentence(ended.stderr)
    assert "PLAN_DATABASE_URL" in ended.stderr


def test_only_the_command_line_acts_without_an_account(database: Database) -> None:
    assert accounts.COMMAND_LINE.role is None
    with database.reading() as rows:
        assert cast.user_of(rows, "admin").full_name != accounts.COMMAND_LINE.name
