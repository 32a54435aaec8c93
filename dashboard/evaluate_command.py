"""`app.py evaluate DIR`: how much of what people found in texts the reader of plans finds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dashboard.command_help import Command
from dashboard.texts import reading as words
from registry.errors import Unreadable
from registry.inputs import read_file
from registry.reading import decode_text, read_plan
from registry.reading.gold import SCORED, Comparison, Fact, Score, compare, facts_of, read_gold
from registry.reading.noise import NOISE, read_noise

TEXTS = ("*.txt", "*.md", "*.docx", "*.pdf", "*.png", "*.jpg", "*.tif")
GOLD = ".gold.tsv"
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("evaluate", cls=Command, help=words.COMMAND)
@click.argument("folder", type=FOLDER)
@click.option("--gold", type=FOLDER, help=words.GOLD_OPTION)
@click.option("--differences", is_flag=True, help=words.DIFFERENCES_OPTION)
def evaluate(folder: Path, gold: Path | None, differences: bool) -> None:
    """Read each text that has a gold file, print the scores of all, and what differs."""
    total = dict.fromkeys(SCORED, Score())
    for text in sorted(path for pattern in TEXTS for path in folder.glob(pattern)):
        kept = (gold or folder) / f"{text.stem}{GOLD}"
        if not kept.is_file():
            click.echo(words.NO_GOLD.format(name=text.name))
            continue
        found = compared(text, kept)
        click.echo(f"{text.name}: {_line(found.scores)}")
        for finding, score in found.scores.items():
            total[finding] += score
        if differences:
            _tell_differences(found)
    click.echo(words.HEAD)
    for finding, score in total.items():
        click.echo(words.ROW.format(
            finding=finding, precision=score.precision, recall=score.recall, f1=score.f1,
            found=score.found, invented=score.invented, missed=score.missed))
    for noisy in sorted(folder.glob(f"*{NOISE}")):
        _tell_noise(noisy, differences)


def _tell_noise(path: Path, differences: bool) -> None:
    """How many noisy citations are read as meant, and on wish which are not."""
    try:
        rows = list(read_noise(decode_text(path.read_bytes())))
    except Unreadable as wrong:
        raise Unreadable(wrong.code, **{**wrong.details, "name": path.name}) from wrong
    right = sum(row.is_right for row in rows)
    share = right / len(rows) if rows else 1.0
    click.echo(words.NOISE.format(name=path.name, right=right, rows=len(rows), share=share))
    for row in rows:
        if differences and not row.is_right:
            click.echo(f"  {row.line}\t{row.printed}\t{row.meant}\t{row.said}")


def compared(text: Path, gold: Path) -> Comparison:
    """A text read and held against its gold file. Raises Unreadable with the file's name."""
    at = text
    try:
        said = facts_of(read_plan(read_file(text.read_bytes(), text.name).text))
        at = gold
        return compare(said, read_gold(decode_text(gold.read_bytes())))
    except Unreadable as wrong:
        raise Unreadable(wrong.code, **{**wrong.details, "name": at.name}) from wrong


def _line(scores: Mapping[str, Score]) -> str:
    return ", ".join(f"{finding} {score.f1:.3f}" for finding, score in scores.items())


def _tell_differences(found: Comparison) -> None:
    told = [(fact, "-") for fact in found.missed] + [(fact, "+") for fact in found.invented]
    for fact, sign in sorted(told, key=_place):
        click.echo(f"  {sign} {fact.line}\t{fact.finding}\t{' · '.join(fact.key)}")


def _place(told: tuple[Fact, str]) -> tuple[int, str, str]:
    fact, sign = told
    return fact.line, fact.finding, sign
