"""Files that nobody will ask for: films that were never analysed, what crashes left, what nothing points at any more.

What was written within the last day is left alone: somebody may be about to need it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from uuid import UUID

import structlog

from biome.features.analyses import keys, ledger
from biome.kit.clock import Clock, utc_now
from biome.kit.db import Database
from biome.kit.storage import Listed, Storage

KEPT = timedelta(hours=24)
"""So long a film whose analysis failed can be tried again."""
LATE = timedelta(hours=1)
"""Who says too late that a film has come is told so, before there is nobody to tell."""
A_LOOK = 200
"""Sessions asked for in one statement."""
log = structlog.stdlib.get_logger(__name__)


async def clear_temporary(database: Database, storage: Storage, clock: Clock = utc_now) -> int:
    """Remove films older than a day whose session is over or was never made, and what was begun and never came.

    A session whose film was announced a day ago and never came is removed, too.
    """
    before = clock() - KEPT
    async with database.transaction() as session:
        await ledger.drop_abandoned(session, before - LATE)
    removed = 0
    async for folder, session_id, objects in _folders(storage, keys.TEMPORARY):
        if _idle(objects, before):
            async with database.transaction() as session:
                wanted = await ledger.is_wanted(session, session_id, before)
            if not wanted:
                await storage.remove(folder)
                removed += 1
    drafts = await storage.clear_drafts(KEPT)
    if removed or drafts:
        log.info("cleared", folders=removed, drafts=drafts)
    return removed + drafts


async def clear_orphans(database: Database, storage: Storage, clock: Clock = utc_now) -> int:
    """Remove what was to stay, and belongs to no session or to an attempt that another has overtaken; how much."""
    before, removed = clock() - KEPT, 0
    batch: dict[UUID, list[Listed]] = {}
    async for _, session_id, objects in _folders(storage, keys.PERMANENT):
        old = [one for one in objects if one.written < before]
        if old:
            batch[session_id] = old
        if len(batch) >= A_LOOK:
            removed += await _clear(database, storage, batch)
            batch = {}
    removed += await _clear(database, storage, batch)
    if removed:
        log.info("orphans cleared", files=removed)
    return removed


async def _clear(database: Database, storage: Storage, batch: dict[UUID, list[Listed]]) -> int:
    async with database.transaction() as session:
        named = await ledger.files(session, list(batch))
    orphans = [one.key for session_id, kept in named.items() for one in batch[session_id] if one.key not in kept]
    for key in orphans:
        await storage.remove(key)
    return len(orphans)


async def _folders(storage: Storage, root: str) -> AsyncIterator[tuple[str, UUID, list[Listed]]]:
    """Each session's folder, the session, and what is in it. What is no session's is not ours to clear."""
    folder, objects = "", list[Listed]()
    async for found in storage.listed(root):
        own = "/".join(PurePosixPath(found.key).parts[:3])
        if own != folder and objects and (session_id := _session(folder)):
            yield folder, session_id, objects
        if own != folder:
            objects = []
        folder = own
        objects.append(found)
    if objects and (session_id := _session(folder)):
        yield folder, session_id, objects


def _idle(objects: list[Listed], before: datetime) -> bool:
    return max(one.written for one in objects) < before


def _session(folder: str) -> UUID | None:
    try:
        return UUID(PurePosixPath(folder).name)
    except ValueError:
        return None
