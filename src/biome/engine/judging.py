"""One rule applied to one repetition (or one second of a hold): what was measured, how bad, how sure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.engine.cycles import Cycle
from biome.engine.notes import unjudged
from biome.engine.ranks import median, percentiles
from biome.engine.readings import VIEW_TERM, Readings
from biome.engine.report import NotJudged, Side
from biome.engine.severity import CAPS, Limits, separation
from biome.engine.smooth import bridge, running_median, runs
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import OUTLINED, Exercise, FaultSpec, Rule, While

EARLY = 0.4  # of the chosen phases, for rules that look at their start
BRIEF = 0.24  # severity of what was past the threshold only for a moment: watched, not told
POORLY_SEEN = 0.25  # visibility term below which nothing is said
SHOWN = 0.5  # share of the rows in which a measure must have a value


@dataclass(frozen=True, eq=False)
class Finding:
    """What one rule found in one rep."""

    value: float
    side: Side | None
    severity: float  # 0-1
    share: float  # of the judged rows past the minor threshold
    seen: float  # how well its joints were, 0-1
    confidence: float
    rows: tuple[int, int]  # first and last row past the threshold, or of the judged rows
    worst: int
    limits: Limits


@dataclass(frozen=True)
class Unseen:
    """Why a rule could not judge a rep."""

    reason: str


def applicable_rule(fault: FaultSpec, readings: Readings) -> Rule | NotJudged:
    """The first rule that the view and the size of the person allow, or why none does."""
    view = readings.body.view
    if not fault.rules:
        return unjudged(fault, "support", "unseeable")
    seeing = [r for r in fault.rules if view.name in r.views and r.min_yaw <= view.yaw <= r.max_yaw]
    if not seeing and any(view.name in r.views for r in fault.rules):
        return unjudged(fault, "view", "turned")
    if not seeing:
        views = dict.fromkeys(v for r in fault.rules for v in r.views)
        return unjudged(fault, "view", "other_view", seen_from=view.name, film_from=tuple(views))
    large_enough = [r for r in seeing if readings.body.height >= r.min_height]
    if not large_enough:
        return unjudged(fault, "distance", "too_far")
    return large_enough[0]


def judge_rep(rule: Rule, cycle: Cycle, readings: Readings, exercise: Exercise, quality: float) -> Finding | Unseen:
    """The worst finding of the sides that the rule looks at."""
    findings = [_judge_side(rule, cycle, side, readings, exercise, quality) for side in _sides(rule, cycle, readings)]
    judged = [f for f in findings if isinstance(f, Finding)]
    if not judged:
        return findings[0]
    worst = max(judged, key=lambda f: (f.severity * f.confidence, f.limits.excess(f.value)))
    # Some measures take the mean of both sides where one cannot be told from the other: then neither is the worse one.
    alike = len(judged) > 1 and all(f.value == worst.value for f in judged)
    return replace(worst, side=None) if alike else worst


def limits_of(rule: Rule, exercise: Exercise, readings: Readings) -> Limits:
    """The rule's thresholds with its parameter resolved, widened where the view shows the measure less well."""
    base = exercise.number(rule.base)
    limits = Limits(*(base + t for t in rule.thresholds), direction=rule.direction)
    return limits.widened(readings.specs[rule.measure].error) if readings.grade(rule.measure) == "B" else limits


def _judge_side(
    rule: Rule, cycle: Cycle, side: Side, readings: Readings, exercise: Exercise, quality: float
) -> Finding | Unseen:
    limits = limits_of(rule, exercise, readings)
    rows = _judged_rows(rule, cycle, side, readings)
    if rows.sum() < 2:
        return Unseen("range")
    seen = readings.visibility(rule.measure, side, rows)
    if seen < POORLY_SEEN:
        return Unseen("visibility")
    shown = rows & readings.shown(rule.measure, rule.form, side)
    if shown.sum() < max(2.0, SHOWN * rows.sum()):
        return Unseen("hidden" if rule.measure in OUTLINED else "range")
    rows = shown
    reading = _read(rule, cycle, side, readings, rows, limits)
    if not np.isfinite(reading.value):
        return Unseen("range")
    severity = _capped(
        rule, side, readings, rows if reading.past is None else reading.past, limits.severity(reading.value)
    )
    if reading.past is not None and not reading.past.any():
        severity = min(severity, BRIEF)
    sure = separation(limits.excess(reading.value), readings.error(rule.measure))
    view = VIEW_TERM[readings.grade(rule.measure) or "C"]
    marked = np.flatnonzero(reading.past if reading.past is not None and reading.past.any() else rows)
    return Finding(
        value=reading.value,
        side=_told_side(rule, side, reading.value, readings),
        severity=severity,
        share=reading.share,
        seen=seen,
        confidence=min(seen * view * sure * quality, rule.max_confidence),
        rows=(int(marked[0]), int(marked[-1])),
        worst=reading.worst,
        limits=limits,
    )


@dataclass(frozen=True, eq=False)
class _Reading:
    value: float
    share: float
    past: BoolArray | None
    worst: int


