"""The local folder that stands in for S3 on one machine."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import shutil
import stat
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from io import BufferedWriter
from pathlib import Path
from urllib.parse import quote, urlencode
from uuid import uuid4

from biome.kit.clock import Clock, utc_now
from biome.kit.storage import FILES_PATH, LIFE, OFFER_LIFE, LinkRefused, ObjectMissing, Offer, WrongSize, checked

BLOCK = 1 << 17
"""Bytes written to disk at a time: a thread's hop per network packet would cost more than the writing, and two hundred
uploads at once hold two hundred blocks."""

PRIVATE = 0o700


class LocalStorage:
    """A folder. Links to it are signed with HMAC-SHA256, expire, and are served by ``kit.files``."""

    name = "embedded"

    def __init__(self, root: Path, secret: str, *, life: timedelta = LIFE, clock: Clock = utc_now) -> None:
        self._root = root.resolve()
        self._secret = hashlib.sha256(b"biome signed links|" + secret.encode()).digest()
        self._life = life
        self._clock = clock

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> int:
        """See Storage."""
        draft = self._draft(key)
        try:
            size = await _write(draft, chunks)
            await asyncio.to_thread(os.replace, draft, self._path(key))
        finally:
            await asyncio.to_thread(self._tidy, draft)
        return size

    async def keep(self, key: str, file: Path) -> None:
        """See Storage."""
        draft = self._draft(key)
        try:
            await asyncio.to_thread(shutil.copyfile, file, draft)
            await asyncio.to_thread(os.replace, draft, self._path(key))
        finally:
            await asyncio.to_thread(self._tidy, draft)

    @asynccontextmanager
    async def local(self, key: str) -> AsyncGenerator[Path]:
        """See Storage. The object itself: do not write to it."""
        yield self.find(key)

    async def copy(self, source: str, target: str) -> None:
        """See Storage. A hard link where the file system has them."""
        await asyncio.to_thread(self._link, self.find(source), target)

    async def remove(self, key: str) -> None:
        """See Storage."""
        await asyncio.to_thread(self._remove, self._path(key))

    async def idle(self, prefix: str, age: timedelta) -> list[str]:
        """See Storage."""
        return await asyncio.to_thread(self._idle, prefix, (self._clock() - age).timestamp())

    def url(self, key: str, base: str) -> str:
        """See Storage."""
        expires = int((self._clock() + self._life).timestamp())
        query = urlencode({"expires": expires, "signature": self._sign(key, expires)})
        return f"{base.rstrip('/')}{FILES_PATH}{quote(key)}?{query}"

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """See Storage."""
        until = (self._clock() + OFFER_LIFE).replace(microsecond=0)
        expires = int(until.timestamp())
        query = urlencode({"expires": expires, "size": size, "signature": self._sign(_putting(key, size), expires)})
        url = f"{base.rstrip('/')}{FILES_PATH}{quote(key)}?{query}"
        return Offer(url, "PUT", {"Content-Type": mime_type}, until)

    async def alive(self) -> bool:
        """See Storage."""
        await asyncio.to_thread(self._make_root)
        return os.access(self._root, os.W_OK)

    async def close(self) -> None:
        """See Storage."""

    def opened_by(self, key: str, expires: int, signature: str) -> Path:
        """The file a signed link leads to; raises LinkRefused, ObjectMissing."""
        self._check(key, expires, signature)
        return self.find(key)

    async def take(self, key: str, expires: int, size: int, signature: str, chunks: AsyncIterable[bytes]) -> None:
        """Keep what comes with an ``offer``; raises LinkRefused, WrongSize."""
        self._check(_putting(key, size), expires, signature)
        await self.put(key, _exactly(size, chunks))

    def find(self, key: str) -> Path:
        """The file of ``key``; raises ObjectMissing."""
        path = self._path(key)
        if not path.is_file():
            raise ObjectMissing
        return path

    def _path(self, key: str) -> Path:
        return self._root / checked(key)

    def _make_root(self) -> None:
        """Films of people are nobody else's: the folder is its owner's only, also one that was made before."""
        self._root.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if stat.S_IMODE(self._root.stat().st_mode) != PRIVATE:
            with suppress(PermissionError):  # a mounted folder of another owner: then that one decides
                self._root.chmod(PRIVATE)

    def _draft(self, key: str) -> Path:
        path = self._path(key)
        self._make_root()
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.with_name(f".{uuid4().hex}.part")

    def _link(self, found: Path, target: str) -> None:
        draft = self._draft(target)
        try:
            try:
                os.link(found, draft)
            except OSError:
                shutil.copyfile(found, draft)
            os.replace(draft, self._path(target))
        finally:
            draft.unlink(missing_ok=True)  # two links to one file: replace leaves the draft where it was

    def _remove(self, path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        self._prune(path.parent)

    def _idle(self, prefix: str, before: float) -> list[str]:
        found = []
        for folder in self._root.glob(f"{prefix}/*/*"):
            with suppress(FileNotFoundError):  # somebody else was faster
                if max(path.stat().st_mtime for path in (folder, *folder.rglob("*"))) < before:
                    found.append(folder.relative_to(self._root).as_posix())
        return found

    def _tidy(self, draft: Path) -> None:
        draft.unlink(missing_ok=True)
        self._prune(draft.parent)

    def _prune(self, folder: Path) -> None:
        """Empty folders are not objects: take them away, up to the root."""
        with suppress(OSError):
            while folder != self._root and self._root in folder.parents:
                folder.rmdir()
                folder = folder.parent

    def _check(self, what: str, expires: int, signature: str) -> None:
        right = hmac.compare_digest(self._sign(what, expires).encode(), signature.encode())
        if not right or expires < self._clock().timestamp():
            raise LinkRefused

    def _sign(self, key: str, expires: int) -> str:
        return hmac.new(self._secret, f"{expires}\n{key}".encode(), hashlib.sha256).hexdigest()


def _putting(key: str, size: int) -> str:
    """What an offer signs: a link to read a key is of no use to write it, and the other way round."""
    return f"PUT {size}\n{key}"


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
