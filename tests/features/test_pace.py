"""Who asks too often is told when to come back; everybody is told what is left."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from biome.app import copy_film, furnish, routed
from biome.kit.parts import Parts
from biome.settings import Settings

pytestmark = pytest.mark.anyio

ANNA = {"email": "anna@example.com", "username": "anna", "password": "a good password"}


@pytest.fixture
async def client(parts: Parts) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that lets everybody ask three times a minute."""
    app: FastAPI = furnish(routed(Settings.model_validate({"REQUESTS_PER_MINUTE": 3})), parts, copy_film)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


async def test_the_fourth_request_of_a_minute_is_refused_in_the_envelope(client: httpx.AsyncClient):
    answers = [await client.get("/v1/exercises/categories") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    refused = answers[-1]
    assert refused.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"
    assert int(refused.headers["Retry-After"]) == refused.json()["error"]["details"]["retryAfter"] == 20
    assert (refused.headers["RateLimit-Limit"], refused.headers["RateLimit-Reset"]) == ("3", "60")
    assert refused.headers["X-Request-ID"]


async def test_a_user_has_a_count_of_her_own(client: httpx.AsyncClient):
    token = (await client.post("/v1/auth/register", json=ANNA)).json()["data"]["token"]
    for _ in range(3):
        await client.get("/v1/exercises/categories")
    assert (await client.get("/v1/exercises/categories")).status_code == 429
    hers = await client.get("/v1/user/profile", headers={"Authorization": f"Bearer {token}"})
    assert (hers.status_code, hers.headers["RateLimit-Remaining"]) == (200, "2")


async def test_a_token_that_is_not_ours_counts_for_its_address(client: httpx.AsyncClient):
    for number in range(3):
        await client.get("/v1/user/profile", headers={"Authorization": f"Bearer nonsense{number}"})
    assert (await client.get("/v1/exercises/categories")).status_code == 429


async def test_whether_we_live_may_always_be_asked(client: httpx.AsyncClient):
    answers = [await client.get("/health") for _ in range(5)]
    assert all(answer.status_code in (200, 503) for answer in answers)
    assert "RateLimit-Limit" not in answers[0].headers
