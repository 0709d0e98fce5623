"""One Redis, asked briefly: who gets no answer goes on without it, and leaves it alone for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import RedisError

T = TypeVar("T")
CONNECTIONS = 16
"""Of one process and purpose: an answer takes a fraction of a millisecond."""
SOON = 0.25
"""Seconds that anybody waits for Redis."""
REST = 2.0
"""Seconds in which Redis is not asked again after it did not answer."""
FAULTS = (RedisError, OSError, TimeoutError, RuntimeError)
"""The last is how uvloop says that a connection was closed under whoever writes to it."""
log = structlog.stdlib.get_logger(__name__)


class Away(Exception):
    """Redis does not answer."""


class Link:
    """The way to one Redis; it is not gone before there is something to ask."""

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.monotonic, patience: float = SOON) -> None:
        self.redis = redis
        self._patience = patience
        self._clock = clock
        self._away_until = 0.0

    @classmethod
    def to(
        cls,
        url: str,
        clock: Callable[[], float] = time.monotonic,
        *,
        soon: float = SOON,
        turn: float = SOON,
        patience: float = SOON,
    ) -> Link:
        """The link to the Redis at ``url``.

        So many seconds it may take to connect or to answer, to have a turn when many ask at once, and in all.
        """
        pool = BlockingConnectionPool.from_url(
            url, max_connections=CONNECTIONS, timeout=turn, socket_timeout=soon, socket_connect_timeout=soon
        )
        return cls(Redis.from_pool(pool), clock, patience)

    async def ask(self, question: Callable[[Redis], Awaitable[T]]) -> T:
        """The answer; raises Away when there is none soon, or there was none a moment ago."""
        if self._clock() < self._away_until:
            raise Away
        try:
            async with asyncio.timeout(self._patience):
                return await question(self.redis)
        except FAULTS as error:
            if self._clock() >= self._away_until:  # the first of those that were on their way
                log.warning("Redis is away; going on without it", error=type(error).__name__)
            self._away_until = self._clock() + REST
            raise Away from error

    async def close(self) -> None:
        """Let go of the connections."""
        await self.redis.aclose()
