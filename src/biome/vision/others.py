"""Is somebody else in the picture? A sparse search for other people, and how large they are.

BlazePose asked for several people in a whole picture names the same one again or nobody: the most prominent body
outshines the rest. So the strips of picture to the left and to the right of the followed body are searched instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import Landmark
from biome.vision.decode import Picture
from biome.vision.pose import Detector, Pose
from biome.vision.view import View

INTERVAL = 3.0
"""Seconds between two searches, each of which costs about as much as two analysed frames."""
MARGIN = 0.08
"""Of the followed body's length, kept out of the search beside it: hands, feet and plates reach beyond landmarks."""
NARROWEST = 0.15
"""Of the followed body's length: a strip narrower than this holds nobody who matters."""
SURE = 0.7
"""Mean visibility from which a body in a strip is one; benches and bags read 0.45-0.65, bystanders 0.65-0.84."""
CHAIN = ("SHOULDER", "HIP", "KNEE", "ANKLE")


class Bystanders:
    """Searches every few seconds for people other than the followed one.

    ``left`` and ``right`` are body lengths of the largest found on either side of them, shares of theirs.
    """

    def __init__(self, model: Path, interval: float = INTERVAL) -> None:
        self._model = model
        self._interval = interval
        self._due = 0.0
        self._detector: Detector | None = None
        self.left = self.right = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._detector is not None:
            self._detector.__exit__(kind, error, trace)

    @property
    def place(self) -> str:
        """Where the followed one is among those found: "left", "middle", "right", or "" when there was nobody else."""
        if self.left and self.right:
            return "middle"
        return "right" if self.left else "left" if self.right else ""

    def share(self, picture: Picture, followed: Pose | None) -> float:
        """Body length of the largest other person as a share of the followed one's; 0 alone, NaN when not searched."""
        if followed is None or picture.time < self._due:
            return float("nan")
        self._due = picture.time + self._interval
        self._detector = self._detector or Detector(self._model, video=False)
        body = pixels(followed, picture.rgb)
        largest = 0.0
        for other in seek(self._detector, picture.rgb, body):
            share = body_length(other_body := pixels(other, picture.rgb)) / body_length(body)
            largest = max(largest, share)
            if other_body[:, 0].mean() < body[:, 0].mean():
                self.left = max(self.left, share)
            else:
                self.right = max(self.right, share)
        return largest


def seek(detector: Detector, rgb: NDArray[np.uint8], body: NDArray[np.float32]) -> Iterator[Pose]:
    """The people left and right of the ``body`` ((33, 2) pixels), if any, in shares of the whole picture."""
    for view in beside(rgb, body):
        found = detector.search(view.of(rgb))
        if found is not None and found.visibility.mean() >= SURE:
            yield view.back(found, rgb)


def beside(rgb: NDArray[np.uint8], body: NDArray[np.float32]) -> list[View]:
    """The picture left and right of the ``body`` ((33, 2) pixels), where that is wide enough to search."""
    height, width = rgb.shape[:2]
    length = body_length(body)
    left = min(max(0, int(body[:, 0].min() - MARGIN * length)), width)
    right = min(max(0, int(body[:, 0].max() + MARGIN * length)), width)
    strips = (View(0, 0, left, height), View(right, 0, width, height))
    return [strip for strip in strips if strip.right - strip.left > NARROWEST * length]


def pixels(pose: Pose, rgb: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(33, 2) pixels of the picture."""
    return pose.image * np.array(rgb.shape[1::-1], np.float32)


def body_length(body: NDArray[np.float32]) -> float:
    """Shoulder to ankle along the body in pixels, the longer side: bending does not shorten it."""
    sides = ([Landmark[f"{side}_{name}"] for name in CHAIN] for side in ("LEFT", "RIGHT"))
    return max(float(np.linalg.norm(np.diff(body[chain], axis=0), axis=1).sum()) for chain in sides) or 1.0
