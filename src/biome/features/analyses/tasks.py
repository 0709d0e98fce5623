"""The jobs of this feature, and the sweep that finds what fell between row and queue."""

from __future__ import annotations

from uuid import UUID

import structlog

from biome.features.analyses import ledger
from biome.features.analyses.faults import may_pass
from biome.features.analyses.flow import Flow
from biome.features.analyses.jobs import ANALYSE, ANALYSIS_QUEUE, ANNOTATE, CLIPS_QUEUE, queue_analysis
from biome.kit.db import Database
from biome.kit.queue import Queue, TryAgain, sweep
from biome.vision.child import WatcherKilled
from biome.vision.errors import DecoderDied

MOST_CLIP_ATTEMPTS = 3
"""A film that kills the child that draws on it, or a worker, must not do so for ever."""

log = structlog.stdlib.get_logger(__name__)


def add_tasks(queue: Queue, flow: Flow) -> None:
    """Make this feature's jobs known to a worker."""

    async def analyse(session_id: str, request_id: str = "") -> None:
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await flow.analyse(UUID(session_id))

    async def annotate(session_id: str, request_id: str = "") -> None:
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await flow.annotate(UUID(session_id))
            except Exception as error:
                if may_pass(error):
                    raise TryAgain from error
                if isinstance(error, DecoderDied | WatcherKilled):
                    raise TryAgain(MOST_CLIP_ATTEMPTS) from error
                raise

    queue.add(ANALYSE, ANALYSIS_QUEUE, analyse)
    queue.add(ANNOTATE, CLIPS_QUEUE, annotate)


async def sweep_once(database: Database, queue: Queue, lease: float) -> int:
    """Give dead workers' jobs back or up, and queue each waiting session that has no job; how many there were."""
    async with database.transaction() as session:
        stalled = await sweep(session, lease, {CLIPS_QUEUE: MOST_CLIP_ATTEMPTS})
        forgotten = await ledger.forgotten(session, ANALYSE, age=lease)
        for session_id in forgotten:
            await queue_analysis(session, queue, session_id)
    if stalled or forgotten:
        log.warning("swept", stalled=stalled, forgotten=len(forgotten))
    return stalled + len(forgotten)
