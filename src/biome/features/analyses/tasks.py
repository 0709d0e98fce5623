"""The jobs of this feature, and the sweep that finds what fell between row and queue."""

from __future__ import annotations

from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

import structlog

from biome.features.analyses import keys, ledger
from biome.features.analyses.faults import may_pass
from biome.features.analyses.flow import Flow
from biome.features.analyses.jobs import ANALYSE, ANALYSIS_QUEUE, ANNOTATE, CLIPS_QUEUE, queue_analysis
from biome.kit.clock import utc_now
from biome.kit.db import Database
from biome.kit.queue import Queue, TryAgain, sweep
from biome.kit.storage import Storage

MOST_CLIP_ATTEMPTS = 3
"""A clip is drawn in the worker's own process: a film that kills it must not do so for ever."""

KEPT_UNANALYSED = timedelta(hours=24)
"""So long a film whose analysis failed can be tried again."""

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


async def clear_temporary(database: Database, storage: Storage) -> int:
    """Remove films that nobody will analyse: older than a day, and their session is over or was never made.

    A session whose film was announced a day ago and never came is removed, too.
    """
    async with database.transaction() as session:
        await ledger.drop_abandoned(session, utc_now() - KEPT_UNANALYSED)
    removed = 0
    for folder in await storage.idle(keys.TEMPORARY, KEPT_UNANALYSED):
        async with database.transaction() as session:
            wanted = await ledger.is_open(session, UUID(PurePosixPath(folder).name))
        if not wanted:
            await storage.remove(folder)
            removed += 1
    if removed:
        log.info("cleared", folders=removed)
    return removed
