"""The endpoints of progress."""

from __future__ import annotations

from fastapi import APIRouter

from biome.features.accounts.signed_in import SignedIn
from biome.features.progress import service
from biome.features.progress.schemas import ExerciseProgressList, Summary
from biome.kit.parts import Transaction
from biome.kit.web import Envelope, ok

router = APIRouter(prefix="/progress", tags=["progress"])


@router.get("/summary")
async def summary(session: Transaction, user: SignedIn) -> Envelope[Summary]:
    """Everything you have done, in five numbers."""
    return ok(await service.summary(session, user.id))


@router.get("/exercises")
async def exercises(session: Transaction, user: SignedIn) -> Envelope[ExerciseProgressList]:
    """Your standing in every exercise, with your scores and the faults that come back."""
    return ok(await service.exercises(session, user.id))
