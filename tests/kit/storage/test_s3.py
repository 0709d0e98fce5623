"""A bucket: what its links allow, and what they do not, asked of a real gateway."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import httpx
import pytest
from botocore.exceptions import ClientError

from biome.kit.storage import Bucket, StoreAway, one
from biome.kit.storage.s3 import S3Storage

pytestmark = pytest.mark.anyio
FILM, OTHER = "videos/a/b/film.mp4", "videos/c/d/film.mp4"


@pytest.fixture
async def s3(bucket: Bucket):
    store = S3Storage(bucket)
    yield store
    await store.close()


def elsewhere(url: str, path: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=path))


async def test_a_link_opens_its_own_object_in_ranges_and_no_other(s3: S3Storage):
    await s3.put(FILM, one(b"0123456789"))
    await s3.put(OTHER, one(b"another's"))
    url = s3.url(FILM, "https://biome.example")
    whole = httpx.get(url)
    assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, b"0123456789", "video/mp4")
    part = httpx.get(url, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, b"234")
    assert httpx.get(elsewhere(url, f"/films/{OTHER}")).status_code == 403
    assert httpx.get(elsewhere(url, f"/films/{FILM}").partition("?")[0]).status_code == 403
    assert httpx.put(url, content=b"x").status_code == 403
    assert httpx.delete(url).status_code == 403


async def test_a_link_that_is_over_opens_nothing(bucket: Bucket):
    store = S3Storage(bucket, life=timedelta(seconds=1))
    await store.put(FILM, one(b"x"))
    url = store.url(FILM, "")
    await asyncio.sleep(2.1)  # the store's clock, which nobody can put forward, knows whole seconds
    assert httpx.get(url).status_code == 403
    await store.close()


async def test_a_link_for_a_piece_puts_that_piece_and_no_other(s3: S3Storage):
    upload = await s3.pieces.begin(FILM, "video/mp4")
    url = s3.pieces.offer(FILM, upload, 1, 4, "").url
    assert httpx.put(elsewhere(url, f"/films/{OTHER}"), content=b"film").status_code == 403
    assert httpx.put(url.replace("partNumber=1", "partNumber=2"), content=b"film").status_code == 403
    assert httpx.put(url, content=b"films").status_code == 403
    assert await s3.pieces.there(FILM, upload) == {}
    await s3.remove("videos/a/b")


async def test_who_has_no_keys_gets_nothing(bucket: Bucket):
    stranger = S3Storage(replace(bucket, secret_key="a guess"))
    with pytest.raises(ClientError):
        await stranger.alive()
    with pytest.raises(ClientError):
        await stranger.put(FILM, one(b"x"))
    await stranger.close()


async def test_a_store_that_is_away_is_neither_alive_nor_empty(bucket: Bucket):
    away = S3Storage(replace(bucket, endpoint="http://127.0.0.1:9"))
    with pytest.raises(StoreAway):
        await away.alive()
    with pytest.raises(StoreAway):
        async with away.local(FILM):
            pass
    with pytest.raises(StoreAway):
        await away.put(FILM, one(b"x"))
    await away.close()


async def test_a_part_that_fails_leaves_no_upload_behind(s3: S3Storage):
    async def broken():
        yield b"x" * (6 << 20)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await s3.put(FILM, broken())
    assert await s3.pieces.unfinished() == []
