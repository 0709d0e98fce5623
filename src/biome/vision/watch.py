"""A film in, a PoseTrack out: decode, pose, and how far along it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from biome.engine.skeleton import COUNT
from biome.engine.track import OUTLINE, FloatArray, PoseTrack
from biome.vision.ahead import ahead
from biome.vision.container import Film, cores, opened
from biome.vision.decode import Decoder, Picture
from biome.vision.follow import Follower
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.others import Bystanders
from biome.vision.pose import Pose
from biome.vision.probe import probe
from biome.vision.progress import Progress, Teller

LONG_SIDE = 1280
NOBODY = Pose(
    image=np.full((COUNT, 2), np.nan, np.float32),
    world=np.full((COUNT, 3), np.nan, np.float32),
    visibility=np.zeros(COUNT, np.float32),
)
UNMEASURED = np.full((len(OUTLINE), 2), np.nan, np.float32)


class Rows:
    """The rows of a track as they come in: numbers only, no pictures."""

    def __init__(self) -> None:
        self._times: list[float] = []
        self._frames: list[int] = []
        self._poses: list[Pose | None] = []
        self._others: list[float] = []

    def add(self, picture: Picture, pose: Pose | None, others: float) -> None:
        self._times.append(picture.time)
        self._frames.append(picture.frame)
        self._poses.append(pose)
        self._others.append(others)

    def track(self, info: FilmInfo, total_frames: int) -> PoseTrack:
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
        )


def _outlines(poses: list[Pose]) -> FloatArray:
    """(n, 9, 2), NaN where it was not measured."""
    rows = [UNMEASURED if pose.outline is None else pose.outline for pose in poses]
    return np.array(rows, np.float32).reshape(len(poses), *UNMEASURED.shape)


def watch(
    film: Film,
    model: Path,
    rate: float,
    progress: Callable[[Progress], None] | None = None,
    limits: Limits = DEFAULT,
    *,
    outlines: bool = False,
) -> PoseTrack:
    """The body's landmarks through ``film``, about ``rate`` analysed frames a second.

    ``model`` is the verified pose bundle; ``outlines`` asks for the trunk's outline where the body is seen from the
    side. ``progress`` is called a few times a second and once at the end. Raises FilmError when the film cannot be
    analysed; a film with nobody in it is a track without poses, not an error.
    """
    info = probe(film, limits)
    teller = Teller(progress, info.total_frames)
    rows = Rows()
    with ExitStack() as stack:
        source = stack.enter_context(opened(film, limits))
        follower = stack.enter_context(Follower(model, outlines))
        bystanders = stack.enter_context(Bystanders(model))
        decoder = Decoder(source, info, rate, LONG_SIDE, limits)
        pictures = stack.enter_context(ahead(decoder)) if cores() > 1 else decoder
        for picture in pictures:
            pose = follower.follow(picture.rgb, picture.time)
            rows.add(picture, pose, bystanders.share(picture, pose))
            teller.tell(picture.frame + 1)
    teller.done(decoder.frames_read)
    return rows.track(info, decoder.frames_read)


__all__ = ["Progress", "watch"]
