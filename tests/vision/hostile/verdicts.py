"""What is to come of each sample, and how that is asked of a child that is locked in."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from biome.vision.child import probe_in_child
from biome.vision.errors import FilmError
from biome.vision.info import FilmInfo

Expected = str | Mapping[str, Any]
TABLES: Mapping[str, Mapping[str, Expected]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
PROBED: Mapping[str, Expected] = {
    name: verdict for table, rows in TABLES.items() if table != "read" for name, verdict in rows.items()
}
READ = TABLES["read"]
AT_ONCE = 40
"""Films that one reading process is given: a child may have few files open."""


@dataclass(frozen=True)
class Verdict:
    """What a probing child says of a film, and what it took, its start and its end included."""

    said: FilmInfo | FilmError
    seconds: float
    worked: float
    """Seconds of processor time: the same on a machine that has others to serve."""

    @property
    def reason(self) -> str:
        """Why it is refused, or ``accepted``."""
        return self.said.reason if isinstance(self.said, FilmError) else "accepted"


def asked(film: Path) -> Verdict:
    """The verdict of a probing child of its own."""
    began, before = time.monotonic(), _worked()
    try:
        said = probe_in_child(film)
    except FilmError as error:
        said = error
    return Verdict(said, time.monotonic() - began, _worked() - before)


def facts(info: FilmInfo) -> dict[str, Any]:
    """The facts of a film as the table has them."""
    told = {"frames": info.total_frames, "seconds": round(info.duration, 2), "size": [info.width, info.height]}
    odd = {"rotation": info.rotation, "variable": info.variable_rate}
    return told | {"codec": info.codec} | {name: value for name, value in odd.items() if value}


def lying_about(*folders: Path) -> set[Path]:
    """All files in these folders, and what is right in the working folder."""
    return {path for folder in folders for path in folder.rglob("*")} | set(Path.cwd().iterdir())


def read(films: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """What comes of reading each film to its end, in few children; one that dies is told as a ``fault``."""
    waiting = iter(films)
    while some := list(islice(waiting, AT_ONCE)):
        yield from _read(some)


def _read(films: Sequence[Path]) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.vision.hostile.reading", *map(str, films)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    yield from told
    if done.returncode != 0:
        yield {"film": films[min(len(told), len(films) - 1)].name, "fault": f"{done.returncode}: {done.stderr[-2000:]}"}


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
