"""The API as a process of its own on a port, with people and things in it: what machines try to break."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from tests.features import doubles
from tests.features.conftest import SECRET, real_parts
from tests.real.ports import free_port

from biome.features.analyses.flow import Flow
from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.parts import Parts
from biome.kit.passwords import Passwords
from biome.kit.postgres import EmbeddedPostgres
from biome.puppet import Camera, Set, frames, perform
from biome.vision.encode import write_film

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 60.0
PASSWORD = "a good password"


@dataclass(frozen=True)
class Server:
    """A running API, the people in it, and an analysis of one of them that is done."""

    address: str
    url: str
    home: Path
    tokens: dict[str, str]
    ids: dict[str, UUID]
    done: UUID

    def client(self, who: str | None = None) -> httpx.Client:
        """Asks as somebody, or as nobody."""
        headers = {"Authorization": f"Bearer {self.tokens[who]}"} if who else {}
        return httpx.Client(base_url=self.address, headers=headers, timeout=30)


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A second of a person who squats: small, and a real film."""
    path = tmp_path_factory.mktemp("film") / "set.mp4"
    performance = perform(Set("squat", reps=1, rest_before=0.2, rest_after=0.2))
    write_film(path, frames(performance, Camera(width=320, height=240), fps=10), 10)
    return path.read_bytes()


@pytest.fixture(scope="session")
def server(postgres: EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory, film: bytes) -> Iterator[Server]:
    """The API with nobody's limits, for whom machines ask."""
    postgres.ensure_database("api")
    url, home = postgres.url("api"), tmp_path_factory.mktemp("home")
    migrate.upgrade(url)
    port = free_port()
    ours = {
        "DATABASE_URL": url,
        "BIOME_HOME": str(home),
        "JWT_SECRET": SECRET,
        "PORT": str(port),
        "REQUESTS_PER_MINUTE": "1000000",
        "UPLOADS_PER_HOUR": "1000000",
        "QUESTIONS_PER_HOUR": "1000000",
        "UPLOAD_BYTES_PER_DAY": str(1 << 50),
        "LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-c", "from biome.app import main; main()"]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | ours)
    try:
        yield _settled(f"http://127.0.0.1:{port}", url, home, film)
    finally:
        process.terminate()
        process.wait(20)


def _settled(address: str, url: str, home: Path, film: bytes) -> Server:
    _until_ready(address)
    tokens, ids = {}, {}
    with httpx.Client(base_url=address, timeout=30) as client:
        for who in ("anna", "bert", "ada"):
            body = {"email": f"{who}@example.com", "username": who, "password": PASSWORD}
            data = client.post("/v1/auth/register", json=body).json()["data"]
            tokens[who], ids[who] = data["token"], UUID(data["user"]["id"])
        with psycopg.connect(dsn(url), autocommit=True) as connection:
            connection.execute("update users set role = 'admin' where username = 'ada'")
        done = client.post(
            "/v1/analysis/upload",
            headers={"Authorization": f"Bearer {tokens['anna']}"},
            files={"video": ("set.mp4", film, "video/mp4")},
            data={"exerciseName": "Squat"},
        )
        session_id = UUID(done.json()["data"]["sessionId"])
    asyncio.run(_analyse(url, home, session_id))
    return Server(address, url, home, tokens, ids, session_id)


async def _analyse(url: str, home: Path, session_id: UUID) -> None:
    database = Database.connect(url, pool=1)
    parts: Parts = real_parts(database, url, Passwords(), home)
    await Flow(parts.database, parts.storage, parts.queue, doubles.craft()).analyse(session_id)
    await database.close()


def _until_ready(address: str) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while True:
        try:
            httpx.get(f"{address}/health", timeout=2).raise_for_status()
            return
        except httpx.HTTPError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
