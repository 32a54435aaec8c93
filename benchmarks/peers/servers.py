"""The contestants: how each is served, where its heatmap is, and when one can read it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.matrix import Matrix

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
# Both workers of a server have answered before anything is measured.
FIRST_ANSWERS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contestant runs: the interpreter's folder, the folder of its data, its port."""

    programs: Path
    folder: Path
    port: int


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way to show the heatmap.

    `cell_at` and `name_at` are the selectors of what must stand on the page; a drawn chart is one
    image, so `is_image` says that one "cell" is the whole.
    """

    name: str
    address: str
    cell_at: str
    name_at: str
    command: Callable[[Place], list[str]]
    package: str = ""
    is_image: bool = False
    is_coloured: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether this is the system itself, not one it is measured against."""
        return not self.package

    def asked(self, matrix: Matrix) -> dict[str, object]:
        """What the browser looks for at every frame."""
        if self.is_image:
            cells = 1
        elif self.is_ours:
            cells = matrix.filled
        else:
            cells = len(matrix.agencies) * len(matrix.tasks)
        return {
            "cellAt": self.cell_at,
            "cells": cells if self.is_image else -(-cells * 9 // 10),
            "nameAt": self.name_at,
            "names": matrix.agencies,
            "coloured": self.is_coloured,
        }


def _gunicorn(application: str) -> Callable[[Place], list[str]]:
    """Served as ours is: the same gunicorn, the same workers and threads."""

    def command(place: Place) -> list[str]:
        settings = str(ROOT / "deploy/gunicorn.conf.py")
        return [str(place.programs / "python"), "-m", "gunicorn", "-c", settings,
                "--chdir", str(HERE), "-b", f"127.0.0.1:{place.port}", application]

    return command


def _datasette(place: Place) -> list[str]:
    return [str(place.programs / "datasette"), "serve", str(place.folder / "matrix.db"),
            "-p", str(place.port)]


PLOTLY_CELL, PLOTLY_NAME = ".heatmaplayer image", ".ytick text"
TABLE = "table.rows-and-columns tbody"
CONTESTANTS = (
    Contestant("ours", "/heatmap", ".heatmap tbody td[class*='s']:not(.sum)",
               ".heatmap tbody th[scope=row]",
               lambda place: [sys.executable, "app.py", "demo"], is_coloured=True),
    Contestant("vizro", "/", PLOTLY_CELL, PLOTLY_NAME, _gunicorn("vizro_app:app"), "vizro",
               is_image=True),
    Contestant("dash", "/", PLOTLY_CELL, PLOTLY_NAME, _gunicorn("dash_app:server"), "dash",
               is_image=True),
    Contestant("datasette", "/matrix/heatmap", f"{TABLE} td", f"{TABLE} td:nth-child(-n+2)",
               _datasette, "datasette"),
)  # fmt: skip


def version(package: str) -> str:
    """Which release of a package the others are measured with."""
    found = re.search(rf"^{package}==(\S+)", REQUIREMENTS.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


def environment(folder: Path) -> Path:
    """The programs of the others' own virtual environment, made anew when their lock changed."""
    stamp, programs = folder / "made.stamp", folder / "bin"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return programs
    print(f"Making {folder} …", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    subprocess.run(
        [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check",
         "--require-hashes", "-r", str(REQUIREMENTS)],
        check=True,
    )  # fmt: skip
    stamp.write_text(wanted)
    return programs


def build_record(made: Path) -> None:
    """Make the demonstration's record (forty seconds); one that stands is brought up to date."""
    command = [sys.executable, "app.py", "demo", "--only-build"]
    env = {**os.environ, "PLAN_DEMONSTRATION_URL": f"sqlite:///{made}"}
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def served(contestant: Contestant, programs: Path, folder: Path, record: Path) -> Iterator[str]:
    """A contestant's server on a free port, warm; its address. Stopped by its own number."""
    place = Place(programs, folder, _free_port())
    own = folder / f"{contestant.name}.db"
    if contestant.is_ours:
        shutil.copy(record, own)
    env = {**os.environ, "MATRIX": str(folder / "matrix.json"), "PLAN_PORT": str(place.port),
           "PLAN_DEMONSTRATION_URL": f"sqlite:///{own}"}
    log = folder / f"{contestant.name}.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            contestant.command(place), cwd=ROOT, env=env, stdout=said, stderr=said
        )
    address = f"http://127.0.0.1:{place.port}"
    try:
        _wait(process, address + ("/healthz" if contestant.is_ours else contestant.address), log)
        yield address
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until, answers = time.monotonic() + 90, 0
    while answers < FIRST_ANSWERS:
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"{address}\n{log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(address, timeout=10):
                answers += 1
        except urllib.error.HTTPError:
            # Dash's first two requests at once can trip over each other; the next one stands.
            answers += 1
        except OSError:
            time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
