"""The endpoints of one's own data."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.responses import StreamingResponse

from biome.features.accounts.endpoints import Place
from biome.features.accounts.errors import LastAdmin
from biome.features.accounts.languages import spoken_to
from biome.features.accounts.signed_in import SignedInFirst
from biome.features.privacy import service
from biome.features.privacy.schemas import Erased, Erasure
from biome.kit.archive import archive
from biome.kit.parts import Outside
from biome.kit.web import Envelope, Failure, ok

router = APIRouter(prefix="/user", tags=["accounts"])

NAMED = {"Content-Disposition": 'attachment; filename="biome-export.zip"', "Cache-Control": "no-store"}
ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/export", response_class=StreamingResponse, responses=ZIP)
async def export(request: Request, user: SignedInFirst, outside: Outside) -> StreamingResponse:
    """Everything of yours as one archive: the account, every analysis, every film."""
    language = spoken_to(request)
    files = service.everything(outside, user, language)
    return StreamingResponse(archive(files), media_type="application/zip", headers=NAMED)


@router.delete("", responses={LastAdmin.status: {"model": Failure}})
async def erase(
    user: SignedInFirst, outside: Outside, place: Place, body: Annotated[Erasure, Body()]
) -> Envelope[Erased]:
    """Erase the account with everything that belongs to it, at once and for good."""
    await service.erase(outside, user, body.password, place)
    return ok(Erased(id=user.id))
