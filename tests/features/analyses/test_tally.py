"""user_progress is always what a recount gives, whatever happens to results and however much of it at once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from biome.engine.trend import Scored, trend
from biome.features.analyses import tally
from biome.kit.parts import Parts
from biome.tables import AnalysisResult, AnalysisSession, Exercise, User, UserProgress

pytestmark = pytest.mark.anyio

TENTH = Decimal("0.1")


async def settle(parts: Parts) -> tuple[UUID, list[tuple[UUID | None, str]]]:
    """A person, and the movements she does: two of the library and one that nobody knows."""
    async with parts.database.transaction() as session:
        user = User(email="anna@example.com", username="anna", password_hash="x")
        known = [Exercise(slug=name.lower(), name=name, category="Other") for name in ("Squat", "Lunge")]
        session.add_all([user, *known])
        await session.flush()
        return user.id, [*((one.id, one.name) for one in known), (None, "Spinning about")]


async def add_session(parts: Parts, user_id: UUID, movement: tuple[UUID | None, str], days_ago: int) -> UUID:
    row = AnalysisSession(
        user_id=user_id,
        exercise_id=movement[0],
        exercise_name=movement[1],
        video_url="x",
        created_at=datetime.now(UTC) - timedelta(days=days_ago),
    )
    async with parts.database.transaction() as session:
        session.add(row)
        await session.flush()
        return row.id


async def analysed(parts: Parts, session_id: UUID, score: float | None) -> None:
    """A result is kept, or another put in its place."""
    async with parts.database.transaction() as session:
        row = await session.get_one(AnalysisSession, session_id)
        await session.execute(delete(AnalysisResult).where(AnalysisResult.session_id == session_id))
        session.add(AnalysisResult(session_id=session_id, overall_score=score, total_frames=1, attempt=1, view="side"))
        await tally.recount(session, row.user_id, row.exercise_id, row.exercise_name)


async def deleted(parts: Parts, session_id: UUID) -> None:
    async with parts.database.transaction() as session:
        row = await session.get_one(AnalysisSession, session_id)
        await session.delete(row)
        await tally.recount(session, row.user_id, row.exercise_id, row.exercise_name)


async def told(parts: Parts) -> set[tuple]:
    """What user_progress says."""
    async with parts.database.transaction() as session:
        rows = (await session.scalars(select(UserProgress))).all()
    return {
        (r.exercise_name, r.total_analyses, r.average_score, r.last_analysis_date, r.improvement_trend) for r in rows
    }


async def counted(parts: Parts) -> set[tuple]:
    """What the results say, counted here."""
    async with parts.database.transaction() as session:
        rows = (await session.execute(select(AnalysisSession, AnalysisResult).join(AnalysisResult))).all()
    by_name: defaultdict[str, list[tuple[datetime, float | None]]] = defaultdict(list)
    for row, result in rows:
        by_name[row.exercise_name].append((row.created_at, result.overall_score))
    return {(name, len(sets), _mean(sets), max(at for at, _ in sets), _trend(sets)) for name, sets in by_name.items()}


def _mean(sets: list[tuple[datetime, float | None]]) -> float | None:
    scores = [Decimal(str(score)) for _, score in sets if score is not None]
    return float((sum(scores, Decimal()) / len(scores)).quantize(TENTH, ROUND_HALF_UP)) if scores else None


def _trend(sets: list[tuple[datetime, float | None]]) -> str | None:
    return trend([Scored(at.astimezone(UTC).date(), score, "side") for at, score in sets if score is not None])


@pytest.mark.parametrize("seed", [1, 2])
async def test_after_anything_in_any_order_and_at_once_it_is_what_a_recount_gives(committing: Parts, seed: int):
    chance = Random(seed)
    user_id, movements = await settle(committing)
    sessions = [await add_session(committing, user_id, chance.choice(movements), days_ago=day) for day in range(24)]
    for _ in range(4):
        work = []
        for session_id in chance.sample(sessions, min(8, len(sessions))):
            if chance.random() < 0.25:
                sessions.remove(session_id)
                work.append(deleted(committing, session_id))
            else:
                score = None if chance.random() < 0.1 else round(chance.uniform(3, 9), 1)
                work.append(analysed(committing, session_id, score))
        await asyncio.gather(*work)
        assert await told(committing) == await counted(committing)
    for session_id in sessions:
        await deleted(committing, session_id)
    assert await told(committing) == set()
