"""What is asked of the database about the work that waits, and of its schema."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.gemini.faults import Fault
from biome.features.health.schemas import Coached, Schema, SessionsWaiting
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


COACHED = text(
    """
    SELECT outcome, count(*) AS calls, sum(sentences) AS sentences, sum(grounded) AS grounded,
        count(*) FILTER (WHERE repaired) AS repaired,
        sum(input_tokens + output_tokens + thinking_tokens) AS tokens, coalesce(sum(dollars), 0) AS dollars,
        max(seconds) AS slowest
    FROM coach_calls WHERE id >= :since GROUP BY outcome ORDER BY outcome
    """
)
LATEST_CALLS = text("SELECT outcome FROM coach_calls WHERE id >= :since ORDER BY id DESC LIMIT :most")
OUT_OF_REACH = frozenset(fault.code for fault in Fault if fault.value.service) | {Fault.SPARED.code}
"""Outcomes that say that the service was not there."""
ENOUGH, LATELY = 3, timedelta(minutes=15)
"""So many calls that went wrong, the latest ones of so long, are a service that is away."""


async def coached(session: AsyncSession, now: datetime) -> Coached:
    """What asking the model came to in the last 24 hours, in all workers."""
    rows = (await session.execute(COACHED, {"since": first_of(now - timedelta(days=1))})).mappings().all()

    def total(name: str) -> int:
        return sum(row[name] for row in rows)

    sentences = total("sentences")
    return Coached(
        calls={row["outcome"]: row["calls"] for row in rows},
        sentences=sentences,
        grounded_share=round(total("grounded") / sentences, 4) if sentences else None,
        repaired=total("repaired"),
        tokens=total("tokens"),
        dollars=round(float(total("dollars")), 4),
        slowest_seconds=max((float(row["slowest"]) for row in rows), default=None),
    )


async def model_answers(session: AsyncSession, now: datetime) -> bool:
    """Whether the model has answered lately, or nobody has had reason to ask: the workers' breakers, seen from here."""
    latest = {"since": first_of(now - LATELY), "most": ENOUGH}
    outcomes = (await session.scalars(LATEST_CALLS, latest)).all()
    return len(outcomes) < ENOUGH or not OUT_OF_REACH.issuperset(outcomes)


async def waiting(session: AsyncSession, now: datetime) -> SessionsWaiting:
    """What waits, what runs, and what became of what was begun in the last 24 hours."""
    row = (await session.execute(WAITING)).mappings().one()
    begun = (await session.execute(LAST_DAY, {"since": first_of(now - timedelta(days=1))})).all()
    return SessionsWaiting.model_validate({**row, "last_day": dict(begun)})


async def schema(session: AsyncSession) -> Schema:
    """Which schema the database has."""
    return Schema(found=await migrate.found(session), wanted=migrate.wanted())
