"""The boxes of an MP4 as a tree, to be changed and written again with the chunks' offsets put right."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

HOLDERS = frozenset({b"moov", b"trak", b"edts", b"mdia", b"minf", b"dinf", b"stbl"})
"""Boxes that hold nothing but boxes."""


@dataclass
class Box:
    """One box: bytes, or boxes."""

    kind: bytes
    body: bytes = b""
    inner: list[Box] = field(default_factory=list)

    def __bytes__(self) -> bytes:
        body = self.body + b"".join(map(bytes, self.inner))
        return struct.pack(">I4s", 8 + len(body), self.kind) + body

    def put(self, offset: int, form: str, *values: int) -> None:
        """Overwrite numbers of the body."""
        changed = bytearray(self.body)
        struct.pack_into(form, changed, offset, *values)
        self.body = bytes(changed)


def parsed(content: bytes) -> list[Box]:
    """The boxes of ``content``."""
    return list(_parsed(content))


def _parsed(content: bytes) -> Iterator[Box]:
    at = 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + size]
        yield Box(kind, inner=parsed(body)) if kind in HOLDERS else Box(kind, body)
        at += size


def find(boxes: list[Box], path: str) -> Box:
    """The first box at a ``path`` such as ``moov/trak/mdia``."""
    name, _, rest = path.partition("/")
    box = next(box for box in boxes if box.kind == name.encode())
    return find(box.inner, rest) if rest else box


def table(boxes: list[Box], name: str) -> Box:
    """A table of the first track's samples: ``stts``, ``stsd``, ``ctts`` ..."""
    return find(boxes, f"moov/trak/mdia/minf/stbl/{name}")


def written(boxes: list[Box]) -> bytes:
    """All boxes as a file."""
    return b"".join(map(bytes, boxes))


def moved(boxes: list[Box], original: bytes) -> bytes:
    """All boxes as a file, with chunks found where they are now; ``original`` is where they come from."""
    shift = written(boxes).index(b"mdat") - original.index(b"mdat")
    for track in (box for box in find(boxes, "moov").inner if box.kind == b"trak"):
        chunks = find(track.inner, "mdia/minf/stbl/stco")
        offsets = struct.unpack_from(f">{len(chunks.body) // 4 - 2}I", chunks.body, 8)
        chunks.put(8, f">{len(offsets)}I", *(offset + shift for offset in offsets))
    return written(boxes)
