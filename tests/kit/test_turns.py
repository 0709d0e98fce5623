"""Many who have much to do leave room for one who has little."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from biome.kit.turns import Turns

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def rounds_while(busy: list[asyncio.Task[None]], done: list[int]) -> list[int]:
    """How much was done in each round of the event loop."""
    seen = [0]
    while not all(task.done() for task in busy):
        await asyncio.sleep(0)
        seen.append(len(done))
    return [after - before for before, after in pairwise(seen)]


async def test_in_one_round_only_so_many_go_on_and_all_come_to_their_end():
    turns, done = Turns(3), []

    async def work(who: int) -> None:
        for _ in range(5):
            await asyncio.sleep(0)  # the next piece arrives
            await turns.mine()
            done.append(who)

    busy = [asyncio.create_task(work(who)) for who in range(20)]
    each = await rounds_while(busy, done)
    assert len(done) == 100
    assert max(each) <= 6  # of a round that was counted and one that has just begun
    assert sorted(done[:20]) == list(range(20))  # nobody has a second turn before all have had one


async def test_who_goes_away_while_waiting_holds_up_nobody():
    turns, done = Turns(1), []

    async def work(who: int) -> None:
        await turns.mine()
        done.append(who)

    tasks = [asyncio.create_task(work(who)) for who in range(6)]
    await asyncio.sleep(0)
    tasks[3].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert done == [0, 1, 2, 4, 5]
