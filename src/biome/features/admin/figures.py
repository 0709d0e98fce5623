"""The figures of the service, read from the rows: one question, one statement."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.language import Language
from biome.coach.words import spoken_fault
from biome.features.admin.schemas import (
    Analytics,
    Cause,
    DayCount,
    ExerciseFigures,
    Percentiles,
    QueueDepth,
    StatusCount,
    UserCounts,
)
from biome.kit.uuid7 import first_of

USERS = text(
    """
    SELECT count(*) AS total, count(*) FILTER (WHERE is_active) AS active,
        count(*) FILTER (WHERE role = 'admin') AS admins,
        count(*) FILTER (WHERE last_login > now() - interval '7 days') AS signed_in_this_week
    FROM users
    """
)
STATUSES = text("SELECT status, count(*) AS count FROM analysis_sessions WHERE id >= :since GROUP BY 1 ORDER BY 1")
DAYS = text(
    """
    SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS sessions,
        count(*) FILTER (WHERE status = 'completed') AS completed, count(*) FILTER (WHERE status = 'failed') AS failed
    FROM analysis_sessions WHERE id >= :since GROUP BY 1 ORDER BY 1
    """
)
TIMES = text(
    """
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY processing_time) AS p50,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY processing_time) AS p90,
        percentile_cont(0.99) WITHIN GROUP (ORDER BY processing_time) AS p99
    FROM analysis_results WHERE id >= :since
    """
)
QUEUE = text(
    """
    SELECT count(*) FILTER (WHERE status = 'pending') AS waiting,
        count(*) FILTER (WHERE status = 'processing') AS running,
        extract(epoch FROM now() - min(queued_at) FILTER (WHERE status = 'pending')) AS oldest_waiting_seconds
    FROM analysis_sessions WHERE status IN ('pending', 'processing') AND queued_at IS NOT NULL
    """
)
FAILURES = text(
    """
    SELECT coalesce(error_code, 'unknown') AS cause, count(*) AS count
    FROM analysis_sessions WHERE id >= :since AND status = 'failed' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50
    """
)
EXERCISES = text(
    """
    SELECT s.exercise_name, count(*) AS analyses, round(avg(r.overall_score), 1) AS average_score
    FROM analysis_results r JOIN analysis_sessions s ON s.id = r.session_id
    WHERE s.id >= :since AND s.exercise_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1
    """
)
ISSUES = text(
    """
    SELECT exercise_name, fault, cause, count FROM (
        SELECT s.exercise_name, i.fault, count(DISTINCT s.id) AS count,
            coalesce(max(i.issue_type) FILTER (WHERE s.language = 'en'), max(i.issue_type)) AS cause,
            row_number() OVER (PARTITION BY s.exercise_name ORDER BY count(DISTINCT s.id) DESC, i.fault) AS place
        FROM form_issues i JOIN analysis_results r ON r.id = i.result_id JOIN analysis_sessions s ON s.id = r.session_id
        WHERE s.id >= :since AND s.exercise_id IS NOT NULL GROUP BY s.exercise_name, i.fault
    ) AS ranked WHERE place <= 3 ORDER BY exercise_name, place
    """
)


async def analytics(session: AsyncSession, now: datetime, days: int, language: Language) -> Analytics:
    """How the service has been doing for so many days, the present one with them; faults as ``language`` calls them."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    since = {"since": first_of(midnight - timedelta(days=days - 1))}

    async def rows(question: TextClause) -> list[dict[str, object]]:
        asked = since if ":since" in question.text else {}
        return [dict(row) for row in (await session.execute(question, asked)).mappings()]

    issues = [_called(row, language) for row in await rows(ISSUES)]
    return Analytics(
        days=days,
        users=UserCounts.model_validate((await rows(USERS))[0]),
        sessions_by_status=[StatusCount.model_validate(row) for row in await rows(STATUSES)],
        sessions_by_day=[DayCount.model_validate(row) for row in await rows(DAYS)],
        processing_time=Percentiles.model_validate((await rows(TIMES))[0]),
        queue=QueueDepth.model_validate((await rows(QUEUE))[0]),
        failures=[Cause.model_validate(row) for row in await rows(FAILURES)],
        exercises=[_exercise(row, issues) for row in await rows(EXERCISES)],
    )


def _called(row: dict[str, object], language: Language) -> dict[str, object]:
    name = spoken_fault(str(row["exercise_name"]), str(row["fault"]), language)
    return {**row, "cause": name or row["cause"]}  # as it was called then, where the library has it no more


def _exercise(row: dict[str, object], issues: list[dict[str, object]]) -> ExerciseFigures:
    frequent = [Cause.model_validate(issue) for issue in issues if issue["exercise_name"] == row["exercise_name"]]
    return ExerciseFigures.model_validate({**row, "most_frequent_issues": frequent})
