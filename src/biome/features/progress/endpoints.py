"""The endpoints of progress."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from biome.features.accounts.gate import LetIn
from biome.features.accounts.kept import kept
from biome.features.accounts.languages import spoken_to
from biome.features.progress import service
from biome.features.progress.schemas import ExerciseProgressList, Summary
from biome.kit.web import Envelope

router = APIRouter(prefix="/progress", tags=["progress"])


@router.get("/summary", response_model=Envelope[Summary])
async def summary(request: Request, known: LetIn) -> Response:
    """Everything you have done, in five numbers."""
    return await kept(request, known, lambda session: service.summary(session, known.user_id))


@router.get("/exercises", response_model=Envelope[ExerciseProgressList])
async def exercises(request: Request, known: LetIn) -> Response:
    """Your standing in every exercise, with your scores and the faults that come back.

    The faults are called as Accept-Language asks.
    """
    language = spoken_to(request)
    return await kept(request, known, lambda session: service.exercises(session, known.user_id, language))
