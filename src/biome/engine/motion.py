"""Motion: a pose track on an even clock, filtered, with y up, and the points of the body by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from biome.engine.report import Side
from biome.engine.skeleton import SIDED, Landmark, joint
from biome.engine.smooth import interpolated, low_pass, without_outliers
from biome.engine.track import BoolArray, FloatArray, IntArray, PoseTrack

JUDGING_CUTOFF = 6.0  # Hz; keeps what a limb can do in a controlled lift
OUTLINE_CUTOFF = 3.0  # Hz; a back changes its shape no faster than the lift goes, and its edge flickers
OUTLINE_GAP = 0.5  # s; a trunk's outline lost for longer (an arm, a plate before it) is not interpolated
OUTSIDE = 0.02  # share of the picture by which a landmark may lie outside it
LONG_GAP = 1.0  # s; a body lost for longer is not interpolated
SIDES: tuple[Side, Side] = ("left", "right")
JOINTS = {joint(name, side) for name in SIDED for side in SIDES}
SEEN = sorted(JOINTS | set(range(Landmark.MOUTH_RIGHT + 1)))  # read in the picture, where the face is one point
PLACED = sorted(JOINTS | {Landmark.NOSE})  # read in space


@dataclass(frozen=True, eq=False)
class Motion:
    """One body moving, n rows at an even rate. y is up in both spaces; world z is away from the camera.

    Fingers, and in space eyes and mouth, are not filtered: no measure reads them.
    """

    times: FloatArray  # (n,) s
    frames: IntArray  # (n,) source frame numbers
    image: FloatArray  # (n, 33, 2) px, y up
    world: FloatArray  # (n, 33, 3) m, y up
    visibility: FloatArray  # (n, 33)
    known: BoolArray  # (n,) a body was found here, or close enough before and after
    rate: float  # rows a second
    width: int
    height: int
    outline: FloatArray  # (n, 9, 2) as in PoseTrack; NaN where it was not seen

    def __len__(self) -> int:
        return len(self.times)

    def point(self, name: str, side: str) -> FloatArray:
        """(n, 2) px of one joint."""
        return self.image[:, joint(name, side)]

    def mid(self, name: str) -> FloatArray:
        """(n, 2) px halfway between the left and the right joint."""
        return (self.point(name, "left") + self.point(name, "right")) / 2

    def world_point(self, name: str, side: str) -> FloatArray:
        """(n, 3) m of one joint."""
        return self.world[:, joint(name, side)]

    def world_mid(self, name: str) -> FloatArray:
        """(n, 3) m halfway between the left and the right joint."""
        return (self.world_point(name, "left") + self.world_point(name, "right")) / 2

    def nose(self) -> FloatArray:
        """(n, 2) px."""
        return self.image[:, Landmark.NOSE]

    def seen(self, name: str, side: str) -> FloatArray:
        """(n,) visibility of one joint."""
        return self.visibility[:, joint(name, side)]

    def rows(self, seconds: float) -> int:
        """How many rows ``seconds`` are, at least one."""
        return max(1, round(seconds * self.rate))


def settle(track: PoseTrack) -> Motion | None:
    """The track on an even clock, bridged and filtered; None without two frames of a body near one another."""
    found = track.found
    if found.sum() < 2:
        return None
    start, end = track.times[found][[0, -1]]
    rate = (len(track) - 1) / track.seconds  # the mean: 24 fps sampled at 15 alternates between two steps
    times = np.arange(start, end + 0.5 / rate, 1.0 / rate)
    known = _known(times, track.times[found])
    if not known.any():
        return None
    image = _even(track.image, track.times, found, times) * [1.0, -1.0]
    world = _even(track.world, track.times, found, times) * [1.0, -1.0, 1.0]
    return Motion(
        times=times,
        frames=np.rint(np.interp(times, track.times, track.frames)).astype(int),
        image=_filtered(image, rate, SEEN),
        world=_filtered(world, rate, PLACED),
        visibility=_even(_visible(track), track.times, found, times),
        known=known,
        rate=rate,
        width=track.width,
        height=track.height,
        outline=_outline(track, times, rate),
    )


def _outline(track: PoseTrack, even: FloatArray, rate: float) -> FloatArray:
    """(m, 9, 2) the trunk's outline on the even clock, each place for itself: what hides one need not hide the next."""
    raw = track.outline.reshape(len(track), -1).astype(float)
    values, near = np.zeros((len(even), raw.shape[1])), np.zeros((len(even), raw.shape[1]), dtype=bool)
    for place, column in enumerate(raw.T):
        seen = np.isfinite(column)
        if seen.sum() > 1:
            times = track.times[seen]
            values[:, place] = np.interp(even, times, column[seen])
            within = (even > times[0] - OUTLINE_GAP) & (even < times[-1] + OUTLINE_GAP)
            near[:, place] = within & (_gap(even, times) <= OUTLINE_GAP)
    if near.any():
        values = low_pass(without_outliers(values), rate, OUTLINE_CUTOFF)
    return np.where(near, values, np.nan).reshape(len(even), *track.outline.shape[1:])


def _visible(track: PoseTrack) -> FloatArray:
    """(n, 33) visibility, 0 for landmarks outside the picture: the model places them, but nobody saw them."""
    x, y = track.image[..., 0] / track.width, track.image[..., 1] / track.height
    inside = (x > -OUTSIDE) & (x < 1 + OUTSIDE) & (y > -OUTSIDE) & (y < 1 + OUTSIDE)
    return np.where(inside, track.visibility, 0.0)


def _even(values: FloatArray, times: FloatArray, found: BoolArray, even: FloatArray) -> FloatArray:
    return interpolated(even, times[found], values[found])


def _filtered(values: FloatArray, rate: float, read: Sequence[int]) -> FloatArray:
    """(n, 33, ...) with the landmarks that some measure reads filtered."""
    values[:, read] = low_pass(without_outliers(np.take(values, read, axis=1)), rate, JUDGING_CUTOFF)
    return values


def _known(even: FloatArray, found_times: FloatArray) -> BoolArray:
    """False inside gaps longer than LONG_GAP."""
    return _gap(even, found_times) <= LONG_GAP


def _gap(even: FloatArray, seen_times: FloatArray) -> FloatArray:
    """(m,) seconds between the sightings before and after each moment; infinite when there are not two."""
    if len(seen_times) < 2:
        return np.full(len(even), np.inf)
    after = np.clip(np.searchsorted(seen_times, even), 1, len(seen_times) - 1)
    return seen_times[after] - seen_times[after - 1]
