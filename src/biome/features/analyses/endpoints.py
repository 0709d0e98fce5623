"""The endpoints of analyses."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from biome.features.accounts.gate import LetIn
from biome.features.accounts.kept import kept
from biome.features.accounts.once import OnlyOnce, SentKey
from biome.features.accounts.signed_in import SignedInFirst
from biome.features.analyses import keys, service
from biome.features.analyses.dates import WrittenDate, moment
from biome.features.analyses.direct import DirectUploads
from biome.features.analyses.errors import SessionNotFound
from biome.features.analyses.quota import Films
from biome.features.analyses.reception import Reception
from biome.features.analyses.repository import Filter
from biome.features.analyses.schemas import (
    Accepted,
    Deleted,
    EventList,
    History,
    Landmarks,
    Results,
    SessionState,
    Status,
)
from biome.features.analyses.upload_schemas import UploadAnnounced, UploadBegun, UploadState
from biome.kit.multipart import BYTES, form
from biome.kit.parts import Outside, Transaction
from biome.kit.storage import LIFE
from biome.kit.web import Envelope, ok

router = APIRouter(prefix="/analysis", tags=["analyses"])

UPLOAD = "/analysis/upload"
"""The one path whose body is a stream, held to a limit of its own while it is stored."""

UPLOAD_FORM = form(
    ["video", "exerciseName"],
    {
        "video": BYTES,
        "exerciseName": {"type": "string", "maxLength": 100},
        "exerciseId": {"type": "string", "format": "uuid"},
    },
)

SESSION_LINKS = {
    name: {"operationId": f"analyses_{name}", "parameters": {"sessionId": "$response.body#/data/sessionId"}}
    for name in ("status", "told", "results", "landmarks", "retry", "complete", "delete")
}
"""Where one goes on from an upload."""


LINKS_KEPT = LIFE / 2
"""So old a link may be when it is given again: half its life is left."""

LANDMARKS: dict[int | str, dict[str, Any]] = {200: {"model": Envelope[Landmarks]}}


async def session_of_path(session_id: Annotated[str, Path(alias="sessionId")]) -> UUID:
    """An id that is none belongs to no session: the same 404 as for one that is another's."""
    try:
        return UUID(session_id)
    except ValueError:
        raise SessionNotFound from None


async def reception(request: Request) -> Reception:
    """Where uploads are taken in."""
    return request.app.state.reception


async def direct_uploads(request: Request) -> DirectUploads:
    """Where direct uploads are begun and completed."""
    return request.app.state.direct


async def wanted_sessions(
    exercise_id: Annotated[UUID | None, Query(alias="exerciseId")] = None,
    date_from: Annotated[WrittenDate | None, Query(alias="dateFrom")] = None,
    date_to: Annotated[WrittenDate | None, Query(alias="dateTo")] = None,
    status: Status | None = None,
) -> Filter:
    """What a history is narrowed to."""
    return Filter(exercise_id, status, moment("dateFrom", date_from), moment("dateTo", date_to, end=True))


def base_of(request: Request) -> str:
    """How the outside calls this server."""
    return request.app.state.public_url or str(request.base_url)


SessionId = Annotated[UUID, Depends(session_of_path)]
Direct = Annotated[DirectUploads, Depends(direct_uploads)]


@router.post(
    UPLOAD.removeprefix("/analysis"),
    status_code=201,
    openapi_extra=UPLOAD_FORM,
    responses={201: {"links": SESSION_LINKS}},
)
async def upload(
    request: Request,
    known: LetIn,
    quota: Films,
    taking: Annotated[Reception, Depends(reception)],
    key: SentKey = None,
) -> Envelope[Accepted]:
    """Hand in a film of one set."""
    return ok(await taking.receive(request, known.user_id, key, quota))


