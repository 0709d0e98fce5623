"""The true value of a report's metric, from the performance itself."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from biome.exercises import library
from biome.exercises.spec import MetricSpec, ViewName
from biome.puppet.geometry import Array
from biome.puppet.performance import Performance
from biome.puppet.schedule import LIFT_FIRST, measured_share
from biome.puppet.timeline import RepTruth

SAMPLES = 9
ALIKE = 4.0
"""Units by which left and right may differ and still be one number."""


def true_metric(spec: MetricSpec, performance: Performance, view: ViewName, names: Mapping[str, str]) -> float | None:
    """The metric's true value, None where the puppet does not know it (or a left and a right one differ)."""
    if spec.form != "value" or library().measures[spec.measure].scope in ("hold", "set"):
        return None
    if spec.measure in ("t_ecc", "t_con"):
        return _stroke(spec.measure, performance)
    values = [_at_event(spec, performance, rep, view, names) for rep in performance.reps or (None,)]
    known = [value for value in values if value is not None]
    return float(np.median(known)) if known and len(known) == len(values) else None


def _stroke(measure: str, performance: Performance) -> float | None:
    """Median seconds of the lowering or of the lift, as the measures define a stroke's time."""
    first = (measure == "t_con") == (performance.performed.exercise in LIFT_FIRST)
    share = measured_share(performance.performed.exercise)
    times = [(r.turn - r.start if first else r.end - r.leave) * share for r in performance.reps]
    return float(np.median(times)) if times else None


def _at_event(
    spec: MetricSpec, performance: Performance, rep: RepTruth | None, view: ViewName, names: Mapping[str, str]
) -> float | None:
    times = _moments(spec.event, performance, rep)
    truth = performance.truth(times) if times is not None else {}
    values = _of_measure(spec, truth, rep, view, names.get(spec.measure, spec.measure))
    if values is None:
        return None
    if spec.statistic == "largest":
        return float(values[np.argmax(np.abs(values))])
    return float({"median": np.median, "low": np.min, "high": np.max}[spec.statistic](values))


def _moments(event: str, performance: Performance, rep: RepTruth | None) -> Array | None:
    """Times of a phase of the rep (or of a hold's middle), seconds; None for what has no sharp time."""
    if rep is None:
        middle = performance.seconds / 2.0
        return np.linspace(middle - 1.0, middle + 1.0, SAMPLES)
    at_turn = "top" if performance.performed.exercise in LIFT_FIRST else "bottom"
    if event == at_turn:
        return np.linspace(rep.turn, rep.leave, SAMPLES)
    if event in ("top", "bottom"):
        return np.array([rep.start, rep.end])
    return None


def _of_measure(
    spec: MetricSpec, truth: Mapping[str, Array], rep: RepTruth | None, view: ViewName, name: str
) -> Array | None:
    if view == "front" and f"{name}_front_left" in truth:
        name = f"{name}_front"
    if name in truth:
        return truth[name]
    if f"{name}_left" not in truth:
        return None
    left, right = truth[f"{name}_left"], truth[f"{name}_right"]
    if rep is not None and rep.side and spec.limb in ("lead", "trail"):
        return left if (rep.side == "left") == (spec.limb == "lead") else right
    return (left + right) / 2.0 if float(np.max(np.abs(left - right))) < ALIKE else None
