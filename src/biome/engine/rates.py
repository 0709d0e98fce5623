"""How many pictures a second a rule needs: what is over between two pictures was not seen."""

from __future__ import annotations

from biome.engine.notes import unjudged
from biome.engine.readings import Readings
from biome.engine.report import NotJudged
from biome.exercises.spec import Exercise, FaultSpec, Rule

WITHIN = 2.0  # pictures inside what must last: with one, nobody knows whether it lasted
ACROSS = 3.0  # pictures across a time that is measured: its two ends are then known to a third of it
OF_ITS_RATE = 0.5  # share of the pattern's rate from which the course of a rep can still be followed
SECONDS = {"s": 1.0, "ms": 0.001}
SLACK = 0.95  # film of "ten frames a second" has 9.97 of them


def too_slow(fault: FaultSpec, rule: Rule, exercise: Exercise, readings: Readings) -> NotJudged | None:
    """Why the film has too few pictures a second for this fault; None when it has enough."""
    if readings.body.motion.rate >= SLACK * rate_needed(rule, exercise, readings):
        return None
    return unjudged(fault, "rate", "too_fast")


def rate_needed(rule: Rule, exercise: Exercise, readings: Readings) -> float:
    """Pictures a second that a rule needs."""
    spec = readings.specs[rule.measure]
    needed = [WITHIN / rule.min_seconds] if rule.min_seconds else [0.0]
    if spec.unit in SECONDS:
        first = abs(exercise.number(rule.base) + rule.thresholds[0]) * SECONDS[spec.unit]
        needed.append(ACROSS / max(first, 0.1))
    if spec.scope == "rep":
        needed.append(OF_ITS_RATE * exercise.rate)
    return max(needed)
