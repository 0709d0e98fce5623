"""The local folder that stands in for S3 on one machine."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from io import BufferedWriter
from pathlib import Path

from biome.kit.clock import Clock, utc_now
from biome.kit.storage import LIFE, Listed, ObjectChanged, Offer, Stored, WrongSize, checked
from biome.kit.storage.folder import Folder, link, version_of
from biome.kit.storage.full import full_is_away
from biome.kit.storage.local_links import Links
from biome.kit.storage.local_pieces import LocalPieces

BLOCK = 1 << 17
"""Bytes written to disk at a time: a thread's hop per network packet would cost more than the writing, and two hundred
uploads at once hold two hundred blocks."""


class LocalStorage:
    """A folder. Links to it are signed (``local_links``) and served by ``kit.files``. See Storage."""

    name = "embedded"

    def __init__(self, root: Path, secret: str, *, life: timedelta = LIFE, clock: Clock = utc_now) -> None:
        self._folder = Folder(root)
        self._links = Links(secret, clock)
        self._life = life
        self._clock = clock
        self.pieces = LocalPieces(self._folder, self._links)

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> int:
        """See Storage."""
        draft = self._folder.draft(key)
        try:
            with full_is_away():
                size = await _write(draft, chunks)
            await asyncio.to_thread(self._folder.place, draft, key)
        finally:
            draft.unlink(missing_ok=True)
        return size

    async def keep(self, key: str, file: Path) -> None:
        """See Storage."""
        await asyncio.to_thread(self._folder.write, key, lambda draft: shutil.copyfile(file, draft))

    async def look(self, key: str) -> Stored:
        """See Storage."""
        return version_of(self._folder.find(key))

    @asynccontextmanager
    async def local(self, key: str, version: str | None = None) -> AsyncGenerator[Path]:
        """See Storage. The object itself: do not write to it."""
        path = self._folder.find(key)
        if version is None:
            yield path
            return
        draft = self._folder.draft(key)  # a link of our own: what is put under the key meanwhile is another file
        try:
            link(path, draft)
            if version_of(draft).version != version:
                raise ObjectChanged
            yield draft
        finally:
            draft.unlink(missing_ok=True)

    async def copy(self, source: str, target: str) -> None:
        """See Storage. A hard link where the file system has them."""
        found = self._folder.find(source)
        await asyncio.to_thread(self._folder.write, target, lambda draft: link(found, draft))

    async def remove(self, key: str) -> None:
        """See Storage."""
        await asyncio.to_thread(self._folder.remove, key)

    async def listed(self, folder: str) -> AsyncIterator[Listed]:
        """See Storage."""
        for found in await asyncio.to_thread(lambda: list(self._folder.listed(folder))):
            yield found

    async def clear_drafts(self, age: timedelta) -> int:
        """See Storage."""
        return await asyncio.to_thread(self._folder.clear_drafts, (self._clock() - age).timestamp())

    def url(self, key: str, base: str) -> str:
        """See Storage."""
        return self._links.read(key, base, self._life)

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """See Storage."""
        return self._links.form(checked(key), base, size, mime_type)

    async def alive(self) -> bool:
        """See Storage."""
        return await asyncio.to_thread(self._folder.make)

    async def close(self) -> None:
        """See Storage."""

    def opened_by(self, key: str, expires: int, signature: str) -> Path:
        """The file a signed link leads to; raises LinkRefused, ObjectMissing."""
        self._links.check_read(key, expires, signature)
        return self._folder.find(key)

    async def take(self, key: str, expires: int, size: int, signature: str, chunks: AsyncIterable[bytes]) -> None:
        """Keep what comes by a link to put; raises LinkRefused, WrongSize."""
        self._links.check_put(key, size, expires, signature)
        await self.put(key, _exactly(size, chunks))

    async def take_form(self, fields: Mapping[str, str], chunks: AsyncIterable[bytes]) -> None:
        """Keep what comes with the ``fields`` of an ``offer``; raises LinkRefused, WrongSize."""
        key, size = self._links.check_form(fields)
        await self.put(key, _exactly(size, chunks))


async def _exactly(size: int, chunks: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """``chunks``, which must be ``size`` bytes in all: what is too long is not read to its end."""
    left = size
    async for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise WrongSize
        yield chunk
    if left:
        raise WrongSize


async def _write(path: Path, chunks: AsyncIterable[bytes]) -> int:
    size, block = 0, bytearray()
    file = await asyncio.to_thread(path.open, "wb")
    try:
        async for chunk in chunks:
            block += chunk
            size += len(chunk)
            if len(block) >= BLOCK:
                await asyncio.to_thread(file.write, block)
                block = bytearray()
        await asyncio.to_thread(_finish, file, block)
    finally:
        file.close()
    return size


def _finish(file: BufferedWriter, rest: bytearray) -> None:
    file.write(rest)
    file.flush()
    os.fsync(file.fileno())
