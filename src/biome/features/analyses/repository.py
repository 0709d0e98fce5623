"""Analyses in the database, as their owner sees them: every statement says whose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, delete, func, literal, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from biome.features.analyses import steps
from biome.kit.uuid7 import after, created, first_of
from biome.tables import AnalysisResult, AnalysisSession, FormIssue, Metric, Recommendation, Strength

Part = TypeVar("Part", FormIssue, Metric, Strength, Recommendation)
MEASURED_OVER = 20
MEASURED_SPEED = text(
    """
    SELECT sum(processing_time) / nullif(sum(video_duration), 0) FROM (
        SELECT r.processing_time, s.video_duration
        FROM analysis_results r JOIN analysis_sessions s ON s.id = r.session_id
        WHERE r.processing_time IS NOT NULL AND s.video_duration > 0
        ORDER BY r.id DESC LIMIT :count
    ) AS latest
    """
)

FINISHED = text(
    """
    SELECT s.id, s.exercise_id, s.exercise_name, s.created_at, CAST(r.overall_score AS float8) AS score, r.rep_count,
        CAST(r.report->>'holdSeconds' AS float8) AS held
    FROM analysis_sessions s JOIN analysis_results r ON r.session_id = s.id
    WHERE s.user_id = :user_id AND s.id <> :without
    ORDER BY s.id DESC LIMIT :most
    """
)


@dataclass(frozen=True)
class Filter:
    """What a history is narrowed to."""

    exercise_id: UUID | None = None
    status: str | None = None
    date_from: datetime | None = None
    date_before: datetime | None = None


@dataclass(frozen=True)
class Findings:
    """Everything one result says."""

    result: AnalysisResult
    issues: Sequence[FormIssue]
    metrics: Sequence[Metric]
    strengths: Sequence[Strength]
    recommendations: Sequence[Recommendation]


async def add(session: AsyncSession, row: AnalysisSession) -> None:
    """Keep a new session. It was created when its id was, so that a range of ids is a range of dates, exactly."""
    row.created_at = created(row.id)
    session.add(row)
    await session.flush()


async def owned(session: AsyncSession, user_id: UUID, session_id: UUID) -> AnalysisSession | None:
    """The session, if it is theirs."""
    return await session.scalar(_theirs(user_id).where(AnalysisSession.id == session_id))


async def history(
    session: AsyncSession, user_id: UUID, wanted: Filter, page: int, limit: int
) -> tuple[Sequence[Row[AnalysisSession, float | None]], int]:
    """One page of their sessions with scores, newest first, and how many there are in all."""
    theirs = _conditions(user_id, wanted)
    total = await session.scalar(select(func.count()).select_from(AnalysisSession).where(*theirs))
    rows = await session.execute(
        select(AnalysisSession, AnalysisResult.overall_score)
        .outerjoin(AnalysisResult, AnalysisResult.session_id == AnalysisSession.id)
        .where(*theirs)
        .order_by(AnalysisSession.id.desc())
        .offset((page - 1) * limit)
        .limit(limit)
    )
    return rows.all(), total or 0


async def all_of(session: AsyncSession, user_id: UUID) -> Sequence[AnalysisSession]:
    """All their sessions, oldest first."""
    return (await session.scalars(_theirs(user_id).order_by(AnalysisSession.id))).all()


async def hold_all(session: AsyncSession, user_id: UUID) -> None:
    """Keep everybody else from changing their sessions until the transaction's end."""
    theirs = select(AnalysisSession.id).where(AnalysisSession.user_id == user_id).order_by(AnalysisSession.id)
    await session.execute(theirs.with_for_update())


async def findings(session: AsyncSession, session_id: UUID) -> Findings | None:
    """What was found in a session that is known to be theirs."""
    result = await session.scalar(select(AnalysisResult).where(AnalysisResult.session_id == session_id))
    if result is None:
        return None
    return Findings(
        result,
        (await session.scalars(_of(FormIssue, result.id).order_by(FormIssue.position))).all(),
        (await session.scalars(_of(Metric, result.id).order_by(Metric.position))).all(),
        (await session.scalars(_of(Strength, result.id).order_by(Strength.position))).all(),
        (await session.scalars(_of(Recommendation, result.id).order_by(Recommendation.priority))).all(),
    )


async def result_of(session: AsyncSession, session_id: UUID) -> tuple[UUID, float | None] | None:
    """Id and score of a session's result."""
    found = (
        await session.execute(
            select(AnalysisResult.id, AnalysisResult.overall_score).where(AnalysisResult.session_id == session_id)
        )
    ).one_or_none()
    return (found.id, found.overall_score) if found else None


async def report_of(session: AsyncSession, session_id: UUID) -> dict[str, Any] | None:
    """The report as it was kept, of a session that is known to be theirs."""
    return await session.scalar(select(AnalysisResult.report).where(AnalysisResult.session_id == session_id))


