"""Which pages may open a WebSocket. Browsers ask nobody before they open one, so the server has to look."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send


class SocketOrigins:
    """Refuses, with 403 and before it is accepted, a WebSocket that a page from elsewhere wants to open.

    What is no browser names no origin, and has nobody's session to ride on: it may try.
    """

    def __init__(self, app: ASGIApp, allowed: Container[str] = ()) -> None:
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not self._may(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})  # before the acceptance: the answer is a 403
        else:
            await self._app(scope, receive, send)

    def _may(self, headers: Headers) -> bool:
        origins = headers.getlist("origin")
        return not origins or (len(origins) == 1 and self._is_ours(origins[0], headers.get("host", "")))

    def _is_ours(self, origin: str, host: str) -> bool:
        if origin in self._allowed:
            return True
        try:
            page = urlsplit(origin)
        except ValueError:
            return False
        return page.scheme in ("http", "https") and bool(host) and page.netloc.lower() == host.lower()
