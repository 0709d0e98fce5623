"""Metrics: the numbers of the set against their targets. They never change the score, so nothing is charged twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.cycles import Cycle
from biome.engine.measures import SET
from biome.engine.ranks import median, percentiles
from biome.engine.readings import Readings
from biome.engine.report import Metric, Side, Status
from biome.engine.track import BoolArray
from biome.exercises.spec import Exercise, MetricSpec

VISIBLE = 0.25
DECIMALS = {"°": 0, "%": 0, "s": 1, "cm": 0, "ms": 0, "a minute": 0}  # other units are ratios: two


def measure_metrics(exercise: Exercise, cycles: Sequence[Cycle], readings: Readings, held: BoolArray) -> list[Metric]:
    """Every metric that this view shows."""
    measured = []
    for spec in exercise.metrics:
        if readings.body.view.name in spec.views and readings.grade(spec.measure):
            value = _value(spec, cycles, readings, held)
            if value is not None:
                measured.append(_metric(spec, exercise, value, readings.specs[spec.measure].unit))
    return measured


def shown(value: float, unit: str) -> str:
    """A number as people read it: 87°, 1.4 s, 0.92 of a leg."""
    text = f"{value:.{DECIMALS.get(unit, 2)}f}"
    text = text.removeprefix("-") if float(text) == 0 else text
    return f"{text}{unit}" if unit == "°" else f"{text} {unit}".strip()


def _value(spec: MetricSpec, cycles: Sequence[Cycle], readings: Readings, held: BoolArray) -> float | None:
    if readings.specs[spec.measure].scope == "hold":
        return readings.of_hold(spec.measure, held) if held.any() else None
    if readings.specs[spec.measure].scope == "set":
        value = SET[spec.measure](readings.body, cycles)
        return value if np.isfinite(value) else None
    values = [v for cycle in cycles if (v := _of_cycle(spec, cycle, readings)) is not None]
    return median(values) if values else None


def _of_cycle(spec: MetricSpec, cycle: Cycle, readings: Readings) -> float | None:
    values = [v for side in _sides(spec, cycle, readings) if (v := _of_side(spec, cycle, side, readings)) is not None]
    if not values:
        return None
    if spec.statistic == "high":
        return max(values)
    return (
        min(values)
        if spec.statistic == "low"
        else max(values, key=abs)
        if spec.statistic == "largest"
        else float(np.mean(values))
    )


def _of_side(spec: MetricSpec, cycle: Cycle, side: Side, readings: Readings) -> float | None:
    rows = cycle.mask((spec.event,)) if spec.event not in ("all", "rep") else cycle.whole()
    rows = rows & readings.body.motion.known & readings.shown(spec.measure, spec.form, side)
    if rows.sum() < 2 or readings.visibility(spec.measure, side, rows, spec.form) < VISIBLE:
        return None
    if readings.specs[spec.measure].scope == "rep":
        value = readings.of_rep(spec.measure, cycle, side)
        return value if np.isfinite(value) else None
    values = readings.formed(spec.measure, spec.form, side)[rows]
    if spec.form == "range":
        low, high = percentiles(values, 5, 95)
        return high - low
    if spec.statistic == "largest":
        low, high = percentiles(values, 10, 90)
        return high if abs(high) >= abs(low) else low
    return percentiles(values, {"median": 50, "low": 10, "high": 90}[spec.statistic])[0]


def _sides(spec: MetricSpec, cycle: Cycle, readings: Readings) -> tuple[Side, ...]:
    if spec.form == "left-right":
        return (readings.body.near,)
    if cycle.side:
        return (cycle.side,)
    if spec.limb in ("near", "worst") or not readings.specs[spec.measure].sided:
        return readings.sides(spec.measure)
    return (readings.leg(spec.limb, cycle),)


def _metric(spec: MetricSpec, exercise: Exercise, value: float, unit: str) -> Metric:
    return Metric(
        id=spec.id,
        name=spec.name,
        actual=shown(value, unit),
        target=spec.target,
        status=_status(spec, exercise, value),
        value=round(value, 3),
        unit=unit,
        measure=spec.measure if spec.form == "value" else "",
        event=spec.event,
        low=_bound(exercise.number(spec.good[0])),
        high=_bound(exercise.number(spec.good[1])),
    )


def _bound(number: float) -> float | None:
    return number if np.isfinite(number) else None


def _status(spec: MetricSpec, exercise: Exercise, value: float) -> Status:
    if exercise.number(spec.good[0]) <= value <= exercise.number(spec.good[1]):
        return "good"
    return "warning" if exercise.number(spec.warning[0]) <= value <= exercise.number(spec.warning[1]) else "error"
