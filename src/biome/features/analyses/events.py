"""The events of a session that are kept, so that who was away can be told what they have missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import news
from biome.features.analyses.news import Event, Seen
from biome.kit.clock import utc_now
from biome.kit.db import Database

KEPT = timedelta(days=1)
"""So long after the end; the last one is kept as long as its session, for its number."""

MOST = 1000
"""Told at once. Progress is a whole per cent and never falls, so a session has about two hundred."""

AFTER = text(
    """
    SELECT e.seq, e.type, e.data, e.created_at, r.id AS result_id, CAST(r.overall_score AS float8)
    FROM analysis_events e
    JOIN analysis_sessions s ON s.id = e.session_id AND s.user_id = :user_id
    LEFT JOIN analysis_results r ON r.session_id = s.id AND e.type = 'analysis_complete'
    WHERE e.session_id = :session_id AND e.seq > :after
    ORDER BY e.seq LIMIT :most
    """
)
FORGET = text(
    """
    DELETE FROM analysis_events WHERE (session_id, seq) IN (
        SELECT e.session_id, e.seq FROM analysis_events e JOIN analysis_sessions s ON s.id = e.session_id
        WHERE e.type IN ('progress', 'agent_status') AND e.created_at < :before
            AND s.status IN ('completed', 'failed') AND s.completed_at < :before
        LIMIT :most
    )
    """
)
AT_A_TIME = 5000
"""Forgotten in one transaction: a backlog of millions is worked off in small pieces."""


async def after(session: AsyncSession, user_id: UUID, session_id: UUID, seq: int) -> Sequence[Event]:
    """What has happened to a session of theirs after the event ``seq``, in order."""
    asked = {"user_id": user_id, "session_id": session_id, "after": seq, "most": MOST}
    return [_told(session_id, row) for row in await session.execute(AFTER, asked)]


async def forget(session: AsyncSession, now: datetime, most: int = AT_A_TIME) -> int:
    """Remove what nobody can have missed any more, at most so many; how many."""
    gone = await session.execute(FORGET, {"before": now - KEPT, "most": most})
    return cast("CursorResult[Any]", gone).rowcount


async def forget_all(database: Database) -> None:
    """Remove all of it, a transaction for each piece."""
    while True:
        async with database.transaction() as session:
            if await forget(session, utc_now()) < AT_A_TIME:
                return


def _told(session_id: UUID, row: Row[Any]) -> Event:
    return news.KINDS[row.type](_seen(session_id, row))


def _seen(session_id: UUID, row: Row[Any]) -> Seen:
    """The session as it was then."""
    facts = row.data
    return Seen(
        id=session_id,
        status=facts["status"],
        progress=facts["progress"],
        step=facts["step"],
        estimated_seconds=facts["secondsLeft"],
        updated_at=row.created_at,
        error=facts["error"],
        result=(row.result_id, row.overall_score) if row.result_id else None,
        seq=row.seq,
        now=row.created_at,
        coach=tuple(facts.get("coach", ())),
    )
