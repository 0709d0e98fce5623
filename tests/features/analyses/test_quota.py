"""Nobody fills the disk: so many films an hour and so many bytes a day, for each person."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from tests.features import doubles
from tests.features.analyses.conftest import Person, person

from biome.app import furnish, routed
from biome.kit.parts import Parts
from biome.settings import Settings

pytestmark = pytest.mark.anyio

MEGABYTE = 1 << 20


@pytest.fixture
def app() -> FastAPI:
    """An application that takes three films an hour and ten megabytes a day."""
    return routed(Settings.model_validate({"UPLOADS_PER_HOUR": 3, "UPLOAD_BYTES_PER_DAY": 10 * MEGABYTE}))


@pytest.fixture
async def client(parts: Parts, app: FastAPI, seeded: None) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(furnish(app, parts, doubles.copy_film), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://biome") as client:
        yield client


async def begin(who: Person, size: int, key: str | None = None) -> httpx.Response:
    film = {"fileName": "set.mp4", "fileSize": size, "mimeType": "video/mp4", "exerciseName": "Squat"}
    headers = who.headers | ({"Idempotency-Key": key} if key else {})
    return await who.client.post("/v1/analysis/uploads", headers=headers, json=film)


async def test_a_fourth_film_in_an_hour_is_refused_however_it_comes(anna: Person, bert: Person) -> None:
    assert [(await anna.upload()).status_code for _ in range(2)] == [201, 201]
    assert (await begin(anna, 1000)).status_code == 201
    for refused in (await anna.upload(), await begin(anna, 1000)):
        assert (refused.status_code, refused.json()["error"]["code"]) == (429, "RATE_LIMIT_EXCEEDED")
        assert 1 <= int(refused.headers["Retry-After"]) <= 1200
        assert refused.headers["RateLimit-Limit"] == "100"
    assert (await bert.upload()).status_code == 201


async def test_so_many_bytes_a_day_are_taken(anna: Person) -> None:
    assert (await begin(anna, 9 * MEGABYTE)).status_code == 201
    assert (await begin(anna, 2 * MEGABYTE)).status_code == 429
    assert (await begin(anna, MEGABYTE // 2)).status_code == 201


async def test_what_is_sent_again_under_its_key_is_counted_once(anna: Person) -> None:
    assert [(await begin(anna, 1000, "one")).status_code for _ in range(5)] == [201] * 5
    assert [(await begin(anna, 1000, name)).status_code for name in ("two", "three", "four")] == [201, 201, 429]


async def test_a_film_whose_size_is_not_said_counts_as_the_largest(parts: Parts, app: FastAPI, anna: Person) -> None:
    with pytest.raises(Exception, match="too often"):
        await app.state.quota.take(parts, anna.id, None)


async def test_somebody_else_is_not_refused(client: httpx.AsyncClient) -> None:
    people = [await person(client, name) for name in ("cy", "dora")]
    assert [(await begin(one, 9 * MEGABYTE)).status_code for one in people] == [201, 201]
