"""The local object store."""

from __future__ import annotations

import asyncio
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from biome.kit.storage import FILES_PATH, LinkRefused, StoreAway, one
from biome.kit.storage.local import LocalStorage

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path / "files", "secret", clock=lambda: NOW)


def files(store: LocalStorage, tmp_path: Path) -> list[str]:
    return sorted(path.relative_to(tmp_path / "files").as_posix() for path in (tmp_path / "files").rglob("*"))


async def test_a_stream_that_breaks_off_leaves_nothing_not_even_a_folder(store: LocalStorage, tmp_path: Path):
    async def broken() -> AsyncIterator[bytes]:
        yield b"x" * 3_000_000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await store.put("temp/a/b/original.mp4", broken())
    assert files(store, tmp_path) == [".drafts"]


async def test_a_folder_that_is_empty_is_none(store: LocalStorage, tmp_path: Path):
    await store.put("temp/a/film.mp4", one(b"film"))
    await store.copy("temp/a/film.mp4", "videos/a/film.mp4")
    await store.remove("temp/a")
    assert files(store, tmp_path) == [".drafts", "videos", "videos/a", "videos/a/film.mp4"]


async def test_what_a_crash_left_half_written_is_cleared_when_it_is_old(tmp_path: Path):
    later = timedelta()
    store = LocalStorage(tmp_path / "files", "secret", clock=lambda: datetime.now(UTC) + later)
    assert await store.alive()
    (tmp_path / "files" / ".drafts" / "half").write_bytes(b"fil")
    assert await store.clear_drafts(timedelta(hours=24)) == 0
    later = timedelta(hours=25)
    assert await store.clear_drafts(timedelta(hours=24)) == 1
    assert files(store, tmp_path) == [".drafts"]


async def test_a_link_opens_its_own_object_and_only_for_a_while(tmp_path: Path):
    moment = NOW
    store = LocalStorage(tmp_path, "secret", life=timedelta(minutes=5), clock=lambda: moment)
    await store.put("videos/a/film.mp4", one(b"film"))
    await store.put("videos/b/film.mp4", one(b"other"))
    url = urlsplit(store.url("videos/a/film.mp4", "https://biome.example/"))
    assert (url.scheme, url.netloc, url.path) == ("https", "biome.example", FILES_PATH + "videos/a/film.mp4")
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    expires, signature = int(query["expires"]), query["signature"]
    assert store.opened_by("videos/a/film.mp4", expires, signature).read_bytes() == b"film"
    for key, until, signed in (
        ("videos/b/film.mp4", expires, signature),
        ("videos/a/film.mp4", expires + 60, signature),
        ("videos/a/film.mp4", expires, "0" * 64),
        ("videos/a/film.mp4", expires, "é"),
    ):
        with pytest.raises(LinkRefused):
            store.opened_by(key, until, signed)
    other = LocalStorage(tmp_path, "another secret", clock=lambda: moment)
    with pytest.raises(LinkRefused):
        other.opened_by("videos/a/film.mp4", expires, signature)
    moment = NOW + timedelta(minutes=6)
    with pytest.raises(LinkRefused):
        store.opened_by("videos/a/film.mp4", expires, signature)


async def test_nobody_else_on_the_machine_can_enter_the_store(store: LocalStorage, tmp_path: Path):
    root = tmp_path / "files"
    await store.put("temp/a/film.mp4", one(b"film"))
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    root.chmod(0o755)  # as an earlier version made it
    assert await store.alive()
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
async def test_a_disk_that_is_full_is_a_store_that_is_away_and_keeps_nothing(tmp_path: Path):
    home = tmp_path / "small"
    home.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(home)], check=False)
    if mounted.returncode:
        pytest.skip("only root can make a small disk")
    try:
        store = LocalStorage(home / "files", "secret")
        (tmp_path / "large").write_bytes(bytes(2 << 20))
        for attempt in (store.put("temp/a/film.mp4", one(bytes(2 << 20))), store.keep("a/b.mp4", tmp_path / "large")):
            with pytest.raises(StoreAway):
                await attempt
        assert [path for path in (home / "files").rglob("*") if path.is_file()] == []
        assert await store.put("temp/a/film.mp4", one(b"small")) == 5
    finally:
        subprocess.run(["umount", str(home)], check=True)


async def test_whoever_empties_a_folder_is_in_nobodys_way(store: LocalStorage):
    async def come_and_go(number: int) -> None:
        for _ in range(60):
            await store.put(f"temp/a/{number}/film.mp4", one(b"film"))
            assert len([found async for found in store.listed("temp")]) >= 0
            await store.remove(f"temp/a/{number}")

    await asyncio.gather(*(come_and_go(number) for number in range(6)))
    assert [found async for found in store.listed("temp")] == []