def _read(rule: Rule, cycle: Cycle, side: Side, readings: Readings, rows: BoolArray, limits: Limits) -> _Reading:
    if readings.specs[rule.measure].scope == "rep":
        return _Reading(readings.of_rep(rule.measure, cycle, side), 1.0, None, int(np.flatnonzero(rows)[-1]))
    values = readings.formed(rule.measure, rule.form, side)
    if rule.form == "range":
        low, high = percentiles(values[rows], 5, 95)
        return _Reading(high - low, 1.0, None, int(np.flatnonzero(rows)[np.argmax(values[rows])]))
    needed = readings.body.motion.rows(rule.min_seconds) if rule.min_seconds else 1
    key = (rule.measure, rule.form, rule.also, needed, limits, side)
    values = readings.once(key, lambda: _charged(values, rule, side, readings, limits, needed))
    if rule.unless and all(_holds_in(condition, cycle, side, readings) for condition in rule.unless):
        values = limits.at_most_innocent(values)
    chosen = np.flatnonzero(rows)
    if rule.statistic == "median":
        value = median(values[rows])
        return _Reading(value, 1.0, None, int(chosen[np.argmin(np.abs(values[rows] - value))]))
    lasting = _lasting(limits.past(values) & rows, 1 if cycle.is_hold else needed)
    value = _extreme(values[rows], rule.direction)
    worst = int(chosen[np.argmax(_oriented(values[rows], rule.direction))])
    return _Reading(value, float(lasting.sum() / rows.sum()), lasting, worst)


def _charged(values: FloatArray, rule: Rule, side: Side, readings: Readings, limits: Limits, needed: int) -> FloatArray:
    """(n,) the values that count as this fault: where all that belongs to it holds, and only what lasts."""
    values = bridge(values, np.isfinite(values))  # what was hidden for a moment must not hide what is beside it
    for condition in rule.also:
        fulfilled = _holds(condition, readings.series(condition.measure, side))
        values = np.where(fulfilled, values, limits.at_most_innocent(values))
    if needed > 1:  # not the peaks of the noise; and it may run over the edge of a hold's second
        values = running_median(values, needed | 1)  # odd: as far back as ahead
    return values


def _told_side(rule: Rule, side: Side, value: float, readings: Readings) -> Side | None:
    """The side to name: of a difference the one that is behind."""
    if rule.form == "left-right":
        return "right" if value > 0 else "left"
    return side if readings.specs[rule.measure].sided else None


def _judged_rows(rule: Rule, cycle: Cycle, side: Side, readings: Readings) -> BoolArray:
    rows = cycle.mask(rule.phases) if rule.phases else cycle.whole()
    rows = rows & readings.body.motion.known
    if rule.within != "whole":
        chosen = np.flatnonzero(rows)
        rows = np.zeros_like(rows)
        rows[chosen[: max(2, round(EARLY * len(chosen)))]] = True
    for condition in rule.only_while:
        rows = rows & _holds(condition, readings.series(condition.measure, side))
    return rows


def _holds(condition: While, values: FloatArray) -> BoolArray:
    low = -np.inf if condition.above is None else condition.above
    high = np.inf if condition.below is None else condition.below
    return (values > low) & (values < high)


def _holds_in(condition: While, cycle: Cycle, side: Side, readings: Readings) -> bool:
    return bool(_holds(condition, np.array(readings.of_rep(condition.measure, cycle, side))))


def _capped(rule: Rule, side: Side, readings: Readings, rows: BoolArray, severity: float) -> float:
    severity = min(severity, CAPS[rule.max_severity])
    if readings.grade(rule.measure) != "A":
        severity = min(severity, CAPS["moderate"])
    if rule.confirm is None or not rows.any():
        return severity
    # The second measure must agree where it is worst, not on average: both are noisy and both move.
    values = readings.series(rule.confirm.measure, side)[rows]
    low, high = percentiles(values, 10, 90)
    agrees = (rule.confirm.below is None or low < rule.confirm.below) and (
        rule.confirm.above is None or high > rule.confirm.above
    )
    return severity if agrees else min(severity, CAPS[rule.confirm.otherwise])


def _sides(rule: Rule, cycle: Cycle, readings: Readings) -> tuple[Side, ...]:
    if rule.form == "left-right":
        return (readings.body.near,)
    if cycle.side and rule.limb not in ("lead", "trail"):
        return (cycle.side,)
    if rule.limb == "near" or not readings.specs[rule.measure].sided:
        return readings.sides(rule.measure)
    if rule.limb == "worst":
        return ("left", "right")
    return (readings.leg(rule.limb, cycle),)


def _lasting(past: BoolArray, rows: int) -> BoolArray:
    if rows <= 1:
        return past
    kept = np.zeros_like(past)
    for run in runs(past):
        if run.stop - run.start >= rows:
            kept[run] = True
    return kept


def _oriented(values: FloatArray, direction: str) -> FloatArray:
    return np.abs(values) if direction == "either" else values if direction == "above" else -values


def _extreme(values: FloatArray, direction: str) -> float:
    low, high = percentiles(values, 10, 90)
    if direction == "either":
        return high if abs(high) >= abs(low) else low
    return high if direction == "above" else low
