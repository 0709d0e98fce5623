"""What asking a model costs an analysis, when it is well, hangs for real or is dead; and a worker's start.

    python bench/coach.py

The model is the loopback server, the limit the real one of 20 s. Fails above the bars of docs/coach.md.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from biome.coach.gemini.coach import GeminiCoach
from biome.coach.gemini.options import Options
from biome.coach.gemini.service import Service, load
from biome.coach.loopback import Loopback
from biome.coach.loopback.server import KEY, MODELS
from biome.coach.offline import OfflineCoach
from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.exercises import Exercise, library
from biome.kit import migrate
from biome.kit.postgres import EmbeddedPostgres
from biome.puppet import Camera, Set, perform, to_track
from biome.settings import default_home

HANG, DEAD, START = 20.0, 0.05, 1.5
TRIES, STARTS = 9, 5
Advise = Callable[[SetReport, Exercise], Awaitable[object]]


async def median(advise: Advise, report: SetReport, exercise: Exercise, tries: int = TRIES) -> float:
    """Median seconds of one coach, each time about another set so that nothing is remembered."""
    took = []
    for n in range(tries):
        another = replace(report, duration=report.duration + n + 1)
        began = time.perf_counter()
        await advise(another, exercise)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


async def asked(script: str, report: SetReport, exercise: Exercise, tries: int = TRIES, before: int = 0) -> float:
    """The same of a coach that asks a model with this script, after it was asked so often before."""
    async with Loopback([script]) as server:
        coach = GeminiCoach(Service(Options(KEY, MODELS, server.url)))
        await coach.ready()
        try:
            for n in range(before):
                await coach.advise(replace(report, duration=999.0 + n), exercise)
            return await median(coach.advise, report, exercise, tries)
        finally:
            await coach.close()


def start(url: str, home: Path, **environment: str) -> float:
    """Seconds from starting a worker to its saying that it is ready."""
    env = {"DATABASE_URL": url, "BIOME_HOME": str(home), "JWT_SECRET": "a secret that is long enough to sign with"}
    command = [sys.executable, "-c", "from biome.worker import main; main()"]
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=os.environ | env | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as worker:
        assert worker.stdout is not None
        while "worker ready" not in worker.stdout.readline():
            pass
        took = time.perf_counter() - began
        worker.terminate()
        worker.stdout.read()
    return took


def starts() -> tuple[float, float]:
    """Seconds of a worker's quickest start without a key and with one, in turn: what is slower was somebody else's."""
    with tempfile.TemporaryDirectory(prefix="biome-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        (home / "models").symlink_to(default_home() / "models")
        with EmbeddedPostgres(home / "postgres", forgetful=True) as server:
            server.ensure_database("coach")
            migrate.upgrade(url := server.url("coach"))
            start(url, home)  # what the disk has to read, it has read
            pairs = [(start(url, home), start(url, home, GEMINI_API_KEY=KEY)) for _ in range(STARTS)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def told(name: str, seconds: float, bar: float | None = None) -> bool:
    """Print a line; whether it is within its bar."""
    within = bar is None or seconds <= bar
    against = "" if bar is None else f"   bar {bar:g}, {'held' if within else 'MISSED'}"
    print(f"{name:<58}{seconds:9.3f} s{against}", flush=True)
    return within


def main() -> None:
    """Measure, print, and fail above a bar."""
    exercise = library().get("squat")
    report = assess(to_track(perform(Set("squat", reps=5)), Camera(yaw=90), fps=30), exercise)
    began = time.perf_counter()
    load()
    told("loading ADK and google-genai, all of it, beside everything", time.perf_counter() - began)
    offline = OfflineCoach()
    asyncio.run(median(offline.advise, report, exercise, 1))
    alone = asyncio.run(median(offline.advise, report, exercise))
    told("the built-in coach", alone)
    told("a model that answers at once, beside that", asyncio.run(asked("well-behaved", report, exercise)) - alone)
    well = [
        told("a model that hangs, beside that", asyncio.run(asked("hang", report, exercise, 1)) - alone, HANG),
        told("a dead one behind its breaker", asyncio.run(asked("401", report, exercise, before=3)) - alone, DEAD),
    ]
    without, with_key = starts()
    told("a worker's start without a key", without)
    well.append(told("a worker's start with one, beside that", with_key - without, START))
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
