"""How somebody comes along: in all, and exercise by exercise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from biome.coach.language import Language
from biome.coach.words import spoken_fault
from biome.engine.trend import Trend
from biome.features.progress import repository
from biome.features.progress.schemas import (
    ExerciseProgress,
    ExerciseProgressList,
    RecurringIssue,
    SessionScore,
    Summary,
)
from biome.tables import UserProgress

RECENT = 10
LATELY = 12
"""Sets of one exercise over which one sees whether a fault fades."""
CURVE = 100
"""Scores of one exercise that are worth drawing."""

Movement = UUID | str
"""An exercise by its id, or by its name when it is not in the library."""


async def summary(session: AsyncSession, user_id: UUID) -> Summary:
    """Everything in five numbers."""
    standings = await repository.standings(session, user_id)
    return Summary(
        total_analyses=sum(one.total_analyses for one in standings),
        average_score=await repository.average_score(session, user_id),
        improvement_trend=prevailing([one.improvement_trend for one in standings]),
        favorite_exercise=favourite(standings),
        recent_scores=await repository.latest_scores(session, user_id, RECENT),
    )


async def exercises(session: AsyncSession, user_id: UUID, language: Language) -> ExerciseProgressList:
    """Every exercise with its curve and the faults that come back, as they are called in ``language``."""
    scores: defaultdict[Movement, list[SessionScore]] = defaultdict(list)
    for row in await repository.scores(session, user_id, CURVE):
        scores[row.exercise_id or row.exercise_name].append(SessionScore.model_validate(row))
    issues: defaultdict[Movement, list[RecurringIssue]] = defaultdict(list)
    for row in await repository.recurring_issues(session, user_id):
        movement, seen = row.exercise_id or row.exercise_name, set(row.sessions)
        lately = [point.session_id in seen for point in scores[movement][-LATELY:]]
        name = spoken_fault(row.exercise_name, row.fault, language) or row.type  # as it was called then
        issues[movement].append(RecurringIssue(fault=row.fault, type=name, count=len(seen), lately=lately))
    standings = await repository.standings(session, user_id)
    return ExerciseProgressList(exercises=[_standing(one, scores, issues) for one in standings])


def favourite(standings: Sequence[UserProgress]) -> str | None:
    """The exercise that was analysed most often; of several the latest, as they are given."""
    most = max(standings, key=lambda one: one.total_analyses, default=None)
    return most.exercise_name if most else None


def prevailing(trends: Sequence[str | None]) -> Trend | None:
    """Where most exercises that have a trend are going; scores of different exercises do not add up to one series."""
    counts = Counter(trend for trend in trends if trend)
    if not counts:
        return None
    surplus = counts["improving"] - counts["declining"]
    return "improving" if surplus > 0 else "declining" if surplus < 0 else "stable"


def _standing(
    one: UserProgress,
    scores: defaultdict[Movement, list[SessionScore]],
    issues: defaultdict[Movement, list[RecurringIssue]],
) -> ExerciseProgress:
    movement = one.exercise_id or one.exercise_name
    curve = scores[movement]
    return ExerciseProgress(
        exercise_id=one.exercise_id,
        exercise_name=one.exercise_name,
        average_score=one.average_score,
        best_score=max((point.score for point in curve), default=None),
        total_analyses=one.total_analyses,
        last_analysis_date=one.last_analysis_date,
        improvement_trend=prevailing([one.improvement_trend]),
        scores=curve,
        recurring_issues=issues[movement],
    )
