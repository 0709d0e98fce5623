"""How large a fault must be to be below, between and above the thresholds of its own rule."""

from __future__ import annotations

from typing import Literal

from biome.engine.severity import Limits
from biome.exercises import Exercise, FaultSpec, library
from biome.exercises.spec import Rule, ViewName
from biome.puppet.sets import Knob
from biome.puppet.trials.cast import Cast, Shown

Level = Literal["below", "minor", "moderate", "severe"]
LEVELS: tuple[Level, ...] = ("below", "minor", "moderate", "severe")


def rule_of(fault: FaultSpec, view: ViewName) -> Rule | None:
    """The rule that this view uses, None where it may not show the fault."""
    return next((rule for rule in fault.rules if view in rule.views), None)


def allowed(fault: FaultSpec) -> set[ViewName]:
    """Views in which the fault may be told."""
    return {view for rule in fault.rules for view in rule.views}


def limits(exercise: Exercise, rule: Rule, view: ViewName) -> Limits:
    """The rule's thresholds as the engine uses them in this view: wider where it shows the measure less well."""
    base, spec = exercise.number(rule.base), library().measures[rule.measure]
    plain = Limits(*(base + threshold for threshold in rule.thresholds), direction=rule.direction)
    return plain.widened(spec.error) if spec.views.get(view) == "B" else plain


def between(limits: Limits) -> tuple[float, float, float, float]:
    """Below minor, in the middle of the minor and of the moderate band, and half a band past severe."""
    a, b, c = limits.minor, limits.moderate, limits.severe
    return a - 0.75 * (b - a), (a + b) / 2.0, (b + c) / 2.0, c + 0.5 * (c - b)


def knob_values(cast: Cast, exercise: Exercise, fault: FaultSpec, view: ViewName) -> dict[Level, Knob]:
    """The knob's value at each level in this view; a view without a rule takes the thresholds of another."""
    shown = cast.shown.get(fault.id, Shown())
    values = shown.by_view.get(view, shown.levels)
    if values is None:
        rule = rule_of(fault, view) or (fault.rules[0] if fault.rules else None)
        if rule is None:
            return {}
        values = between(limits(exercise, rule, view if view in rule.views else rule.views[0]))
    return dict(zip(LEVELS, values, strict=True))
