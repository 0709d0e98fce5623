"""Workers as processes of their own: killed, paused, told to stop; and one that really analyses a film."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import httpx
import psutil
import psycopg
import pytest
from psycopg.rows import dict_row
from sqlalchemy import func
from tests.features import doubles
from tests.real.ports import free_port
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from biome.features.analyses.jobs import QUEUES, queue_analysis
from biome.features.analyses.tasks import sweep_once
from biome.features.library.service import Catalogue
from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Queue
from biome.kit.storage import one
from biome.kit.storage.local import LocalStorage
from biome.puppet import Camera, Set, frames, perform
from biome.tables import AnalysisSession, User
from biome.vision.encode import write_film

ROOT = Path(__file__).resolve().parent.parent
LEASE = 1.0
SECRET = "a secret that is long enough to sign with"
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


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

    async def until(self, happened: Callable[[dict[str, Any]], bool], within: float = 20.0) -> dict[str, Any]:
        """The session's row as soon as ``happened`` is true of it."""
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


async def test_a_killed_workers_session_is_finished_by_the_next_one_with_one_result(house: House, queued: UUID):
    first = house.worker(seconds=60)
    await house.until(lambda row: row["progress"] >= 3)
    first.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    house.worker(seconds=0)
    row = await house.until(lambda row: row["status"] == "completed")
    print(f"recovered in {time.monotonic() - killed:.1f} s with a lease of {LEASE} s")
    assert (row["attempt"], row["tries"], row["progress"]) == (2, 2, 100)
    assert [result["attempt"] for result in house.rows("select attempt from analysis_results")] == [2]
    assert house.rows("select total_analyses from user_progress") == [{"total_analyses": 1}]


async def test_a_worker_makes_the_months_ahead_and_forgets_sign_ins_that_are_over(house: House, queued: UUID):
    over = "insert into sign_ins (user_id, expires_at) select id, now() - interval '1 day' from users returning id"
    assert len(house.rows(over)) == 1
    house.do("delete from chores")  # of an hour ago: other workers of this database have begun them since
    house.worker(seconds=0)
    await house.until(lambda row: row["status"] == "completed" and not house.rows("select id from sign_ins"))
    months = "select relname from pg_class where relkind = 'r' and relname like 'analysis_sessions_20%'"
    assert len(house.rows(months)) >= 3


async def test_a_worker_that_sleeps_through_its_lease_writes_nothing_when_it_wakes(house: House, queued: UUID):
    sleeper = house.worker(seconds=2)
    await house.until(lambda row: row["progress"] >= 3)
    sleeper.send_signal(signal.SIGSTOP)
    house.worker(seconds=0)
    finished = await house.until(lambda row: row["status"] == "completed")
    sleeper.send_signal(signal.SIGCONT)
    await asyncio.sleep(2 * LEASE)
    assert sleeper.poll() is None  # it goes on with other work
    after = house.session()
    assert {name: after[name] for name in ("status", "attempt", "completed_at")} == {
        name: finished[name] for name in ("status", "attempt", "completed_at")
    }
    assert [result["attempt"] for result in house.rows("select attempt from analysis_results")] == [2]


async def test_a_worker_told_to_stop_gives_its_session_back(house: House, queued: UUID):
    worker = house.worker(seconds=60)
    await house.until(lambda row: row["progress"] >= 3)
    worker.terminate()
    assert worker.wait(10) == 0
    row = house.session()
    assert (row["status"], row["tries"]) == ("pending", 0)
    house.worker(seconds=0)
    await house.until(lambda row: row["status"] == "completed")


async def test_an_attempt_whose_session_is_deleted_ends_within_seconds_and_leaves_nothing(house: House, queued: UUID):
    worker = house.worker(seconds=60)
    await house.until(lambda row: row["progress"] >= 3)
    house.do("delete from analysis_sessions")
    end = time.monotonic() + 8
    while house.rows("select id from procrastinate_jobs"):
        assert time.monotonic() < end, "the attempt goes on"
        await asyncio.sleep(0.1)
    assert house.rows("select * from analysis_results") == []
    assert worker.poll() is None


