"""The built web app: its files, and its one page for every address that is a page of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

OF_THE_API = ("/v1", "/ws", "/docs", "/openapi.json", "/health", "/metrics", "/static-offline-docs")
"""Below these an unknown address is the API's to refuse, also where a browser asks."""

PAGE = "index.html"
HASHED = re.compile(r"assets/.+-[\w-]{8}\.\w+")
"""Named by Vite after what is in them: another content has another name."""

FOR_GOOD = "max-age=31536000, immutable"
ASK_FIRST = "no-cache"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
"""Smallest first. Vite has written them beside the files (web/scripts/vite-plugins.ts)."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""Written out: what the system believes a .js to be differs, and a browser compiles no wasm under another name."""

NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Biome</title>
<h1>Biome works, but its web app has not been built</h1>
<p>Install Node 20.19 or later with npm, then run <code>make start</code> again, or <code>make web</code> beside it.</p>
<p>The API needs none of it: see <a href="/docs">its pages</a>.</p>
</html>
"""


@dataclass(frozen=True)
class Found:
    """A file to be answered with."""

    path: Path
    media_type: str
    cache: str
    encoding: str | None = None


class Pages:
    """What answers when no endpoint does: the web app in ``folder``, folders ``beside`` it by their name, or ``other``.

    Addresses of pages are the web app's own matter: whoever navigates is given the one page, which knows them.
    """

    def __init__(self, folder: Path, other: ASGIApp, beside: Mapping[str, Path] | None = None) -> None:
        self._folder = folder
        self._other = other
        self._beside = dict(beside or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await anyio.to_thread.run_sync(self._answer, scope) if _may_be_ours(scope) else None
        await (answer or self._other)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        found = self._found(scope["path"].lstrip("/"), headers.get("accept-encoding", ""))
        if found is None and _navigates(headers):
            found = self._found(PAGE, headers.get("accept-encoding", ""))
            if found is None:
                return HTMLResponse(NOT_BUILT, 503, {"Cache-Control": "no-store"})
        return None if found is None else _response(found, headers)

    def _found(self, name: str, accepted: str) -> Found | None:
        first, _, rest = name.partition("/")
        beside = self._beside.get(first)
        plain = _within(self._folder, name) if beside is None else _within(beside, rest)
        if plain is None:
            return None
        media_type = TYPES.get(plain.suffix, "application/octet-stream")
        cache = FOR_GOOD if HASHED.fullmatch(name) else ASK_FIRST
        for encoding, path in _packed(plain, accepted):
            return Found(path, media_type, cache, encoding)
        return Found(plain, media_type, cache)


def _may_be_ours(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    path: str = scope["path"]
    return not any(path == one or path.startswith(f"{one}/") for one in OF_THE_API)


def _within(folder: Path, name: str) -> Path | None:
    """The file of this name in the folder, if there is one; a name that leads out of it names nothing."""
    if "\0" in name or name.endswith((".br", ".gz")):
        return None
    home = folder.resolve()
    path = (home / name).resolve()
    return path if path.is_relative_to(home) and path.is_file() else None


def _navigates(headers: Headers) -> bool:
    """Whether a person goes there: a browser says so, and older ones at least that they want HTML."""
    mode = headers.get("sec-fetch-mode")
    return mode == "navigate" if mode else "text/html" in headers.get("accept", "")


def _packed(plain: Path, accepted: str) -> Iterator[tuple[str, Path]]:
    taken = {one.partition(";")[0].strip() for one in accepted.split(",") if not one.replace(" ", "").endswith(";q=0")}
    for encoding, suffix in ENCODINGS:
        path = plain.with_name(plain.name + suffix)
        if encoding in taken and path.is_file():
            yield encoding, path


def _response(found: Found, asked: Headers) -> Response:
    info = found.path.stat()
    etag = f'"{info.st_mtime_ns:x}-{info.st_size:x}"'
    headers = {"Cache-Control": found.cache, "ETag": etag, "Vary": "Accept-Encoding"}
    if etag in {one.strip().removeprefix("W/") for one in asked.get("if-none-match", "").split(",")}:
        # of which kind it was is said again: by it the policy is chosen, and a browser takes that of the 304
        return Response(status_code=304, headers=headers, media_type=found.media_type)
    if found.encoding is not None:
        headers["Content-Encoding"] = found.encoding
    return FileResponse(found.path, headers=headers, media_type=found.media_type, stat_result=info)
