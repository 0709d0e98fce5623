"""Who trains what and when over the months, and which faults come and go. The same seed gives the same months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from biome.exercises.spec import ViewName

Levels = tuple[float, float]
"""How large a fault is at first and at last: 0 none, 1 minor, 2 moderate, 3 severe."""
DAY = timedelta(days=1)
HOURS = (6.5, 7.25, 12.0, 17.5, 18.25, 19.0)
SETTLES = 0.75
"""Share of the time after which an exercise is as good as it gets."""
WOBBLE = 0.35
"""How much better or worse than usual a fault is on a day, in levels."""
FEWEST, MOST = 4, 7
"""Reps of a set."""


@dataclass(frozen=True)
class Habit:
    """One exercise somebody trains: on these days of the week, from that share of the months on."""

    slug: str
    days: tuple[int, ...]
    view: ViewName = "side"
    faults: Mapping[str, Levels] = field(default_factory=dict)
    since: float = 0.0


@dataclass(frozen=True)
class PlannedSet:
    """One set to perform: the faults' levels, and in which of its reps they show."""

    slug: str
    view: ViewName
    when: datetime
    faults: Mapping[str, float]
    reps: int
    faulty: frozenset[int]
    seed: int


HABITS = (
    Habit("squat", (0, 3), faults={"forward_lean": (2.8, 0.2), "heel_lift": (1.6, 0.0)}),
    Habit("push-up", (0, 4), faults={"hip_sag": (2.2, 0.5), "shallow_depth": (1.2, 0.3)}),
    Habit("deadlift", (3,), faults={"soft_lockout": (1.6, 1.2), "back_round": (1.4, 0.4)}, since=0.15),
    Habit("overhead-press", (4,), faults={"back_lean": (1.9, 0.5), "soft_lockout": (1.4, 0.2)}, since=0.3),
    Habit("plank", (0,), faults={"hip_sag": (2.4, 0.3)}, since=0.4),
    Habit("pull-up", (3,), "front", {"short_top": (1.8, 0.7), "short_hang": (1.2, 0.8)}, since=0.6),
)


def planned(until: datetime, weeks: int, seed: int = 7) -> Iterator[PlannedSet]:
    """Every set of the weeks before ``until``, oldest first."""
    rng = np.random.default_rng(seed)
    first = until - timedelta(weeks=weeks)
    for number in range(weeks * 7):
        day = first + number * DAY
        share = number / (weeks * 7)
        begins = day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=float(rng.choice(HOURS)))
        if rng.random() < 0.12:
            continue  # life comes between
        for place, habit in enumerate(habit for habit in HABITS if _trained(habit, day, share)):
            when = begins + timedelta(minutes=11.0 * place + float(rng.uniform(0.0, 3.0)))
            if when < until:
                yield _set(habit, when, share, rng)


def _trained(habit: Habit, day: datetime, share: float) -> bool:
    return day.weekday() in habit.days and share >= habit.since


def _set(habit: Habit, when: datetime, share: float, rng: np.random.Generator) -> PlannedSet:
    done = min(1.0, (share - habit.since) / (SETTLES * (1.0 - habit.since)))
    levels = {
        fault: float(np.clip(first + (last - first) * done + rng.normal(0.0, WOBBLE), 0.0, 3.0))
        for fault, (first, last) in habit.faults.items()
    }
    reps = int(rng.integers(FEWEST, MOST + 1))
    faulty = frozenset(range(1 + int(rng.integers(0, reps // 2)), reps + 1))  # form goes as one tires
    return PlannedSet(habit.slug, habit.view, when, levels, reps, faulty, int(rng.integers(1 << 30)))
