"""Counting: from the rep signal to repetitions and to attempts that fell short.

The rule is domain/real-clips.md section 1: alternate extremes with a hysteresis relative to the typical excursion,
no thresholds against a global rest level; eccentric-first movements count returns to rest, concentric-first ones
pairs of half-cycles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.cycles import Cycle, make_cycle
from biome.engine.extremes import Extreme, excursions, extremes, typical_excursion
from biome.engine.smooth import bridge, low_pass, runs
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import SignalSpec

COUNTING_CUTOFF = 3.0  # Hz
REVERSAL = 0.575  # of the typical excursion
SHORT_OF_REST = 0.40  # an interior rest this far short of rest is a wobble inside one rep
VISIBLE = 0.75  # of the typical excursion that a half-cycle cut by the film's end must show
ARRIVED = 0.90  # of it that a half-cycle must show when the posture or the body was lost
BRIDGED = 1.0  # s of lost body that do not split the set
AT_THE_END = 0.35  # s from the film's first or last frame that still count as its end
LEAVING, WAITING = 0.15, 1.0  # share of the way up, and s, that tell waiting on the floor from the middle of a rep
LONE = 5.0  # s of distance that make a small first or last movement a set-up rather than a rep


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


@dataclass(frozen=True)
class _Span:
    """A stretch of the film in the pattern's posture, and whether the film itself ends there."""

    rows: slice
    opens_film: bool
    closes_film: bool


def count(values: FloatArray, times: FloatArray, active: BoolArray, spec: SignalSpec, min_rom: float, film_end: float) -> Count:
    """Repetitions in a signal. values (n,) raw; active (n,) in posture and seen; film_end: s of the film's last frame."""
    rate = 1.0 / max(float(np.median(np.diff(times))), 1e-6) if len(times) > 1 else 15.0
    usable = _close_gaps(active, round(BRIDGED * rate))
    oriented = values if spec.turn == "low" else -values
    signal = low_pass(bridge(oriented, active & np.isfinite(oriented)), rate, COUNTING_CUTOFF) if active.any() else oriented
    spans = [_span(rows, times, film_end) for rows in runs(usable) if rows.stop - rows.start > 2]
    travels = [excursions(extremes(signal[s.rows], min_rom)) for s in spans]
    typical = typical_excursion(np.concatenate(travels)) if travels else 0.0
    cycles: list[Cycle] = []
    shortfalls: list[Shortfall] = []
    for span in spans:
        points = _merged(_located(signal, span, max(min_rom, REVERSAL * typical)), typical)
        found = [c for c in _cycles(points, span, typical, spec, signal, times) if active[c.turn]]
        cycles += found
        shortfalls += _shortfalls(signal, span, min_rom, typical, found, spec)
    shown = np.where(usable, signal, np.nan)
    return Count(tuple(_without_set_up(cycles, times)), tuple(shortfalls), shown, typical)


def _close_gaps(mask: BoolArray, most: int) -> BoolArray:
    closed = mask.copy()
    for gap in runs(~mask):
        if gap.start > 0 and gap.stop < len(mask) and gap.stop - gap.start <= most:
            closed[gap] = True
    return closed


def _span(rows: slice, times: FloatArray, film_end: float) -> _Span:
    return _Span(rows, times[rows.start] <= AT_THE_END, film_end - times[rows.stop - 1] <= AT_THE_END)


def _located(signal: FloatArray, span: _Span, hysteresis: float) -> list[Extreme]:
    return [Extreme(p.row + span.rows.start, p.value, p.is_high) for p in extremes(signal[span.rows], hysteresis)]


def _merged(points: list[Extreme], typical: float) -> list[Extreme]:
    """Without interior rests that are far short of rest: the two lows around one become the lower of them."""
    if len(points) < 5:
        return points
    rest = float(np.median([p.value for p in points if p.is_high]))
    kept = list(points)
    for inner in [p for p in points[1:-1] if p.is_high and rest - p.value > SHORT_OF_REST * typical]:
        at = kept.index(inner)
        if 0 < at < len(kept) - 1:
            lower = min(kept[at - 1], kept[at + 1], key=lambda p: p.value)
            kept[at - 1 : at + 2] = [lower]
    return kept


