"""News by Redis, and by PostgreSQL while Redis is away: every process listens to both."""

from __future__ import annotations

from collections.abc import Collection

from redis.asyncio import Redis
from redis.asyncio.client import PubSub

from biome.kit.bus import SILENCE_SECONDS, Bus, Ear, Lost
from biome.kit.redis_link import FAULTS, Away, Link

CHANNEL = "biome:news"


class RedisHerald:
    """Tells what has been committed. See Herald."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def __call__(self, topics: Collection[str]) -> bool:
        """Tell it by Redis; False when it cannot be told there."""

        async def tell(redis: Redis) -> None:
            async with redis.pipeline(transaction=False) as all_of_it:
                for topic in topics:
                    all_of_it.publish(CHANNEL, topic)
                await all_of_it.execute()

        try:
            await self._link.ask(tell)
        except Away:
            return False
        return True


class RedisBus(Bus):
    """A bus with a second ear."""

    def __init__(self, dsn: str, url: str) -> None:
        super().__init__(dsn)
        self._url = url

    def _ears(self) -> tuple[Ear, ...]:
        return (*super()._ears(), self._hear_redis)

    async def _hear_redis(self) -> None:
        redis = Redis.from_url(self._url, socket_connect_timeout=1.0)
        try:
            async with redis, redis.pubsub() as heard:
                await heard.subscribe(CHANNEL)
                self._wake(*self._followers)  # news may have passed while nobody listened
                while True:
                    news = await heard.get_message(timeout=SILENCE_SECONDS)
                    if news is None:
                        await _answers(heard)
                    elif news["type"] == "message":
                        self._wake(news["data"].decode())
        except FAULTS as error:
            raise Lost(type(error).__name__) from error


async def _answers(heard: PubSub) -> None:
    """A peer that is gone without a word shows here; raises TimeoutError."""
    await heard.ping()
    if await heard.get_message(timeout=2.0) is None:
        raise TimeoutError