async def test_several_workers_under_one_command_are_kept_running_and_stop_together(house: House, model: Path):
    listed = "select id from procrastinate_workers where last_heartbeat > now() - interval '1 s'"

    async def all_there() -> None:
        end = time.monotonic() + 60
        while len(house.rows(listed)) < 2 * len(QUEUES):
            assert time.monotonic() < end, "they are not all there"
            await asyncio.sleep(0.1)

    command = "from biome.worker import main; main()"
    (house.home / "models").symlink_to(model.parent)
    crew = psutil.Process(house.start("-c", command, WORKER_PROCESSES="2").pid)
    await all_there()
    first, _ = before = crew.children()
    first.kill()
    await asyncio.sleep(2 * LEASE)
    await all_there()
    assert len(crew.children()) == 2
    assert first not in crew.children()
    workers = {*before, *crew.children()}
    crew.terminate()
    assert house.processes[-1].wait(15) == 0
    assert not [worker for worker in workers if worker.is_running()]
    assert house.rows("select id from procrastinate_jobs where status = 'doing' and worker_id is not null") == []


async def test_a_session_without_a_job_is_found_and_queued(house: House, queued: UUID, database: Database):
    house.rows("delete from procrastinate_jobs returning id")
    house.rows("update analysis_sessions set queued_at = now() - interval '1 hour' returning id")
    assert await sweep_once(database, house.queue, LEASE) == 1
    assert await sweep_once(database, house.queue, LEASE) == 0
    house.worker(seconds=0)
    await house.until(lambda row: row["status"] == "completed")


async def test_a_restarted_database_costs_a_worker_nothing_but_time(house: House, queued: UUID):
    worker = house.worker(seconds=0)
    await house.until(lambda row: row["status"] == "completed")
    house.rows(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where pid <> pg_backend_pid() and datname = current_database()"
    )
    house.rows("update analysis_sessions set status = 'pending', queued_at = now() - interval '1 hour' returning id")
    house.rows("delete from analysis_results returning id")
    await house.until(lambda row: row["status"] == "completed" and row["attempt"] == 2)
    assert worker.poll() is None


@pytest.fixture
def address(house: House) -> str:
    """Where the real API serves this house."""
    port = free_port()
    house.start("-c", "from biome.app import main; main()", PORT=str(port))
    return until_ready(port)


def until_ready(port: int) -> str:
    end = time.monotonic() + 60
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/health").raise_for_status()
            return f"127.0.0.1:{port}"
        except httpx.HTTPError:
            assert time.monotonic() < end, "the API did not start"
            time.sleep(0.1)


