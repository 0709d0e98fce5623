"""A film's way when the store is a bucket: in, analysed, looked at by its links, and away without a trace."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

import httpx
import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with

from biome.kit.parts import Parts
from biome.kit.storage import Bucket
from biome.kit.storage.s3 import S3Storage

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts(parts: Parts, bucket: Bucket) -> AsyncIterator[Parts]:
    storage = S3Storage(bucket)
    for prefix in ("temp", "videos"):
        await storage.remove(prefix)
    yield replace(parts, storage=storage)
    await storage.close()


async def keys(parts: Parts) -> list[str]:
    assert isinstance(parts.storage, S3Storage)
    return [found["Key"] for prefix in ("temp/", "videos/") async for found in parts.storage._listed(prefix)]


async def looked_at(anna: Person, session_id: UUID) -> dict[str, httpx.Response]:
    """What the links of the result lead to, followed as a browser would: straight to the store."""
    data = (await anna.get(f"/v1/analysis/sessions/{session_id}/results")).json()["data"]
    links = {"film": data["session"]["videoUrl"], "key frame": data["issues"][0]["keyframeUrl"]}
    return {name: httpx.get(link, headers={"Range": "bytes=0-9"}) for name, link in links.items() if link}


async def test_an_uploaded_film_is_analysed_seen_and_deleted(anna: Person, parts: Parts):
    session_id = await anna.uploaded()
    assert all(key.startswith("temp/") for key in await keys(parts))
    await flow_with(parts, doubles.craft()).analyse(session_id)
    seen = await looked_at(anna, session_id)
    assert {name: answer.status_code for name, answer in seen.items()} == dict.fromkeys(seen, 206)
    assert seen["film"].content == doubles.MP4[:10]
    assert all(key.startswith("videos/") for key in await keys(parts))
    assert (await anna.delete(f"/v1/analysis/sessions/{session_id}")).status_code == 200
    assert await keys(parts) == []


async def test_a_film_that_is_put_straight_into_the_bucket_is_taken(anna: Person, parts: Parts):
    wanted = {"fileName": "set.mp4", "fileSize": len(doubles.MP4), "mimeType": "video/mp4", "exerciseName": "Squat"}
    begun = (await anna.post("/v1/analysis/uploads", json=wanted)).json()["data"]
    offer = begun["upload"]
    assert httpx.put(offer["url"], content=doubles.MP4 + b"x", headers=offer["headers"]).status_code == 403
    assert httpx.put(offer["url"], content=doubles.MP4, headers=offer["headers"]).status_code == 200
    done = await anna.post(f"/v1/analysis/uploads/{begun['sessionId']}/complete")
    assert done.status_code == 200, done.text
    await flow_with(parts, doubles.craft()).analyse(UUID(begun["sessionId"]))
    state = (await anna.get(f"/v1/analysis/sessions/{begun['sessionId']}")).json()["data"]
    assert state["status"] == "completed"
    assert all(key.startswith("videos/") for key in await keys(parts))
