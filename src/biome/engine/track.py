"""PoseTrack: the one type that every stage of the pipeline takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import COUNT

FloatArray = NDArray[np.floating]
IntArray = NDArray[np.integer]
BoolArray = NDArray[np.bool_]


class InvalidTrack(ValueError):
    """The arrays of a pose track must have equal length and its times must rise."""


@dataclass(frozen=True, eq=False)
class PoseTrack:
    """One person's body through a film, one row per analysed frame (n rows).

    Rows where nobody was found hold NaN in ``image`` and ``world`` and 0 in ``visibility``.
    """

    times: FloatArray
    """(n,) seconds since the film's first frame, strictly rising; from real timestamps, not from the frame rate."""
    frames: IntArray
    """(n,) 0-based index of the frame in the film as filmed (source frames, not the sampled ones)."""
    image: FloatArray
    """(n, 33, 2) pixels of the upright picture, x to the right, y *down*."""
    world: FloatArray
    """(n, 33, 3) metres, hip-centred, MediaPipe's axes: x to the picture's right, y down, z away from the camera."""
    visibility: FloatArray
    """(n, 33) BlazePose's visibility, 0-1, uncalibrated: good for gates only."""
    width: int
    """Upright picture width in pixels (after the rotation flag)."""
    height: int
    """Upright picture height in pixels."""
    fps: float
    """Mean source frames per second; for display. Times are the truth."""
    total_frames: int
    """Frames in the film as filmed."""
    others: FloatArray
    """(n,) body height of the largest *other* person as a share of the followed one's: 0 when alone, NaN where this
    frame was not searched for others (the search is sparse)."""

    def __post_init__(self) -> None:
        n = len(self.times)
        shapes = {
            "frames": (n,),
            "image": (n, COUNT, 2),
            "world": (n, COUNT, 3),
            "visibility": (n, COUNT),
            "others": (n,),
        }
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                raise InvalidTrack(f"{name} has shape {getattr(self, name).shape}, expected {shape}")
        if n > 1 and not (np.diff(self.times) > 0).all():
            raise InvalidTrack("times must rise strictly")

    def __len__(self) -> int:
        return len(self.times)

    @property
    def found(self) -> BoolArray:
        """(n,) true where a body was found."""
        return np.isfinite(self.image[:, 0, 0])

    @property
    def seconds(self) -> float:
        """Length of the analysed span."""
        return float(self.times[-1] - self.times[0]) if len(self) > 1 else 0.0

    def rows(self, chosen: slice | IntArray | BoolArray) -> PoseTrack:
        """The same film cut to the chosen rows."""
        arrays = {
            name: getattr(self, name)[chosen] for name in ("times", "frames", "image", "world", "visibility", "others")
        }
        return replace(self, **arrays)
