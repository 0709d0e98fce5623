"""analysis_sessions by month: partitions made ahead of time, so that queries by date touch only theirs.

A month that has no partition, or had none when its first row came, lives in the default one: an insert never fails.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.kit.uuid7 import first_of

AHEAD = 3
"""Months after the present one that have their partition already."""

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('analysis_sessions partitions', 0))")
MADE = text("SELECT to_regclass(:name) IS NOT NULL")
TAKEN = text("SELECT EXISTS (SELECT 1 FROM analysis_sessions_default WHERE id >= :first AND id < :next)")
IMPATIENT = text("SET LOCAL lock_timeout = '2s'")
"""Better to come back in an hour than to make every upload wait behind us."""


async def make_ahead(session: AsyncSession, now: datetime) -> list[str]:
    """Make the partitions of this month and the next that are not there yet; the names of those made."""
    await session.execute(ONE_AT_A_TIME)
    await session.execute(IMPATIENT)
    made = []
    for month in range(AHEAD + 1):
        begin, end = _month(now, month), _month(now, month + 1)
        name = f"analysis_sessions_{begin:%Y_%m}"
        bounds = {"first": first_of(begin), "next": first_of(end)}
        there = await session.scalar(MADE, {"name": name}) or await session.scalar(TAKEN, bounds)
        if not there:
            values = f"FROM ('{bounds['first']}') TO ('{bounds['next']}')"
            await session.execute(text(f"CREATE TABLE {name} PARTITION OF analysis_sessions FOR VALUES {values}"))
            made.append(name)
    return made


def _month(now: datetime, later: int) -> datetime:
    """The first moment, UTC, of the month so many months later."""
    months = now.astimezone(UTC).year * 12 + now.astimezone(UTC).month - 1 + later
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC)
