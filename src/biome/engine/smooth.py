"""Filters over time: bridge gaps, reject outliers, low-pass without delay. All work along the first axis.

In numpy alone: importing scipy.signal and scipy.ndimage took longer than everything the engine does with a film
(docs/speed.md). The tests hold these few functions against scipy's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.ranks import median, medians
from biome.engine.track import BoolArray, FloatArray

SHORTEST, PADDED = 12, 9  # rows of the shortest series that is filtered, and by how many it is continued
BLOCK = 32  # rows that are filtered at a time
PIECE = 128  # rows of which medians are taken at a time
MAD_TO_SD = 1.4826  # of a normal distribution


def bridge(values: FloatArray, known: BoolArray) -> FloatArray:
    """Linear interpolation over the rows that are not ``known``; the ends keep the nearest known row.

    values (n, ...), known (n,). With nothing known, NaN throughout.
    """
    if known.all():
        return values
    if not known.any():
        return np.full_like(values, np.nan)
    return interpolated(np.arange(len(values)), np.flatnonzero(known), values[known])


def interpolated(at: ArrayLike, times: ArrayLike, values: FloatArray) -> FloatArray:
    """(m, ...) the values (n, ...) of rising times (n,) as straight lines at other times (m,); beyond both ends the
    nearest value. numpy's interp for all columns at once."""
    at, times = np.asarray(at, dtype=float), np.asarray(times, dtype=float)
    if len(times) == 1:
        return np.repeat(values, len(at), axis=0)
    after = np.clip(np.searchsorted(times, at), 1, len(times) - 1)
    share = np.clip((at - times[after - 1]) / (times[after] - times[after - 1]), 0.0, 1.0)
    share = share.reshape(-1, *[1] * (values.ndim - 1))
    return (1.0 - share) * values[after - 1] + share * values[after]


def running_median(values: FloatArray, window: int) -> FloatArray:
    """(n, ...) median over ``window`` rows (odd) about each row; the ends see their own value repeated.

    The shifted series are compared with each other, whole arrays at a time: many times as fast for a track as a median
    of every window.
    """
    return _middle(_windows(values, window))


