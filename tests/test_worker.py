"""Workers as processes of their own: killed, paused, told to stop."""

from __future__ import annotations

import asyncio
import signal
import time
from pathlib import Path
from uuid import UUID

import psutil
import pytest
from tests.real.house import LEASE, House, database, house, queued

from biome.features.analyses.jobs import QUEUES
from biome.features.analyses.tasks import sweep_once
from biome.kit.db import Database

__all__ = ["database", "house", "queued"]
pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


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
    assert worker.wait(30) == 0
    row = house.session()
    assert (row["status"], row["tries"]) == ("pending", 0)
    house.worker(seconds=0)
    await house.until(lambda row: row["status"] == "completed")


async def test_an_attempt_whose_session_is_deleted_ends_within_seconds_and_leaves_nothing(house: House, queued: UUID):
    worker = house.worker(seconds=60)
    await house.until(lambda row: row["progress"] >= 3)
    house.do("delete from analysis_sessions")
    end = time.monotonic() + 20
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
    assert house.processes[-1].wait(30) == 0
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
