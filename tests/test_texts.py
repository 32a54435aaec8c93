"""The words on the screens: figures written truthfully, one term for one thing, none unused."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard import texts
from dashboard.texts import documents, heatmap, refusals, scores, sections, tasks
from registry import facts
from registry.standing import Standing

ROOT = Path(__file__).parent.parent
TEXTS = ROOT / "dashboard/texts"
# What `from dashboard import texts` gives: these modules' names, and no others'.
SHARED = ("common", "formats", "refusals")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "–"),
        (0, 300, "0%"),
        (1, 300, "1%"),
        (1, 3, "33%"),
        (866, 867, "99%"),
        (867, 867, "100%"),
    ],
)
def test_a_rate_is_0_or_100_only_when_none_or_all_are_done(
    part: int, whole: int, said: str
) -> None:
    assert texts.rate(part, whole) == said


def test_a_report_whose_day_was_taken_away_has_no_day_in_force() -> None:
    meaning = texts.STANDING_MEANINGS[Standing.OPEN_ENDED]
    assert "không có ngày cuối đang áp dụng" in meaning
    assert "Kế hoạch không nêu" not in meaning


def test_a_document_is_named_by_kind_number_and_date() -> None:
    said = tasks.resting_on("Nghị quyết 30/NQ-CP", date(2022, 3, 11), is_verified=False)
    assert "Nghị quyết 30/NQ-CP" in said
    assert "ngày 11/03/2022 (chưa xác minh)" in said
    assert "ngày chưa xác minh" in tasks.resting_on("Luật", None, is_verified=False)


def test_what_nobody_has_to_report_is_no_duty_rather_than_no_report() -> None:
    for said in (tasks.NO_REPORT, documents.NO_REPORTS, sections.OTHERS, scores.NO_REPORTS):
        assert "không có nghĩa vụ báo cáo" in said


def said_in(module: Path) -> Iterator[str]:
    """Every string of a file of words."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


# A count of "báo cáo" reads as what was received; the row is a "lượt nhiệm vụ".
COUNTED = re.compile(r"(\} |số |mỗi |mọi |một |có )báo cáo\b|^ báo cáo", re.IGNORECASE)
REPLACED = (
    "Đỏ trước", "Cần gọi", "Thôi", "Vào lần cuối", "Nhận ra", "lời của nhiệm vụ",
    "Lời của Kế hoạch", "các nhiệm vụ phía sau", "không phải báo cáo",
)


def test_rows_of_agency_task_and_round_are_called_one_thing() -> None:
    assert tasks.count(867) == "867 lượt nhiệm vụ"
    names = ("scores", "calendar", "sections", "update", "tasks", "heatmap")
    wrong = [
        f"{name}: {said}"
        for name in names
        for said in said_in(TEXTS / f"{name}.py")
        if COUNTED.search(said)
    ]
    assert wrong == []


def test_words_that_puzzled_readers_are_gone() -> None:
    wrong = [
        f"{path.name}: {said}"
        for path in sorted(TEXTS.glob("*.py"))
        for said in said_in(path)
        for word in REPLACED
        if word in said
    ]
    assert wrong == []


def test_the_short_name_of_a_second_item_reads_as_no_power_of_ten() -> None:
    assert heatmap.leaf("III.10#2") == "10(2)"
    assert heatmap.leaf("III.ket1") == "c1"
    assert heatmap.label("III.ket1") == "III, đoạn cuối 1"
    assert heatmap.leaf("II.3.đ") == "đ"


