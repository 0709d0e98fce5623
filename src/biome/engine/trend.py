"""Is somebody getting better at an exercise? Slow to say so on purpose (domain/scoring.md section 2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from math import factorial
from statistics import median
from typing import Literal

Trend = Literal["improving", "stable", "declining"]

FEWEST_DAYS, MOST_DAYS = 4, 8  # training days: with fewer even a perfect order is chance
WINDOW = timedelta(days=120)
CHANGE = 0.5  # points over the series that a person would notice
CHANCE = 0.20  # two-sided probability of Kendall's test from which an order counts as chance


@dataclass(frozen=True)
class Scored:
    """One scored set."""

    day: date
    score: float  # 0-10
    view: str  # other views judge other faults, so that their scores do not compare


def trend(sets: Sequence[Scored]) -> Trend | None:
    """The direction of one exercise's scores, given in any order; None with too few training days to tell.

    Theil and Sen's slope over the days, taken seriously when Kendall's exact test takes it so.
    """
    points = _days(sets)
    if len(points) < FEWEST_DAYS:
        return None
    pairs = list(combinations(enumerate(points), 2))
    slope = median((b - a) / (j - i) for (i, a), (j, b) in pairs)
    change = round(slope * (len(points) - 1), 6)  # scores are tenths: half a point is half a point
    order = sum((b > a) - (b < a) for (_, a), (_, b) in pairs)
    if abs(change) < CHANGE or _by_chance(order, len(points)) > CHANCE:
        return "stable"
    return "improving" if change > 0 else "declining"


def _days(sets: Sequence[Scored]) -> list[float]:
    """The median score of each of the latest training days, filmed from the side that was filmed most."""
    if not sets:
        return []
    since = max(s.day for s in sets) - WINDOW
    recent = [s for s in sets if s.day >= since]
    days = Counter(view for view, _ in {(s.view, s.day) for s in recent})
    view = max(sorted(days), key=days.__getitem__)
    scores: defaultdict[date, list[float]] = defaultdict(list)
    for one in recent:
        if one.view == view:
            scores[one.day].append(one.score)
    return [median(scores[day]) for day in sorted(scores)][-MOST_DAYS:]


def _by_chance(order: int, n: int) -> float:
    """Two-sided probability of concordant minus discordant pairs at least this far from 0 in a random order of n."""
    counts = _inversions(n)
    fewest = (n * (n - 1) // 2 - abs(order)) // 2
    return min(1.0, 2.0 * sum(counts[: fewest + 1]) / factorial(n))


@cache
def _inversions(n: int) -> tuple[int, ...]:
    """How many orders of n things have 0, 1, 2 … pairs the wrong way round."""
    counts = [1]
    for size in range(2, n + 1):
        longer = [0] * (len(counts) + size - 1)
        for wrong, orders in enumerate(counts):
            for more in range(size):
                longer[wrong + more] += orders
        counts = longer
    return tuple(counts)
