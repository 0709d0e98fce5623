"""Stretches of film in a movement's posture, and which of their first and last half-cycles were seen well enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.extremes import Extreme
from biome.engine.ranks import median
from biome.engine.track import FloatArray

AT_THE_END = 0.35  # s from the film's first or last frame that still count as its end
VISIBLE = 0.75  # of the typical excursion that a half-cycle cut by the film's end must show
ARRIVED = 0.90  # of it that a half-cycle must show when the posture or the body was lost
SOON, MOVING = 0.25, 0.08  # s, and share of the typical excursion, that tell moving from resting at a span's edge
LEAVING, WAITING = 0.15, 1.0  # share of the way up, and s, that tell waiting on the floor from the middle of a rep


@dataclass(frozen=True)
class Span:
    """Rows in posture, and whether the film itself begins or ends there."""

    rows: slice
    opens_film: bool
    closes_film: bool

    @classmethod
    def of(cls, rows: slice, times: FloatArray, film_end: float) -> Span:
        """times (n,) s since the film's first frame; film_end: s of its last."""
        return cls(rows, float(times[rows.start]) <= AT_THE_END, film_end - float(times[rows.stop - 1]) <= AT_THE_END)


def without_cut_ends(
    points: list[Extreme], span: Span, typical: float, signal: FloatArray, times: FloatArray, *, by_halves: bool
) -> list[Extreme]:
    """The extremes of a span without a first or a last half-cycle of which too little is visible.

    by_halves: the movement is counted by half-cycles (concentric-first), so that each must be seen for itself. A half
    that begins or ends at rest is whole, however small; one that the span's edge cuts must show enough.
    """
    if len(points) < 2:
        return []
    edge = _Edge(span, typical, signal, times)
    opens = span.opens_film and not _waits_at_the_low(points, span, signal, times)
    whole = not edge.moves_at_start() or _travel(points[:2]) >= VISIBLE * typical
    kept = _without_cut_start(points, opens, whole, by_halves=by_halves)
    if len(kept) < 2:
        return []
    # Against the way there, not against the set: the return of a shallow rep is as short as its descent.
    reference = min(typical, _travel(kept[-3:-1])) if len(kept) > 2 else typical
    enough = _travel(kept[-2:]) >= (VISIBLE if span.closes_film else ARRIVED) * reference
    return kept if enough or not edge.moves_at_end() else kept[:-1]


@dataclass(frozen=True, eq=False)
class _Edge:
    """Whether the body is in the middle of a movement where a span begins or ends."""

    span: Span
    typical: float
    signal: FloatArray
    times: FloatArray

    def moves_at_start(self) -> bool:
        """The signal has left its first value soon after."""
        return self._moves(self.signal[self.span.rows])

    def moves_at_end(self) -> bool:
        """The signal was elsewhere shortly before its last value."""
        return self._moves(self.signal[self.span.rows][::-1])

    def _moves(self, values: FloatArray) -> bool:
        soon = max(1, round(SOON / median(np.diff(self.times))))
        return bool(np.abs(values[: soon + 1] - values[0]).max() > MOVING * self.typical)


def _without_cut_start(points: list[Extreme], opens_film: bool, whole: bool, *, by_halves: bool) -> list[Extreme]:
    if by_halves:
        return points if whole else points[1:]
    if opens_film:
        # A return to rest counts from its turning point, however little of the way down was filmed.
        return points
    # The body came into posture here: the low it came from (the floor, a chair) is not a turning point.
    if points[0].is_high:
        return points if whole else points[2:]
    return points[1:]


def _waits_at_the_low(points: list[Extreme], span: Span, signal: FloatArray, times: FloatArray) -> bool:
    """The film opens with the body waiting at the low: on the floor before a plank, not in the middle of a rep."""
    if points[0].is_high:
        return False
    opening = signal[span.rows.start : points[1].row + 1]
    left = np.abs(opening - points[0].value) > LEAVING * _travel(points[:2])
    return float(times[span.rows.start + int(np.argmax(left))] - times[span.rows.start]) > WAITING


def _travel(pair: list[Extreme]) -> float:
    return abs(pair[1].value - pair[0].value)
