"""Serving the local object store's signed links, with ranges so that a player can seek."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse

from biome.kit.parts import Outside
from biome.kit.storage import FILES_PATH, LocalStorage, ObjectMissing

TYPES = {
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".avi": "video/x-msvideo",
    ".jpg": "image/jpeg",
    ".gz": "application/gzip",
}
HEADERS = {
    "Cache-Control": "private, max-age=300",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


router = APIRouter(tags=["files"])


@router.get(FILES_PATH + "{key:path}", response_class=FileResponse, name="file")
def file(
    outside: Outside,
    key: str,
    expires: Annotated[int, Query()],
    signature: Annotated[str, Query()],
) -> FileResponse:
    """A film, picture or pose track by its signed link; understands Range. Nothing where another store is used."""
    if not isinstance(outside.storage, LocalStorage):
        raise ObjectMissing
    path = outside.storage.opened_by(key, expires, signature)
    return FileResponse(path, headers=HEADERS, media_type=TYPES.get(path.suffix, "application/octet-stream"))
