"""The reader of plans: its time against length, and what it finds beside what one would else take.

Without a folder only time is measured, on Kế hoạch 66. With `--folder` (texts) and `--gold` (what
people found in them) a plain regular expression and two packages read the same texts in the run.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.peers import servers
from registry.reading import decode_text, gold, read_plan
from registry.reading.gold import AGENCY, CITATION, DEADLINE, NEAR, SECTION, facts_of, read_gold
from registry.reading.text import fold

PLAN = Path(__file__).parent.parent / "db" / "seed" / "plan66" / "ke-hoach-66.txt"
PEERS = servers.HERE / "reading.txt"
# The plan's sections are repeated between its head and its ending.
BODY = re.compile(r"^I\. ", re.M), re.compile(r"^Nơi nhận", re.M)
TIMES = (1, 2, 4, 8, 16, 32, 64)
# CPU a letter at the greatest length may be this much of that at the smallest.
MOST_GROWTH = 1.5
DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
# What one writes in an afternoon.
PLAIN = {
    SECTION: re.compile(r"^[ *]*([IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)] ", re.M),
    CITATION: re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]{2,}\d*(?:-[A-ZĐ]+)*"),
    DEADLINE: re.compile(r"(?:trước|đến|chậm nhất) ngày \d{1,2}[/-]\d{1,2}[/-]\d{4}"),
    AGENCY: re.compile(r"(?:Sở|Ban|Ủy ban nhân dân|UBND|Công an|Thanh tra) \w+(?: \w+){0,3}"),
}
Fact = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one contestant found in one text, by finding, and its CPU seconds."""

    found: dict[str, list[Fact]]
    seconds: float


def main() -> int:
    """Print both tables; 1 when the reader's time outgrows the text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--peers-env", type=Path, default=servers.HERE / ".venv-reading")
    given = parser.parse_args()
    growth = length_table(PLAN.read_text("utf-8"), given.rounds)
    if given.folder:
        compare_table(given.folder, given.gold or given.folder, given.peers_env)
    return growth > MOST_GROWTH


def length_table(text: str, rounds: int) -> float:
    """Times against length, in turns; gives how much a letter's time grows."""
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(rounds):
        for times in TIMES:
            long = longer(text, times)
            taken[times].append((cpu(read_plan, long), cpu(plain, long)))
    print("  ×    letters  reader ms  µs/letter  plain ms  ÷ plain")
    each: dict[int, float] = {}
    for times in TIMES:
        ours, floor = (statistics.median(column) for column in zip(*taken[times], strict=True))
        letters = len(longer(text, times))
        each[times] = ours / letters
        print(f"{times:>3} {letters:>10,} {ours * 1e3:>10.1f} {each[times] * 1e6:>10.2f} "
              f"{floor * 1e3:>9.1f} {ours / floor:>8.1f}")
    growth = each[TIMES[-1]] / each[TIMES[0]]
    print(f"a letter takes {growth:.2f} times as long at {TIMES[-1]}× (at most {MOST_GROWTH})")
    return growth


def longer(text: str, times: int) -> str:
    """The plan with its sections printed several times."""
    first, last = (one.search(text) for one in BODY)
    start, end = first.start() if first else 0, last.start() if last else len(text)
    return text[:start] + text[start:end] * times + text[end:]


