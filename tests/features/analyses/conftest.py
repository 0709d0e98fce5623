"""Two people, an application whose films are looked at by a stand-in, and what is left behind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from tests.features import doubles

from biome.app import furnish
from biome.features.analyses.flow import Flow
from biome.features.analyses.ports import Craft
from biome.features.library.service import Catalogue
from biome.kit.parts import Parts


@dataclass
class Person:
    """Somebody with an account, and her way of asking."""

    client: httpx.AsyncClient
    token: str
    id: UUID

    async def get(self, path: str, **params: Any) -> httpx.Response:
        return await self.client.get(path, params=params, headers=self.headers)

    async def post(self, path: str, **how: Any) -> httpx.Response:
        return await self.client.post(path, headers=self.headers, **how)

    async def delete(self, path: str) -> httpx.Response:
        return await self.client.delete(path, headers=self.headers)

    async def upload(self, film: bytes = doubles.MP4, exercise: str = "Squat", name: str = "set.mp4") -> httpx.Response:
        return await self.post(
            "/v1/analysis/upload", files={"video": (name, film, "video/mp4")}, data={"exerciseName": exercise}
        )

    async def uploaded(self) -> UUID:
        """The id of a new session."""
        answer = await self.upload()
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["data"]["sessionId"])

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


async def person(client: httpx.AsyncClient, name: str) -> Person:
    body = {"email": f"{name}@example.com", "username": name, "password": "a good password"}
    data = (await client.post("/v1/auth/register", json=body)).json()["data"]
    return Person(client, data["token"], UUID(data["user"]["id"]))


@pytest.fixture
async def seeded(parts: Parts) -> None:
    await Catalogue(parts.database).seed()


@pytest.fixture
async def client(parts: Parts, app: FastAPI, seeded: None) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that takes every film for a good one."""
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


@pytest.fixture
async def anna(client: httpx.AsyncClient) -> Person:
    return await person(client, "anna")


@pytest.fixture
async def bert(client: httpx.AsyncClient) -> Person:
    return await person(client, "bert")


@dataclass
class Remains:
    """What there is in the store and in the database."""

    parts: Parts
    files_root: Path

    def files(self) -> list[str]:
        return sorted(
            path.relative_to(self.files_root).as_posix() for path in self.files_root.rglob("*") if path.is_file()
        )

    async def count(self, table: str) -> int:
        return (await self.rows(f"select count(*) from {table}"))[0][0]

    async def rows(self, query: str, **values: Any) -> list[Any]:
        async with self.parts.database.transaction() as session:
            return list((await session.execute(text(query), values)).all())


@pytest.fixture
def remains(parts: Parts, tmp_path: Path) -> Remains:
    return Remains(parts, tmp_path / "files")


@pytest.fixture
def flow(parts: Parts) -> Flow:
    return flow_with(parts, doubles.craft())


def flow_with(parts: Parts, craft: Craft) -> Flow:
    return Flow(parts.database, parts.storage, parts.queue, craft)


def flow_that_finds(parts: Parts, fault: str) -> Flow:
    """Each of its reports names that fault of the library."""
    report = replace(doubles.REPORT, issues=(replace(doubles.ISSUE, fault=fault),))
    return flow_with(parts, replace(doubles.craft(), assess=lambda *_: report))
