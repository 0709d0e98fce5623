"""The object store: one small port for films and all that is made of them.

``local`` is a folder on one machine, ``s3`` any store that speaks S3. Both keep the same promises; one suite of tests
asks both for them (``tests/kit/storage/test_promises.py``).
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Protocol

from biome.kit.errors import MalformedRequest, NotAllowed, NotFound, Unavailable

LIFE = timedelta(minutes=5)
OFFER_LIFE = timedelta(minutes=15)
"""A piece over a slow phone line."""
PIECE = 8 << 20
"""Bytes of each piece of a large object but the last: what a cut line costs at most."""
IN_ONE = 2 * PIECE
"""Up to so many bytes an object is put whole."""
GOOD_KEY = re.compile(r"(?!.*(?:^|/)\.)[\w.-]+(?:/[\w.-]+)*")
FILES_PATH = "/v1/files/"
FORM_PATH = "/v1/files"
TYPES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".avi": "video/x-msvideo",
    ".jpg": "image/jpeg",
    ".gz": "application/gzip",
}


class ObjectMissing(NotFound):
    """This file is not there any more."""


class StoreAway(Unavailable):
    """Films cannot be kept or fetched for the moment. Please try again in a little while."""


class LinkRefused(NotAllowed):
    """This link has expired or was changed. Open the page again to get a new one."""


class ObjectChanged(Exception):
    """Another object is under this key by now."""


class WrongSize(MalformedRequest):
    """This file has another size than was announced. Ask for a new link."""


@dataclass(frozen=True)
class Offer:
    """A request by which somebody who has no key of ours may put one object, of one size and type, for a while.

    With ``fields`` it is a form (POST), whose last field ``file`` is the object; without, the object is the body (PUT).
    """

    url: str
    expires_at: datetime
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stored:
    """What is under a key now."""

    size: int
    """Bytes."""
    version: str
    """Changes with every other object that is put there."""


@dataclass(frozen=True)
class Listed:
    """One object of many."""

    key: str
    written: datetime


@dataclass(frozen=True)
class Bucket:
    """Which bucket of which S3, and by whose keys; without keys those that the machine itself has."""

    name: str
    region: str
    endpoint: str | None = None
    access_key: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    encryption: str | None = "AES256"
    """What every put asks the store to encrypt with; None leaves it to the bucket's own default."""


class Pieces(Protocol):
    """Objects that arrive in pieces, numbered from 1; there is no object until they are joined."""

    async def begin(self, key: str, mime_type: str) -> str:
        """Begin one; the name of this upload."""
        ...

    def offer(self, key: str, upload: str, number: int, size: int, base: str) -> Offer:
        """How the outside may put one piece of ``size`` bytes within a quarter of an hour; a later one replaces it."""
        ...

    async def there(self, key: str, upload: str) -> dict[int, Stored]:
        """The pieces that have come; raises ObjectMissing when the upload was joined, given up or never begun."""
        ...

    async def join(self, key: str, upload: str, pieces: Mapping[int, Stored]) -> None:
        """Make them one object, in their order. Raises ObjectChanged when one was replaced meanwhile.

        Joined before, it may raise ObjectMissing as ``there`` does; the object is not harmed.
        """
        ...


class Storage(Protocol):
    """Files by key, in the layout of spec.md section 6.

    Any of it raises StoreAway when the store cannot be reached, is in trouble or is full.
    """

    name: str
    """What health calls it when it works."""

    async def put(self, key: str, chunks: AsyncIterable[bytes]) -> int:
        """Keep what ``chunks`` give and answer its size in bytes. All or nothing: if they raise, nothing is kept."""
        ...

    async def keep(self, key: str, file: Path) -> None:
        """Keep a copy of a local ``file``."""
        ...

    async def look(self, key: str) -> Stored:
        """What is there; raises ObjectMissing."""
        ...

    def local(self, key: str, version: str | None = None) -> AbstractAsyncContextManager[Path]:
        """The object as a local file for as long as the ``async with`` block lasts; raises ObjectMissing.

        With a ``version`` it is that very object: raises ObjectChanged when it is another.
        """
        ...

    async def copy(self, source: str, target: str) -> None:
        """The same object under a second key; raises ObjectMissing."""
        ...

    async def remove(self, key: str) -> None:
        """Remove the object ``key`` and all below it, uploads in pieces too; nothing happens when there is none."""
        ...

    def listed(self, folder: str) -> AsyncIterator[Listed]:
        """All objects below ``folder``, each of its folders in one go."""
        ...

    async def clear_drafts(self, age: timedelta) -> int:
        """Remove what was begun longer ago than ``age`` and never became an object; how much that was."""
        ...

    def url(self, key: str, base: str) -> str:
        """A link that anyone may follow for five minutes; ``base`` is how the outside calls this server."""
        ...

    def offer(self, key: str, base: str, size: int, mime_type: str) -> Offer:
        """How the outside may put ``size`` bytes of ``mime_type`` under ``key`` within a quarter of an hour."""
        ...

    @property
    def pieces(self) -> Pieces:
        """How the outside may put an object that is too large to be sent twice."""
        ...

    async def alive(self) -> bool:
        """Whether objects can be kept now."""
        ...

    async def close(self) -> None:
        """Let go of what is held: connections, if there are any."""
        ...


async def one(content: bytes) -> AsyncIterator[bytes]:
    """``content`` as the chunks that ``put`` takes."""
    yield content


def checked(key: str) -> str:
    """The key, when it is one of ours; raises ObjectMissing: nothing was ever kept under another."""
    if not GOOD_KEY.fullmatch(key):
        raise ObjectMissing
    return key


def type_of(key: str) -> str:
    """The media type of an object, by its name, which is ours."""
    return TYPES.get(PurePosixPath(key).suffix, "application/octet-stream")
