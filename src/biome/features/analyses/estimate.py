"""How long an analysis will take, from how long the latest ones took."""

from __future__ import annotations

import math

from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import repository
from biome.tables import AnalysisSession

FIRST_SPEED = 0.35
"""Seconds of work for a second of film, until this installation has measured its own."""

START_SECONDS = 1.0
"""What every film costs, however short: a child process, a model, the pictures."""


async def own_seconds(session: AsyncSession, duration: float) -> float:
    """Seconds of work for a film of ``duration`` seconds."""
    speed = await repository.measured_speed(session)
    return round(START_SECONDS + duration * (FIRST_SPEED if speed is None else speed), 2)


async def seconds_ahead(session: AsyncSession, row: AnalysisSession | None = None) -> float:
    """Seconds of work that were queued before ``row``, by default before one that is queued now."""
    return await repository.seconds_ahead(session, row)


async def seconds_before(session: AsyncSession, row: AnalysisSession) -> float:
    """Seconds of work that ``row`` waits for: none once it is worked on."""
    return await seconds_ahead(session, row) if row.status == "pending" else 0.0


def whole(seconds: float) -> int:
    """Seconds as they are told to people."""
    return max(1, math.ceil(seconds))
