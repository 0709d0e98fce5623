"""The library's dealings with its tables, where ours must be fairer, or survive more, than its own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import structlog
from procrastinate import exceptions, jobs, manager

MOST_OF_OWNER = 2
"""Jobs of one owner that run at a time in one queue, over all workers; the others wait and hold nothing."""

RECONNECT_SECONDS = 1.0

TAKE = """
SELECT id, status, task_name, priority, lock, queueing_lock, args, scheduled_at, queue_name, attempts, worker_id
FROM take_job(%(queues)s::varchar[], %(worker)s, %(most)s)
"""
FINISH = """
SELECT procrastinate_finish_job_v1(id, %(status)s, %(delete)s)
FROM procrastinate_jobs WHERE id = %(job)s AND status = 'doing' AND worker_id = %(worker)s FOR UPDATE
"""
GIVE_BACK = """
SELECT procrastinate_retry_job_v2(id, %(at)s, NULL, NULL, NULL)
FROM procrastinate_jobs WHERE id = %(job)s AND status = 'doing' AND worker_id = %(worker)s FOR UPDATE
"""
BEAT = """
INSERT INTO procrastinate_workers (id, last_heartbeat) OVERRIDING SYSTEM VALUE VALUES (%(worker)s, now())
ON CONFLICT (id) DO UPDATE SET last_heartbeat = now()
"""
"""A worker that another took for dead and struck off the list is on it again when it wakes."""

log = structlog.stdlib.get_logger(__name__)


class FairJobs(manager.JobManager):
    """Takes jobs fairly, ends only those that are still its worker's, and outlives a database that goes and comes."""

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> jobs.Job | None:
        """The next job by ``take_job``; none while the database is away, which the next poll will see."""
        try:
            row = await self.connector.execute_query_one_async(
                TAKE, queues=list(queues or ()), worker=worker_id, most=MOST_OF_OWNER
            )
        except exceptions.ConnectorException as error:
            _away("no job taken", error)
            return None
        return None if row["id"] is None else jobs.Job.from_row(row)

    async def finish_job(self, job: jobs.Job, status: jobs.Status, delete_job: bool) -> None:
        """End ``job`` if it is still this worker's: the library's own would end it under another's hands."""
        await self._of_ours(FINISH, job, status=status.value, delete=delete_job)

    async def retry_job(self, job: jobs.Job, retry_at: datetime | None = None, *_: Any, **__: Any) -> None:
        """Give ``job`` back if it is still this worker's."""
        await self._of_ours(GIVE_BACK, job, at=retry_at or datetime.now(UTC))

    async def update_heartbeat(self, worker_id: int) -> None:
        """Beat. One that fails is no reason to stop: the next comes soon, and a lease is several of them long."""
        try:
            await self.connector.execute_query_async(BEAT, worker=worker_id)
        except exceptions.ConnectorException as error:
            _away("heartbeat missed", error)

    async def listen_for_jobs(
        self, *, on_notification: manager.NotificationCallback, queues: Iterable[str] | None = None
    ) -> None:
        """Listen, again and again: the library's own gives up at the first connection that it cannot make."""
        while True:
            try:
                await super().listen_for_jobs(on_notification=on_notification, queues=queues)
            except exceptions.ConnectorException as error:
                _away("not listening", error)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _of_ours(self, statement: Any, job: jobs.Job, **values: Any) -> None:
        """What cannot be said now is not lost: a worker that asks for its next job lets go of what it still holds."""
        try:
            await self.connector.execute_query_all_async(statement, job=job.id, worker=job.worker_id, **values)
        except exceptions.ConnectorException as error:
            _away("the end of a job not written", error)


def _away(what: str, error: Exception) -> None:
    log.warning(what, error=type(error.__cause__ or error).__name__)