def defined() -> Iterator[tuple[str, str]]:
    """Every public name of the files of words, with its module."""
    for path in sorted(TEXTS.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                yield path.stem, node.name
            if isinstance(node, ast.Assign):
                yield from ((path.stem, one.id) for one in node.targets
                            if isinstance(one, ast.Name))
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield path.stem, node.target.id


def used() -> set[tuple[str, str]]:
    """Every name of the files of words that some code or template takes, with its module."""
    found = set()
    for path in [ROOT / "app.py", *sorted((ROOT / "dashboard").rglob("*.py"))]:
        found |= _used_in(path)
    for path in sorted((ROOT / "dashboard/templates").glob("*.html")):
        names = re.findall(r"\bt\.(\w+)", path.read_text("utf-8"))
        found |= {(module, name) for name in names for module in SHARED}
    return found


def _used_in(path: Path) -> set[tuple[str, str]]:
    module = ast.parse(path.read_text("utf-8"))
    known: dict[str, tuple[str, ...]] = {}
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            known |= _aliases(node)
            found |= _taken_by_name(node)
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {(one, node.attr) for one in known.get(node.value.id, ())}
    if path.parent == TEXTS:
        found |= {(path.stem, name) for name in _used_beside(module)}
    return found


def _aliases(node: ast.ImportFrom) -> dict[str, tuple[str, ...]]:
    """What the file calls the modules of words that it imports whole."""
    names = {one.name: one.asname or one.name for one in node.names}
    if node.module == "dashboard":
        return {names["texts"]: SHARED} if "texts" in names else {}
    if node.module == "dashboard.texts":
        return {called: (name,) for name, called in names.items()}
    return {}


def _taken_by_name(node: ast.ImportFrom) -> set[tuple[str, str]]:
    """Words imported one by one."""
    above, _, module = (node.module or "").rpartition(".")
    if node.module == "dashboard.texts":
        return {(shared, one.name) for one in node.names for shared in SHARED}
    if above == "dashboard.texts":
        return {(module, one.name) for one in node.names}
    return set()


def _used_beside(module: ast.Module) -> set[str]:
    """Names a file of words uses itself, outside what defines them."""
    found = set()
    for node in module.body:
        own = getattr(node, "name", None)
        names = {one.id for one in ast.walk(node)
                 if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
        found |= names - {own}
    return found


# Gathered by texts.refusals; that each code is raised is asked elsewhere.
GATHERED = ("REFUSALS", "FIELD_NAMES", "FIELD_REASONS")


def test_every_word_is_used_somewhere() -> None:
    taken = used()
    names = [one for one in defined() if not one[1].startswith("_") and one[1] not in GATHERED]
    assert len(names) > 300
    assert [f"{module}.{name}" for module, name in names if (module, name) not in taken] == []


def strings(node: ast.AST) -> set[str]:
    """Every string written in a piece of code."""
    return {
        inner.value
        for inner in ast.walk(node)
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
    }


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal() -> None:
    known = refusals.sentences()
    raised: set[str] = set()
    written: set[str] = set()
    for path in [*(ROOT / "registry").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")]:
        if TEXTS in path.parents:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        written |= strings(tree)
        for node in ast.walk(tree):
            is_call = isinstance(node, ast.Call) and node.args
            if is_call and ast.unparse(node.func) in ("Refused", "Unreadable", "OtherOwner"):
                raised |= strings(node.args[0])
    assert len(raised) > 60
    assert sorted(raised - known.keys()) == []
    assert sorted(known.keys() - written) == []


# What a reader of the record never sees: names of things, addresses, days, marks.
UNSEEN = {"key", "code", "id", "url", "urls", "sources", "gso_code", "members", "used_at"}


def shown(said: Any, name: str = "") -> Iterator[str]:
    """Every sentence of the seed that a screen may show."""
    if isinstance(said, dict):
        for key, value in said.items():
            is_hidden = key in UNSEEN or key.endswith("_sources") or key.startswith("issued_on")
            if not is_hidden and key != "effective_on" and key != "operating_on":
                yield from shown(value, key)
    elif isinstance(said, list):
        for value in said:
            yield from shown(value, name)
    elif isinstance(said, str) and not re.fullmatch("[a-z0-9_-]+", said):
        yield re.sub(r"https?://\S+", "", said)


SHOWN = {
    "agencies.json": ("agencies", "groups", "successions", "sources"),
    "documents.json": ("documents", "relations", "sources"),
}
RAW = re.compile(
    r"\d{4}-\d{2}-\d{2}|=>|_|\bE\d\d\b| – \w+\d\w*\)|đoạn trích|\bOCR\b|số chưa thấy|"
    r"\b(MẪU|NHƯNG|CẢ|KHÁC|NGÀY|TÊN|KHÔNG|BỐN|NHIỀU|CHỨC NĂNG|CẢNH BÁO|QLNN về tôn)\b|"
    r"\b(mẫu TP|mẫu Hà)|\b(of|and|the|Committee)\b|^chưa xác minh: chưa"
)


@pytest.mark.parametrize("file", SHOWN)
def test_notes_of_the_record_are_sentences_for_its_readers(file: str) -> None:
    said = json.loads((facts.PLAN66 / file).read_text("utf-8"))
    kept = {name: said[name] for name in SHOWN[file]}
    kept["sources"] = list(kept["sources"].values())
    assert [one for one in shown(kept) if RAW.search(one)] == []
