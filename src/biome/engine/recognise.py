"""Is the film of the movement that was named, and if not, which other does it look like? Never a silent switch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.counting import Performance, perform
from biome.engine.cycles import Cycle
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
}


def doubts(exercise: Exercise, performance: Performance, readings: Readings) -> str | None:
    """Why this does not look like the exercise, as the end of a sentence; None when it does."""
    for check in exercise.pattern.plausible:
        if performance.body.view.name in check.views and performance.cycles:
            failed = [c for c in performance.cycles if not _passes(check, c, readings)]
            if len(failed) > MOSTLY * len(performance.cycles):
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


def _passes(check: Plausibility, cycle: Cycle, readings: Readings) -> bool:
    side = readings.body.near
    if readings.specs[check.measure].scope == "rep":
        value = readings.of_rep(check.measure, cycle, side)
    else:
        rows = cycle.mask((check.event,)) if check.event not in ("rep", "all") else None
        values = readings.series(check.measure, side)
        chosen = values[cycle.rows] if rows is None or not rows.any() else values[rows]
        value = float(np.median(chosen))
    return (check.at_least is None or value >= check.at_least) and (check.at_most is None or value <= check.at_most)
