"""Does a film show the movement that it is taken for? The checks that each pattern brings, each with its reason."""

from __future__ import annotations

from biome.engine.counting import Performance
from biome.engine.cycles import Cycle
from biome.engine.ranks import median
from biome.engine.readings import Readings
from biome.exercises.spec import Pattern, Plausibility

MOSTLY = 0.5
IN_POSTURE = 0.4  # share of known rows
POSTURES = {
    "standing": "standing on your feet",
    "prone": "face down on your hands or forearms",
    "hanging": "hanging from your hands",
    "upright": "standing or sitting upright",
    "seated": "sitting on the floor",
    "lying": "lying on your back",
    "any": "in the picture",
}


def doubts(pattern: Pattern, performance: Performance, readings: Readings) -> str | None:
    """Why this does not look like the movement, as the end of a sentence; None when it does."""
    for check in pattern.plausible:
        answering = [c for c in performance.cycles if _shows(check, c)]
        if performance.body.view.name in check.views and answering:
            failed = [c for c in answering if not _passes(check, c, performance, readings)]
            if len(failed) > MOSTLY * len(answering):
                return check.message
    body = performance.body
    if not performance.cycles and body.active.sum() < IN_POSTURE * body.motion.known.sum():
        return f"I hardly saw you {POSTURES[pattern.posture]}"
    return None


def within(value: float, low: float | None, high: float | None) -> bool:
    """Between two limits that may be open."""
    return (low is None or value >= low) and (high is None or value <= high)


def _shows(check: Plausibility, cycle: Cycle) -> bool:
    """The event that the check asks about is in the film; a rep cut by its end lacks the last one."""
    return check.event in ("rep", "all") or bool(cycle.mask((check.event,)).any())


def _passes(check: Plausibility, cycle: Cycle, performance: Performance, readings: Readings) -> bool:
    if check.given:
        there = _value(check.given.measure, check.event, cycle, performance, readings)
        if not within(there, check.given.above, check.given.below):
            return True
    return within(_value(check.measure, check.event, cycle, performance, readings), check.at_least, check.at_most)


def _value(name: str, event: str, cycle: Cycle, performance: Performance, readings: Readings) -> float:
    """A measure at an event of a rep, or over the rep or the hold."""
    side = readings.body.near
    scope = readings.specs[name].scope
    if scope == "rep":
        return readings.of_rep(name, cycle, side)
    if scope == "hold":
        return readings.of_hold(name, performance.held)
    rows = cycle.mask((event,))
    values = readings.series(name, side)
    return median(values[rows] if rows.any() else values[cycle.rows])
