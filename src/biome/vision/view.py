"""A part of the picture that is looked at by itself, and how what is found in it lies in the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from biome.vision.pose import Pose

Rgb = NDArray[np.uint8]


@dataclass(frozen=True)
class View:
    """A rectangle of a picture, pixels; right and bottom are the first beyond it."""

    left: int
    top: int
    right: int
    bottom: int

    def of(self, rgb: Rgb) -> Rgb:
        """That part of the picture."""
        return rgb[self.top : self.bottom, self.left : self.right]

    def back(self, pose: Pose, rgb: Rgb) -> Pose:
        """A pose found in this part, in shares of the whole picture."""
        size = np.array([self.right - self.left, self.bottom - self.top], np.float32)
        corner = np.array([self.left, self.top], np.float32)
        return replace(pose, image=(pose.image * size + corner) / np.array(rgb.shape[1::-1], np.float32))
