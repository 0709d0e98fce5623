"""Is somebody else in the picture? A sparse search for other people, and how large they are."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import Landmark
from biome.vision.decode import Picture
from biome.vision.pose import Detector, Pose

PEOPLE = 3
INTERVAL = 3.0
"""Seconds between two searches, each of which costs about as much as four analysed frames."""
SAME_OVERLAP = 0.3
"""Intersection over union of two bodies' boxes from which they are one body found twice."""
SAME_DISTANCE = 0.25
"""Distance of two bodies' centres in body lengths under which they are one."""
CHAIN = ("SHOULDER", "HIP", "KNEE", "ANKLE")


class Bystanders:
    """Searches every few seconds for people other than the followed one."""

    def __init__(self, model: Path, interval: float = INTERVAL) -> None:
        self._model = model
        self._interval = interval
        self._due = 0.0
        self._detector: Detector | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._detector is not None:
            self._detector.__exit__(kind, error, trace)

    def share(self, picture: Picture, followed: Pose | None) -> float:
        """Body length of the largest other person as a share of the followed one's; 0 alone, NaN when not searched."""
        if followed is None or picture.time < self._due:
            return float("nan")
        self._due = picture.time + self._interval
        self._detector = self._detector or Detector(self._model, PEOPLE)
        size = np.array([picture.width, picture.height], np.float32)
        return largest_other(followed.image * size, [pose.image * size for pose in self._detector.search(picture.rgb)])


def largest_other(followed: NDArray[np.float32], found: list[NDArray[np.float32]]) -> float:
    """Length of the largest of the ``found`` bodies that is not the followed one, over its length; 0 for none.

    All are (33, 2) in pixels.
    """
    own = body_length(followed)
    return max((body_length(body) / own for body in found if not _same(body, followed)), default=0.0)


def body_length(body: NDArray[np.float32]) -> float:
    """Shoulder to ankle along the body in pixels, the longer side: bending does not shorten it."""
    sides = ([Landmark[f"{side}_{name}"] for name in CHAIN] for side in ("LEFT", "RIGHT"))
    return max(float(np.linalg.norm(np.diff(body[chain], axis=0), axis=1).sum()) for chain in sides) or 1.0


def _same(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    apart = float(np.linalg.norm(one.mean(axis=0) - other.mean(axis=0)))
    return apart < SAME_DISTANCE * max(body_length(one), body_length(other)) or _overlap(one, other) > SAME_OVERLAP


def _overlap(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    low = np.maximum(one.min(axis=0), other.min(axis=0))
    high = np.minimum(one.max(axis=0), other.max(axis=0))
    shared = float(np.prod(np.maximum(high - low, 0)))
    areas = [float(np.prod(body.max(axis=0) - body.min(axis=0))) for body in (one, other)]
    return shared / (sum(areas) - shared) if shared else 0.0