def compare_table(folder: Path, labels: Path, peers_env: Path) -> None:
    """Accuracy and time of each contestant, all texts together."""
    texts = {path: labels / f"{path.stem}.gold.tsv" for path in sorted(folder.glob("*.txt"))}
    texts = {path: kept for path, kept in texts.items() if kept.is_file()}
    others = peers(peers_env, list(texts))
    total: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: Counter[str] = Counter()
    letters = 0
    for path, kept in texts.items():
        text = decode_text(path.read_bytes())
        letters += len(text)
        wanted = simple(read_gold(kept.read_text("utf-8")))
        said = {"reader": ours(text), "plain regex": plain_reading(text)}
        said.update({name: of_peer(name, answer[str(path)]) for name, answer in others.items()})
        for name, reading in said.items():
            seconds[name] += reading.seconds
            for finding, found in reading.found.items():
                total[name, finding] += tallied(found, wanted[finding])
    print(f"\n{len(texts)} texts, {letters:,} letters")
    print("             finding    precision  recall     F1   CPU s  ÷ reader")
    for (name, finding), count in total.items():
        right, told, there = count["right"], count["said"], count["there"]
        f1 = 2 * right / ((told + there) or 1)
        print(f"{name:12} {finding:10} {right / (told or 1):>9.3f} {right / (there or 1):>7.3f} "
              f"{f1:>6.3f} {seconds[name]:>7.2f} {seconds[name] / seconds['reader']:>9.2f}")


def ours(text: str) -> Reading:
    """The reader's findings; it reads much more than is compared here, in the same time."""
    begun = time.process_time()
    reading = read_plan(text)
    taken = time.process_time() - begun
    return Reading(simple(facts_of(reading)), taken)


def plain_reading(text: str) -> Reading:
    """The plain expressions' findings."""
    begun = time.process_time()
    found = {finding: list(plain_found(text, finding)) for finding in PLAIN}
    return Reading(found, time.process_time() - begun)


def plain(text: str) -> int:
    """All plain expressions over a text."""
    return sum(1 for finding in PLAIN for _ in PLAIN[finding].finditer(text))


def plain_found(text: str, finding: str) -> Iterator[Fact]:
    """Line and value of each match of the plain expression for a finding."""
    for match in PLAIN[finding].finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        words = match[1] if finding == SECTION else match[0]
        yield line, normal(finding, iso(words) if finding == DEADLINE else words)


def peers(folder: Path, texts: list[Path]) -> dict[str, dict[str, dict[str, object]]]:
    """What the packages found, in an environment of their own, made the first time."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r",
                        str(PEERS)], check=True)
    done = subprocess.run([str(python), str(servers.HERE / "reading_peers.py"), *map(str, texts)],
                          check=True, stdout=subprocess.PIPE)
    said: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout.splitlines()[-1])
    return said


def of_peer(name: str, answer: dict[str, object]) -> Reading:
    """A package's findings: organisations are held against agencies, days against firm times."""
    finding = AGENCY if name == "underthesea" else DEADLINE
    found = [(line, normal(finding, value)) for line, value in answer["found"]]  # type: ignore[attr-defined]
    return Reading({finding: found}, float(answer["seconds"]))  # type: ignore[arg-type]


def simple(facts: Iterable[gold.Fact]) -> dict[str, list[Fact]]:
    """Facts without what only the reader says: an agency's part, the division above a label."""
    kept: dict[str, list[Fact]] = {finding: [] for finding in PLAIN}
    for one in facts:
        if one.finding in kept:
            value = one.key[0].split()[-1] if one.finding == DEADLINE else one.key[0]
            kept[one.finding].append((one.line, normal(one.finding, value)))
    return kept


def tallied(found: list[Fact], wanted: list[Fact]) -> Counter[str]:
    """How many of the found are right: the same value at most a line away, each once."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for line, value in wanted:
        waiting[value].append(line)
    right = 0
    for line, value in found:
        near = [other for other in waiting[value] if abs(other - line) <= NEAR]
        if near:
            waiting[value].remove(min(near, key=lambda other: abs(other - line)))
            right += 1
    return Counter(right=right, said=len(found), there=len(wanted))


def normal(finding: str, words: str) -> str:
    """A value without what two may write differently."""
    folded = fold(" ".join(words.split())).strip(" .,;:")
    return "".join(folded.split()) if finding == CITATION else folded


def iso(words: str) -> str:
    """A printed day as an ISO day, or nothing."""
    found = DAY.search(words)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""


def cpu(work: Callable[[str], object], text: str) -> float:
    """CPU seconds of a piece of work on a text."""
    begun = time.process_time()
    work(text)
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
