"""Counting in a real Redis: over several processes' clients, exactly; and here while Redis is away."""

from __future__ import annotations

import asyncio

import pytest
from redis.exceptions import RedisError
from tests.real.redis import RedisServer, patient, redis_server

from biome.kit.limits import Rate
from biome.kit.redis_limits import RedisLimits
from biome.kit.redis_link import REST

__all__ = ["redis_server"]
pytestmark = pytest.mark.anyio
HUNDRED = Rate(100, 3600)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def allowed(*counting: RedisLimits, times: int, key: str = "anna") -> int:
    taken = await asyncio.gather(*(one.take(key, HUNDRED) for one in counting for _ in range(times)))
    return sum(one.allowed for one in taken)


async def test_several_processes_together_let_exactly_as_many_through(redis_server: RedisServer):
    several = [RedisLimits(patient(redis_server.url)) for _ in range(4)]
    assert await allowed(*several, times=50) == 100
    assert await allowed(several[0], times=5, key="bert") == 5
    refused = await several[0].take("anna", HUNDRED)
    assert (refused.allowed, refused.remaining) == (False, 0)
    assert refused.wait == pytest.approx(36.0, abs=2.0)
    assert all([await one.alive() for one in several])
    for one in several:
        await one.close()


async def test_what_is_left_is_told_and_comes_back_with_time(redis_server: RedisServer):
    counting = RedisLimits(patient(redis_server.url))
    quick = Rate(2, 6.0)
    first = [await counting.take("anna", quick) for _ in range(3)]
    assert [(one.allowed, one.remaining) for one in first] == [(True, 1), (True, 0), (False, 0)]
    await asyncio.sleep(first[-1].wait + 0.02)
    assert (await counting.take("anna", quick)).allowed
    await counting.close()


async def test_without_redis_this_process_counts_alone_and_with_it_again_all_do(redis_server: RedisServer):
    now = 0.0
    counting = RedisLimits(patient(redis_server.url, lambda: now), clock=lambda: now)
    assert await allowed(counting, times=60) == 60
    redis_server.kill()
    assert await allowed(counting, times=130) == 100
    with pytest.raises(RedisError):
        await counting.alive()
    redis_server.start()
    assert await allowed(counting, times=1) == 0
    now += REST + 1.0
    assert await allowed(counting, times=130) == 100
    await counting.close()
