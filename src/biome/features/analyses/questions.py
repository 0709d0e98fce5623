"""The endpoint for questions about one's own set."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from biome.features.accounts.gate import LetIn
from biome.features.analyses.asking import Asking
from biome.features.analyses.endpoints import SessionId
from biome.features.analyses.question_schemas import Answered, QuestionAsked, answered
from biome.kit.web import Envelope, ok

router = APIRouter(prefix="/analysis", tags=["analyses"])


async def asking(request: Request) -> Asking:
    """Where questions are answered."""
    return request.app.state.asking


@router.post("/sessions/{sessionId}/ask")
async def ask(
    request: Request,
    known: LetIn,
    asking: Annotated[Asking, Depends(asking)],
    session_id: SessionId,
    body: QuestionAsked,
) -> Envelope[Answered]:
    """Ask about a finished set of one's own: why a rep scored lower, what cost points, what to fix. Kept nowhere."""
    language = body.language or await asking.language(known.user_id, request.headers.get("accept-language"))
    return ok(answered(await asking.answer(known.user_id, session_id, body.question, language)))
