"""From a track and a pattern to the units that are judged: repetitions, or the seconds of a hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from biome.engine.body import Body, nearer_side
from biome.engine.cycles import Cycle
from biome.engine.geometry import length
from biome.engine.holds import held_rows, seconds_of
from biome.engine.measures import FRAME
from biome.engine.motion import Motion
from biome.engine.posture import in_posture, seen_from_above, stirring
from biome.engine.ranks import median
from biome.engine.reps import Count
from biome.engine.sides import count_body
from biome.engine.smooth import runs
from biome.engine.track import BoolArray, FloatArray
from biome.engine.view import ViewEstimate, estimate_view
from biome.exercises.spec import Pattern, SignalSpec

MOSTLY = 0.3  # share of known rows in posture below which the film may show the movement from above
SURELY_ABOVE = 0.7  # share of known rows that must look so
FEWEST_ABOVE = 3  # reps: seen from above little moves, so that one or two may be anything
SETTLING = (0.5, 1.0)  # s: the shortest and the longest set-up that standing values are read from
NO_COUNT = Count((), (), np.array([]), 0.0)


@dataclass(frozen=True, eq=False)
class Performance:
    """A body doing a movement."""

    body: Body
    cycles: tuple[Cycle, ...]  # repetitions, or the seconds of a hold
    count: Count
    held: BoolArray  # (n,) rows of the hold; none in a movement of reps
    measure: str  # the measure that was counted or held
    signal: FloatArray  # (n,) its values; NaN where the body was not in posture


def stand(motion: Motion, pattern: Pattern) -> Body:
    """The body with its view and near side, estimated where it is in the pattern's posture."""
    everywhere = motion.known
    face_down = pattern.posture not in ("lying", "seated", "hanging")  # who hangs from the hands leans back
    side = nearer_side(motion, everywhere)
    body = Body(motion, estimate_view(motion, everywhere), side, everywhere, ~everywhere, face_down)
    active = in_posture(body, pattern.posture)
    if not active.any():
        return replace(body, active=active)
    side = nearer_side(motion, active)
    return Body(motion, estimate_view(motion, active), side, active, np.zeros_like(active), face_down)


def perform(motion: Motion, pattern: Pattern, film_end: float) -> Performance:
    """Counts the repetitions, or finds the hold, of this pattern in the motion. film_end: s of the last frame."""
    body = stand(motion, pattern)
    if pattern.hold:
        values = FRAME[pattern.hold.measure](body, body.near)
        steady = pattern.hold.steady
        support = FRAME[steady.measure](body, body.near) if steady else None
        held = held_rows(values, support, motion.times, body.active, pattern.hold, stirring(body))
        cycles = seconds_of(held, motion.rate)
        shown = np.where(body.active, values, np.nan)
        holding = replace(body.resting(held), kept=pattern.hold.measure)
        return Performance(holding, cycles, NO_COUNT, held, pattern.hold.measure, shown)
    assert pattern.signal is not None  # the spec guarantees one or the other
    return _repeat(body, pattern.signal, film_end)


def _repeat(body: Body, spec: SignalSpec, film_end: float) -> Performance:
    measure, min_rom = spec.measure, spec.min_rom
    known = max(int(body.motion.known.sum()), 1)
    if spec.from_above and body.active.sum() < MOSTLY * known:
        above = seen_from_above(body)
        if above.sum() > SURELY_ABOVE * known:
            body = replace(body, active=above, view=ViewEstimate("overhead", body.view.yaw, body.view.confidence))
            measure, min_rom = spec.from_above.measure, spec.from_above.min_rom
    counted, values = count_body(body, spec, measure, min_rom, film_end)
    kept = tuple(c for c in counted.cycles if _stays(body, c, spec.most_travel))
    if body.view.name == "overhead" and len(kept) < FEWEST_ABOVE:
        kept = ()
    rest = _set_up(body, counted.signal, kept)
    nothing_held = np.zeros_like(body.active)
    shown = np.where(np.isfinite(counted.signal), values, np.nan)
    return Performance(body.resting(rest), kept, replace(counted, cycles=kept), nothing_held, measure, shown)


def _stays(body: Body, cycle: Cycle, most: float | None) -> bool:
    """The feet end where they began; a walk-out or a re-rack is not a repetition."""
    if most is None:
        return True
    feet = body.motion.mid("ANKLE")
    window = body.motion.rows(0.2)
    before = np.median(feet[max(cycle.start - window, 0) : cycle.start + 1], axis=0)
    after = np.median(feet[cycle.end : cycle.end + window + 1], axis=0)
    return float(length(after - before)) <= most * body.leg


def _set_up(body: Body, signal: FloatArray, cycles: Sequence[Cycle]) -> BoolArray:
    """Rows of the stillest half to one second before the first rep; else the moments at rest between the reps."""
    rest = np.zeros(len(signal), dtype=bool)
    if not cycles:
        return rest
    first = cycles[0].start
    longest, shortest = body.motion.rows(SETTLING[1]), body.motion.rows(SETTLING[0])
    before = [r for r in runs(body.active[: first + 1]) if r.stop - r.start >= shortest]
    if before and cycles[0].finished:
        stretch = before[-1]
        size = min(longest, stretch.stop - stretch.start)
        moving = np.abs(np.gradient(signal))
        starts = range(max(stretch.start, stretch.stop - 4 * longest), stretch.stop - size + 1)
        stillest = min(starts, key=lambda s: float(np.sum(moving[s : s + size])))
        near_rest = np.abs(median(signal[stillest : stillest + size]) - signal[first]) < 0.2 * cycles[0].rom
        if near_rest:
            rest[stillest : stillest + size] = True
            return rest
    for cycle in cycles:
        rest |= cycle.mask(("top",) if cycle.first == "eccentric" else ("bottom",))
    return rest
