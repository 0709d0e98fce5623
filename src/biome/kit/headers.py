"""What every answer tells a browser it may not do with it (docs/security.md)."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""Of JSON: nothing in it is to be run, loaded or framed."""

HSTS = "max-age=31536000; includeSubDomains"
PRIVATE = "/v1/"
"""Below it an answer belongs to who asked, unless it says otherwise itself."""

OF_THE_WEB_APP = ("text/html", "text/javascript")
"""Scripts, too: a worker obeys the policy that its own script came with."""

DOCUMENT = "/docs"
"""Swagger UI's page: it has a script in it, which is known by its hash, and styles its elements one by one."""

SCRIPTS = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
STATIC = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}


def web_policy(*origins: str) -> str:
    """Of the web app's pages: scripts and MediaPipe's WebAssembly from here only, nothing inline.

    ``origins`` are those of the object store, where films and pictures are put and fetched. MediaPipe makes its workers
    of blobs; a film that was just recorded, or a picture just chosen, is shown out of the browser's memory.
    """
    store = "".join(f" {origin}" for origin in origins)
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; "
        f"font-src 'self'; manifest-src 'self'; img-src 'self' blob:{store}; media-src 'self' blob:{store}; "
        f"connect-src 'self'{store}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    )


class SecurityHeaders:
    """Adds them to every answer that does not bring its own. Outermost: what goes wrong inside has them, too."""

    def __init__(self, app: ASGIApp, *, pages: str = web_policy(), hsts: bool = False) -> None:
        self._app = app
        self._pages = pages
        self._static = STATIC | ({"Strict-Transport-Security": HSTS} if hsts else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun: Message | None = None

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                self._add(scope, MutableHeaders(raw=message["headers"]))
                if scope["path"] == DOCUMENT:
                    begun = message
                    return
            elif begun is not None:
                policy = _document_policy(message.get("body", b""))
                MutableHeaders(raw=begun["headers"])["Content-Security-Policy"] = policy
                await send(begun)
                begun = None
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in self._static.items():
            headers.setdefault(name, value)
        page = headers.get("content-type", "").startswith(OF_THE_WEB_APP)
        headers.setdefault("Content-Security-Policy", self._pages if page else API_POLICY)
        if scope["path"].startswith(PRIVATE):
            headers.setdefault("Cache-Control", "no-store")


def _document_policy(page: bytes) -> str:
    """For the one page that is ours from end to end: its own script, as it is written there."""
    hashes = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in SCRIPTS.findall(page))
    allowed = "".join(f" 'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src 'self'{allowed}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
