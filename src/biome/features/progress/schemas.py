"""The answers about progress."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from biome.engine.trend import Trend
from biome.kit.web import Model


class Summary(Model):
    """Everything one has done, in five numbers. The averages are null before the first score."""

    total_analyses: int
    average_score: float | None
    improvement_trend: Trend | None
    favorite_exercise: str | None
    recent_scores: list[float]


class SessionScore(Model):
    """One scored set: between ``low`` and ``high`` lies what film can tell of it; null where that was not kept."""

    session_id: UUID
    score: float
    created_at: datetime
    low: float | None
    high: float | None
    rep_count: int
    hold_seconds: float | None


class RecurringIssue(Model):
    """A fault that came back, and in how many sessions it was seen.

    ``lately`` says of each of the latest sets of the exercise, oldest first, whether it was seen in it.
    """

    fault: str = Field(description="The same in every language; empty where it was not kept yet")
    type: str
    count: int
    lately: list[bool]


class ExerciseProgress(Model):
    """One's standing in one exercise. ``exerciseId`` is null for a movement that is not in the library."""

    exercise_id: UUID | None
    exercise_name: str
    average_score: float | None
    best_score: float | None
    total_analyses: int
    last_analysis_date: datetime | None
    improvement_trend: Trend | None
    scores: list[SessionScore]
    recurring_issues: list[RecurringIssue]


class ExerciseProgressList(Model):
    """One's standing in every exercise, the latest first."""

    exercises: list[ExerciseProgress]
