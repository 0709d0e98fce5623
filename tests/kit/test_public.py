"""Answers that anyone may keep are kept, for as long as they say."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from biome.kit.bodies import Gzip
from biome.kit.public import PublicAnswers
from biome.kit.web import Model, cacheable

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Count(Model):
    made: int
    filling: str = "x" * 2000


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
async def client(now: list[float]) -> AsyncIterator[httpx.AsyncClient]:
    app, made = FastAPI(), 0

    @app.get("/public")
    async def public(request: Request) -> Response:
        nonlocal made
        made += 1
        return cacheable(request, Count(made=made), 300)

    @app.get("/private")
    async def private() -> dict[str, int]:
        nonlocal made
        made += 1
        return {"made": made}

    app.add_middleware(Gzip, minimum_size=100)
    app.add_middleware(PublicAnswers, clock=lambda: now[0])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://biome") as client:
        yield client


async def made(client: httpx.AsyncClient, path: str = "/public", **headers: str) -> int:
    answer = await client.get(path, headers=headers)
    assert answer.status_code == 200
    return (answer.json().get("data") or answer.json())["made"]


async def test_the_same_question_is_answered_once_in_five_minutes(client: httpx.AsyncClient, now: list[float]):
    assert [await made(client), await made(client)] == [1, 1]
    now[0] = 299
    assert await made(client) == 1
    now[0] = 301
    assert await made(client) == 2


async def test_another_question_and_another_encoding_are_others(client: httpx.AsyncClient):
    plain = {"accept-encoding": "identity"}
    assert [await made(client), await made(client, "/public?page=2"), await made(client, **plain)] == [1, 2, 3]
    assert (await client.get("/public")).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in (await client.get("/public", headers=plain)).headers


async def test_who_has_it_already_is_told_so(client: httpx.AsyncClient):
    etag = (await client.get("/public")).headers["ETag"]
    for had in (etag, f'"other", {etag}', "*", etag.removeprefix("W/")):
        answer = await client.get("/public", headers={"If-None-Match": had})
        assert (answer.status_code, answer.content, answer.headers["ETag"]) == (304, b"", etag)
    assert (await client.get("/public", headers={"If-None-Match": '"other"'})).status_code == 200


async def test_what_is_not_public_is_not_kept(client: httpx.AsyncClient):
    assert [await made(client, "/private"), await made(client, "/private")] == [1, 2]
