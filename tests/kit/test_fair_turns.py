"""Whose turn it is: two of one person at a time, the oldest first, and priority is worth some age."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import psycopg
import pytest
from procrastinate.jobs import Job, Status

from biome.kit import migrate
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Priority, Queue
from biome.kit.queue.fair_jobs import FairJobs

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Desk:
    """A queue whose jobs are taken by hand."""

    def __init__(self, url: str) -> None:
        self.database = Database.connect(url, pool=2)
        self.queue = Queue(dsn(url))
        self.app = self.queue._app
        self.manager: FairJobs = self.app.job_manager  # type: ignore[assignment]

    async def defer(self, *owners: str, priority: Priority = Priority.HIGH) -> None:
        async with self.database.transaction() as session:
            for owner in owners:
                await self.queue.defer(session, "work", "films", key=str(uuid4()), owner=owner,
                                       priority=priority)  # fmt: skip

    async def take(self, worker: int | None = None) -> Job | None:
        """The next job, for a new worker unless told which."""
        return await self.manager.fetch_job(["films"], worker or await self.manager.register_worker())

    async def owner(self) -> str | None:
        job = await self.take()
        return str(job.task_kwargs["owner"]) if job else None


@pytest.fixture
async def desk(postgres: EmbeddedPostgres) -> AsyncIterator[Desk]:
    postgres.ensure_database("turns")
    url = postgres.url("turns")
    migrate.upgrade(url)
    desk = Desk(url)
    async with desk.app.open_async():
        yield desk
    await desk.database.close()
    with psycopg.connect(dsn(url), autocommit=True) as connection:
        connection.execute("truncate procrastinate_jobs, procrastinate_workers cascade")


async def test_two_of_one_person_run_and_the_third_waits_while_another_person_passes(desk: Desk):
    await desk.defer("anna", "anna", "anna", "bert")
    first = await desk.take()
    assert [await desk.owner() for _ in range(3)] == ["anna", "bert", None]
    assert first is not None
    await desk.manager.finish_job(first, Status.SUCCEEDED, delete_job=True)
    third = await desk.take()
    assert third is not None
    assert (third.task_kwargs["owner"], third.attempts) == ("anna", 0)


async def test_many_workers_that_ask_at_once_never_get_a_third(desk: Desk, postgres: EmbeddedPostgres):
    await desk.defer(*["anna"] * 12)
    taken = await asyncio.gather(*(desk.take() for _ in range(12)))
    assert len([job for job in taken if job]) == 2
    with psycopg.connect(dsn(postgres.url("turns"))) as connection:
        doing = connection.execute("select args ->> 'place' as place from procrastinate_jobs where status = 'doing'")
        assert sorted(row[0] for row in doing) == ["1", "2"]


async def test_the_higher_priority_comes_first_among_those_of_an_age(desk: Desk):
    await desk.defer("low", priority=Priority.LOW)
    await desk.defer("middle", priority=Priority.MIDDLE)
    await desk.defer("high")
    assert [await desk.owner() for _ in range(3)] == ["high", "middle", "low"]


def test_whoever_has_waited_five_minutes_longer_comes_before_everybody():
    now = 1_900_000_000.0
    assert Priority.LOW.turn(now) > Priority.HIGH.turn(now + 301)
    assert Priority.LOW.turn(now) < Priority.HIGH.turn(now + 299)
    assert all(abs(priority.turn(3_800_000_000.0)) < 2**31 for priority in Priority)


async def test_a_job_whose_taking_was_not_heard_of_is_taken_again_by_the_same_worker(desk: Desk):
    await desk.defer("anna")
    worker = await desk.manager.register_worker()
    lost = await desk.take(worker)
    again = await desk.take(worker)
    assert lost is not None
    assert again is not None
    assert (again.id, again.attempts) == (lost.id, 0)


async def test_a_worker_does_not_end_a_job_that_another_holds_by_now(desk: Desk):
    await desk.defer("anna")
    sleeper = await desk.manager.register_worker()
    mine = await desk.take(sleeper)
    assert mine is not None
    await desk.manager.retry_job(mine)
    theirs = await desk.take()
    assert theirs is not None
    await desk.manager.finish_job(mine, Status.SUCCEEDED, delete_job=True)
    await desk.manager.retry_job(mine)
    assert await desk.manager.get_job_status_async(theirs.id or 0) == Status.DOING


async def test_a_worker_that_was_struck_off_is_back_with_its_next_beat(desk: Desk):
    worker = await desk.manager.register_worker()
    await desk.manager.unregister_worker(worker)
    await desk.manager.update_heartbeat(worker)
    await desk.defer("anna")
    assert await desk.take(worker) is not None
