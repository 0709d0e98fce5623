"""Work that is to be done now and then by one process, whichever, however many there are."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

BEGIN = text(
    """
    INSERT INTO chores (name) VALUES (:name)
    ON CONFLICT (name) DO UPDATE SET begun_at = now() WHERE chores.begun_at <= now() - :every
    RETURNING name
    """
)


async def is_due(session: AsyncSession, name: str, every: timedelta) -> bool:
    """Whether it is this process's turn: of all that ask within ``every``, one is told so, and takes it on."""
    return (await session.execute(BEGIN, {"name": name, "every": every})).one_or_none() is not None
