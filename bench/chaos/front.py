"""A link to the object store that understands enough of HTTP to answer badly: 500, slowly, truncated."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import StrEnum

from bench.chaos.link import Line, Link

VERBS = (b"GET ", b"PUT ", b"POST ", b"HEAD ", b"DELETE ")
DRIP, PAUSE = 4096, 0.1
BODY = b"<?xml version='1.0'?><Error><Code>InternalError</Code><Message>We are sorry.</Message></Error>"
ERROR = (
    b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
    + str(len(BODY)).encode()
    + b"\r\n\r\n"
    + BODY
)
END = b"\r\n\r\n"


class Mood(StrEnum):
    """How the store answers."""

    WELL = "well"
    ERROR = "500"
    SLOW = "slowly"
    TRUNCATED = "truncated"


class Front(Link):
    """A Link in front of an object store. ``half_read`` is called once, when half of a film has been sent."""

    mood = Mood.WELL
    half_read: Callable[[str], None] | None = None

    async def seen(self, line: Line, piece: bytes, out: bool) -> bytes:
        """See Link."""
        return await (self._asked(line, piece) if out else self._answered(line, piece))

    async def _asked(self, line: Line, piece: bytes) -> bytes:
        if piece.startswith(VERBS):
            line.notes["request"] = piece.split(b" HTTP/", 1)[0].decode(errors="replace")
            if self.mood is Mood.ERROR:
                self.struck += 1
                line.swallowed = True  # whatever else is said on this connection reaches nobody
                line.near.write(ERROR)
                await line.near.drain()
                line.near.close()
        return piece

    async def _answered(self, line: Line, piece: bytes) -> bytes:
        request = line.notes.get("request", "")
        a_read = request.startswith("GET ") and "list-type" not in request
        if self.half_read is not None and a_read and "/temp/" in request:
            await self._stop_half_way(line, piece, request)
            return b""
        if self.mood is Mood.TRUNCATED and a_read and _body(piece) > DRIP:
            self.struck += 1
            await self._cut(line, line.near, piece)
            return b""
        if self.mood is Mood.SLOW:
            self.struck += 1
            for at in range(0, len(piece) - DRIP, DRIP):
                line.near.write(piece[at : at + DRIP])
                await line.near.drain()
                await asyncio.sleep(PAUSE)
            return piece[(len(piece) - 1) // DRIP * DRIP :]
        return piece

    async def _stop_half_way(self, line: Line, piece: bytes, request: str) -> None:
        told, self.half_read = self.half_read, None
        line.near.write(piece[: len(piece) // 2])
        await line.near.drain()
        await asyncio.sleep(0.05)
        line.swallowed = True
        if told is not None:
            told(request)


def _body(piece: bytes) -> int:
    head, end, body = piece.partition(END)
    return len(body) if end and head.startswith(b"HTTP/") else len(piece)
