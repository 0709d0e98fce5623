"""A file that was opened by somebody else, for a muxer that knows it by its descriptor alone."""

from __future__ import annotations

import io
import os

from biome.vision.container import READ_SIZE


class Descriptor(io.RawIOBase):
    """An open file by its descriptor, with a place of its own in it: two of them do not disturb each other."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        piece = os.pread(self._descriptor, size if size >= 0 else READ_SIZE, self._at)
        self._at += len(piece)
        return piece

    def write(self, piece: object) -> int:
        written = os.pwrite(self._descriptor, bytes(piece), self._at)  # type: ignore[arg-type]
        self._at += written
        return written

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: os.fstat(self._descriptor).st_size}
        self._at = base[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True
