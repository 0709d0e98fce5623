"""Is the film of the movement that was named, and if not, which other does it look like? Never a silent switch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.counting import Performance, perform
from biome.engine.cycles import Cycle
from biome.engine.measures import HOLD
from biome.engine.motion import Motion
from biome.engine.readings import Readings
from biome.engine.report import Notice
from biome.exercises.loader import Library
from biome.exercises.spec import Exercise, Plausibility

MOSTLY = 0.5
IN_POSTURE = 0.4  # share of known rows
POSTURES = {
    "standing": "standing on your feet",
    "prone": "face down on your hands or forearms",
    "hanging": "hanging from your hands",
    "upright": "standing or sitting upright",
    "lying": "lying on your back",
    "any": "in the picture",
}


def doubts(exercise: Exercise, performance: Performance, readings: Readings) -> str | None:
    """Why this does not look like the exercise, as the end of a sentence; None when it does."""
    for check in exercise.pattern.plausible:
        answering = [c for c in performance.cycles if _shows(check, c)]
        if performance.body.view.name in check.views and answering:
            failed = [c for c in answering if not _passes(check, c, performance, readings)]
            if len(failed) > MOSTLY * len(answering):
                return check.message
    known = performance.body.motion.known
    if not performance.cycles and performance.body.active[known].mean() < IN_POSTURE:
        return f"I hardly saw you {POSTURES[exercise.pattern.posture]}"
    return None


def other_exercise(exercise: Exercise, motion: Motion, film_end: float, library: Library) -> Exercise | None:
    """The popular exercise of another pattern that the film fits best: in posture, counted, plausible."""
    best: tuple[float, Exercise] | None = None
    for other in library.exercises:
        if not other.popular or other.pattern.id == exercise.pattern.id:
            continue
        fit = _fit(other, motion, film_end, library)
        if fit > 0 and (best is None or fit > best[0]):
            best = (fit, other)
    return best[1] if best else None


def wrong_exercise(exercise: Exercise, doubt: str, other: Exercise | None) -> Notice:
    """What to tell the person; the offer is theirs to take."""
    text = f"This doesn't look like a {exercise.name.lower()}: {doubt}."
    if other:
        text += f" It looks more like a {other.name.lower()}. Analyse it as a {other.name.lower()}?"
    return Notice("looks_like_other_exercise", text)


def _fit(other: Exercise, motion: Motion, film_end: float, library: Library) -> float:
    performance = perform(motion, other.pattern, film_end)
    readings = Readings(performance.body, library.measures)
    if not performance.cycles or doubts(other, performance, readings):
        return 0.0
    return _covered(performance.cycles, motion)


def _covered(cycles: Sequence[Cycle], motion: Motion) -> float:
    """Share of the known rows that belong to a rep or to the hold."""
    inside = np.zeros(len(motion), dtype=bool)
    for cycle in cycles:
        inside[cycle.rows] = True
    return float(inside[motion.known].mean()) if motion.known.any() else 0.0


def _shows(check: Plausibility, cycle: Cycle) -> bool:
    """The event that the check asks about is in the film; a rep cut by its end lacks the last one."""
    return check.event in ("rep", "all") or bool(cycle.mask((check.event,)).any())


def _passes(check: Plausibility, cycle: Cycle, performance: Performance, readings: Readings) -> bool:
    if check.given:
        there = _value(check.given.measure, check.event, cycle, performance, readings)
        if not within(there, check.given.above, check.given.below):
            return True
    return within(_value(check.measure, check.event, cycle, performance, readings), check.at_least, check.at_most)


def within(value: float, low: float | None, high: float | None) -> bool:
    """Between two limits that may be open."""
    return (low is None or value >= low) and (high is None or value <= high)


def _value(name: str, event: str, cycle: Cycle, performance: Performance, readings: Readings) -> float:
    """A measure at an event of a rep, or over the rep or the hold."""
    side = readings.body.near
    scope = readings.specs[name].scope
    if scope == "rep":
        return readings.of_rep(name, cycle, side)
    if scope == "hold":
        return HOLD[name](readings.body, performance.held, side)
    rows = cycle.mask((event,))
    values = readings.series(name, side)
    return float(np.median(values[rows] if rows.any() else values[cycle.rows]))
