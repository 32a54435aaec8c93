"""The rules of the house, each a test: who imports whom, who writes, where words and time live."""

from __future__ import annotations

import ast
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("app", "dashboard", "registry", "db")
# A word with marks; a lone đ is a letter of a pattern or of an alphabet, not a word.
MARKED = re.compile(
    r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]|đ(?=[a-z])",
    re.IGNORECASE,
)
# Where regular expressions are written, and so reviewed for patterns that take for ever.
PATTERNS = {
    *(str(path) for path in Path("registry/reading/patterns").glob("*.py")),
    "dashboard/pages/__init__.py",
    "dashboard/drawn_html.py",
    "dashboard/plan_text.py",
}


def code(*folders: str) -> list[Path]:
    """Our Python files, below some folders or all of them; tests and virtual environments aside."""
    found = [ROOT / "app.py"] if not folders else []
    for folder in folders or FLOORS[1:]:
        found += sorted((ROOT / folder).rglob("*.py"))
    return found


def name(path: Path) -> str:
    """A file as the messages call it."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> set[str]:
    """Every module a file imports, also inside functions, with what it takes from it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def takes(path: Path, *modules: str) -> list[str]:
    """Which of some modules (or what is below them) a file imports."""
    return sorted(
        one for one in imports(path) for module in modules if f"{one}.".startswith(f"{module}.")
    )


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file, with the name of what is called ("session.add", "re.compile")."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def forbidden(folder: str | list[Path], *modules: str) -> list[str]:
    """What files import that they may not."""
    paths = code(folder) if isinstance(folder, str) else folder
    return [f"{name(path)}: {one}" for path in paths for one in takes(path, *modules)]


def test_there_is_code_to_look_at() -> None:
    assert len(code()) > 60
    assert len(code("dashboard/queries")) > 3


def test_each_floor_imports_only_the_floors_below_it() -> None:
    wrong = []
    for place, floor in enumerate(FLOORS):
        paths = [ROOT / "app.py"] if floor == "app" else code(floor)
        wrong += forbidden(paths, *FLOORS[:place])
    # app.py is the one that builds; the dashboard may not reach up to it even inside a function.
    assert wrong == []


def test_the_registry_knows_nothing_of_screens() -> None:
    screens = ("dash", "dash_bootstrap_components", "flask", "flask_login", "plotly", "werkzeug")
    assert forbidden("registry", *screens) == []
    assert forbidden("db", *screens) == []


def test_the_reader_of_plans_knows_nothing_of_the_record() -> None:
    wrong = forbidden("registry/reading", "sqlalchemy", "db")
    outside = [
        f"{name(path)}: {one}"
        for path in code("registry/reading")
        for one in takes(path, "registry")
        if not one.startswith(("registry.reading", "registry.text", "registry.errors"))
        and one != "registry"
    ]
    assert wrong + outside == []


def test_queries_import_no_dash_and_figures_no_database() -> None:
    wrong = forbidden("dashboard/queries", "dash", "dash_bootstrap_components", "plotly", "flask")
    figures = [path for path in code("dashboard") if path.stem in ("figures", "charts", "drawn")]
    assert figures
    wrong += forbidden(figures, "sqlalchemy", "db.models", "db.engine")
    assert wrong == []


def test_pages_import_no_pages() -> None:
    pages = [path for path in code("dashboard/pages") if path.stem != "__init__"]
    assert forbidden(pages, "dashboard.pages") == []


WRITES = re.compile(
    r"(^|\.)(session|rows|reader|db)\.(add|add_all|delete|merge|commit|bulk_\w+)$"
)
WRITERS = ("insert", "update", "delete")


def test_the_dashboard_writes_no_row_itself() -> None:
    wrong = []
    for path in code("dashboard"):
        for call, said in calls(path):
            if WRITES.search(said):
                wrong.append(f"{name(path)}:{call.lineno}: {said}")
        wrong += [
            f"{name(path)}: {one}"
            for one in takes(path, *(f"sqlalchemy.{word}" for word in WRITERS))
        ]
        wrong += [f"{name(path)}: {one}" for one in takes(path, "sqlalchemy.dialects")]
    assert wrong == []


def test_the_dashboard_opens_a_writing_session_only_to_call_a_command_of_the_registry() -> None:
    wrong = []
    for path in code("dashboard"):
        commands = _commands(path)
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.With):
                continue
            if not any(".writing()" in ast.unparse(item.context_expr) for item in node.items):
                continue
            called = {
                ast.unparse(inner.func)
                for inner in ast.walk(node)
                if isinstance(inner, ast.Call)
            }
            # Its deeds are commands of the registry, each wrapped with what one row says.
            is_batch = name(path) == "dashboard/desk.py" and "deed" in called
            calls_one = any(said in commands or said.split(".")[0] in commands for said in called)
            if not (is_batch or calls_one):
                wrong.append(f"{name(path)}:{node.lineno}")
    assert wrong == []


