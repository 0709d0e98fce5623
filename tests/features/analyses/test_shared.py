"""Two API processes with one Redis: what one has made the other gives, never old, never another's; and without it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with
from tests.features.analyses.watched import everything, parts, serving, watch
from tests.real.redis import RedisServer, patient, redis_server

from biome.app import furnish, routed
from biome.features.analyses.flow import Flow
from biome.kit.db import Database, dsn
from biome.kit.parts import Parts
from biome.kit.redis_shelf import RedisShelf
from biome.kit.shared import shared
from biome.kit.shelf import Found
from biome.settings import Settings

__all__ = ["parts", "redis_server"]
pytestmark = pytest.mark.anyio
HISTORY = "/v1/analysis/sessions"


class Counted:
    """A shelf that counts what was found on it."""

    def __init__(self, shelf: Any) -> None:
        self._shelf: RedisShelf = shelf
        self.found = 0

    async def get(self, name: str) -> Found | None:
        found = await self._shelf.get(name)
        self.found += found is not None
        return found

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        await self._shelf.put(name, value, seconds)

    async def close(self) -> None:
        await self._shelf.close()


@pytest.fixture
async def second(parts: Parts, database_url: str, redis_server: RedisServer) -> AsyncIterator[Parts]:
    """The parts of another process, with everything of its own."""
    common = shared(redis_server.url, dsn(database_url), patient)
    database = Database.connect(database_url, pool=2, herald=common.herald)
    yield replace(parts, database=database, bus=common.bus, shelf=Counted(common.shelf))
    await database.close()
    await common.close()


@pytest.fixture
async def there(second: Parts) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the other process."""
    transport = httpx.ASGITransport(furnish(routed(Settings()), second, doubles.copy_film))
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.fixture
async def here(
    parts: Parts, app: FastAPI, database_url: str, redis_server: RedisServer, anna: Person, bert: Person
) -> AsyncIterator[Parts]:
    """This process's parts, by the same Redis; it is what anna and bert ask."""
    common = shared(redis_server.url, dsn(database_url), patient)
    database = Database.connect(database_url, pool=2, herald=common.herald)
    with_redis = replace(parts, database=database, bus=common.bus, shelf=common.shelf)
    furnish(app, with_redis, doubles.copy_film)
    yield with_redis
    await database.close()
    await common.close()


async def test_a_list_that_one_has_made_the_other_gives_and_never_an_old_one(
    anna: Person, bert: Person, here: Parts, second: Parts, there: httpx.AsyncClient, redis_server: RedisServer
):
    shelf: Any = second.shelf

    async def same_in_both() -> str:
        answers = [(await anna.get(HISTORY)).text, (await there.get(HISTORY, headers=anna.headers)).text]
        assert answers[0] == answers[1]
        return answers[0]

    session_id = await anna.uploaded()
    uploaded = await same_in_both()
    assert shelf.found == 1
    await flow_with(here, doubles.craft()).analyse(session_id)
    analysed = await same_in_both()
    assert (await there.get(HISTORY, headers=bert.headers)).json()["data"]["sessions"] == []
    redis_server.kill()
    await anna.delete(f"{HISTORY}/{session_id}")
    gone = await same_in_both()
    redis_server.start()
    await anna.uploaded()
    again = await same_in_both()
    assert len({uploaded, analysed, gone, again}) == 4


async def test_the_library_is_made_once_for_both(here: Parts, second: Parts, there: httpx.AsyncClient):
    shelf: Any = second.shelf
    fresh = httpx.ASGITransport(furnish(routed(Settings()), here, doubles.copy_film))  # others' may remember theirs
    for path in ("/v1/exercises", "/v1/exercises/squat"):
        async with httpx.AsyncClient(transport=fresh, base_url="http://biome") as client:
            made = await client.get(path)
        found = await there.get(path)
        assert (found.text, found.headers["ETag"]) == (made.text, made.headers["ETag"])
        assert found.headers["Cache-Control"] == made.headers["Cache-Control"]
    assert shelf.found == 2
    assert (await there.get("/v1/exercises?search=squat")).status_code == 200
    assert (await there.get("/v1/user/profile")).status_code == 401
    assert shelf.found == 2


async def test_news_comes_by_redis_and_when_it_dies_in_the_middle_the_end_is_seen_all_the_same(
    anna: Person, here: Parts, second: Parts, redis_server: RedisServer
):
    first, later = await anna.uploaded(), await anna.uploaded()
    async with serving(furnish(routed(Settings()), second, doubles.copy_film)) as address:
        async with watch(address, first, anna.token) as socket:
            await socket.recv()
            await flow_with(here, doubles.craft()).analyse(first)
            events, code = await everything(socket)
        assert (events[-1]["type"], code) == ("analysis_complete", 1000)
        async with watch(address, later, anna.token) as socket:
            await socket.recv()

            def watching_redis_die(*asked: Any) -> Any:
                redis_server.kill()
                return doubles.watch_for(1.0)(*asked)

            await Flow(here.database, here.storage, here.queue, doubles.craft(watching_redis_die)).analyse(later)
            events, code = await everything(socket)
    assert (events[-1]["type"], code) == ("analysis_complete", 1000)
    assert any(2 < event["data"].get("progress", 0) < 90 for event in events)
