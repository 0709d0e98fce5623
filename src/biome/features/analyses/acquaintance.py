"""What the coach may know of the person: their earlier sets of the same exercise, and how they come along in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.person import PastSet, Person
from biome.exercises import Exercise
from biome.features.analyses.ledger import Claim
from biome.tables import AnalysisResult, AnalysisSession, FormIssue, UserProgress

SETS = 3
"""Earlier sets that a coach hears of: more is a diary."""


async def person(session: AsyncSession, claim: Claim, exercise: Exercise, now: datetime) -> Person:
    """Whom a claim's session belongs to, as far as a coach may know. exercise: that of the session."""
    standing = (await session.execute(_standing(claim))).one_or_none()
    rows = (await session.execute(_earlier(claim))).all()
    issues = await _issues(session, [row.id for row in rows], {fault.id: fault.name for fault in exercise.faults})
    history = tuple(
        PastSet(
            days_ago=max(0, (now.date() - row.created_at.date()).days),
            score=row.overall_score,
            rep_count=row.rep_count,
            hold_seconds=row.report.get("holdSeconds"),
            issues=issues.get(row.id, ()),
        )
        for row in rows
    )
    if standing is None:
        return Person(history=history)
    scores = [one.score for one in history if one.score is not None]
    return Person(
        history=history,
        trend=standing.improvement_trend,
        average_score=standing.average_score,
        best_score=max(scores, default=None),
    )


def _standing(claim: Claim):
    asked = select(UserProgress.average_score, UserProgress.improvement_trend)
    return asked.where(UserProgress.user_id == claim.user_id, *_same(UserProgress, claim))


def _earlier(claim: Claim):
    return (
        select(
            AnalysisResult.id,
            AnalysisResult.overall_score,
            AnalysisResult.rep_count,
            AnalysisResult.report,
            AnalysisSession.created_at,
        )
        .join(AnalysisSession, AnalysisSession.id == AnalysisResult.session_id)
        .where(
            AnalysisSession.user_id == claim.user_id,
            AnalysisSession.id < claim.session_id,
            *_same(AnalysisSession, claim),
        )
        .order_by(AnalysisSession.id.desc())
        .limit(SETS)
    )


def _same(table: type[UserProgress] | type[AnalysisSession], claim: Claim) -> list[ColumnElement[bool]]:
    """Of the same exercise; of one that is not in the library, of the same name."""
    if claim.exercise_id is not None:
        return [table.exercise_id == claim.exercise_id]
    return [table.exercise_id.is_(None), table.exercise_name == claim.exercise_name]


async def _issues(session: AsyncSession, results: list[UUID], names: Mapping[str, str]) -> dict[UUID, tuple[str, ...]]:
    """The faults of each result by their ``names``: what is kept beside them is in the language of its time."""
    asked = select(FormIssue.result_id, FormIssue.fault).where(FormIssue.result_id.in_(results))
    found: dict[UUID, tuple[str, ...]] = {}
    for row in await session.execute(asked.order_by(FormIssue.position)):
        if row.fault in names:
            found[row.result_id] = (*found.get(row.result_id, ()), names[row.fault])
    return found
