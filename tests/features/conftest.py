"""A migrated database, and the application inside one transaction of it that is rolled back after each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool
from tests.real.one_connection import OneConnection

from biome.app import copy_film, furnish, routed
from biome.kit import logs, migrate
from biome.kit.bus import Bus
from biome.kit.db import Database, dsn, sqlalchemy_url
from biome.kit.limits import LocalLimits
from biome.kit.parts import Parts
from biome.kit.passwords import Passwords
from biome.kit.postgres import EmbeddedPostgres
from biome.kit.queue import Queue
from biome.kit.storage.local import LocalStorage
from biome.kit.tokens import Tokens
from biome.settings import Settings

SECRET = "a secret that is long enough to sign with"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    logs.configure(json=False)


@pytest.fixture(scope="session")
def database_url(postgres: EmbeddedPostgres) -> str:
    """A migrated database for tests that leave nothing behind."""
    postgres.ensure_database("features")
    migrate.upgrade(postgres.url("features"))
    return postgres.url("features")


@pytest.fixture(scope="session")
def passwords() -> Passwords:
    return Passwords()


@pytest.fixture
async def parts(database_url: str, passwords: Passwords, tmp_path: Path) -> AsyncIterator[Parts]:
    """Real parts, over one connection whose transaction is rolled back."""
    engine = create_async_engine(sqlalchemy_url(database_url), poolclass=NullPool)
    async with engine.connect() as connection:
        outer = await connection.begin()
        yield real_parts(OneConnection(connection), database_url, passwords, tmp_path)
        await outer.rollback()


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """The application without its parts: making its routes takes longer than most tests."""
    return routed(Settings())


@pytest.fixture
async def client(parts: Parts, app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application in this process."""
    transport = httpx.ASGITransport(furnish(app, parts, copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.fixture
async def committing(database_url: str, passwords: Passwords, tmp_path: Path) -> AsyncIterator[Parts]:
    """Real parts that commit, for what is seen from several connections; it is all cleared away afterwards."""
    database = Database.connect(database_url, pool=4)
    yield real_parts(database, database_url, passwords, tmp_path)
    async with database.transaction() as session:
        await session.execute(text("truncate users, exercises, procrastinate_jobs cascade"))
    await database.close()


def real_parts(database: Database, url: str, passwords: Passwords, folder: Path) -> Parts:
    return Parts(
        database=database,
        storage=LocalStorage(folder / "files", SECRET),
        queue=Queue(dsn(url)),
        bus=Bus(dsn(url)),
        tokens=Tokens(SECRET, timedelta(hours=1)),
        passwords=passwords,
        limits=LocalLimits(lambda: 0.0),  # time stands still: a slow machine is no reason to be let in
    )
