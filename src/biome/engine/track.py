"""PoseTrack: the one type that every stage of the pipeline takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import COUNT

FloatArray = NDArray[np.floating]
IntArray = NDArray[np.integer]
BoolArray = NDArray[np.bool_]

OUTLINE = np.arange(1, 10) / 10.0
"""Where along the line mid-hip to mid-shoulder the trunk's outline is measured, shares of that line."""
ARRAYS = ("times", "frames", "image", "world", "visibility", "others", "outline")
"""Fields with one row per analysed frame."""


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
    outline: FloatArray = field(default_factory=lambda: np.empty((0, len(OUTLINE), 2), np.float32))
    """(n, 9, 2) the trunk's silhouette: from the line mid-hip to mid-shoulder at OUTLINE out to the body's edge, as a
    share of that line's length; first to the left of one who looks from hips to shoulders, then to the right. NaN where
    it was not measured or could not be; left away, it is NaN throughout (tracks kept before it existed)."""

    place: str = ""
    """Where the followed person is among several in the picture: "left", "middle" or "right"; empty when alone."""
    damaged: int = 0
    """Frames of the film as filmed that are missing or did not decode as they should."""

    def __post_init__(self) -> None:
        n = len(self.times)
        if n and not len(self.outline):
            object.__setattr__(self, "outline", np.full((n, len(OUTLINE), 2), np.nan, np.float32))
        shapes = {
            "frames": (n,),
            "image": (n, COUNT, 2),
            "world": (n, COUNT, 3),
            "visibility": (n, COUNT),
            "others": (n,),
            "outline": (n, len(OUTLINE), 2),
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
        return replace(self, **{name: getattr(self, name)[chosen] for name in ARRAYS})
