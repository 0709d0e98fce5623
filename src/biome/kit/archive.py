"""A ZIP archive written while it is sent: it is never whole in memory, nor on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from biome.kit.storage import ObjectMissing

BLOCK = 1 << 20


@dataclass(frozen=True)
class Entry:
    """One file of an archive: its content, or where it is for as long as a block lasts."""

    name: str
    content: bytes | AbstractAsyncContextManager[Path]


class _Sink(RawIOBase):
    """Takes what the archive writes until somebody sends it on."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """So that the archive writes forwards only."""
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        """Hold one more piece."""
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """What was held since the last time."""
        taken = bytes(self._held)
        self._held.clear()
        return taken


async def archive(entries: AsyncIterable[Entry]) -> AsyncGenerator[bytes]:
    """The pieces of an archive of ``entries``."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as made:
        async for entry in entries:
            if isinstance(entry.content, bytes):
                made.writestr(entry.name, entry.content)
                yield sink.taken()
                continue
            with suppress(ObjectMissing):  # removed since it was listed
                async with entry.content as path:
                    async for piece in _copied(made, entry.name, path, sink):
                        yield piece
    yield sink.taken()


async def _copied(made: ZipFile, name: str, path: Path, sink: _Sink) -> AsyncGenerator[bytes]:
    """A file as it is: films and pictures are compressed already."""
    info = ZipInfo.from_file(path, name)
    info.compress_type = ZIP_STORED
    with path.open("rb") as file, made.open(info, "w", force_zip64=True) as out:
        while block := await asyncio.to_thread(file.read, BLOCK):
            await asyncio.to_thread(out.write, block)
            yield sink.taken()
