"""The real ledger, and one that has forgotten what the real one is for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import ledger
from biome.features.analyses.ledger import Claim
from biome.tables import AnalysisSession


class Fenced:
    """The real one: a write belongs to the attempt that its claim began."""

    async def complete(self, session: AsyncSession, claim: Claim) -> None:
        await ledger.complete(session, await self.as_told(session, claim), "film", "landmarks")

    async def note(self, session: AsyncSession, claim: Claim, progress: int) -> None:
        await ledger.note(session, await self.as_told(session, claim), "vision_processing", progress, None)

    async def fail(self, session: AsyncSession, claim: Claim) -> None:
        await ledger.fail(session, await self.as_told(session, claim), "a sentence", "internal", "ValueError")

    async def give_back(self, session: AsyncSession, claim: Claim, **how: Any) -> None:
        await ledger.give_back(session, await self.as_told(session, claim), **how)

    async def as_told(self, session: AsyncSession, claim: Claim) -> Claim:
        return claim


class Unfenced(Fenced):
    """Takes every claim for one of the present attempt, as a ledger without the predicate ``attempt = …`` does."""

    async def as_told(self, session: AsyncSession, claim: Claim) -> Claim:
        present = await session.scalar(select(AnalysisSession.attempt).where(AnalysisSession.id == claim.session_id))
        return claim if present is None else replace(claim, attempt=present)
