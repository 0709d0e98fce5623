"""The rows of a track as they come in: numbers only, no pictures."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import COUNT
from biome.engine.track import OUTLINE, FloatArray, PoseTrack
from biome.vision.info import FilmInfo
from biome.vision.pose import Pose

NOBODY = Pose(
    image=np.full((COUNT, 2), np.nan, np.float32),
    world=np.full((COUNT, 3), np.nan, np.float32),
    visibility=np.zeros(COUNT, np.float32),
)
UNMEASURED = np.full((len(OUTLINE), 2), np.nan, np.float32)


class Rows:
    """Collects what was seen in each analysed frame."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self._frames: list[int] = []
        self._poses: list[Pose | None] = []
        self._others: list[float] = []

    def add(self, time: float, frame: int, pose: Pose | None, others: float) -> None:
        """One more frame; poses are in shares of the picture, times rise."""
        self._times.append(time)
        self._frames.append(frame)
        self._poses.append(pose)
        self._others.append(others)

    def track(self, info: FilmInfo, total_frames: int, place: str = "", damaged: int = 0) -> PoseTrack:
        """All of it as a track, in the film's pixels."""
        size = np.array([info.width, info.height], np.float32)
        poses = [pose or NOBODY for pose in self._poses]
        n = len(poses)
        return PoseTrack(
            times=np.array(self._times),
            frames=np.array(self._frames, np.int64),
            image=np.array([pose.image for pose in poses], np.float32).reshape(n, COUNT, 2) * size,
            world=np.array([pose.world for pose in poses], np.float32).reshape(n, COUNT, 3),
            visibility=np.array([pose.visibility for pose in poses], np.float32).reshape(n, COUNT),
            width=info.width,
            height=info.height,
            fps=info.fps,
            total_frames=total_frames,
            others=np.array(self._others, np.float32),
            outline=_outlines(poses),
            place=place,
            damaged=damaged,
        )


def _outlines(poses: list[Pose]) -> FloatArray:
    """(n, 9, 2), NaN where it was not measured."""
    rows = [UNMEASURED if pose.outline is None else pose.outline for pose in poses]
    return np.array(rows, np.float32).reshape(len(poses), *UNMEASURED.shape)
