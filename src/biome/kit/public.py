"""Answers that anyone may keep are kept here first: the same question again costs no more than looking it up."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PUBLIC = re.compile(rb"\bpublic, max-age=(\d+)")
MOST_BYTES = 16 << 20
Head = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Kept:
    """One answer, and until when it may be given."""

    head: Head
    body: bytes
    etag: bytes
    until: float


class PublicAnswers:
    """Gives an answer with ``Cache-Control: public, max-age`` again until it is as old as that."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._clock = clock
        self._kept: dict[tuple[str, bytes, bool], Kept] = {}
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        zipped, had = _asked(scope["headers"])
        key = (scope["path"], scope["query_string"], zipped)
        kept = self._kept.get(key)
        if kept is not None and kept.until > self._clock():
            await _give(kept, had, send)
        else:
            await self._app(scope, receive, self._keeping(key, send))

    def _keeping(self, key: tuple[str, bytes, bool], send: Send) -> Send:
        head: Head | None = None

        async def look(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start":
                head = list(message["headers"]) if message["status"] == 200 else None  # before others add theirs
            elif head is not None:
                if not message.get("more_body"):
                    self._keep(key, head, message.get("body", b""))
                head = None
            await send(message)

        return look

    def _keep(self, key: tuple[str, bytes, bool], head: Head, body: bytes) -> None:
        named = dict(head)
        public = PUBLIC.search(named.get(b"cache-control", b""))
        if public is None:
            return
        if self._size + len(body) > MOST_BYTES:
            self._kept.clear()
            self._size = 0
        before = self._kept.get(key)
        self._size += len(body) - (len(before.body) if before else 0)
        self._kept[key] = Kept(head, body, named.get(b"etag", b""), self._clock() + int(public[1]))


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bool, bytes]:
    """Whether a zipped answer is taken, and the ETags of what the asker has already."""
    zipped, had = False, b""
    for name, value in headers:
        if name == b"accept-encoding":
            zipped = b"gzip" in value
        elif name == b"if-none-match":
            had = value
    return zipped, had


async def _give(kept: Kept, had: bytes, send: Send) -> None:
    head, status, body = kept.head, 200, kept.body
    if had and (had.strip() == b"*" or _plain(kept.etag) in {_plain(one) for one in had.split(b",")}):
        head = [(name, value) for name, value in head if name not in (b"content-length", b"content-encoding")]
        status, body = 304, b""
    await send({"type": "http.response.start", "status": status, "headers": [*head]})
    await send({"type": "http.response.body", "body": body})


def _plain(etag: bytes) -> bytes:
    return etag.strip().removeprefix(b"W/")
