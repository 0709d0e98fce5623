"""What is known of the person beside the set: filled in by whoever has the tables, never with a name or an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["beginner", "intermediate", "advanced"]
Course = Literal["improving", "stable", "declining"]


@dataclass(frozen=True)
class PastSet:
    """An earlier set of the same exercise, as far as a coach may speak of it."""

    days_ago: int
    score: float | None
    rep_count: int = 0
    hold_seconds: float | None = None
    issues: tuple[str, ...] = ()  # display names, costliest first


@dataclass(frozen=True)
class Person:
    """Whom the coach speaks to."""

    level: Level | None = None
    equipment: tuple[str, ...] = ()  # "dumbbell", "bench"; what the library does not know is not told
    history: tuple[PastSet, ...] = ()  # of this exercise, the latest first, without the set that is coached
    trend: Course | None = None  # of the scores in this exercise
    average_score: float | None = None
    best_score: float | None = None


NOBODY = Person()
"""Nothing is known."""