def _commands(path: Path) -> set[str]:
    """The names by which a file knows what the registry does."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "registry":
            found |= {alias.asname or alias.name for alias in node.names}
    return found


def test_every_callback_names_the_right_it_needs() -> None:
    wrong, seen = [], 0
    for path in code("dashboard"):
        for call, said in calls(path):
            if said.split(".")[-1] == "guarded_callback":
                seen += 1
                needs = [word for word in call.keywords if word.arg == "needs"]
                if not needs or not ast.unparse(needs[0].value).startswith("Action."):
                    wrong.append(f"{name(path)}:{call.lineno}")
            is_raw = said in ("callback", "dash.callback", "app.callback", "clientside_callback")
            if (is_raw or said.endswith(".clientside_callback")) and path.stem != "access":
                wrong.append(f"{name(path)}:{call.lineno}: {said}")
        wrong += [f"{name(path)}: {one}" for one in takes(path, "dash.callback")]
    assert seen >= 5
    assert wrong == []


# Plain pages of the door, with their own checks, and files that hold no data.
RAW_ROUTE = r"(^|\.)(routes|server|app|blueprint)\.(route|get|post|add_url_rule)$"
PLAIN_ROUTES = {"dashboard/doors.py", "dashboard/static.py", "dashboard/routes.py",
                "dashboard/screen_door.py"}


def test_every_route_names_the_right_it_needs() -> None:
    wrong, seen = [], 0
    for path in code("dashboard"):
        for call, said in calls(path):
            if said.split(".")[-1] == "guarded_route":
                seen += 1
                needs = [word for word in call.keywords if word.arg == "needs"]
                if not needs or not ast.unparse(needs[0].value).startswith("Action."):
                    wrong.append(f"{name(path)}:{call.lineno}")
            is_raw = re.search(RAW_ROUTE, said)
            if is_raw and name(path) not in PLAIN_ROUTES:
                wrong.append(f"{name(path)}:{call.lineno}: {said}")
    assert seen >= 5
    assert wrong == []


# A sign-in is no deed of the record: no figure hangs on its moment.
BESIDE_THE_RECORD = {"dashboard/doors.py", "dashboard/access.py"}


def test_the_moment_of_a_deed_is_asked_while_the_write_lock_is_held() -> None:
    wrong, seen = [], 0
    for path in code("dashboard"):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.With) or name(path) in BESIDE_THE_RECORD:
                continue
            if not any(".writing()" in ast.unparse(item.context_expr) for item in node.items):
                continue
            seen += 1
            asked_here = {
                target.id
                for inner in ast.walk(node)
                if isinstance(inner, ast.Assign)
                for target in inner.targets
                if isinstance(target, ast.Name)
            }
            wrong += [
                f"{name(path)}:{word.value.lineno}: at={word.value.id}"
                for inner in ast.walk(node)
                if isinstance(inner, ast.Call)
                for word in inner.keywords
                if word.arg == "at"
                and isinstance(word.value, ast.Name)
                and word.value.id not in asked_here
            ]
    assert seen >= 10
    assert wrong == []


# The log itself, the deed of whoever holds a session's token, and a helper of one of the others.
UNCHECKED = {"registry/audit.py:write", "registry/accounts.py:sign_out"}
# Steps of a deed that has asked: they say so in their first lines.
STEPS = {"registry/changes.py:write_change", "registry/changes.py:same_deed",
         "registry/changes.py:refuse_shut", "registry/inbox.py:meant_for",
         "registry/inbox.py:unread"}
CHECKS = re.compile(r"\b(require|can|scope)\(|NotAllowed|actor\.id != |\b_?require_\w+\(")


def test_every_deed_of_the_registry_looks_at_who_does_it() -> None:
    wrong, seen = [], 0
    for path in code("registry"):
        for function in tree(path).body:
            if not isinstance(function, ast.FunctionDef) or function.name.startswith("_"):
                continue
            given = {item.arg for item in [*function.args.args, *function.args.kwonlyargs]}
            label = f"{name(path)}:{function.name}"
            if "actor" not in given or label in UNCHECKED | STEPS or path.stem == "policy":
                continue
            seen += 1
            if not CHECKS.search(ast.unparse(function)):
                wrong.append(label)
    assert seen >= 8
    assert wrong == []


def _docstrings(module: ast.Module) -> set[int]:
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def _may_hold_words(path: Path) -> bool:
    said = name(path)
    if said.startswith(("dashboard/texts/", "db/seed/")):
        return True
    return said.startswith("registry/") and "vocabulary" in (path.stem, path.parent.name)


def test_vietnamese_words_stand_in_the_texts_and_vocabularies_alone() -> None:
    wrong = []
    for path in code():
        if not _may_hold_words(path):
            wrong += [
                f"{name(path)}:{text.lineno}: {text.value[:40]!r}" for text in _texts(path)
            ]
    scripts = sorted((ROOT / "assets").glob("*.js"))
    for path in [*scripts, *sorted((ROOT / "dashboard/templates").glob("*.html"))]:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if MARKED.search(line):
                wrong.append(f"{name(path)}:{number}")
    assert wrong == []


def _texts(path: Path) -> list[ast.Constant]:
    """The Vietnamese strings of a file, docstrings aside."""
    skipped = _docstrings(tree(path))
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
        and MARKED.search(node.value)
    ]


def test_no_word_of_the_reader_is_named_in_two_vocabularies() -> None:
    """Its modules are read with stars: of two words of one name, one would be lost in silence."""
    homes: dict[str, list[str]] = {}
    for path in code("registry/reading/vocabulary"):
        for word in _named_at_top(tree(path)):
            homes.setdefault(word, []).append(path.name)
    assert len(homes) > 100
    assert {word: files for word, files in homes.items() if len(files) > 1} == {}


def _named_at_top(module: ast.Module) -> Iterator[str]:
    """The names a module gives to what stands in it, private ones aside."""
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else (
            [node.target] if isinstance(node, ast.AnnAssign) else [])
        for target in targets:
            for one in ast.walk(target):
                if isinstance(one, ast.Name) and not one.id.startswith("_"):
                    yield one.id


CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time",
          "datetime.datetime.now", "datetime.date.today", "time.localtime", "time.gmtime"}


def test_only_the_clock_asks_the_time() -> None:
    wrong = [
        f"{name(path)}:{call.lineno}: {said}"
        for path in code()
        for call, said in calls(path)
        if said in CLOCKS and name(path) != "registry/clock.py"
    ]
    assert wrong == []


def test_only_the_start_reads_the_environment() -> None:
    wrong = []
    for path in code():
        said = ast.unparse(tree(path))
        if re.search(r"os\.(environ|getenv|putenv)|from os import .*(environ|getenv)", said):
            wrong.append(name(path))
    assert [path for path in wrong if path != "app.py"] == []


def test_a_file_has_at_most_300_lines_and_a_function_at_most_50() -> None:
    wrong = []
    for path in code():
        if "migrations" in path.parts:
            continue
        lines = len(path.read_text("utf-8").splitlines())
        if lines > 300:
            wrong.append(f"{name(path)}: {lines} lines")
        for function in functions(path):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > 50:
                wrong.append(f"{name(path)}:{function.name}: {length} lines")
    assert wrong == []


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    wrong = [name(path) for path in code() if len(ast.get_docstring(tree(path)) or "") < 20]
    assert wrong == []


def test_regular_expressions_are_written_where_they_are_reviewed() -> None:
    wrong = [
        f"{name(path)}:{call.lineno}"
        for path in code()
        for call, said in calls(path)
        if name(path) not in PATTERNS and _is_loose_pattern(call, said)
    ]
    assert wrong == []


def _is_loose_pattern(call: ast.Call, said: str) -> bool:
    """A pattern that repeats without bound, or that can't be read here; "[0-9]{4}" is harmless."""
    if not re.fullmatch(r"re\.(compile|search|match|fullmatch|sub|subn|split|find\w+)", said):
        return False
    pattern = call.args[0] if call.args else None
    is_plain = isinstance(pattern, ast.Constant) and isinstance(pattern.value, str)
    return said == "re.compile" or not is_plain or bool(re.search(r"[*+]|,\}", pattern.value))


