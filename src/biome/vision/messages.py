"""What the watching child and its parent say to each other: framed, plain data, never a pickle.

The child reads hostile film, so nothing it sends is trusted with more than numbers and text.
"""

from __future__ import annotations

import io
import json
import socket
import struct
from dataclasses import asdict, fields
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a probe, which people wait for, does without arrays
    from biome.engine.track import PoseTrack

HEADER = struct.Struct(">cI")
LARGEST = 128 * 2**20
"""Bytes of one message; five minutes at 240 analysed frames a second make about half of it."""


class Kind(Enum):
    """The kinds of message, by their first byte."""

    ORDER = b"O"
    TRACK = b"T"
    LOCKED = b"L"
    PROGRESS = b"P"
    RESULT = b"R"
    FILM_ERROR = b"E"
    FAULT = b"X"


def send(channel: socket.socket, kind: Kind, payload: bytes) -> None:
    """Send one message."""
    channel.sendall(HEADER.pack(kind.value, len(payload)) + payload)


def receive(channel: socket.socket) -> tuple[Kind, bytes]:
    """The next message; raises EOFError when the other side is gone or talks nonsense."""
    mark, size = HEADER.unpack(_exactly(channel, HEADER.size))
    if size > LARGEST:
        raise EOFError
    try:
        return Kind(mark), _exactly(channel, size)
    except ValueError as error:
        raise EOFError from error


def send_order(channel: socket.socket, order: dict[str, Any], files: list[int]) -> None:
    """Send an order with the descriptors it is about."""
    payload = pack(order)
    socket.send_fds(channel, [HEADER.pack(Kind.ORDER.value, len(payload))], files)
    channel.sendall(payload)


def receive_order(channel: socket.socket, most_files: int) -> tuple[dict[str, Any], list[int]] | None:
    """The order and its descriptors; None when there will be none."""
    header, files, _, _ = socket.recv_fds(channel, HEADER.size, most_files)
    if not files:
        return None
    _, size = HEADER.unpack(header)
    return unpack(_exactly(channel, size)), files


def pack(values: dict[str, Any]) -> bytes:
    """Plain values as a payload."""
    return json.dumps(values).encode()


def unpack(payload: bytes) -> dict[str, Any]:
    """The plain values of a payload."""
    return json.loads(payload)


def pack_track(track: PoseTrack) -> bytes:
    """A pose track as a payload."""
    import numpy as np

    buffer = io.BytesIO()
    np.savez(buffer, **asdict(track))
    return buffer.getvalue()


def unpack_track(payload: bytes) -> PoseTrack:
    """The pose track of a payload; raises ValueError when it is none."""
    import numpy as np

    from biome.engine.track import PoseTrack

    with np.load(io.BytesIO(payload), allow_pickle=False) as arrays:
        values = {field.name: arrays[field.name] for field in fields(PoseTrack)}
    return PoseTrack(**{name: value if value.ndim else value.item() for name, value in values.items()})


def _exactly(channel: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = channel.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
