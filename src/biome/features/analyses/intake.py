"""A stranger's upload becomes the one copy that all else reads: its pictures, and nothing that came with them."""

from __future__ import annotations

import asyncio

from biome.features.analyses import keys
from biome.features.analyses.ports import CopyFilm
from biome.kit.scratch import scratch
from biome.kit.storage import Storage
from biome.vision.info import FilmInfo

AT_ONCE = 4
"""Each needs room on this machine's disk for the film and its copy."""


class Intake:
    """Looks at uploads and copies them."""

    def __init__(self, storage: Storage, copy_film: CopyFilm) -> None:
        self._storage = storage
        self._copy_film = copy_film
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def take(self, upload: str, folder: str, version: str | None = None) -> tuple[str, FilmInfo]:
        """Key of the copy in ``folder``, under a name that no link leads to, and what it is.

        The upload stays. Raises FilmError when it cannot be analysed, ObjectMissing, and ObjectChanged when it is not
        the one of ``version``.
        """
        async with self._turns, self._storage.local(upload, version) as film:
            with scratch() as ours:
                copy = ours / "copy"
                info = await self._copy_film(film, copy)
                key = keys.looked_at(folder, info.extension)
                await self._storage.keep(key, copy)
        return key, info
