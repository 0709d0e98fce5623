"""What the database says when something is wrong."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from biome.kit.db import Database
from biome.kit.postgres import EmbeddedPostgres


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.anyio
async def test_an_error_never_says_what_was_sent(postgres: EmbeddedPostgres):
    postgres.ensure_database("errors")
    database = Database.connect(postgres.url("errors"), pool=1)
    with pytest.raises(DBAPIError) as failed:
        async with database.transaction() as session:
            await session.execute(text("select 1 / (length(:hash) - 6)"), {"hash": "hunter"})
    await database.close()
    assert "division by zero" in str(failed.value)
    assert "hunter" not in str(failed.value)


@pytest.mark.anyio
async def test_a_transaction_that_falls_silent_lets_go_of_its_rows(postgres: EmbeddedPostgres):
    postgres.ensure_database("errors")
    database = Database.connect(postgres.url("errors"), pool=1)
    async with database.transaction() as session:
        allowed = (await session.execute(text("show idle_in_transaction_session_timeout"))).scalar_one()
    with pytest.raises(DBAPIError):
        async with database.transaction() as session:
            await session.execute(text("set idle_in_transaction_session_timeout = '50ms'"))
            await asyncio.sleep(0.5)
            await session.execute(text("select 1"))
    await database.close()
    assert allowed == "10s"  # less than a lease: whoever is paused has let go when another may begin
