"""A WebSocket client that costs little: a thousand of them in one process, written on bare transports."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import struct
import time
from collections.abc import Callable
from typing import Any

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
Heard = Callable[[dict[str, Any], float], None]


class Watcher(asyncio.Protocol):
    """One socket: calls ``heard`` with each event and when it came; ``closed`` has the closing code, 0 without one."""

    def __init__(self, path: str, token: str, heard: Heard) -> None:
        loop = asyncio.get_running_loop()
        self.opened: asyncio.Future[None] = loop.create_future()
        self.closed: asyncio.Future[int] = loop.create_future()
        self._path, self._token, self._heard = path, token, heard
        self._pending = bytearray()
        self._transport: asyncio.Transport | None = None
        self._code = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: biome\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Protocol: biome.v1, token.{self._token}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._pending += data
        if not self.opened.done():
            head, found, rest = self._pending.partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                self.drop()
                return
            self.opened.set_result(None)
            self._pending = bytearray(rest)
        self._frames()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("refused"))
        if not self.closed.done():
            self.closed.set_result(self._code)

    def drop(self) -> None:
        """As a phone that loses its network: without a word."""
        if self._transport is not None:
            self._transport.abort()

    def _frames(self) -> None:
        while (frame := self._frame()) is not None:
            kind, body = frame
            if kind == TEXT:
                self._heard(json.loads(body), time.monotonic())
            elif kind == PING:
                self._send(PONG, body)
            elif kind == CLOSE:
                self._code = struct.unpack(">H", body[:2])[0]
                self._send(CLOSE, body[:2])

    def _frame(self) -> tuple[int, bytes] | None:
        pending = self._pending
        if len(pending) < 2:
            return None
        size, at = pending[1] & 0x7F, 2
        if size == 126:
            if len(pending) < 4:
                return None
            size, at = struct.unpack(">H", pending[2:4])[0], 4
        if len(pending) < at + size:
            return None
        kind, body = pending[0] & 0x0F, bytes(pending[at : at + size])
        del pending[: at + size]
        return kind, body

    def _send(self, kind: int, body: bytes) -> None:
        if self._transport is not None:
            self._transport.write(bytes([0x80 | kind, 0x80 | len(body)]) + bytes(4) + body)  # a mask of zeros


async def watch(port: int, session_id: object, token: str, heard: Heard, after: int | None = None) -> Watcher:
    """A socket that is open; raises OSError when it is refused."""
    query = "" if after is None else f"?after={after}"
    loop = asyncio.get_running_loop()
    make = lambda: Watcher(f"/ws/analysis/{session_id}{query}", token, heard)  # noqa: E731
    _, watcher = await loop.create_connection(make, "127.0.0.1", port)
    await watcher.opened
    return watcher
