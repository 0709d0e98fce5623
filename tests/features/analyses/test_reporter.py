"""What is written while an analysis runs, seen from other connections: here everything is committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.kit.db import Database
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts(parts: Parts, database_url: str) -> AsyncIterator[Parts]:
    """The parts over connections of their own; what they commit is cleared away."""
    database = Database.connect(database_url, pool=4)
    yield replace(parts, database=database)
    async with database.transaction() as session:
        await session.execute(text("truncate users, exercises, procrastinate_jobs cascade"))
    await database.close()


async def session(remains: Remains, session_id: UUID):
    return (await remains.rows("select * from analysis_sessions where id = :id", id=session_id))[0]


async def test_an_attempt_that_lost_its_session_stops_watching(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(30))).analyse(session_id))
    while (await session(remains, session_id)).progress < 3:
        await asyncio.sleep(0.1)
    await remains.rows("update analysis_sessions set attempt = attempt + 1 returning id")
    await asyncio.wait_for(running, 4)
    assert (await session(remains, session_id)).status == "processing"
    assert await remains.count("analysis_results") == 0


async def test_a_worker_that_goes_down_gives_its_session_back_without_spending_a_try(
    anna: Person, parts: Parts, remains: Remains
):
    session_id = await anna.uploaded()
    running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(30))).analyse(session_id))
    while (await session(remains, session_id)).progress < 3:
        await asyncio.sleep(0.1)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    row = await session(remains, session_id)
    assert (row.status, row.tries, row.attempt) == ("pending", 0, 1)
    assert row.progress >= 3


async def test_progress_follows_the_frames_and_never_falls(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(2))).analyse(session_id))
    seen = []
    while not running.done():
        seen.append((await session(remains, session_id)).progress)
        await asyncio.sleep(0.1)
    await running
    assert seen == sorted(seen)
    assert len({progress for progress in seen if 2 < progress < 90}) >= 2
