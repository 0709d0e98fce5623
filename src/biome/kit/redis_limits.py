"""Counting over all API processes in Redis, and in this one alone while Redis is away."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from biome.kit.limits import Allowance, LocalLimits, Rate, judged
from biome.kit.redis_link import Away, Link

SOON, TURN = 0.5, 2.0
"""Seconds for an answer, and to have a turn: a request waits no longer to be counted, and is then counted here."""
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


class RedisLimits:
    """Counts in Redis. See Limits; nothing durable is kept there."""

    name = "connected"

    def __init__(self, link: Link, clock: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._take: Any = link.redis.register_script(TAKE)
        self._here = LocalLimits(clock)

    async def take(self, key: str, rate: Rate, cost: int = 1) -> Allowance:
        """Count ``cost`` more for ``key`` if ``rate`` allows it."""
        numbers = [cost * rate.seconds / rate.count, rate.seconds]
        try:
            allowed, ahead = await self._link.ask(lambda _: self._take(keys=[f"biome:limit:{key}"], args=numbers))
        except Away:
            return await self._here.take(key, rate, cost)
        return replace(judged(0.0, float(ahead), rate, cost)[0], allowed=bool(allowed))

    async def alive(self) -> bool:
        """Whether Redis answers."""
        return bool(await self._link.redis.ping())

    async def close(self) -> None:
        """Let go of the connections."""
        await self._link.close()


def limits(url: str) -> RedisLimits:
    """Limits by the Redis at ``url``; it is not asked before the first request is."""
    return RedisLimits(Link.to(url, soon=SOON, turn=TURN, patience=TURN + 2 * SOON))
