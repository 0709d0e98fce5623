"""What every object store promises, asked of the folder and of a bucket alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.kit.storage import outside
from tests.kit.storage.conftest import Later

from biome.kit.clock import utc_now
from biome.kit.storage import ObjectChanged, ObjectMissing, Storage, one
from biome.kit.storage.s3 import S3Storage

pytestmark = pytest.mark.anyio
PART = 5 << 20
BASE = "http://biome.test"
LARGE = "temp/a/b/upload"
FIRST = b"f" * PART


async def content(store: Storage, key: str) -> bytes:
    async with store.local(key) as file:
        return file.read_bytes()


async def pieces(size: int, of: int = 700_001) -> AsyncIterator[bytes]:
    for at in range(0, size, of):
        yield bytes(range(256)) * (min(of, size - at) // 256) + b"x" * (min(of, size - at) % 256)


async def there(store: Storage, key: str) -> bool:
    try:
        await content(store, key)
    except ObjectMissing:
        return False
    return True


@pytest.mark.parametrize("size", [0, 1, PART - 1, PART, PART + 1, 2 * PART + 12_345])
async def test_what_is_put_is_read_again_byte_by_byte(store: Storage, size: int):
    assert await store.put("videos/a/b/film.mp4", pieces(size)) == size
    assert await content(store, "videos/a/b/film.mp4") == b"".join([piece async for piece in pieces(size)])


@pytest.mark.parametrize("size", [1_000_000, 2 * PART])
async def test_a_stream_that_breaks_off_leaves_nothing(store: Storage, size: int):
    async def broken() -> AsyncIterator[bytes]:
        async for piece in pieces(size):
            yield piece
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await store.put("temp/a/b/film.mp4", broken())
    assert not await there(store, "temp/a/b/film.mp4")
    assert [found async for found in store.listed("temp")] == []


async def test_a_second_put_replaces_the_first(store: Storage):
    await store.put("pictures/a/face.jpg", one(b"first"))
    await store.put("pictures/a/face.jpg", one(b"second"))
    assert await content(store, "pictures/a/face.jpg") == b"second"


async def test_a_local_file_is_kept_as_a_copy(store: Storage, tmp_path: Path):
    file = tmp_path / "drawn.mp4"
    file.write_bytes(b"drawn")
    await store.keep("videos/a/b/annotated.mp4", file)
    file.unlink()
    assert await content(store, "videos/a/b/annotated.mp4") == b"drawn"


async def test_a_copy_outlives_its_source_and_may_be_made_twice(store: Storage):
    await store.put("temp/a/b/film.mp4", one(b"film"))
    for _ in range(2):
        await store.copy("temp/a/b/film.mp4", "videos/a/b/film.mp4")
    await store.remove("temp/a/b")
    assert await content(store, "videos/a/b/film.mp4") == b"film"


async def test_removing_takes_all_below_and_nothing_beside_and_may_be_done_twice(store: Storage):
    for key in ("videos/a/b/film.mp4", "videos/a/b/keys/1.jpg", "videos/a/bb/film.mp4", "videos/a/b.mp4"):
        await store.put(key, one(b"x"))
    for _ in range(2):
        await store.remove("videos/a/b")
    left = {key: await there(store, key) for key in ("videos/a/b/film.mp4", "videos/a/b/keys/1.jpg")}
    assert left == {"videos/a/b/film.mp4": False, "videos/a/b/keys/1.jpg": False}
    assert await there(store, "videos/a/bb/film.mp4")
    assert await there(store, "videos/a/b.mp4")
    await store.remove("videos/a/b.mp4")
    assert not await there(store, "videos/a/b.mp4")


async def test_what_is_not_there_is_missing(store: Storage):
    with pytest.raises(ObjectMissing):
        await content(store, "videos/none")
    with pytest.raises(ObjectMissing):
        await store.copy("videos/none", "videos/some")


@pytest.mark.parametrize("key", ["../secret", "a/../b", "/etc/passwd", "a//b", "a/.b", "", "a\x00", "a\\b", "."])
async def test_a_key_that_is_not_of_ours_is_missing_everywhere(store: Storage, key: str):
    with pytest.raises(ObjectMissing):
        await store.put(key, one(b"x"))
    with pytest.raises(ObjectMissing):
        await content(store, key)
    with pytest.raises(ObjectMissing):
        await store.copy(key, "videos/a")


async def test_all_below_a_folder_is_listed_with_its_time_and_nothing_beside(store: Storage):
    for key in ("temp/a/b/film.mp4", "temp/a/c/keys/1.jpg", "temporary/film.mp4", "videos/a/b/film.mp4"):
        await store.put(key, one(b"x"))
    listed = {found.key: found.written async for found in store.listed("temp")}
    assert listed.keys() == {"temp/a/b/film.mp4", "temp/a/c/keys/1.jpg"}
    assert all(abs(utc_now() - written) < timedelta(seconds=30) for written in listed.values())
    assert [found async for found in store.listed("none")] == []


async def test_what_is_there_is_known_by_its_size_and_by_a_version_that_changes_with_every_put(store: Storage):
    with pytest.raises(ObjectMissing):
        await store.look("videos/a/film.mp4")
    await store.put("videos/a/film.mp4", one(b"first"))
    first = await store.look("videos/a/film.mp4")
    assert first.size == 5
    assert await store.look("videos/a/film.mp4") == first
    async with store.local("videos/a/film.mp4", first.version) as file:
        await store.put("videos/a/film.mp4", one(b"other"))
        assert file.read_bytes() == b"first"
    assert (await store.look("videos/a/film.mp4")).version != first.version
    with pytest.raises(ObjectChanged):
        async with store.local("videos/a/film.mp4", first.version):
            pass
    await store.remove("videos/a/film.mp4")
    with pytest.raises(ObjectMissing):
        async with store.local("videos/a/film.mp4", first.version):
            pass


async def test_a_form_puts_one_object_of_one_size_and_type_and_nothing_else(store: Storage):
    offer = store.offer("temp/a/b/upload", BASE, 5, "video/mp4")
    assert await outside.put(store, offer, b"films") == 204
    assert await content(store, "temp/a/b/upload") == b"films"
    for wrong in (b"film", b"films!", b""):
        assert await outside.put(store, offer, wrong) == 400
    for name, value in (("key", "temp/a/c/upload"), ("Content-Type", "text/html"), ("policy", "e30=")):
        changed = replace(offer, fields=offer.fields | {name: value})
        assert await outside.put(store, changed, b"other") in (400, 403), name
    for name in offer.fields:
        fewer = {field: value for field, value in offer.fields.items() if field != name}
        assert await outside.put(store, replace(offer, fields=fewer), b"other") in (400, 403), name
    assert await content(store, "temp/a/b/upload") == b"films"
    assert [found.key async for found in store.listed("temp")] == ["temp/a/b/upload"]


async def test_pieces_become_one_object_when_they_are_joined(store: Storage):
    upload = await store.pieces.begin(LARGE, "video/mp4")
    assert await store.pieces.there(LARGE, upload) == {}
    for number, piece in (2, b"end"), (1, b"lost on the way" * 1000), (1, FIRST):
        offer = store.pieces.offer(LARGE, upload, number, len(piece), BASE)
        assert await outside.put(store, offer, piece) == 200
        assert await outside.put(store, offer, piece[:-1]) in (400, 403)
    pieces = await store.pieces.there(LARGE, upload)
    assert {number: piece.size for number, piece in pieces.items()} == {1: len(FIRST), 2: 3}
    assert not await there(store, LARGE)
    await store.pieces.join(LARGE, upload, pieces)
    assert await content(store, LARGE) == FIRST + b"end"
    with pytest.raises(ObjectMissing):
        await store.pieces.there(LARGE, upload)
    with suppress(ObjectMissing):
        await store.pieces.join(LARGE, upload, pieces)
    assert await content(store, LARGE) == FIRST + b"end"
    assert [found.key async for found in store.listed("temp")] == [LARGE]


async def test_a_piece_that_was_replaced_meanwhile_is_not_joined(store: Storage):
    upload = await store.pieces.begin(LARGE, "video/mp4")
    offer = store.pieces.offer(LARGE, upload, 1, 5, BASE)
    await outside.put(store, offer, b"first")
    seen = await store.pieces.there(LARGE, upload)
    await outside.put(store, offer, b"other")
    with pytest.raises(ObjectChanged):
        await store.pieces.join(LARGE, upload, seen)
    assert not await there(store, LARGE)


async def test_pieces_go_with_their_folder(store: Storage):
    kept = await store.pieces.begin("temp/a/c/upload", "video/mp4")
    upload = await store.pieces.begin(LARGE, "video/mp4")
    await outside.put(store, store.pieces.offer(LARGE, upload, 1, 5, BASE), b"piece")
    await store.remove("temp/a/b")
    with pytest.raises(ObjectMissing):
        await store.pieces.there(LARGE, upload)
    assert await store.pieces.there("temp/a/c/upload", kept) == {}


async def test_what_is_only_begun_is_cleared_when_it_is_old(store: Storage, clock: Later):
    await store.put("videos/a/film.mp4", one(b"film"))
    upload = await store.pieces.begin(LARGE, "video/mp4")
    await store.clear_drafts(timedelta(hours=24))
    assert await store.pieces.there(LARGE, upload) == {}
    clock.ahead = timedelta(hours=25)
    await store.clear_drafts(timedelta(hours=24))
    if isinstance(store, S3Storage):  # in a folder they are objects beside their object, and go with it
        with pytest.raises(ObjectMissing):
            await store.pieces.there(LARGE, upload)
    assert await content(store, "videos/a/film.mp4") == b"film"


async def test_a_store_that_works_is_alive(store: Storage):
    assert await store.alive()
