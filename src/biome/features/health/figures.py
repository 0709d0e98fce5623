"""What is asked of the database about the work that waits, and of its schema."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.health.schemas import Schema, SessionsWaiting
from biome.kit import migrate
from biome.kit.uuid7 import first_of

WAITING = text(
    """
    SELECT count(*) FILTER (WHERE status = 'pending') AS queued,
        count(*) FILTER (WHERE status = 'processing') AS running,
        extract(epoch FROM now() - min(queued_at) FILTER (WHERE status = 'pending')) AS oldest_queued_seconds
    FROM analysis_sessions WHERE status IN ('pending', 'processing') AND queued_at IS NOT NULL
    """
)
LAST_DAY = text("SELECT status, count(*) AS count FROM analysis_sessions WHERE id >= :since GROUP BY 1 ORDER BY 1")


async def waiting(session: AsyncSession, now: datetime) -> SessionsWaiting:
    """What waits, what runs, and what became of what was begun in the last 24 hours."""
    row = (await session.execute(WAITING)).mappings().one()
    begun = (await session.execute(LAST_DAY, {"since": first_of(now - timedelta(days=1))})).all()
    return SessionsWaiting.model_validate({**row, "last_day": dict(begun)})


async def schema(session: AsyncSession) -> Schema:
    """Which schema the database has."""
    return Schema(found=await migrate.found(session), wanted=migrate.wanted())
