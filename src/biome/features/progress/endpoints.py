"""The endpoints of progress."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from biome.features.accounts.gate import LetIn
from biome.features.accounts.kept import kept
from biome.features.progress import service
from biome.features.progress.schemas import ExerciseProgressList, Summary
from biome.kit.parts import Outside
from biome.kit.web import Envelope

router = APIRouter(prefix="/progress", tags=["progress"])


@router.get("/summary", response_model=Envelope[Summary])
async def summary(request: Request, outside: Outside, known: LetIn) -> Response:
    """Everything you have done, in five numbers."""

    async def made() -> Summary:
        async with outside.database.transaction() as session:
            return await service.summary(session, known.user_id)

    return await kept(request, known, made)


@router.get("/exercises", response_model=Envelope[ExerciseProgressList])
async def exercises(request: Request, outside: Outside, known: LetIn) -> Response:
    """Your standing in every exercise, with your scores and the faults that come back."""

    async def made() -> ExerciseProgressList:
        async with outside.database.transaction() as session:
            return await service.exercises(session, known.user_id)

    return await kept(request, known, made)
