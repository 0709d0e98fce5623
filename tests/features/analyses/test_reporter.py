"""What is written while an analysis runs, seen from other connections: here everything is committed."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, Remains, flow_with

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Tell
from biome.kit.parts import Parts

pytestmark = pytest.mark.anyio


@pytest.fixture
def parts(committing: Parts) -> Parts:
    return committing


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
    running = asyncio.create_task(flow_with(parts, doubles.craft(doubles.watch_for(1.4))).analyse(session_id))
    seen = []
    while not running.done():
        seen.append((await session(remains, session_id)).progress)
        await asyncio.sleep(0.1)
    await running
    assert seen == sorted(seen)
    assert len({progress for progress in seen if 2 < progress < 90}) >= 2


async def test_an_attempt_that_was_overtaken_writes_nothing(anna: Person, parts: Parts, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    loop = asyncio.get_running_loop()

    def overtaken(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        """While this worker sleeps, another takes the session up and finishes it."""
        asyncio.run_coroutine_threadsafe(flow.analyse(session_id), loop).result(10)
        return doubles.watch_at_once(film, exercise, tell)

    await flow_with(parts, doubles.craft(overtaken, score=1.0)).analyse(session_id)
    row = await session(remains, session_id)
    assert (row.status, row.attempt) == ("completed", 2)
    results = await remains.rows("select overall_score, attempt from analysis_results")
    assert [(float(score), attempt) for score, attempt in results] == [(7.2, 2)]


async def test_a_session_deleted_meanwhile_leaves_no_files(anna: Person, parts: Parts, remains: Remains):
    session_id = await anna.uploaded()
    loop = asyncio.get_running_loop()

    def deleted(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        asyncio.run_coroutine_threadsafe(anna.delete(f"/v1/analysis/sessions/{session_id}"), loop).result(10)
        return doubles.watch_at_once(film, exercise, tell)

    await flow_with(parts, doubles.craft(deleted)).analyse(session_id)
    assert remains.files() == []
    assert await remains.count("analysis_results") == 0


async def test_results_that_come_in_at_once_are_all_counted(anna: Person, flow: Flow, remains: Remains):
    sessions = [await anna.uploaded() for _ in range(4)]
    await asyncio.gather(*(flow.analyse(session_id) for session_id in sessions))
    assert await remains.rows("select total_analyses, average_score from user_progress") == [(4, Decimal("7.2"))]


async def test_one_session_analysed_twice_at_once_has_one_result(anna: Person, flow: Flow, remains: Remains):
    session_id = await anna.uploaded()
    await asyncio.gather(*(flow.analyse(session_id) for _ in range(4)))
    row = await session(remains, session_id)
    results = await remains.rows("select attempt from analysis_results")
    assert (row.status, results) == ("completed", [(row.attempt,)])
