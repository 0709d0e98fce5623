"""Two tasks on one connection: whoever comes second waits, and both are kept."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool
from tests.real.one_connection import OneConnection

from biome.kit.db import Database, sqlalchemy_url
from biome.kit.postgres import EmbeddedPostgres

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def write(database: Database, number: int, seconds: float) -> None:
    async with database.transaction() as session:
        await session.execute(text("insert into numbers values (:number)"), {"number": number})
        await asyncio.sleep(seconds)


async def numbers(connection: AsyncConnection) -> set[int]:
    return set((await connection.execute(text("select number from numbers"))).scalars())


async def test_transactions_that_overlap_take_turns_and_the_inner_is_within_the_outer(postgres: EmbeddedPostgres):
    postgres.ensure_database("turns")
    engine = create_async_engine(sqlalchemy_url(postgres.url("turns")), poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text("create temporary table numbers (number int)"))
        database = OneConnection(connection)
        await asyncio.gather(write(database, 1, 0.05), write(database, 2, 0.0), write(database, 3, 0.05))
        with pytest.raises(RuntimeError):
            async with database.transaction() as session:
                await session.execute(text("insert into numbers values (4)"))
                await write(database, 5, 0.0)
                raise RuntimeError
        assert await numbers(connection) == {1, 2, 3}
