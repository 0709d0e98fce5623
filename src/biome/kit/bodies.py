"""What comes in is no longer than it may be, and what goes out no longer than it must."""

from __future__ import annotations

from collections.abc import Container

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from biome.kit.storage import FILES_PATH, FORM_PATH

MOST_BODY = 1 << 20
"""Bytes of a body that is read as a whole, signed in or not."""


class BodyLimit:
    """Ends the reading of a body of over ``MOST_BODY`` bytes with 413; ``streamed`` paths see to it themselves."""

    def __init__(self, app: ASGIApp, streamed: Container[str] = ()) -> None:
        self._app = app
        self._streamed = streamed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._is_streamed(scope["path"]):
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        got = 0

        async def receive_so_much() -> Message:
            nonlocal got
            if declared.isdecimal() and int(declared[:20]) > MOST_BODY:
                raise _too_large()
            message = await receive()
            got += len(message.get("body", b""))
            if got > MOST_BODY:
                raise _too_large()
            return message

        await self._app(scope, receive_so_much, send)

    def _is_streamed(self, path: str) -> bool:
        return path in self._streamed or path == FORM_PATH or path.startswith(FILES_PATH)


def _too_large() -> HTTPException:
    """The framework's own error, the only one that it lets through while it reads a body."""
    return HTTPException(413, f"A body may have at most {MOST_BODY} bytes here.", {"Connection": "close"})


class Gzip(GZipMiddleware):
    """Compresses answers, but not films: they are compressed already, and their ranges would break."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(FILES_PATH):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)
