"""One TCP link between two parts, which can be slowed, reset, cut in mid-message, swallowed whole, and healed."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

PIECE = 1 << 16
SLOW_SECONDS = 0.15
RESET = struct.pack("ii", 1, 0)
"""Linger for no time: closing then sends RST instead of a goodbye."""


class Weather(StrEnum):
    """What a link does to those who use it."""

    CLEAR = "clear"
    DELAYED = "delayed"
    RESET = "reset"
    CUT = "cut in mid-message"
    HOLE = "black hole"


@dataclass(eq=False)
class Line:
    """One connection through a link."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    swallowed: bool = False
    """It was in a black hole: nobody ever hears of it again, as when a router has forgotten it."""
    notes: dict[str, str] = field(default_factory=dict)
    """What whoever reads along has noted."""

    def reset(self) -> None:
        for writer in (self.near, self.far):
            sock = writer.get_extra_info("socket")
            if sock is not None and sock.family != socket.AF_UNIX:
                with contextlib.suppress(OSError):
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort()


class Link:
    """Listens on a port of its own and passes on to ``host`` and ``port``, or to a Unix socket."""

    def __init__(self, name: str, *, port: int = 0, path: Path | None = None, host: str = "127.0.0.1") -> None:
        self.name = name
        self._far = (host, port) if path is None else path
        self._lines: set[Line] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._weather = Weather.CLEAR
        self.port = 0
        self.struck = 0
        """Connections that felt the weather."""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=PIECE)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
        for line in list(self._lines):
            line.reset()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def weather(self) -> Weather:
        """What it does now."""
        return self._weather

    @weather.setter
    def weather(self, new: Weather) -> None:
        self._weather = new
        for line in list(self._lines):
            if new is Weather.RESET:
                self.struck += 1
                line.reset()
            elif new is Weather.HOLE:
                self.struck += 1
                line.swallowed = True

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await self._carry(reader, writer)
        writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await self._reach()
        line = Line(writer, far_writer)
        self._lines.add(line)
        try:
            if self._weather is Weather.RESET:
                self.struck += 1
                line.reset()
                return
            line.swallowed = self._weather is Weather.HOLE
            self.struck += line.swallowed
            both = (self._pump(line, reader, far_writer, True), self._pump(line, far_reader, writer, False))
            await asyncio.gather(*both)
        finally:
            self._lines.discard(line)
            far_writer.close()

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if isinstance(self._far, Path):
            return await asyncio.open_unix_connection(str(self._far), limit=PIECE)
        return await asyncio.open_connection(*self._far, limit=PIECE)

    async def _pump(self, line: Line, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, out: bool) -> None:
        """Pass on what comes until one side has ended, ``out`` to the far side or back."""
        try:
            while piece := await reader.read(PIECE):
                if line.swallowed:
                    continue
                if self._weather is Weather.DELAYED:
                    self.struck += out
                    await asyncio.sleep(SLOW_SECONDS)
                elif self._weather is Weather.CUT:
                    self.struck += 1
                    await self._cut(line, writer, piece)
                    return
                piece = await self.seen(line, piece, out)
                if piece and not line.swallowed:
                    writer.write(piece)
                    await writer.drain()
        finally:
            if line.swallowed and out:
                line.far.transport.abort()
            elif not line.swallowed:
                writer.close()

    async def _cut(self, line: Line, writer: asyncio.StreamWriter, piece: bytes) -> None:
        writer.write(piece[: len(piece) // 2])
        with contextlib.suppress(OSError):
            await writer.drain()
        await asyncio.sleep(0.02)  # the half is to arrive before the RST takes it away
        line.reset()

    async def seen(self, line: Line, piece: bytes, out: bool) -> bytes:
        """For those who read along: what is to be passed on instead of ``piece``."""
        del line, out
        return piece
