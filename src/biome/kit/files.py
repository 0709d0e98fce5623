"""Serving the local object store's signed links, with ranges so that a player can seek."""

from __future__ import annotations

from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

from biome.kit.multipart import BYTES, CutOff, form, parts_of
from biome.kit.parts import Outside, Parts
from biome.kit.storage import FILES_PATH, FORM_PATH, IN_ONE, LinkRefused, ObjectMissing, WrongSize, type_of
from biome.kit.storage.local import LocalStorage
from biome.kit.web import CODES, Failure, failure

HEADERS = {
    "Cache-Control": "private, max-age=300",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


REFUSED = {400: "This Range cannot be read.", 416: "The file ends before this Range begins."}

ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"description": "The part that Range asks for", "content": {"*/*": {}}},
    **{status: {"model": Failure} for status in (400, 403, 404, 416, 422)},
}
PUT_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file is kept", "content": {}},
    **{status: {"model": Failure} for status in (400, 403, 404, 422)},
}
POST_ANSWERS: dict[int | str, dict[str, Any]] = {
    204: {"description": "The file is kept"},
    **{status: {"model": Failure} for status in (400, 403, 404, 413, 422)},
}
ANY_FILE = {"requestBody": {"required": True, "content": {"*/*": {"schema": BYTES}}}}
FILE = "file"
FORM_FIELDS = ("key", "Content-Type", "policy", "signature")
ANY_FORM = form([*FORM_FIELDS, FILE], {name: {"type": "string"} for name in FORM_FIELDS} | {FILE: BYTES})
AROUND_THE_FILE = 64 * 1024
"""Bytes that a form has besides the file."""
router = APIRouter(tags=["files"])


class RangedFile(FileResponse):
    """A file, or the part of it that Range asks for; a Range that cannot be answered is refused in the envelope."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = False

        async def enveloped(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] in REFUSED:
                refused = True
                where = Headers(raw=message["headers"]).get("content-range")
                headers = {"Content-Range": where} if where else None
                status = message["status"]
                await failure(status, CODES[status], REFUSED[status], headers=headers)(scope, receive, send)
            elif not refused:
                await send(message)

        await super().__call__(scope, receive, enveloped)


@router.head(FILES_PATH + "{key:path}", include_in_schema=False)
@router.get(FILES_PATH + "{key:path}", response_class=FileResponse, name="file", responses=ANSWERS)
def file(
    outside: Outside,
    key: str,
    expires: Annotated[int, Query()],
    signature: Annotated[str, Query()],
) -> RangedFile:
    """A film, picture or pose track by its signed link; understands Range. Nothing where another store is used."""
    path = _folder(outside).opened_by(key, expires, signature)
    return RangedFile(path, headers=HEADERS, media_type=type_of(key))


@router.put(
    FILES_PATH + "{key:path}", response_class=Response, name="put", responses=PUT_ANSWERS, openapi_extra=ANY_FILE
)
async def put(
    request: Request,
    outside: Outside,
    key: str,
    expires: Annotated[int, Query()],
    size: Annotated[int, Query(ge=0)],
    signature: Annotated[str, Query()],
) -> Response:
    """Put one piece of a film by its signed link. Nothing where another store is used."""
    try:
        arriving = outside.turns.take(request.stream())
        await _folder(outside).take(key, expires, size, signature, arriving)
    except ClientDisconnect as error:
        raise WrongSize from error
    return Response()


@router.post(FORM_PATH, status_code=204, name="post", responses=POST_ANSWERS, openapi_extra=ANY_FORM)
async def post(request: Request, outside: Outside) -> Response:
    """Put a film by the form that `POST /v1/analysis/uploads` gave: its fields, and last of all `file`."""
    folder, fields = _folder(outside), dict[str, str]()
    try:
        async with aclosing(parts_of(request, FILE, IN_ONE + AROUND_THE_FILE, outside.turns)) as parts:
            async for part in parts:
                if part.name == FILE:
                    await folder.take_form(fields, part.pieces)
                    return Response(status_code=204)
                fields[part.name] = await part.text()
    except CutOff as error:
        raise WrongSize from error
    raise LinkRefused


def _folder(outside: Parts) -> LocalStorage:
    """The folder of this machine; raises ObjectMissing where another store is used."""
    if not isinstance(outside.storage, LocalStorage):
        raise ObjectMissing
    return outside.storage
