"""Jobs go in with the row they are about, and come out in a worker."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable
from enum import IntEnum
from typing import Any

import procrastinate
import psycopg
import structlog
from procrastinate import exceptions
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from biome.kit.punctual import DEADLINE, punctual
from biome.kit.queue.fair_jobs import FairJobs
from biome.kit.queue.patience import Patience

POLL_SECONDS = 2.0
"""A job given back announces itself to nobody; it is found by asking."""

HEARTBEATS_A_LEASE = 5
SECONDS_A_POINT = 15
"""How much longer a job must have waited to go before one whose priority is a point higher."""

FIRST_MOMENT = 1_750_000_000
"""Turns are counted from here (June 2025), so that they fit 32 bits until 2093."""

Task = Callable[..., Awaitable[None]]
log = structlog.stdlib.get_logger(__name__)


class Priority(IntEnum):
    """Whose turn comes first among jobs that have waited as long."""

    LOW = 0
    MIDDLE = 10
    HIGH = 20

    def turn(self, now: float) -> int:
        """What procrastinate orders by, for a job deferred at ``now``: the oldest first, and a point is worth some age.

        A job so gains on every later one from the start, and no class is ever starved; and as it never changes, the
        library's index of waiting jobs gives them in this order.
        """
        return SECONDS_A_POINT * self - round(now - FIRST_MOMENT)


class Queue:
    """Defers jobs and, in a worker, runs them."""

    def __init__(self, dsn: str, deadline: float = DEADLINE) -> None:
        """``deadline`` is how many seconds the database may take for an answer."""
        connector = procrastinate.PsycopgConnector(
            conninfo=dsn,
            min_size=1,
            max_size=4,
            timeout=deadline,
            connection_class=punctual(deadline),
            kwargs={"connect_timeout": 5},
        )
        self._app = procrastinate.App(connector=connector)
        self._app.job_manager = FairJobs(connector)

    async def defer(
        self,
        session: AsyncSession,
        task: str,
        queue: str,
        *,
        key: str,
        owner: str | None = None,
        priority: Priority = Priority.HIGH,
        **arguments: Any,
    ) -> None:
        """Add a job in the transaction of ``session``.

        Of one ``key`` one job runs at a time, and of one ``owner`` in one queue MOST_OF_OWNER do.
        """
        connection = await session.connection()
        raw = (await connection.get_raw_connection()).driver_connection
        if owner is not None:
            arguments["owner"] = owner
        turn = priority.turn(time.time())
        job = self._app.configure_task(task, queue=queue, lock=key, priority=turn, connection=raw)
        try:
            await job.defer_async(**arguments)
        except exceptions.ConnectorException as error:  # to whoever asks, the database is one, and so are its errors
            raise OperationalError("defer", None, error.__cause__ or error) from error

    def add(self, name: str, queue: str, task: Task) -> None:
        """Make ``task`` known to the worker as ``name``. It is retried when it raises TryAgain or is cut short."""

        async def run(owner: str = "", place: int = 0, **arguments: Any) -> None:
            await task(**arguments)

        self._app.task(name=name, queue=queue, retry=Patience())(run)

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
