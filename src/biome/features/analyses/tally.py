"""user_progress, recounted in the transaction that adds or removes a result; its trend by ``engine/trend``."""

from __future__ import annotations

from datetime import UTC
from uuid import UUID

from sqlalchemy import ColumnElement, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from biome.engine.trend import Scored, trend
from biome.tables import AnalysisResult, AnalysisSession, UserProgress

LATEST = 500
"""Sets: four a day for the 120 days that a trend may span."""

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('progress:' || :user_id || :which, 0))")
"""Two results of one person and exercise may be added at once, and neither transaction sees the other's: the later one
waits here, and counts after the first has committed."""

RECOUNT = text(
    """
    WITH asked AS (
        SELECT CAST(:user_id AS uuid) AS person, CAST(:exercise_id AS uuid) AS exercise, CAST(:name AS varchar) AS name
    ), counted AS (
        SELECT count(*) AS analyses, round(avg(r.overall_score), 1) AS average, max(s.created_at) AS latest
        FROM asked, analysis_results r JOIN analysis_sessions s ON s.id = r.session_id
        WHERE s.user_id = person AND s.exercise_id IS NOT DISTINCT FROM exercise
            AND (exercise IS NOT NULL OR s.exercise_name = name)
    ), gone AS (
        DELETE FROM user_progress p USING counted, asked
        WHERE analyses = 0 AND p.user_id = person AND p.exercise_id IS NOT DISTINCT FROM exercise
            AND (exercise IS NOT NULL OR p.exercise_name = name)
    )
    INSERT INTO user_progress (user_id, exercise_id, exercise_name, average_score, total_analyses, last_analysis_date)
    SELECT person, exercise, coalesce((SELECT e.name FROM exercises e WHERE e.id = exercise), name),
        average, analyses, latest
    FROM counted, asked WHERE analyses > 0
    ON CONFLICT ON CONSTRAINT user_progress_one_row DO UPDATE SET
        average_score = excluded.average_score,
        total_analyses = excluded.total_analyses,
        last_analysis_date = excluded.last_analysis_date
    """
)


async def recount(session: AsyncSession, user_id: UUID, exercise_id: UUID | None, exercise_name: str) -> None:
    """Make one person's standing in one exercise what a count of their results gives."""
    await session.flush()
    which = str(exercise_id or exercise_name)
    await session.execute(ONE_AT_A_TIME, {"user_id": str(user_id), "which": which})
    await session.execute(RECOUNT, {"user_id": user_id, "exercise_id": exercise_id, "name": exercise_name})
    direction = trend(await _scored(session, user_id, exercise_id, exercise_name))
    theirs = _of(UserProgress, user_id, exercise_id, exercise_name)
    await session.execute(update(UserProgress).where(*theirs).values(improvement_trend=direction))


async def _scored(session: AsyncSession, user_id: UUID, exercise_id: UUID | None, exercise_name: str) -> list[Scored]:
    """Their latest scored sets of one exercise, more than a trend looks at."""
    rows = await session.execute(
        select(AnalysisSession.created_at, AnalysisResult.overall_score, AnalysisResult.view)
        .join(AnalysisResult, AnalysisResult.session_id == AnalysisSession.id)
        .where(*_of(AnalysisSession, user_id, exercise_id, exercise_name), AnalysisResult.overall_score.is_not(None))
        .order_by(AnalysisSession.id.desc())
        .limit(LATEST)
    )
    return [Scored(at.astimezone(UTC).date(), score, view) for at, score, view in rows if score is not None]


def _of(
    table: type[AnalysisSession | UserProgress], user_id: UUID, exercise_id: UUID | None, exercise_name: str
) -> list[ColumnElement[bool]]:
    """Whose, and of which exercise; one that is not in the library is known by its name."""
    if exercise_id is None:
        return [table.user_id == user_id, table.exercise_id.is_(None), table.exercise_name == exercise_name]
    return [table.user_id == user_id, table.exercise_id == exercise_id]
