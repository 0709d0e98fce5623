"""The jobs of this feature by name, and how one is queued: in the transaction of the row that it is about."""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.kit.queue import Queue

ANALYSE, ANALYSIS_QUEUE = "analyse", "analysis"
ANNOTATE, CLIPS_QUEUE = "annotate", "clips"
QUEUES = (ANALYSIS_QUEUE, CLIPS_QUEUE)
FORGET = text(
    """
    DELETE FROM procrastinate_jobs j USING (SELECT id FROM analysis_sessions WHERE user_id = :user_id) theirs
    WHERE j.args ->> 'session_id' = theirs.id::text AND j.status <> 'doing'
    """
)


async def queue_analysis(session: AsyncSession, queue: Queue, session_id: UUID) -> None:
    """Queue the analysis of a session; the request's id goes with it into the worker's log."""
    key = str(session_id)
    await queue.defer(session, ANALYSE, ANALYSIS_QUEUE, key=key, session_id=key, request_id=_request_id())


async def queue_annotation(session: AsyncSession, queue: Queue, session_id: UUID) -> None:
    """Queue the annotated clip of a finished session, under a key of its own: the analysis's job runs until later."""
    key = f"{session_id}:clip"
    await queue.defer(session, ANNOTATE, CLIPS_QUEUE, key=key, session_id=str(session_id), request_id=_request_id())


async def forget_jobs(session: AsyncSession, user_id: UUID) -> None:
    """Drop every job about a person's sessions; one that runs now finds nothing to do, and is dropped when it ends."""
    await session.execute(FORGET, {"user_id": user_id})


def _request_id() -> str:
    return structlog.contextvars.get_contextvars().get("request_id", "")
