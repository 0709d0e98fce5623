"""Biome's processes, with a database and a folder that they share."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import httpx
import psycopg
import pytest
from psycopg.rows import dict_row
from sqlalchemy import func
from tests.features import doubles

from biome.features.analyses.jobs import queue_analysis
from biome.features.library.service import Catalogue
from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Queue
from biome.kit.storage import one
from biome.kit.storage.local import LocalStorage
from biome.tables import AnalysisSession, User

ROOT = Path(__file__).resolve().parents[2]
LEASE = 1.0
SECRET = "a secret that is long enough to sign with"


class House:
    """A database and a folder that processes of Biome share, and those processes."""

    def __init__(self, url: str, home: Path) -> None:
        self.url, self.home = url, home
        self.processes: list[subprocess.Popen[bytes]] = []
        self.queue = Queue(dsn(url))
        self.storage = LocalStorage(home / "files", SECRET)

    def start(self, *command: str, log: IO[bytes] | None = None, **more: str) -> subprocess.Popen[bytes]:
        ours = {
            "DATABASE_URL": self.url,
            "BIOME_HOME": str(self.home),
            "JWT_SECRET": SECRET,
            "WORKER_LEASE": str(LEASE),
            "WORKER_GRACE": "0.2",
        }
        process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=os.environ | ours | more, stderr=log)
        self.processes.append(process)
        return process

    def logged(self, *command: str, **more: str) -> subprocess.Popen[bytes]:
        """A process whose log is kept, as JSON, in ``log``."""
        with (self.home / "log").open("ab") as log:
            return self.start(*command, log=log, **more)

    def worker(self, seconds: float) -> subprocess.Popen[bytes]:
        """A worker whose watching takes so long."""
        return self.start("-m", "tests.features.working", str(seconds))

    def rows(self, query: str) -> list[dict[str, Any]]:
        with psycopg.connect(dsn(self.url)) as connection, connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query.encode()).fetchall()

    def do(self, statement: str) -> None:
        with psycopg.connect(dsn(self.url), autocommit=True) as connection:
            connection.execute(statement.encode())

    def session(self) -> dict[str, Any]:
        return self.rows("select * from analysis_sessions")[0]

    async def until(self, happened: Callable[[dict[str, Any]], bool], within: float = 60.0) -> dict[str, Any]:
        """The session's row as soon as ``happened`` is true of it; a process of a busy machine begins slowly."""
        end = time.monotonic() + within
        while not happened(row := self.session()):
            assert time.monotonic() < end, f"it did not happen: {row}"
            await asyncio.sleep(0.05)
        return row


@pytest.fixture
async def house(postgres: EmbeddedPostgres, tmp_path: Path) -> AsyncIterator[House]:
    postgres.ensure_database("workers")
    migrate.upgrade(postgres.url("workers"))
    house = House(postgres.url("workers"), tmp_path)
    yield house
    for process in house.processes:
        process.kill()
        process.wait()
    with psycopg.connect(dsn(house.url)) as connection:
        connection.execute("truncate users, exercises, procrastinate_jobs, procrastinate_workers cascade")


@pytest.fixture
async def database(house: House) -> AsyncIterator[Database]:
    database = Database.connect(house.url, pool=2)
    yield database
    await database.close()


@pytest.fixture
async def queued(house: House, database: Database) -> UUID:
    """A session that waits with its job and its film."""
    await Catalogue(database).seed()
    async with database.transaction() as session:
        squat = await Catalogue(database).card("squat")
        user = User(email="a@example.com", username="anna", password_hash="x")
        session.add(user)
        await session.flush()
        row = AnalysisSession(
            user_id=user.id,
            exercise_id=squat.id,
            exercise_name="Squat",
            video_url=f"temp/{user.id}/original.mp4",
            queued_at=func.now(),
        )
        session.add(row)
        await session.flush()
        await house.storage.put(row.video_url, one(doubles.MP4))
        await queue_analysis(session, house.queue, row.id)
    return row.id


def until_ready(port: int) -> str:
    end = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/health").raise_for_status()
            return f"127.0.0.1:{port}"
        except httpx.HTTPError:
            assert time.monotonic() < end, "the API did not start"
            time.sleep(0.1)
