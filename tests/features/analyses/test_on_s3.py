"""A film's way when the store is a bucket: in, analysed, looked at by its links, and away without a trace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest
from tests.features import doubles
from tests.features.analyses.conftest import Person, flow_with

from biome.kit.parts import Parts
from biome.kit.storage import PIECE, Bucket
from biome.kit.storage.s3 import S3Storage
from biome.vision.limits import DEFAULT

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parts(parts: Parts, bucket: Bucket) -> AsyncIterator[Parts]:
    storage = S3Storage(bucket)
    for prefix in ("temp", "videos"):
        await storage.remove(prefix)
    yield replace(parts, storage=storage)
    await storage.close()


async def keys(parts: Parts) -> list[str]:
    return [found.key for folder in ("temp", "videos") async for found in parts.storage.listed(folder)]


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
    for film, status in ((doubles.MP4 + b"x", 400), (doubles.MP4, 204)):
        assert httpx.post(offer["url"], data=offer["fields"], files={"file": film}).status_code == status
    done = await anna.post(f"/v1/analysis/uploads/{begun['sessionId']}/complete")
    assert done.status_code == 200, done.text
    await flow_with(parts, doubles.craft()).analyse(UUID(begun["sessionId"]))
    state = (await anna.get(f"/v1/analysis/sessions/{begun['sessionId']}")).json()["data"]
    assert state["status"] == "completed"
    assert all(key.startswith("videos/") for key in await keys(parts))


async def test_a_film_of_a_hundred_megabytes_that_is_cut_off_at_half_goes_on_with_one_piece_sent_again(
    anna: Person, parts: Parts
):
    film = doubles.MP4 + bytes(DEFAULT.bytes - len(doubles.MP4))
    wanted = {"fileName": "set.mp4", "fileSize": len(film), "mimeType": "video/mp4", "exerciseName": "Squat"}
    begun = (await anna.post("/v1/analysis/uploads", json=wanted)).json()["data"]
    link, sent = f"/v1/analysis/uploads/{begun['sessionId']}", 0

    async def put(part: dict[str, Any], cut: int | None = None) -> None:
        nonlocal sent
        at = (part["number"] - 1) * PIECE
        piece = film[at : at + part["size"]]
        sent += len(piece if cut is None else piece[:cut])
        if cut is None:
            assert httpx.put(part["url"], content=piece).status_code == 200
        else:
            await cut_off(part["url"], len(piece), piece[:cut])

    for part in begun["upload"]["parts"]:
        if sent + PIECE > len(film) // 2:
            await put(part, cut=PIECE - 1000)
            break
        await put(part)
    state = (await anna.get(link)).json()["data"]
    for part in state["upload"]["parts"]:
        if part["url"]:
            await put(part)
    assert (await anna.post(f"{link}/complete")).status_code == 200
    assert sent - len(film) <= PIECE
    (key,) = await keys(parts)
    assert (await parts.storage.look(key)).size == len(film)


async def cut_off(url: str, size: int, piece: bytes) -> None:
    """Announce ``size`` bytes and hang up in the middle."""
    to = urlsplit(url)
    _, line = await asyncio.open_connection(to.hostname, to.port)
    line.write(f"PUT {to.path}?{to.query} HTTP/1.1\r\nHost: {to.netloc}\r\nContent-Length: {size}\r\n\r\n".encode())
    line.write(piece)
    await line.drain()
    line.transport.abort()


async def test_pieces_go_with_the_account(anna: Person, parts: Parts):
    assert isinstance(parts.storage, S3Storage)
    wanted = {"fileName": "set.mp4", "fileSize": 3 * PIECE, "mimeType": "video/mp4", "exerciseName": "Squat"}
    begun = (await anna.post("/v1/analysis/uploads", json=wanted)).json()["data"]
    httpx.put(begun["upload"]["parts"][0]["url"], content=bytes(PIECE))
    assert len(await parts.storage.pieces.unfinished()) == 1
    gone = await anna.client.request("DELETE", "/v1/user", headers=anna.headers, json={"password": "a good password"})
    assert gone.status_code == 200
    assert await parts.storage.pieces.unfinished() == []
