"""Durable jobs, in the database that holds the rows they are about: procrastinate, and what it leaves to us.

A job is deferred on the session's own connection, so job and row commit together or not at all. A job whose worker
died stays ``doing`` for ever in procrastinate; ``sweep`` gives it back (docs/decisions/0003).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import procrastinate
import psycopg
import structlog
from procrastinate import exceptions, jobs
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

POLL_SECONDS = 2.0
"""A job given back announces itself to nobody; it is found by asking."""

HEARTBEATS_A_LEASE = 5
LONGEST_WAIT = 60.0
MOST_ATTEMPTS = 20
"""Of one job. A queue whose job may be what kills its worker has fewer."""

GIVE_BACK_STALLED = text(
    """
    WITH stalled AS (
        SELECT id, attempts + 1 >= coalesce((CAST(:most AS jsonb) ->> queue_name)::int, :most_of_others) AS enough
        FROM procrastinate_jobs
        WHERE status = 'doing' AND (
            worker_id IS NULL
            OR worker_id IN (
                SELECT id FROM procrastinate_workers
                WHERE last_heartbeat < now() - make_interval(secs => :lease)
            )
        )
        FOR UPDATE SKIP LOCKED
    )
    SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM stalled WHERE NOT enough
    UNION ALL
    SELECT procrastinate_finish_job_v1(id, 'failed', false) FROM stalled WHERE enough
    """
)
"""In one statement, where the library's own get_stalled_jobs and retry_job are two: between them another sweeper may
have given the job back and a third worker taken it, and retry_job would then take a live job from under it."""

Task = Callable[..., Awaitable[None]]
log = structlog.stdlib.get_logger(__name__)


class TryAgain(Exception):
    """A task raises this for a fault of ours that may pass: the job is run again after a while."""


class Queue:
    """Defers jobs and, in a worker, runs them."""

    def __init__(self, dsn: str) -> None:
        connector = procrastinate.PsycopgConnector(conninfo=dsn, min_size=2, max_size=6)
        self._app = procrastinate.App(connector=connector)

    async def defer(self, session: AsyncSession, task: str, queue: str, *, key: str, **arguments: Any) -> None:
        """Add a job in the transaction of ``session``. Of one ``key``, one job runs at a time."""
        connection = await session.connection()
        raw = (await connection.get_raw_connection()).driver_connection
        await self._app.configure_task(task, queue=queue, lock=key, connection=raw).defer_async(**arguments)

    def add(self, name: str, queue: str, task: Task) -> None:
        """Make ``task`` known to the worker as ``name``. It is retried when it raises TryAgain or is cut short."""
        self._app.task(name=name, queue=queue, retry=_Patience())(task)

    async def run(self, queues: Iterable[str], *, lease: float, grace: float, stop: asyncio.Event) -> None:
        """Work until ``stop``: one job at a time of each queue, each queue beside the others.

        A database that goes away and comes back costs a pause and nothing else.
        """
        while not stop.is_set():
            try:
                async with self._app.open_async():
                    await self._work(list(queues), lease, grace, stop)
            except (exceptions.ConnectorException, psycopg.Error, OSError) as error:
                log.warning("the queue is away", error=type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), 1.0)

    async def _work(self, queues: list[str], lease: float, grace: float, stop: asyncio.Event) -> None:
        workers = [
            asyncio.create_task(
                self._app.run_worker_async(
                    queues=[queue],
                    name=queue,
                    concurrency=1,
                    fetch_job_polling_interval=min(POLL_SECONDS, lease / HEARTBEATS_A_LEASE),
                    update_heartbeat_interval=lease / HEARTBEATS_A_LEASE,
                    stalled_worker_timeout=lease,
                    shutdown_graceful_timeout=grace,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                )
            )
            for queue in queues
        ]
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([*workers, stopped], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (*workers, stopped):
                task.cancel()
            results = await asyncio.gather(*workers, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result


async def sweep(session: AsyncSession, lease: float, most: Mapping[str, int] | None = None) -> int:
    """Give back every job whose worker has been silent for ``lease`` seconds; how many such jobs there were.

    One that has been attempted too often fails instead: ``most`` times by its queue's name, else MOST_ATTEMPTS.
    """
    limits = {"lease": lease, "most": json.dumps(dict(most or {})), "most_of_others": MOST_ATTEMPTS}
    return len((await session.execute(GIVE_BACK_STALLED, limits)).all())


async def forget_finished(session: AsyncSession, older_than: timedelta) -> None:
    """Drop jobs that ended badly longer ago than ``older_than``; those that succeeded are dropped at once."""
    await session.execute(
        text(
            """
            DELETE FROM procrastinate_jobs WHERE status IN ('failed', 'aborted', 'cancelled') AND NOT EXISTS (
                SELECT 1 FROM procrastinate_events WHERE job_id = procrastinate_jobs.id AND at > now() - :age
            )
            """
        ),
        {"age": older_than},
    )


class _Patience(BaseRetryStrategy):
    """Waits longer each time, never the same, and not for ever; only for what may pass.

    A task with a row of its own says there when it is enough, which is sooner.
    """

    def get_retry_decision(self, *, exception: BaseException, job: jobs.Job) -> RetryDecision | None:
        if isinstance(exception, asyncio.CancelledError):
            return RetryDecision(retry_at=datetime.now(UTC))
        if not isinstance(exception, TryAgain) or job.attempts + 1 >= MOST_ATTEMPTS:
            return None
        wait = min(2.0**job.attempts, LONGEST_WAIT) * random.uniform(0.5, 1.0)
        return RetryDecision(retry_in={"seconds": max(1, round(wait))})