async def finished_sets(session: AsyncSession, user_id: UUID, without: UUID, most: int) -> Sequence[Row[Any]]:
    """Their latest finished sets but one, newest first: id, exercise, created, score, rep_count, held."""
    asked = {"user_id": user_id, "without": without, "most": most}
    return (await session.execute(FINISHED, asked)).all()


async def queue_again(session: AsyncSession, user_id: UUID, session_id: UUID, estimate: float) -> bool:
    """Put a failed session of theirs back to the start; False when it is not a failed one, or its film was refused.

    A film that was refused was never copied: what its owner puts in its place, nobody has looked at.
    """
    changed = await session.execute(
        update(AnalysisSession)
        .where(
            AnalysisSession.id == session_id,
            AnalysisSession.user_id == user_id,
            AnalysisSession.status == "failed",
            AnalysisSession.queued_at.is_not(None),
        )
        .values(
            status="pending",
            current_step=steps.QUEUED,
            progress=0,
            tries=0,
            error_message=None,
            error_code=None,
            error_detail=None,
            decoder_deaths=0,
            completed_at=None,
            queued_at=func.now(),
            estimated_seconds=estimate,
        )
        .returning(AnalysisSession.id)
    )
    return changed.one_or_none() is not None


async def received(session: AsyncSession, user_id: UUID, session_id: UUID, changes: Mapping[str, Any]) -> bool:
    """Change a session of theirs that waits for its film; False when it does not wait for it any more."""
    waiting = (AnalysisSession.status == "pending", AnalysisSession.queued_at.is_(None))
    changed = await session.execute(
        update(AnalysisSession)
        .where(AnalysisSession.id == session_id, AnalysisSession.user_id == user_id, *waiting)
        .values(**changes)
        .returning(AnalysisSession.id)
    )
    return changed.one_or_none() is not None


async def remove(session: AsyncSession, user_id: UUID, session_id: UUID) -> AnalysisSession | None:
    """Remove a session of theirs with all that hangs from it; what it was, None when there is none."""
    return await session.scalar(
        delete(AnalysisSession)
        .where(AnalysisSession.id == session_id, AnalysisSession.user_id == user_id)
        .returning(AnalysisSession)
    )


async def measured_speed(session: AsyncSession) -> float | None:
    """Seconds of work for a second of film, over the latest results; None when there are none yet."""
    speed = (await session.execute(MEASURED_SPEED, {"count": MEASURED_OVER})).scalar()
    return float(speed) if speed is not None else None


async def seconds_ahead(session: AsyncSession, row: AnalysisSession | None = None) -> float:
    """Estimated seconds of work that wait or run now; with ``row``, only those that were queued before it."""
    query = select(func.sum(_left())).where(*_open())
    if row is not None:
        place = tuple_(AnalysisSession.queued_at, AnalysisSession.id)
        query = query.where(place < tuple_(literal(row.queued_at), literal(row.id)))
    return float(await session.scalar(query) or 0.0)


async def all_seconds_ahead(session: AsyncSession, session_ids: Collection[UUID]) -> dict[UUID, float]:
    """The same for many sessions that wait, in one statement."""
    before = func.sum(_left()).over(order_by=(AnalysisSession.queued_at, AnalysisSession.id)) - _left()
    line = select(AnalysisSession.id, before.label("ahead")).where(*_open()).subquery()
    rows = await session.execute(select(line.c.id, line.c.ahead).where(line.c.id.in_(session_ids)))
    return {row.id: float(row.ahead or 0.0) for row in rows}


def _left() -> ColumnElement[float]:
    """Estimated seconds of work left of a session."""
    spent = func.extract("epoch", func.now() - AnalysisSession.updated_at)
    return case(
        (AnalysisSession.status == "processing", func.greatest(AnalysisSession.estimated_seconds - spent, 0)),
        else_=AnalysisSession.estimated_seconds,
    )


def _open() -> list[ColumnElement[bool]]:
    return [AnalysisSession.status.in_(("pending", "processing")), AnalysisSession.queued_at.is_not(None)]


def _theirs(user_id: UUID) -> Select[AnalysisSession]:
    return select(AnalysisSession).where(AnalysisSession.user_id == user_id)


def _conditions(user_id: UUID, wanted: Filter) -> list[ColumnElement[bool]]:
    conditions = [AnalysisSession.user_id == user_id]
    if wanted.exercise_id is not None:
        conditions.append(AnalysisSession.exercise_id == wanted.exercise_id)
    if wanted.status is not None:
        conditions.append(AnalysisSession.status == wanted.status)
    if wanted.date_from is not None:
        conditions += [AnalysisSession.created_at >= wanted.date_from, AnalysisSession.id >= first_of(wanted.date_from)]
    if wanted.date_before is not None:
        before = wanted.date_before
        conditions += [AnalysisSession.created_at < before, AnalysisSession.id < first_of(after(before))]
    return conditions


def _of(table: type[Part], result_id: UUID) -> Select[Part]:
    return select(table).where(table.result_id == result_id)
