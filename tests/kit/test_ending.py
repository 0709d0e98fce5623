"""What is told to stop stops, even if it mishears."""

from __future__ import annotations

import asyncio

import pytest

from biome.kit.ending import end

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def ear(mishears: int) -> None:
    """Takes the word to stop for a fault of its connection so many times."""
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            mishears -= 1
            if mishears < 0:
                raise


async def broken() -> None:
    raise OSError


async def test_all_end_however_often_one_mishears_and_whatever_another_ended_by():
    tasks = [asyncio.create_task(work) for work in (ear(0), ear(2), broken())]
    await asyncio.sleep(0.01)
    await asyncio.wait_for(end(*tasks), 10)
    assert all(task.done() for task in tasks)


async def test_nothing_ends_at_once():
    await end()
