"""What the coach may know of the person: their earlier sets of the same exercise, and how they come along in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.person import PastSet, Person
from biome.exercises import Exercise

SETS = 3
"""Earlier sets that a coach hears of: more is a diary."""

EARLIER = text(
    """
    SELECT s.created_at, CAST(r.overall_score AS float8) AS score, r.rep_count,
        CAST(r.report->>'holdSeconds' AS float8) AS held,
        ARRAY(SELECT i.fault FROM form_issues i WHERE i.result_id = r.id ORDER BY i.position) AS faults
    FROM analysis_sessions s JOIN analysis_results r ON r.session_id = s.id
    WHERE s.user_id = :user_id AND s.id < :session_id AND s.exercise_id IS NOT DISTINCT FROM CAST(:exercise_id AS uuid)
        AND (s.exercise_id IS NOT NULL OR s.exercise_name = :exercise_name)
    ORDER BY s.id DESC LIMIT :most
    """
)
STANDING = text(
    """
    SELECT p.improvement_trend AS trend, CAST(p.average_score AS float8) AS average,
        (
            SELECT CAST(max(r.overall_score) AS float8)
            FROM analysis_sessions s JOIN analysis_results r ON r.session_id = s.id
            WHERE s.user_id = :user_id AND s.exercise_id IS NOT DISTINCT FROM p.exercise_id
                AND (s.exercise_id IS NOT NULL OR s.exercise_name = p.exercise_name)
        ) AS best
    FROM user_progress p
    WHERE p.user_id = :user_id AND p.exercise_id IS NOT DISTINCT FROM CAST(:exercise_id AS uuid)
        AND (p.exercise_id IS NOT NULL OR p.exercise_name = :exercise_name)
    ORDER BY p.last_analysis_date DESC LIMIT 1 -- an exercise that was renamed since has a row for each of its names
    """
)


@dataclass(frozen=True)
class Whose:
    """A session, its owner, and its exercise as the row has it."""

    user_id: UUID
    session_id: UUID
    exercise_id: UUID | None
    exercise_name: str


async def person(session: AsyncSession, whose: Whose, exercise: Exercise, now: datetime) -> Person:
    """Whom a session belongs to, as far as a coach may know. exercise: the session's, whose faults are named."""
    asked = {
        "user_id": whose.user_id,
        "session_id": whose.session_id,
        "exercise_id": whose.exercise_id,
        "exercise_name": whose.exercise_name,
    }
    standing = (await session.execute(STANDING, asked)).one_or_none()
    names = {fault.id: fault.name for fault in exercise.faults}
    rows = (await session.execute(EARLIER, {**asked, "most": SETS})).all()
    history = tuple(_past(row, now, names) for row in rows)
    if standing is None or not history:
        return Person(history=history)
    return Person(history=history, trend=standing.trend, average_score=standing.average, best_score=standing.best)


def _past(row: Row[Any], now: datetime, names: Mapping[str, str]) -> PastSet:
    """An earlier set, its faults by the names that the library has for them, in whatever language it was kept."""
    return PastSet(
        days_ago=max(0, (now.date() - row.created_at.date()).days),
        score=row.score,
        rep_count=row.rep_count,
        hold_seconds=row.held,
        issues=tuple(names[fault] for fault in row.faults if fault in names),
    )
