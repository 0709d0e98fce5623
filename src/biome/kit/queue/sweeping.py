"""What is done about jobs whose worker fell silent, and about those that are over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.kit.queue.patience import MOST_ATTEMPTS

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
