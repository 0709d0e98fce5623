"""As much of HTTP/1.1 as a client of Gemini needs, and the ways a connection may end badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

MOST_BYTES = 4 << 20
PHRASES = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


@dataclass(frozen=True)
class Request:
    """One request, its body read as JSON (None when it is none)."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # names in small letters
    body: Any


@dataclass(frozen=True)
class Reply:
    """What is sent back."""

    status: int
    chunks: tuple[bytes, ...]
    type: str = "application/json; charset=UTF-8"
    wait: float = 0.0
    """Seconds before the first byte."""
    cut: bool = False
    """The connection ends after these bytes, though more were announced."""
    never: bool = False
    """Nothing is sent, and the connection stays open."""


Answer = Callable[[Request], Awaitable[Reply]]


class BadRequest(Exception):
    """What came in is no HTTP request that is understood here."""


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Answer) -> None:
    """Answer the requests of one connection until either side ends it."""
    try:
        while (request := await _read(reader)) is not None:
            if not await _write(writer, await answer(request)):
                break
    except (BadRequest, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    """The next request; None when there is no more."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    first, *lines = head.split("\r\n")
    try:
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        length = int(headers.get("content-length", "0"))
    except ValueError:
        raise BadRequest from None
    if not 0 <= length <= MOST_BYTES:
        raise BadRequest
    url = urlsplit(target)
    body = await reader.readexactly(length)
    return Request(method, url.path, dict(parse_qsl(url.query)), headers, _json(body))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None


async def _write(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    """Send it; whether the connection goes on."""
    if reply.never:
        await asyncio.Event().wait()
    await asyncio.sleep(reply.wait)
    streamed = reply.type.startswith("text/event-stream")
    length = sum(map(len, reply.chunks)) + (1000 if reply.cut else 0)
    size = "Transfer-Encoding: chunked" if streamed else f"Content-Length: {length}"
    phrase = PHRASES.get(reply.status, "Status")
    writer.write(f"HTTP/1.1 {reply.status} {phrase}\r\nContent-Type: {reply.type}\r\n{size}\r\n\r\n".encode())
    for chunk in reply.chunks:
        writer.write(b"%x\r\n%b\r\n" % (len(chunk), chunk) if streamed else chunk)
        await writer.drain()
    if reply.cut:
        return False
    if streamed:
        writer.write(b"0\r\n\r\n")
    await writer.drain()
    return True
