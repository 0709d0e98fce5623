"""One signal or two: arms and legs that take turns are counted each for itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.engine.body import Body
from biome.engine.measures import FRAME
from biome.engine.motion import SIDES
from biome.engine.posture import walking
from biome.engine.ranks import median
from biome.engine.report import Side
from biome.engine.reps import Count, count
from biome.engine.smooth import low_pass
from biome.engine.track import FloatArray
from biome.exercises.spec import SignalSpec

SEEN = 0.65  # median visibility that both wrists need: a hidden far arm is invented and follows the near one
TAKING_TURNS = -0.3  # correlation of the two sides below which they alternate


def count_body(body: Body, spec: SignalSpec, measure: str, min_rom: float, film_end: float) -> tuple[Count, FloatArray]:
    """The repetitions of a body, and the signal (n,) they were counted in."""
    if spec.plus != "none":
        values = FRAME[measure](body, body.near)
        return _to_either_side(_count(body, spec, np.abs(values), min_rom, film_end), values, spec.plus), values
    if spec.alternating and take_turns(body, measure):
        counts: dict[Side, Count] = {
            side: _count(body, spec, FRAME[measure](body, side), min_rom, film_end) for side in SIDES
        }
        return _joined(counts), FRAME[measure](body, body.near)
    values = signal_values(body, measure)
    return _count(body, spec, values, min_rom, film_end), values


def signal_values(body: Body, measure: str) -> FloatArray:
    """(n,) the counting signal: both sides' mean from the front or the back, the near side's elsewhere."""
    if body.view.name != "front":
        return FRAME[measure](body, body.near)
    return (FRAME[measure](body, "left") + FRAME[measure](body, "right")) / 2


def take_turns(body: Body, measure: str) -> bool:
    """Both sides are seen, and one goes up while the other goes down."""
    rows = body.active
    if rows.sum() < body.motion.rows(2.0) or min(median(body.motion.seen("WRIST", s)[rows]) for s in SIDES) < SEEN:
        return False
    left, right = (low_pass(FRAME[measure](body, side), body.motion.rate, 3.0)[rows] for side in SIDES)
    if min(np.ptp(left), np.ptp(right)) == 0:
        return False
    return float(np.corrcoef(left, right)[0, 1]) < TAKING_TURNS


def _count(body: Body, spec: SignalSpec, values: FloatArray, min_rom: float, film_end: float) -> Count:
    walks = walking(body) if spec.from_floor else None  # nobody else asks, and it takes time
    return count(values, body.motion.times, body.active, spec, min_rom, film_end, walks)


def _to_either_side(counted: Count, values: FloatArray, plus: Side) -> Count:
    """The repetitions with the side that each went to: ``plus`` where the signed values (n,) are positive."""
    minus: Side = "left" if plus == "right" else "right"
    sided = (replace(cycle, side=plus if values[cycle.turn] > 0 else minus) for cycle in counted.cycles)
    return replace(counted, cycles=tuple(sided))


def _joined(counts: dict[Side, Count]) -> Count:
    """Both sides' repetitions in the order of their turning points, each with its side."""
    cycles = [replace(cycle, side=side) for side, counted in counts.items() for cycle in counted.cycles]
    shortfalls = [shortfall for counted in counts.values() for shortfall in counted.shortfalls]
    either = next(iter(counts.values()))
    return replace(
        either,
        cycles=tuple(sorted(cycles, key=lambda cycle: cycle.turn)),
        shortfalls=tuple(sorted(shortfalls, key=lambda shortfall: shortfall.turn)),
    )
