"""Counting: from the rep signal to repetitions and to attempts that fell short.

The rule is domain/real-clips.md section 1: alternate extremes with a hysteresis relative to the typical excursion,
no thresholds against a global rest level; eccentric-first movements count returns to rest, concentric-first ones
pairs of half-cycles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.cycles import EVENT, Cycle, arrival, even_step, make_cycle
from biome.engine.extremes import Extreme, excursions, extremes, typical_excursion
from biome.engine.ranks import median
from biome.engine.smooth import bridge, close_gaps, low_pass, runs
from biome.engine.spans import Span, without_cut_ends
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import SignalSpec

REVERSAL = 0.575  # of the typical excursion
SHORT_OF_REST = 0.40  # an interior rest this far short of rest is a wobble inside one rep
ARRIVED = 0.90  # of the typical excursion that a finished half-cycle shows
BRIDGED = 1.0  # s of lost body that do not split the set
VISIBLE = 0.75  # of the others' range that a lone first or last movement must have to be a rep
LONE = 5.0  # s of distance that make a small first or last movement a set-up rather than a rep
WORTH_SHOWING = 0.25  # of the typical excursion from which a movement that fell short is shown
WORTH_SHOWING_LIFT = 0.40  # where the lift comes first: a second pull or hips that shoot up bend the signal as far


@dataclass(frozen=True)
class Shortfall:
    """A movement between the noise floor and a rep."""

    start: int
    turn: int
    end: int
    share: float  # of the typical excursion


@dataclass(frozen=True)
class Count:
    """What the counter found."""

    cycles: tuple[Cycle, ...]
    shortfalls: tuple[Shortfall, ...]
    signal: FloatArray  # (n,) filtered, high at rest, NaN where not in posture
    typical: float  # excursion, in the signal's unit
    error: float = 0.0  # working error of the signal, in its unit


def count(
    values: FloatArray,
    times: FloatArray,
    active: BoolArray,
    spec: SignalSpec,
    min_rom: float,
    film_end: float,
    walking: BoolArray | None = None,
) -> Count:
    """Repetitions in a signal.

    values (n,) raw; active (n,) in posture; film_end: s of the film's last frame; walking (n,): the person is going
    somewhere, which tells getting to a load on the floor, and away from it, from lifting it.
    """
    oriented = values if spec.turn == "low" else -values
    known = active & np.isfinite(oriented)
    if not known.any() or len(times) < 3:
        return Count((), (), np.full(len(values), np.nan), 0.0)
    rate = 1.0 / even_step(times)
    signal = low_pass(bridge(oriented, known), rate, spec.cutoff)
    usable = close_gaps(active, round(BRIDGED * rate))
    spans = [Span.of(rows, times, film_end) for rows in runs(usable) if rows.stop - rows.start > 2]
    travels = [excursions(extremes(signal[span.rows], min_rom)) for span in spans]
    typical = typical_excursion(np.concatenate([[0.0], *travels]))
    walks = walking if walking is not None else np.zeros(len(values), dtype=bool)
    counter = _Counter(signal, times, active, walks, spec, min_rom, typical)
    cycles = _without_set_up([cycle for span in spans for cycle in counter.cycles(span)], times)
    shortfalls = [s for span in spans for s in counter.shortfalls(span, cycles)]
    return Count(tuple(cycles), tuple(shortfalls), np.where(usable, signal, np.nan), counter.typical)


@dataclass(frozen=True, eq=False)
class _Counter:
    """A filtered signal and the numbers it is counted by."""

    signal: FloatArray  # (n,) high at rest
    times: FloatArray
    active: BoolArray
    walking: BoolArray
    spec: SignalSpec
    min_rom: float
    typical: float

    def cycles(self, span: Span) -> list[Cycle]:
        """The repetitions of one span whose turning point was really seen."""
        lift_falls = self.spec.order == "concentric-first"
        points = self._merged(self._extremes(span, max(self.min_rom, REVERSAL * self.typical)))
        points = without_cut_ends(points, span, self.typical, self.signal, self.times, by_halves=lift_falls)
        points = self._empty_handed_dropped(points, span) if self.spec.from_floor else points
        triples = _pairs_of_halves(points) if lift_falls else _returns_to_rest(points)
        made = [self._cycle(triple, points[-1], span, lift_falls=lift_falls) for triple in triples]
        return [c for c in made if self.active[c.turn] and self._lasts(c)]

    def _empty_handed_dropped(self, points: list[Extreme], span: Span) -> list[Extreme]:
        """Without bending to the load after walking in, and standing up from it before walking out.

        Nobody walks in a film that begins and ends on the spot: then the load was on the floor before the first lift
        and after the last, and one way up or down too many has been seen.
        """
        kept = list(points)
        if len(kept) > 1 and not kept[0].is_high and self.walking[span.rows.start : kept[1].row].any():
            kept = kept[1:]
        if len(kept) > 1 and not kept[-1].is_high and self.walking[kept[-2].row : span.rows.stop].any():
            kept = kept[:-1]
        if len(kept) > 2 and not kept[0].is_high and not kept[-1].is_high:
            kept = kept[1:]
        return kept

    def shortfalls(self, span: Span, cycles: list[Cycle]) -> list[Shortfall]:
        """Movements there and back, between the reps or soon before or after them, that no rep was made from."""
        found: list[Shortfall] = []
        used = {row for cycle in cycles for row in cycle.extremes}
        worth = WORTH_SHOWING_LIFT if self.spec.order == "concentric-first" else WORTH_SHOWING
        points = self._extremes(span, max(self.min_rom, worth * self.typical))
        for before, low, after in zip(points, points[1:], points[2:], strict=False):
            if not low.is_high and low.row not in used and self._is_near(low, cycles, found):
                travel = min(before.value, after.value) - low.value
                found.append(Shortfall(before.row, low.row, after.row, float(travel / self.typical)))
        return found

    def _is_near(self, low: Extreme, cycles: list[Cycle], shortfalls: list[Shortfall]) -> bool:
        """Among the reps and the shortfalls so far, or no further from them than the pause within a set."""
        if not cycles:
            return False
        ends = [cycles[-1].end, *(s.end for s in shortfalls)]
        first, last = self.times[cycles[0].start] - LONE, self.times[max(ends)] + LONE
        return bool(first <= self.times[low.row] <= last)

    def _extremes(self, span: Span, hysteresis: float) -> list[Extreme]:
        offset = span.rows.start
        return [Extreme(p.row + offset, p.value, p.is_high) for p in extremes(self.signal[span.rows], hysteresis)]

    def _merged(self, points: list[Extreme]) -> list[Extreme]:
        """Without interior rests that are far short of rest: the two lows around one become the lower of them."""
        if len(points) < 5:
            return points
        rest = median([p.value for p in points if p.is_high])
        kept = list(points)
        for inner in [p for p in points[1:-1] if p.is_high and rest - p.value > SHORT_OF_REST * self.typical]:
            at = kept.index(inner)
            if 0 < at < len(kept) - 1:
                kept[at - 1 : at + 2] = [min(kept[at - 1], kept[at + 1], key=lambda p: p.value)]
        return kept

    def _cycle(self, triple: tuple[Extreme, Extreme, Extreme], last: Extreme, span: Span, *, lift_falls: bool) -> Cycle:
        a, b, c = triple
        # A rest between two reps was reached, however short it fell; the last one may be cut by the film's end.
        cut = c == last and (self._goes_on(b, c, span) or abs(c.value - b.value) < ARRIVED * self.typical)
        return make_cycle(
            self.signal,
            self.times,
            (a.row, b.row, c.row),
            falls_first=a.value >= b.value,
            lift_falls=lift_falls,
            finished=not cut,
        )

    def _goes_on(self, turn: Extreme, rest: Extreme, span: Span) -> bool:
        """The span ends on the way to rest; who came to rest and stands may be highest in the last row of all."""
        at_the_end = span.rows.stop - max(2, round(EVENT / even_step(self.times)))
        return arrival(self.signal, turn.row, rest.row, abs(rest.value - turn.value)) >= at_the_end

    def _lasts(self, cycle: Cycle) -> bool:
        """Not a flicker; a cut rep may be short."""
        return cycle.start == cycle.turn or self.times[cycle.end] - self.times[cycle.start] >= self.spec.seconds[0]


def _returns_to_rest(points: list[Extreme]) -> list[tuple[Extreme, Extreme, Extreme]]:
    """(rest, turn, rest) around each low that is followed by a high; a film that opens at the turn starts there."""
    lows = [at for at, point in enumerate(points[:-1]) if not point.is_high]
    return [(points[max(at - 1, 0)], points[at], points[at + 1]) for at in lows]


def _pairs_of_halves(points: list[Extreme]) -> list[tuple[Extreme, Extreme, Extreme]]:
    """Half-cycles by twos, rounded down; the odd one out is an eccentric at the start (picking up) or the last."""
    if len(points) < 3:
        return []
    begin = 0 if len(points) % 2 or points[0].is_high else 1
    return [(points[i], points[i + 1], points[i + 2]) for i in range(begin, len(points) - 2, 2)]


def _without_set_up(cycles: list[Cycle], times: FloatArray) -> list[Cycle]:
    """Drops a lone first or last movement, smaller than the others and far from them: picking up, putting down."""
    kept = list(cycles)
    for end in (0, -1):
        if len(kept) < 3:
            break
        others = kept[1:] if end == 0 else kept[:-1]
        usual = median([c.rom for c in others])
        pause = times[kept[1].start] - times[kept[0].end] if end == 0 else times[kept[-1].start] - times[kept[-2].end]
        two_reps = 2.0 * median([times[c.end] - times[c.start] for c in others])
        if kept[end].rom < VISIBLE * usual and pause > max(LONE, two_reps):
            kept.pop(end)
    return kept
