"""What every object store promises, asked of the folder and of a bucket alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from biome.kit.storage import ObjectMissing, Storage, one

pytestmark = pytest.mark.anyio
PART = 5 << 20


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
    assert await store.idle("temp", timedelta()) == []


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


async def test_folders_in_which_nothing_was_written_for_long_are_named(store: Storage, clock: object):
    await store.put("temp/a/b/film.mp4", one(b"x"))
    await store.put("temp/a/c/keys/1.jpg", one(b"x"))
    await store.put("videos/a/b/film.mp4", one(b"x"))
    assert await store.idle("temp", timedelta(hours=24)) == []
    clock.ahead = timedelta(hours=25)  # type: ignore[attr-defined]
    assert sorted(await store.idle("temp", timedelta(hours=24))) == ["temp/a/b", "temp/a/c"]


async def test_a_store_that_works_is_alive(store: Storage):
    assert await store.alive()
