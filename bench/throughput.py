"""How much more two worker processes do than one, with real films and the real worker.

    python bench/throughput.py [--films 12] [--processes 1 2]

Each film is a short set of the puppet's, of a person of its own, as two of one person run at a time. The clock runs
from the moment all are queued, with the workers up and waiting, to the last result. Fails below 1.8 times where there
are cores for it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, text

from biome.features.analyses.jobs import queue_analysis
from biome.features.library.service import Catalogue
from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Queue
from biome.kit.storage import one
from biome.kit.storage.local import LocalStorage
from biome.puppet import Camera, Set, frames, perform
from biome.settings import default_home
from biome.tables import AnalysisSession, User
from biome.vision.encode import write_film

SECRET = "a secret that is long enough to sign with"
BAR = 1.8
PATIENCE = 900.0


async def settled(database: Database, query: str, wanted: int) -> None:
    """Wait until ``query`` gives ``wanted``."""
    end = time.monotonic() + PATIENCE
    while True:
        async with database.transaction() as session:
            if (await session.execute(text(query))).scalar_one() >= wanted:
                return
        if time.monotonic() > end:
            sys.exit(f"not within {PATIENCE:.0f} s: {query}")
        await asyncio.sleep(0.1)


async def queue_all(database: Database, url: str, home: Path, film: bytes, films: int) -> None:
    """So many sessions, each with its film and its job, all at once."""
    storage, queue = LocalStorage(home / "files", SECRET), Queue(dsn(url))
    async with database.transaction() as session:
        squat = await Catalogue(database).card("squat")
        for _ in range(films):
            row = AnalysisSession(exercise_id=squat.id, exercise_name="Squat", queued_at=func.now(), video_url="")
            name = os.urandom(8).hex()
            person = User(email=f"{name}@example.com", username=name, password_hash="x")
            session.add(person)
            await session.flush()
            row.user_id, row.video_url = person.id, f"temp/{person.id}/{name}/original.mp4"
            session.add(row)
            await session.flush()
            await storage.put(row.video_url, one(film))
            await queue_analysis(session, queue, row.id)


async def run(url: str, home: Path, film: bytes, films: int, processes: int) -> float:
    """Seconds that so many processes take for so many films."""
    database = Database.connect(url, pool=2)
    await Catalogue(database).seed()
    env = {"DATABASE_URL": url, "BIOME_HOME": str(home), "JWT_SECRET": SECRET, "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-c", "from biome.worker import main; main()"]
    workers = subprocess.Popen(command, env=os.environ | env | {"WORKER_PROCESSES": str(processes)})
    try:
        await settled(database, "select count(*) from procrastinate_workers", 2 * processes)
        await asyncio.sleep(5)  # their detectors load
        await queue_all(database, url, home, film, films)
        began = time.monotonic()
        await settled(database, "select count(*) from analysis_sessions where status in ('completed', 'failed')", films)
        seconds = time.monotonic() - began
        await settled(database, "select count(*) from analysis_results", films)
        return seconds
    finally:
        workers.terminate()
        workers.wait()
        await database.close()


def main() -> None:
    """Measure each number of processes on a database of its own; print, and fail below the bar."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--films", type=int, default=12)
    asked.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    given = asked.parse_args()
    took: dict[int, float] = {}
    with tempfile.TemporaryDirectory(prefix="biome-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        (home / "models").symlink_to(default_home() / "models")
        write_film(home / "set.mp4", frames(perform(Set("squat", reps=4)), Camera(yaw=90), fps=30), 30.0)
        film = (home / "set.mp4").read_bytes()
        with EmbeddedPostgres(home / "postgres", forgetful=True) as server:
            for processes in given.processes:
                name = f"with{processes}"
                server.ensure_database(name)
                migrate.upgrade(server.url(name))
                took[processes] = asyncio.run(run(server.url(name), home, film, given.films, processes))
                each = took[processes] / given.films
                print(f"{processes} processes: {given.films} films in {took[processes]:.1f} s, {each:.2f} s a film")
    cores = os.cpu_count() or 1
    if {1, 2} <= set(took):
        ratio = took[1] / took[2]
        print(f"two do {ratio:.2f} times as much as one (bar {BAR}, {cores} cores)")
        if cores >= 2 and ratio < BAR:
            sys.exit(1)


if __name__ == "__main__":
    main()