async def test_a_film_goes_all_the_way_through_the_real_api_and_the_real_worker(
    house: House, address: str, model: Path
):
    film = house.home / "set.mp4"
    write_film(film, frames(perform(Set("squat", reps=4)), Camera(yaw=90, width=640, height=360), fps=15), 15.0)
    (house.home / "models").symlink_to(model.parent)
    house.start("-c", "from biome.worker import main; main()")
    async with httpx.AsyncClient(base_url=f"http://{address}", timeout=30) as client:
        body = {"email": "anna@example.com", "username": "anna", "password": "a good password"}
        token = (await client.post("/v1/auth/register", json=body)).json()["data"]["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        form = {"files": {"video": ("set.mp4", film.read_bytes(), "video/mp4")}, "data": {"exerciseName": "squats"}}
        session_id = (await client.post("/v1/analysis/upload", **form)).json()["data"]["sessionId"]
        events = await followed(address, session_id, token)
        assert events[-1]["type"] == "analysis_complete"
        steps = [event["data"]["currentStep"] for event in events if event["type"] == "progress"]
        assert "vision_processing" in steps
        data = (await client.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
        assert (data["result"]["repCount"], data["result"]["view"], len(data["reps"])) == (4, "side", 4)
        assert data["result"]["overallScore"] == events[-1]["data"]["overallScore"]
        assert data["metrics"]
        assert data["recommendations"]
        clip = await annotated(client, session_id)
        assert clip.headers["Content-Type"] == "video/mp4"
        assert clip.content[4:8] == b"ftyp"


async def test_a_requests_id_follows_its_film_to_the_end_and_no_secret_is_ever_written_down(house: House):
    port = free_port()
    house.logged("-m", "tests.features.serving", PORT=str(port))
    house.logged("-m", "tests.features.working", "0")
    secrets: set[str] = {"a good password", "not the password", SECRET}
    async with httpx.AsyncClient(base_url=f"http://{until_ready(port)}/v1", timeout=30) as client:
        signed_up = await client.post(
            "/auth/register", json={"email": "a@example.com", "username": "anna", "password": "a good password"}
        )
        data = signed_up.json()["data"]
        await client.post("/auth/login", json={"email": "a@example.com", "password": "not the password"})
        client.headers.update({"Authorization": f"Bearer {data['token']}", "X-Request-ID": "the-id-of-this-film"})
        announced = {"fileName": "a", "fileSize": len(doubles.MP4), "mimeType": "video/mp4", "exerciseName": "Squat"}
        begun = (await client.post("/analysis/uploads", json=announced)).json()["data"]
        ticket = (await client.post("/ws-ticket")).json()["data"]["ticket"]
        form = begun["upload"]
        await client.post(form["url"], data=form["fields"], files={"file": doubles.MP4})
        await client.post(form["url"], data=form["fields"] | {"signature": "0"}, files={"file": doubles.MP4})
        await client.post(f"/analysis/uploads/{begun['sessionId']}/complete")
        await house.until(lambda row: row["annotated_url"] is not None)
        results = (await client.get(f"/analysis/sessions/{begun['sessionId']}/results")).json()["data"]
        await client.get(results["session"]["videoUrl"])
        house.do("alter table user_progress rename to gone")
        broken = await client.get("/progress/exercises")
        house.do("alter table gone rename to user_progress")
    assert broken.status_code == 500
    signatures = {form["fields"]["signature"], results["session"]["videoUrl"].partition("signature=")[2]}
    secrets |= {data["token"], data["refreshToken"], ticket} | signatures
    for process in house.processes:
        process.terminate()
        process.wait(10)
    log = (house.home / "log").read_text(encoding="utf-8")
    assert [secret for secret in secrets if secret in log] == []
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    mine = {line["event"] for line in lines if line.get("request_id") == "the-id-of-this-film"}
    assert mine >= {"unhandled", "analysed"}  # the one said by the API, the other by the worker


async def followed(address: str, session_id: str, token: str) -> list[dict[str, Any]]:
    """Every event of a session to its end."""
    events = []
    where = f"ws://{address}/ws/analysis/{session_id}"
    async with connect(where, subprotocols=["biome.v1", f"token.{token}"]) as watcher:  # type: ignore[list-item]
        with contextlib.suppress(ConnectionClosed):
            while True:
                events.append(json.loads(await asyncio.wait_for(watcher.recv(), 60)))
    return events


async def annotated(client: httpx.AsyncClient, session_id: str) -> httpx.Response:
    """The clip that is made after the result, as soon as it is there."""
    for _ in range(300):
        session = (await client.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]["session"]
        if session["annotatedVideoUrl"]:
            return await client.get(session["annotatedVideoUrl"])
        await asyncio.sleep(0.1)
    raise AssertionError("no annotated clip")


def test_the_api_never_loads_a_decoder_or_a_detector():
    program = "import sys, biome.app; print(*(set(sys.modules) & {'av', 'mediapipe', 'cv2'}))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
