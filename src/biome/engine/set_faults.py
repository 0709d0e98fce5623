"""Faults that only the set as a whole can show: fading range, uneven reps, half reps, and those of a whole hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from biome.engine.cycles import Cycle
from biome.engine.measures import HOLD
from biome.engine.readings import VIEW_TERM, Readings
from biome.engine.report import Issue, NotJudged
from biome.engine.reps import Count
from biome.engine.score import Charge
from biome.engine.severity import Limits, label, separation
from biome.engine.smooth import MAD_TO_SD
from biome.engine.track import BoolArray
from biome.exercises.spec import Exercise, FaultSpec, Rule

FADE_FROM, VARY_FROM = 6, 5  # reps
RANGE_ERROR = 1.2  # of a measure's working error: that of its range (measures.md, rom)


@dataclass(frozen=True)
class SetFinding:
    """One fault of the whole set."""

    fault: FaultSpec
    value: float
    severity: float
    confidence: float
    limits: Limits
    unit: str
    error: float

    @property
    def is_found(self) -> bool:
        """Bad enough and sure enough to tell."""
        return label(self.severity) is not None and self.confidence >= 0.5

    def charge(self) -> Charge:
        """What the set is charged with."""
        return Charge(self.fault.id, self.fault.fault_class, self.fault.group, self.severity, 1.0, self.confidence)


def range_fading(count: Count) -> float | None:
    """Per cent by which the range of the last third falls short of the first third's."""
    if len(count.cycles) < FADE_FROM:
        return None
    third = len(count.cycles) // 3
    ranges = [c.rom for c in count.cycles]
    first, last = float(np.mean(ranges[:third])), float(np.mean(ranges[-third:]))
    return 100.0 * (first - last) / first


def range_variation(count: Count) -> float | None:
    """Per cent: robust coefficient of variation of the ranges, less what the signal's own error explains."""
    if len(count.cycles) < VARY_FROM:
        return None
    ranges = np.array([c.rom for c in count.cycles])
    middle = float(np.median(ranges))
    spread = MAD_TO_SD * float(np.median(np.abs(ranges - middle)))
    return 100.0 * float(np.sqrt(max(spread**2 - (RANGE_ERROR * count.error) ** 2, 0.0))) / middle


def partial_share(count: Count) -> float | None:
    """Per cent of all movements that fell short of a rep."""
    everything = len(count.cycles) + len(count.shortfalls)
    return 100.0 * len(count.shortfalls) / everything if count.cycles else None


OF_THE_COUNT: dict[str, Callable[[Count], float | None]] = {
    f.__name__: f for f in (range_fading, range_variation, partial_share)
}


def judge_set(exercise: Exercise, count: Count, readings: Readings, quality: float) -> list[SetFinding]:
    """The count's own faults; those with too few reps to tell are left out."""
    found = []
    for fault in (f for f in exercise.faults if f.scope == "set"):
        value = OF_THE_COUNT[fault.rules[0].measure](count)
        if value is not None:
            found.append(_finding(fault, fault.rules[0], value, 1.0, readings, quality))
    return found


def judge_hold(
    exercise: Exercise, held: BoolArray, readings: Readings, quality: float
) -> tuple[list[SetFinding], list[NotJudged]]:
    """Faults of the hold as a whole."""
    found, missing = [], []
    for fault in (f for f in exercise.faults if f.scope == "hold" and f.rules):
        rule = fault.rules[0]
        grade = readings.grade(rule.measure)
        if readings.body.view.name not in rule.views or grade is None:
            missing.append(NotJudged(fault.id, fault.name, "view", "This cannot be seen from this camera position."))
        elif held.sum() < rule.min_seconds * readings.body.motion.rate:
            missing.append(NotJudged(fault.id, fault.name, "range", "The hold was too short to tell."))
        else:
            value = HOLD[rule.measure](readings.body, held, readings.body.near)
            found.append(_finding(fault, rule, value, VIEW_TERM[grade], readings, quality))
    return found, missing


def set_issue(finding: SetFinding, cycles: Sequence[Cycle], readings: Readings, deduction: float) -> Issue:
    """The report's entry: from the first rep to the last."""
    motion = readings.body.motion
    first, last = cycles[0].start, cycles[-1].end
    return Issue(
        fault=finding.fault.id,
        type=finding.fault.name,
        severity=label(finding.severity) or "minor",
        frame_start=int(motion.frames[first]),
        frame_end=int(motion.frames[last]),
        start_seconds=float(motion.times[first]),
        end_seconds=float(motion.times[last]),
        seconds=float(motion.times[last] - motion.times[first]),
        worst_frame=int(motion.frames[last]),
        confidence_score=round(finding.confidence, 2),
        rep=None,
        reps=(),
        side=None,
        measured_value=round(finding.value, 2),
        threshold=round(finding.limits.minor, 2),
        unit=finding.unit,
        error=finding.error,
        deduction=deduction,
    )


def _finding(fault: FaultSpec, rule: Rule, value: float, view: float, readings: Readings, quality: float) -> SetFinding:
    limits = Limits(*rule.thresholds, direction=rule.direction)
    spec = readings.specs[rule.measure]
    sure = separation(limits.excess(value), spec.error)
    return SetFinding(fault, value, limits.severity(value), sure * view * quality, limits, spec.unit, spec.error)
