"""What is known of a person beside one of their sets: the sets of the same exercise before it, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.person import PastSet, Person
from biome.exercises import Exercise
from biome.tables import AnalysisSession

MOST = 5
"""Earlier sets that a coach may speak of."""

BEFORE = text(
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
    SELECT p.improvement_trend AS trend, CAST(p.average_score AS float8) AS average, p.total_analyses,
        (
            SELECT CAST(max(r.overall_score) AS float8)
            FROM analysis_sessions s JOIN analysis_results r ON r.session_id = s.id
            WHERE s.user_id = :user_id AND s.exercise_id IS NOT DISTINCT FROM p.exercise_id
                AND (s.exercise_id IS NOT NULL OR s.exercise_name = p.exercise_name)
        ) AS best
    FROM user_progress p
    WHERE p.user_id = :user_id AND p.exercise_id IS NOT DISTINCT FROM CAST(:exercise_id AS uuid)
        AND (p.exercise_id IS NOT NULL OR p.exercise_name = :exercise_name)
    """
)


async def person_beside(session: AsyncSession, user_id: UUID, row: AnalysisSession, exercise: Exercise) -> Person:
    """The person of a session of theirs, as a coach may know them. exercise: that of the session."""
    asked = {
        "user_id": user_id,
        "session_id": row.id,
        "exercise_id": row.exercise_id,
        "exercise_name": row.exercise_name,
    }
    names = {fault.id: fault.name for fault in exercise.faults}
    past = (await session.execute(BEFORE, {**asked, "most": MOST})).all()
    standing = (await session.execute(STANDING, asked)).one_or_none()
    several = standing is not None and standing.total_analyses > 1
    return Person(
        history=tuple(_past(one, row, names) for one in past),
        trend=standing.trend if several else None,
        average_score=standing.average if several else None,
        best_score=standing.best if several else None,
    )


def _past(one: Row[Any], row: AnalysisSession, names: Mapping[str, str]) -> PastSet:
    return PastSet(
        days_ago=max(0, (row.created_at.date() - one.created_at.date()).days),
        score=one.score,
        rep_count=one.rep_count,
        hold_seconds=one.held,
        issues=tuple(names[fault] for fault in one.faults if fault in names),
    )