@router.post(
    "/uploads", status_code=201, response_model=Envelope[UploadBegun], responses={201: {"links": SESSION_LINKS}}
)
async def begin(
    request: Request, user: SignedInFirst, direct: Direct, quota: Films, body: UploadAnnounced, once: OnlyOnce
) -> Response:
    """Announce a film, to put it into the store directly: the answer says where and how."""

    async def begun(_: object) -> UploadBegun:
        await quota.take(once.parts, user.id, body.file_size)
        return await direct.begin(user.id, body, base_of(request), request.headers.get("accept-language", ""))

    return await once.answer(user.id, begun, 201)


@router.get("/uploads/{sessionId}")
async def upload_state(
    request: Request, user: SignedInFirst, direct: Direct, session_id: SessionId
) -> Envelope[UploadState]:
    """What has come of an announced film, with fresh links for what has not: an upload that was cut off goes on."""
    return ok(await direct.state(user.id, session_id, base_of(request)))


@router.post("/uploads/{sessionId}/complete")
async def complete(user: SignedInFirst, direct: Direct, session_id: SessionId) -> Envelope[Accepted]:
    """Say that the film is in the store: it is looked at and queued. To say it twice does no harm."""
    return ok(await direct.complete(user.id, session_id))


@router.get("/sessions", response_model=Envelope[History])
async def sessions(
    request: Request,
    known: LetIn,
    wanted: Annotated[Filter, Depends(wanted_sessions)],
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Response:
    """One's analyses, newest first. A date without a time means the whole day, UTC."""
    return await kept(request, known, lambda session: service.history(session, known.user_id, wanted, page, limit))


@router.get("/sessions/{sessionId}")
async def status(known: LetIn, session: Transaction, outside: Outside, session_id: SessionId) -> Envelope[SessionState]:
    """How far an analysis is."""
    return ok(await service.state(session, outside, known.user_id, session_id))


@router.get("/sessions/{sessionId}/events")
async def told(
    known: LetIn, session: Transaction, session_id: SessionId, after: Annotated[int, Query(ge=0, le=2**62)] = 0
) -> Envelope[EventList]:
    """What has happened to an analysis after the event of that `seq`: for who cannot hold a WebSocket open."""
    return ok(await service.told_after(session, known.user_id, session_id, after))


@router.get("/sessions/{sessionId}/results", response_model=Envelope[Results])
async def results(request: Request, known: LetIn, outside: Outside, session_id: SessionId) -> Response:
    """Everything that was found."""
    base = base_of(request)
    sign = partial(outside.storage.url, base=base)
    fresh = int(outside.clock().timestamp() // LINKS_KEPT.total_seconds())
    return await kept(
        request, known, lambda session: service.results(session, known.user_id, session_id, sign), also=(base, fresh)
    )


@router.get("/sessions/{sessionId}/landmarks", response_class=Response, responses=LANDMARKS)
async def landmarks(user: SignedInFirst, outside: Outside, session_id: SessionId) -> Response:
    """The body's points through the film, to draw over it; always gzipped."""
    async with outside.database.transaction() as session:  # which does not stay open while the store is asked
        row = await service.finished(session, user.id, session_id)
    if row.landmarks_url is None:
        raise SessionNotFound
    async with outside.storage.local(keys.landmarks_answer(row.landmarks_url)) as file:
        headers = {"Content-Encoding": "gzip", "Cache-Control": "private, max-age=300"}
        return Response(file.read_bytes(), media_type="application/json", headers=headers)


@router.post("/sessions/{sessionId}/retry", response_model=Envelope[Accepted])
async def retry(user: SignedInFirst, outside: Outside, session_id: SessionId, once: OnlyOnce) -> Response:
    """Try a failed analysis again."""
    return await once.answer(user.id, lambda session: service.retry(session, outside, user.id, session_id))


@router.delete("/sessions/{sessionId}")
async def delete(user: SignedInFirst, outside: Outside, session_id: SessionId) -> Envelope[Deleted]:
    """Delete an analysis with all its files."""
    await service.delete(outside, user.id, session_id)
    return ok(Deleted(id=session_id))
