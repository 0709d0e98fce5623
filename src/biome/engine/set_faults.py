"""Faults that only the set as a whole can show: fading range, uneven reps or sides, and those of a whole hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biome.engine.counting import Performance
from biome.engine.cycles import Cycle
from biome.engine.judging import applicable_rule
from biome.engine.notes import unjudged
from biome.engine.readings import VIEW_TERM, Readings
from biome.engine.report import Clean, Issue, NotJudged, Side
from biome.engine.score import Charge
from biome.engine.severity import Limits, label, separation
from biome.engine.whole_set import Silent, of_the_set
from biome.exercises.spec import Exercise, FaultSpec, Rule

REPORTED = 0.5


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
    trusted: float  # confidence without regard to the value: of the view and the film
    side: Side | None = None

    @property
    def is_found(self) -> bool:
        """Bad enough and sure enough to tell."""
        return label(self.severity) is not None and self.confidence >= REPORTED

    @property
    def is_clean(self) -> bool:
        """Not even in the watch zone."""
        return self.severity <= 0.0

    def charge(self) -> Charge:
        """What the set is charged with."""
        return Charge(self.fault.id, self.fault.fault_class, self.fault.group, self.severity, 1.0, self.confidence)


def judge_set(
    exercise: Exercise, performance: Performance, readings: Readings, quality: float
) -> tuple[list[SetFinding], list[NotJudged]]:
    """Faults of all repetitions together, and of which the set does not tell."""
    found: list[SetFinding] = []
    missing: list[NotJudged] = []
    for fault in (f for f in exercise.faults if f.scope == "set"):
        rule = applicable_rule(fault, readings)
        if isinstance(rule, NotJudged):
            missing.append(rule)
            continue
        value = of_the_set(rule.measure, performance, readings)
        if isinstance(value, Silent):
            missing.append(unjudged(fault, value.reason, value.sentence, **value.gaps))
        else:
            found.append(_finding(fault, rule, value, readings, quality))
    return found, missing


def judge_hold(
    exercise: Exercise, performance: Performance, readings: Readings, quality: float
) -> tuple[list[SetFinding], list[NotJudged]]:
    """Faults of the hold as a whole, and of which it does not tell."""
    found: list[SetFinding] = []
    missing: list[NotJudged] = []
    held = performance.held
    for fault in (f for f in exercise.faults if f.scope == "hold"):
        rule = applicable_rule(fault, readings)
        if isinstance(rule, NotJudged):
            missing.append(rule)
        elif held.sum() < max(rule.min_seconds * readings.body.motion.rate, 1.0):
            missing.append(unjudged(fault, "range", "hold_too_short"))
        else:
            value = readings.of_hold(rule.measure, held)
            found.append(_finding(fault, rule, value, readings, quality))
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
        side=finding.side,
        measured_value=round(finding.value, 2),
        threshold=round(finding.limits.minor, 2),
        unit=finding.unit,
        error=finding.error,
        deduction=deduction,
    )


def set_clean(finding: SetFinding, reps: int) -> Clean:
    """The report's entry for a fault of the set that was looked for and is not there."""
    return Clean(
        fault=finding.fault.id,
        type=finding.fault.name,
        confidence=round(finding.trusted, 2),
        value=round(finding.value, 2),
        unit=finding.unit,
        margin=round(-finding.limits.excess(finding.value) / max(finding.error, 1e-9), 2),
        reps=reps,
    )


def _finding(fault: FaultSpec, rule: Rule, value: float, readings: Readings, quality: float) -> SetFinding:
    limits = Limits(*rule.thresholds, direction=rule.direction)
    spec = readings.specs[rule.measure]
    trusted = VIEW_TERM[readings.grade(rule.measure) or "C"] * quality
    return SetFinding(
        fault=fault,
        value=value,
        severity=limits.severity(value),
        confidence=separation(limits.excess(value), spec.error) * trusted,
        limits=limits,
        unit=spec.unit,
        error=spec.error,
        trusted=trusted,
        side=_side_behind(rule, value),
    )


def _side_behind(rule: Rule, value: float) -> Side | None:
    """Of a difference between left and right the side that moves less."""
    if rule.direction != "either" or rule.form != "left-right":
        return None
    return "right" if value > 0 else "left"
