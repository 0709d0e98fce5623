"""News over a real PostgreSQL and a real Redis: told by one, heard by both ways, and no later than a reconnection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.real.redis import RedisServer, patient, redis_server

from biome.kit.bus import Bus, tell
from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.shared import Shared, shared

__all__ = ["redis_server"]
pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def url(postgres: EmbeddedPostgres) -> str:
    postgres.ensure_database("news")
    return postgres.url("news")


@pytest.fixture
async def common(url: str, redis_server: RedisServer) -> AsyncIterator[Shared]:
    common = shared(redis_server.url, dsn(url), patient)
    yield common
    await common.close()


@pytest.fixture
async def database(url: str, common: Shared) -> AsyncIterator[Database]:
    database = Database.connect(url, pool=2, herald=common.herald)
    yield database
    await database.close()


async def heard(bus: Bus, database: Database, topic: str = "a", *, within: float) -> bool:
    """Whether what is told now comes to who follows it, and to nobody else."""
    with bus.follow(topic) as event, bus.follow("another") as other:
        await asyncio.sleep(0.05)
        event.clear()
        other.clear()
        async with database.transaction() as session:
            await tell(session, topic)
        try:
            await asyncio.wait_for(event.wait(), within)
        except TimeoutError:
            return False
        return not other.is_set()


async def listening(bus: Bus, database: Database) -> None:
    async with asyncio.timeout(10):
        while not await heard(bus, database, within=0.2):
            pass


async def test_news_comes_by_redis_alone_after_the_commit(common: Shared, database: Database, url: str):
    deaf = Bus(dsn(url))  # hears PostgreSQL only
    async with common.bus as bus, deaf:
        await listening(bus, database)
        assert await heard(bus, database, within=2)
        assert not await heard(deaf, database, within=0.5)


async def test_what_is_rolled_back_is_not_told(common: Shared, database: Database):
    async with common.bus as bus:
        await listening(bus, database)
        with bus.follow("another") as event:
            with pytest.raises(RuntimeError):
                async with database.transaction() as session:
                    await tell(session, "another")
                    raise RuntimeError
            await asyncio.sleep(0.3)
            assert not event.is_set()


async def test_without_redis_news_comes_by_postgresql_and_then_by_redis_again(
    common: Shared, database: Database, url: str, redis_server: RedisServer
):
    deaf = Bus(dsn(url))
    async with common.bus as bus, deaf:
        await listening(bus, database)
        redis_server.kill()
        for _ in range(3):
            assert await heard(bus, database, within=2)
        assert await heard(deaf, database, within=2)
        redis_server.start()
        async with asyncio.timeout(20):
            while await heard(deaf, database, within=0.3):  # until the herald asks Redis again
                await asyncio.sleep(0.2)
            await listening(bus, database)
        assert await heard(bus, database, within=2)


async def test_who_follows_is_woken_when_the_connection_comes_back(
    common: Shared, database: Database, redis_server: RedisServer
):
    async with common.bus as bus:
        await listening(bus, database)
        with bus.follow("a") as event:
            redis_server.kill()
            redis_server.start()
            await asyncio.wait_for(event.wait(), 10)  # what passed meanwhile was not heard: it looks


async def test_without_a_redis_the_news_is_in_the_transaction(url: str):
    common = shared(None, dsn(url))
    database = Database.connect(url, pool=1, herald=common.herald)
    async with common.bus as bus:
        await listening(bus, database)
        assert await heard(bus, database, within=2)
    await database.close()
