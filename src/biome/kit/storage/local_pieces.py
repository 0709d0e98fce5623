"""Objects that arrive in pieces at the local store: each piece a file, until they are joined."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from biome.kit.storage import ObjectChanged, ObjectMissing, Offer, Stored
from biome.kit.storage.folder import Folder, version_of
from biome.kit.storage.local_links import Links

BEGUN = "begun"


class LocalPieces:
    """See Pieces. They lie beside their object, so that whatever removes its folder removes them."""

    def __init__(self, folder: Folder, links: Links) -> None:
        self._files = folder
        self._links = links

    async def begin(self, key: str, mime_type: str) -> str:
        """See Pieces."""
        del mime_type
        upload = uuid4().hex
        await asyncio.to_thread(self._files.write, f"{_folder(key, upload)}/{BEGUN}", Path.touch)
        return upload

    def offer(self, key: str, upload: str, number: int, size: int, base: str) -> Offer:
        """See Pieces."""
        return self._links.put(f"{_folder(key, upload)}/{number}", base, size)

    async def there(self, key: str, upload: str) -> dict[int, Stored]:
        """See Pieces."""
        folder = self._files.find(f"{_folder(key, upload)}/{BEGUN}").parent
        return {int(piece.name): version_of(piece) for piece in folder.iterdir() if piece.name.isdecimal()}

    async def join(self, key: str, upload: str, pieces: Mapping[int, Stored]) -> None:
        """See Pieces."""
        there = await self.there(key, upload)
        if any(there.get(number) != piece for number, piece in pieces.items()):
            raise ObjectChanged
        folder = _folder(key, upload)
        files = [self._files.find(f"{folder}/{number}") for number in sorted(pieces)]
        await asyncio.to_thread(self._files.write, key, lambda draft: _joined(files, draft))
        await asyncio.to_thread(self._files.remove, folder)


def _folder(key: str, upload: str) -> str:
    return f"{key}.{upload}"


def _joined(files: list[Path], draft: Path) -> None:
    try:
        with draft.open("wb") as whole:
            for file in files:
                with file.open("rb") as piece:
                    shutil.copyfileobj(piece, whole)
    except FileNotFoundError as error:  # joined by somebody else, or given up
        raise ObjectMissing from error
