"""Following one body through a film: with the lean model, and with the trunk's outline where that can be of use."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import Landmark
from biome.vision.model import BUNDLE
from biome.vision.pose import Detector, Pose

WINDOW = 1.0
"""Seconds over which it is judged whether the body is seen from the side."""
SIDE_ON, TURNED = 60.0, 45.0
"""Degrees of yaw from which the outline is measured, and under which it is not any more. The measures that read it ask
for 65 over the set; a single second may be a little less."""
BETWEEN_MASKS = 0.18
"""Seconds at least: five masks a second show a back round itself, and cost half of what the landmarks do."""
APART = 0.1
"""Of the picture's height between the middles of two bodies that are not the same person's."""

Rgb = NDArray[np.uint8]


class Follower:
    """Follows a body from picture to picture, as ``Detector`` does.

    With ``outlines`` the trunk's outline is measured wherever the body has been seen from the side for a second: from
    the front a mask shows no back. The mask is a second, full detector's, so that the landmarks are as without it.
    """

    def __init__(self, model: Path, outlines: bool = False) -> None:
        self._model = model
        self._outlines = outlines
        self._detector = Detector(model)
        self._masker: Detector | None = None
        self._recent: deque[tuple[float, float]] = deque()
        self._side_on = False
        self._masked = -np.inf

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._detector.__exit__(kind, error, trace)
        self._unmask()

    def follow(self, rgb: Rgb, seconds: float) -> Pose | None:
        """The body in the next picture of the film, or None."""
        pose = self._detector.follow(rgb, seconds)
        if not self._outlines or pose is None:
            return pose
        self._side_on = self._is_side_on(pose, seconds)
        if not self._side_on or seconds - self._masked < BETWEEN_MASKS:
            return pose
        self._masked = seconds
        return self._outlined(pose, rgb, seconds)

    def forget(self) -> None:
        """Look anew for a body in the next picture: the one followed is not the one that is meant."""
        self._detector.__exit__(None, None, None)
        self._detector = Detector(self._model)
        self._unmask()

    def _is_side_on(self, pose: Pose, seconds: float) -> bool:
        """Whether the body has been turned to the side of late; as it was while there is too little to say."""
        self._recent.append((seconds, yaw(pose)))
        while seconds - self._recent[0][0] > WINDOW:
            self._recent.popleft()
        if seconds - self._recent[0][0] < WINDOW / 2:
            return self._side_on
        turned = float(np.median([angle for _, angle in self._recent]))
        return turned > (TURNED if self._side_on else SIDE_ON)

    def _outlined(self, pose: Pose, rgb: Rgb, seconds: float) -> Pose:
        """The pose with its trunk's outline, if the full detector sees the same body."""
        self._masker = self._masker or Detector(self._model.with_name(BUNDLE), outlines=True)
        masked = self._masker.follow(rgb, seconds)
        if masked is None or np.linalg.norm(middle(masked) - middle(pose)) > APART:
            self._unmask()
            return pose
        return replace(pose, outline=masked.outline)

    def _unmask(self) -> None:
        if self._masker is not None:
            self._masker.__exit__(None, None, None)
        self._masker = None


def yaw(pose: Pose) -> float:
    """How far the body is turned from facing the camera or its back, 0-90 degrees."""
    ends = [(Landmark[f"LEFT_{name}"], Landmark[f"RIGHT_{name}"]) for name in ("HIP", "SHOULDER")]
    across = np.sum([pose.world[left] - pose.world[right] for left, right in ends], axis=0)
    return float(np.degrees(np.arcsin(np.clip(abs(across[2]) / max(float(np.linalg.norm(across)), 1e-6), 0.0, 1.0))))


def middle(pose: Pose) -> NDArray[np.float32]:
    """(2,) of hips and shoulders, shares of the picture."""
    names = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
    return pose.image[list(names)].mean(axis=0)
