"""What the queue itself costs an analysis: deferring its job, taking it, beating meanwhile, ending it.

    python bench/queue_time.py [--jobs 300]

Jobs that do nothing, of as many people, through the real queue on a real PostgreSQL. Fails above 50 ms a job.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Queue

BAR_MS = 50.0


async def measure(url: str, jobs: int) -> tuple[float, float]:
    """Milliseconds a job: to defer it, and to take and end it."""
    database, queue = Database.connect(url, pool=2), Queue(dsn(url))
    done, stop = 0, asyncio.Event()

    async def nothing(number: int) -> None:
        nonlocal done
        done += 1
        if done == jobs:
            stop.set()

    queue.add("nothing", "bench", nothing)
    began = time.perf_counter()
    for number in range(jobs):
        async with database.transaction() as session:
            await queue.defer(session, "nothing", "bench", key=str(number), owner=str(number), number=number)
    deferred = time.perf_counter()
    await queue.run(["bench"], lease=15.0, grace=5.0, stop=stop)
    ended = time.perf_counter()
    await database.close()
    return 1000 * (deferred - began) / jobs, 1000 * (ended - deferred) / jobs


def main() -> None:
    """Measure, print, and fail above the bar."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--jobs", type=int, default=300)
    jobs = asked.parse_args().jobs
    with tempfile.TemporaryDirectory(prefix="biome-") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedPostgres(Path(folder) / "postgres", forgetful=True) as server:
            server.ensure_database("bench")
            migrate.upgrade(server.url("bench"))
            defer, run = asyncio.run(measure(server.url("bench"), jobs))
    print(f"{jobs} jobs: {defer:.1f} ms to defer one, {run:.1f} ms to take and end it (bar: {BAR_MS:.0f} ms together)")
    if defer + run > BAR_MS:
        sys.exit(1)


if __name__ == "__main__":
    main()
