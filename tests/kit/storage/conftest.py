"""The two stores: a folder, and a bucket in a real gateway."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from biome.kit.clock import utc_now
from biome.kit.storage import Storage
from biome.kit.storage.local import LocalStorage
from biome.kit.storage.s3 import S3Storage


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Later:
    """A clock that can be put forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self):
        return utc_now() + self.ahead


@pytest.fixture
def clock() -> Later:
    return Later()


@pytest.fixture(params=["local", "s3"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Later) -> AsyncIterator[Storage]:
    """An empty store of either kind."""
    if request.param == "local":
        kept: Storage = LocalStorage(tmp_path / "files", "secret", clock=clock)
    else:
        kept = S3Storage(request.getfixturevalue("bucket"), clock=clock)
        for prefix in ("temp", "videos", "pictures"):
            await kept.remove(prefix)
    yield kept
    await kept.close()
