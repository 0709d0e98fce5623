"""A database that takes every byte and never answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from biome.kit.db import Database, dsn
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.punctual import punctual

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Line:
    """What lies between us and the database."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.open = asyncio.Event()
        self.open.set()
        self._pumps: set[asyncio.Task[None]] = set()

    async def join(self, ours: asyncio.StreamReader, to_us: asyncio.StreamWriter) -> None:
        theirs, to_them = await asyncio.open_unix_connection(self._where)
        for source, sink in ((ours, to_them), (theirs, to_us)):
            self._pumps.add(asyncio.create_task(self._pump(source, sink)))

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            await self.open.wait()
            sink.write(data)
        sink.close()

    def close(self) -> None:
        for pump in self._pumps:
            pump.cancel()


@asynccontextmanager
async def through(url: str) -> AsyncIterator[tuple[str, Line]]:
    """The address of the database behind a line that can be closed."""
    there = make_url(url)
    line = Line(f"{there.query['host']}/.s.PGSQL.{there.port or 5432}")
    server = await asyncio.start_server(line.join, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield there.set(host="127.0.0.1", port=port, query={}).render_as_string(False), line
    line.close()
    server.close()


async def test_a_call_that_is_not_answered_ends_and_the_next_one_has_another_connection(postgres: EmbeddedPostgres):
    postgres.ensure_database("errors")
    async with through(postgres.url("errors")) as (url, line):
        database = Database.connect(url, pool=1, overflow=0, deadline=0.6)
        began = time.monotonic()
        with pytest.raises(DBAPIError, match="no answer"):
            async with database.transaction() as session:
                await session.execute(text("select 1"))
                line.open.clear()
                await session.execute(text("select 1"))
        assert time.monotonic() - began < 3
        line.open.set()
        assert await database.alive()
        await database.close()


async def test_a_slow_statement_is_ended_by_the_server_and_its_connection_lives(postgres: EmbeddedPostgres):
    postgres.ensure_database("errors")
    database = Database.connect(postgres.url("errors"), pool=1, overflow=0, deadline=0.8)
    which = text("select pg_backend_pid()")
    async with database.transaction() as session:
        before = await session.scalar(which)
    with pytest.raises(DBAPIError, match="statement timeout"):
        async with database.transaction() as session:
            await session.execute(text("select pg_sleep(5)"))
    async with database.transaction() as session:
        assert await session.scalar(which) == before
    await database.close()


async def test_waiting_for_news_is_no_call_and_may_last(postgres: EmbeddedPostgres):
    postgres.ensure_database("errors")
    async with await punctual(0.2).connect(dsn(postgres.url("errors")), autocommit=True) as listener:
        await listener.execute("listen news")

        async def tell() -> None:
            await asyncio.sleep(0.8)
            async with await psycopg.AsyncConnection.connect(dsn(postgres.url("errors")), autocommit=True) as other:
                await other.execute("notify news, 'at last'")

        telling = asyncio.create_task(tell())
        async for news in listener.notifies():
            assert news.payload == "at last"
            break
        await telling
