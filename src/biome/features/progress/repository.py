"""Progress in the database: every statement says whose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Text, case, func, select
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from biome.tables import AnalysisResult, AnalysisSession, FormIssue, UserProgress

RECURRING = 2
"""Sessions of an exercise in which a fault was seen, from which it recurs."""


class ScoreRow(NamedTuple):
    """One scored set and the exercise it belongs to."""

    exercise_id: UUID | None
    exercise_name: str
    session_id: UUID
    score: float
    created_at: datetime
    low: float | None
    high: float | None
    rep_count: int
    hold_seconds: float | None


class IssueRow(NamedTuple):
    """One fault of one exercise, and the sessions in which it was seen."""

    exercise_id: UUID | None
    exercise_name: str
    fault: str
    type: str
    sessions: list[UUID]


async def standings(session: AsyncSession, user_id: UUID) -> Sequence[UserProgress]:
    """Their standing in each exercise, the one of the latest analysis first."""
    theirs = select(UserProgress).where(UserProgress.user_id == user_id)
    return (await session.scalars(theirs.order_by(UserProgress.last_analysis_date.desc(), UserProgress.id))).all()


async def latest_scores(session: AsyncSession, user_id: UUID, most: int) -> list[float]:
    """Their latest scores, oldest first."""
    rows = await session.scalars(
        select(AnalysisResult.overall_score)
        .join(AnalysisSession, AnalysisSession.id == AnalysisResult.session_id)
        .where(AnalysisSession.user_id == user_id, AnalysisResult.overall_score.is_not(None))
        .order_by(AnalysisSession.id.desc())
        .limit(most)
    )
    return [score for score in reversed(rows.all()) if score is not None]


async def average_score(session: AsyncSession, user_id: UUID) -> float | None:
    """The mean of all their scores."""
    mean = await session.scalar(
        select(func.avg(AnalysisResult.overall_score))
        .join(AnalysisSession, AnalysisSession.id == AnalysisResult.session_id)
        .where(AnalysisSession.user_id == user_id)
    )
    return None if mean is None else round(float(mean), 1)


async def scores(session: AsyncSession, user_id: UUID, most: int) -> list[ScoreRow]:
    """Their latest scored sets of each exercise, at most so many of each, oldest first."""
    place = func.row_number().over(
        partition_by=(AnalysisSession.exercise_id, _unlisted_name()), order_by=AnalysisSession.id.desc()
    )
    ranked = (
        select(
            AnalysisSession.exercise_id,
            AnalysisSession.exercise_name,
            AnalysisSession.id.label("session_id"),
            AnalysisResult.overall_score.label("score"),
            AnalysisSession.created_at,
            AnalysisResult.report["scoreLow"].as_float().label("low"),
            AnalysisResult.report["scoreHigh"].as_float().label("high"),
            AnalysisResult.rep_count,
            AnalysisResult.report["holdSeconds"].as_float().label("hold_seconds"),
            place.label("place"),
        )
        .join(AnalysisResult, AnalysisResult.session_id == AnalysisSession.id)
        .where(AnalysisSession.user_id == user_id, AnalysisResult.overall_score.is_not(None))
        .subquery()
    )
    columns = [ranked.c[name] for name in ScoreRow._fields]
    rows = await session.execute(select(*columns).where(ranked.c.place <= most).order_by(ranked.c.session_id))
    return [ScoreRow(*row) for row in rows]


async def recurring_issues(session: AsyncSession, user_id: UUID) -> list[IssueRow]:
    """The faults that were seen in several sessions of an exercise, the most frequent first; as last called."""
    seen = func.count(AnalysisSession.id.distinct())
    name = func.array_agg(aggregate_order_by(FormIssue.issue_type, AnalysisSession.id.desc()), type_=ARRAY(Text))[1]
    which = func.array_agg(AnalysisSession.id.distinct())
    rows = await session.execute(
        select(AnalysisSession.exercise_id, func.max(AnalysisSession.exercise_name), FormIssue.fault, name, which)
        .join(AnalysisResult, AnalysisResult.session_id == AnalysisSession.id)
        .join(FormIssue, FormIssue.result_id == AnalysisResult.id)
        .where(AnalysisSession.user_id == user_id)
        .group_by(AnalysisSession.exercise_id, _unlisted_name(), FormIssue.fault)
        .having(seen >= RECURRING)
        .order_by(seen.desc(), FormIssue.fault)
    )
    return [IssueRow(*row) for row in rows]


def _unlisted_name() -> ColumnElement[str | None]:
    """The name that marks a movement which is not in the library; null for one that has an id."""
    return case((AnalysisSession.exercise_id.is_(None), AnalysisSession.exercise_name), else_=None)
