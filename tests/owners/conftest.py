"""Two people, what one of them has, and the whole database before and after the other asks for it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.features import doubles
from tests.features.analyses.conftest import Person, anna, bert, client, flow_with, remains, seeded
from tests.features.conftest import anyio_backend, app, parts, passwords, plain_logs

from biome.features.library.service import Catalogue
from biome.kit import migrate
from biome.kit.db import Database
from biome.kit.parts import Parts

__all__ = ["anna", "anyio_backend", "app", "bert", "client", "parts", "passwords"]
__all__ += ["plain_logs", "remains", "seeded"]

MIGRATED = "BIOME_MIGRATED_DATABASE"
"""A database that is ready: mutants have no time to make one each."""

TABLES = "select quote_ident(table_name) from information_schema.tables where table_schema = 'public' order by 1"
Rows = dict[str, list[str]]


@pytest.fixture(scope="session")
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database with the library in it."""
    if ready := os.environ.get(MIGRATED):
        return ready
    postgres = request.getfixturevalue("postgres")
    postgres.ensure_database("owners")
    migrate.upgrade(url := postgres.url("owners"))
    asyncio.run(_seed(url))
    return url


async def _seed(url: str) -> None:
    database = Database.connect(url, pool=1)
    await Catalogue(database).seed()
    await database.close()


async def everything(parts: Parts) -> Rows:
    """Every row of every table, as text."""
    async with parts.database.transaction() as session:
        tables = (await session.scalars(text(TABLES))).all()
        return {
            table: sorted((await session.scalars(text(f"select one::text from {table} as one"))).all())
            for table in tables
        }


@dataclass(frozen=True)
class Having:
    """The analyses of one person, by how far they are."""

    done: UUID
    failed: UUID
    waiting: UUID
    announced: UUID

    @property
    def all(self) -> tuple[UUID, ...]:
        """Every one."""
        return self.done, self.failed, self.waiting, self.announced


async def live(who: Person, parts: Parts) -> Having:
    """Somebody hands films in: one is analysed, one fails, one waits, one is announced."""
    done, failed, waiting = await trained(who, parts), await who.uploaded(), await who.uploaded()
    async with parts.database.transaction() as session:
        broken = text("update analysis_sessions set status = 'failed', error_code = 'internal' where id = :id")
        await session.execute(broken, {"id": failed})
    return Having(done, failed, waiting, await announced(who))


async def trained(who: Person, parts: Parts, score: float = 7.2) -> UUID:
    """A film that is handed in and analysed, with its clip."""
    done, flow = await who.uploaded(), flow_with(parts, doubles.craft(score=score))
    await flow.analyse(done)
    await flow.annotate(done)
    return done


async def announced(who: Person) -> UUID:
    """A session whose film is still to be put into the store."""
    film = {"fileName": "set.mp4", "fileSize": len(doubles.MP4), "mimeType": "video/mp4", "exerciseName": "Squat"}
    answer = await who.post("/v1/analysis/uploads", json=film)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["data"]["sessionId"])
