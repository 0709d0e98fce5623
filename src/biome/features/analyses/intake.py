"""A stranger's upload becomes the one copy that all else reads: its pictures, and nothing that came with them."""

from __future__ import annotations

import asyncio

from biome.features.analyses import keys
from biome.features.analyses.ports import CopyFilm
from biome.kit.scratch import scratch
from biome.kit.storage import Storage
from biome.vision.info import FilmInfo
from biome.vision.sniff import Container, check_name, sniff

AT_ONCE = 4
"""Each needs room on this machine's disk for the film and its copy."""


class Intake:
    """Looks at uploads and copies them."""

    def __init__(self, storage: Storage, copy_film: CopyFilm, *, misnamed: bool = False) -> None:
        self._storage = storage
        self._copy_film = copy_film
        self._misnamed = misnamed
        self._turns = asyncio.Semaphore(AT_ONCE)

    def check(self, name: str | None, kind: Container) -> None:
        """Raises ExtensionMismatch where a film is called what it is not, unless that is allowed."""
        if not self._misnamed:
            check_name(name, kind)

    async def take(
        self, upload: str, folder: str, name: str | None, version: str | None = None
    ) -> tuple[str, FilmInfo]:
        """Key of the copy in ``folder``, under a name that no link leads to, and what it is.

        ``name`` is what its owner calls it. The upload stays. Raises FilmError when it cannot be analysed,
        ObjectMissing, and ObjectChanged when it is not the one of ``version``.
        """
        async with self._turns, self._storage.local(upload, version) as film:
            self.check(name, sniff(film))
            with scratch() as ours:
                copy = ours / "copy"
                info = await self._copy_film(film, copy)
                key = keys.looked_at(folder, info.extension)
                await self._storage.keep(key, copy)
        return key, info