FORBIDDEN_CALLS = {
    "eval", "exec", "compile", "__import__", "pickle.loads", "pickle.load", "yaml.load",
    "os.system", "os.popen", "html.Iframe", "dcc.Markdown", "DataTable", "dash_table.DataTable",
    "html.Base", "html.Area", "dbc.NavLink", "dbc.CardLink", "dbc.DropdownMenuItem",
    "secure_filename", "Markup", "markupsafe.Markup", "render_template_string",
}
FORBIDDEN_WORDS = {"dangerously_allow_html", "dangerously_allow_code", "srcDoc", "markdown_options",
                   "allow_dangerous_html"}
FORBIDDEN_MODULES = ("pickle", "marshal", "shelve", "yaml", "requests", "urllib.request", "httpx",
                     "aiohttp", "flask_cors", "subprocess", "dash_auth", "diskcache", "celery",
                     "asgiref", "xml")


# A stranger's file is opened in a process of its own; a link is asked by a client that checks it.
BOUNDED = {"registry/evidence/sandbox.py: subprocess", "registry/links/fetch.py: requests"}


def test_nothing_forbidden_is_called_or_imported() -> None:
    wrong = forbidden([*code(), ROOT / "app.py"], *FORBIDDEN_MODULES)
    wrong = [one for one in wrong if one not in BOUNDED]
    for path in code():
        for call, said in calls(path):
            keywords = {word.arg for word in call.keywords if word.arg}
            if said in FORBIDDEN_CALLS or keywords & FORBIDDEN_WORDS:
                wrong.append(f"{name(path)}:{call.lineno}: {said}")
            if said == "dbc.Button" and "href" in keywords:
                wrong.append(f"{name(path)}:{call.lineno}: dbc.Button(href=)")
            if said.endswith("dcc.Store") and re.search(
                r"id='(\w+-)?(agency|user|role|actor)(-id|-code)?'", ast.unparse(call)
            ):
                wrong.append(f"{name(path)}:{call.lineno}: a store that names who one is")
            for word in call.keywords:
                is_true = isinstance(word.value, ast.Constant) and word.value.value is True
                if word.arg in ("debug", "enable_mcp", "background", "shell") and is_true:
                    wrong.append(f"{name(path)}:{call.lineno}: {word.arg}=True")
    assert wrong == []


