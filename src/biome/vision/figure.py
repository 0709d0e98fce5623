"""The followed body at any moment of the film, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biome.engine.report import Side
from biome.engine.skeleton import BONES, Landmark, joint
from biome.engine.track import PoseTrack
from biome.vision import ink
from biome.vision.ink import Canvas, Colour

LONGEST_GAP = 0.35
"""Seconds between two found bodies over which the body between them may be drawn."""
SEEN = 0.35
"""Visibility under which a landmark is not drawn."""
FAR = Colour(128, 160, 190)
MIDDLE = Colour(226, 232, 240)

SIDES: tuple[Side, ...] = ("left", "right")
BODY_LINE = ("SHOULDER", "HIP", "ANKLE")
MOVING = {("HIP", "KNEE", "ANKLE"): 1.0, ("SHOULDER", "ELBOW", "WRIST"): 1.0, ("SHOULDER", "HIP", "KNEE"): 0.7}
"""Joints whose angle may be shown, weighted: in a squat hip and knee bend alike, and lifters speak of the knee."""
JOINTS = sorted({Landmark[name] for bone in BONES for name in bone if "HEEL" not in name and "FOOT" not in name})

Triple = tuple[Landmark, Landmark, Landmark]


@dataclass(frozen=True)
class Figure:
    """A body at one moment."""

    points: NDArray[np.float32]
    """(33, 2) pixels of the film as filmed."""
    visibility: NDArray[np.float32]
    """(33,)"""


@dataclass(frozen=True)
class Dial:
    """The angle that is shown through the film."""

    joint: Triple
    bend: float
    """The side it usually bends to, seen from its first landmark to its last: 1 to the right, -1 to the left."""


class Motion:
    """The body through the film, for every frame: a little smoothed, and interpolated between analysed frames."""

    def __init__(self, track: PoseTrack) -> None:
        found = track.found
        self._times = track.times[found]
        self._points = _smoothed(track.image[found], self._times)
        self._visibility = track.visibility[found]
        self.near: Side = max(SIDES, key=self._seen)

    def at(self, seconds: float) -> Figure | None:
        """The body at that moment; None where it was not found."""
        if not len(self._times):
            return None
        after = int(np.searchsorted(self._times, seconds))
        if after == 0 or after == len(self._times):
            row = min(after, len(self._times) - 1)
            close = abs(self._times[row] - seconds) <= LONGEST_GAP / 2
            return Figure(self._points[row], self._visibility[row]) if close else None
        gap = self._times[after] - self._times[after - 1]
        share = np.float32((seconds - self._times[after - 1]) / gap)
        if gap > LONGEST_GAP:
            return None
        return Figure(
            self._points[after - 1] * (1 - share) + self._points[after] * share,
            self._visibility[after - 1] * (1 - share) + self._visibility[after] * share,
        )

    def dial(self, hold: bool) -> Dial:
        """The joint whose angle tells most: the body's line in a hold, else the near side's that moves most."""
        weights = {_triple(names, self.near): weight for names, weight in MOVING.items()}
        most = max(weights, key=lambda triple: weights[triple] * self._swing(triple))
        chosen = _triple(BODY_LINE, self.near) if hold else most
        first, middle, last = (self._points[:, int(mark)] for mark in chosen)
        chord, out = last - first, middle - first
        return Dial(chosen, float(np.sign((chord[:, 0] * out[:, 1] - chord[:, 1] * out[:, 0]).sum())))

    def _swing(self, triple: Triple) -> float:
        """Degrees the joint moves through, less where it is seldom seen."""
        if not len(self._times):
            return 0.0
        low, high = np.percentile(angle(self._points, triple), (10, 90))
        return float(high - low) * float((self._visibility[:, triple].min(axis=1) >= SEEN).mean()) ** 2

    def _seen(self, side: Side) -> float:
        marks = [joint(name, side) for name in ("SHOULDER", "HIP", "KNEE")]
        return float(self._visibility[:, marks].mean()) if len(self._times) else 0.0


def angle(points: NDArray[np.float32], triple: Triple) -> NDArray[np.float32]:
    """Interior angle in degrees at the middle of three landmarks; points (..., 33, 2)."""
    first, middle, last = (points[..., int(mark), :] for mark in triple)
    one, other = first - middle, last - middle
    cross = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
    return np.degrees(np.abs(np.arctan2(cross, (one * other).sum(axis=-1)))).astype(np.float32)


def draw_body(canvas: Canvas, figure: Figure, colours: Mapping[Side, Colour], scale: float, size: float) -> None:
    """The skeleton on the picture; ``scale`` from film pixels to the canvas', ``size`` the thickness of a bone.

    Each side is drawn in its colour, a side without one thinner and dimmed, and first.
    """
    points = figure.points * np.float32(scale)
    for start, end in sorted(BONES, key=lambda bone: _side(bone) in colours):
        a, b = Landmark[start], Landmark[end]
        if min(figure.visibility[a], figure.visibility[b]) >= SEEN:
            side = _side((start, end))
            colour = MIDDLE if side is None else colours.get(side, FAR)
            width = size if colour is not FAR else size * 0.7
            ink.stroke(canvas, _at(points, a), _at(points, b), width, colour, edge=size * 0.35)
    for mark in JOINTS:
        if figure.visibility[mark] >= SEEN:
            ink.disc(canvas, _at(points, mark), size * 0.62, ink.WHITE, edge=size * 0.25)


def _side(bone: tuple[str, str]) -> Side | None:
    """The side of the body a bone belongs to; None for one across it."""
    sides = {name.split("_")[0].lower() for name in bone}
    return "left" if sides == {"left"} else "right" if sides == {"right"} else None


def draw_angle(canvas: Canvas, figure: Figure, dial: Dial, scale: float, size: float) -> None:
    """The arc and the degrees at the main joint."""
    if min(figure.visibility[mark] for mark in dial.joint) < SEEN:
        return
    points = figure.points * np.float32(scale)
    first, middle, last = (_at(points, mark) for mark in dial.joint)
    radius = size * 4.5
    ink.arc(canvas, middle, (first, last), radius, size * 0.5, ink.WHITE)
    text = f"{angle(figure.points, dial.joint):.0f}°"
    width, height = ink.measure(text, size * 4)
    x, y = _beside((first, middle, last), dial.bend, radius + size * 1.5, (width, height))
    x = min(max(x, size), canvas.shape[1] - width - size)
    ink.panel(canvas, x - size, y - size * 0.3, width + 2 * size, height + size * 0.6, size * 1.4)
    ink.letters(canvas, x, y, text, size * 4)


def _beside(limb: tuple[ink.Point, ink.Point, ink.Point], bend: float, away: float, size: tuple[int, int]) -> ink.Point:
    """Where a label of that size goes: outside the bend, and on the side it usually bends to while it is straight."""
    first, middle, last = (np.array(point) for point in limb)
    chord = last - first
    direction = 2 * middle - first - last + bend * np.array([-chord[1], chord[0]])
    direction = direction / (np.linalg.norm(direction) or 1.0)
    centre = middle + direction * (away + abs(direction[0]) * size[0] / 2)
    return float(centre[0] - size[0] / 2), float(centre[1] - size[1] / 2)


def _at(points: NDArray[np.float32], mark: Landmark) -> ink.Point:
    return float(points[mark, 0]), float(points[mark, 1])


def _triple(names: tuple[str, str, str], side: Side) -> Triple:
    first, middle, last = names
    return joint(first, side), joint(middle, side), joint(last, side)


def _smoothed(points: NDArray[np.floating], times: NDArray[np.floating]) -> NDArray[np.float32]:
    """A light average with both neighbours where they are near in time: drawn bones should not tremble."""
    smooth = points.astype(np.float32)
    if len(points) > 2:
        near = (np.diff(times)[:-1] < LONGEST_GAP) & (np.diff(times)[1:] < LONGEST_GAP)
        average = 0.25 * points[:-2] + 0.5 * points[1:-1] + 0.25 * points[2:]
        smooth[1:-1][near] = average[near]
    return smooth