def _windows(values: FloatArray, window: int) -> list[FloatArray]:
    """The series shifted by every row of a window about each row, the ends repeated."""
    margins = [(window // 2, window // 2)] + [(0, 0)] * (values.ndim - 1)
    padded = np.pad(values, margins, mode="edge")
    return [padded[at : at + len(values)] for at in range(window)]


def _middle(shifted: list[FloatArray]) -> FloatArray:
    """The median of an odd number of arrays, element by element; a piece at a time, which a processor's cache holds."""
    if shifted[0].ndim == 1:  # too few numbers to make up for going through them so often
        return np.sort(np.stack(shifted), axis=0)[len(shifted) // 2]
    pieces = range(0, len(shifted[0]), PIECE)
    return np.concatenate([_selected([values[at : at + PIECE] for values in shifted]) for at in pieces])


def _selected(shifted: list[FloatArray]) -> FloatArray:
    """The median of an odd number of arrays, element by element.

    Of one more than half of them the least and the greatest cannot be the median: they are forgotten, the next array
    comes in, and so on until one is left.
    """
    most = len(shifted) // 2 + 2
    kept, coming = list(shifted[:most]), list(shifted[most:])
    while len(kept) > 1:
        for at in range(len(kept) - 1):
            kept[at], kept[at + 1] = np.minimum(kept[at], kept[at + 1]), np.maximum(kept[at], kept[at + 1])
        for at in range(len(kept) - 2, 0, -1):
            kept[at - 1], kept[at] = np.minimum(kept[at - 1], kept[at]), np.maximum(kept[at - 1], kept[at])
        kept = kept[1:-1] + coming[:1]
        coming = coming[1:]
    return kept[0]


def without_outliers(values: FloatArray, *, window: int = 7, limit: float = 4.0) -> FloatArray:
    """Samples more than ``limit`` deviations from a running median are replaced by it (Hampel filter).

    A landmark that jumps to another body part for a frame or two is an outlier, not a movement. The deviation is that
    of the window about its own median: where a limb turns quickly it is large, and the turning point is kept. It is
    never less than the usual distance from the median, or stillness would make outliers of its own noise.
    """
    if len(values) < window:
        return values
    around = _windows(values, window)
    centre = _middle(around)
    distance = np.abs(values - centre)
    usual = np.broadcast_to(medians(distance), values.shape)
    suspects = np.flatnonzero(distance > limit * np.maximum(MAD_TO_SD * usual, 1e-6))
    middle = centre.reshape(-1)[suspects]
    within = medians(np.abs(np.stack([value.reshape(-1)[suspects] for value in around]) - middle))
    outliers = suspects[distance.reshape(-1)[suspects] > limit * MAD_TO_SD * within]
    mended = values.copy()
    mended.reshape(-1)[outliers] = centre.reshape(-1)[outliers]
    return mended


def low_pass(values: FloatArray, rate: float, cutoff: float) -> FloatArray:
    """Second-order Butterworth, forwards and backwards: no delay, so turning points keep their times.

    rate: samples a second; cutoff: Hz. Left as it is when the cutoff is beyond what the rate can carry.
    """
    if len(values) < SHORTEST or cutoff >= 0.45 * rate:
        return values
    pad = min(len(values) - 2, PADDED)
    before = 2 * values[0] - values[pad:0:-1]
    after = 2 * values[-1] - values[-2 : -pad - 2 : -1]
    padded = np.concatenate([before, values, after])
    forwards = _butterworth(padded, cutoff / rate)
    return _butterworth(forwards[::-1], cutoff / rate)[::-1][pad:-pad]


def _butterworth(values: FloatArray, frequency: float) -> FloatArray:
    """One pass of the filter, begun as if the first value had always been there. frequency: cutoff over rate.

    The recursion is run a block of rows at a time, its state carried from block to block: what a block passes on is
    linear in its state and its rows, so that each is two products of small matrices instead of a loop over rows.
    """
    carried, block = _recursion(frequency), BLOCK
    columns = values.reshape(len(values), -1)
    state, passed = carried.begun * columns[:1], np.empty_like(columns, dtype=float)
    for start in range(0, len(columns), block):
        rows = columns[start : start + block]
        here = len(rows)
        passed[start : start + here] = carried.seen_of_state[:here] @ state + carried.seen_of_rows[:here, :here] @ rows
        if here == block:
            state = carried.state_of_state @ state + carried.state_of_rows @ rows
    return passed.reshape(values.shape)


@dataclass(frozen=True, eq=False)
class _Recursion:
    """What the filter makes of one block of rows, and of its two numbers of state before them."""

    seen_of_state: FloatArray  # (BLOCK, 2)
    seen_of_rows: FloatArray  # (BLOCK, BLOCK)
    state_of_state: FloatArray  # (2, 2)
    state_of_rows: FloatArray  # (2, BLOCK)
    begun: FloatArray  # (2, 1) the state after one value for ever


@lru_cache(maxsize=32)
def _recursion(frequency: float) -> _Recursion:
    """The matrices of a second-order Butterworth filter in transposed direct form II."""
    k = math.tan(math.pi * frequency)
    norm = 1.0 / (1.0 + math.sqrt(2.0) * k + k * k)
    b0 = k * k * norm
    a1, a2 = 2.0 * (k * k - 1.0) * norm, (1.0 - math.sqrt(2.0) * k + k * k) * norm
    step = np.array([[-a1, 1.0], [-a2, 0.0]])  # the state after a row, of the state before it
    taken = np.array([2.0 * b0 - a1 * b0, b0 - a2 * b0])  # and of the row
    powers = [np.eye(2)]
    for _ in range(BLOCK):
        powers.append(step @ powers[-1])
    answer = np.array([b0] + [(power @ taken)[0] for power in powers[: BLOCK - 1]])  # to a single 1
    ago = np.subtract.outer(np.arange(BLOCK), np.arange(BLOCK))
    return _Recursion(
        seen_of_state=np.array([power[0] for power in powers[:BLOCK]]),
        seen_of_rows=np.where(ago >= 0, answer[np.abs(ago)], 0.0),
        state_of_state=powers[BLOCK],
        state_of_rows=np.array([power @ taken for power in powers[BLOCK - 1 :: -1]]).T,
        begun=np.array([[1.0 - b0], [b0 - a2]]),
    )


def theil_sen(times: FloatArray, values: FloatArray) -> float:
    """The median of the slopes between all pairs (n,), (n,): a trend that outliers do not bend."""
    first, second = np.triu_indices(len(times), k=1)
    return median((values[second] - values[first]) / (times[second] - times[first]))


def close_gaps(mask: BoolArray, most: int) -> BoolArray:
    """The mask with inner gaps of at most ``most`` rows filled."""
    closed = mask.copy()
    for gap in runs(~mask):
        if gap.start > 0 and gap.stop < len(mask) and gap.stop - gap.start <= most:
            closed[gap] = True
    return closed


def runs(mask: BoolArray) -> list[slice]:
    """The stretches of true rows, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
