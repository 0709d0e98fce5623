"""The 0-10 score of a set, and what each fault cost. scoring.md section 1 is the design; this is its arithmetic."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from biome.exercises.spec import FaultClass

WEIGHTS: dict[FaultClass, float] = {"A": 0.60, "B": 0.45, "R": 0.45, "C": 0.25, "D": 0.10}
SEVERE = 0.85
SURE = 0.7
UNSURE = 0.3
HALF_THE_TIME = 0.5  # share of the phase past the threshold from which a fault counts in full
MEAN_SHARE, WORST_SHARE = 0.75, 0.25
# (classes, share of reps that are severe for sure, cap)
CAPS: tuple[tuple[frozenset[FaultClass], float, float], ...] = (
    (frozenset({"A"}), 1e-9, 7.5),
    (frozenset({"A"}), 0.2, 6.0),
    (frozenset({"A"}), 0.5, 4.5),
    (frozenset({"A", "B"}), 0.5, 7.0),
)
CAP = "cap"

Trust = Callable[[float], float]


@dataclass(frozen=True)
class Charge:
    """One fault in one rep (or in the set), as the score sees it."""

    fault: str
    fault_class: FaultClass
    group: str  # faults with one cause: only the largest counts
    severity: float  # 0-1
    share: float  # of the judged phase past the threshold, 0-1
    confidence: float  # 0-1


@dataclass(frozen=True)
class Score:
    """The score, each rep's own, and the points every fault cost (they sum to 10 minus the score)."""

    value: float
    reps: tuple[float, ...]
    deductions: dict[str, float]


def trust(confidence: float) -> float:
    """Full effect from confidence 0.7, none below 0.3."""
    return min(1.0, max(0.0, (confidence - UNSURE) / (SURE - UNSURE)))


def pessimist(confidence: float) -> float:
    """Every fault that may be there counts in full: the low end of the interval."""
    return 1.0 if confidence >= UNSURE else 0.0


def optimist(confidence: float) -> float:
    """Only faults that are surely there count: the high end of the interval."""
    return 1.0 if confidence >= SURE else 0.0


def penalty(charge: Charge, trusted: Trust = trust) -> float:
    """0-1: weight x severity x how long x how sure."""
    lasting = 0.6 + 0.4 * min(1.0, charge.share / HALF_THE_TIME)
    return WEIGHTS[charge.fault_class] * charge.severity * lasting * trusted(charge.confidence)


def score_set(reps: Sequence[Sequence[Charge]], of_the_set: Sequence[Charge] = (), trusted: Trust = trust) -> Score:
    """Score of a set of at least one rep. Never rises when a fault gets worse, longer, more frequent or surer."""
    penalties = [_largest_of_groups(charges, trusted) for charges in reps]
    qualities = [math.prod(1.0 - p for p in costs.values()) for costs in penalties]
    weights = _weights(qualities)
    value = 10.0 * sum(w * q for w, q in zip(weights, qualities, strict=True))
    deductions: dict[str, float] = {}
    for weight, quality, costs in zip(weights, qualities, penalties, strict=True):
        _share_out(deductions, costs, 10.0 * weight * (1.0 - quality))
    for fault, cost in _largest_of_groups(of_the_set, trusted).items():
        deductions[fault] = deductions.get(fault, 0.0) + value * cost
        value *= 1.0 - cost
    cap = _cap(reps)
    if value > cap:
        deductions[CAP] = value - cap
        value = cap
    return Score(value, tuple(10.0 * q for q in qualities), deductions)


def rounded(deductions: dict[str, float], total: float) -> dict[str, float]:
    """Deductions in tenths that sum to ``total`` (itself in tenths) by largest remainders."""
    tenths = {fault: math.floor(10.0 * points + 1e-9) for fault, points in deductions.items()}
    missing = round(10.0 * total) - sum(tenths.values())
    by_remainder = sorted(deductions, key=lambda f: 10.0 * deductions[f] - tenths[f], reverse=True)
    for fault in by_remainder[: max(missing, 0)]:
        tenths[fault] += 1
    return {fault: count / 10.0 for fault, count in tenths.items()}


def _largest_of_groups(charges: Sequence[Charge], trusted: Trust) -> dict[str, float]:
    largest: dict[str, tuple[str, float]] = {}
    for charge in charges:
        cost = penalty(charge, trusted)
        group = charge.group or charge.fault
        if cost > largest.get(group, ("", 0.0))[1]:
            largest[group] = (charge.fault, cost)
    return dict(largest.values())


def _weights(qualities: list[float]) -> list[float]:
    """Three quarters to all reps alike, one quarter to the worst third: late breakdown stays visible."""
    worst = math.ceil(len(qualities) / 3)
    weights = [MEAN_SHARE / len(qualities)] * len(qualities)
    for rep in sorted(range(len(qualities)), key=qualities.__getitem__)[:worst]:
        weights[rep] += WORST_SHARE / worst
    return weights


def _share_out(deductions: dict[str, float], costs: dict[str, float], points: float) -> None:
    """Splits the points that one rep lost among its faults, in proportion to -ln(1 - p)."""
    logs = {fault: -math.log1p(-cost) for fault, cost in costs.items()}
    total = sum(logs.values()) or 1.0
    for fault, log in logs.items():
        deductions[fault] = deductions.get(fault, 0.0) + points * log / total


def _cap(reps: Sequence[Sequence[Charge]]) -> float:
    def share(classes: frozenset[FaultClass]) -> float:
        severe = [
            any(c.fault_class in classes and c.severity >= SEVERE and c.confidence >= SURE for c in rep) for rep in reps
        ]
        return sum(severe) / len(reps)

    return min((cap for classes, least, cap in CAPS if share(classes) >= least), default=10.0)