VERSIONED = {"Report", "Agency", "User"}
# What no form holds, and may therefore change under an open form without making it stale.
BESIDE_THE_FORM = {"due_on", "deadline_id", "last_signed_in_at"}


def columns_set(path: Path, line: int) -> set[str]:
    """The columns named in the `.values(…)` of the statement that begins at or after a line."""
    for node in ast.walk(ast.parse(path.read_text())):
        is_values = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_values and node.func.attr == "values" and node.lineno <= line <= node.end_lineno:
            return {str(keyword.arg) for keyword in node.keywords}
    return {"*"}


def test_rows_that_carry_a_version_are_never_changed_in_bulk() -> None:
    wrong = [
        f"{name(path)}:{call.lineno}: {ast.unparse(call)}"
        for path in code("registry", "dashboard")
        for call, said in calls(path)
        if said in ("update", "delete") and call.args
        and ast.unparse(call.args[0]) in VERSIONED
        and not columns_set(path, call.lineno) <= BESIDE_THE_FORM
    ]
    assert wrong == []


def test_no_sql_is_glued_together_from_pieces() -> None:
    wrong = []
    for path in code("registry", "dashboard"):
        for call, said in calls(path):
            is_text = said in ("text", "sqlalchemy.text") and call.args
            if is_text and isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
                wrong.append(f"{name(path)}:{call.lineno}")
    assert wrong == []


def test_nothing_is_fetched_from_another_site() -> None:
    wrong = []
    paths = [*sorted((ROOT / "assets").glob("*.css")), *sorted((ROOT / "assets").glob("*.js")),
             *sorted((ROOT / "dashboard/templates").glob("*.html")), ROOT / "dashboard/app.py"]
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for address in re.findall(r"[\"'(](?:https?:)?//[a-z0-9-]+\.[a-z][^\s\"')]*", line):
                if "www.w3.org" not in address:
                    wrong.append(f"{name(path)}:{number}: {address}")
    assert wrong == []


def _dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(one for group in extra for one in group)]
    return [re.split(r"[\[=<>~! ]", one)[0] for one in wanted]


def test_every_dependency_has_its_reason_written_down() -> None:
    page = ROOT / "docs/dependencies.md"
    assert page.exists(), "docs/dependencies.md is missing: it says why we need each dependency"
    said = page.read_text("utf-8").lower()
    assert [one for one in _dependencies() if one.lower() not in said] == []


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_every_locked_requirement_is_pinned_by_its_hashes(file: str) -> None:
    path = ROOT / file
    assert path.exists(), file
    joined = path.read_text("utf-8").replace("\\\n", " ")
    wanted = [line.strip() for line in joined.splitlines() if line.strip()]
    wanted = [line for line in wanted if not line.startswith(("#", "-"))]
    assert len(wanted) > 20
    wrong = [
        line.split()[0]
        for line in wanted
        if not re.match(r"[A-Za-z0-9._-]+(\[[a-z,-]+\])?==\S+ +--hash=sha256:[0-9a-f]{64}", line)
    ]
    assert wrong == []


def test_every_dependency_of_the_project_is_locked() -> None:
    locked = (ROOT / "tests/requirements.txt").read_text("utf-8").lower().replace("_", "-")
    missing = [one for one in _dependencies() if f"{one.lower().replace('_', '-')}" not in locked]
    assert missing == []
