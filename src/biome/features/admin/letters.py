"""Dead letters: work that ended by a fault of ours, analyses by their rows and annotated clips by their jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.admin.schemas import DeadLetter, DeadLetterList
from biome.features.analyses import service
from biome.features.analyses.errors import NotToBeRetried, SessionNotFound
from biome.features.analyses.jobs import ANNOTATE, queue_annotation
from biome.kit.parts import Parts
from biome.kit.queue import Priority
from biome.kit.web import Pagination
from biome.tables import AnalysisSession

LETTERS = text(
    """
    WITH letters AS (
        SELECT id AS session_id, user_id, exercise_name, 'analysis' AS work, error_code AS cause,
            error_detail AS detail, attempt AS attempts, queued_at, completed_at AS failed_at
        FROM analysis_sessions WHERE status = 'failed' AND error_detail IS NOT NULL
        UNION ALL
        SELECT s.id, s.user_id, s.exercise_name, 'clip', 'clip_failed', NULL, j.attempts, told.first, told.last
        FROM procrastinate_jobs j JOIN analysis_sessions s ON s.id = (j.args ->> 'session_id')::uuid,
            LATERAL (SELECT min(at) AS first, max(at) AS last FROM procrastinate_events WHERE job_id = j.id) AS told
        WHERE j.status = 'failed' AND j.task_name = :annotate AND s.annotated_url IS NULL
    )
    SELECT *, count(*) OVER () AS total FROM letters ORDER BY failed_at DESC, session_id
    LIMIT :limit OFFSET :offset
    """
)
DROP_CLIP = text(
    """
    DELETE FROM procrastinate_jobs WHERE status = 'failed' AND task_name = :annotate AND args ->> 'session_id' = :id
    RETURNING id
    """
)


@dataclass(frozen=True)
class Letter:
    """Whose work it was, and which."""

    user_id: UUID
    work: Literal["analysis", "clip"]


async def dead_letters(session: AsyncSession, page: int, limit: int) -> DeadLetterList:
    """One page of them, the latest first."""
    asked = {"annotate": ANNOTATE, "limit": limit, "offset": (page - 1) * limit}
    rows = (await session.execute(LETTERS, asked)).mappings().all()
    total = rows[0]["total"] if rows else 0
    return DeadLetterList(
        dead_letters=[DeadLetter.model_validate({name: row[name] for name in DeadLetter.model_fields}) for row in rows],
        pagination=Pagination.of(page, limit, total),
    )


async def retry(session: AsyncSession, parts: Parts, session_id: UUID) -> Letter:
    """Queue it again, whichever of the two it is; raises SessionNotFound, NotToBeRetried."""
    row = await session.get(AnalysisSession, session_id)
    if row is None:
        raise SessionNotFound
    if row.status == "failed":
        await service.retry(session, parts, row.user_id, session_id, Priority.LOW)
        return Letter(row.user_id, "analysis")
    dropped = await session.execute(DROP_CLIP, {"annotate": ANNOTATE, "id": str(session_id)})
    if not dropped.all():
        raise NotToBeRetried(row.status)
    await queue_annotation(session, parts.queue, session_id)
    return Letter(row.user_id, "clip")
