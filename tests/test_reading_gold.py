"""Scores: what people found in a text held against what the reader finds."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.evaluate_command import evaluate
from dashboard.texts import reading as words
from registry.errors import Unreadable
from registry.reading import read_plan
from registry.reading.gold import (
    SCORED,
    Fact,
    Score,
    compare,
    facts_of,
    read_gold,
)

TEXT = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 12/KH-UBND

Trà Vinh, ngày 05 tháng 01 năm 2026

KẾ HOẠCH

Thử bộ đọc

I. MỤC ĐÍCH

1. Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Luật Thanh tra.

2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp, hoàn thành trước ngày 30/6/2026.
"""
GOLD = """finding\tline\tvalue\tmore
header\t4\tnumber\t12/KH-UBND
header\t4\tkind\tplan
section\t12\tI\t0
section\t14\t1\t12
section\t16\t2\t12
citation\t14\t76/NQ-CP\tresolution|2021-07-15
name\t14\tLuật Thanh tra\tlaw
deadline\t16\tbefore 2026-06-30\tfirm
agency\t16\tSở Nội vụ\tlead
agency\t16\tSở Tư pháp\tcoordinate
"""
FACT = Fact("citation", 14, ("76/nq-cp",))


def test_a_text_read_right_has_full_scores():
    found = compare(facts_of(read_plan(TEXT)), read_gold(GOLD))

    assert {name: score.f1 for name, score in found.scores.items() if name != "header"} == (
        dict.fromkeys([name for name in SCORED if name != "header"], 1.0))
    assert found.missed == ()


def test_a_text_that_does_not_tell_its_kind_states_no_kind():
    gold = "finding\tline\tvalue\tmore\nheader\t1\tkind\tother\n"

    assert not [one for one in facts_of(read_plan("Giao Sở Nội vụ chủ trì.")) if "kind" in one.key]
    assert not list(read_gold(gold))


@pytest.mark.parametrize(
    ("said", "gold", "score"),
    [
        ([FACT], [FACT], Score(1, 0, 0)),
        ([], [FACT], Score(0, 0, 1)),
        ([FACT], [], Score(0, 1, 0)),
        ([FACT, FACT], [FACT], Score(1, 1, 0)),
        ([Fact("citation", 15, FACT.key)], [FACT], Score(1, 0, 0)),
        ([Fact("citation", 16, FACT.key)], [FACT], Score(0, 1, 1)),
        ([Fact("citation", 14, ("76/nq-tw",))], [FACT], Score(0, 1, 1)),
    ],
)
def test_each_fact_counts_once_and_near_its_line(said, gold, score):
    assert compare(said, gold).scores["citation"] == score


def test_scores_add_up_and_are_shares():
    score = Score(3, 1, 2) + Score(1, 0, 0)

    assert (score.precision, score.recall) == (4 / 5, 4 / 6)
    assert score.f1 == pytest.approx(8 / 11)
    assert Score().precision == Score().recall == Score().f1 == 1


@pytest.mark.parametrize("row", ["citation\t14\t76/NQ-CP", "citation\tx\t76/NQ-CP\t", "citation"])
def test_a_broken_row_of_a_gold_file_is_named(row):
    with pytest.raises(Unreadable) as wrong:
        read_gold(f"{GOLD}{row}\n")
    assert (wrong.value.code, wrong.value.details["row"]) == ("gold_row", 12)


def test_the_command_tells_the_scores_and_what_differs(tmp_path: Path):
    (tmp_path / "plan.txt").write_text(TEXT)
    (tmp_path / "plan.gold.tsv").write_text(GOLD.replace("76/NQ-CP", "77/NQ-CP"))
    (tmp_path / "other.txt").write_text(TEXT)

    said = CliRunner().invoke(evaluate, [str(tmp_path), "--differences"])

    assert said.exit_code == 0
    assert words.NO_GOLD.format(name="other.txt") in said.output
    assert "- 14\tcitation\t77/nq-cp" in said.output
    assert "+ 14\tcitation\t76/nq-cp" in said.output
    assert words.ROW.format(finding="section", precision=1, recall=1, f1=1, found=3, invented=0,
                            missed=0) in said.output


def test_the_command_names_the_file_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "plan.txt").write_text(TEXT)
    (tmp_path / "plan.gold.tsv").write_text("citation\n")

    said = CliRunner().invoke(evaluate, [str(tmp_path)])

    assert isinstance(said.exception, Unreadable)
    assert said.exception.details == {"row": 1, "name": "plan.gold.tsv"}


def test_every_gold_file_is_well_formed():
    kept = sorted((Path(__file__).parent / "gold").glob("*.tsv"))

    assert len(kept) == 9
    for path in kept:
        assert {fact.finding for fact in read_gold(path.read_text())} <= set(SCORED)
