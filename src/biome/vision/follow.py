"""Following one body through a film: with the lean model, and with the trunk's outline where that can be of use."""

from __future__ import annotations

from collections import deque
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


class Follower:
    """Follows a body from picture to picture, as ``Detector`` does.

    With ``outlines`` the trunk's outline is measured wherever the body has been seen from the side for a second: the
    mask it comes from costs half as much again as the landmarks, and from the front it shows no back.
    """

    def __init__(self, model: Path, outlines: bool = False) -> None:
        self._model = model
        self._outlines = outlines
        self._masking = False
        self._detector = Detector(model)
        self._recent: deque[tuple[float, float]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._detector.__exit__(kind, error, trace)

    def follow(self, rgb: NDArray[np.uint8], seconds: float) -> Pose | None:
        """The body in the next picture of the film, or None."""
        pose = self._detector.follow(rgb, seconds)
        if self._outlines and pose is not None:
            self._choose(pose, seconds)
        return pose

    def _choose(self, pose: Pose, seconds: float) -> None:
        """Change the detector when the body has turned to the side, or away from it."""
        self._recent.append((seconds, yaw(pose)))
        while self._recent[-1][0] - self._recent[0][0] > WINDOW:
            self._recent.popleft()
        if self._recent[-1][0] - self._recent[0][0] < WINDOW / 2:
            return
        turned = float(np.median([angle for _, angle in self._recent]))
        masking = turned > (TURNED if self._masking else SIDE_ON)
        if masking != self._masking:
            self._masking = masking
            self._detector.__exit__(None, None, None)
            self._detector = Detector(self._model.with_name(BUNDLE) if masking else self._model, outlines=masking)


def yaw(pose: Pose) -> float:
    """How far the body is turned from facing the camera or its back, 0-90 degrees."""
    lines = [
        pose.world[Landmark[f"LEFT_{name}"]] - pose.world[Landmark[f"RIGHT_{name}"]] for name in ("HIP", "SHOULDER")
    ]
    across = lines[0] + lines[1]
    return float(np.degrees(np.arcsin(np.clip(abs(across[2]) / max(float(np.linalg.norm(across)), 1e-6), 0.0, 1.0))))