def _cycles(
    points: list[Extreme], span: _Span, typical: float, spec: SignalSpec, signal: FloatArray, times: FloatArray
) -> list[Cycle]:
    lift_falls = spec.order == "concentric-first"
    points = _without_cut_ends(points, span, typical, lift_falls, signal, times)
    triples = _pairs_of_halves(points) if lift_falls else _returns_to_rest(points)
    made = []
    for a, b, c in triples:
        cut = c.row >= span.rows.stop - 2  # the film or the posture ended while the body was still moving
        finished = abs(c.value - b.value) >= ARRIVED * typical and not cut
        cycle = make_cycle(
            signal, times, (a.row, b.row, c.row), falls_first=a.value >= b.value, lift_falls=lift_falls, finished=finished
        )
        if spec.seconds[0] <= times[c.row] - times[a.row] or finished:
            made.append(cycle)
    return made


def _without_cut_ends(
    points: list[Extreme], span: _Span, typical: float, lift_falls: bool, signal: FloatArray, times: FloatArray
) -> list[Extreme]:
    """Drops a first or a last half-cycle of which too little is visible."""
    kept = _without_cut_start(points, span, typical, lift_falls, signal, times)
    if len(kept) < 2:
        return []
    last = abs(kept[-1].value - kept[-2].value)
    closed = last >= (VISIBLE if span.closes_film else ARRIVED) * typical
    return kept if closed else kept[:-1]


def _without_cut_start(
    points: list[Extreme], span: _Span, typical: float, lift_falls: bool, signal: FloatArray, times: FloatArray
) -> list[Extreme]:
    if len(points) < 2:
        return []
    whole = abs(points[1].value - points[0].value) >= VISIBLE * typical
    if span.opens_film and not _lies_waiting(points, span, signal, times):
        # A return to rest counts from its turning point, however little of the way down was filmed.
        return points if whole or not lift_falls else points[1:]
    if lift_falls:
        return points if whole else points[1:]
    # The body came into posture here: the low it came from (the floor, a chair) is not a turning point.
    return points if whole and points[0].is_high else points[1 if not points[0].is_high else 2 :]


def _lies_waiting(points: list[Extreme], span: _Span, signal: FloatArray, times: FloatArray) -> bool:
    """The film opens with the body waiting at the low: on the floor before a plank, not in the middle of a rep."""
    if points[0].is_high:
        return False
    opening = signal[span.rows.start : points[1].row + 1]
    left = np.abs(opening - points[0].value) > LEAVING * abs(points[1].value - points[0].value)
    return bool(times[span.rows.start + int(np.argmax(left))] - times[span.rows.start] > WAITING)


def _returns_to_rest(points: list[Extreme]) -> list[tuple[Extreme, Extreme, Extreme]]:
    """(rest, turn, rest) around each low that is followed by a high; a film that opens at the turn starts there."""
    triples = []
    for at, low in enumerate(points[:-1]):
        if not low.is_high:
            triples.append((points[at - 1] if at else low, low, points[at + 1]))
    return triples


def _pairs_of_halves(points: list[Extreme]) -> list[tuple[Extreme, Extreme, Extreme]]:
    """Half-cycles by twos, rounded down; the odd one out is an eccentric at the start (picking up) or the last."""
    halves = len(points) - 1
    begin = 1 if halves % 2 and halves > 0 and not points[0].is_high else 0
    return [(points[i], points[i + 1], points[i + 2]) for i in range(begin, len(points) - 2, 2)]


def _without_set_up(cycles: list[Cycle], times: FloatArray) -> list[Cycle]:
    """Drops a lone first or last movement that is smaller than the others and far from them (picking up, putting down)."""
    kept = list(cycles)
    for end in (0, -1):
        if len(kept) < 3:
            break
        others = kept[1:] if end == 0 else kept[:-1]
        usual = float(np.median([c.rom for c in others]))
        pause = times[kept[1].start] - times[kept[0].end] if end == 0 else times[kept[-1].start] - times[kept[-2].end]
        two_reps = 2.0 * float(np.median([times[c.end] - times[c.start] for c in others]))
        if kept[end].rom < VISIBLE * usual and pause > max(LONE, two_reps):
            kept.pop(end)
    return kept


def _shortfalls(
    signal: FloatArray, span: _Span, min_rom: float, typical: float, cycles: list[Cycle], spec: SignalSpec
) -> list[Shortfall]:
    """Movements down and back of at least a third of a rep that no counted rep contains."""
    found = []
    points = _located(signal, span, max(min_rom, typical / 3.0))
    for before, low, after in zip(points, points[1:], points[2:], strict=False):
        travel = min(before.value - low.value, after.value - low.value)
        inside = any(c.start <= low.row <= c.end for c in cycles)
        if not low.is_high and not inside and cycles and cycles[0].start <= low.row <= cycles[-1].end:
            found.append(Shortfall(before.row, low.row, after.row, float(travel / typical)))
    return found
