"""The trap springs exactly at its point: what a worker leaves that died there is what the point's name says."""

from __future__ import annotations

import asyncio
import signal
from typing import Any
from uuid import UUID

import pytest
from bench.chaos.points import Point
from tests.real.house import House, database, house, queued

__all__ = ["database", "house", "queued"]
pytestmark = pytest.mark.anyio
CLAIMED = {"status": "processing", "attempt": 1}
STATES: dict[Point, dict[str, Any]] = {
    Point.BEFORE_CLAIM: {"status": "pending", "attempt": 0},
    Point.AFTER_CLAIM: CLAIMED | {"progress": 0},
    Point.MID_DOWNLOAD: CLAIMED | {"progress": 0},
    Point.MID_DECODE: CLAIMED,
    Point.AFTER_RESULT_WRITE: CLAIMED,
    Point.BEFORE_COMMIT: CLAIMED,
    Point.AFTER_COMMIT: {"status": "completed", "attempt": 1, "progress": 100},
}
"""Of the row, when the worker is dead."""
WRITTEN = {Point.AFTER_RESULT_WRITE, Point.BEFORE_COMMIT, Point.AFTER_COMMIT}
"""By then everything is in the store."""


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


async def ended(house: House, point: Point) -> int:
    """How a worker ends that has a trap at ``point``."""
    worker = house.start("-m", "bench.chaos.worker", point.value, "1", "SIGKILL")
    return await asyncio.to_thread(worker.wait, 60)


@pytest.mark.parametrize("point", STATES)
async def test_a_worker_dies_at_its_point_and_nowhere_else(house: House, queued: UUID, point: Point):
    house.do("update analysis_sessions set exercise_id = (select id from exercises where slug = 'push-up')")
    assert await ended(house, point) == -signal.SIGKILL
    row = house.session()
    assert {name: row[name] for name in STATES[point]} == STATES[point]
    assert len(house.rows("select attempt from analysis_results")) == (point is Point.AFTER_COMMIT)
    assert bool(list(house.home.glob("files/videos/*/*/landmarks.1.npz"))) == (point in WRITTEN)
    film = house.home / "files" / "temp" / str(row["user_id"]) / "original.mp4"
    assert film.is_file()  # nobody takes away what may still be needed


async def test_a_worker_whose_session_is_deleted_dies_when_it_is_told_to_stop(house: House, queued: UUID):
    house.do("update analysis_sessions set exercise_id = (select id from exercises where slug = 'push-up')")
    ending = asyncio.create_task(ended(house, Point.DURING_CANCEL))
    await house.until(lambda row: row["progress"] > 0)
    house.do("delete from analysis_sessions")
    assert await ending == -signal.SIGKILL
    assert house.rows("select id from analysis_results") == []
