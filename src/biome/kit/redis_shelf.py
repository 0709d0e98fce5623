"""A shelf in Redis, for all API processes."""

from __future__ import annotations

import contextlib
import hashlib

from redis.asyncio import Redis

from biome.kit.redis_link import Away, Link
from biome.kit.shelf import Found

MOST_BYTES = 1 << 20
"""Of one thing; what is larger is not worth the way."""


class RedisShelf:
    """See Shelf. ``edition`` is whose shelf it is: another program or database has another, and reads nothing here."""

    def __init__(self, link: Link, edition: str) -> None:
        self._link = link
        self._prefix = f"biome:kept:{edition}:"

    async def get(self, name: str) -> Found | None:
        """See Shelf."""
        key = self._key(name)

        async def look(redis: Redis) -> tuple[bytes | None, int]:
            async with redis.pipeline() as both:
                both.get(key)
                both.pttl(key)
                return tuple(await both.execute())

        try:
            value, left = await self._link.ask(look)
        except Away:
            return None
        return Found(value, left / 1000) if value is not None and left > 0 else None

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """See Shelf."""
        if len(value) <= MOST_BYTES and seconds > 0:
            key, left = self._key(name), max(1, int(seconds * 1000))
            with contextlib.suppress(Away):
                await self._link.ask(lambda redis: redis.set(key, value, px=left))

    async def close(self) -> None:
        """See Shelf."""
        await self._link.close()

    def _key(self, name: str) -> str:
        """Of one length, and telling nobody who looks at the keys whose it is."""
        return self._prefix + hashlib.sha256(name.encode()).hexdigest()
