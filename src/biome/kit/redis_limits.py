"""Counting over all API processes in Redis, and in this one alone while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import RedisError

from biome.kit.limits import Allowance, LocalLimits, Rate, judged

CONNECTIONS = 16
"""Of one process: counting one request takes a fraction of a millisecond."""
SOON = 0.5
"""Seconds that a request may wait to be counted; after that it is counted here."""
REST = 2.0
"""Seconds in which Redis is not asked again after it did not answer."""
TAKE = """
local now = redis.call('TIME')
now = tonumber(now[1]) + tonumber(now[2]) / 1e6
local apart, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local before = tonumber(redis.call('GET', KEYS[1]) or now)
local until_ = math.max(now, before) + apart
local allowed = until_ - burst - now <= 1e-6
if allowed then
    redis.call('SET', KEYS[1], string.format('%.6f', until_), 'PX', math.ceil((until_ - now) * 1000) + 1000)
end
return {allowed and 1 or 0, string.format('%.6f', before - now)}
"""
"""``limits.judged`` in Redis, by Redis's clock and in one step: nobody comes in between."""
log = structlog.stdlib.get_logger(__name__)


class RedisLimits:
    """Counts in Redis. See Limits; nothing durable is kept there."""

    name = "connected"

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis
        self._take: Any = redis.register_script(TAKE)
        self._clock = clock
        self._here = LocalLimits(clock)
        self._away_until = 0.0

    async def take(self, key: str, rate: Rate, cost: int = 1) -> Allowance:
        """Count ``cost`` more for ``key`` if ``rate`` allows it."""
        if self._clock() >= self._away_until:
            try:
                numbers = [cost * rate.seconds / rate.count, rate.seconds]
                allowed, ahead = await self._take(keys=[f"biome:limit:{key}"], args=numbers)
                return replace(judged(0.0, float(ahead), rate, cost)[0], allowed=bool(allowed))
            except (RedisError, OSError, TimeoutError) as error:
                if self._clock() >= self._away_until:  # the first of those that were on their way
                    log.warning("Redis is away; limits are counted in this process", error=type(error).__name__)
                self._away_until = self._clock() + REST
        return await self._here.take(key, rate, cost)

    async def alive(self) -> bool:
        """Whether Redis answers."""
        return bool(await self._redis.ping())

    async def close(self) -> None:
        """Let go of the connections."""
        await self._redis.aclose()


def limits(url: str) -> RedisLimits:
    """Limits by the Redis at ``url``; it is not asked before the first request is."""
    pool = BlockingConnectionPool.from_url(
        url, max_connections=CONNECTIONS, timeout=4 * SOON, socket_timeout=SOON, socket_connect_timeout=SOON
    )
    return RedisLimits(Redis.from_pool(pool))
