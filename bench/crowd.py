"""A database as it is after a year: a hundred people with a thousand sessions each, spread over its months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from biome.features.analyses import partitions
from biome.features.library.service import Catalogue
from biome.kit.db import Database

PEOPLE, SETS = 100, 1000
APART = timedelta(hours=8)
"""Between two sets of one person: a thousand of them are eleven months."""

STEPS = (
    # Foreign keys are right by construction; to have each of 300 000 rows checked would take longer than to write them.
    "SET LOCAL session_replication_role = 'replica'",
    """
    INSERT INTO users (email, username, password_hash)
    SELECT 'crowd' || n || '@example.com', 'crowd' || n, 'x' FROM generate_series(1, :people) AS n
    """,
    "INSERT INTO histories (user_id) SELECT id FROM users",
    """
    INSERT INTO analysis_sessions (
        id, user_id, exercise_id, exercise_name, video_url, video_duration, status, progress, current_step, attempt
    )
    SELECT uuidv7(-(set * CAST(:apart AS interval))), u.id, e.id, e.name, 'videos/' || u.id || '/' || set, 30,
        CASE WHEN set % 20 = 0 THEN 'failed' ELSE 'completed' END, 100, 'complete', 1
    FROM users u CROSS JOIN generate_series(1, :sets) AS set
    JOIN (SELECT id, name, row_number() OVER (ORDER BY slug) AS n FROM exercises LIMIT 10) e ON e.n = set % 10 + 1
    WHERE u.username LIKE 'crowd%'
    """,
    "UPDATE analysis_sessions SET created_at = uuid_extract_timestamp(id)",
    """
    INSERT INTO analysis_results (session_id, overall_score, total_frames, processing_time, attempt, view, created_at)
    SELECT id, 4 + (abs(hashtext(id::text)) % 60) / 10.0, 900, 12, 1, 'side', created_at
    FROM analysis_sessions WHERE status = 'completed'
    """,
    """
    INSERT INTO form_issues (result_id, issue_type, severity, frame_start, frame_end, coaching_cue)
    SELECT id, 'Fault ' || abs(hashtext(id::text)) % 5, 'minor', 1, 2, 'Sit lower.' FROM analysis_results
    """,
    """
    INSERT INTO user_progress (
        user_id, exercise_id, exercise_name, average_score, total_analyses, last_analysis_date, improvement_trend
    )
    SELECT s.user_id, s.exercise_id, s.exercise_name, round(avg(r.overall_score), 1), count(*), max(s.created_at),
        'stable'
    FROM analysis_sessions s JOIN analysis_results r ON r.session_id = s.id GROUP BY 1, 2, 3
    """,
)


async def fill(database: Database, people: int = PEOPLE, sets: int = SETS) -> None:
    """Put them into an empty, migrated database, with the partitions that a year of running would have made."""
    await Catalogue(database).seed()
    now = datetime.now(UTC)
    async with database.transaction() as session:
        for days in range(0, 365, 28):
            await partitions.make_ahead(session, now - timedelta(days=days))
        await session.execute(text("SET LOCAL statement_timeout = 0"))
        for step in STEPS:
            asked = {"people": people, "sets": sets, "apart": APART}
            named = {name: value for name, value in asked.items() if f":{name}" in step}
            await session.execute(text(step), named)
    async with database.transaction() as session:
        await session.execute(text("ANALYZE"))
