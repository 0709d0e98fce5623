"""Answers that anyone may keep are kept here first: the same question again costs no more than looking it up.

Where there is a shelf, what one process has answered under ``shared`` is there for the others.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biome.kit.languages import preferred
from biome.kit.shelf import NoShelf, Shelf

PUBLIC = re.compile(rb"\bpublic, max-age=(\d+)")
MOST_BYTES = 16 << 20
Head = list[tuple[bytes, bytes]]
Question = tuple[str, bytes, bool, str]
"""Path, query, whether a zipped answer is taken, and the language that is liked best of those that are spoken."""


@dataclass(frozen=True)
class Kept:
    """One answer, and until when it may be given."""

    head: Head
    body: bytes
    etag: bytes
    until: float


class PublicAnswers:
    """Gives an answer with ``Cache-Control: public, max-age`` again until it is as old as that."""

    def __init__(
        self,
        app: ASGIApp,
        clock: Callable[[], float] = time.monotonic,
        shelf: Callable[[Scope], Shelf] = lambda _: NoShelf(),
        shared: str = "/",
        languages: Sequence[str] = ("en",),
    ) -> None:
        self._app = app
        self._clock = clock
        self._shelf = shelf
        self._shared = shared
        self._languages = languages  # in which answers may differ, the one of who asks for none of them first
        self._kept: dict[Question, Kept] = {}
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        zipped, had, accepted = _asked(scope["headers"])
        language = preferred(accepted, self._languages) or self._languages[0]
        key = (scope["path"], scope["query_string"], zipped, language)
        kept = self._kept.get(key)
        if kept is None or kept.until <= self._clock():
            kept = await self._from_shelf(key, self._shelf(scope))
        if kept is not None:
            await _give(kept, had, send)
        else:
            await self._answer(scope, receive, send, key)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, key: Question) -> None:
        """Have it answered; if anyone may keep the answer, keep it."""
        head: Head | None = None
        made: Kept | None = None

        async def look(message: Message) -> None:
            nonlocal head, made
            if message["type"] == "http.response.start":
                head = list(message["headers"]) if message["status"] == 200 else None  # before others add theirs
            elif head is not None:
                made = None if message.get("more_body") else self._public(head, message.get("body", b""))
                head = None
            await send(message)

        await self._app(scope, receive, look)
        if made is not None:
            self._keep(key, made)
            if self._is_shared(key):
                await self._shelf(scope).put(repr(key), _packed(made), made.until - self._clock())

    def _is_shared(self, key: Question) -> bool:
        path, parameters, *_ = key
        return path.startswith(self._shared) and not parameters  # of questions with parameters there is no end

    def _public(self, head: Head, body: bytes) -> Kept | None:
        named = dict(head)
        public = PUBLIC.search(named.get(b"cache-control", b""))
        return Kept(head, body, named.get(b"etag", b""), self._clock() + int(public[1])) if public else None

    async def _from_shelf(self, key: Question, shelf: Shelf) -> Kept | None:
        found = await shelf.get(repr(key)) if self._is_shared(key) else None
        if found is None:
            return None
        kept = _unpacked(found.value, self._clock() + found.seconds)
        self._keep(key, kept)
        return kept

    def _keep(self, key: Question, kept: Kept) -> None:
        if self._size + len(kept.body) > MOST_BYTES:
            self._kept.clear()
            self._size = 0
        before = self._kept.get(key)
        self._size += len(kept.body) - (len(before.body) if before else 0)
        self._kept[key] = kept


def _packed(kept: Kept) -> bytes:
    head = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in kept.head]
    return json.dumps(head).encode() + b"\n" + kept.body


def _unpacked(value: bytes, until: float) -> Kept:
    packed, _, body = value.partition(b"\n")
    head = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in json.loads(packed)]
    return Kept(head, body, dict(head).get(b"etag", b""), until)


def _asked(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bool, bytes, str]:
    """Whether a zipped answer is taken, the ETags of what the asker has already, and the languages that they read."""
    zipped, had, accepted = False, b"", ""
    for name, value in headers:
        if name == b"accept-encoding":
            zipped = b"gzip" in value
        elif name == b"if-none-match":
            had = value
        elif name == b"accept-language":
            accepted = value.decode("latin-1")
    return zipped, had, accepted


async def _give(kept: Kept, had: bytes, send: Send) -> None:
    head, status, body = kept.head, 200, kept.body
    if had and (had.strip() == b"*" or _plain(kept.etag) in {_plain(one) for one in had.split(b",")}):
        head = [(name, value) for name, value in head if name not in (b"content-length", b"content-encoding")]
        status, body = 304, b""
    await send({"type": "http.response.start", "status": status, "headers": [*head]})
    await send({"type": "http.response.body", "body": body})


def _plain(etag: bytes) -> bytes:
    return etag.strip().removeprefix(b"W/")
